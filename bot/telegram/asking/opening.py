"""Buttons that ask: a chapter of a plan is opened, a question that was offered is put."""

from telegram import CallbackQuery, Message, Update

from bot.telegram.admitting.access import refusal_of_press
from bot.telegram.asking.answering import Asking, respond
from bot.telegram.buttons import keys
from bot.telegram.buttons.pressing import acknowledge, alert, pressed_under
from bot.telegram.context import Context
from bot.telegram.sending.place import place_of
from bot.wording.offering import chapter_question, offered_questions
from knowledge.answers.contents import numbered, path_of
from knowledge.plan import PlanVersion


async def on_chapter(update: Update, context: Context) -> None:
    """Tell what stands in a part of a plan, as if it had been asked."""
    query, message, version = await _pressed(update, context)
    if message is None or version is None:
        return
    wanted, language = keys.parts(query.data)[-1], context.bot_data.language(message.chat.id)
    if wanted not in map(path_of, numbered(version)):
        await alert(query, context.bot_data.words(message.chat.id).asking.plan_changed)
        return
    await _ask(query, context, message, chapter_question(wanted, language), version.plan)


async def on_offered(update: Update, context: Context) -> None:
    """Put a question that /start offered."""
    query, message, version = await _pressed(update, context)
    if message is None or version is None:
        return
    offered = offered_questions(version, context.bot_data.language(message.chat.id))
    at = keys.number(keys.parts(query.data)[-1])
    if not 0 <= at < len(offered):
        await alert(query, context.bot_data.words(message.chat.id).asking.plan_changed)
        return
    await _ask(query, context, message, offered[at], version.plan)


async def _ask(query: CallbackQuery, context: Context, message: Message, question: str, plan: str) -> None:
    await acknowledge(query)
    asked = Asking(place_of(message), message.message_id, query.from_user.id, question, plan=plan)
    await respond(context.bot_data, asked)


async def _pressed(update: Update, context: Context) -> tuple[CallbackQuery, Message | None, PlanVersion | None]:
    """The plan that a button names, where whoever pressed may have it; else they have been told why not."""
    query, message = pressed_under(update)
    desk = context.bot_data
    said = desk.words(message.chat.id if message else 0).asking
    version = keys.named(keys.parts(query.data)[0], desk.assistant.plans())
    refused = await refusal_of_press(desk, context.bot, query)
    if message is None or version is None or refused:
        await alert(query, refused or (said.button_unknown if message is None else said.plan_gone))
        return query, None, None
    return query, message, version
