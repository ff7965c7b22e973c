"""Which of several numbers or days of a source a claim speaks of, by what stands around them.

Each has words and facts of its own: those from the comma before it to the one behind it. What stands before an earlier
one may be said of a later one, too ("hồ sơ khen thưởng nộp trước 05/12; riêng khối trường học trước 30/6"), and what
stands behind a later one of an earlier one ("nhất 5 triệu, nhì 3 triệu cho tập thể"); never the other way round.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from knowledge.dates import DateValue
from knowledge.proof.belonging import Piece
from knowledge.proof.reading import Read
from knowledge.proof.stated import Stated
from knowledge.proof.wording import is_plain
from knowledge.proof.words import words_of
from knowledge.span import Span

COMPARED = frozenset({"date", "figure", "hour", "contact"})
_HALF = 0.5
"""The share of what one number has of its own that shows that a claim speaks of it."""
_SOME = 0.34
"""The same of a number in another sentence."""
_FACT = 2
"""A fact counts for so many words."""
_PART = re.compile(r"[,;:|.](?!\d)|(?<!\w)và(?!\w)")
_BRACKETS = re.compile(r"(?<!\s)\s*+\([^()]*+\)")
_STRETCH = re.compile(r"\s*(?:[-–]|(?:cho )?(?:đến|tới)(?: hết)?(?: ngày)?)\s*")
"""What stands between the two ends of a stretch of time."""

_IN_WORDS = frozenset({"name", "office", "place", "place_in_row"})
"""Kinds of facts of which the words count, too."""

_YEARLY = frozenset(word.form for word in words_of("năm tháng quý tuần"))
"""Words that tell reports apart, though they state nothing by themselves: "báo cáo năm"."""

Token = tuple[str, str]
"""A word, or the kind and value of a fact."""


@dataclass(frozen=True, slots=True)
class _Around:
    """What a fact has around it: what leads to its whole sentence, what stands before and behind it."""

    lead: frozenset[Token]
    front: frozenset[Token]
    behind: frozenset[Token]

    @property
    def whole(self) -> frozenset[Token]:
        """All of it."""
        return self.lead | self.front | self.behind


def closer(
    claim: Read, said: Stated, same: Sequence[tuple[Piece, Stated]], others: Sequence[tuple[Piece, Stated]]
) -> bool:
    """Whether a claim with some number speaks of another one of the source, rather than of its own."""
    of_claim = _of_claim(claim, said)
    return all(any(_is_beaten(of_claim, own, rival) for rival in others) for own in same)


def _is_beaten(claim: frozenset[Token], own: tuple[Piece, Stated], rival: tuple[Piece, Stated]) -> bool:
    """Whether a claim has more of what only a rival has around it than of what only its own number has."""
    (piece, fact), (other_piece, other) = own, rival
    if piece is other_piece and one_stretch(piece.said, fact, other):
        return False
    mine, its = _around(piece, fact), _around(other_piece, other)
    only_mine, only_its = mine.whole - its.whole, its.whole - mine.whole
    share_its = _share(only_its, claim)
    more = _weight(only_its & claim) > _weight(only_mine & claim)
    beside = piece is not other_piece
    if beside and not _leads_to(other_piece, piece) and not _leads_to(piece, other_piece):
        return more and share_its > _SOME
    if _leads_to(other_piece, piece) or (not beside and other.span.start < fact.span.start):
        # What stands behind the last day of a row may be said of all of them; what is counted stands behind its number.
        own_words = (mine.front - its.whole if fact.kind != "figure" else frozenset()) or only_mine
        return _weight(only_its & claim) > _weight(own_words & claim) and _share(own_words, claim) < _HALF
    front = its.front - mine.front - mine.behind
    return _share(front, claim) >= _HALF or (more and bool(only_mine) and not only_mine & claim)


def _leads_to(one: Piece, other: Piece) -> bool:
    """Whether a sentence stands right before another one of its line."""
    return other.follows and other.above[-1].text == one.said.text


def _share(tokens: frozenset[Token], claim: frozenset[Token]) -> float:
    weight = _weight(tokens)
    return _weight(tokens & claim) / weight if weight else 0.0


def _weight(tokens: Iterable[Token]) -> float:
    return sum(_FACT if kind else 1 for kind, _ in tokens)


def sort_of(one: Stated) -> tuple[str, str]:
    """What a value is compared with: days with days, sums with sums; "6 tháng đầu năm" names something instead."""
    if one.kind == "date":
        return "date", "day" if isinstance(one.value, DateValue) and one.value.day else ""
    if one.kind == "figure":
        return "figure", str(one.value[1])
    return one.kind, ""


def _of_claim(claim: Read, said: Stated) -> frozenset[Token]:
    """What a claim says of a number: all of it, or what is around it where there are several."""
    alike = [one for one in claim.facts if sort_of(one) == sort_of(said) and not one_stretch(claim, said, one)]
    return _around(Piece(claim), said).whole if alike else _tokens(claim, Span(0, len(claim.text)), said)


def _around(piece: Piece, one: Stated) -> _Around:
    text = piece.said
    alike = [fact for fact in text.facts if sort_of(fact) == sort_of(one)]
    brackets = [Span(*match.span()) for match in _BRACKETS.finditer(text.text)]
    own = next((part for part in brackets if part.holds(one.span)), None)
    # What stands in brackets is of what stands before them, and has values of its own.
    apart = [part for part in brackets if part != own and any(part.holds(fact.span) for fact in alike)]
    alike = [fact for fact in alike if (own.holds(fact.span) if own else not any(map(fact.span.meets, apart)))]
    group = [fact for fact in alike if one_stretch(text, one, fact)]
    others = [fact for fact in alike if fact not in group]
    whole = own or Span(0, len(text.text))
    start, end = group[0].span.start, group[-1].span.end
    before = max((_closed(text.text, fact.span.end) for fact in others if fact.span.end <= start), default=whole.start)
    behind = min((fact.span.start for fact in others if fact.span.start >= end), default=whole.end)
    front = Span(_front_start(text.text, before, start) if before > whole.start else before, start)
    first = min((fact.span.start for fact in alike), default=start)
    lead = Span(0, max((m.end() for m in _PART.finditer(text.text, 0, first)), default=0))
    if own:
        marks = [match.end() for match in _PART.finditer(text.text, 0, own.start)]
        lead = Span(max(marks, default=0), own.start)
    far = front.start == whole.start and not _tokens(text, front, one)
    after = Span(end, _behind_end(text.text, end, behind, far=far))
    above = frozenset().union(*(_tokens(line, Span(0, len(line.text)), one) for line in _above(piece, one)))
    bracket = Span(end, min(_closed(text.text, end), whole.end))
    leading = _tokens(text, lead, one, apart)
    nearest = _tokens(text, front, one, apart) | _tokens(text, bracket, one, apart)
    if own and nearest:
        leading = frozenset()
    if not nearest and (earlier := [fact for fact in others if fact.span.end <= start]):
        nearest = _around(piece, earlier[-1]).front  # "không quá 02 tập thể và 03 cá nhân": who is said once
    if {kind for kind, _ in leading} & {kind for kind, _ in nearest} - {""}:
        leading = frozenset()  # "Đợt 1: …; đợt 2: …": what leads has been said anew
    return _Around(leading | above, nearest, _tokens(text, after, one, apart))


def _above(piece: Piece, one: Stated) -> list[Read]:
    """The lines above that lead to a value: none that states one like it, nor the heads of the other columns."""
    lines = piece.leading[:-1] if piece.row else piece.leading
    return [line for line in lines if not any(sort_of(fact) == sort_of(one) for fact in line.facts)]


def _front_start(text: str, start: int, end: int) -> int:
    """Where what stands before a fact begins: behind the first mark since the one before."""
    match = _PART.search(text, start, end)
    return match.end() if match else start


def _behind_end(text: str, start: int, end: int, *, far: bool) -> int:
    """Where what stands behind a fact ends; `far`: nothing stands before it, so that a first comma does not end it."""
    start = min(_closed(text, start), end)
    marks = list(_PART.finditer(text, start, end))
    if far and marks and not text[start : marks[0].start()].strip():
        marks = marks[1:]
    return marks[0].start() if marks else end


def _closed(text: str, offset: int) -> int:
    """The end of what stands in brackets right behind a place."""
    match = _BRACKETS.match(text, offset)
    return match.end() if match else offset


def _tokens(text: Read, span: Span, one: Stated, apart: Sequence[Span] = ()) -> frozenset[Token]:
    """The words of a stretch of a text and its facts, but for those that one is compared with."""
    facts = [fact for fact in text.facts if span.holds(fact.span) and not any(map(fact.span.meets, apart))]
    told = {(fact.kind, str(fact.value)) for fact in facts if sort_of(fact) != sort_of(one)}
    taken = [*(fact.span for fact in facts if fact.kind not in _IN_WORDS), *apart]
    words = [word for word in text.words if span.holds(word.span) and not any(map(word.span.meets, taken))]
    return frozenset(told | {("", word.form) for word in words if word.form in _YEARLY or not is_plain(word)})


def one_stretch(text: Read, one: Stated, other: Stated) -> bool:
    """Whether two facts are the ends of one stretch, or one and the same."""
    if one is other:
        return True
    first, last = (one, other) if one.span.start < other.span.start else (other, one)
    return one.kind == other.kind and bool(_STRETCH.fullmatch(text.text, first.span.end, last.span.start))
