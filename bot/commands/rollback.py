"""`thidua rollback`: take a plan back to its version before."""

from argparse import Namespace

from bot.commands.console import Console
from bot.commands.noting import note
from bot.settings import Settings
from bot.store import open_to_change


def run(console: Console, settings: Settings, arguments: Namespace) -> int:
    """Exit status 1 where the plan stays as it is. Raises CatalogueError where there is no version before."""
    plan = arguments.plan
    with open_to_change(settings) as store:
        before = store.catalogue.before(plan)
        question = console.words("rollback.confirm", plan=plan, version=before)
        if not console.may(question, yes=arguments.yes):
            return 1
        version = store.rollback(plan)
    note(settings, "rolled_back", plan)
    console.say(console.words("rollback.done", plan=plan, version=version))
    return 0
