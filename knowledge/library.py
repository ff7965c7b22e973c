"""The open store: catalogue, originals, vectors and lexical index as one.

To publish: the new version's vectors are written first, then one transaction of the catalogue makes it
current, then the old version's vectors go. A process that dies in between leaves vectors that no current
passage has, or misses some that a passage should have; nobody finds the first, and `sweep` mends both.
"""

import logging
import shutil
import time
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from threading import RLock
from typing import TYPE_CHECKING

from knowledge import belonging
from knowledge.catalogue import Catalogue, CatalogueError, DamagedError, Pointers, open_catalogue
from knowledge.database_originals import open_originals
from knowledge.derived import Derived
from knowledge.held import Held, HeldPassages
from knowledge.originals import Originals
from knowledge.plan import Passage, PlanText, PlanVersion, Published
from knowledge.shelf import Shelf
from knowledge.text import fold

_log = logging.getLogger(__name__)

if TYPE_CHECKING:
    from knowledge.evidence.keeping import Evidences
    from knowledge.plan_index import PlanIndex
    from knowledge.search.dense import DenseIndex
    from knowledge.search.reranking import Rerank
    from knowledge.search.retriever import PlanRetriever

_READ_FOR_WORDS = 20
"""Up to so many plans are read to see whether they hold some words; of more, the index tells."""

_WRITTEN_BY_READERS = 2000
"""Passages from which on a process that only reads writes the index, too, rather than leave it to the next."""

MENDED_AT_ONCE = 500

_HELD_FROM = 300_000
"""Characters of a text from which on its plan is held when it is published, or read ahead: that takes as long as an
answer."""

_HELD_AHEAD = 16
"""So many plans are read ahead, the longest."""

_COUNTED = 24
"""Plans whose evidence is held in memory, 300 to 500 KB each; that of others is read from its file in half a
millisecond."""

VECTORS, INDEX, ORIGINALS, EVIDENCE = "vectors", "index", "originals", "evidence"
"""The folders beside the catalogue."""

PENDING = "vectors.pending"
"""The ids of vectors that could not be dropped when their plan went, as where Chroma was away: it is made up for."""

LEFT = "left"
"""The note that an owner leaves beside the vectors: generation, their name, a digest of their files, and a seal."""

_SILENCE = 30.0
"""Seconds for which vectors that could not be asked are not asked again: nobody waits for a server that is away."""

_STAMPED = 16
"""Characters of an original's hash that end the stamp of a version."""

_KEPT_AT_ONCE = 200
"""Plans that are published before the index is written, where many come one after the other."""


Progress = Callable[[int, int], None]
"""Told how many of how many are done."""


def untold(_done: int, _total: int) -> None:
    """Nobody is told."""


@dataclass(frozen=True, slots=True)
class Swept:
    """What a sweep dropped and mended: vectors without a passage, passages without a vector, stray files."""

    dropped: int
    mended: int
    files: int

    def __add__(self, other: "Swept") -> "Swept":
        return Swept(self.dropped + other.dropped, self.mended + other.mended, self.files + other.files)


@dataclass(frozen=True, slots=True)
class Inspected:
    """Vectors without a passage, passages without a vector, files of the index that are not as they were written,
    plans that no file of the index holds; whether the files of the vectors are not as they were left; vectors that are
    not those of their passages, where each was looked at."""

    stray: int
    missing: int
    torn: int
    unkept: int
    spoiled: bool = False
    strange: int = 0


