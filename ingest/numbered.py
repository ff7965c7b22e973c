"""A version of a plan out of what was read of a file: its number, its corrections, its passages."""

from dataclasses import dataclass, replace

from ingest.passages import split
from knowledge.corrections import Correction, apply
from knowledge.plan import PlanVersion


@dataclass(frozen=True, slots=True)
class Numbered:
    """A version, and the corrections whose words its text no longer has."""

    version: PlanVersion
    lost: tuple[Correction, ...] = ()


def numbered(draft: PlanVersion, plan: str, number: int, corrections: tuple[Correction, ...] = ()) -> Numbered:
    """The draft as this version of this plan, with the corrections that still stand over its card."""
    read = draft.extracted or draft.card
    applied = apply(read, draft.text, corrections)
    version = replace(
        draft,
        plan=plan,
        version=number,
        card=applied.card,
        extracted=read if applied.standing else None,
        corrections=applied.standing,
        passages=split(plan, number, draft.text, draft.sections, applied.card),
    )
    return Numbered(version, applied.lost)
