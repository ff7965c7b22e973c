"""Photographs and scans of a page, drawn; each takes recognition about a second."""

import io
import re
import zlib
from collections.abc import Callable
from typing import TYPE_CHECKING

from knowledge.left import LeftKind
from tests.ingest.cases.made import Case, Kinds, Variation
from tests.ingest.heic import can_be_made, heic
from tests.ingest.packages import docx, p
from tests.ingest.printed import font, printed

if TYPE_CHECKING:
    from PIL.Image import Image

_SIZE, _STEP, _LEFT, _TOP = 34, 62, 110, 70
_EXTENT = "<wp:extent cx='5900000' cy='3500000'/>"
_HANGING = f"<w:r><w:drawing><wp:inline>{_EXTENT}<a:blip r:embed='x'/></wp:inline></w:drawing></w:r>"


def _drawn(lines: list[str]) -> "Image":
    from PIL import Image, ImageDraw, ImageFont

    picture = Image.new("RGB", (1900, 2 * _TOP + _STEP * len(lines)), "white")
    face = ImageFont.truetype(str(font()), _SIZE)
    for at, line in enumerate(lines):
        ImageDraw.Draw(picture).text((_LEFT, _TOP + _STEP * at), line, 0, face)
    return picture


def _png(picture: "Image") -> bytes:
    buffer = io.BytesIO()
    picture.save(buffer, "PNG")
    return buffer.getvalue()


def lying(variation: Variation) -> Case:
    angle = (90, 180, 270, 90, 180)[variation.at]
    return Case(_png(_drawn(variation.lines()).rotate(angle, expand=True)), says=("II. HỒ SƠ VÀ THỜI HẠN",))


def pasted(variation: Variation) -> Case:
    lines = variation.lines()
    at = 5 + variation.at % 3
    body = "".join(map(p, lines[:at])) + p(_HANGING)
    return Case(docx(body, {"word/media/a.png": _png(_drawn(lines[at:]))}, {"x": ("image", "media/a.png")}))


def unreadable(variation: Variation) -> Case:
    from PIL import Image

    shade = (20 * variation.at + 90,) * 3
    body = "".join(map(p, variation.lines())) + p(_HANGING)
    blank = _png(Image.new("RGB", (300, 200), shade))
    data = docx(body, {"word/media/a.png": blank}, {"x": ("image", "media/a.png")})
    return Case(data, left=frozenset({LeftKind.PICTURE}))


def sealed(variation: Variation) -> Case:
    from PIL import Image, ImageChops, ImageDraw

    page = _drawn(variation.lines())
    seal = Image.new("RGB", page.size, "white")
    x, y = 300 + 120 * variation.at, 380 + 40 * variation.at
    draw = ImageDraw.Draw(seal)
    draw.ellipse((x, y, x + 330, y + 330), outline=(210, 35 + variation.at, 40), width=7)
    draw.ellipse((x + 60, y + 60, x + 270, y + 270), outline=(210, 35, 40), width=3)
    return Case(_png(ImageChops.multiply(page, seal)))


def of_iphones(variation: Variation) -> Case:
    lines = variation.lines()
    whole, half = _drawn(lines), len(lines) // 2
    if variation.at == 0:
        return Case(heic(whole, options=("-q", "50")))
    if variation.at == 1:
        return Case(heic(whole, orientation=6))
    if variation.at == 2:
        return Case(heic(whole.rotate(90, expand=True), options=("-t", "256")))
    if variation.at == 3:
        return Case(heic(_drawn(lines[:half]), _drawn(lines[half:])))
    buffer = io.BytesIO()
    whole.save(buffer, "AVIF")
    return Case(buffer.getvalue())


def broken_layer(variation: Variation) -> Case:
    """A PDF whose letters are drawn well and named wrongly, or not at all."""
    data = printed(variation.lines())
    found = re.search(rb"/ToUnicode (\d+) 0 R", data)
    assert found
    if variation.at == 0:
        return Case(data.replace(found[0], b" " * len(found[0])))
    begin = data.index(b"\n%s 0 obj" % found[1]) + 1
    stream = data.index(b"stream\r\n", begin) + 8
    end = data.index(b"endobj", begin)
    names = zlib.decompressobj().decompress(data[stream:end]).decode()
    shift: Callable[[int], int] = (
        lambda code: code,
        lambda code: code + 1,
        lambda code: code - 3 if code > 35 else code,
        lambda code: 0xE000 + code % 256,
        lambda code: code + 7 if code > 127 else code,
    )[variation.at]
    shifted = "\n".join(_renamed(line, shift) for line in names.split("\n")).encode()
    made = b"%s 0 obj\r\n<</Length %d>>stream\r\n%s\r\nendstream\r\n" % (found[1], len(shifted), shifted)
    return Case(_moved(data[:begin] + made + data[end:], begin, len(made) - (end - begin)))


_CODE = re.compile(r"<([0-9A-Fa-f]{4})>")


def _renamed(line: str, shift: Callable[[int], int]) -> str:
    """A line of the table that says which characters the letters of a font are: behind one letter, or behind two."""
    codes = list(_CODE.finditer(line))
    kept = codes[0 if len(codes) == 2 else 1].end() if len(codes) > 1 and "<0000> <FFFF>" not in line else len(line)
    return line[:kept] + _CODE.sub(lambda code: f"<{shift(int(code[1], 16)) % 0x10000:04X}>", line[kept:])


def _moved(data: bytes, after: int, by: int) -> bytes:
    """The file with the places of its objects put right: what stands behind `after` has moved."""
    at = data.rindex(b"xref\r\n", 0, data.rindex(b"trailer"))

    def put(entry: re.Match[bytes]) -> bytes:
        place = int(entry[1])
        return b"%010d" % (place + by if place > after else place) + entry[2]

    table = re.sub(rb"(\d{10})( \d{5} n)", put, data[at:])
    return data[:at] + re.sub(rb"startxref\r\n\d+", b"startxref\r\n%d" % at, table)


def capitals(variation: Variation) -> Case:
    lines = [line.upper() if at == 4 else line for at, line in enumerate(variation.lines())]
    return Case(_png(_drawn(lines)), says=("THI ĐUA",), never=("THỊ ĐUA",))


KINDS: Kinds = {
    "22 broken layer": broken_layer,
    "04 pasted page": pasted,
    "04 unreadable picture": unreadable,
    "19 lying": lying,
    **({"20 heic": of_iphones} if can_be_made() else {}),
    "42 seal": sealed,
    "46 capitals": capitals,
}
