"""Items of lists and paragraphs as answers: what several sentences of one item say together."""

import re
from collections.abc import Sequence
from itertools import groupby

from knowledge.answers.answer_types import LABEL, counted, fits, labelled_so, type_of
from knowledge.answers.asked import Asked
from knowledge.answers.candidates import SAME, Candidate, Piece, pieces, says_new, wanted_words, words_of
from knowledge.answers.matching import Weights, content_words, overlap
from knowledge.sentences import bare
from knowledge.span import Span

SURE_ITEM, MORE_ITEM, ITEM_OWN = 0.62, 0.15, 0.45
"""The share of the question that an item of a list must hold to answer it, by how much more than the best single
sentence that does, and how much of it without its heading."""

ITEM_TYPED = 0.5
"""The same where it has the very thing that is asked for."""

ITEM_LENGTH = 900
"""Characters; a longer paragraph is no item."""

_YES_NO = re.compile(r"((?:\w+ ){1,4})(?:co )?duoc khong\b|\bco (?:duoc|bi|phai) ((?:\w+ ){1,8}?)khong$")


def floor_of_item(asked: Asked, item: Candidate) -> float:
    """How much of the question an item must hold: less where it has a number of the very thing that is counted, or
    most of what a question for yes or no is about."""
    about, held = asked_about(asked), set(words_of(item.span.of(asked.version.text)))
    settles = bool(about) and about[-1] in held and len(held & set(about)) * 3 >= len(set(about)) * 2
    return ITEM_TYPED if settles or (type_of(asked) == "count" and counted(asked)) else SURE_ITEM


def asked_about(asked: Asked) -> list[str]:
    """The words of what a question for yes or no is about, the thing itself last: those before "được không", or in
    "có được … không"."""
    match = _YES_NO.search(asked.query.folded)
    return [SAME.get(w, w) for w in content_words(match[1] or match[2], [asked.name])] if match else []


def best_item(asked: Asked, passed_over: frozenset[str] = frozenset()) -> Candidate | None:
    """The item of a list, or paragraph, whose sentences hold most of the question together, where one of them is of
    the type that is asked for."""
    wanted = [w for w in wanted_words(asked) if w not in passed_over]
    if len(set(wanted)) < 2:
        return None
    weights = Weights([words_of(s.of(asked.version.text)) for s, _ in pieces(asked)])
    found = [_as_candidate(asked, item, wanted, weights) for item in _items(asked)]
    return max((c for c in found if c), key=lambda c: c.score, default=None)


def _as_candidate(asked: Asked, item: Sequence[Piece], wanted: Sequence[str], weights: Weights) -> Candidate | None:
    """The part of an item that holds the question as a candidate; None where no sentence of it can be an answer."""
    text = asked.version.text
    own = overlap(wanted, words_of(_over(item).of(text)), weights)
    if own < ITEM_OWN or not labelled_so(asked, _over(item)):
        return None
    part = _smallest(asked, item, wanted, weights)
    words = words_of(_over(part).of(text))
    if not says_new(asked, words) or not any(fits(asked, s) for s, _ in part):
        return None
    whole = overlap(wanted, [*words_of(item[0][1]), *words], weights)
    return Candidate(_over(part), max(own, (own + whole) / 2), own)


def _over(pieces: Sequence[Piece]) -> Span:
    return Span(pieces[0][0].start, pieces[-1][0].end)


def _smallest(asked: Asked, item: Sequence[Piece], wanted: Sequence[str], weights: Weights) -> Sequence[Piece]:
    """The fewest sentences of an item that hold as much of the question, with one that is of the type asked for;
    all of them where it begins with what it is about."""
    if LABEL.match(bare(item[0][0].of(asked.version.text))):
        return item

    def held(pieces: Sequence[Piece]) -> float:
        own = overlap(wanted, words_of(_over(pieces).of(asked.version.text)), weights)
        return own if any(fits(asked, s) for s, _ in pieces) else 0.0

    whole, part = held(item), item
    while len(part) > 1 and held(part[:-1]) >= whole:
        part = part[:-1]
    while len(part) > 1 and held(part[1:]) >= whole:
        part = part[1:]
    return part


def _items(asked: Asked) -> list[list[Piece]]:
    """The lines of a plan that have several sentences and are short enough to be read whole."""
    text = asked.version.text
    lines = (list(line) for _, line in groupby(pieces(asked), key=lambda piece: text.count("\n", 0, piece[0].start)))
    return [line for line in lines if len(line) > 1 and line[-1][0].end - line[0][0].start <= ITEM_LENGTH]
