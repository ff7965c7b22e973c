"""What hangs on a run of a Word document: text boxes with where they stand, pictures, embedded files."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from typing import Any

from ingest.readers.package import local_name

_EMU = 360_000
"""Units of a drawing in a centimetre."""
_POINTS = 28.35
_TOP = 7.0
"""Centimetres from the upper edge that a letterhead takes."""
_PAGE = ("page", "topMargin", "margin")
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_STYLE = re.compile(
    r"(?:^|;)\s*(margin-top|margin-left|top|left|width|height|mso-position-vertical-relative)\s*:([^;]*)"
)
_PAGE_WIDTH, _PAGE_HEIGHT = 8.0, 3.0
"""Centimetres from which on a picture may be a page, or a part of one with text."""


class Where(Enum):
    """Where a text box stands: at the top of the page, above the paragraph that it hangs on, or below its beginning."""

    TOP = "top"
    ABOVE = "above"
    BELOW = "below"


@dataclass(frozen=True, slots=True)
class Box:
    """A text box; `down` and `across` are centimetres, from what `where` says."""

    content: Any
    where: Where
    down: float
    across: float


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture or an embedded file, by the id of what it points at; `width`, `height` in centimetres, 0 unknown."""

    target: str
    width: float
    height: float
    program: str = ""
    """The program of an embedded file; empty for a picture."""

    @property
    def may_be_a_page(self) -> bool:
        """Whether it is large enough to show text that belongs to the document."""
        return not self.program and self.width >= _PAGE_WIDTH and self.height >= _PAGE_HEIGHT


def boxes(drawing: Any) -> Iterator[Box]:
    """The text boxes in a drawing, each once (Word writes a second copy for old programs)."""
    for element in _seen(drawing):
        if local_name(element) == "txbxContent":
            where, down, across = _place(element)
            yield Box(element, where, down, across)


def pictures(drawing: Any) -> Iterator[Picture]:
    """The pictures, charts and embedded files in a drawing; none of what stands in its text boxes."""
    objects = [element for element in _seen(drawing) if local_name(element) == "OLEObject"]
    for element in objects:
        yield Picture(element.get(f"{{{_RELATIONS}}}id") or "", 0, 0, element.get("ProgID") or "OLE")
    for element in _seen(drawing):
        name = local_name(element)
        if name in ("blip", "imagedata", "chart", "relIds") and not objects:
            found = next(
                (
                    element.get(f"{{{_RELATIONS}}}{key}")
                    for key in ("embed", "id", "link", "dm", "pict")
                    if element.get(f"{{{_RELATIONS}}}{key}")
                ),
                "",
            )
            width, height = _size(element) if name in ("blip", "imagedata") else (0.0, 0.0)
            yield Picture(found or "", width, height)


def _seen(drawing: Any) -> Iterator[Any]:
    """All elements of a drawing but copies for old programs and what is inside its text boxes."""
    yield drawing
    if local_name(drawing) == "txbxContent":
        return
    children = list(drawing)
    if local_name(drawing) == "AlternateContent":
        children = children[:1]
    for child in children:
        yield from _seen(child)


def _size(element: Any) -> tuple[float, float]:
    for above in element.iterancestors():
        name = local_name(above)
        if name in ("inline", "anchor", "spPr") or name == "pic":
            found = next((one for one in above.iter() if local_name(one) in ("extent", "ext") and one.get("cx")), None)
            if found is not None:
                return int(found.get("cx")) / _EMU, int(found.get("cy") or 0) / _EMU
        if name in ("shape", "rect"):
            style = _style(above)
            return _length(style.get("width", "")), _length(style.get("height", ""))
    return 0.0, 0.0


def _place(content: Any) -> tuple[Where, float, float]:
    for above in content.iterancestors():
        name = local_name(above)
        if name == "anchor":
            down, across = _position(above, "positionV"), _position(above, "positionH")
            return _where(*down), down[1], across[1]
        if name == "shape":
            style = _style(above)
            relative = style.get("mso-position-vertical-relative", "text").strip()
            down = relative, _length(style.get("margin-top", "") or style.get("top", ""))
            return _where(*down), down[1], _length(style.get("margin-left", "") or style.get("left", ""))
        if name == "p":
            break
    return Where.BELOW, 0.0, 0.0


def _where(relative: str, down: float) -> Where:
    if relative in _PAGE:
        return Where.TOP if down < _TOP else Where.BELOW
    return Where.ABOVE if down < 0 else Where.BELOW


def _position(anchor: Any, name: str) -> tuple[str, float]:
    found = next((child for child in anchor if local_name(child) == name), None)
    if found is None:
        return "paragraph", 0.0
    offset = next((child.text for child in found if local_name(child) == "posOffset"), None)
    return found.get("relativeFrom") or "paragraph", int(offset or 0) / _EMU if _is_number(offset) else 0.0


def _is_number(text: str | None) -> bool:
    return bool(text) and (text or "").removeprefix("-").isdecimal()


def _style(shape: Any) -> dict[str, str]:
    return {name: value.strip() for name, value in _STYLE.findall(shape.get("style") or "")}


def _length(said: str) -> float:
    """A length of a style in centimetres."""
    found = re.match(r"(-?[\d.]+)\s*(pt|in|cm|mm|px)?", said)
    if not found or not found[1].strip("-."):
        return 0.0
    return float(found[1]) * {"pt": 1 / _POINTS, "in": 2.54, "cm": 1.0, "mm": 0.1, "px": 2.54 / 96}[found[2] or "pt"]
