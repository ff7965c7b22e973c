"""What is kept of a proposed file on disk: the file, and what was read of it, so that it is read once.

Several files that came together, or in one archive, have a folder each.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from shutil import copyfile, rmtree
from typing import Any

from ingest.containers import Found, is_container, unpacked
from ingest.errors import IngestError
from ingest.readers import Source, read
from ingest.readers.document import Pages, left_of

READING, FILES = "reading.json", "file"
"""In the folder of a proposed file: what was read of it; and the folder of the file itself, which may have any name."""

PARTS, _UNPACKED, _PART = "parts", "inside", "part.json"


@dataclass(frozen=True, slots=True)
class Part:
    """One of several files: what people know it by, whether it was inside another and need not be a plan, and what
    was read of it or why nothing was."""

    name: str
    is_inside: bool
    optional: bool
    source: Source | None = None
    error: IngestError | None = None


def keep_reading(folder: Path, source: Source) -> None:
    """Keep what was read of the file in a folder; nobody sees it half written."""
    _write(
        folder / READING,
        {
            "name": source.name,
            "text": source.text,
            "format": source.format,
            "notes": source.notes,
            "doubtful": source.doubtful,
            "left": [asdict(one) for one in source.left],
            "places": source.places,
        },
    )


def kept_reading(folder: Path) -> Source:
    """What was read of the file in a folder. Raises FileNotFoundError where it was not."""
    kept: Mapping[str, Any] = json.loads((folder / READING).read_text(encoding="utf-8"))
    data = (folder / FILES / kept["name"]).read_bytes()
    # What an older version kept says less.
    doubtful, left = tuple(kept.get("doubtful", ())), tuple(map(left_of, kept.get("left", ())))
    told = kept["name"], kept["text"], data, kept["format"], tuple(kept["notes"]), doubtful, left
    return Source(*told, kept.get("places", ""))


def are_several(paths: Sequence[Path]) -> bool:
    """Whether these are several files, or one that holds others."""
    return len(paths) > 1 or any(map(is_container, paths))


def read_parts(paths: Sequence[Path], folder: Path, pages: Pages) -> None:
    """Read files that came together, each by itself, and keep what was read; a file that cannot be read is kept so."""
    names: set[str] = set()
    for number, found in enumerate(unpacked(paths, folder / _UNPACKED)):
        place = folder / PARTS / f"{number:04}"
        # Two are not versions of one plan for being called alike.
        name = found.path.name if found.path.name not in names else f"{number}-{found.path.name}"
        names.add(name)
        if not (place / _PART).exists():
            _read_part(found, found.shown.relative_to(paths[0].parent), name, place, pages)
    rmtree(folder / _UNPACKED, ignore_errors=True)
    _write(folder / READING, {"parts": len(names)})


def _read_part(found: Found, shown: Path, name: str, place: Path, pages: Pages) -> None:
    (place / FILES).mkdir(parents=True, exist_ok=True)
    copy, error = place / FILES / name, found.error
    if error is None:
        copyfile(found.path, copy)
        try:
            keep_reading(place, read(copy, pages))
        except IngestError as refused:
            error = refused
    told = {"key": error.key, "values": error.values} if error else None
    is_inside = found.path != found.shown
    _write(place / _PART, {"name": str(shown), "inside": is_inside, "optional": found.optional, "error": told})


def kept_parts(folder: Path) -> list[Part]:
    """What was read of several files; empty where there is one."""
    return [_part(place) for place in sorted((folder / PARTS).glob("*")) if (place / _PART).exists()]


def _part(place: Path) -> Part:
    kept: Mapping[str, Any] = json.loads((place / _PART).read_text(encoding="utf-8"))
    error = IngestError(kept["error"]["key"], **kept["error"]["values"]) if kept["error"] else None
    source = None if error else kept_reading(place)
    return Part(kept["name"], kept["inside"], kept["optional"], source, error)


def _write(path: Path, content: Mapping[str, object]) -> None:
    partial = path.with_name(f"{path.name}.partial")
    partial.write_text(json.dumps(content), encoding="utf-8")
    partial.replace(path)
