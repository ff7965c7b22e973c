"""A plan's events beside those of its earlier versions: what is on which day now, and what was."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from knowledge.agenda.events import Event, events_of
from knowledge.agenda.moments import Moment, moments_of
from knowledge.agenda.moves import gone, moves
from knowledge.plan import PlanVersion


@dataclass(frozen=True, slots=True)
class Agenda:
    """The events of a plan's current version.

    `was`: by the key of a moment the day that it was on before it was put on another. `gone`: what an earlier version
    had and this one has no more.
    """

    version: PlanVersion
    events: tuple[Event, ...]
    was: Mapping[str, date]
    gone: tuple[Event, ...]

    @property
    def moments(self) -> list[Moment]:
        """The days that people are told of, in order."""
        found = [moment for event in self.events for moment in moments_of(event)]
        return sorted(found, key=lambda moment: moment.day)


def agenda_of(version: PlanVersion, earlier: Sequence[PlanVersion] = ()) -> Agenda:
    """The agenda of a plan; `earlier` are its versions that are not current any more, the latest first."""
    events = events_of(version)
    was: dict[str, date] = {}
    lost: dict[str, Event] = {}
    for before in earlier:
        old = events_of(before)
        for move in moves(old, events):
            was.setdefault(move.after.key, move.was)
        for event in gone(old, events):
            lost.setdefault(event.key, event)
    return Agenda(version, events, was, tuple(lost.values()))
