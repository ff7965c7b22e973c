"""All current plans, named and searched: what of it is kept in files, and how it follows the catalogue.

The files are an engine's folder (see `knowledge.search.engine`) and a manifest that names it. They are computed from
the catalogue and from nothing else: what is missing, torn or made by other code is made anew, and of what is there
only the versions count that the catalogue calls current. What is new is in memory until somebody writes it. Whoever
writes holds the lock; whoever reads needs none. Killed at any moment, the folder holds what it held before or after.
"""

import json
import logging
import os
import shutil
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path
from uuid import uuid4

from pydantic import TypeAdapter, ValidationError

from knowledge.catalogue import Pointers, stamp_of
from knowledge.digest import Digest, digest_of, words_of
from knowledge.fact_index import Wanted, fact_keys
from knowledge.lock import Lock
from knowledge.plan import PlanVersion
from knowledge.search.engine import Engine, EngineError, Entry, Groups, Snapshot, changed_files, torn_files
from knowledge.search.lexical import Part, Words, entry_of
from knowledge.search.models import BUNDLED_FOLDER, open_bundled
from knowledge.search.packed import pack

ReadVersions = Callable[[Sequence[tuple[str, int]]], tuple[PlanVersion, ...]]
"""The versions of (plan, number) pairs, in their order; pairs not there are left out."""

Key = tuple[str, int, str]
"""Plan, number and stamp of a version."""

AT_ONCE = 100
"""So many plans are read at once."""

WAITING = 12_000
"""Passages that may be in memory before they are written to files, where many plans are new at once."""

_TELLING = 1 << 16
"""Bytes of the weights of the embedding by which a fit is known."""

_MANIFEST, _PARTIAL = "manifest.json", ".partial"
_ROOT = Path(__file__).parent
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, eq=False)
class Contents:
    """The plans of one generation: their digests by plan, the words that stand in them, the index over them."""

    generation: int
    digests: tuple[Digest, ...]
    vocabulary: frozenset[str]
    lexical: Words
    groups: dict[str, str]
    """What the index calls the version of each plan."""
    plans: dict[str, str]
    """The plan of each of these."""
    held: "tuple[_Held, ...]"

    def among(self, plans: Collection[str]) -> Groups:
        """The passages of some plans."""
        return Groups([self.groups[plan] for plan in plans if plan in self.groups])

    def having(self, wanted: Sequence[Wanted]) -> list[str]:
        """The plans that have a key of each of these."""
        groups = {one.numbers.get(number) for one in self.held for number in one.snapshot.having(wanted)}
        return [plan for group, plan in self.plans.items() if group in groups]

    def hold(self, plans: Collection[str], words: str) -> bool:
        """Whether a passage of any of these plans holds some folded words, as far as the index can tell."""
        return self.lexical.holds(words, self.among(plans) if len(plans) < len(self.groups) else None)


@dataclass(frozen=True, slots=True, eq=False)
class _Held:
    """What an engine holds: the digest of each version by the version's group, the words that are known by them.

    `name` is the folder that it is kept in; empty where it is in memory only.
    """

    engine: Engine
    snapshot: Snapshot
    digests: dict[str, Digest]
    numbers: dict[int, str]
    vocabulary: frozenset[str]
    name: str = ""


