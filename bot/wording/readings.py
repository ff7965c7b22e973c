"""The line under a poorly readable quote that tells how it was probably written."""

from collections.abc import Mapping

_READING: Mapping[str, str] = {
    "vi": "đọc là (tự động): “{reading}”",
    "en": "read as (automatic): “{reading}”",
}


def reading_line(reading: str, language: str) -> str:
    """A restored reading under its label, which tells it from the quote."""
    return _READING.get(language, _READING["vi"]).format(reading=reading)
