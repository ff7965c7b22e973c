"""Passages found for questions as they are typed: the plan that is named, the kind of fact that is asked for."""

import pytest

from knowledge.answer import Conversation
from knowledge.finding import find_passages
from tests.plans_made import made, shelf_of
from tests.shelves import DISTRICT, shelf


def _found(question: str, k: int = 1, **kwargs: object) -> list[tuple[str, str]]:
    return [(p.plan, p.text) for p, _ in find_passages(shelf(), question, k, **kwargs)]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("question", "plan", "words"),
    [
        ("Ai ký kế hoạch của huyện Mường Lưu năm 2031?", "muong-luu", "Sùng A Tráng"),
        ("ai ky ke hoach tinh lac ha", "lac-ha", "Hoàng Thị Lan"),
        ("Kế hoạch của tỉnh Lạc Hà được gửi đến những nơi nào?", "lac-ha", "Bộ Nội vụ"),
        ("Đợt 3 của tỉnh Lạc Hà kéo dài bao lâu?", "lac-ha", "Đợt 3: Từ ngày 03/9/2031"),
        ("When is the mid-year report of Lac Ha province due?", "lac-ha", "trước ngày 15/6/2031"),
        ("bk cua ct ubnd tinh lac ha tang cho ai", "lac-ha", "Bằng khen của Chủ tịch"),
    ],
)
def test_the_first_passage_states_what_is_asked_of_the_plan_named(question: str, plan: str, words: str) -> None:
    [(found, text)] = _found(question)
    assert found == plan
    assert words in text


def test_only_the_allowed_plans_are_searched() -> None:
    assert {plan for plan, _ in _found("báo cáo tổng kết gửi trước ngày nào", 5, plans=["muong-luu"])} == {"muong-luu"}
    named_elsewhere = _found("Ai ký kế hoạch của tỉnh Lạc Hà?", 3, plans=["muong-luu"])
    assert {plan for plan, _ in named_elsewhere} == {"muong-luu"}


def test_a_follow_up_is_searched_in_the_plan_spoken_of() -> None:
    spoken = Conversation(("muong-luu",), "dot 1 cua huyen muong luu tu thang nao")
    [(plan, text)] = _found("còn đợt 2?", conversation=spoken)
    assert plan == "muong-luu"
    assert "Đợt 2" in text


def test_a_question_that_names_no_plan_is_searched_in_all() -> None:
    assert len({plan for plan, _ in _found("Hạn gửi báo cáo tổng kết?", 20)}) > 2


def test_scores_fall() -> None:
    scores = [score for _, score in find_passages(shelf(), "Hạn gửi báo cáo tổng kết của tỉnh Lạc Hà?", 9)]
    assert scores == sorted(scores, reverse=True)


def test_nothing_is_found_where_there_is_no_plan() -> None:
    assert find_passages(shelf_of(), "Hạn gửi báo cáo?", 3) == []


def test_a_passage_that_states_the_fact_comes_before_one_that_only_shares_the_words() -> None:
    talk = "Báo cáo tổng kết phải đầy đủ, không gửi lại; gửi báo cáo là để biết phong trào thi đua ra sao."
    text = DISTRICT.replace("I. NỘI DUNG", f"I. YÊU CẦU\n{talk}\nI. NỘI DUNG")
    shelf, question = shelf_of(made(text)), "Hạn gửi báo cáo tổng kết phong trào thi đua?"
    [(by_words, _)] = shelf.search(question, 1)
    [(found, _)] = find_passages(shelf, question, 1)
    assert talk in by_words.text
    assert "30/11/2031" in found.text
