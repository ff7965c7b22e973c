"""Pictures of iPhones (HEIC), which no package under a permissive licence decodes: libheif's own program does it."""

import re
import shutil
import tempfile
from pathlib import Path

from ingest.errors import IngestError
from ingest.readers.apart import run_bounded

SECONDS = 60
MEMORY = 2 * 1024**3
_NAMES = ("heif-dec", "heif-convert")
"""The program was called otherwise before libheif 1.18."""
_BRANDS = frozenset({b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1"})
_NUMBER = re.compile(r"(?<!\d)(\d*)\.png$")


def program() -> str | None:
    """Where libheif's decoder is; None where it is not installed."""
    return next(filter(None, map(shutil.which, _NAMES)), None)


def is_heif(head: bytes) -> bool:
    """Whether a file that begins so is a picture that only libheif opens."""
    return head[4:8] == b"ftyp" and head[8:12] in _BRANDS


def decoded(data: bytes) -> list[bytes]:
    """The pictures of a file as PNGs, the right way up: what Exif says of that counts no more. Raises IngestError."""
    heif = program()
    if heif is None:
        raise IngestError("needs_heif")
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "source.heic"
        source.write_bytes(data)
        command = [heif, str(source), str(Path(folder) / "page.png")]
        run_bounded(command, Path(folder), seconds=SECONDS, memory=MEMORY)
        # The program names the pictures page-1.png, page-2.png …, a single one page.png.
        made = sorted(Path(folder).glob("page*.png"), key=lambda path: int(_number(path) or 0))
        if not made:
            raise IngestError("damaged")
        return [path.read_bytes() for path in made]


def _number(path: Path) -> str:
    found = _NUMBER.search(path.name)
    return found[1] if found else ""
