"""All facts of a text, each stretch of it read as one thing only."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from knowledge.proof.contrasts import find_contrasts
from knowledge.proof.figures import find_figures, find_labels
from knowledge.proof.limits import Bound, bounded, bounds_of
from knowledge.proof.names import find_awards, find_contacts, find_documents, find_names, find_offices, find_places
from knowledge.proof.stated import Stated
from knowledge.proof.times import find_days, find_hours
from knowledge.proof.words import Word, words_of
from knowledge.span import Span
from knowledge.text import nfc


@dataclass(frozen=True, slots=True)
class Read:
    """A text with what it states: its facts in order, what bounds it, its words."""

    text: str
    facts: tuple[Stated, ...]
    bounds: tuple[Bound, ...]
    words: tuple[Word, ...]


@lru_cache(maxsize=2048)
def read(text: str) -> Read:
    """The facts of a text."""
    text = nfc(text)
    found: list[Stated] = []
    for finder in (find_contacts, find_documents):
        found += [one for one in finder(text) if not _taken(one.span, found)]
    days = list(find_days(_without(text, found)))
    hours = list(find_hours(_without(text, found)))
    labels = [one for one in find_labels(text) if not _taken(one.span, [*found, *days])]
    taken = [*found, *days, *hours, *labels]
    figures = list(find_figures(_without(text, taken)))
    contrasts = list(find_contrasts(text))
    named = [*find_awards(text), *find_places(text), *find_offices(text)]
    prizes = [one for one in contrasts if one.kind == "place_in_row"]
    named += [one for one in find_names(text) if not _taken(one.span, [*taken, *named, *prizes])] + contrasts
    facts = bounded(text, sorted([*taken, *figures, *named], key=lambda one: one.span))
    return Read(text, tuple(facts), tuple(bounds_of(text, facts)), tuple(words_of(text)))


def _taken(span: Span, found: Iterable[Stated]) -> bool:
    return any(span.meets(one.span) for one in found)


def _without(text: str, found: Iterable[Stated]) -> str:
    """The text with blanks in the place of what was read."""
    for one in found:
        text = text[: one.span.start] + "\0" * (one.span.end - one.span.start) + text[one.span.end :]
    return text
