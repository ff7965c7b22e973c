"""What is counted over labelled questions."""

import numpy as np

from knowledge.choice.matching import Asked
from knowledge.choice.telling import Held
from knowledge.evaluation import Golden
from scripts.fit_ranker import telling_of
from scripts.labelled import RIGHT, Example

ASKED = Golden(id="a", ask="hạn nộp?", plan=("one",), facts=("15/6/2031",))


def test_how_often_right_answers_hold_what_was_asked_with() -> None:
    def example(part: str, *, held: bool) -> Example:
        same = np.zeros((3, 1, 2), dtype=np.bool_)
        same[0, 0, 0] = held
        found = Held((part,), same, np.zeros_like(same), np.ones((2, 2), dtype=np.float32))
        none = np.zeros((2, 0), dtype=np.float32)
        grades, owners = np.array([RIGHT, 0]), np.zeros(2, dtype=np.int64)
        asked = Asked((), np.zeros(0, dtype=np.uint64), np.zeros(0, dtype=np.bool_))
        one = frozenset({0})
        return Example(ASKED, (), none, grades, owners, owners, none, none, none, one, (found,), asked, (), (), one)

    asked = [
        example("tre", held=True),
        example("tre", held=True),
        example("nua", held=False),
        example("nua", held=False),
    ]
    told = telling_of([*asked, example("once", held=True)])
    assert told["rates"].keys() == {"tre", "nua"}
    assert told["rates"]["tre"][0] > told["usual"][0] > told["rates"]["nua"][0]
