"""What stands on the pages of a PDF: letters, lines, pictures and remarks, each where it is seen, as plain data.

The only file that knows pypdfium2. Distances are points on the page as it is shown, y growing downwards; a page
whose text runs sideways is turned until it does not.
"""

import ctypes
import struct
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from itertools import islice, pairwise
from math import atan2, degrees
from typing import TYPE_CHECKING, Any, NamedTuple

from ingest.errors import IngestError
from ingest.readers.grid import Stroke
from ingest.readers.ink import Box

if TYPE_CHECKING:
    from PIL.Image import Image
    from pypdfium2 import PdfDocument, PdfPage

MOST_PAGES = 2000
DOTS_PER_INCH = 300
_LONGEST_SIDE = 6000
MOST_OBJECTS = 20_000
_MOST_DRAWN = 100_000
_DEEPEST = 4
_THIN = 2.5
_FLAT = 0.1
"""What is that much longer than it is high is a line also where it is twice as thick, or waves."""
_STRAIGHT = 15
"""Letters that lean no more than so many degrees stand straight."""
_LIGHT = 0.88
"""Ink brighter than this, as a share of white, is seen on a dark ground only."""
_OPAQUE = 10
_TEXT, _PATH, _PICTURE, _FORM = 1, 2, 3, 5
_WITHOUT_INK = (3, 7)
"""Rendering modes of text that draw nothing."""
_STANDARD = frozenset(
    f"{family}{style}"
    for family, styles in (
        ("Helvetica", ("", "-Bold", "-Oblique", "-BoldOblique")),
        ("Courier", ("", "-Bold", "-Oblique", "-BoldOblique")),
        ("Times", ("-Roman", "-Bold", "-Italic", "-BoldItalic")),
    )
    for style in styles
)
"""Fonts that every program which shows PDFs brings."""
_LINE, _NARROW = 15.0, 0.45
"""The height of a line that is typed into a larger box, and the width of a letter as a share of it."""
_TICKS = frozenset({"Off", "On", "Yes"})
"""What boxes to tick hold."""
_NOTHING = 2
"""Bytes of an empty string."""
_LONGEST_NAME = 128
_MOST_SEGMENTS = 2000
_CORNER, _SAME = 0.85, 0.6
"""A slanted line begins and ends in the corners of what it takes up, by and large; two that cross take up the same."""
_LAYER = "OC\0".encode("utf-16-le")
Point = tuple[float, float]
Slant = tuple[Box, bool]
"""What a slanted line takes up on the page, y growing upwards, and whether it rises from left to right."""

_SPACES = " \t\u00a0\u2002\u2003\u2009"
_HYPHEN = "\ufffe\x02"


@dataclass(frozen=True, slots=True)
class Look:
    """How letters are drawn; those that are drawn alike share one.

    `angle` is how far they are turned against the page, in degrees; `inkless`: nothing is drawn; `light`: in a
    colour near white; `typed`: which form field, signature or note they come from, 0 where from the page itself;
    `own_font`: the file brings the font, or everybody has it, so that anybody sees what is drawn here; `layered`: they
    are on a layer, which may be off.
    """

    angle: int
    inkless: bool = False
    light: bool = False
    typed: int = 0
    own_font: bool = True
    layered: bool = False


class Letter(NamedTuple):
    """A character and its box; a space has none, nor a look. A page has thousands: a tuple is made soonest.

    `order` counts what is drawn on a page: later things cover earlier ones.
    """

    text: str
    left: float = 0.0
    top: float = 0.0
    right: float = 0.0
    bottom: float = 0.0
    look: Look | None = None
    order: int = 0

    @property
    def height(self) -> float:
        """Of the whole line that the font is made for, not of this letter."""
        return self.bottom - self.top

    @property
    def typed(self) -> int:
        """Which form field, signature or note it comes from, 0 where from the page itself."""
        return self.look.typed if self.look else 0


