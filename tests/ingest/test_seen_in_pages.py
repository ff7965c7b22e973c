"""Web pages and plain text: what a reader of the page sees is read, what is struck out or hidden is kept apart."""

import base64

import pytest

from ingest.readers import html, text
from ingest.readers.contents import without_contents
from ingest.readers.document import Document
from knowledge.left import Left, LeftKind
from tests.ingest.test_seen_in_word import lines, picture

GONE, NOW = "07/9/2031", "19/9/2031"
PAGE = "<html><head><meta charset=utf-8>{style}</head><body><p>Trước ngày {gone} " + NOW + ".</p>{more}</body></html>"


def page(gone: str, style: str = "", more: str = "") -> Document:
    return html.read(PAGE.format(gone=gone, style=style and f"<style>{style}</style>", more=more).encode())


@pytest.mark.parametrize(
    ("gone", "style", "kind"),
    [
        (f"<s>{GONE}</s>", "", LeftKind.STRUCK),
        (f"<strike><b>{GONE}</b></strike>", "", LeftKind.STRUCK),
        (f"<del datetime='2031-01-01'>{GONE}</del>", "", LeftKind.STRUCK),
        (f"<span style='text-decoration: line-through'>{GONE}</span>", "", LeftKind.STRUCK),
        (f"<span style='text-decoration:underline line-through red'>{GONE}</span>", "", LeftKind.STRUCK),
        (f"<span style='TEXT-DECORATION-LINE:LINE-THROUGH'>{GONE}</span>", "", LeftKind.STRUCK),
        (f"<span class=bo>{GONE}</span>", ".bo { text-decoration: line-through }", LeftKind.STRUCK),
        (f"<i><span>{GONE}</span></i>", "p > i span { text-decoration: line-through; }", LeftKind.STRUCK),
        (f"<span style='display:none'>{GONE}</span>", "", LeftKind.HIDDEN),
        (f"<span style='mso-hide:all'>{GONE}</span>", "", LeftKind.HIDDEN),
        (f"<span hidden>{GONE}</span>", "", LeftKind.HIDDEN),
        (f"<span class='a b'>{GONE}</span>", "@media print { .a.b { display: none !important } }", LeftKind.HIDDEN),
        (f"<span id=x>{GONE}</span>", "#x { display: none } span { display: inline }", LeftKind.HIDDEN),
        (f"<span style='visibility:hidden'>{GONE}</span>", "", LeftKind.INVISIBLE),
        (f"<span style='font-size:0'>{GONE}</span>", "", LeftKind.INVISIBLE),
        (f"<span style='font-size:0.0pt'>{GONE}</span>", "", LeftKind.INVISIBLE),
        (f"<span style='opacity:0'>{GONE}</span>", "", LeftKind.INVISIBLE),
        (f"<span style='position:absolute;left:-9999px'>{GONE}</span>", "", LeftKind.INVISIBLE),
        (f"<span style='color:white'>{GONE}</span>", "", LeftKind.INVISIBLE),
        (f"<font color='#FFFFFF'>{GONE}</font>", "", LeftKind.INVISIBLE),
        (
            f"<span class=w>{GONE}</span>",
            ".w { color: rgb(254, 255, 255) } p { background: white }",
            LeftKind.INVISIBLE,
        ),
        (f"<span style='color:rgba(0,0,0,0)'>{GONE}</span>", "", LeftKind.INVISIBLE),
        (f"<span style='display:block;max-height:0;overflow:hidden'>{GONE}</span>", "", LeftKind.INVISIBLE),
        (f"<span class=sr>{GONE}</span>", ".sr { position: absolute; clip: rect(0 0 0 0) }", LeftKind.INVISIBLE),
        (f"<span style='clip-path: inset(50%)'>{GONE}</span>", "", LeftKind.INVISIBLE),
        (f"<span style='transform: translate(3px) scale(0)'>{GONE}</span>", "", LeftKind.INVISIBLE),
        (f"<span style='filter: opacity(0%)'>{GONE}</span>", "", LeftKind.INVISIBLE),
        (f"<span style='font-size:.05em'>{GONE}</span>", "", LeftKind.INVISIBLE),
        (f"<span style='margin-left:-5000px'>{GONE}</span>", "", LeftKind.INVISIBLE),
        (f"<span style='content-visibility:hidden'>{GONE}</span>", "", LeftKind.HIDDEN),
    ],
)
def test_what_a_browser_strikes_out_or_hides_is_kept_apart(gone: str, style: str, kind: LeftKind) -> None:
    document = page(gone, style)
    assert lines(document) == [f"Trước ngày {NOW}."]
    assert document.left == (Left(kind, GONE, near="Trước ngày"),)