class Library:
    """Plans to read and to publish. Safe to share between threads.

    The vectors are opened at the first search or change: what the cards answer never pays for them. Embedded
    vectors bear one process: where another may own them (`owned` is False), plans are found by their words alone.
    """

    def __init__(
        self,
        catalogue: Catalogue,
        originals: Originals,
        open_vectors: "Callable[[], DenseIndex]",
        index: Path | None = None,
        marker: Path | None = None,
        home: Path | None = None,
    ) -> None:
        self.catalogue = catalogue
        self.originals = originals
        self.home = home
        self.derived = Derived(originals.folder.with_name("pages"))
        self.counted = Derived(originals.folder.with_name(EVIDENCE))
        self._open_vectors = open_vectors
        # A question never waits for what is being written.
        self._lock, self._writing = RLock(), RLock()
        self._vectors: DenseIndex | None = None
        self._index_folder = index
        self._index: PlanIndex | None = None
        self._shelf: Shelf | None = None
        self._held = Held(catalogue.versions)
        self._evidences: Evidences | None = None
        self._unkept = 0
        self._keeping = RLock()
        self._left: list[str] = []
        self._vain: set[str] = set()
        self._pending = None if home is None else home / PENDING
        self._marker = marker
        self._aside: dict[str, DamagedError] = {}
        self._aside_at = -1
        self._clock = time.monotonic
        self._silent_until = 0.0
        self.owned = True
        self.rerank: Rerank | None = None

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
                self._shelf = self._fill_shelf()
            return self._shelf

    def set_aside(self, error: DamagedError) -> None:
        """Have the shelf do without a plan that was found damaged, until something is changed."""
        _log.error("%s; nothing of it is quoted, `thidua doctor --deep` tells how to mend it", error)
        with self._lock:
            generation = self.catalogue.generation()
            if self._aside_at != generation:
                self._aside.clear()
            self._aside_at = generation
            self._aside[error.plan] = error
            self._shelf = None

    def check_belongs(self) -> None:
        """Raises CatalogueError where the folder is not that of the catalogue: then nothing may be changed."""
        if self.home is not None:
            belonging.check_belongs(self.home, self.catalogue, self.originals.hashes())

    def check_not_emptied(self) -> None:
        """Raises CatalogueError where there are no plans to read, and the folder is that of a catalogue with some."""
        if not self.catalogue.ids():
            self.check_belongs()

    def adopt(self) -> None:
        """From now on the folder is that of the catalogue, as far as that has come."""
        if self.home is not None:
            belonging.note(self.home, self.catalogue)

    def publish(self, version: PlanVersion, data: bytes | None, ending: str) -> None:
        """Make a version current, `data` being its file where that is not kept yet.

        Killed at any moment, the plan is either as before or as after.
        """
        self.publish_all([Published(version, data, ending)])

    def publish_all(self, new: "Sequence[Published]") -> None:
        """Make versions of different plans current, all or none.

        Killed at any moment, every plan is either as before or as after. Raises CatalogueError.
        """
        with self._writing:
            versions = [one.version for one in new]
            replaced = [self.catalogue.passage_ids_of(version.plan) for version in versions]
            for one in new:
                if one.data is not None:
                    self.originals.keep(one.version.sha256, one.ending, one.data)
            self._write_vectors_of(new)
            try:
                self.catalogue.publish(*versions)
            except CatalogueError:
                for version in versions:
                    self._restore_vectors(version)
                raise
            self.adopt()
            self._held.keep(version for version in versions if len(version.text) > _HELD_FROM)
            self._index_ahead(new)
            kept = {passage.id for version in versions for passage in version.passages}
            self._drop_vectors(one for ids in replaced for one in ids if one not in kept)
        self._unkept += len(new)
        if self._unkept >= _KEPT_AT_ONCE and self._index_folder is not None:
            self.keep_index()

    def _index_ahead(self, new: Sequence[Published]) -> None:
        """Hold the entries of versions, made now where they were not: their words are still at hand."""
        from knowledge.plan_index import entries_of, group_of

        entries = {group_of(one.version): one.made.entries for one in new if one.made}
        entries |= entries_of(one.version for one in new if not one.made)
        with self._lock:
            self.plan_index().take(entries)

    def keep_places(self, sha256: str, places: str) -> None:
        """Keep where the words of an original's recognised pages are seen; any process may, and may do it again."""
        self.originals.keep_places(sha256, places)

    def read_ahead(self) -> int:
        """Read what the first question would have to wait for; how many plans that was. Raises CatalogueError.

        For a process that has just started and will be asked much: the shelf, what a search opens, and the plans with
        long texts.
        """
        self.shelf().find("kế hoạch", 1, None)
        pointers = self._pointers()
        pairs = zip(pointers.current, pointers.stamps, strict=True)
        keys = {plan: (plan, number, stamp) for (plan, number), stamp in pairs}
        long = [plan for plan in self.catalogue.long_plans(_HELD_FROM) if plan in keys][:_HELD_AHEAD]
        for plan in long:
            # What is damaged is told when it is asked.
            with suppress(CatalogueError):
                self._held.versions([keys[plan]])
        return len(long)

    def evidences(self) -> "Evidences":
        """What could answer in each plan, with what was counted of it."""
        from knowledge.evidence.keeping import EvidenceFiles, Evidences
        from knowledge.plan_index import rules

        with self._lock:
            if self._evidences is None:
                self._evidences = Evidences(_COUNTED, EvidenceFiles(self.counted, rules()))
            return self._evidences

    def uncounted(self) -> list[str]:
        """The plans in which nobody has counted yet what could answer, the newest first."""
        files = self.evidences().files
        known = {original[:_STAMPED] for original in files.counted()} if files else set()
        pointers = self._pointers()
        stamped = sorted(zip(pointers.stamps, pointers.current, strict=True), reverse=True)
        return [plan for stamp, (plan, _) in stamped if stamp[-_STAMPED:] not in known]

    def count_ahead(self, plan: str) -> None:
        """Count what could answer in a plan before anybody asks. Raises CatalogueError."""
        if version := self.shelf().plan(plan):
            self.evidences().count_ahead(version)

    def rollback(self, plan: str) -> int:
        """Make the version before the current one current again; its number. Raises CatalogueError."""
        with self._writing:
            replaced = self.catalogue.passage_ids_of(plan)
            before = self.catalogue.version(plan, self.catalogue.before(plan))
            if before is None:
                raise DamagedError("catalogue.damaged_pointer", plan)
            self._write_vectors(before.passages)
            number = self.catalogue.rollback(plan)
            self.adopt()
            self._drop_vectors(replaced)
            return number

    def rewrite(self, version: PlanVersion, *, repoint: bool = False) -> None:
        """Write a version in the place of what is kept under its number. Raises CatalogueError.

        `repoint`: the latest version becomes current, because nobody knows which one was.
        """
        with self._writing:
            self.catalogue.rewrite(version)
            if repoint:
                self.catalogue.repoint(version.plan)
            self.adopt()
            if (version.plan, version.version) in self.catalogue.pointers().current:
                self._write_vectors(version.passages)

    def keep_original(self, sha256: str, ending: str, data: bytes) -> None:
        """Put back the file of a version whose original is lost or damaged; that of no version is not taken."""
        with self._writing:
            if sha256 in self.catalogue.hashes():
                self.originals.keep(sha256, ending, data)

    def remove(self, plan: str) -> None:
        """Take out a plan with all its versions; its originals go to the trash. Raises CatalogueError."""
        with self._writing:
            removed, before = self.catalogue.passage_ids_of(plan), self.catalogue.hashes()
            self.catalogue.remove(plan)
            self.adopt()
            gone = before - self.catalogue.hashes()
            self.originals.discard(gone)
            for made in (self.derived, self.counted):
                made.forget(gone)
            self._drop_vectors(removed)

    def sweep(self, most: int | None = None, progress: Progress = untold) -> Swept:
        """Bring vectors and originals in line with the catalogue; for whoever opens the store to write.

        Of more than `most` missing vectors none is made: that is left to `mend`, and search does without vectors.
        """
        with self._writing:
            stray, missing = self._unlike()
            if stray:
                self._vectors_to_change().remove(sorted(stray))
            self._left = sorted(missing)
            later = most is not None and len(missing) > most
            while not later and self.mend():
                progress(len(missing) - len(self._left), len(missing))
            if self._pending is not None:
                # What could not be dropped before was among what is dropped now.
                self._pending.unlink(missing_ok=True)
            files = self.originals.sweep(self.catalogue.hashes())
            return Swept(len(stray), 0 if later else len(missing), files)

    def renew_vectors(self) -> None:
        """Give up embedded vectors that cannot be opened or read: a sweep makes them anew from the catalogue."""
        if self._marker is None:
            return
        with self._writing, self._lock:
            with suppress(Exception):
                self._let_go_of_vectors()
            self._vectors = None
            shutil.rmtree(self._marker.parent, ignore_errors=True)
            self._shelf = None

    @property
    def is_pending(self) -> bool:
        """Whether vectors of what has gone are still to be dropped."""
        return self._pending is not None and self._pending.exists()

    def finish_pending(self) -> int:
        """Drop the vectors that could not be dropped before; how many. Raises VectorStoreError."""
        if self._pending is None or not self.is_pending:
            return 0
        with self._writing:
            waiting = set(self._pending.read_text(encoding="utf-8", errors="replace").split("\n")) - {""}
            # A plan that came back in the meantime has its vectors again.
            stray = waiting - self.catalogue.passage_ids()
            if stray:
                self._vectors_to_change().remove(sorted(stray))
            self._pending.unlink(missing_ok=True)
            return len(stray)

    def mend(self) -> int:
        """Make some of the vectors that a sweep found missing; how many are left."""
        with self._writing:
            some, self._left = self._left[:MENDED_AT_ONCE], self._left[MENDED_AT_ONCE:]
            found = self.catalogue.passages(some)
            self._write_vectors(found.values())
            # Of a damaged row there is nothing to make a vector of, however often it is tried; the doctor tells of it.
            self._vain.update(set(some) - found.keys())
            if some and not self._left:
                # Plans may have been changed since, while this went on.
                stray, missing = self._unlike()
                self._left = sorted(missing - self._vain)
                self._vectors_to_change().remove(sorted(stray))
            if not self._left:
                self._vectors_to_change().retire_others()
            return len(self._left)

    @property
    def left(self) -> int:
        """How many vectors are known to be missing."""
        return len(self._left)

    def is_clean(self) -> bool:
        """Whether whoever owned the vectors last left them in line with the catalogue as it is."""
        return self._noted()[:2] == (str(self.catalogue.generation()), self.vectors.name)

    def is_spoiled(self, *, deep: bool = False) -> bool:
        """Whether embedded vectors are not as they were left, or end whoever opens them: they are to be made anew.

        `deep`: their database is read, too. Not to be asked once they are open.
        """
        from knowledge.search.vectors import bears_opening, digest_of

        if self._marker is None:
            return False
        folder, noted = self._marker.parent, self._noted()
        if not self._marker.exists():
            # Whoever owned them was killed.
            spoiled = not bears_opening(folder)
        else:
            spoiled = not noted or noted[-1] != digest_of(folder)
        return spoiled or (deep and self.are_torn())

    def are_torn(self) -> bool:
        """Whether the database of embedded vectors finds something wrong with its file."""
        from knowledge.search.vectors import faults_of

        return self._marker is not None and bool(faults_of(self._marker.parent))

    def mark(self, *, clean: bool) -> None:
        """Note for the next owner that the vectors are in line with the catalogue, or are about to be changed."""
        if self._marker is None:
            return
        if not clean:
            self._marker.unlink(missing_ok=True)
        elif not self._left and self._marker.parent.is_dir() and not self._noted():
            from knowledge.search.vectors import digest_of

            name = self.vectors.name
            self._let_go_of_vectors()
            noted = " ".join((str(self.catalogue.generation()), name, digest_of(self._marker.parent)))
            self._marker.write_text(f"{noted} {_seal(noted)}", encoding="utf-8")

    def inspect(self, *, deep: bool = False) -> Inspected:
        """What a sweep would mend, and which files of the index are damaged; nothing is changed.

        `deep`: each vector is compared with that of its passage.
        """
        from knowledge.plan_index import PlanIndex

        with self._writing:
            index = PlanIndex(self._index_folder, self.catalogue.whole_versions)
            torn, unkept = index.torn(), index.unkept(self.catalogue.pointers())
            if deep and (files := self.evidences().files):
                torn += files.torn()
            if self._vectors is None and self.is_spoiled(deep=deep):
                return Inspected(0, 0, torn, unkept, spoiled=True)
            stray, missing = self._unlike()
            strange = sum(map(len, self._strange(self.catalogue.passage_ids()))) if deep else 0
            return Inspected(len(stray), len(missing), torn, unkept, strange=strange)

    def vector_ids(self) -> frozenset[str]:
        """The ids of the vectors that are there; of vectors that cannot be read none is."""
        from knowledge.search.vectors import VectorStoreError

        try:
            return frozenset(self.vectors.ids())
        except VectorStoreError:
            return frozenset()

    def renew_strange(self, among: Collection[str]) -> None:
        """Make anew those vectors of some ids that are not those of their passages. Raises VectorStoreError."""
        with self._writing:
            for ids in self._strange(self.catalogue.passage_ids() & set(among)):
                self._write_vectors(self.catalogue.passages(ids).values())

    def _strange(self, among: Collection[str]) -> Iterator[list[str]]:
        """The ids of vectors that are not those of their passages, some at a time."""
        ids = sorted(among)
        for start in range(0, len(ids), MENDED_AT_ONCE):
            some = self.catalogue.passages(ids[start : start + MENDED_AT_ONCE])
            yield self.vectors.strange(list(some), [passage.embedded for passage in some.values()])

    def _noted(self) -> tuple[str, ...]:
        """What the last owner noted: the generation, the vectors' name, their digest.

        Nothing where it was killed, or the note is not as it was written.
        """
        try:
            noted, _, seal = self._marker.read_text(encoding="utf-8").rpartition(" ") if self._marker else ("", "", "")
        except (OSError, ValueError):
            return ()
        return tuple(noted.split(" ")) if seal == _seal(noted) else ()

    def keep_index(self) -> bool:
        """Write what has been published since to the index, so that no process needs to make it again.

        What is not kept is made by whoever reads next. False where another process is at it.
        """
        with self._keeping:
            index = self.plan_index().copy()
            pointers = self.catalogue.pointers()
            self._unkept = 0
            done = index.write(pointers)
            with self._lock:
                self.plan_index().adopt(index)
            return done

    def rebuild_index(self) -> None:
        """Make the index anew from the catalogue; what was counted of plans is counted again."""
        with self._keeping:
            self.counted.empty()
            self.plan_index().forget()
            self.keep_index()
            with self._lock:
                self._shelf = None

    def plan_index(self) -> "PlanIndex":
        """What the plans are named and searched by."""
        with self._lock:
            if self._index is None:
                from knowledge.plan_index import PlanIndex

                self._index = PlanIndex(self._index_folder, self.catalogue.whole_versions)
            return self._index

    def retriever(self, *, k: int = 8, plans: Collection[str] | None = None) -> "PlanRetriever":
        """The search over the current passages, of these plans only where they are named, as LangChain knows it."""
        from knowledge.finding import find_passages
        from knowledge.search.retriever import PlanRetriever

        shelf = self.shelf()
        return PlanRetriever(find=lambda question, count: find_passages(shelf, question, count, plans=plans), k=k)

    def close(self) -> None:
        """Let go of catalogue and vectors."""
        self.catalogue.close()
        self._let_go_of_vectors()

    def _let_go_of_vectors(self) -> None:
        with self._lock:
            if self._vectors is not None:
                self._vectors.close()
                self._vectors = None

    def _fill_shelf(self) -> Shelf:
        """The shelf of the catalogue as it is, reading only what no block of the index holds."""
        index, pointers = self.plan_index(), self._pointers()
        contents = index.at(pointers)
        if index.unwritten > _WRITTEN_BY_READERS:
            index.write(pointers)
            contents = index.at(pointers)
        pairs = zip(pointers.current, pointers.stamps, strict=True)
        keys = {plan: (plan, number, stamp) for (plan, number), stamp in pairs}

        def read(plans: Sequence[str]) -> list[PlanVersion]:
            return self._held.versions([keys[plan] for plan in plans])

        def read_texts(plans: Sequence[str]) -> dict[str, PlanText | PlanVersion]:
            held = {plan: version for plan in plans if (version := self._held.get(keys[plan]))}
            return held | self.catalogue.texts([keys[plan][:2] for plan in plans if plan not in held])

        def holds(plans: Collection[str], words: str) -> bool:
            if len(plans) > _READ_FOR_WORDS:
                return contents.hold(plans, words)
            return any(words in fold(version.text) for version in read(list(plans)))

        def hits(query: str, k: int, plans: Collection[str] | None) -> list[tuple[str, str | None, float]]:
            from knowledge.search import hybrid
            from knowledge.search.vectors import VectorStoreError

            among = None if plans is None or len(plans) >= len(keys) else contents.among(plans)
            with_vectors = self.owned and not self._left and self._clock() >= self._silent_until
            try:
                vectors = self.vectors if with_vectors else None
                return hybrid.search_groups(contents.lexical, vectors, query, k, among=among)
            except VectorStoreError as error:
                self._silent_until = self._clock() + _SILENCE
                _log.warning("%s; searched by words alone", error)
                return hybrid.search_groups(contents.lexical, None, query, k, among=among)

        def find(query: str, k: int, plans: Collection[str] | None) -> list[tuple[str, float]]:
            return [(passage, score) for passage, _, score in hits(query, k, plans)]

        def find_plans(query: str, k: int, plans: Collection[str] | None) -> list[tuple[str, float]]:
            found = hits(query, k, plans)
            by_vector = [passage for passage, group, _ in found if group is None]
            others = self.catalogue.plans_of(by_vector) if by_vector else {}
            told = ((contents.plans.get(group) if group else others.get(one), score) for one, group, score in found)
            return [(plan, score) for plan, score in told if plan is not None]

        return Shelf(
            generation=contents.generation,
            digests=contents.digests,
            vocabulary=contents.vocabulary,
            find=find,
            evidences=self.evidences(),
            read=read,
            read_texts=read_texts,
            find_plans=find_plans,
            read_passages=HeldPassages(self.catalogue.passages).passages,
            holds=holds,
            having=contents.having,
            earlier=self.catalogue.earlier,
            rerank=self.rerank,
            damaged=self._damaged(digest.plan for digest in contents.digests),
        )

    def _pointers(self) -> Pointers:
        """What is current, without the plans that were set aside."""
        pointers = self.catalogue.pointers()
        if self._aside_at != pointers.generation:
            return pointers
        pairs = zip(pointers.current, pointers.stamps, strict=True)
        kept = [(key, stamp) for key, stamp in pairs if key[0] not in self._aside]
        return Pointers(pointers.generation, tuple(key for key, _ in kept), tuple(stamp for _, stamp in kept))

    def _damaged(self, whole: Iterable[str]) -> tuple[str, ...]:
        """The plans of the catalogue of which nothing can be told."""
        return tuple(sorted(self.catalogue.ids() - set(whole)))

    def _vectors_to_change(self) -> "DenseIndex":
        """The vectors, of which nothing that was noted is true any more."""
        self.mark(clean=False)
        return self.vectors

    def _unlike(self) -> tuple[frozenset[str], frozenset[str]]:
        """The vectors that no current passage has, and the passages that have no vector."""
        kept, known = self.vectors.ids(), self.catalogue.passage_ids()
        return frozenset(kept - known), known - kept

    def _write_vectors(self, passages: Iterable[Passage]) -> None:
        written = list(passages)
        if written:
            self._vectors_to_change().add([p.id for p in written], [passage.embedded for passage in written])
            self._silent_until = 0.0

    def _write_vectors_of(self, new: Sequence[Published]) -> None:
        """Keep the vectors of versions, which are made now where they were not."""
        import numpy as np  # what publishes nothing does without

        kept = [(one.version, one.made.vectors) for one in new if one.made and one.made.vectors is not None]
        if ids := [passage.id for version, _ in kept for passage in version.passages]:
            self._vectors_to_change().keep(ids, np.concatenate([vectors for _, vectors in kept]))
            self._silent_until = 0.0
        self._write_vectors(
            passage for one in new if not one.made or one.made.vectors is None for passage in one.version.passages
        )

    def _restore_vectors(self, refused: PlanVersion) -> None:
        """Take back the vectors of a version that is not published: another of its number may have the same ids."""
        self._drop_vectors(passage.id for passage in refused.passages)
        current = self.catalogue.version(refused.plan)
        if current is not None and current.version == refused.version:
            self._write_vectors(current.passages)

    def _drop_vectors(self, passages: Iterable[str]) -> None:
        """Drop vectors that no search asks for any more; where that fails now it is done later."""
        from knowledge.search.vectors import VectorStoreError

        ids = list(passages)
        if not ids:
            return
        try:
            self.finish_pending()
            self._vectors_to_change().remove(ids)
        except VectorStoreError as error:
            # The catalogue has been changed: what nobody finds may wait.
            _log.warning("%s; %d vectors of what has gone are dropped later", error, len(ids))
            if self._pending is not None:
                with self._pending.open("a", encoding="utf-8") as file:
                    file.write("".join(f"{one}\n" for one in ids))


