"""What a SIGKILL leaves of the store: `python -m tests.benchmarks.kills [--kills 300] [--seed 1]`.

Processes over one embedded store ingest, roll back and remove plans and are killed at random moments, from
before they open the store to after they are done. After each kill a new process opens the store and looks:
each plan is as before or as after, answers and passages are of that one version, and after the sweep vectors
and originals are exactly those that the catalogue knows, and the index is whole. Prints the kills by what
was under way; exit status 1 where something was found.
"""

import argparse
import json
import os
import random
import select
import signal
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

# Loaded before the first process is forked, so that each starts at once.
import chromadb  # noqa: F401

from ingest.pipeline import Kind, ingest
from knowledge.answers import answer
from knowledge.catalogue import open_catalogue
from knowledge.library import Library
from knowledge.lock import Lock
from knowledge.originals import Originals
from knowledge.search.hybrid import HybridIndex  # noqa: F401
from knowledge.search.models import open_embedding
from knowledge.search.vectors import open_vectors
from knowledge.store import Store

SAMPLE = Path(__file__).parents[2] / "plans" / "khe-bang-xa-2023.md"
PLANS = 3
FIRST_WINDOW = 0.6
QUESTION = "Hạn gửi báo cáo của bản này là khi nào?"


@dataclass(frozen=True)
class Change:
    """What a process is to do to a plan: `ingest`, `rollback` or `remove`."""

    action: str
    plan: str
    file: Path


@dataclass(frozen=True)
class Moment:
    """When to kill: so many seconds after a phase was told of."""

    since: str
    seconds: float


