"""What an answer rests on: the passage with what stands around it, and the plan's original file."""

from telegram import CallbackQuery, Message, Update

from bot.telegram import keys
from bot.telegram.access import refusal_of_press
from bot.telegram.context import Context, Desk
from bot.telegram.html import BOLD, OPEN_QUOTE, Block, Piece, close_up, compose
from bot.telegram.place import place_of
from bot.telegram.pressing import acknowledge, alert, pressed_under
from knowledge.plan import PlanVersion
from knowledge.question.naming import label_of
from knowledge.span import Span

AROUND = 500
"""Characters shown before and after a passage, cut at a line or sentence."""

LONGEST = 3000
"""Characters of a passage; a longer one was not asked for with a button of ours."""


async def on_passage(update: Update, context: Context) -> None:
    """Open a passage: what stands before it, itself, what stands after it."""
    query, message, version = await _asked_for(update, context)
    if message is None or version is None:
        return
    start, end = (keys.number(part) for part in (*keys.parts(query.data), "", "")[2:4])
    if not 0 <= start < end <= len(version.text) or end - start > LONGEST:
        await alert(query, context.bot_data.words(message.chat.id).button_unknown)
        return
    await acknowledge(query)
    shown = compose(around(version, Span(start, end)))
    await context.bot_data.door.send(place_of(message), shown, message.message_id)


async def on_original(update: Update, context: Context) -> None:
    """Send the file that a plan was read from."""
    query, message, version = await _asked_for(update, context)
    if message is None or version is None:
        return
    desk = context.bot_data
    file = desk.assistant.original(version)
    if file is None:
        await alert(query, desk.words(message.chat.id).file_gone)
        return
    await acknowledge(query)
    name = version.source.replace("\\", "/").rpartition("/")[2]
    await desk.door.send_file(place_of(message), file, name, label_of(version), message.message_id)


def around(version: PlanVersion, span: Span) -> list[Block]:
    """A passage between what stands before and after it, under its plan and heading."""
    text, labels = version.text, [s.label for s in version.sections if s.span.holds(Span(span.start, span.start))]
    heading = " — ".join([label_of(version), *labels[-1:]])
    before = _cut_front(text[max(0, span.start - AROUND) : span.start], whole=span.start <= AROUND)
    after = _cut_back(text[span.end : span.end + AROUND], whole=span.end + AROUND >= len(text))
    passage = (
        Piece(close_up(before)),
        Piece(close_up(span.of(text)), OPEN_QUOTE),
        Piece(close_up(after)),
    )
    return [Block((Piece(heading, BOLD),)), Block(passage, before="\n\n")]


async def _asked_for(update: Update, context: Context) -> tuple[CallbackQuery, Message | None, PlanVersion | None]:
    """The plan that a button names, in the version that it was made for; who cannot have it has been told."""
    query, message = pressed_under(update)
    desk = context.bot_data
    refused = await refusal_of_press(desk, context.bot, query)
    key, wanted = (*keys.parts(query.data), "")[:2]
    version = keys.named(key, desk.assistant.plans())
    problem = refused or _problem(desk, message, version, wanted)
    if problem:
        await alert(query, problem)
        return query, None, None
    return query, message, version


def _problem(desk: Desk, message: Message | None, version: PlanVersion | None, wanted: str) -> str | None:
    said = desk.words(message.chat.id if message else 0)
    if message is None:
        return said.button_unknown
    if version is None:
        return said.plan_gone
    return said.plan_changed if str(version.version) != wanted else None


def _cut_front(text: str, *, whole: bool) -> str:
    """The text from its first border on, unless it begins where the plan does."""
    if whole:
        return text
    at = min((found for found in (text.find("\n"), text.find(". ")) if found >= 0), default=-1)
    return "… " + text[at + 1 :].lstrip()


def _cut_back(text: str, *, whole: bool) -> str:
    """The text up to its last border, unless it ends where the plan does."""
    if whole:
        return text
    at = max(text.rfind("\n"), text.rfind(". "))
    return text[: at + 1].rstrip() + " …"
