"""Putting a plan's card right: another version of the same file, which `rollback` takes back."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from ingest.numbered import numbered
from ingest.pipeline import Kind, Outcome, Prepared
from knowledge.catalogue import Catalogue, CatalogueError
from knowledge.changes import compare
from knowledge.corrections import add


def prepare_correction(catalogue: Catalogue, plan: str, field: str, value: str, quote: str) -> Prepared:
    """What a correction would make of a plan, to be published like a file that was read.

    See `knowledge.corrections.add` for the form of `field`. Raises CorrectionError where the plan's text does
    not prove the value, CatalogueError where there is no such plan.
    """
    before = catalogue.version(plan)
    if before is None:
        raise CatalogueError("catalogue.unknown", plan=plan)
    now = datetime.now(UTC)
    corrections = add(before.card, before.text, before.corrections, field, value, quote, now)
    draft = replace(before, card=before.extracted or before.card, extracted=None, ingested_at=now)
    made = numbered(draft, plan, catalogue.next_version(plan), corrections)
    return Prepared(Outcome(Path(before.source), Kind.CORRECTED, plan, made.version, compare(before, made.version)))
