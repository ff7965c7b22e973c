"""All current plans, named and searched: what of it is kept in files, and how it follows the catalogue.

The folder holds blocks (see `knowledge.blocks`) and one manifest that lists them; a file that the manifest
does not list does not count. Whoever writes holds the folder's lock; whoever reads needs none, since neither a
block nor a manifest is ever changed in place. Killed at any moment, the folder holds the manifest of before or
of after; without any it is made anew.
"""

import logging
import os
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise
from pathlib import Path

import numpy as np
from pydantic import TypeAdapter, ValidationError

from knowledge.blocks import (
    ENDING,
    LARGEST,
    PARTIAL,
    Block,
    Filed,
    Key,
    crc32_of,
    make_block,
    map_block,
    merge_blocks,
    rules,
    write_block,
)
from knowledge.catalogue import Pointers
from knowledge.digest import Digest
from knowledge.lock import Lock
from knowledge.plan import PlanVersion
from knowledge.search.exact import exact_tokens
from knowledge.search.keys import Keys, pair_keys, token_keys
from knowledge.search.lexical import LexicalIndex
from knowledge.search.segment import Mask
from knowledge.search.terms import terms

ReadVersions = Callable[[Sequence[tuple[str, int]]], tuple[PlanVersion, ...]]
"""The versions of (plan, number) pairs, in their order; pairs not there are left out."""

AT_ONCE = 100
"""So many plans are read at once to make a block of."""

WAITING = 12_000
"""Passages that may be in memory before they are written to files, where many plans are new at once."""

_MANIFEST = "manifest.json"
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, eq=False)
class Contents:
    """The plans of one generation: their digests by plan, the words that stand in them, the index over them."""

    generation: int
    digests: tuple[Digest, ...]
    vocabulary: frozenset[str]
    lexical: LexicalIndex
    spans: dict[str, tuple[int, int]]
    """Of each plan the numbers of its first passage and of that after its last, over all segments."""
    blocks: tuple[Block, ...]

    def mask(self, plans: Collection[str]) -> Mask:
        """Which passages are of some plans."""
        mask = np.zeros(sum(len(block.segment.ids) for block in self.blocks), dtype=np.bool_)
        for start, end in (self.spans[plan] for plan in plans if plan in self.spans):
            mask[start:end] = True
        return mask

    def hold(self, plans: Collection[str], words: str) -> bool:
        """Whether a passage of any of these plans holds some folded words, as far as the index can tell."""
        keys = _keys_of(words)
        found = np.concatenate([np.zeros(0, np.bool_), *(_holding(block, keys) for block in self.blocks)])
        return bool((found & self.mask(plans)).any())


class PlanIndex:
    """The index of a catalogue's plans. Not safe to share between threads; what it gives is."""

    def __init__(self, folder: Path | None, read: ReadVersions) -> None:
        self._folder = folder
        self._read = read
        self._blocks: tuple[Block, ...] = ()
        self._listed: tuple[Filed, ...] = ()

    def at(self, pointers: Pointers) -> Contents:
        """The plans that are current, each read only where no block holds it yet."""
        wanted = _keys(pointers)
        if self._missing(wanted):
            self._look(wanted)
        self._make(self._missing(wanted), pointers)
        return _contents(pointers.generation, self._blocks, wanted)

    def copy(self) -> "PlanIndex":
        """Another one that holds the same blocks, to be worked on while this one is asked."""
        copy = PlanIndex(self._folder, self._read)
        copy.adopt(self)
        return copy

    def adopt(self, other: "PlanIndex") -> None:
        """Hold what another one holds."""
        self._blocks, self._listed = other._blocks, other._listed

    @property
    def unwritten(self) -> int:
        """How many passages are in no file."""
        return sum(int(block.starts[-1]) for block in self._blocks if not block.name)

    def write(self, pointers: Pointers) -> bool:
        """Put into files what is not there yet, and merge what has become small; whether it was done.

        It is not where another process is at it, or the folder cannot be written.
        """
        if self._folder is None:
            self._blocks = _tidied(self._blocks, _keys(pointers))
            return False
        lock = Lock(self._folder / "lock")
        try:
            if not lock.take():
                return False
            self._look(_keys(pointers))
            self._write(_tidied(self._blocks, _keys(pointers)))
        except OSError as error:
            _log.warning("the index in %s cannot be written: %s", self._folder, error)
            return False
        finally:
            lock.release()
        return True

    def forget(self) -> None:
        """Hold nothing and believe nothing that is in the files: what is current is read anew."""
        self._blocks = self._listed = ()
        if self._folder is not None:
            (self._folder / _MANIFEST).unlink(missing_ok=True)

    def torn(self) -> int:
        """How many files are not as they were written."""
        return sum(not _is_whole(self._folder, one) for one in _manifest(self._folder)) if self._folder else 0

    def unkept(self, pointers: Pointers) -> int:
        """How many of the plans that are current no file holds."""
        wanted = _keys(pointers)
        self._look(wanted)
        return len(self._missing(wanted)) if self._folder else 0

    def _missing(self, wanted: dict[Key, None]) -> list[Key]:
        held = {key for block in self._blocks for key in block.keys}
        return [key for key in wanted if key not in held]

    def _look(self, wanted: dict[Key, None]) -> None:
        """Take up the blocks that the manifest lists, and keep of the others what they alone hold."""
        if self._folder is None:
            return
        in_memory = [block for block in self._blocks if not block.name]
        while (listed := _manifest(self._folder)) != self._listed:
            known = {block.name: block for block in self._blocks if block.name}
            mapped = [known.get(one.name) or _mapped(self._folder, one) for one in listed]
            self._blocks = (*(block for block in mapped if block is not None), *in_memory)
            # A block that cannot be had may have been merged meanwhile: then there is another manifest.
            self._listed = listed
        filed = {key for block in self._blocks if block.name for key in block.keys}
        alone = wanted.keys() - filed
        self._blocks = tuple(block for block in self._blocks if block.name or not alone.isdisjoint(block.keys))

    def _make(self, missing: list[Key], pointers: Pointers) -> None:
        for start in range(0, len(missing), AT_ONCE):
            keys = missing[start : start + AT_ONCE]
            versions = self._read([(plan, number) for plan, number, _ in keys])
            there = {(version.plan, version.version) for version in versions}
            block = make_block(versions, [key for key in keys if key[:2] in there])
            self._blocks = (*self._blocks, block)
            if self.unwritten > WAITING:
                self.write(pointers)

    def _write(self, blocks: Sequence[Block]) -> None:
        assert self._folder is not None
        listed = {filed.name: filed for filed in self._listed}
        filed = [listed[block.name] if block.name else write_block(self._folder, block) for block in blocks]
        if tuple(filed) != self._listed or not (self._folder / _MANIFEST).exists():
            _write_manifest(self._folder, filed)
        kept = {one.name for one in filed}
        for path in self._folder.iterdir():
            if path.name.endswith((ENDING, PARTIAL)) and path.name not in kept:
                path.unlink(missing_ok=True)
        pairs = zip(blocks, filed, strict=True)
        self._blocks = tuple(block if block.name else map_block(self._folder, one) for block, one in pairs)
        self._listed = tuple(filed)


