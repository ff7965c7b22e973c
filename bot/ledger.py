"""Where it is noted what the language model was asked, what it used and what came of it."""

from bot.settings import Settings
from knowledge.language_model.ledger import Ledger

FILE = "language-model.json"
"""In the data folder."""


def ledger_of(settings: Settings) -> Ledger:
    """The ledger of a data folder."""
    return Ledger(settings.data_dir / FILE)
