"""Plans as a calendar file (iCalendar, RFC 5545): the home of `icalendar`.

An entry has the same UID in every version of its plan and a SEQUENCE that only grows, so that a calendar which has
read it before puts the new one in its place; what a new version has no more is sent as cancelled.
"""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from hashlib import blake2s
from zoneinfo import ZoneInfo

from icalendar import Calendar, Timezone
from icalendar import Event as Entry
from icalendar.enums import STATUS, TRANSP

from bot.wording.agenda import AGENDA, time_of, title_of
from bot.wording.shortening import shortened
from knowledge.agenda import Agenda, Event, EventKind
from knowledge.plan import PlanVersion, section_at
from knowledge.question.naming import label_of

PRODUCER = "-//thidua//Emulation plans//VI"
LONGEST_QUOTE = 900
"""Characters of a quote in a description."""


def calendar_of(agendas: Iterable[Agenda], sequence: int, zone: ZoneInfo, language: str) -> bytes:
    """The calendar of these plans. `sequence` grows with every change of the plans: their store's generation."""
    said, shown = AGENDA[language], list(agendas)
    name = _hash(*(agenda.version.plan for agenda in shown))
    calendar = Calendar.new(uid=name, prodid=PRODUCER, method="PUBLISH", calscale="GREGORIAN")
    calendar.add("x-wr-calname", said["calendar"])
    calendar.add("x-wr-timezone", zone.key)
    calendar.add_component(Timezone.from_tzid(zone.key, last_date=date(2037, 12, 31)))
    for agenda in shown:
        for event in agenda.events:
            calendar.add_component(_entry(agenda, event, sequence, language))
        for event in agenda.gone:
            calendar.add_component(_cancelled(agenda.version, event, sequence, language))
    file: bytes = calendar.to_ical()
    return file


def uid_of(event: Event) -> str:
    """The name of an entry, the same in every version of the plan."""
    return _hash(event.plan, event.key)


def _hash(*names: str) -> str:
    return blake2s("\n".join(names).encode(), digest_size=12).hexdigest() + "@thidua"


def _entry(agenda: Agenda, event: Event, sequence: int, language: str) -> Entry:
    label, (text, span) = label_of(agenda.version), agenda.quoted(event)
    quote, section = span.of(text.text), section_at(text, span)
    source = AGENDA[language]["source"].format(label=label_of(text), section=section).rstrip(" —")
    whole = event.kind in (EventKind.PHASE, EventKind.PERIOD)
    entry = _bare(event, max(agenda.version.ingested_at, text.ingested_at), sequence)
    entry.add("summary", f"{title_of(event, language)} – {label}")
    entry.add("description", f"{time_of(event, language)}\n“{shortened(quote, LONGEST_QUOTE)}”\n{source}")
    entry.add("status", STATUS.CONFIRMED)
    # A phase of months keeps nobody from anything else.
    entry.add("transp", TRANSP.TRANSPARENT if whole or not event.exact else TRANSP.OPAQUE)
    return entry


def _cancelled(version: PlanVersion, event: Event, sequence: int, language: str) -> Entry:
    entry = _bare(event, version.ingested_at, sequence)
    title = f"{title_of(event, language)} – {label_of(version)}"
    entry.add("summary", AGENDA[language]["cancelled"].format(title=title))
    entry.add("status", STATUS.CANCELLED)
    return entry


def _bare(event: Event, stamp: datetime, sequence: int) -> Entry:
    """The entry of an event without words; its end is the day after its last, as the standard has it."""
    first, last = event.first or event.day, event.day
    entry = Entry()
    entry.add("uid", uid_of(event))
    entry.add("sequence", sequence)
    entry.add("dtstamp", stamp)
    entry.add("dtstart", first)
    entry.add("dtend", last + timedelta(days=1))
    return entry
