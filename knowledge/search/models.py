"""The embedding models that can be had by name: the bundled one, or any of sentence-transformers."""

from pathlib import Path

from knowledge.search.embedding import Embedding

BUNDLED = "bundled"
BUNDLED_FOLDER = Path(__file__).parent.parent / "bundled" / "embedding"


def open_embedding(name: str) -> Embedding:
    """The embedding of that name: `bundled`, a sentence-transformers folder, or a model's hub name.

    Raises EmbeddingError where it cannot be loaded.
    """
    # Each is imported where it is wanted: neither pays for the other's libraries.
    if name == BUNDLED:
        from knowledge.search.static import open_static

        return open_static(BUNDLED_FOLDER)
    from knowledge.search.transformer import open_transformer

    return open_transformer(name)
