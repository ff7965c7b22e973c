"""Asking the invented shelf, and what must hold of every answer."""

from collections.abc import Mapping
from datetime import date

from knowledge.answer import NOTHING_SAID, Answer, Value
from knowledge.answers import answer
from knowledge.shelf import Shelf
from tests.shelves import shelf

TODAY = date(2031, 6, 10)


def ask(
    question: str, today: date = TODAY, *, after: str = "", plan: str | None = None, among: Shelf | None = None
) -> Answer:
    """The answer to a question, after another one where that is given."""
    where = among or shelf()
    talk = answer(where, after, plan=plan, today=today).conversation if after else NOTHING_SAID
    found = answer(where, question, conversation=talk, plan=plan, today=today)
    grounded(found, where)
    return found


def grounded(found: Answer, where: Shelf) -> None:
    """Quotes are verbatim, cited numbers are there, and an abstention cites at most the nearest thing."""
    for citation in found.citations:
        version = where.plan(citation.plan)
        assert version is not None
        assert version.text[citation.start : citation.end] == citation.quote != ""
        assert citation.source == version.source
    assert [c.n for c in found.citations] == list(range(1, len(found.citations) + 1))
    cited = {n for s in found.statements for n in s.cites}
    assert cited == {c.n for c in found.citations}
    if found.abstained:
        assert not any(s.cites for s in found.statements if s.key != "absent.nearest")


def keys(found: Answer) -> list[str]:
    """The sentences that an answer says, without the names of plans between them."""
    return [s.key for s in found.statements if s.key != "plan.heading"]


def values(found: Answer, key: str) -> list[Mapping[str, Value]]:
    """What fills the sentences of one key."""
    return [s.values for s in found.statements if s.key == key]


def plans(found: Answer) -> list[str]:
    """The plans that an answer cites, each once."""
    return list(dict.fromkeys(c.plan for c in found.citations))
