"""What all buttons have in common: who pressed what, under which message, and how they are told of it."""

import logging

from telegram import CallbackQuery, Message, Update
from telegram.error import BadRequest

from bot.state.questions import Question
from bot.telegram.buttons import keys
from bot.telegram.context import Context, Desk

log = logging.getLogger(__name__)

ALERT = 200
"""Telegram's longest answer to a button, in characters."""


def query_of(update: Update) -> CallbackQuery:
    """The press of an update that a button's handler was given."""
    if update.callback_query is None:
        raise TypeError("this handler was given an update without a callback query")
    return update.callback_query


def pressed_under(update: Update) -> tuple[CallbackQuery, Message | None]:
    """The press, and the message under which it was; None where that is too old for Telegram to show."""
    query = query_of(update)
    return query, query.message if isinstance(query.message, Message) else None


def question_pressed(desk: Desk, query: CallbackQuery) -> Question | None:
    """The question whose number a button carries, if it was asked in the chat where the button is."""
    if query.message is None:
        return None
    question = desk.state.questions.get(keys.number(keys.parts(query.data)[0]))
    chat = desk.state.people.chat(query.message.chat.id)
    return question if question and question.chat == chat else None


async def alert(query: CallbackQuery, text: str) -> None:
    """Tell whoever pressed, in a window that they close."""
    await query.answer(text[:ALERT], show_alert=True)


async def acknowledge(query: CallbackQuery) -> None:
    """Tell Telegram that the press was seen. One from before a restart may be too old for that, and still counts."""
    try:
        await query.answer()
    except BadRequest as error:
        log.info("a press could not be acknowledged: %s", error)


async def on_unknown_button(update: Update, context: Context) -> None:
    """A button that nobody made, or that there is no more."""
    query = query_of(update)
    chat = query.message.chat.id if query.message else 0
    await alert(query, context.bot_data.words(chat).asking.button_unknown)
