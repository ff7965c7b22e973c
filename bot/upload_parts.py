"""What is kept of a proposed file on disk: the file, and what was read of it, so that it is read once.

Several files that came together, or in one archive, have a folder each. What is kept carries hashes: nothing is
published of what has changed on the disk since it was read.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from hashlib import sha256
from pathlib import Path
from shutil import copyfile, rmtree
from typing import Any

from ingest.containers import Found, is_container, unpacked
from ingest.errors import IngestError
from ingest.readers import Source, read
from ingest.readers.document import Pages, left_of

UPLOADS, READING, FILES = "uploads", "reading.json", "file"
"""The folder of all proposed files in the data folder; in that of each: what was read of it; and the folder of the
file itself, which may have any name."""

PARTS, _UNPACKED, _PART, _SEAL, _DAMAGED = "parts", "inside", "part.json", "seal", "waiting_damaged"


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
            "sha256": sha256(source.data).hexdigest(),
        },
    )


def kept_reading(folder: Path) -> Source:
    """What was read of the file in a folder.

    Raises FileNotFoundError where it was not, IngestError where it or the file is no longer what it was then.
    """
    kept = _kept(folder / READING)
    try:
        data = (folder / FILES / kept["name"]).read_bytes()
    except OSError as error:
        raise IngestError(_DAMAGED) from error
    if sha256(data).hexdigest() != kept["sha256"]:
        raise IngestError(_DAMAGED)
    doubtful, left = tuple(kept["doubtful"]), tuple(map(left_of, kept["left"]))
    told = kept["name"], kept["text"], data, kept["format"], tuple(kept["notes"]), doubtful, left
    return Source(*told, kept["places"])


def damaged_readings(uploads: Path) -> Iterator[Path]:
    """The folders of proposed files in which something is no longer what was kept."""
    for folder in sorted(path for path in uploads.glob("*") if path.is_dir()):
        try:
            parts = kept_parts(folder)
            if any(part.error and part.error.key == _DAMAGED for part in parts):
                yield folder
            elif not parts:
                kept_reading(folder)
        except FileNotFoundError:
            continue  # not read yet, or settled meanwhile
        except IngestError:
            yield folder


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
    """What was read of several files; empty where there is one. Raises IngestError where it is not what was kept."""
    places = [place for place in sorted((folder / PARTS).glob("*")) if (place / _PART).exists()]
    if places and _kept(folder / READING)["parts"] != len(places):
        raise IngestError(_DAMAGED)
    return [_part(place) for place in places]


def _part(place: Path) -> Part:
    kept = _kept(place / _PART)
    error = IngestError(kept["error"]["key"], **kept["error"]["values"]) if kept["error"] else None
    try:
        source = None if error else kept_reading(place)
    except IngestError as damaged:
        # The others that came with it are what they were.
        source, error = None, damaged
    return Part(kept["name"], kept["inside"], kept["optional"], source, error)


def _write(path: Path, content: Mapping[str, object]) -> None:
    partial = path.with_name(f"{path.name}.partial")
    partial.write_text(json.dumps({_SEAL: _seal(content), **content}), encoding="utf-8")
    partial.replace(path)


def _kept(path: Path) -> dict[str, Any]:
    """What `_write` wrote. Raises FileNotFoundError, and IngestError where it is something else now."""
    try:
        kept: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        if kept.pop(_SEAL) == _seal(kept):
            return kept
    except FileNotFoundError:
        raise
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise IngestError(_DAMAGED) from error
    raise IngestError(_DAMAGED)


def _seal(content: Mapping[str, object]) -> str:
    return sha256(json.dumps(content, sort_keys=True).encode()).hexdigest()
