"""Which files a person means who names files and folders."""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path


def find_files(paths: Iterable[Path]) -> list[Path]:
    """The files named and all under the folders named, each once, folders in a stable order.

    Hidden files and folders are left out unless named. What cannot be listed stands for itself, so that
    reading it tells why.
    """
    found = {path.resolve(): path for named in paths for path in _under(named)}
    return list(found.values())


def _under(path: Path) -> Iterator[Path]:
    if not path.is_dir():
        yield path
        return
    refused: list[Path] = []
    for folder, folders, files in os.walk(path, onerror=lambda error: refused.append(Path(error.filename))):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        yield from (Path(folder) / name for name in sorted(files) if not name.startswith("."))
    yield from refused
