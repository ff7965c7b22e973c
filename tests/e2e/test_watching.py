"""What whoever watches the bot sees while it answers."""

from urllib.request import urlopen

import pytest

from bot.failures import BotError
from tests.bot.telegram.fakes import ScriptedAssistant
from tests.chroma import free_port
from tests.e2e.botapi import BotApi
from tests.e2e.conftest import Start
from tests.e2e.test_webhook import question


async def test_a_question_is_counted_with_its_stages_and_its_sending(api: BotApi, start: Start) -> None:
    port, (chat, _) = free_port(), question(api, 1)
    async with start(ScriptedAssistant(), metrics_port=port) as application:
        api.say(chat, api.world.people[chat.id], "Hỏi?")
        await api.replies(chat)
        await application.update_processor.end(5)  # type: ignore[attr-defined]
        with urlopen(f"http://127.0.0.1:{port}/metrics") as answer:
            lines = answer.read().decode().splitlines()
    assert 'thidua_questions_total{outcome="answered"} 1.0' in lines
    assert 'thidua_sends_total{state="sent"} 1.0' in lines
    assert 'thidua_seconds_count{stage="total"} 1.0' in lines
    assert "thidua_queue 0.0" in lines


async def test_a_port_that_is_taken_is_one_clear_line(start: Start) -> None:
    port = free_port()
    async with start(ScriptedAssistant(), metrics_port=port):
        with pytest.raises(BotError, match="METRICS_PORT"):
            async with start(ScriptedAssistant(), metrics_port=port):
                pass