class PlanIndex:
    """The index of a catalogue's plans. Not safe to share between threads; what it gives is."""

    def __init__(self, folder: Path | None, read: ReadVersions) -> None:
        self._folder = folder
        self._read = read
        self._filed: _Held | None = None
        self._new: _Held | None = None
        self._entries: dict[str, list[Entry]] = {}
        self._distrusted = ""

    def at(self, pointers: Pointers) -> Contents:
        """The plans that are current, each read only where it is not held yet."""
        wanted = _wanted(pointers)
        if self._missing(wanted):
            self._look()
        missing = self._missing(wanted)
        while missing:
            self._make(missing[:AT_ONCE], wanted)
            missing = missing[AT_ONCE:]
            if self.unwritten > WAITING and self.write(pointers):
                break
        return self._contents(pointers.generation, wanted)

    def take(self, made: Mapping[str, list[Entry]]) -> None:
        """Hold what `entries_of` made of versions that have just become current, so that nobody reads them again."""
        self._entries |= made

    def copy(self) -> "PlanIndex":
        """Another one that holds the same, to be worked on while this one is asked."""
        copy = PlanIndex(self._folder, self._read)
        copy.adopt(self)
        return copy

    def adopt(self, other: "PlanIndex") -> None:
        """Hold what another one holds."""
        self._filed, self._new, self._distrusted = other._filed, other._new, other._distrusted
        self._entries = dict(other._entries)

    @property
    def unwritten(self) -> int:
        """How many passages are in no file."""
        return sum(map(len, self._entries.values()))

    def write(self, pointers: Pointers) -> bool:
        """Put into files what is not there yet; whether it was done.

        It is not where another process is at it, or the folder cannot be written.
        """
        if self._folder is None:
            return False
        lock = Lock(self._folder / "lock")
        try:
            if not lock.take():
                return False
            self._look()
            self._write(_wanted(pointers))
        except (OSError, EngineError) as error:
            _log.warning("the index in %s cannot be written: %s", self._folder, error)
            return False
        finally:
            lock.release()
        return True

    def forget(self) -> None:
        """Hold nothing and believe nothing that is in the files: what is current is read anew."""
        self._filed, self._new, self._entries = None, None, {}
        if self._folder is not None:
            (self._folder / _MANIFEST).unlink(missing_ok=True)

    def torn(self) -> int:
        """How many files are not as they were written, or keep the others from being opened."""
        if self._folder is None:
            return 0
        name = _manifest(self._folder)
        if not name:
            return int(_is_torn(self._folder))
        try:
            if torn := [*torn_files(self._folder / name), *changed_files(self._folder / name)]:
                return len(torn)
            # Of some files no checksum tells, nor of the end of any, where its checksum stands.
            _held(Engine(self._folder / name), None)
        except EngineError:
            return 1
        return 0

    def unkept(self, pointers: Pointers) -> int:
        """How many of the plans that are current no file holds."""
        self._look()
        filed = self._filed.digests if self._filed else {}
        return sum(group not in filed for group in _wanted(pointers)) if self._folder else 0

    def _missing(self, wanted: dict[str, Key]) -> list[str]:
        held = [one.digests for one in (self._filed, self._new) if one is not None]
        return [group for group in wanted if not any(group in one for one in held)]

    def _look(self) -> None:
        """Take up what the files hold, and keep of the rest what they do not."""
        name = _manifest(self._folder) if self._folder else ""
        if not self._folder or not name or name == self._distrusted:
            self._filed = None
            return
        try:
            known = self._filed if self._filed and self._filed.name == name else None
            self._filed = _held(known.engine if known else Engine(self._folder / name), known, name)
        except EngineError as error:
            _log.warning("the index in %s is passed over: %s", self._folder, error)
            self._filed, self._distrusted = None, name
            return
        self._entries = {group: own for group, own in self._entries.items() if group not in self._filed.digests}
        if not self._entries:
            self._new = None

    def _make(self, groups: Sequence[str], wanted: dict[str, Key]) -> None:
        """Hold some versions in memory."""
        made = dict(self._made(groups, wanted))
        engine = self._new.engine if self._new else Engine()
        engine.change((entry for own in made.values() for entry in own), groups=made)
        self._new = _held(engine, self._new)
        self._entries |= made

    def _made(self, groups: Sequence[str], wanted: dict[str, Key]) -> Iterator[tuple[str, list[Entry]]]:
        made = {group: self._entries[group] for group in groups if group in self._entries}
        made |= entries_of(self._read([wanted[group][:2] for group in groups if group not in made]))
        yield from ((group, made[group]) for group in groups if group in made)

    def _write(self, wanted: dict[str, Key]) -> None:
        assert self._folder is not None
        before = self._filed
        name = before.name if before else uuid4().hex
        held = before.digests if before else {}
        new, gone = [group for group in wanted if group not in held], [group for group in held if group not in wanted]
        engine = before.engine if before else Engine(self._folder / name, new=True)
        if new or gone or before is None:
            engine.change(self._entries_for(new, wanted), groups=[*gone, *new])
        if before is None:
            _write_manifest(self._folder, name)
        for path in self._folder.iterdir():
            if path.name not in {name, _MANIFEST, "lock"}:
                _delete(path)
        self._filed, self._new, self._entries = _held(engine, before, name), None, {}

    def _entries_for(self, groups: Sequence[str], wanted: dict[str, Key]) -> Iterator[Entry]:
        """What is to be kept of versions, made where that has not been done."""
        for start in range(0, len(groups), AT_ONCE):
            some = groups[start : start + AT_ONCE]
            yield from (entry for _, own in self._made(some, wanted) for entry in own)

    def _contents(self, generation: int, wanted: dict[str, Key]) -> Contents:
        held = [one for one in (self._filed, self._new) if one is not None] or [_held(Engine(), None)]
        parts, found = list[Part](), dict[str, Digest]()
        for one in held:
            own = {group: digest for group, digest in one.digests.items() if group in wanted and group not in found}
            parts.append(Part(one.snapshot, None if len(own) == len(one.digests) else own.keys()))
            found |= own
        digests = [found[group] for group in wanted if group in found]
        plans = {group: wanted[group][0] for group in wanted if group in found}
        return Contents(
            generation=generation,
            digests=tuple(digests),
            vocabulary=frozenset().union(*(one.vocabulary for one in held)),
            lexical=Words(tuple(parts)),
            groups={plan: group for group, plan in plans.items()},
            plans=plans,
            held=tuple(held),
        )


