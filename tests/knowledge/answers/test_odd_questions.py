"""Whatever is typed gets an answer or a reason, quickly, and never an error."""

import random
import time

import pytest

from bot.reply import text_of
from bot.wording import render
from tests.knowledge.answers.asking import ask
from tests.shelves import PROVINCE

ODD = [
    "",
    "   ",
    "???",
    "!!! ... ,,,",
    "🙂🙂🙂",
    "0",
    "1/1/1",
    "31/02/2031",
    "đợt",
    "đợt 999999999999",
    "năm 9999",
    "/hoi",
    "(((((",
    "[a-z]+(.*)*$",
    "\\d{1,99}",
    "**đậm** <b>x</b> {plan} [[y]]",
    "' OR 1=1; DROP TABLE plans; --",
    "\x00\x01\x02",
    "từ " * 400,
    "đợt 1 " * 300,
    "báo cáo trước ngày 15/6/2031, " * 60,
    "a" * 5000,
    "Ủy ban nhân dân " * 200,
    "kế hoạch số " + "1" * 200 + "/KH-UBND",
    "1/2/3/4/5/6/7/8/9",
    "12-34-56-78/90/KH--UBND//",
    "ngày 30 tháng 2 năm 2031 đang ở đợt nào",
    PROVINCE,
]


@pytest.mark.parametrize("question", ODD, ids=range(len(ODD)))
def test_odd_questions(question: str) -> None:
    found = ask(question)
    assert text_of(render(found, 0)).strip()
    again = ask(question, after="Tỉnh Lạc Hà có mấy đợt?")
    assert text_of(render(again, 0)).strip()


def test_shuffled_words_of_real_questions() -> None:
    rng = random.Random(8)
    bag = (
        "hạn nộp báo cáo tổng kết sơ kết tỉnh Lạc Hà huyện Mường Lưu 2031 2030 đợt 1 2 ai ký số khen thưởng giấy khen "
        "bao nhiêu ngày nào khi gửi về đâu kế hoạch thay thế căn cứ chỉ thị 34-CT/TW tháng 6 quý III còn mấy hôm nay"
    ).split()
    for _ in range(150):
        found = ask(" ".join(rng.sample(bag, rng.randrange(1, 9))), after=" ".join(rng.sample(bag, 3)))
        assert text_of(render(found, 0)).strip()


def test_a_long_question_takes_no_longer_than_a_person_waits() -> None:
    started = time.perf_counter()
    ask("từ ngày 01/6/2031 đến ngày 15/6/2031 tỉnh Lạc Hà báo cáo gì; " * 150)
    assert time.perf_counter() - started < 5
