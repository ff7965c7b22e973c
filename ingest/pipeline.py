"""From files to published plans: read, understand, compare with the version before, publish.

One file is one outcome. A file that fails never keeps the others out; what fails in the store itself
ends the whole, since no file can be taken in then.
"""

import logging
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from enum import StrEnum
from hashlib import file_digest, sha256
from pathlib import Path
from time import perf_counter
from typing import Protocol

from ingest.card import extract
from ingest.card.reference import extract_reference
from ingest.document_kind import kind_of
from ingest.errors import IngestError
from ingest.files import find_files
from ingest.gate import check_answers, check_sound
from ingest.normalise import normalise_pages
from ingest.numbered import numbered
from ingest.outline import outline
from ingest.quality import quality
from ingest.readers import Source, read
from ingest.readers.document import Pages, untold
from ingest.rules import fingerprint
from knowledge.card import Card, DocumentKind
from knowledge.catalogue import Catalogue, CatalogueError, VersionRecord
from knowledge.changes import Comparison, compare
from knowledge.corrections import Correction
from knowledge.identity import identity, is_other_plan
from knowledge.plan import PlanVersion, Section
from knowledge.text import slug

_LONGEST_ID = 100
_log = logging.getLogger(__name__)


class Kind(StrEnum):
    """What became of a file. `REREAD`: it is as it was, but the rules now read more or other things of it;
    `CORRECTED`: a person has put its card right."""

    NEW = "new"
    NEW_VERSION = "new_version"
    REREAD = "reread"
    CORRECTED = "corrected"
    UNCHANGED = "unchanged"
    DECLINED = "declined"
    FAILED = "failed"


PUBLISHED = frozenset({Kind.NEW, Kind.NEW_VERSION, Kind.REREAD, Kind.CORRECTED})
"""What makes another version current."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one file: the plan it is now, or why it is none. `seconds` is the time it took."""

    path: Path
    kind: Kind
    plan: str = ""
    version: PlanVersion | None = None
    comparison: Comparison | None = None
    lost: tuple[Correction, ...] = ()
    """What a person had put right and whose words the new version no longer has."""
    error: IngestError | None = None
    seconds: float = 0.0
    format: str = ""
    """The name of the reader that read the file."""
    reading: tuple[str, ...] = ()
    """What the reader has to tell, as keys of sentences: see `ingest.readers.document`."""


@dataclass(frozen=True, slots=True)
class Prepared:
    """A file that has been read and not yet published: what would become of it, and its bytes."""

    outcome: Outcome
    data: bytes | None = field(repr=False, default=None)
    """None where the file is kept already."""


class Progress(Protocol):
    """Told before each file how many are done, and once more at the end with no file."""

    def __call__(self, done: int, total: int, path: Path | None) -> None: ...


class Target(Protocol):
    """Where plans are published: a library, or a store that several processes share."""

    @property
    def catalogue(self) -> Catalogue: ...

    def publish(self, version: PlanVersion, data: bytes | None, ending: str) -> None: ...


Approve = Callable[[Outcome], bool]
"""Asked before a version becomes current."""


def ingest(
    paths: Iterable[Path],
    library: Target,
    *,
    plan: str | None = None,
    dry_run: bool = False,
    drop_corrections: bool = False,
    self_test: bool = True,
    force: bool = False,
    approve: Approve = lambda _: True,
    progress: Progress = lambda _done, _total, _path: None,
    pages: Pages = untold,
) -> Iterator[Outcome]:
    """Take in files and folders, one outcome at a time. `dry_run` computes all and publishes nothing.

    `plan`: the files are versions of this plan, whatever they say of themselves; `force`: what looks like no
    plan is taken in too. A file whose text no longer has the words of a correction fails, unless
    `drop_corrections`; so does one that does not pass the gate, whose questions are left out without `self_test`.
    Raises CatalogueError, EmbeddingError and the like where the store cannot be written or there is no such plan.
    """
    if plan is not None and not library.catalogue.has(plan):
        raise CatalogueError("catalogue.unknown", plan=plan)
    files = find_files(paths)
    for done, path in enumerate(files):
        progress(done, len(files), path)
        started = perf_counter()
        prepared = prepare(path, library.catalogue, plan=plan, force=force, pages=pages)
        prepared = guarded(prepared, drop_corrections=drop_corrections, self_test=self_test)
        outcome = prepared.outcome if dry_run else _settle(prepared, library, approve)
        yield replace(outcome, seconds=perf_counter() - started)
    progress(len(files), len(files), None)


def prepare(
    path: Path, catalogue: Catalogue, *, plan: str | None = None, force: bool = False, pages: Pages = untold
) -> Prepared:
    """Read a file and tell what publishing it would do; a file that cannot be taken in is a failed outcome."""
    known = _known(path, catalogue)
    if known is not None:
        return Prepared(Outcome(path, Kind.UNCHANGED, plan=known.plan))
    try:
        source = read(path, pages)
        outcome = _understand(path, source, catalogue, plan, force=force)
        return Prepared(replace(outcome, format=source.format, reading=source.notes), source.data)
    except IngestError as error:
        return Prepared(Outcome(path, Kind.FAILED, error=error))


