"""Groups: enabled and disabled, the bot added by somebody, a group that became a supergroup."""

import logging
from dataclasses import replace

from telegram import ChatMemberUpdated, Message, Update, User
from telegram.constants import ChatMemberStatus
from telegram.error import TelegramError

from bot.telegram.admitting.access import is_bot_admin, is_enabled
from bot.telegram.admitting.addressed import is_private
from bot.telegram.asking.messages import message_of, say
from bot.telegram.context import Context, Desk
from bot.telegram.sending.place import Place

log = logging.getLogger(__name__)

_OUTSIDE = (ChatMemberStatus.LEFT, ChatMemberStatus.BANNED)


async def on_enable(update: Update, context: Context) -> None:
    """/bat: an administrator of the bot lets a group ask."""
    await _switch(context, message_of(update), enabled=True)


async def on_disable(update: Update, context: Context) -> None:
    """/tat: an administrator of the bot has it fall silent in a group."""
    await _switch(context, message_of(update), enabled=False)


async def on_membership(update: Update, context: Context) -> None:
    """The bot was added to a group or removed from one."""
    change = update.my_chat_member
    if change is None:
        return
    if change.new_chat_member.status in _OUTSIDE:
        # Nobody is there to be reminded, and a person who has blocked the bot wants to be left alone.
        context.bot_data.state.leave(change.chat.id)
        context.bot_data.state.wishes.leave(change.chat.id)
    if change.chat.id > 0:
        return
    was, is_ = (member.status in _OUTSIDE for member in (change.old_chat_member, change.new_chat_member))
    if was and not is_:
        await _greet(context, change)
    elif is_ and not was:
        _note(context.bot_data, change.from_user, "left", change.chat.title or str(change.chat.id))


async def on_migration(update: Update, context: Context) -> None:
    """A group became a supergroup: what was set for it goes on under its new id."""
    message, desk = message_of(update), context.bot_data
    if message.migrate_to_chat_id is None:
        return
    old, new = message.chat.id, message.migrate_to_chat_id
    enabled = desk.group(old).enabled
    if enabled is None and is_enabled(desk, old):
        # The settings name the old id only.
        desk.state.groups.put(replace(desk.group(old), enabled=True))
    desk.state.groups.move(old, new)
    desk.state.follows.move(old, new)
    desk.state.notices.move(old, new)
    desk.state.wishes.move(old, new)
    desk.state.learning.move(old, new)
    desk.state.units.move(str(old), str(new))
    desk.memory.move(Place(old), Place(new))
    log.info("group %s became supergroup %s", old, new)


async def _switch(context: Context, message: Message, *, enabled: bool) -> None:
    desk, said = context.bot_data, context.bot_data.words_for(message)
    user = message.from_user
    if is_private(message):
        await say(context, message, said.groups.groups_only)
    elif user is None or not is_bot_admin(desk, user.id):
        await say(context, message, said.administering.bot_admins_only)
    else:
        title = message.chat.title or ""
        desk.state.groups.put(replace(desk.group(message.chat.id), enabled=enabled, title=title))
        _note(desk, user, "enabled" if enabled else "disabled", title)
        await say(context, message, said.groups.enabled if enabled else said.groups.disabled)


async def _greet(context: Context, change: ChatMemberUpdated) -> None:
    """Say hello; in a group that is not enabled say no more than that, and tell the administrators."""
    desk, chat = context.bot_data, change.chat
    said, title = desk.words(chat.id), chat.title or str(chat.id)
    _note(desk, change.from_user, "added", title)
    if is_enabled(desk, chat.id):
        await desk.door.say(Place(chat.id), said.guiding.start_group.format(username=context.bot.username))
        return
    await desk.door.say(Place(chat.id), said.groups.added)
    for admin in sorted(desk.settings.admin_user_ids):
        await _tell_admin(desk, admin, desk.words(admin).groups.added_notice.format(title=title, chat=chat.id))


async def _tell_admin(desk: Desk, admin: int, text: str) -> None:
    """Tell an administrator in private; one who never started the bot cannot be written to."""
    try:
        await desk.door.say(Place(admin), text)
    except TelegramError as error:
        log.warning("administrator %s could not be told: %s", admin, error)


def _note(desk: Desk, user: User, action: str, subject: str) -> None:
    desk.state.audit.note(user.full_name, action, subject, desk.state.people.person(user.id))
