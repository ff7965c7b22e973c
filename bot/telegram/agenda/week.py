"""The week ahead: what begins, ends or is due in the plans that a group follows; nothing where there is nothing."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta

from bot.reply import Reply, Run
from bot.state.follows import MINUTE
from bot.state.wanted import Wanted
from bot.telegram.agenda.plans import agendas_of, followed
from bot.telegram.agenda.reminder import said_with_sources
from bot.telegram.context import Desk
from bot.telegram.sending import html
from bot.telegram.sending.place import Place
from bot.wording import written_day
from bot.wording.agenda import TOLD, moment_line
from knowledge.agenda import Agenda, Moment
from knowledge.question.naming import label_of
from knowledge.saying.draft import Draft

DAYS = 7
MOST = 20
"""Moments in one message."""


def due_weeks(desk: Desk, now: datetime) -> list[Wanted]:
    """The groups that are told of the week now: on their weekday, from the hour of reminders on."""
    since = datetime.combine(now.date(), time(*divmod(MINUTE, 60)), tzinfo=now.tzinfo)
    if now < since:
        return []
    return [one for one in desk.state.wishes.weekly(now.weekday()) if one.since < since.timestamp()]


def key_of(wanted: Wanted, today: date) -> str:
    """What the notice of a week is known by."""
    return f"week/{wanted.chat}/{today}"


def week_of(desk: Desk, chat: int, today: date) -> str:
    """The message to a group; empty where nothing begins, ends or is due."""
    agendas = agendas_of(desk, followed(desk, chat))
    found = [(agenda, _ahead(agenda, today)) for agenda in agendas]
    found = [(agenda, moments) for agenda, moments in found if moments]
    if not found:
        return ""
    language = desk.language(chat)
    for quotes in (MOST, 8, 4, 0):
        messages = html.render(_reply(found, today, language, quotes))
        if len(messages) == 1:
            break
    return messages[0]


async def send(desk: Desk, wanted: Wanted, text: str) -> None:
    """Send it to the group."""
    follows = desk.state.follows.of(wanted.chat)
    topic = follows[0].topic if follows else None
    await desk.door.send(Place(wanted.chat, topic), [text])


def _ahead(agenda: Agenda, today: date) -> list[Moment]:
    return [moment for moment in agenda.moments if today <= moment.day < today + timedelta(days=DAYS)]


def _reply(found: Sequence[tuple[Agenda, list[Moment]]], today: date, language: str, quotes: int) -> Reply:
    said, draft = TOLD[language], Draft()
    last = today + timedelta(days=DAYS - 1)
    lines = []
    for agenda, moments in found:
        lines.append((Run(label_of(agenda.version), bold=True),))
        for moment in moments[:MOST]:
            cite = ""
            if len(draft.citations) < quotes:
                cite = f" [{draft.cite(*agenda.quoted(moment.event))}]"
            lines.append((Run(f"• {moment_line(moment, language, agenda.was.get(moment.key))}{cite}"),))
    title = said["week"].format(first=written_day(today), last=written_day(last))
    return said_with_sources((Run(title, bold=True),), draft, language, *lines)
