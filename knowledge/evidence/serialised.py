"""Evidence as bytes and back: what was counted of a plan can be kept, so that no other process counts it again.

A checksum, then, each behind its length: the keys of the words; what every question looks at; what is looked at of the
candidates that are said; the words themselves. All but the keys, of which nothing can be saved, are compressed: a line
of JSON (words, sets, texts, and the shapes of the arrays) and the arrays. Texts that stand in the plan are kept as
places in it, facts by their order in the card; so evidence can be read only with the version that it was counted of.
"""

import json
import zlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from hashlib import blake2b
from itertools import accumulate
from math import prod
from typing import Any, overload

import numpy as np
import numpy.typing as npt

from knowledge.evidence import INDEXES, ROLES, Evidence
from knowledge.evidence.candidate import Candidate, Fact
from knowledge.evidence.facts import facts_of
from knowledge.evidence.sets import Sets
from knowledge.evidence.words import KeptRows, Places, WordIndex, key_of
from knowledge.plan import PlanVersion
from knowledge.span import Span

Array = npt.NDArray[Any]

_SETS = ("ordinals", "numbered", "forms", "context_forms", "numbers", "references", "years")
_NUMBERS = ("lengths", "position", "parts")
_FLAGS = ("properties", "covered", "things", "leads", "conference", "recurring")
_CHECKSUM, _LENGTH = 16, 4
"""Bytes."""
_NOWHERE = (-1, -1)
_BETWEEN = "|"
"""What stands between words: a character that JSON need not escape."""


def dump(evidence: Evidence) -> bytes:
    """The evidence of a whole plan version as bytes."""
    later, rows = _Later.of(evidence), evidence.own.rows
    words = sorted(rows, key=key_of)
    told: dict[str, Any] = {"words": _BETWEEN.join(sorted(evidence.words))}
    arrays: dict[str, Array] = {"roles": evidence.roles, "span": evidence.spans}
    for name in INDEXES:
        arrays |= _by_words(getattr(evidence, name), words, name)
    arrays |= {name: getattr(evidence, name) for name in _NUMBERS}
    arrays |= {name: getattr(evidence, name).astype(np.uint8) for name in _FLAGS}
    arrays |= {name: getattr(evidence, name).at for name in _SETS}
    keys = np.fromiter(map(key_of, words), np.dtype("<u8"), len(words)).tobytes()
    spelled = zlib.compress(_BETWEEN.join(rows).encode())
    parts = (keys, _Block(told, arrays).packed(), later.packed, spelled)
    whole = b"".join(part for one in parts for part in (len(one).to_bytes(_LENGTH), one))
    return _checksum(whole) + whole


def load(data: bytes, version: PlanVersion) -> Evidence:
    """The evidence of the version that it was counted of. Raises ValueError where the bytes are not as written."""
    if not is_whole(data):
        raise ValueError("not as it was written")
    keys, first, later, spelled = _parts(data)
    kept, looked_at_later = _Block.unpacked(first), _Later(later)
    told, arrays = kept.told, kept.arrays
    rows = KeptRows(np.frombuffer(keys, "<u8").astype(np.uint64).tobytes(), partial(_words, spelled))
    counted: dict[str, Any] = {name: arrays[name] for name in ("roles", *_NUMBERS)}
    counted["spans"] = arrays["span"]
    counted |= {name: arrays[name].astype(np.float32) for name in _FLAGS}
    counted |= {name: _index(rows, name, arrays) for name in INDEXES}
    counted |= {name: Sets(arrays[name], partial(_sets, looked_at_later, name)) for name in _SETS}
    words = frozenset(told["words"].split(_BETWEEN))
    candidates = _Candidates(version, arrays, looked_at_later)
    return Evidence(version=version, candidates=candidates, said_by=candidates.text, words=words, **counted)


def _parts(data: bytes) -> list[bytes]:
    """What stands behind the checksum."""
    parts, at = list[bytes](), _CHECKSUM
    while at < len(data):
        begins = at + _LENGTH
        at = begins + int.from_bytes(data[at:begins])
        parts.append(data[begins:at])
    return parts


def is_whole(data: bytes) -> bool:
    """Whether the bytes of some evidence are as they were written."""
    return data[:_CHECKSUM] == _checksum(data[_CHECKSUM:])


def _checksum(data: bytes) -> bytes:
    return blake2b(data, digest_size=_CHECKSUM).digest()


def _distinct(values: Iterable[Any]) -> tuple[list[Any], Places]:
    """Each value once, and which one stands at each place."""
    at: dict[Any, int] = {}
    places = np.fromiter((at.setdefault(value, len(at)) for value in values), np.int32)
    return list(at), places


def _narrow(array: Array) -> Array:
    """An array of whole numbers in as few bytes as hold them."""
    if array.dtype.kind not in "iu" or not array.size:
        return array
    return array.astype(np.result_type(np.min_scalar_type(array.min()), np.min_scalar_type(array.max())))


def _place(span: Span | None) -> tuple[int, int]:
    return (span.start, span.end) if span else _NOWHERE


def _by_words(index: WordIndex, words: Sequence[str], name: str) -> dict[str, Array]:
    """The arrays of an index whose rows are in the order of some words."""
    holders = [index.holding(word) for word in words]
    return {
        f"{name} starts": np.fromiter(accumulate(map(len, holders), initial=0), np.int32),
        f"{name} holders": np.concatenate([*holders, index.holders[:0]]),
        f"{name} lengths": index.lengths,
    }


def _index(rows: KeptRows, name: str, arrays: Mapping[str, Array]) -> WordIndex:
    return WordIndex(rows, arrays[f"{name} starts"], arrays[f"{name} holders"], arrays[f"{name} lengths"])


