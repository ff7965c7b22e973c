"""The same questions of one plan in every form that plans arrive in: the same facts, from the right page."""

import re
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from bot.reply import text_of
from bot.wording import render
from ingest.pipeline import guarded, prepare
from knowledge.answers import answer
from knowledge.catalogue import open_catalogue
from knowledge.plan import PlanVersion
from knowledge.shelf import Shelf
from tests.ingest import rendered
from tests.ingest.test_formats import FORMS, PLAIN, SEEN, WRITTEN, needs_ocr
from tests.plans_made import shelf_of

PAGED = ("pdf", "patched pdf", "scan", "tiff")


@dataclass(frozen=True)
class Question:
    """What is asked, the facts of a right answer, and whether it is one of dates and numbers only."""

    ask: str
    says: tuple[str, ...]
    exact: bool = True


QUESTIONS = (
    Question("Kế hoạch có mấy đợt thi đua?", ("17/01/2033", "31/5/2033", "01/6/2033", "15/11/2033")),
    Question("Đợt 2 kết thúc khi nào?", ("15/11/2033",)),
    Question("Đợt 1 từ ngày nào đến ngày nào?", ("17/01/2033", "31/5/2033")),
    Question("Hạn nộp hồ sơ đề nghị khen thưởng là khi nào?", ("20/11/2033",)),
    Question("Báo cáo kết quả phong trào gửi trước ngày nào?", ("05/12/2033",)),
    Question("Số, ký hiệu của kế hoạch là gì?", ("118/KH-UBND",)),
    Question("Kế hoạch ban hành ngày nào?", ("17 tháng 01 năm 2033",)),
    Question("Ai ký kế hoạch?", ("Đặng Quốc Hưng",)),
    Question("Huyện Suối Ngân tặng Giấy khen cho bao nhiêu tập thể, cá nhân?", ("12 tập thể", "30 cá nhân")),
    Question("Chỉ tiêu đường thôn, bản được cứng hóa là bao nhiêu?", ("86%",)),
    Question("Bao nhiêu trường học đạt chuẩn quốc gia?", ("24 trường",)),
    Question("Hồ sơ khen thưởng gửi về đâu?", ("Phòng Nội vụ",), exact=False),
    Question("Phòng Tài chính - Kế hoạch làm gì?", ("kinh phí khen thưởng",), exact=False),
)
UNKNOWN = ("Đợt 3 bắt đầu khi nào?", "Mức tiền thưởng kèm Giấy khen là bao nhiêu?")


@cache
def version_of(form: str) -> PlanVersion:
    """The plan taken in from one of its forms, past the gate that every plan passes."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / ("plan.txt" if form in PLAIN else "plan.pdf")
        path.write_bytes(FORMS[form]())
        with closing(open_catalogue(f"sqlite:///{folder}/thidua.sqlite")) as catalogue:
            outcome = guarded(prepare(path, catalogue)).outcome
    assert outcome.version is not None, outcome.error
    assert outcome.error is None
    return outcome.version


@cache
def shelf_for(form: str) -> Shelf:
    return shelf_of(version_of(form))


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.ask)
@pytest.mark.parametrize("form", [*WRITTEN, *SEEN])
def test_the_same_questions_are_answered(form: str, question: Question) -> None:
    found = answer(shelf_for(form), question.ask, today=date(2033, 3, 1))
    told = text_of(render(found, 0.0))
    assert not found.abstained, told
    # TCVN3 has no capital letters with tones.
    assert all(words.lower() in told.lower() for words in question.says), told
    text = version_of(form).text
    assert all(text[c.start : c.end] == c.quote for c in found.citations)
    assert found.citations


@pytest.mark.parametrize("question", UNKNOWN)
@pytest.mark.parametrize("form", [*WRITTEN, *SEEN])
def test_what_the_plan_does_not_state_is_not_made_up(form: str, question: str) -> None:
    assert answer(shelf_for(form), question, today=date(2033, 3, 1)).abstained


@needs_ocr
@pytest.mark.parametrize("form", PAGED)
def test_citations_name_the_page_that_states_the_fact(form: str) -> None:
    pages = list(_printed_pages(form))
    assert len(pages) > 1
    for question in QUESTIONS:
        found = answer(shelf_for(form), question.ask, today=date(2033, 3, 1))
        for citation in found.citations:
            day = re.search(r"\d{1,2}/\d{1,2}/2033", citation.quote)
            if day:
                assert citation.page is not None
                over = pages[citation.page - 1 : citation.page + 1]  # a quote may run over the end of its page
                assert day.group() in "\n".join(over), question.ask


def _printed_pages(form: str) -> Iterator[str]:
    """The text of each page of the plan as it was printed."""
    import pypdfium2

    font = "Liberation Serif" if form == "patched pdf" else "DejaVu Serif"
    for page in pypdfium2.PdfDocument(rendered.by_office("pdf", font)):
        yield page.get_textpage().get_text_range()
