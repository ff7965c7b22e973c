"""The bundled embedding: one row per unit, a text is the mean of its rows. Needs no torch."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from safetensors import SafetensorError
from safetensors.numpy import load

from knowledge.search.embedding import EmbeddingError, Vectors
from knowledge.search.reading import read_passage, read_question
from knowledge.search.terms import units


def open_static(folder: Path) -> "StaticEmbedding":
    """The embedding in a folder that `scripts/fit_embedding.py` wrote. Raises EmbeddingError."""
    try:
        packed = (folder / "model.safetensors").read_bytes()
        listed = (folder / "tokenizer.json").read_bytes()
        rows = load(packed)["embedding.weight"]
        places = json.loads(listed)["model"]["vocab"]
    except (OSError, KeyError, ValueError, SafetensorError) as error:
        raise EmbeddingError(f"The embedding in {folder} cannot be read: {error}") from error
    fingerprint = sha256(packed)
    fingerprint.update(listed)
    return StaticEmbedding(f"static-{fingerprint.hexdigest()[:16]}", places, rows)


@dataclass(frozen=True, slots=True)
class StaticEmbedding:
    """`places` says which of the `rows` (units, dimension) belongs to a unit."""

    name: str
    places: Mapping[str, int]
    rows: NDArray[np.float16]

    @property
    def dimension(self) -> int:
        return int(self.rows.shape[1])

    def passages(self, texts: Sequence[str]) -> Vectors:
        """Vectors of unit length, shape (texts, dimension)."""
        vectors = np.zeros((len(texts), self.dimension), dtype=np.float32)
        for vector, text in zip(vectors, texts, strict=True):
            vector[:] = self._mean(read_passage(text).plain)
        return vectors

    def question(self, text: str) -> Vectors:
        """The vector of a question, shape (dimension,); zeros where no unit of it is known."""
        return self._mean(read_question(text))

    def _mean(self, words: list[str]) -> Vectors:
        known = [place for unit in units(words) if (place := self.places.get(unit)) is not None]
        # Made longer first: numpy adds up numbers of half the length several times slower.
        total: Vectors = self.rows[known].astype(np.float32).sum(axis=0)
        length = float(np.linalg.norm(total))
        if length:
            total /= np.float32(length)
        return total
