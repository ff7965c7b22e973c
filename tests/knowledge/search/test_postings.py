"""Scores from postings, compared with BM25 counted by hand."""

from itertools import chain

import numpy as np
import pytest

from knowledge.search.keys import Keys, Numbers
from knowledge.search.postings import Postings, collect, highest, merge

K1, NORM = 1.2, 0.9


def _made(texts: int, keys: int, seed: int) -> tuple[Postings, list[list[int]]]:
    """Texts that hold keys at random, the lower ones oftener."""
    chance = np.random.default_rng(seed)
    held = [np.minimum(chance.geometric(0.2, size=8), keys).tolist() for _ in range(texts)]
    owners = np.repeat(np.arange(texts), 8)
    return collect(np.array(list(chain.from_iterable(held)), dtype=np.uint64), owners, texts), held


def _by_hand(held: list[list[int]], keys: list[int], weights: list[float]) -> list[float]:
    counts = [[text.count(key) for key in keys] for text in held]
    return [sum(w * (K1 + 1) * n / (n + NORM) for n, w in zip(row, weights, strict=True)) for row in counts]


@pytest.mark.parametrize("texts", [1, 300, 5_000])
def test_all_texts_and_some_of_them_score_as_counted_by_hand(texts: int) -> None:
    postings, held = _made(texts, 12, seed=texts)
    asked, weights = [1, 2, 5, 9, 999], [1.0, 0.5, 2.0, 3.0, 4.0]
    places = postings.places(np.array(asked, dtype=np.uint64))
    norms = np.full(texts, NORM, dtype=np.float32)
    some: Numbers = np.unique(np.linspace(0, texts - 1, 40).astype(np.int64))

    every = postings.scores(places, np.array(weights), K1, norms)
    few = postings.scores_of(some, places, np.array(weights), K1, norms)

    expected = _by_hand(held, asked, weights)
    assert every == pytest.approx(expected, rel=1e-5)
    assert few == pytest.approx([expected[at] for at in some], rel=1e-5)


def test_nothing_asked_or_nothing_known_scores_nothing() -> None:
    postings, _ = _made(5_000, 12, seed=1)
    norms = np.full(5_000, NORM, dtype=np.float32)
    unknown: Keys = np.array([999], dtype=np.uint64)

    assert not postings.scores_of(np.arange(3), postings.places(unknown), np.ones(1), K1, norms).any()
    assert not len(postings.scores_of(np.zeros(0, np.int64), postings.places(unknown), np.ones(1), K1, norms))


def test_merged_postings_hold_what_is_kept_of_each_part() -> None:
    (one, held), (other, more) = _made(20, 6, seed=2), _made(30, 6, seed=3)
    kept = [np.arange(20) % 2 == 0, np.arange(30) % 3 == 0]

    together = merge([one, other], kept)

    texts = [*held[::2], *more[::3]]
    keys = np.arange(1, 7, dtype=np.uint64)
    for key, place in zip(keys.tolist(), together.places(keys).tolist(), strict=True):
        assert together.holders(place).tolist() == [at for at, text in enumerate(texts) if key in text]


def test_the_highest_are_found_among_few_and_among_very_many() -> None:
    scores = np.random.default_rng(4).random(100_000)

    assert set(highest(scores, 50)) == set(np.argsort(-scores)[:50])
    assert set(highest(scores[:10], 50)) == set(range(10))
