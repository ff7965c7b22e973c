"""The lexical index: BM25 over folded words and pairs of words, then a closer look at the best texts.

Kept as segments that never change: adding texts adds a small segment, small ones are merged as they
gather, removed texts are masked until then. So one plan more costs what that plan costs, and a search
reads a consistent state while another thread adds.

The closer look adds how much of the question stands close together, how much of it stands there with the
same diacritics, and how many trigrams of its words are there at all. The weights are what
`tests/benchmarks/retrieval.py` measured best on public questions and on held-out titles together.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import pairwise
from threading import Lock

import numpy as np

from knowledge.search.exact import Exact, exact_in
from knowledge.search.keys import Keys, Numbers, gram_keys, pair_keys, token_keys
from knowledge.search.postings import Norms, Postings, Scores, highest
from knowledge.search.query import Query, make_query
from knowledge.search.ranking import Ranking
from knowledge.search.reading import correct, sound_marks
from knowledge.search.segment import Mask, Segment, make_segment, tidy
from knowledge.search.sequences import Look, Sequences, chain_sequences, look, look_again
from knowledge.search.terms import Terms, terms

K1, B = 1.2, 0.75
WINDOW_WEIGHT = 0.3
MARKED_WEIGHT = 0.6
GRAM_WEIGHT = 0.1
CANDIDATES = 100

CLOSELY = 6_000
"""Words that are looked at closely, in the best texts: of long ones fewer, so that no search takes long."""

FEWEST = 20
"""So many texts are looked at, however long."""

BATCH = 5_000
"""Texts that are indexed at a time: what that takes in memory is many times what the index keeps of them."""


class LexicalIndex:
    """Texts by id, searched by their words. Safe to search from any thread while one adds."""

    def __init__(self, segments: Sequence[Segment] = ()) -> None:
        self._segments: tuple[Segment, ...] = tuple(segments)
        self._writing = Lock()

    def __len__(self) -> int:
        return sum(segment.living for segment in self._segments)

    def ids(self) -> set[str]:
        """The ids of all texts in the index."""
        return {i for s in self._segments for i, alive in zip(s.ids, s.alive, strict=True) if alive}

    def add(self, ids: Sequence[str], texts: Sequence[str], headers: Sequence[str] | None = None) -> None:
        """Index texts under their ids; a text whose id is known takes the other's place."""
        if not ids:
            return
        added: tuple[Segment, ...] = ()
        for start in range(0, len(ids), BATCH):
            own = slice(start, start + BATCH)
            made = make_segment(ids[own], texts[own], headers[own] if headers else [""] * len(ids[own]))
            added = tidy((*added, made))
        with self._writing:
            self._segments = tidy((*(s.without(ids) for s in self._segments), *added))

    def remove(self, ids: Collection[str]) -> None:
        """Take texts out; ids that are not there are passed over."""
        with self._writing:
            self._segments = tidy([segment.without(ids) for segment in self._segments])

    def search(self, query: str, k: int, *, among: Collection[str] | Mask | None = None) -> list[tuple[str, float]]:
        """The best k texts with scores 0 to 1, best first, `among` the given ids (or those of a mask) where given."""
        ranking = self.rank(query, among=among)
        best = ranking.best(k)
        scores = (ranking.scores[best] + ranking.held[best]) / (1 + ranking.named)
        return list(zip(ranking.ids(best), scores.tolist(), strict=True))

    def rank(self, question: str, *, among: Collection[str] | Mask | None = None) -> Ranking:
        """The scores of all texts; `among`: ids, or for each text of each segment whether it may be found."""
        segments = self._segments
        if not segments:
            return Ranking((), np.zeros(0), np.zeros(0, np.int64), 0, np.zeros(0, np.bool_))
        chosen = None if isinstance(among, np.ndarray) else among
        mask = np.concatenate([segment.among(chosen) for segment in segments])
        if isinstance(among, np.ndarray):
            mask &= among
        asked = _understood(segments, question)
        scores = _first_look(segments, asked, mask)
        best = _best(segments, scores)
        # Whatever is not looked at closer keeps its place behind what is.
        scores *= (1 - WINDOW_WEIGHT) * (1 - MARKED_WEIGHT) * (1 - GRAM_WEIGHT)
        scores[best] = _closer_look(segments, best, scores[best], asked)
        held, named = _exactly(segments, asked.exact, mask)
        return Ranking(segments, scores, held, named, mask)