@pytest.mark.parametrize(
    ("shown", "style"),
    [
        (f"<ins>{GONE}</ins>", ""),
        (f"<span class=bo>{GONE}</span>", "span.other { display: none }"),
        (f"<span class=bo>{GONE}</span>", ".bo { display: none } span.bo { display: inline }"),
        (f"<span class=bo>{GONE}</span>", "@media speech { .bo { display: none } }"),
        (f"<span style='visibility:hidden'><b style='visibility:visible'>{GONE}</b></span>", ""),
        (f"<span style='font-size:0'><b style='font-size:12pt'>{GONE}</b></span>", ""),
        (f"<span style='color:white;background:#123'>{GONE}</span>", ""),
        (f"<font color=white><b style='color:red'>{GONE}</b></font>", ""),
        (f"<span style='display:block;height:0'>{GONE}</span>", ""),
        (f"<span style='position:absolute;left:50%;margin-left:-300px'>{GONE}</span>", ""),
        (f"<span style='transform:scale(0.9)'>{GONE}</span>", ""),
        (f"<span style='color:rgba(0,0,0,0.8)'>{GONE}</span>", ""),
        (f"<input type=text value='{GONE}'>", ""),
        (f"<select><option>x<option selected>{GONE}</select>", ""),
    ],
)
def test_what_a_browser_shows_is_read(shown: str, style: str) -> None:
    document = page(shown, style)
    assert lines(document) == [f"Trước ngày {GONE} {NOW}."]
    assert document.left == ()


def test_hidden_rows_and_tables_are_kept_apart() -> None:
    table = "<table><tr><td>Xã A<td>5<tr style='display:none'><td>Xã B<td>9<tr><td>Xã C<td>7</table>"
    document = page("", more=f"{table}<table hidden><tr><td>Cả bảng</table>")
    assert lines(document)[1:] == ["| Xã A | 5 |", "| --- | --- |", "| Xã C | 7 |"]
    assert [left.text for left in document.left] == ["Xã B", "9", "Cả bảng"]


NOTE = "Trừ xã Bến Đá."


@pytest.mark.parametrize(
    ("mark", "note"),
    [
        ("<sup>1</sup>", f"<p><sup>1</sup> {NOTE}</p>"),
        ("<sup>(1)</sup>", f"<p><sup>(1)</sup> {NOTE}</p>"),
        ("<span style='vertical-align:super'>1</span>", f"<p><span style='vertical-align:super'>1</span>{NOTE}</p>"),
        ("<sup><a href='#n1'>1</a></sup>", f"<ol><li id=n1>{NOTE}</ol>"),
        (
            "<a href='#_ftn1' name='_ftnref1'><span class=MsoFootnoteReference>[1]</span></a>",
            f"<div><p><a href='#_ftnref1'><span class=MsoFootnoteReference>[1]</span></a> {NOTE}</p></div>",
        ),
    ],
)
def test_a_note_of_a_page_stands_at_the_end_of_its_sentence(mark: str, note: str) -> None:
    source = (
        f"<html><meta charset=utf-8><body><p>Trước ngày {NOW}{mark}. Gửi bản giấy.</p><p>Hết.</p>{note}</body></html>"
    )
    assert lines(html.read(source.encode())) == [
        f"Trước ngày {NOW} (Chú thích 1: Trừ xã Bến Đá). Gửi bản giấy.",
        "Hết.",
    ]


@pytest.mark.parametrize(
    ("body", "shown"),
    [
        ("<p>không quá 05<sup>3</sup> tập thể</p>", ["không quá 05 tập thể"]),
        ("<p>rộng 500 m<sup>2</sup></p>", ["rộng 500 m²"]),
        ("<ol><li>Một<li>Hai</ol>", ["1. Một", "2. Hai"]),
        ("<ol type=a start=3><li><p>Ba</p><li>Bốn</ol>", ["c. Ba", "d. Bốn"]),
        ("<pre>Một\nHai</pre>", ["Một\vHai"]),
    ],
)
def test_what_a_page_looks_like(body: str, shown: list[str]) -> None:
    assert lines(html.read(f"<html><meta charset=utf-8><body>{body}</body></html>".encode())) == shown


