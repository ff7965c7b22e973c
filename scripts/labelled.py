"""The labelled questions of the golden sets, put to their plans: every candidate of the plans that answer one is said,
and judged by the question's own facts and quotes."""

import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache, lru_cache
from pathlib import Path

import numpy as np
import yaml

from bot.reply import text_of
from bot.wording import render
from ingest.pipeline import ingest
from knowledge.answer import NOTHING_SAID, Answer, Conversation
from knowledge.choice.affinity import cues_of
from knowledge.choice.features import stacked, table
from knowledge.choice.matching import Asked, Matching, Worded, asked_of
from knowledge.choice.ranking import is_named
from knowledge.choice.sights import Sight, sights
from knowledge.choice.telling import Held, held_of
from knowledge.evaluation import Given, Golden, golden_questions, judge, plain_words
from knowledge.evidence import Evidence
from knowledge.evidence.keeping import Evidences
from knowledge.evidence.words import Floats
from knowledge.library import open_library
from knowledge.question.registry import registry_of
from knowledge.question.understanding import Query, understand
from knowledge.saying import say
from knowledge.saying.context import Context
from knowledge.saying.draft import Draft
from knowledge.scope.shortlist import found_for, shortlist
from knowledge.shelf import Shelf
from scripts.fit_matching import Labelled
from scripts.meanings import Written, written_in
from tests.golden.sets import GoldenSet

TODAY = date(2026, 1, 15)
RIGHT, RIGHT_AND_SHORT = 3, 4

SHORT = 500
"""Characters; of right answers the shorter one is the better."""

_MIGHT = 3
"""With so many plans a question is looked at that none answers."""


@dataclass(slots=True)
class Example:
    """A labelled question: one row of features a candidate, the grade of each, and whose plan it is of."""

    golden: Golden
    names: tuple[str, ...]
    rows: Floats
    grades: np.ndarray
    owners: np.ndarray
    roles: np.ndarray
    spans: np.ndarray
    properties: Floats
    shown: Floats
    right_plans: frozenset[int]
    """Which of the owners are plans that answer it."""
    held: tuple[Held, ...]
    """What the candidates of each owner hold of its parts."""
    asked: Asked
    worded: tuple[Worded, ...]
    called: tuple[frozenset[str], ...]
    """By which words each owner is called."""
    named: frozenset[int]
    """Which of the owners are named."""
    matched: "dict[str, Floats]" = field(default_factory=dict)
    """How well each candidate matches it, as told by a matching that has not seen it."""

    @property
    def answerable(self) -> bool:
        """Whether one candidate can be its whole answer."""
        return not self.golden.abstain and len(self.golden.plan) == 1


@dataclass(frozen=True, slots=True)
class OfSet:
    """The labelled questions of a set, and how words are written in its plans and questions."""

    examples: list[Example]
    written: Written


def of_set(golden_set: GoldenSet) -> OfSet:
    """The labelled questions of a set, put to its own plans."""
    goldens = golden_questions(yaml.safe_load(golden_set.questions.read_text(encoding="utf-8")))
    with tempfile.TemporaryDirectory() as folder:
        library = open_library(f"sqlite:///{folder}/c.sqlite", Path(folder), embedding="bundled", chroma_url=None)
        list(ingest([golden_set.plans], library))
        shelf, evidences = library.shelf(), Evidences(256)
        examples = list(filter(None, (example_of(golden, shelf, evidences) for golden in goldens)))
        written = written_in([*(one.text for one in shelf.versions), *(golden.ask for golden in goldens)])
        library.close()
    print(f"{golden_set.name}: {len(goldens)} questions", flush=True)
    return OfSet(examples, written)


