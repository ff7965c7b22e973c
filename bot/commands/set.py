"""`thidua set`: put a plan's card right, with the words of the plan that prove it."""

from argparse import Namespace

from bot.commands.console import Console
from bot.commands.noting import note
from bot.settings import Settings
from bot.store import open_to_change
from bot.wording.outcomes import lines_of
from ingest.correcting import prepare_correction
from ingest.pipeline import Kind, guarded, publish


def run(console: Console, settings: Settings, arguments: Namespace) -> int:
    """Exit status 1 where the card stays as it is. Raises CorrectionError where the plan does not prove it."""
    plan, words = arguments.plan, console.words
    with open_to_change(settings) as store:
        prepared = prepare_correction(store.catalogue, plan, arguments.field, arguments.value, arguments.quote or "")
        prepared = guarded(prepared)
        for line in lines_of(prepared.outcome, words):
            console.say(line)
        if prepared.outcome.kind is Kind.FAILED or not console.may(words("set.confirm", plan=plan), yes=arguments.yes):
            return 1
        publish(prepared, store)
    note(settings, "corrected", plan)
    return 0
