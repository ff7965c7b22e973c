"""Telegram's own menu of commands: per language, for private chats, groups and whoever administers."""

import logging
from collections.abc import Iterator, Sequence

from telegram import (
    Bot,
    BotCommandScope,
    BotCommandScopeAllChatAdministrators,
    BotCommandScopeAllGroupChats,
    BotCommandScopeChat,
    BotCommandScopeDefault,
)
from telegram.error import TelegramError

from bot.telegram.wording import ENGLISH, VIETNAMESE, Words

log = logging.getLogger(__name__)


async def register(bot: Bot, language: str, admins: Sequence[int]) -> None:
    """Say in the menus what there is to say; a menu that Telegram does not take is worth a line in the log."""
    said, other = (VIETNAMESE, ENGLISH) if language == "vi" else (ENGLISH, VIETNAMESE)
    for words, code in ((said, None), (other, "en" if other is ENGLISH else "vi")):
        for scope, commands in _menus(words, admins):
            try:
                await bot.set_my_commands(commands, scope=scope, language_code=code)
            except TelegramError as error:
                log.warning("the menu for %s could not be set: %s", scope.to_dict(), error)


def _menus(said: Words, admins: Sequence[int]) -> Iterator[tuple[BotCommandScope, list[tuple[str, str]]]]:
    yield BotCommandScopeDefault(), said.menu.commands
    yield BotCommandScopeAllGroupChats(), said.menu.commands
    yield BotCommandScopeAllChatAdministrators(), [*said.menu.commands, *said.menu.group_admin]
    for admin in admins:
        yield BotCommandScopeChat(admin), [*said.menu.commands, *said.menu.bot_admin]
