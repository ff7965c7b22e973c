"""What keeps the bot's state from being opened."""


class StateError(Exception):
    """What keeps the state from being opened: `key` names the sentence that people are shown."""

    def __init__(self, key: str, **values: str) -> None:
        super().__init__(f"{key}: {values}")
        self.key = key
        self.values = values