def test_pictures_of_a_page_are_told() -> None:
    inside = f"<img src='data:image/png;base64,{base64.b64encode(picture()).decode()}'>"
    document = page("", more=f"{inside}<img src='http://a.vn/b.png'><img src='x.gif' width=1 height=1>")
    assert document.left == (Left(LeftKind.PICTURE, count=2),)


@pytest.mark.parametrize(
    ("written", "shown", "left"),
    [
        (f"Trước ngày ~~{GONE}~~ {NOW}.", f"Trước ngày {NOW}.", [(LeftKind.STRUCK, GONE)]),
        (f"Trước ngày <del>{GONE}</del> {NOW}.", f"Trước ngày {NOW}.", [(LeftKind.STRUCK, GONE)]),
        (f"Trước ngày <s>{GONE}</s> {NOW}.", f"Trước ngày {NOW}.", [(LeftKind.STRUCK, GONE)]),
        (f"Trước ngày <!-- {GONE} --> {NOW}.", f"Trước ngày {NOW}.", [(LeftKind.HIDDEN, GONE)]),
        (f"~~Hạn cũ {GONE}.~~\n{NOW}", f"\n{NOW}", [(LeftKind.STRUCK, f"Hạn cũ {GONE}.")]),
        ("Giá ~ 5 triệu, ~~ 6 triệu", "Giá ~ 5 triệu, ~~ 6 triệu", []),
        ("trước ngày 05/1² năm nay", "trước ngày 05/1 năm nay", []),
        ("không quá 05³ tập thể", "không quá 05 tập thể", []),
        ("không quá 05<sup>3</sup> tập thể", "không quá 05 tập thể", []),
        ("rộng 30 m² và 5km²", "rộng 30 m² và 5km²", []),
        ("Nộp ngày 5/3[^a].\n\n[^a]: Trừ thôn Hạ.", "Nộp ngày 5/3 (Chú thích a: Trừ thôn Hạ).\n\n", []),
        (
            "Các đơn vị nộp hồ sơ trước ngày 5/3¹.\n¹ Trừ xã Hạ.",
            "Các đơn vị nộp hồ sơ trước ngày 5/3 (Chú thích 1: Trừ xã Hạ).",
            [],
        ),
    ],
)
def test_plain_text(written: str, shown: str, left: list[tuple[LeftKind, str]]) -> None:
    document = text.read(written.encode())
    assert " ".join(document.text.split(" ")).replace("  ", " ") == shown
    assert [(one.kind, one.text) for one in document.left] == left


PARTS = ["I. MỤC ĐÍCH", "II. NỘI DUNG", "III. TỔ CHỨC"]
BODY = "\n".join(f"{part}\nMột ý của phần." for part in PARTS)


@pytest.mark.parametrize(
    "contents",
    [
        "MỤC LỤC\n" + "\n".join(f"{part} ........ {n}" for n, part in enumerate(PARTS, 1)),
        "MỤC LỤC\n" + "\n".join(f"{part}\t{n}" for n, part in enumerate(PARTS, 1)),
        "Mục lục\n\n" + "\n\n".join(f"{part} ……… {n}" for n, part in enumerate(PARTS, 1)),
        "\n".join(PARTS),
        "MỤC LỤC\n" + "\n".join(PARTS),
        "\n".join(f"{part}      {n * 3}" for n, part in enumerate(PARTS, 1)),
        "**MỤC LỤC**",
    ],
)
def test_a_table_of_contents_is_passed_over(contents: str) -> None:
    found = without_contents(f"Đầu\n{contents}\nCăn cứ\n{BODY}")
    assert [line for line in found.split("\n") if line] == ["Đầu", "Căn cứ", *BODY.split("\n")]


@pytest.mark.parametrize(
    "kept",
    [
        BODY,
        "Họ tên: .......... 1\nĐơn vị: .......... 2",
        "Điểm thưởng ........ 10\nĐiểm trừ ........ 5\nTổng điểm ........ 15",
        "1. Phòng A\n2. Phòng B\n3. Phòng C\nNơi nhận:\n1. Phòng A",
    ],
)
def test_what_is_no_table_of_contents_stays(kept: str) -> None:
    assert without_contents(kept) == kept


def test_pages_begin_where_they_began_behind_a_table_of_contents() -> None:
    found = without_contents("MỤC LỤC\n" + "\n\f".join(f"{part} .... 1" for part in PARTS) + f"\n\f{BODY}")
    assert found.count("\f") == 3
