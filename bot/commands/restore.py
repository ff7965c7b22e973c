"""`thidua restore`: a backup put into a data folder."""

from argparse import Namespace
from datetime import datetime

from bot.backups import is_whole, restore
from bot.commands.console import Console
from bot.settings import Settings


def run(console: Console, settings: Settings, arguments: Namespace) -> int:
    """Exit status 1 where what was backed up was damaged.

    Raises ArchiveError where the backup itself is damaged, or the folder is in use or not empty.
    """
    now = datetime.now(settings.timezone)
    manifest, aside = restore(settings, arguments.file, now, force=arguments.force)
    values = {"plans": manifest.said["plans"], "files": len(manifest.members), "made_at": manifest.said["made_at"]}
    console.say(console.words("restore.done", **values))
    if aside:
        console.say(console.words("restore.aside", folder=aside))
    if is_whole(manifest):
        return 0
    console.fail("restore.flawed", plans=manifest.said["damaged"] or "–", lost=manifest.said["lost"])
    return 1
