"""Fit the weights of the choice from labelled questions: what a candidate's features are worth, and how sure one is.

    python -m scripts.fit_choice [--sets NAME …]

The questions of the golden sets are put to their plans (`scripts/labelled.py`). Where words lie is learned first
(`scripts/fit_matching.py`), for each group of sets without it, so that how far matches are trusted is learned of
questions that they have not seen; then what puts those candidates first that are judged right
(`scripts/fit_ranker.py`); then which of the first ones is likeliest an answer, how likely, and which plan is meant,
from rankings of sets that were left out of the ranker that made them (`scripts/fit_certainty.py`). Sets are left out
in groups of those that were written one after the other, mostly by the same hand. Beside the weights of the program
those fitted without each set and its group are written to `build/choice`: `make quality` asks with them.
"""

import argparse
import json
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from typing import Any, TypeVar

from knowledge.choice.matching import Matching, write_matching
from scripts.fit_certainty import (
    Ranked,
    Ranker,
    among_without,
    certainty_without,
    limits_of,
    ranker_without,
    report,
    tell_certainty,
    tell_meant,
)
from scripts.fit_matching import Labelled, Meanings, fit_matching
from scripts.forests import SEED
from scripts.labelled import Example, labelled, match, of_set
from scripts.left_out import WEIGHTS, groups_of, left_out_weights, matching_beside
from scripts.meanings import meanings_of
from scripts.pairs import pairs
from tests.golden.sets import SETS

ROUNDS = 180
"""Trees of the ranker."""

Made = TypeVar("Made")


def main() -> None:
    """Fit, and write `knowledge/choice/weights.json` and the weights of each left-out set."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sets", nargs="*", help="names of sets to learn from (default: all of the repository)")
    parser.add_argument("--rounds", type=int, default=ROUNDS, help="trees of the ranker")
    parser.add_argument("--to", type=Path, default=WEIGHTS, help="where the weights are written")
    arguments = parser.parse_args()
    chosen = [one for one in SETS if one.learned and (not arguments.sets or one.name in arguments.sets)]
    there = [one for one in chosen if one.there]
    with ProcessPoolExecutor() as pool:
        found = dict(zip((one.name for one in there), pool.map(of_set, there), strict=True))
    beside, written = pairs()
    meanings = meanings_of(sum((one.written for one in found.values()), written))
    fit({name: one.examples for name, one in found.items()}, beside, meanings, arguments.to, arguments.rounds)


def fit(
    examples: Mapping[str, Sequence[Example]],
    beside: Sequence[Sequence[Labelled]],
    meanings: Meanings,
    to: Path,
    rounds: int = ROUNDS,
) -> None:
    """Fit weights from examples by set, with what words mean for each other besides (`scripts/pairs.py`) and alone
    (`scripts/meanings.py`), write them, and those of each left-out set beside the build's other files."""
    groups = groups_of([*examples])
    matching, matchings = _with_and_without(groups, _matching_without, examples, beside, meanings)
    write_matching(matching_beside(to), matching)
    for name, found in examples.items():
        write_matching(matching_beside(left_out_weights(name)), matchings[name])
        match(found, matchings[name])
    ranker, rankers = _with_and_without(groups, ranker_without, examples, rounds)
    ranked: Ranked = {name: one.outcomes[name] for name, one in rankers.items()}
    certainty, certainties = _with_and_without(groups, certainty_without, ranked)
    for name, outcomes in ranked.items():
        tell_certainty(outcomes, certainties[name])
    among, among_them = _with_and_without(groups, among_without, ranked, ranker.features)
    for name, outcomes in ranked.items():
        tell_meant(outcomes, among_them[name], ranker.features)
    limits = limits_of([one for found in ranked.values() for one in found])
    _write(to, limits, ranker, certainty, among)
    for name, one in rankers.items():
        _write(left_out_weights(name), limits, one, certainties[name], among_them[name])
    report(ranked, limits)


def _matching_without(
    group: Sequence[str],
    examples: Mapping[str, Sequence[Example]],
    beside: Sequence[Sequence[Labelled]],
    meanings: Meanings,
) -> Matching:
    sets = [labelled(found) for name, found in examples.items() if name not in group]
    return fit_matching([*sets, *beside], meanings, SEED)


_known: list[Any] = []
"""What a process of the fit works on."""


def _with_and_without(
    groups: Sequence[Sequence[str]], make: Callable[..., Made], *known: Any
) -> tuple[Made, dict[str, Made]]:
    """What is made of all sets, and by set what is made without its group. What it is made of is large, and known to
    the processes since they are forked."""
    with ProcessPoolExecutor(mp_context=get_context("fork"), initializer=_known.extend, initargs=(known,)) as pool:
        whole = pool.submit(_made, make, ())
        without = [pool.submit(_made, make, group) for group in groups]
        return whole.result(), {
            name: one.result() for group, one in zip(groups, without, strict=True) for name in group
        }


def _made(make: Callable[..., Made], group: Sequence[str]) -> Made:
    return make(group, *_known)


def _write(
    to: Path, limits: dict[str, float], ranker: Ranker, certainty: dict[str, Any], among: dict[str, Any]
) -> None:
    data = {"limits": limits, "features": ranker.features, **ranker.counted}
    data |= {"certainty": certainty, "among": among, "ranker": ranker.trees}
    to.parent.mkdir(parents=True, exist_ok=True)
    to.write_text(json.dumps(data, separators=(",", ":")) + "\n", encoding="utf-8")
    print(f"written: {to}, {to.stat().st_size / 1000:.0f} kB", flush=True)


if __name__ == "__main__":
    main()
