"""Vectors in one byte a dimension, as the index keeps them beside the words of a text: a quarter of what Chroma takes.

A question is compared with the vectors of the texts that its words find, which are at hand by then; no graph has to be
walked, nor held in memory. The cosines differ from those of whole vectors by less than 0.01.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from knowledge.search.embedding import Vectors

Packed = NDArray[np.int8]
"""A vector of the bundled embedding, as long as its highest value is 127; empty where a text has none."""

_HIGHEST = 127


def pack(vectors: Vectors) -> list[bytes]:
    """What is kept of each of some vectors, shape (vectors, dimension)."""
    highest = np.abs(vectors).max(axis=1, initial=0.0, keepdims=True)
    whole = np.rint(vectors * (_HIGHEST / np.where(highest > 0, highest, 1.0))).astype(np.int8)
    return [row.tobytes() for row in whole]


def cosines(kept: Sequence[Packed], asked: Vectors) -> list[float]:
    """The cosine of each of some vectors, one or more, and that of a question; 0 of a vector of nothing."""
    vectors = np.array(kept, np.float32)
    lengths = np.sqrt(np.einsum("ij,ij->i", vectors, vectors))
    found: list[float] = (vectors @ asked / np.where(lengths > 0, lengths, 1.0)).tolist()
    return found
