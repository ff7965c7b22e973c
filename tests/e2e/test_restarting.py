"""Each question is answered once: also when updates come again, and when the process is killed meanwhile."""

import asyncio
import logging
import os
import re
import signal
import sys
import time
from asyncio.subprocess import PIPE, Process
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from telegram import Update

from bot.settings import Settings
from bot.state import State, open_state
from bot.state.inbox import Inbox, Sending
from bot.telegram.arriving.intake import SUSPECTS
from bot.telegram.talk.thinking import AT_ONCE
from tests.bot.telegram.fakes import ScriptedAssistant
from tests.e2e.botapi import TOKEN, BotApi, Fault
from tests.e2e.conftest import Start
from tests.e2e.processes import running
from tests.e2e.world import Chat

ROOT = Path(__file__).resolve().parents[2]


async def test_an_update_that_comes_again_is_not_answered_again(api: BotApi, start: Start) -> None:
    lan = api.world.person()
    chat = api.world.private(lan)
    async with start(ScriptedAssistant()):
        asked = api.say(chat, lan, "Một?")
        await api.replies(chat)
    api.push("message", asked, update_id=101)
    assistant = ScriptedAssistant()
    async with start(assistant):
        api.push("message", asked, update_id=101)
        api.say(chat, lan, "Hai?")
        await api.replies(chat, 2)
    assert assistant.questions == ["Hai?"]


async def test_killed_in_the_middle_nothing_is_lost_and_nothing_answered_twice(api: BotApi, tmp_path: Path) -> None:
    lan = api.world.person()
    chats = [api.world.group(f"Tổ {n}") for n in range(6)]
    async with bot(api, tmp_path, DELAY="0.05") as process:
        for n in range(4):
            for chat in chats:
                api.say(chat, lan, f"/hoi Câu {n}?")
        await api.until(lambda: len(api.of("sendMessage")) >= 9, 90)
        process.kill()
        await process.wait()
    assert not api.waiting
    before = sum(len(api.sent(chat)) for chat in chats)
    assert before < 4 * len(chats)
    async with bot(api, tmp_path, DELAY="0.05") as process:
        await api.until(lambda: all(len(answered(api, chat)) == 4 for chat in chats), 90)
        process.send_signal(signal.SIGTERM)
        assert await asyncio.wait_for(process.wait(), 10) == 0
    state = open_state(tmp_path / "data")
    repeats, waiting = state.inbox.repeats(), state.inbox.waiting()
    state.close()
    assert not waiting
    sent = [m["text"] for chat in chats for m in api.sent(chat)]
    assert len(sent) <= 4 * len(chats) + repeats
    for chat in chats:
        assert answered(api, chat) == [f"Về “Câu {n}?”" for n in range(4)]


async def test_what_was_sent_before_the_kill_is_not_sent_again(api: BotApi, tmp_path: Path, start: Start) -> None:
    """Killed between an answer and the note that its update is done."""
    lan = api.world.person()
    chat = api.world.private(lan)
    asked = api.say(chat, lan, "Một?")
    api.poll_elsewhere()
    state = open_state(tmp_path)
    keep(state.inbox, {"update_id": 101, "message": asked})
    state.inbox.note(101, 1, chat.id, Sending.SENT, 55)
    state.close()
    assistant = ScriptedAssistant()
    async with start(assistant) as application:
        api.say(chat, lan, "Hai?")
        await api.replies(chat)
        inbox = application.bot_data.state.inbox
        assert inbox.repeats() == 0
    assert assistant.questions == ["Một?", "Hai?"]
    assert [m["text"] for m in api.sent(chat)] == ["Về “Hai?”"]


@pytest.mark.parametrize("arrived", [True, False])
async def test_killed_while_a_message_was_on_its_way_it_is_sent_once(
    api: BotApi, tmp_path: Path, start: Start, arrived: bool
) -> None:
    """Killed before Telegram answered: whether the message had arrived is found out before it is sent again."""
    lan, minh = api.world.person(), api.world.person("Minh")
    chat, other = api.world.private(lan), api.world.private(minh)
    asked = api.say(chat, lan, "Một?")
    api.poll_elsewhere()
    state = open_state(tmp_path)
    keep(state.inbox, {"update_id": 101, "message": asked})
    state.inbox.note(101, 1, chat.id, Sending.BEGUN, asked["message_id"])
    api.world.write(other, minh, "Khác")
    if arrived:
        api.world.write(chat, api.world.me, "Về “Một?”", reply_to=asked["message_id"])
    state.close()
    async with start(ScriptedAssistant()) as application:
        api.say(chat, lan, "Hai?")
        await api.until(lambda: any(m["text"] == "Về “Hai?”" for m in api.sent(chat)))
        assert application.bot_data.state.inbox.repeats() == (not arrived)
    assert [m["text"] for m in api.sent(chat)] == ["Về “Một?”", "Về “Hai?”"]


