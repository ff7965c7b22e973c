"""Poorly readable quotes: a restored reading beside each, and a note where only a passage of a plan is poor.

A reading is a guess for people to read. Nothing is ever stated from it.
"""

from dataclasses import replace
from functools import lru_cache

from knowledge.answer import Citation
from knowledge.answers.draft import Draft
from knowledge.plan import POOR, PlanVersion
from knowledge.quality import measured
from knowledge.question.naming import label_of

_FEWEST_WORDS = 15
"""A passage with fewer is judged by its plan alone: a table of names or numbers is no damage."""

_REMEMBERED = 4096


def with_readings(draft: Draft) -> tuple[Citation, ...]:
    """The citations; those of poor plans or passages have a reading, and a note tells of poor passages."""
    return tuple(_read(draft, citation) for citation in draft.citations)


def _read(draft: Draft, citation: Citation) -> Citation:
    version = draft.quoted(citation)
    if version.quality >= POOR:
        if not _in_poor_passage(version, citation):
            return citation
        draft.note("poor_passage", plan=label_of(version), section=citation.section)
    reading = _restored(citation.quote)
    return replace(citation, reading=reading) if reading != citation.quote else citation


def _in_poor_passage(version: PlanVersion, citation: Citation) -> bool:
    """Whether the quote begins in a poorly readable passage."""
    return any(p.span.start <= citation.start < p.span.end and is_poor(p.text) for p in version.passages)


@lru_cache(_REMEMBERED)
def is_poor(passage: str) -> bool:
    """Whether a passage has enough words to be judged, and is poorly readable."""
    quality = measured(passage)
    return quality.words >= _FEWEST_WORDS and quality.score < POOR


@lru_cache(_REMEMBERED)
def _restored(quote: str) -> str:
    # The model is opened only when something poor is quoted.
    from knowledge.restoring import restored

    return restored(quote)
