"""Index keys: 40-bit hashes of the units of many texts at once.

Hashing instead of a dictionary keeps the index lean: nothing grows with the vocabulary, keys mean the
same in every segment and every process, and pairs and n-grams are computed over whole arrays. Among ten
million different units some fifty pairs share a key, which no ranking notices.
"""

from collections.abc import Sequence
from hashlib import blake2b
from itertools import chain

import numpy as np
from numpy.typing import NDArray

Keys = NDArray[np.uint64]
Numbers = NDArray[np.int64]

KEY_BITS = 40
GRAM_SIZE = 3

_REMEMBERED = 200_000
_ODD = np.uint64(0x9E3779B97F4A7C15)
_MIX = np.uint64(0xD6E8FEB86659FD93)
_HALF = np.uint64(32)
_SHIFT = np.uint64(64 - KEY_BITS)


def word_keys(texts: Sequence[Sequence[str]]) -> tuple[Keys, Numbers]:
    """A key for each word and each two neighbouring words, and the number of the text each stands in."""
    hashes = _hashes(list(chain.from_iterable(texts)))
    owners = np.repeat(np.arange(len(texts)), [len(text) for text in texts])
    together = owners[:-1] == owners[1:]
    pairs = (hashes[:-1] * _ODD + hashes[1:])[together]
    return np.concatenate((_short(hashes), _short(pairs))), np.concatenate((owners, owners[:-1][together]))


def token_keys(tokens: Sequence[str]) -> Keys:
    """A key for each single token, the same that `word_keys` gives it as a word."""
    return _short(_hashes(tokens))


def pair_keys(pairs: Sequence[tuple[str, str]]) -> Keys:
    """A key for each two words, the same that `word_keys` gives them where they are neighbours."""
    left, right = _hashes([pair[0] for pair in pairs]), _hashes([pair[1] for pair in pairs])
    return _short(left * _ODD + right)


def word_numbers(words: Sequence[str]) -> NDArray[np.uint32]:
    """Shorter hashes of words, for texts kept as sequences."""
    return (_hashes(words) >> _HALF).astype(np.uint32)


def joined_numbers(left: NDArray[np.uint32], right: NDArray[np.uint32]) -> Keys:
    """Two words' numbers as one."""
    return left.astype(np.uint64) << _HALF | right


def gram_keys(texts: Sequence[Sequence[str]]) -> tuple[Keys, Numbers]:
    """A key for each three characters of each word with a space around it, and the text each stands in."""
    joined = [f" {' '.join(text)} " for text in texts]
    codes = np.frombuffer("".join(joined).encode("utf-32-le"), dtype=np.uint32).astype(np.uint64)
    owners = np.repeat(np.arange(len(joined)), [len(text) for text in joined])
    if len(codes) < GRAM_SIZE:
        return np.zeros(0, dtype=np.uint64), np.zeros(0, dtype=np.int64)
    grams = (codes[:-2] * _ODD + codes[1:-1]) * _ODD + codes[2:]
    # A gram over a space tells little more than the pair of words does, and is most of the index.
    inside = (owners[:-2] == owners[2:]) & (codes[1:-1] != ord(" "))
    return _short(grams[inside]), owners[:-2][inside]


def _hashes(words: Sequence[str]) -> Keys:
    return np.fromiter(map(_HASHES.__getitem__, words), np.uint64, len(words))


def _short(hashes: Keys) -> Keys:
    return ((hashes ^ (hashes >> _HALF)) * _MIX) >> _SHIFT


class _Hashes(dict[str, int]):
    """The hash of each word, computed when it is first met."""

    def __missing__(self, word: str) -> int:
        if len(self) >= _REMEMBERED:
            self.clear()
        self[word] = value = int.from_bytes(blake2b(word.encode(), digest_size=8).digest(), "little")
        return value


_HASHES = _Hashes()
