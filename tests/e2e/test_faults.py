"""Faults while running: a token revoked, talk that is nobody's business, a clock that is set, work that fails."""

import asyncio

import pytest

from bot.failures import BotError
from bot.settings import Settings
from bot.telegram.running.housekeeping import LEAP, Steady
from bot.telegram.running.process import _each, serve
from tests.bot.telegram.fakes import ScriptedAssistant
from tests.e2e.botapi import BotApi
from tests.e2e.conftest import Start


async def test_a_revoked_token_ends_the_bot_with_a_line(api: BotApi, settings: Settings) -> None:
    lan = api.world.person()
    chat = api.world.private(lan)
    serving = asyncio.create_task(serve(settings, ScriptedAssistant(), asyncio.Event()))
    api.say(chat, lan, "Hỏi?")
    await api.replies(chat)
    api.token = "1:khac"
    api.poll_elsewhere()
    with pytest.raises(BotError, match="@BotFather"):
        await asyncio.wait_for(serving, 20)


async def test_talk_that_is_not_for_the_bot_never_touches_the_disk(
    api: BotApi, start: Start, settings: Settings
) -> None:
    api.world.privacy = False
    lan, group = api.world.person(), api.world.group()
    async with start(ScriptedAssistant()):
        api.say(group, lan, "Chuyện riêng 4711 của chúng tôi.")
        api.say(group, lan, "/hoi Hạn nộp?")
        await api.replies(group)
        for path in settings.data_dir.rglob("*"):
            assert not path.is_file() or b"4711" not in path.read_bytes(), path


async def test_one_work_that_fails_leaves_the_others_alone(caplog: pytest.LogCaptureFixture) -> None:
    done: list[str] = []
    await _each([("một", lambda: 1 // 0), ("hai", lambda: done.append("hai"))])
    assert done == ["hai"]
    assert "một failed" in caplog.text


@pytest.mark.parametrize(("day", "steady"), [(86400.0, True), (86400.0 + 2 * LEAP, False), (-86400.0, False)])
def test_a_clock_that_was_set_is_noticed(day: float, *, steady: bool) -> None:
    times, passed = iter([0.0, day]), iter([0.0, 86400.0])
    clock = Steady(lambda: next(times), lambda: next(passed))
    assert clock.is_steady() is steady
