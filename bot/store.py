"""The store that the settings name."""

from collections.abc import Iterator
from contextlib import contextmanager

from bot.settings import Settings
from knowledge.library import Library, open_library


@contextmanager
def open_store(settings: Settings) -> Iterator[Library]:
    """The library of these settings, closed at the end. Raises CatalogueError."""
    library = open_library(
        settings.catalogue_url,
        settings.data_dir,
        embedding=settings.embedding_model,
        chroma_url=settings.chroma_url or None,
    )
    try:
        yield library
    finally:
        library.close()
