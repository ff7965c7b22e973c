"""What a digital signature says of itself on the page: who signed with which key, and when.

Its time is the time of a mouse click in some office, not the day of the document, and its lines stand anywhere.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from ingest.readers.layout import Page, Table
from knowledge.text import fold, squeeze

_DAY = r"(?:\d{4}[./-]\d{1,2}[./-]\d{1,2}|\d{1,2}[./-]\d{1,2}[./-]\d{4})"
_CLOCK = r"\d{1,2}[:h]\d{2}(?::\d{2})?(?:\s*[ap]m)?(?:\s*[+-]\d{2}[:']?\d{2}'?)?"
_MOMENT = re.compile(rf"(?:{_DAY}[ t,]*{_CLOCK}|{_CLOCK}[ ,]*{_DAY})")
"""A day with its time: 2031.05.06 09:07:08 +07:00, 06/05/2031 09:07."""
_OPENS = re.compile(
    r"(?:ky (?:so )?boi\b|(?:ngay|thoi gian|gio) ky(?: so)?\s*:|digitally signed\b|signed by\b|signing time\b|"
    r"signature (?:valid|not verified)\b)"
)
"""How a line begins that only a digital signature writes."""
_GOES_ON = re.compile(
    r"(?:nguoi ky|e-?mail|co quan|to chuc|don vi|chuc vu|ly do|noi ky|date|reason|location|cn|dn|ou|o|c)\s*[:=]"
)
"""How lines beside those begin."""
_MOST_BETWEEN = 2


def is_signature(text: str) -> bool:
    """Whether what one signature field shows is its own record, rather than a number or a day for a blank."""
    folded = squeeze(fold(text))
    return bool(_MOMENT.search(folded) or _OPENS.match(folded))


def signature_lines(lines: Sequence[str]) -> set[int]:
    """Which lines of a page are such a record: those that say so, those beside them, what they run over to."""
    folded = [squeeze(fold(line)) for line in lines]
    sure = {at for at, line in enumerate(folded) if _OPENS.match(line) or _MOMENT.fullmatch(line)}
    beside = {at for at, line in enumerate(folded) if _GOES_ON.match(line)}
    found = set(sure)
    for at in sorted(sure):
        for step in (-1, 1):
            found |= _next(at, step, sure | beside, len(folded))
    return found


def unsigned(page: Page) -> tuple[Page, str]:
    """A recognised page without such records, and what they say."""
    lines = ["" if isinstance(item, Table) else " ".join(word.text for word in item) for item in page.items]
    found = signature_lines(lines)
    kept = tuple(item for at, item in enumerate(page.items) if at not in found)
    return replace(page, items=kept), " ".join(lines[at] for at in sorted(found))


def _next(start: int, step: int, told: set[int], count: int) -> set[int]:
    """The lines of the record on one side of a line of it, with what stands between two of them."""
    found: set[int] = set()
    at, between = start + step, list[int]()
    while 0 <= at < count and len(between) <= _MOST_BETWEEN:
        if at in told:
            found |= {at, *between}
            between = []
        else:
            between.append(at)
        at += step
    return found
