"""The Telegram bot: who is answered, how an answer looks there, and the one door through which it is sent."""

from bot.telegram.application import build_application
from bot.telegram.running import BotError, run

__all__ = ["BotError", "build_application", "run"]
