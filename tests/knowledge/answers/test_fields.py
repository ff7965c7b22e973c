"""The plan's own words: objects, purposes, requirements, targets, movements, works, duties."""

import pytest

from tests.knowledge.answers.asking import ask, keys, values


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("Mục đích phong trào của tỉnh Lạc Hà là gì?", "Khơi dậy tinh thần thi đua của cán bộ và nhân dân toàn tỉnh."),
        ("Yêu cầu của kế hoạch tỉnh Lạc Hà?", "Thi đua phải thiết thực, tránh hình thức."),
        ("Đối tượng thi đua của tỉnh Lạc Hà gồm những ai?", "Các sở, ngành, địa phương và nhân dân trong tỉnh."),
    ],
)
def test_a_titled_part_is_told_whole(question: str, words: str) -> None:
    found = ask(question)
    assert [v["text"] for v in values(found, "text.line")] == [words]
    assert found.citations[0].quote == words


def test_all_targets_or_the_one_that_is_asked_for() -> None:
    everything = ask("Chỉ tiêu của tỉnh Lạc Hà?")
    assert len(values(everything, "text.item")) == 2
    one = ask("Mỗi huyện của tỉnh Lạc Hà phải xây dựng ít nhất mấy mô hình?")
    assert ["03 mô hình" in c.quote for c in one.citations] == [True]


def test_movements() -> None:
    found = ask("Huyện Mường Lưu năm 2031 có những phong trào nào?")
    assert values(found, "movement.count")[0]["count"] == 2
    assert [v["name"] for v in values(found, "movement.item")] == ["Cả bản làm đường", "Mỗi nhà một vườn"]


def test_the_duties_of_a_unit() -> None:
    found = ask("Sở Văn hóa và Thể thao tỉnh Lạc Hà làm gì?")
    [line] = values(found, "duty.line")
    assert line["unit"] == "Sở Văn hóa và Thể thao"
    assert "tuyên truyền" in str(line["text"])


def test_the_unit_that_has_a_duty() -> None:
    found = ask("Đơn vị nào theo dõi, tổng hợp kết quả phong trào của tỉnh Lạc Hà?")
    assert [v["unit"] for v in values(found, "duty.line")] == ["Sở Nội vụ"]


@pytest.mark.parametrize(
    "question",
    [
        "Sở Y tế tỉnh Lạc Hà có nhiệm vụ gì?",
        "Đơn vị nào phụ trách thu gom rác của tỉnh Lạc Hà?",
        "Chỉ tiêu về trồng rừng của xã Nậm Khoa?",
        "Khối doanh nghiệp có những phong trào nào?",
        "Công trình chào mừng của xã Nậm Khoa?",
    ],
)
def test_what_is_not_stated_is_not_made_up(question: str) -> None:
    found = ask(question)
    assert found.abstained
    assert set(keys(found)) <= {"absent.one", "absent.all", "absent.nearest", "known.plans"}
