"""A question that somebody hands on, and a part that somebody quotes: the application over the stand-in and a plan."""

import pytest

from bot.assistant import Assistant
from bot.telegram.admitting.handing_on import hands_on
from tests.bot.telegram.fakes import ScriptedAssistant
from tests.e2e.botapi import BotApi
from tests.e2e.conftest import Start

ASKED = "Hạn gửi báo cáo tổng kết của xã Suối Mơ là ngày nào?"
HANDED_ON = (
    "@thidua_thu_bot",
    "@thidua_thu_bot trả lời giúp chị Lan với",
    "@thidua_thu_bot trả lời câu này giùm em nhé",
    "Nhờ @thidua_thu_bot giải đáp hộ bác Nguyễn Văn Bảy ạ",
    "@thidua_thu_bot answer this please",
    "/hoi",
    "/hoi@thidua_thu_bot giúp anh Đức",
)


@pytest.mark.parametrize("said", HANDED_ON)
async def test_who_hands_a_question_on_gets_it_answered(api: BotApi, start: Start, said: str) -> None:
    lan, minh, group = api.world.person("Lan"), api.world.person("Minh"), api.world.group()
    assistant = ScriptedAssistant()
    async with start(assistant):
        asked = api.say(group, lan, ASKED)
        handed = api.say(group, minh, said, reply_to=asked["message_id"])
        [answer] = await api.replies(group)
    assert assistant.questions == [ASKED]
    assert answer["reply_to_message"]["message_id"] == handed["message_id"]


@pytest.mark.parametrize(
    ("said", "heard"),
    [
        ("@thidua_thu_bot Có mấy đợt thi đua?", "Có mấy đợt thi đua?"),
        ("@thidua_thu_bot hướng dẫn nộp hồ sơ", "hướng dẫn nộp hồ sơ"),
        ("/hoi Văn phòng giúp việc gì?", "Văn phòng giúp việc gì?"),
    ],
)
async def test_a_question_of_ones_own_is_asked_beside_another(api: BotApi, start: Start, said: str, heard: str) -> None:
    lan, minh, group = api.world.person("Lan"), api.world.person("Minh"), api.world.group()
    assistant = ScriptedAssistant()
    async with start(assistant):
        asked = api.say(group, lan, ASKED)
        api.say(group, minh, said, reply_to=asked["message_id"])
        await api.replies(group)
    assert assistant.questions == [heard]


async def test_a_bare_mention_under_an_answer_or_a_picture_is_told_how_to_ask(api: BotApi, start: Start) -> None:
    lan, group = api.world.person("Lan"), api.world.group()
    assistant = ScriptedAssistant()
    async with start(assistant):
        api.say(group, lan, f"/hoi {ASKED}")
        [answer] = await api.replies(group)
        api.say(group, lan, "@thidua_thu_bot", reply_to=answer["message_id"])
        picture = api.say(group, lan, None, photo=[])
        api.say(group, lan, "@thidua_thu_bot", reply_to=picture["message_id"])
        await api.replies(group, 3)
    assert assistant.questions == [ASKED]


@pytest.mark.parametrize("said", ["", "  ", "👍", "giúp em", "xem giúp cô Hoa"])
def test_what_only_hands_on(said: str) -> None:
    assert hands_on(said)


@pytest.mark.parametrize("said", ["giúp em tìm hạn nộp hồ sơ", "đợt 1", "Ai trả lời?", "xem kế hoạch", "hạn nào?"])
def test_what_asks_something(said: str) -> None:
    assert not hands_on(said)


@pytest.mark.parametrize(
    ("at", "asked", "told", "never"),
    [
        (0, "Đợt này kết thúc ngày nào?", "30/5/2031", "20/11/2031"),
        (1, "Đợt này kết thúc ngày nào?", "20/11/2031", "30/5/2031"),
        (1, "cái này bắt đầu từ khi nào?", "01/6/2031", "15/01/2031"),
    ],
)
async def test_the_part_of_an_answer_that_is_quoted_is_meant(
    api: BotApi, start: Start, knowing: Assistant, at: int, asked: str, told: str, never: str
) -> None:
    lan, group = api.world.person(), api.world.group()
    async with start(knowing):
        api.say(group, lan, "/hoi Xã Suối Mơ có mấy đợt thi đua?")
        [answer] = await api.replies(group)
        line = [one for one in answer["text"].split("\n") if one.startswith("• Đợt")][at]
        quote = {"text": line, "position": answer["text"].index(line), "is_manual": True}
        api.say(group, lan, asked, reply_to=answer["message_id"], quote=quote)
        _, second = await api.replies(group, 2)
    assert told in second["text"]
    assert never not in second["text"]


@pytest.mark.parametrize(
    ("quoted", "asked", "told"),
    [
        ("gửi báo cáo tổng kết về Văn phòng UBND xã", "Cái này hạn là ngày nào?", "25/11/2031"),
        ("đợt 2 của xã Suối Mơ", "đến bao giờ?", "20/11/2031"),
    ],
)
async def test_what_is_quoted_from_another_chat_is_meant(
    api: BotApi, start: Start, knowing: Assistant, quoted: str, asked: str, told: str
) -> None:
    lan = api.world.person()
    chat = api.world.private(lan)
    origin = {"type": "hidden_user", "date": 1, "sender_user_name": "Lan"}
    async with start(knowing):
        api.say(chat, lan, asked, external_reply={"origin": origin}, quote={"text": quoted, "position": 0})
        [answer] = await api.replies(chat)
    assert told in answer["text"]
