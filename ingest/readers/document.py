"""What a reader makes of a file."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from knowledge.left import Left, LeftKind


@dataclass(frozen=True, slots=True)
class Document:
    """The text of a file, a form feed where a new page begins, and what should be told of its reading.

    `notes` are keys of sentences: `recognised` (read from pictures by OCR), `recognised_again` (so, because
    the text layer was broken), `layer_broken` (it is, and there is no OCR), `pages_unread` (pages without
    text, and there is no OCR), `macros` (the file brings some; they were not run), `old_encoding`,
    `contents` (a table of contents was passed over).
    """

    text: str
    notes: tuple[str, ...] = ()
    doubtful: tuple[str, ...] = ()
    """Days and numbers in it that recognition is not sure of."""
    left: tuple[Left, ...] = ()
    """What the file holds and `text` does not: withdrawn, or not read; see `knowledge.left.LeftKind`.

    A note that belongs to a sentence is no such thing: it stands in `text`, see `ingest.readers.notes`.
    """
    places: str = ""
    """Where the words of pages that were recognised are seen on them, as `ingest.readers.placed` writes it."""


def left_of(told: Mapping[str, Any]) -> Left:
    """What was left out, as `dataclasses.asdict` and JSON have told it."""
    return Left(**{**told, "kind": LeftKind(told["kind"])})


Pages = Callable[[int, int], None]
"""Told how many pages of how many are read."""


def untold(_done: int, _total: int) -> None:
    """Tells nobody."""
