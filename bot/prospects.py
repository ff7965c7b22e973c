"""What a proposed change would do to the plans as they are now, and doing it. Everything here blocks."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from bot.state.proposals import Proposal, Proposed
from bot.upload_parts import Part, kept_parts, kept_reading
from ingest.containers import Found
from ingest.correcting import Change, prepare_correction, put_right
from ingest.errors import IngestError
from ingest.pipeline import (
    PUBLISHED,
    Kind,
    Outcome,
    Prepared,
    as_named,
    guarded,
    prepare_read,
    publish,
    publish_together,
)
from knowledge.catalogue import Catalogue, CatalogueError
from knowledge.changes import Comparison, compare
from knowledge.identity import identity
from knowledge.plan import PlanVersion
from knowledge.store import Store


@dataclass(frozen=True, slots=True)
class Prospect:
    """What would become of a plan.

    `before` is the version that is current now, None where there is no such plan; `after` the one that would be,
    None where none would. `prepared` holds what was read of a file or put right on a card.
    """

    kind: Proposed
    before: PlanVersion | None
    after: PlanVersion | None
    comparison: Comparison | None = None
    prepared: Prepared | None = None
    versions: int = 0
    """How many versions of the plan there are."""
    parts: "tuple[Prospect, ...]" = ()
    """What would become of each of several files that came together; then nothing else is set."""

    @property
    def can_be_done(self) -> bool:
        """Whether there is something to do that passes the gate."""
        if self.parts:
            return any(part.can_be_done for part in self.parts)
        return self.prepared is None or self.prepared.outcome.kind in PUBLISHED

    @property
    def loses(self) -> int:
        """How many corrections of a person would be lost."""
        return len(self.prepared.outcome.lost) if self.prepared else sum(part.loses for part in self.parts)


def prospect_of(proposal: Proposal, catalogue: Catalogue, folder: Path) -> Prospect:
    """What a proposal would do; `folder` is where its file is kept.

    Raises CatalogueError, CorrectionError; FileNotFoundError where the file has not been read.
    """
    match proposal.kind:
        case Proposed.FILE:
            parts = kept_parts(folder)
            if parts:
                return _together(proposal, parts, catalogue)
            return _prepared(proposal.kind, _of_file(proposal, catalogue, folder), catalogue)
        case Proposed.CORRECTION:
            return _prepared(proposal.kind, _correction(proposal, catalogue), catalogue)
    before = _current(catalogue, proposal.plan)
    count = sum(len(one.versions) for one in catalogue.plans() if one.plan == before.plan)
    if proposal.kind is Proposed.REMOVAL:
        return Prospect(proposal.kind, before, None, versions=count)
    after = catalogue.version(before.plan, catalogue.before(before.plan))
    if after is None:
        raise CatalogueError("catalogue.first", plan=before.plan)
    return Prospect(proposal.kind, before, after, compare(before, after), versions=count)


def target_of(prospect: Prospect) -> dict[str, Any]:
    """What is being made, by which it is known after a crash whether it was."""
    if prospect.parts:
        parts = [target_of(part) for part in prospect.parts if part.can_be_done]
        return {"plan": ", ".join(part["plan"] for part in parts), "parts": parts}
    before, after = prospect.before, prospect.after
    made = {"version": after.version, "at": after.ingested_at.isoformat()} if after else {}
    known = after or before
    return {"plan": known.plan if known else "", "before": before.version if before else None, **made}


def was_done(proposal: Proposal, catalogue: Catalogue) -> bool:
    """Whether a proposal that was begun took effect before the process ended."""
    target = proposal.target or {}
    if "parts" in target:
        return all(_was_made(part, catalogue) for part in target["parts"])
    if proposal.kind is Proposed.REMOVAL:
        return not catalogue.has(target["plan"])
    if proposal.kind is Proposed.ROLLBACK:
        current = catalogue.version(target["plan"])
        return current is not None and current.version == target["version"]
    return _was_made(target, catalogue)


def _was_made(target: Mapping[str, Any], catalogue: Catalogue) -> bool:
    made = catalogue.version(target["plan"], target["version"])
    return made is not None and made.ingested_at.isoformat() == target["at"]


def perform(prospect: Prospect, store: Store) -> None:
    """Do it. Raises CatalogueError, OwnerError, EmbeddingError and the like."""
    if prospect.parts:
        publish_together([part.prepared for part in prospect.parts if part.prepared and part.can_be_done], store)
    elif prospect.prepared is not None:
        publish(prospect.prepared, store)
    elif prospect.before is not None and prospect.kind is Proposed.ROLLBACK:
        store.rollback(prospect.before.plan)
    elif prospect.before is not None:
        store.remove(prospect.before.plan)


def _together(proposal: Proposal, parts: list[Part], catalogue: Catalogue) -> Prospect:
    """What would become of files that came together; one that is alone among what is no document is as if alone."""
    prospects: list[Prospect] = []
    plans: dict[str, str] = {}
    for part in parts:
        prepared = _of_part(part, catalogue)
        outcome = prepared.outcome
        names = _names_of(outcome)
        twice = next((plans[name] for name in names if name in plans), None)
        if twice is not None:
            error = IngestError("twice", name=twice)
            prepared = Prepared(Outcome(outcome.path, Kind.FAILED, error=error))
        plans |= dict.fromkeys(names, outcome.path.name)
        prospects.append(_prepared(proposal.kind, prepared, catalogue))
    return Prospect(proposal.kind, None, None, parts=tuple(prospects))


def _names_of(outcome: Outcome) -> list[str]:
    """What two files of one plan have in common."""
    if outcome.version is None or outcome.kind not in PUBLISHED:
        return []
    named = identity(outcome.version.card)
    return [outcome.plan, *([str(named)] if named else [])]


def _of_part(part: Part, catalogue: Catalogue) -> Prepared:
    path = Path(part.name)
    if part.source is None:
        prepared = Prepared(Outcome(path, Kind.FAILED, error=part.error))
    else:
        prepared = guarded(prepare_read(path, part.source, catalogue), drop_corrections=True)
    found = Found(Path() if part.is_inside else path, path, part.optional)
    return replace(prepared, outcome=as_named(prepared.outcome, found))


def _of_file(proposal: Proposal, catalogue: Catalogue, folder: Path) -> Prepared:
    source, values = kept_reading(folder), proposal.values
    if proposal.plan is not None:
        _current(catalogue, proposal.plan)
    prepared = prepare_read(
        Path(source.name),
        source,
        catalogue,
        plan=proposal.plan,
        alone=bool(values.get("alone")),
        force=bool(values.get("force")),
    )
    before = catalogue.version(prepared.outcome.plan) if prepared.outcome.plan else None
    prepared = put_right(prepared, before, [Change(*one) for one in values.get("corrections", ())])
    # A correction that would be lost is asked about; it is no reason not to look at the rest.
    return guarded(prepared, drop_corrections=True, self_test=not values.get("untested"))


def _correction(proposal: Proposal, catalogue: Catalogue) -> Prepared:
    values, plan = proposal.values, _current(catalogue, proposal.plan).plan
    prepared = prepare_correction(catalogue, plan, values["field"], values["value"], values["quote"])
    return guarded(prepared, self_test=not values.get("untested"))


def _prepared(kind: Proposed, prepared: Prepared, catalogue: Catalogue) -> Prospect:
    outcome = prepared.outcome
    before = catalogue.version(outcome.plan) if outcome.plan else None
    after = None if outcome.kind in (Kind.UNCHANGED, Kind.FAILED) else outcome.version
    return Prospect(kind, before, after, outcome.comparison, prepared)


def _current(catalogue: Catalogue, plan: str | None) -> PlanVersion:
    current = catalogue.version(plan) if plan is not None else None
    if current is None:
        raise CatalogueError("catalogue.unknown", plan=plan or "")
    return current
