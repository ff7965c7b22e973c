"""`thidua backup`: everything that cannot be made again, in one file."""

from argparse import Namespace
from datetime import datetime

from bot.backups import back_up, is_whole
from bot.commands.console import Console
from bot.settings import Settings
from bot.store import open_store
from knowledge.archive import ArchiveError


def run(console: Console, settings: Settings, arguments: Namespace) -> int:
    """Exit status 1 where what was backed up is damaged. Raises ArchiveError, CatalogueError where none is written."""
    file = arguments.file
    with open_store(settings) as library:
        try:
            manifest = back_up(settings, library, file, datetime.now(settings.timezone))
        except OSError as error:
            raise ArchiveError("archive.unwritten", file=str(file), cause=error.strerror or str(error)) from error
    values = {"plans": manifest.said["plans"], "files": len(manifest.members)}
    console.say(console.words("backup.done", file=file, size=f"{file.stat().st_size / 1e6:.1f}", **values))
    console.say(console.words("backup.keeps", days=settings.keep_days))
    if is_whole(manifest):
        return 0
    console.fail("backup.flawed", plans=manifest.said["damaged"] or "–", lost=manifest.said["lost"])
    return 1
