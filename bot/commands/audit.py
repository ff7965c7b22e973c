"""`thidua audit`: who changed what, on the command line and in Telegram."""

from argparse import Namespace
from contextlib import closing
from dataclasses import asdict

from bot.commands.console import Console
from bot.settings import Settings
from bot.state import open_state
from bot.wording.reports import audit_text

ENTRIES = 200


def run(console: Console, settings: Settings, arguments: Namespace) -> int:
    """Always exit status 0."""
    with closing(open_state(settings.data_dir, database_url=settings.database_url)) as state:
        entries = state.audit.after(arguments.after) if arguments.lines else state.audit.latest(ENTRIES)
    if arguments.lines:
        for entry in entries:
            console.json(asdict(entry), indent=None)
    elif arguments.json:
        console.json([asdict(entry) for entry in entries])
    else:
        console.say(audit_text(entries, console.words.language, settings.timezone))
    return 0
