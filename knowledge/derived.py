"""What was made of the originals and can be made again, as pages to be shown and what could answer: a folder for each
original, named by its hash.

It goes when no version was read from that original any more; pages also when nobody has looked at them for a time.
"""

import shutil
import time
from collections.abc import Callable, Collection, Iterator, Set
from dataclasses import dataclass
from pathlib import Path

DAYS = 30
"""For so long is kept what nobody asks for."""


@dataclass(frozen=True, slots=True)
class Derived:
    """A folder with a folder for each original."""

    folder: Path

    def of(self, sha256: str) -> Path:
        """Where things made of an original are kept; it need not be there."""
        return self.folder / sha256

    def forget(self, hashes: Collection[str]) -> None:
        """Delete what was made of these originals."""
        for one in hashes:
            shutil.rmtree(self.of(one), ignore_errors=True)

    def empty(self) -> None:
        """Delete everything."""
        shutil.rmtree(self.folder, ignore_errors=True)

    def files(self) -> Iterator[Path]:
        """Everything that is kept."""
        for folder in self._folders():
            yield from (path for path in folder.iterdir() if path.is_file())

    def sweep(self, known: Set[str], days: int | None = DAYS, now: Callable[[], float] = time.time) -> int:
        """Delete what is of no version, and what nobody made anew for so many days; how many folders went.

        Without `days` what is of a version stays.
        """
        oldest = 0.0 if days is None else now() - days * 24 * 3600
        gone = [one for one in self._folders() if one.name not in known or _touched(one) < oldest]
        self.forget([one.name for one in gone])
        return len(gone)

    def _folders(self) -> Iterator[Path]:
        if self.folder.is_dir():
            yield from (path for path in self.folder.iterdir() if path.is_dir())


def _touched(folder: Path) -> float:
    """When something of a folder was made last."""
    return max((path.stat().st_mtime for path in (folder, *folder.iterdir()) if path.exists()), default=0.0)