def begun_thrice(api: BotApi, folder: Path) -> tuple[dict[str, Any], Chat, State]:
    """A person, their chat, and a state in whose inbox update 90 waits that was begun three times."""
    lan = api.world.person()
    chat = api.world.private(lan)
    asked = api.world.write(chat, lan, "Chết?")
    state = open_state(folder)
    keep(state.inbox, {"update_id": 90, "message": asked})
    for _ in range(3):
        state.inbox.begin(90)
    return lan, chat, state


async def test_an_update_that_ends_the_process_again_and_again_is_given_up(
    api: BotApi, tmp_path: Path, start: Start, caplog: pytest.LogCaptureFixture
) -> None:
    lan, chat, state = begun_thrice(api, tmp_path)
    state.close()
    assistant = ScriptedAssistant()
    async with start(assistant):
        api.say(chat, lan, "Sau?")
        told, _ = await api.replies(chat, 2)
    assert assistant.questions == ["Sau?"]
    assert "Mã tham chiếu" in told["text"]
    assert "update 90 ended the process before" in caplog.text


async def test_many_that_were_begun_when_the_process_ended_are_not_all_given_up(
    api: BotApi, tmp_path: Path, start: Start
) -> None:
    chats = [api.world.private(api.world.person(str(n))) for n in range(2 * SUSPECTS)]
    state = open_state(tmp_path)
    for number, chat in enumerate(chats, 90):
        keep(state.inbox, {"update_id": number, "message": api.world.write(chat, api.world.people[chat.id], "Hỏi?")})
        for _ in range(3):
            state.inbox.begin(number)
    state.close()
    async with start(ScriptedAssistant()):
        for chat in chats:
            await api.replies(chat)
    assert all([m["text"] for m in api.sent(chat)] == ["Về “Hỏi?”"] for chat in chats)


async def test_an_update_that_is_given_up_after_its_answer_has_arrived_is_not_apologised_for(
    api: BotApi, tmp_path: Path, start: Start
) -> None:
    lan, chat, state = begun_thrice(api, tmp_path)
    state.inbox.note(90, 1, chat.id, Sending.SENT, 55)
    state.close()
    async with start(ScriptedAssistant()):
        api.say(chat, lan, "Sau?")
        await api.replies(chat)
    assert [m["text"] for m in api.sent(chat)] == ["Về “Sau?”"]


async def test_an_update_that_waits_for_a_thread_did_not_end_the_process(api: BotApi, start: Start) -> None:
    chats = [api.world.private(api.world.person(str(n))) for n in range(AT_ONCE + 2)]
    async with start(ScriptedAssistant(delay=1)) as application:
        inbox = application.bot_data.state.inbox
        for chat in chats:
            api.say(chat, api.world.people[chat.id], "Hỏi?")
        async with asyncio.timeout(30):
            while sorted(one.attempts for one in inbox.waiting()) != [0, 0, *[1] * AT_ONCE]:
                await asyncio.sleep(0.02)
        for chat in chats:
            await api.replies(chat)
        await api.until(lambda: not application.update_queue.size)
        assert not inbox.waiting()


async def test_an_update_whose_message_waits_for_telegram_did_not_end_the_process(
    api: BotApi, tmp_path: Path, start: Start
) -> None:
    lan = api.world.person()
    chat = api.world.private(lan)
    state = open_state(tmp_path)
    keep(state.inbox, {"update_id": 90, "message": api.world.write(chat, lan, "Chờ?")})
    for _ in range(2):
        state.inbox.begin(90)
    state.close()
    api.fail("sendMessage", Fault("flood"))
    async with start(ScriptedAssistant()) as application:
        await api.until(lambda: api.of("sendMessage"))
        assert [kept.attempts for kept in application.bot_data.state.inbox.waiting()] == [0]
        await api.replies(chat)
    assert [m["text"] for m in api.sent(chat)] == ["Về “Chờ?”"]


async def test_an_update_whose_message_is_looked_for_did_not_end_the_process(
    api: BotApi, tmp_path: Path, start: Start
) -> None:
    lan = api.world.person()
    chat = api.world.private(lan)
    asked = api.world.write(chat, lan, "Tìm?")
    state = open_state(tmp_path)
    keep(state.inbox, {"update_id": 90, "message": asked})
    for _ in range(2):
        state.inbox.begin(90)
    state.inbox.note(90, 1, chat.id, Sending.BEGUN, asked["message_id"])
    state.close()
    api.fail("stopMessageLiveLocation", Fault("slow", 1))
    async with start(ScriptedAssistant()) as application:
        inbox = application.bot_data.state.inbox
        async with asyncio.timeout(30):
            while [kept.attempts for kept in inbox.waiting()] != [3]:
                await asyncio.sleep(0.01)
            while [kept.attempts for kept in inbox.waiting()] != [2]:
                await asyncio.sleep(0.01)
        await api.replies(chat)
    assert [m["text"] for m in api.sent(chat)] == ["Về “Tìm?”"]


