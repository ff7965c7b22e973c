"""What goes wrong with a file, in a form that can be told to the person who brought it."""


class IngestError(Exception):
    """A file that cannot be taken in. `key` names the sentence that people are shown, `values` fill it.

    The keys: `missing`, `unreadable`, `unsupported`, `empty`, `too_large`, `binary`, `encoding`.
    """

    def __init__(self, key: str, **values: str) -> None:
        super().__init__(f"{key}: {values}")
        self.key = key
        self.values = values
