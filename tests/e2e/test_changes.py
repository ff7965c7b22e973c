"""Whoever asked is told when a new version answers otherwise."""

import asyncio
from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.changed import Otherwise
from bot.telegram.agenda import changes
from tests.bot.telegram.fakes import ScriptedAssistant, citation, plan_version, reply
from tests.e2e.botapi import BotApi
from tests.e2e.conftest import Start
from tests.e2e.office import Office
from tests.e2e.sample import PLAN
from tests.e2e.test_uploading import LATER, NAME

NIGHT = datetime(2031, 6, 2, 3, 10, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))
QUESTION = "Hạn nộp báo cáo tổng kết là khi nào?"
LETTER = """ỦY BAN NHÂN DÂN
XÃ SUỐI MƠ
Số: 90/UBND-VP
V/v gia hạn gửi báo cáo
Suối Mơ, ngày 10 tháng 11 năm 2031
Kính gửi: Các ban, ngành.
Theo Kế hoạch số 07/KH-UBND ngày 12/01/2031, báo cáo tổng kết gửi trước ngày 25/11/2031. Nay gia hạn thời gian gửi \
báo cáo tổng kết đến hết ngày 05/12/2031.
Nơi nhận:
- Như trên;
- Lưu: VT.
CHỦ TỊCH
Trần Văn Mẫu
"""
CHANGED = Otherwise(
    "an-binh",
    "UBND xã An Bình 2031",
    2,
    reply("Trước ngày 20/11 [1]", citations=(replace(citation(quote="trước ngày 20/11"), version=1),)),
    reply("Trước ngày 30/11 [1]", citations=(citation(quote="trước ngày 30/11"),)),
)


async def test_whoever_asked_is_told_once_of_a_changed_answer(office: Office) -> None:
    group = office.api.world.group()
    async with office.open() as application:
        desk = application.bot_data
        await office.publish(NAME, PLAN)
        desk.state.groups.put(replace(desk.group(group.id), plan="suoi-mo-2031", enabled=True))
        for text in (QUESTION, "Phong trào có mấy đợt?"):
            office.api.say(group, office.admin, f"/hoi {text}")
        await office.api.replies(group, 2)
        await changes.tell_changes(desk, NIGHT)
        # What was asked and what was published are told apart by the second.
        await asyncio.sleep(1.1)
        await office.publish(NAME, LATER)
        for _ in range(2):
            await changes.tell_changes(desk, NIGHT)
        told = office.api.sent(group)[2:]
        await changes.recheck(desk, NIGHT)
        listed = await office.said("không còn đúng")
    assert len(told) == 1
    text = told[0]["text"]
    assert text.startswith(f"🔁 Câu trả lời cho “{QUESTION}” đã đổi theo UBND xã Suối Mơ 2031, bản 2. Nay:")
    now, _, before = text.partition("Trước đó, không còn hiệu lực:")
    assert "28/11/2031" in now
    assert "25/11/2031" in before.partition("Nguồn")[0]
    assert "[2] bản 1, " in text
    assert told[0]["reply_to_message"]["text"] == f"/hoi {QUESTION}"
    assert QUESTION in listed["text"]


async def test_whoever_asked_is_told_when_a_letter_changes_the_answer(office: Office) -> None:
    async with office.open() as application:
        await office.publish(NAME, PLAN)
        await office.write(QUESTION)
        await asyncio.sleep(1.1)
        await office.publish("gia-han.txt", LETTER)
        for _ in range(2):
            await changes.tell_changes(application.bot_data, NIGHT)
        await office.write("Hạn nộp báo cáo tổng kết?")
        application.bot_data.fallen = None
        await changes.tell_changes(application.bot_data, NIGHT)
    [told] = [message["text"] for message in office.sent if message["text"].startswith("🔁")]
    now, _, before = told.partition("Trước đó, không còn hiệu lực:")
    assert "đã đổi theo Công văn 90/UBND-VP" in now
    assert "05/12/2031" in now
    assert "25/11/2031" in before.partition("Nguồn")[0]
    assert "Nay gia hạn" in told.partition("Nguồn")[2]


async def test_administrators_see_what_no_longer_stands(api: BotApi, start: Start) -> None:
    admin = api.world.person("Quản")
    chat = api.world.private(admin)
    assistant = ScriptedAssistant(
        plans=(plan_version(),), otherwise=lambda q, *_: reply("x", question=q, plan="an-binh")
    )
    async with start(assistant, admin_user_ids=frozenset({admin["id"]})) as application:
        for count, text in enumerate(("một", "/kiemlai", "hai", "/recheck"), 1):
            assistant.otherwise = {"hai": Otherwise("an-binh", "an-binh", 0, None, None)}
            api.say(chat, admin, text)
            await api.replies(chat, count)
        for _ in range(2):
            application.bot_data.fallen = None
            await changes.tell_changes(application.bot_data, NIGHT)
            await changes.recheck(application.bot_data, NIGHT)
            await changes.recheck(application.bot_data, NIGHT.replace(hour=9))
    texts = [message["text"] for message in api.sent(chat)]
    assert texts[1].startswith("Mọi câu trả lời đã đưa vẫn đúng")
    assert texts[3] == "1 câu trả lời đã đưa không còn đúng:\n#2 hai (kế hoạch an-binh không còn)"
    assert texts[4:] == [texts[3]]


async def test_a_group_can_have_that_off(api: BotApi, start: Start) -> None:
    lan, group = api.world.person(), api.world.group()
    assistant = ScriptedAssistant(otherwise=lambda q, *_: reply("x", question=q, plan="an-binh"))
    async with start(assistant) as application:
        wishes = application.bot_data.state.wishes
        wishes.put(replace(wishes.get(group.id), changes=False))
        api.say(group, lan, "/hoi hạn nào")
        await api.replies(group)
        assistant.otherwise = {"hạn nào": CHANGED}
        application.bot_data.fallen = None
        await changes.tell_changes(application.bot_data, NIGHT)
        assert len(api.sent(group)) == 1
        wishes.put(replace(wishes.get(group.id), changes=True))
        await changes.tell_changes(application.bot_data, NIGHT)
        assert len(api.sent(group)) == 2


async def test_in_private_it_waits_until_the_chat_is_known(api: BotApi, start: Start) -> None:
    lan = api.world.person()
    chat = api.world.private(lan)
    assistant = ScriptedAssistant(otherwise=lambda q, *_: reply("x", question=q, plan="an-binh"))
    async with start(assistant):
        api.say(chat, lan, "hạn nào")
        await api.replies(chat)
    assistant.otherwise = {"hạn nào": CHANGED}
    async with start(assistant) as application:
        await changes.tell_changes(application.bot_data, NIGHT)
        assert len(api.sent(chat)) == 1
        api.say(chat, lan, "câu khác")
        await api.replies(chat, 2)
        await changes.tell_changes(application.bot_data, NIGHT)
        # The bot may tell it by itself, before it answers.
        told = "Trước ngày 30/11 [1]\nTrước đó, không còn hiệu lực:\nTrước ngày 20/11 [2]"
        assert [told in message["text"] for message in api.sent(chat)].count(True) == 1