SPACE = Letter(" ")
_Drawing = tuple[Look, int]
"""How some letters look, and their place in the order of drawing."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page: its size, the lines of letters in the order of the file, what is drawn besides.

    `strokes` are straight lines, `sides` those of boxes, `covers` are filled areas with their place in the order of
    drawing, `crossed` is what a remark strikes out, or two lines that cross one another.
    """

    width: float
    height: float
    lines: tuple[tuple[Letter, ...], ...]
    strokes: tuple[Stroke, ...] = ()
    sides: tuple[Stroke, ...] = ()
    covers: tuple[tuple[int, Box], ...] = ()
    pictures: tuple[Box, ...] = ()
    crossed: tuple[Box, ...] = ()
    remarks: tuple[str, ...] = ()
    files: tuple[str, ...] = ()
    """The names of files that are pinned to it."""
    own: int = 1
    """How many things the page itself draws, besides what was typed, signed or noted on it later."""
    turn: int = 0
    """By how many degrees, clockwise, the page is turned against the way it is shown."""


@contextmanager
def opened(data: bytes) -> Iterator["PdfDocument"]:
    """The document. Raises IngestError where it is locked, damaged or too long."""
    import pypdfium2
    from pypdfium2.raw import FPDF_ERR_PASSWORD, FPDF_ERR_SECURITY

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        locked = getattr(error, "err_code", None) in (FPDF_ERR_PASSWORD, FPDF_ERR_SECURITY)
        raise IngestError("password" if locked else "damaged") from error
    try:
        if len(document) == 0:
            raise IngestError("damaged")
        if len(document) > MOST_PAGES:
            raise IngestError("too_many_pages", count=str(len(document)), limit=str(MOST_PAGES))
        if document.get_formtype():
            document.init_forms()
        yield document
    except pypdfium2.PdfiumError as error:
        raise IngestError("damaged") from error
    finally:
        document.close()


def attachments(document: "PdfDocument") -> tuple[str, ...]:
    """The names of the files that are put into the document; those pinned to a page are told by its `Sheet`."""
    return tuple(document.get_attachment(at).get_name() for at in range(document.count_attachments()))


def enclosed(data: bytes) -> Iterator[tuple[str, bytes]]:
    """Name and bytes of each file that is put into a PDF, or pinned to a page of it. Raises IngestError."""
    with opened(data) as document:
        yield from ((name, bytes(file.get_data())) for name, file in _enclosed(document))


def _enclosed(document: "PdfDocument") -> Iterator[tuple[str, Any]]:
    from pypdfium2 import PdfAttachment, raw

    for at in range(document.count_attachments()):
        file = document.get_attachment(at)
        yield file.get_name(), file
    for page in document:
        for at in range(raw.FPDFPage_GetAnnotCount(page)):
            pin = raw.FPDFPage_GetAnnot(page, at)
            if pinned := _file_of(pin):
                file = PdfAttachment(pinned, document)
                yield file.get_name(), file
            raw.FPDFPage_CloseAnnot(pin)


def _file_of(pin: Any) -> Any:
    """The file that an annotation pins to a page; None where it is another one."""
    from pypdfium2 import raw

    if raw.FPDFAnnot_GetSubtype(pin) != raw.FPDF_ANNOT_FILEATTACHMENT:
        return None
    return raw.FPDFAnnot_GetFileAttachment(pin) or None


def picture_of(page: "PdfPage", turn: int = 0, scale: float | None = None, *, grey: bool = False) -> "Image":
    """The page as it is shown, turned; by default as large as letters are recognised best."""
    scale = scale or min(DOTS_PER_INCH / 72, _LONGEST_SIDE / max(page.get_size()))
    image: Image = page.render(scale=scale, rotation=turn, grayscale=grey, draw_annots=False).to_pil()
    return image


@contextmanager
def untouched(data: bytes) -> Iterator["PdfDocument"]:
    """The document once more, on whose pages nothing is drawn that was typed, signed or noted later."""
    import pypdfium2

    document = pypdfium2.PdfDocument(data)
    try:
        yield document
    finally:
        document.close()


