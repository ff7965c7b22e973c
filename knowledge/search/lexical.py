"""The lexical index: BM25 over folded words and pairs of words, then a closer look at the best texts.

The closer look adds how much of the question stands close together, and how much of it stands there with the same
diacritics. The weights are what `tests/benchmarks/retrieval.py` measured best on public questions and on held-out
titles together.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, chain, pairwise
from math import log1p
from operator import itemgetter
from threading import Lock

import numpy as np

from knowledge.search.engine import Among, Engine, Entry, Groups, Snapshot
from knowledge.search.exact import exact_in, exact_tokens
from knowledge.search.looking import K1, B, Scores, Text, look, look_of, saturated, to_one
from knowledge.search.query import Query, make_query
from knowledge.search.reading import correct, read_passage, sound_marks
from knowledge.search.terms import JOINER, Terms, terms, units

WINDOW_WEIGHT = 0.3
MARKED_WEIGHT = 0.6
CANDIDATES = 50

CLOSELY = 3_000
"""Words that are looked at closely, in the best texts: of long ones fewer, so that no search takes long."""

FEWEST = 20
"""So many texts are looked at, however long."""

_MOST_EXACT = 1_000
"""Texts that may hold what a question names exactly."""


def entry_of(
    name: str,
    text: str,
    header: str,
    *,
    group: str = "",
    about: bytes = b"",
    known: Collection[str] = (),
    keys: Collection[str] = (),
    vector: bytes = b"",
) -> Entry:
    """A text as the index keeps it, found by its words and those of its header (empty where there is none)."""
    whole = f"{header}\n{text}"
    read = read_passage(whole)
    words = chain(units(read.plain), exact_tokens(whole), read.beside, map(JOINER.join, read.pairs))
    # A repair may have joined words of the header.
    head = min(len(terms(header).plain), len(read.plain))
    return Entry(name, " ".join(words), look_of(read.plain, read.marked, head), group, about, known, keys, vector)


@dataclass(frozen=True, slots=True)
class Part:
    """Some of the texts that are searched; of these only those of the `current` groups where they are named."""

    snapshot: Snapshot
    current: Collection[str] | None = None

    def best(
        self, words: Mapping[str, float], k: int, among: Among | None, holding: Collection[str] = ()
    ) -> list[tuple[float, Text]]:
        """As `Snapshot.best`."""
        found = self.snapshot.best(words, k, among, holding)
        if self.current is None:
            return found
        kept = [hit for hit in found if hit[1].group in self.current]
        if len(kept) == len(found) or len(found) < k:
            return kept
        return self.best(words, 4 * k, among, holding)[:k]


@dataclass(frozen=True, slots=True)
class Ranking:
    """The best texts, their scores by their ids, 0 to 1, and how many of the `named` exact things some hold."""

    texts: Sequence[Text]
    scores: dict[str, float]
    held: dict[str, int]
    named: int

    def best(self, scores: Mapping[str, float]) -> list[tuple[str, float]]:
        """The texts by some scores, best first, those before all others that hold what is named."""
        total = scores
        if self.named:
            total = {one: (score + self.held.get(one, 0)) / (1 + self.named) for one, score in scores.items()}
        return sorted(total.items(), key=itemgetter(1), reverse=True)


@dataclass(frozen=True, slots=True)
class Words:
    """The texts of one moment, searched by their words. Safe to share between threads."""

    parts: Sequence[Part]

    def __len__(self) -> int:
        return sum(len(part.snapshot) for part in self.parts)

    def __contains__(self, name: str) -> bool:
        return any(part.snapshot.has(name) for part in self.parts)

    def texts(self, among: Groups, most: int) -> list[Text]:
        """The texts of some groups; none where they are more than so many."""
        if len(among.names) > most:
            return []
        texts = [one for part in self.parts for one in part.snapshot.texts(among, most + 1)]
        return texts if len(texts) <= most else []

    def holds(self, words: str, among: Among | None = None) -> bool:
        """Whether one text holds some words, as far as the index can tell."""
        wanted = exact_tokens(words) or units(terms(words).plain)
        return any(part.snapshot.holds(wanted, among) for part in self.parts)

    def search(self, query: str, k: int, *, among: Among | None = None) -> list[tuple[str, float]]:
        """The best k texts with scores 0 to 1, best first, among the given ones where any are."""
        ranking = self.rank(query, k, among=among)
        return ranking.best(ranking.scores)[:k]

    def rank(self, question: str, depth: int, *, among: Among | None = None) -> Ranking:
        """The scores of at least so many texts, where so many hold anything of the question."""
        asked = self._understood(question)
        hits = self._best(asked, max(depth, CANDIDATES), among)
        exact = [own for things in asked.exact if (own := self._best(asked, _MOST_EXACT, among, things))]
        held = Counter(text.id for own in exact for _, text in own)
        if exact:
            found = {text.id: (score, text) for own in (*exact, hits) for score, text in own}
            hits = sorted(found.values(), key=lambda hit: -(hit[0] + _FIRST * held[hit[1].id]))
        scores = self._scores(asked, hits) if hits else []
        texts = [text for _, text in hits]
        return Ranking(texts, dict(zip((text.id for text in texts), scores, strict=True)), held, len(exact))

    def _understood(self, question: str) -> "_Asked":
        typed, exact = terms(question), exact_in(question)
        mended = correct(typed.plain, lambda word: any(part.snapshot.spread(word) for part in self.parts))
        query = make_query(typed.plain, mended)
        wanted = dict(zip(query.units, query.times, strict=True)) | dict.fromkeys(exact.tokens, 1)
        names = (tuple(JOINER.join(pair) for pair in pairwise(name)) for name in exact.names)
        things = (*((token,) for token in exact.tokens), *names)
        return _Asked(typed, query, wanted, self._rarities(wanted), things)

    def _rarities(self, words: Iterable[str]) -> dict[str, float]:
        """The inverse document frequency of words over all parts."""
        spreads, total = [part.snapshot.spread for part in self.parts], len(self)
        return {word: _rarity(total, sum([spread(word) for spread in spreads])) for word in words}

    def _best(
        self, asked: "_Asked", k: int, among: Among | None, holding: Collection[str] = ()
    ) -> list[tuple[float, Text]]:
        if len(self.parts) == 1:
            return self.parts[0].best(asked.wanted, k, among, holding)
        found = (part.best(self._weights(part, asked), k, among, holding) for part in self.parts)
        return sorted(chain.from_iterable(found), key=lambda hit: -hit[0])[:k]

    def _weights(self, part: Part, asked: "_Asked") -> dict[str, float]:
        """The weights by which a part scores its texts as if it had all of them."""
        own = {word: _rarity(len(part.snapshot), part.snapshot.spread(word)) for word in asked.wanted}
        return {word: times * asked.rarity[word] / own[word] for word, times in asked.wanted.items()}

    def _scores(self, asked: "_Asked", hits: Sequence[tuple[float, Text]]) -> list[float]:
        first = to_one(np.array([score for score, _ in hits]))
        read = accumulate(len(text.plain) for _, text in hits[:CANDIDATES])
        closely = max(min(FEWEST, len(hits)), sum(words <= CLOSELY for words in read))
        # Whatever is not looked at closer keeps its place behind what is.
        scores = first * ((1 - WINDOW_WEIGHT) * (1 - MARKED_WEIGHT))
        scores[:closely] = _closer_look([text for _, text in hits[:closely]], first[:closely], asked)
        found: list[float] = scores.tolist()
        return found


class LexicalIndex:
    """Texts by id, searched by their words. Safe to search from any thread while one adds."""

    def __init__(self) -> None:
        self._engine = Engine()
        self._ids: frozenset[str] = frozenset()
        self._words = Words((Part(self._engine.snapshot()),))
        self._writing = Lock()

    def __len__(self) -> int:
        return len(self._ids)

    def ids(self) -> frozenset[str]:
        """The ids of all texts in the index."""
        return self._ids

    @property
    def words(self) -> Words:
        """The texts as they are now."""
        return self._words

    def add(self, ids: Sequence[str], texts: Sequence[str], headers: Sequence[str] | None = None) -> None:
        """Index texts under their ids; a text whose id is known takes the other's place."""
        whole = zip(ids, texts, headers or [""] * len(ids), strict=True)
        self._change([entry_of(*one) for one in whole], self._ids.intersection(ids))

    def remove(self, ids: Collection[str]) -> None:
        """Take texts out; ids that are not there are passed over."""
        self._change([], self._ids.intersection(ids))

    def search(self, query: str, k: int, *, among: Collection[str] | None = None) -> list[tuple[str, float]]:
        """As `Words.search`."""
        return self._words.search(query, k, among=among)

    def _change(self, added: Sequence[Entry], gone: Collection[str]) -> None:
        with self._writing:
            self._engine.change(added, ids=gone)
            self._ids = self._ids.difference(gone).union(entry.id for entry in added)
            self._words = Words((Part(self._engine.snapshot()),))


