"""The card as a whole: every span lies in the text and re-reads to its value; damaged and odd texts; its speed."""

import time
from collections.abc import Iterator
from dataclasses import fields, is_dataclass

import pytest

from ingest.card import extract
from ingest.outline import outline
from knowledge.card import Card, Check, Deadline, Due, Duty, Field, Period, Phase, Reference
from knowledge.dates import find_dates, find_periods
from knowledge.plan import PlanVersion
from knowledge.span import Span
from knowledge.text import fold, squeeze
from tests.ingest.card.excerpts import plan
from tests.ingest.card.test_phases import NUMBERED
from tests.plans_made import HELD_OUT, SAMPLES, SHARED, plans_in

VERSIONS = [*plans_in(SAMPLES), *plans_in(HELD_OUT)]
if (SHARED / "plans").is_dir():
    VERSIONS += plans_in(SHARED / "plans")

RESPELLED = frozenset({"issuer", "superior", "number"})
"""Fields that are put as a person would write them: a letterhead without its capitals, a number without blanks."""


@pytest.mark.parametrize("version", VERSIONS, ids=lambda version: version.plan)
def test_every_fact_of_a_plan_re_reads_from_its_span(version: PlanVersion) -> None:
    re_reads(version.text, version.card)


@pytest.mark.parametrize("body", [body for body, _ in NUMBERED])
def test_every_fact_of_an_excerpt_re_reads_from_its_span(body: str) -> None:
    re_reads(*plan(f"II. THỜI GIAN\n{body}"))


@pytest.mark.parametrize("version", VERSIONS, ids=lambda version: version.plan)
def test_extraction_always_gives_the_same_card(version: PlanVersion) -> None:
    assert extract(version.text, outline(version.text)) == version.card


def test_a_card_is_read_of_text_that_lost_all_its_marks() -> None:
    accented, card = plan(
        "II. THỜI GIAN\n1. Đợt 1: từ 01/02/2031 đến 30/5/2031.\n2. Đợt 2: từ 01/6/2031 đến 30/11/2031.\n"
        "III. KHEN THƯỞNG\n1. Giấy khen của Chủ tịch UBND huyện: tặng tập thể có thành tích tiêu biểu.\n"
        "IV. TỔ CHỨC THỰC HIỆN\n1. Phòng Nội vụ tổng hợp, báo cáo tổng kết trước ngày 05/12/2031."
    )
    bare = "".join(fold(c).upper() if c.isupper() else fold(c) for c in accented)
    damaged = extract(bare, outline(bare))
    assert [p.period for p in damaged.phases] == [p.period for p in card.phases]
    assert [d.due for d in damaged.deadlines] == [d.due for d in card.deadlines]
    assert [(a.form, a.span) for a in damaged.awards] == [(a.form, a.span) for a in card.awards]
    assert [d.unit.span for d in damaged.duties] == [d.unit.span for d in card.duties]


@pytest.mark.parametrize(
    "text", ["", "\n", "x" * 3000, "I. " * 500, "Đợt 1: " * 200, "(" * 400, "“" * 400, "1.1.1." * 300]
)
def test_odd_texts_give_a_card(text: str) -> None:
    re_reads(text, extract(text, outline(text)))


def test_extraction_time_is_reported(record_property: object) -> None:
    text = "\n".join(v.text for v in plans_in(SAMPLES))[:20_000]
    sections = outline(text)
    started = time.perf_counter()
    extract(text, sections)
    record_property("card_ms_20_kb", round((time.perf_counter() - started) * 1000))  # type: ignore[operator]


def is_left_of(value: str, quote: str) -> bool:
    """Whether a value is a quote, or what is left of it without one stretch: the motto that stands among its words."""
    return any(quote.startswith(value[:cut]) and quote.endswith(value[cut:]) for cut in range(len(value) + 1))


def re_reads(text: str, card: Card) -> None:
    """Every span of the card lies in the text, and what stands there says what the fact says."""
    for part in parts(card):
        for name in (f.name for f in fields(part)):
            inside = getattr(part, name)
            if isinstance(inside, Span):
                assert 0 <= inside.start <= inside.end <= len(text)
        check = _CHECKS.get(type(part))
        if check:
            check(text, part)
    for name in ("issuer", "superior", "number"):
        field = getattr(card, name)
        if field:
            assert is_left_of(bare(field.value), bare(field.span.of(text)))
    named = (getattr(card, f.name) for f in fields(card) if f.name not in RESPELLED)
    for field in (part for value in named for part in parts(value) if isinstance(part, Field)):
        assert squeeze(field.value) == squeeze(field.span.of(text)) != ""
    if card.issued:
        assert find_dates(card.issued.span.of(text))[0].value == card.issued_on


def parts(value: object) -> Iterator[object]:
    """A value and all that it is made of, dataclasses only."""
    if isinstance(value, tuple):
        for one in value:
            yield from parts(one)
    elif is_dataclass(value):
        yield value
        if not isinstance(value, Span):
            for f in fields(value):
                yield from parts(getattr(value, f.name))


def bare(text: str) -> str:
    """Folded letters and digits alone."""
    return "".join(c for c in fold(text) if c.isalnum())


def _period(text: str, period: Period) -> None:
    words = period.span.of(text)
    found = [(p.start, p.end) for p in find_periods(words)] + [(m.value, m.value) for m in find_dates(words)]
    years = [int(y) for y in (words.split("-")[0].strip(), words.split("-")[-1].strip()) if y.isdigit()]
    spelled = (period.start and period.start.year, period.end and period.end.year) == tuple(years)
    assert (period.start, period.end) in found or spelled


def _due(text: str, due: Due) -> None:
    if due.recurrence is not None:
        assert squeeze(due.recurrence) == squeeze(due.span.of(text))
    if due.date is not None:
        found = [m.value for m in find_dates(due.span.of(text))] + [p.end for p in find_periods(due.span.of(text))]
        assert due.date in found


def _phase(text: str, phase: Phase) -> None:
    assert phase.period is None or phase.span.holds(phase.period.span)
    assert phase.span.of(text).strip()


def _deadline(text: str, deadline: Deadline) -> None:
    assert deadline.span.holds(deadline.due.span)
    assert deadline.recipient is None or deadline.span.holds(deadline.recipient.span)
    assert deadline.span.of(text) == deadline.span.of(text).strip()


def _duty(_text: str, duty: Duty) -> None:
    assert duty.span.holds(duty.unit.span)


def _reference(text: str, reference: Reference) -> None:
    words = reference.sentence.of(text)
    assert reference.sentence.holds(reference.span)
    assert reference.number is None or bare(reference.number) in bare(words)
    assert reference.body is None or reference.body in words
    assert reference.subject is None or reference.subject in words
    assert reference.date is None or reference.date in [m.value for m in find_dates(words)]


def _check(text: str, check: Check) -> None:
    assert check.span is None or check.span.of(text).strip()


_CHECKS = {
    Period: _period,
    Due: _due,
    Phase: _phase,
    Deadline: _deadline,
    Duty: _duty,
    Reference: _reference,
    Check: _check,
}