@dataclass(frozen=True, slots=True)
class _Manifest:
    """The blocks that count, and which code made them."""

    rules: str
    blocks: tuple[Filed, ...]


def _manifest(folder: Path) -> tuple[Filed, ...]:
    """The files that count; none where other code made them or there is no manifest to believe."""
    try:
        read = _manifests().validate_json((folder / _MANIFEST).read_bytes())
    except (OSError, ValidationError):
        return ()
    return read.blocks if read.rules == rules() else ()


def _write_manifest(folder: Path, filed: Sequence[Filed]) -> None:
    partial = folder / (_MANIFEST + PARTIAL)
    with partial.open("wb") as file:
        file.write(_manifests().dump_json(_Manifest(rules(), tuple(filed))))
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


def _mapped(folder: Path, filed: Filed) -> Block | None:
    """A block of the manifest; None where it cannot be had, be it that another process has just merged it."""
    try:
        return map_block(folder, filed)
    except (OSError, ValueError) as error:
        _log.warning("a file of the index is passed over: %s", error)
        return None


def _is_whole(folder: Path, filed: Filed) -> bool:
    try:
        return crc32_of(folder / filed.name) == filed.crc32
    except OSError:
        return False


def _keys(pointers: Pointers) -> dict[Key, None]:
    pairs = zip(pointers.current, pointers.stamps, strict=True)
    return {(plan, number, stamp): None for (plan, number), stamp in pairs}


def _contents(generation: int, blocks: Sequence[Block], wanted: dict[Key, None]) -> Contents:
    """What is wanted of the blocks; of a version that several hold, what the first one does."""
    found: dict[Key, tuple[int, int, Digest]] = {}
    segments, offset = [], 0
    for block in blocks:
        places = [place for place, key in enumerate(block.keys) if key in wanted and key not in found]
        for place in places:
            start, end = int(block.starts[place]) + offset, int(block.starts[place + 1]) + offset
            found[block.keys[place]] = (start, end, block.digests[place])
        segments.append(replace(block.segment, alive=block.passages_of(places)))
        offset += len(block.segment.ids)
    held = [(key[0], *found[key]) for key in wanted if key in found]
    return Contents(
        generation=generation,
        digests=tuple(digest for _, _, _, digest in held),
        vocabulary=frozenset().union(*(block.words for block in blocks)),
        lexical=LexicalIndex(segments),
        spans={plan: (start, end) for plan, start, end, _ in held},
        blocks=tuple(blocks),
    )


def _tidied(blocks: Iterable[Block], wanted: dict[Key, None]) -> tuple[Block, ...]:
    """The blocks without those that hold nothing wanted; small ones merged, and those that are a quarter dead."""
    tidied: list[Block] = []
    for block in blocks:
        living = _living(block, wanted)
        if not any(key in wanted for key in block.keys):
            continue
        tidied.append(block if 4 * living >= 3 * int(block.starts[-1]) else merge_blocks([block], wanted))
        while len(tidied) > 1:
            older, newer = (int(one.starts[-1]) for one in tidied[-2:])
            if older > 2 * newer or older + newer > LARGEST:
                break
            tidied[-2:] = [merge_blocks(tidied[-2:], wanted)]
    return tuple(tidied)


def _living(block: Block, wanted: dict[Key, None]) -> int:
    sizes = np.diff(block.starts)
    return int(sum(size for key, size in zip(block.keys, sizes, strict=True) if key in wanted))


def _keys_of(words: str) -> Keys:
    exact, plain = exact_tokens(words), terms(words).plain
    if exact:
        return np.unique(token_keys(exact))
    return np.unique(np.concatenate((token_keys(plain), pair_keys(list(pairwise(plain))))))


def _holding(block: Block, keys: Keys) -> Mask:
    """Which passages of a block hold all the keys."""
    postings, size = block.segment.words, len(block.segment.ids)
    places = postings.places(keys)
    if not len(keys) or (places < 0).any():
        return np.zeros(size, dtype=np.bool_)
    holders = np.concatenate([postings.holders(int(place)) for place in places])
    held: Mask = np.bincount(holders, minlength=size) == len(places)
    return held


@cache
def _manifests() -> TypeAdapter[_Manifest]:
    return TypeAdapter(_Manifest)
