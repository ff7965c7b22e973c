"""Which facts of a text belong together: the phase of a day, the award of a number, the day of an hour.

A fact belongs to the one right behind it ("05 Giấy khen"), else to the nearest before it in its clause, else to the
next in its clause, else to the nearest before it in its sentence, else to what stands in the lines above. Things in a
row and as many numbers in a row behind them ("sơ kết và tổng kết … 15/6 và 15/12") belong to one another in order.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from knowledge.proof.reading import Read, read
from knowledge.proof.stated import Stated

_PARTS = re.compile(r"[,;:.()\n|](?!\d)|(?<!\d)[,.:](?=\d)")

OWNED = frozenset({"date", "hour", "figure", "contact", "weekday", "award", "office", "name"})
"""Kinds of what belongs to something."""

LOOSE = frozenset({"office", "place", "document", "award", "rung", "date", "name"})
"""Kinds of what it is enough to stand in the same sentence with."""

_FOLLOWED = frozenset({"figure"})


@dataclass(frozen=True, slots=True)
class Piece:
    """A sentence of a source with the lines above it, the nearest last; `follows`: that is the sentence before it;
    `row`: it is a row of a table."""

    said: Read
    above: tuple[Read, ...] = ()
    year: int | None = None
    follows: bool = False
    row: bool = False

    @property
    def leading(self) -> tuple[Read, ...]:
        """The lines above the sentence that lead to it, and are no sentence beside it."""
        return self.above[:-1] if self.follows else self.above

    @property
    def facts(self) -> tuple[Stated, ...]:
        """The facts of the sentence and of the lines above it."""
        return (*(fact for one in self.above for fact in one.facts), *self.said.facts)


def piece_of(sentence: str, above: Sequence[str], year: int | None, *, follows: bool = False) -> Piece:
    """A sentence read with the lines above it."""
    return Piece(read(sentence), tuple(map(read, above)), year, follows)


def is_owner(kind: str) -> bool:
    """Whether facts of a kind have others that belong to them."""
    return kind not in {"figure", "hour", "contact", "weekday"}


def owner_in(text: Read, one: Stated, kind: str) -> tuple[Stated | None, bool]:
    """The fact of a kind that another belongs to within its text, and whether they stand in the same clause."""
    others = [fact for fact in text.facts if fact.kind == kind and not fact.span.meets(one.span)]
    if not others:
        return None, False
    if paired := _in_order(text, one, kind):
        return paired, True
    before = [fact for fact in others if fact.span.end <= one.span.start]
    behind = [fact for fact in others if fact.span.start >= one.span.end]
    same_before = [fact for fact in before if not _parted(text, fact, one)]
    same_behind = [fact for fact in behind if not _parted(text, one, fact)]
    if same_behind and one.kind in _FOLLOWED and not text.text[one.span.end : same_behind[0].span.start].strip():
        return same_behind[0], True
    if same_before:
        return same_before[-1], True
    if same_behind:
        return same_behind[0], True
    return (before[-1], False) if before else (None, False)


def owners_of(piece: Piece, one: Stated, kind: str) -> list[Stated]:
    """What a fact of a piece belongs to, among those of a kind: in its sentence, else in the nearest line above. What
    is said once, before or behind all that it may belong to, belongs to all of it."""
    if kind in LOOSE:
        return [fact for fact in piece.facts if fact.kind == kind]
    if not any(fact is one for fact in piece.said.facts):
        return _owners_below(piece, one, kind)
    if piece.row and one.kind in _NAMES:
        return [fact for fact in piece.said.facts if fact.kind == kind]
    if shared := _shared(piece.said, one, kind):
        return shared
    owner, _ = owner_in(piece.said, one, kind)
    if owner:
        return [owner]
    for line in reversed(piece.above):
        found = [fact for fact in line.facts if fact.kind == kind]
        if found:
            return found
    behind = [fact for fact in piece.said.facts if fact.kind == kind and fact.span.start >= one.span.end]
    return [fact for fact in behind[:1] if not re.search(r"[;.]\s", piece.said.text[one.span.end : fact.span.start])]


_SHARED = frozenset({"date", "hour", "weekday", "contact", "award", "office", "name", "rung"})
"""Kinds of what may be said once of several things: "sơ kết trước …, tổng kết trước … về Phòng Nội vụ"."""

_NAMES = frozenset({"name", "office"})
"""Kinds of what all cells of a row belong to."""

_VALUES = frozenset({"date", "figure", "hour"})
_SEVERAL = 2


def _shared(text: Read, one: Stated, kind: str) -> list[Stated]:
    """All of a kind, where a fact that is the only one of its own stands before all of them, or behind all of them and
    behind the last day and number."""
    owners = [fact for fact in text.facts if fact.kind == kind and not fact.span.meets(one.span)]
    if one.kind not in _SHARED or len(owners) < _SEVERAL:
        return []
    last = max(fact.span.end for fact in text.facts if fact.kind in _VALUES or fact.kind == kind)
    first = min(fact.span.start for fact in owners)
    others = [fact for fact in text.facts if fact.kind == one.kind and fact.value != one.value]
    if one.span.end <= first:
        return owners if not any(fact.span.start >= first for fact in others) else []
    behind = one.span.start >= last and not any(fact.span.start < last for fact in others)
    return owners if behind else []


def _owners_below(piece: Piece, one: Stated, kind: str) -> list[Stated]:
    """What a fact of a line above belongs to: what stands in its line, and in all below it that has none like it."""
    lines = [*piece.above, piece.said]
    at = next(at for at, line in enumerate(lines) if any(fact is one for fact in line.facts))
    owner, _ = owner_in(lines[at], one, kind)
    found = [owner] if owner else []
    beside = piece.follows and at == len(piece.above) - 1 and one.kind in _VALUES
    for line in () if beside else lines[at + 1 :]:
        like = [fact for fact in line.facts if fact.kind == one.kind and fact.value != one.value]
        end = like[0].span.start if like and one.kind not in {"rung", "office"} else len(line.text)
        found += [fact for fact in line.facts if fact.kind == kind and fact.span.end <= end]
        if end < len(line.text):
            break
    if found:
        return found
    above = [[fact for fact in line.facts if fact.kind == kind] for line in reversed(lines[:at])]
    return next((facts for facts in above if facts), [])


def _in_order(text: Read, one: Stated, kind: str) -> Stated | None:
    """The k-th thing of a row for the k-th number of a row behind it."""
    row = [fact for fact in text.facts if fact.kind in {kind, one.kind}]
    kinds = [fact.kind for fact in row]
    at = next((n for n, fact in enumerate(row) if fact is one), None)
    if at is None:
        return None
    first = at
    while first and kinds[first - 1] == one.kind:
        first -= 1
    last = at
    while last + 1 < len(kinds) and kinds[last + 1] == one.kind:
        last += 1
    size = last - first + 1
    owners = row[max(0, first - size) : first]
    more = first > size and kinds[first - size - 1] == kind
    alike = all(fact.kind == kind for fact in owners) and len(owners) == size and not more
    if size < 2 or not alike or not _rowed(text, owners) or not _rowed(text, row[first : last + 1]):
        return None
    return owners[at - first]


def _rowed(text: Read, row: Sequence[Stated]) -> bool:
    """Whether nothing but "và" and commas parts them, with a word of the thing at most."""
    gaps = [text.text[a.span.end : b.span.start] for a, b in pairwise(row)]
    return all(re.fullmatch(r"\s*(?:,|và|;|,? và)\s*(?:[^\W\d_]+\s*){0,3}", gap) for gap in gaps) and (
        any("và" in gap for gap in gaps)
    )


def _parted(text: Read, one: Stated, other: Stated) -> bool:
    return _PARTS.search(text.text, one.span.end, other.span.start) is not None
