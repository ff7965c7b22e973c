"""The bundled embedding: one row per unit, a text is the mean of its rows. Needs no torch."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from hashlib import file_digest
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from safetensors import SafetensorError, safe_open

from knowledge.search.embedding import EmbeddingError, Vectors
from knowledge.search.reading import read_passage, read_question
from knowledge.search.terms import units

Places = NDArray[np.int64]


def open_static(folder: Path) -> "StaticEmbedding":
    """The embedding in a folder that `scripts/fit_embedding.py` wrote. Raises EmbeddingError."""
    weights = folder / "model.safetensors"
    try:
        with weights.open("rb") as file:
            fingerprint = file_digest(file, "sha256")
        listed = (folder / "tokenizer.json").read_bytes()
        rows = _mapped(weights, "embedding.weight")
        places = json.loads(listed)["model"]["vocab"]
    except (OSError, KeyError, ValueError, SafetensorError) as error:
        raise EmbeddingError(f"The embedding in {folder} cannot be read: {error}") from error
    fingerprint.update(listed)
    return StaticEmbedding(f"static-{fingerprint.hexdigest()[:16]}", places, rows)


def _mapped(file: Path, name: str) -> NDArray[np.float16]:
    """A tensor of halves out of a file of safetensors, which is mapped: a question needs few rows of many.

    The library itself makes copies. Raises SafetensorError where the file is not whole, KeyError, ValueError.
    """
    with safe_open(file, framework="numpy") as opened:
        shape = opened.get_slice(name).get_shape()
    with file.open("rb") as read:
        length = int.from_bytes(read.read(_LENGTH), "little")
        told = json.loads(read.read(length))[name]
    if told["dtype"] != "F16":
        raise ValueError(told["dtype"])
    start = _LENGTH + length + told["data_offsets"][0]
    return np.asarray(np.memmap(file, "<f2", "r", start, tuple(shape)))


_LENGTH = 8
"""Bytes at the beginning of a file of safetensors that tell how long its header is."""


@dataclass(frozen=True, slots=True, eq=False)
class StaticEmbedding:
    """`places` says which of the `rows` (units, dimension) belongs to a unit."""

    name: str
    places: Mapping[str, int]
    rows: NDArray[np.float16]

    @property
    def dimension(self) -> int:
        return int(self.rows.shape[1])

    def passages(self, texts: Sequence[str]) -> Vectors:
        """Vectors of unit length, shape (texts, dimension), not to be changed."""
        return self._passages(tuple(texts))

    # What is published is wanted twice, one after the other: for Chroma, and for the index of words.
    @lru_cache(maxsize=1)  # noqa: B019 one embedding lives as long as the process
    def _passages(self, texts: tuple[str, ...]) -> Vectors:
        known = [self._known(read_passage(text).plain) for text in texts]
        # Passages of one plan say much the same: each row is made longer once.
        used, places = np.unique(np.concatenate([np.zeros(0, dtype=np.int64), *known]), return_inverse=True)
        rows, ends = self.rows[used].astype(np.float32), np.cumsum([len(one) for one in known])
        vectors = [_of_unit_length(rows[own].sum(axis=0)) for own in np.split(places, ends)[:-1]]
        return np.array(vectors, dtype=np.float32).reshape(-1, self.dimension)

    def question(self, text: str) -> Vectors:
        """The vector of a question, shape (dimension,); zeros where no unit of it is known."""
        # Made longer first: numpy adds up numbers of half the length several times slower.
        return _of_unit_length(self.rows[self._known(read_question(text))].astype(np.float32).sum(axis=0))

    def _known(self, words: list[str]) -> Places:
        """Where the rows of those units are that have one."""
        known = (place for unit in units(words) if (place := self.places.get(unit)) is not None)
        return np.fromiter(known, dtype=np.int64)


def _of_unit_length(total: Vectors) -> Vectors:
    length = float(np.linalg.norm(total))
    return total / np.float32(length) if length else total
