"""One invented plan of several pages, rendered in every form that plans arrive in."""

import io
import shutil
import subprocess
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from ingest.readers.encodings import _TCVN3, _VNI_ALONE, _VNI_MARKS

if TYPE_CHECKING:
    from PIL.Image import Image


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of the plan: `kind` is frame, title, text, numbered or table; `number` is what stands before it."""

    kind: str
    cells: tuple[tuple[str, ...], ...]
    number: str = ""
    level: int = 0

    @property
    def text(self) -> str:
        return self.cells[0][0]


def _text(text: str) -> Block:
    return Block("text", ((text,),))


def _numbered(level: int, number: str, text: str) -> Block:
    return Block("numbered", ((text,),), number, level)


ISSUER = "ỦY BAN NHÂN DÂN\nHUYỆN SUỐI NGÂN\nSố: 118/KH-UBND"
MOTTO = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nSuối Ngân, ngày 17 tháng 01 năm 2033"
RECIPIENTS = "Nơi nhận:\n- Sở Nội vụ;\n- Thường trực Huyện ủy;\n- Lưu: VT, NV."
SIGNATURE = "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\nĐặng Quốc Hưng"
_DUTIES = (
    ("Phòng Nội vụ", "tham mưu tổ chức phát động, theo dõi, đôn đốc và tổng hợp kết quả phong trào thi đua"),
    ("Phòng Tài chính - Kế hoạch", "bố trí kinh phí khen thưởng và hướng dẫn việc quyết toán theo quy định hiện hành"),
    ("Trung tâm Văn hóa, Thông tin", "tuyên truyền các gương điển hình tiên tiến trên hệ thống truyền thanh cơ sở"),
    ("Ủy ban nhân dân các xã, thị trấn", "xây dựng kế hoạch thi đua của địa phương và gửi đăng ký về huyện"),
)

BLOCKS = (
    Block("frame", ((ISSUER, MOTTO),)),
    Block("title", (("KẾ HOẠCH",),)),
    Block("title", (("Tổ chức phong trào thi đua yêu nước năm 2033 của huyện Suối Ngân",),)),
    _text(
        "Căn cứ Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022; Ủy ban nhân dân huyện Suối Ngân ban hành Kế hoạch "
        "tổ chức phong trào thi đua yêu nước năm 2033 như sau:"
    ),
    _numbered(0, "I.", "MỤC ĐÍCH, YÊU CẦU"),
    _numbered(
        1,
        "1.",
        "Khơi dậy tinh thần thi đua của cán bộ, công chức, viên chức, người lao động và nhân dân trong huyện, tạo động "
        "lực hoàn thành các chỉ tiêu phát triển kinh tế - xã hội, giữ vững quốc phòng, an ninh trên địa bàn.",
    ),
    _numbered(
        1,
        "2.",
        "Phong trào phải thiết thực, hướng về cơ sở, gắn với nhiệm vụ của từng cơ quan, đơn vị; việc bình xét, đề nghị "
        "khen thưởng bảo đảm công khai, chính xác, kịp thời, đúng người, đúng việc.",
    ),
    _numbered(0, "II.", "THỜI GIAN, CHỈ TIÊU"),
    _numbered(1, "1.", "Phong trào chia thành 02 đợt:"),
    _text("- Đợt 1: Từ ngày 17/01/2033 đến ngày 31/5/2033, chào mừng Ngày thành lập huyện Suối Ngân."),
    _text("- Đợt 2: Từ ngày 01/6/2033 đến ngày 15/11/2033, chào mừng Ngày hội Đại đoàn kết toàn dân tộc."),
    _numbered(1, "2.", "Các chỉ tiêu chủ yếu:"),
    Block(
        "table",
        (
            ("STT", "Chỉ tiêu", "Mức phấn đấu"),
            ("1", "Đường thôn, bản được cứng hóa", "86%"),
            ("2", "Hộ gia đình đạt danh hiệu Gia đình văn hóa", "90%"),
            ("3", "Trường học đạt chuẩn quốc gia", "24 trường"),
        ),
    ),
    _numbered(0, "III.", "KHEN THƯỞNG"),
    _numbered(
        1, "1.", "Giấy khen của Chủ tịch Ủy ban nhân dân huyện: tặng 12 tập thể và 30 cá nhân có thành tích xuất sắc."
    ),
    _numbered(1, "2.", "Hồ sơ đề nghị khen thưởng gửi về Phòng Nội vụ trước ngày 20/11/2033."),
    _numbered(0, "IV.", "TỔ CHỨC THỰC HIỆN"),
    *(
        _numbered(1, f"{n}.", f"{unit}: {what}." + f" {what[:1].upper()}{what[1:]} trong toàn huyện." * 6)
        for n, (unit, what) in enumerate(_DUTIES, start=1)
    ),
    _numbered(
        1, "5.", "Các cơ quan, đơn vị báo cáo kết quả phong trào về Phòng Nội vụ trước ngày 05/12/2033 để tổng hợp."
    ),
    _text("Trên đây là Kế hoạch tổ chức phong trào thi đua yêu nước năm 2033 của huyện Suối Ngân./."),
    Block("frame", ((RECIPIENTS, SIGNATURE),)),
)


def as_text() -> str:
    """The plan as plain text, a paragraph a line."""
    return "\n".join(line for block in BLOCKS for line in _lines(block)) + "\n"


def as_tcvn3() -> bytes:
    """The plan as a text file in TCVN3."""
    return _tcvn3(as_text()).encode("cp1252")


def _tcvn3(text: str) -> str:
    codes = {letter: code for code, letter in _TCVN3.items()}
    return "".join(codes.get(c, codes.get(c.lower(), c)) for c in text)


def as_tcvn3_docx() -> bytes:
    """The plan as a Word file of the nineties: capitals are small letters in a font of capitals."""
    import docx

    document = docx.Document()
    for line in as_text().splitlines():
        capitals = line.isupper() and not any(c.isdigit() for c in line)
        run = document.add_paragraph().add_run(_tcvn3(line.lower() if capitals else line))
        run.font.name = ".VnTimeH" if capitals else ".VnTime"
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def as_vni() -> bytes:
    """The plan as a text file in VNI."""
    return vni(as_text())


def vni(text: str) -> bytes:
    """A text as a VNI font writes it: a letter, then its marks as a second sign."""
    alone = {letter: mark for mark, letter in _VNI_ALONE.items()}
    marks = {tone: mark for mark, tone in _VNI_MARKS.items()}
    return "".join(_vni(letter, alone, marks) for letter in text).encode("cp1252")


def _vni(letter: str, alone: dict[str, str], marks: dict[str, str]) -> str:
    small = letter.lower()
    written = alone.get(small, small)
    if small not in alone and small not in "íì":
        base, *signs = unicodedata.normalize("NFD", small)
        if _HORN in signs:
            signs.remove(_HORN)
            base = alone[unicodedata.normalize("NFC", base + _HORN)]
        written = base + marks["".join(sorted(signs, key=lambda sign: sign not in _SHAPES))] if signs else base
    return written.upper() if letter.isupper() else written


def as_html() -> bytes:
    """The plan as Word saves a web page, in windows-1258."""
    body = "\n".join(_html(block) for block in BLOCKS)
    page = (
        "<html xmlns:w='urn:schemas-microsoft-com:office:word'><head>"
        "<meta http-equiv=Content-Type content='text/html; charset=windows-1258'><title>Untitled</title>"
        "<style><!-- p.MsoNormal {margin:0cm} --></style>"
        "<!--[if gte mso 9]><xml><w:View>Print</w:View></xml><![endif]-->"
        f"</head><body lang=VI>{body}</body></html>"
    )
    return _cp1258(page)


def as_docx(font: str = "DejaVu Serif") -> bytes:
    """The plan as a Word file: numbers made by Word, header with a page number, frames and a table."""
    import docx
    from docx.shared import Pt

    document = docx.Document()
    document.styles["Normal"].font.name = font
    document.styles["Normal"].font.size = Pt(11)
    document.sections[0].header.paragraphs[0].text = "Dự thảo lần 3"
    numbering = _add_numbering(document)
    for block in BLOCKS:
        if block.kind in ("frame", "table"):
            _add_table(document, block)
            continue
        paragraph = document.add_paragraph(block.text)
        if block.kind == "title":
            paragraph.alignment = 1
        if block.kind == "numbered":
            _number(paragraph, numbering, block.level)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


@cache
def by_office(ending: str, font: str = "DejaVu Serif", *, old: bool = False) -> bytes:
    """The Word file as LibreOffice writes it in another form (`odt`, `pdf`, `doc`, `rtf`); `old`: that in TCVN3."""
    with TemporaryDirectory() as folder:
        source = Path(folder) / "plan.docx"
        source.write_bytes(as_tcvn3_docx() if old else as_docx(font))
        return _converted(source, ending)


@cache
def as_badly_recognised() -> bytes:
    """The picture of the first page, with a text layer that a scanner made of it in another language."""
    import docx
    from docx.shared import Mm, Pt, RGBColor

    document = docx.Document()
    section = document.sections[0]
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Mm(5)
    document.add_picture(io.BytesIO(as_picture("png")), height=Mm(245))
    garbled = document.add_paragraph().add_run("Dy bqn nh~n dfin TiNH hQc tru0ng kgi hQch thj dwa ph9ng trqo " * 8)
    garbled.font.size = Pt(5)
    garbled.font.color.rgb = RGBColor(255, 255, 255)
    with TemporaryDirectory() as folder:
        source = Path(folder) / "plan.docx"
        document.save(str(source))
        return _converted(source, "pdf")


def _converted(source: Path, ending: str) -> bytes:
    """What LibreOffice makes of a file, in another form."""
    folder = source.parent
    subprocess.run(
        [
            shutil.which("soffice") or "soffice",
            f"-env:UserInstallation={(Path(folder) / 'profile').as_uri()}",
            "--headless",
            "--convert-to",
            ending,
            "--outdir",
            str(folder),
            str(source),
        ],
        capture_output=True,
        timeout=120,
        check=True,
    )
    return source.with_suffix(f".{ending.partition(':')[0]}").read_bytes()


@cache
def as_scan(ending: str = "pdf", dots: int = 200) -> bytes:
    """The printed plan scanned with slight noise and skew, as a PDF without text or as a many-paged .tif."""
    import pypdfium2

    printed = pypdfium2.PdfDocument(by_office("pdf"))
    pages = [_scanned(page.render(scale=dots / 72, grayscale=True).to_pil(), seed) for seed, page in enumerate(printed)]
    buffer = io.BytesIO()
    options = {"resolution": dots} if ending == "pdf" else {"dpi": (dots, dots), "compression": "tiff_lzw"}
    pages[0].save(buffer, ending.upper(), save_all=True, append_images=pages[1:], **options)
    return buffer.getvalue()


@cache
def as_picture(ending: str) -> bytes:
    """The first printed page as a picture taken by a phone or a scanner (`png`, `jpeg`, `webp`)."""
    import pypdfium2

    page = pypdfium2.PdfDocument(by_office("pdf"))[0]
    buffer = io.BytesIO()
    _scanned(page.render(scale=200 / 72, grayscale=True).to_pil(), 0).save(buffer, ending.upper(), quality=80)
    return buffer.getvalue()


def _scanned(page: "Image", seed: int) -> "Image":
    import numpy as np
    from PIL import Image, ImageFilter

    turned = page.rotate(0.7 if seed % 2 else -0.5, resample=Image.Resampling.BICUBIC, fillcolor=250)
    grey = np.asarray(turned.filter(ImageFilter.GaussianBlur(0.6)), dtype=np.float32)
    noise = np.random.default_rng(seed).normal(0, 10, grey.shape)
    return Image.fromarray(np.clip(grey + noise, 0, 255).astype(np.uint8))


def _lines(block: Block) -> Iterator[str]:
    if block.kind == "frame":
        yield from (line for cell in block.cells[0] for line in cell.split("\n"))
    elif block.kind == "table":
        yield from (f"| {' | '.join(row)} |" for row in block.cells)
    else:
        yield f"{block.number} {block.text}".strip()


def _html(block: Block) -> str:
    if block.kind in ("frame", "table"):
        rows = (
            "".join(f"<td><p class=MsoNormal>{c.replace(chr(10), '<br>')}</p></td>" for c in row) for row in block.cells
        )
        return f"<table>{''.join(f'<tr>{row}</tr>' for row in rows)}</table>"
    # Word breaks the lines of its source anywhere.
    words = f"{block.number} {block.text}".strip().replace(" ", "\n", 3)
    return f"<p class=MsoNormal><span style='font-size:14.0pt'>{words}<o:p></o:p></span></p>"


def _cp1258(text: str) -> bytes:
    """The text in cp1258, which writes tones as marks of their own."""
    tones = "\u0300\u0301\u0309\u0303\u0323"
    encoded = b""
    for character in text:
        parts = unicodedata.normalize("NFD", character)
        base = unicodedata.normalize("NFC", "".join(c for c in parts if c not in tones))
        encoded += (base + "".join(c for c in parts if c in tones)).encode("cp1258")
    return encoded


_HORN, _SHAPES = "\u031b", "\u0302\u0306"
_LEVELS = """
<w:abstractNum xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" w:abstractNumId="90">
<w:multiLevelType w:val="multilevel"/>
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="upperRoman"/>
<w:suff w:val="space"/><w:lvlText w:val="%1."/></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:suff w:val="space"/><w:lvlText w:val="%2."/></w:lvl>
</w:abstractNum>
"""


def _add_table(document: Any, block: Block) -> None:
    from docx.shared import Mm

    table = document.add_table(len(block.cells), len(block.cells[0]))
    table.style = "Table Grid" if block.kind == "table" else None
    widths = (Mm(70), Mm(95)) if block.kind == "frame" else (Mm(15), Mm(110), Mm(40))
    for row, cells in zip(table.rows, block.cells, strict=True):
        for cell, text, width in zip(row.cells, cells, widths, strict=True):
            first, *others = text.split("\n")
            cell.width = width
            cell.paragraphs[0].text = first
            for other in others:
                cell.add_paragraph(other)


def _add_numbering(document: Any) -> int:
    """A list of parts and points; its number."""
    from docx.oxml import parse_xml

    numbering = document.part.numbering_part.element
    numbering.insert(0, parse_xml(_LEVELS))
    return int(numbering.add_num(90).numId)


def _number(paragraph: Any, numbering: int, level: int) -> None:
    properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
    properties.get_or_add_ilvl().val = level
    properties.get_or_add_numId().val = numbering
