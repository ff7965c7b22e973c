"""Who on this machine may read what is kept: its owner alone."""

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

OTHERS = 0o077
"""The rights of everybody but the owner."""


def restrict(folder: Path) -> None:
    """Take from others what an earlier version of the program, or a copy, has left open to them.

    Nothing below the folder can be reached by whoever cannot enter it; its own files are closed, too, lest it be
    opened by mistake. What belongs to somebody else is left as it is, for `thidua doctor` to tell.
    """
    for path in open_to_others(folder):
        with suppress(OSError):
            path.chmod(path.stat().st_mode & ~OTHERS)


def open_to_others(folder: Path) -> Iterator[Path]:
    """The folder and those of its files that others may read or write."""
    for path in (folder, *(folder.iterdir() if folder.is_dir() else ())):
        with suppress(OSError):
            if path.stat().st_mode & OTHERS and (path == folder or path.is_file()):
                yield path
