"""One file that holds many, each with its hash: written whole or not at all, and believed only where all hashes fit.

A compressed tar; its last member lists the others with their hashes, so that it can be written as files are read.
"""

import io
import json
import os
import tarfile
import zlib
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from hashlib import sha256
from pathlib import Path, PurePosixPath
from typing import IO

MANIFEST = "manifest.json"
_PIECE = 1 << 20
_FORM = 1


class ArchiveError(Exception):
    """What keeps an archive from being read or written: `key` names the sentence that people are shown."""

    def __init__(self, key: str, **values: str) -> None:
        super().__init__(f"{key}: {values}")
        self.key = key
        self.values = values


@dataclass(frozen=True, slots=True)
class Member:
    """A file in an archive: its size in bytes and its hash."""

    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """What an archive holds, by name, and what whoever wrote it says of it."""

    members: Mapping[str, Member]
    said: Mapping[str, str] = field(default_factory=dict)

    @property
    def size(self) -> int:
        """Of all members together, in bytes."""
        return sum(member.size for member in self.members.values())


def write_archive(file: Path, members: Iterable[tuple[str, Path]], said: Mapping[str, str]) -> Manifest:
    """Write files under their names; nobody sees the archive before it is whole and was read back.

    Raises ArchiveError, OSError.
    """
    file.parent.mkdir(parents=True, exist_ok=True)
    partial = file.with_name(file.name + ".partial")
    written: dict[str, Member] = {}
    try:
        with partial.open("wb") as opened:
            with tarfile.open(fileobj=opened, mode="w:gz", compresslevel=1) as tar:
                for name, path in members:
                    written[name] = _add(tar, name, path)
                manifest = Manifest(written, said)
                _add_manifest(tar, manifest)
            opened.flush()
            os.fsync(opened.fileno())
        if read_archive(partial) != manifest:
            raise ArchiveError("archive.unlike", file=str(file))
        partial.replace(file)
    finally:
        partial.unlink(missing_ok=True)
    return manifest


def read_archive(file: Path, folder: Path | None = None) -> Manifest:
    """Read all of an archive and compare the hashes; its files go into a folder where one is given.

    Raises ArchiveError where anything is not as it was written: then nothing in the folder is to be believed.
    """
    with _told(file), tarfile.open(file, mode="r|gz") as tar:
        found: dict[str, Member] = {}
        manifest: Manifest | None = None
        for info in tar:
            content = tar.extractfile(info)
            if content is None or manifest is not None:
                raise ArchiveError("archive.damaged", file=str(file), cause=info.name)
            if info.name == MANIFEST:
                manifest = _manifest(content.read())
            else:
                found[info.name] = _taken(content, None if folder is None else _place(folder, info.name, file))
    if manifest is None or manifest.members != found:
        raise ArchiveError("archive.damaged", file=str(file), cause=MANIFEST)
    return manifest


def _add(tar: tarfile.TarFile, name: str, path: Path) -> Member:
    with path.open("rb") as file:
        info = tarfile.TarInfo(name)
        info.size, info.mode = os.fstat(file.fileno()).st_size, 0o600
        hashed = _Hashed(file)
        tar.addfile(info, hashed)
    return Member(info.size, hashed.digest.hexdigest())


def _add_manifest(tar: tarfile.TarFile, manifest: Manifest) -> None:
    written = {
        "form": _FORM,
        "said": dict(manifest.said),
        "members": {n: asdict(m) for n, m in manifest.members.items()},
    }
    data = json.dumps(written, ensure_ascii=False).encode()
    info = tarfile.TarInfo(MANIFEST)
    info.size, info.mode = len(data), 0o600
    tar.addfile(info, io.BytesIO(data))


def _manifest(data: bytes) -> Manifest:
    written = json.loads(data)
    return Manifest({name: Member(**member) for name, member in written["members"].items()}, written["said"])


def _place(folder: Path, name: str, file: Path) -> Path:
    """Where a member goes; never outside the folder. Raises ArchiveError."""
    parts = PurePosixPath(name)
    if parts.is_absolute() or ".." in parts.parts:
        raise ArchiveError("archive.damaged", file=str(file), cause=name)
    return folder / parts


def _taken(content: IO[bytes], path: Path | None) -> Member:
    size, digest = 0, sha256()
    with _opened(path) as target:
        while piece := content.read(_PIECE):
            size += len(piece)
            digest.update(piece)
            if target is not None:
                target.write(piece)
    return Member(size, digest.hexdigest())


@contextmanager
def _opened(path: Path | None) -> Iterator[IO[bytes] | None]:
    if path is None:
        yield None
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        yield file


class _Hashed:
    """A file that is hashed as it is read."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        self.digest = sha256()

    def read(self, size: int = -1) -> bytes:
        """As of any file."""
        piece = self._file.read(size)
        self.digest.update(piece)
        return piece


@contextmanager
def _told(file: Path) -> Iterator[None]:
    """What is wrong with an archive as our own error."""
    try:
        yield
    except FileNotFoundError as error:
        raise ArchiveError("archive.missing", file=str(file)) from error
    except (tarfile.TarError, zlib.error, EOFError, ValueError, KeyError, TypeError, OSError) as error:
        cause = getattr(error, "strerror", None) or str(error) or type(error).__name__
        raise ArchiveError("archive.damaged", file=str(file), cause=str(cause)) from error
