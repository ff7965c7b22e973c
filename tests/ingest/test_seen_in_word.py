"""Word files as people make them: what a reader of the page sees is read, what is left out is told."""

import io

import pytest

from ingest.errors import IngestError
from ingest.readers import office, word
from ingest.readers.document import Document
from knowledge.left import Left, LeftKind
from tests.ingest.packages import NAMES, R, W, docx, field, p, r, sign, style, styles

BEFORE, GONE, NOW = "Nộp về Phòng Tổ chức trước ngày ", "07/9/2031", "19/9/2031"


def read(body: str, *style_elements: str, **how: object) -> Document:
    """What is read of a Word file with this body and these styles."""
    parts = {"word/styles.xml": styles(*style_elements), **how.pop("parts", {})}  # type: ignore[dict-item]
    targets = {"s": ("styles", "styles.xml"), **how.pop("targets", {})}  # type: ignore[dict-item]
    return word.read(docx(body, parts, targets, **how))  # type: ignore[arg-type]


def lines(document: Document) -> list[str]:
    return [line for line in document.text.split("\n") if line.strip()]


@pytest.mark.parametrize(
    ("gone", "kind"),
    [
        (r(GONE, "<w:strike/>"), LeftKind.STRUCK),
        (r(GONE, "<w:dstrike w:val='true'/>"), LeftKind.STRUCK),
        (r(GONE, "<w:rStyle w:val='Bo'/>"), LeftKind.STRUCK),
        (r(GONE, "<w:vanish/>"), LeftKind.HIDDEN),
        (r(GONE, "<w:rStyle w:val='An'/>"), LeftKind.HIDDEN),
        (r(GONE, "<w:rStyle w:val='AnNua'/>"), LeftKind.HIDDEN),
        (r(GONE, "<w:color w:val='FFFFFF'/>"), LeftKind.INVISIBLE),
        (r(GONE, "<w:color w:val='FEFDFE'/>"), LeftKind.INVISIBLE),
        (r(GONE, "<w:color w:val='auto' w:themeColor='background1'/>"), LeftKind.INVISIBLE),
        (r(GONE, "<w:sz w:val='2'/>"), LeftKind.INVISIBLE),
        (f"<w:del><w:r><w:delText>{GONE}</w:delText></w:r></w:del>", LeftKind.REVISED),
        (f"<w:moveFrom>{r(GONE)}</w:moveFrom>", LeftKind.REVISED),
        (f"<w:hyperlink>{r(GONE, '<w:strike/>')}</w:hyperlink>", LeftKind.STRUCK),
        (f"<w:sdt><w:sdtContent>{r(GONE, '<w:vanish/>')}</w:sdtContent></w:sdt>", LeftKind.HIDDEN),
        (field("QUOTE", r(GONE, "<w:strike/>")), LeftKind.STRUCK),
    ],
)
def test_what_no_reader_takes_for_valid_is_kept_apart(gone: str, kind: LeftKind) -> None:
    hidden = (
        style("Bo", "<w:rPr><w:strike/></w:rPr>", "character"),
        style("An", "<w:rPr><w:vanish/></w:rPr>", "character"),
        style("AnNua", "", "character", base="An"),
    )
    document = read(p(BEFORE, gone, f" {NOW}."), *hidden)
    assert lines(document) == [f"{BEFORE} {NOW}."]
    assert document.left == (Left(kind, GONE, near="về Phòng Tổ chức trước ngày"),)


@pytest.mark.parametrize(
    "shown",
    [
        r(NOW, "<w:strike w:val='0'/>"),
        r(NOW, "<w:vanish w:val='false'/>"),
        r(NOW, "<w:color w:val='FFFFFF'/><w:shd w:val='clear' w:fill='1F3864'/>"),
        r(NOW, "<w:webHidden/>"),
        r(NOW, "<w:color w:val='A6A6A6' w:themeColor='background1' w:themeShade='A6'/>"),
        r(NOW, "<w:rPrChange w:id='1' w:author='a'><w:rPr><w:strike/></w:rPr></w:rPrChange>"),
        f"<w:ins>{r(NOW)}</w:ins>",
        f"<w:moveTo>{r(NOW)}</w:moveTo>",
        f"<w:fldSimple w:instr='DATE'>{r(NOW)}</w:fldSimple>",
        f"<w:smartTag>{r(NOW)}</w:smartTag>",
        f"<w:bdo w:val='ltr'>{r(NOW)}</w:bdo>",
        f"<w:sdt><w:sdtPr><w:dropDownList><w:listItem w:value='{GONE}'/></w:dropDownList></w:sdtPr>"
        f"<w:sdtContent>{r(NOW)}</w:sdtContent></w:sdt>",
        f"<mc:AlternateContent><mc:Choice>{r(NOW)}</mc:Choice><mc:Fallback>{r(NOW)}</mc:Fallback></mc:AlternateContent>",
    ],
)
def test_what_is_seen_is_read_once(shown: str) -> None:
    document = read(p(BEFORE, shown, "."))
    assert lines(document) == [f"{BEFORE}{NOW}."]
    assert document.left == ()


