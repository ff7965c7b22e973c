"""Plans read anew from the originals that are kept: after an upgrade, and where what is kept is damaged.

What is whole becomes another version, as if its file had been taken in again; what is damaged is written anew in
its own place. What people have put right is kept where its words still stand.
"""

from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import Protocol

from ingest.errors import IngestError
from ingest.numbered import numbered
from ingest.pipeline import Kind, Target, draft_of, guarded, prepare, publish
from ingest.readers import read
from ingest.rules import fingerprint
from knowledge.catalogue import Catalogue, CatalogueError, DamagedError, VersionRecord
from knowledge.originals import Originals
from knowledge.plan import PlanVersion


class Became(StrEnum):
    """What became of a plan: nothing else was read, another version was, it was mended in its place, or it could
    not be read."""

    UNCHANGED = "unchanged"
    REREAD = "reread"
    MENDED = "mended"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Reread:
    """What became of a plan that was read anew, and why not where it failed."""

    plan: str
    became: Became
    error: IngestError | None = None
    lost: int = 0
    """How many corrections were lost, their words being no longer there: only ever of what was damaged."""


class Kept(Target, Protocol):
    """Where plans are kept that can be written anew."""

    def rewrite(self, version: PlanVersion, *, repoint: bool = False) -> None: ...


def outdated(catalogue: Catalogue) -> tuple[str, ...]:
    """The plans that other rules have read than those of today."""
    return catalogue.outdated(fingerprint())


def reread(plan: str, store: Kept, originals: Originals) -> Reread:
    """Read a plan anew from its original. Raises CatalogueError where there is no such plan."""
    catalogue = store.catalogue
    records = catalogue.records(plan)
    if not records:
        raise CatalogueError("catalogue.unknown", plan=plan)
    try:
        damaged = [record for record in records if not _is_whole(catalogue, record)]
        unpointed = plan not in dict(catalogue.pointers().current)
        if damaged or unpointed:
            lost = sum(_mend(record, store, originals, repoint=unpointed) for record in damaged or records[-1:])
            return Reread(plan, Became.MENDED, lost=lost)
        return _read_anew(plan, store, originals)
    except IngestError as error:
        return Reread(plan, Became.FAILED, error)


def _is_whole(catalogue: Catalogue, record: VersionRecord) -> bool:
    try:
        catalogue.versions([(record.plan, record.version)])
    except DamagedError:
        return False
    return True


def _mend(record: VersionRecord, store: Kept, originals: Originals, *, repoint: bool) -> int:
    """Write a version anew from its original, in its place; how many corrections were lost."""
    source = read(_original(record, originals))
    # Its own moment: by that whoever holds what was damaged notices that it is another.
    draft = draft_of(replace(source, name=record.source), force=True)
    made = numbered(draft, record.plan, record.version, store.catalogue.corrections(record.plan, record.version))
    store.rewrite(made.version, repoint=repoint)
    return len(made.lost)


def _read_anew(plan: str, store: Kept, originals: Originals) -> Reread:
    current = store.catalogue.version(plan)
    assert current is not None
    record = next(one for one in store.catalogue.records(plan) if one.version == current.version)
    prepared = guarded(prepare(_original(record, originals), store.catalogue, plan=plan, force=True))
    outcome = prepared.outcome
    if outcome.error is not None:
        return Reread(plan, Became.FAILED, outcome.error)
    publish(prepared, store)
    return Reread(plan, Became.UNCHANGED if outcome.kind is Kind.UNCHANGED else Became.REREAD)


def _original(record: VersionRecord, originals: Originals) -> Path:
    path = originals.find_anywhere(record.sha256)
    if path is None:
        raise IngestError("no_original")
    return path
