"""What each feature and each cue of the choice is worth: switched off in turn over all left-out sets.

    python -m tests.benchmarks.ablation [--least N]

Each set is ranked by the weights that were fitted without it (`python -m scripts.fit_choice` leaves them in
build/choice). A feature is switched off by giving every candidate its median, a cue by not hearing it. Printed is how
many questions then have another first candidate that is right: what costs nothing anywhere can be deleted.
"""

import argparse
import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

import numpy as np

from knowledge.choice.affinity import cue_names
from knowledge.choice.model import Model, read_model
from knowledge.evidence.words import Floats
from scripts.fit_ranker import complete
from scripts.labelled import RIGHT, Example, match, of_set
from scripts.left_out import left_out_weights
from tests.golden.sets import SETS


def main() -> None:
    """Print what each feature and cue costs when it is switched off, the dearest first."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--least", type=int, default=0, help="print only what changes at least so many questions")
    arguments = parser.parse_args()
    lost: dict[str, int] = {}
    count = right = 0
    for golden_set in SETS:
        kept = left_out_weights(golden_set.name)
        if not (golden_set.there and golden_set.learned and kept.exists()):
            continue
        data = json.loads(kept.read_text(encoding="utf-8"))
        model, examples = read_model(kept), [one for one in of_set(golden_set).examples if one.answerable]
        match(examples, model.matching)
        count += len(examples)
        for example in examples:
            _, rows = complete(example, data)
            was = _is_right(model, rows, example)
            right += was
            for name, changed in _switched_off(model, example, rows, data):
                lost[name] = lost.get(name, 0) + was - _is_right(model, changed, example)
    print(f"{right} of {count} questions have a right first candidate; without each of these so many fewer:")
    for name, fewer in sorted(lost.items(), key=lambda one: -one[1]):
        if abs(fewer) >= arguments.least:
            print(f"  {fewer:4d}  {name}")


def _is_right(model: Model, rows: Floats, example: Example) -> bool:
    return bool(example.grades[int(np.argmax(model.ranker.score(rows.T)))] >= RIGHT)


def _switched_off(
    model: Model, example: Example, rows: Floats, data: Mapping[str, Any]
) -> Iterator[tuple[str, Floats]]:
    for at, name in enumerate(model.features):
        if rows[:, at].min() == rows[:, at].max():
            yield name, rows
            continue
        changed = rows.copy()
        changed[:, at] = np.median(rows[:, at])
        yield name, changed
    names = cue_names()
    for at in np.flatnonzero(example.shown):
        shown = example.shown.copy()
        shown[at] = 0
        yield names[at], complete(replace(example, shown=shown), data)[1]


if __name__ == "__main__":
    main()
