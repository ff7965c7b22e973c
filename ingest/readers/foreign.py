"""A file inside a document: a part that is of another kind, or a picture of a page."""

from importlib import import_module

from ingest.errors import IngestError
from ingest.readers.document import Document, Pages
from ingest.readers.kinds import format_of

_READERS = frozenset({"word", "html", "office", "mail", "text"})
_FEWEST_LETTERS = 40
_READABLE = 0.5
"""Quality below which what is seen on a picture is taken for a pattern, not for text."""


def read(data: bytes, pages: Pages) -> Document | None:
    """What is in a part, whatever kind of document it is; None where nobody can tell."""
    name = format_of(data) or "text"
    if name not in _READERS:
        return None
    try:
        document: Document = import_module(f"ingest.readers.{name}").read(data, pages)
    except IngestError:
        return None
    return document


def seen(data: bytes, pages: Pages) -> Document | None:
    """What is written on a picture that may be a page; None where that is nothing, or nobody can read it."""
    if format_of(data) != "pictures":
        return None
    try:
        document: Document = import_module("ingest.readers.pictures").read(data, pages)
    except IngestError:
        return None
    # What is seen on pictures alone is measured: other files need not wait for the words of the language.
    from knowledge.readability import readability

    letters = sum(c.isalpha() for c in document.text)
    return document if letters >= _FEWEST_LETTERS and readability(document.text) >= _READABLE else None
