"""Reminders: asked for by a command or a sentence, sent once at their hour, ended by "đã nộp"."""

from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.telegram.agenda import bell
from bot.telegram.application import BotApplication
from tests.bot.telegram.fakes import ScriptedAssistant
from tests.e2e.botapi import BotApi
from tests.e2e.conftest import Start
from tests.e2e.reading import data, labels
from tests.e2e.world import Chat, Json
from tests.plans_made import made
from tests.shelves import DISTRICT, PROVINCE

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
PLANS = (made(PROVINCE, "lac-ha"), made(DISTRICT, "muong-luu"))
LATER = made(PROVINCE.replace("20/12/2031", "27/12/2031"), "lac-ha")


async def ring(application: BotApplication, moment: str) -> None:
    """Look for what is due as if it were then."""
    await bell.remind(application.bot_data, datetime.fromisoformat(moment).replace(tzinfo=ZONE))


async def said(api: BotApi, chat: Chat, person: Json, text: str, **how: object) -> Json:
    """What the bot says to a message."""
    before = len(api.sent(chat))
    api.say(chat, person, text, **how)
    return (await api.replies(chat, before + 1))[-1]


async def test_a_group_is_reminded_once_with_the_quote_until_it_is_handed_in(api: BotApi, start: Start) -> None:
    boss, group = api.world.person("Trưởng"), api.world.group()
    group.members[boss["id"]] = "administrator"
    async with start(ScriptedAssistant(plans=PLANS)) as application:
        asked = await said(api, group, boss, "/nhacviec")
        await api.pressed(group, boss, asked, data(asked, "Lạc Hà"))
        await api.until(lambda: "trước 7, 3, 1 ngày, lúc 7:30" in asked["text"])
        assert "Sắp tới:\n– Đợt 1: kết thúc 30/5/2031" in asked["text"]
        for moment in ("2031-12-17T07:30", "2031-12-17T07:31", "2031-12-17T23:00"):
            await ring(application, moment)
        told = api.sent(group)[1:]
        due = next(message for message in told if "báo cáo tổng kết" in message["text"])
        count = len(told)
        pressed = await api.pressed(group, boss, due, data(due, "Đã nộp"))
        await api.until(lambda: labels(due)[0].startswith("✅ Trưởng báo đã nộp"))
        await ring(application, "2031-12-19T08:00")
        after = api.sent(group)[1 + count :]
    assert sum("báo cáo tổng kết" in message["text"] for message in told) == 1
    assert due["text"].startswith("🔔 Hạn: báo cáo tổng kết: trước ngày 20/12/2031 — còn 3 ngày\nNguồn: ")
    assert "báo cáo tổng kết trước ngày 20/12/2031" in due["text"].partition("Nguồn")[2]
    assert "đã nộp. Tôi không nhắc" in pressed["text"]
    assert not any("báo cáo tổng kết" in message["text"] for message in after)


async def test_only_group_admins_have_the_group_reminded(api: BotApi, start: Start) -> None:
    lan, group = api.world.person(), api.world.group()
    async with start(ScriptedAssistant(plans=PLANS)) as application:
        refused = await said(api, group, lan, "/nhacviec tỉnh Lạc Hà")
        again = await said(api, group, lan, "@thidua_thu_bot nhắc nhóm trước hạn 3 ngày")
        assert application.bot_data.state.follows.all() == []
    assert "Chỉ quản trị viên nhóm" in refused["text"]
    assert "Chỉ quản trị viên nhóm" in again["text"]


async def test_a_sentence_in_private_is_a_reminder_and_da_nop_ends_it(api: BotApi, start: Start) -> None:
    lan = api.world.person()
    chat = api.world.private(lan)
    async with start(ScriptedAssistant(plans=PLANS)) as application:
        which = await said(api, chat, lan, "nhắc tôi trước hạn 2 ngày")
        assert which["text"] == "Nhắc theo kế hoạch nào?"
        kept = await said(api, chat, lan, "nhắc tôi trước hạn nộp báo cáo tổng kết tỉnh Lạc Hà 3 ngày lúc 8h")
        await ring(application, "2031-12-17T08:00")
        due = api.sent(chat)[-1]
        done = await said(api, chat, lan, "Đã nộp ạ")
        await ring(application, "2031-12-18T08:00")
        state = application.bot_data.state
        [follow], reminded = state.follows.all(), state.notices.sent_in(chat.id)
        stopped = await said(api, chat, lan, "thôi nhắc nhé")
        left = [*state.follows.all(), *state.follows.handed_in()]
        kept_of = state.notices.sent_in(chat.id)
    assert kept["text"].startswith("Tôi sẽ nhắc bạn trước 3 ngày, lúc 8:00: UBND tỉnh Lạc Hà 2031")
    assert (follow.days, follow.minute, follow.chat) == ((3,), 480, lan["id"])
    assert "báo cáo tổng kết: trước ngày 20/12/2031 — còn 3 ngày" in due["text"]
    assert done["text"] == "Đã ghi: Hạn: báo cáo tổng kết đã nộp. Tôi không nhắc việc này nữa."
    assert "không nhắc gì" in stopped["text"]
    assert left == []
    assert reminded is not None
    assert kept_of is None