@dataclass(frozen=True, slots=True)
class _Asked:
    """A question: its words as typed and mended, the terms of both with their rarity, what it names exactly."""

    typed: Terms
    mended: list[str]
    query: Query
    rarity: Scores
    exact: Exact


def _understood(segments: Sequence[Segment], question: str) -> _Asked:
    typed = terms(question)
    mended = correct(typed.plain, lambda word: any(segment.holds(word) for segment in segments))
    query = make_query(typed.plain, mended)
    rarity = _rarity([segment.words for segment in segments], query.keys)
    return _Asked(typed, mended, query, rarity, exact_in(question))


def _first_look(segments: Sequence[Segment], asked: _Asked, mask: Mask) -> Scores:
    """BM25 of all texts, the best one 1."""
    parts = [segment.words for segment in segments]
    tokens = token_keys(asked.exact.tokens)
    keys = np.concatenate((asked.query.keys, tokens))
    weights = np.concatenate((asked.query.times * asked.rarity, _rarity(parts, tokens)))
    scores = [part.scores(part.places(keys), weights, K1, norms) for part, norms in _normed(parts)]
    return _to_one(np.where(mask, np.concatenate(scores), 0.0))


def _closer_look(segments: Sequence[Segment], best: Numbers, first: Scores, asked: _Asked) -> Scores:
    """The final scores of the best texts; `first` are their scores of the first look."""
    if not len(best):
        return first
    query = asked.query
    plain = look(_chosen([s.plain for s in segments], best), query.numbers, query.pair_numbers)
    windows = _to_one(plain.best_windows(_saturated(plain.windows, K1) @ (query.times * asked.rarity)))
    scores = (1 - WINDOW_WEIGHT) * _to_one(first) + WINDOW_WEIGHT * windows
    if sound_marks(asked.typed):
        scores += MARKED_WEIGHT * (_marked_scores(segments, best, asked, plain) - scores)
    grams = _to_one(_gram_scores(segments, best, asked.mended))
    return (1 - GRAM_WEIGHT) * scores + GRAM_WEIGHT * grams


def _marked_scores(segments: Sequence[Segment], best: Numbers, asked: _Asked, plain: Look) -> Scores:
    """The same scores from words with diacritics, whole and in windows."""
    own = make_query(asked.typed.marked)
    texts = _chosen([segment.marked for segment in segments], best)
    found = look_again(plain, texts, own.numbers, own.pair_numbers)
    # How rare a marked word is: as rare as its plain form, and rarer where few of those have these marks.
    same = _plain_terms(asked.query, own, asked.typed)
    fewer = np.log((np.count_nonzero(plain.whole, axis=0)[same] + 1) / (np.count_nonzero(found.whole, axis=0) + 1))
    weights = own.times * (asked.rarity[same] + np.maximum(0.0, fewer))
    lengths = np.diff(texts.starts)
    norms = K1 * (1 - B + B * lengths / max(1.0, float(lengths.mean())))
    whole = _to_one(_saturated(found.whole, norms[:, None]) @ weights)
    windows = _to_one(found.best_windows(_saturated(found.windows, K1) @ weights))
    return (1 - WINDOW_WEIGHT) * whole + WINDOW_WEIGHT * windows


def _plain_terms(query: Query, marked: Query, typed: Terms) -> Numbers:
    """For each term of the marked query its place among the terms of the plain one."""
    places: dict[object, int] = {term: place for place, term in enumerate((*query.words, *query.pairs))}
    plain = dict(zip(typed.marked, typed.plain, strict=True))
    pairs = dict(zip(pairwise(typed.marked), pairwise(typed.plain), strict=True))
    found = [*(places[plain[word]] for word in marked.words), *(places[pairs[pair]] for pair in marked.pairs)]
    return np.array(found, dtype=np.int64)


