"""Whether limits, negations, exceptions and conditions are the same in a claim and in what it rests on."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import pairwise

from knowledge.proof.agreeing import agrees, occurrences, only_year
from knowledge.proof.belonging import Piece
from knowledge.proof.claims import Fault, Reason
from knowledge.proof.limits import OF_SENTENCE, OF_WORD, PER, UNBOUND, Bound
from knowledge.proof.reading import Read
from knowledge.proof.stated import Stated
from knowledge.proof.support import Support
from knowledge.proof.wording import is_plain, known_of
from knowledge.proof.words import Word, level, words_of
from knowledge.span import Span

_CLAUSE = re.compile(r"[,;:.()\n|](?!\d)")
_STRONG = re.compile(r"[;.\n](?!\d)")
_WHOLE_IF = re.compile(r"(?:nếu|trường hợp|khi|với) [^;.]*?(?:,| thì )[^;.]*\w")
"""A condition with what follows from it: a statement of its own."""

_OWN_WORDS = 0.34
"""The share of the words that only a clause has, which a claim has where it speaks of it."""
_RELEVANT = 0.5
"""The same of all its words, where it has none of its own."""

_NEARLY_ALL = 0.7

_WHOLE = frozenset({"except", "if"})
"""What bounds all of its sentence, in whichever clause it stands."""

_VALUES = frozenset({"date", "figure"})


def other_limit(said: Read, support: Support) -> Fault | None:
    """A number or day that is bounded otherwise than in the sources."""
    facts = support.facts
    for one in said.facts:
        if one.kind not in _VALUES:
            continue
        same = occurrences(one, facts, support.year)
        if same and one.limit not in {fact.limit for fact in same}:
            return Fault(Reason.LIMIT, one.span.of(said.text))
        if not same and one.limit and only_year(one):
            return Fault(Reason.LIMIT, one.span.of(said.text))
    return None


def other_negation(said: Read, support: Support) -> Fault | None:
    """A negation, or an "each", that only one side has, or that is of another word."""
    theirs = [(piece, bound) for piece in support.pieces for bound in _all_bounds(piece) if bound.kind in OF_WORD]
    known = Counter(_negated(bound) for _, bound in theirs)
    every = [bound for piece in support.pieces for bound in _all_bounds(piece)]
    known.update(("each", _way(bound.head)) for bound in every if bound.kind == PER)
    mine = Counter(_negated(bound) for bound in said.bounds if bound.kind in OF_WORD)
    each = any(bound.kind == "each" for bound in said.bounds)
    for bound in said.bounds:
        if bound.kind in OF_WORD and mine[_negated(bound)] > known[_negated(bound)]:
            return Fault(Reason.NEGATION, said.text[bound.span.start :])
    for piece, bound in theirs:
        if bound.kind == "each" and each:
            continue  # it says of each of what; whose number is whose is looked at elsewhere
        if _negated(bound) not in mine and _speaks_of(said, piece, bound, support):
            return Fault(Reason.NEGATION, piece.said.text[bound.span.start : bound.span.end + 30])
    return None


def other_condition(said: Read, support: Support) -> Fault | None:
    """An exception, condition or reserve that only one side has."""
    added = {bound.kind for bound in said.bounds if not _only_joins(said, bound, support)}
    own = {bound.kind for bound in said.bounds} | {fact.limit for fact in said.facts}
    theirs = {bound.kind for piece in support.pieces for bound in _all_bounds(piece)}
    theirs |= {fact.limit for fact in support.facts}
    for kind in (*OF_SENTENCE, *UNBOUND):
        if kind in added and kind not in theirs:
            return Fault(Reason.CONDITION, kind)
        if kind in own:
            continue
        for piece in support.pieces:
            for bound in piece.said.bounds:
                if bound.kind == kind and _is_due(said, piece, bound, support):
                    return Fault(Reason.CONDITION, piece.said.text[bound.span.start : bound.span.end + 30])
    return None


def _all_bounds(piece: Piece) -> list[Bound]:
    return [*piece.said.bounds, *(bound for line in piece.above for bound in line.bounds)]


def _negated(bound: Bound) -> tuple[str, str]:
    return bound.kind, _way(bound.head)


def _way(word: str) -> str:
    """A word, or what it says where several words say the same."""
    known = known_of([word])
    ways = sorted(known.concepts - {"said"})
    return ways[0] if ways else word


def _only_joins(said: Read, bound: Bound, support: Support) -> bool:
    """Whether a "thì" only joins what one clause of the sources says: "đạt 5 tiêu chí thì được công nhận"."""
    if bound.kind != "if" or level(bound.span.of(said.text)) != "thì":
        return False
    part = _part_at(_STRONG, said.text, bound.span.start)
    halves = (Span(part.start, bound.span.start), Span(bound.span.end, part.end))
    return any(
        all(_told_in(said, half, piece.said, clause) for half in halves)
        for piece in support.pieces
        for clause in _parts(_STRONG, piece.said.text)
    )


def _told_in(said: Read, half: Span, source: Read, clause: Span) -> bool:
    """Whether nearly all words of a part of a claim stand in a part of a source."""
    facts = [fact.span for fact in said.facts]
    mine = [word for word in said.words if half.holds(word.span) and not any(map(word.span.meets, facts))]
    words = {word.form for word in mine if not is_plain(word)} - _reaching()
    return bool(words) and len(words & _forms(source, clause)) / len(words) >= _NEARLY_ALL


@cache
def _reaching() -> frozenset[str]:
    return frozenset(word.form for word in words_of("đạt có"))


def _is_due(said: Read, piece: Piece, bound: Bound, support: Support) -> bool:
    """Whether a claim has to say something that bounds a sentence."""
    if bound.kind not in _WHOLE:
        return _speaks_of(said, piece, bound, support)
    if level(bound.span.of(piece.said.text)) == "riêng" and _speaks_of(said, piece, bound, support):
        return False
    part = _part_at(_STRONG, piece.said.text, bound.span.start)
    alone = bound.kind == "if" and _WHOLE_IF.match(level(part.of(piece.said.text)).lstrip())
    bracket = piece.said.text.rfind("(", 0, bound.span.start)
    if bracket >= 0 and not piece.said.text[bracket + 1 : bound.span.start].strip():
        return _has_words_of(said, piece, Span(part.start, bracket), support)
    if alone:
        return _has_words_of(said, piece, part, support)
    return len(support.pieces) == 1 or _has_words_of(said, piece, Span(0, len(piece.said.text)), support)


def _speaks_of(said: Read, piece: Piece, bound: Bound, support: Support) -> bool:
    """Whether a claim speaks of the clause that something bounds: by the word bounded, or by words of its own."""
    if bound not in piece.said.bounds:
        return False
    if bound.head and not _stands_unbounded(said, bound, piece, support):
        return True
    text, at = piece.said.text, bound.span.start
    clause, part = _part_at(_CLAUSE, text, at), _part_at(_STRONG, text, at)
    found = _own_words_in(said, piece, clause, support, bound)
    found = _own_words_in(said, piece, part, support, bound) if found is None else found
    return _most_words_in(said, piece, clause, bound) if found is None else found


def _has_words_of(said: Read, piece: Piece, part: Span, support: Support) -> bool:
    """Whether a claim speaks of a part of a sentence."""
    found = _own_words_in(said, piece, part, support)
    return _most_words_in(said, piece, part) if found is None else found


def _own_words_in(said: Read, piece: Piece, part: Span, support: Support, bound: Bound | None = None) -> bool | None:
    """Whether a claim has the words or values that stand nowhere else in its sources than in a part of a sentence;
    None where there are none."""
    values = [fact for fact in piece.said.facts if part.holds(fact.span) and fact.kind in _VALUES]
    others = [fact for fact in support.facts if fact not in values]
    own = [fact for fact in values if not any(_same_value(fact, other) for other in others)]
    if any(_same_value(one, fact) for one in said.facts for fact in own):
        return True
    words = _words_in(piece, part, bound)
    unique = {word.form for word in words} - _forms_outside(piece, part, support)
    if not unique:
        return False if own else None
    mine = {word.form for word in said.words}
    side_by_side = {(one.form, other.form) for one, other in pairwise(said.words)}
    pairs = {(one.form, other.form) for one, other in pairwise(words) if {one.form, other.form} <= unique}
    return len(unique & mine) / len(unique) >= _OWN_WORDS or bool(pairs & side_by_side)


def _most_words_in(said: Read, piece: Piece, part: Span, bound: Bound | None = None) -> bool:
    own = {word.form for word in _words_in(piece, part, bound)}
    return bool(own) and len(own & {word.form for word in said.words}) / len(own) >= _RELEVANT


def _words_in(piece: Piece, part: Span, bound: Bound | None) -> list[Word]:
    """The words of a part of a sentence that state something, but for its values and its bound."""
    apart = [fact.span for fact in piece.said.facts if fact.kind in _VALUES]
    apart += [bound.span] if bound else []
    words = [word for word in piece.said.words if part.holds(word.span) and not is_plain(word)]
    return [word for word in words if not any(map(word.span.meets, apart))]


def _same_value(said: Stated, stated: Stated) -> bool:
    """Whether two values are the same, and count the same."""
    other = said.noun and stated.noun and said.noun != stated.noun
    return not other and agrees(said, stated, None)


def _forms_outside(piece: Piece, clause: Span, support: Support) -> set[str]:
    """The words of the sources but for one clause."""
    found = {word.form for word in piece.said.words if not clause.holds(word.span)}
    texts = [*piece.above, *(text for one in support.pieces if one is not piece for text in (one.said, *one.above))]
    return found | {word.form for text in texts if text.text not in piece.said.text for word in text.words}


def _stands_unbounded(said: Read, bound: Bound, piece: Piece, support: Support) -> bool:
    """Whether a claim has the word that something bounds only as the sources have it elsewhere, too: beside the same
    neighbour. True where it does not have the word."""
    bounded = next((word for word in piece.said.words if word.span.start >= bound.span.end), None)
    bounded = next(
        (word for word in piece.said.words if word.span.start >= bound.span.end and word.form == bound.head), bounded
    )
    free = {
        pair
        for one in support.pieces
        for text in (one.said, *one.above)
        for pair in _neighbours(text.words, bound.head, bounded if text is piece.said else None)
    }
    return all(bool(pairs & free) for pairs in _each_with_neighbours(said.words, bound.head))


def _each_with_neighbours(words: Sequence[Word], form: str) -> list[set[tuple[str, str]]]:
    """For each time that a word stands in a text, it with the one before and the one behind."""
    return [
        {(one.form, other.form) for one, other in pairwise(words[max(0, at - 1) : at + 2])}
        for at, word in enumerate(words)
        if word.form == form
    ]


def _neighbours(words: Sequence[Word], form: str, but: Word | None) -> set[tuple[str, str]]:
    return {
        (one.form, other.form)
        for one, other in pairwise(words)
        if form in {one.form, other.form} and but is not one and but is not other
    }


def _forms(text: Read, clause: Span) -> set[str]:
    return {word.form for word in text.words if clause.holds(word.span)}


def _part_at(mark: re.Pattern[str], text: str, offset: int) -> Span:
    """The part of a text between two marks that a place lies in."""
    return next((part for part in _parts(mark, text) if part.start <= offset <= part.end), Span(0, len(text)))


def _parts(mark: re.Pattern[str], text: str) -> Iterable[Span]:
    ends = [*(match.start() for match in mark.finditer(text)), len(text)]
    starts = [0, *(match.end() for match in mark.finditer(text))]
    return [Span(start, end) for start, end in zip(starts, ends, strict=True) if start <= end]
