"""Vectors in Chroma, embedded or on a server. Chroma's only home; the texts stay in the catalogue."""

import re
import shutil
import socket
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from functools import partial
from hashlib import file_digest, sha256
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import numpy as np

from knowledge.database import to_be_read
from knowledge.leaving import forget_left, is_as_left, is_known_as_left, note_left
from knowledge.search.dense import Table, make_table
from knowledge.search.embedding import Embedding, EmbeddingError, Vectors
from knowledge.search.static import StaticEmbedding

if TYPE_CHECKING:
    from chromadb.api import ClientAPI
    from chromadb.api.models.Collection import Collection as Collected


PATIENCE = 60.0
"""Seconds for a server to reply."""

FEW = 2_000
"""Up to so many vectors of a folder are compared in memory, which is faster than a call to Chroma."""

ALIKE = 0.999
"""The least cosine of a vector that is kept and that of its text; what a model makes on other hardware differs less."""

REACHED = 5.0
"""Seconds for a server to take a connection."""

_PREFIX, _DATABASE, _GRAPH = "passages-", "chroma.sqlite3", "index_metadata.pickle"


class VectorStoreError(Exception):
    """Chroma cannot be opened or reached: `key` names the sentence that people are shown, the message is the log's."""

    def __init__(self, key: str, **values: str) -> None:
        super().__init__(f"{key}: {values}")
        self.key = key
        self.values = values


def open_vectors(
    path: Path | None,
    url: str | None,
    embedding: Embedding,
    *,
    few: int = FEW,
    headers: Mapping[str, str] | None = None,
    late: bool = False,
) -> "ChromaVectors":
    """The collection of this embedding's vectors, in a folder or, where a URL is given, on a Chroma server.

    Up to `few` vectors of a folder are compared in memory. `headers` are sent to the server, such as its password.
    `late`: a folder of which it is known that nothing has changed it since it was left is opened when something is
    asked of it, which a search over many passages never does: Chroma takes 60 MB.

    Raises VectorStoreError.
    """
    # Whoever shares a server with others does not learn what they change.
    few, folder = (0, None) if url else (few, path)
    vectors = ChromaVectors(partial(_client, path, url, headers or {}), embedding, few=few, folder=folder)
    if not (late and folder is not None and is_known_as_left(folder / _DATABASE)):
        vectors.open()
    return vectors


def _client(path: Path | None, url: str | None, headers: Mapping[str, str]) -> "ClientAPI":
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
            # Chroma's own client would wait for a machine that is down until the system gives up.
            socket.create_connection((host, port), timeout=REACHED).close()
            client = chromadb.HttpClient(host=host, port=port, ssl=secure, headers=dict(headers), settings=settings)
            for session in _sessions(client):
                session.timeout = PATIENCE
            return client
        if path is None:
            raise VectorStoreError("vectors.nowhere")
        path.mkdir(parents=True, exist_ok=True)
        forget_left(path / _DATABASE)
        return chromadb.PersistentClient(str(path), settings=settings)
    except VectorStoreError:
        raise
    except BaseException as error:
        # A damaged folder ends in whatever its libraries come upon, also in a panic of Rust, which is no Exception.
        if isinstance(error, _OURS):
            raise
        _forget_opened()
        key = "vectors.unreached" if url else "vectors.unopened"
        raise VectorStoreError(key, place=str(url or path), cause=_cause(error)) from error


def digest_of(folder: Path) -> str:
    """A hash over the files of a folder's graph, which change only when vectors do; its database changes at opening."""
    digest = sha256()
    # Of few vectors Chroma has files that hold nothing, and writes them whenever it likes.
    graphs = [path.parent for path in sorted(folder.glob(f"*/{_GRAPH}"))]
    for path in sorted(path for graph in graphs for path in graph.iterdir() if path.is_file()):
        digest.update(str(path.relative_to(folder)).encode())
        with path.open("rb") as file:
            digest.update(file_digest(file, "sha256").digest())
    return digest.hexdigest()


def faults_of(folder: Path) -> tuple[str, ...]:
    """What the database of a folder's vectors finds wrong with its file; empty where it is whole, or not there."""
    if not (folder / _DATABASE).exists():
        return ()
    if not is_as_left(folder / _DATABASE):
        return ("not as it was left (sha256)",)
    try:
        with closing(sqlite3.connect(to_be_read(folder / _DATABASE), uri=True)) as connection:
            found = [str(line[0]) for line in connection.execute("PRAGMA integrity_check(20)")]
    except sqlite3.Error as error:
        return (_cause(error),)
    return tuple(line for line in found if line != "ok")


