"""How much of a plan is held by its outline and its card, and what no fact holds."""

import pytest

from ingest.coverage import LooseKind, coverage_of
from tests.ingest.plans import PLAN
from tests.plans_made import made


def loose(*lines: str) -> list[tuple[str, str]]:
    """What no fact holds of a plan with some lines more."""
    version = made(PLAN.replace("2. Văn phòng Ủy", "\n".join(lines) + "\n3. Văn phòng Ủy"))
    return [(str(one.kind), one.text) for one in coverage_of(version).loose]


def test_a_plan_that_was_read_wholly_leaves_nothing() -> None:
    coverage = coverage_of(made(PLAN))
    assert coverage.loose == ()
    assert coverage.held == coverage.lines - 2  # "KẾ HOẠCH" and "TM. ỦY BAN NHÂN DÂN" state nothing
    assert coverage.percent == 90


@pytest.mark.parametrize(
    ("line", "left"),
    [
        ("2. Sân bóng của xã khánh thành ngày 17/4/2031.", [("date", "17/4/2031")]),
        ("2. Cả xã có 27 hộ trồng chè.", [("number", "27")]),
        ("2. Việc này theo khoản 3 Điều 12 quy chế.", []),
        ("2. Theo Kế hoạch số 15/KH-UBND ngày 03/3/2030 của Ủy ban nhân dân tỉnh.", []),
        ("2. Các thôn gửi danh sách trước ngày 03/3/2031.", []),
        ("2. Năm 2031 tiếp tục đợt 2.", []),
    ],
)
def test_dates_and_numbers_that_no_fact_holds(line: str, left: list[tuple[str, str]]) -> None:
    assert loose(line) == left


def test_a_date_beside_a_deadline_is_not_held_by_its_sentence() -> None:
    left = loose("2. Các thôn gửi danh sách trước ngày 03/3/2031; sân bóng khánh thành ngày 17/4/2031.")
    assert left == [("date", "17/4/2031")]


def test_what_is_left_is_shown_with_whole_words_around() -> None:
    line = (
        "2. Nhân dân các thôn đã cùng nhau góp sức làm nên sân bóng của xã, khánh thành ngày 17/4/2031 trong niềm vui."
    )
    version = made(PLAN.replace("2. Văn phòng Ủy", line + "\n3. Văn phòng Ủy"))
    [one] = coverage_of(version).loose
    assert one.kind is LooseKind.DATE
    assert one.near == "nên sân bóng của xã, khánh thành ngày 17/4/2031 trong niềm vui."
    assert one.span.of(version.text) == one.text