@dataclass(frozen=True, slots=True)
class _Asked:
    """A question: its words as typed, the terms of these and of the mended ones, how often each is `wanted` in a text
    and how rare it is, and what it names exactly, each by the terms that a text must have all of."""

    typed: Terms
    query: Query
    wanted: Mapping[str, float]
    rarity: Mapping[str, float]
    exact: Sequence[Sequence[str]]


_FIRST = 1e6
"""More than any score: what holds something exactly stands before what does not."""


def _closer_look(texts: Sequence[Text], first: Scores, asked: _Asked) -> Scores:
    """The final scores of the best texts; `first` are their scores of the first look."""
    marked = make_query(asked.typed.marked) if sound_marks(asked.typed) else None
    found, width = look(texts, asked.query, marked), len(asked.query.times)
    rarity = np.array([asked.rarity[one] for one in asked.query.units])
    weights = np.zeros((found.whole.shape[1], 2))
    weights[:width, 0] = rarity * asked.query.times
    shares = saturated(found.windows)
    if marked is None:
        windows = found.best_windows(shares @ weights[found.used, 0].astype(np.float32))
        return (1 - WINDOW_WEIGHT) * first + WINDOW_WEIGHT * to_one(windows)
    # How rare a marked word is: as rare as its plain form, and rarer where few of those have these marks.
    held = np.count_nonzero(found.whole, axis=0)
    same = _plain_terms(asked.query, marked, asked.typed)
    fewer = np.log((held[same] + 1) / (held[width:] + 1))
    weights[width:, 1] = (rarity[same] + np.maximum(0.0, fewer)) * marked.times
    norms = K1 * (1 - B + B * found.lengths / found.lengths.mean())
    whole = to_one(saturated(found.whole[:, width:], norms[:, None]) @ weights[width:, 1])
    windows = to_one(found.best_windows(shares @ weights[found.used].astype(np.float32)), axis=0)
    scores: Scores = (1 - WINDOW_WEIGHT) * first + WINDOW_WEIGHT * windows[:, 0]
    scores += MARKED_WEIGHT * ((1 - WINDOW_WEIGHT) * whole + WINDOW_WEIGHT * windows[:, 1] - scores)
    return scores


def _plain_terms(query: Query, marked: Query, typed: Terms) -> list[int]:
    """For each term of the marked query its place among the terms of the plain one."""
    places = {term: place for place, term in enumerate(query.units)}
    plain = dict(zip(typed.marked, typed.plain, strict=True))
    pairs = (f"{plain[left]}{JOINER}{plain[right]}" for left, right in marked.pairs)
    return [places[term] for term in (*(plain[word] for word in marked.words), *pairs)]


def _rarity(total: int, spread: int) -> float:
    return log1p((total - spread + 0.5) / (spread + 0.5))
