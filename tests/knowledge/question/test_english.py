"""English questions: told from Vietnamese ones, and put into the words of the domain."""

import pytest

from knowledge.question.domain import DOMAIN_WORDS
from knowledge.question.english import as_vietnamese, is_english
from knowledge.question.shorthand import folded_words


@pytest.mark.parametrize(
    "question",
    [
        "When is the final report due?",
        "How many phases does the plan have?",
        "What are the criteria for a certificate of merit?",
        "Who is responsible for the conference?",
        "What about phase 2?",
        "How about the town?",
        "Is the plan of Lac Ha over?",
    ],
)
def test_english_is_heard(question: str) -> None:
    assert is_english(folded_words(question, DOMAIN_WORDS))


@pytest.mark.parametrize(
    "question",
    [
        "do to nao phu trach",
        "dot 2 den bao gio",
        "ai ban hanh",
        "deadline nop ho so",
        "ke hoach co the in o dau",
        "report nộp khi nào",
        "",
    ],
)
def test_vietnamese_is_not_taken_for_english(question: str) -> None:
    assert not is_english(folded_words(question, DOMAIN_WORDS))


@pytest.mark.parametrize(
    ("question", "meant"),
    [
        ("When is the final report due?", "tong ket bao cao han nop"),
        ("Who signed the plan?", "ai ky ke hoach"),
        ("What about phase 2?", "con dot 2"),
        ("How many days are left?", "con bao nhieu ngay"),
        ("Which award forms are there?", "hinh thuc khen thuong nao"),
        ("Who is in charge of propaganda?", "phu trach tuyen truyen"),
        ("What is the legal basis?", "can cu vao van ban nao"),
        ("Is the plan over?", "ke hoach da ket thuc chua"),
        ("How much money comes with the flag?", "bao nhieu tien thuong kem theo"),
        ("What time is the meeting, and which day?", "may gio hoi nghi"),
        ("How many poor households are helped each year?", "bao nhieu ngheo ho gia dinh"),
        ("Which teams win the writing contest?", "tap the dat giai cuoc thi viet"),
    ],
)
def test_phrases_are_put_into_vietnamese(question: str, meant: str) -> None:
    assert meant in " ".join(as_vietnamese(folded_words(question, DOMAIN_WORDS)))


def test_names_stay() -> None:
    assert {"lac", "ha"} <= set(as_vietnamese("when is the report of lac ha due".split()))


def test_words_that_were_put_in_are_not_read_again() -> None:
    assert as_vietnamese("can a collective win".split())[-3:] == ["the", "dat", "giai"]
