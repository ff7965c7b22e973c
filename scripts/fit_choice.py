"""Fit the weights of the choice from labelled questions: what a candidate's features are worth, and how sure one is.

    python -m scripts.fit_choice [--sets NAME …]

Each question of the golden sets is put to its plans; every candidate of the plans that answer it is said, and judged
by the question's own facts and quotes. Where words lie is learned first (`scripts/fit_matching.py`), for each group of
sets without it, so that how far matches are trusted is learned of questions that they have not seen. LightGBM's
lambdarank learns to put those first that are judged right. Which of
the first ones is likeliest an answer, and how likely, trees and a weighted sum tell by how they stand together,
learned from rankings of sets that were left out of the ranker that made them. Sets are left out in groups of those that
were written one after the other, mostly by the same hand. Beside the weights of the program those fitted without each
set and its group are written to `build/choice`: `make quality` asks with them.
"""

import argparse
import json
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache, lru_cache
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import lightgbm
import numpy as np
import yaml
from sklearn.linear_model import LogisticRegression

from bot.reply import text_of
from bot.wording import render
from ingest.pipeline import ingest
from knowledge.answer import NOTHING_SAID, Answer, Conversation
from knowledge.choice.affinity import Affinity, cue_names, cues_of
from knowledge.choice.beside import seen_of
from knowledge.choice.certainty import CertaintyModel
from knowledge.choice.features import stacked, table
from knowledge.choice.linear import Linear
from knowledge.choice.matching import Asked, Matching, Worded, asked_of, write_matching
from knowledge.choice.model import MATCHING
from knowledge.choice.ranking import CLOSELY, first_said, may_answer
from knowledge.choice.sights import Sight, sights
from knowledge.choice.telling import Held, Telling, held_of
from knowledge.choice.trees import Trees
from knowledge.evaluation import Given, Golden, golden_questions, judge, plain_words
from knowledge.evidence import ROLES, Evidence
from knowledge.evidence.candidate import Role
from knowledge.evidence.keeping import Evidences
from knowledge.evidence.properties import Property
from knowledge.evidence.words import Floats
from knowledge.library import open_library
from knowledge.question.registry import registry_of
from knowledge.question.understanding import Query, understand
from knowledge.saying import say
from knowledge.saying.context import Context
from knowledge.saying.draft import Draft
from knowledge.scope.shortlist import found_for, shortlist
from knowledge.shelf import Shelf
from scripts.fit_matching import Labelled, Meanings, fit_matching
from scripts.meanings import Written, meanings_of, written_in
from scripts.pairs import pairs
from tests.golden.sets import SETS, GoldenSet

ROOT = Path(__file__).parents[1]
WEIGHTS = ROOT / "knowledge/choice/weights.json"
LEFT_OUT = ROOT / "build/choice"
SEED = 7
_SEEDS = (7, 17)
"""Of the forests whose mean is kept."""
TODAY = date(2026, 1, 15)

RIGHT, RIGHT_AND_SHORT = 3, 4
SHORT = 500
"""Characters; of right answers the shorter one is the better."""

_GAIN = [0, 1, 3, 8, 12]
_OWN, _OTHERS = 60, 30
"""Candidates without a grade of the right plans, and of others, that a question is fitted with beside all facts."""
_FIRST_PIECE = ROLES.index(Role.SENTENCE)

_RANKER = {
    "objective": "lambdarank",
    "num_leaves": 31,
    "learning_rate": 0.05,
    "min_data_in_leaf": 60,
    "feature_fraction": 0.5,
    "bagging_fraction": 0.8,
    "bagging_freq": 1,
    "label_gain": _GAIN,
    "lambdarank_truncation_level": 10,
}
_CERTAINTY = {
    "objective": "binary",
    "num_leaves": 31,
    "learning_rate": 0.05,
    "min_data_in_leaf": 30,
    "feature_fraction": 0.3,
    "bagging_fraction": 0.8,
    "bagging_freq": 1,
    "lambda_l2": 5.0,
}
_REGULARISED = 0.02
"""The inverse of how strongly the weights of the sum are drawn to nothing."""

_SAME = {"num_threads": 1, "deterministic": True, "force_row_wise": True, "verbosity": -1, "max_bin": 63}
_ROUNDS, _CERTAINTY_ROUNDS = 180, 350
_ASKED_WITH, _DRAWN = 2, 4
"""In how many questions a part has to stand to be counted, and how many like the mean are counted with it."""

