"""`thidua ingest`: files and folders in, a line per file, counts at the end."""

from argparse import Namespace
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from itertools import islice
from pathlib import Path
from typing import Any

from bot.commands.console import Console
from bot.commands.noting import note
from bot.settings import Settings
from bot.store import open_to_change
from bot.wording.checks import check_line
from bot.wording.cli import Words
from bot.wording.left import left_lines
from bot.wording.outcomes import lines_of, reason
from bot.wording.poor import poor_lines
from bot.wording.summary import correction_line
from ingest.coverage import Coverage
from ingest.pipeline import PUBLISHED, Kind, Outcome, ingest
from ingest.rereading import made_whole
from knowledge.search.models import BUNDLED
from knowledge.store import Store

WRONG_USAGE = 2

PUBLISHED_AT_ONCE = 20
"""Versions, where nobody is asked about each."""


def run(console: Console, settings: Settings, arguments: Namespace) -> int:
    """Exit status 1 where a file failed, none was a document, or nobody could be asked about a new version; 2 where
    --as does not go with the paths."""
    paths = arguments.paths or [settings.plans_dir]
    if arguments.plan and (len(paths) != 1 or paths[0].is_dir()):
        console.fail("ingest.as_one")
        return WRONG_USAGE
    outcomes: list[dict[str, Any]] = []
    published: list[str] = []
    counts = Counter(dict.fromkeys(Kind, 0))
    with open_to_change(settings) as store, _screen(console, arguments) as screen:
        for outcome in _taken_in(paths, store, settings.embedding_model, screen, arguments):
            counts[outcome.kind] += 1
            screen.show(outcome)
            if outcome.kind in PUBLISHED and not arguments.dry_run:
                published.append(outcome.plan)
            if arguments.json:
                outcomes.append(as_json(outcome, console.words))
    note(settings, "ingested", *published)
    if arguments.json:
        console.json({"files": outcomes, "counts": counts})
    else:
        _sum_up(console, counts, paths, dry_run=arguments.dry_run)
    if screen.unsure:
        console.fail("ingest.unsure", count=len(screen.unsure))
    return int(bool(counts[Kind.FAILED] or screen.unsure) or counts.total() == counts[Kind.PASSED])


def _taken_in(
    paths: list[Path], store: Store, embedding: str, screen: "_Screen", arguments: Namespace
) -> Iterator[Outcome]:
    sure = arguments.yes or arguments.json or arguments.dry_run
    found = ingest(
        paths,
        store,
        plan=arguments.plan,
        dry_run=arguments.dry_run,
        force=arguments.force,
        drop_corrections=arguments.drop_corrections,
        self_test=not arguments.skip_self_test,
        approve=lambda outcome: sure or screen.approve(outcome),
        progress=screen.progress,
        pages=screen.pages,
        at_once=PUBLISHED_AT_ONCE if sure else 1,
        # Other embeddings take seconds to be loaded, and much memory in each process.
        vectors=embedding == BUNDLED,
    )
    for outcome in found:
        known = outcome.kind is Kind.UNCHANGED and not arguments.dry_run
        if known and made_whole(outcome.path, outcome.plan, store, store.library.originals):
            screen.mended.add(outcome.path)
        yield outcome


