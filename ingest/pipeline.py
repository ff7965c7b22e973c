"""From files to published plans: read, understand, compare with the version before, publish.

One file is one outcome. A file that fails never keeps the others out; what fails in the store itself
ends the whole, since no file can be taken in then.
"""

import logging
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from enum import StrEnum
from functools import partial
from hashlib import file_digest, sha256
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Protocol

from ingest.ahead import FEW, Finished, Read, read_ahead
from ingest.card import extract
from ingest.card.checks import doubtful_numbers
from ingest.card.reference import extract_reference
from ingest.containers import Found, unpacked
from ingest.coverage import Coverage, coverage_of
from ingest.document_kind import document_kind_of, is_by_article
from ingest.errors import IngestError
from ingest.files import find_files
from ingest.gate import check_answers, check_sound
from ingest.normalise import normalise_pages
from ingest.numbered import numbered
from ingest.outline import outline
from ingest.readers import Source, read
from ingest.readers.document import Pages, untold
from ingest.rules import fingerprint
from knowledge.card import Card, DocumentKind
from knowledge.catalogue import Catalogue, CatalogueError, DamagedError, VersionRecord
from knowledge.changes import Comparison, compare
from knowledge.corrections import Correction
from knowledge.identity import identity, is_other_plan
from knowledge.made import made_of
from knowledge.plan import PlanVersion, Published, Section
from knowledge.readability import readability
from knowledge.text import slug

_LONGEST_ID = 100
_NO_DOCUMENT = frozenset({"unsupported", "spreadsheet", "presentation", "archive", "empty", "binary", "nothing_seen"})
"""Why a file inside another need not be one of the plans in it."""
_log = logging.getLogger(__name__)


class Kind(StrEnum):
    """What became of a file. `REREAD`: it is as it was, but the rules now read more or other things of it;
    `CORRECTED`: a person has put its card right; `PASSED`: it came, or lay, with others and is no document."""

    NEW = "new"
    NEW_VERSION = "new_version"
    REREAD = "reread"
    CORRECTED = "corrected"
    UNCHANGED = "unchanged"
    DECLINED = "declined"
    PASSED = "passed"
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
    finished: Finished | None = field(default=None, repr=False, compare=False)
    """What was made of the version beside others; None where it was not."""

    @property
    def coverage(self) -> Coverage | None:
        """What no fact of the version holds; None where there is no version."""
        if self.finished is not None and self.finished.coverage is not None:
            return self.finished.coverage
        return None if self.version is None else coverage_of(self.version)


@dataclass(frozen=True, slots=True)
class Prepared:
    """A file that has been read and not yet published: what would become of it, and its bytes."""

    outcome: Outcome
    data: bytes | None = field(repr=False, default=None)
    """None where the file is kept already."""
    places: str = field(repr=False, default="")
    """Where the words of its recognised pages are seen."""


class Progress(Protocol):
    """Told before each file how many are done, and once more at the end with no file."""

    def __call__(self, done: int, total: int, path: Path | None) -> None: ...


class Target(Protocol):
    """Where plans are published: a library, or a store that several processes share."""

    @property
    def catalogue(self) -> Catalogue: ...

    def publish(self, version: PlanVersion, data: bytes | None, ending: str) -> None: ...

    def publish_all(self, new: Sequence[Published]) -> None: ...

    def keep_places(self, sha256: str, places: str) -> None: ...


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
    at_once: int = 1,
    vectors: bool = False,
) -> Iterator[Outcome]:
    """Take in files and folders, one outcome at a time. `dry_run` computes all and publishes nothing.

    Of many files those that follow are read meanwhile by other processes, and what search keeps of them is made there,
    `vectors` by the bundled embedding, too. Up to `at_once` versions are published together, which is faster; their
    outcomes come when that is done.

    `plan`: the files are versions of this plan, whatever they say of themselves; `force`: what looks like no
    plan is taken in too. A file whose text no longer has the words of a correction fails, unless
    `drop_corrections`; so does one that does not pass the gate, whose questions are left out without `self_test`.
    Raises CatalogueError, EmbeddingError and the like where the store cannot be written or there is no such plan.
    """
    if plan is not None and not library.catalogue.has(plan):
        raise CatalogueError("catalogue.unknown", plan=plan)
    paths = list(paths)
    with TemporaryDirectory(prefix="thidua-") as folder:
        named = {path.resolve() for path in paths}
        files = [
            replace(file, gathered=file.path == file.shown and file.path.resolve() not in named)
            for file in unpacked(find_files(paths), Path(folder))
        ]
        if plan is not None:
            # What came with a document need not be one.
            files = [file for file in files if not file.optional] or files
        if plan is not None and len(files) > 1:
            # They cannot all be versions of the one plan that was named.
            yield Outcome(next(iter(paths)), Kind.FAILED, error=IngestError("several", count=str(len(files))))
            return
        yield from _ingest(
            files,
            library,
            plan=plan,
            dry_run=dry_run,
            drop_corrections=drop_corrections,
            self_test=self_test,
            force=force,
            approve=approve,
            progress=progress,
            pages=pages,
            at_once=at_once,
            vectors=vectors,
        )


