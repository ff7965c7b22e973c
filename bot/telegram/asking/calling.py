"""Asking a person: those whom a group has named are tagged, and say when they have answered."""

from telegram import InlineKeyboardMarkup, Update, User

from bot.state.groups import Helper
from bot.telegram.admitting.access import refusal_of_press
from bot.telegram.buttons import keys
from bot.telegram.buttons.pressing import acknowledge, alert, pressed_under, question_pressed
from bot.telegram.context import Context
from bot.telegram.sending.door import literal
from bot.telegram.sending.html import PERSON, Block, Piece, compose
from bot.telegram.sending.place import place_of


async def on_call(update: Update, context: Context) -> None:
    """Tag the people of the group under the question."""
    query, message = pressed_under(update)
    desk = context.bot_data
    question, said = question_pressed(desk, query), desk.words(message.chat.id if message else 0)
    helpers = desk.group(message.chat.id).helpers if message else ()
    refused = await refusal_of_press(desk, context.bot, query)
    if message is None or question is None or refused:
        await alert(query, refused or said.asking.question_gone)
    elif not helpers:
        await alert(query, said.asking.nobody_to_call)
    elif not desk.state.questions.call(question.id, helpers):
        await alert(query, said.asking.called_before)
    else:
        await acknowledge(query)
        keyboard = InlineKeyboardMarkup([[keys.button(said.asking.resolve, keys.RESOLVE, question.id)]])
        calling = compose([Block((Piece(said.asking.calling), *_tags(helpers)))])
        await desk.door.send(place_of(message), calling, question.message, keyboard)


async def on_resolved(update: Update, context: Context) -> None:
    """One of those who were tagged has answered."""
    query, message = pressed_under(update)
    desk = context.bot_data
    question, said = question_pressed(desk, query), desk.words(message.chat.id if message else 0)
    call = desk.state.questions.called(question.id) if question else None
    if message is None or call is None:
        await alert(query, said.asking.question_gone)
    elif not any(is_helper(query.from_user, helper) for helper in call.helpers):
        await alert(query, said.asking.helpers_only)
    else:
        await query.answer(said.asking.thanks)
        name = query.from_user.full_name
        desk.state.questions.resolve(call.question, name)
        await desk.door.replace(
            place_of(message), [message.message_id], literal(said.asking.resolved.format(name=name))
        )


def is_helper(user: User, helper: Helper) -> bool:
    """Whether somebody is the person that a group has named, by id or by user name."""
    named = (user.username or "").lower() == helper.name.lstrip("@").lower()
    return user.id == helper.id or (not helper.id and bool(user.username) and named)


def _tags(helpers: tuple[Helper, ...]) -> list[Piece]:
    """Each person so that Telegram tells them: by user name as text, without one by a link to them."""
    tags = [Piece(h.name, PERSON, h.id) if h.id else Piece(h.name) for h in helpers]
    return [piece for tag in tags for piece in (Piece(" "), tag)][1:]
