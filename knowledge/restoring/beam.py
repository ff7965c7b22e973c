"""The likeliest way through a text of which each word may have been several syllables."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from knowledge.restoring.candidates import Case
from knowledge.restoring.model import BITS, BOUNDARY, UNKNOWN, Floats, Ints, Syllables

BEAM = 16
"""Ways that are followed at a time."""

LANGUAGE = 0.75
"""How much the run of syllables counts against the letters."""

Place = tuple[int, int]
"""A word's number, and how many of its characters are behind."""


@dataclass(frozen=True, slots=True)
class Arc:
    """What may stand between two places: each choice a syllable, or `UNKNOWN`, with the chance of its letters.

    `text` is what stands there, `case` how it is written.
    """

    begin: Place
    end: Place
    numbers: Ints
    chances: Floats
    case: Case
    text: str


Choice = tuple[Arc, int]
"""One of the choices of an arc."""


@dataclass(frozen=True, slots=True)
class _Front:
    """The best ways to a place: their last two syllables, their chances, and the way before each with its choice."""

    before: Ints
    last: Ints
    chances: Floats
    came: list[tuple[int, Choice]]


_START = _Front(np.array([UNKNOWN]), np.array([BOUNDARY]), np.zeros(1, np.float32), [])


def likeliest(syllables: Syllables, arcs: Sequence[Arc], ends: Sequence[bool]) -> list[Choice]:
    """The choices on the likeliest way; `ends` tells of each word whether a sentence ends behind it."""
    fronts = {(0, 0): _START}
    arriving: dict[Place, list[Arc]] = {}
    for arc in arcs:
        arriving.setdefault(arc.end, []).append(arc)
    for place in sorted(arriving):
        front = _front(syllables, fronts, arriving[place])
        if front is not None:
            over = place[1] == 0 and ends[place[0] - 1]
            fronts[place] = _ended(syllables, front) if over else front
    return _way(fronts, (len(ends), 0))


def _way(fronts: Mapping[Place, _Front], place: Place) -> list[Choice]:
    """The choices that led to the best of a place."""
    row = int(fronts[place].chances.argmax())
    chosen: list[Choice] = []
    while place != (0, 0):
        row, choice = fronts[place].came[row]
        place = choice[0].begin
        chosen.append(choice)
    return chosen[::-1]


def _front(syllables: Syllables, fronts: Mapping[Place, _Front], arcs: Sequence[Arc]) -> _Front | None:
    """The best ways to the place where these arcs end; None where no way leads to them."""
    reached = [(arc, fronts[arc.begin]) for arc in arcs if arc.begin in fronts]
    if not reached:
        return None
    parts = [_steps(syllables, front, arc) for arc, front in reached]
    chances = np.concatenate([part.ravel() for part in parts])
    before = np.concatenate([np.repeat(front.last, len(arc.numbers)) for arc, front in reached])
    last = np.concatenate([np.tile(arc.numbers, len(front.last)) for arc, front in reached])
    rows = _best(chances, before << BITS | last)
    borders = np.cumsum([0, *(part.size for part in parts)])
    which = np.searchsorted(borders, rows, side="right") - 1
    came: list[tuple[int, Choice]] = []
    for row, part in zip((rows - borders[which]).tolist(), which.tolist(), strict=True):
        arc = reached[part][0]
        way, choice = divmod(row, len(arc.numbers))
        came.append((way, (arc, choice)))
    return _Front(before[rows], last[rows], chances[rows], came)


def _steps(syllables: Syllables, front: _Front, arc: Arc) -> Floats:
    """The chances of each way with each choice behind it; shape (ways, choices)."""
    following = syllables.after(front.before, front.last, arc.numbers)
    steps: Floats = front.chances[:, None] + np.float32(LANGUAGE) * following + arc.chances
    return steps


def _ended(syllables: Syllables, front: _Front) -> _Front:
    """The ways with the end of a sentence behind them."""
    ends = syllables.after(front.before, front.last, np.array([BOUNDARY]))[:, 0]
    count = len(front.last)
    return _Front(np.full(count, UNKNOWN), np.full(count, BOUNDARY), front.chances + ends, front.came)


def _best(chances: Floats, states: Ints) -> Ints:
    """Rows of the best ways, of those in the same state only the best."""
    most = min(4 * BEAM, len(chances))
    best = np.argpartition(-chances, most - 1)[:most]
    best = best[np.argsort(-chances[best], kind="stable")]
    _, first = np.unique(states[best], return_index=True)
    kept: Ints = best[np.sort(first)[:BEAM]]
    return kept