def _ingest(
    files: Sequence[Found],
    library: Target,
    *,
    plan: str | None,
    dry_run: bool,
    drop_corrections: bool,
    self_test: bool,
    force: bool,
    approve: Approve,
    progress: Progress,
    pages: Pages,
    at_once: int,
    vectors: bool,
) -> Iterator[Outcome]:
    """As `ingest`, of files that lie as they are; people are told what these are called in what they came in."""
    named = {file.path: file for file in files}
    batch = Batch(library, 1 if plan is not None else at_once)
    started = perf_counter()
    found = read_ahead(
        [file.path for file in files],
        partial(_read, library.catalogue, pages, named),
        draft_of,
        force=force,
        many=len(files) > FEW,
        finish=partial(_finished, self_test, vectors),
    )
    for done, one in enumerate(found):
        file = named[one.path]
        progress(done, len(files), file.shown)

        def prepared(one: Read = one) -> Prepared:
            compared = _prepare_read(one, library.catalogue, plan, force=force, pages=pages)
            return guarded(compared, drop_corrections=drop_corrections, self_test=self_test)

        if batch.touches(one):
            yield from batch.publish()
        ready = prepared()
        if ready.outcome.plan in batch.plans:
            yield from batch.publish()
            ready = prepared()
        outcome = as_named(ready.outcome, file)
        if outcome.kind in PUBLISHED and not dry_run and not approve(outcome):
            outcome = replace(outcome, kind=Kind.DECLINED)
        batch.add(replace(ready, outcome=replace(outcome, seconds=perf_counter() - started)), counts=not dry_run)
        if batch.is_full:
            yield from batch.publish()
        started = perf_counter()
    yield from batch.publish()
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
    except IngestError as error:
        return Prepared(Outcome(path, Kind.FAILED, error=error))
    return prepare_read(path, source, catalogue, plan=plan, force=force)


def prepare_read(
    path: Path,
    source: Source,
    catalogue: Catalogue,
    *,
    plan: str | None = None,
    alone: bool = False,
    force: bool = False,
    draft: PlanVersion | None = None,
    finished: Finished | None = None,
) -> Prepared:
    """As `prepare`, of a file that has been read before; `alone`: it is a plan of its own, whatever it resembles.

    `draft` is what was made of the file, `finished` what it becomes as a new plan, where that has been done.
    """
    try:
        outcome = _understand(path, source, catalogue, plan, alone=alone, force=force, draft=draft, finished=finished)
        return Prepared(replace(outcome, format=source.format, reading=source.notes), source.data, source.places)
    except DamagedError as error:
        damaged = IngestError("plan_damaged", plan=error.plan)
        return Prepared(Outcome(path, Kind.FAILED, error=damaged, format=source.format, reading=source.notes))
    except IngestError as error:
        return Prepared(Outcome(path, Kind.FAILED, error=error, format=source.format, reading=source.notes))


def guarded(prepared: Prepared, *, drop_corrections: bool = False, self_test: bool = True) -> Prepared:
    """What was prepared, failed where publishing it would lose a correction or it does not pass the gate."""
    outcome = prepared.outcome
    if outcome.version is None or outcome.kind not in PUBLISHED:
        return prepared
    try:
        if outcome.lost and not drop_corrections:
            raise IngestError("corrections_lost", count=str(len(outcome.lost)))
        if outcome.finished is None or not outcome.finished.passed:
            check_sound(outcome.version)
            if self_test:
                check_answers(outcome.version, outcome.version.ingested_at.date())
    except IngestError as error:
        return Prepared(replace(outcome, kind=Kind.FAILED, error=error))
    return prepared


