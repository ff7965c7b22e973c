"""Words that stand for one of several things ("sơ kết", "tổng kết"), as facts of a text."""

from collections.abc import Iterator
from functools import cache

from knowledge.proof.stated import Stated
from knowledge.proof.words import level
from knowledge.span import Span
from knowledge.vocabulary import Concept, concepts


@cache
def _entries() -> tuple[tuple[str, str, Concept], ...]:
    named = ((one.name.partition("."), one) for one in concepts("contrasts"))
    return tuple((group, member, one) for (group, _, member), one in named)


def find_contrasts(text: str) -> Iterator[Stated]:
    """What a text says of several possible things: ("report", "interim") of "sơ kết"."""
    leveled = level(text)
    found = [
        Stated(group, member, Span(match.start(), match.end()))
        for group, member, concept in _entries()
        for match in concept.pattern.finditer(leveled)
    ]
    for one in found:
        within = any(
            other.kind == one.kind and other.span != one.span and other.span.holds(one.span) for other in found
        )
        if not within:
            yield one