def test_a_switch_in_both_styles_of_a_run_is_off_again() -> None:
    both = (style("A", "<w:rPr><w:strike/></w:rPr>"), style("B", "<w:rPr><w:strike/></w:rPr>", "character"))
    document = read(p(r(NOW, "<w:rStyle w:val='B'/>"), r(GONE), properties="<w:pStyle w:val='A'/>"), *both)
    assert lines(document) == [NOW]
    assert [left.text for left in document.left] == [GONE]


def test_paragraphs_and_rows_that_are_hidden_or_deleted_are_gone() -> None:
    hidden = "<w:rPr><w:vanish/></w:rPr>"
    row = f"<w:tr><w:tc>{p('Xã Bến Đá')}</w:tc><w:tc>{p('5')}</w:tc></w:tr>"
    struck = f"<w:tr><w:trPr><w:del/></w:trPr><w:tc>{p('Xã Hố Sâu')}</w:tc><w:tc>{p('9')}</w:tc></w:tr>"
    document = read(
        p(r("Dự thảo lần một.", "<w:vanish/>"), properties=hidden)
        + p("Mở đầu ", properties="<w:rPr><w:del/></w:rPr>")
        + p("và tiếp theo.")
        + f"<w:tbl>{row}{struck}{row}</w:tbl>"
        + f"<w:del>{p('Cả đoạn bị xóa.')}</w:del>"
    )
    assert lines(document) == ["Mở đầu và tiếp theo.", "| Xã Bến Đá | 5 |", "| --- | --- |", "| Xã Bến Đá | 5 |"]
    assert [left.text for left in document.left] == ["Dự thảo lần một.", "Xã Hố Sâu", "9", "Cả đoạn bị xóa."]


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (field("DATE", "05/3/2031"), "05/3/2031"),
        (field(f"<w:r><w:instrText>IF</w:instrText></w:r>{field('MERGEFIELD x', GONE)}", NOW), NOW),
        (field("QUOTE", field("REF muc", "Mục II")), "Mục II"),
        (sign("begin") + r("Một"), "Một"),
        (r("Hai") + sign("end") + r(" ba"), "Hai ba"),
        (f"{field('=SUM(ABOVE)', '100')} điểm", "100"),
    ],
)
def test_the_shown_result_of_a_field_counts(body: str, text: str) -> None:
    assert lines(read(f"<w:p>{body}</w:p>")) == [text]


@pytest.mark.parametrize(
    ("form", "shown"),
    [
        ("<w:ddList><w:result w:val='1'/><w:listEntry w:val='07/9'/><w:listEntry w:val='19/9'/></w:ddList>", "19/9"),
        ("<w:ddList><w:listEntry w:val='07/9'/><w:listEntry w:val='19/9'/></w:ddList>", "07/9"),
        ("<w:ddList><w:default w:val='1'/><w:listEntry w:val='a'/><w:listEntry w:val='b'/></w:ddList>", "b"),
        ("<w:checkBox><w:checked/></w:checkBox>", "☒"),
        ("<w:checkBox><w:default w:val='0'/></w:checkBox>", "☐"),
    ],
)
def test_what_a_form_shows_is_read(form: str, shown: str) -> None:
    asked = "<w:r><w:instrText>FORMDROPDOWN</w:instrText></w:r>"
    filled = sign("begin", f"<w:ffData>{form}</w:ffData>") + asked + sign("separate") + sign("end")
    assert lines(read(p("Hạn: ", filled, "."))) == [f"Hạn: {shown}."]


