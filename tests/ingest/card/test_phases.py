"""Phases: numbered or named, on lines, in sentences, tables and sub-items; days, months, quarters, open starts."""

import pytest

from knowledge.card import Phase
from knowledge.dates import DateValue
from tests.ingest.card.excerpts import D, plan

Dates = tuple[DateValue | None, DateValue | None]


def phases(body: str) -> tuple[Phase, ...]:
    """The phases of a plan with this body."""
    return plan(f"II. THỜI GIAN\n{body}")[1].phases


def dates(phase: Phase) -> Dates | None:
    """Start and end of a phase."""
    return (phase.period.start, phase.period.end) if phase.period else None


MONTHS: list[Dates] = [(D(2031, 1), D(2031, 6)), (D(2031, 7), D(2031, 11))]
DAYS: list[Dates] = [(D(2031, 2, 1), D(2031, 5, 19)), (D(2031, 5, 20), D(2031, 11, 30))]

NUMBERED = [
    (
        "Đợt 1. “Chào xuân”: từ ngày 01/02/2031 đến ngày 19/5/2031. Trọng tâm: trồng cây.\n"
        "Đợt 2. “Mùa vàng”: từ ngày 20/5/2031 đến ngày 30/11/2031. Trọng tâm: gặt sớm.",
        DAYS,
    ),
    (
        "1. Đợt 1: Từ ngày 01/02/2031 đến hết ngày 19/5/2031, thi đua chào mừng ngày hội.\n"
        "2. Đợt 2: Từ ngày 20/5 đến 30/11/2031.",
        DAYS,
    ),
    (
        "- Đợt I: Lập thành tích chào mừng 30/4 và 01/5 (từ 01/02/2031 đến 19/5/2031).\n"
        "- Đợt II: Chào mừng Quốc khánh 02/9, thời gian từ 20/5 đến 30/11/2031.",
        DAYS,
    ),
    (
        "Đợt 1 bắt đầu từ ngày 01/02/2031, kết thúc ngày 19/5/2031. Đợt 2 bắt đầu từ 20/5/2031, kết thúc 30/11/2031.",
        DAYS,
    ),
    (
        "Chia làm 02 đợt: đợt một từ 01/02/2031 đến 19/5/2031; đợt hai từ 20/5/2031 đến 30/11/2031.",
        DAYS,
    ),
    (
        "Dot 1: Tu ngay 01/02/2031 den ngay 19/5/2031, chao mung.\nDot 2: Tu ngay 20/5/2031 den ngay 30/11/2031.",
        DAYS,
    ),
    (
        "1. Đợt thứ nhất\na) Thời gian: từ ngày 01/02/2031 đến 19/5/2031.\nb) Nội dung: thi đua sản xuất.\n"
        "2. Đợt thứ hai\na) Thời gian: từ ngày 20/5/2031 đến 30/11/2031.\nb) Nội dung: về đích.",
        DAYS,
    ),
    (
        "Đợt\tThời gian\tNội dung\nĐợt 1\tTừ 01/02/2031 đến 19/5/2031\tRa quân\n"
        "Đợt 2\tTừ 20/5/2031 đến 30/11/2031\tVề đích",
        DAYS,
    ),
    (
        "| Đợt | Thời gian | Nội dung |\n|---|---|---|\n"
        "| Đợt 1 | 01/02/2031 - 19/5/2031 | Ra quân |\n| Đợt 2 | 20/5/2031-30/11/2031 | Về đích |",
        DAYS,
    ),
    (
        "+ Đợt 1 (01/02 - 19/5/2031);\n+ Đợt 2 (20/5 - 30/11/2031).",
        DAYS,
    ),
    (
        "- Giai đoạn I (từ tháng 01 đến hết tháng 6 năm 2031): phát động.\n"
        "- Giai đoạn II (từ tháng 7 đến hết tháng 11 năm 2031): nước rút.",
        MONTHS,
    ),
    (
        "Giai đoạn 1, từ tháng 01/2031 đến tháng 6/2031. Giai đoạn 2, từ tháng 7/2031 đến tháng 11/2031.",
        MONTHS,
    ),
    (
        "- Bước 1: Quý I năm 2031, quán triệt.\n- Bước 2: Quý II, quý III năm 2031, triển khai.",
        [(D(2031, quarter=1), D(2031, quarter=1)), (D(2031, quarter=2), D(2031, quarter=3))],
    ),
    (
        "Đợt 1: từ nay đến hết ngày 30/6/2031.\nĐợt 2: từ ngày 01/7/2031 đến tổng kết phong trào.",
        [(None, D(2031, 6, 30)), (D(2031, 7, 1), None)],
    ),
    (
        "Đợt 1: từ 01/11 đến 20/12/2031.\nĐợt 2: từ ngày 21/12 đến hết ngày 28/02/2032.",
        [(D(2031, 11, 1), D(2031, 12, 20)), (D(2031, 12, 21), D(2032, 2, 28))],
    ),
]