def is_drawn(page: "PdfPage") -> bool:
    """Whether there is anything to see on a page. Raises IngestError where it would take minutes to draw."""
    count = sum(1 for _ in islice(page.get_objects(max_depth=2), _MOST_DRAWN + 1))
    if count > _MOST_DRAWN:
        raise IngestError("too_heavy")
    return count > 0


def sheet_of(document: "PdfDocument", at: int) -> tuple["PdfPage", Sheet]:
    """A page with what stands on it; what was typed, signed or noted on it later is made part of it."""
    page = document[at]
    own = _count_objects(page)
    pinned = list(_pinned(document, page))
    if any(one.shown for one in pinned) and _flattened(page):
        page = document[at]
    drawn = _Drawn(page, own)
    opened_text = page.get_textpage()
    textpage = opened_text.raw
    looks = drawn.looks(textpage)
    place = _Place(page, _direction(looks))
    lines = _downwards(list(_lines(textpage, looks, place)))
    paths = [place(*box) for box in drawn.paths]
    left_blank = [one for one in pinned if one.written]
    lines += tuple(tuple(_spread(one.written, place(*one.box), at)) for at, one in enumerate(left_blank, 1))
    return page, Sheet(
        *place.size,
        lines,
        tuple(Stroke(*box) for box in paths if _is_thin(box)),
        tuple(side for box in paths if not _is_thin(box) for side in _sides(*box)),
        tuple((order, place(*box)) for order, box in drawn.covers),
        tuple(place(*box) for box in drawn.pictures),
        tuple(place(*box) for box in (*(box for one in pinned for box in one.crossed), *crosses(drawn.slanted))),
        tuple(one.remark for one in pinned if one.remark),
        tuple(one.file for one in pinned if one.file),
        own,
        place.turn,
    )


def _direction(looks: Sequence[_Drawing | None]) -> int:
    """The direction that most letters of a page run in: 0, 90, 180 or 270 degrees, against the clock."""
    counts = Counter(drawing[0].angle for drawing in looks if drawing and drawing[0].angle % 90 == 0)
    return counts.most_common(1)[0][0] if counts else -1


def _downwards(lines: list[tuple[Letter, ...]]) -> tuple[tuple[Letter, ...], ...]:
    """The lines in their order, turned round where it leads up the page: pdfium reads pages as they are shown."""
    tops = [line[0].top for line in lines if line and line[0] is not SPACE]
    up = sum(after < before - 1 for before, after in pairwise(tops))
    return tuple(lines[::-1] if up > len(tops) / 2 else lines)


class _Place:
    """Where something on a page is seen: the shown part of it, turned until its text runs from left to right."""

    def __init__(self, page: "PdfPage", direction: int) -> None:
        shown = page.get_rotation()
        self._rotation = shown if direction < 0 else direction
        self.turn = (self._rotation - shown) % 360
        media, crop = page.get_mediabox(), page.get_cropbox()
        self._left, self._bottom = max(media[0], crop[0]), max(media[1], crop[1])
        self._right, self._top = min(media[2], crop[2]), min(media[3], crop[3])
        if self._right <= self._left or self._top <= self._bottom:
            self._left, self._bottom, self._right, self._top = media
        self._wide, self._high = self._right - self._left, self._top - self._bottom
        self.size = (self._wide, self._high) if self._rotation % 180 == 0 else (self._high, self._wide)

    def angle(self, look: Look) -> int:
        """How far letters are turned against the text of the page."""
        return (look.angle - self._rotation) % 360

    def __call__(self, left: float, bottom: float, right: float, top: float) -> Box:
        x1, x2, y1, y2 = left - self._left, right - self._left, self._top - top, self._top - bottom
        match self._rotation:
            case 90:
                return self._high - y2, x1, self._high - y1, x2
            case 180:
                return self._wide - x2, self._high - y2, self._wide - x1, self._high - y1
            case 270:
                return y1, self._wide - x2, y2, self._wide - x1
        return x1, y1, x2, y2


