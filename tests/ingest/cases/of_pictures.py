"""Photographs and scans of a page, drawn; each takes recognition about a second."""

import io
from typing import TYPE_CHECKING

from knowledge.left import LeftKind
from tests.ingest.cases.made import Case, Kinds, Variation
from tests.ingest.heic import can_be_made, heic
from tests.ingest.packages import docx, p
from tests.ingest.printed import font

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


def capitals(variation: Variation) -> Case:
    lines = [line.upper() if at == 4 else line for at, line in enumerate(variation.lines())]
    return Case(_png(_drawn(lines)), says=("THI ĐUA",), never=("THỊ ĐUA",))


KINDS: Kinds = {
    "04 pasted page": pasted,
    "04 unreadable picture": unreadable,
    "19 lying": lying,
    **({"20 heic": of_iphones} if can_be_made() else {}),
    "42 seal": sealed,
    "46 capitals": capitals,
}
