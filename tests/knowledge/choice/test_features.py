"""The table of what the choice looks at."""

import numpy as np

from knowledge.choice.features import stacked


def test_a_single_number_is_that_of_every_candidate() -> None:
    found = {"same": 0.5, "each": np.array([1.0, 2.0]), "whether": np.array([True, False])}
    rows = stacked(found, ("whether", "same", "each"))
    assert rows.tolist() == [[1, 0], [0.5, 0.5], [1, 2]]
    assert rows.dtype == np.float32
