"""One reminder: what is due when, the plan's own words, and a button for whoever has handed it in."""

from datetime import date

from telegram import InlineKeyboardMarkup

from bot.reminding import Reminder
from bot.reply import Reply, Run
from bot.state.notices import Notice
from bot.telegram.buttons import keys
from bot.telegram.context import Desk
from bot.telegram.sending import html
from bot.telegram.sending.place import Place
from bot.wording.agenda import TOLD, days_left, moment_line
from knowledge.agenda import Agenda, Edge
from knowledge.answer import Conversation
from knowledge.saying.draft import Draft


async def send(desk: Desk, due: Reminder, notice: Notice, today: date) -> None:
    """Send it, in one message."""
    agenda = desk.assistant.agenda(due.follow.plan)
    if agenda is None:
        return
    language, place = desk.language(due.follow.chat), Place(due.follow.chat, due.follow.topic)
    message = html.render(as_reply(due, agenda, today, language))[0]
    await desk.door.send(place, [message], keyboard=below(due, notice, language))


def as_reply(due: Reminder, agenda: Agenda, today: date, language: str) -> Reply:
    """What it says: the moment and how long is left, then the quoted line."""
    said, draft = TOLD[language], Draft()
    draft.cite(*agenda.quoted(due.moment.event))
    line = moment_line(due.moment, language, due.was)
    left = days_left(due.moment, today, language)
    return said_with_sources(
        (Run("🔔 "), Run(line, bold=True), Run(said["reminder.left"].format(left=left))), draft, language
    )


def said_with_sources(line: tuple[Run, ...], draft: Draft, language: str, *more: tuple[Run, ...]) -> Reply:
    """Lines that nobody asked for, over the quotes of a draft."""
    return Reply(
        question="",
        kind="notice",
        language=language,
        abstained=False,
        lines=(line, *more),
        citations=tuple(draft.citations),
        notes=(),
        choices=(),
        conversation=Conversation(),
        took_ms=0.0,
    )


def below(due: Reminder, notice: Notice, language: str) -> InlineKeyboardMarkup | None:
    """The buttons: handed in, where something is; what is followed here."""
    said = TOLD[language]
    settings = keys.button(said["follows.button"], keys.FOLLOW, "list")
    if due.moment.edge is not Edge.DUE:
        return InlineKeyboardMarkup([[settings]])
    return InlineKeyboardMarkup([[keys.button(said["handed_in.button"], keys.HANDED, notice.id, 1), settings]])
