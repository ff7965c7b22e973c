"""A law is answered from by article, clause and point, only where it is named, and never stands in for a plan."""

from dataclasses import replace
from datetime import date

import pytest

from ingest.card.reference import extract_reference
from knowledge.answer import Answer
from knowledge.answers import answer
from tests.ingest.plans import PLAN
from tests.ingest.test_document_kind import LAW
from tests.plans_made import made, shelf_of

_LAW = made(LAW, "luat", "luat.doc")
SHELF = shelf_of(made(PLAN, "ke-hoach"), replace(_LAW, card=extract_reference(_LAW.text, _LAW.sections)))


def asked(question: str) -> Answer:
    return answer(SHELF, question, today=date(2031, 3, 1))


@pytest.mark.parametrize(
    ("question", "quote"),
    [
        ("Điều 1 Luật Phong trào thi đua quy định gì?", "Điều 1. Phạm vi điều chỉnh\nLuật này quy định"),
        ("khoản 1 Điều 2 Luật Phong trào thi đua nói gì?", "1. Thi đua phải tự nguyện."),
        ("diem b khoan 2 dieu 2 luat phong trao thi dua", "b) Đúng người, đúng việc."),
        ("khoản 2 Điều 2 Luật Phong trào thi đua về khen thưởng", "2. Khen thưởng phải:"),
        ("Điều 3 Luật số 31/2031/QH17 nêu gì?", "Điều 3. Trách nhiệm"),
        ("Luật 31/2031, Điều 3 nêu gì?", "Điều 3. Trách nhiệm"),
        ("Theo Luật Phong trào thi đua, phạm vi điều chỉnh là gì?", "Điều 1. Phạm vi điều chỉnh"),
    ],
)
def test_the_part_asked_for_is_quoted(question: str, quote: str) -> None:
    said = asked(question)
    assert not said.abstained
    [citation] = said.citations
    assert citation.plan == "luat"
    assert citation.quote.startswith(quote)


def test_an_article_that_is_not_there_is_not_made_up() -> None:
    assert asked("Điều 9 Luật Phong trào thi đua quy định gì?").abstained
