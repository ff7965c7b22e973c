"""Seals: hashes by which what is kept is known to be what was written.

A seal covers every value of a row that is not empty, so that a column that comes later, empty in the rows from
before it, leaves their seals as they are. Pure functions over rows as mappings of column to value.
"""

import json
from collections.abc import Iterable, Mapping
from hashlib import sha256
from json.encoder import encode_basestring
from typing import Any

TEXT = "text"
"""The column that has a seal of its own, so that what is wrong can be told."""

UNSEALED = frozenset({TEXT, "text_seal", "seal", "extraction"})
"""Columns outside the seal of a version: those of seals, and the note of which rules read it, which may change."""


def seal_of_text(text: str) -> str:
    """The seal of a version's stored text."""
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def seal_of_version(row: Mapping[str, Any], passages: Iterable[Mapping[str, Any]]) -> str:
    """The seal of everything else that is kept of a version: its card, its outline, where its passages stand."""
    sealed = {name: value for name, value in row.items() if name not in UNSEALED}
    parts = [sealed, *sorted(passages, key=lambda passage: str(passage["ordinal"]).zfill(9))]
    return sha256("\n".join(map(_written, parts)).encode("utf-8", "surrogatepass")).hexdigest()


def seal_of_pointer(plan: str, current: int) -> str:
    """The seal of which version of a plan is current."""
    return sha256(_written({"plan": plan, "current": current}).encode("utf-8", "surrogatepass")).hexdigest()


def _written(row: Mapping[str, Any]) -> str:
    """A row as JSON, by its columns; put together here, as one encoder made for each row would take thrice as long."""
    there = [f'"{name}": {_value(value)}' for name in sorted(row) if (value := row[name]) is not None]
    return f"{{{', '.join(there)}}}"


def _value(value: object) -> str:
    if type(value) is str:
        return encode_basestring(value)
    return str(value) if type(value) is int else _JSON.encode(value)


_JSON = json.JSONEncoder(ensure_ascii=False, sort_keys=True, default=repr)
