"""PDFs: those with Vietnamese letters are plans, those in Helvetica say where what is on the page stands."""

from knowledge.left import LeftKind
from tests.ingest.cases.made import Case, Kinds, Variation
from tests.ingest.pdfs import HEIGHT, WIDTH, Sheet, enclosing, lines, pdf, pinning, shown, stroke, text
from tests.ingest.printed import printed

_X, _Y = 70, 660
_AROUND = ("KE HOACH", "Ho so gui ve Phong Noi vu,", "Noi nhan: nhu tren.")
_LAYER = "<< /Type /OCG /Name (cu) >>"
_OFF = "/OCProperties << /OCGs [3 0 R] /D << /OFF [3 0 R] >> >>"
_LAYERS = "/Resources << /Font << /F 4 0 R >> /Properties << /L 3 0 R >> >>"


def _plan(variation: Variation, gone: str) -> bytes:
    deadline = f"Hồ sơ đề nghị khen thưởng gửi về {variation.unit} {gone} {variation.due}."
    return printed(variation.lines(deadline))


def struck(variation: Variation) -> Case:
    gone = f"trước ngày {variation.gone}"
    how = ("strike", "crossed", "strike", "crossed", "strike")[variation.at]
    data = _plan(variation, f"<{how}>{gone}</{how}>")
    return Case(data, never=(variation.gone,), left=frozenset({LeftKind.STRUCK}))


def invisible(variation: Variation) -> Case:
    gone = f"trước ngày {variation.gone}"
    how = ("white", "unseen", "covered", "white", "unseen")[variation.at]
    data = _plan(variation, f"<{how}>{gone}</{how}>")
    return Case(data, never=(variation.gone,), left=frozenset({LeftKind.INVISIBLE}))


def raised(variation: Variation) -> Case:
    data = printed(variation.lines(f"{variation.deadline.rstrip('.')}<up>{variation.at + 1}</up>."))
    return Case(data, says=(f"{variation.due}.",))


def noted_between_pages(variation: Variation) -> Case:
    """A sentence that goes on over the page, between them a note and the number of the page, both small."""
    at = variation.at
    note, number = f"Theo mau cua Nghi dinh so {90 + at}/2030.", ("1", "- 1 -", "1/2", "Trang 1", "7")[at]
    small = text(f"1 {note}", _X, 90, 9) + text(number, 290, 50, (9, 8, 9, 8, 10)[at])
    begun, goes_on = "Cac thon gui ho so de nghi khen thuong ve Van phong truoc", f"ngay {at + 10}/11/2031."
    first = Sheet(lines(*_AROUND, *(f"Thon {one} thuc hien." for one in range(at % 3)), begun) + small)
    data = pdf(first, Sheet(lines(goes_on, *_AROUND)))
    return Case(data, (f"{begun} {goes_on}", note), (f"{note} {number}",), read=False)


def _old(variation: Variation) -> tuple[str, float]:
    """Words that are gone, and how high they stand."""
    return f"nop truoc ngay {variation.at + 1}/9/2031", _Y - 30 * variation.at


def unseen(variation: Variation) -> Case:
    old, y = _old(variation)
    layered = variation.at == 2
    drawn = (
        text(old, _X, y, before="1 1 1 rg"),
        text(old, _X, y, before="3 Tr"),
        f"/OC /L BDC {text(old, _X, y)} EMC\n",
        text(old, _X, y, size=0.5),
        text(old, _X, y) + f"q 1 1 1 rg {_X - 2} {y - 3} 220 16 re f Q\n",
    )[variation.at]
    sheet = Sheet(lines(*_AROUND) + drawn, entries=_LAYERS if layered else "")
    data = pdf(sheet, catalog=_OFF, extra=(_LAYER,)) if layered else pdf(sheet)
    return Case(data, _AROUND, (old,), frozenset({LeftKind.INVISIBLE}), read=False)


def lined_out(variation: Variation) -> Case:
    old, y = _old(variation)
    wide = 150
    remark = f"/StrikeOut /F 4 /Rect [{_X} {y - 3} {_X + wide} {y + 12}]"
    drawn, pins = (
        (stroke(_X, y + 4, _X + wide, y + 4), ()),
        (f"q {_X} {y + 3.5} {wide} 1 re f Q\n", ()),
        ("", (remark,)),
        (stroke(_X - 4, y - 4, _X + wide + 6, y + 14) + stroke(_X - 4, y + 14, _X + wide + 6, y - 4), ()),
        (text("x" * 27, _X, y), ()),
    )[variation.at]
    data = pdf(Sheet(lines(*_AROUND) + text(old, _X, y) + drawn, tuple(pins)))
    return Case(data, _AROUND, (old,), frozenset({LeftKind.STRUCK}), read=False)


def doubled(variation: Variation) -> Case:
    right, down = ((0.3, 0), (0.4, 0.2), (0, 0), (0.2, -0.3), (0.5, 0))[variation.at]
    said = f"truoc ngay {variation.at + 10}/11/2031"
    content = lines(*_AROUND) + text(said, _X, _Y) + text(said, _X + right, _Y + down)
    return Case(pdf(Sheet(content)), (said,), (f"{said} {said}", f"{said}{said}"), read=False)


