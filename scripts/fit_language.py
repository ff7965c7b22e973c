"""Count the common words and pairs of words of a corpus of law and a corpus of news.

    python scripts/fit_language.py --legal legal.txt.xz --news news.txt.xz --out knowledge/bundled/language

Writes `words.txt` (a folded word and its count a line, commonest first), `pairs.npz` (sorted keys,
`number of the left word * 65536 + number of the right one`, and their counts) and `marked.txt` (the common
words with diacritics, the tone as a digit behind, and their counts). The search repairs damaged text with them
and tells with the third whether a text's diacritics can be trusted.
"""

import argparse
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path

import numpy as np
from corpora import Text, legal_articles, news_articles

from knowledge.search.terms import terms
from knowledge.text import fold

RAREST_WORD = 20
RAREST_PAIR = 5


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--legal", type=Path, required=True)
    parser.add_argument("--news", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    arguments = parser.parse_args()
    articles = chain(legal_articles(arguments.legal), news_articles(arguments.news))
    marked: Counter[str] = Counter()
    words, counts, pairs, pair_counts = count(_plain(articles, marked))
    arguments.out.mkdir(parents=True, exist_ok=True)
    lines = [f"{word} {number}\n" for word, number in zip(words, counts.tolist(), strict=True)]
    (arguments.out / "words.txt").write_text("".join(lines), encoding="utf-8")
    common = sorted(word for word, times in marked.items() if times >= RAREST_WORD and _word(word.rstrip("12345")))
    (arguments.out / "marked.txt").write_text("".join(f"{word} {marked[word]}\n" for word in common), encoding="utf-8")
    np.savez_compressed(arguments.out / "pairs.npz", pairs=pairs, counts=pair_counts)
    print(f"{len(words):,} words and {len(pairs):,} pairs written to {arguments.out}")


def _plain(articles: Iterable[Text], marked: Counter[str]) -> Iterator[list[str]]:
    """The plain words of each article, while its marked ones are counted."""
    for title, body in articles:
        found = terms(" ".join((title, *body)))
        marked.update(found.marked)
        yield found.plain


def count(texts: Iterable[list[str]]) -> tuple[list[str], np.ndarray, np.ndarray, np.ndarray]:
    """Common words, their counts, keys of common pairs, their counts."""
    numbers: dict[str, int] = {}
    # Number 0 parts the texts, so that no pair reaches over.
    runs = [[0, *(numbers.setdefault(word, len(numbers) + 1) for word in text)] for text in texts]
    flat = np.fromiter(chain.from_iterable(runs), np.int64)
    counts = np.bincount(flat, minlength=len(numbers) + 1)
    names = ["", *numbers]
    common = [i for i in np.argsort(-counts, kind="stable") if i and counts[i] >= RAREST_WORD and _word(names[i])]
    place = np.full(len(names), -1)
    place[common] = np.arange(len(common))
    left, right = place[flat[:-1]], place[flat[1:]]
    both = (left >= 0) & (right >= 0)
    keys, times = np.unique(left[both] << 16 | right[both], return_counts=True)
    kept = times >= RAREST_PAIR
    return (
        [names[i] for i in common],
        counts[common],
        keys[kept].astype(np.uint32),
        times[kept].astype(np.uint32),
    )


def _word(text: str) -> bool:
    return text.isalpha() and fold(text).isascii()


if __name__ == "__main__":
    main()
