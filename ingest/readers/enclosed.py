"""The files inside a PDF (attachments, portfolios), put beside it; run in the process of a reader, see `apart.py`."""

from pathlib import Path

from ingest.readers.pdfium import enclosed


def take_out(data: bytes, folder: Path) -> list[tuple[str, str]]:
    """Write each file inside a PDF into a folder: what it is called, and under which name it lies there."""
    found = []
    for number, (name, content) in enumerate(enclosed(data)):
        (folder / f"inside-{number}").write_bytes(content)
        found.append((name or str(number + 1), f"inside-{number}"))
    return found
