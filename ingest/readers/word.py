"""Word's documents: what a reader of the page sees, in order, with the numbers that Word writes by itself.

Notes stand at the end of their sentence. What is struck out, hidden or deleted, and what cannot be read, is told.
"""

from ingest.errors import IngestError
from ingest.readers import office
from ingest.readers.document import Document, Pages, untold
from ingest.readers.encodings import modern
from ingest.readers.package import Package, StrangeError, opened
from ingest.readers.raised import with_own_notes
from ingest.readers.story import Story
from knowledge.left import LeftKind

_MACROS = "vbaproject.bin"


def read(data: bytes, pages: Pages = untold) -> Document:
    """The text of a Word file; LibreOffice opens it where it is built in a way of its own. Raises IngestError."""
    try:
        return document_of(opened(data), pages)
    except StrangeError:
        if office.program() is None:
            raise
        return document_of(opened(office.converted(data)), pages)


def document_of(package: Package, pages: Pages = untold) -> Document:
    """The text of a package. Raises IngestError."""
    story = Story(package, pages)
    lines, notes = story.lines(), story.notes()
    text = with_own_notes("\n".join(lines), notes)
    if not text.strip():
        unseen = sum(one.count for one in story.left.all() if one.kind is LeftKind.PICTURE)
        raise IngestError("only_pictures", count=str(unseen)) if unseen else IngestError("empty")
    converted = modern(text)
    told = [
        *(["macros"] if any(name.lower().endswith(_MACROS) for name in package.parts) else []),
        *(["old_encoding"] if converted != text else []),
        *story.told,
    ]
    return Document(converted, tuple(dict.fromkeys(told)), tuple(story.doubtful), story.left.all())
