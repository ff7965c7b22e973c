"""Keeping who changed what on the command line."""

import getpass
import logging
from contextlib import closing

from bot.settings import Settings

UNKNOWN = "?"
log = logging.getLogger(__name__)


def note(settings: Settings, action: str, *subjects: str) -> None:
    """Whoever runs the program changed these plans."""
    if not subjects:
        return
    from bot.state import StateError, open_state

    try:
        with closing(open_state(settings.data_dir, database_url=settings.database_url)) as state:
            for subject in subjects:
                state.audit.note(_who(), action, subject)
    except StateError as error:
        # What was done is done; `thidua doctor --deep` tells what is wrong with the state.
        log.error("it could not be noted who changed this: %s", error)


def _who() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        # A container may run under a number that nobody has named.
        return UNKNOWN
