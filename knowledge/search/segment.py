"""A segment of the lexical index: some texts, never changed but for the mask of those that are still alive."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from knowledge.search.exact import exact_tokens
from knowledge.search.ids import Ids, make_ids, merge_ids
from knowledge.search.keys import gram_keys, pair_keys, token_keys, word_keys
from knowledge.search.postings import Postings, collect, merge
from knowledge.search.reading import read_passage
from knowledge.search.sequences import Sequences, merge_sequences, sequences
from knowledge.search.terms import terms

LARGEST_MERGE = 25_000

Mask = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Segment:
    """`alive` are the texts that were not removed.

    `words` holds plain words, pairs of them and exact tokens, `grams` trigrams of the words; `plain` and
    `marked` are the words in order.
    """

    ids: Ids
    alive: Mask
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
        places = self.ids.places(ids)
        found = places[places >= 0]
        if not len(found):
            return self
        alive = self.alive.copy()
        alive[found] = False
        return replace(self, alive=alive)

    def among(self, ids: Collection[str] | None) -> Mask:
        """The texts that are alive, and among the ids where any are given."""
        if ids is None:
            return self.alive
        mask = np.zeros(len(self.ids), dtype=np.bool_)
        places = self.ids.places(ids)
        mask[places[places >= 0]] = True
        return mask & self.alive


def make_segment(ids: Sequence[str], texts: Sequence[str], headers: Sequence[str]) -> Segment:
    """A segment of new texts, each under a header (empty where there is none)."""
    whole = [f"{header}\n{text}" for header, text in zip(headers, texts, strict=True)]
    readings = [read_passage(text) for text in whole]
    plain = [read.plain for read in readings]
    marked = [read.marked for read in readings]
    beside = [[*exact_tokens(text), *read.beside] for text, read in zip(whole, readings, strict=True)]
    # A repair may have joined words of the header.
    heads = [min(len(terms(header).plain), len(words)) for header, words in zip(headers, plain, strict=True)]
    size = len(ids)
    return Segment(
        ids=make_ids(ids),
        alive=np.ones(size, dtype=np.bool_),
        words=_word_postings(plain, beside, [read.pairs for read in readings]),
        grams=collect(*gram_keys([[*read.plain, *read.beside] for read in readings]), size),
        plain=sequences(plain, heads),
        marked=sequences(marked, heads),
    )


def segment_arrays(segment: Segment) -> dict[str, NDArray[np.generic]]:
    """A segment as flat arrays by name. All its texts, also those that are no longer alive."""
    arrays: dict[str, NDArray[np.generic]] = {
        "ids.names": segment.ids.names.view(np.uint8).reshape(len(segment.ids), segment.ids.names.itemsize),
        "ids.order": segment.ids.order,
    }
    for name, postings in (("words", segment.words), ("grams", segment.grams)):
        arrays |= {f"{name}.{one.name}": getattr(postings, one.name) for one in fields(Postings)}
    for name, sequence in (("plain", segment.plain), ("marked", segment.marked)):
        arrays |= {f"{name}.{one.name}": getattr(sequence, one.name) for one in fields(Sequences)}
    return arrays


def segment_of(arrays: Mapping[str, NDArray[Any]]) -> Segment:
    """The segment of such arrays, all its texts alive. Raises KeyError where one is missing."""
    names = arrays["ids.names"]
    return Segment(
        ids=Ids(names.reshape(-1).view(f"S{names.shape[1]}"), arrays["ids.order"]),
        alive=np.ones(len(names), dtype=np.bool_),
        words=Postings(*(arrays[f"words.{one.name}"] for one in fields(Postings))),
        grams=Postings(*(arrays[f"grams.{one.name}"] for one in fields(Postings))),
        plain=Sequences(*(arrays[f"plain.{one.name}"] for one in fields(Sequences))),
        marked=Sequences(*(arrays[f"marked.{one.name}"] for one in fields(Sequences))),
    )


def tidy(segments: Sequence[Segment]) -> tuple[Segment, ...]:
    """Merge what has become small: the newest while the one before is less than twice its size."""
    kept = [s if 4 * s.living >= 3 * len(s.ids) else merged([s]) for s in segments if s.living]
    while len(kept) > 1:
        older, newer = kept[-2].living, kept[-1].living
        if older > 2 * newer or older + newer > LARGEST_MERGE:
            break
        kept[-2:] = [merged(kept[-2:])]
    return tuple(kept)


def _word_postings(
    texts: Sequence[Sequence[str]], beside: Sequence[Sequence[str]], pairs: Sequence[Sequence[tuple[str, str]]]
) -> Postings:
    """Postings of words and pairs of words, with single tokens and pairs beside them."""
    keys, docs = word_keys(texts)
    more = token_keys([token for tokens in beside for token in tokens])
    doubles = pair_keys([pair for own in pairs for pair in own])
    numbers = np.arange(len(texts))
    owners = [np.repeat(numbers, [len(own) for own in each]) for each in (beside, pairs)]
    return collect(np.concatenate((keys, more, doubles)), np.concatenate((docs, *owners)), len(texts))


def merged(segments: Sequence[Segment]) -> Segment:
    """One segment of the texts of several that are alive, in their order."""
    kept = [s.alive for s in segments]
    ids = merge_ids([s.ids for s in segments], kept)
    return Segment(
        ids=ids,
        alive=np.ones(len(ids), dtype=np.bool_),
        words=merge([s.words for s in segments], kept),
        grams=merge([s.grams for s in segments], kept),
        plain=merge_sequences([s.plain for s in segments], kept),
        marked=merge_sequences([s.marked for s in segments], kept),
    )
