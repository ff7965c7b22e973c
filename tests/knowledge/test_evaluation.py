"""How an answer is judged by a golden question."""

from dataclasses import replace
from datetime import date

import pytest

from knowledge.answer import Citation
from knowledge.evaluation import Fault, Given, Golden, GoldenError, golden_questions, judge, plain_words

TEXT = "Các thôn gửi báo cáo tổng kết trước ngày 05/12/2031 về “Văn phòng” xã."
GOLDEN = Golden("deadline-01", "Hạn?", ("a",), ("5/12/2031|ngày 5 tháng 12",), ('về "Văn phòng" xã',), ("15/12",))
CITATION = Citation(1, "a.txt", "ke-hoach-a", "Kế hoạch A", "III.1", TEXT, 0, len(TEXT))
RIGHT = Given("Trước ngày **05/12/2031**", False, (CITATION,))


def faults(golden: Golden = GOLDEN, **changed: object) -> set[str]:
    """The faults of an answer that differs from the right one in this."""
    given = replace(RIGHT, **changed)  # type: ignore[arg-type]
    return {fault.key for fault in judge(golden, given, {"ke-hoach-a": TEXT})}


def test_the_right_answer_has_no_fault() -> None:
    assert faults() == set()


def test_case_marks_and_leading_zeros_do_not_count() -> None:
    assert faults(text="truoc ngay 5/12/2031") == set()
    assert faults(text="NGÀY 05 THÁNG 12") == set()


@pytest.mark.parametrize("written", ["trước 17h00 thứ Năm", "trước 17h thứ Năm", "trước 17 giờ 00 thứ Năm"])
def test_a_full_hour_may_be_written_with_its_minutes(written: str) -> None:
    assert ("17h thu nam" in plain_words(written)) or ("17 gio thu nam" in plain_words(written))
    assert "17h30" in plain_words("trước 17h30")


def test_a_number_counts_only_as_a_whole() -> None:
    assert faults(text="trước 25/12/2031") == {"fact"}
    assert faults(text="05/12/2031, không phải 115/12") == set()
    assert faults(text="05/12/2031, không phải 15/12") == {"forbidden"}


@pytest.mark.parametrize(
    ("changed", "fault"),
    [
        ({"text": "không rõ"}, "fact"),
        ({"text": "05/12/2031 " + "x" * 1500}, "answer_too_long"),
        ({"abstained": True}, "abstained"),
        ({"citations": (replace(CITATION, start=1),)}, "not_verbatim"),
        ({"citations": (replace(CITATION, plan="khác"),)}, "not_verbatim"),
        ({"citations": (CITATION, replace(CITATION, source="b.txt"))}, "cites"),
        ({"citations": (replace(CITATION, quote=TEXT[:9], end=9),)}, "quote"),
    ],
)
def test_each_fault_is_found(changed: dict[str, object], fault: str) -> None:
    assert faults(**changed) == {fault}


def test_an_answer_that_cites_nothing_lacks_quote_and_plan() -> None:
    assert faults(citations=()) == {"quote", "does_not_cite"}


def test_an_abstention_is_right_only_where_it_is_expected() -> None:
    expected = Golden("none-01", "Lạ?", abstain=True, never=("2030",))
    assert judge(expected, Given("Kế hoạch không nêu.", True, ()), {}) == ()
    assert judge(expected, Given("Hạn 2030", False, ()), {}) == (
        Fault("forbidden", "2030"),
        Fault("not_abstained"),
    )


def test_golden_questions_are_read_from_rows() -> None:
    rows = [
        {"id": "a-1", "ask": "Hỏi?", "plan": ["x"], "today": "2031-01-02"},
        {"id": "b-1", "ask": "Nữa?", "today": date(2031, 1, 3)},
    ]
    first, second = golden_questions(rows)
    assert (first.kind, first.plan, first.today) == ("a", ("x",), date(2031, 1, 2))
    assert second.today == date(2031, 1, 3)


@pytest.mark.parametrize("rows", [None, {"a": 1}, [{"ask": "không có id"}], [{"id": "a", "ask": "?", "plan": 3}]])
def test_rows_of_another_form_are_told(rows: object) -> None:
    with pytest.raises(GoldenError):
        golden_questions(rows)
