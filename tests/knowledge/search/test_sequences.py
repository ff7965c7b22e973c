"""The closer look, compared with a plain count of the same thing."""

import random
from collections import Counter
from itertools import pairwise

import numpy as np
import pytest

from knowledge.search.query import make_query
from knowledge.search.sequences import STEP, chain_sequences, look, look_again, sequences

PLAIN = ["bao", "cao", "thi", "dua", "tong", "ket"]
MARKED = {"bao": ["báo", "bão"], "cao": ["cáo", "cao"], "thi": ["thi", "thì"], "tong": ["tổng", "tòng"]}


def _made(chance: random.Random) -> tuple[list[list[str]], list[list[str]], list[int]]:
    """Texts without diacritics, the same with them, and the words of their headers."""
    plain = [chance.choices(PLAIN, k=chance.choice([1, 7, STEP, 3 * STEP + 5, 6 * STEP])) for _ in range(8)]
    marked = [[chance.choice(MARKED.get(word, [word])) for word in text] for text in plain]
    return plain, marked, [chance.randrange(min(6, len(text))) for text in plain]


def _windows(text: list[str], head: int) -> list[Counter[object]]:
    """What each window holds: the header, and two steps of words, with the pairs that begin there."""
    terms: list[tuple[int, object]] = [*enumerate(text), *enumerate(pairwise(text))]
    count = max(1, -(-(len(text) - head) // STEP) - 1)
    ends = [(at + 2) * STEP if at < count - 1 else len(text) for at in range(count)]
    return [
        Counter(term for place, term in terms if place < head or at * STEP <= place - head < end)
        for at, end in enumerate(ends)
    ]


@pytest.mark.parametrize("seed", range(5))
def test_each_text_and_each_window_holds_what_is_counted_by_hand(seed: int) -> None:
    plain, _, heads = _made(random.Random(seed))
    query = make_query(["thi", "dua", "tong", "ket", "nam"])

    found = look(sequences(plain, heads), query.numbers, query.pair_numbers)

    terms: list[object] = [*query.words, *query.pairs]
    windows = [window for text, head in zip(plain, heads, strict=True) for window in _windows(text, head)]
    assert found.windows.tolist() == [[window[term] for term in terms] for window in windows]
    wholes = [Counter([*text, *pairwise(text)]) for text in plain]
    assert found.whole.tolist() == [[whole[term] for term in terms] for whole in wholes]


@pytest.mark.parametrize("seed", range(5))
def test_the_second_spelling_is_counted_as_if_it_were_looked_for_alone(seed: int) -> None:
    plain, marked, heads = _made(random.Random(seed))
    typed, spelled = make_query(["bao", "cao", "tong"]), make_query(["báo", "cáo", "tổng"])

    before = look(sequences(plain, heads), typed.numbers, typed.pair_numbers)
    again = look_again(before, sequences(marked, heads), spelled.numbers, spelled.pair_numbers)

    alone = look(sequences(marked, heads), spelled.numbers, spelled.pair_numbers)
    weights = np.arange(1.0, 1.0 + again.whole.shape[1])
    assert again.whole.tolist() == alone.whole.tolist()
    assert again.best_windows(again.windows @ weights).tolist() == alone.best_windows(alone.windows @ weights).tolist()


def test_parts_stand_one_after_the_other() -> None:
    first, second = sequences([["thi", "dua"]], [0]), sequences([["tong"], ["ket", "nam"]], [1, 0])

    whole = chain_sequences([first, second])

    assert whole.lengths(np.arange(3)).tolist() == [2, 1, 2]
    assert whole.words.tolist() == [*first.words, *second.words]
