"""The gate: what does not fit its text, or cannot be asked for, does not become current."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from ingest.errors import IngestError
from ingest.gate import check_answers, check_sound
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


def test_a_fact_that_its_quote_does_not_hold_is_told() -> None:
    [due] = READ.card.deadlines
    nowhere = Span(READ.text.index("\n"), READ.text.index("\n") + 1)
    elsewhere = replace(due, due=replace(due.due, span=nowhere))
    with pytest.raises(IngestError) as refused:
        check_answers(replace(READ, card=replace(READ.card, deadlines=(elsewhere,))), TODAY)
    assert refused.value.key == "self_test"
    assert refused.value.values["question"].startswith("Hạn báo cáo tổng kết ")


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


CONTENTS = "I. MỤC ĐÍCH, YÊU CẦU\nII. THỜI GIAN\nIII. TỔ CHỨC THỰC HIỆN\n"


def test_a_list_of_contents_is_no_empty_part() -> None:
    version = made(PLAN.replace("I. MỤC ĐÍCH", CONTENTS + "I. MỤC ĐÍCH", 1))
    check_sound(version)
    assert not [check for check in version.card.checks if check.key == "part_empty"]
    assert [field.value[:9] for field in version.card.purposes] == ["Khơi dậy "]


def test_an_empty_part_is_told_and_refuses_nothing() -> None:
    start, end = PLAN.index("1. Mục đích"), PLAN.index("II. THỜI GIAN")
    version = made(PLAN[:start] + PLAN[end:])
    check_sound(version)
    check_answers(version, TODAY)
    [check] = [check for check in version.card.checks if check.key == "part_empty"]
    assert check.values == {"part": "I Mục đích, yêu cầu"}


@pytest.mark.parametrize(
    "form", ["Báo cáo tháng {0}: gửi trước ngày 20 tháng {0}.", "Báo cáo tháng: gửi trước ngày 20/{0}/2031."]
)
def test_twelve_monthly_reports_pass(form: str) -> None:
    reports = "\n".join(f"- {form.format(month)}" for month in range(1, 13))
    version = made(PLAN.replace("2. Văn phòng Ủy", f"2. Chế độ báo cáo\n{reports}\n3. Văn phòng Ủy"))
    assert len(version.card.deadlines) > 12
    check_answers(version, TODAY)