def _lines(textpage: Any, looks: Sequence[_Drawing | None], place: _Place) -> Iterator[tuple[Letter, ...]]:
    from pypdfium2 import raw

    unicode_of = _by_number(raw.FPDFText_GetUnicode)
    is_generated = _by_number(raw.FPDFText_IsGenerated)
    box_of = _by_number(raw.FPDFText_GetLooseCharBox, ctypes.c_void_p)
    turned: dict[int, Look] = {}
    for look in {id(drawing[0]): drawing[0] for drawing in looks if drawing}.values():
        turned[id(look)] = replace(look, angle=place.angle(look))
    box = raw.FS_RECTF()
    letters, into = _address(textpage), ctypes.addressof(box)
    edges = struct.Struct("4f").unpack_from
    line: list[Letter] = []
    for at, drawing in enumerate(looks):
        character = chr(unicode_of(letters, at))
        if character in "\r\n":
            yield tuple(line)
            line = []
        elif character in _SPACES and (drawing is None or is_generated(letters, at)):
            line.append(SPACE)
        elif character != "\x00":
            box_of(letters, at, into)
            left, top, right, bottom = edges(box)
            shown = " " if character in _SPACES else "-" if character in _HYPHEN else character
            own, order = (turned[id(drawing[0])], drawing[1]) if drawing else (None, 0)
            line.append(Letter(shown, *place(left, bottom, right, top), own, order))
    yield tuple(line)


class _Drawn:
    """What is drawn on a page, in order, and how its letters look."""

    def __init__(self, page: "PdfPage", own: int) -> None:
        self.paths: list[Box] = []
        self.pictures: list[Box] = []
        self.covers: list[tuple[int, Box]] = []
        self.slanted: list[Slant] = []
        self._texts: dict[int, tuple[int, int]] = {}
        self._seen = _Seen()
        self._order = 0
        from pypdfium2.raw import FPDFPage_CountObjects, FPDFPage_GetObject, FPDFPageObj_GetType

        self._kind_of = _by_address(FPDFPageObj_GetType)
        object_of, drawn_on = _by_number(FPDFPage_GetObject, answer=ctypes.c_void_p), _address(page.raw)
        for at in range(min(FPDFPage_CountObjects(page), _MOST_DRAWN)):
            self._add(object_of(drawn_on, at), typed=max(0, at + 1 - own), through=(), depth=0)

    def looks(self, textpage: Any) -> list[_Drawing | None]:
        """How each letter looks, and its place in the order of drawing; None for what pdfium put between letters."""
        from pypdfium2.raw import FPDFText_CountChars, FPDFText_GetTextObject

        object_of = _by_number(FPDFText_GetTextObject, answer=ctypes.c_void_p)
        letters = _address(textpage)
        found = [object_of(letters, at) for at in range(FPDFText_CountChars(textpage))]
        drawings: dict[int | None, _Drawing | None] = {None: None, 0: None}
        for at, address in enumerate(found):
            if address not in drawings:
                order, typed = self._texts.get(address, (self._order, 0))
                look = self._seen.look(address, typed, letters, at)
                drawings[address] = look, order or -len(drawings)
        return [drawings[address] for address in found]

    def _add(self, address: int, *, typed: int, through: tuple[Any, ...], depth: int) -> None:
        """Note what is drawn there; most of it is text."""
        self._order += 1
        if self._order > _MOST_DRAWN:
            return
        kind = self._kind_of(address)
        if kind == _TEXT:
            self._texts[address] = (self._order, typed)
        else:
            self._add_other(kind, address, typed, through, depth)

    def _add_other(self, kind: int, address: int, typed: int, through: tuple[Any, ...], depth: int) -> None:
        from pypdfium2.raw import (
            FPDF_PAGEOBJECT,
            FS_MATRIX,
            FPDFFormObj_CountObjects,
            FPDFFormObj_GetObject,
            FPDFPageObj_GetMatrix,
        )

        drawn = ctypes.cast(address, FPDF_PAGEOBJECT)
        if kind == _PICTURE:
            self.pictures.append(_bounds(drawn, through))
        elif kind == _PATH and len(self.paths) < MOST_OBJECTS:
            box = _bounds(drawn, through)
            if not _is_thin(box) and (slanted := list(_slanted(drawn, through))):
                self.slanted += slanted
                return
            self.paths.append(box)
            if _is_cover(drawn):
                self.covers.append((self._order, box))
        elif kind == _FORM and depth < _DEEPEST:
            matrix = FS_MATRIX()
            FPDFPageObj_GetMatrix(drawn, matrix)
            for at in range(FPDFFormObj_CountObjects(drawn)):
                inner = _address(FPDFFormObj_GetObject(drawn, at))
                # All that is made part of the page at once is one form of forms.
                field = typed * _MOST_DRAWN + at if typed and not depth else typed
                self._add(inner, typed=field, through=(matrix, *through), depth=depth + 1)


