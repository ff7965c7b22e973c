"""`thidua reread`: plans read anew from the originals that are kept."""

import json
import os
from argparse import Namespace
from pathlib import Path

from bot.commands.console import Console
from bot.commands.noting import note
from bot.settings import Settings
from bot.store import TRIED, open_to_change
from ingest.rereading import Became, Reread, outdated, reread
from ingest.rules import fingerprint

LEAST = 19
"""The niceness of work that gives way to everything."""


def run(console: Console, settings: Settings, arguments: Namespace) -> int:
    """Exit status 1 where a plan could not be read. Raises CatalogueError, OwnerError."""
    if arguments.background:
        os.nice(LEAST)
    done: list[Reread] = []
    with open_to_change(settings) as store:
        tried = _tried(settings.data_dir) if arguments.background else frozenset()
        for plan in arguments.plans or [one for one in outdated(store.catalogue) if one not in tried]:
            done.append(reread(plan, store, store.library.originals))
            _tell(console, done[-1])
    note(settings, "reread", *(one.plan for one in done if one.became in (Became.REREAD, Became.MENDED)))
    failed = [one.plan for one in done if one.became is Became.FAILED]
    if arguments.background:
        _note_tried(settings.data_dir, [*tried, *failed])
    if not done:
        console.say(console.words("reread.nothing"))
    return int(bool(failed))


def _tell(console: Console, one: Reread) -> None:
    words = console.words
    reason = words(f"file.{one.error.key}", **one.error.values) if one.error else ""
    console.say(words(f"reread.{one.became}", plan=one.plan, reason=reason))
    if one.lost:
        console.say(words("reread.lost", count=one.lost))


def _tried(folder: Path) -> frozenset[str]:
    try:
        kept = json.loads((folder / TRIED).read_text(encoding="utf-8"))
        return frozenset(kept["plans"]) if kept["rules"] == fingerprint() else frozenset()
    except (OSError, ValueError, KeyError, TypeError):
        return frozenset()


def _note_tried(folder: Path, plans: list[str]) -> None:
    (folder / TRIED).write_text(json.dumps({"rules": fingerprint(), "plans": plans}), encoding="utf-8")