def _words(spelled: bytes) -> list[str]:
    words = zlib.decompress(spelled).decode()
    return words.split(_BETWEEN) if words else []


@dataclass(frozen=True, eq=False)
class _Block:
    """Words, lists and arrays by their names."""

    told: dict[str, Any]
    arrays: dict[str, Array]

    def packed(self) -> bytes:
        """All of it, compressed; whole numbers in as few bytes as hold them."""
        arrays = {name: _narrow(array) for name, array in self.arrays.items()}
        shapes = [(name, array.dtype.str, array.shape) for name, array in arrays.items()]
        line = json.dumps({**self.told, "arrays": shapes}, ensure_ascii=False)
        return zlib.compress(line.encode() + b"\n" + b"".join(array.tobytes() for array in arrays.values()))

    @staticmethod
    def unpacked(packed: bytes) -> "_Block":
        """What was packed."""
        whole = zlib.decompress(packed)
        at = whole.index(b"\n") + 1
        told, arrays = json.loads(whole[:at]), dict[str, Array]()
        for name, kind, shape in told.pop("arrays"):
            arrays[name] = np.frombuffer(whole, kind, prod(shape), at).reshape(shape)
            at += arrays[name].nbytes
        return _Block(told, arrays)


@dataclass(frozen=True, eq=False)
class _Later:
    """What few questions look at, read when one does."""

    packed: bytes

    @staticmethod
    def of(evidence: Evidence) -> "_Later":
        """What is kept of some evidence."""
        told: dict[str, Any] = {name: [sorted(one) for one in getattr(evidence, name).distinct] for name in _SETS}
        arrays = dict[str, Array]()
        candidates = evidence.candidates
        text, at = evidence.version.text, {id(fact): at for at, fact in enumerate(facts_of(evidence.version.card))}
        for name, values in (
            ("text", (None if one.span.of(text) == one.text else one.text for one in candidates)),
            ("above", (one.context for one in candidates)),
            ("called", (one.named for one in candidates)),
        ):
            told[name], arrays[name] = _distinct(values)
        for name, places in (
            ("under", (_place(one.under) for one in candidates)),
            ("about", (_place(one.about) for one in candidates)),
            ("head", (_place(one.head) for one in candidates)),
            ("part", (_place(span) for one in candidates for span in one.parts)),
        ):
            arrays[name] = np.array(list(places), dtype=np.int32).reshape(-1, 2)
        for name, counts in (
            ("part starts", (len(one.parts) for one in candidates)),
            ("fact starts", (len(one.facts) for one in candidates)),
        ):
            arrays[name] = np.fromiter(accumulate(counts, initial=0), np.int32)
        arrays["fact"] = np.fromiter((at[id(fact)] for one in candidates for fact in one.facts), np.int32)
        arrays["column"] = np.fromiter((one.column for one in candidates), np.int32)
        return _Later(_Block(told, arrays).packed())

    @cached_property
    def block(self) -> _Block:
        """What is kept of it."""
        return _Block.unpacked(self.packed)


def _sets(later: _Later, name: str) -> list[frozenset[Any]]:
    # JSON knows no pairs.
    return [frozenset(map(tuple, one) if name == "numbered" else one) for one in later.block.told[name]]


@dataclass(frozen=True, eq=False)
class _Candidates(Sequence[Candidate]):
    """The candidates of a plan, each made when it is looked at: a question looks at few of them."""

    version: PlanVersion
    arrays: Mapping[str, Array]
    later: _Later

    def __len__(self) -> int:
        return len(self.arrays["roles"])

    @overload
    def __getitem__(self, at: int) -> Candidate: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[Candidate]: ...
    def __getitem__(self, at: int | slice) -> Candidate | Sequence[Candidate]:
        if isinstance(at, slice):
            return [self[one] for one in range(*at.indices(len(self)))]
        made = self._made[at]
        if made is None:
            made = self._made[at] = self._candidate(at % len(self._made))
        return made

    @cached_property
    def _made(self) -> list[Candidate | None]:
        return [None] * len(self)

    @cached_property
    def _facts(self) -> tuple[Fact, ...]:
        return tuple(facts_of(self.version.card))

    def _candidate(self, at: int) -> Candidate:
        kept = self.later.block.arrays
        return Candidate(
            role=ROLES[self.arrays["roles"].item(at)],
            span=_span(self.arrays["span"], at),
            text=self.text(at),
            context=self._told("above", at),
            parts=tuple(_span(kept["part"], one) for one in _several(kept["part starts"], at)),
            facts=tuple(self._facts[kept["fact"].item(one)] for one in _several(kept["fact starts"], at)),
            named=self._told("called", at),
            leads=bool(self.arrays["leads"].item(at)),
            under=_span_or_none(kept["under"], at),
            about=_span_or_none(kept["about"], at),
            head=_span_or_none(kept["head"], at),
            column=kept["column"].item(at),
        )

    def text(self, at: int) -> str:
        """What a candidate says, without making it."""
        said = self._told("text", at)
        return _span(self.arrays["span"], at).of(self.version.text) if said is None else str(said)

    def _told(self, name: str, at: int) -> Any:
        later = self.later.block
        return later.told[name][later.arrays[name].item(at)]


def _several(starts: Array, at: int) -> range:
    return range(starts.item(at), starts.item(at + 1))


def _span(places: Array, at: int) -> Span:
    return Span(places.item(at, 0), places.item(at, 1))


def _span_or_none(places: Array, at: int) -> Span | None:
    return None if places.item(at, 0) < 0 else _span(places, at)
