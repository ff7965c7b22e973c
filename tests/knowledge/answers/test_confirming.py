"""A day or number that a question puts forward is confirmed or denied, with the words of the plan."""

import pytest

from tests.knowledge.answers.asking import ask, keys


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Đợt 1 của tỉnh Lạc Hà kết thúc ngày 30/5/2031 phải không?", "confirm.yes"),
        ("Đợt 1 của tỉnh Lạc Hà kết thúc ngày 29/11/2031 phải không?", "confirm.no"),
        ("Đợt 1 của tỉnh Lạc Hà bắt đầu ngày 30/5/2031 đúng không?", "confirm.no"),
        ("Kế hoạch của tỉnh Lạc Hà số 45/KH-UBND phải không?", "confirm.yes"),
        ("Kế hoạch tỉnh Lạc Hà có phải số 61/KH-UBND không?", "confirm.no"),
        ("Số kế hoạch của tỉnh Lạc Hà là 61/KH-UBND đúng không?", "confirm.no"),
    ],
)
def test_the_answer_begins_with_yes_or_no(question: str, said: str) -> None:
    found = ask(question)
    assert keys(found)[0] == said
    assert found.citations
