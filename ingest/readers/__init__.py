"""How a file becomes text: one reader per kind of file. A new format is one more line of FORMATS."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from ingest.errors import IngestError
from ingest.readers import text

MEGABYTE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Source:
    """A file as it was read: its name, its text in normal form C, its bytes."""

    name: str
    text: str
    data: bytes


class Reader(Protocol):
    """Reads the text out of the bytes of one kind of file. Raises IngestError."""

    def __call__(self, data: bytes) -> str: ...


@dataclass(frozen=True, slots=True)
class Format:
    """A kind of file: who reads it, and up to how many bytes."""

    read: Reader
    limit: int


_TEXT = Format(text.read, limit=20 * MEGABYTE)

FORMATS: Mapping[str, Format] = {
    ".txt": _TEXT,
    ".md": _TEXT,
}
"""The format of each file ending."""


def read(path: Path) -> Source:
    """Read a plan file. Raises IngestError where it is missing, of an unknown kind, too large or damaged."""
    if not path.exists():
        raise IngestError("missing")
    kind = FORMATS.get(path.suffix.lower())
    if kind is None:
        raise IngestError("unsupported", ending=path.suffix or path.name, known=", ".join(sorted(FORMATS)))
    data = _bytes(path, kind.limit)
    return Source(path.name, kind.read(data), data)


def _bytes(path: Path, limit: int) -> bytes:
    try:
        with path.open("rb") as file:
            data = file.read(limit + 1)
    except OSError as error:
        raise IngestError("unreadable", cause=error.strerror or type(error).__name__) from error
    if len(data) > limit:
        raise IngestError("too_large", limit=f"{limit // MEGABYTE} MB")
    return data
