"""Questions that an administrator has answered by marking where the answer stands: labelled, for the fit to learn from.

They are kept in `DATA_DIR/labels/questions.yaml`, in the form of the golden questions (`thidua eval` reads it too);
beside it in `to-tell.yaml` is of which of them whoever asked is to be told.
"""

import logging
import os
from collections.abc import Collection
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import yaml

FOLDER, FILE, TOLD_FILE, DAMAGED = "labels", "questions.yaml", "to-tell.yaml", ".damaged"
log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Pointed:
    """Where the answer to a question stands, to be told to whoever asked it: the words of a plan."""

    question: int
    plan: str
    quote: str


def label(data_dir: Path, number: int, question: str, plan: str, quote: str) -> Path:
    """Keep a question with the words that answer it, in the place of what was kept of it before; the file."""
    file = data_dir / FOLDER / FILE
    kept = [one for one in labelled(data_dir) if one.get("id") != f"q-{number}"]
    kept.append({"id": f"q-{number}", "ask": question, "plan": [plan], "quote": [quote]})
    _write(file, kept)
    return file


def labelled(data_dir: Path) -> list[dict[str, Any]]:
    """What is kept."""
    return _read(data_dir / FOLDER / FILE)


def tell(data_dir: Path, pointed: Pointed) -> None:
    """Have whoever asked be told where the answer stands."""
    kept = [one for one in to_tell(data_dir) if one.question != pointed.question]
    _write(data_dir / FOLDER / TOLD_FILE, [asdict(one) for one in (*kept, pointed)])


def to_tell(data_dir: Path) -> list[Pointed]:
    """What people are to be told, or have been."""
    kept = _read(data_dir / FOLDER / TOLD_FILE)
    return [Pointed(one["question"], one["plan"], one["quote"]) for one in kept]


def forget(data_dir: Path, questions: Collection[int]) -> None:
    """Let go of questions whose asker wants nothing of theirs to be kept."""
    for name, key, gone in (
        (FILE, "id", {f"q-{number}" for number in questions}),
        (TOLD_FILE, "question", set(questions)),
    ):
        kept = _read(data_dir / FOLDER / name)
        left = [one for one in kept if one[key] not in gone]
        if len(left) < len(kept):
            _write(data_dir / FOLDER / name, left)


def put_aside(data_dir: Path) -> list[Path]:
    """The files that could not be read and were put aside for somebody to look at."""
    return sorted((data_dir / FOLDER).glob(f"*{DAMAGED}*"))


_KEYS = {FILE: ("id", "ask"), TOLD_FILE: ("question", "plan", "quote")}


def _read(file: Path) -> list[dict[str, Any]]:
    """What is kept in a file. One that is damaged is put aside, so that what comes later is kept all the same."""
    try:
        kept = yaml.safe_load(file.read_text(encoding="utf-8")) or []
        if all(one.get(key) is not None for one in kept for key in _KEYS[file.name]):
            return list(kept)
        cause = "entries lack what they need"
    except FileNotFoundError:
        return []
    except (yaml.YAMLError, ValueError, TypeError, AttributeError) as error:
        cause = " ".join(str(error).split())[:200]
    aside = file.with_name(f"{file.name}{DAMAGED}-{datetime.now(UTC):%Y-%m-%d-%H%M%S}")
    log.error("%s is damaged and was put aside as %s: %s", file, aside.name, cause)
    file.replace(aside)
    return []


def _write(file: Path, kept: list[dict[str, Any]]) -> None:
    """Write a file that nobody sees half written."""
    file.parent.mkdir(parents=True, exist_ok=True)
    partial = file.with_name(f"{file.name}.{os.getpid()}.partial")
    partial.write_text(yaml.safe_dump(kept, allow_unicode=True, sort_keys=False, width=200), encoding="utf-8")
    partial.replace(file)