class _Seen:
    """How letters look: asked of pdfium by addresses as numbers, its answers in the same few places time and again."""

    def __init__(self) -> None:
        from pypdfium2 import raw

        self._matrix, self._fill, self._size = raw.FS_MATRIX(), (ctypes.c_uint * 4)(), ctypes.c_ulong()
        self._name = (ctypes.c_ushort * _LONGEST_NAME)()
        fill = ctypes.addressof(self._fill)
        self._fills = tuple(fill + 4 * at for at in range(4))
        self._matrix_of = _by_number(raw.FPDFText_GetMatrix, ctypes.c_void_p)
        self._mode_of = _by_address(raw.FPDFTextObj_GetTextRenderMode)
        self._fill_of = _by_address(raw.FPDFPageObj_GetFillColor, *[ctypes.c_void_p] * 4)
        self._font_of = _by_address(raw.FPDFTextObj_GetFont, answer=ctypes.c_void_p)
        self._count_marks = _by_address(raw.FPDFPageObj_CountMarks)
        self._mark_of = _by_number(raw.FPDFPageObj_GetMark, answer=ctypes.c_void_p)
        self._looks: dict[tuple[object, ...], Look] = {}
        self._fonts: dict[int, bool] = {}
        self._layers: dict[int, bool] = {}

    def look(self, address: int, typed: int, letters: int, at: int) -> Look:
        """How the drawn text at an address looks whose first letter is the one of that number."""
        self._matrix_of(letters, at, ctypes.addressof(self._matrix))
        painted = tuple(self._fill) if self._fill_of(address, *self._fills) else None
        layered = any(self._is_layer(self._mark_of(address, mark)) for mark in range(self._count_marks(address)))
        font = self._font_of(address)
        key = (self._matrix.a, self._matrix.b, painted, self._mode_of(address), font, typed, layered)
        if key not in self._looks:
            angle = _leaning(self._matrix.a, self._matrix.b)
            self._looks[key] = _look(angle, painted, key[3], typed, own_font=self._is_own(font), layered=layered)
        return self._looks[key]

    def _is_own(self, address: int | None) -> bool:
        from pypdfium2.raw import FPDF_FONT, FPDFFont_GetIsEmbedded

        if address is not None and address not in self._fonts:
            font = ctypes.cast(address, FPDF_FONT)
            self._fonts[address] = FPDFFont_GetIsEmbedded(font) == 1 or _font_name(font) in _STANDARD
        return address is not None and self._fonts[address]

    def _is_layer(self, address: int) -> bool:
        from pypdfium2.raw import FPDF_PAGEOBJECTMARK, FPDFPageObjMark_GetName

        if address not in self._layers:
            mark = ctypes.cast(address, FPDF_PAGEOBJECTMARK)
            FPDFPageObjMark_GetName(mark, self._name, 2 * _LONGEST_NAME, self._size)
            self._layers[address] = bytes(self._name)[:6] == _LAYER
        return self._layers[address]


