"""Files that hold files: a .zip, a letter, a PDF with attachments. Each file inside is taken in as if it came alone.

What nobody reads (a spreadsheet, a picture of a logo, a letter that is no plan) is told as passed over. A PDF is a
document as well, and stands before the files in it.
"""

import contextlib
import io
import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path, PurePosixPath
from shutil import rmtree
from typing import Any, BinaryIO

from ingest.errors import IngestError
from ingest.files import is_debris
from ingest.readers.apart import Limits, taken_out
from ingest.readers.encodings import decoded
from ingest.readers.kinds import ARCHIVE, ENCLOSING, MESSAGE, format_of, is_pdf

MOST_FILES = 500
"""Files in one container, those of containers inside it counted."""
LARGEST = 300 * 1024 * 1024
"""Bytes of all files of one container."""
PDF = "pdf"
DEEPEST = 3
"""Containers inside containers."""
_OPENING = Limits(seconds=60, memory=2 * 1024**3)
_HEAD = 4096
_LONGEST_NAME = 120
_OLE_PLACES = {"subject": "0037", "body": "1000", "html": "1013", "name": "3707", "short": "3704", "data": "3701"}
_LETTER = "thu"


@dataclass(frozen=True, slots=True)
class Member:
    """A file inside a container; `optional`: it belongs to the container's form, and need not be a plan."""

    name: str
    data: bytes
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Found:
    """A file to take in: where it is, what it is called to people, why it cannot be had.

    `gathered`: nobody named it, it lay in a folder that was named.
    """

    path: Path
    shown: Path
    optional: bool = False
    gathered: bool = False
    error: IngestError | None = None


def unpacked(files: Iterable[Path], folder: Path) -> Iterator[Found]:
    """The files, and in place of each container those inside it, put into the folder."""
    for count, path in enumerate(files):
        kind = _container(path)
        if kind in (None, PDF):
            yield Found(path, path)
        if kind is None:
            continue
        inside = folder / str(count)
        try:
            yield from _put(path, kind, inside)
        except IngestError as error:
            rmtree(inside, ignore_errors=True)
            yield Found(path, path, error=error)


def is_container(path: Path) -> bool:
    """Whether a file holds files that are to be taken in each by itself."""
    return _container(path) is not None


def members_of(data: bytes) -> Iterator[Member]:
    """The files inside a container and inside those in it. Raises IngestError."""
    return _all(io.BytesIO(data), PDF if is_pdf(data) else _kind(data) or MESSAGE)


def _put(path: Path, kind: str, folder: Path) -> list[Found]:
    """Put what is inside a container into a folder, one file after the other: only one is ever in memory."""
    found = []
    try:
        with path.open("rb") as file:
            for number, member in enumerate(_all(file, kind)):
                place = folder / str(number) / _safe(member.name)
                place.parent.mkdir(parents=True)
                place.write_bytes(member.data)
                found.append(Found(place, path / member.name, member.optional))
    except OSError as error:
        raise IngestError("unreadable", cause=error.strerror or str(error)) from error
    return found


def _all(source: BinaryIO, kind: str) -> Iterator[Member]:
    empty = True
    for member in _members(source, kind, _Room(), 0):
        empty = False
        yield member
    if empty and kind != PDF:
        raise IngestError("nothing_inside")


@dataclass(slots=True)
class _Room:
    """How much a container may still hold."""

    files: int = MOST_FILES
    size: int = LARGEST

    def take(self, size: int) -> None:
        self.files -= 1
        self.size -= size
        if self.files < 0 or self.size < 0:
            raise IngestError("too_much_inside", files=str(MOST_FILES), size=f"{LARGEST // 1024**2} MB")


def _members(source: BinaryIO, kind: str, room: _Room, depth: int) -> Iterator[Member]:
    if depth >= DEEPEST:
        raise IngestError("too_much_inside", files=str(MOST_FILES), size=f"{LARGEST // 1024**2} MB")
    for member in _opened(source, kind, room):
        inner_kind = _kind(member.data)
        if inner_kind in (None, PDF):
            yield member
        if inner_kind is not None:
            for inner in _members(io.BytesIO(member.data), inner_kind, room, depth + 1):
                yield replace(inner, name=f"{member.name}/{inner.name}")


def _opened(source: BinaryIO, kind: str, room: _Room) -> Iterator[Member]:
    if kind == ARCHIVE:
        return _of_archive(source, room)
    return (_of_pdf if kind == PDF else _of_letter)(source.read(), room)


def _kind(data: bytes) -> str | None:
    """The kind of a container; None for any other file."""
    if is_pdf(data):
        return PDF if ENCLOSING in data else None
    kind = format_of(data)
    return kind if kind in (ARCHIVE, MESSAGE) else None


def _container(path: Path) -> str | None:
    """As `_kind`, of a file."""
    try:
        with path.open("rb") as file:
            head = file.read(_HEAD)
            if head.startswith((b"PK", b"\xd0\xcf\x11\xe0")) or is_pdf(head) or format_of(head) == MESSAGE:
                file.seek(0)
                return _kind(file.read(_HEAD + LARGEST))
    except OSError:
        pass  # reading it will tell what is wrong
    return None