def bears_opening(folder: Path) -> bool:
    """Whether a process that looks for neighbours in a folder lives on: some damages end it, which nobody can catch.

    It is tried by a process of its own; where that takes too long, nothing is known against the folder.
    """
    if not any(folder.glob(f"*/{_GRAPH}")):
        return True
    try:
        tried = subprocess.run(
            [sys.executable, "-c", _TRIAL, str(folder)],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=PATIENCE,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return True
    return tried.returncode >= 0


_TRIAL = "import sys; from knowledge.search.vectors import try_out; try_out(sys.argv[1])"
_TRIED = 5


def try_out(folder: str) -> None:
    """Look for the neighbours of some vectors of a folder; whatever its libraries raise."""
    for collection in _client(Path(folder), None, {}).list_collections():
        found = collection.get(limit=_TRIED, include=["embeddings"])
        for vector in np.asarray(found["embeddings"], dtype=np.float32):
            collection.query(query_embeddings=vector, n_results=_TRIED)


_OURS = (KeyboardInterrupt, SystemExit, GeneratorExit)
"""What ends a program, and is no failure of a library."""


def _forget_opened() -> None:
    """Let go of what Chroma keeps of a folder that it failed to open, or would fail to open for ever after."""
    from chromadb.api.shared_system_client import SharedSystemClient

    with suppress(Exception):
        SharedSystemClient.clear_system_cache()


def _cause(error: BaseException) -> str:
    return " ".join((str(error) or type(error).__name__).split())[:200]


def _sessions(client: Any) -> list[Any]:
    """The connections to a server, which Chroma itself never closes, and lets wait for ever."""
    servers = (getattr(one, "_server", None) for one in (client, getattr(client, "_admin_client", None)))
    return [session for one in servers if (session := getattr(one, "_session", None)) is not None]


@dataclass(frozen=True, slots=True, eq=False)
class _Opened:
    """A client with the collection of an embedding, and how many vectors it takes at once."""

    client: "ClientAPI"
    collection: "Collected"
    batch: int


class ChromaVectors:
    """A DenseIndex in Chroma, one collection for each embedding.

    Up to `few` vectors are compared in memory, which only goes where nobody else changes them.
    """

    def __init__(
        self, connect: "Callable[[], ClientAPI]", embedding: Embedding, *, few: int, folder: Path | None = None
    ) -> None:
        self._connect = connect
        self._folder = folder
        self._embedding = embedding
        self._few = few
        self._state = object()
        self._held: tuple[object, Table | None] = (None, None)
        self._opening = Lock()
        self._opened: _Opened | None = None

    def open(self) -> "_Opened":
        """What is kept, opened where that has not been done. Raises VectorStoreError."""
        with self._opening:
            if self._opened is None:
                client = self._connect()
                with _told():
                    collection = client.get_or_create_collection(
                        name=self.name,
                        # Chroma's default function would download a model; vectors always come from us.
                        embedding_function=None,
                        configuration={"hnsw": {"space": "cosine"}},
                    )
                    self._opened = _Opened(client, collection, client.get_max_batch_size())
            return self._opened

    @property
    def _collection(self) -> "Collected":
        return self.open().collection

    @property
    def _batch(self) -> int:
        return self.open().batch

    def add(self, ids: Sequence[str], texts: Sequence[str]) -> None:
        """Embed texts and keep their vectors; a known id's vector is replaced. Raises VectorStoreError."""
        for start in range(0, len(ids), self._batch):
            end = start + self._batch
            self.keep(ids[start:end], self._embedding.passages(texts[start:end]))

    def keep(self, ids: Sequence[str], vectors: Vectors) -> None:
        """Keep vectors of texts that were embedded before; a known id's vector is replaced. Raises VectorStoreError."""
        for start in range(0, len(ids), self._batch):
            end = start + self._batch
            with _told(), self._changing():
                self._collection.upsert(ids=list(ids[start:end]), embeddings=vectors[start:end])

    def remove(self, ids: Collection[str]) -> None:
        """Drop vectors; ids that are not there are passed over. Raises VectorStoreError."""
        listed = list(ids)
        for start in range(0, len(listed), self._batch):
            with _told(), self._changing():
                self._collection.delete(ids=listed[start : start + self._batch])

    def search(self, query: str, k: int, among: Collection[str] | None = None) -> list[tuple[str, float]]:
        """The nearest k with their cosines, nearest first, `among` the given ids where given.

        Raises VectorStoreError.
        """
        asked = self._embedding.question(query)
        with _told():
            if (table := self._table()) is not None:
                return table.nearest(asked, k, among)
            if among is not None:
                return self._compare(asked, k, list(among))
            found = self._collection.query(query_embeddings=asked, n_results=k, include=["distances"])
        distances = (found["distances"] or [[]])[0]
        return [(one, 1.0 - distance) for one, distance in zip(found["ids"][0], distances, strict=True)]

    def beside_words(self, query: str, texts: int) -> Vectors | None:
        """The vector of a question where the index of words keeps the same vectors of more than a few texts.

        Chroma is asked for nothing: already to count its vectors it reads all of its graph into memory.
        """
        kept = texts > self._few and isinstance(self._embedding, StaticEmbedding)
        return self._embedding.question(query) if kept else None

    @contextmanager
    def _changing(self) -> Iterator[None]:
        try:
            yield
        finally:
            self._state = object()

    def _table(self) -> Table | None:
        """All vectors where they are few, read again once they have changed."""
        # What is read while another thread changes them is of the state before, and not asked after the change.
        state, table = self._state, None
        if self._held[0] is state:
            return self._held[1]
        if self._few and self._collection.count() <= self._few:
            found = self._collection.get(include=["embeddings"])
            vectors = np.asarray(found["embeddings"], dtype=np.float32)
            table = make_table(found["ids"], vectors.reshape(-1, self._embedding.dimension))
        self._held = (state, table)
        return table

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
        """The ids of all vectors. Raises VectorStoreError."""
        with _told():
            return set(self._collection.get(include=[])["ids"])

    def strange(self, ids: Sequence[str], texts: Sequence[str]) -> list[str]:
        """Which of these ids have a vector that is not that of their text. Raises VectorStoreError."""
        found: list[str] = []
        for start in range(0, len(ids), self._batch):
            made = dict(zip(ids[start:], self._embedding.passages(texts[start : start + self._batch]), strict=False))
            with _told():
                kept = self._collection.get(ids=list(made), include=["embeddings"])
            pairs = zip(kept["ids"], np.asarray(kept["embeddings"], dtype=np.float32), strict=True)
            found += [one for one, vector in pairs if not _are_alike(vector, made[one])]
        return found

    @property
    def name(self) -> str:
        """The name of the collection."""
        return collection_name(self._embedding.name)

    def retire_others(self) -> None:
        """Drop the collections of other embeddings, which nobody asks any more. Raises VectorStoreError."""
        with _told():
            client = self.open().client
            for collection in client.list_collections():
                if collection.name.startswith(_PREFIX) and collection.name != self.name:
                    client.delete_collection(collection.name)

    def close(self) -> None:
        """Let go of the folder, or of the server; how the folder's database was left is noted."""
        if self._opened is None:
            return
        client: Any = self._opened.client
        sessions = _sessions(client)
        client.close()
        for session in sessions:
            session.close()
        if self._folder is not None:
            _drop_empty(self._folder)
            note_left(self._folder / _DATABASE)


def _drop_empty(folder: Path) -> None:
    """Delete the files of graphs that are none yet, as of few vectors: they hold nothing, and what they hold changes
    whenever they are opened."""
    for path in folder.iterdir():
        if path.is_dir() and not (path / _GRAPH).exists():
            shutil.rmtree(path, ignore_errors=True)


def _are_alike(one: Vectors, other: Vectors) -> bool:
    """Whether two vectors point the same way, however long they are; a vector of nothing is like another."""
    lengths = float(np.linalg.norm(one)), float(np.linalg.norm(other))
    if not all(lengths):
        return lengths[0] == lengths[1]
    return bool(np.isfinite(one).all()) and float(one @ other) >= ALIKE * lengths[0] * lengths[1]


@contextmanager
def _told() -> Iterator[None]:
    """Failures of Chroma, and of the network on the way to it, as our own error."""
    try:
        yield
    except BaseException as error:
        if isinstance(error, (*_OURS, VectorStoreError, EmbeddingError)):
            raise
        raise VectorStoreError("vectors.silent", cause=_cause(error)) from error


def collection_name(embedding: str) -> str:
    """A name that Chroma takes: letters, digits, `.`, `-` and `_`, a letter or digit at each end."""
    return _PREFIX + re.sub(r"[^A-Za-z0-9._-]+", "-", embedding).strip("-._")[-200:]
