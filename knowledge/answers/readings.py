"""Poorly readable quotes: a restored reading beside each, and a note where only a passage of a plan is poor."""

from dataclasses import replace

from knowledge.answer import Citation
from knowledge.plan import POOR
from knowledge.question.naming import label_of
from knowledge.readings import is_poor_at, reading_of
from knowledge.saying.draft import Draft


def with_readings(draft: Draft) -> tuple[Citation, ...]:
    """The citations; those of poor plans or passages have a reading, and a note tells of poor passages."""
    return tuple(_read(draft, citation) for citation in draft.citations)


def _read(draft: Draft, citation: Citation) -> Citation:
    version = draft.quoted(citation)
    if version.quality >= POOR and is_poor_at(version, citation.start):
        draft.note("poor_passage", plan=label_of(version), section=citation.section)
    reading = reading_of(version, citation.start, citation.quote)
    return replace(citation, reading=reading) if reading else citation
