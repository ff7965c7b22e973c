"""The gate: a version becomes current only if it is sound and its facts can be asked for.

Sound: passages cover the text in order, ids are those of this version, every span lies in the text and reads
back to its quote. Asked for: questions made from the card are each answered with the fact's own quote.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise

from ingest.coverage import spans_of
from ingest.errors import IngestError
from knowledge.answers import answer
from knowledge.card import Award, Deadline, Phase
from knowledge.plan import PlanVersion
from knowledge.shelf import Shelf
from knowledge.span import Span
from knowledge.text import fold, squeeze, words


def check_sound(version: PlanVersion) -> None:
    """Raises IngestError, its key `unsound`, where passages, ids or spans do not fit the text."""
    for problem in (*_passages(version), *_spans(version)):
        raise IngestError("unsound", problem=problem)


_MANY = 5
"""So many deadlines of one kind are more than a list of a phone shows with others."""
_DEADLINES = "Có những hạn nộp, mốc thời gian nào?"


def check_answers(version: PlanVersion, today: date) -> None:
    """Raises IngestError, its key `self_test`, with the first question that is not answered by its own quote."""
    if version.card.is_reference:
        return  # it is asked for its articles, not for facts
    shelf = Shelf.of(0, (version,), lambda _query, _k, _among: [])

    def quoted(question: str, spans: Sequence[Span]) -> bool:
        found = answer(shelf, question, plan=version.plan, today=today)
        return any(one.start < span.end and span.start < one.end for one in found.citations for span in spans)

    for wordings, spans in questions(version):
        if not any(quoted(question, spans) for question in wordings):
            raise IngestError("self_test", question=wordings[0], quote=squeeze(spans[0].of(version.text)))


def questions(version: PlanVersion) -> Iterator[tuple[tuple[str, ...], tuple[Span, ...]]]:
    """Wordings of a question for each phase, deadline and award of the card, with the places of which one of them
    must quote one: the fact by its name as the card has it, which may be clumsy, then the list that it stands in,
    then a deadline by the plan's own words.

    No list shows all of many alike deadlines (twelve monthly reports); there any of them will do.
    """
    card = version.card
    for phase in card.phases:
        yield (_about_phase(phase), "Kế hoạch có những đợt thi đua nào?"), (phase.span,)
    for deadline in card.deadlines:
        alike = tuple(one.span for one in card.deadlines if _due(one) == _due(deadline))
        spans = (deadline.span, *(alike if len(alike) >= _MANY else ()))
        itself = squeeze(deadline.span.of(version.text))
        yield (*_about_deadline(deadline), *_about_month(deadline), _DEADLINES, itself), spans
    for award in card.awards:
        yield (_about_award(award), "Có những hình thức khen thưởng nào?"), (award.span,)


def _due(deadline: Deadline) -> str:
    """What is due, whichever month or number it is of."""
    return " ".join(word.text for word in words(deadline.what.value) if not word.text.isdigit())


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
    for place in spans_of(version.card):
        if not whole.holds(place) or not place.of(version.text).strip():
            yield f"fact at {place.start}–{place.end}"
