"""`thidua calendar`: plans as a calendar file, on standard output."""

from argparse import Namespace

from bot.agendas import agendas_of
from bot.calendar_file import calendar_of
from bot.commands.console import Console
from bot.settings import Settings
from bot.store import open_store


def run(console: Console, settings: Settings, arguments: Namespace) -> int:
    """A plan without days gives an empty calendar and a message. Raises CatalogueError where a plan is not known."""
    with open_store(settings) as library:
        shelf = library.shelf()
        agendas = list(agendas_of(shelf, arguments.plans))
    for agenda in agendas:
        if not agenda.events:
            console.tell(console.words("calendar.empty", plan=agenda.version.plan))
    file = calendar_of(agendas, shelf.generation, settings.timezone, console.words.language)
    console.output.write(file.decode())
    console.output.flush()
    return 0
