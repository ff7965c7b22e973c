"""Which year a date without one means in a plan: the one in which the plan's time has such a day."""

from collections.abc import Iterator
from datetime import date

from knowledge.card import Card
from knowledge.dates import DateValue
from knowledge.dates.school_years import in_school_year, school_year


def in_plan(value: DateValue, card: Card) -> DateValue:
    """A date with its year filled in, where the plan leaves only one: from the school year of its title, from the
    stretch of time that it states, or from its only year. Itself where several years are possible."""
    if value.year is not None:
        return value
    if years := school_year(card.title.value) if card.title else None:
        return in_school_year(value, years)
    possible = [year for year in card.years if _covers(card, value.in_year(year))]
    chosen = possible if len(possible) == 1 else card.years
    return value.in_year(chosen[0]) if len(chosen) == 1 else value


def days_of(card: Card) -> Iterator[date]:
    """The days on which something of a plan is due, begins or ends, as far as their year is known."""
    periods = [phase.period for phase in card.phases if phase.period]
    firsts = (in_plan(one.start, card).first() for one in periods if one.start)
    dues = (one.due.date for one in card.deadlines)
    lasts = (in_plan(one, card).last() for one in (*dues, *(period.end for period in periods)) if one)
    yield from filter(None, (*firsts, *lasts))


def _covers(card: Card, value: DateValue) -> bool:
    """Whether the stated time of the plan, or one of its phases, has some of the days of a date."""
    first, last = value.first(), value.last()
    for period in (card.period, *(phase.period for phase in card.phases)):
        begin = period.start.first() if period and period.start else None
        end = period.end.last() if period and period.end else None
        if first and last and begin and end and begin <= last and first <= end:
            return True
    return False
