"""Word files as people make them."""

from collections.abc import Sequence

from knowledge.left import LeftKind
from tests.ingest.cases.made import Case, Kinds, Variation
from tests.ingest.packages import NAMES, docx, field, p, r, sign, style, styles

_HIDDEN, _STRUCK = "<w:rPr><w:vanish/></w:rPr>", "<w:rPr><w:strike/></w:rPr>"
_RAISED = "<w:vertAlign w:val='superscript'/>"


def _plan(variation: Variation, *deadline: str) -> str:
    """The body; what the deadline's paragraph holds in its place."""
    return "".join(_paragraphs(variation, deadline))


def _paragraphs(variation: Variation, deadline: Sequence[str] = ()) -> list[str]:
    def paragraph(line: str) -> str:
        before, found, after = line.partition("@")
        return p(before, *deadline, after) if found else p(line)

    return list(map(paragraph, variation.lines("@" if deadline else "")))


def _with_styles(body: str, *elements: str) -> bytes:
    return docx(body, {"word/styles.xml": styles(*elements)}, {"s": ("styles", "styles.xml")})


def _gone(variation: Variation, run: str, *elements: str, kind: LeftKind) -> Case:
    before, after = f"Hồ sơ đề nghị khen thưởng gửi về {variation.unit} ", f" {variation.due}."
    data = _with_styles(_plan(variation, before, run, after), *elements)
    return Case(data, never=(variation.gone,), left=frozenset({kind}))


def hidden(variation: Variation) -> Case:
    gone = f"trước ngày {variation.gone}"
    runs = (
        r(gone, "<w:vanish/>"),
        r(gone, "<w:rStyle w:val='An'/>"),
        r(gone, "<w:rStyle w:val='Con'/>"),
        r(gone, "<w:vanish w:val='1'/><w:b/>"),
        f"<w:hyperlink>{r(gone, '<w:vanish/>')}</w:hyperlink>",
    )
    known = (style("An", _HIDDEN, "character"), style("Con", "", "character", base="An"))
    return _gone(variation, runs[variation.at], *known, kind=LeftKind.HIDDEN)


def hidden_paragraph(variation: Variation) -> Case:
    line = f"9. Hồ sơ gửi trước ngày {variation.gone}."
    hidden_line = p(r(line, "" if variation.at % 2 else "<w:vanish/>"), properties="<w:pStyle w:val='An'/>")
    paragraphs = _paragraphs(variation)
    paragraphs.insert(8 + variation.at % 4, hidden_line)
    data = _with_styles("".join(paragraphs), style("An", _HIDDEN))
    return Case(data, never=(variation.gone,), left=frozenset({LeftKind.HIDDEN}))


def struck(variation: Variation) -> Case:
    gone = f"trước ngày {variation.gone}"
    runs = (
        (r(gone, "<w:strike/>"), LeftKind.STRUCK),
        (r(gone, "<w:dstrike/>"), LeftKind.STRUCK),
        (r(gone, "<w:rStyle w:val='Bo'/>"), LeftKind.STRUCK),
        (f"<w:del><w:r><w:delText>{gone}</w:delText></w:r></w:del>", LeftKind.REVISED),
        (f"<w:moveFrom>{r(gone)}</w:moveFrom>", LeftKind.REVISED),
    )
    run, kind = runs[variation.at]
    return _gone(variation, run, style("Bo", _STRUCK, "character"), kind=kind)


def package(variation: Variation) -> Case:
    body = _plan(variation)
    word = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    missing = "<w:r><w:drawing><wp:inline><wp:extent cx='9' cy='9'/><a:blip r:embed='x'/></wp:inline></w:drawing></w:r>"
    made = (
        docx(body, content_type=f"{word}.template.main+xml"),
        docx(body, content_type="application/vnd.ms-word.document.macroEnabled.main+xml"),
        docx(body, main="word/document2.xml"),
        docx(body, targets={"x": ("image", "NULL")}),
        docx(p(missing) + body, targets={"x": ("image", "media/none.png")}),
    )
    return Case(made[variation.at])


def chunk(variation: Variation) -> Case:
    rest = variation.lines()[4:]
    page = "".join(f"<p>{line}</p>" for line in rest)
    html = f"<html><meta charset=utf-8><body>{page}</body></html>".encode()
    archive = (
        b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n\r\n--x\r\nContent-Type: text/html; "
    )
    archive += b"charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n" + html + b"\r\n--x--"
    name, data = (
        ("a.html", html),
        ("a.mht", archive),
        ("a.docx", docx("".join(map(p, rest)))),
        ("a.txt", "\n".join(rest).encode()),
        ("b.xhtml", html),
    )[variation.at]
    body = "".join(map(p, variation.lines()[:4])) + "<w:altChunk r:id='c'/>"
    return Case(docx(body, {f"word/{name}": data}, {"c": ("aFChunk", name)}))


