"""The paper that a plan is shown on: the file itself, or what a program that prints it makes of it.

A PDF is its own paper; pictures are put on sheets; what a word processor or a browser shows is printed once by
LibreOffice, without a network, as the readers have it open such files. A plain text, and what nothing else prints,
is set in type from the plan's stored text: then the page is none that its author ever saw, and is called so.
"""

from enum import StrEnum
from io import BytesIO

from ingest.errors import IngestError
from ingest.pages.typeset import typeset
from ingest.readers import office
from ingest.readers.kinds import format_of
from ingest.readers.pictures import frames_of
from ingest.readers.unlinked import unlinked

_SHEET = 11.7
"""Inches of the longer side of the sheet that a photograph is taken to show."""


class Paper(StrEnum):
    """Where a page comes from."""

    ORIGINAL = "original"
    """A page of the file, or a picture of one."""
    PRINTED = "printed"
    """As LibreOffice prints the file; the author's program may have broken its lines elsewhere."""
    TYPESET = "typeset"
    """The plan's text set in type."""


def paper_of(data: bytes) -> tuple[Paper, bytes] | None:
    """The paper of a file as a PDF; None where it is a plain text, or nothing here prints its kind."""
    match format_of(data):
        case "pdf":
            return Paper.ORIGINAL, data
        case "pictures":
            return Paper.ORIGINAL, _sheets(data)
        case "word" | "office" | "html":
            return _printed(data)
    return None


def set_in_type(text: str) -> tuple[Paper, bytes]:
    """The paper of a text that has none."""
    return Paper.TYPESET, typeset(text)


def _printed(data: bytes) -> tuple[Paper, bytes] | None:
    try:
        return Paper.PRINTED, office.converted_as_it_is(unlinked(data), "pdf")
    except IngestError:
        return None


def _sheets(data: bytes) -> bytes:
    """A PDF with a sheet for each picture. Raises IngestError."""
    first, *others = frames_of(data)
    made = BytesIO()
    first.save(made, "PDF", save_all=True, append_images=others, resolution=max(first.size) / _SHEET, quality=90)
    return made.getvalue()
