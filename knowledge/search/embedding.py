"""Embeddings: texts as unit vectors."""

from collections.abc import Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

Vectors = NDArray[np.float32]


class EmbeddingError(Exception):
    """An embedding model could not be opened. Its message is one line for the person who configured it."""


class Embedding(Protocol):
    """Texts to vectors of unit length (or all zeros where the model knows nothing of the text)."""

    @property
    def name(self) -> str:
        """Which vectors these are: two embeddings with the same name give the same vectors."""
        ...

    @property
    def dimension(self) -> int:
        """How long a vector is."""
        ...

    def passages(self, texts: Sequence[str]) -> Vectors:
        """Vectors of texts to be found, shape (texts, dimension)."""
        ...

    def question(self, text: str) -> Vectors:
        """The vector of a question, shape (dimension,)."""
        ...