def _of_pdf(data: bytes, room: _Room) -> Iterator[Member]:
    # What keeps it from being read is told when it is read itself.
    with contextlib.suppress(IngestError):
        for name, content in taken_out(data, _OPENING):
            room.take(len(content))
            yield Member(name, content, optional=True)


def _of_archive(source: BinaryIO, room: _Room) -> Iterator[Member]:
    try:
        with zipfile.ZipFile(source) as archive:
            for info in archive.infolist():
                name = _name_in(info)
                if info.is_dir() or any(is_debris(part) for part in PurePosixPath(name).parts):
                    continue
                if info.flag_bits & 1:
                    raise IngestError("password")
                room.take(info.file_size)
                yield Member(name, archive.read(info))
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError, OSError, RuntimeError) as error:
        raise IngestError("damaged") from error


def _name_in(info: zipfile.ZipInfo) -> str:
    """The name of a file in an archive; old programs write it in the letters of their own system, today's in UTF-8."""
    name = info.filename.replace("\\", "/")
    if not info.flag_bits & 0x800:
        with contextlib.suppress(UnicodeEncodeError, UnicodeDecodeError):
            name = name.encode("cp437").decode("utf-8")
    return name


def _of_letter(data: bytes, room: _Room) -> Iterator[Member]:
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        yield from _of_outlook(data, room)
        return
    letter = message_from_bytes(data, policy=policy.default)
    body = letter.get_body(("html", "plain"))
    if body is not None:
        ending = "html" if body.get_content_subtype() == "html" else "txt"
        yield _body(_bytes(body), str(letter["subject"] or ""), ending, room)
    for number, part in enumerate(_attached(letter, body)):
        content = _forwarded(part) if part.get_content_type() == "message/rfc822" else _bytes(part)
        room.take(len(content))
        name = part.get_filename() or f"{number + 1}.{part.get_content_subtype()}"
        is_shown = part.get_content_disposition() != "attachment" and part.get_content_maintype() == "image"
        yield Member(name, content, optional=is_shown)


def _attached(letter: EmailMessage, body: Any) -> Iterator[Any]:
    """The parts of a letter that are files."""
    for part in letter.walk():
        if part is body or (part.is_multipart() and part.get_content_type() != "message/rfc822"):
            continue
        if part.get_content_maintype() == "text" and part.get_content_disposition() != "attachment":
            continue
        yield part


def _forwarded(part: Any) -> bytes:
    inner = part.get_payload(0) if part.is_multipart() else None
    return inner.as_bytes() if inner is not None else b""


def _bytes(part: Any) -> bytes:
    """What a part holds; text in UTF-8, whatever it came in."""
    if part.get_content_maintype() == "text":
        try:
            return str(part.get_content()).encode()
        except (LookupError, UnicodeError):
            pass
    content = part.get_payload(decode=True)
    return content if isinstance(content, bytes) else b""


def _body(content: bytes, subject: str, ending: str, room: _Room) -> Member:
    """The letter itself, named after its subject: two letters are not versions of one plan for being called alike."""
    room.take(len(content))
    name = " ".join(subject.replace("/", "-").split())
    return Member(f"{name or _LETTER}.{ending}", content, optional=True)


def _of_outlook(data: bytes, room: _Room) -> Iterator[Member]:
    import olefile

    try:
        with olefile.OleFileIO(io.BytesIO(data)) as package:
            streams = {"/".join(path): path for path in package.listdir()}

            def read(folder: str, what: str) -> tuple[bytes, str]:
                """The bytes of a property, and the form that its last four digits tell."""
                prefix = f"{folder}__substg1.0_{_OLE_PLACES[what]}"
                name = next(
                    (name for name in streams if name.startswith(prefix) and "/" not in name[len(prefix) :]), ""
                )
                return (package.openstream(streams[name]).read(), name[-4:]) if name else (b"", "")

            yield from _outlook_members(read, streams, room)
    except (OSError, ValueError, IndexError) as error:
        raise IngestError("damaged") from error


def _outlook_members(
    read: Callable[[str, str], tuple[bytes, str]], streams: Mapping[str, object], room: _Room
) -> Iterator[Member]:
    html, plain = _text(*read("", "html")), _text(*read("", "body"))
    if html.strip() or plain.strip():
        ending = "html" if html.strip() else "txt"
        yield _body((html or plain).encode(), _text(*read("", "subject")), ending, room)
    for number, folder in enumerate(sorted({name.split("/")[0] for name in streams if name.startswith("__attach")})):
        content, _ = read(f"{folder}/", "data")
        if not content:
            continue
        room.take(len(content))
        name = _text(*read(f"{folder}/", "name")) or _text(*read(f"{folder}/", "short")) or str(number + 1)
        yield Member(name.strip("\x00"), content)


def _text(content: bytes, form: str) -> str:
    """A property as text: "001F" is UTF-16, "001E" and "0102" bytes of another encoding."""
    if form == "001F":
        return content.decode("utf-16-le", "replace").rstrip("\x00")
    return decoded(content)


def _safe(name: str) -> str:
    """The last part of a name, as a file's name on this machine."""
    last = PurePosixPath(name.replace("\\", "/").replace("\x00", "")).name.strip(". ") or "tep"
    stem, ending = PurePosixPath(last).stem, PurePosixPath(last).suffix[:20]
    return stem.encode()[:_LONGEST_NAME].decode("utf-8", "ignore") + ending
