"""The line that a list begins under and that says what its items are of: "Đến năm 2030:"."""

from knowledge.plan import PlanVersion
from knowledge.span import Span
from knowledge.text import WORD

_BULLETS = ("-", "–", "+", "•", "*")


def lead_of(version: PlanVersion, item: Span) -> Span | None:
    """The nearest line above an item of a list that is no item itself, where it ends in a colon; else None."""
    text = version.text
    start = text.rfind("\n", 0, item.start) + 1
    if not text[start:].lstrip().startswith(_BULLETS):
        return None
    while start > 0:
        end = start - 1
        start = text.rfind("\n", 0, end) + 1
        line = text[start:end].strip()
        if WORD.search(line) and not line.startswith(_BULLETS):
            lead = len(text[start:end]) - len(text[start:end].lstrip())
            return Span(start + lead, start + lead + len(line)) if line.endswith(":") else None
    return None
