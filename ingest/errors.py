"""What goes wrong with a file, in a form that can be told to the person who brought it."""


class IngestError(Exception):
    """A file that cannot be taken in. `key` names the sentence that people are shown, `values` fill it.

    The keys: `missing`, `unreadable`, `unsupported`, `empty`, `too_large`, `binary`, `encoding`, `unexpected`,
    `damaged`, `password`, `bomb`, `too_heavy`, `too_slow`, `too_many_pages`, `too_many_scans`, `too_much_text`,
    `archive`, `spreadsheet`, `presentation`, `twice`, `several`, `nothing_inside`, `too_much_inside`,
    `nothing_seen`, `only_pictures`, `portfolio`, `needs_ocr`, `ocr_failed`, `needs_office`, `needs_heif`,
    `not_a_plan`, `plan_damaged`, `waiting_damaged`.
    """

    def __init__(self, key: str, **values: str) -> None:
        super().__init__(f"{key}: {values}")
        self.key = key
        self.values = values