def example_of(golden: Golden, shelf: Shelf, evidences: Evidences) -> Example | None:
    """A question with its candidates, each graded by saying it; None where no plan may be meant."""
    registry = registry_of(shelf)
    by_source = {Path(version.source).stem: version.plan for version in shelf.versions}
    right = [by_source[source] for source in golden.plan if source in by_source]
    conversation = NOTHING_SAID
    if golden.after:
        before = understand(golden.after, registry, NOTHING_SAID)
        conversation = Conversation(tuple(right) or before.scope.plans, before.content)
    query = understand(golden.ask, registry, conversation)
    found = found_for(shelf, query, query.scope.plans)
    plans = shortlist(query.scope.plans, conversation, found)
    seen = sights(query, shelf.read(list(plans)), registry, found, conversation.plans, evidences)
    shown = cues_of(query)
    rows, grades, owners, roles, spans, having, held, kept = [], [], [], [], [], [], [], []
    names: tuple[str, ...] = ()
    for at, sight in enumerate(seen):
        if not sight.evidence.candidates:
            continue
        features = table(query, sight.evidence, sight.naming, sight.name, sight.fit)
        names = tuple(features)
        rows.append(stacked(features, names).T)
        is_right = not golden.abstain and sight.plan in right
        graded = graded_of(golden, query, sight, shelf) if is_right else [0] * len(sight.evidence.candidates)
        grades.append(np.array(graded))
        owners.append(np.full(len(graded), at))
        roles.append(sight.evidence.roles)
        spans.append(sight.evidence.spans)
        having.append(sight.evidence.properties)
        held.append(held_of(query, sight.naming.words, sight.evidence))
        kept.append(sight)
    if not rows:
        return None
    return Example(
        golden,
        names,
        np.vstack(rows),
        np.concatenate(grades),
        np.concatenate(owners),
        np.concatenate(roles),
        np.vstack(spans),
        np.vstack(having),
        shown,
        frozenset(at for at, sight in enumerate(seen) if sight.plan in right),
        tuple(held),
        asked_of(query),
        tuple(worded(sight.evidence) for sight in kept),
        tuple(sight.naming.words for sight in kept),
        frozenset(at for at, sight in enumerate(seen) if is_named(query, sight)),
    )


def graded_of(golden: Golden, query: Query, sight: Sight, shelf: Shelf) -> list[int]:
    """The grade of each candidate of a plan, by what a reader would be told."""
    version = sight.evidence.version
    own = replace(golden, plan=(Path(version.source).stem,))
    grades = []
    for candidate in sight.evidence.candidates:
        draft = Draft(shelf)
        say(Context(query, version, sight.name, golden.today or TODAY, draft), candidate)
        answer = Answer(
            question=query.text,
            kind=str(query.kind),
            language=query.language,
            abstained=False,
            statements=tuple(draft.statements),
            citations=tuple(draft.citations),
        )
        reply = render(answer, 0.0)
        grades.append(grade(own, Given(text_of(reply), False, reply.citations), version.plan, version.text))
    return grades


def grade(golden: Golden, given: Given, plan: str, text: str) -> int:
    """4 right and short, 3 right, 2 all facts but not all else, 1 at least half of it, 0 less or what is forbidden."""
    keys = {fault.key for fault in judge(golden, given, {plan: text})}
    if not keys:
        return RIGHT_AND_SHORT if len(given.text) <= SHORT else RIGHT
    if "forbidden" in keys:
        return 0
    said, quotes = plain_words(given.text), [plain_words(citation.quote) for citation in given.citations]
    facts = sum(any(plain_words(form) in said for form in fact.split("|")) for fact in golden.facts)
    quoted = sum(any(plain_words(words) in quote for quote in quotes) for words in golden.quote)
    wanted = len(golden.facts) + len(golden.quote)
    if not wanted or keys <= {"answer_too_long", "quote_too_long"}:
        return 1
    if facts == len(golden.facts) and facts:
        return 2
    return 1 if (facts + quoted) / wanted >= 0.5 else 0


def owners_of(example: Example) -> list[int]:
    """The plans that an example has candidates of, in their order."""
    return list(dict.fromkeys(example.owners.tolist()))


@lru_cache(64)
def worded(evidence: Evidence) -> Worded:
    """What is compared of a plan's candidates, the same object for all questions of a set."""
    return Worded.of(evidence)


def labelled(examples: Iterable[Example]) -> list[Labelled]:
    """What a matching is learned from, of a set: the questions that one plan answers by one of its candidates, and
    those that none does, each with some of the plans that it might be asked of."""
    found = []
    for example in examples:
        naming = {one: example.asked.naming(called) for one, called in zip(example.worded, example.called, strict=True)}
        if example.golden.abstain:
            few = example.worded[:_MIGHT]
            found += [Labelled(example.asked, example.shown, plan, naming, None) for plan in few]
        if not example.answerable:
            continue
        for owner, plan in zip(owners_of(example), example.worded, strict=True):
            right = example.grades[example.owners == owner] >= RIGHT
            if owner in example.right_plans and right.any():
                found.append(Labelled(example.asked, example.shown, plan, naming, right))
    return found


def match(examples: Sequence[Example], matching: Matching) -> None:
    """Tell the candidates of some examples how well they match."""
    place = cache(matching.place)
    for example in examples:
        told = [
            matching.told(example.asked, example.shown, called, place(worded))
            for worded, called in zip(example.worded, example.called, strict=True)
        ]
        example.matched = {name: np.concatenate([one[name] for one in told]) for name in told[0]}