@pytest.mark.parametrize(("body", "expected"), NUMBERED)
def test_numbered_phases(body: str, expected: list[Dates]) -> None:
    found = phases(body)
    assert [p.number for p in found] == [1, 2]
    assert [dates(p) for p in found] == expected


@pytest.mark.parametrize("body", [body for body, _ in NUMBERED])
def test_the_span_of_a_phase_holds_its_name_and_its_time(body: str) -> None:
    text, card = plan(f"II. THỜI GIAN\n{body}")
    for phase in card.phases:
        assert phase.name.lower() in phase.span.of(text).lower()
        assert phase.period is not None
        assert phase.span.holds(phase.period.span)
        others = [p for p in card.phases if p is not phase]
        assert not any(p.period and phase.span.holds(p.period.span) for p in others)


def test_named_phases() -> None:
    found = phases(
        "1. Đợt thi đua cao điểm chào mừng Đại hội Đảng bộ huyện: từ 15/02/2031 đến 30/5/2031.\n"
        "2. Đợt thi đua nước rút hoàn thành chỉ tiêu năm: từ 01/10/2031 đến 20/12/2031."
    )
    assert [(p.name, p.number) for p in found] == [
        ("Đợt thi đua cao điểm chào mừng Đại hội Đảng bộ huyện", None),
        ("Đợt thi đua nước rút hoàn thành chỉ tiêu năm", None),
    ]


def test_phases_named_by_what_is_done_in_them() -> None:
    found = phases(
        "1. Giai đoạn chuẩn bị: tháng 01 - tháng 02/2031.\n2. Giai đoạn triển khai: từ tháng 3 đến tháng 10/2031.\n"
        "3. Giai đoạn tổng kết: tháng 11, 12/2031."
    )
    assert [dates(p) for p in found] == [
        (D(2031, 1), D(2031, 2)),
        (D(2031, 3), D(2031, 10)),
        (D(2031, 11), D(2031, 12)),
    ]


def test_a_phase_whose_number_ends_with_a_full_stop() -> None:
    first, second = phases("Đợt 1. Chào mừng ngày hội bản (01/01 – 30/4/2031)\nĐợt 2. Nước rút (01/9 – 30/11/2031)")
    assert (first.number, dates(first)) == (1, (D(2031, 1, 1), D(2031, 4, 30)))
    assert (second.number, dates(second)) == (2, (D(2031, 9, 1), D(2031, 11, 30)))
    assert [f.value for f in first.celebrates] == ["Chào mừng ngày hội bản"]


def test_phases_of_several_years() -> None:
    found = phases("Giai đoạn 2031 - 2033: thí điểm tại 05 xã.\nGiai đoạn 2034 - 2035: nhân rộng.")
    assert [dates(p) for p in found] == [(D(2031), D(2033)), (D(2034), D(2035))]