def numbered(name: str = "", inside: str = "") -> str:
    return f"<w:pStyle w:val='{name}'/>{inside}" if name else inside


LEVELS = (
    "<w:lvl w:ilvl='0'><w:start w:val='1'/><w:numFmt w:val='upperRoman'/>{0}<w:lvlText w:val='%1.'/></w:lvl>"
    "<w:lvl w:ilvl='1'><w:start w:val='1'/><w:numFmt w:val='decimal'/>{1}<w:lvlText w:val='%2.'/></w:lvl>"
)
LINKED = LEVELS.format("<w:pStyle w:val='Phan'/>", "<w:pStyle w:val='Muc'/>")
OF_LIST = "<w:pPr><w:numPr>{}<w:numId w:val='1'/></w:numPr></w:pPr>"
PLACES = {
    "both in the style": (LINKED, OF_LIST.format(""), OF_LIST.format("<w:ilvl w:val='1'/>"), "", ""),
    "only the level": (LINKED, OF_LIST.format(""), "<w:pPr><w:numPr><w:ilvl w:val='1'/></w:numPr></w:pPr>", "", ""),
    "only the list": (LINKED, OF_LIST.format(""), OF_LIST.format(""), "", ""),
    "of the paragraph": (
        LEVELS.format("", ""),
        "",
        "",
        "<w:numPr><w:ilvl w:val='0'/><w:numId w:val='1'/></w:numPr>",
        "<w:numPr><w:ilvl w:val='1'/><w:numId w:val='1'/></w:numPr>",
    ),
    "by another list's style": (
        "<w:numStyleLink w:val='DanhSach'/>",
        "",
        "",
        "<w:numPr><w:ilvl w:val='0'/><w:numId w:val='1'/></w:numPr>",
        "<w:numPr><w:ilvl w:val='1'/><w:numId w:val='1'/></w:numPr>",
    ),
}


@pytest.mark.parametrize("place", PLACES)
def test_numbers_are_those_that_word_shows(place: str) -> None:
    drawn, part_style, point_style, part, point = PLACES[place]
    numbering = (
        f"<w:numbering {NAMES}><w:abstractNum w:abstractNumId='7'>{drawn}</w:abstractNum>"
        f"<w:abstractNum w:abstractNumId='8'><w:styleLink w:val='DanhSach'/>{LEVELS.format('', '')}</w:abstractNum>"
        "<w:num w:numId='1'><w:abstractNumId w:val='7'/></w:num><w:num w:numId='2'><w:abstractNumId w:val='8'/></w:num>"
        "</w:numbering>"
    )
    document = read(
        p("MỤC ĐÍCH", properties=numbered("Phan", part))
        + p("Thiết thực.", properties=numbered("Muc", point))
        + p(properties=numbered("Muc", point))
        + p(r("Bỏ.", "<w:vanish/>"), properties=numbered("Muc", point))
        + p("Đúng người.", properties=numbered("Muc", point))
        + p("NỘI DUNG", properties=numbered("Phan", part))
        + p("Một đợt.", properties=numbered("Muc", point)),
        style("Phan", part_style),
        style("Muc", point_style, base="Phan"),
        style("DanhSach", "<w:pPr><w:numPr><w:numId w:val='2'/></w:numPr></w:pPr>", "numbering"),
        parts={"word/numbering.xml": numbering},
        targets={"n": ("numbering", "numbering.xml")},
    )
    # An empty paragraph is counted, a hidden one is not.
    assert lines(document) == ["I. MỤC ĐÍCH", "1. Thiết thực.", "3. Đúng người.", "II. NỘI DUNG", "1. Một đợt."]


RAISED = "<w:vertAlign w:val='superscript'/>"


@pytest.mark.parametrize(
    ("runs", "text"),
    [
        (["không quá 05", r("3", RAISED), " tập thể."], "không quá 05 tập thể."),
        (["trước ngày 05/1", r("2", RAISED), "."], "trước ngày 05/1."),
        (["ngày 20/11/2031", r("(1)", RAISED), "."], "ngày 20/11/2031."),
        (["Số: 37/KH-UBND", r("*", RAISED)], "Số: 37/KH-UBND"),
        (["rộng 500 m", r("2", RAISED), " đất."], "rộng 500 m² đất."),
        (["đợt 2", r("1", "<w:position w:val='8'/><w:sz w:val='16'/>"), "."], "đợt 2."),
        (["nhiệt độ 30", r("o", RAISED), "C."], "nhiệt độ 30oC."),
    ],
)
def test_a_raised_mark_is_no_digit(runs: list[str], text: str) -> None:
    assert lines(read(p(*runs))) == [text]


