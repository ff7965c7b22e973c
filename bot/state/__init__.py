"""What the bot itself remembers, apart from the plans: groups, questions, feedback, who changed what.

Kept in SQLite beside the plans. People are salted hashes, and so is a private chat; only who changed something or
answered for the bot is named, for as long as questions are kept, or until they want to be forgotten.
"""

from bot.state.errors import StateError
from bot.state.opening import State, open_state

__all__ = ["State", "StateError", "open_state"]
