"""Questions made of cards: each with one right option, checked here against the card, none told by its own words."""

import re
import unicodedata
from datetime import datetime
from pathlib import Path

import pytest

from bot.wording.quiz import QUESTIONS, asked
from knowledge.agenda import events_of
from knowledge.plan import PlanVersion
from knowledge.quiz import FEWEST, OPTIONS, Asks, QuizQuestion, questions_of, quiz_of
from knowledge.text import fold, squeeze
from tests.plans_made import ROOT, SAMPLES, SHARED, made, plans_in
from tests.shelves import COMMUNE, PROVINCE

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
            return any(e.name == option and e.first <= day <= e.last for e in _phases(version))
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
        case Asks.FIGURE:
            whole = re.escape(subject.replace("…", option, 1).replace(" ", ""))
            return any(re.search(rf"(?<!\d){whole}", squeeze(t.value).replace(" ", "")) for t in card.targets)
    raise AssertionError(question.asks)


def _phases(version: PlanVersion) -> list:
    return [event for event in events_of(version) if event.kind == "phase" and event.first and event.last]


def _words(text: str) -> set[str]:
    return {word.lstrip("0") for word in re.findall(r"\w+", unicodedata.normalize("NFC", text).lower())}


def test_a_thousand_questions_have_one_right_option_each_and_do_not_tell_it() -> None:
    count = 0
    for folder in FOLDERS:
        for version in plans_in(folder):
            for question in (*questions_of(version), *questions_of(version, seed=1)):
                count += 1
                where = f"{version.plan}: {question}"
                assert right_ones(version, question) == [question.answer], where
                assert FEWEST <= len(question.options) <= OPTIONS, where
                assert len({fold(option) for option in question.options}) == len(question.options), where
                shared = set.intersection(*map(_words, question.options))
                assert not (_words(question.answer) - shared) & _words(asked(question, "vi")), where
                assert len(asked(question, "vi")) <= 300, where
                assert all(1 <= len(option) <= 100 for option in question.options), where
                assert question.span.of(version.text), where
    assert count >= 1000


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


def test_a_plan_without_facts_has_no_questions() -> None:
    assert quiz_of(made(COMMUNE), 8) == ()
