"""/lich: the calendar file of the plan that is meant."""

from dataclasses import replace

from icalendar import Calendar

from tests.bot.telegram.fakes import ScriptedAssistant, citation, plan_version, reply
from tests.e2e.botapi import BotApi
from tests.e2e.conftest import Start
from tests.e2e.reading import data, labels
from tests.plans_made import made
from tests.shelves import DISTRICT, PROVINCE

PLANS = (made(PROVINCE, "lac-ha"), made(DISTRICT, "muong-luu"), plan_version("an-binh", "Kế hoạch An Bình"))


def calendars(api: BotApi, messages: list) -> list[Calendar]:
    """The calendar files among messages."""
    files = [message["document"] for message in messages if "document" in message]
    assert all(file["file_name"].endswith(".ics") for file in files)
    return [Calendar.from_ical(api.files[f"documents/{file['file_id']}"]) for file in files]


async def test_the_calendar_of_the_named_plan_is_sent(api: BotApi, start: Start) -> None:
    lan = api.world.person()
    chat = api.world.private(lan)
    async with start(ScriptedAssistant(plans=PLANS)):
        api.say(chat, lan, "/lich tỉnh Lạc Hà")
        messages = await api.replies(chat)
    [calendar] = calendars(api, messages)
    assert len(calendar.walk("VEVENT")) == 7
    assert "tỉnh Lạc Hà 2031: 7 đợt, hạn" in messages[0]["caption"]


async def test_the_groups_plan_is_meant_where_none_is_named(api: BotApi, start: Start) -> None:
    lan, group = api.world.person(), api.world.group()
    async with start(ScriptedAssistant(plans=PLANS)) as application:
        groups = application.bot_data.state.groups
        groups.put(replace(groups.get(group.id), plan="muong-luu", enabled=True))
        api.say(group, lan, "/calendar")
        messages = await api.replies(group)
    [calendar] = calendars(api, messages)
    assert len(calendar.walk("VEVENT")) == 7


async def test_the_plan_is_chosen_by_buttons_and_one_without_days_says_so(api: BotApi, start: Start) -> None:
    lan = api.world.person()
    chat = api.world.private(lan)
    async with start(ScriptedAssistant(plans=PLANS)):
        api.say(chat, lan, "/lich")
        [asked] = await api.replies(chat)
        assert asked["text"] == "Kế hoạch nào?"
        assert len(labels(asked)) == 3
        await api.pressed(chat, lan, asked, data(asked, "Mường Lưu"))
        await api.pressed(chat, lan, asked, data(asked, labels(asked)[2]))
        messages = await api.replies(chat, 3)
        gone = await api.pressed(chat, lan, asked, "l:0123")
    assert len(calendars(api, messages)) == 1
    assert "không nêu ngày, tháng nào" in messages[-1]["text"]
    assert "không còn" in gone["text"]


async def test_the_picture_is_a_button_away(api: BotApi, start: Start) -> None:
    lan = api.world.person()
    chat = api.world.private(lan)
    told = reply("Có 3 đợt", question="mấy đợt", citations=(citation(plan="lac-ha"),), kind="phase")
    async with start(ScriptedAssistant({"mấy đợt": told}, plans=PLANS)):
        api.say(chat, lan, "/lich tỉnh Lạc Hà")
        [file] = await api.replies(chat)
        await api.pressed(chat, lan, file, data(file, "🗓"))
        api.say(chat, lan, "mấy đợt")
        answer = (await api.replies(chat, 3))[-1]
        await api.pressed(chat, lan, answer, data(answer, "🗓"))
        messages = await api.replies(chat, 4)
        forged = await api.pressed(chat, lan, file, "i:0123")
    pictures = [message for message in messages if "photo" in message]
    assert [message["caption"] for message in pictures] == ["UBND tỉnh Lạc Hà 2031"] * 2
    assert "không còn" in forged["text"]
