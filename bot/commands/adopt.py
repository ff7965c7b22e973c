"""`thidua adopt`: have the data folder belong to the catalogue that is configured."""

from argparse import Namespace

from bot.commands.console import Console
from bot.settings import Settings
from bot.store import open_store, shared


def run(console: Console, settings: Settings, arguments: Namespace) -> int:
    """Exit status 1 where nobody agrees. Raises CatalogueError, OwnerError."""
    with open_store(settings) as library, shared(settings, library) as store:
        known, there = library.catalogue.hashes(), library.originals.hashes()
        look = {
            "plans": len(library.catalogue.ids()),
            "generation": library.catalogue.generation(),
            "originals": len(there),
            "known": len(there & known),
        }
        console.say(console.words("adopt.look", folder=settings.data_dir, trash=library.originals.trash, **look))
        if not console.may(console.words("adopt.confirm"), yes=arguments.yes):
            return 1
        store.adopt()
    console.say(console.words("adopt.done", folder=settings.data_dir))
    return 0
