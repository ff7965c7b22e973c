"""Whether a message is meant for the bot, and what it asks. Pure functions over a message."""

import re

from telegram import Message, MessageEntity, User
from telegram.constants import ChatType

from bot.telegram.admitting.handing_on import hands_on
from bot.telegram.sending.characters import clean
from knowledge.answers.talking import is_asked

_FURNITURE = re.compile(r"^[ \t]{0,9}[•\-–*“\"]{1,5}[ \t]{0,9}|[ \t]{0,9}\[\d{1,3}\]|[”\"][ \t]{0,9}$", re.MULTILINE)
_LONGEST_QUOTE = 300
"""Of what is quoted so many letters lead an answer."""


def question_to(me: User, message: Message) -> str | None:
    """What a message without a command asks: None where it is not for the bot, "" where it is empty."""
    if is_private(message) or _mentions(me, message) or _answers(me, message):
        return asked_by(me, message)
    return None


def is_addressed(me: User, message: Message) -> bool:
    """Whether a message is for the bot, also by a command."""
    return question_to(me, message) is not None or bool(_opening_command(message))


def question_in(me: User, message: Message) -> str:
    """What a message asks, without the command or the mention that addressed it to the bot."""
    spans = [*_mentions(me, message), *_opening_command(message)]
    return clean(_without(_text(message), spans)).strip()


def asked_by(me: User, message: Message) -> str:
    """What a message that is for the bot asks.

    Words that only hand on what somebody else wrote ask that; a part that is quoted stands before the words.
    """
    own = question_in(me, message)
    if not _text(message):
        return own
    quoted = _bare(message.quote.text) if message.quote else ""
    if hands_on(own):
        return (quoted or _handed_on(me, message)) or own
    stop = "" if quoted.endswith((".", "!", "?", ";", ":")) else "."
    return f"{quoted}{stop}\n{own}" if quoted else own


def _handed_on(me: User, message: Message) -> str:
    """The message replied to, where a person wrote it."""
    replied = message.reply_to_message
    if replied is None or _answers(me, message) or replied.forum_topic_created is not None:
        return ""
    return question_in(me, replied)


def _bare(quoted: str) -> str:
    """A quoted part without what the bot's own answers have beside words."""
    return _FURNITURE.sub("", clean(quoted)).strip()[:_LONGEST_QUOTE]


def sounds_like_a_question(text: str) -> bool:
    """Whether a text that nobody put to the bot asks something that plans answer."""
    return is_asked(text)


def is_private(message: Message) -> bool:
    """Whether the message stands in a chat of one person with the bot."""
    return message.chat.type == ChatType.PRIVATE


def is_second_hand(message: Message) -> bool:
    """Another bot's message or a forwarded one; an anonymous administrator writes as a bot, for the chat."""
    other_bot = message.from_user is None or (message.from_user.is_bot and message.sender_chat is None)
    return other_bot or message.forward_origin is not None or message.via_bot is not None


def _answers(me: User, message: Message) -> bool:
    """Whether the message replies to the bot; the message that opened a topic is no message to reply to."""
    replied = message.reply_to_message
    return (
        replied is not None
        and replied.forum_topic_created is None
        and replied.from_user is not None
        and replied.from_user.id == me.id
    )


def _mentions(me: User, message: Message) -> list[tuple[int, int]]:
    """Where the bot is mentioned: start and end in UTF-16 units."""
    text = _text(message)
    return [_span(entity) for entity in _entities(message) if _names(me, entity, text)]


def tagged(message: Message) -> list[tuple[str, User | None]]:
    """Whom a message tags: as written, and who that is where Telegram says so."""
    text = _text(message)
    wanted = (MessageEntity.MENTION, MessageEntity.TEXT_MENTION)
    return [(_cut(text, entity), entity.user) for entity in _entities(message) if entity.type in wanted]


def _names(me: User, entity: MessageEntity, text: str) -> bool:
    if entity.type == MessageEntity.TEXT_MENTION:
        return entity.user is not None and entity.user.id == me.id
    return entity.type == MessageEntity.MENTION and _cut(text, entity).lower() == f"@{me.username}".lower()


def _opening_command(message: Message) -> list[tuple[int, int]]:
    return [_span(e) for e in _entities(message) if e.type == MessageEntity.BOT_COMMAND and e.offset == 0]


def _text(message: Message) -> str:
    return message.text or message.caption or ""


def _entities(message: Message) -> tuple[MessageEntity, ...]:
    return message.entities or message.caption_entities


def _span(entity: MessageEntity) -> tuple[int, int]:
    return entity.offset, entity.offset + entity.length


def _cut(text: str, entity: MessageEntity) -> str:
    start, end = _span(entity)
    return _decode(_encode(text)[2 * start : 2 * end])


def _without(text: str, spans: list[tuple[int, int]]) -> str:
    encoded = _encode(text)
    for start, end in sorted(spans, reverse=True):
        encoded = encoded[: 2 * start] + encoded[2 * end :]
    return _decode(encoded)


def _encode(text: str) -> bytes:
    return text.encode("utf-16-le", "surrogatepass")


def _decode(encoded: bytes) -> str:
    return encoded.decode("utf-16-le", "replace")
