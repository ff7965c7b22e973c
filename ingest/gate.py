"""The gate: a version becomes current only if it is sound and its facts can be asked for.

Sound: passages cover the text in order, ids are those of this version, every span lies in the text and reads
back to its quote. Asked for: questions made from the card are each answered with the fact's own quote.
"""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import date
from itertools import pairwise
from typing import Any

from ingest.errors import IngestError
from knowledge.answers import answer
from knowledge.card import Award, Deadline, Phase
from knowledge.plan import PlanVersion
from knowledge.shelf import Shelf
from knowledge.span import Span
from knowledge.text import fold, squeeze


def check_sound(version: PlanVersion) -> None:
    """Raises IngestError, its key `unsound`, where passages, ids or spans do not fit the text."""
    for problem in (*_passages(version), *_spans(version)):
        raise IngestError("unsound", problem=problem)


_DEADLINES = "Có những hạn nộp, mốc thời gian nào?"


def check_answers(version: PlanVersion, today: date) -> None:
    """Raises IngestError, its key `self_test`, with the first question that is not answered by its own quote."""
    shelf = Shelf.of(0, (version,), lambda _query, _k, _among: [])

    def quoted(question: str, span: Span) -> bool:
        found = answer(shelf, question, plan=version.plan, today=today)
        return any(citation.start < span.end and span.start < citation.end for citation in found.citations)

    for wordings, span in questions(version):
        if not any(quoted(question, span) for question in wordings):
            raise IngestError("self_test", question=wordings[0], quote=squeeze(span.of(version.text)))


def questions(version: PlanVersion) -> Iterator[tuple[tuple[str, ...], Span]]:
    """Wordings of a question for each phase, deadline and award of the card, with the place that one of them must
    quote: the fact by its name as the card has it, which may be clumsy, then the list that it stands in."""
    for phase in version.card.phases:
        yield (_about_phase(phase), "Kế hoạch có những đợt thi đua nào?"), phase.span
    for deadline in version.card.deadlines:
        yield (*_about_deadline(deadline), *_about_month(deadline), _DEADLINES), deadline.span
    for award in version.card.awards:
        yield (_about_award(award), "Có những hình thức khen thưởng nào?"), award.span


def _about_phase(phase: Phase) -> str:
    name = phase.name if phase.number is None else f"Đợt {phase.number}"
    return f"{name} từ ngày nào đến ngày nào?"


def _about_deadline(deadline: Deadline) -> tuple[str, ...]:
    what, part = deadline.what.value, deadline.part.value if deadline.part else ""
    bare = f"Hạn {what} là khi nào?"
    return (bare,) if fold(part) in fold(what) else (f"Hạn {what} {part} là khi nào?", bare)


def _about_month(deadline: Deadline) -> Iterator[str]:
    """The list of what is due in its month, where it is dated."""
    due = deadline.due.date
    if due and due.month and due.year:
        yield f"Tháng {due.month}/{due.year} có những mốc nào?"


def _about_award(award: Award) -> str:
    grantor = f" của {award.grantor.value}" if award.grantor else ""
    return f"Tiêu chuẩn {award.form}{grantor}?"


def _passages(version: PlanVersion) -> Iterator[str]:
    """What is wrong with the passages."""
    passages, text = version.passages, version.text
    if [passage.ordinal for passage in passages] != list(range(len(passages))):
        yield "passage ordinals"
    if len({passage.id for passage in passages}) != len(passages):
        yield "passage ids"
    if any((passage.plan, passage.version) != (version.plan, version.version) for passage in passages):
        yield "passages of another version"
    if any(passage.span.of(text) != passage.text for passage in passages):
        yield "passage spans"
    ends = [0, *(offset for p in passages for offset in (p.span.start, p.span.end)), len(text)]
    if any(end < start for start, end in pairwise(ends)):
        yield "passages overlap"
    elif any(text[start:end].strip() for start, end in zip(ends[::2], ends[1::2], strict=True)):
        yield "text without a passage"


def _spans(version: PlanVersion) -> Iterator[str]:
    """What is wrong with the places of sections and facts."""
    whole = Span(0, len(version.text))
    for section in version.sections:
        if not whole.holds(section.span) or not section.span.holds(section.own):
            yield f"section {section.label}"
    for place in _places(version.card):
        if not whole.holds(place) or not place.of(version.text).strip():
            yield f"fact at {place.start}–{place.end}"


def _places(value: Any) -> Iterator[Span]:
    """All spans of a card."""
    if isinstance(value, Span):
        yield value
    elif isinstance(value, tuple):
        for one in value:
            yield from _places(one)
    elif is_dataclass(value):
        for field in fields(value):
            yield from _places(getattr(value, field.name))
