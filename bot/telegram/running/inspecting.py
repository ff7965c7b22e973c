"""What Telegram says of the bot, for whoever looks after it."""

import asyncio
from dataclasses import dataclass

from telegram.error import InvalidToken, TelegramError

from bot.settings import Settings
from bot.telegram.application import bot_of


@dataclass(frozen=True, slots=True)
class Inspected:
    """The bot's user name, and whether it sees all messages of groups or only those put to it.

    `refused`: Telegram does not take the token; `cause` is why Telegram could not be asked.
    """

    username: str = ""
    sees_all: bool = False
    refused: bool = False
    cause: str = ""


def inspect(settings: Settings, seconds: float = 10.0) -> Inspected:
    """Ask Telegram who the bot is; gives up after so many seconds."""
    return asyncio.run(_inspect(settings, seconds))


async def _inspect(settings: Settings, seconds: float) -> Inspected:
    bot = bot_of(settings)
    try:
        async with asyncio.timeout(seconds), bot:
            return Inspected(bot.username, bool(bot.can_read_all_group_messages))
    except InvalidToken:
        # The library's own error holds the token.
        return Inspected(refused=True)
    except (TelegramError, TimeoutError) as error:
        return Inspected(cause=str(error) or type(error).__name__)
