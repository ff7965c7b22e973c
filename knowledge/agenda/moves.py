"""What a version of a plan has put on other days than the one before, and what it has taken out."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from knowledge.agenda.events import Event
from knowledge.agenda.moments import Moment, moments_of


@dataclass(frozen=True, slots=True)
class Move:
    """A moment that is on another day than before."""

    before: Moment
    after: Moment

    @property
    def was(self) -> date:
        """The day before."""
        return self.before.day


def moves(before: Iterable[Event], after: Iterable[Event]) -> tuple[Move, ...]:
    """The moments that both versions have, on different days."""
    old = {moment.key: moment for event in before for moment in moments_of(event)}
    new = [moment for event in after for moment in moments_of(event)]
    return tuple(Move(old[m.key], m) for m in new if m.key in old and old[m.key].day != m.day)


def gone(before: Iterable[Event], after: Iterable[Event]) -> tuple[Event, ...]:
    """The events that the version before has and this one does not."""
    kept = {event.key for event in after}
    return tuple(event for event in before if event.key not in kept)
