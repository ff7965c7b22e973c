"""`thidua ingest`: files and folders in, a line per file, counts at the end."""

from argparse import Namespace
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from itertools import islice
from pathlib import Path
from typing import Any

from bot.commands.checks import check_line
from bot.commands.console import Console
from bot.commands.noting import note
from bot.settings import Settings
from bot.store import open_store
from bot.wording.cli import Words
from ingest.changes import Change, Comparison
from ingest.pipeline import Kind, Outcome, ingest
from knowledge.library import Library

_SHOWN_CHANGES = 20
_CONTEXT = 5
_PUBLISHED = (Kind.NEW, Kind.NEW_VERSION)


def run(console: Console, settings: Settings, arguments: Namespace) -> int:
    """Exit status 1 where a file failed or there was none."""
    paths = arguments.paths or [settings.plans_dir]
    outcomes: list[dict[str, Any]] = []
    published: list[str] = []
    counts = Counter(dict.fromkeys(Kind, 0))
    with open_store(settings) as library, _screen(console, quiet=arguments.json) as screen:
        for outcome in _taken_in(paths, library, screen, arguments):
            counts[outcome.kind] += 1
            screen.show(outcome)
            if outcome.kind in _PUBLISHED and not arguments.dry_run:
                published.append(outcome.plan)
            if arguments.json:
                outcomes.append(as_json(outcome, console.words))
    note(settings, "ingested", *published)
    if arguments.json:
        console.json({"files": outcomes, "counts": counts})
    else:
        _sum_up(console, counts, paths, dry_run=arguments.dry_run)
    return int(bool(counts[Kind.FAILED]) or not counts.total())


def _taken_in(paths: list[Path], library: Library, screen: "_Screen", arguments: Namespace) -> Iterator[Outcome]:
    if not arguments.dry_run:
        library.sweep()
    sure = arguments.yes or arguments.json
    return ingest(
        paths,
        library,
        dry_run=arguments.dry_run,
        approve=lambda outcome: sure or screen.approve(outcome),
        progress=screen.progress,
    )


@dataclass(frozen=True, slots=True)
class _Screen:
    """What is seen of ingestion. `bar` is rich's progress bar on a terminal, None elsewhere."""

    console: Console
    quiet: bool
    bar: Any = None
    task: Any = None
    asked: set[Path] = field(default_factory=set)

    def progress(self, done: int, total: int, path: Path | None) -> None:
        """Move the bar."""
        if self.bar is not None:
            self.bar.update(self.task, completed=done, total=total, description=path.name if path else "")

    def show(self, outcome: Outcome) -> None:
        """The lines of an outcome, above the bar where there is one."""
        if self.quiet:
            return
        # Whoever was asked has just read all the lines but the first.
        lines = islice(lines_of(outcome, self.console.words), 1 if outcome.path in self.asked else None)
        for line in lines:
            if self.bar is None:
                self.console.say(line)
            else:
                self.bar.console.print(line, markup=False, highlight=False, soft_wrap=True)

    def approve(self, outcome: Outcome) -> bool:
        """Whether the new version may take its place; without a person to ask it may."""
        if not self.console.can_ask:
            return True
        self.asked.add(outcome.path)
        if self.bar is not None:
            self.bar.stop()
        for line in lines_of(outcome, self.console.words):
            self.console.say(line)
        agreed = self.console.confirm(self.console.words("ingest.approve", plan=outcome.plan))
        if self.bar is not None:
            self.bar.start()
        return agreed


@contextmanager
def _screen(console: Console, *, quiet: bool) -> Iterator[_Screen]:
    if quiet or not console.is_terminal:
        yield _Screen(console, quiet)
        return
    from rich.console import Console as Terminal
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    columns = (TextColumn("{task.description}", markup=False), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, console=Terminal(file=console.output), transient=True) as bar:
        yield _Screen(console, quiet, bar, bar.add_task(console.words("ingest.progress"), total=None))


def _sum_up(console: Console, counts: Counter[Kind], paths: list[Path], *, dry_run: bool) -> None:
    if not counts.total():
        console.fail("ingest.nothing", paths=", ".join(map(str, paths)))
        return
    console.say(console.words("ingest.counts", **{kind.value: count for kind, count in counts.items()}))
    if dry_run:
        console.say(console.words("ingest.dry_run"))


def lines_of(outcome: Outcome, words: Words) -> Iterator[str]:
    """What a person reads of an outcome: what became of the file, what changed, what to look at."""
    values: dict[str, object] = {"path": outcome.path, "plan": outcome.plan, "reason": reason(outcome, words)}
    version = outcome.version
    if version is not None:
        values |= {"version": version.version, "passages": len(version.passages), "quality": version.quality}
    yield words(f"ingest.{outcome.kind}", **values)
    if outcome.comparison and outcome.kind is Kind.NEW_VERSION:
        yield from (f"    {line}" for line in _changed(outcome.comparison, words))
    if version is not None:
        yield from (f"    ⚠ {check_line(check, words)}" for check in version.card.checks)


def reason(outcome: Outcome, words: Words) -> str:
    """Why a file failed; empty where it did not."""
    return words(f"file.{outcome.error.key}", **outcome.error.values) if outcome.error else ""


def _changed(comparison: Comparison, words: Words) -> Iterator[str]:
    for change in comparison.changes[:_SHOWN_CHANGES]:
        yield change_line(change, words)
    added, removed = comparison.passages_added, comparison.passages_removed
    yield words("ingest.passages", added=added, removed=removed)


def change_line(change: Change, words: Words) -> str:
    """A change in words: of a long fact only the part that differs."""
    kind = "changed" if change.before and change.after else "added" if change.after else "removed"
    before, after = _differing(change.before, change.after)
    field = words(f"fact.{change.field}")
    return words(f"ingest.change.{kind}", field=field, before=before, after=after)


def _differing(before: str, after: str) -> tuple[str, str]:
    old, new = before.split(), after.split()
    if not old or not new:
        return before, after
    blocks = [b for b in SequenceMatcher(None, old, new, autojunk=False).get_opcodes() if b[0] != "equal"]
    if not blocks:
        return before, after
    first, last = blocks[0], blocks[-1]
    return _part(old, first[1], last[2]), _part(new, first[3], last[4])


def _part(words: list[str], start: int, end: int) -> str:
    start, end = max(0, start - _CONTEXT), min(len(words), end + _CONTEXT)
    return ("… " if start else "") + " ".join(words[start:end]) + (" …" if end < len(words) else "")


def as_json(outcome: Outcome, words: Words) -> dict[str, Any]:
    """An outcome for programs."""
    version, comparison = outcome.version, outcome.comparison
    return {
        "path": str(outcome.path),
        "outcome": outcome.kind,
        "plan": outcome.plan or None,
        "version": version.version if version else None,
        "passages": len(version.passages) if version else None,
        "quality": version.quality if version else None,
        "checks": [check_line(check, words) for check in version.card.checks] if version else [],
        "changes": [
            {"field": change.field, "before": change.before, "after": change.after}
            for change in (comparison.changes if comparison else ())
        ],
        "error": reason(outcome, words) or None,
        "seconds": round(outcome.seconds, 3),
    }