_TOGETHER = 12
"""So many sets are left out at once, at most."""

_SHARES = {"each": 0.5, "near": 0.4}
"""Of the certainty from which on an answer is said."""

_TIE, _AMENDED, _ALSO = 0.754, 0.3, 0.5
"""The share of the best plan's certainty from which on another stands in its way; so much less certain may what changes
the best plan and says so be; so much lower may a second candidate score that is said with the first."""

_LEAST_DEVIATION = 1e-4
"""Of a feature that is the same everywhere."""

_MIGHT = 3
"""With so many plans a question is looked at that none answers."""

_COMPARED = 2
"""So many of the best plans' answers are learned from: what is asked back is decided between them."""

_BEHIND = 0.5
"""What a candidate that is not its plan's first counts for in the fit of certainty."""

_SURE = 0.97
"""The share of right first candidates above the limit from which on an answer is sure."""

DECLINED = 0.76
"""The share of questions for absent things that is to be declined for want of certainty alone (what a plan certainly
does not state is declined besides): more of them cost ever more right answers."""


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
    matched: "dict[str, Floats]" = field(default_factory=dict)
    """How well each candidate matches it, as told by a matching that has not seen it."""

    @property
    def answerable(self) -> bool:
        """Whether one candidate can be its whole answer."""
        return not self.golden.abstain and len(self.golden.plan) == 1


def main() -> None:
    """Fit, and write `knowledge/choice/weights.json` and the weights of each left-out set."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sets", nargs="*", help="names of sets to learn from (default: all of the repository)")
    parser.add_argument("--rounds", type=int, default=_ROUNDS, help="trees of the ranker")
    parser.add_argument("--to", type=Path, default=WEIGHTS, help="where the weights are written")
    arguments = parser.parse_args()
    chosen = [one for one in SETS if one.learned and (not arguments.sets or one.name in arguments.sets)]
    there = [one for one in chosen if one.there]
    with ProcessPoolExecutor() as pool:
        found = dict(zip((one.name for one in there), pool.map(of_set, there), strict=True))
    beside, written = pairs()
    meanings = meanings_of(sum((one.written for one in found.values()), written))
    fit({name: one.examples for name, one in found.items()}, beside, meanings, arguments.to, arguments.rounds)


def fit(
    examples: dict[str, list[Example]],
    beside: list[list[Labelled]],
    meanings: Meanings,
    to: Path,
    rounds: int = _ROUNDS,
) -> None:
    """Fit weights from examples by set, with what words mean for each other besides (`scripts/pairs.py`) and alone
    (`scripts/meanings.py`), write them, and those of each left-out set beside the build's other files."""
    groups = groups_of([*examples])
    _beside.extend(beside)
    _meanings.update(meanings)
    # Forked, since the examples are large.
    with ProcessPoolExecutor(mp_context=get_context("fork"), initializer=_know, initargs=(examples,)) as pool:
        matching = pool.submit(_matching_without, [])
        unseen = [pool.submit(_matching_without, group) for group in groups]
        matchings = {name: one.result() for group, one in zip(groups, unseen, strict=True) for name in group}
        write_matching(matching_beside(to), matching.result())
    for name, found in examples.items():
        write_matching(matching_beside(left_out_weights(name)), matchings[name])
        match(found, matchings[name])
    with ProcessPoolExecutor(mp_context=get_context("fork"), initializer=_know, initargs=(examples,)) as pool:
        whole = pool.submit(_whole, rounds)
        fitted = [pool.submit(_without, group, rounds) for group in groups]
        without = {name: one for done in fitted for name, one in done.result().items()}
        ranker, features, counted = whole.result()
    ranked = {name: one.outcomes for name, one in without.items()}
    with ProcessPoolExecutor(mp_context=get_context("fork"), initializer=_know, initargs=(ranked,)) as pool:
        all_of_it = pool.submit(_certainty_without, [])
        sure = [(group, pool.submit(_certainty_without, group)) for group in groups]
        certainties = {name: weights.result() for group, weights in sure for name in group}
        certainty = all_of_it.result()
    for name, outcomes in ranked.items():
        tell_certainty(outcomes, certainties[name])
    limits = limits_of([one for found in ranked.values() for one in found])
    _write(to, limits, features, counted, certainty, ranker)
    for name, one in without.items():
        _write(left_out_weights(name), limits, one.features, one.counted, certainties[name], one.ranker)
    report(ranked, limits)


