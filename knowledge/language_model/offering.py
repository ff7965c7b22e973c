"""The candidates that a language model is shown: those that the choice holds best, and what search finds besides."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from knowledge.choice.ranking import Ranked
from knowledge.choice.sights import Sight
from knowledge.evidence.candidate import Candidate, Role
from knowledge.finding import passages_for
from knowledge.plan import PlanVersion
from knowledge.proof import Source
from knowledge.question.understanding import Query
from knowledge.shelf import Shelf
from knowledge.span import Span
from knowledge.text import nfc, squeeze

MOST = 50
"""So many candidates are offered."""

ROOM = 12_000
"""Characters of all of them, with the lines above."""

LONGEST = 900
"""Characters of one; of a longer list its first items."""

_PASSAGES = 12
"""So many passages are searched for what the choice does not hold best."""

_LINES_ABOVE = 3
"""So many of the lines above a candidate are shown, the nearest."""

_PIECES = frozenset({Role.SENTENCE, Role.ITEM, Role.ROW})

_CALLED = {
    Role.NUMBER: "Số, ký hiệu",
    Role.ISSUED: "Ngày ban hành",
    Role.NUMBER_AND_DAY: "Số, ký hiệu, ngày ban hành",
    Role.ISSUER: "Cơ quan ban hành",
    Role.SIGNATORY: "Người ký",
    Role.RECIPIENTS: "Nơi nhận",
    Role.TITLE: "Tên kế hoạch",
    Role.YEARS: "Năm thực hiện, tên kế hoạch",
}
"""What facts of the letterhead are, which stand below no heading."""


@dataclass(frozen=True, slots=True)
class Offer:
    """A candidate that is offered: the stretches of its plan that it is made of, and the lines above it."""

    version: PlanVersion
    role: Role
    parts: tuple[Span, ...]
    above: tuple[str, ...]

    @property
    def text(self) -> str:
        """What it says, a line each stretch, as it stands in the plan."""
        return "\n".join(part.of(self.version.text) for part in self.parts)

    def place(self, span: Span) -> Span:
        """Where in the plan a stretch of the text stands, the whole part where it reaches over several."""
        start = 0
        for part in self.parts:
            size = part.end - part.start
            if start <= span.start < start + size:
                end = min(part.start + span.end - start, part.end)
                return Span(part.start + span.start - start, end)
            start += size + 1
        return self.parts[0]

    def source(self, called: str, year: int | None, withdrawn: Sequence[Span]) -> Source:
        """The candidate as the proof takes it; `withdrawn` are the places of its plan that no longer count."""
        gone = tuple(
            self.version.text[max(part.start, span.start) : min(part.end, span.end)]
            for part in self.parts
            for span in withdrawn
            if span.meets(part)
        )
        return Source(self.version.plan, self.text, self.above, called, year, gone)


def offers_of(shelf: Shelf, query: Query, sights: Sequence[Sight], best: Sequence[Ranked]) -> list[Offer]:
    """What is offered of the plans of some sights: the best of the choice first, then what search finds in them, in
    the order of the plans and of their texts; the same each time."""
    kept: list[tuple[Offer, str]] = []
    room = ROOM
    for sight, found in _in_turn(shelf, query, sights, best):
        candidate = _whole_row(sight, found)
        offer = _offer(sight, candidate)
        text = squeeze(nfc(offer.text)).lower()
        size = len(text) + sum(map(len, offer.above))
        wide = candidate.role is Role.SECTION and candidate.span.end - candidate.span.start > LONGEST
        known = any(text in other for one, other in kept if one.version is offer.version)
        if not text or size > room or wide or known:
            continue
        room -= size
        kept.append((offer, text))
        if len(kept) == MOST:
            break
    order = {sight.plan: at for at, sight in enumerate(sights)}
    return sorted((offer for offer, _ in kept), key=lambda one: (order[one.version.plan], one.parts, str(one.role)))


def _in_turn(
    shelf: Shelf, query: Query, sights: Sequence[Sight], best: Iterable[Ranked]
) -> Iterator[tuple[Sight, Candidate]]:
    yield from ((one.sight, one.candidate) for one in best)
    of_plan = {sight.plan: sight for sight in sights}
    for passage, _ in passages_for(shelf, query, _PASSAGES, list(of_plan)) if of_plan else ():
        sight = of_plan[passage.plan]
        for candidate in sight.evidence.candidates:
            if candidate.role in _PIECES and candidate.span.meets(passage.span):
                yield sight, candidate


def _whole_row(sight: Sight, candidate: Candidate) -> Candidate:
    """The row of a table that a candidate is under another role: only as a row it stands below the head of its columns,
    without which nobody can tell what its cells are."""
    said = candidate.span.of(sight.evidence.version.text)
    if candidate.role is Role.ROW or "\n" in said or not ("|" in said or "\t" in said):
        return candidate
    rows = (one for one in sight.evidence.candidates if one.role is Role.ROW and one.span == candidate.span)
    return next(rows, candidate)


def _offer(sight: Sight, candidate: Candidate) -> Offer:
    text = sight.evidence.version.text
    parts = candidate.parts or (candidate.span,)
    if len(parts) > 1 and candidate.span.end - candidate.span.start <= LONGEST:
        parts = (candidate.span,)
    kept: list[Span] = []
    size = 0
    for part in parts:
        size += part.end - part.start
        if kept and size > LONGEST:
            break
        kept.append(part)
    above = tuple(line for line in candidate.context.split(" › ") if line)[-_LINES_ABOVE:]
    called = _CALLED.get(candidate.role)
    whole = tuple(_shortened(text, part) for part in kept)
    return Offer(sight.evidence.version, candidate.role, whole, (called,) if called else above)


def _shortened(text: str, span: Span) -> Span:
    """A stretch no longer than a candidate may be, cut at the end of a line or sentence."""
    if span.end - span.start <= LONGEST:
        return span
    window = text[span.start : span.start + LONGEST]
    cut = max(window.rfind(mark) for mark in ("\n", ". ", "; ")) + 1
    return Span(span.start, span.start + (cut if cut > LONGEST // 3 else LONGEST))
