"""Whoever asked in vain is told, once, when an administrator has marked where the answer stands."""

from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from bot.labels import Pointed, forget, label, labelled, tell, to_tell
from bot.state.questions import Ending
from bot.telegram.agenda.pointing import tell_pointed
from tests.bot.telegram.fakes import ScriptedAssistant, plan_version, reply
from tests.e2e.botapi import BotApi
from tests.e2e.conftest import Start
from tests.e2e.reading import labels

NOW = datetime(2031, 6, 2, 9, 0, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))
PLAN = plan_version("an-binh", "Thi đua năm 2031", "Mỗi thôn nộp 02 bản báo cáo.\nBáo cáo gửi trước ngày 05/12/2031.")
QUOTE = "Mỗi thôn nộp 02 bản báo cáo."
UNKNOWN = reply("Tôi chưa tìm thấy.", question="nộp mấy bản?", abstained=True)


@pytest.mark.parametrize("private", [True, False])
async def test_whoever_asked_is_told_once_where_the_answer_stands(api: BotApi, start: Start, *, private: bool) -> None:
    lan, group = api.world.person("Lan"), api.world.group()
    chat = api.world.private(lan) if private else group
    assistant = ScriptedAssistant({"nộp mấy bản?": UNKNOWN}, (PLAN,))
    async with start(assistant, allowed_chat_ids=frozenset({group.id}), private_chats="all") as application:
        desk = application.bot_data
        api.say(chat, lan, "nộp mấy bản?" if private else "/hoi nộp mấy bản?")
        [answer] = await api.replies(chat, 1)
        [asked] = desk.state.questions.since(datetime(2000, 1, 1, tzinfo=NOW.tzinfo))
        assert asked.outcome is Ending.DECLINED
        for quote in ("Lời không còn trong kế hoạch.", QUOTE):
            tell(desk.settings.data_dir, Pointed(asked.id, "an-binh", quote))
            for _ in range(2):
                await tell_pointed(desk, NOW)
        _, told = await api.replies(chat, 2)
    assert told["text"].startswith("📍 Câu “nộp mấy bản?”: người quản trị đã chỉ ra lời trả lời trong ")
    assert QUOTE in told["text"]
    assert told["reply_to_message"]["message_id"] == answer["message_id"] - 1
    assert any(one.startswith("📄") for one in labels(told))
    assert len(api.sent(chat)) == 2


def test_marked_questions_go_with_whoever_wants_to_be_forgotten(tmp_path: Path) -> None:
    for number in (7, 8):
        label(tmp_path, number, "Hỏi gì?", "a", "lời")
        tell(tmp_path, Pointed(number, "a", "lời"))
    forget(tmp_path, [7, 9])
    assert [one["id"] for one in labelled(tmp_path)] == ["q-8"]
    assert [one.question for one in to_tell(tmp_path)] == [8]


def test_a_question_is_labelled_anew_in_its_place(tmp_path: Path) -> None:
    assert (labelled(tmp_path), to_tell(tmp_path)) == ([], [])
    for plan in ("a", "b"):
        label(tmp_path, 7, "Hỏi gì?", plan, "lời")
        tell(tmp_path, Pointed(7, plan, "lời"))
    assert [one["plan"] for one in labelled(tmp_path)] == [["b"]]
    assert to_tell(tmp_path) == [Pointed(7, "b", "lời")]
