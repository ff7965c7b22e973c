"""The versions and passages that were read last, held in memory: a talk stays with a few plans."""

from collections import OrderedDict
from collections.abc import Callable, Collection, Iterable, Sequence
from threading import Lock

from knowledge.budget import check
from knowledge.catalogue import CatalogueError, stamp_of
from knowledge.plan import Passage, PlanVersion

Read = Callable[[Sequence[tuple[str, int]]], tuple[PlanVersion, ...]]
Key = tuple[str, int, str]
"""Plan, number and stamp of a version."""

MOST = 48
"""Versions; one takes about 150 KB and is read in 2 ms."""

MOST_PASSAGES = 2000
"""Passages; one takes about 2 KB."""


class Held:
    """Versions by their keys, read where they are not held. Safe to share between threads."""

    def __init__(self, read: Read) -> None:
        self._read = read
        self._versions: OrderedDict[Key, PlanVersion] = OrderedDict()
        self._lock = Lock()

    def versions(self, keys: Sequence[Key]) -> list[PlanVersion]:
        """The versions of these keys, in their order. Raises CatalogueError where one has been taken out."""
        check()
        with self._lock:
            found = {key: self._versions[key] for key in keys if key in self._versions}
        missing = [key for key in keys if key not in found]
        if missing:
            read = {(v.plan, v.version, stamp_of(v)): v for v in self._read([key[:2] for key in missing])}
            if not read.keys() >= set(missing):
                raise CatalogueError("catalogue.changed")
            found |= {key: read[key] for key in missing}
        self._hold(found)
        return [found[key] for key in keys]

    def get(self, key: Key) -> PlanVersion | None:
        """The version of a key where it is held."""
        with self._lock:
            return self._versions.get(key)

    def keep(self, versions: Iterable[PlanVersion]) -> None:
        """Hold versions that have just been written, as if they had been read."""
        self._hold({(version.plan, version.version, stamp_of(version)): version for version in versions})

    def _hold(self, found: dict[Key, PlanVersion]) -> None:
        with self._lock:
            for key, version in found.items():
                self._versions[key] = version
                self._versions.move_to_end(key)
            while len(self._versions) > MOST:
                self._versions.popitem(last=False)


class HeldPassages:
    """Passages of one generation by their ids, read where they are not held. Safe to share between threads."""

    def __init__(self, read: Callable[[Collection[str]], dict[str, Passage]]) -> None:
        self._read = read
        self._passages: dict[str, Passage] = {}

    def passages(self, ids: Sequence[str]) -> dict[str, Passage]:
        """The passages of these ids; those that are not there are left out."""
        held = self._passages
        missing = [one for one in ids if one not in held]
        read = self._read(missing) if missing else {}
        if read:
            # Never changed in place: another thread may be looking through it.
            self._passages = {**(held if len(held) < MOST_PASSAGES else {}), **read}
        return {one: passage for one in ids if (passage := held.get(one) or read.get(one))}
