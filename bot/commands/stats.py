"""`thidua stats`: figures of the questions that were asked in Telegram."""

from argparse import Namespace
from contextlib import closing
from dataclasses import asdict

from bot.commands.console import Console
from bot.ledger import ledger_of
from bot.reports import DAYS, statistics
from bot.settings import Settings
from bot.state import open_state
from bot.wording.reports import statistics_text


def run(console: Console, settings: Settings, arguments: Namespace) -> int:
    """Always exit status 0."""
    with closing(open_state(settings.data_dir, database_url=settings.database_url)) as state:
        found = statistics(state, arguments.days or DAYS, settings.timezone, ledger_of(settings))
    if arguments.json:
        console.json(asdict(found))
    else:
        console.say(statistics_text(found, console.words.language))
    return 0