_known: dict[str, Any] = {}
"""What a process of the fit works on, by set."""


def _know(by_set: dict[str, Any]) -> None:
    _known.update(by_set)


_beside: list[list[Labelled]] = []
_meanings: dict[str, Floats] = {}


def _matching_without(group: Sequence[str]) -> Matching:
    sets = [labelled(found) for name, found in _known.items() if name not in group]
    return fit_matching([*sets, *_beside], _meanings, SEED)


def _whole(rounds: int) -> tuple[list[dict[str, Any]], list[str], dict[str, Any]]:
    everything = [example for found in _known.values() for example in found]
    counted = counted_of(everything)
    return (*fit_ranker(everything, counted, rounds), counted)


def _without(group: Sequence[str], rounds: int) -> dict[str, "LeftOut"]:
    return left_out(group, _known, rounds)


def _certainty_without(group: Sequence[str]) -> dict[str, Any]:
    return _certainty([one for name, found in _known.items() if name not in group for one in found])


def groups_of(names: Sequence[str]) -> list[Sequence[str]]:
    """The sets that are left out together, in their order; of few so few that as many are left to learn from."""
    together = max(1, min(_TOGETHER, len(names) // 2))
    return [names[at : at + together] for at in range(0, len(names), together)]


def left_out_weights(name: str) -> Path:
    """Where the weights are kept that were fitted without a set."""
    return LEFT_OUT / f"{name.lower().replace(' ', '-')}.json"


def matching_beside(weights: Path) -> Path:
    """Where the matching is kept that some weights go with."""
    return weights.with_suffix(MATCHING)


def _write(
    to: Path, limits: dict[str, float], features: list[str], counted: dict[str, Any], certainty: Any, ranker: Any
) -> None:
    data = {"limits": limits, "features": features, **counted, "certainty": certainty, "ranker": ranker}
    to.parent.mkdir(parents=True, exist_ok=True)
    to.write_text(json.dumps(data, separators=(",", ":")) + "\n", encoding="utf-8")
    print(f"written: {to}, {to.stat().st_size / 1000:.0f} kB", flush=True)


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
    )


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


def owners_of(example: Example) -> list[int]:
    """The plans that an example has candidates of, in their order."""
    return list(dict.fromkeys(example.owners.tolist()))


def match(examples: Sequence[Example], matching: Matching) -> None:
    """Tell the candidates of some examples how well they match."""
    place = cache(matching.place)
    for example in examples:
        told = [
            matching.told(example.asked, example.shown, called, place(worded))
            for worded, called in zip(example.worded, example.called, strict=True)
        ]
        example.matched = {name: np.concatenate([one[name] for one in told]) for name in told[0]}


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


def counted_of(examples: Sequence[Example]) -> dict[str, Any]:
    """What is counted over labelled questions, as it is kept with the weights."""
    return {"affinity": affinity_of(examples), "telling": telling_of(examples)}


def telling_of(examples: Sequence[Example]) -> dict[str, Any]:
    """How often the right candidates of a question hold each of its parts, of parts that were asked with often enough;
    seldom seen ones are drawn to the mean of all."""
    asked, said = Counter[str](), defaultdict[str, np.ndarray](lambda: np.zeros(2))
    for example in examples:
        if not example.answerable:
            continue
        for owner, held in zip(owners_of(example), example.held, strict=True):
            right = example.grades[example.owners == owner] >= RIGHT
            if not right.any():
                continue
            own, above, _ = held.same[:, :, right] | held.kindred[:, :, right]
            for part, *rates in zip(held.parts, own.mean(axis=1), (own | above).mean(axis=1), strict=True):
                asked[part] += 1
                said[part] += rates
    usual = sum(said.values(), np.zeros(2)) / max(asked.total(), 1)
    rates = {
        part: (said[part] + _DRAWN * usual) / (count + _DRAWN) for part, count in asked.items() if count >= _ASKED_WITH
    }
    return {
        "rates": {part: [round(float(one), 3) for one in them] for part, them in rates.items()},
        "usual": [round(float(one), 3) for one in usual],
    }


def affinity_of(examples: Sequence[Example]) -> dict[str, dict[str, list[float]]]:
    """For each way of asking the log odds that a role is right, and that a right answer has a property."""
    names = cue_names()
    right, wrong = np.full((len(names), len(ROLES)), 0.3), np.full((len(names), len(ROLES)), 3.0)
    with_it, without = np.full((len(names), len(Property)), 0.5), np.full((len(names), len(Property)), 2.0)
    count = np.zeros(len(names))
    for example in examples:
        shown = example.shown > 0
        count += shown
        own = np.isin(example.owners, list(example.right_plans))
        yes, no = own & (example.grades >= RIGHT), own & (example.grades < 2)
        if not yes.any() or not no.any():
            continue
        right[shown] += np.bincount(example.roles[yes], minlength=len(ROLES)) > 0
        wrong[shown] += np.bincount(example.roles[no], minlength=len(ROLES)) > 0
        with_it[shown] += example.properties[yes].mean(axis=0)
        without[shown] += example.properties[no].mean(axis=0)
    roles, properties = np.log(right / wrong), np.log(with_it / without)
    kept = [at for at in range(len(names)) if count[at]]
    return {
        "roles": {names[at]: [round(float(v), 3) for v in roles[at]] for at in kept},
        "properties": {names[at]: [round(float(v), 3) for v in properties[at]] for at in kept},
    }


@dataclass(frozen=True, slots=True)
class _Seen:
    """What `Affinity.features` needs of a plan."""

    roles: np.ndarray
    properties: Floats
    candidates: range


def complete(example: Example, counted: Mapping[str, Any]) -> tuple[list[str], Floats]:
    """An example's rows with the features of what is counted behind the others, and the names of all."""
    seen = _Seen(example.roles, example.properties, range(len(example.roles)))
    found = Affinity.of(counted["affinity"]).features(example.shown, seen)  # type: ignore[arg-type]
    telling = Telling.of(counted["telling"])
    told = [telling.features(held) for held in example.held]
    found |= {name: np.concatenate([one[name] for one in told]) for name in told[0]}
    found |= example.matched
    return [*example.names, *found], np.hstack([example.rows, stacked(found, list(found)).T])


def fit_ranker(
    examples: Sequence[Example], counted: Mapping[str, Any], rounds: int
) -> tuple[list[dict[str, Any]], list[str]]:
    """The trees that rank candidates, and the features that they look at."""
    rows, grades, groups = [], [], []
    features: list[str] = []
    for example in examples:
        if not example.answerable or example.grades.max(initial=0) < 2:
            continue
        features, whole = complete(example, counted)
        kept = _fitted_with(example)
        rows.append(whole[kept])
        grades.append(example.grades[kept])
        groups.append(int(kept.sum()))
    return _mean_of(_RANKER, np.vstack(rows), np.concatenate(grades), rounds, group=groups), features


def _fitted_with(example: Example) -> np.ndarray:
    """The candidates that an example is fitted with: those with a grade, and the likeliest of the rest."""
    own = np.isin(example.owners, list(example.right_plans))
    place = {name: at for at, name in enumerate(example.names)}
    likely = example.rows[:, place["topic_both"]] + example.rows[:, place["topic_own"]]
    kept = example.grades > 0
    for these, most in ((own & ~kept, _OWN), (~own, _OTHERS)):
        kept[np.argsort(np.where(these, -likely, np.inf), kind="stable")[: min(most, int(these.sum()))]] = True
    facts = np.flatnonzero(own & (example.roles < _FIRST_PIECE))
    kept[facts] = True
    return kept


@dataclass(slots=True)
class Outcome:
    """One of the best candidates of a plan, by their scores: what certainty looks at, whether it is right, its place
    among them, and its certainty."""

    seen: Floats
    right: bool
    place: int
    certainty: float = 0.0


@dataclass(slots=True)
class OfPlan:
    """What a left-out question got of a plan, the best score first, and whether the plan is one that answers it."""

    golden: Golden
    is_right: bool
    outcomes: list[Outcome]

    @property
    def said(self) -> Outcome:
        """The outcome that is said of the plan."""
        return self.outcomes[first_said(np.array([one.certainty for one in self.outcomes]))]

    @property
    def certainty(self) -> float:
        """How likely the plan answers: the most that any of its candidates is."""
        return max(one.certainty for one in self.outcomes)


@dataclass(slots=True)
class LeftOut:
    """What was fitted without a set, and what each of the set's questions got from it of each plan."""

    counted: dict[str, Any]
    features: list[str]
    ranker: list[dict[str, Any]]
    outcomes: list[list[OfPlan]]


def left_out(group: Sequence[str], examples: dict[str, list[Example]], rounds: int) -> dict[str, LeftOut]:
    """A ranker that was fitted without a group of sets, and how it ranks the questions of each."""
    others = [example for name, found in examples.items() if name not in group for example in found]
    counted = counted_of(others)
    trees, features = fit_ranker(others, counted, rounds)
    ranker, without = Trees.of(trees), dict[str, LeftOut]()
    for name in group:
        outcomes = [outcomes_of(example, ranker, features, counted) for example in examples[name]]
        asked = (found for found in outcomes if found and not found[0].golden.abstain and has_one_plan(found))
        right = [found[0].outcomes[0].right for found in asked]
        print(f"{name}: first {np.mean(right):.1%}", flush=True)
        without[name] = LeftOut(counted, features, trees, outcomes)
    return without


def outcomes_of(example: Example, ranker: Trees, features: list[str], counted: Mapping[str, Any]) -> list[OfPlan]:
    """What a question gets of each plan that has something to answer with, the best score first."""
    _, rows = complete(example, counted)
    scores = np.where(may_answer(rows.T, features), ranker.score(rows.T), -np.inf)
    orders = []
    for owner in np.unique(example.owners):
        own = np.flatnonzero((example.owners == owner) & np.isfinite(scores))
        if len(own):
            orders.append(own[np.argsort(-scores[own], kind="stable")][:CLOSELY])
    orders.sort(key=lambda order: -float(scores[order[0]]))
    found = []
    for order in orders:
        seen = seen_of(rows[order].T, scores[order], example.spans[order], example.roles[order])
        outcomes = [
            Outcome(looked_at, bool(grade >= RIGHT), place)
            for place, (looked_at, grade) in enumerate(zip(seen.T, example.grades[order], strict=False))
        ]
        found.append(OfPlan(example.golden, int(example.owners[order[0]]) in example.right_plans, outcomes))
    return found


def has_one_plan(found: Sequence[OfPlan]) -> bool:
    """Whether the question is answered by one plan, or by none."""
    return bool(found) and (found[0].golden.abstain or len(found[0].golden.plan) == 1)


def tell_certainty(outcomes: Sequence[list[OfPlan]], weights: dict[str, Any]) -> None:
    """Tell the outcomes how certain they are by some weights."""
    model = CertaintyModel.of(weights)
    for one in (one for found in outcomes for one in found):
        sure = model.probabilities(np.stack([outcome.seen for outcome in one.outcomes], axis=1))
        for outcome, certainty in zip(one.outcomes, sure.tolist(), strict=True):
            outcome.certainty = certainty


def _certainty(outcomes: Sequence[list[OfPlan]]) -> dict[str, Any]:
    """Learned from the two plans that score best, and from the right one."""
    usable = [
        (outcome, one.golden)
        for found in outcomes
        if has_one_plan(found)
        for at, one in enumerate(found)
        if at < _COMPARED or one.is_right
        for outcome in one.outcomes
    ]
    rows = np.array([outcome.seen for outcome, _ in usable])
    right = np.array([float(outcome.right) for outcome, _ in usable])
    weights = np.array([(2.0 if g.abstain else 1.0) * (_BEHIND if one.place else 1.0) for one, g in usable])
    trees = _mean_of(_CERTAINTY, rows, right, _CERTAINTY_ROUNDS, weight=weights)
    return {"trees": trees, "linear": _linear(rows, right, weights)}


def _linear(rows: Floats, right: Floats, weights: Floats) -> dict[str, Any]:
    """The weighted sum of standardised features that tells best what is right."""
    kept = {"mean": rows.mean(axis=0), "deviation": np.maximum(rows.std(axis=0), _LEAST_DEVIATION)}
    unfitted = Linear(kept["mean"], kept["deviation"], np.zeros(rows.shape[1], dtype=np.float32), 0.0)
    regression = LogisticRegression(C=_REGULARISED, max_iter=1000, random_state=SEED)
    fitted = regression.fit(unfitted.standardised(rows), right, sample_weight=weights)
    kept["weight"] = fitted.coef_[0]
    arrays = {key: [round(float(value), 6) for value in values] for key, values in kept.items()}
    return {**arrays, "bias": round(float(fitted.intercept_[0]), 6)}


def limits_of(outcomes: Sequence[list[OfPlan]]) -> dict[str, float]:
    """The least certainty from which on an answer is said at which enough of what is absent is declined; that from
    which on it is sure; and shares of the first, for an answer of one of several named plans and for the nearest."""
    absent = [surest_of(found).certainty for found in outcomes if found and found[0].golden.abstain]
    tried = [round(float(limit), 2) for limit in np.arange(0.3, 0.9, 0.01)]
    say = next((limit for limit in tried if np.mean([one < limit for one in absent]) >= DECLINED), tried[-1])
    shares = {name: round(say * share, 3) for name, share in _SHARES.items()}
    return {"say": say, "sure": _sure(outcomes), **shares, "tie": _TIE, "amended": _AMENDED, "also": _ALSO}


def surest_of(found: Sequence[OfPlan]) -> OfPlan:
    """The plan that is likeliest to answer a question."""
    return max(found, key=lambda one: one.certainty)


def _sure(outcomes: Sequence[list[OfPlan]]) -> float:
    """The least certainty from which on so many first candidates are right."""
    first = sorted((surest_of(found) for found in outcomes if has_one_plan(found)), key=lambda one: -one.certainty)
    share = np.cumsum([one.said.right for one in first]) / np.arange(1, len(first) + 1)
    enough = np.flatnonzero(share >= _SURE)
    return round(first[enough[-1]].certainty, 3) if len(enough) else 1.0


def report(ranked: dict[str, list[list[OfPlan]]], limits: dict[str, float]) -> None:
    """Print what left-out sets get at several limits, of questions with one plan and one candidate for an answer."""
    everything = [found for outcomes in ranked.values() for found in outcomes if has_one_plan(found)]
    absent = [found for found in everything if found[0].golden.abstain]
    there = [found for found in everything if not found[0].golden.abstain]
    print(
        f"surest of {len(there)} answerable: {np.mean([surest_of(found).said.right for found in there]):.1%}; {limits}"
    )
    for limit in np.arange(0.3, 0.66, 0.05):
        ends = [end_of(found, limit) for found in there]
        share = {end: f"{ends.count(end) / len(ends):.1%}" for end in ("right", "wrong", "asked back", "declined")}
        declined = np.mean([end_of(found, limit) == "declined" for found in absent])
        print(f"  said from {limit:.2f}: {share}, absent declined {declined:.1%}")


def end_of(found: Sequence[OfPlan], say: float, tie: float = _TIE) -> str:
    """What a question comes to: the surest plan's answer is said where no other is as good as certain."""
    best, *others = sorted(found, key=lambda one: -one.certainty)
    if best.certainty < say:
        return "declined"
    if any(one.certainty >= best.certainty * tie for one in others):
        return "asked back"
    return "right" if best.said.right else "wrong"


def _mean_of(
    parameters: dict[str, Any], rows: Floats, labels: np.ndarray, rounds: int, **beside: Any
) -> list[dict[str, Any]]:
    """The trees of several forests that only chance tells apart, worth a share each: their sum is the forests' mean,
    which varies less with what was learned from than one of them."""
    found: list[dict[str, Any]] = []
    for seed in _SEEDS:
        data = lightgbm.Dataset(rows, labels, **beside)
        booster = lightgbm.train({**parameters, **_SAME, "seed": seed}, data, num_boost_round=rounds)
        found += trees_of(booster, 1 / len(_SEEDS))
    return found


def trees_of(booster: "lightgbm.Booster", share: float = 1.0) -> list[dict[str, Any]]:
    """A booster's trees as they are kept, each leaf worth a share of what it is."""
    return [_node(tree["tree_structure"], share) for tree in booster.dump_model()["tree_info"]]


def _node(node: dict[str, Any], share: float) -> dict[str, Any]:
    if "leaf_value" in node:
        return {"value": round(float(node["leaf_value"]) * share, 5)}
    return {
        "feature": node["split_feature"],
        "at_most": float(np.float32(node["threshold"])),
        "left": _node(node["left_child"], share),
        "right": _node(node["right_child"], share),
    }


if __name__ == "__main__":
    main()