def _leaning(a: float, b: float) -> int:
    """How far letters lean, in degrees; none where they stand about straight."""
    leaning = round(degrees(atan2(b, a))) % 360
    straight = round(leaning / 90) * 90
    return straight % 360 if abs(leaning - straight) <= _STRAIGHT else leaning


def _look(angle: int, painted: tuple[int, ...] | None, mode: int, typed: int, *, own_font: bool, layered: bool) -> Look:
    stroked = mode in (1, 2, 5, 6)
    return Look(
        angle,
        inkless=mode in _WITHOUT_INK or (painted is not None and painted[3] < _OPAQUE and not stroked),
        light=painted is not None and min(painted[:3]) / 255 >= _LIGHT and not stroked,
        typed=typed,
        own_font=own_font,
        layered=layered,
    )


def _by_number(function: Any, *more: type, answer: type = ctypes.c_int) -> Any:
    """A function of pdfium over one letter after another, called with addresses as numbers: a page has thousands."""
    return _by_address(function, ctypes.c_int, *more, answer=answer)


def _by_address(function: Any, *more: type, answer: type = ctypes.c_int) -> Any:
    """A function of pdfium over one thing after another, called with its address as a number."""
    return ctypes.PYFUNCTYPE(answer, ctypes.c_void_p, *more)(_address(function))


def _address(pointer: Any) -> int:
    return ctypes.cast(pointer, ctypes.c_void_p).value or 0


def _font_name(font: Any) -> str:
    from pypdfium2.raw import FPDFFont_GetBaseFontName

    buffer = ctypes.create_string_buffer(_LONGEST_NAME)
    FPDFFont_GetBaseFontName(font, buffer, _LONGEST_NAME)
    return buffer.value.decode(errors="replace")


def _bounds(drawn: Any, through: Sequence[Any]) -> Box:
    """Left, bottom, right, top on the page of what stands in forms with these matrices, the innermost first."""
    from pypdfium2.raw import FPDFPageObj_GetBounds

    values = [ctypes.c_float() for _ in range(4)]
    FPDFPageObj_GetBounds(drawn, *values)
    left, bottom, right, top = (value.value for value in values)
    for matrix in through:
        corners = [_moved((x, y), matrix) for x in (left, right) for y in (bottom, top)]
        left, bottom, right, top = _box_of(corners)
    return left, bottom, right, top


def _moved(point: Point, matrix: Any) -> Point:
    x, y = point
    return matrix.a * x + matrix.c * y + matrix.e, matrix.b * x + matrix.d * y + matrix.f


def _box_of(points: Sequence[Point]) -> Box:
    """The least and the greatest x and y of points."""
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return min(xs), min(ys), max(xs), max(ys)


def _slanted(drawn: Any, through: Sequence[Any]) -> Iterator[Slant]:
    """The lines of a path that run aslant from one corner of what they take up to the other, also drawn by hand."""
    from pypdfium2.raw import FPDF_FILLMODE_NONE, FPDFPath_CountSegments, FPDFPath_GetDrawMode

    fill, stroke, count = ctypes.c_int(), ctypes.c_int(), FPDFPath_CountSegments(drawn)
    FPDFPath_GetDrawMode(drawn, fill, stroke)
    if not stroke.value or fill.value != FPDF_FILLMODE_NONE or count > _MOST_SEGMENTS:
        return
    for points in _lines_of(drawn, count, through):
        left, bottom, right, top = _box_of(points)
        (x1, y1), (x2, y2) = points[0], points[-1]
        corners = abs(x2 - x1) > _CORNER * (right - left) and abs(y2 - y1) > _CORNER * (top - bottom)
        if corners and min(right - left, top - bottom) > _THIN:
            yield (left, bottom, right, top), (x2 - x1) * (y2 - y1) > 0


