"""A question for all that a plan states of a kind, which names nothing of its own, is told from the card."""

import pytest

from tests.knowledge.answers.asking import ask


@pytest.mark.parametrize(
    ("question", "quoted"),
    [
        ("Mục đích của kế hoạch tỉnh Lạc Hà là gì?", "Khơi dậy tinh thần thi đua"),
        ("yeu cau cua ke hoach tinh lac ha", "Thi đua phải thiết thực"),
        ("Kế hoạch tỉnh Lạc Hà áp dụng cho đối tượng nào?", "Các sở, ngành, địa phương và nhân dân"),
        ("Tỉnh Lạc Hà đề ra chỉ tiêu cụ thể gì?", "100% cơ quan đăng ký giao ước thi đua"),
        ("Phong trào của tỉnh Lạc Hà kéo dài từ khi nào đến khi nào?", "01/02/2031"),
        ("Kế hoạch tỉnh Lạc Hà ban hành căn cứ vào đâu?", "Căn cứ Luật Thi đua, khen thưởng"),
    ],
)
def test_all_of_a_kind(question: str, quoted: str) -> None:
    found = ask(question)
    assert not found.abstained
    assert any(quoted in one.quote for one in found.citations)


@pytest.mark.parametrize(
    "question",
    ["Mục đích chuyến thăm của đoàn Lào ở tỉnh Lạc Hà?", "Chỉ tiêu giảm nghèo của tỉnh Lạc Hà là bao nhiêu?"],
)
def test_one_thing_of_it_is_another_question(question: str) -> None:
    assert ask(question).abstained
