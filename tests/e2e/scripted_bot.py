"""The bot as a process of its own, over an assistant that repeats the question: `python -m tests.e2e.scripted_bot`."""

import logging
import os

from bot.settings import read_settings
from bot.telegram.running.process import run
from tests.bot.telegram.fakes import ScriptedAssistant

if __name__ == "__main__":
    settings = read_settings(os.environ)
    logging.basicConfig(level=settings.log_level)
    run(settings, ScriptedAssistant(delay=float(os.environ.get("DELAY", "0"))))