def _lines_of(drawn: Any, count: int, through: Sequence[Any]) -> Iterator[list[Point]]:
    """The points of each line of a path, on the page."""
    from pypdfium2 import raw

    own = raw.FS_MATRIX()
    raw.FPDFPageObj_GetMatrix(drawn, own)
    points: list[Point] = []
    x, y = ctypes.c_float(), ctypes.c_float()
    for at in range(count):
        segment = raw.FPDFPath_GetPathSegment(drawn, at)
        if raw.FPDFPathSegment_GetType(segment) == raw.FPDF_SEGMENT_MOVETO and points:
            yield points
            points = []
        raw.FPDFPathSegment_GetPoint(segment, x, y)
        point = (x.value, y.value)
        for matrix in (own, *through):
            point = _moved(point, matrix)
        points.append(point)
    if points:
        yield points


def crosses(slanted: Sequence[Slant]) -> Iterator[Box]:
    """What two lines take up that cross one another: one runs up where the other runs down, from the same sides."""
    rising, falling = ([box for box, rises in slanted if rises is up] for up in (True, False))
    for one in rising:
        for other in falling:
            left, bottom = max(one[0], other[0]), max(one[1], other[1])
            right, top = min(one[2], other[2]), min(one[3], other[3])
            whole = (max(one[2], other[2]) - min(one[0], other[0])) * (max(one[3], other[3]) - min(one[1], other[1]))
            if right > left and top > bottom and (right - left) * (top - bottom) > _SAME * whole:
                yield left, bottom, right, top


def _colour(drawn: Any) -> tuple[float, int] | None:
    """The brightness that something is filled with, as a share of white, and its opacity up to 255."""
    from pypdfium2.raw import FPDFPageObj_GetFillColor

    red, green, blue, opacity = (ctypes.c_uint() for _ in range(4))
    if not FPDFPageObj_GetFillColor(drawn, red, green, blue, opacity):
        return None
    return min(red.value, green.value, blue.value) / 255, opacity.value


def _is_cover(drawn: Any) -> bool:
    """Whether a path hides what lies under it, as white paint does, or a black bar."""
    from pypdfium2.raw import FPDF_FILLMODE_NONE, FPDFPath_GetDrawMode

    fill, stroke = ctypes.c_int(), ctypes.c_int()
    colour = _colour(drawn)
    if not FPDFPath_GetDrawMode(drawn, fill, stroke) or fill.value == FPDF_FILLMODE_NONE or colour is None:
        return False
    return colour[1] > 250


def _is_thin(box: Box) -> bool:
    sides = (box[2] - box[0], box[3] - box[1])
    return min(sides) <= _THIN or (min(sides) <= 2 * _THIN and min(sides) < _FLAT * max(sides))


def _sides(left: float, top: float, right: float, bottom: float) -> Iterator[Stroke]:
    yield Stroke(left, top, right, top)
    yield Stroke(left, bottom, right, bottom)
    yield Stroke(left, top, left, bottom)
    yield Stroke(right, top, right, bottom)


@dataclass(frozen=True, slots=True)
class _Pinned:
    """An annotation: whether it has an appearance on the page, what it crosses out, what it remarks.

    `written` is what it says on the page, in `box`, where the file leaves it to the program to draw that.
    """

    shown: bool
    crossed: tuple[Box, ...] = ()
    remark: str = ""
    written: str = ""
    box: Box = (0.0, 0.0, 0.0, 0.0)
    file: str = ""
    """What the file is called that it pins to the page."""


