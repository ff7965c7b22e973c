"""`thidua bot`: the Telegram bot."""

from argparse import Namespace

from bot.assistant import open_assistant
from bot.commands.console import Console
from bot.settings import Settings
from bot.state.opening import LOCK, open_state
from bot.store import shared
from knowledge.lock import Lock


def run(console: Console, settings: Settings, arguments: Namespace) -> int:  # noqa: ARG001 same form as all commands
    """Until the process is told to stop; exit status 1 where no token is set, or another bot works on the folder.

    Raises StateError, CatalogueError where what is kept cannot be used.
    """
    if not settings.telegram_bot_token:
        console.fail("bot.no_token")
        return 1
    lock = Lock(settings.data_dir / LOCK)
    if not lock.take():
        console.fail("bot.second", process=str(lock.holder()), folder=settings.data_dir)
        return 1
    with lock.until_done():
        # What the bot remembers is looked at before Telegram is: while that is out of reach nobody would be told.
        open_state(settings.data_dir, database_url=settings.database_url).close()
        _answer(console, settings)
    return 0


def _answer(console: Console, settings: Settings) -> None:
    from bot.telegram.running.process import run as run_bot

    with open_assistant(settings) as assistant, shared(settings, assistant.library) as store:
        store.attend()
        # After an upgrade the index is made anew, for which no question should have to wait.
        assistant.library.shelf()
        console.tell(console.words("bot.starting"))
        run_bot(settings, assistant, store)
