"""The store that the settings name: to read, and to change together with other processes."""

from collections.abc import Iterator
from contextlib import contextmanager

from bot.privacy import restrict
from bot.settings import Settings
from knowledge.collecting import collect_seldom
from knowledge.library import Library, open_library
from knowledge.lock import Lock
from knowledge.store import Store

OWNER_LOCK, HANDED, TRIED = "owner.lock", "handed", "reread.json"
"""In the data folder: the lock of whoever owns the store, the folder of changes that others hand to them, and which
plans were read anew in vain, and by which rules: nobody reads a scan again at every start."""


@contextmanager
def open_store(settings: Settings) -> Iterator[Library]:
    """The library of these settings, closed at the end. Raises CatalogueError."""
    restrict(settings.data_dir)
    collect_seldom()
    library = open_library(
        settings.catalogue_url,
        settings.data_dir,
        embedding=settings.embedding_model,
        chroma_url=settings.chroma_url or None,
        chroma_headers=dict(settings.chroma_headers),
        reranker=settings.reranker_model or None,
    )
    try:
        yield library
    finally:
        library.close()


@contextmanager
def open_to_change(settings: Settings) -> Iterator[Store]:
    """The store of these settings, owned by this process or handing its changes over. Raises CatalogueError."""
    with open_store(settings) as library, shared(settings, library) as store:
        yield store


def shared(settings: Settings, library: Library) -> Store:
    """A library that is open as other processes share it; with a Chroma server each one writes for itself."""
    lock = None if settings.chroma_url else Lock(settings.data_dir / OWNER_LOCK)
    return Store(library, lock, settings.data_dir / HANDED)
