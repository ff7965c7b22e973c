"""Whom a letter addresses: the lines below "Kính gửi" in its head."""

import re

from knowledge.span import Span

_ADDRESSED = re.compile(r"^[ \t*_]*(kính gửi[ \t*_]*:?)", re.IGNORECASE | re.MULTILINE)
_HEAD, _LINES = 4_000, 12
"""Characters in which a letter says whom it addresses, and lines in which it does."""


def addressed(text: str) -> tuple[Span, str] | None:
    """From "Kính gửi" up to a blank line or the end of a sentence, and what stands there behind these words."""
    found = _ADDRESSED.search(text, 0, _HEAD)
    if found is None:
        return None
    end = found.end()
    for line in text[found.end() :].split("\n")[:_LINES]:
        if not line.strip() and text[found.end() : end].strip():
            break
        end += len(line) + 1
        if line.rstrip().endswith("."):
            break
    said = text[found.end() : end].strip()
    return (Span(found.start(1), found.end() + len(text[found.end() : end].rstrip())), said) if said else None
