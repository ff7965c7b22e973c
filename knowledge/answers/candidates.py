"""The sentences of a plan that may answer a question, with how much of it each holds."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from knowledge.answers.answer_types import TYPE_WORDS, fits, type_of
from knowledge.answers.asked import Asked
from knowledge.answers.matching import Weights, content_words, overlap, text_words
from knowledge.dates import find_dates
from knowledge.sentences import bare, clauses
from knowledge.span import Span
from knowledge.text import fold

SURE = 0.62
"""The share of the question's weight that a sentence with its heading must hold to count as an answer."""

TITLED = 0.6
"""How much of a question for a date the title of a part must hold for a date in that part to answer it."""

_FEWEST_WORDS, _LEAST = 5, 0.2
"""A shorter sentence, or one that holds less of the question, is no candidate."""

SAME = {"nop": "gui"}
"""Words that mean the same wherever something is handed in, and the one that stands for both."""

_CLOSING = re.compile(r"tren day la (?:noi dung |toan van )?(?:ke hoach|huong dan|noi dung|chuong trinh|thu)\b")

Piece = tuple[Span, str]
"""A sentence and the label of the section that it stands in."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A sentence that may answer, with how much of the question it holds."""

    span: Span
    score: float
    own: float


def fitting(asked: Asked) -> list[Candidate]:
    """The sentences that can be an answer to the question word at all, best first."""
    wanted = wanted_words(asked)
    if len(set(wanted)) < 2 and type_of(asked) in {"mail", "phone"}:
        whose = set(wanted) - set(f"{asked.name.head} {asked.name.core}".split())
        contacts = [span for span, _ in pieces(asked) if fits(asked, span)]
        return [Candidate(s, 1.0, 1.0) for s in contacts if whose <= set(words_of(s.of(asked.version.text)))]
    candidates = candidates_for(asked, wanted) if wanted else []
    found = [c for c in candidates if fits(asked, c.span)]
    # "khi nào" also asks for a condition; a sentence that has nearly all the words may answer that without a date.
    conditional = not found and "khi nao" in asked.query.folded
    return [c for c in candidates if c.own >= SURE] if conditional else found


def candidates_for(asked: Asked, wanted: Sequence[str]) -> list[Candidate]:
    """The sentences that hold something of the wanted words, best first."""
    version, found = asked.version, pieces(asked)
    texts = [words_of(s.of(version.text)) for s, _ in found]
    weights = Weights(texts)
    candidates = [
        _candidate(asked, piece, words, wanted, weights)
        for piece, words in zip(found, texts, strict=True)
        # A heading says nothing.
        if len(words) >= _FEWEST_WORDS and not piece[0].of(version.text).isupper() and says_new(asked, words)
    ]
    return sorted((c for c in candidates if c), key=lambda c: -c.score)


def _candidate(
    asked: Asked, piece: Piece, words: list[str], wanted: Sequence[str], weights: Weights
) -> Candidate | None:
    # A plan that was not named must hold the very words: nearly any word is near some misread one.
    damaged = asked.name.damaged and asked.query.scope.explicit
    span, section = piece
    own = overlap(wanted, words, weights, damaged=damaged)
    if own >= _LEAST:
        whole = overlap(wanted, [*words_of(section), *words], weights, damaged=damaged)
        # The heading helps to tell which sentence is meant, but may not answer for it.
        return Candidate(span, max(own, (own + whole) / 2), own)
    if type_of(asked) == "when" and find_dates(span.of(asked.version.text)):
        titled = overlap(wanted, words_of(section), weights, damaged=damaged)
        return Candidate(span, titled, titled) if titled >= TITLED else None
    return None


def wanted_words(asked: Asked) -> list[str]:
    """The words of a question that its answer should hold."""
    words = content_words(asked.query.content, [asked.name, *asked.others])
    return [SAME.get(w, w) for w in words if w not in TYPE_WORDS.get(type_of(asked), ())]


def words_of(text: str) -> list[str]:
    """The folded words of a text, each of those that mean the same as one word."""
    return [SAME.get(w, w) for w in text_words(text)]


def pieces(asked: Asked) -> list[Piece]:
    """The sentences of a plan below its title, with the label of the section that each stands in, without the one
    that closes it."""
    title = asked.version.card.title
    head = title.span.end if title else 0
    text = asked.version.text
    found = ((s, p.section) for p in asked.version.passages for s in clauses(text, p.span))
    return [(s, section) for s, section in found if s.start >= head and not _CLOSING.match(fold(bare(s.of(text))))]


def says_new(asked: Asked, words: Sequence[str]) -> bool:
    """Whether a text has one of the words by which a follow-up differs from the question before; true of any other."""
    if not asked.query.before:
        return True
    known = {*text_words(asked.query.before), *TYPE_WORDS.get(type_of(asked), ())}
    new = [w for w in content_words(asked.query.folded, [asked.name]) if w not in known]
    return not new or any(w in words for w in new)
