"""Texts as long as Telegram lets them be: a short run of `tests.benchmarks.long_questions`."""

from collections.abc import Iterator
from contextlib import closing
from zoneinfo import ZoneInfo

import pytest

from bot.assistant import LONGEST_QUESTION, Assistant, within_reason
from bot.reply import plain
from tests.benchmarks.long_questions import LENGTH, MOST, measured, store, texts


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    """Answers over two plans."""
    with closing(store(tmp_path_factory.mktemp("kho"))) as library:
        yield Assistant(library, ZoneInfo("Asia/Ho_Chi_Minh"))


def test_no_text_takes_long(assistant: Assistant) -> None:
    sample = texts(200)[::7]
    assert [one for one in measured(assistant, sample) if one[0] > MOST] == []


def test_what_was_not_read_is_said(assistant: Assistant) -> None:
    question = "Hạn gửi báo cáo tổng kết của xã Thượng Lĩnh? "
    reply = assistant.ask((question * 200)[:LENGTH])
    assert any("quá dài" in plain(note) for note in reply.notes)
    assert len(reply.question) == LENGTH
    assert not any("quá dài" in plain(note) for note in assistant.ask(question).notes)


@pytest.mark.parametrize("question", ["ngắn", "dài " * 900, "x" * 4096, "\n" * 4096])
def test_a_question_is_cut_between_two_words(question: str) -> None:
    cut = within_reason(question)
    assert question.startswith(cut)
    assert 0 < len(cut) <= LONGEST_QUESTION
    assert cut == question or len(cut) > LONGEST_QUESTION - 5