def guarded(prepared: Prepared, *, drop_corrections: bool = False, self_test: bool = True) -> Prepared:
    """What was prepared, failed where publishing it would lose a correction or it does not pass the gate."""
    outcome = prepared.outcome
    if outcome.version is None or outcome.kind not in PUBLISHED:
        return prepared
    try:
        if outcome.lost and not drop_corrections:
            raise IngestError("corrections_lost", count=str(len(outcome.lost)))
        check_sound(outcome.version)
        if self_test:
            check_answers(outcome.version, outcome.version.ingested_at.date())
    except IngestError as error:
        return Prepared(replace(outcome, kind=Kind.FAILED, error=error))
    return prepared


def publish(prepared: Prepared, library: Target) -> None:
    """Make what was prepared current; nothing happens where there is nothing new."""
    outcome = prepared.outcome
    if outcome.version is None or outcome.kind in {Kind.FAILED, Kind.DECLINED}:
        return
    if outcome.kind is Kind.UNCHANGED:
        library.catalogue.note_extraction(outcome.plan, outcome.version.version, outcome.version.extraction)
    else:
        library.publish(outcome.version, prepared.data, outcome.path.suffix.lower())


def _settle(prepared: Prepared, library: Target, approve: Approve) -> Outcome:
    outcome = prepared.outcome
    if outcome.kind in PUBLISHED and not approve(outcome):
        return replace(outcome, kind=Kind.DECLINED)
    publish(prepared, library)
    return outcome


def _known(path: Path, catalogue: Catalogue) -> VersionRecord | None:
    """The current version that these rules read from the same content: such a file need not be read at all."""
    try:
        with path.open("rb") as file:
            known = catalogue.find_by_hash(file_digest(file, "sha256").hexdigest())
    except OSError:
        return None  # reading it will tell what is wrong
    return known if known and known.extraction == fingerprint() else None


def _understand(path: Path, source: Source, catalogue: Catalogue, plan: str | None, *, force: bool) -> Outcome:
    """What publishing this file would do."""
    digest = sha256(source.data).hexdigest()
    known = catalogue.find_by_hash(digest)
    draft = _draft(source, digest, force=force)
    before = catalogue.version(known.plan) if known else _version_before(draft, catalogue, plan)
    if before is None:
        version = numbered(draft, _free_id(source.name, catalogue), 1).version
        return Outcome(path, Kind.NEW, version.plan, version)
    if known or before.text == draft.text:
        return _read_anew(path, draft, before, catalogue)
    return _next(path, Kind.NEW_VERSION, draft, before, catalogue)


def _next(path: Path, kind: Kind, draft: PlanVersion, before: PlanVersion, catalogue: Catalogue) -> Outcome:
    """The version that follows, with the corrections of the one before that still stand in its text."""
    made = numbered(draft, before.plan, catalogue.next_version(before.plan), before.corrections)
    return Outcome(path, kind, before.plan, made.version, compare(before, made.version), made.lost)


def _read_anew(path: Path, draft: PlanVersion, before: PlanVersion, catalogue: Catalogue) -> Outcome:
    """The same file or text, read by other rules than before: whether they read anything else of it."""
    if before.extraction == draft.extraction:
        return Outcome(path, Kind.UNCHANGED, plan=before.plan)
    as_before = numbered(draft, before.plan, before.version, before.corrections).version
    if _reading(as_before) == _reading(before):
        return Outcome(path, Kind.UNCHANGED, before.plan, replace(before, extraction=draft.extraction))
    same_file = draft if draft.sha256 != before.sha256 else replace(draft, source=before.source)
    return _next(path, Kind.REREAD, same_file, before, catalogue)


def _reading(version: PlanVersion) -> tuple[object, ...]:
    """All that the rules made of a file."""
    return version.text, version.card, version.sections, version.passages, version.quality


def _draft(source: Source, digest: str, *, force: bool) -> PlanVersion:
    """The plan of a file, before it is known whose version it is."""
    try:
        text, pages = normalise_pages(source.text)
        sections = outline(text)
        card = _card(text, sections, force=force)
    except IngestError:
        raise
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
        extraction=fingerprint(),
        pages=pages,
    )


def _card(text: str, sections: tuple[Section, ...], *, force: bool) -> Card:
    """The card that fits the kind of document; `force` takes what is no plan for one. Raises IngestError."""
    try:
        kind = kind_of(text, sections)
    except IngestError:
        if not force:
            raise
        kind = DocumentKind.PLAN
    return extract(text, sections) if kind is DocumentKind.PLAN else extract_reference(text, sections)


def _version_before(draft: PlanVersion, catalogue: Catalogue, plan: str | None) -> PlanVersion | None:
    """The plan that this one is a new version of: the one named, of the same identity, or of the same file name."""
    if plan is not None:
        return catalogue.version(plan)
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
