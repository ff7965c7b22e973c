"""A plan's events beside those of its earlier versions and what letters change: what is on which day now, and was."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from knowledge.agenda.events import Event, events_of
from knowledge.agenda.letters import amended
from knowledge.agenda.moments import Moment, moments_of
from knowledge.agenda.moves import gone, moves
from knowledge.amendments import Withdrawn
from knowledge.plan import PlanVersion
from knowledge.span import Span


@dataclass(frozen=True, slots=True)
class Agenda:
    """The events of a plan's current version; `moments` are the days of them that people are told of, in order.

    `was`: by the key of a moment the day that it was on before it was put on another. `gone`: what an earlier version
    had and this one has no more. `letters`: by the key of an event the text that has changed its time; `withdrawn` is
    all that later texts have changed.
    """

    version: PlanVersion
    events: tuple[Event, ...]
    was: Mapping[str, date]
    gone: tuple[Event, ...]
    moments: tuple[Moment, ...]
    letters: Mapping[str, Withdrawn]
    withdrawn: tuple[Withdrawn, ...] = ()

    def quoted(self, event: Event) -> tuple[PlanVersion, Span]:
        """The text that states when an event is, and where."""
        letter = self.letters.get(event.key)
        return (letter.by, letter.order.span) if letter else (self.version, event.span)


def agenda_of(version: PlanVersion, earlier: Sequence[PlanVersion] = (), withdrawn: Sequence[Withdrawn] = ()) -> Agenda:
    """The agenda of a plan; `earlier` are its versions that are not current any more, the latest first, `withdrawn`
    what later texts have changed of it, what was changed last first."""
    stated = events_of(version)
    changes = {event.key: change for event in stated if (change := amended(event, version, withdrawn))}
    now = [changes[event.key].event if event.key in changes else event for event in stated]
    events = tuple(sorted((e for e in now if e is not None), key=lambda event: (event.first or event.day, event.day)))
    was: dict[str, date] = {}
    lost: dict[str, Event] = {event.key: event for event in gone(stated, events)}
    for old in (stated, *map(events_of, earlier)):
        for move in moves(old, events):
            was.setdefault(move.after.key, move.was)
        for event in gone(old, events):
            lost.setdefault(event.key, event)
    moments = sorted((moment for event in events for moment in moments_of(event)), key=lambda moment: moment.day)
    letters = {key: change.by for key, change in changes.items()}
    return Agenda(version, events, was, tuple(lost.values()), tuple(moments), letters, tuple(withdrawn))
