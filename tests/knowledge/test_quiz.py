"""Questions made of cards: each with one right option, checked here against the card, none told by its own words."""

import re
import unicodedata
from collections.abc import Callable
from datetime import date, datetime
from functools import cache
from pathlib import Path

import pytest

from bot.wording.quiz import QUESTIONS, asked, options_of
from knowledge.agenda import events_of
from knowledge.amendments import Withdrawn
from knowledge.plan import PlanVersion
from knowledge.quiz import FEWEST, OPTIONS, OUTSIDE, Asks, QuizQuestion, questions_of, quiz_of
from knowledge.text import fold, squeeze
from tests.knowledge.answers.test_amended import EXTENDING
from tests.plans_made import ROOT, SAMPLES, SHARED, made, plans_in
from tests.shelves import COMMUNE, PROVINCE

MANY = 60
"""Questions of a kind of which it is looked at how often a guess is right."""

MORE_THAN_CHANCE, HALF = 0.2, 0.5

FOLDERS = [SAMPLES, *sorted((ROOT / "tests" / "golden").glob("**/plans")), *filter(Path.exists, [SHARED / "plans"])]


def right_ones(version: PlanVersion, question: QuizQuestion) -> list[str]:
    """The options that the card says are right, by its own fields and not by the code that made the question."""
    return [option for option in question.options if _is_right(version, question, option)]


def _is_right(version: PlanVersion, question: QuizQuestion, option: str) -> bool:
    card, text, subject = version.card, version.text, question.subject
    told = fold(subject.removesuffix(" …"))
    due = [(squeeze(f"{d.what.value} {d.part.value if d.part else ''}"), d) for d in card.deadlines]
    days = {(event.name, f"{event.day:%d/%m/%Y}") for event in events_of(version) if event.kind == "deadline"}
    match question.asks:
        case Asks.DUE:
            return (subject, option) in days
        case Asks.WHAT:
            return (option, subject) in days
        case Asks.PHASE_START | Asks.PHASE_END:
            at = "first" if question.asks is Asks.PHASE_START else "last"
            ends = [(e.name, getattr(e, at)) for e in events_of(version) if e.kind == "phase"]
            return (subject, option) in [(name, f"{day:%d/%m/%Y}") for name, day in ends if day]
        case Asks.PHASE_OF:
            day = datetime.strptime(subject, "%d/%m/%Y").date()  # noqa: DTZ007 a day alone
            there = [e.name for e in _phases(version) if e.first <= day <= e.last]
            return option in (there or [OUTSIDE])
        case Asks.PHASE_FOR:
            return any(squeeze(p.name) == option and told in fold(squeeze(p.span.of(text))) for p in card.phases)
        case Asks.AWARD_FOR:
            return any(
                a.form == option and any(told in fold(squeeze(c.value)) for c in a.criteria) for a in card.awards
            )
        case Asks.GRANTOR:
            return any(a.form == subject and a.grantor and squeeze(a.grantor.value) == option for a in card.awards)
        case Asks.QUOTA:
            return any(a.form == subject and any(squeeze(q.value) == option for q in a.quota) for a in card.awards)
        case Asks.UNIT:
            return any(squeeze(d.unit.value) == option and told in fold(squeeze(d.span.of(text))) for d in card.duties)
        case Asks.RECIPIENT:
            return any(n == subject and d.recipient and squeeze(d.recipient.value) == option for n, d in due)
        case Asks.NUMBER:
            return card.number is not None and squeeze(card.number.value) == option
        case Asks.DUTY:
            told = fold(option.removesuffix(" …"))
            return any(squeeze(d.unit.value) == subject and told in fold(squeeze(d.span.of(text))) for d in card.duties)
        case Asks.ISSUED:
            return card.issued_on is not None and f"{card.issued_on.first():%d/%m/%Y}" == option
        case Asks.COUNT:
            whole = squeeze(subject.replace("…", option, 1))
            return whole in squeeze(text.replace("\n", " "))
        case Asks.FIGURE:
            whole = re.escape(subject.replace("…", option, 1).replace(" ", ""))
            # Only a figure at its beginning may be the end of a longer one; before words a list may end in one.
            before = r"(?<!\d)" if subject.startswith("…") else ""
            return bool(re.search(before + whole, squeeze(text).replace(" ", "")))
    raise AssertionError(question.asks)


def _phases(version: PlanVersion) -> list:
    return [event for event in events_of(version) if event.kind == "phase" and event.first and event.last]


def _words(text: str) -> set[str]:
    return {word.lstrip("0") for word in re.findall(r"\w+", unicodedata.normalize("NFC", text).lower())}


@cache
def every_question() -> list[tuple[PlanVersion, QuizQuestion]]:
    """The questions of all plans there are, one draw of each."""
    return [(v, q) for folder in FOLDERS for v in plans_in(folder) for q in questions_of(v)]


