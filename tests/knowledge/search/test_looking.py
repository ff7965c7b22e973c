"""The closer look, compared with a plain count of the same thing."""

import random
from collections import Counter
from itertools import pairwise

import numpy as np
import pytest

from knowledge.search.looking import STEP, Text, look, look_of, text_of
from knowledge.search.query import Query, make_query

PLAIN = ["bao", "cao", "thi", "dua", "tong", "ket"]
MARKED = {"bao": ["báo", "bão"], "cao": ["cáo", "cao"], "thi": ["thi", "thì"], "tong": ["tổng", "tòng"]}


def _made(chance: random.Random) -> tuple[list[list[str]], list[list[str]], list[int]]:
    """Texts without diacritics, the same with them, and the words of their headers."""
    plain = [chance.choices(PLAIN, k=chance.choice([1, 7, STEP, 3 * STEP + 5, 6 * STEP])) for _ in range(8)]
    marked = [[chance.choice(MARKED.get(word, [word])) for word in text] for text in plain]
    return plain, marked, [chance.randrange(min(6, len(text))) for text in plain]


def _texts(plain: list[list[str]], marked: list[list[str]], heads: list[int]) -> list[Text]:
    return [text_of("", "", look_of(*one)) for one in zip(plain, marked, heads, strict=True)]


def _terms(query: Query) -> list[object]:
    return [*query.words, *query.pairs]


def _best_windows(text: list[str], head: int, terms: list[object], weights: list[float]) -> float:
    """The best window: the header, and two steps of words, with the pairs that begin there."""
    held: list[tuple[int, object]] = [*enumerate(text), *enumerate(pairwise(text))]
    count = max(1, -(-(len(text) - head) // STEP) - 1)
    ends = [(at + 2) * STEP if at < count - 1 else len(text) for at in range(count)]
    windows = [
        Counter(term for place, term in held if place < head or at * STEP <= place - head < end)
        for at, end in enumerate(ends)
    ]
    return max(sum(window[t] * weight for t, weight in zip(terms, weights, strict=True)) for window in windows)


@pytest.mark.parametrize("seed", range(5))
def test_each_text_and_its_best_window_hold_what_is_counted_by_hand(seed: int) -> None:
    plain, marked, heads = _made(random.Random(seed))
    query = make_query(["thi", "dua", "tong", "ket", "nam"])
    terms = _terms(query)
    weights = [float(weight) for weight in range(1, len(terms) + 1)]

    found = look(_texts(plain, marked, heads), query)

    best = found.best_windows(found.windows @ np.array(weights)[found.used])
    assert best.tolist() == [_best_windows(text, head, terms, weights) for text, head in zip(plain, heads, strict=True)]
    wholes = [Counter[object]([*text, *pairwise(text)]) for text in plain]
    assert found.whole.tolist() == [[whole[term] for term in terms] for whole in wholes]


@pytest.mark.parametrize("seed", range(5))
def test_the_second_spelling_is_counted_as_if_it_were_looked_for_alone(seed: int) -> None:
    plain, marked, heads = _made(random.Random(seed))
    typed, spelled = make_query(["bao", "cao", "tong"]), make_query(["báo", "cáo", "tổng"])
    width = len(typed.times)

    both = look(_texts(plain, marked, heads), typed, spelled)

    alone = look(_texts(marked, marked, heads), spelled)
    weights = [float(weight) for weight in range(1, 1 + len(spelled.times))]
    assert both.whole[:, width:].tolist() == alone.whole.tolist()
    best = both.best_windows(both.windows @ np.array([0.0] * width + weights)[both.used])
    assert best.tolist() == alone.best_windows(alone.windows @ np.array(weights)[alone.used]).tolist()


def test_a_text_comes_back_as_it_was_kept() -> None:
    text = text_of("a", "b", look_of(["thi", "dua"], ["thi", "đua"], 1))
    again = text_of("a", "b", look_of(["thi", "dua"], ["thi", "dua"], 1))
    assert (text.id, text.group, text.head) == ("a", "b", 1)
    assert text.plain.tolist() == again.plain.tolist()
    assert text.marked[0] == again.marked[0]
    assert text.marked[1] != again.marked[1]
    assert len(text_of("", "", b"").plain) == 0
