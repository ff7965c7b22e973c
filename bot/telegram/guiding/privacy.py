"""/riengtu: what is stored of a person, and buttons that delete it, or the unit that they said to be of."""

from telegram import InlineKeyboardMarkup, Update

from bot import labels
from bot.telegram.admitting.addressed import is_private
from bot.telegram.asking.answering import asker
from bot.telegram.asking.messages import message_of
from bot.telegram.buttons import keys
from bot.telegram.buttons.pressing import pressed_under
from bot.telegram.context import Context
from bot.telegram.sending.door import literal
from bot.telegram.sending.place import place_of

_UNIT = "unit"


async def on_privacy(update: Update, context: Context) -> None:
    """Say what is kept, and how much of whoever asks."""
    message, desk = message_of(update), context.bot_data
    said = desk.words_for(message)
    count = desk.state.questions.count(desk.state.people.person(asker(message)))
    text = said.guiding.privacy.format(days=desk.settings.keep_days, count=count)
    rows = [[keys.button(said.guiding.forget, keys.FORGET)]]
    unit = desk.state.units.of(desk.state.people.person(asker(message)))
    if unit and is_private(message):
        text += "\n" + said.guiding.privacy_unit.format(unit=unit)
        rows.append([keys.button(said.guiding.forget_unit, keys.FORGET, _UNIT)])
    keyboard = InlineKeyboardMarkup(rows)
    await desk.door.send(place_of(message), literal(text), message.message_id, keyboard)


async def on_forget(update: Update, context: Context) -> None:
    """Delete what is kept of whoever presses, nobody else's, whoever asked for the button; or their unit alone."""
    query, message = pressed_under(update)
    desk = context.bot_data
    if keys.parts(query.data) == [_UNIT]:
        desk.state.forget_unit(desk.state.people.person(query.from_user.id))
        said = desk.words(message.chat.id if message else 0)
        await query.answer(said.guiding.unit_forgotten, show_alert=True)
        return
    person = desk.state.people.person(query.from_user.id)
    labels.forget(desk.settings.data_dir, desk.state.questions.of_person(person))
    count = desk.state.forget(person, query.from_user.id)
    desk.memory.forget_person(query.from_user.id)
    said = desk.words(message.chat.id if message else 0)
    await query.answer(said.guiding.forgotten.format(count=count), show_alert=True)
