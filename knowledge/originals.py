"""The files that plans were read from, kept byte by byte under their content hash.

What no plan needs any more goes to a trash, under the day on which it went, and is deleted after a time: a
catalogue that is not the right one, or a removal that was a mistake, costs nothing.

Beside them is kept where the words of recognised pages are seen, which goes with its file and can be made again.
"""

from collections.abc import Collection, Iterable, Iterator, Set
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from hashlib import file_digest
from pathlib import Path
from zlib import compress, decompress
from zlib import error as zlib_error

_PARTIAL = ".partial"


def _utc_today() -> date:
    return datetime.now(UTC).date()


@dataclass(frozen=True, slots=True)
class Originals:
    """A folder of originals, each named by its hash and the ending it came with."""

    folder: Path

    @property
    def trash(self) -> Path:
        """Where those go that no plan needs any more: a folder for each day."""
        return self.folder.with_name("trash")

    def keep(self, sha256: str, ending: str, data: bytes) -> Path:
        """Keep a file; a file that is there already, and whole, stays as it is."""
        kept = self.folder / f"{sha256}{ending}"
        if not kept.exists() or not is_whole(kept):
            self._write(kept, (data,))
        return kept

    @property
    def _placed(self) -> Path:
        """Where the places of words are, a file for each hash."""
        return self.folder.with_name("places")

    def keep_places(self, sha256: str, places: str) -> None:
        """Keep where the words of a file's recognised pages are seen."""
        self._placed.mkdir(parents=True, exist_ok=True)
        kept = self._placed / sha256
        partial = kept.with_name(kept.name + _PARTIAL)
        partial.write_bytes(compress(places.encode()))
        partial.replace(kept)

    def places(self, sha256: str) -> str:
        """What was kept so; empty where nothing was, or it is no longer whole."""
        try:
            return decompress((self._placed / sha256).read_bytes()).decode()
        except (OSError, ValueError, zlib_error):
            return ""

    def find(self, sha256: str) -> Path | None:
        """The file of a hash; None where it is not kept, or no longer what it was."""
        return next((path for path in self._files() if path.stem == sha256 and is_whole(path)), None)

    def has(self, sha256: str, ending: str) -> bool:
        """Whether a file is kept, and whole; one that came with this ending is found without listing the folder."""
        kept = self.folder / f"{sha256}{ending}"
        return (kept.is_file() and is_whole(kept)) or self.find(sha256) is not None

    def find_anywhere(self, sha256: str) -> Path | None:
        """As `find`, and in the trash where it is there."""
        kept = self.find(sha256)
        return kept or next((path for path in self.trashed() if path.stem == sha256 and is_whole(path)), None)

    def find_each(self, hashes: Collection[str]) -> Iterator[tuple[str, Path | None]]:
        """As `find_anywhere` of many hashes, in their order; each folder is listed once."""
        there: dict[str, list[Path]] = {}
        for path in (*self._files(), *self.trashed()):
            there.setdefault(path.stem, []).append(path)
        for sha256 in hashes:
            yield sha256, next((path for path in there.get(sha256, ()) if path.exists() and is_whole(path)), None)

    def hashes(self) -> frozenset[str]:
        """The hashes of all files, by their names."""
        return frozenset(path.stem for path in self._files() if path.suffix != _PARTIAL)

    def damaged(self) -> Iterator[Path]:
        """The files whose content is not what their name says; every file is read."""
        yield from (path for path in self._files() if path.suffix != _PARTIAL and not is_whole(path))

    def trashed(self) -> list[Path]:
        """What is in the trash, the oldest first."""
        return sorted(path for path in self.trash.glob("*/*") if path.is_file())

    def discard(self, hashes: Collection[str], today: date | None = None) -> None:
        """Put the files of these hashes into the trash."""
        for path in self._files():
            if path.stem in hashes:
                self._throw(path, today)
        for one in hashes:
            (self._placed / one).unlink(missing_ok=True)

    def sweep(self, known: Set[str], today: date | None = None) -> int:
        """Put into the trash what no version was read from, and take out of it what one was; how many files went.

        What was left half written is deleted.
        """
        stray = [path for path in self._files() if path.suffix == _PARTIAL or path.stem not in known]
        for path in stray:
            if path.suffix == _PARTIAL:
                path.unlink(missing_ok=True)
            else:
                self._throw(path, today)
        for path in self._placed.iterdir() if self._placed.is_dir() else ():
            if path.name not in known:
                path.unlink(missing_ok=True)
        missing = known - self.hashes()
        for path in self.trashed() if missing else ():
            if path.stem in missing:
                self.folder.mkdir(parents=True, exist_ok=True)
                path.replace(self.folder / path.name)
        return len(stray)

    def empty_trash(self, days: int, today: date | None = None) -> int:
        """Delete what has been in the trash for more than so many days; how many files.

        What is dated in the future, as after a clock was set wrong, is taken for thrown away today.
        """
        now, deleted = today or _utc_today(), 0
        for folder in self.trash.iterdir() if self.trash.is_dir() else ():
            thrown = _day_of(folder)
            if thrown is not None and thrown > now:
                folder.rename(_free(self.trash / now.isoformat()))
            elif thrown is not None and now - thrown > timedelta(days=days):
                for path in folder.iterdir():
                    path.unlink()
                    deleted += 1
                folder.rmdir()
        return deleted

    def _write(self, kept: Path, pieces: Iterable[bytes]) -> None:
        """Write a file piece by piece; it is there once it is complete."""
        self.folder.mkdir(parents=True, exist_ok=True)
        partial = kept.with_name(kept.name + _PARTIAL)
        with partial.open("wb") as file:
            file.writelines(pieces)
        partial.replace(kept)

    def _throw(self, path: Path, today: date | None) -> None:
        folder = self.trash / (today or _utc_today()).isoformat()
        folder.mkdir(parents=True, exist_ok=True)
        path.replace(folder / path.name)

    def _files(self) -> list[Path]:
        return [path for path in self.folder.iterdir() if path.is_file()] if self.folder.is_dir() else []


def is_whole(path: Path) -> bool:
    """Whether the content of a file is what its name says. Raises OSError."""
    with path.open("rb") as file:
        return file_digest(file, "sha256").hexdigest() == path.stem


def _day_of(folder: Path) -> date | None:
    try:
        return date.fromisoformat(folder.name[:10])
    except ValueError:
        return None


def _free(folder: Path) -> Path:
    """A name that is not taken: the day, and where that is there a number behind it."""
    names = (folder, *(folder.with_name(f"{folder.name}.{number}") for number in range(1, 10_000)))
    return next(name for name in names if not name.exists())
