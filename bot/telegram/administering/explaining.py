"""Why an answer is what it is, for administrators in private: the question is put again, and its way is told."""

import asyncio

from telegram import Update

from bot.telegram.admitting.access import is_bot_admin
from bot.telegram.buttons.pressing import acknowledge, alert, pressed_under, question_pressed
from bot.telegram.context import Context
from bot.telegram.sending.html import Block, Piece, compose
from bot.telegram.sending.place import place_of
from bot.wording.explaining import explained
from knowledge.answer import Conversation


async def on_why(update: Update, context: Context) -> None:
    """Tell how the question was read, which plans were looked into, and what was chosen among what."""
    query, message = pressed_under(update)
    desk = context.bot_data
    question, said = question_pressed(desk, query), desk.words(message.chat.id if message else 0)
    if message is None or question is None or not is_bot_admin(desk, query.from_user.id):
        await alert(query, said.asking.question_gone)
        return
    await acknowledge(query)
    talk = Conversation(question.plans, "")
    reply = await asyncio.to_thread(desk.assistant.ask, question.question, conversation=talk, explain=True)
    lines = list(explained(reply.trace, reply.language)) if reply.trace else [said.asking.not_chosen]
    blocks = [Block((Piece(line),), before="\n" if at else "") for at, line in enumerate(lines)]
    await desk.door.send(place_of(message), compose(blocks), message.message_id)
