"""How well documents are read: who, what number, which day, title and name; deadlines, phases, awards; the time.

    python -m tests.benchmarks.reading [--base DIR] [--misses] [--only WORDS] [SET…]

Over documents with labels written by hand: those of tests/reading, and of ../shared/documents where they are
there; `--base` reads them with another checkout too and tells both side by side, `--misses` names what is wrong.
"""

import argparse
import json
import os
import subprocess
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from tests.benchmarks._labels import FIELDS, Found, Label, Read, Verdict, awards, deadlines, phases, verdicts

ROOT = Path(__file__).parents[2]
SETS = {"documents": ROOT.parent / "shared" / "documents", "own": ROOT / "tests" / "reading"}
_READER = Path(__file__).parent / "_read_cards.py"
_FACTS = {"deadlines": deadlines, "phases": phases, "awards": awards}
_LONGEST = 110


@dataclass(frozen=True, slots=True)
class Document:
    """A file and what a person read of it."""

    path: Path
    label: Label


@dataclass(frozen=True, slots=True)
class Measured:
    """What one build read of a document, and how much of that is right."""

    document: Document
    fields: dict[str, Verdict]
    facts: dict[str, Found]
    seconds: float


def main() -> None:
    """Read every set with each build and print a table of it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sets", nargs="*", metavar="SET", help=f"{', '.join(SETS)}, or a folder of such a form")
    parser.add_argument("--base", type=Path, metavar="DIR", help="another checkout to read with as well")
    parser.add_argument("--misses", action="store_true", help="name what is wrong or missing in this build")
    parser.add_argument("--only", default="", metavar="WORDS", help="only files with this in their names")
    arguments = parser.parse_args()
    builds = {"this": ROOT} | ({"base": arguments.base.resolve()} if arguments.base else {})
    for name in arguments.sets or SETS:
        documents = [one for one in documents_of(SETS.get(name, Path(name))) if arguments.only in one.path.name]
        if not documents:
            print(f"skipped: {name}: no labelled documents there", file=sys.stderr)
            continue
        measured = {build: [*measure(documents, root)] for build, root in builds.items()}
        print("\n".join(_table(name, measured)))
        if arguments.misses:
            print("\n".join(_misses(measured["this"])))


def documents_of(folder: Path) -> list[Document]:
    """The labelled documents of a folder and of those in it: `labels.yaml`, the files beside it or in `files`."""
    found = []
    for labels in sorted(folder.rglob("labels.yaml")):
        files = labels.parent / "files"
        for label in yaml.safe_load(labels.read_text(encoding="utf-8")):
            path = (files if files.is_dir() else labels.parent) / label["file"]
            found.append(Document(path, label))
    return found


def measure(documents: list[Document], root: Path) -> Iterator[Measured]:
    """Read documents with the build of a checkout, in a process of its own."""
    command = [sys.executable, "-P", str(_READER), *(str(document.path) for document in documents)]
    environment = os.environ | {"PYTHONPATH": str(root)}
    ran = subprocess.run(command, capture_output=True, text=True, cwd=root, env=environment, check=False)
    if ran.returncode:
        sys.exit(f"the build in {root} could not read them:\n{ran.stderr[-2000:]}")
    for document, line in zip(documents, ran.stdout.splitlines(), strict=True):
        yield judged(document, json.loads(line))


def judged(document: Document, read: Read) -> Measured:
    """What was read of a document beside its label."""
    facts = {name: of(document.label, read) for name, of in _FACTS.items()}
    return Measured(document, verdicts(document.label, read), facts, read["seconds"])


def _table(name: str, measured: dict[str, list[Measured]]) -> Iterator[str]:
    count = len(next(iter(measured.values())))
    yield f"\n## {name}: {count} documents\n"
    yield f"| | {' | '.join(measured)} |"
    yield f"| --- |{' --- |' * len(measured)}"
    for field in FIELDS:
        yield _row(field, (_field([one.fields[field] for one in read]) for read in measured.values()))
    for fact in _FACTS:
        yield _row(fact, (_fact([one.facts[fact] for one in read]) for read in measured.values()))
    yield _row("processor seconds a document", (f"{sum(m.seconds for m in r) / len(r):.2f}" for r in measured.values()))


def _row(name: str, cells: Iterable[str]) -> str:
    return f"| {name} | {' | '.join(cells)} |"


def _field(found: list[Verdict]) -> str:
    stated, right = sum(one.stated for one in found), sum(one.right for one in found)
    invented = sum(one.invented for one in found)
    return f"{right}/{stated} {_share(right, stated)}" + (f", {invented} invented" if invented else "")


def _fact(found: list[Found]) -> str:
    labelled, hit = sum(one.labelled for one in found), sum(one.found for one in found)
    read, right = sum(one.read for one in found), sum(one.right for one in found)
    return f"recall {hit}/{labelled} {_share(hit, labelled)}, precision {right}/{read} {_share(right, read)}"


def _share(part: int, whole: int) -> str:
    return f"({100 * part / whole:.0f} %)" if whole else "(–)"


def _misses(measured: list[Measured]) -> Iterator[str]:
    for one in measured:
        told = [*_field_misses(one), *_fact_misses(one)]
        if told:
            yield f"\n{one.document.path.name}"
            yield from (f"    {line}" for line in told)


def _field_misses(one: Measured) -> Iterator[str]:
    label: dict[str, Any] = one.document.label
    for name, verdict in one.fields.items():
        if verdict.invented:
            yield f"{name} invented: {_short(verdict.read)}"
        elif verdict.stated and not verdict.right:
            wanted = label.get("title_has" if name == "title" else name)
            yield f"{name}: {_short(verdict.read) or 'nothing'}, not {wanted}"


def _fact_misses(one: Measured) -> Iterator[str]:
    for name, found in one.facts.items():
        yield from (f"{name} missed: {_short(text)}" for text in found.missed)
        yield from (f"{name} not labelled: {_short(text)}" for text in found.wrong)


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]} …"


if __name__ == "__main__":
    main()
