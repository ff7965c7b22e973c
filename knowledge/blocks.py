"""The current plans as they are searched and named: blocks of some plans each, kept in files, never changed.

A block holds the passages of some versions as a segment of the lexical index, and their digests. Blocks are
computed from the catalogue and from nothing else, so what is missing, torn or made by other code is made anew.
Which versions a block holds, it says by their keys (plan, number, stamp): of what it holds only what the
catalogue says is current counts, so a block is never believed beyond that.
"""

import zlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from hashlib import sha256
from itertools import accumulate
from pathlib import Path
from uuid import uuid4

import numpy as np
from pydantic import TypeAdapter

from knowledge.digest import Digest, digest_of, words_of
from knowledge.plan import PlanVersion
from knowledge.search.keys import Numbers
from knowledge.search.mapped import Arrays, map_arrays, write_arrays
from knowledge.search.segment import Mask, Segment, make_segment, merged, segment_arrays, segment_of

LARGEST = 25_000
"""Passages: blocks that would be larger together are not merged, which keeps every merge short."""

Key = tuple[str, int, str]
"""Plan, number and stamp of a version."""

ENDING, PARTIAL = ".block", ".partial"

_ROOT = Path(__file__).parent


@dataclass(frozen=True, slots=True, eq=False)
class Block:
    """Version i of `keys` has the passages `starts[i]` to `starts[i + 1]` of the segment.

    `name` is the file that the block is kept in; empty where it is in memory only.
    """

    keys: tuple[Key, ...]
    starts: Numbers
    segment: Segment
    digests: tuple[Digest, ...]
    words: frozenset[str]
    name: str = ""

    def passages_of(self, places: Iterable[int]) -> Mask:
        """Which passages are of the versions at some places among its keys."""
        mask = np.zeros(int(self.starts[-1]), dtype=np.bool_)
        for place in places:
            mask[self.starts[place] : self.starts[place + 1]] = True
        return mask


@dataclass(frozen=True, slots=True)
class Filed:
    """A block's file: its name, its size in bytes, its checksum."""

    name: str
    size: int
    crc32: int


def make_block(versions: Sequence[PlanVersion], keys: Sequence[Key]) -> Block:
    """A block of these versions, in memory."""
    passages = [passage for version in versions for passage in version.passages]
    return Block(
        keys=tuple(keys),
        starts=np.array([0, *accumulate(len(version.passages) for version in versions)], dtype=np.int64),
        segment=make_segment([p.id for p in passages], [p.text for p in passages], [p.header for p in passages]),
        digests=tuple(map(digest_of, versions)),
        words=frozenset().union(*map(words_of, versions)),
    )


def merge_blocks(blocks: Sequence[Block], wanted: Mapping[Key, object]) -> Block:
    """One block, in memory, of what is wanted of several."""
    kept = [[place for place, key in enumerate(block.keys) if key in wanted] for block in blocks]
    sizes = [int(b.starts[i + 1] - b.starts[i]) for b, places in zip(blocks, kept, strict=True) for i in places]
    segments = [_alive(block, places) for block, places in zip(blocks, kept, strict=True)]
    return Block(
        keys=tuple(block.keys[i] for block, places in zip(blocks, kept, strict=True) for i in places),
        starts=np.array([0, *accumulate(sizes)], dtype=np.int64),
        segment=merged(segments),
        digests=tuple(block.digests[i] for block, places in zip(blocks, kept, strict=True) for i in places),
        words=frozenset().union(*(block.words for block in blocks)),
    )


def write_block(folder: Path, block: Block) -> Filed:
    """Keep a block in a file of its own, which is there whole or not at all. Raises OSError."""
    name = f"{uuid4().hex}{ENDING}"
    told = _told().dump_json(_Told(block.keys, block.digests, tuple(sorted(block.words))))
    arrays: Arrays = {"starts": block.starts, "told": np.frombuffer(told, np.uint8), **segment_arrays(block.segment)}
    partial = folder / (name + PARTIAL)
    size = write_arrays(partial, arrays)
    filed = Filed(name, size, crc32_of(partial))
    partial.replace(folder / name)
    return filed


def map_block(folder: Path, filed: Filed) -> Block:
    """The block of a file, looked through once and then read as far as it is needed. Raises OSError, ValueError."""
    path = folder / filed.name
    if path.stat().st_size != filed.size or crc32_of(path) != filed.crc32:
        raise ValueError(f"{path} is not whole")
    arrays = map_arrays(path)
    try:
        told, starts = _told().validate_json(arrays["told"].tobytes()), arrays["starts"].astype(np.int64)
        return Block(told.keys, starts, segment_of(arrays), told.digests, frozenset(told.words), filed.name)
    except KeyError as error:
        raise ValueError(f"{path} is no block: {error} is missing") from error


def crc32_of(path: Path) -> int:
    """The checksum of a file. Raises OSError."""
    checksum = 0
    with path.open("rb") as file:
        while piece := file.read(1 << 20):
            checksum = zlib.crc32(piece, checksum)
    return checksum


@cache
def rules() -> str:
    """A fingerprint of everything that a block depends on besides the plans: other code makes other blocks."""
    digest = sha256()
    for path in sorted((*_ROOT.rglob("*.py"), *(_ROOT / "bundled" / "language").iterdir())):
        digest.update(path.relative_to(_ROOT).as_posix().encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()[:32]


@dataclass(frozen=True, slots=True)
class _Told:
    """What a block's file says besides the arrays of its segment."""

    keys: tuple[Key, ...]
    digests: tuple[Digest, ...]
    words: tuple[str, ...]


@cache
def _told() -> TypeAdapter[_Told]:
    return TypeAdapter(_Told)


def _alive(block: Block, places: Iterable[int]) -> Segment:
    return replace(block.segment, alive=block.passages_of(places))
