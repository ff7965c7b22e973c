"""Where something is said: a chat, and in a forum, or in private where there are topics, the topic."""

from typing import NamedTuple

from telegram import Chat, Message


class Place(NamedTuple):
    """A chat and the topic in it; `topic` is None outside forums and in a forum's general topic."""

    chat: int
    topic: int | None = None


def place_of(message: Message) -> Place:
    """The place of a message. Replies in a group that is no forum form threads too, which are no topics."""
    in_topic = message.is_topic_message or message.chat.type == Chat.PRIVATE
    return Place(message.chat.id, message.message_thread_id if in_topic else None)