def note(kind: str, said: str) -> str:
    return f"<w:{kind}s {NAMES}><w:{kind} w:id='2'>{p(f'<w:r><w:{kind}Ref/></w:r>', f' {said}')}</w:{kind}></w:{kind}s>"


@pytest.mark.parametrize(("kind", "name"), [("footnote", "1"), ("endnote", "i")])
def test_a_note_stands_at_the_end_of_its_sentence(kind: str, name: str) -> None:
    said = "Riêng các trạm y tế nộp trước ngày 03/8/2031."
    reference = f"<w:r><w:rPr>{RAISED}</w:rPr><w:{kind}Reference w:id='2'/></w:r>"
    document = read(
        p(BEFORE, NOW, reference, ". Gửi bản giấy."),
        parts={f"word/{kind}s.xml": note(kind, said)},
        targets={"f": (f"{kind}s", f"{kind}s.xml")},
    )
    assert lines(document) == [f"{BEFORE}{NOW} (Chú thích {name}: {said.rstrip('.')}). Gửi bản giấy."]


def test_a_note_that_is_a_paragraph_with_its_mark_is_one_too() -> None:
    document = read(
        p(f"{BEFORE}{NOW}", r("1", RAISED), ".") + p("Nơi nhận: như trên.") + p(r("1", RAISED), " Trừ thôn Hạ.")
    )
    assert lines(document) == [f"{BEFORE}{NOW} (Chú thích 1: Trừ thôn Hạ).", "Nơi nhận: như trên."]


def box(down: int, text: str, relative: str = "paragraph") -> str:
    return (
        f"<w:r><w:drawing><wp:anchor><wp:positionV relativeFrom='{relative}'><wp:posOffset>{down}</wp:posOffset>"
        f"</wp:positionV><wps:txbx><w:txbxContent>{p(text)}</w:txbxContent></wps:txbx></wp:anchor></w:drawing></w:r>"
    )


def test_text_boxes_stand_where_they_are_seen() -> None:
    document = read(
        p("Ý đầu.")
        + p("Ý hai.", box(360_000, "Khung dưới."))
        + p("Ý ba.", box(-720_000, "Khung trên."))
        + p("Ý bốn.", box(720_000, "Số: 8/KH-HĐ", "page"), box(360_000, "HỘI ĐỒNG", "page"))
    )
    assert lines(document) == [
        *("HỘI ĐỒNG", "Số: 8/KH-HĐ", "Ý đầu.", "Ý hai.", "Khung dưới.", "Khung trên.", "Ý ba.", "Ý bốn."),
    ]


HEAD = p("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM") + p("Số: 8/KH-HĐ")
SECTION = "<w:sectPr><w:headerReference w:type='first' r:id='h'/><w:titlePg/></w:sectPr>"


