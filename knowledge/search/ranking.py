"""What a lexical search finds: a score for every text."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

import numpy as np

from knowledge.search.keys import Numbers
from knowledge.search.postings import Scores, highest
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
        total = np.where(self.mask, self.scores + self.held if self.named else self.scores, 0.0)
        places = np.sort(highest(total, k))
        return [self._id(int(place)) for place in places[np.argsort(-total[places], kind="stable")]]

    def of(self, ids: Sequence[str]) -> tuple[Scores, Numbers]:
        """Score and number of exact things held for each id; 0 where the index does not know it."""
        places = self._places(ids)
        known = places >= 0
        return np.where(known, self.scores[places], 0.0), np.where(known, self.held[places], 0)

    def known(self, ids: Collection[str]) -> list[str]:
        """Those of the ids that may be found here."""
        places = self._places(ids)
        return [one for one, place in zip(ids, places.tolist(), strict=True) if place >= 0 and self.mask[place]]

    def allowed(self) -> int:
        """How many texts may be found."""
        return int(np.count_nonzero(self.mask))

    def allowed_ids(self) -> list[str]:
        """The ids of all texts that may be found."""
        return [self._id(int(place)) for place in np.flatnonzero(self.mask)]

    def _id(self, place: int) -> str:
        for segment in self.segments:
            if place < len(segment.ids):
                return segment.ids[place]
            place -= len(segment.ids)
        raise IndexError(place)

    def _places(self, ids: Collection[str]) -> Numbers:
        """Where each id stands among all texts, -1 where none that is alive has it."""
        found = np.full(len(ids), -1)
        encoded = [one.encode() for one in ids]
        offset = 0
        for segment in self.segments:
            places = segment.ids.places_of(encoded)
            alive = (places >= 0) & segment.alive[places]
            found = np.where(alive, places + offset, found)
            offset += len(segment.ids)
        return found
