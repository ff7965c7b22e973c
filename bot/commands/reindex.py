"""`thidua reindex`: make vectors and index match the catalogue again."""

from argparse import Namespace

from bot.commands.console import Console
from bot.settings import Settings
from bot.store import open_to_change


def run(console: Console, settings: Settings, arguments: Namespace) -> int:  # noqa: ARG001 same form as all commands
    """What is missing is computed from the catalogue, what no plan knows is dropped; the index is made anew."""
    with open_to_change(settings) as store:
        swept = store.reindex()
    console.say(console.words("reindex.done", mended=swept.mended, dropped=swept.dropped, files=swept.files))
    return 0
