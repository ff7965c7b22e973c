"""The proof of one claim: one question after the other, each a function; the first that fails is the reason."""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from knowledge.proof.agreeing import agrees, occurrences, only_year, years_of
from knowledge.proof.belonging import LOOSE, OWNED, Piece, is_owner, owner_in, owners_of, piece_of
from knowledge.proof.claims import Claim, Fault, Proven, Reason, Source
from knowledge.proof.limits import OF_SENTENCE, OF_WORD, UNBOUND, Bound, limits_in
from knowledge.proof.names import capitals, initials_of
from knowledge.proof.nearness import COMPARED, closer
from knowledge.proof.orders import is_order
from knowledge.proof.quoting import find_quote, touched
from knowledge.proof.reading import Read, read
from knowledge.proof.stated import Stated
from knowledge.proof.wording import Known, is_plain, known_of, strange_words
from knowledge.proof.words import Word, form_of, words_of
from knowledge.sentences import bare
from knowledge.span import Span
from knowledge.text import WORD, fold, has_marks, nfc, squeeze

LONGEST = 700
"""Characters of a claim."""

_LEAD_LINES = 3
_CLAUSE = re.compile(r"[,;:.()\n|](?!\d)")
_RELEVANT = 0.5
"""The share of a clause's words that a claim has where it speaks of it."""


@dataclass(frozen=True, slots=True)
class _Support:
    """What a claim rests on: sentences with the lines above them, and what their plan is called."""

    pieces: tuple[Piece, ...]
    called: Read
    year: int | None
    rests_on: tuple[tuple[int, Span], ...]

    @property
    def facts(self) -> list[Stated]:
        """All that the sentences and the lines above them state."""
        return [fact for piece in self.pieces for fact in piece.facts]

    @property
    def texts(self) -> list[str]:
        """The sentences and the lines above them."""
        return [one.text for piece in self.pieces for one in (*piece.above, piece.said)]


def prove(claim: Claim, offered: Mapping[int, Source]) -> Proven | Fault:
    """Where a claim rests, if all of it does; else the first reason why not."""
    if not claim.text.strip() or not claim.quotes:
        return Fault(Reason.EMPTY)
    if len(claim.text) > LONGEST:
        return Fault(Reason.TOO_LONG)
    for quote in claim.quotes:
        if quote.number not in offered:
            return Fault(Reason.NOT_OFFERED, str(quote.number))
        if offered[quote.number].plan != claim.plan:
            return Fault(Reason.OTHER_PLAN, quote.words)
    support = _support(claim, offered)
    if isinstance(support, Fault):
        return support
    said = read(bare(squeeze(claim.text)))
    return next((fault for check in _CHECKS if (fault := check(said, support))), None) or Proven(support.rests_on)


def _support(claim: Claim, offered: Mapping[int, Source]) -> _Support | Fault:
    pieces: list[Piece] = []
    rests_on: list[tuple[int, Span]] = []
    for quote in claim.quotes:
        source = offered[quote.number]
        text = nfc(source.text)
        sentences = touched(text, find_quote(quote.words, text))
        if not sentences and not any(find_quote(quote.words, line) for line in source.context):
            return Fault(Reason.NOT_QUOTED, quote.words)
        if any(_holds(span.of(text), words) for span in sentences for words in source.withdrawn):
            return Fault(Reason.WITHDRAWN, quote.words)
        if any(is_order(span.of(text)) for span in sentences):
            return Fault(Reason.INSTRUCTION, quote.words)
        above = tuple(map(nfc, source.context))
        for at, span in enumerate(sentences):
            before = [one.of(text) for one in sentences[:at] if "\n" not in text[one.start : span.start]]
            lines = (*above, *_leads(text, span), *(squeeze(bare(one)) for one in before[-1:]))
            pieces.append(piece_of(squeeze(bare(span.of(text))), lines, source.year))
        pieces += [] if sentences else [piece_of("", above, source.year)]
        rests_on += [(quote.number, span) for span in sentences or [Span(0, len(text))]]
    sources = [offered[quote.number] for quote in claim.quotes]
    called = read(" | ".join(dict.fromkeys(nfc(source.called) for source in sources)))
    years = {source.year for source in sources}
    return _Support(tuple(pieces), called, years.pop() if len(years) == 1 else None, tuple(dict.fromkeys(rests_on)))


def _holds(text: str, words: str) -> bool:
    return squeeze(words).lower() in squeeze(text).lower()


