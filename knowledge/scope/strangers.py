"""Plans that a question cannot mean: it names a place, a year or a numbered unit, and the plan knows nothing of it."""

import re
from dataclasses import dataclass
from functools import lru_cache

from knowledge.numbered import Numbered, numbered_in
from knowledge.plan import POOR, PlanText, PlanVersion
from knowledge.question.naming import PlanName
from knowledge.question.scope import Mention, is_of
from knowledge.question.understanding import Query
from knowledge.restoring.spelling import syllable
from knowledge.text import WORD, fold, has_marks, nfc

_KEPT = 64
"""So many texts are kept folded."""


@dataclass(frozen=True, slots=True)
class Unknown:
    """What a plan knows nothing of: a place or unit as it is written in the question, or the years that it says."""

    written: str = ""
    years: tuple[int, ...] = ()


def may_be_unknown(query: Query) -> bool:
    """Whether a question names anything that a plan may know nothing of."""
    return bool(query.scope.places or query.scope.years or query.numbered)


def unknown_to(query: Query, name: PlanName, version: PlanText | PlanVersion) -> Unknown | None:
    """What a question names and a plan knows nothing of: "sở Y tế tỉnh B" where the plan is of that of A, "năm 2031"
    where it is of 2025, "cụm 7" where it is of Cụm 4. None where there is nothing, and where it was read too badly."""
    if version.quality < POOR:
        return None
    if place := _strange_place(query, name, version):
        return Unknown(place.written)
    if years := _strange_years(query, name, version):
        return Unknown(years=years)
    return next((Unknown(_written(query, one)) for one in sorted(_strange_units(query, name, version))), None)


def _strange_place(query: Query, name: PlanName, version: PlanText | PlanVersion) -> Mention | None:
    """The first place that stands nowhere in the plan; none where the question names the plan's own place as well, by
    its name of before or since July 2025 too."""
    scope, own = query.scope, {place for _, place in name.places}
    if any(place.name in own for place in scope.places) or any(one.plan == version.plan for one in scope.moved):
        return None
    return next((place for place in scope.places if not _speaks_of(place, name, version)), None)


def _speaks_of(place: Mention, name: PlanName, version: PlanText | PlanVersion) -> bool:
    """Whether a plan, its label or its file has a place's name, however its letters are parted; with the same
    diacritics, where both have some ("Cửa Nam" is not "của năm")."""
    letters = re.sub(r"\W", "", place.name)
    first, others = letters[:1], r"[\W_]*".join(("", *letters[1:]))
    # What begins with a letter is looked for at that letter alone.
    pattern = re.compile(rf"{first}(?<![^\W_]{first}){others}(?![^\W_])")
    written = _with_marks(place.written)[-len(place.name.split()) :] if has_marks(place.written) else []
    for text in (f"{name.label}\n{version.source}", version.text):
        for match in pattern.finditer(_folded(text)):
            there = nfc(text)[match.start() : match.end()]
            if not written or not has_marks(there) or _with_marks(there) == written:
                return True
    return False


def _with_marks(text: str) -> list[str]:
    """The words of a text with their diacritics, wherever in a word its tone is written: "Hoà" is "Hòa"."""
    return [syllable(word.group()) for word in WORD.finditer(nfc(text))]


def _strange_years(query: Query, name: PlanName, version: PlanText | PlanVersion) -> tuple[int, ...]:
    """The years that the question says, where the plan is of none of them and has none in its text."""
    said = query.scope.years
    if not said or is_of(name.years, said) or any(all(str(year) in version.text for year in one) for one in said):
        return ()
    return tuple(sorted(frozenset[int]().union(*said)))


def _strange_units(query: Query, name: PlanName, version: PlanText | PlanVersion) -> Numbered:
    """The numbered units that are none of the plan's, whose own name has another number, nor stand in its text."""
    own = numbered_in(name.label)
    called = {counted for counted, _ in own}
    asked = frozenset(one for one in query.numbered if one[0] in called)
    return frozenset() if not asked or asked & own else asked - numbered_in(version.text)


def _written(query: Query, unit: tuple[str, str]) -> str:
    """A numbered unit as the question types it, up to its number."""
    counted, which = unit
    match = re.search(rf"\b{counted}\b(?:\W+\w+){{0,3}}?\W+0*{which}\b", fold(query.text))
    return nfc(query.text)[match.start() : match.end()] if match else f"{counted} {which}"


@lru_cache(maxsize=_KEPT)
def _folded(text: str) -> str:
    return fold(text)
