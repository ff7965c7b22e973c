"""Telling talk from questions; the lines it was fitted from."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from knowledge.question.asker import begins_with_unit, is_of_a_group, is_unit, part_in, stretch_in, unit_in
from knowledge.question.talk import Sort, told
from knowledge.text import fold
from scripts.fit_talk import LINES
from tests.e2e.talk.scenes import HERE

NEW = {
    "xin chào các bạn": Sort.GREETING,
    "cảm ơn bạn rất nhiều nhé": Sort.THANKS,
    "cam on anh nhieu": Sort.THANKS,
    "ok chị, em hiểu rồi": Sort.AGREED,
    "giỏi quá bot ơi": Sort.PRAISE,
    "trả lời sai bét rồi": Sort.COMPLAINT,
    "bạn tên là gì vậy": Sort.WHO,
    "bot có những chức năng gì": Sort.ABILITY,
    "thời tiết Huế hôm nay": Sort.OUTSIDE,
    "tổng thống Brazil là ai": Sort.OUTSIDE,
    "viết giúp em một bài thơ": Sort.ERRAND,
    "rút ngắn câu trả lời giúp em": Sort.SHORTEN,
    "gửi anh file gốc của kế hoạch": Sort.FILE,
    "em ở Phòng Tư pháp huyện": Sort.UNIT,
    "đơn vị em phải làm những việc gì": Sort.MINE,
    "mục IV viết những gì": Sort.CONTENTS,
    "kế hoạch năm nay có gì phải chú ý": Sort.CONTENTS,
    "nhóm mình hiện theo kế hoạch gì": Sort.HOME,
    "bot thôi đừng nói gì nữa": Sort.SETTINGS,
    "làm sao đưa thêm kế hoạch vào đây": Sort.SETTINGS,
    "làm thế nào để đổi kế hoạch của nhóm này": Sort.SETTINGS,
    "em không còn ở phòng ấy nữa": Sort.SETTINGS,
    "có được nghỉ bù không": Sort.QUESTION,
    "hạn nộp báo cáo sơ kết là ngày nào": Sort.QUESTION,
    "bao nhiêu hộ gia đình được khen": Sort.QUESTION,
    "xã Tân Hòa có mấy phong trào": Sort.QUESTION,
}


@pytest.mark.parametrize(("line", "sort"), NEW.items())
def test_the_sort_of_a_line(line: str, sort: Sort) -> None:
    assert told(line).sort is sort


@pytest.mark.parametrize("line", ["cảm ơn em, thế hạn nộp báo cáo là ngày nào?", "chào bot, có mấy đợt thi đua?"])
def test_a_question_beside_talk_is_a_question(line: str) -> None:
    assert told(line).sort is Sort.QUESTION


def test_nothing_that_is_measured_with_was_learned_from() -> None:
    learned = {_bare(line) for lines in yaml.safe_load(LINES.read_text(encoding="utf-8")).values() for line in lines}
    script, everyday, asked = (_read(name) for name in ("script", "everyday", "asked"))
    said = [turn["say"] for scene in script for turn in scene["turns"] if "say" in turn]
    said += [*NEW, *everyday, *(one["ask"] for ones in asked.values() for one in ones)]
    assert not {_bare(line) for line in said} & learned - {""}


@pytest.mark.parametrize(
    ("line", "unit"),
    [
        ("tôi ở Văn phòng HĐND-UBND phường Lam Thượng", "Văn phòng HĐND-UBND phường Lam Thượng"),
        ("em làm ở phòng nội vụ ạ", "phòng nội vụ"),
        ("nhóm này là Trung tâm Y tế", "Trung tâm Y tế"),
        ("tôi chuyển sang Sở Tài chính rồi", "Sở Tài chính"),
        ("tôi ở nhà", ""),
        ("tôi ở Phòng Kinh tế, cho hỏi hạn nộp là ngày nào", "Phòng Kinh tế"),
        ("tôi ở Phòng Nội vụ. Hạn nộp khi nào?", "Phòng Nội vụ"),
        ("tôi ở Phòng Nội vụ TP. Yên Sa", "Phòng Nội vụ TP. Yên Sa"),
        ("em ở Phòng Kinh tế, xã Gò Thơm ạ", "Phòng Kinh tế, xã Gò Thơm"),
        ("tôi thuộc Phòng Văn hóa, Khoa học và Thông tin, hạn nộp báo cáo", "Phòng Văn hóa, Khoa học và Thông tin"),
        ("toi o phong noi vu, phuong ben dau; nho nhe", "phong noi vu, phuong ben dau"),
        ("nhóm này là Phòng Nội vụ phải không", ""),
        ("nhóm này là Phòng Nội vụ à", ""),
        ("tôi ở phòng nào", ""),
        ("tôi ở Phòng Nội vụ?", ""),
    ],
)
def test_the_unit_that_a_line_names(line: str, unit: str) -> None:
    assert unit_in(line) == unit


def test_a_group_says_of_itself_what_it_is() -> None:
    assert is_of_a_group("nhóm này là Phòng Nội vụ")
    assert not is_of_a_group("tôi ở Phòng Nội vụ")
    assert begins_with_unit("Phòng Kinh tế")
    assert not begins_with_unit("Phòng Kinh tế làm gì?")


@pytest.mark.parametrize(
    "line", ["Phòng Văn hóa - Xã hội", "Sở Nội vụ", "so noi vu", "Ban Bảo vệ", "Trạm Y tế xã Gò Thơm"]
)
def test_a_unit_by_itself(line: str) -> None:
    assert begins_with_unit(line)


@pytest.mark.parametrize(
    "line",
    [
        "Hội nghị tổng kết khi nào",
        "So sánh hai kế hoạch",
        "so sanh hai ke hoach",
        "Ban tổ chức gồm những ai",
        "Đội thi đua đạt mấy điểm",
        "Số điểm tối đa",
        "Trung tâm Y tế; hạn là ngày nào",
    ],
)
def test_a_question_is_no_unit(line: str) -> None:
    assert not begins_with_unit(line)


@pytest.mark.parametrize(
    ("said", "name", "same"),
    [
        ("Văn phòng HĐND-UBND phường A", "Văn phòng Hội đồng nhân dân và Ủy ban nhân dân phường", True),
        ("Phòng Văn hóa - Xã hội", "Phòng Văn hóa - Xã hội xã", True),
        ("phong noi vu", "Phòng Nội vụ thị xã", True),
        ("Phòng Nội vụ", "Phòng Kinh tế", False),
        ("Công an phường", "Công an phường", True),
        ("Phòng Kinh tế", "Phòng Kinh tế, Hạ tầng và Đô thị", True),
    ],
)
def test_a_unit_by_the_names_it_is_called(said: str, name: str, *, same: bool) -> None:
    assert is_unit(said, name, ["a"]) is same


@pytest.mark.parametrize(
    ("line", "part"),
    [
        ("mục III nói gì", "III"),
        ("phan ii", "II"),
        ("mục III.2 là gì", "III.2"),
        ("mục 2 phần IV", "IV.2"),
        ("phần thứ hai nói gì", "II"),
        ("nội dung gồm những gì", ""),
    ],
)
def test_the_part_that_a_line_asks_for(line: str, part: str) -> None:
    assert part_in(line) == part


@pytest.mark.parametrize(
    ("line", "first", "last"),
    [
        ("quý này tôi phải làm gì", "2031-10-01", "2031-12-31"),
        ("quý sau tôi phải làm gì", "2032-01-01", "2032-03-31"),
        ("tháng này", "2031-11-01", "2031-11-30"),
        ("tuần tới", "2031-12-01", "2031-12-07"),
        ("năm nay", "2031-01-01", "2031-12-31"),
    ],
)
def test_the_stretch_of_time_that_a_line_speaks_of(line: str, first: str, last: str) -> None:
    found = stretch_in(line, date(2031, 11, 27))
    assert found
    assert [day.isoformat() for day in found] == [first, last]


def _read(name: str) -> Any:
    return yaml.safe_load(Path(HERE / f"{name}.yaml").read_text(encoding="utf-8"))


def _bare(line: str) -> str:
    return " ".join(fold(line).strip(" ?.!").split())
