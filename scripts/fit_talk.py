"""Fit the weights that tell talk from questions to the plans (`knowledge/question/talk.py`) from labelled lines.

    python -m scripts.fit_talk [--folds N]

The lines of talk are those of `scripts/talk_lines.yaml`; the questions are its own and those of the repository's
golden sets. A softmax over the features of a line is fitted by plain gradient descent from a pinned seed. With
`--folds` nothing is written: each fold is told by weights that have not seen it.
"""

import argparse
import json
import random
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np
import yaml
from scipy.sparse import csr_array

import knowledge
from knowledge.question.talk import WEIGHTS, Sort, features
from knowledge.text import fold
from tests.golden.sets import GOLDEN, SETS

LINES = Path(__file__).parent / "talk_lines.yaml"
SEED = 11
ROUNDS, STEP, DECAY = 300, 0.05, 2e-4
RARE = 6
"""A feature of fewer lines is none."""

LIMITS = {"alone": 0.7, "wanted": 0.5, "beside": 0.5, "world": 0.95, "asked": 0.7, "spoken": 0.5}
SORTS = list(Sort)

Line = tuple[str, Sort]
Floats = np.ndarray[tuple[int, ...], np.dtype[np.float64]]


def main() -> None:
    """Fit and write, or fit without each fold and tell how many lines are told right."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--folds", type=int, default=0)
    folds = parser.parse_args().folds
    lines = labelled()
    if folds:
        told_by_others(lines, folds)
        return
    written = fitted(lines)
    file = Path(knowledge.__file__).parent / WEIGHTS
    file.write_text(written, encoding="utf-8")
    print(f"{file.name}: {len(written) / 1000:.0f} kB from {len(lines)} lines")


def labelled() -> list[Line]:
    """Every line with its sort; the questions of the golden sets of this repository among them."""
    read: dict[str, list[str]] = yaml.safe_load(LINES.read_text(encoding="utf-8"))
    lines = [(text, Sort(sort)) for sort, texts in read.items() for text in texts]
    asked = [
        text for one in SETS if one.learned and one.questions.is_relative_to(GOLDEN) for text in _asked(one.questions)
    ]
    return [*lines, *((text, Sort.QUESTION) for text in dict.fromkeys(asked))]


def _asked(file: Path) -> Iterable[str]:
    for one in yaml.safe_load(file.read_text(encoding="utf-8")):
        if one.get("plan"):  # what has none is asked of no plan that there is, or is talk
            yield one["ask"]


def varied(lines: Iterable[Line]) -> list[Line]:
    """Each line as it is, without its marks, and without its question mark."""
    found: dict[Line, None] = {}
    for text, sort in lines:
        bare = text.rstrip("?！!. ") or text
        found |= dict.fromkeys([(text, sort), (bare, sort), (fold(bare), sort)])
    return list(found)


def fitted(lines: Sequence[Line]) -> str:
    """The weights as they are kept, one feature a line."""
    names, weights = fit(varied(lines))
    rows = [f"  {json.dumps(name, ensure_ascii=False)}: {_row(row)}" for name, row in zip(names, weights, strict=True)]
    head = json.dumps({"sorts": SORTS, "limits": LIMITS})[1:-1]
    return "{" + head + ', "weights": {\n' + ",\n".join(rows) + "\n}}\n"


def _row(row: Floats) -> str:
    return "[" + ",".join(f"{value:.1f}".replace("-0.0", "0").removesuffix(".0") for value in row) + "]"


def fit(lines: Sequence[Line]) -> tuple[list[str], Floats]:
    """The features that are not rare, and the weight of each for each sort."""
    seen = [tuple(features(text)) for text, _ in lines]
    counted = Counter(name for one in seen for name in one)
    names = sorted(name for name, count in counted.items() if count >= RARE)
    at = {name: place for place, name in enumerate(names)}
    cells = [(row, at[name]) for row, one in enumerate(seen) for name in one if name in at]
    table = csr_array((np.ones(len(cells)), tuple(zip(*cells, strict=True))), shape=(len(lines), len(names)))
    wanted = np.zeros((len(lines), len(SORTS)))
    wanted[np.arange(len(lines)), [SORTS.index(sort) for _, sort in lines]] = 1
    # Sorts with many lines do not drown those with few.
    share = 1 / np.sqrt(wanted.sum(axis=0).clip(min=1))
    heed = (wanted @ share)[:, None]
    heed /= heed.mean()
    weights = np.random.default_rng(SEED).normal(0, 0.01, (len(names), len(SORTS)))
    first, second = np.zeros_like(weights), np.zeros_like(weights)
    for turn in range(1, ROUNDS + 1):
        gradient = table.T @ (heed * (_softmax(table @ weights) - wanted)) / len(lines) + DECAY * weights
        first = 0.9 * first + 0.1 * gradient
        second = 0.999 * second + 0.001 * gradient**2
        weights -= STEP * (first / (1 - 0.9**turn)) / (np.sqrt(second / (1 - 0.999**turn)) + 1e-8)
    return names, weights


def _softmax(scores: Floats) -> Floats:
    raised = np.exp(scores - scores.max(axis=1, keepdims=True))
    return raised / raised.sum(axis=1, keepdims=True)


def told_by_others(lines: Sequence[Line], folds: int) -> None:
    """How each line is told by weights that were fitted without it."""
    shuffled = list(lines)
    random.Random(SEED).shuffle(shuffled)
    wrong: Counter[tuple[Sort, Sort]] = Counter()
    for fold_at in range(folds):
        own = shuffled[fold_at::folds]
        names, weights = fit(varied([line for line in shuffled if line not in set(own)]))
        at = {name: place for place, name in enumerate(names)}
        for text, sort in own:
            scores = sum((weights[at[name]] for name in features(text) if name in at), np.zeros(len(SORTS)))
            chance = _softmax(np.array([scores]))[0]
            best = SORTS[int(chance.argmax())]
            if best is not sort:
                wrong[sort, best] += 1
                print(f"{sort:10} told as {best:10} {chance.max():.2f}  {text}")
    talk = Counter(sort for _, sort in lines)
    missed = sum(wrong.values())
    print(f"{len(lines) - missed} of {len(lines)} right")
    taken = sum(count for (sort, _), count in wrong.items() if sort is Sort.QUESTION)
    print(f"{taken} of {talk[Sort.QUESTION]} questions taken for talk")
    asked = sum(count for (sort, best), count in wrong.items() if best is Sort.QUESTION and sort is not Sort.QUESTION)
    print(f"{asked} of {len(lines) - talk[Sort.QUESTION]} lines of talk taken for questions")


if __name__ == "__main__":
    main()
