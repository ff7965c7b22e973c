"""From files to published plans: read, understand, compare with the version before, publish.

One file is one outcome. A file that fails never keeps the others out; what fails in the store itself
ends the whole, since no file can be taken in then.
"""

import logging
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from enum import StrEnum
from hashlib import sha256
from pathlib import Path
from time import perf_counter
from typing import Protocol

from ingest.card import extract
from ingest.changes import Comparison, compare
from ingest.errors import IngestError
from ingest.files import find_files
from ingest.normalise import normalise
from ingest.outline import outline
from ingest.passages import split
from ingest.quality import quality
from ingest.readers import Source, read
from knowledge.catalogue import Catalogue
from knowledge.identity import identity, is_other_plan
from knowledge.library import Library
from knowledge.plan import PlanVersion
from knowledge.text import slug

_LONGEST_ID = 100
_log = logging.getLogger(__name__)


class Kind(StrEnum):
    """What became of a file."""

    NEW = "new"
    NEW_VERSION = "new_version"
    UNCHANGED = "unchanged"
    DECLINED = "declined"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one file: the plan it is now, or why it is none. `seconds` is the time it took."""

    path: Path
    kind: Kind
    plan: str = ""
    version: PlanVersion | None = None
    comparison: Comparison | None = None
    error: IngestError | None = None
    seconds: float = 0.0


class Progress(Protocol):
    """Told before each file how many are done, and once more at the end with no file."""

    def __call__(self, done: int, total: int, path: Path | None) -> None: ...


Approve = Callable[[Outcome], bool]
"""Asked before a new version takes the place of the one before."""


def ingest(
    paths: Iterable[Path],
    library: Library,
    *,
    dry_run: bool = False,
    approve: Approve = lambda _: True,
    progress: Progress = lambda _done, _total, _path: None,
) -> Iterator[Outcome]:
    """Take in files and folders, one outcome at a time. `dry_run` computes all and publishes nothing.

    Raises CatalogueError, EmbeddingError and the like where the store cannot be written.
    """
    files = find_files(paths)
    for done, path in enumerate(files):
        progress(done, len(files), path)
        started = perf_counter()
        outcome = _take_in(path, library, dry_run, approve)
        yield replace(outcome, seconds=perf_counter() - started)
    progress(len(files), len(files), None)


def _take_in(path: Path, library: Library, dry_run: bool, approve: Approve) -> Outcome:
    try:
        source = read(path)
        outcome = _understand(path, source, library.catalogue)
    except IngestError as error:
        return Outcome(path, Kind.FAILED, error=error)
    if outcome.version is None or dry_run:
        return outcome
    if outcome.kind is Kind.NEW_VERSION and not approve(outcome):
        return replace(outcome, kind=Kind.DECLINED)
    library.publish(outcome.version, source.data, path.suffix.lower())
    return outcome


def _understand(path: Path, source: Source, catalogue: Catalogue) -> Outcome:
    """What publishing this file would do."""
    digest = sha256(source.data).hexdigest()
    known = catalogue.find_by_hash(digest)
    if known:
        return Outcome(path, Kind.UNCHANGED, plan=known.plan)
    draft = _draft(source, digest)
    before = _version_before(draft, catalogue)
    if before is None:
        version = _named(draft, _free_id(source.name, catalogue), 1)
        return Outcome(path, Kind.NEW, version.plan, version)
    if before.text == draft.text:
        return Outcome(path, Kind.UNCHANGED, plan=before.plan)
    version = _named(draft, before.plan, catalogue.next_version(before.plan))
    return Outcome(path, Kind.NEW_VERSION, version.plan, version, compare(before, version))


def _draft(source: Source, digest: str) -> PlanVersion:
    """The plan of a file, before it is known whose version it is."""
    try:
        text = normalise(source.text)
        sections = outline(text)
        card = extract(text, sections)
    except Exception as error:
        _log.exception("%s could not be understood", source.name)
        raise IngestError("unexpected", cause=type(error).__name__) from error
    return PlanVersion(
        plan="",
        version=0,
        source=source.name,
        sha256=digest,
        text=text,
        card=card,
        sections=sections,
        passages=(),
        quality=quality(text),
        ingested_at=datetime.now(UTC),
    )


def _named(draft: PlanVersion, plan: str, version: int) -> PlanVersion:
    passages = split(plan, version, draft.text, draft.sections, draft.card)
    return replace(draft, plan=plan, version=version, passages=passages)


def _version_before(draft: PlanVersion, catalogue: Catalogue) -> PlanVersion | None:
    """The plan that this one is a new version of: of the same identity, or of the same file name."""
    named = identity(draft.card)
    same = catalogue.find_by_identity(named) if named else None
    if same:
        return catalogue.version(same.plan)
    for record in catalogue.find_by_source(draft.source):
        candidate = catalogue.version(record.plan)
        if candidate and not is_other_plan(candidate.card, draft.card):
            return candidate
    return None


def _free_id(name: str, catalogue: Catalogue) -> str:
    """An id for a new plan, after its file's name, that no other plan has."""
    base = slug(Path(name).stem)[:_LONGEST_ID].strip("-") or "plan"
    plan, count = base, 1
    while catalogue.has(plan):
        count += 1
        plan = f"{base}-{count}"
    return plan
