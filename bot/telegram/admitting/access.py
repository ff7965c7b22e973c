"""Who may ask: groups that are enabled, and the people of those groups in private."""

import time

from telegram import Bot, CallbackQuery, ChatMember, ChatMemberRestricted, Message
from telegram.constants import ChatMemberStatus
from telegram.error import BadRequest, Forbidden, InvalidToken
from telegram.ext import ExtBot

from bot.settings import Settings
from bot.telegram.admitting.addressed import is_private
from bot.telegram.context import Desk

MEMBERSHIP_LASTS = 600.0
"""Seconds for which somebody is believed to be still in a group."""

_INSIDE = (ChatMemberStatus.OWNER, ChatMemberStatus.ADMINISTRATOR, ChatMemberStatus.MEMBER)
_ADMINISTRATORS = (ChatMemberStatus.OWNER, ChatMemberStatus.ADMINISTRATOR)


async def refusal(desk: Desk, bot: Bot, message: Message) -> str | None:
    """Why whoever wrote a message may not ask, in words for them; None where they may."""
    said = desk.words_for(message)
    if is_private(message):
        if await may_ask_in_private(desk, bot, message.chat.id):
            return None
        return said.admitting.private_closed.format(user=message.chat.id)
    if not is_enabled(desk, message.chat.id):
        return said.admitting.group_not_enabled.format(chat=message.chat.id)
    if desk.group(message.chat.id).admins_only and not await is_group_admin(bot, message):
        return said.admitting.admins_only
    return None


async def refusal_of_press(desk: Desk, bot: Bot, query: CallbackQuery) -> str | None:
    """Why whoever pressed a button may not have an answer; None where they may."""
    if query.message is None:
        return desk.words(0).asking.button_unknown
    chat, user = query.message.chat.id, query.from_user.id
    said = desk.words(chat)
    if chat < 0 and not is_enabled(desk, chat):
        return said.admitting.group_not_enabled.format(chat=chat)
    if chat > 0 and not await may_ask_in_private(desk, bot, user):
        return said.admitting.private_closed.format(user=user)
    if desk.group(chat).admins_only and not await is_admin_of(bot, chat, user):
        return said.admitting.admins_only
    wait = desk.limits.wait(user, chat)
    return said.admitting.too_many.format(seconds=wait) if wait else None


def is_enabled(desk: Desk, chat: int) -> bool:
    """Whether a group may ask: what an administrator said with /bat or /tat, else what the settings say."""
    enabled = desk.group(chat).enabled
    if enabled is not None:
        return enabled
    return chat in desk.settings.allowed_chat_ids or is_open(desk.settings)


def is_open(settings: Settings) -> bool:
    """Whether nobody has been named yet who may ask or administer: then everybody may, as at the first try."""
    return not settings.allowed_chat_ids and not settings.admin_user_ids


def is_bot_admin(desk: Desk, user: int | None) -> bool:
    """Whether somebody administers the bot."""
    return user in desk.settings.admin_user_ids


async def may_ask_in_private(desk: Desk, bot: Bot, user: int) -> bool:
    """Whether somebody may ask in private, where the chat has the id of its person."""
    settings = desk.settings
    if is_bot_admin(desk, user) or user in settings.allowed_chat_ids or is_open(settings):
        return True
    if settings.private_chats != "members":
        return settings.private_chats == "all"
    return await _is_in_an_enabled_group(desk, bot, user)


async def is_group_admin(bot: Bot, message: Message) -> bool:
    """Whether whoever wrote a message administers its group; an anonymous one writes for the group itself."""
    if message.sender_chat is not None:
        return message.sender_chat.id == message.chat.id
    return message.from_user is not None and await is_admin_of(bot, message.chat.id, message.from_user.id)


async def is_admin_of(bot: Bot, chat: int, user: int) -> bool:
    """Whether somebody administers a group."""
    member = await _member(bot, chat, user)
    return member is not None and member.status in _ADMINISTRATORS


async def hears_all(bot: ExtBot[None], chat: int) -> bool:
    """Whether Telegram brings the bot every message of a group: with privacy mode off, or where it administers it."""
    return bot.can_read_all_group_messages or await is_admin_of(bot, chat, bot.id)


async def _is_in_an_enabled_group(desk: Desk, bot: Bot, user: int) -> bool:
    if desk.members.get(user, 0.0) > time.monotonic():
        return True
    stored = {group.chat for group in desk.state.groups.all()}
    chats = [chat for chat in sorted(stored | desk.settings.allowed_chat_ids) if chat < 0]
    for chat in chats:
        if is_enabled(desk, chat) and await is_inside(bot, chat, user):
            desk.members[user] = time.monotonic() + MEMBERSHIP_LASTS
            return True
    return False


async def is_inside(bot: Bot, chat: int, user: int) -> bool:
    """Whether somebody is in a group."""
    member = await _member(bot, chat, user)
    if isinstance(member, ChatMemberRestricted):
        return member.is_member
    return member is not None and member.status in _INSIDE


async def _member(bot: Bot, chat: int, user: int) -> ChatMember | None:
    """Somebody's standing in a group; None where Telegram does not tell, as of groups without the bot."""
    try:
        return await bot.get_chat_member(chat, user)
    except (BadRequest, Forbidden, InvalidToken):
        # The library takes any 404 for a refused token, also that of a server without this method.
        return None
