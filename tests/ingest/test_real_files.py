"""Questions over real documents in all their forms, read as they came. The documents are not in the repository."""

from dataclasses import dataclass
from datetime import date

import pytest

from bot.reply import text_of
from bot.wording import render
from ingest.pipeline import Kind, ingest
from knowledge.answer import Answer
from knowledge.answers import answer
from knowledge.library import open_library
from knowledge.plan import PlanVersion
from knowledge.search.models import BUNDLED
from knowledge.shelf import Shelf
from knowledge.text import fold
from tests.plans_made import SHARED

FOLDERS = (SHARED / "originals", SHARED / "reference")

pytestmark = pytest.mark.skipif(
    not all(folder.is_dir() for folder in FOLDERS), reason="../shared/originals and ../shared/reference are not here"
)


@dataclass(frozen=True)
class Question:
    """What is asked, the file that answers it by the beginning of its name, words of a right answer, the page cited."""

    ask: str
    file: str
    says: tuple[str, ...]
    page: int | None = None


QUESTIONS = (
    Question("Kế hoạch khảo thí: hạn nộp báo cáo tổng kết là khi nào?", "44-", ("18/5/2021",), 3),
    Question("Hạn nộp báo cáo sơ kết học kỳ I của kế hoạch khảo thí?", "44-", ("11/1/2020",), 3),
    Question("Ai ký kế hoạch khảo thí năm học 2020-2021?", "44-", ("Nguyễn Văn Thảo",), 3),
    Question("Kế hoạch khảo thí: xét công nhận tốt nghiệp THCS xong trước ngày nào?", "44-", ("15/6/2021",), 2),
    Question("Kế hoạch tự đánh giá: báo cáo tổng kết nộp chậm nhất ngày nào?", "37-", ("30/5/2021",), 4),
    Question("Kế hoạch tự đánh giá: hạn báo cáo sơ kết học kỳ I?", "37-", ("31/12/2020",), 3),
    Question("Ai ký kế hoạch tự đánh giá?", "37-", ("Phạm Văn Hà",), 4),
    Question("Hội nghị hiệp thương lần thứ hai dự kiến tổ chức ngày nào?", "29-", ("02/02/2026",)),
    Question("Biên bản hội nghị hiệp thương gửi chậm nhất khi nào?", "29-", ("04/02/2026",)),
    Question("Ai ký kế hoạch của UBMTTQ xã Lương Minh?", "29-", ("Lan Thị Vân",)),
    Question("Quyết định 120/QĐ-BTC ban hành ngày nào?", "57-", ("14 tháng 01 năm 2014",)),
    Question("Quyết định 120/QĐ-BTC do ai ký?", "57-", ("Trương Chí Trung",)),
    Question("Bộ Tài chính: báo cáo tổng kết phổ biến giáo dục pháp luật trước ngày nào?", "57-", ("10/11/2014",)),
    Question("Kế hoạch phổ biến, giáo dục pháp luật của Bộ Tài chính căn cứ luật nào?", "57-", ("14/2012/QH13",)),
    Question("Quyết định tặng Cờ thi đua ở Hà Giang tặng cho bao nhiêu tập thể?", "54-", ("28 tập thể",), 1),
    Question(
        "Theo Quyết định tặng Cờ thi đua, mức thưởng cho mỗi tập thể là bao nhiêu tiền?", "54-", ("18.750.000",), 1
    ),
    Question("Theo Luật Thi đua, khen thưởng, khoản 1 Điều 10 nói gì?", "luat-", ("Thành tích đạt được",)),
    Question("Luật Thi đua, khen thưởng do ai ký?", "luat-", ("Vương Đình Huệ",)),
    Question("Nghị định 30/2020 quy định phạm vi điều chỉnh thế nào?", "nghi-dinh-30-2020.docx", ("công tác văn thư",)),
    Question("Nghị định 30/2020/NĐ-CP ban hành ngày nào?", "nghi-dinh-30-2020.docx", ("05 tháng 3 năm 2020",)),
    Question("Phụ lục thể thức, kỹ thuật trình bày văn bản: khổ giấy thế nào?", "nghi-dinh-30-2020-phu-luc", ("A4",)),
)
UNKNOWN = ("Luật Thi đua, khen thưởng, Điều 197 nói gì?",)
"""What the documents leave blank, or have not."""

UNCLEAR = "Hạn báo cáo sơ kết học kỳ I của Phòng GD&ĐT Hiệp Hòa?"
"""What two plans of one office state, each in its own way."""


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Shelf:
    """The documents, taken in as an admin takes them in."""
    folder = tmp_path_factory.mktemp("data")
    library = open_library(f"sqlite:///{folder / 'thidua.sqlite'}", folder, embedding=BUNDLED, chroma_url=None)
    outcomes = list(ingest(FOLDERS, library))
    assert {outcome.kind for outcome in outcomes} == {Kind.NEW}, [o for o in outcomes if o.kind is not Kind.NEW]
    return library.shelf()


def asked(shelf: Shelf, question: str) -> Answer:
    found = answer(shelf, question, today=date(2026, 6, 1))
    for citation in found.citations:
        version = shelf.plan(citation.plan)
        assert version is not None
        assert version.text[citation.start : citation.end] == citation.quote
    return found


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: fold(question.ask))
def test_a_question_is_answered_from_the_right_document(shelf: Shelf, question: Question) -> None:
    found = asked(shelf, question.ask)
    told = text_of(render(found, 0.0))
    assert not found.abstained, told
    assert {c.source.startswith(question.file) for c in found.citations} == {True}, told
    assert all(words in told for words in question.says), told
    if question.page is not None:
        assert question.page in {c.page for c in found.citations}


@pytest.mark.parametrize("question", UNKNOWN)
def test_what_the_documents_do_not_state_is_not_made_up(shelf: Shelf, question: str) -> None:
    assert asked(shelf, question).abstained


def test_a_question_that_fits_two_plans_is_asked_back(shelf: Shelf) -> None:
    assert len(asked(shelf, UNCLEAR).clarify) == 2


@pytest.mark.parametrize("blank", ["29-", "54-"])
def test_numbers_left_blank_or_handwritten_are_absent_and_flagged(shelf: Shelf, blank: str) -> None:
    version = _of(shelf, blank)
    assert version.card.number is version.card.issued is None
    assert {"no_number", "no_issued"} <= {check.key for check in version.card.checks}


@pytest.mark.parametrize("filled", ["37-", "44-"])
def test_numbers_that_a_signature_fills_in_are_read(shelf: Shelf, filled: str) -> None:
    card = _of(shelf, filled).card
    assert card.number is not None
    assert card.issued is not None


def _of(shelf: Shelf, name: str) -> PlanVersion:
    return next(version for version in shelf.versions if version.source.startswith(name))
