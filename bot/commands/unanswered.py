"""`thidua unanswered`: questions that the plans do not answer, and answers that people found bad."""

from argparse import Namespace
from contextlib import closing

from bot.commands.console import Console
from bot.reports import unanswered
from bot.settings import Settings
from bot.state import open_state
from bot.wording.reports import unanswered_text


def run(console: Console, settings: Settings, arguments: Namespace) -> int:
    """Always exit status 0."""
    with closing(open_state(settings.data_dir, database_url=settings.database_url)) as state:
        found = unanswered(state, arguments.days or settings.keep_days)
    if arguments.json:
        console.json(
            [
                {
                    "id": one.question.id,
                    "question": one.question.question,
                    "answer": one.question.answer,
                    "count": one.count,
                    "bad": one.bad,
                    "reasons": list(one.reasons),
                    "plans": list(one.question.plans),
                }
                for one in found
            ]
        )
    else:
        console.say(unanswered_text(found, console.words.language))
    return 0
