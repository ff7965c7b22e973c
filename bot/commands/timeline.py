"""`thidua timeline`: phases and deadlines of plans as a picture."""

from argparse import Namespace
from datetime import datetime
from pathlib import Path

from bot.agendas import agendas_of
from bot.commands.console import Console
from bot.settings import Settings
from bot.store import open_store

KINDS = {".png": "png", ".svg": "svg"}
WRONG_USAGE = 2


def run(console: Console, settings: Settings, arguments: Namespace) -> int:
    """Exit status 1 where no plan states a day or the file cannot be written. Raises CatalogueError."""
    file: Path = arguments.output
    kind = KINDS.get(file.suffix.lower())
    if kind is None:
        console.fail("timeline.kind", path=file)
        return WRONG_USAGE
    with open_store(settings) as library:
        known = list(agendas_of(library.shelf(), arguments.plans))
    agendas = [agenda for agenda in known if agenda.events]
    for agenda in known:
        if not agenda.events:
            console.tell(console.words("calendar.empty", plan=agenda.version.plan))
    if not agendas:
        return 1
    # Only a picture that is drawn needs the library that draws it.
    from bot.timeline import draw

    today = arguments.today or datetime.now(settings.timezone).date()
    try:
        file.write_bytes(draw(agendas, today, console.words.language, kind))
    except OSError as error:
        console.fail("timeline.unwritten", path=file, cause=error.strerror)
        return 1
    return 0