def note(variation: Variation) -> Case:
    kind = "endnote" if variation.at % 2 else "footnote"
    said = f"Riêng các trường nộp trước ngày {variation.at + 1}/5/2031."
    notes = f"<w:{kind}s {NAMES}><w:{kind} w:id='2'>{p(f' {said}')}</w:{kind}></w:{kind}s>"
    reference = f"<w:r><w:rPr>{_RAISED}</w:rPr><w:{kind}Reference w:id='2'/></w:r>"
    body = _plan(variation, variation.deadline.rstrip("."), reference, ".")
    data = docx(body, {f"word/{kind}s.xml": notes}, {"f": (f"{kind}s", f"{kind}s.xml")})
    mark = "i" if variation.at % 2 else "1"
    return Case(data, says=(f"{variation.due} (Chú thích {mark}: {said.rstrip('.')}).",))


def contents(variation: Variation) -> Case:
    heads = [line for line in variation.lines() if line[:1] == "I"]
    entries = "".join(
        p(head, "<w:r><w:tab/></w:r>", str(at), properties="<w:pStyle w:val='TOC1'/>")
        for at, head in enumerate(heads, 1)
    )
    paragraphs = _paragraphs(variation)
    place = (0, 3, 5, 5, 0)[variation.at]
    return Case(docx("".join([*paragraphs[:place], entries, *paragraphs[place:]])))


def fields(variation: Variation) -> Case:
    due, gone = variation.due, f"trước ngày {variation.gone}"
    form = (
        f"<w:ffData><w:ddList><w:result w:val='1'/><w:listEntry w:val='{gone}'/><w:listEntry w:val='{due}'/></w:ddList>"
    )
    asked = "<w:r><w:instrText>FORMDROPDOWN</w:instrText></w:r>"
    inner = field("MERGEFIELD x", gone)
    shown = (
        sign("begin", f"{form}</w:ffData>") + asked + sign("separate") + sign("end"),
        field(f"<w:r><w:instrText>IF</w:instrText></w:r>{inner}", due),
        f"<w:fldSimple w:instr='DATE'>{r(due)}</w:fldSimple>",
        f"<w:sdt><w:sdtPr><w:dropDownList><w:listItem w:value='{gone}'/></w:dropDownList></w:sdtPr>"
        f"<w:sdtContent>{r(due)}</w:sdtContent></w:sdt>",
        field("QUOTE", field("REF muc", due)),
    )[variation.at]
    body = _plan(variation, f"Hồ sơ đề nghị khen thưởng gửi về {variation.unit} ", shown, ".")
    return Case(docx(body), never=(variation.gone,))


def list_styles(variation: Variation) -> Case:
    linked = variation.at in (0, 1, 2)
    parts, points = ("<w:pStyle w:val='P'/>", "<w:pStyle w:val='M'/>") if linked else ("", "")
    levels = (
        f"<w:lvl w:ilvl='0'><w:start w:val='1'/><w:numFmt w:val='upperRoman'/>{parts}<w:lvlText w:val='%1.'/></w:lvl>"
        f"<w:lvl w:ilvl='1'><w:start w:val='1'/><w:numFmt w:val='decimal'/>{points}<w:lvlText w:val='%2.'/></w:lvl>"
    )
    drawn = "<w:numStyleLink w:val='D'/>" if variation.at == 4 else levels
    numbering = (
        f"<w:numbering {NAMES}><w:abstractNum w:abstractNumId='7'>{drawn}</w:abstractNum>"
        f"<w:abstractNum w:abstractNumId='8'><w:styleLink w:val='D'/>{levels}</w:abstractNum>"
        "<w:num w:numId='1'><w:abstractNumId w:val='7'/></w:num><w:num w:numId='2'><w:abstractNumId w:val='8'/></w:num>"
        "</w:numbering>"
    )
    of_list = "<w:numPr>{}<w:numId w:val='1'/></w:numPr>"
    level = "<w:ilvl w:val='1'/>"
    of_point = ("<w:numPr><w:ilvl w:val='1'/></w:numPr>", of_list.format(level), of_list.format(""))
    inside = (
        (f"<w:pPr>{of_list.format('')}</w:pPr>", f"<w:pPr>{of_point[variation.at]}</w:pPr>") if linked else ("", "")
    )
    known = (
        style("P", inside[0]),
        style("M", inside[1], base="P"),
        style("D", "<w:pPr><w:numPr><w:numId w:val='2'/></w:numPr></w:pPr>", "numbering"),
    )

    def paragraph(line: str) -> str:
        number, _, words = line.partition(". ")
        if not words or number not in ("I", "II", "III", *map(str, range(1, 9))):
            return p(line)
        named, place = ("M", level) if number.isdigit() else ("P", "<w:ilvl w:val='0'/>")
        return p(words, properties=f"<w:pStyle w:val='{named}'/>" + ("" if linked else of_list.format(place)))

    data = docx(
        "".join(map(paragraph, variation.lines())),
        {"word/styles.xml": styles(*known), "word/numbering.xml": numbering},
        {"s": ("styles", "styles.xml"), "n": ("numbering", "numbering.xml")},
    )
    item = variation.at % 4 + 1
    return Case(data, says=("II. HỒ SƠ VÀ THỜI HẠN 1. ", f"{item}. {variation.deadline}", "III. TỔ CHỨC THỰC HIỆN 1. "))


