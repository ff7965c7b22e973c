"""What a lexical search finds: a score for every text."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

import numpy as np

from knowledge.search.keys import Numbers
from knowledge.search.postings import Scores
from knowledge.search.segment import Mask, Segment


@dataclass(frozen=True, slots=True)
class Ranking:
    """Every text's score for one question, 0 to 1, and how many of the `named` exact things it holds.

    The texts are those of the segments, one segment after the other; only those of `mask` may be found.
    """

    segments: tuple[Segment, ...]
    scores: Scores
    held: Numbers
    named: int
    mask: Mask

    def best(self, k: int) -> list[str]:
        """The ids of the best k texts that hold anything of the question, best first."""
        total = self.scores + self.held
        places = np.flatnonzero(self.mask & (total > 0))
        if len(places) > k:
            places = places[np.argpartition(-total[places], k - 1)[:k]]
        return [self._id(int(place)) for place in places[np.argsort(-total[places], kind="stable")]]

    def of(self, ids: Sequence[str]) -> tuple[Scores, Numbers]:
        """Score and number of exact things held for each id; 0 where the index does not know it."""
        places = np.array([self._place(one) for one in ids], dtype=np.int64)
        known = places >= 0
        return np.where(known, self.scores[places], 0.0), np.where(known, self.held[places], 0)

    def known(self, ids: Collection[str]) -> list[str]:
        """Those of the ids that may be found here."""
        return [one for one in ids if (place := self._place(one)) >= 0 and self.mask[place]]

    def _id(self, place: int) -> str:
        for segment in self.segments:
            if place < len(segment.ids):
                return segment.ids[place]
            place -= len(segment.ids)
        raise IndexError(place)

    def _place(self, wanted: str) -> int:
        offset = 0
        for segment in self.segments:
            place = segment.places.get(wanted)
            if place is not None and segment.alive[place]:
                return offset + place
            offset += len(segment.ids)
        return -1
