"""The award forms and titles of the Law on Emulation and Commendation (`knowledge/vocabulary/awards.yaml`)."""

import re
from functools import cache

from knowledge.text import fold
from knowledge.vocabulary import entries, several


def forms() -> tuple[str, ...]:
    """The forms and titles as they are written, in the order of the list."""
    return tuple(entries("awards"))


@cache
def form_pattern() -> re.Pattern[str]:
    """A form or title in folded text; the longest name wins."""
    return re.compile(r"(?<!\w)(?:" + "|".join(sorted(_by_folded(), key=len, reverse=True)) + r")(?!\w)")


def canonical_form(folded: str) -> str:
    """The written name of a form found by `form_pattern`."""
    return _by_folded()[folded]


def find_forms(text: str) -> list[str]:
    """The forms that a text names, in order, each once."""
    return list(dict.fromkeys(_by_folded()[m.group()] for m in form_pattern().finditer(fold(text))))


def called() -> tuple[str, ...]:
    """The folded words by which a question is one for awards, be they less than a form: "tập thể lao động"."""
    return tuple(dict.fromkeys(words for own in entries("awards").values() for words in several(own, "called")))


@cache
def _by_folded() -> dict[str, str]:
    return {
        folded: form for form, own in entries("awards").items() for folded in (fold(form), *several(own, "spellings"))
    }


def __getattr__(name: str) -> re.Pattern[str]:
    """`FORM` is `form_pattern()`, for tables that name their patterns."""
    if name == "FORM":
        return form_pattern()
    raise AttributeError(name)
