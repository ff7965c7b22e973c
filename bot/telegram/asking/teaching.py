"""Giving an administrator's answer where one fits."""

from bot.reply import Reply
from bot.teaching import as_reply, fitting
from bot.telegram.context import Desk


def as_taught(desk: Desk, reply: Reply) -> Reply:
    """The reply, or the answer that an administrator gave to this very question."""
    taught = fitting(desk.state.taught.valid(desk.assistant.today()), reply)
    return as_reply(reply, taught) if taught else reply
