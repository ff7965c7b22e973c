"""What a proposed change would do to the plans as they are now, and doing it. Everything here blocks."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from bot.state.proposals import Proposal, Proposed
from ingest.correcting import prepare_correction
from ingest.pipeline import PUBLISHED, Kind, Prepared, guarded, prepare_read, publish
from ingest.readers import Source
from ingest.readers.document import left_of
from knowledge.catalogue import Catalogue, CatalogueError
from knowledge.changes import Comparison, compare
from knowledge.plan import PlanVersion
from knowledge.store import Store

READING, FILES = "reading.json", "file"
"""In the folder of a proposed file: what was read of it, so that it is read once; and the folder of the file itself,
which may have any name."""


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

    @property
    def can_be_done(self) -> bool:
        """Whether there is something to do that passes the gate."""
        return self.prepared is None or self.prepared.outcome.kind in PUBLISHED

    @property
    def loses(self) -> int:
        """How many corrections of a person would be lost."""
        return len(self.prepared.outcome.lost) if self.prepared else 0


def prospect_of(proposal: Proposal, catalogue: Catalogue, folder: Path) -> Prospect:
    """What a proposal would do; `folder` is where its file is kept.

    Raises CatalogueError, CorrectionError; FileNotFoundError where the file has not been read.
    """
    match proposal.kind:
        case Proposed.FILE:
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
    before, after = prospect.before, prospect.after
    made = {"version": after.version, "at": after.ingested_at.isoformat()} if after else {}
    known = after or before
    return {"plan": known.plan if known else "", "before": before.version if before else None, **made}


def was_done(proposal: Proposal, catalogue: Catalogue) -> bool:
    """Whether a proposal that was begun took effect before the process ended."""
    target = proposal.target or {}
    if proposal.kind is Proposed.REMOVAL:
        return not catalogue.has(target["plan"])
    if proposal.kind is Proposed.ROLLBACK:
        current = catalogue.version(target["plan"])
        return current is not None and current.version == target["version"]
    made = catalogue.version(target["plan"], target["version"])
    return made is not None and made.ingested_at.isoformat() == target["at"]


def perform(prospect: Prospect, store: Store) -> None:
    """Do it. Raises CatalogueError, OwnerError, EmbeddingError and the like."""
    if prospect.prepared is not None:
        publish(prospect.prepared, store)
    elif prospect.before is not None and prospect.kind is Proposed.ROLLBACK:
        store.rollback(prospect.before.plan)
    elif prospect.before is not None:
        store.remove(prospect.before.plan)


def keep_reading(folder: Path, source: Source) -> None:
    """Keep what was read of the file in a folder; nobody sees it half written."""
    written = {
        "name": source.name,
        "text": source.text,
        "format": source.format,
        "notes": source.notes,
        "doubtful": source.doubtful,
        "left": [asdict(one) for one in source.left],
    }
    partial = folder / f"{READING}.partial"
    partial.write_text(json.dumps(written), encoding="utf-8")
    partial.replace(folder / READING)


def kept_reading(folder: Path) -> Source:
    """What was read of the file in a folder. Raises FileNotFoundError where it was not."""
    kept: Mapping[str, Any] = json.loads((folder / READING).read_text(encoding="utf-8"))
    data = (folder / FILES / kept["name"]).read_bytes()
    # What an older version kept says less.
    doubtful, left = tuple(kept.get("doubtful", ())), tuple(map(left_of, kept.get("left", ())))
    return Source(kept["name"], kept["text"], data, kept["format"], tuple(kept["notes"]), doubtful, left)


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
    # A correction that would be lost is asked about; it is no reason not to look at the rest.
    return guarded(prepared, drop_corrections=True)


def _correction(proposal: Proposal, catalogue: Catalogue) -> Prepared:
    values, plan = proposal.values, _current(catalogue, proposal.plan).plan
    return guarded(prepare_correction(catalogue, plan, values["field"], values["value"], values["quote"]))


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
