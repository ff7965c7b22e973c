"""Sentences that are no questions: a wish to be reminded, "đã nộp". What is none is a message like others."""

import re

from telegram import Message, Update
from telegram.ext import filters

from bot.telegram.admitting.addressed import is_addressed, question_in
from bot.telegram.agenda import following, handing_in
from bot.telegram.asking import messages
from bot.telegram.asking.messages import message_of
from bot.telegram.context import Context
from bot.telegram.tour import checking
from bot.wishes import asks_whether_eligible, reminder_wish, says_handed_in

_ASKED = re.compile(r"/(?:hoi|ask)(?:@\w+)?\s+", re.IGNORECASE)
_TAGGED = re.compile(r"@\w+")


class IsSentence(filters.MessageFilter):
    """Lets through what reads like one of these sentences, typed by itself, to the bot's name, or behind /hoi."""

    def filter(self, message: Message) -> bool:
        """Whether the message reads so."""
        text = message.text or ""
        if text.startswith("/") and not _ASKED.match(text):
            return False
        bare = _TAGGED.sub(" ", _ASKED.sub("", text, count=1)).strip()
        return says_handed_in(bare) or reminder_wish(bare) is not None or asks_whether_eligible(bare)


async def on_sentence(update: Update, context: Context) -> None:
    """Do what the sentence wants, where it is put to the bot; else it is a message like others."""
    message = message_of(update)
    if is_addressed(context.bot.bot, message):
        text = question_in(context.bot.bot, message)
        if says_handed_in(text) and await handing_in.handed_in(context, message):
            return
        wanted = reminder_wish(text)
        if wanted is not None:
            await following.wish(context, message, wanted)
            return
        if asks_whether_eligible(text):
            await checking.check(context, message, text)
            return
    if (message.text or "").startswith("/"):
        await messages.on_command(update, context)
    else:
        await messages.on_message(update, context)
