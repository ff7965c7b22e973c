"""The gate: a version becomes current only if it is sound and its facts can be asked for.

Sound: passages cover the text in order, ids are those of this version, every span lies in the text and reads
back to its quote. Asked for: each phase, deadline and award can be said with its own quote.
"""

from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from ingest.coverage import spans_of
from ingest.errors import IngestError
from knowledge.answer import NOTHING_SAID
from knowledge.card import Award, Deadline, Phase
from knowledge.evidence.candidate import Fact, Role
from knowledge.evidence.facts import facts
from knowledge.plan import PlanVersion
from knowledge.question.registry import registry_of
from knowledge.question.understanding import understand
from knowledge.saying import say
from knowledge.saying.context import Context
from knowledge.saying.draft import Draft
from knowledge.shelf import Shelf
from knowledge.span import Span
from knowledge.text import squeeze


def check_sound(version: PlanVersion) -> None:
    """Raises IngestError, its key `unsound`, where passages, ids or spans do not fit the text."""
    for problem in (*_passages(version), *_spans(version)):
        raise IngestError("unsound", problem=problem)


def check_answers(version: PlanVersion, today: date) -> None:
    """Raises IngestError, its key `self_test`, with the first fact that cannot be said with its own quote.

    Each phase, deadline and award is said as it would be to whoever asks for it, and what is cited must hold it.
    """
    shelf = Shelf.of(0, (version,), lambda _query, _k, _among: [])
    registry = registry_of(shelf)
    query, name = understand("", registry, NOTHING_SAID), registry.name(version.plan)
    for candidate in facts(version):
        if candidate.role not in _TESTED:
            continue
        draft = Draft(shelf)
        say(Context(query, version, name, today, draft), candidate)
        [fact] = candidate.facts
        quoted = any(one.start < fact.span.end and fact.span.start < one.end for one in draft.citations)
        if not quoted or not _is_stated(fact, version.text):
            raise IngestError("self_test", question=_asking_for(fact), quote=squeeze(fact.span.of(version.text)))


_TESTED = frozenset({Role.PHASE, Role.DEADLINE, Role.AWARD})


def _is_stated(fact: Fact, text: str) -> bool:
    """Whether the words of a fact stand where it says that they do."""
    if isinstance(fact, Deadline):
        return bool(fact.due.span.of(text).strip()) and fact.what.span.of(text).strip() != ""
    if isinstance(fact, Phase):
        return fact.period is None or bool(fact.period.span.of(text).strip())
    return bool(fact.span.of(text).strip())


def _asking_for(fact: Fact) -> str:
    """The question that a fact answers, as it is told to whoever ingests the plan."""
    if isinstance(fact, Phase):
        name = fact.name if fact.number is None else f"Đợt {fact.number}"
        return f"{name} từ ngày nào đến ngày nào?"
    if isinstance(fact, Deadline):
        return f"Hạn {fact.what.value} là khi nào?"
    return f"Tiêu chuẩn {fact.form}?" if isinstance(fact, Award) else ""


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
