"""A segment of the lexical index: some texts, never changed but for the mask of those that are still alive."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from knowledge.search.exact import exact_tokens
from knowledge.search.keys import gram_keys, token_keys, word_keys
from knowledge.search.postings import Postings, collect, merge
from knowledge.search.reading import read_passage
from knowledge.search.sequences import Sequences, merge_sequences, sequences
from knowledge.search.terms import terms

LARGEST_MERGE = 25_000

Mask = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Segment:
    """`alive` are the texts that were not removed, `poor` those whose diacritics say nothing.

    `words` holds plain words, pairs of them and exact tokens, `grams` trigrams of the words; `plain` and
    `marked` are the words in order (no marked ones where a text is poor).
    """

    ids: tuple[str, ...]
    places: dict[str, int]
    alive: Mask
    poor: Mask
    words: Postings
    grams: Postings
    plain: Sequences
    marked: Sequences

    @property
    def living(self) -> int:
        """How many texts are alive."""
        return int(self.alive.sum())

    def holds(self, word: str) -> bool:
        """Whether any text has the plain word."""
        return bool(self.words.places(token_keys([word]))[0] >= 0)

    def without(self, ids: Collection[str]) -> "Segment":
        """The segment with these texts masked."""
        places = [self.places[one] for one in ids if one in self.places]
        if not places:
            return self
        alive = self.alive.copy()
        alive[places] = False
        return replace(self, alive=alive)

    def among(self, ids: Collection[str] | None) -> Mask:
        """The texts that are alive, and among the ids where any are given."""
        if ids is None:
            return self.alive
        mask = np.zeros(len(self.ids), dtype=np.bool_)
        mask[[self.places[one] for one in ids if one in self.places]] = True
        return mask & self.alive


def make_segment(ids: Sequence[str], texts: Sequence[str], headers: Sequence[str]) -> Segment:
    """A segment of new texts, each under a header (empty where there is none)."""
    whole = [f"{header}\n{text}" for header, text in zip(headers, texts, strict=True)]
    readings = [read_passage(text) for text in whole]
    plain = [read.plain for read in readings]
    marked = [read.marked or [] for read in readings]
    beside = [[*exact_tokens(text), *read.replaced] for text, read in zip(whole, readings, strict=True)]
    heads = [len(terms(header).plain) for header in headers]
    size = len(ids)
    return Segment(
        ids=tuple(ids),
        places={one: place for place, one in enumerate(ids)},
        alive=np.ones(size, dtype=np.bool_),
        poor=np.array([read.marked is None for read in readings]),
        words=_word_postings(plain, beside),
        grams=collect(*gram_keys([[*read.plain, *read.replaced] for read in readings]), size),
        plain=sequences(plain, heads),
        marked=sequences(marked, [min(head, len(words)) for head, words in zip(heads, marked, strict=True)]),
    )


def tidy(segments: Sequence[Segment]) -> tuple[Segment, ...]:
    """Merge what has become small: the newest while the one before is less than twice its size."""
    kept = [s if 4 * s.living >= 3 * len(s.ids) else _merged([s]) for s in segments if s.living]
    while len(kept) > 1:
        older, newer = kept[-2].living, kept[-1].living
        if older > 2 * newer or older + newer > LARGEST_MERGE:
            break
        kept[-2:] = [_merged(kept[-2:])]
    return tuple(kept)


def _word_postings(texts: Sequence[Sequence[str]], beside: Sequence[Sequence[str]]) -> Postings:
    """Postings of words and pairs of words, with single tokens beside them."""
    keys, docs = word_keys(texts)
    token_docs = np.repeat(np.arange(len(texts)), [len(tokens) for tokens in beside])
    more = token_keys([token for tokens in beside for token in tokens])
    return collect(np.concatenate((keys, more)), np.concatenate((docs, token_docs)), len(texts))


def _merged(segments: list[Segment]) -> Segment:
    kept = [s.alive for s in segments]
    ids = tuple(one for s in segments for one, alive in zip(s.ids, s.alive, strict=True) if alive)
    return Segment(
        ids=ids,
        places={one: place for place, one in enumerate(ids)},
        alive=np.ones(len(ids), dtype=np.bool_),
        poor=np.concatenate([s.poor[s.alive] for s in segments]),
        words=merge([s.words for s in segments], kept),
        grams=merge([s.grams for s in segments], kept),
        plain=merge_sequences([s.plain for s in segments], kept),
        marked=merge_sequences([s.marked for s in segments], kept),
    )