def _gram_scores(segments: Sequence[Segment], best: Numbers, words: list[str]) -> Scores:
    parts = [segment.grams for segment in segments]
    keys, times = np.unique(gram_keys([words])[0], return_counts=True)
    rarity = _rarity(parts, keys)
    # What stands in more than half of the texts tells nothing of any, and is most of what would be read.
    telling = rarity > np.log(2)
    keys, weights = keys[telling], (times * rarity)[telling]
    pieces = zip(_normed(parts), _split(best, parts), strict=True)
    return np.concatenate([p.scores_of(own, p.places(keys), weights, K1, norms) for (p, norms), own in pieces])


def _rarity(parts: Sequence[Postings], keys: Keys) -> Scores:
    """The inverse document frequency of each key over all parts."""
    total = sum(len(part.lengths) for part in parts)
    spread = np.sum([part.spread(part.places(keys)) for part in parts], axis=0)
    rarity: Scores = np.log1p((total - spread + 0.5) / (spread + 0.5))
    return rarity


def _normed(parts: Sequence[Postings]) -> list[tuple[Postings, Norms]]:
    """Each part with the length part of BM25's denominator per text."""
    total = sum(len(part.lengths) for part in parts)
    average = max(1.0, sum(float(part.lengths.sum()) for part in parts) / total)
    return [(part, K1 * (1 - B + B * part.lengths / average)) for part in parts]


def _saturated(counts: Scores, norms: Scores | float) -> Scores:
    return (K1 + 1) * counts / (counts + norms)


def _best(segments: Sequence[Segment], scores: Scores) -> Numbers:
    """The numbers of the best texts in rising order."""
    best = np.sort(highest(scores, CANDIDATES))
    pieces = zip(segments, _split(best, [segment.plain for segment in segments]), strict=True)
    lengths = np.concatenate([segment.plain.lengths(own) for segment, own in pieces])
    order = np.argsort(-scores[best], kind="stable")
    read = np.cumsum(lengths[order])
    return np.sort(best[order[: max(FEWEST, int(np.searchsorted(read, CLOSELY, "right")))]])


def _split(numbers: Numbers, parts: Sequence[Postings] | Sequence[Sequences]) -> list[Numbers]:
    """Numbers over all parts, in rising order, as numbers in each part."""
    if len(parts) == 1:
        return [numbers]
    ends = np.cumsum([len(part) for part in parts])
    cuts = np.split(numbers, np.searchsorted(numbers, ends[:-1]))
    return [cut - start for cut, start in zip(cuts, (0, *ends[:-1]), strict=True)]


def _chosen(parts: Sequence[Sequences], numbers: Numbers) -> Sequences:
    return chain_sequences([part.of(own) for part, own in zip(parts, _split(numbers, parts), strict=True)])


def _to_one(scores: Scores) -> Scores:
    highest = scores.max(initial=0.0)
    return scores / highest if highest > 0 else scores


def _exactly(segments: Sequence[Segment], exact: Exact, mask: Mask) -> tuple[Numbers, int]:
    """How many of the exact things each text holds, and how many of them any text holds."""
    wanted = [token_keys([token]) for token in exact.tokens]
    wanted += [pair_keys(list(pairwise(name))) for name in exact.names]
    masks = [np.concatenate([_holding(s.words, keys) for s in segments]) & mask for keys in wanted]
    known = [one for one in masks if one.any()]
    return np.sum(known, axis=0, dtype=np.int64) + np.zeros(len(mask), dtype=np.int64), len(known)


def _holding(postings: Postings, keys: Keys) -> Mask:
    """Which texts hold all the keys."""
    places = postings.places(np.unique(keys))
    if (places < 0).any():
        return np.zeros(len(postings.lengths), dtype=np.bool_)
    holders = np.concatenate([postings.holders(int(place)) for place in places])
    held: Mask = np.bincount(holders, minlength=len(postings.lengths)) == len(places)
    return held
