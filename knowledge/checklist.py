"""The criteria of a plan's award forms, as a list to tick off. Whether they are met nobody here says."""

from collections.abc import Collection
from dataclasses import dataclass

from knowledge.amendments import Withdrawn
from knowledge.card import Award
from knowledge.plan import PlanVersion
from knowledge.sentences import bare
from knowledge.span import Span
from knowledge.text import fold, slug, squeeze


@dataclass(frozen=True, slots=True)
class Criterion:
    """One criterion in the plan's words, and where they stand. `key` names it also in the next version."""

    key: str
    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class Checklist:
    """An award form, who grants it (empty where nobody is named), and its criteria."""

    form: str
    grantor: str
    criteria: tuple[Criterion, ...]


def checklists_of(version: PlanVersion, withdrawn: Collection[Withdrawn] = ()) -> tuple[Checklist, ...]:
    """The award forms of a plan that have criteria, in its order, without those that later texts have `withdrawn`."""
    found = (_checklist(award, withdrawn) for award in version.card.awards)
    return tuple(one for one in found if one.criteria)


def named_checklists(version: PlanVersion, words: str, withdrawn: Collection[Withdrawn] = ()) -> tuple[Checklist, ...]:
    """The checklists whose form some words name; all where they name none."""
    every, told = checklists_of(version, withdrawn), fold(words)
    named = tuple(one for one in every if fold(one.form) in told)
    return named or every


def _checklist(award: Award, withdrawn: Collection[Withdrawn]) -> Checklist:
    stands = [field for field in award.criteria if not any(field.span.meets(old.span) for old in withdrawn)]
    texts = {bare(squeeze(field.value)): field.span for field in stands}
    criteria = tuple(
        Criterion(f"{slug(award.form)}/{slug(text)[:80]}", text, span) for text, span in texts.items() if text
    )
    return Checklist(award.form, squeeze(award.grantor.value) if award.grantor else "", criteria)