def _seal(noted: str) -> str:
    return sha256(noted.encode("utf-8", "surrogatepass")).hexdigest()


def open_library(
    url: str,
    data_dir: Path,
    *,
    embedding: str,
    chroma_url: str | None,
    chroma_headers: Mapping[str, str] | None = None,
    reranker: str | None = None,
) -> Library:
    """The library of a catalogue's URL and a data folder, whose embedded vectors are nobody's yet.

    `reranker` is a cross-encoder's folder or hub name, opened at the first search. Raises CatalogueError.
    """

    # Chroma shares what it opens within a process by the path as it is written.
    folder = (data_dir / VECTORS).resolve()

    def vectors() -> "DenseIndex":
        from knowledge.search.models import open_embedding
        from knowledge.search.vectors import open_vectors

        return open_vectors(folder, chroma_url, open_embedding(embedding), headers=chroma_headers, late=True)

    marker = None if chroma_url else folder / LEFT
    catalogue = open_catalogue(url)
    originals = open_originals(catalogue, data_dir / ORIGINALS)
    library = Library(catalogue, originals, vectors, data_dir / INDEX, marker, home=data_dir)
    library.owned = chroma_url is not None
    if reranker:
        from knowledge.search.reranking import opened_late

        library.rerank = opened_late(reranker)
    return library