async def test_nothing_is_kept_by_the_number_of_a_chat_that_wants_to_be_forgotten(api: BotApi, start: Start) -> None:
    lan = api.world.person()
    chat = api.world.private(lan)
    async with start(ScriptedAssistant(plans=PLANS)) as application:
        state = application.bot_data.state
        await said(api, chat, lan, "/nhacviec 3 tỉnh Lạc Hà")
        await ring(application, "2031-12-17T08:00")
        assert state.notices.sent_in(chat.id) is not None
        shown = await said(api, chat, lan, "/riengtu")
        await api.pressed(chat, lan, shown, data(shown, "Xóa dữ liệu"))
        assert state.notices.sent_in(chat.id) is None
        assert state.follows.all() == []


async def test_somebody_in_a_group_is_reminded_in_private(api: BotApi, start: Start) -> None:
    lan, minh, group = api.world.person("Lan"), api.world.person("Minh"), api.world.group()
    chat = api.world.private(lan)
    api.world.private(minh).blocked = True
    async with start(ScriptedAssistant(plans=PLANS)) as application:
        told = await said(api, group, lan, "@thidua_thu_bot nhắc tôi trước hạn 3 ngày tỉnh Lạc Hà")
        cannot = await said(api, group, minh, "/hoi nhắc em trước hạn 3 ngày tỉnh Lạc Hà")
        [follow] = application.bot_data.state.follows.all()
    assert told["text"] == "Tôi đã nhắn riêng cho bạn."
    assert "Tôi sẽ nhắc bạn trước 3 ngày" in api.sent(chat)[-1]["text"]
    assert "mở chat riêng" in cannot["text"]
    assert follow.chat == lan["id"]


async def test_a_member_of_a_group_ends_only_what_they_are_reminded_of_themselves(api: BotApi, start: Start) -> None:
    lan, minh, group = api.world.person("Lan"), api.world.person("Minh"), api.world.group()
    api.world.private(lan)
    group.members[minh["id"]] = "administrator"
    async with start(ScriptedAssistant(plans=PLANS)) as application:
        await said(api, group, minh, "/nhacviec 3 tỉnh Lạc Hà")
        await said(api, group, lan, "@thidua_thu_bot nhắc tôi trước hạn 3 ngày tỉnh Lạc Hà")
        ended = await said(api, group, lan, "@thidua_thu_bot thôi nhắc tôi nhé")
        again = await said(api, group, lan, "@thidua_thu_bot thôi nhắc")
        [follow] = application.bot_data.state.follows.all()
    assert ended["text"].startswith("Tôi không nhắc riêng bạn nữa.")
    assert again["text"].startswith("Tôi không nhắc riêng bạn việc gì.")
    assert follow.chat == group.id


async def test_a_moved_day_is_reminded_of_as_moved(api: BotApi, start: Start) -> None:
    lan = api.world.person()
    chat = api.world.private(lan)
    assistant = ScriptedAssistant(plans=PLANS)
    async with start(assistant) as application:
        await said(api, chat, lan, "/nhacviec tong ket tỉnh Lạc Hà")
        await ring(application, "2031-12-17T08:00")
        assistant.change(LATER)
        for moment in ("2031-12-18T10:00", "2031-12-18T10:01", "2031-12-24T08:00"):
            await ring(application, moment)
    texts = [message["text"].partition("\n")[0] for message in api.sent(chat)[1:]]
    assert texts == [
        "🔔 Hạn: báo cáo tổng kết: trước ngày 20/12/2031 — còn 3 ngày",
        "🔔 Hạn: báo cáo tổng kết: trước ngày 27/12/2031 (đã dời từ 20/12/2031) — còn 9 ngày",
        "🔔 Hạn: báo cáo tổng kết: trước ngày 27/12/2031 (đã dời từ 20/12/2031) — còn 3 ngày",
    ]


async def test_whoever_throws_the_bot_out_is_reminded_of_nothing(api: BotApi, start: Start) -> None:
    boss, group = api.world.person("Trưởng"), api.world.group()
    group.members[boss["id"]] = "administrator"
    async with start(ScriptedAssistant(plans=PLANS)) as application:
        state = application.bot_data.state
        await said(api, group, boss, "/nhacviec 3 tỉnh Lạc Hà")
        assert len(state.follows.all()) == 1
        api.remove_bot(group, boss)
        await api.until(lambda: state.follows.all() == [])


