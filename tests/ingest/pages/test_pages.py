"""A passage on the page of its source: plain text, PDF, Word, a scan; what is kept for the next time."""

from collections.abc import Sequence
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image, ImageChops

from ingest.errors import IngestError
from ingest.pages import Page, Sheets, page_of, pages_of
from ingest.pages.marking import blocks
from ingest.pages.paper import Paper
from ingest.pages.typeset import rows_of, typeset
from ingest.readers import ocr, office, read
from knowledge.plan import PlanVersion
from knowledge.span import Span
from tests.fakes import plan_version
from tests.ingest.printed import font, printed

LINES = (
    "KẾ HOẠCH phát động thi đua năm 2033 của huyện Suối Ngân",
    "Báo cáo sơ kết gửi về Phòng Nội vụ trước ngày 12/6/2033.",
    "Báo cáo tổng kết gửi về Phòng Nội vụ trước ngày 04/12/2033.",
    "Phòng Tài chính bố trí kinh phí khen thưởng theo quy định.",
)
FRAME = (200, 30, 30)
needs_font = pytest.mark.skipif(font() is None, reason="needs a font with Vietnamese letters")
needs_office = pytest.mark.skipif(office.program() is None, reason="LibreOffice is not installed")
needs_ocr = pytest.mark.skipif(not ocr.installed() or font() is None, reason="needs Tesseract and a font")


def spans(version: PlanVersion, *quotes: str) -> list[Span]:
    return [Span(at := version.text.index(quote), at + len(quote)) for quote in quotes]


def framed(page: Page) -> tuple[int, int, int, int]:
    """The box, in pixels, of all that is drawn in the colour of frames."""
    with Image.open(page.file) as picture:
        bands = zip(picture.convert("RGB").split(), FRAME, strict=True)
        hits = [band.point([255 * (value == wanted) for value in range(256)]) for band, wanted in bands]
    return ImageChops.darker(ImageChops.darker(hits[0], hits[1]), hits[2]).getbbox() or (0, 0, 0, 0)


def plan(lines: Sequence[str] = LINES) -> PlanVersion:
    return plan_version(paragraphs=lines)


def test_a_text_is_set_in_type_and_its_passage_framed(tmp_path: Path) -> None:
    version = plan()
    shown = pages_of(version, Sheets(lambda: None, tmp_path / "pages"), spans(version, LINES[2]))
    [page] = shown.pages
    assert (page.number, page.count, page.paper, page.found) == (1, 1, Paper.TYPESET, True)
    assert shown.share == 1.0
    left, top, right, bottom = framed(page)
    assert 100 < left < right
    assert bottom - top < 60


def test_a_page_is_made_once(tmp_path: Path) -> None:
    version, kept = plan(), tmp_path / "pages"
    [first] = pages_of(version, Sheets(lambda: None, kept), spans(version, LINES[1])).pages
    made = first.file.stat().st_mtime_ns
    [again] = pages_of(version, Sheets(lambda: None, kept), spans(version, LINES[1])).pages
    assert again == first
    assert again.file.stat().st_mtime_ns == made
    again.file.unlink()
    [anew] = pages_of(version, Sheets(lambda: None, kept), spans(version, LINES[1])).pages
    assert anew.file.is_file()


def test_passages_of_one_answer_are_marked_together(tmp_path: Path) -> None:
    version = plan()
    alone = pages_of(version, Sheets(lambda: None, tmp_path), spans(version, LINES[1]))
    both = pages_of(version, Sheets(lambda: None, tmp_path), spans(version, LINES[1], LINES[3]))
    assert framed(alone.pages[0]) == framed(both.pages[0])
    assert [len(place) for place in both.boxes] == [1, 1]
    assert alone.pages[0].file.read_bytes() != both.pages[0].file.read_bytes()


def test_a_long_text_has_pages_and_one_can_be_asked_for_by_its_number(tmp_path: Path) -> None:
    version = plan([f"Câu số {number} của một văn bản dài, để thử trang." for number in range(1, 120)])
    [found] = pages_of(version, Sheets(lambda: None, tmp_path), spans(version, "Câu số 100 của")).pages
    assert found.count == 4
    assert page_of(version, Sheets(lambda: None, tmp_path), found.number, spans(version, "Câu số 100 của")).found
    assert not page_of(version, Sheets(lambda: None, tmp_path), 1, ()).found
    with pytest.raises(IngestError, match="not_on_page"):
        page_of(version, Sheets(lambda: None, tmp_path), 9, ())


