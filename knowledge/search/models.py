"""The embedding models that can be had by name: the bundled one, or any of sentence-transformers."""

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from knowledge.search.embedding import Embedding

if TYPE_CHECKING:
    from knowledge.search.static import StaticEmbedding

BUNDLED = "bundled"
BUNDLED_FOLDER = Path(__file__).parent.parent / "bundled" / "embedding"


def open_embedding(name: str) -> Embedding:
    """The embedding of that name: `bundled`, a sentence-transformers folder, or a model's hub name.

    Raises EmbeddingError where it cannot be loaded.
    """
    # Each is imported where it is wanted: neither pays for the other's libraries.
    if name == BUNDLED:
        return open_bundled()
    from knowledge.search.transformer import open_transformer

    return open_transformer(name)


@cache
def open_bundled() -> "StaticEmbedding":
    """The bundled embedding, read once a process. Raises EmbeddingError."""
    from knowledge.search.static import open_static

    return open_static(BUNDLED_FOLDER)
