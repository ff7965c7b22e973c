"""Messages that may ask something: who wrote them where, whether they may, and what they ask."""

from dataclasses import replace

from telegram import Message, Update

from bot.state.questions import Ending, Question
from bot.telegram.admitting.access import is_enabled, is_group_admin, refusal
from bot.telegram.admitting.addressed import asked_by, is_private, question_in, question_to, sounds_like_a_question
from bot.telegram.asking.answering import asker, asking, respond
from bot.telegram.context import Context
from bot.telegram.sending.characters import is_visible
from bot.telegram.sending.place import place_of
from knowledge.question.asker import is_of_a_group


async def on_command(update: Update, context: Context) -> None:
    """/hoi and a question."""
    message = message_of(update)
    await answer(context, message, asked_by(context.bot.bot, message))


async def on_message(update: Update, context: Context) -> None:
    """A text message: answered if the bot is addressed, or if the group wants every question answered."""
    message, desk = message_of(update), context.bot_data
    question = question_to(context.bot.bot, message)
    if question is not None:
        await answer(context, message, question)
    elif desk.group(message.chat.id).every and is_enabled(desk, message.chat.id):
        text = question_in(context.bot.bot, message)
        if sounds_like_a_question(text):
            await answer(context, message, text, unasked=True)


async def on_unreadable(update: Update, context: Context) -> None:
    """A picture, a sticker, a voice: its caption is the question; without one the bot says what it can read."""
    message, desk = message_of(update), context.bot_data
    question = question_to(context.bot.bot, message)
    if question:
        await answer(context, message, question)
    elif question is not None:
        said = desk.words_for(message).asking
        await say(context, message, said.only_typed if _is_spoken(message) else said.only_text)


def _is_spoken(message: Message) -> bool:
    return bool(message.voice or message.video_note or message.audio)


async def on_forwarded(update: Update, context: Context) -> None:
    """A forwarded message asks nothing; in a private chat, where it was meant for the bot, it says so."""
    message = message_of(update)
    if is_private(message):
        await say(context, message, context.bot_data.words_for(message).asking.forwarded)


async def answer(context: Context, message: Message, question: str, *, unasked: bool = False) -> None:
    """Answer a question of somebody who may ask it; tell everybody else why not, unless nobody asked the bot.

    A message that was answered before was edited: its answer is edited, if the question is another one.
    """
    desk = context.bot_data
    earlier = desk.state.questions.asked_with(desk.state.people.chat(message.chat.id), message.message_id)
    if earlier and (is_settled(earlier, question) or not is_visible(question)):
        return
    objected = await _objection(context, message, question)
    if objected is None:
        for_group = is_of_a_group(question) and not is_private(message) and await is_group_admin(context.bot, message)
        asked = replace(asking(message, question, unasked=unasked), for_group=for_group)
        await respond(desk, replace(asked, over=earlier.answers if earlier else ()))
    elif objected and not unasked:
        await say(context, message, objected)


async def may_ask(context: Context, message: Message, question: str) -> bool:
    """Whether nothing speaks against doing what a message wants; what does is said."""
    objected = await _objection(context, message, question)
    if objected:
        await say(context, message, objected)
    return objected is None


async def _objection(context: Context, message: Message, question: str) -> str | None:
    """What speaks against answering a message, in words ("" if it was said often enough); None if nothing."""
    desk, said = context.bot_data, context.bot_data.words_for(message)
    refused = await refusal(desk, context.bot, message)
    if refused:
        return refused
    if not is_visible(question):
        return said.asking.how_to_ask
    person = asker(message)
    wait = desk.limits.wait(person, message.chat.id)
    if not wait:
        return None
    return said.admitting.too_many.format(seconds=wait) if desk.limits.is_worth_telling(person) else ""


def is_settled(earlier: Question, question: str) -> bool:
    """Whether this very question was answered, asked back or failed before: then its message changed in other ways."""
    done = bool(earlier.answers) or earlier.outcome in (Ending.FAILED, Ending.ASKED_BACK)
    return done and question == earlier.question


async def say(context: Context, message: Message, text: str) -> None:
    """Answer a message with literal text."""
    await context.bot_data.door.say(place_of(message), text, message.message_id)


def message_of(update: Update) -> Message:
    """The message of an update that a message handler was given."""
    if update.effective_message is None:
        raise TypeError("this handler was given an update without a message")
    return update.effective_message