@pytest.mark.parametrize(
    ("line", "occasion"),
    [
        (
            "Đợt 1: Từ 01/02/2031 đến 19/5/2031, thi đua lập thành tích chào mừng ngày hội.",
            "thi đua lập thành tích chào mừng ngày hội",
        ),
        ("Đợt 1: Chào mừng Ngày hội bản (từ 01/02/2031 đến 19/5/2031).", "Chào mừng Ngày hội bản"),
        ("Đợt 1: Hướng tới ngày hội bản, thời gian từ 01/02/2031 đến 19/5/2031.", "Hướng tới ngày hội bản"),
        ("Đợt 1 (từ 01/02/2031 đến 19/5/2031): phát động toàn huyện.", "phát động toàn huyện"),
        ("Đợt 1: Từ 01/02/2031 đến 19/5/2031.", None),
    ],
)
def test_what_a_phase_celebrates(line: str, occasion: str | None) -> None:
    text, card = plan(f"II. THỜI GIAN\n{line}\nĐợt 2: từ 01/6/2031 đến 30/9/2031.")
    found = card.phases[0].celebrates
    assert [f.value for f in found] == ([occasion] if occasion else [])
    assert all(f.span.of(text) == f.value for f in found)


@pytest.mark.parametrize(
    "body",
    [
        "Kết thúc đợt 1, các phòng báo cáo. Trong đợt 2 các đơn vị tăng tốc.",
        "Phát huy kết quả giai đoạn 2026 - 2030, các xã tiếp tục thi đua.",
        "Các đợt thi đua phải thiết thực; mỗi đợt có sơ kết.",
        "Báo cáo kết quả đợt 1 trước ngày 15/6/2031.",
        "Từ ngày 15/3/2031 đến ngày 15/11/2031.",
    ],
)
def test_phases_that_are_only_mentioned_are_none(body: str) -> None:
    assert phases(body) == ()


def test_a_phase_without_a_time_is_kept_undated_beside_others() -> None:
    found = phases("Đợt 1: ra quân làm đường.\nĐợt 2: từ 01/6/2031 đến 30/9/2031.")
    assert [(p.number, dates(p)) for p in found] == [(1, None), (2, (D(2031, 6, 1), D(2031, 9, 30)))]


def test_a_phase_that_is_stated_again_stands_once() -> None:
    found = phases(
        "Đợt 1: từ 01/02/2031 đến 19/5/2031.\nĐợt 2: từ 20/5/2031 đến 30/11/2031.\n"
        "III. TỔNG KẾT\nĐợt 1: sơ kết ở xã.\nĐợt 2: tổng kết ở huyện."
    )
    assert [dates(p) for p in found] == DAYS


def test_phases_in_plain_sentences_are_counted_from_the_first_to_the_last() -> None:
    found = phases(
        "Chặng mở màn mang tên “Gieo mầm” kéo dài từ ngày 05/9/2031 đến ngày 20/10/2031.\n"
        "Chặng thứ hai, với tên gọi “Tri ân”, từ ngày 21/10/2031 đến ngày 20/11/2031.\n"
        "Chặng cuối lấy tên “Về bến” diễn ra từ ngày 21/11/2031 đến ngày 25/12/2031."
    )
    assert [(p.name, p.number) for p in found] == [("Chặng mở màn", 1), ("Chặng thứ hai", 2), ("Chặng cuối", 3)]
    assert dates(found[2]) == (D(2031, 11, 21), D(2031, 12, 25))


def test_the_days_of_a_programme_are_phases_and_days_at_which_something_is_held() -> None:
    _, card = plan(
        "II. CHƯƠNG TRÌNH\nNGÀY 1: THỨ HAI, NGÀY 25/8/2031\nSáng: chào cờ.\n"
        "NGÀY 2: THỨ BA, NGÀY 26/8/2031\nSáng: đi bộ."
    )
    assert [(p.number, dates(p)) for p in card.phases] == [
        (1, (D(2031, 8, 25), D(2031, 8, 25))),
        (2, (D(2031, 8, 26), D(2031, 8, 26))),
    ]
    assert [d.due.date for d in card.deadlines] == [D(2031, 8, 25), D(2031, 8, 26)]


def test_a_day_of_the_month_is_no_phase() -> None:
    assert phases("- Ngày 5: nộp sổ.\n- Ngày 15: họp tổ.") == ()


@pytest.mark.parametrize(("written", "number"), [("I1", 2), ("1I", 2), ("Il", 2), ("I1I", 3), ("II", 2), ("IV", 4)])
def test_a_number_of_which_recognition_took_a_stroke_for_a_digit(written: str, number: int) -> None:
    [phase] = phases(f"- Đợt {written}: từ ngày 20/5 đến 30/11/2031.")
    assert phase.number == number
