"""How a file becomes text: one reader per kind of file, chosen by what the file holds.

A new kind is one more line of FORMATS, the signs of it in `kinds.py`, and a file with a `read` beside
`text.py`. All but plain text is read by a process of its own, in `apart.py`,
which loads this file as well: what it has no need of is loaded late here.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from ingest.errors import IngestError
from ingest.readers.apart import Limits, read_apart
from ingest.readers.document import Document, Pages, untold
from ingest.readers.kinds import DAMAGED, LOCKED, format_of
from knowledge.left import Left

MEGABYTE = 1024 * 1024
GIGABYTE = 1024 * MEGABYTE


@dataclass(frozen=True, slots=True)
class Source:
    """A file as it was read: its name, its text in normal form C with a form feed before each new page, its bytes.

    `format` is the name of its kind in FORMATS; `notes`, `doubtful`, `left` and `places` are those of `Document`.
    """

    name: str
    text: str
    data: bytes
    format: str = "text"
    notes: tuple[str, ...] = ()
    doubtful: tuple[str, ...] = ()
    left: tuple[Left, ...] = ()
    places: str = field(default="", repr=False)

    @property
    def has_paragraphs(self) -> bool:
        """Whether each line of the text is a paragraph, as whoever wrote it ended it."""
        return FORMATS[self.format].paragraphs


@dataclass(frozen=True, slots=True)
class Format:
    """A kind of file: its endings, up to how many bytes it is read, and what its reader may use up.

    `paragraphs`: its lines are paragraphs, which no margin has broken.
    """

    endings: tuple[str, ...]
    limit: int
    limits: Limits | None = None
    paragraphs: bool = False


_WORD = Limits(seconds=120, memory=2 * GIGABYTE)
_OFFICE = Limits(seconds=100, memory=2 * GIGABYTE)
_SEEN = Limits(seconds=120, memory=4 * GIGABYTE)

_PICTURES = (".png", ".jpg", ".jpeg", ".tif", ".tiff", ".webp", ".heic", ".heif", ".avif")

FORMATS: Mapping[str, Format] = {
    "text": Format((".txt", ".md"), 20 * MEGABYTE),
    "word": Format((".docx", ".docm", ".dotx", ".dotm", ".xml"), 50 * MEGABYTE, _WORD, paragraphs=True),
    "pdf": Format((".pdf",), 100 * MEGABYTE, _SEEN),
    "html": Format((".html", ".htm", ".mht", ".mhtml"), 50 * MEGABYTE, _WORD, paragraphs=True),
    "office": Format((".doc", ".dot", ".odt", ".ott", ".fodt", ".rtf"), 50 * MEGABYTE, _OFFICE, paragraphs=True),
    "pictures": Format(_PICTURES, 50 * MEGABYTE, _SEEN),
}
"""The kinds of files, each by the name of the module that reads it."""

_WRITTEN = frozenset({".doc", ".docx", ".rtf", ".htm", ".html"})
"""Endings that people give to plain text, too, which Word opens."""

_REFUSED = {
    **dict.fromkeys((".rar", ".7z", ".gz"), "archive"),
    **dict.fromkeys((".xlsx", ".xls", ".ods"), "spreadsheet"),
    **dict.fromkeys((".pptx", ".ppt", ".odp"), "presentation"),
}
"""What is said of kinds that nobody reads, with what to do."""

ENDINGS = tuple(sorted(ending for one in FORMATS.values() for ending in one.endings))


def read(path: Path, told: Pages = untold, scratch: Path | None = None) -> Source:
    """Read a plan file. Raises IngestError where it is missing, of an unknown kind, too large or damaged.

    `scratch` is where parsers may leave files for the time of reading; by default the system's temporary folder.
    """
    if not path.exists():
        raise IngestError("missing")
    data = _bytes(path, max(one.limit for one in FORMATS.values()))
    name = _format(path, data)
    chosen = FORMATS[name]
    if len(data) > chosen.limit:
        raise _too_large(chosen.limit)
    document = _read(name, chosen, data, told, scratch)
    from ingest.readers.contents import without_contents

    body = without_contents(document.text)
    notes = document.notes if body == document.text else tuple(dict.fromkeys((*document.notes, "contents")))
    return Source(path.name, body, data, name, notes, document.doubtful, document.left, document.places)


def _read(name: str, chosen: Format, data: bytes, told: Pages, scratch: Path | None) -> Document:
    if chosen.limits is None:
        from ingest.readers import text

        return text.read(data, told)
    return read_apart(name, data, chosen.limits, told, scratch)


def _format(path: Path, data: bytes) -> str:
    """The name of the format of a file; its ending decides only where the content does not."""
    ending = path.suffix.lower()
    if not data:
        raise IngestError("empty")
    kind = format_of(data)
    if kind == LOCKED:
        raise IngestError("password")
    if kind is not None and kind in FORMATS:
        return kind
    if ending not in ENDINGS or kind not in (None, DAMAGED):
        known = ", ".join(ENDINGS)
        raise IngestError(_REFUSED.get(kind or "", "unsupported"), ending=kind or path.suffix or path.name, known=known)
    if ending in FORMATS["text"].endings or (ending in _WRITTEN and _is_text(data)):
        return "text"
    raise IngestError("damaged")


def _is_text(data: bytes) -> bool:
    from ingest.readers import text

    return text.is_text(data)


def _bytes(path: Path, limit: int) -> bytes:
    try:
        with path.open("rb") as file:
            data = file.read(limit + 1)
    except OSError as error:
        raise IngestError("unreadable", cause=error.strerror or type(error).__name__) from error
    if len(data) > limit:
        raise _too_large(limit)
    return data


def _too_large(limit: int) -> IngestError:
    return IngestError("too_large", limit=f"{limit // MEGABYTE} MB")
