"""Reads files and prints one JSON object a line: the text, the card, the processor seconds of each.

Run as a script with a checkout's root in PYTHONPATH, so that the same measure reads with any build:
`PYTHONPATH=ROOT python -P tests/benchmarks/_read_cards.py FILE…`. It uses only what every build since 1.0 has.
"""

import json
import resource
import sys
import tempfile
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any

from ingest.errors import IngestError
from ingest.pipeline import prepare_read
from ingest.readers import read
from knowledge.library import open_library


def main() -> None:
    """Read every file that is named."""
    with tempfile.TemporaryDirectory() as folder:
        library = open_library(f"sqlite:///{folder}/c.sqlite", Path(folder), embedding="bundled", chroma_url=None)
        for name in sys.argv[1:]:
            print(json.dumps(_read(Path(name), library.catalogue)), flush=True)
        library.close()


def _read(path: Path, catalogue: Any) -> dict[str, Any]:
    """What is read of a file; `refused` is why it would not be taken in, and `text` is missing where it cannot be."""
    before = _processor_seconds()
    try:
        source = read(path)
    except IngestError as error:
        return {"file": str(path), "refused": error.key, "seconds": _processor_seconds() - before}
    outcome = prepare_read(path, source, catalogue).outcome
    seconds = _processor_seconds() - before
    refused = outcome.error.key if outcome.error else ""
    if outcome.version is None:
        outcome = prepare_read(path, source, catalogue, force=True).outcome
    version = outcome.version
    found = {"text": version.text, "card": _plain(version.card)} if version else {}
    return {"file": str(path), "refused": refused, "seconds": seconds, **found}


def _plain(value: Any) -> Any:
    """A card as JSON; a date also with the first and last day that it can mean."""
    if is_dataclass(value):
        plain = {field.name: _plain(getattr(value, field.name)) for field in fields(value)}
        if hasattr(value, "first") and hasattr(value, "last"):
            plain |= {"first_day": _day(value.first()), "last_day": _day(value.last())}
        return plain
    return [_plain(one) for one in value] if isinstance(value, tuple) else value


def _day(value: Any) -> str | None:
    return value.isoformat() if value else None


def _processor_seconds() -> float:
    """What this process and the ended ones that it started have used so far."""
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in used)


if __name__ == "__main__":
    main()
