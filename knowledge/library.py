"""The open store: catalogue, originals, vectors and lexical index as one.

To publish: the new version's vectors are written first, then one transaction of the catalogue makes it
current, then the old version's vectors go. A process that dies in between leaves vectors that no current
passage has, or misses some that a passage should have; nobody finds the first, and `sweep` mends both.
"""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from pathlib import Path
from threading import RLock
from typing import TYPE_CHECKING

from knowledge.catalogue import Catalogue, CatalogueError, open_catalogue
from knowledge.originals import Originals
from knowledge.plan import Passage, PlanVersion
from knowledge.shelf import Shelf

if TYPE_CHECKING:
    from knowledge.search.dense import DenseIndex
    from knowledge.search.hybrid import HybridIndex
    from knowledge.search.retriever import PlanRetriever


@dataclass(frozen=True, slots=True)
class Swept:
    """What a sweep dropped and mended: vectors without a passage, passages without a vector, stray files."""

    dropped: int
    mended: int
    files: int


class Library:
    """Plans to read and to publish. Safe to share between threads.

    The vectors are opened at the first search or change: what the cards answer never pays for them.
    """

    def __init__(self, catalogue: Catalogue, originals: Originals, open_vectors: "Callable[[], DenseIndex]") -> None:
        self.catalogue = catalogue
        self.originals = originals
        self._open_vectors = open_vectors
        self._lock = RLock()
        self._vectors: DenseIndex | None = None
        self._index: HybridIndex | None = None
        self._shelf: Shelf | None = None

    @property
    def vectors(self) -> "DenseIndex":
        """The vectors, opened when first asked for. Raises EmbeddingError."""
        with self._lock:
            if self._vectors is None:
                self._vectors = self._open_vectors()
            return self._vectors

    def shelf(self) -> Shelf:
        """The plans as they are now; the same shelf until something is published."""
        with self._lock:
            if self._shelf is None or self._shelf.generation != self.catalogue.generation():
                self._shelf = self._fill_shelf(self._shelf)
            return self._shelf

    def publish(self, version: PlanVersion, data: bytes | None, ending: str) -> None:
        """Make a version current, `data` being its file where that is not kept yet.

        Killed at any moment, the plan is either as before or as after.
        """
        with self._lock:
            replaced = self.catalogue.version(version.plan)
            if data is not None:
                self.originals.keep(version.sha256, ending, data)
            self._write_vectors(version.passages)
            try:
                self.catalogue.publish(version)
            except CatalogueError:
                self._restore_vectors(version)
                raise
            self._drop_vectors(replaced)

    def rollback(self, plan: str) -> int:
        """Make the version before the current one current again; its number. Raises CatalogueError."""
        with self._lock:
            replaced = self.catalogue.version(plan)
            before = self.catalogue.version(plan, self.catalogue.before(plan))
            assert before is not None
            self._write_vectors(before.passages)
            number = self.catalogue.rollback(plan)
            self._drop_vectors(replaced)
            return number

    def remove(self, plan: str) -> None:
        """Take out a plan with all its versions and originals. Raises CatalogueError."""
        with self._lock:
            removed, before = self.catalogue.version(plan), self.catalogue.hashes()
            self.catalogue.remove(plan)
            self._drop_vectors(removed)
            self.originals.remove(before - self.catalogue.hashes())

    def sweep(self) -> Swept:
        """Bring vectors and originals in line with the catalogue; for whoever opens the store to write."""
        with self._lock:
            kept, known = self.vectors.ids(), self.catalogue.passage_ids()
            stray, missing = kept - known, known - kept
            if stray:
                self.vectors.remove(sorted(stray))
            if missing:
                self._write_vectors(p for p in self.shelf().passages.values() if p.id in missing)
            return Swept(len(stray), len(missing), self.originals.sweep(self.catalogue.hashes()))

    def retriever(self, *, k: int = 8, plans: Collection[str] | None = None) -> "PlanRetriever":
        """The search over the current passages, of these plans only where they are named, as LangChain knows it."""
        from knowledge.search.retriever import PlanRetriever

        shelf = self.shelf()
        among = frozenset(p.id for p in shelf.passages.values() if plans is None or p.plan in plans)
        return PlanRetriever(index=self._opened_index(), passage=shelf.passage, k=k, among=among)

    def close(self) -> None:
        """Let go of the catalogue."""
        self.catalogue.close()

    def _fill_shelf(self, before: Shelf | None) -> Shelf:
        """The shelf of the catalogue as it is, reading only what the shelf before does not hold."""
        held = {(version.plan, version.version): version for version in (before.versions if before else ())}
        pointers = self.catalogue.pointers()
        read = self.catalogue.versions(key for key in pointers.current if key not in held)
        known = held | {(version.plan, version.version): version for version in read}
        versions = tuple(known[key] for key in pointers.current if key in known)
        shelf = Shelf.of(pointers.generation, versions, self._find, self.catalogue.earlier)
        if self._index is not None:
            _follow(self._index, before, shelf)
        return shelf

    def _find(self, query: str, k: int, among: Collection[str] | None) -> list[tuple[str, float]]:
        return self._opened_index().search(query, k, among=among)

    def _opened_index(self) -> "HybridIndex":
        with self._lock:
            if self._index is None:
                from knowledge.search.hybrid import HybridIndex
                from knowledge.search.lexical import LexicalIndex

                index = HybridIndex(LexicalIndex(), self.vectors)
                _follow(index, None, self.shelf())
                self._index = index
            return self._index

    def _write_vectors(self, passages: Iterable[Passage]) -> None:
        written = list(passages)
        if written:
            self.vectors.add([p.id for p in written], [f"{p.header}\n{p.text}" for p in written])

    def _restore_vectors(self, refused: PlanVersion) -> None:
        """Take back the vectors of a version that is not published: another of its number may have the same ids."""
        self._drop_vectors(refused)
        current = self.catalogue.version(refused.plan)
        if current is not None and current.version == refused.version:
            self._write_vectors(current.passages)

    def _drop_vectors(self, version: PlanVersion | None) -> None:
        if version is not None and version.passages:
            self.vectors.remove([passage.id for passage in version.passages])


def open_library(url: str, data_dir: Path, *, embedding: str, chroma_url: str | None) -> Library:
    """The library of a catalogue's URL and a data folder. Raises CatalogueError."""

    # Chroma shares what it opens within a process by the path as it is written.
    folder = (data_dir / "vectors").resolve()

    def vectors() -> "DenseIndex":
        from knowledge.search.models import open_embedding
        from knowledge.search.vectors import open_vectors

        return open_vectors(folder, chroma_url, open_embedding(embedding))

    return Library(open_catalogue(url), Originals(data_dir / "originals"), vectors)


def _follow(index: "HybridIndex", before: Shelf | None, shelf: Shelf) -> None:
    """Bring the lexical index from one shelf to the next; the vectors are written by whoever publishes."""
    held = before.passages if before else {}
    new = [passage for key, passage in shelf.passages.items() if key not in held]
    index.lexical.add([p.id for p in new], [p.text for p in new], [p.header for p in new])
    index.lexical.remove([key for key in held if key not in shelf.passages])
