"""What the bot itself remembers, apart from the plans: groups, questions, feedback, who changed what.

Kept in SQLite beside the plans. Nothing names a person: people are salted hashes, and so is a private chat.
"""

from bot.state.opening import State, open_state

__all__ = ["State", "open_state"]
