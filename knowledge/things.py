"""What is handed in, held or done (`knowledge/vocabulary/things.yaml`)."""

from typing import Literal

from knowledge.text import fold
from knowledge.vocabulary import entries, forms, several

Where = Literal["card", "title", "noun", "question"]
"""What such a thing counts for; the list says what each is."""


def either(where: Where) -> str:
    """A regular expression for any of the things in folded text."""
    return "|".join(forms("things", where))


def due_things() -> str:
    """The same for those that a card takes for what is due, where nothing behind them makes them something else."""
    otherwise = {fold(name): "|".join(several(own, "unless")) for name, own in entries("things").items()}
    return "|".join(f"{one}(?! (?:{otherwise[one]})\\b)" if otherwise[one] else one for one in forms("things", "card"))


def nouns() -> frozenset[str]:
    """Those that say the most of several, folded."""
    return frozenset(forms("things", "noun"))
