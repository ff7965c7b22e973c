"""Questions that an administrator has answered by marking where the answer stands: labelled, for the fit to learn from.

They are kept in `DATA_DIR/labels/questions.yaml`, in the form of the golden questions (`thidua eval` reads it too).
"""

import os
from pathlib import Path

import yaml

FOLDER, FILE = "labels", "questions.yaml"


def label(data_dir: Path, number: int, question: str, plan: str, quote: str) -> Path:
    """Keep a question with the words that answer it, in the place of what was kept of it before; the file."""
    file = data_dir / FOLDER / FILE
    kept = [one for one in labelled(data_dir) if one.get("id") != f"q-{number}"]
    kept.append({"id": f"q-{number}", "ask": question, "plan": [plan], "quote": [quote]})
    file.parent.mkdir(parents=True, exist_ok=True)
    partial = file.with_name(f"{file.name}.{os.getpid()}.partial")
    partial.write_text(yaml.safe_dump(kept, allow_unicode=True, sort_keys=False, width=200), encoding="utf-8")
    partial.replace(file)
    return file


def labelled(data_dir: Path) -> list[dict[str, object]]:
    """What is kept."""
    file = data_dir / FOLDER / FILE
    return list(yaml.safe_load(file.read_text(encoding="utf-8")) or []) if file.is_file() else []
