"""The gate: what does not fit its text, or cannot be asked for, does not become current."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from ingest.errors import IngestError
from ingest.gate import check_answers, check_sound, questions
from ingest.pipeline import Kind, Prepared, guarded, prepare
from knowledge.card import Field
from knowledge.catalogue import Catalogue
from knowledge.plan import PlanVersion
from knowledge.span import Span
from tests.ingest.plans import PLAN
from tests.plans_made import HELD_OUT, SAMPLES, SHARED, made, plans_in

TODAY = date(2031, 3, 1)
READ = made(PLAN)


GOLDEN = HELD_OUT.parent


@pytest.mark.parametrize(
    "folder",
    [
        SAMPLES,
        HELD_OUT,
        GOLDEN / "second" / "plans",
        GOLDEN / "fresh" / "plans",
        GOLDEN / "third" / "plans",
        GOLDEN / "fourth" / "plans",
        GOLDEN / "fifth" / "plans",
        GOLDEN / "sixth" / "plans",
        SHARED / "plans",
    ],
)
def test_every_plan_passes(folder: Path) -> None:
    if not folder.is_dir():
        pytest.skip(f"{folder} is not there")
    for version in plans_in(folder):
        check_sound(version)
        check_answers(version, TODAY)


def test_each_phase_deadline_and_award_is_asked_for() -> None:
    asked = [first for (first, *_), _ in questions(READ)]
    assert asked == [
        "Đợt 1 từ ngày nào đến ngày nào?",
        "Đợt 2 từ ngày nào đến ngày nào?",
        "Hạn báo cáo tổng kết là khi nào?",
    ]


def passages(change: Callable[[PlanVersion], list[object]]) -> PlanVersion:
    """The plan with other passages."""
    return replace(READ, passages=tuple(change(READ)))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("problem", "version"),
    [
        ("passage ordinals", passages(lambda v: list(v.passages[1:]))),
        ("passage ids", passages(lambda v: [replace(p, id="x") for p in v.passages])),
        ("passages of another version", replace(READ, version=2)),
        ("passage spans", passages(lambda v: [replace(p, text=p.text + "x") for p in v.passages])),
        ("text without a passage", passages(lambda v: list(v.passages[:-1]))),
        ("text without a passage", passages(lambda _: [])),
        (
            "fact at 5–999999",
            replace(READ, card=replace(READ.card, issued=Field("x", Span(5, 999999)))),
        ),
    ],
)
def test_what_does_not_fit_the_text_is_told(problem: str, version: PlanVersion) -> None:
    with pytest.raises(IngestError) as refused:
        check_sound(version)
    assert (refused.value.key, refused.value.values["problem"]) == ("unsound", problem)


def test_a_fact_that_is_not_answered_by_its_quote_is_told() -> None:
    [due] = READ.card.deadlines
    # More deadlines of one name and without a day than an answer shows: the last ones cannot be asked for.
    undated = replace(due, due=replace(due.due, date=None))
    many = tuple(replace(undated, span=Span(start, start + 9)) for start in range(0, 100, 10))
    with pytest.raises(IngestError) as refused:
        check_answers(replace(READ, card=replace(READ.card, deadlines=many)), TODAY)
    assert refused.value.key == "self_test"
    assert refused.value.values["question"] == "Hạn báo cáo tổng kết là khi nào?"


def test_a_failure_keeps_what_is_current(tmp_path: Path, catalogue: Catalogue) -> None:
    path = tmp_path / "a.txt"
    path.write_text(PLAN, encoding="utf-8")
    prepared = prepare(path, catalogue)
    assert guarded(prepared) == prepared
    assert prepared.outcome.version is not None
    broken = replace(prepared.outcome, version=replace(prepared.outcome.version, passages=()))
    failed = guarded(Prepared(broken, prepared.data)).outcome
    assert failed.kind is Kind.FAILED
    assert failed.error is not None
    assert failed.error.key == "unsound"
