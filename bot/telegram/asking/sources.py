"""What an answer rests on: the page with the passage in a frame, or its text, and the plan's original file."""

import asyncio
import logging
from collections.abc import Iterator

from telegram import CallbackQuery, InlineKeyboardMarkup, Message, Update
from telegram import InlineKeyboardButton as Button

from bot.drawing import drawn
from bot.telegram.admitting.access import refusal_of_press
from bot.telegram.buttons import keys
from bot.telegram.buttons.pressing import acknowledge, alert, pressed_under, question_pressed
from bot.telegram.context import Context, Desk
from bot.telegram.sending.characters import clean
from bot.telegram.sending.door import CAPTION
from bot.telegram.sending.html import BOLD, OPEN_QUOTE, Block, Piece, close_up, compose
from bot.telegram.sending.place import place_of
from bot.telegram.wording import Words
from ingest.errors import IngestError
from ingest.pages import Page
from ingest.pages.paper import Paper
from knowledge.plan import PlanVersion
from knowledge.question.naming import label_of
from knowledge.span import Span

AROUND = 500
"""Characters shown before and after a passage, cut at a line or sentence."""

LONGEST = 3000
"""Characters of a passage; a longer one was not asked for with a button of ours."""


DRAWN_WITHIN = 25.0
"""Seconds that somebody waits for a page; one that takes longer is there when it is asked for again."""

ALL_PASSAGES = 40
"""At most so many passages of an answer have a button; a keyboard holds a hundred."""

PAGES = 2
"""Of a passage that runs over more pages the first ones are sent."""

log = logging.getLogger(__name__)


async def on_passage(update: Update, context: Context) -> None:
    """Show a passage on its page, with the others that the same answer cites there; where that fails, as text."""
    query, message, version = await _asked_for(update, context)
    if message is None or version is None:
        return
    start, end = (keys.number(part) for part in (*keys.parts(query.data), "", "")[2:4])
    if not 0 <= start < end <= len(version.text) or end - start > LONGEST:
        await alert(query, context.bot_data.words(message.chat.id).asking.button_unknown)
        return
    await acknowledge(query)
    span = Span(start, end)
    if not await _send_pages(context.bot_data, message, version, [span, *_beside(message, version, span)]):
        await context.bot_data.door.send(place_of(message), compose(around(version, span)), message.message_id)


async def on_original(update: Update, context: Context) -> None:
    """Send the file that a plan was read from."""
    query, message, version = await _asked_for(update, context)
    if message is None or version is None:
        return
    desk = context.bot_data
    file = desk.assistant.original(version)
    if file is None:
        await alert(query, desk.words(message.chat.id).asking.file_gone)
        return
    await acknowledge(query)
    name = version.source.replace("\\", "/").rpartition("/")[2]
    await desk.door.send_file(place_of(message), file, name, label_of(version), message.message_id)


async def on_more(update: Update, context: Context) -> None:
    """Give each passage of an answer its button, in the place of the few that stand there at first."""
    query, message = pressed_under(update)
    desk = context.bot_data
    question = question_pressed(desk, query)
    refused = await refusal_of_press(desk, context.bot, query)
    spots = desk.state.spots.of(question.id) if question else []
    if refused or message is None or not spots:
        await alert(query, refused or desk.words(query.message.chat.id if query.message else 0).asking.question_gone)
        return
    await acknowledge(query)
    rows = message.reply_markup.inline_keyboard if message.reply_markup else ()
    kept = [[one for one in row if not _opens(one)] for row in rows]
    at = next((at for at, row in enumerate(rows) if any(map(_opens, row))), 0)
    shown = [*kept[:at], *keys.passage_rows(spots[:ALL_PASSAGES]), *kept[at:]]
    markup = InlineKeyboardMarkup([row for row in shown if row])
    await desk.door.set_keyboard(message.chat.id, message.message_id, markup)


def _opens(one: Button) -> bool:
    """Whether a button opens a passage, or shows more of those that do."""
    return str(one.callback_data).startswith((f"{keys.PASSAGE}:", f"{keys.MORE}:"))


async def _send_pages(desk: Desk, message: Message, version: PlanVersion, spans: list[Span]) -> bool:
    """Send the pages on which the first passage stands; whether there are any."""
    try:
        shown = await asyncio.wait_for(drawn(lambda: desk.assistant.shown(version, spans)), DRAWN_WITHIN)
    except (IngestError, TimeoutError) as error:
        log.warning("no page of %s could be shown: %s", version.plan, error)
        return False
    said = desk.words(message.chat.id)
    for page in shown.pages[:PAGES]:
        picture = await asyncio.to_thread(page.file.read_bytes)
        caption = caption_of(version, spans[0], page, said)
        await desk.door.send_picture(place_of(message), picture, caption, message.message_id)
    return bool(shown.pages)


def caption_of(version: PlanVersion, span: Span, page: Page, said: Words) -> str:
    """What is written under the picture of a page: the plan, which page, the heading, the passage as far as it fits."""
    labels = [s.label for s in version.sections if s.span.holds(Span(span.start, span.start))]
    told = {Paper.PRINTED: said.asking.on_printed_page, Paper.TYPESET: said.asking.on_typeset_page}.get(
        page.paper, said.asking.on_page
    )
    where = told.format(page=page.number, count=page.count)
    if not page.found:
        where = f"{where} ({said.asking.on_page_unmarked})"
    head = "\n".join([f"{label_of(version)} — {where}", *labels[-1:]])
    quote = clean(close_up(span.of(version.text)))
    room = CAPTION - len(head) - 4
    return f"{head}\n“{quote if len(quote) <= room else quote[: room - 2] + ' …'}”"


def _beside(message: Message, version: PlanVersion, span: Span) -> Iterator[Span]:
    """The other passages of this version that the message has buttons for: what else its answer cites."""
    keyboard = message.reply_markup.inline_keyboard if message.reply_markup else ()
    mine = [keys.key_of(version.plan), str(version.version)]
    for one in (one for row in keyboard for one in row):
        if isinstance(one.callback_data, str) and one.callback_data.startswith(f"{keys.PASSAGE}:"):
            *of, start, end = (*keys.parts(one.callback_data), "", "")[:4]
            found = (keys.number(start), keys.number(end))
            if of == mine and 0 <= found[0] < found[1] <= len(version.text) and Span(*found) != span:
                yield Span(*found)


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
        return said.asking.button_unknown
    if version is None:
        return said.asking.plan_gone
    return said.asking.plan_changed if str(version.version) != wanted else None


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
