"""What the names of offices, organisations and units begin with (`knowledge/vocabulary/offices.yaml`)."""

from collections.abc import Mapping
from functools import cache
from typing import Literal

from knowledge.vocabulary import entries, forms, several

Where = Literal["letterhead", "department", "bloc", "plan", "asker", "signature", "duty", "organ"]
"""What such a beginning counts for; the list says what each is."""


def heads(where: Where) -> tuple[str, ...]:
    """The folded beginnings of names that count somewhere, the longest first."""
    return forms("offices", where)


def either(where: Where) -> str:
    """A regular expression for any of these beginnings in folded text."""
    return "|".join(heads(where))


@cache
def written(where: Where | Literal[""] = "") -> Mapping[str, str]:
    """The beginnings in small letters with their marks, in either way of writing "ủy", and whose they are; all of them
    where it is not said what for."""
    every = entries("offices").items()
    known = ((name, own) for name, own in every if where in {"", *own.get("where", "").split()})
    small = {form.lower(): name for name, own in known for form in (name, *several(own, "spellings"))}
    return small | {form.replace("ủy", "uỷ"): name for form, name in small.items()}
