"""Several questions in one, and what each may lean on."""

import pytest

from knowledge.answer import NOTHING_SAID
from knowledge.question.parts import parts_of, readings_of
from knowledge.question.registry import registry_of
from knowledge.question.understanding import Query, understand
from tests.shelves import shelf

REGISTRY = registry_of(shelf())


def parts(question: str) -> tuple[Query, ...]:
    return parts_of(understand(question, REGISTRY, NOTHING_SAID), REGISTRY, "lac-ha")


@pytest.mark.parametrize(
    ("question", "asked"),
    [
        ("hạn nộp hồ sơ và ai ký kế hoạch", ["hạn nộp hồ sơ", "ai ký kế hoạch"]),
        ("nộp báo cáo ở đâu, trước ngày nào", ["nộp báo cáo ở đâu", "trước ngày nào"]),
        ("giải nhất bao nhiêu tiền, giải nhì bao nhiêu tiền", ["giải nhất bao nhiêu tiền", "giải nhì bao nhiêu tiền"]),
        ("Sở Nội vụ làm gì, Sở Văn hóa và Thể thao làm gì", ["Sở Nội vụ làm gì", "Sở Văn hóa Thể thao làm gì"]),
        ("tặng Bằng khen cho mấy tập thể, cá nhân", []),
        ("Sở Văn hóa và Thể thao làm gì", []),
    ],
)
def test_each_piece_that_asks_is_a_question(question: str, asked: list[str]) -> None:
    assert [part.text for part in parts(question)] == asked


def test_a_later_question_is_read_by_itself_and_of_what_the_first_is_about() -> None:
    first, second = both = parts("báo cáo sơ kết nộp ngày nào, gửi cho ai")
    assert readings_of(first, both, REGISTRY, "lac-ha") == (first,)
    alone, leaning = readings_of(second, both, REGISTRY, "lac-ha")
    assert "so ket" not in alone.content
    assert "so ket" in leaning.content
