"""Which rules read a plan: a fingerprint of their source, so that an upgrade reads anew what it reads better."""

from collections.abc import Iterator
from functools import cache
from hashlib import sha256
from pathlib import Path

_ROOT = Path(__file__).parents[1]
_READING = (
    "card",
    "readers",
    "document_kind.py",
    "markers.py",
    "normalise.py",
    "outline.py",
    "passages.py",
)
_KNOWING = (
    "abbreviations.py",
    "award_forms.py",
    "budget.py",
    "card.py",
    "dates",
    "documents.py",
    "left.py",
    "offices.py",
    "places",
    "quality.py",
    "question/kinds.py",
    "readability.py",
    "search/near.py",
    "search/language.py",
    "search/lattice.py",
    "sentences.py",
    "span.py",
    "text.py",
    "things.py",
    "unit_names.py",
    "vocabulary/__init__.py",
    "vocabulary/awards.yaml",
    "vocabulary/kinds.yaml",
    "vocabulary/offices.yaml",
    "vocabulary/shortened.yaml",
    "vocabulary/things.yaml",
)


@cache
def fingerprint() -> str:
    """The same text as long as not a line of the rules has changed."""
    digest = sha256()
    for path in rule_files():
        digest.update(path.relative_to(_ROOT).as_posix().encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()[:32]


def rule_files() -> Iterator[Path]:
    """Everything that what is read of a file depends on, in a stable order."""
    for path in (*(_ROOT / "ingest" / name for name in _READING), *(_ROOT / "knowledge" / name for name in _KNOWING)):
        yield from sorted(path.rglob("*.py")) if path.is_dir() else (path,)
