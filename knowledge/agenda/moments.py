"""The days of an event that people are told of: it begins, it ends, it is due."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from knowledge.agenda.events import Event, EventKind


class Edge(StrEnum):
    """Which day of an event."""

    START = "start"
    END = "end"
    DUE = "due"


@dataclass(frozen=True, slots=True)
class Moment:
    """A day of an event. `key` names it within the plan, whatever day it is on."""

    event: Event
    edge: Edge
    day: date

    @property
    def key(self) -> str:
        """The event's key and which day of it."""
        return f"{self.event.key}/{self.edge}"


def moments_of(event: Event) -> Iterator[Moment]:
    """Of a phase its first and its last day, of a deadline the day on which it is due."""
    if event.kind in (EventKind.DEADLINE, EventKind.CONFERENCE):
        yield Moment(event, Edge.DUE, event.day)
        return
    if event.first is not None:
        yield Moment(event, Edge.START, event.first)
    if event.last is not None:
        yield Moment(event, Edge.END, event.last)
