"""Word files and web pages: what is text in them and what is not."""

import io
from typing import Any

import docx
import pytest
from docx.oxml import parse_xml

from ingest.errors import IngestError
from ingest.readers import html, word
from ingest.readers.numbering import Level, Numbering, written
from ingest.readers.tables import table_lines

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def text_of(*paragraphs: str) -> str:
    """The text of a Word file whose body holds these elements."""
    document: Any = docx.Document()
    for paragraph in paragraphs:
        document.element.body.insert(-1, parse_xml(paragraph))
    buffer = io.BytesIO()
    document.save(buffer)
    return word.read(buffer.getvalue()).text.strip("\n")


def test_tracked_changes_are_read_as_accepted() -> None:
    assert (
        text_of(
            f"<w:p {W}><w:r><w:t xml:space='preserve'>Trước ngày </w:t></w:r>"
            "<w:del><w:r><w:delText>15/11</w:delText></w:r></w:del><w:ins><w:r><w:t>20/11</w:t></w:r></w:ins></w:p>"
        )
        == "Trước ngày 20/11"
    )


def test_links_breaks_tabs_and_fonts() -> None:
    run = "<w:r><w:rPr><w:rFonts w:ascii='.VnTime'/></w:rPr><w:t>kÕ ho¹ch</w:t><w:br/><w:t>thi</w:t><w:tab/></w:r>"
    assert text_of(f"<w:p {W}>{run}<w:hyperlink><w:r><w:t>đua</w:t></w:r></w:hyperlink></w:p>") == "kế hoạch\vthi\tđua"


def test_a_letterhead_is_no_table_and_data_is() -> None:
    def table(*rows: tuple[str, ...]) -> str:
        cells = ("".join(f"<w:tc><w:p><w:r><w:t>{cell}</w:t></w:r></w:p></w:tc>" for cell in row) for row in rows)
        return f"<w:tbl {W}>{''.join(f'<w:tr>{row}</w:tr>' for row in cells)}</w:tbl>"

    head = table(("SỞ NỘI VỤ", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"), ("Số: 1/KH", "Lạc Hà, ngày 3/1/2031"))
    data = table(("Đợt", "Thời gian"), ("1", "tháng 3"))
    assert [line for line in text_of(head, data).split("\n") if line] == [
        "SỞ NỘI VỤ",
        "Số: 1/KH",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Lạc Hà, ngày 3/1/2031",
        "| Đợt | Thời gian |",
        "| --- | --- |",
        "| 1 | tháng 3 |",
    ]


def test_numbers_count_within_what_is_above_them() -> None:
    levels = {
        0: Level("upperRoman", "%1.", 1, "a"),
        1: Level("decimal", "%1.%2.", 1, "a", plain=True),
        2: Level("lowerLetter", "%3)", 1, "a"),
        3: Level("bullet", "", 1, "a"),
    }
    numbering = Numbering({"1": levels})
    labels = [numbering.next("1", at) for at in (0, 1, 1, 2, 2, 1, 2, 3, 0, 1)]
    assert labels == ["I.", "1.1.", "1.2.", "a)", "b)", "1.3.", "a)", "-", "II.", "2.1."]
    assert numbering.next("7", 0) == ""


@pytest.mark.parametrize(
    ("number", "form", "label"),
    [(4, "lowerRoman", "iv"), (49, "upperRoman", "XLIX"), (28, "lowerLetter", "bb"), (3, "decimalZero", "03")],
)
def test_forms_of_numbers(number: int, form: str, label: str) -> None:
    assert written(number, form) == label


def page(body: str, charset: str = "utf-8") -> bytes:
    return f"<html><head><meta charset={charset}><title>x</title></head><body>{body}</body></html>".encode(charset)


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("<p>Một\n câu <b>dài</b></p><p>Hai</p>", "Một câu dài\nHai"),
        ("<p>Một<br>hai</p><script>bad()</script><style>p{}</style>", "Một\vhai"),
        ("<div>a<div>b</div>c</div>", "a\nb\nc"),
        ("<p style='display:none'>ẩn</p><p>hiện<!-- bỏ --></p>", "hiện"),
        ("<p><font face='.VnTime'>kÕ ho¹ch</font> thi đua</p>", "kế hoạch thi đua"),
        ("<p>x<![if !supportFootnotes]>[1]<![endif]></p>", "x[1]"),
        ("<table><tr><th>Đợt<th>Hạn<tr><td>1<td>5/3</table>", "| Đợt | Hạn |\n| --- | --- |\n| 1 | 5/3 |"),
    ],
)
def test_what_a_browser_shows(body: str, text: str) -> None:
    assert html.read(page(body)).text.strip("\n") == text


@pytest.mark.parametrize("charset", ["utf-8", "utf-16"])
def test_charsets(charset: str) -> None:
    assert html.read(page("<p>Kế hoạch</p>", charset)).text == "Kế hoạch"


def test_a_page_of_nothing_is_told() -> None:
    with pytest.raises(IngestError, match="empty"):
        html.read(page(" "))


def test_a_signature_set_in_a_table_is_no_table() -> None:
    assert table_lines([["", "CHỦ TỊCH QUỐC HỘI\nLò Văn Sín"]]) == ["CHỦ TỊCH QUỐC HỘI", "Lò Văn Sín"]
    assert table_lines([["Chức danh", "Họ tên"], ["CHỦ TỊCH", "Lò Văn Sín"]])[0] == "| Chức danh | Họ tên |"


def test_a_letter_of_tcvn3_that_elsewhere_is_a_soft_hyphen_is_kept() -> None:
    fonts = "<w:rPr><w:rFonts w:ascii='.VnTime'/></w:rPr>"
    word_run = f"<w:p {W}><w:r>{fonts}<w:t>th</w:t><w:softHyphen/><w:t>ëng</w:t></w:r></w:p>"
    assert text_of(word_run) == "thưởng"
    assert html.read(b"<p><font face='.VnTime, serif'>th&shy;&euml;ng</font></p>").text.strip() == "thưởng"
    assert html.read(b"<p><font face='.VnTimeH, serif'>th&shy;&euml;ng</font></p>").text.strip() == "THƯỞNG"


def test_merged_cells_stand_in_every_row_that_they_span() -> None:
    page = (
        "<table><tr><td>TT</td><td colspan=2>Đơn vị, chỉ tiêu</td></tr><tr><td>1</td><td rowspan=2>Xã A</td><td>5 km"
        "</td></tr><tr><td>2</td><td>3 trường</td></tr><tr><td>3</td><td>Xã B</td><td>1 km</td></tr></table>"
    )
    lines = html.read(page.encode()).text.strip().split("\n")
    assert [line.strip("| ").split(" | ")[1:] for line in lines[2:]] == [
        ["Xã A", "5 km"],
        ["Xã A", "3 trường"],
        ["Xã B", "1 km"],
    ]
    document: Any = docx.Document()
    table = document.add_table(3, 2)
    for row, (unit, count) in zip(table.rows, (("Xã A", "5 km"), ("", "3 trường"), ("Xã B", "1 km")), strict=True):
        row.cells[0].text, row.cells[1].text = unit, count
    table.cell(0, 0).merge(table.cell(1, 0))
    buffer = io.BytesIO()
    document.save(buffer)
    assert "| Xã A | 3 trường |" in word.read(buffer.getvalue()).text
