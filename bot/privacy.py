"""Who on this machine may read what is kept: its owner alone."""

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from bot.settings import CATALOGUE

OTHERS = 0o077
"""The rights of everybody but the owner."""

_OURS = (
    f"{CATALOGUE}*",
    "bot.sqlite*",
    "bot.lock",
    "salt*",
    "store.json*",
    "owner.lock",
    "alive",
    "*.pending",
    "reread.json",
)
"""The files that this program keeps in its folder: it may hold others, where it is the one that all else is in."""

_FOLDERS = ("originals", "trash", "uploads", "labels", "places", "pages", "evidence", "vectors", "index", "handed")
"""The folders that it keeps there."""


def restrict(folder: Path) -> None:
    """Take from others what an earlier version of the program, or a copy, has left open to them.

    Nothing below the folder can be reached by whoever cannot enter it; its own files are closed, too, lest it be
    opened by mistake, and where it was open all that is in its folders. What belongs to somebody else is left as it
    is, for `thidua doctor` to tell.
    """
    found = list(open_to_others(folder))
    if folder in found:
        # Asked only then: a store may hold tens of thousands of originals.
        found += [path for name in _FOLDERS for path in (folder / name, *(folder / name).rglob("*"))]
    for path in found:
        with suppress(OSError):
            path.chmod(path.stat().st_mode & ~OTHERS)


def open_to_others(folder: Path) -> Iterator[Path]:
    """The folder and those of our files in it that others may read or write."""
    ours = (path for name in _OURS for path in sorted(folder.glob(name)) if path.is_file())
    for path in (folder, *ours):
        with suppress(OSError):
            if path.stat().st_mode & OTHERS:
                yield path
