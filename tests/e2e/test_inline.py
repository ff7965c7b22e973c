"""Inline mode: answers with their sources to paste in any chat."""

from tests.bot.telegram.fakes import ScriptedAssistant, citation, reply
from tests.e2e.botapi import BotApi
from tests.e2e.conftest import Start
from tests.e2e.entities import parse


async def test_an_answer_with_its_sources_is_offered(api: BotApi, start: Start) -> None:
    lan = api.world.person()
    script = {"Mấy đợt thi đua?": reply("Hai *đợt* [1]", citations=(citation(quote="<Đợt> 1"),))}
    assistant = ScriptedAssistant(script)
    async with start(assistant):
        query = api.ask_inline(lan, "Mấy đợt thi đua?")
        await api.until(lambda: query in api.inline)
    [result] = api.inline[query]
    text, entities = parse(result["input_message_content"]["message_text"])
    assert text.startswith("Hai đợt [1]\nNguồn: ")
    assert "“<Đợt> 1”" in text
    assert "expandable_blockquote" in [entity["type"] for entity in entities]
    assert result["description"] == "Hai đợt [1]"
    assert assistant.unshown == ["Mấy đợt thi đua?"]


async def test_half_a_word_asks_nothing_yet(api: BotApi, start: Start) -> None:
    lan = api.world.person()
    assistant = ScriptedAssistant()
    async with start(assistant):
        query = api.ask_inline(lan, "Mấ")
        await api.until(lambda: query in api.inline)
    assert api.inline[query] == []
    assert assistant.questions == []


async def test_strangers_get_nothing_and_nothing_is_stored(api: BotApi, start: Start) -> None:
    lan, admin = api.world.person(), api.world.person("Quản")
    async with start(ScriptedAssistant(), admin_user_ids=frozenset({admin["id"]})) as application:
        refused, offered = api.ask_inline(lan, "Mấy đợt thi đua?"), api.ask_inline(admin, "Mấy đợt thi đua?")
        await api.until(lambda: {refused, offered} <= set(api.inline))
        kept = application.bot_data.state.questions.count(application.bot_data.state.people.person(admin["id"]))
    assert api.inline[refused] == []
    assert len(api.inline[offered]) == 1
    assert kept == 0
