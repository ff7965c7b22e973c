"""Plans read anew from the originals that are kept: after an upgrade, and where what is kept is damaged.

What is whole becomes another version, as if its file had been taken in again; what is damaged is written anew in
its own place. What people have put right is kept where its words still stand.
"""

from dataclasses import dataclass, replace
from enum import StrEnum
from hashlib import sha256
from pathlib import Path
from typing import Protocol

from ingest.errors import IngestError
from ingest.numbered import numbered
from ingest.pipeline import Kind, Target, draft_of, guarded, prepare, publish
from ingest.readers import read
from ingest.rules import fingerprint
from knowledge.catalogue import Catalogue, CatalogueError, DamagedError, VersionRecord
from knowledge.corrections import ON_PAPER
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

    def keep_original(self, sha256: str, ending: str, data: bytes) -> None: ...


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
        looked = [(record, _damage(catalogue, record)) for record in records]
        damaged = [one for one in looked if one[1] is not None]
        unpointed = plan not in dict(catalogue.pointers().current)
        if damaged or unpointed:
            mended = damaged or looked[-1:]
            lost = sum(_mend(record, error, store, originals, repoint=unpointed) for record, error in mended)
            return Reread(plan, Became.MENDED, lost=lost)
        return _read_anew(plan, store, originals)
    except IngestError as error:
        return Reread(plan, Became.FAILED, error)


def made_whole(file: Path, plan: str, store: Kept, originals: Originals) -> bool:
    """Put right what is kept of a plan by a file that it was read from; whether anything was lost or damaged.

    A file that came inside another is not there by itself any more: then only what its original still says is.
    """
    returned = file.is_file() and _put_back(file, store, originals)
    if not store.catalogue.unsealed(plan):
        return returned
    return reread(plan, store, originals).became is Became.MENDED or returned


def _put_back(file: Path, store: Kept, originals: Originals) -> bool:
    data = file.read_bytes()
    named, ending = sha256(data).hexdigest(), file.suffix.lower()
    if originals.has(named, ending):
        return False
    store.keep_original(named, ending, data)
    return True


def _damage(catalogue: Catalogue, record: VersionRecord) -> DamagedError | None:
    try:
        catalogue.versions([(record.plan, record.version)])
    except DamagedError as error:
        return error
    return None


def _mend(
    record: VersionRecord, error: DamagedError | None, store: Kept, originals: Originals, *, repoint: bool
) -> int:
    """Write a version anew from its original, in its place; how many corrections were lost."""
    source = read(_original(record, originals))
    # Its own moment: by that whoever holds what was damaged notices that it is another.
    draft = draft_of(replace(source, name=record.source), force=True)
    kept = store.catalogue.corrections(record.plan, record.version)
    # Of what stands beside the text, only what its words prove is known not to be what was damaged.
    proven = kept if error is None or error.is_of_text else tuple(one for one in kept if one.quote != ON_PAPER)
    made = numbered(draft, record.plan, record.version, proven)
    store.rewrite(made.version, repoint=repoint)
    return len(made.lost) + len(kept) - len(proven)


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
