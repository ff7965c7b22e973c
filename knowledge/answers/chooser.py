"""Sentences that a chooser, such as a language model, picks by their numbers; the program quotes them.

A chooser is shown sentences of the plans and returns numbers. It never writes what a person reads, so the worst
that it can do, misled by the question or by the text of a plan, is to pick another sentence of those shown.
"""

import logging
from collections.abc import Callable, Sequence

from knowledge.evidence.candidate import Candidate, Role
from knowledge.finding import passages_for
from knowledge.question.understanding import Query
from knowledge.saying.context import Context
from knowledge.saying.text import say_sentence
from knowledge.sentences import sentences
from knowledge.shelf import Shelf
from knowledge.span import Span

SHOWN = 30
"""So many sentences are shown at most."""

LOOKED_AT = 12
"""So many passages are searched for them."""

LONGEST = 700
"""Characters; a longer sentence is a table or a damaged line, which answers nothing by itself."""

FEWEST_WORDS = 5
"""A shorter sentence is a heading."""

PICKED = 3
"""So many sentences are quoted at most."""

Chooser = Callable[[str, Sequence[str]], list[int]]
"""Question and sentences to the numbers, from 1 on and best first, of those that answer it. Raises ChooserError."""

_log = logging.getLogger(__name__)


class ChooserError(Exception):
    """A chooser gave no usable reply. Its message is one line that holds neither question nor key."""


def answer_chosen(shelf: Shelf, asked: Sequence[Context], chooser: Chooser) -> list[Context]:
    """Say the sentences that the chooser picks, plan by plan; the plans that it picked from."""
    shown = _shown(shelf, asked)
    picked = [shown[n - 1] for n in _picked(chooser, _question(asked[0].query), shown)] if shown else []
    answered = [a for a in asked if any(a is one for one, _ in picked)]
    for one in answered:
        if one.several:
            one.draft.say("plan.heading", plan=one.name.label)
        for span in (s for a, s in picked if a is one):
            say_sentence(one, Candidate(Role.SENTENCE, span, span.of(one.version.text)))
    return answered


def _question(query: Query) -> str:
    """The question as it was put; a follow-up with the words that it takes from the question before."""
    return query.text if query.content == query.folded else f"{query.text} ({query.content})"


def _shown(shelf: Shelf, asked: Sequence[Context]) -> list[tuple[Context, Span]]:
    """The sentences of the passages nearest to the question."""
    by_plan = {a.version.plan: a for a in asked}
    found = passages_for(shelf, asked[0].query, LOOKED_AT, list(by_plan))
    pieces = dict.fromkeys((p.plan, span) for p, _ in found for span in sentences(by_plan[p.plan].version.text, p.span))
    candidates = ((by_plan[plan], span) for plan, span in pieces)
    return [(a, span) for a, span in candidates if _says_something(a, span)][:SHOWN]


def _says_something(asked: Context, span: Span) -> bool:
    return span.end - span.start <= LONGEST and len(span.of(asked.version.text).split()) >= FEWEST_WORDS


def _picked(chooser: Chooser, question: str, shown: Sequence[tuple[Context, Span]]) -> list[int]:
    """The numbers that were picked and that were given, each once; none where the chooser failed."""
    try:
        numbers = chooser(question, [span.of(a.version.text) for a, span in shown])
    except ChooserError as error:
        _log.warning("language model: %s; no sentence chosen", error)
        return []
    return [n for n in dict.fromkeys(numbers) if 1 <= n <= len(shown)][:PICKED]
