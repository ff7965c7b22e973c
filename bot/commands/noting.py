"""Keeping who changed what on the command line."""

import getpass
from contextlib import closing

from bot.settings import Settings

UNKNOWN = "?"


def note(settings: Settings, action: str, *subjects: str) -> None:
    """Whoever runs the program changed these plans."""
    if not subjects:
        return
    from bot.state import open_state

    with closing(open_state(settings.data_dir)) as state:
        for subject in subjects:
            state.audit.note(_who(), action, subject)


def _who() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        # A container may run under a number that nobody has named.
        return UNKNOWN
