"""Plans that a question cannot mean: it names a place, and the plan is neither of it nor speaks of it."""

import re
from functools import lru_cache

from knowledge.plan import POOR, PlanVersion
from knowledge.question.naming import PlanName
from knowledge.question.scope import Mention, Scope
from knowledge.restoring.spelling import syllable
from knowledge.text import WORD, fold, has_marks, nfc

_KEPT = 64
"""So many texts are kept folded."""


def strange_place(scope: Scope, name: PlanName, version: PlanVersion) -> Mention | None:
    """The first place of a question that stands nowhere in a plan: "sở Y tế tỉnh B", where the plan is of that of A.

    None where the question names the plan's own place as well, by its name of before or since July 2025 too, or no
    place, and where the plan was read too badly to tell.
    """
    own = {place for _, place in name.places}
    if version.quality < POOR or any(place.name in own for place in scope.places):
        return None
    if any(one.plan == version.plan for one in scope.moved):
        return None
    return next((place for place in scope.places if not _speaks_of(place, name, version)), None)


def _speaks_of(place: Mention, name: PlanName, version: PlanVersion) -> bool:
    """Whether a plan, its label or its file has a place's name, however its letters are parted; with the same
    diacritics, where both have some ("Cửa Nam" is not "của năm")."""
    letters = r"[\W_]*".join(re.sub(r"\W", "", place.name))
    pattern = re.compile(rf"(?<![^\W_]){letters}(?![^\W_])")
    written = _with_marks(place.written)[-len(place.name.split()) :] if has_marks(place.written) else []
    for text in (f"{name.label}\n{version.source}", version.text):
        for match in pattern.finditer(_folded(text)):
            there = nfc(text)[match.start() : match.end()]
            if not written or not has_marks(there) or _with_marks(there) == written:
                return True
    return False


def _with_marks(text: str) -> list[str]:
    return [syllable(word.group()) for word in WORD.finditer(nfc(text))]


@lru_cache(maxsize=_KEPT)
def _folded(text: str) -> str:
    return fold(text)
