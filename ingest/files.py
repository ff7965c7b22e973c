"""Which files a person means who names files and folders."""

import os
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

_DEBRIS = re.compile(
    r"~\$.*|\.~lock\..*#|\._.*|~wrl\d+\.tmp|thumbs\.db|ehthumbs\.db|desktop\.ini|\.ds_store|__macosx|icon\r|"
    r".*\.(?:crdownload|part|partial|download|opdownload|tmp|!ut)",
    re.IGNORECASE,
)
"""What programs leave beside documents: locks of an editor, forks of another system, downloads under way."""


def find_files(paths: Iterable[Path]) -> list[Path]:
    """The files named and all under the folders named, each once, folders in a stable order.

    Hidden files and folders are left out unless named, what programs leave beside documents always. What cannot be
    listed stands for itself, so that reading it tells why.
    """
    found = {path.resolve(): path for named in paths for path in _under(named) if not is_debris(path.name)}
    return list(found.values())


def is_debris(name: str) -> bool:
    """Whether a file or folder is no document, whoever names it: a lock, a fork, a download under way."""
    return bool(_DEBRIS.fullmatch(name))


def _under(path: Path) -> Iterator[Path]:
    if not path.is_dir():
        yield path
        return
    refused: list[Path] = []
    for folder, folders, files in os.walk(path, onerror=lambda error: refused.append(Path(error.filename))):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        yield from (Path(folder) / name for name in sorted(files) if not name.startswith("."))
    yield from refused
