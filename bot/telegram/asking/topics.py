"""/dot, /han, /khenthuong, /nhiemvu, /sosanh: commands that put a question of their own."""

from telegram import Message, Update

from bot.telegram.admitting.addressed import question_in
from bot.telegram.asking.messages import answer, message_of, say
from bot.telegram.context import Context
from bot.telegram.wording import ENGLISH, VIETNAMESE
from bot.telegram.wording.menu import Topic

TOPICS = {topic.command: topic for topic in (*VIETNAMESE.menu.topics, *ENGLISH.menu.topics)}


async def on_topic(update: Update, context: Context) -> None:
    """The question of a topic, with the words that were added to it."""
    message = message_of(update)
    words = question_in(context.bot.bot, message)
    question = question_of(topic_in(message), words)
    if question:
        await answer(context, message, question)
    else:
        await say(context, message, context.bot_data.words_for(message).asking.how_to_compare)


def topic_in(message: Message) -> Topic:
    """The topic whose command opens a message; KeyError where none does."""
    command = (message.text or "").split(maxsplit=1)[0]
    return TOPICS[command.lstrip("/").partition("@")[0].lower()]


def question_of(topic: Topic, words: str) -> str:
    """What a topic asks, in a sentence; "" where it cannot ask anything without more words."""
    return topic.with_words.format(words=words) if words else topic.question
