"""Failures that are no fault of the program, in words for the person."""

import errno

from bot.settings import SettingsError
from bot.wording.cli import Words
from ingest.errors import IngestError
from knowledge.catalogue import CatalogueError
from knowledge.corrections import CorrectionError
from knowledge.store import OwnerError

_UNWRITABLE = (errno.EROFS, errno.ENOSPC, errno.EDQUOT, errno.EACCES, errno.EPERM)
"""A disk that is full, or that this user or nobody may write."""


class BotError(Exception):
    """The bot cannot start; the message is for whoever started it."""


def explain(error: Exception, words: Words) -> str | None:
    """One line that says what is wrong and where; None for an error that nobody expected."""
    if isinstance(error, SettingsError | CatalogueError | CorrectionError | OwnerError):
        return words(error.key, **error.values)
    if isinstance(error, IngestError):
        return words(f"file.{error.key}", **error.values)
    if isinstance(error, OSError) and error.errno in _UNWRITABLE:
        return words("disk.unwritable", path=error.filename or "DATA_DIR", cause=error.strerror)
    # What the others belong to is loaded by now if it was that which failed.
    from bot.state.errors import StateError
    from knowledge.archive import ArchiveError

    if isinstance(error, ArchiveError | StateError):
        return words(error.key, **error.values)
    from knowledge.search.embedding import EmbeddingError
    from knowledge.search.vectors import VectorStoreError

    if isinstance(error, VectorStoreError):
        return words(error.key, **error.values)
    return str(error) if isinstance(error, BotError | EmbeddingError) else None