@pytest.mark.parametrize(
    ("header", "body", "first"),
    [
        (HEAD, p("KẾ HOẠCH"), "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        (HEAD, HEAD + p("KẾ HOẠCH"), "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        (p("Trang 1"), p("KẾ HOẠCH"), "KẾ HOẠCH"),
    ],
)
def test_a_letterhead_in_the_header_is_read_once(header: str, body: str, first: str) -> None:
    parts = {"word/header1.xml": f"<w:hdr {NAMES}>{header}</w:hdr>"}
    document = read(body + SECTION, parts=parts, targets={"h": ("header", "header1.xml")})
    found = lines(document)
    assert found[0] == first
    assert found.count(first) == 1


def test_what_stands_on_every_page_is_told() -> None:
    section = "<w:sectPr><w:headerReference w:type='default' r:id='h'/><w:footerReference r:id='f'/></w:sectPr>"
    parts = {
        "word/header1.xml": f"<w:hdr {NAMES}>{p('DỰ THẢO LẦN 3')}</w:hdr>",
        "word/footer1.xml": f"<w:ftr {NAMES}>{p('Trang 2')}</w:ftr>",
    }
    document = read(
        p("Một.") + section, parts=parts, targets={"h": ("header", "header1.xml"), "f": ("footer", "footer1.xml")}
    )
    assert document.left == (Left(LeftKind.MARGIN, "DỰ THẢO LẦN 3"),)


CHUNKS = {
    "page.html": "<html><body><p>Phần trong tệp khác.</p></body></html>".encode(),
    "page.mht": (
        b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n\r\n--x\r\nContent-Type: text/html; "
        b"charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n<p>"
        + "Phần trong tệp khác.".encode()
        + b"</p>\r\n--x--"
    ),
    "page.docx": docx(p("Phần trong tệp khác.")),
    "page.txt": "Phần trong tệp khác.".encode(),
}


@pytest.mark.parametrize("name", CHUNKS)
def test_a_part_of_another_kind_is_read_in_its_place(name: str) -> None:
    body = p("Trước.") + "<w:altChunk r:id='c'/>" + p("Sau.")
    document = read(body, parts={f"word/{name}": CHUNKS[name]}, targets={"c": ("aFChunk", name)})
    assert lines(document) == ["Trước.", "Phần trong tệp khác.", "Sau."]


def test_a_part_that_nobody_can_read_is_told() -> None:
    body = p("Trước.") + "<w:altChunk r:id='c'/>"
    document = read(body, parts={"word/x.bin": b"\x00\x01\x02"}, targets={"c": ("aFChunk", "x.bin")})
    assert document.left == (Left(LeftKind.PART, "x.bin"),)


def test_the_table_of_contents_is_passed_over() -> None:
    entries = p("I. MỤC ĐÍCH", "<w:r><w:tab/></w:r>", "1", properties="<w:pStyle w:val='TOC1'/>")
    made = (
        f"<w:p>{sign('begin')}<w:r><w:instrText>TOC \\o</w:instrText></w:r>{sign('separate')}{r('II. NỘI DUNG')}</w:p>"
    )
    document = read(entries + made + f"<w:p>{r('2')}{sign('end')}</w:p>" + p("I. MỤC ĐÍCH") + p("Một."))
    assert lines(document) == ["I. MỤC ĐÍCH", "Một."]
    assert document.notes == ("contents",)


def picture() -> bytes:
    from PIL import Image

    buffer = io.BytesIO()
    Image.new("L", (40, 40), 200).save(buffer, "PNG")
    return buffer.getvalue()


EXTENT = "<wp:extent cx='900000' cy='900000'/>"
DRAWN = f"<w:r><w:drawing><wp:inline>{EXTENT}<a:blip r:embed='{{}}'/></wp:inline></w:drawing></w:r>"


def test_pictures_files_and_comments_are_told() -> None:
    embedded = "<w:r><w:object><o:OLEObject ProgID='Excel.Sheet.12' r:id='e'/></w:object></w:r>"
    body = p("Một.", DRAWN.format("i"), DRAWN.format("i"), DRAWN.format("gone"), embedded)
    comments = f"<w:comments {NAMES}><w:comment>{p('Xem lại ngày.')}</w:comment></w:comments>"
    document = read(
        body,
        parts={"word/a.png": picture(), "word/comments.xml": comments},
        targets={"i": ("image", "a.png"), "k": ("comments", "comments.xml"), "e": ("package", "b.xlsx")},
    )
    assert set(document.left) == {
        Left(LeftKind.PICTURE, count=2),
        Left(LeftKind.ATTACHMENT, "Excel.Sheet.12"),
        Left(LeftKind.NOTE, "Xem lại ngày."),
    }


def test_a_file_of_pictures_says_so() -> None:
    with pytest.raises(IngestError) as error:
        read(p(DRAWN.format("i")), parts={"word/a.png": picture()}, targets={"i": ("image", "a.png")})
    assert (error.value.key, error.value.values) == ("only_pictures", {"count": "1"})


def strict(data: bytes) -> bytes:
    return _renamed(
        data,
        {
            W: "http://purl.oclc.org/ooxml/wordprocessingml/main",
            R: "http://purl.oclc.org/ooxml/officeDocument/relationships",
        },
    )


def _renamed(data: bytes, names: dict[str, str]) -> bytes:
    import zipfile

    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as package, zipfile.ZipFile(buffer, "w") as made:
        for info in package.infolist():
            text = package.read(info).decode()
            for name, other in names.items():
                text = text.replace(name, other)
            made.writestr(info.filename, text)
    return buffer.getvalue()


MACRO = "application/vnd.ms-word.document.macroEnabled.main+xml"
TEMPLATE = "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml"
BODY = p("Kế hoạch ", r("cũ", "<w:strike/>"), "mới")
WORD_2003 = (
    "<?xml version='1.0'?><?mso-application progid='Word.Document'?><w:wordDocument "
    "xmlns:w='http://schemas.microsoft.com/office/word/2003/wordml' "
    "xmlns:wx='http://schemas.microsoft.com/office/word/2003/auxHint'>"
    f"<w:body><wx:sect>{BODY}<w:p><w:pPr><w:listPr><wx:t wx:val='a)'/></w:listPr></w:pPr>{r('Hai')}</w:p></wx:sect>"
    "</w:body></w:wordDocument>"
)
FLAT = (
    "<?xml version='1.0'?><pkg:package xmlns:pkg='http://schemas.microsoft.com/office/2006/xmlPackage'>"
    "<pkg:part pkg:name='/word/document.xml'><pkg:xmlData>"
    f"<w:document {NAMES}><w:body>{BODY}</w:body></w:document></pkg:xmlData></pkg:part></pkg:package>"
)
PACKAGES = {
    "plain": docx(BODY),
    "strict": strict(docx(BODY)),
    "macros": docx(BODY, content_type=MACRO),
    "template": docx(BODY, content_type=TEMPLATE),
    "second name": docx(BODY, main="word/document2.xml"),
    "another folder": docx(BODY, main="xuly/vanban.xml"),
    "null target": docx(BODY, targets={"n": ("image", "NULL")}),
    "target gone": docx(BODY, targets={"n": ("image", "media/image9.png"), "s": ("styles", "styles.xml")}),
    "bookmark target": docx(BODY, targets={"n": ("hyperlink", "#_Toc1")}),
    "word 2003": WORD_2003.encode(),
    "one file": FLAT.encode(),
}


@pytest.mark.parametrize("form", PACKAGES)
def test_packages_that_word_opens_are_read(form: str) -> None:
    document = word.read(PACKAGES[form])
    assert lines(document)[0] == "Kế hoạch mới"
    assert [left.text for left in document.left] == ["cũ"]


def test_names_of_parts_with_backslashes_are_understood() -> None:
    # The library that writes zips turns them over, so they are put in afterwards.
    data = docx(BODY)
    assert lines(word.read(data.replace(b"word/document.xml", b"word\\document.xml"))) == ["Kế hoạch mới"]


@pytest.mark.skipif(office.program() is None, reason="LibreOffice is not installed")
def test_a_package_of_another_build_goes_through_libreoffice() -> None:
    with pytest.raises(IngestError, match="damaged"):
        word.read(
            docx(BODY).replace(b"officeDocument", b"officeDocumend").replace(b"word/document.xml", b"word/documend.xml")
        )


def test_word_2003_says_its_numbers_itself() -> None:
    assert lines(word.read(PACKAGES["word 2003"]))[1] == "a) Hai"


WHITE = r(GONE, "<w:color w:val='FFFFFF'/>")
BLUE = "<w:shd w:val='clear' w:fill='1F3864'/>"


@pytest.mark.parametrize(
    ("table", "cell", "is_seen"),
    [
        ("", "", False),
        ("<w:tblStyle w:val='Luoi'/>", "", False),
        ("<w:tblStyle w:val='Xanh'/>", "", True),
        (BLUE, "", True),
        ("", BLUE, True),
        ("", "<w:shd w:val='clear' w:fill='FFFFFF'/>", False),
    ],
)
def test_white_letters_in_a_table_are_seen_on_a_colour(table: str, cell: str, is_seen: bool) -> None:
    one = f"<w:tc><w:tcPr>{cell}</w:tcPr>{p(WHITE)}</w:tc><w:tc>{p('2')}</w:tc>"
    other = f"<w:tc>{p('Xã A')}</w:tc><w:tc>{p('3')}</w:tc>"
    body = f"<w:tbl><w:tblPr>{table}</w:tblPr><w:tr>{one}</w:tr><w:tr>{other}</w:tr></w:tbl>"
    document = read(body, style("Luoi", "", "table"), style("Xanh", f"<w:tcPr>{BLUE}</w:tcPr>", "table"))
    assert (GONE in document.text) is is_seen
    assert [left.text for left in document.left] == ([] if is_seen else [GONE])