async def test_what_is_followed_is_changed_by_buttons(api: BotApi, start: Start) -> None:
    lan = api.world.person()
    chat = api.world.private(lan)
    async with start(ScriptedAssistant(plans=PLANS)) as application:
        await said(api, chat, lan, "/nhacviec tỉnh Lạc Hà")
        menu = await said(api, chat, lan, "/nhacviec")
        await api.pressed(chat, lan, menu, data(menu, "Lạc Hà"))
        for label in ("Trước:", "Lúc", "Việc của:"):
            await api.until(lambda label=label: any(label in one for one in labels(menu)))
            await api.pressed(chat, lan, menu, data(menu, label))
        await api.until(lambda: "việc của Sở Nội vụ" in menu["text"])
        [follow] = application.bot_data.state.follows.all()
        await api.pressed(chat, lan, menu, data(menu, "Thôi nhắc"))
        await api.until(lambda: application.bot_data.state.follows.all() == [])
        forged = await api.pressed(chat, lan, menu, "w:days:1")
    assert (follow.days, follow.minute, follow.unit) == ((3, 1), 480, "Sở Nội vụ")
    assert "không còn dùng được" in forged["text"]


async def test_the_unit_that_somebody_has_said_is_taken_over_and_can_be_forgotten(api: BotApi, start: Start) -> None:
    lan = api.world.person()
    chat = api.world.private(lan)
    async with start(ScriptedAssistant(plans=PLANS)) as application:
        state = application.bot_data.state
        state.units.keep(state.people.person(lan["id"]), "Sở Văn hóa và Thể thao tỉnh Lạc Hà")
        own = await said(api, chat, lan, "nhắc tôi hạn của đơn vị tôi ở tỉnh Lạc Hà trước 3 ngày")
        every = await said(api, chat, lan, "/nhacviec 3 tỉnh Lạc Hà mọi đơn vị")
        named = await said(api, chat, lan, "/nhacviec 3 tỉnh Lạc Hà đơn vị Sở Nội vụ")
        kept = await said(api, chat, lan, "/riengtu")
        await api.pressed(chat, lan, kept, data(kept, "Quên đơn vị"))
        again = await said(api, chat, lan, "/nhacviec 5 tỉnh Lạc Hà")
        await said(api, chat, lan, "/nhacviec tắt")
        after = await said(api, chat, lan, "/nhacviec 3 tỉnh Lạc Hà")
        assert state.units.of(state.people.person(lan["id"])) == ""
    assert ", việc của Sở Văn hóa và Thể thao tỉnh Lạc Hà." in own["text"]
    assert "việc của" not in every["text"]
    assert ", việc của Sở Nội vụ." in named["text"]
    assert again["text"].startswith(
        "Tôi sẽ nhắc bạn trước 5 ngày, lúc 7:30: UBND tỉnh Lạc Hà 2031, việc của Sở Nội vụ."
    )
    assert kept["text"].endswith("Đơn vị của bạn: Sở Văn hóa và Thể thao tỉnh Lạc Hà")
    assert "việc của" not in after["text"]


async def test_the_unit_of_a_group_is_taken_over_and_its_administrators_remove_it(api: BotApi, start: Start) -> None:
    boss, lan, group = api.world.person("Trưởng"), api.world.person(), api.world.group()
    group.members[boss["id"]] = "administrator"
    async with start(ScriptedAssistant(plans=PLANS)) as application:
        units = application.bot_data.state.units
        units.keep(str(group.id), "Phòng Nội vụ")
        told = await said(api, group, boss, "/nhacviec 3 huyện Mường Lưu")
        menu = await said(api, group, boss, "/caidat")
        await api.pressed(group, lan, menu, data(menu, "Bỏ đơn vị"))
        assert units.of(str(group.id)) == "Phòng Nội vụ"
        await api.pressed(group, boss, menu, data(menu, "Bỏ đơn vị"))
        await api.until(lambda: "Đơn vị của nhóm: chưa nói" in labels(menu))
        assert units.of(str(group.id)) == ""
        how = await api.pressed(group, boss, menu, data(menu, "Đơn vị của nhóm"))
    assert ", việc của Phòng Nội vụ." in told["text"]
    assert "nhóm này là" in how["text"]


async def test_a_group_is_told_of_the_week_once_on_its_day(api: BotApi, start: Start) -> None:
    boss, group = api.world.person("Trưởng"), api.world.group()
    group.members[boss["id"]] = "administrator"
    async with start(ScriptedAssistant(plans=PLANS)) as application:
        state = application.bot_data.state
        state.groups.put(replace(state.groups.get(group.id), plan="lac-ha", enabled=True))
        state.wishes.put(replace(state.wishes.get(group.id), week_on=0))
        for moment in (
            "2031-06-02T07:29",
            "2031-06-03T09:00",
            "2031-06-09T07:30",
            "2031-06-09T07:45",
            "2031-07-07T08:00",
        ):
            day = datetime.fromisoformat(moment).replace(tzinfo=ZONE)
            await bell.tell_week(application.bot_data, day)
    [told] = api.sent(group)
    assert told["text"].startswith(
        "🗓 Tuần này (09/6/2031 – 15/6/2031)\nUBND tỉnh Lạc Hà 2031\n• Hạn: báo cáo sơ kết: trước ngày 15/6/2031 [1]"
    )
    assert "Các đơn vị gửi báo cáo sơ kết" in told["text"]
