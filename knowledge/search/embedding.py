"""Embeddings: texts as unit vectors. Which one is a matter of its name."""

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

BUNDLED = "bundled"
BUNDLED_FOLDER = Path(__file__).parent.parent / "bundled" / "embedding"

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


def open_embedding(name: str) -> Embedding:
    """The embedding of that name: `bundled`, a sentence-transformers folder, or a model's hub name.

    Raises EmbeddingError where it cannot be loaded.
    """
    if name == BUNDLED:
        from knowledge.search.static import open_static

        return open_static(BUNDLED_FOLDER)
    from knowledge.search.transformer import open_transformer

    return open_transformer(name)