def publish_together(several: Sequence[Prepared], library: Target) -> None:
    """Make what was prepared of several files current, all of it at once; they are of different plans."""
    new = [ready for ready in several if ready.outcome.kind in PUBLISHED]
    if new:
        library.publish_all(list(map(_published, new)))
        for ready in new:
            _keep_places(ready, library)


def publish(prepared: Prepared, library: Target) -> None:
    """Make what was prepared current; nothing happens where there is nothing new."""
    outcome = prepared.outcome
    if outcome.version is None or outcome.kind in {Kind.FAILED, Kind.DECLINED, Kind.PASSED}:
        return
    if outcome.kind is Kind.UNCHANGED:
        library.catalogue.note_extraction(outcome.plan, outcome.version.version, outcome.version.extraction)
    else:
        library.publish(outcome.version, prepared.data, outcome.path.suffix.lower())
    _keep_places(prepared, library)


class Batch:
    """What is prepared and waits to be published together: versions of different plans."""

    def __init__(self, library: Target, size: int) -> None:
        self._library = library
        self._size = size
        self._waiting: list[tuple[Prepared, bool]] = []

    @property
    def plans(self) -> set[str]:
        """The plans of which a version waits."""
        return {ready.outcome.plan for ready, counts in self._waiting if counts and ready.outcome.version}

    @property
    def is_full(self) -> bool:
        """Whether it is time to publish."""
        return len(self._waiting) >= self._size

    def touches(self, one: Read) -> bool:
        """Whether what becomes of a file depends on what waits: the same content, name or plan may be among it."""
        versions = [ready.outcome.version for ready, counts in self._waiting if counts]
        known = [version for version in versions if version is not None]
        if one.draft is None:
            return False
        named = identity(one.draft.card)
        return any(
            version.sha256 == one.draft.sha256
            or version.source == one.draft.source
            or version.text == one.draft.text
            or (named is not None and identity(version.card) == named)
            for version in known
        )

    def add(self, ready: Prepared, *, counts: bool) -> None:
        """Let something wait; where it does not count it is only told."""
        self._waiting.append((ready, counts))

    def publish(self) -> Iterator[Outcome]:
        """Publish what waits; its outcomes."""
        waiting, self._waiting = self._waiting, []
        started = perf_counter()
        new = [ready for ready, counts in waiting if counts and ready.outcome.kind in PUBLISHED]
        if len(new) > 1:
            publish_together(new, self._library)
        for ready, counts in waiting:
            if counts and (len(new) == 1 or ready.outcome.kind not in PUBLISHED):
                publish(ready, self._library)
        share = (perf_counter() - started) / max(1, len(waiting))
        for ready, _ in waiting:
            yield replace(ready.outcome, seconds=ready.outcome.seconds + share)


def _keep_places(ready: Prepared, library: Target) -> None:
    """Keep where words were seen, once their file is known: of one that is not it would be swept."""
    if ready.places and ready.outcome.version is not None:
        library.keep_places(ready.outcome.version.sha256, ready.places)


def _published(ready: Prepared) -> Published:
    assert ready.outcome.version is not None
    made = ready.outcome.finished.made if ready.outcome.finished else None
    return Published(ready.outcome.version, ready.data, ready.outcome.path.suffix.lower(), made)


def as_named(outcome: Outcome, file: Found) -> Outcome:
    """What became of a file under the name that people know; one that nobody said is a plan is only passed over."""
    if file.optional and outcome.kind in PUBLISHED and not _says_what_it_is(outcome.version):
        return replace(outcome, path=file.shown, kind=Kind.PASSED, version=None, error=IngestError("not_a_plan"))
    inside = file.path != file.shown
    key = outcome.error.key if outcome.error else ""
    none = (inside and key in _NO_DOCUMENT) or (file.gathered and key == "not_a_plan")
    passed = outcome.kind is Kind.FAILED and (file.optional or key == "portfolio" or none)
    return replace(outcome, path=file.shown, kind=Kind.PASSED if passed else outcome.kind)


def _says_what_it_is(version: PlanVersion | None) -> bool:
    """Whether a text names itself as a plan does: by its number, or by who issued what."""
    return version is not None and bool(version.card.number or (version.card.issuer and version.card.title))


def _read(catalogue: Catalogue, pages: Pages, named: Mapping[Path, Found], path: Path) -> Source | str:
    """A file as it is read, or the plan that it is known as. Raises IngestError."""
    if (error := named[path].error) is not None:
        raise error
    known = _known(path, catalogue)
    return known.plan if known else read(path, pages)


