"""Starting and stopping: what Telegram may answer then, and what the log may say of it."""

import asyncio
import logging
from dataclasses import replace

import pytest

from bot.failures import BotError
from bot.settings import Settings
from bot.telegram.running.process import serve
from tests.bot.telegram.fakes import ScriptedAssistant
from tests.e2e.botapi import BotApi, Fault
from tests.e2e.conftest import Start


async def test_a_refused_token_is_one_clear_line_without_the_token(
    settings: Settings, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    wrong = replace(settings, telegram_bot_token="999999:sai-ma-so")
    with pytest.raises(BotError, match="@BotFather") as refused:
        await serve(wrong, ScriptedAssistant(), asyncio.Event())
    assert "sai-ma-so" not in str(refused.value)
    assert refused.value.__suppress_context__
    assert "sai-ma-so" not in caplog.text


async def test_telegram_out_of_reach_at_the_start_is_tried_again(api: BotApi, settings: Settings) -> None:
    lan, stop = api.world.person(), asyncio.Event()
    chat = api.world.private(lan)
    api.fail("getMe", Fault("drop"))
    serving = asyncio.create_task(serve(settings, ScriptedAssistant(), stop))
    api.say(chat, lan, "Hỏi?")
    await api.replies(chat)
    stop.set()
    await serving


@pytest.mark.parametrize(("privacy", "seen"), [(True, "privacy mode is on"), (False, "privacy mode is off")])
async def test_the_log_says_at_the_start_what_privacy_mode_lets_it_see(
    api: BotApi, start: Start, caplog: pytest.LogCaptureFixture, seen: str, *, privacy: bool
) -> None:
    caplog.set_level(logging.INFO)
    api.world.me["can_read_all_group_messages"] = not privacy
    async with start(ScriptedAssistant()):
        pass
    assert seen in caplog.text


async def test_answers_under_way_are_given_before_it_stops(api: BotApi, start: Start) -> None:
    lan = api.world.person()
    chat = api.world.private(lan)
    assistant = ScriptedAssistant(delay=0.5)
    async with start(assistant):
        api.say(chat, lan, "Hỏi?")
        while not assistant.asked:
            await asyncio.sleep(0.01)
    assert len(api.sent(chat)) == 1


async def test_polling_goes_on_after_errors_and_another_poller(
    api: BotApi, start: Start, caplog: pytest.LogCaptureFixture
) -> None:
    lan = api.world.person()
    chat = api.world.private(lan)
    api.fail("getUpdates", Fault("error"), Fault("drop"))
    async with start(ScriptedAssistant()):
        api.say(chat, lan, "Một?")
        await api.replies(chat)
        await api.until(lambda: api.is_polled and not api.waiting)
        api.poll_elsewhere()
        await api.until(lambda: any(call.status == 409 for call in api.of("getUpdates")))
        api.say(chat, lan, "Hai?")
        await api.replies(chat, 2)
    assert "another program is polling" in caplog.text
    assert "Traceback" not in "".join(one.getMessage() for one in caplog.records if one.name.startswith("bot"))
