"""What a reader makes of a file."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Document:
    """The text of a file, a form feed where a new page begins, and what should be told of its reading.

    `notes` are keys of sentences: `recognised` (read from pictures by OCR), `recognised_again` (so, because
    the text layer was broken), `layer_broken` (it is, and there is no OCR), `pages_unread` (pages without
    text, and there is no OCR), `macros` (the file brings some; they were not run), `old_encoding`.
    """

    text: str
    notes: tuple[str, ...] = ()
    doubtful: tuple[str, ...] = ()
    """Days and numbers in it that recognition is not sure of."""


Pages = Callable[[int, int], None]
"""Told how many pages of how many are read."""


def untold(_done: int, _total: int) -> None:
    """Tells nobody."""
