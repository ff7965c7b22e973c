"""Which plan somebody means who names one in a few words: by its id, its number, or words of its name."""

from collections.abc import Iterable

from knowledge.documents import number_key
from knowledge.plan import PlanVersion
from knowledge.question.naming import label_of
from knowledge.text import words


def named_plan(text: str, plans: Iterable[PlanVersion]) -> PlanVersion | None:
    """The one plan that a text names; None where it names none, or several could be meant."""
    known = list(plans)
    for fits in (_has_id, _has_number, _has_words):
        found = [version for version in known if text.strip() and fits(version, text.strip())]
        if found:
            return found[0] if len(found) == 1 else None
    return None


def _has_id(version: PlanVersion, text: str) -> bool:
    return version.plan == text.lower()


def _has_number(version: PlanVersion, text: str) -> bool:
    number = version.card.number
    return number is not None and "/" in text and number_key(number.value) == number_key(text)


def _has_words(version: PlanVersion, text: str) -> bool:
    return set() < _words(text) <= _words(_name(version))


def _name(version: PlanVersion) -> str:
    title = version.card.title.value if version.card.title else ""
    return f"{label_of(version)} {title} {version.source}"


def _words(text: str) -> set[str]:
    return {token.text for token in words(text)}