@needs_font
def test_a_passage_is_framed_on_the_page_of_its_pdf(tmp_path: Path) -> None:
    file = tmp_path / "a.pdf"
    file.write_bytes(printed(LINES))
    version = plan()
    [page] = pages_of(version, Sheets(lambda: file, tmp_path / "pages"), spans(version, "trước ngày 04/12/2033")).pages
    assert page.paper is Paper.ORIGINAL
    middle = (framed(page)[1] + framed(page)[3]) / 2 * 72 / 130
    assert middle == pytest.approx(842 - (790 - 2 * 22), abs=6)
    assert framed(page)[0] > 300


@needs_font
@needs_ocr
def test_a_passage_is_framed_on_a_scan(tmp_path: Path) -> None:
    file = tmp_path / "a.png"
    sheet = typeset("\n".join(LINES))
    file.write_bytes(_photographed(sheet))
    version = plan()
    anew = pages_of(version, Sheets(lambda: file, tmp_path / "anew"), spans(version, LINES[1]))
    kept = pages_of(
        version, Sheets(lambda: file, tmp_path / "kept", lambda: read(file).places), spans(version, LINES[1])
    )
    for shown in (anew, kept):
        assert shown.pages[0].paper is Paper.ORIGINAL
        assert shown.share > 0.9
        assert framed(shown.pages[0]) != (0, 0, 0, 0)
    # Where it was seen at reading, nothing is recognised again.
    assert list((tmp_path / "anew" / "original").glob("seen-*"))
    assert not list((tmp_path / "kept" / "original").glob("seen-*"))
    assert framed(kept.pages[0]) == pytest.approx(framed(anew.pages[0]), abs=6)


@needs_office
def test_a_page_that_libreoffice_prints_is_told_from_the_authors(tmp_path: Path) -> None:
    file = tmp_path / "a.rtf"
    lines = "".join("".join(c if c.isascii() else f"\\u{ord(c)}?" for c in line) + "\\par\n" for line in LINES)
    file.write_text("{\\rtf1\\ansi\n" + lines + "}", encoding="ascii")
    version = plan()
    [page] = pages_of(version, Sheets(lambda: file, tmp_path / "pages"), spans(version, LINES[2])).pages
    assert (page.number, page.paper, page.found) == (1, Paper.PRINTED, True)


def test_what_is_not_printed_is_shown_as_it_was_read(tmp_path: Path) -> None:
    file = tmp_path / "a.pdf"
    file.write_bytes(typeset("Một tệp khác hẳn.\n" * 80))
    version = replace(plan(), pages=())
    [page] = pages_of(version, Sheets(lambda: file, tmp_path / "pages"), spans(version, LINES[2])).pages
    assert page.paper is Paper.TYPESET
    assert page.found


def test_a_damaged_file_is_refused_in_words(tmp_path: Path) -> None:
    file = tmp_path / "a.pdf"
    file.write_bytes(b"%PDF-1.4\nnothing")
    with pytest.raises(IngestError, match="damaged"):
        pages_of(plan(), Sheets(lambda: file, tmp_path / "pages"), spans(plan(), LINES[2]))


def test_lines_below_one_another_share_a_frame() -> None:
    assert blocks([(60, 10, 200, 20), (40, 24, 200, 34), (40, 300, 90, 310)]) == [(40, 10, 200, 34), (40, 300, 90, 310)]


@pytest.mark.parametrize("text", ["", "a" * 400, "Một\t500.000 đồng\n\nHai", " đầu dòng"])
def test_rows_of_type_hold_the_whole_text_in_order(text: str) -> None:
    rows = list(rows_of(text))
    assert "".join(text[row.start : row.end] for row in rows) == text.replace("\n", "")
    assert rows[0].page == 0


def _photographed(pdf: bytes) -> bytes:
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf)
    made = BytesIO()
    document[0].render(scale=200 / 72).to_pil().convert("RGB").save(made, "PNG")
    document.close()
    return made.getvalue()
