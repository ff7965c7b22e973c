"""Which reminders are due: a pure function of what is followed, what the plans say and the time."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.state.follows import Follow
from knowledge.agenda import Agenda, Edge, Moment
from knowledge.agenda.recurrence import Every
from knowledge.agenda.units import concerns
from knowledge.text import fold

MOVED = -1
"""In the place of days before: told when the day was moved, to whoever had been told of the day before."""

Known = Callable[[str], Agenda | None]
"""The agenda of a plan; None where it is not known any more."""


@dataclass(frozen=True, slots=True)
class Reminder:
    """A reminder that is due: of which moment, how many days before it was asked for, since when it is due.

    `was` is the day that the moment was on, where a new version has put it on another.
    """

    follow: Follow
    moment: Moment
    days: int
    due: datetime
    was: date | None = None

    @property
    def key(self) -> str:
        """What it tells whom of; the same whoever finds it due, another one once the day is another."""
        return _key(self, self.moment.day, self.days)

    @property
    def told_before(self) -> tuple[str, ...]:
        """The keys of what was told of the day that the moment was on before."""
        return tuple(_key(self, self.was, days) for days in (*self.follow.days, MOVED)) if self.was else ()


def _key(one: Reminder, day: date, days: int) -> str:
    return f"remind/{one.follow.id}/{one.moment.key}/{day}/{days}"


def due_reminders(
    follows: Iterable[Follow],
    known: Known,
    handed_in: Collection[tuple[int, str, str]],
    now: datetime,
) -> list[Reminder]:
    """The reminders that are due now, the longest due first; `now` with a zone, in which days are counted.

    Of one moment only the last that is due: where nobody was there to send "7 days", it is not sent beside "3 days".
    Nothing of what has passed, of what was due before it was followed, of what has been handed in.
    """
    zone = now.tzinfo
    assert isinstance(zone, ZoneInfo)
    found = [
        reminder
        for follow in follows
        if (agenda := known(follow.plan))
        for moment in _followed(follow, agenda, _within(agenda.moments, now.date(), max(follow.days, default=0)))
        if (follow.chat, follow.plan, moment.event.key) not in handed_in
        if (reminder := _due(follow, agenda, moment, now))
    ]
    return sorted(found, key=lambda reminder: (reminder.due, reminder.key))


def moved_reminders(
    follows: Iterable[Follow],
    known: Known,
    handed_in: Collection[tuple[int, str, str]],
    now: datetime,
) -> list[Reminder]:
    """What is to be told now of days that were moved, to whoever was told of the day before (`told_before`).

    Nothing where a reminder of the new day is due already, which tells of it as well.
    """
    return [
        Reminder(follow, moment, MOVED, now, agenda.was[moment.key])
        for follow in follows
        if (agenda := known(follow.plan)) and agenda.was
        for moment in _followed(follow, agenda, (one for one in agenda.moments if one.key in agenda.was))
        if (follow.chat, follow.plan, moment.event.key) not in handed_in
        if not _is_over(moment, now.date()) and _due(follow, agenda, moment, now) is None
    ]


def upcoming(follow: Follow, agenda: Agenda, today: date, most: int) -> list[Moment]:
    """The next moments that a follow is of."""
    return [moment for moment in _followed(follow, agenda, agenda.moments) if moment.day >= today][:most]


def _followed(follow: Follow, agenda: Agenda, moments: Iterable[Moment]) -> Iterator[Moment]:
    about, is_of_unit = set(follow.about.split()), concerns(agenda.version, follow.unit)
    for moment in moments:
        event = moment.event
        if (not about or about <= set(fold(event.name).split())) and is_of_unit(event):
            yield moment


def _within(moments: Sequence[Moment], today: date, days: int) -> Sequence[Moment]:
    """Of moments in order those from today on that are not more than so many days ahead."""
    start = bisect_left(moments, today, key=lambda moment: moment.day)
    return moments[start : bisect_right(moments, today + timedelta(days=days), key=lambda moment: moment.day)]


def _due(follow: Follow, agenda: Agenda, moment: Moment, now: datetime) -> Reminder | None:
    if _is_over(moment, now.date()):
        return None
    times = [(_time(follow, moment, days, now), days) for days in _days(follow, moment)]
    passed = [(at, days) for at, days in times if at <= now and at.timestamp() > follow.since]
    if not passed:
        return None
    at, days = max(passed, key=lambda one: one[0])
    return Reminder(follow, moment, days, at, agenda.was.get(moment.key))


def _is_over(moment: Moment, today: date) -> bool:
    """Whether nobody can do anything about a moment any more."""
    return moment.day < today or (moment.edge is Edge.DUE and moment.event.before and moment.day == today)


def _days(follow: Follow, moment: Moment) -> tuple[int, ...]:
    """How many days before a moment; of what is due every week only the last time."""
    return (min(follow.days),) if moment.event.every is Every.WEEK and follow.days else follow.days


def _time(follow: Follow, moment: Moment, days: int, now: datetime) -> datetime:
    day = moment.day - timedelta(days=days)
    return datetime.combine(day, time(*divmod(follow.minute, 60)), tzinfo=now.tzinfo)