def _finished(self_test: bool, vectors: bool, draft: PlanVersion) -> Finished:
    """What a draft becomes where its plan is new and is called after its file; what is to be told of it, and kept."""
    version = numbered(draft, _own_id(draft.source), 1).version
    passed = self_test and _passes(version)
    return Finished(version, passed, coverage_of(version), made_of(version, vectors=vectors))


def _passes(version: PlanVersion) -> bool:
    """Whether a version is sound and can be asked for its facts."""
    try:
        check_sound(version)
        check_answers(version, version.ingested_at.date())
    except IngestError:
        return False
    return True


def _prepare_read(one: Read, catalogue: Catalogue, plan: str | None, *, force: bool, pages: Pages) -> Prepared:
    """What would become of a file that was read ahead, as the plans are now."""
    if one.error is not None:
        return Prepared(Outcome(one.path, Kind.FAILED, error=one.error))
    if one.source is None or one.draft is None:
        # It was known when it was looked at; a file between may have taken its place since.
        return prepare(one.path, catalogue, plan=plan, force=force, pages=pages)
    return prepare_read(one.path, one.source, catalogue, plan=plan, force=force, draft=one.draft, finished=one.finished)


def _known(path: Path, catalogue: Catalogue) -> VersionRecord | None:
    """The current version that these rules read from the same content: such a file need not be read at all."""
    try:
        with path.open("rb") as file:
            known = catalogue.find_by_hash(file_digest(file, "sha256").hexdigest())
    except OSError:
        return None  # reading it will tell what is wrong
    return known if known and known.extraction == fingerprint() else None


def _understand(
    path: Path,
    source: Source,
    catalogue: Catalogue,
    plan: str | None,
    *,
    alone: bool,
    force: bool,
    draft: PlanVersion | None = None,
    finished: Finished | None = None,
) -> Outcome:
    """What publishing this file would do; `draft` and `finished` are what was made of it, where it was."""
    draft = draft or draft_of(source, force)
    known = catalogue.find_by_hash(draft.sha256)
    before = catalogue.version(known.plan) if known else _version_before(draft, catalogue, plan, alone=alone)
    if before is None:
        free = _free_id(source.name, catalogue)
        if finished is not None and finished.version.plan == free:
            return Outcome(path, Kind.NEW, free, finished.version, finished=finished)
        return Outcome(path, Kind.NEW, free, numbered(draft, free, 1).version)
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


def draft_of(source: Source, force: bool) -> PlanVersion:
    """The plan of a file, before it is known whose version it is."""
    try:
        text, pages = normalise_pages(source.text, paragraphs=source.has_paragraphs)
        sections = outline(text)
        card = _card(text, sections, force=force)
        checks = (*card.checks, *doubtful_numbers(text, source.doubtful))
        card = replace(card, checks=checks, left=source.left)
    except IngestError:
        raise
    except Exception as error:
        _log.exception("%s could not be understood", source.name)
        raise IngestError("unexpected", cause=type(error).__name__) from error
    return PlanVersion(
        plan="",
        version=0,
        source=source.name,
        sha256=sha256(source.data).hexdigest(),
        text=text,
        card=card,
        sections=sections,
        passages=(),
        quality=readability(text),
        ingested_at=datetime.now(UTC),
        extraction=fingerprint(),
        pages=pages,
    )


def _card(text: str, sections: tuple[Section, ...], *, force: bool) -> Card:
    """The card that fits the kind of document; `force` takes what has the form of none. Raises IngestError."""
    try:
        kind = document_kind_of(text, sections)
    except IngestError:
        if not force:
            raise
        kind = DocumentKind.OTHER
    reads = extract_reference if is_by_article(kind, text, sections) else extract
    return reads(text, sections, kind)


def _version_before(draft: PlanVersion, catalogue: Catalogue, plan: str | None, *, alone: bool) -> PlanVersion | None:
    """The plan that this one is a new version of: the one named, of the same identity, or of the same file name."""
    if alone:
        return None
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
    base = _own_id(name)
    plan, count = base, 1
    while catalogue.has(plan):
        count += 1
        plan = f"{base}-{count}"
    return plan


def _own_id(name: str) -> str:
    """The id for a plan after its file's name."""
    return slug(Path(name).stem)[:_LONGEST_ID].strip("-") or "plan"