def filled_in(variation: Variation) -> Case:
    kind = (
        "/Widget /FT /Sig /T (s)",
        "/Widget /FT /Tx /T (t) /V (9)",
        "/FreeText /Contents (x) /DA (/F 13 Tf)",
        "/Stamp",
        "",
    )[variation.at]
    number, y = str(17 + 100 * variation.at), 780 - 40 * variation.at
    head = text("So:", 70, y) + text("/KH-UBND", 125, y) + lines(*_AROUND, top=500)
    typed = Sheet(head + text(number, 95, y)) if not kind else Sheet(head, (shown(number, 95, y, kind),))
    return Case(pdf(typed), (f"So: {number}/KH-UBND",), read=False)


def signed(variation: Variation) -> Case:
    record = (
        "Ky boi: UBND xa\nNgay ky: 09/03/2031 08:15:40",
        "So Noi vu\n2031.03.09 14:26:14 +07:00",
        "Nguoi ky: Tran Thi Mo\nThoi gian ky: 09.03.2031 07:41:05",
        "Digitally signed by Lo Van Da\nDate: 2031.03.09 10:00:00",
        "Signature valid\nKy boi: Van phong\n09/03/2031 16:00",
    )[variation.at]
    content = lines(*_AROUND, top=700)
    data = pdf(Sheet(content, (shown(record, 300, 120 + 60 * variation.at),)))
    return Case(data, _AROUND[:1], ("2031.03.09", "09/03/2031", "09.03.2031"), frozenset({LeftKind.SIGNED}), read=False)


def turned(variation: Variation) -> Case:
    rotate, turn, size = (
        (90, "1 0 0 1 0 0", (WIDTH, HEIGHT)),
        (270, "0 1 -1 0 595 0", (WIDTH, HEIGHT)),
        (180, "1 0 0 1 0 0", (WIDTH, HEIGHT)),
        (0, "0 -1 1 0 0 595", (HEIGHT, WIDTH)),
        (90, "0 1 -1 0 595 0", (WIDTH, HEIGHT)),
    )[variation.at]
    content = f"q {turn} cm {lines(*_AROUND, top=500 - 20 * variation.at)} Q\n"
    says = " ".join(_AROUND)
    return Case(pdf(Sheet(content, entries=f"/Rotate {rotate}", size=size)), (says,), read=False)


def sheets(variation: Variation) -> Case:
    wide = 1190 + 20 * variation.at
    half = wide // 2
    other = f"Trang sau so {variation.at} cua ke hoach xa."
    content = lines(*_AROUND) + text(other, half + 60, 700 - 20 * variation.at)
    crops = (f"/CropBox [0 0 {half} 842]", f"/CropBox [{half} 0 {wide} 842]")
    data = pdf(*(Sheet(content, entries=crop, size=(wide, HEIGHT)) for crop in crops))
    return Case(data, (f"{' '.join(_AROUND)} {other}",), (f"{other} KE", f"{other} {other}"), read=False)


def watermark(variation: Variation) -> Case:
    word = ("DU THAO", "BAN SAO", "MAT", "NOI BO", "DRAFT")[variation.at]
    turn = ("0.7 0.7 -0.7 0.7", "0.8 0.6 -0.6 0.8", "0.6 0.8 -0.8 0.6", "0.7 -0.7 0.7 0.7", "1 0 0 1")[variation.at]
    shade = "0.92 0.92 0.92 rg" if variation.at == 4 else "0.7 0.7 0.7 rg"
    mark = text(word, 150 + 20 * variation.at, 300, size=60, before=shade, turn=turn)
    content = mark + lines(*_AROUND) if variation.at % 2 else lines(*_AROUND) + mark
    return Case(pdf(Sheet(content)), _AROUND, (word,), frozenset({LeftKind.WATERMARK}), read=False)


def enclosed(variation: Variation) -> Case:
    name = ("anh.png", "bieu.csv", "phim.mp4", "trang.pptx", "nen.7z")[variation.at]
    put = pinning if variation.at % 2 else enclosing
    data = put({name: b"x"}, Sheet(lines(*_AROUND, top=780 - 20 * variation.at)))
    return Case(data, _AROUND, left=frozenset({LeftKind.ENCLOSED}), read=False)


def cover(variation: Variation) -> Case:
    names = ("a.docx", "b.pdf", "c.doc", "d.odt", "e.htm")
    inside = dict.fromkeys(names[: variation.at + 1], b"x")
    return Case(enclosing(inside, Sheet(lines("Bo ho so", f"gom {len(inside)} tep"))), error="portfolio", read=False)


KINDS: Kinds = {
    "02 lined out": lined_out,
    "12 doubled": doubled,
    "13 filled in": filled_in,
    "13 signed": signed,
    "14 turned": turned,
    "15 sheets": sheets,
    "16 unseen": unseen,
    "17 watermark": watermark,
    "18 enclosed": enclosed,
    "18 cover": cover,
    "23 note between pages": noted_between_pages,
}
PRINTED: Kinds = {"02 struck pdf": struck, "16 invisible pdf": invisible, "23 raised marks pdf": raised}
"""Those that need a font with Vietnamese letters."""
