"""`thidua reindex`: make the vectors match the catalogue again."""

from argparse import Namespace

from bot.commands.console import Console
from bot.settings import Settings
from bot.store import open_to_change


def run(console: Console, settings: Settings, arguments: Namespace) -> int:  # noqa: ARG001 same form as all commands
    """What is missing is computed from the catalogue, what no plan knows is dropped."""
    with open_to_change(settings) as store:
        swept = store.sweep()
    console.say(console.words("reindex.done", mended=swept.mended, dropped=swept.dropped, files=swept.files))
    return 0
