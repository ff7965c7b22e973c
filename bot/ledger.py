"""Where it is noted what the language model was asked, what it used and what came of it."""

from bot.settings import Settings
from bot.state.used import Used
from knowledge.language_model.ledger import Counts, Ledger

FILE = "language-model.json"
"""In the data folder."""


def ledger_of(settings: Settings) -> Counts:
    """The ledger of a data folder, or of all machines over one database server."""
    return Used(settings.database_url) if settings.is_shared else Ledger(settings.data_dir / FILE)