@dataclass(frozen=True, slots=True)
class _Screen:
    """What is seen of ingestion. `bar` is rich's progress bar on a terminal, None elsewhere.

    `brief`: cards are not shown; `loose`: what no fact holds is listed;
    `asked` are the files whose lines have been shown with the question; `mended` those by which what is kept of their
    plan was put right;
    `agreed` holds something once all are agreed to; `unsure` are files that nobody could be asked about.
    """

    console: Console
    quiet: bool
    brief: bool = False
    loose: bool = False
    bar: Any = None
    task: Any = None
    asked: set[Path] = field(default_factory=set)
    mended: set[Path] = field(default_factory=set)
    agreed: set[bool] = field(default_factory=set)
    unsure: set[Path] = field(default_factory=set)

    def progress(self, done: int, total: int, path: Path | None) -> None:
        """Move the bar."""
        if self.bar is not None:
            self.bar.update(self.task, completed=done, total=total, description=path.name if path else "")

    def pages(self, done: int, total: int) -> None:
        """Tell how many pages of a scan are read."""
        if self.bar is not None:
            self.bar.update(self.task, description=self.console.words("ingest.pages", done=done, total=total))

    def show(self, outcome: Outcome) -> None:
        """The lines of an outcome, above the bar where there is one."""
        if self.quiet:
            return
        # Whoever was asked has just read all the lines but the first.
        told = lines_of(outcome, self.console.words, card=not self.brief, loose=self.loose)
        lines = [*islice(told, 1 if outcome.path in self.asked else None)]
        if outcome.path in self.mended:
            lines.append(f"    {self.console.words('reread.mended', plan=outcome.plan)}")
        for line in lines:
            if self.bar is None:
                self.console.say(line)
            else:
                self.bar.console.print(line, markup=False, highlight=False, soft_wrap=True)

    def approve(self, outcome: Outcome) -> bool:
        """Whether the version may become current; without a person to ask it may where it takes no other's place."""
        if self.agreed:
            return True
        if not self.console.can_ask:
            if outcome.kind is Kind.NEW_VERSION:
                self.unsure.add(outcome.path)
            return outcome.kind is not Kind.NEW_VERSION
        self.asked.add(outcome.path)
        if self.bar is not None:
            self.bar.stop()
        for line in lines_of(outcome, self.console.words):
            self.console.say(line)
        said = self.console.ask(self.console.words("ingest.approve", plan=outcome.plan))
        if said in self.console.words("ingest.approve.all").split("|"):
            self.agreed.add(True)
        if self.bar is not None:
            self.bar.start()
        return bool(self.agreed) or said in self.console.words("confirm.yes").split("|")


@contextmanager
def _screen(console: Console, arguments: Namespace) -> Iterator[_Screen]:
    screen = _Screen(console, quiet=arguments.json, brief=arguments.yes, loose=arguments.dry_run)
    if screen.quiet or not console.is_terminal:
        yield screen
        return
    from rich.console import Console as Terminal
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    columns = (TextColumn("{task.description}", markup=False), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, console=Terminal(file=console.output), transient=True) as bar:
        yield replace(screen, bar=bar, task=bar.add_task(console.words("ingest.progress"), total=None))


def _sum_up(console: Console, counts: Counter[Kind], paths: list[Path], *, dry_run: bool) -> None:
    if not counts.total():
        console.fail("ingest.nothing", paths=", ".join(map(str, paths)))
        return
    console.say(console.words("ingest.counts", **{kind.value: count for kind, count in counts.items()}))
    if counts[Kind.PASSED]:
        console.say(console.words("ingest.passed_count", count=counts[Kind.PASSED]))
    if counts[Kind.REREAD]:
        console.say(console.words("ingest.reread_count", count=counts[Kind.REREAD]))
    if dry_run:
        console.say(console.words("ingest.dry_run"))


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
        "kind": version.card.kind if version else None,
        "format": outcome.format or None,
        "pages": len(version.pages) + 1 if version and version.pages else None,
        "reading": [words(f"reading.{key}") for key in outcome.reading],
        "poor": list(poor_lines(version, words)) if version else [],
        "left": list(left_lines(version.card, words)) if version else [],
        "coverage": _coverage_json(coverage) if version and (coverage := outcome.coverage) else None,
        "checks": [check_line(check, words) for check in version.card.checks] if version else [],
        "changes": [
            {"field": change.field, "subject": change.subject, "before": change.before, "after": change.after}
            for change in (comparison.changes if comparison else ())
        ],
        "lost_corrections": [correction_line(one, words) for one in outcome.lost],
        "error": reason(outcome, words) or None,
        "seconds": round(outcome.seconds, 3),
    }


def _coverage_json(coverage: Coverage) -> dict[str, Any]:
    loose = [{"kind": one.kind, "text": one.text, "near": one.near} for one in coverage.loose]
    return {"lines": coverage.lines, "held": coverage.held, "loose": loose}
