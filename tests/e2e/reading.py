"""Reading what the bot sent."""

from tests.e2e.world import Json


def labels(message: Json) -> list[str]:
    """The buttons under a message, row after row."""
    return [button["text"] for row in _rows(message) for button in row]


def data(message: Json, label: str) -> str:
    """What a button carries, found by (a part of) its label."""
    return next(str(button["callback_data"]) for row in _rows(message) for button in row if label in button["text"])


def _rows(message: Json) -> list[list[Json]]:
    rows: list[list[Json]] = message.get("reply_markup", {}).get("inline_keyboard", [])
    return rows
