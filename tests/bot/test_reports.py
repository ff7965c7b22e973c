"""Figures, questions that want an answer, and administrators' answers."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from bot.reports import statistics, unanswered
from bot.state import State, open_state
from bot.state.groups import Group
from bot.state.questions import Ending, Question
from bot.state.taught import TaughtAnswer
from bot.teaching import alike, as_reply, fitting, last_day
from bot.wording.reports import REPORTS, statistics_text, unanswered_text
from knowledge.card import Period, Phase
from knowledge.dates import DateValue
from knowledge.language_model.ledger import Ledger
from knowledge.span import Span
from tests.bot.telegram.fakes import citation, plan_version, reply

DATABASES = ("file", "server")
ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
NOW = datetime(2031, 3, 1, 18, 30, tzinfo=UTC)


@pytest.fixture
def state(tmp_path: Path, database: str) -> Iterator[State]:
    opened = open_state(tmp_path, lambda: NOW, database_url=database)
    opened.groups.put(Group(-1, "Tổ 1"))
    yield opened
    opened.close()


def ask(state: State, content: str, outcome: Ending = Ending.ANSWERED, chat: str = "-1", **how: object) -> int:
    message = len(state.questions.since(NOW - timedelta(days=9))) + 1
    return state.questions.add(Question(chat, message, "p", content, "Đáp", outcome, content=content, **how))


def test_figures_are_over_all_by_local_day_and_by_chat(state: State) -> None:
    for took in range(1, 101):
        ask(state, "x", took_ms=float(took))
    bad = ask(state, "y", Ending.DECLINED, chat="private:ab", took_ms=1000.0)
    ask(state, "z", Ending.FAILED, chat="-2")
    state.questions.judge(bad, "p", good=False)
    found = statistics(state, 7, ZONE)
    assert (found.total.asked, found.total.answered, found.total.declined, found.total.failed) == (102, 100, 1, 1)
    assert (found.total.median_ms, found.total.slowest_ms) == (51.0, 96.0)
    assert list(found.by_day) == ["2031-03-02"]  # late in the evening in UTC it is the next day in Vietnam
    assert {name: one.asked for name, one in found.by_chat.items()} == {"Tổ 1": 100, "private": 1, "-2": 1}
    assert "Tổ 1: 100 câu hỏi" in statistics_text(found, "vi")
    assert "Private chats: 1 questions" in statistics_text(found, "en")


def test_what_the_language_model_used_is_told_where_it_was_asked(state: State, tmp_path: Path) -> None:
    ledger = Ledger(tmp_path / "ledger.json")
    assert "Mô hình" not in statistics_text(statistics(state, 7, ZONE, ledger), "vi")
    ledger.add(date(2031, 2, 1), {"requests": 99})
    ledger.add(date(2031, 3, 1), {"requests": 5, "tokens": 4000, "answer": 3, "without": 1})
    found = statistics(state, 7, ZONE, ledger)
    assert found.model == {"requests": 5, "tokens": 4000, "answer": 3, "without": 1}
    told = "5 requests, 4000 tokens — 3 proven answers, 0 declined, 0 asked back, 1 answered without it"
    assert told in statistics_text(found, "en")


def test_unanswered_are_the_declined_ones_grouped_and_those_judged_bad(state: State) -> None:
    for content in ("tien thuong bao nhieu", "tien thuong la bao nhieu", "tien thuong dot 2 bao nhieu"):
        ask(state, content, Ending.DECLINED, reason="absent")
    ask(state, "cua tinh khac", Ending.DECLINED, reason="missing")
    bad = ask(state, "han nop")
    state.questions.judge(bad, "p", good=False, reason="plan")
    found = unanswered(state, 30)
    assert [(one.question.content, one.count, one.bad) for one in found] == [
        ("tien thuong la bao nhieu", 2, 0),
        ("han nop", 1, 1),
        ("tien thuong dot 2 bao nhieu", 1, 0),
    ]
    text = unanswered_text(found, "vi")
    assert "👎 1, sai kế hoạch) han nop" in text
    assert unanswered_text([], "en") == "No question is waiting for an answer."


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("tien thuong bao nhieu", "tien thuong la bao nhieu", True),
        ("han nop dot 1", "han nop dot 2", False),
        ("han nop bao cao", "han nop ho so", False),
        ("", "", False),
    ],
)
def test_alike(one: str, other: str, *, same: bool) -> None:
    assert alike(one, other) is same


def test_a_taught_answer_is_given_for_its_question_and_plan_only() -> None:
    taught = TaughtAnswer("Hỏi?", "tien thuong bao nhieu", "1 triệu", "CV 9", "Quản", date(2031, 3, 1), "an-binh")
    same = reply("Không nêu", question="tien thuong la bao nhieu", plan="an-binh", abstained=True)
    assert fitting([taught], same) == taught
    assert fitting([taught], reply("x", question="tien thuong la bao nhieu", plan="khac")) is None
    assert fitting([taught], reply("x", question="han nop", plan="an-binh")) is None
    given = as_reply(replace(same, citations=(citation(),)), taught)
    assert (given.abstained, given.citations, given.notes) == (False, (), ())
    assert [line[0].text for line in given.lines] == [
        "1 triệu",
        "✍ Quản trả lời ngày 01/3/2031, không trích từ kế hoạch. Nguồn: CV 9",
    ]


def test_a_plan_ends_on_the_last_day_that_its_card_states() -> None:
    version = plan_version()
    span = Span(0, 1)
    phases = tuple(
        Phase("", n, Period(None, DateValue(2031, month, 30), span), (), span) for n, month in enumerate((11, 6))
    )
    assert last_day(version) is None
    assert last_day(replace(version, card=replace(version.card, years=(2030, 2031)))) == date(2031, 12, 31)
    assert last_day(replace(version, card=replace(version.card, years=(2031,), phases=phases))) == date(2031, 11, 30)


def test_reports_are_written_in_both_languages() -> None:
    assert REPORTS["vi"].keys() == REPORTS["en"].keys()
