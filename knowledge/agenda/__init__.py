"""What a plan has at which time: its phases and deadlines as events on days, computed from its card.

`recurrence`: words such as "trước ngày 25 hằng tháng" as a rule. `events`: the events of a plan, each with a key
that the next version gives it too. `moments`: the days of them that people are told of. `moves`: what a new
version has put on another day, or taken out. `agenda`: all of it for one plan.
"""

from knowledge.agenda.agenda import Agenda, agenda_of
from knowledge.agenda.events import Event, EventKind, events_of
from knowledge.agenda.moments import Edge, Moment, moments_of
from knowledge.agenda.moves import Move, gone, moves
from knowledge.agenda.units import concerns

__all__ = [
    "Agenda",
    "Edge",
    "Event",
    "EventKind",
    "Moment",
    "Move",
    "agenda_of",
    "concerns",
    "events_of",
    "gone",
    "moments_of",
    "moves",
]