def _leads(text: str, span: Span) -> Iterator[str]:
    """The first line of a source and the nearest one that ends in a colon, above a sentence of it."""
    lines = [line for line in text[: span.start].split("\n") if line.strip()]
    if "\n" not in text[: span.start]:
        return
    leading = [line for line in lines if line.rstrip().endswith(":")]
    yield from (bare(line) for line in dict.fromkeys((*lines[:1], *leading[-1:])))


def _not_ours(said: Read, support: _Support) -> Fault | None:
    """A claim in another language than the plan, or one that gives orders."""
    if is_order(said.text):
        return Fault(Reason.INSTRUCTION, said.text)
    marked = any(map(has_marks, support.texts))
    if marked and not has_marks(said.text) and sum(not word.form.isdigit() for word in said.words) > 2:
        return Fault(Reason.LANGUAGE, said.text)
    letters = [c for c in said.text if c.isalpha()]
    foreign = [c for c in letters if not ("a" <= fold(c) <= "z")]
    return Fault(Reason.LANGUAGE, said.text) if len(foreign) > len(letters) // 10 else None


def _facts(said: Read, support: _Support) -> Fault | None:
    """A fact that the sources do not state."""
    facts = support.facts
    for one in said.facts:
        if one.kind != "name" and not _stated(one, said, facts, support):
            return Fault(Reason.FACT, one.span.of(said.text))
    known = {word.form for text in (*support.texts, support.called.text) for word in words_of(text)}
    for word in said.words:
        digits = any(c.isdigit() for c in word.form)
        if digits and word.form not in known and not any(word.span.meets(one.span) for one in said.facts):
            return Fault(Reason.FACT, word.span.of(said.text))
    return None


_OF_NAME = frozenset({"document", "place", "office", "award", "rung"})
"""Kinds of facts by which a plan is called."""


def _stated(one: Stated, said: Read, facts: Sequence[Stated], support: _Support) -> bool:
    if one.kind == "office":
        return _office_known(one, support)
    if occurrences(one, facts, support.year):
        return True
    if one.kind in _OF_NAME and occurrences(one, support.called.facts, support.year):
        return True
    if year := only_year(one):
        return year in {*years_of(facts), *years_of(support.called.facts), support.year}
    if one.kind == "place":
        return _place_known(one, support)
    if one.kind in {"rung", "post"}:
        return _words_known(one.span.of(said.text), support)
    return one.maybe and not _counted_otherwise(one, facts)


def _counted_otherwise(one: Stated, facts: Sequence[Stated]) -> bool:
    """Whether the sources count the same thing with another number: then "năm" is five, and no year."""
    noun = one.noun
    return any(
        fact.kind == "figure" and not fact.maybe and noun and noun in {fact.noun, fact.value[1]} for fact in facts
    )


def _words_known(words: str, support: _Support) -> bool:
    sought = [word.form for word in words_of(words)]
    return any(_run_in(sought, text) for text in (*support.texts, support.called.text))


def _place_known(one: Stated, support: _Support) -> bool:
    """Whether the name of a place stands anywhere in the sources."""
    _, name = one.value
    sought = re.compile(rf"(?<!\w){re.escape(str(name))}(?!\w)")
    return any(sought.search(fold(text)) for text in (*support.texts, support.called.text))


def _office_known(one: Stated, support: _Support) -> bool:
    """Whether an office stands in the sources: whole, in a row behind its kind ("phòng Nội vụ, Tư pháp"), or by its
    initials on either side."""
    words = [str(word) for word in one.value]
    for text in (*support.texts, support.called.text):
        forms = [word.form for word in words_of(text)]
        if _contains(forms, [word.lower() for word in words]):
            return True
        for size in (1, 2):
            name = words[size:]
            if name and _contains(forms, words[:size]) and _named_in(name, text):
                return True
    return False


def _named_in(name: Sequence[str], text: str) -> bool:
    """Whether a text has an office's own name, its initials ("Nội vụ", "NV"), or what its initials stand for."""
    if _run_in([word.lower() for word in name], text):
        return True
    if name[0].isupper():
        return initials_of([match.group().lower() for match in WORD.finditer(text)], fold(name[0]))
    letters = "".join(fold(word)[:1] for word in name)
    return len(name) > 1 and any(word.short and fold(word.form).startswith(letters) for word in words_of(text))


def _run_in(sought: Sequence[str], text: str) -> bool:
    return _contains([word.form for word in words_of(text)], sought)


