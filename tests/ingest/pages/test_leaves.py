"""Which words of the text stand where on a page: set in type, a PDF, Word, a scan."""

from dataclasses import replace
from io import BytesIO
from pathlib import Path
from threading import BoundedSemaphore

import pytest

from ingest.errors import IngestError
from ingest.pages import Leaf, Sheets, leaf_of
from ingest.pages.paper import Paper
from ingest.pages.typeset import typeset
from ingest.readers import ocr, office, read
from ingest.readers.pdfium import opened
from knowledge.plan import PlanVersion
from knowledge.span import Span
from tests.ingest.pages.test_pages import LINES, needs_font, needs_ocr, needs_office, plan, spans
from tests.ingest.printed import printed


def words_of(version: PlanVersion, leaf: Leaf) -> list[str]:
    return [word.span.of(version.text) for word in leaf.words]


def tops(version: PlanVersion, leaf: Leaf, line: str) -> set[int]:
    """The heights, rounded, at which the words of a line of the text stand."""
    start = version.text.index(line)
    span = Span(start, start + len(line))
    return {round(word.box[1] / 8) for word in leaf.words if span.holds(word.span)}


def test_every_word_of_a_text_set_in_type_has_its_place(tmp_path: Path) -> None:
    version = plan()
    leaf = leaf_of(version, Sheets(lambda: None, tmp_path), None, None)
    assert (leaf.number, leaf.count, leaf.paper) == (1, 1, Paper.TYPESET)
    assert words_of(version, leaf) == version.text.split()
    assert leaf.boxes == ()
    for word in leaf.words:
        left, top, right, bottom = word.box
        assert 0 < left < right < leaf.width
        assert 0 < top < bottom < leaf.height


@needs_font
def test_the_same_words_elsewhere_are_told_apart_on_a_pdf(tmp_path: Path) -> None:
    file = tmp_path / "a.pdf"
    file.write_bytes(printed(LINES))
    version = plan()
    leaf = leaf_of(version, Sheets(lambda: file, tmp_path / "pages"), 1, None)
    assert leaf.paper is Paper.ORIGINAL
    assert words_of(version, leaf) == version.text.split()
    rows = [tops(version, leaf, line) for line in LINES]
    assert [len(row) for row in rows] == [1, 1, 1, 1]
    assert sorted(rows, key=min) == rows
    assert len(set.union(*rows)) == 4


@needs_font
def test_the_line_behind_a_hyphen_is_a_line_of_its_own(tmp_path: Path) -> None:
    lines = (
        "Tiếp tục thực hiện Chỉ thị số 34 và Kế hoạch số 88/KH-",
        "UBND ngày 07/4/2033 của Ủy ban nhân dân huyện Suối",
    )
    file = tmp_path / "a.pdf"
    file.write_bytes(printed(lines))
    version = plan(lines)
    leaf = leaf_of(version, Sheets(lambda: file, tmp_path / "pages"), 1, spans(version, "Chỉ thị số 34")[0])
    assert words_of(version, leaf) == version.text.split()
    assert [len(tops(version, leaf, line)) for line in lines] == [1, 1]
    assert len(leaf.boxes) == 1


def test_the_page_of_a_passage_is_found_and_its_lines_boxed(tmp_path: Path) -> None:
    version = plan([f"Câu số {number} của một văn bản dài, để thử trang." for number in range(1, 120)])
    start = version.text.index("số 100 của")
    leaf = leaf_of(version, Sheets(lambda: None, tmp_path), None, Span(start, start + 10))
    assert 1 < leaf.number <= leaf.count
    assert leaf_of(version, Sheets(lambda: None, tmp_path), leaf.number, None).words == leaf.words
    [box] = leaf.boxes
    inside = [word for word in leaf.words if box[0] - 1 < word.box[0] < box[2] and box[1] - 1 < word.box[1] < box[3]]
    assert [word.span.of(version.text) for word in inside] == ["số", "100", "của"]
    with pytest.raises(IngestError, match="not_on_page"):
        leaf_of(version, Sheets(lambda: None, tmp_path), 9, None)


def test_what_stands_where_is_found_once(tmp_path: Path) -> None:
    version, sheets = plan(), Sheets(lambda: None, tmp_path)
    first = leaf_of(version, sheets, 1, None)
    made = {file: file.stat().st_mtime_ns for file in tmp_path.rglob("*.*")}
    assert leaf_of(version, sheets, 1, None) == first
    assert {file: file.stat().st_mtime_ns for file in tmp_path.rglob("*.*")} == made
    assert not list(tmp_path.rglob("*.png"))


def test_what_was_found_before_needs_neither_the_original_nor_a_turn(tmp_path: Path) -> None:
    version, looked, turn = plan(), [], BoundedSemaphore(1)
    sheets = Sheets(lambda: looked.append("for it"), tmp_path, turn=turn)
    first = leaf_of(version, sheets, 1, None)
    assert looked == ["for it"]
    with turn:
        assert leaf_of(version, sheets, 1, None) == first
    assert looked == ["for it"]


@needs_ocr
@pytest.mark.parametrize("is_kept", [True, False], ids=["seen at reading", "seen anew"])
def test_words_of_a_scan_are_where_they_were_seen(tmp_path: Path, *, is_kept: bool) -> None:
    file, made = tmp_path / "a.png", BytesIO()
    with opened(typeset("\n".join(LINES))) as document:
        document[0].render(scale=200 / 72).to_pil().save(made, "PNG", dpi=(200, 200))
    file.write_bytes(made.getvalue())
    version = plan()
    places = (lambda: read(file).places) if is_kept else str
    leaf = leaf_of(version, Sheets(lambda: file, tmp_path / "pages", places), 1, None)
    found = words_of(version, leaf)
    assert len(found) >= 0.9 * len(version.text.split())
    assert "12/6/2033." in found
    assert max(tops(version, leaf, LINES[1])) < min(tops(version, leaf, LINES[3]))
    assert ocr.installed()


@needs_office
def test_words_of_a_file_without_pages_of_its_own_are_sought_on_all_that_are_printed(tmp_path: Path) -> None:
    lines = [f"Câu số {number} của một văn bản dài, để thử trang." for number in range(1, 90)]
    page = "".join(f"<p>{line}</p>" for line in lines)
    file = tmp_path / "a.docx"
    made = office.converted_as_it_is(f'<meta charset="utf-8">{page}'.encode(), "docx:MS Word 2007 XML")
    file.write_bytes(made)
    version = replace(plan(lines), pages=())
    sheets = Sheets(lambda: file, tmp_path / "pages")
    last = leaf_of(version, sheets, None, Span(version.text.index("số 89"), len(version.text)))
    assert (last.paper, last.number == last.count > 1) == (Paper.PRINTED, True)
    shown = [word for number in range(1, last.count + 1) for word in leaf_of(version, sheets, number, None).words]
    assert [word.span.of(version.text) for word in shown] == version.text.split()
