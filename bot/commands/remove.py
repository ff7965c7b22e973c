"""`thidua remove`: take a plan out."""

from argparse import Namespace

from bot.commands.console import Console
from bot.commands.noting import note
from bot.settings import Settings
from bot.store import open_to_change
from knowledge.catalogue import CatalogueError


def run(console: Console, settings: Settings, arguments: Namespace) -> int:
    """Exit status 1 where the plan stays. Raises CatalogueError where it is not there."""
    plan = arguments.plan
    with open_to_change(settings) as store:
        if not store.catalogue.has(plan):
            raise CatalogueError("catalogue.unknown", plan=plan)
        if not console.may(console.words("remove.confirm", plan=plan), yes=arguments.yes):
            return 1
        store.remove(plan)
        pending = store.library.is_pending
    note(settings, "removed", plan)
    console.say(console.words("remove.done", plan=plan))
    if pending:
        console.say(console.words("remove.pending"))
    return 0
