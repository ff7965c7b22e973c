"""Vectors in Chroma, embedded or on a server. Chroma's only home; the texts stay in the catalogue."""

import re
from collections.abc import Collection, Sequence
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import numpy as np

from knowledge.search.embedding import Embedding, Vectors

if TYPE_CHECKING:
    from chromadb.api import ClientAPI


_PREFIX = "passages-"


class VectorStoreError(Exception):
    """Chroma cannot be opened or reached. Its message is one line for the person who configured it."""


def open_vectors(path: Path | None, url: str | None, embedding: Embedding) -> "ChromaVectors":
    """The collection of this embedding's vectors, in a folder or, where a URL is given, on a Chroma server.

    Raises VectorStoreError.
    """
    return ChromaVectors(_client(path, url), embedding)


def _client(path: Path | None, url: str | None) -> "ClientAPI":
    # Takes most of a second, so it happens only where vectors are really needed.
    import chromadb
    from chromadb.config import Settings

    settings = Settings(anonymized_telemetry=False)
    try:
        if url:
            at = urlsplit(url)
            secure = at.scheme == "https"
            port = at.port or (443 if secure else 8000)
            host = at.hostname or "localhost"
            return chromadb.HttpClient(host=host, port=port, ssl=secure, settings=settings)
        if path is None:
            raise VectorStoreError("Neither a folder nor a server is given for the vectors.")
        path.mkdir(parents=True, exist_ok=True)
        return chromadb.PersistentClient(str(path), settings=settings)
    except (OSError, ValueError, chromadb.errors.ChromaError) as error:
        raise VectorStoreError(f"The vectors at {url or path} cannot be opened: {error}") from error


class ChromaVectors:
    """A DenseIndex in Chroma, one collection for each embedding."""

    def __init__(self, client: "ClientAPI", embedding: Embedding) -> None:
        self._client = client
        self._embedding = embedding
        self._collection = client.get_or_create_collection(
            name=collection_name(embedding.name),
            # Chroma's default function would download a model; vectors always come from us.
            embedding_function=None,
            configuration={"hnsw": {"space": "cosine"}},
        )

    def add(self, ids: Sequence[str], texts: Sequence[str]) -> None:
        """Embed texts and keep their vectors; a known id's vector is replaced."""
        batch = self._client.get_max_batch_size()
        for start in range(0, len(ids), batch):
            vectors = self._embedding.passages(texts[start : start + batch])
            self._collection.upsert(ids=list(ids[start : start + batch]), embeddings=vectors)

    def remove(self, ids: Collection[str]) -> None:
        """Drop vectors; ids that are not there are passed over."""
        batch = self._client.get_max_batch_size()
        listed = list(ids)
        for start in range(0, len(listed), batch):
            self._collection.delete(ids=listed[start : start + batch])

    def search(self, query: str, k: int, among: Collection[str] | None = None) -> list[tuple[str, float]]:
        """The nearest k with their cosines, nearest first, `among` the given ids where given."""
        asked = self._embedding.question(query)
        if among is not None:
            return self._compare(asked, k, list(among))
        found = self._collection.query(query_embeddings=asked, n_results=k, include=["distances"])
        distances = (found["distances"] or [[]])[0]
        return [(one, 1.0 - distance) for one, distance in zip(found["ids"][0], distances, strict=True)]

    def _compare(self, asked: Vectors, k: int, ids: list[str]) -> list[tuple[str, float]]:
        # A query limited to ids fails where one of them is not there, and walks the graph for nothing.
        if not ids:
            return []
        found = self._collection.get(ids=ids, include=["embeddings"])
        if not found["ids"]:
            return []
        cosines = np.asarray(found["embeddings"], dtype=np.float32) @ asked
        nearest = np.argsort(-cosines, kind="stable")[:k]
        return [(found["ids"][at], float(cosines[at])) for at in nearest]

    def ids(self) -> set[str]:
        """The ids of all vectors."""
        return set(self._collection.get(include=[])["ids"])

    @property
    def name(self) -> str:
        """The name of the collection."""
        return collection_name(self._embedding.name)

    def retire_others(self) -> None:
        """Drop the collections of other embeddings, which nobody asks any more."""
        for collection in self._client.list_collections():
            if collection.name.startswith(_PREFIX) and collection.name != self.name:
                self._client.delete_collection(collection.name)


def collection_name(embedding: str) -> str:
    """A name that Chroma takes: letters, digits, `.`, `-` and `_`, a letter or digit at each end."""
    return _PREFIX + re.sub(r"[^A-Za-z0-9._-]+", "-", embedding).strip("-._")[-200:]