def main() -> int:
    """Kill, look, count."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition(":")[0])
    parser.add_argument("--kills", type=int, default=300)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        return _Trial(Path(folder), random.Random(arguments.seed)).run(arguments.kills)


class _Trial:
    """A store, and what has been done to it so far."""

    def __init__(self, folder: Path, chance: random.Random) -> None:
        self.folder = folder
        self.chance = chance
        self.written = 0
        self.windows: dict[tuple[str, str], float] = {}
        self.killed: Counter[tuple[str, str]] = Counter()
        self.left: Counter[str] = Counter()

    def run(self, kills: int) -> int:
        """Exit status 1 where a look found something."""
        for number in range(PLANS):
            self._to_the_end(Change("ingest", f"ke-hoach-{number}", self._write(f"ke-hoach-{number}")))
        finished = 0
        while self.killed.total() < kills:
            change = self._next(_run(lambda _: _pointers(self.folder)).result)
            before = _run(lambda _: _pointers(self.folder)).result
            # Opening the store takes longest; every other kill comes after it.
            since = self.chance.choice(("starting", "reading"))
            window = self.windows.setdefault((change.action, since), FIRST_WINDOW)
            moment = Moment(since, self.chance.uniform(0.0, window))
            started = _run(lambda tell, change=change: _change(self.folder, change, tell), moment)
            if started.result is not None:
                finished += 1
                # A process that was done in time tells how late a kill can come.
                self.windows[change.action, since] = 0.6 * window + 0.4 * 1.1 * started.seconds
            else:
                self.killed[change.action, started.phase] += 1
            found = _run(lambda _: _look(self.folder)).result
            problem = found["problem"] or _neither(before, found["current"], change)
            if problem:
                print(f"after {self.killed.total()} kills, {change.action} killed at {started.phase}: {problem}")
                return 1
            self.left.update(found["left"])
        self._report(finished)
        return 0

    def _next(self, before: dict[str, list[int]]) -> Change:
        """Any change; a plan that it cannot be made to is first ingested, with nobody killed."""
        plan = f"ke-hoach-{self.chance.randrange(PLANS)}"
        action = self.chance.choice(("ingest", "rollback", "remove"))
        needed = {"ingest": 0, "remove": 1, "rollback": 2}[action]
        there = 0 if plan not in before else 2 if before[plan][1] else 1
        for _ in range(needed - there):
            self._to_the_end(Change("ingest", plan, self._write(plan)))
        return Change(action, plan, self._write(plan) if action == "ingest" else Path())

    def _write(self, plan: str) -> Path:
        """A plan that nobody has seen before: its text says which it is."""
        self.written += 1
        path = self.folder / "files" / f"{plan}.txt"
        path.parent.mkdir(exist_ok=True)
        number = plan.rpartition("-")[2]
        text = SAMPLE.read_text(encoding="utf-8").replace("/KH-", f"{number}/KH-")
        path.write_text(f"{text}\nBản này gửi báo cáo trước 17 giờ, lần ghi thứ {self.written}.\n", encoding="utf-8")
        return path

    def _to_the_end(self, change: Change) -> None:
        _run(lambda tell: _change(self.folder, change, tell))

    def _report(self, finished: int) -> None:
        print(f"{self.killed.total()} kills, {finished} processes done before theirs; the store was sound after each")
        for (action, phase), count in sorted(self.killed.items()):
            print(f"  {action:9} {phase:22} {count}")
        print(
            "swept after the kills: " + (", ".join(f"{n} {what}" for what, n in sorted(self.left.items())) or "nothing")
        )


@dataclass(frozen=True)
class _Ran:
    """How a process went: its result, None where it was killed; what it was doing last; how long it took from
    the phase on that the kill was counted from."""

    result: Any
    phase: str
    seconds: float


def _run(work: Callable[[Callable[[str], None]], Any], kill: Moment | None = None) -> _Ran:
    """Work in a process of its own, killed at a moment where it is not done by then."""
    reading, writing = os.pipe()
    began = time.perf_counter() if kill is None or kill.since == "starting" else None
    child = os.fork()
    if child == 0:
        _work(work, writing)
    os.close(writing)
    told = b""
    with os.fdopen(reading, "rb", buffering=0) as pipe:
        while True:
            due = None if kill is None or began is None else began + kill.seconds
            if not select.select([pipe], [], [], None if due is None else max(0.0, due - time.perf_counter()))[0]:
                os.kill(child, signal.SIGKILL)
                kill = None
                continue
            some = pipe.read(65536)
            if not some:
                break
            told += some
            if began is None and kill is not None and json.dumps({"phase": kill.since}).encode() in told:
                began = time.perf_counter()
    os.waitpid(child, 0)
    lines = [json.loads(line) for line in told.split(b"\n")[:-1]]
    phases = [line["phase"] for line in lines if "phase" in line]
    result = next((line["result"] for line in lines if "result" in line), None)
    return _Ran(result, phases[-1] if phases else "starting", time.perf_counter() - (began or 0.0))


def _work(work: Callable[[Callable[[str], None]], Any], writing: int) -> None:
    """What the child does; it never returns."""

    def tell(phase: str) -> None:
        os.write(writing, json.dumps({"phase": phase}).encode() + b"\n")

    status = 1
    try:
        result = work(tell)
        os.write(writing, json.dumps({"result": result if result is not None else True}).encode() + b"\n")
        status = 0
    finally:
        sys.stderr.flush()
        os._exit(status)


class _Told:
    """A part of the store that tells of each call before it and after it."""

    def __init__(self, part: Any, name: str, tell: Callable[[str], None], calls: tuple[str, ...]) -> None:
        self._part, self._name, self._tell, self._calls = part, name, tell, calls

    def __getattr__(self, name: str) -> Any:
        value = getattr(self._part, name)
        if name not in self._calls:
            return value

        def call(*arguments: Any, **options: Any) -> Any:
            self._tell(f"{self._name} {name}")
            result = value(*arguments, **options)
            self._tell(f"after {self._name} {name}")
            return result

        return call


def _open(folder: Path, tell: Callable[[str], None] = lambda _: None) -> Library:
    def vectors() -> Any:
        tell("opening the vectors")
        opened = open_vectors((folder / "vectors").resolve(), None, open_embedding("bundled"))
        return _Told(opened, "vectors", tell, ("add", "remove"))

    tell("opening the catalogue")
    catalogue = open_catalogue(f"sqlite:///{folder}/thidua.sqlite")
    told = _Told(catalogue, "catalogue", tell, ("publish", "rollback", "remove"))
    originals = _Told(Originals(folder / "originals"), "originals", tell, ("keep", "sweep"))
    marker = (folder / "vectors" / "left").resolve()
    return Library(told, originals, vectors, folder / "index", marker)  # type: ignore[arg-type]


def _change(folder: Path, change: Change, tell: Callable[[str], None]) -> None:
    library = _open(folder, tell)
    with Store(library, Lock(folder / "owner.lock"), folder / "handed") as store:
        tell("taking the store")
        store.attend()
        tell("reading")
        if change.action == "ingest":
            [outcome] = ingest([change.file], store)
            if outcome.kind not in {Kind.NEW, Kind.NEW_VERSION}:
                raise RuntimeError(f"{outcome.kind}: {outcome.error}")
        elif change.action == "rollback":
            store.rollback(change.plan)
        else:
            store.remove(change.plan)
        tell("writing the index")
    tell("closing")
    library.close()


def _pointers(folder: Path) -> dict[str, list[int]]:
    """Of each plan its current version, and the one that a rollback would go back to (0: none)."""
    catalogue = open_catalogue(f"sqlite:///{folder}/thidua.sqlite")
    records = {record.plan: record for record in catalogue.plans()}
    before = {
        plan: next(version.before or 0 for version in record.versions if version.version == record.current)
        for plan, record in records.items()
    }
    return {plan: [record.current, before[plan]] for plan, record in records.items()}


def _look(folder: Path) -> dict[str, Any]:
    """What a process finds that opens the store after a kill; `problem` is empty where all is well."""
    library = _open(folder)
    problem = _mixed(library)
    if library.is_clean() and library.vectors.ids() != library.catalogue.passage_ids():
        problem = problem or "marked as clean, with other vectors than passages"
    if torn := library.inspect().torn:
        problem = problem or f"{torn} files of the index are torn"
    swept = library.sweep()
    vectors, known = library.vectors.ids(), library.catalogue.passage_ids()
    kept = {path.name for path in (folder / "originals").iterdir()}
    expected = {f"{digest}.txt" for digest in library.catalogue.hashes()}
    if vectors != known:
        problem = problem or f"vectors: {len(vectors - known)} stray, {len(known - vectors)} missing after the sweep"
    if kept != expected:
        problem = problem or f"originals: {len(kept - expected)} stray, {len(expected - kept)} missing after the sweep"
    problem = problem or _mixed(library)
    current = {version.plan: version.version for version in library.shelf().versions}
    left = {"stray vectors": swept.dropped, "missing vectors": swept.mended, "stray files": swept.files}
    return {"problem": problem, "current": current, "left": left}


def _mixed(library: Library) -> str:
    """Whether anything is answered or found that is not of the one current version of its plan."""
    shelf = library.shelf()
    for version in shelf.versions:
        if not library.originals.find(version.sha256):
            return f"no original of {version.plan} {version.version}"
        found = {passage.version for passage, _ in shelf.search("bản này gửi báo cáo", 50, [version.plan])}
        if found != {version.version}:
            return f"passages of {version.plan} are of versions {found}, not {version.version}"
        said = answer(shelf, QUESTION, plan=version.plan, today=date(2024, 1, 1)).citations
        if not said or any(version.text[one.start : one.end] != one.quote for one in said):
            return f"{version.plan} is not answered from version {version.version}"
    return ""


def _neither(before: dict[str, list[int]], current: dict[str, int], change: Change) -> str:
    """Whether a plan is neither as before nor as after."""
    was = {plan: pointers[0] for plan, pointers in before.items()}
    others = {plan: number for plan, number in current.items() if plan != change.plan}
    if others != {plan: number for plan, number in was.items() if plan != change.plan}:
        return f"other plans changed: {was} is now {current}"
    old, new = was.get(change.plan), current.get(change.plan)
    if new == old:
        return ""
    if change.action == "remove":
        return "" if new is None else f"removing made {old} into {new}"
    if change.action == "rollback":
        return "" if new == before[change.plan][1] else f"rolling back made {old} into {new}"
    return "" if new is not None and new > (old or 0) else f"ingesting made {old} into {new}"


if __name__ == "__main__":
    sys.exit(main())
