"""What whoever ingests a plan is told to look at."""

import pytest

from ingest.card.checks import doubtful_numbers
from knowledge.card import Card, Check
from tests.ingest.card.excerpts import plan
from tests.plans_made import HELD_OUT, SAMPLES, made, plans_in


def checks(card: Card) -> dict[str, Check]:
    """The checks of a card by key."""
    return {c.key: c for c in card.checks}


def test_a_complete_plan_has_none() -> None:
    _, card = plan(
        "II. THỜI GIAN\nĐợt 1: từ 01/02/2031 đến 30/5/2031.\nĐợt 2: từ 01/6/2031 đến 30/11/2031.\n"
        "III. KHEN THƯỞNG\n1. Giấy khen: tặng cho tập thể có thành tích tiêu biểu.\n2. Báo cáo trước ngày 05/12/2031."
    )
    assert card.checks == ()


@pytest.mark.parametrize(
    ("body", "key", "values"),
    [
        (
            "Đợt 1: từ 01/02/2031 đến 30/6/2031.\nĐợt 2: từ 15/6/2031 đến 30/11/2031.",
            "phases_overlap",
            {"one": "Đợt 1", "two": "Đợt 2"},
        ),
        (
            "Đợt 1: từ 01/6/2031 đến 01/02/2031.\nĐợt 2: từ 15/6/2031 đến 30/11/2031.",
            "phase_reversed",
            {"phase": "Đợt 1"},
        ),
        (
            "Đợt 1: từ 01/6/2021 đến 01/8/2021.\nĐợt 2: từ 15/9/2031 đến 30/11/2031.",
            "phase_outside",
            {"phase": "Đợt 1"},
        ),
        ("Đợt 1: từ 01/6/2031 đến 01/8/2031.\nĐợt 3: từ 15/9/2031 đến 30/11/2031.", "phase_missing", {"number": "2"}),
        ("Báo cáo gửi trước ngày 15/12/2013.", "deadline_outside", {"what": "Báo cáo"}),
        ("Báo cáo gửi trước ngày 31/9/2031.", "date_impossible", {"date": "31/9/2031"}),
        ("Báo cáo gửi trước thứ Hai, ngày 30/9/2031.", "weekday_wrong", {"date": "thứ Hai, ngày 30/9/2031"}),
        ("Báo cáo gửi trước ngày l5/10/2O31.", "date_misread", {"date": "l5/10/2O31"}),
        ("Hình thức khen thưởng gồm: Giấy khen.", "award_without_criteria", {"form": "Giấy khen"}),
    ],
)
def test_a_check(body: str, key: str, values: dict[str, str]) -> None:
    text, card = plan(f"II. THỜI GIAN\n{body}")
    found = checks(card)
    assert set(found) == {key}
    assert found[key].values == values
    span = found[key].span
    assert span is None or span.of(text).strip()


def test_what_identity_lacks_is_told() -> None:
    assert set(checks(made("I. MỤC ĐÍCH\nThi đua.").card)) == {
        "no_issuer",
        "no_title",
        "no_number",
        "no_issued",
        "no_signatory",
        "no_year",
    }


@pytest.mark.parametrize("version", [*plans_in(SAMPLES), *plans_in(HELD_OUT)], ids=lambda version: version.plan)
def test_no_plan_of_ours_is_said_to_contradict_itself(version: object) -> None:
    keys = checks(version.card).keys()  # type: ignore[attr-defined]
    assert not keys & {"phases_overlap", "phase_reversed", "phase_outside", "deadline_outside", "phase_missing"}


def test_numbers_that_recognition_is_not_sure_of_are_shown_where_they_stand() -> None:
    text = "Báo cáo trước ngày 05/12/2033; Quyết định số 12/QĐ-UBND."
    found = list(doubtful_numbers(text, ("05/12/2033;", "05/12/2033", "99/KH", "12/QĐ-UBND.")))
    assert [(check.key, check.values["number"]) for check in found] == [
        ("number_doubtful", "05/12/2033"),
        ("number_doubtful", "12/QĐ-UBND"),
    ]
    assert all(check.span and check.span.of(text) == check.values["number"] for check in found)
