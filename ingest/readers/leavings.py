"""What a reader leaves out of a text while it reads, gathered so that it can be told."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from itertools import groupby

from ingest.readers.failing import FAILED
from knowledge.left import Left, LeftKind

MOST = 200
"""So many pieces are kept, of the rest only how many there are."""
_LONGEST = 600
_NEAR, _BEFORE = 6, 4

Piece = tuple[LeftKind | None, str]
"""A stretch of text, and why it is left out; None where it is not."""


class Leavings:
    """Gathers what is left out of one file."""

    def __init__(self) -> None:
        self._said: list[Left] = []
        self._counted: Counter[LeftKind] = Counter()

    def add(self, kind: LeftKind, text: str = "", near: str = "") -> None:
        """One thing that is left out: what it says, and the words beside it."""
        text = " ".join(text.split())
        if not any(c.isalnum() for c in text) or len(self._said) >= MOST:
            self._counted[kind] += bool(not text or len(self._said) >= MOST)
        else:
            self._said.append(Left(kind, text if len(text) <= _LONGEST else f"{text[:_LONGEST]} …", near=near))

    def extend(self, left: Iterable[Left]) -> None:
        """What was left out of a part that was read by itself."""
        for one in left:
            if one.text:
                self._said.append(one)
            else:
                self._counted[one.kind] += one.count

    def sort_out(self, pieces: Iterable[Piece]) -> str:
        """The text of the pieces that are shown; the others are left out, each with the words before it."""
        shown: list[str] = []
        for kind, group in groupby(pieces, key=lambda piece: piece[0]):
            text = "".join(piece for _, piece in group)
            if kind is None:
                shown.append(text)
            else:
                before = "".join(shown[-_BEFORE:])[-_LONGEST:]
                self.add(kind, text, " ".join(before.split()[-_NEAR:]))
                # What stood on either side is no one word now.
                if (text[:1].isspace() or text[-1:].isspace()) and not before[-1:].isspace():
                    shown.append(" ")
        return self._without_failed("".join(shown))

    def _without_failed(self, text: str) -> str:
        """The text without what fields show that failed, which is told; nobody wrote it."""
        for found in FAILED.finditer(text):
            before = FAILED.sub("", text[: found.start()])[-_LONGEST:]
            self.add(LeftKind.FAILED, found["result"] or found[0], " ".join(before.split()[-_NEAR:]))
        return FAILED.sub("", text)

    def all(self) -> tuple[Left, ...]:
        """All of it, in the order of the text; what says nothing comes last, counted."""
        counted = (replace(Left(kind), count=count) for kind, count in self._counted.items() if count)
        return (*self._said, *counted)
