"""How a poorly readable quote was probably written: a guess for people to read, from which nothing is stated."""

from functools import lru_cache

from knowledge.plan import POOR, PlanVersion
from knowledge.quality import is_poor

_REMEMBERED = 4096


def reading_of(version: PlanVersion, start: int, quote: str) -> str | None:
    """The reading of a quote that stands at an offset; None where it is readable as it is."""
    if not is_poor_at(version, start):
        return None
    passages = (p.text for p in version.passages if p.span.start <= start < p.span.end)
    reading = _restored(quote, next(passages, ""))
    return reading if reading != quote else None


def is_poor_at(version: PlanVersion, start: int) -> bool:
    """Whether the plan is poorly readable, or the passage that an offset lies in."""
    if version.quality < POOR:
        return True
    return any(p.span.start <= start < p.span.end and is_poor(p.text) for p in version.passages)


@lru_cache(_REMEMBERED)
def _restored(quote: str, passage: str) -> str:
    # The model is opened only when something poor is quoted.
    from knowledge.restoring import restored

    return restored(quote, passage)