def test_a_thousand_questions_have_one_right_option_each_and_do_not_tell_it() -> None:
    for version, question in every_question():
        where = f"{version.plan}: {question}"
        assert right_ones(version, question) == [question.answer], where
        assert FEWEST <= len(question.options) <= OPTIONS, where
        assert len({fold(option) for option in options_of(question, "vi")}) == len(question.options), where
        shared = set.intersection(*map(_words, question.options))
        assert not (_words(question.answer) - shared) & _words(asked(question, "vi")), where
        assert len(asked(question, "vi")) <= 300, where
        assert all(1 <= len(option) <= 100 for option in question.options), where
        assert question.span.of(version.text), where
    assert len({(v.plan, q.key) for v, q in every_question()}) >= 1000


Guess = Callable[[QuizQuestion], list[float]]


def _days_of(question: QuizQuestion) -> list[int]:
    found = [re.fullmatch(r"(\d\d)/(\d\d)/(\d{4})", option) for option in question.options]
    return [date(int(m[3]), int(m[2]), int(m[1])).toordinal() if m else 0 for m in found]


def _edges(question: QuizQuestion) -> list[float]:
    return [float(option.startswith(("01/", "30/", "31/"))) for option in question.options]


def _letters(text: str) -> set[str]:
    folded = fold(text)
    return {folded[at : at + 3] for at in range(len(folded) - 2)}


GUESSES: dict[str, Guess] = {
    "the longest": lambda q: [len(o) for o in q.options],
    "the shortest": lambda q: [-len(o) for o in q.options],
    "that with words of the question": lambda q: [len(_words(o) & _words(q.subject)) for o in q.options],
    "that with letters of the question": lambda q: [len(_letters(o) & _letters(q.subject)) for o in q.options],
    "the first day": lambda q: [-day for day in _days_of(q)],
    "the last day": lambda q: [float(day) for day in _days_of(q)],
    "the end of a month": _edges,
    "all of it": lambda q: [float(o == "100%") for o in q.options],
    "in no phase": lambda q: [float(o == OUTSIDE) for o in q.options],
    "the first option": lambda q: [-at for at, _ in enumerate(q.options)],
}
"""What somebody may go by who knows no plan: the option with the highest mark."""

SAID = {
    "the last day": r"\b(?:tong ket|ca nam|cuoi|dot cuoi)\b",
    "the first day": r"\b(?:dang ky|phat dong|ke hoach|giao uoc|(?:dot|giai doan|chang|buoc) (?:1|i|mot|thu nhat))\b",
}
"""What a question says that lets such a one go by the days."""


def _hits(questions: list[QuizQuestion], guess: Guess) -> tuple[float, float]:
    """How often somebody who goes by a mark is right, where it tells anything, and how often by chance."""
    right, chance = [], []
    for question in questions:
        marks = guess(question)
        best = [at for at, mark in enumerate(marks) if mark == max(marks)]
        if len(best) < len(marks):
            right.append((question.right in best) / len(best))
            chance.append(1 / len(marks))
    return sum(right) / max(1, len(right)), sum(chance) / max(1, len(chance))


def test_whoever_knows_no_plan_guesses_little_better_than_by_chance() -> None:
    found = [question for _, question in every_question()]
    for asks in Asks:
        of_kind = [question for question in found if question.asks is asks]
        for name, guess in GUESSES.items() if len(of_kind) >= MANY else ():
            right, chance = _hits(of_kind, guess)
            assert right - chance < MORE_THAN_CHANCE, f"{asks}: {name} is right in {right:.2f}, by chance {chance:.2f}"
    for name, pattern in SAID.items():
        told = [q for q in found if q.asks in (Asks.DUE, Asks.PHASE_START) and re.search(pattern, fold(q.subject))]
        assert _hits(told, GUESSES[name])[0] <= HALF, name


@pytest.mark.parametrize("language", QUESTIONS)
def test_every_kind_of_question_has_words(language: str) -> None:
    assert QUESTIONS[language].keys() == set(Asks)
    assert all(re.findall(r"\{\w+\}", said) == ["{subject}"] for said in QUESTIONS[language].values())


def test_a_quiz_is_varied_and_the_same_again() -> None:
    version = made(PROVINCE, "lac-ha")
    quiz = quiz_of(version, 8)
    assert 5 <= len(quiz) <= 8
    assert quiz == quiz_of(version, 8)
    assert len({question.asks for question in quiz}) >= 4
    assert len({question.key for question in quiz}) == len(quiz)
    assert quiz != quiz_of(version, 8, seed=1)


def test_nothing_is_asked_of_what_a_letter_has_moved() -> None:
    version = made(PROVINCE, "lac-ha")
    every = questions_of(version)
    old = every[0]
    left = questions_of(version, withdrawn=[Withdrawn(old.span, EXTENDING.card.orders[0], EXTENDING)])
    assert left
    assert {q.key for q in every} - {q.key for q in left} == {q.key for q in every if q.span.meets(old.span)}


def test_a_plan_without_facts_has_no_questions() -> None:
    assert quiz_of(made(COMMUNE), 8) == ()
