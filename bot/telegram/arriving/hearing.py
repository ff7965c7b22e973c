"""Which updates concern the bot at all: what was not put to it never comes as far as the disk."""

from telegram import Message, MessageEntity, Update, User

from bot.telegram.admitting.access import is_enabled
from bot.telegram.admitting.addressed import is_private, question_in, question_to, sounds_like_a_question
from bot.telegram.context import Desk


def concerns(desk: Desk, me: User, update: Update) -> bool:
    """Whether anything is done with an update: of what people write to one another in a group, nothing is."""
    message = update.message or update.edited_message
    if message is None or is_private(message) or not _is_talk(message):
        return True
    if _opens_with_command(message) or question_to(me, message) is not None:
        return True
    group = desk.group(message.chat.id)
    return group.every and is_enabled(desk, message.chat.id) and sounds_like_a_question(question_in(me, message))


def _is_talk(message: Message) -> bool:
    """Whether somebody said or showed something, and Telegram does not tell of an event in the group."""
    return bool(message.text or message.caption or message.effective_attachment)


def _opens_with_command(message: Message) -> bool:
    entities = message.entities or message.caption_entities
    return any(entity.type == MessageEntity.BOT_COMMAND and entity.offset == 0 for entity in entities)
