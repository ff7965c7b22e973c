"""What a lexical search finds: a score for every text."""

from collections.abc import Collection
from dataclasses import dataclass

import numpy as np

from knowledge.search.keys import Numbers
from knowledge.search.postings import Scores, highest
from knowledge.search.segment import Mask, Segment


@dataclass(frozen=True, slots=True)
class Ranking:
    """Every text's score for one question, 0 to 1, and how many of the `named` exact things it holds.

    The texts are those of the segments, one segment after the other, and known by their places in that order; only
    those of `mask` may be found.
    """

    segments: tuple[Segment, ...]
    scores: Scores
    held: Numbers
    named: int
    mask: Mask

    def best(self, k: int) -> Numbers:
        """The best k texts that hold anything of the question, best first."""
        total = np.where(self.mask, self.scores + self.held if self.named else self.scores, 0.0)
        places = np.sort(highest(total, k))
        return places[np.argsort(-total[places], kind="stable")]

    def allowed(self) -> int:
        """How many texts may be found."""
        return int(np.count_nonzero(self.mask))

    def allowed_ids(self) -> list[str]:
        """The ids of all texts that may be found."""
        return self.ids(np.flatnonzero(self.mask))

    def ids(self, places: Numbers) -> list[str]:
        """The ids of texts."""
        return [self._id(place) for place in places.tolist()]

    def _id(self, place: int) -> str:
        for segment in self.segments:
            if place < len(segment.ids):
                return segment.ids[place]
            place -= len(segment.ids)
        raise IndexError(place)

    def places(self, ids: Collection[str]) -> Numbers:
        """The texts with these ids, -1 for one that may not be found here."""
        found = np.full(len(ids), -1)
        encoded = [one.encode() for one in ids]
        offset = 0
        for segment in self.segments:
            places = segment.ids.places_of(encoded)
            found = np.where((places >= 0) & segment.alive[places], places + offset, found)
            offset += len(segment.ids)
        return np.where((found >= 0) & self.mask[found], found, -1) if len(self.mask) else found
