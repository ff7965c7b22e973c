"""Vectors in one byte a dimension still tell what is near."""

import numpy as np
import pytest

from knowledge.search.models import open_bundled
from knowledge.search.packed import cosines, pack
from tests.knowledge.search.samples import TEXTS


def test_cosines_are_those_of_the_whole_vectors() -> None:
    vectors = open_bundled().passages(TEXTS)
    asked = open_bundled().question("Khi nào phải gửi báo cáo tổng kết?")
    kept = [np.frombuffer(one, np.int8) for one in pack(vectors)]
    assert cosines(kept, asked) == pytest.approx((vectors @ asked).tolist(), abs=0.01)


def test_a_vector_of_nothing_is_near_to_nothing() -> None:
    [kept] = pack(np.zeros((1, 3), np.float32))
    assert cosines([np.frombuffer(kept, np.int8)], np.ones(3, np.float32)) == [0.0]
