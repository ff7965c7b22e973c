"""Putting a plan's card right: another version of the same file, which `rollback` takes back."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from ingest.numbered import numbered
from ingest.pipeline import Kind, Outcome, Prepared
from knowledge.catalogue import Catalogue, CatalogueError
from knowledge.changes import compare
from knowledge.corrections import Correction, add
from knowledge.plan import PlanVersion


@dataclass(frozen=True, slots=True)
class Change:
    """What somebody puts right: a field, its value, the words that prove it, and the offset at which they were marked,
    if they were; see `knowledge.corrections.add`."""

    field: str
    value: str
    quote: str
    at: int | None = None


def put_right(prepared: Prepared, before: PlanVersion | None, changes: Sequence[Change]) -> Prepared:
    """What was prepared of a file with changes to its card.

    `before` is the version that it is compared with. Raises CorrectionError.
    """
    version = prepared.outcome.version
    if version is None or not changes:
        return prepared
    for one in changes:
        corrections = _added(version, one, version.ingested_at)
        draft = replace(version, card=version.extracted or version.card, extracted=None)
        version = numbered(draft, version.plan, version.version, corrections).version
    comparison = compare(before, version) if before else prepared.outcome.comparison
    return replace(prepared, outcome=replace(prepared.outcome, version=version, comparison=comparison))


def prepare_correction(
    catalogue: Catalogue, plan: str, field: str, value: str, quote: str, at: int | None = None
) -> Prepared:
    """What a correction would make of a plan, to be published like a file that was read.

    See `knowledge.corrections.add` for the form of `field`, and for `at`. Raises CorrectionError where the plan's text
    does not prove the value, CatalogueError where there is no such plan.
    """
    before = catalogue.version(plan)
    if before is None:
        raise CatalogueError("catalogue.unknown", plan=plan)
    now = datetime.now(UTC)
    corrections = _added(before, Change(field, value, quote, at), now)
    draft = replace(before, card=before.extracted or before.card, extracted=None, ingested_at=now)
    made = numbered(draft, plan, catalogue.next_version(plan), corrections)
    return Prepared(Outcome(Path(before.source), Kind.CORRECTED, plan, made.version, compare(before, made.version)))


def _added(version: PlanVersion, one: Change, now: datetime) -> tuple[Correction, ...]:
    return add(version.card, version.text, version.corrections, one.field, one.value, one.quote, now, at=one.at)