def raised(variation: Variation) -> Case:
    mark = ("2", "(1)", "*", "3)", "[4]")[variation.at]
    how = "<w:position w:val='8'/><w:sz w:val='14'/>" if variation.at == 3 else _RAISED
    body = _plan(variation, variation.deadline.rstrip("."), r(mark, how), ".")
    return Case(docx(body), says=(f"{variation.due}.",))


def layout_table(variation: Variation) -> Case:
    paragraphs = _paragraphs(variation)
    start, end = ((0, 16), (5, 12), (0, 5), (5, 9), (7, 12))[variation.at]
    rows = ["".join(paragraphs[start:end])] if variation.at < 3 else paragraphs[start:end]
    table = "".join(f"<w:tr><w:tc>{row}</w:tc></w:tr>" for row in rows)
    return Case(docx("".join([*paragraphs[:start], f"<w:tbl>{table}</w:tbl>", *paragraphs[end:]])))


def header(variation: Variation) -> Case:
    paragraphs = _paragraphs(variation)
    motto = p("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
    kind = ("first", "first", "default", "first", "default")[variation.at]
    section = f"<w:sectPr><w:headerReference w:type='{kind}' r:id='h'/><w:titlePg/></w:sectPr>"
    parts = {"word/header1.xml": f"<w:hdr {NAMES}>{motto}{''.join(paragraphs[:3])}</w:hdr>"}
    return Case(docx("".join(paragraphs[3:]) + section, parts, {"h": ("header", "header1.xml")}))


def computed(variation: Variation) -> Case:
    instruction = ("DATE", "SAVEDATE", "TIME", "PRINTDATE", "CREATEDATE")[variation.at]
    shown = field(f'{instruction} \\@ "dd/MM/yyyy"', variation.due)
    body = _plan(variation, f"Hồ sơ đề nghị khen thưởng gửi về {variation.unit} ", shown, ".")
    return Case(docx(body + p(field("=SUM(ABOVE)", str(100 + variation.at)))), says=(str(100 + variation.at),))


def empty_item(variation: Variation) -> Case:
    form, second, third = (
        ("lowerLetter", "%1)", "c)"),
        ("decimal", "%1.", "3."),
        ("upperRoman", "%1.", "III."),
        ("decimal", "(%1)", "(3)"),
        ("lowerRoman", "%1.", "iii."),
    )[variation.at]
    level = f"<w:lvl w:ilvl='0'><w:start w:val='1'/><w:numFmt w:val='{form}'/><w:lvlText w:val='{second}'/></w:lvl>"
    numbering = (
        f"<w:numbering {NAMES}><w:abstractNum w:abstractNumId='7'>{level}</w:abstractNum>"
        "<w:num w:numId='1'><w:abstractNumId w:val='7'/></w:num></w:numbering>"
    )
    listed = "<w:numPr><w:ilvl w:val='0'/><w:numId w:val='1'/></w:numPr>"
    body = "".join(p(*words, properties=listed) for words in (["Họp thôn"], [], ["Bầu chọn"]))
    data = docx(body, {"word/numbering.xml": numbering}, {"n": ("numbering", "numbering.xml")})
    return Case(data, says=(f"{third} Bầu chọn",), read=False)


def short_paragraphs(variation: Variation) -> Case:
    short = ("Trân trọng", "Lưu ý", "Nhất trí", "Kính đề nghị", "Hết")[variation.at]
    lines = [*variation.lines()[:-3], short, *variation.lines()[-3:]]
    return Case(docx("".join(map(p, lines))), says=(f"{short} TM. ỦY BAN NHÂN DÂN CHỦ TỊCH Lò Văn Đá",))


KINDS: Kinds = {
    "01 hidden run": hidden,
    "01 hidden paragraph": hidden_paragraph,
    "02 struck": struck,
    "03 package": package,
    "05 altchunk": chunk,
    "06 notes": note,
    "07 contents": contents,
    "08 fields": fields,
    "09 list styles": list_styles,
    "23 raised marks": raised,
    "24 layout tables": layout_table,
    "25 header": header,
    "41 fields": computed,
    "44 empty item": empty_item,
    "45 short paragraphs": short_paragraphs,
}