def _contains(forms: Sequence[str], sought: Sequence[str]) -> bool:
    """Whether words stand side by side among others; "và" may be missing."""
    joined = f" {' '.join(form for form in forms if form != _AND)} "
    return f" {' '.join(form for form in sought if form != _AND)} " in joined


_AND = form_of("và")


def _names(said: Read, support: _Support) -> Fault | None:
    """A name that the sources do not have: words with capitals, side by side as they are there."""
    texts = [*support.texts, support.called.text]
    for run in capitals(said.text):
        words = list(run.words)
        if run.first and not _names_known(words, texts):
            words = words[1:]
        if words and not _names_known(words, texts):
            return Fault(Reason.NAME, said.text[words[0].span.start : words[-1].span.end])
    return None


def _names_known(words: Sequence[Word], texts: Sequence[str]) -> bool:
    if any(_run_in([word.form for word in words], text) for text in texts):
        return True
    pairs: list[tuple[Word, ...]] = list(pairwise(words)) or [tuple(words)]
    return all(any(_pair_in(pair, text) for text in texts) for pair in pairs)


def _pair_in(pair: Sequence[Word], text: str) -> bool:
    last = pair[-1]
    return _run_in([word.form for word in pair], text) or (last.short and _named_in([last.form.upper()], text))


def _limits(said: Read, support: _Support) -> Fault | None:
    """A number or day that is bounded otherwise than in the sources."""
    facts = support.facts
    for one in said.facts:
        if one.kind not in {"date", "figure"}:
            continue
        same = occurrences(one, facts, support.year)
        if same and one.limit not in {fact.limit for fact in same}:
            return Fault(Reason.LIMIT, one.span.of(said.text))
        if not same and one.limit and only_year(one):
            return Fault(Reason.LIMIT, one.span.of(said.text))
    return None


def _negations(said: Read, support: _Support) -> Fault | None:
    """A negation, or an "each", that only one side has, or that is of another word."""
    theirs = [(piece, bound) for piece in support.pieces for bound in _all_bounds(piece) if bound.kind in OF_WORD]
    own = [bound for bound in said.bounds if bound.kind in OF_WORD]
    heads = {(bound.kind, _way(bound.head)) for bound in own}
    known = Counter((bound.kind, _way(bound.head)) for _, bound in theirs)
    mine = Counter((bound.kind, _way(bound.head)) for bound in own)
    for bound in own:
        head = (bound.kind, _way(bound.head))
        if mine[head] > known[head]:
            return Fault(Reason.NEGATION, said.text[bound.span.start :])
    for piece, bound in theirs:
        if (bound.kind, _way(bound.head)) not in heads and _speaks_of(said, piece.said, bound):
            return Fault(Reason.NEGATION, piece.said.text[bound.span.start : bound.span.end + 30])
    return None


def _all_bounds(piece: Piece) -> list[Bound]:
    return [*piece.said.bounds, *(bound for line in piece.above for bound in line.bounds)]


def _way(word: str) -> str:
    """A word, or what it says where several words say the same."""
    known = known_of([word])
    ways = sorted(known.concepts - {"said"})
    return ways[0] if ways else word


def _speaks_of(said: Read, sentence: Read, bound: Bound) -> bool:
    """Whether a claim speaks of the clause that something bounds: half of its words, or the word negated."""
    if bound not in sentence.bounds:
        return False
    clause = _clause_at(sentence.text, bound.span.start)
    mine = {word.form for word in said.words}
    if bound.head and bound.head in mine:
        return True
    own = {word.form for word in sentence.words if clause.holds(word.span) and not is_plain(word)}
    stated = [fact for fact in sentence.facts if clause.holds(fact.span) and fact.kind in {"date", "figure"}]
    if any(agrees(one, fact, None) for one in said.facts for fact in stated):
        return True
    return bool(own) and len(own & mine) / len(own) >= _RELEVANT


def _clause_at(text: str, offset: int) -> Span:
    starts = [match.end() for match in _CLAUSE.finditer(text) if match.end() <= offset]
    ends = [match.start() for match in _CLAUSE.finditer(text) if match.start() >= offset]
    return Span(starts[-1] if starts else 0, ends[0] if ends else len(text))


_WHOLE = frozenset({"except", "if"})
"""What bounds all of its sentence, in whichever clause it stands."""


