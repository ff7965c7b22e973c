"""How much of a plan's text its outline and its card hold, and which dates and numbers no fact of the card holds.

What was taken in and understood is told apart from what was only taken in: whoever ingests a plan sees where to look.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields, is_dataclass
from enum import StrEnum
from operator import attrgetter
from typing import Any

from ingest.markers import marker
from knowledge.card import Award, Card, Deadline, Duty, Phase, Reference
from knowledge.dates import find_dates
from knowledge.documents import NUMBER
from knowledge.plan import PlanVersion
from knowledge.span import Span
from knowledge.text import fold, squeeze

_WHOLE_PARTS = frozenset({"objects", "purposes", "requirements", "works"})
"""Fields of the card that hold whole parts of the text as they stand: nothing in them has been understood."""

_FIGURE = re.compile(r"(?<![\w/.,-])\d+(?:[.,]\d+)*(?:\s?%)?(?![\w/-])")
_YEAR = re.compile(r"(?:19|20)\d\d$")
_PROVISION = re.compile(
    r"\b(?:dieu|khoan|diem|muc|chuong|phan|phu luc|dot|quy|nam|thang|lan thu|thu|so|tu lenh|khoa|nhiem ky)\s*$"
)
"""What a number behind it only counts or names: "Điều 5", "khoản 2", "Đợt 1"."""
_BEFORE = 60
"""Characters before a number among which stands what it counts."""

_NEAR = 40
"""So many characters of the line are shown on either side."""


class LooseKind(StrEnum):
    """What no fact holds."""

    DATE = "date"
    NUMBER = "number"


@dataclass(frozen=True, slots=True)
class Loose:
    """A date or number that no fact holds: as it stands, and the words of its line around it."""

    kind: LooseKind
    text: str
    near: str
    span: Span


@dataclass(frozen=True, slots=True)
class Coverage:
    """Lines of the text that are not blank, how many of them a part or a fact holds, and what no fact holds."""

    lines: int
    held: int
    loose: tuple[Loose, ...]

    @property
    def percent(self) -> int:
        """The share of lines that are held, 0 to 100; 100 only where all are."""
        return 100 * self.held // self.lines if self.lines else 0

    def count(self, kind: LooseKind) -> int:
        """How many dates or numbers no fact holds."""
        return sum(one.kind is kind for one in self.loose)


def coverage_of(version: PlanVersion) -> Coverage:
    """The coverage of a plan's text."""
    lines = [Span(*match.span()) for match in re.finditer(r"\S[^\n]*", version.text)]
    parts = [section.span for section in version.sections if section.depth == 0 and section.style != "region"]
    holding = _Merged([*parts, *spans_of(version.card)])
    held = sum(map(holding.meet, lines))
    return Coverage(len(lines), held, tuple(_loose(version, lines)))


def spans_of(value: Any) -> Iterator[Span]:
    """Every span in a card or in a fact of one."""
    waiting = [value]
    while waiting:
        one = waiting.pop()
        if type(one) is Span:
            yield one
        elif type(one) is tuple:
            waiting += reversed(one)
        else:
            waiting += [getattr(one, name) for name in reversed(_names(type(one)))]


_NAMES: dict[type[Any], tuple[str, ...]] = {}


def _names(kind: type[Any]) -> tuple[str, ...]:
    """The names of the fields of a kind of fact, asked for once; none of what is no fact."""
    if kind not in _NAMES:
        _NAMES[kind] = tuple(one.name for one in fields(kind)) if is_dataclass(kind) else ()
    return _NAMES[kind]


def _understood(card: Card) -> list[Any]:
    """The facts that say more than that a part of the text is there; checks are none."""
    return [getattr(card, one.name) for one in fields(card) if one.name not in {*_WHOLE_PARTS, "checks"}]


def _said(value: Any) -> Iterator[Span]:
    """The words of facts, without the sentences that they were read from: such a sentence may say more."""
    if isinstance(value, tuple):
        for one in value:
            yield from _said(one)
    elif isinstance(value, Phase | Deadline | Award | Duty):
        for name in _names(type(value)):
            if name != "span":
                yield from _said(getattr(value, name))
    elif isinstance(value, Reference):
        # The day of a law called by its name stands behind the name.
        yield value.sentence if value.date else value.span
    else:
        yield from spans_of(value)


class _Merged:
    """Spans in order, those that overlap as one, so that nobody has to look at each."""

    def __init__(self, spans: Iterable[Span]) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []
        for span in sorted(spans, key=_ORDER):
            if self._ends and span.start <= self._ends[-1]:
                self._ends[-1] = max(self._ends[-1], span.end)
            else:
                self._starts.append(span.start)
                self._ends.append(span.end)

    def meet(self, span: Span) -> bool:
        """Whether any of them has a character in common with a span."""
        at = bisect_right(self._ends, span.start)
        return at < len(self._ends) and self._starts[at] < span.end


_ORDER = attrgetter("start", "end")


def _loose(version: PlanVersion, lines: Sequence[Span]) -> Iterator[Loose]:
    """The dates outside the words of all facts, and the numbers outside their sentences, in the order of the text."""
    text, facts = version.text, _understood(version.card)
    held = {
        LooseKind.DATE: _Merged(span for fact in facts for span in _said(fact)),
        LooseKind.NUMBER: _Merged(span for fact in facts for span in spans_of(fact)),
    }
    dates = [mention for mention in find_dates(text) if mention.value.month and not mention.misread]
    taken = _Merged([one.span for one in dates] + [Span(*match.span()) for match in NUMBER.finditer(text)])
    found = [(LooseKind.DATE, mention.span) for mention in dates]
    found += [(LooseKind.NUMBER, span) for line in lines for span in _figures(text, line) if not taken.meet(span)]
    starts = [line.start for line in lines]
    for kind, span in sorted(found, key=lambda one: _ORDER(one[1])):
        if not held[kind].meet(span):
            line = lines[bisect_right(starts, span.start) - 1]
            yield Loose(kind, squeeze(span.of(text)), _near(text, line, span), span)


def _near(text: str, line: Span, span: Span) -> str:
    """The whole words of the line around a span."""
    before, after = text[line.start : span.start], text[span.end : max(line.end, span.end)]
    if len(before) > _NEAR:
        before = before[-_NEAR:].partition(" ")[2]
    if len(after) > _NEAR:
        after = after[:_NEAR].rpartition(" ")[0]
    return squeeze(f"{before}{span.of(text)}{after}")


def _figures(text: str, line: Span) -> Iterator[Span]:
    """The numbers of a line that count or measure something; not its own number, years, or names of provisions."""
    mark = marker(line.of(text))
    for match in _FIGURE.finditer(text, line.start + (mark.length if mark else 0), line.end):
        if not _YEAR.match(match.group()) and not _PROVISION.search(
            fold(text[max(line.start, match.start() - _BEFORE) : match.start()])
        ):
            yield Span(*match.span())
