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
    """The events of a plan's current version; `moments` are the days of them that people are told of, in order.

    `was`: by the key of a moment the day that it was on before it was put on another. `gone`: what an earlier version
    had and this one has no more.
    """

    version: PlanVersion
    events: tuple[Event, ...]
    was: Mapping[str, date]
    gone: tuple[Event, ...]
    moments: tuple[Moment, ...]


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
    moments = sorted((moment for event in events for moment in moments_of(event)), key=lambda moment: moment.day)
    return Agenda(version, events, was, tuple(lost.values()), tuple(moments))