def _pinned(document: "PdfDocument", page: "PdfPage") -> Iterator[_Pinned]:
    from pypdfium2 import raw

    remarks = (raw.FPDF_ANNOT_TEXT, raw.FPDF_ANNOT_CARET, raw.FPDF_ANNOT_STRIKEOUT, raw.FPDF_ANNOT_HIGHLIGHT)
    for at in range(raw.FPDFPage_GetAnnotCount(page)):
        pin = raw.FPDFPage_GetAnnot(page, at)
        kind, flags = raw.FPDFAnnot_GetSubtype(pin), raw.FPDFAnnot_GetFlags(pin)
        if kind not in (raw.FPDF_ANNOT_LINK, raw.FPDF_ANNOT_POPUP) and not flags & raw.FPDF_ANNOT_FLAG_HIDDEN:
            crossed = (tuple(_quads(pin)) or (_rectangle(pin),)) if kind == raw.FPDF_ANNOT_STRIKEOUT else ()
            remark = _said(pin, b"Contents") if kind in remarks else ""
            keys = {raw.FPDF_ANNOT_FREETEXT: b"Contents", raw.FPDF_ANNOT_WIDGET: b"V"}
            drawn = raw.FPDFAnnot_GetAP(pin, raw.FPDF_ANNOT_APPEARANCEMODE_NORMAL, None, 0) > _NOTHING
            written = _said(pin, keys[kind]) if kind in keys and not drawn else ""
            written = "" if written in _TICKS else written
            yield _Pinned(kind not in remarks[:2], crossed, remark, written, _rectangle(pin), _file_name(document, pin))
        raw.FPDFPage_CloseAnnot(pin)


def _file_name(document: "PdfDocument", pin: Any) -> str:
    from pypdfium2 import PdfAttachment

    pinned = _file_of(pin)
    return str(PdfAttachment(pinned, document).get_name()) if pinned else ""


def _rectangle(pin: Any) -> Box:
    from pypdfium2.raw import FS_RECTF, FPDFAnnot_GetRect

    box = FS_RECTF()
    FPDFAnnot_GetRect(pin, box)
    return box.left, box.bottom, box.right, box.top


def _spread(said: str, box: Box, field: int) -> Iterator[Letter]:
    """Letters of a line in a box, as wide as they commonly are; `field` tells them from those of other fields."""
    left, top, right, bottom = box
    height = min(bottom - top, _LINE)
    step = min((right - left) / len(said), height * _NARROW)
    order = _MOST_DRAWN * _MOST_DRAWN + field
    look = Look(angle=0, typed=order, own_font=False)
    for at, character in enumerate(said):
        if character == " ":
            yield SPACE
        else:
            yield Letter(character, left + at * step, bottom - height, left + (at + 1) * step, bottom, look, order)


def _quads(pin: Any) -> Iterator[Box]:
    from pypdfium2.raw import FS_QUADPOINTSF, FPDFAnnot_CountAttachmentPoints, FPDFAnnot_GetAttachmentPoints

    for at in range(FPDFAnnot_CountAttachmentPoints(pin)):
        quad = FS_QUADPOINTSF()
        if FPDFAnnot_GetAttachmentPoints(pin, at, quad):
            xs, ys = (quad.x1, quad.x2, quad.x3, quad.x4), (quad.y1, quad.y2, quad.y3, quad.y4)
            yield min(xs), min(ys), max(xs), max(ys)


def _said(pin: Any, key: bytes) -> str:
    from pypdfium2.raw import FPDF_WCHAR, FPDFAnnot_GetStringValue

    size = FPDFAnnot_GetStringValue(pin, key, None, 0)
    if size <= 2:
        return ""
    buffer = ctypes.create_string_buffer(size)
    FPDFAnnot_GetStringValue(pin, key, ctypes.cast(buffer, ctypes.POINTER(FPDF_WCHAR)), size)
    return " ".join(buffer.raw[: size - 2].decode("utf-16-le", errors="replace").split())


def _flattened(page: "PdfPage") -> bool:
    from pypdfium2.raw import FLAT_NORMALDISPLAY, FLATTEN_SUCCESS, FPDFPage_Flatten

    return bool(FPDFPage_Flatten(page, FLAT_NORMALDISPLAY) == FLATTEN_SUCCESS)


def _count_objects(page: "PdfPage") -> int:
    from pypdfium2.raw import FPDFPage_CountObjects

    return int(FPDFPage_CountObjects(page))
