"""What administrators see: figures of the questions, and those that were not answered well."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from bot.state import State
from bot.state.questions import Ending, Question
from bot.teaching import alike
from knowledge.language_model.ledger import Counts

DAYS = 30
"""How far back the figures look, where nothing else is asked for."""

PRIVATE = "private"
"""The name of all private chats together."""


@dataclass(frozen=True, slots=True)
class Figures:
    """How many questions there were, what became of them, and how long answers took (milliseconds)."""

    asked: int
    answered: int
    declined: int
    failed: int
    good: int
    bad: int
    median_ms: float
    slowest_ms: float
    """The 95th percentile."""


@dataclass(frozen=True, slots=True)
class Statistics:
    """The figures of some days: over all, by day (ISO dates) and by chat (its title, or its kind), and what the
    language model was asked, used and came to by name, empty where it was not asked."""

    days: int
    total: Figures
    by_day: Mapping[str, Figures]
    by_chat: Mapping[str, Figures]
    model: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Unanswered:
    """Questions alike that want an answer: the latest, how many, and what was said against answers."""

    question: Question
    count: int
    bad: int
    reasons: tuple[str, ...]


def statistics(state: State, days: int, zone: ZoneInfo, ledger: Counts | None = None) -> Statistics:
    """The figures of the last so many days; `ledger` notes those of the language model."""
    since = state.questions.now() - timedelta(days=days)
    questions = state.questions.since(since)
    verdicts = Counter((v.question, v.good) for v in state.questions.verdicts())
    titles = {str(group.chat): group.title for group in state.groups.all() if group.title}

    def figures(chosen: Sequence[Question]) -> Figures:
        return _figures(chosen, verdicts)

    by_day = _grouped(questions, lambda q: datetime.fromisoformat(q.asked_at).astimezone(zone).date().isoformat())
    by_chat = _grouped(questions, lambda q: _chat_name(q.chat, titles))
    return Statistics(
        days,
        figures(questions),
        {day: figures(chosen) for day, chosen in by_day.items()},
        {chat: figures(chosen) for chat, chosen in by_chat.items()},
        dict(ledger.since(since.astimezone(zone).date())) if ledger else {},
    )


def unanswered(state: State, days: int) -> list[Unanswered]:
    """Questions that the plans do not answer and answers judged bad, the most frequent first."""
    questions = state.questions.since(state.questions.now() - timedelta(days=days))
    verdicts = [v for v in state.questions.verdicts() if not v.good]
    bad = {v.question for v in verdicts}
    taught = [t.content for t in state.taught.valid(state.questions.now().date())]
    open_ = [q for q in questions if _wants_an_answer(q, bad) and not any(alike(t, q.content) for t in taught)]
    groups = _alike_together(open_)
    found = [
        Unanswered(
            question=group[0],
            count=len(group),
            bad=sum(q.id in bad for q in group),
            reasons=tuple(sorted({v.reason for v in verdicts if v.reason and v.question in {q.id for q in group}})),
        )
        for group in groups
    ]
    return sorted(found, key=lambda one: -one.count)


def _wants_an_answer(question: Question, bad: set[int]) -> bool:
    return question.id in bad or (question.outcome is Ending.DECLINED and question.reason == "absent")


def _alike_together(questions: Iterable[Question]) -> list[list[Question]]:
    groups: list[list[Question]] = []
    for question in questions:
        group = next((g for g in groups if alike(g[0].content, question.content)), None)
        if group is None:
            groups.append([question])
        else:
            group.append(question)
    return groups


def _figures(questions: Sequence[Question], verdicts: Mapping[tuple[int, bool], int]) -> Figures:
    outcomes = Counter(question.outcome for question in questions)
    times = sorted(q.took_ms for q in questions if q.outcome is not Ending.FAILED)
    return Figures(
        asked=len(questions),
        answered=outcomes[Ending.ANSWERED] + outcomes[Ending.ASKED_BACK],
        declined=outcomes[Ending.DECLINED],
        failed=outcomes[Ending.FAILED],
        good=sum(verdicts.get((q.id, True), 0) for q in questions),
        bad=sum(verdicts.get((q.id, False), 0) for q in questions),
        median_ms=_percentile(times, 50),
        slowest_ms=_percentile(times, 95),
    )


def _percentile(ordered: Sequence[float], percent: int) -> float:
    """The smallest value that so many percent are not above; 0 where there is none."""
    return ordered[max(0, -(-len(ordered) * percent // 100) - 1)] if ordered else 0.0


def _grouped(questions: Iterable[Question], key: Callable[[Question], str]) -> dict[str, list[Question]]:
    groups: dict[str, list[Question]] = {}
    for question in questions:
        groups.setdefault(key(question), []).append(question)
    return groups


def _chat_name(chat: str, titles: Mapping[str, str]) -> str:
    return PRIVATE if chat.startswith("private:") else titles.get(chat, chat)
