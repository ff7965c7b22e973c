"""/lich: the phases and deadlines of plans as a calendar file, and as a picture."""

import asyncio

from telegram import InlineKeyboardMarkup, Message, Update

from bot.telegram.admitting.access import refusal_of_press
from bot.telegram.admitting.addressed import question_in
from bot.telegram.agenda.plans import agendas_of, plans_meant
from bot.telegram.asking.messages import may_ask, message_of
from bot.telegram.buttons import keys
from bot.telegram.buttons.choosers import chooser
from bot.telegram.buttons.pressing import acknowledge, alert, pressed_under
from bot.telegram.context import Context, Desk
from bot.telegram.sending.door import literal
from bot.telegram.sending.place import Place, place_of
from bot.wording.agenda import TOLD
from knowledge.agenda import Agenda
from knowledge.question.naming import label_of
from knowledge.text import slug

FILE = "lich-thi-dua"

IN_A_PICTURE = 30
"""With more events a picture is sent as a file: Telegram would make it too small to read."""


async def on_calendar(update: Update, context: Context) -> None:
    """Send the calendar of the plans that are meant, or ask which."""
    message, desk = message_of(update), context.bot_data
    words = question_in(context.bot.bot, message)
    if not await may_ask(context, message, words or "/lich"):
        return
    agendas = agendas_of(desk, plans_meant(desk, place_of(message), words))
    if agendas:
        await _send(desk, place_of(message), agendas, message.message_id)
        return
    await _ask_which(desk, message, words)


async def on_calendar_of(update: Update, context: Context) -> None:
    """A button that names the plan."""
    query, message = pressed_under(update)
    desk = context.bot_data
    refused = await refusal_of_press(desk, context.bot, query)
    version = keys.named(keys.parts(query.data)[-1], desk.assistant.plans())
    said = desk.words(message.chat.id if message else 0)
    if message is None or version is None or refused:
        await alert(query, refused or said.asking.plan_gone)
        return
    await acknowledge(query)
    await _send(desk, place_of(message), agendas_of(desk, [version.plan]), message.message_id)


async def _send(desk: Desk, place: Place, agendas: list[Agenda], answers: int) -> None:
    language = desk.language(place.chat)
    said = TOLD[language]
    dated = [agenda for agenda in agendas if agenda.events]
    if not dated:
        names = "; ".join(label_of(agenda.version) for agenda in agendas)
        await desk.door.say(place, said["calendar.empty"].format(plans=names), answers)
        return
    file = await asyncio.to_thread(_file, desk, dated, language)
    name = f"{FILE}-{slug(label_of(dated[0].version))[:60]}.ics" if len(dated) == 1 else f"{FILE}.ics"
    names = "; ".join(label_of(agenda.version) for agenda in dated)
    caption = said["calendar.caption"].format(plans=names, count=sum(len(a.events) for a in dated))
    await desk.door.send_data(place, file, name, caption, answers, _below(desk, place, dated))


async def on_timeline(update: Update, context: Context) -> None:
    """The button that draws plans."""
    query, message = pressed_under(update)
    desk = context.bot_data
    refused = await refusal_of_press(desk, context.bot, query)
    named = [keys.named(key, desk.assistant.plans()) for key in keys.parts(query.data)]
    agendas = [one for one in agendas_of(desk, [v.plan for v in named if v]) if one.events]
    if message is None or refused or not agendas:
        await alert(query, refused or desk.words(message.chat.id if message else 0).asking.plan_gone)
        return
    await acknowledge(query)
    language = desk.language(message.chat.id)
    picture = await asyncio.to_thread(_picture, desk, agendas, language)
    caption = "; ".join(label_of(agenda.version) for agenda in agendas)
    if sum(len(agenda.events) for agenda in agendas) <= IN_A_PICTURE:
        await desk.door.send_picture(place_of(message), picture, caption, message.message_id)
    else:
        await desk.door.send_data(place_of(message), picture, f"{FILE}.png", caption, message.message_id)


def _picture(desk: Desk, agendas: list[Agenda], language: str) -> bytes:
    from bot.timeline import draw

    return draw(agendas, desk.assistant.today(), language)


def _file(desk: Desk, agendas: list[Agenda], language: str) -> bytes:
    # Loaded when the first calendar is wanted: most processes make none.
    from bot.calendar_file import calendar_of

    return calendar_of(agendas, desk.assistant.generation(), desk.settings.timezone, language)


def _below(desk: Desk, place: Place, agendas: list[Agenda]) -> InlineKeyboardMarkup:
    plans = keys.plans_in_a_button(agenda.version.plan for agenda in agendas)
    return InlineKeyboardMarkup([[keys.button(desk.words(place.chat).asking.timeline, keys.TIMELINE, *plans)]])


async def _ask_which(desk: Desk, message: Message, words: str) -> None:
    said, place = TOLD[desk.language(message.chat.id)], place_of(message)
    if not desk.assistant.plans():
        await desk.door.say(place, desk.words_for(message).guiding.no_plans, message.message_id)
        return
    keyboard = InlineKeyboardMarkup(chooser(desk, place.chat, keys.CALENDAR, about=words))
    await desk.door.send(place, literal(said["which"]), message.message_id, keyboard)
