"""What somebody who looks at a page of a PDF does not take for its text is kept apart and told."""

import pytest

from ingest.errors import IngestError
from ingest.readers import pdf as reader
from knowledge.left import Left, LeftKind
from tests.ingest.pdfs import Sheet, lines, pdf, stroke, text

OLD, NEW = "nop truoc ngay 05/9/2031", "nop truoc ngay 18/10/2031"
AROUND = lines("KE HOACH", "Ho so gui ve Phong Noi vu,", top=780)
VALID = text(NEW, 70, 700)
X, Y, WIDE = 70, 660, 150
WHITE = "1 1 1 rg"
COVER = f"q {WHITE} {X - 2} {Y - 3} 200 15 re f Q\n"
CROSS = f"q 1 0 0 RG {X - 4} {Y - 4} m {X + WIDE + 6} {Y + 14} l {X - 4} {Y + 14} m {X + WIDE + 6} {Y - 4} l S Q\n"
WORDS = ((70, 92), (96, 126), (130, 158), (162, 222))
WAVES = " ".join(f"{X + 5 * at} {Y + 3 + at % 2 * 1.5} l" for at in range(1, WIDE // 5))
CROSS_BY_HAND = "q 66 650 m 90 655 180 668 232 680 c S 66 680 m 120 671 150 658 232 650 c S Q\n"
CROSS_OVER_TWO = stroke(X - 4, Y - 20, X + WIDE + 6, Y + 14) + stroke(X - 4, Y + 14, X + WIDE + 6, Y - 20)
LAYER = "<< /Type /OCG /Name (cu) >>"
OFF = "/OCProperties << /OCGs [3 0 R] /D << /OFF [3 0 R] >> >>"
PROPERTIES = "/Resources << /Font << /F 4 0 R >> /Properties << /L 3 0 R >> >>"
STRUCK = f"/StrikeOut /F 4 /Rect [{X} {Y} {X + WIDE} {Y + 12}] /QuadPoints "
STRUCK += f"[{X} {Y + 12} {X + WIDE} {Y + 12} {X} {Y - 3} {X + WIDE} {Y - 3}]"


def left_of(data: bytes) -> tuple[str, tuple[Left, ...]]:
    """The text of a file, and what was left out of it."""
    document = reader.read(data)
    return document.text, document.left


@pytest.mark.parametrize(
    ("drawn", "kind"),
    [
        (text(OLD, X, Y) + stroke(X, Y + 4, X + WIDE, Y + 4), LeftKind.STRUCK),
        (text(OLD, X, Y) + f"q {X} {Y + 3.5} {WIDE} 1 re f Q\n", LeftKind.STRUCK),
        (text(OLD, X, Y) + stroke(X, Y + 3, X + WIDE, Y + 3) + stroke(X, Y + 5, X + WIDE, Y + 5), LeftKind.STRUCK),
        (text(OLD, X, Y) + CROSS, LeftKind.STRUCK),
        (text(OLD, X, Y) + text("gui ban giay cho xa", X, Y - 16) + CROSS_OVER_TWO, LeftKind.STRUCK),
        (text(OLD, X, Y) + "q 0.5 0 0 0.5 0 0 cm 136 1300 m 460 1350 l 136 1350 m 460 1300 l S Q\n", LeftKind.STRUCK),
        (text(OLD, X, Y) + CROSS_BY_HAND, LeftKind.STRUCK),
        (text(OLD, X, Y) + text("x" * 23, X, Y), LeftKind.STRUCK),
        (text(OLD, X, Y) + text("-" * 36, X, Y), LeftKind.STRUCK),
        (text(OLD, X, Y, before=WHITE), LeftKind.INVISIBLE),
        (text(OLD, X, Y, before="0.99 0.99 0.99 rg"), LeftKind.INVISIBLE),
        (text(OLD, X, Y, before="3 Tr"), LeftKind.INVISIBLE),
        (text(OLD, X, Y, before="7 Tr"), LeftKind.INVISIBLE),
        (text(OLD, X, Y, size=0.5), LeftKind.INVISIBLE),
        (text(OLD, X, Y) + COVER, LeftKind.INVISIBLE),
        (text(OLD, X, Y) + f"q 0 0 0 rg {X - 2} {Y - 3} 200 15 re f Q\n", LeftKind.INVISIBLE),
        (text(OLD, X, Y) + f"q 0 0 0 rg {X} {Y + 1} {WIDE} 8 re f Q\n", LeftKind.INVISIBLE),
        (f"q 300 300 10 10 re W n {text(OLD, X, Y)} Q\n", LeftKind.INVISIBLE),
        (text(OLD, X, Y) + f"q [3 2] 0 d {X} {Y + 4} m {X + WIDE} {Y + 4} l S Q\n", LeftKind.STRUCK),
        (text(OLD, X, Y) + "".join(stroke(a, Y + 4, b, Y + 4) for a, b in WORDS), LeftKind.STRUCK),
        (text(OLD, X, Y) + f"q {X} {Y + 3} m {WAVES} S Q\n", LeftKind.STRUCK),
        (text(OLD, X, Y) + COVER + text("Noi nhan: nhu tren.", X, Y), LeftKind.INVISIBLE),
        (text(OLD, X, -20), LeftKind.OUTSIDE),
        (text(OLD, 620, Y), LeftKind.OUTSIDE),
        (text(OLD, 200, 300, size=30, before="0.7 0.7 0.7 rg", turn="0.7 0.7 -0.7 0.7"), LeftKind.WATERMARK),
        (text(OLD, 100, 300, size=45, before="0.9 0.9 0.9 rg"), LeftKind.WATERMARK),
    ],
)
def test_what_is_not_seen_as_valid_is_kept_apart(drawn: str, kind: LeftKind) -> None:
    said, left = left_of(pdf(Sheet(AROUND + VALID + drawn)))
    assert NEW in said
    assert "05/9" not in said
    assert [(one.kind, one.page) for one in left] in ([(kind, 1)], [(LeftKind.INVISIBLE, 1)])
    assert "05/9/2031" in left[0].text


@pytest.mark.parametrize("remark", [STRUCK, STRUCK.partition("/QuadPoints")[0]], ids=["by its corners", "by its box"])
def test_a_remark_that_strikes_out_counts_as_a_line(remark: str) -> None:
    said, [left] = left_of(pdf(Sheet(AROUND + VALID + text(OLD, X, Y), (remark,))))
    assert "05/9" not in said
    assert left.kind is LeftKind.STRUCK


def test_what_is_on_a_layer_that_is_off_is_not_seen() -> None:
    content = AROUND + VALID + f"/OC /L BDC {text(OLD, X, Y)} EMC\n"
    for catalog, is_seen in ((OFF, False), (OFF.replace("/OFF", "/ON"), True)):
        data = pdf(Sheet(content, entries=PROPERTIES), catalog=catalog, extra=(LAYER,))
        assert ("05/9" in left_of(data)[0]) is is_seen


def test_what_lies_beyond_the_crop_box_is_on_the_other_page() -> None:
    content = AROUND + VALID + text("Trang sau.", 640, 700) + text("Hai ben thong nhat.", 640, 680)
    halves = ("/CropBox [0 0 595 842]", "/CropBox [595 0 1190 842]")
    said, left = left_of(pdf(*(Sheet(content, entries=half, size=(1190, 842)) for half in halves)))
    assert said.count("Trang sau.") == said.count("KE HOACH") == 1
    assert said.index("KE HOACH") < said.index("\f") < said.index("Trang sau.")
    assert left == ()


@pytest.mark.parametrize(
    "drawn",
    [
        text(OLD, X, Y) + stroke(X - 40, Y, X - 10, Y + 12) + stroke(X - 40, Y + 12, X - 10, Y),
        text(OLD, X, Y) + stroke(X, Y - 4, X + WIDE, Y + 14),
        text(OLD, X, Y) + f"q {X} {Y - 4} m {X + WIDE / 2} {Y + 14} l {X + WIDE} {Y - 4} l S Q\n",
        text(OLD, X, Y) + stroke(X, Y - 2, X + WIDE, Y - 2),
        text(OLD, X, Y) + text("xxxxx-----", X + 200, Y),
        text(OLD, X, Y) + stroke(X, Y + 14, X + WIDE, Y + 14),
        f"q 0 0 0.5 rg 60 {Y - 6} 300 22 re f Q\n" + text(OLD, X, Y, before=WHITE),
        f"q {WHITE} 60 {Y - 6} 300 22 re f Q\n" + text(OLD, X, Y),
        text(OLD, X, Y, before="0.6 0.6 0.6 rg"),
        text(OLD, X, Y, before="1 0 0 rg"),
        text(OLD, X, Y, before="1 Tr"),
    ],
    ids=(
        "beside a cross,a slant,under a roof,underlined,beside letters,under a line,white on blue,on white paint,"
        "grey,red,outlined"
    ).split(","),
)
def test_what_is_seen_is_read(drawn: str) -> None:
    said, left = left_of(pdf(Sheet(AROUND + VALID + drawn)))
    assert OLD in said
    assert left == ()


def test_only_the_words_under_the_line_are_struck() -> None:
    said, [left] = left_of(
        pdf(Sheet(AROUND + text("ngay 05/9/2031 18/10/2031", X, Y) + stroke(101, Y + 4, 161, Y + 4)))
    )
    assert "ngay 18/10/2031" in said
    assert (left.kind, left.text) == (LeftKind.STRUCK, "05/9/2031")


@pytest.mark.parametrize("rotate", [0, 90, 180, 270])
@pytest.mark.parametrize(
    ("turn", "size"),
    [
        ("1 0 0 1 0 0", (595, 842)),
        ("0 1 -1 0 595 0", (595, 842)),
        ("-1 0 0 -1 595 842", (595, 842)),
        ("0 -1 1 0 0 595", (842, 595)),
    ],
)
def test_pages_are_read_whichever_way_they_lie(rotate: int, turn: str, size: tuple[int, int]) -> None:
    content = f"q {turn} cm {lines('KE HOACH', 'Dot mot tu thang ba.', 'Noi nhan: Luu.', top=500)} Q\n"
    said = left_of(pdf(Sheet(content, entries=f"/Rotate {rotate}", size=size)))[0]
    assert said.split() == "KE HOACH Dot mot tu thang ba. Noi nhan: Luu.".split()


def test_files_inside_and_remarks_are_told() -> None:
    names = "/Names << /EmbeddedFiles << /Names [(phu luc.xlsx) 3 0 R] >> >>"
    file = "<< /Type /Filespec /F (phu luc.xlsx) /UF (phu luc.xlsx) /EF << >> >>"
    body = AROUND + lines(
        *["Cac don vi to chuc thuc hien nghiem tuc ke hoach nay theo phan cong cua huyen."] * 9, top=700
    )
    remark = "/Text /Contents (Xem lai muc nay) /Rect [10 10 20 20]"
    left = left_of(pdf(Sheet(body, (remark,)), catalog=names, extra=(file,)))[1]
    assert [(one.kind, one.text) for one in left] == [
        (LeftKind.NOTE, "Xem lai muc nay"),
        (LeftKind.ENCLOSED, "phu luc.xlsx"),
    ]


def test_the_cover_of_a_portfolio_names_the_files_in_it() -> None:
    names = "/Names << /EmbeddedFiles << /Names [(ke-hoach.docx) 3 0 R] >> >>"
    file = "<< /Type /Filespec /F (ke-hoach.docx) /UF (ke-hoach.docx) /EF << >> >>"
    with pytest.raises(IngestError) as error:
        reader.read(pdf(Sheet(AROUND), catalog=names, extra=(file,)))
    assert (error.value.key, error.value.values) == ("portfolio", {"names": "ke-hoach.docx"})


@pytest.mark.parametrize(
    ("before", "raised", "after", "note"),
    [
        ("truoc ngay 20/11/2031", "1", ".", "Rieng cac xa dao: 25/11/2031."),
        ("tang 05", "2", " tap the.", "Khong tinh huyen dao."),
        ("So ho so: 12", "(3)", "; gui som.", "Theo mau chung."),
        ("tu 05/1", "*", " den 30/6.", "Tinh ca ngay nghi."),
    ],
)
def test_a_raised_mark_is_no_digit_and_brings_its_note(before: str, raised: str, after: str, note: str) -> None:
    inside = raised.replace("(", r"\(").replace(")", r"\)")
    content = AROUND + f"q BT /F 13 Tf {X} 700 Td ({before}) Tj 5 Ts /F 7 Tf ({inside}) Tj "
    content += f"0 Ts /F 13 Tf ({after}) Tj ET Q\n" + lines("Cac don vi thuc hien.", top=680)
    mark = raised.strip("()")
    content += f"q BT /F 7 Tf {X} 90 Td 4 Ts ({mark}) Tj 0 Ts /F 9 Tf ( {note}) Tj ET Q\n"
    said = left_of(pdf(Sheet(content)))[0]
    stop = ";" if ";" in after else "."
    assert f"{before}{after.split(stop)[0]} (Chú thích {mark}: {note.rstrip('.')}){stop}" in said
    assert not said.rstrip().endswith(note)


def test_a_square_metre_is_no_mark() -> None:
    content = AROUND + f"q BT /F 13 Tf {X} 700 Td (rong 400 m) Tj 5 Ts /F 7 Tf (2) Tj 0 Ts /F 13 Tf ( dat) Tj ET Q\n"
    assert "rong 400 m² dat" in left_of(pdf(Sheet(content)))[0]


def test_a_note_at_the_foot_does_not_cut_a_sentence() -> None:
    first = AROUND + f"q BT /F 13 Tf {X} 120 Td (Cac don vi gui bao cao tong ket nam) Tj 5 Ts /F 7 Tf (1) Tj "
    first += "0 Ts /F 13 Tf ( truoc) Tj ET Q\n"
    first += f"q BT /F 7 Tf {X} 90 Td 4 Ts (1) Tj 0 Ts /F 9 Tf ( Theo mau kem theo.) Tj ET Q\n"
    said = left_of(pdf(Sheet(first), Sheet(lines("ngay 18/10/2031."))))[0]
    assert "Cac don vi gui bao cao tong ket nam truoc" in said
    assert "ngay 18/10/2031 (Chú thích 1: Theo mau kem theo)." in said.replace("\f", "")
