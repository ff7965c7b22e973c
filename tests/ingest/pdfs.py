"""Small PDFs written by hand: what stands in them, and where, is known to the point.

Letters are those of Helvetica, which every reader has: no diacritics.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

WIDTH, HEIGHT = 595, 842
FIELD = 60
"""The height of what an annotation shows."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page: operators of its content, annotations and further entries of it as PDF writes them."""

    content: str
    pins: tuple[str, ...] = ()
    entries: str = ""
    size: tuple[int, int] = (WIDTH, HEIGHT)


@dataclass(slots=True)
class _File:
    objects: list[bytes] = field(default_factory=list)

    def add(self, body: str | bytes) -> int:
        self.objects.append(body.encode("latin-1") if isinstance(body, str) else body)
        return len(self.objects)


def text(words: str, x: float, y: float, size: float = 13, *, before: str = "", turn: str = "1 0 0 1") -> str:
    """A line of letters whose baseline begins there; `before` are operators such as a colour, `turn` its direction."""
    escaped = words.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
    return f"q {before} BT /F {size} Tf {turn} {x} {y} Tm ({escaped}) Tj ET Q\n"


def lines(*said: str, top: float = 780, left: float = 70, step: float = 18) -> str:
    """Lines under one another."""
    return "".join(text(line, left, top - step * at) for at, line in enumerate(said))


def stroke(x1: float, y1: float, x2: float, y2: float) -> str:
    """A drawn line."""
    return f"q 0.8 w {x1} {y1} m {x2} {y2} l S Q\n"


def shown(words: str, x: float, y: float, kind: str = "/Widget /FT /Sig /T (s)", size: float = 13) -> str:
    """An annotation of a kind that shows one or more lines, the last with its baseline there."""
    said = words.split("\n")
    content = "".join(text(line, 0, 3 + size * (len(said) - 1 - at), size) for at, line in enumerate(said))
    return f"{kind} /F 4 /Rect [{x} {y - 3} {x + 200} {y - 3 + FIELD}] /AP << /N @{content}@ >>"


def enclosing(files: Mapping[str, bytes], *sheets: Sheet) -> bytes:
    """A PDF with files in it."""
    listed = "".join(f"({name}) {3 + 2 * at} 0 R " for at, name in enumerate(files))
    return pdf(*sheets, catalog=f"/Names << /EmbeddedFiles << /Names [{listed}] >> >>", extra=enclosed(files))


def pinning(files: Mapping[str, bytes], sheet: Sheet) -> bytes:
    """A PDF with files pinned to its page."""
    pins = (f"/FileAttachment /Rect [20 {20 * at} 30 30] /FS {3 + 2 * at} 0 R" for at in range(len(files)))
    return pdf(replace(sheet, pins=(*sheet.pins, *pins)), extra=enclosed(files))


def enclosed(files: Mapping[str, bytes]) -> list[str]:
    """The objects of files inside, two for each, from number 3 on."""
    objects = []
    for at, (name, data) in enumerate(files.items()):
        content = data.decode("latin-1")
        objects += [
            f"<< /Type /Filespec /F ({name}) /UF ({name}) /EF << /F {4 + 2 * at} 0 R >> >>",
            _stream("/Type /EmbeddedFile", content),
        ]
    return objects


def pdf(*sheets: Sheet, catalog: str = "", extra: Sequence[str] = ()) -> bytes:
    """The file. `extra` objects have the numbers 3, 4, …; `catalog` are further entries of the catalogue."""
    file = _File()
    file.add("")
    file.add("")
    for body in extra:
        file.add(body)
    font = file.add("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>")
    resources = f"<< /Font << /F {font} 0 R >> >>"
    kids = [file.add(_page(file, sheet, resources)) for sheet in sheets]
    file.objects[0] = f"<< /Type /Catalog /Pages 2 0 R {catalog} >>".encode("latin-1")
    listed = " ".join(f"{kid} 0 R" for kid in kids)
    file.objects[1] = f"<< /Type /Pages /Count {len(kids)} /Kids [{listed}] >>".encode("latin-1")
    return _written(file)


def _page(file: _File, sheet: Sheet, resources: str) -> str:
    content = file.add(_stream("", sheet.content))
    pins = [file.add(f"<< /Type /Annot /Subtype {_pinned(file, pin, resources)} >>") for pin in sheet.pins]
    listed = " ".join(f"{pin} 0 R" for pin in pins)
    width, height = sheet.size
    merged = resources if "/Resources" not in sheet.entries else ""
    return (
        f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {width} {height}] /Contents {content} 0 R "
        f"{'/Resources ' + merged if merged else ''} /Annots [{listed}] {sheet.entries.replace('@', resources)} >>"
    )


def _pinned(file: _File, pin: str, resources: str) -> str:
    before, at, rest = pin.partition("@")
    if not at:
        return pin
    content, _, after = rest.rpartition("@")
    form = file.add(_stream(f"/Type /XObject /Subtype /Form /BBox [0 0 200 {FIELD}] /Resources {resources}", content))
    return f"{before}{form} 0 R{after}"


def _stream(entries: str, content: str) -> str:
    return f"<< {entries} /Length {len(content)} >>\nstream\n{content}\nendstream"


def _written(file: _File) -> bytes:
    out, places = bytearray(b"%PDF-1.7\n"), []
    for number, body in enumerate(file.objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%b\nendobj\n" % (number, body)
    table = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(places) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(places) + 1, table)
    return bytes(out)