async def test_what_is_noted_is_not_asked_of_telegram_to_find_a_message(
    api: BotApi, tmp_path: Path, start: Start
) -> None:
    lan = api.world.person()
    chat = api.world.private(lan)
    asked = api.world.write(chat, lan, "Tìm?")
    state = open_state(tmp_path)
    for number in range(91, 96):
        keep(state.inbox, {"update_id": number, "message": asked})
        sent = api.world.write(api.world.private(api.world.person(str(number))), api.world.me, "Khác")
        state.inbox.note(number, 1, 7, Sending.SENT, sent["message_id"])
        state.inbox.done(number)
    api.poll_elsewhere()
    keep(state.inbox, {"update_id": 101, "message": asked})
    state.inbox.note(101, 1, chat.id, Sending.BEGUN, asked["message_id"])
    arrived = api.world.write(chat, api.world.me, "Về “Tìm?”", reply_to=asked["message_id"])
    state.close()
    async with start(ScriptedAssistant()) as application:
        await api.until(lambda: not application.update_queue.size)
        await asyncio.sleep(0.2)
    assert [call.params["message_id"] for call in api.of("stopMessageLiveLocation")] == [str(arrived["message_id"])]
    assert [m["text"] for m in api.sent(chat)] == ["Về “Tìm?”"]


async def test_sigterm_finishes_the_answers_under_way(api: BotApi, tmp_path: Path) -> None:
    lan = api.world.person()
    chats = [api.world.private(api.world.person()) for _ in range(3)]
    async with bot(api, tmp_path, DELAY="1") as process:
        await api.until(lambda: api.is_polled, 30)
        assert (tmp_path / "data" / "alive").exists()
        for chat in chats:
            api.say(chat, lan, "Hỏi?")
        await api.until(lambda: len(api.of("sendChatAction")) >= len(chats), 30)
        process.send_signal(signal.SIGTERM)
        assert await asyncio.wait_for(process.wait(), 10) == 0
    assert [len(api.sent(chat)) for chat in chats] == [1, 1, 1]
    assert not (tmp_path / "data" / "alive").exists()


async def test_sigterm_ends_a_process_that_hangs_and_the_question_is_answered_later(
    api: BotApi, tmp_path: Path
) -> None:
    lan = api.world.person()
    chat = api.world.private(lan)
    async with bot(api, tmp_path, DELAY="60") as process:
        api.say(chat, lan, "Hỏi?")
        await api.until(lambda: api.of("sendChatAction"), 30)
        stopped = time.monotonic()
        process.send_signal(signal.SIGTERM)
        assert await asyncio.wait_for(process.wait(), 15) == 0
        assert time.monotonic() - stopped < 10
    async with bot(api, tmp_path):
        await api.replies(chat)
    assert [m["text"] for m in api.sent(chat)] == ["Về “Hỏi?”"]


async def test_a_log_line_tells_the_stages_and_not_the_question(
    api: BotApi, start: Start, caplog: pytest.LogCaptureFixture
) -> None:
    lan, group = api.world.person(), api.world.group()
    caplog.set_level(logging.INFO)
    async with start(ScriptedAssistant()):
        api.say(group, lan, "/hoi Bí mật?")
        await api.replies(group)
    [line] = [record.getMessage() for record in caplog.records if record.getMessage().startswith("answered ")]
    stages = " ".join(rf"{name}_ms=\d+" for name in ("queued", "answer", "paced", "sent", "total"))
    assert re.fullmatch(rf"answered update=101 chat={group.id} kind=phases outcome=answered {stages}", line)
    assert "Bí mật" not in caplog.text


async def test_the_content_of_an_update_is_gone_when_it_is_worked_off(
    api: BotApi, settings: Settings, start: Start, tmp_path: Path
) -> None:
    lan, group = api.world.person("Nguyễn Thị Đặc Biệt"), api.world.group()
    api.fail("sendMessage", Fault("error"))
    async with start(ScriptedAssistant(), log_level=replace(settings).log_level) as application:
        api.say(group, lan, "/hoi Hỏi?")
        await api.replies(group)
        await application.update_queue.join()
        assert not application.bot_data.state.inbox.waiting()
    stored = b"".join(path.read_bytes() for path in tmp_path.glob("bot.sqlite*"))
    assert str(lan["username"]).encode() not in stored


def answered(api: BotApi, chat: Chat) -> list[str]:
    """What the bot said in a chat, each text once, in order."""
    return list(dict.fromkeys(m["text"] for m in api.sent(chat)))


def keep(inbox: Inbox, update: dict[str, object]) -> None:
    """An update as a process before this one kept it."""
    parsed = Update.de_json(update, None)
    inbox.take(parsed.update_id, parsed.to_json())


@asynccontextmanager
async def bot(api: BotApi, folder: Path, **env: str) -> AsyncIterator[Process]:
    """The bot over the stand-in; killed at the end if it still runs."""
    settings = {
        "PATH": os.environ["PATH"],
        "PYTHONPATH": str(ROOT),
        "TELEGRAM_BOT_TOKEN": TOKEN,
        "TELEGRAM_API_URL": api.url,
        "DATA_DIR": str(folder / "data"),
    } | env
    command = (sys.executable, "-m", "tests.e2e.scripted_bot")
    process = await asyncio.create_subprocess_exec(*command, env=settings, cwd=ROOT, stderr=PIPE)
    async with running(process):
        yield process