def _conditions(said: Read, support: _Support) -> Fault | None:
    """An exception, condition or reserve that only one side has."""
    own = {bound.kind for bound in said.bounds}
    theirs = {bound.kind for piece in support.pieces for bound in _all_bounds(piece)}
    theirs |= {fact.limit for fact in support.facts}
    for kind in (*OF_SENTENCE, *UNBOUND):
        if kind in own and kind not in theirs:
            return Fault(Reason.CONDITION, kind)
        if kind in own:
            continue
        for piece in support.pieces:
            for bound in piece.said.bounds:
                if bound.kind == kind and _is_due(said, piece.said, bound):
                    return Fault(Reason.CONDITION, piece.said.text[bound.span.start : bound.span.end + 30])
    return None


def _is_due(said: Read, sentence: Read, bound: Bound) -> bool:
    """Whether a claim has to say something that bounds a sentence."""
    speaks = _speaks_of(said, sentence, bound)
    if bound.kind not in _WHOLE:
        return speaks
    apart = bound.span.of(sentence.text).lower() == "riêng"
    return not (apart and speaks)


def _belonging(said: Read, support: _Support) -> Fault | None:
    """Facts that belong together in the claim and not in the sources."""
    kinds = {fact.kind for fact in said.facts if is_owner(fact.kind)}
    for one in said.facts:
        if one.kind not in OWNED | COMPARED or only_year(one) or one.maybe:
            continue
        places = [(piece, fact) for piece in support.pieces for fact in occurrences(one, piece.facts, support.year)]
        for kind in sorted(kinds - {one.kind}):
            owner, close = owner_in(said, one, kind)
            if owner is None or not places or only_year(owner) or _calls(owner, support):
                continue
            beside = (kind, one.kind) == ("document", "date") and 0 <= one.span.start - owner.span.end <= _BESIDE
            known = _stands_beside(owner, places) if beside else _belongs(owner, close, kind, places, support)
            if not known:
                return Fault(Reason.BELONGING, f"{owner.span.of(said.text)} – {one.span.of(said.text)}")
        own = [(piece, fact) for piece, fact in places if any(fact is it for it in piece.said.facts)]
        if one.kind in COMPARED and own and _fits_another(said, one, own, support):
            return Fault(Reason.BELONGING, one.span.of(said.text))
    return None


def _calls(one: Stated, support: _Support) -> bool:
    """Whether a fact is part of what the plan is called: it belongs to all that the plan says."""
    return one.kind in _OF_NAME and bool(occurrences(one, support.called.facts, support.year))


_BESIDE = 12
"""Characters between the number of a document and its day."""


def _stands_beside(owner: Stated, places: Sequence[tuple[Piece, Stated]]) -> bool:
    """Whether a day of the sources has the same document right before it."""
    return any(
        agrees(owner, fact, None) and 0 <= one.span.start - fact.span.end <= _BESIDE
        for piece, one in places
        for text in (piece.said, *piece.above)
        if any(stated is one for stated in text.facts)
        for fact in text.facts
    )


def _belongs(owner: Stated, close: bool, kind: str, places: Sequence[tuple[Piece, Stated]], support: _Support) -> bool:
    theirs = [owners_of(piece, fact, kind) for piece, fact in places]
    if any(agrees(owner, fact, support.year) for found in theirs for fact in found):
        return True
    if kind == "office" and any(_office_known(owner, _only(piece, support)) for piece, _ in places):
        return True
    if not close or kind in LOOSE:
        # Said in another clause: it may stand in another sentence of the sources, but not beside something else here.
        return (kind in LOOSE and not close) or any(not found for found in theirs)
    return False


def _only(piece: Piece, support: _Support) -> _Support:
    return _Support((piece,), support.called, support.year, ())


def _fits_another(said: Read, one: Stated, places: Sequence[tuple[Piece, Stated]], support: _Support) -> bool:
    others = [
        (piece, fact)
        for piece in support.pieces
        for fact in piece.said.facts
        if fact.kind == one.kind and not agrees(one, fact, support.year) and not fact.maybe
    ]
    return bool(others) and closer(said, one, places, others)


def _words(said: Read, support: _Support) -> Fault | None:
    """Words that say more than the sources."""
    known: Known = known_of([*support.texts, support.called.text])
    strange = strange_words(said.text, known, [*(fact.span for fact in said.facts), *limits_in(said.text)])
    return Fault(Reason.WORDS, strange) if strange else None


_CHECKS: tuple[Callable[[Read, _Support], Fault | None], ...] = (
    _not_ours,
    _facts,
    _names,
    _limits,
    _negations,
    _conditions,
    _belonging,
    _words,
)