def _held(engine: Engine, before: _Held | None, name: str = "") -> _Held:
    """What an engine holds by now; what was known before is not read again."""
    snapshot = engine.snapshot()
    numbers, digests = (before.numbers, before.digests) if before else ({}, {})
    told = snapshot.told(numbers)
    read = {one.group: _digests().validate_json(one.about) for one in told.values() if one is not None}
    groups = {number: numbers[number] if one is None else one.group for number, one in told.items()}
    whole = {group: read[group] if group in read else digests[group] for group in groups.values()}
    return _Held(engine, snapshot, whole, groups, snapshot.known(), name)


def entries_of(versions: Iterable[PlanVersion]) -> dict[str, list[Entry]]:
    """What is kept of versions, by what the index calls each."""
    named = {group_of(version): version for version in versions}
    embedded = [passage.embedded for version in named.values() for passage in version.passages]
    vectors = iter(pack(open_bundled().passages(embedded)))
    return {group: _entries_of(version, group, vectors) for group, version in named.items()}


def _entries_of(version: PlanVersion, group: str, vectors: Iterator[bytes]) -> list[Entry]:
    """What is kept of a version: its passages, with the first of them its digest and its words."""
    about, known = _digests().dump_json(digest_of(version)), words_of(version)
    first, *others = version.passages or (None,)
    return [
        entry_of(
            first.id if first else "",
            first.text if first else "",
            first.header if first else "",
            group=group,
            about=about,
            known=known,
            keys=fact_keys(version),
            vector=next(vectors) if first else b"",
        ),
        *(entry_of(p.id, p.text, p.header, group=group, vector=next(vectors)) for p in others if p),
    ]


def _wanted(pointers: Pointers) -> dict[str, Key]:
    pairs = zip(pointers.current, pointers.stamps, strict=True)
    return {_group((plan, number, stamp)): (plan, number, stamp) for (plan, number), stamp in pairs}


def group_of(version: PlanVersion) -> str:
    """What the index calls a version."""
    return _group((version.plan, version.version, stamp_of(version)))


def _group(key: Key) -> str:
    return "\n".join(map(str, key))


@cache
def rules() -> str:
    """A fingerprint of everything that the index depends on besides the plans: other code makes another."""
    digest = sha256()
    read = (*(_ROOT / "bundled" / "language").iterdir(), *(_ROOT / "vocabulary").glob("*.yaml"))
    for path in sorted((*_ROOT.rglob("*.py"), *read)):
        digest.update(path.relative_to(_ROOT).as_posix().encode())
        digest.update(path.read_bytes())
    with (BUNDLED_FOLDER / "model.safetensors").open("rb") as weights:
        # Another fit has other weights everywhere: the first of them tell, and reading all takes long.
        digest.update(weights.read(_TELLING))
    return digest.hexdigest()[:32]


@dataclass(frozen=True, slots=True)
class _Manifest:
    """The folder that counts, and which code made it."""

    rules: str
    folder: str


def _manifest(folder: Path) -> str:
    """The folder that counts; empty where other code made it or there is no manifest to believe."""
    try:
        read = _manifests().validate_json((folder / _MANIFEST).read_bytes())
    except (OSError, ValidationError):
        return ""
    return read.folder if read.rules == rules() else ""


def _is_torn(folder: Path) -> bool:
    """Whether there is a manifest that nobody can read; one of an earlier form is read, and passed over."""
    try:
        json.loads((folder / _MANIFEST).read_bytes())
    except ValueError:
        return True
    except OSError:
        pass
    return False


def _write_manifest(folder: Path, name: str) -> None:
    partial = folder / (_MANIFEST + _PARTIAL)
    with partial.open("wb") as file:
        file.write(_manifests().dump_json(_Manifest(rules(), name)))
        file.flush()
        os.fsync(file.fileno())
    partial.replace(folder / _MANIFEST)
    _sync(folder)


def _sync(folder: Path) -> None:
    """See to it that the names of a folder's files are on the disk."""
    opened = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)


def _delete(path: Path) -> None:
    if path.is_dir():
        shutil.rmtree(path, ignore_errors=True)
    else:
        path.unlink(missing_ok=True)


@cache
def _manifests() -> TypeAdapter[_Manifest]:
    return TypeAdapter(_Manifest)


@cache
def _digests() -> TypeAdapter[Digest]:
    return TypeAdapter(Digest)
