"""What whoever ingests a plan should look at, in words."""

from bot.wording.cli import Words
from knowledge.card import Check


def check_line(check: Check, words: Words) -> str:
    """A check in words."""
    return words(f"check.{check.key}", **check.values)
