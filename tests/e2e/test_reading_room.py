"""The way from a chat into the reading room: /trang, the button under an answer, the room inside the bot."""

import re
from dataclasses import replace

import httpx
from tornado.testing import bind_unused_port

from bot.assistant import Assistant
from bot.state.groups import Group
from tests.bot.telegram.fakes import ScriptedAssistant, citation, plan_version, reply
from tests.e2e.botapi import BotApi
from tests.e2e.conftest import Start
from tests.e2e.reading import labels
from tests.fakes import plan_version as kept_version

URL = "https://room.example"
PLAN = plan_version("an-binh", "Thi đua năm 2031", "Đợt 1: từ ngày 15/01/2031.")
CITED = replace(citation(quote="Đợt 1", plan="an-binh"), start=0, end=5)
ANSWERED = {"Mấy đợt?": reply("Một đợt [1]", citations=(CITED,), plan="an-binh", question="mấy đợt")}


async def test_without_an_address_the_room_is_said_to_be_closed(api: BotApi, start: Start) -> None:
    lan = api.world.person()
    async with start(ScriptedAssistant()):
        api.say(api.world.private(lan), lan, "/trang")
        [told] = await api.replies(api.world.private(lan), 1)
    assert "WEB_URL" in told["text"]


async def test_the_room_opens_with_the_link_that_the_bot_gives(api: BotApi, start: Start, assistant: Assistant) -> None:
    lan, minh, group = api.world.person("Lan"), api.world.person("Minh"), api.world.group()
    listening, port = bind_unused_port()
    listening.close()
    assistant.library.publish(kept_version("an-binh"), b"text", ".txt")
    group.members[lan["id"]] = "member"
    opened = {"web_url": f"http://127.0.0.1:{port}", "web_port": port, "allowed_chat_ids": frozenset({group.id})}
    async with start(assistant, **opened) as application:
        application.bot_data.state.groups.put(Group(group.id, enabled=True, plan="an-binh"))
        api.say(group, lan, "/trang")
        [told] = await api.replies(group, 1)
        [link] = re.findall(r"http://\S+", told["text"])
        async with httpx.AsyncClient(trust_env=False, timeout=60) as browser:
            page = await browser.get(link, follow_redirects=True)
            assert "Kế hoạch an-binh bản 1." in page.text
        assert minh["id"] not in group.members


async def test_an_answer_in_private_has_the_button_of_the_mini_app(api: BotApi, start: Start) -> None:
    lan, group = api.world.person(), api.world.group()
    async with start(ScriptedAssistant(ANSWERED, (PLAN,)), web_url=URL):
        api.say(api.world.private(lan), lan, "Mấy đợt?")
        [answer] = await api.replies(api.world.private(lan), 1)
        api.say(group, lan, "/hoi Mấy đợt?")
        [in_group] = await api.replies(group, 1)
    button = answer["reply_markup"]["inline_keyboard"][-1][0]
    assert button["text"] == "📖 Xem trong văn bản"
    assert button["web_app"]["url"] == f"{URL}/vao?toi=%2Fke-hoach%2Fan-binh%3Ftu%3D0%26den%3D5%23trich"
    assert "📖 Xem trong văn bản" not in labels(in_group)
