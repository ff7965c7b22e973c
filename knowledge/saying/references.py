"""Documents that a plan rests on, carries out, replaces or mentions."""

from knowledge.card import Reference
from knowledge.documents import number_key
from knowledge.evidence.candidate import Candidate
from knowledge.plan import PlanVersion
from knowledge.saying.context import Context
from knowledge.saying.draft import Draft
from knowledge.text import fold

MOST = 6
"""So many documents are named in one answer."""

_LONGEST_SENTENCE = 700


def say_references(context: Context, candidate: Candidate) -> None:
    """The documents of a candidate, each once."""
    seen: dict[str, Reference] = {}
    for fact in candidate.facts:
        if isinstance(fact, Reference):
            seen.setdefault(number_key(fact.number) if fact.number else fold(fact.subject or ""), fact)
    for reference in list(seen.values())[:MOST]:
        say_reference(context.draft, context.version, reference)


def say_reference(
    draft: Draft, version: PlanVersion, reference: Reference, key: str = "basis.item", **values: str
) -> None:
    """State a document with its number, date and body, cited by the sentence that it stands in."""
    sentence = reference.sentence
    span = sentence if sentence.end - sentence.start <= _LONGEST_SENTENCE else reference.span
    draft.say(
        key,
        draft.cite(version, span),
        kind=reference.kind,
        number=reference.number or "",
        date=reference.date or "",
        body=reference.body or "",
        subject=reference.subject or "",
        **values,
    )
