"""Whether what belongs together in a claim does so in what it rests on."""

import re
from collections.abc import Sequence
from itertools import pairwise

from knowledge.proof.agreeing import agrees, occurrences, only_year
from knowledge.proof.belonging import LOOSE, OWNED, Piece, is_owner, owner_in, owners_of
from knowledge.proof.claims import Fault, Reason
from knowledge.proof.nearness import COMPARED, closer, one_stretch, sort_of
from knowledge.proof.reading import Read, read
from knowledge.proof.standing import calls, office_known, short_office, told_only_by
from knowledge.proof.stated import Stated
from knowledge.proof.support import Support

_BESIDE = 12
"""Characters between the number of a document and its day."""


def put_together(said: Read, support: Support) -> Fault | None:
    """Facts that belong together in the claim and not in the sources."""
    kinds = {fact.kind for fact in said.facts if is_owner(fact.kind)}
    for one in said.facts:
        if one.kind not in OWNED | COMPARED or only_year(one):
            continue
        places = [(piece, fact) for piece in support.pieces for fact in occurrences(one, piece.facts, support.year)]
        if one.maybe and all(fact.maybe for _, fact in places):
            continue
        for kind in sorted(kinds - {one.kind}):
            owner, close = owner_in(said, one, kind)
            if owner is None or not places or only_year(owner) or _is_of_plan(owner, said, support):
                continue
            beside = (kind, one.kind) == ("document", "date") and 0 <= one.span.start - owner.span.end <= _BESIDE
            known = _stands_beside(owner, places) if beside else _belongs(owner, close, kind, places, support)
            if not known:
                return Fault(Reason.BELONGING, f"{owner.span.of(said.text)} – {one.span.of(said.text)}")
        own = [(piece, fact) for piece, fact in places if any(fact is it for it in piece.said.facts)]
        if one.kind in COMPARED and own and _fits_another(said, one, own, support):
            return Fault(Reason.BELONGING, one.span.of(said.text))
    return None


def words_of_another(said: Read, support: Support) -> Fault | None:
    """What is told of one phase, prize or office, where the sources tell it of another one."""
    told_of = {fact.kind for fact in said.facts if fact.kind in _TOLD_OF or fact.kind.startswith("label ")}
    for kind in sorted(told_of):
        named = [fact for fact in said.facts if fact.kind == kind]
        if len({str(fact.value) for fact in named}) > 1 or _is_of_plan(named[0], said, support):
            continue
        for piece in support.pieces:
            under = _told_under(piece, kind)
            theirs = [fact for fact in under.facts if fact.kind == kind]
            same = any(agrees(named[0], fact, support.year) for fact in theirs)
            same = same or (kind == "office" and office_known(named[0], support.only(under)))
            if theirs and not same and (words := told_only_by(said, piece, support)):
                return Fault(Reason.BELONGING, f"{named[0].span.of(said.text)} – {words}")
    return None


def rows_mixed(said: Read, support: Support) -> Fault | None:
    """What one row of a table is called, told with what another one holds."""
    rows = [piece for piece in support.pieces if piece.row]
    for part in _PART.split(said.text) if len(rows) > 1 else ():
        told = [words for row in rows if (words := told_only_by(read(part), row, support))]
        if len(told) > 1:
            return Fault(Reason.BELONGING, " – ".join(told))
    return None


def other_stretch(said: Read, support: Support) -> Fault | None:
    """The two ends of a stretch of time in the claim, of which the sources give the first another end."""
    days = [fact for fact in said.facts if fact.kind == "date"]
    for one, other in pairwise(days):
        if one.limit != "from" or other.limit != "by":
            continue
        ends = [
            last
            for piece in support.pieces
            for text in (piece.said, *piece.above)
            for first, last in pairwise([fact for fact in text.facts if fact.kind == "date"])
            if agrees(one, first, support.year) and one_stretch(text, first, last)
        ]
        if ends and not any(agrees(other, last, support.year) for last in ends):
            return Fault(Reason.BELONGING, other.span.of(said.text))
    return None


_PART = re.compile(r"[,;](?!\d)|(?<!\w)(?:và|còn)(?!\w)")

_TOLD_OF = frozenset({"place_in_row", "office"})


def _told_under(piece: Piece, kind: str) -> Piece:
    """A sentence below the nearest line above it that names something of a kind."""
    above = [line for line in piece.leading if any(fact.kind == kind for fact in line.facts)]
    return Piece(piece.said, tuple(above[-1:]), piece.year)


def _is_of_plan(owner: Stated, said: Read, support: Support) -> bool:
    """Whether something is what the plan is called by, or who issues it: all that the plan says belongs to it."""
    issuer = owner.kind == "office" and not office_known(owner, support)
    return calls(owner, support) or (issuer and short_office(owner, said, support) == len(owner.noun.split()))


def _stands_beside(owner: Stated, places: Sequence[tuple[Piece, Stated]]) -> bool:
    """Whether a day of the sources has the same document right before it."""
    return any(
        agrees(owner, fact, None) and 0 <= one.span.start - fact.span.end <= _BESIDE
        for piece, one in places
        for text in (piece.said, *piece.above)
        if any(stated is one for stated in text.facts)
        for fact in text.facts
    )


def _belongs(owner: Stated, close: bool, kind: str, places: Sequence[tuple[Piece, Stated]], support: Support) -> bool:
    theirs = [owners_of(piece, fact, kind) for piece, fact in places]
    if any(agrees(owner, fact, support.year) for found in theirs for fact in found):
        return True
    if kind == "office" and any(office_known(owner, support.only(piece)) for piece, _ in places):
        return True
    if not close or kind in LOOSE:
        # Said in another clause: it may stand in another sentence of the sources, but not beside something else here.
        return (kind in LOOSE and not close) or any(not found for found in theirs)
    return False


def _fits_another(said: Read, one: Stated, places: Sequence[tuple[Piece, Stated]], support: Support) -> bool:
    others = [
        (piece, fact)
        for piece in support.pieces
        for fact in piece.said.facts
        if sort_of(fact) == sort_of(one) and not agrees(one, fact, support.year) and not fact.maybe
    ]
    return bool(others) and closer(said, one, places, others)
