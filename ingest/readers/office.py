"""What only LibreOffice can read (.doc, .odt, .rtf): it makes a .docx of it, which is read as such."""

import shutil
import subprocess
import tempfile
from pathlib import Path

from ingest.errors import IngestError
from ingest.readers import word
from ingest.readers.document import Document, Pages, untold

SECONDS = 120
_NAMES = ("soffice", "libreoffice")


def program() -> str | None:
    """Where LibreOffice is; None where it is not installed."""
    return next(filter(None, map(shutil.which, _NAMES)), None)


def read(data: bytes, pages: Pages = untold) -> Document:
    """The text of a file in any form that LibreOffice's Writer opens. Raises IngestError."""
    office = program()
    if office is None:
        raise IngestError("needs_office")
    with tempfile.TemporaryDirectory() as folder:
        return word.read(_converted(office, data, Path(folder)), pages)


def _converted(office: str, data: bytes, folder: Path) -> bytes:
    """The file as a .docx, made by a LibreOffice with a profile of its own, in which macros never run."""
    source, target = folder / "source", folder / "out"
    source.write_bytes(data)
    command = [
        office,
        f"-env:UserInstallation={(folder / 'profile').as_uri()}",
        "--headless",
        "--norestore",
        "--nolockcheck",
        "--convert-to",
        "docx:MS Word 2007 XML",
        "--outdir",
        str(target),
        str(source),
    ]
    try:
        subprocess.run(command, capture_output=True, timeout=SECONDS, check=False, cwd=folder)
    except subprocess.TimeoutExpired as error:
        raise IngestError("too_slow", seconds=str(SECONDS)) from error
    made = target / "source.docx"
    if not made.is_file():
        raise IngestError("damaged")
    return made.read_bytes()
