"""Where something is said: a chat, and in a forum the topic."""

from typing import NamedTuple

from telegram import Message


class Place(NamedTuple):
    """A chat and the topic in it; `topic` is None outside forums and in a forum's general topic."""

    chat: int
    topic: int | None = None


def place_of(message: Message) -> Place:
    """The place of a message. Replies outside a forum form threads too, which are no topics."""
    return Place(message.chat.id, message.message_thread_id if message.is_topic_message else None)
