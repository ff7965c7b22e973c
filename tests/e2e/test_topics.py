"""Commands that put a question of their own, the group's plan, and its other settings."""

import pytest

from knowledge.answer import Conversation
from tests.bot.telegram.fakes import ScriptedAssistant, plan_version
from tests.e2e.botapi import BotApi
from tests.e2e.conftest import Start
from tests.e2e.reading import data, labels
from tests.e2e.world import Chat, Json

PLANS = (plan_version("an-binh", "Kế hoạch An Bình"), plan_version("binh-yen", "Kế hoạch Bình Yên"))


@pytest.mark.parametrize(
    ("typed", "asked"),
    [
        ("/dot", "Có mấy đợt thi đua?"),
        ("/dot xã A", "xã A có mấy đợt thi đua?"),
        ("/han", "Các mốc thời gian, hạn nộp?"),
        ("/han@thidua_thu_bot xã A", "Các mốc thời gian, hạn nộp của xã A?"),
        ("/khenthuong", "Có những hình thức khen thưởng nào?"),
        ("/khenthuong Giấy khen", "Tiêu chuẩn khen thưởng của Giấy khen?"),
        ("/nhiemvu Phòng Nội vụ", "Nhiệm vụ của Phòng Nội vụ?"),
        ("/sosanh A và B", "So sánh A và B"),
        ("/phases", "How many phases are there?"),
        ("/deadlines", "What are the deadlines?"),
        ("/compare A and B", "Compare A and B"),
    ],
)
async def test_a_topic_asks_its_question(api: BotApi, start: Start, typed: str, asked: str) -> None:
    lan, group = api.world.person(), api.world.group()
    assistant = ScriptedAssistant()
    async with start(assistant):
        api.say(group, lan, typed)
        await api.replies(group)
    assert assistant.questions == [asked]


async def test_comparing_nothing_says_how(api: BotApi, start: Start) -> None:
    lan, group = api.world.person(), api.world.group()
    async with start(ScriptedAssistant()):
        api.say(group, lan, "/sosanh")
        [told] = await api.replies(group)
    assert "/sosanh hạn báo cáo" in told["text"]


async def test_the_group_plan_is_chosen_by_its_admins_and_leads_every_question(api: BotApi, start: Start) -> None:
    boss, lan, group = api.world.person("Trưởng"), api.world.person("Lan"), api.world.group()
    group.members[boss["id"]] = "administrator"
    assistant = ScriptedAssistant(plans=PLANS)
    async with start(assistant):
        listed = await said(api, group, lan, "/kehoach")
        refused = await api.pressed(group, lan, listed, data(listed, "Bình Yên"))
        await api.pressed(group, boss, listed, data(listed, "Bình Yên"))
        await api.until(lambda: "Cài đặt của nhóm" in api.sent(group)[0]["text"])
        await said(api, group, lan, "/han")
        again = await said(api, group, lan, "/kehoach")
    assert "Chỉ quản trị viên nhóm" in refused["text"]
    assert assistant.asked[0][1] == Conversation(("binh-yen",), home="binh-yen")
    assert "Nhóm này đang hỏi về: " in again["text"]


async def test_settings_are_for_group_admins_in_groups(api: BotApi, start: Start) -> None:
    lan, group = api.world.person(), api.world.group()
    async with start(ScriptedAssistant()):
        assert "Chỉ quản trị viên nhóm" in (await said(api, group, lan, "/caidat"))["text"]
        assert "dùng trong nhóm" in (await said(api, api.world.private(lan), lan, "/caidat"))["text"]


async def test_a_group_can_be_kept_from_the_language_model(api: BotApi, start: Start) -> None:
    boss, group = api.world.person("Trưởng"), api.world.group()
    group.members[boss["id"]] = "creator"
    assistant = ScriptedAssistant(plans=PLANS)
    async with start(assistant, llm_model="openai:m", private_chats="all"):
        await said(api, group, boss, "/hoi Một?")
        menu = await said(api, group, boss, "/caidat")
        await api.pressed(group, boss, menu, data(menu, "Mô hình ngôn ngữ: được xem câu hỏi"))
        await api.until(lambda: "Mô hình ngôn ngữ: không dùng trong nhóm" in labels(menu))
        await said(api, group, boss, "/hoi Hai?")
        await said(api, api.world.private(boss), boss, "Ba?")
    assert assistant.questions == ["Một?", "Hai?", "Ba?"]
    assert assistant.unshown == ["Hai?"]


async def test_every_setting_can_be_changed_and_is_kept(api: BotApi, start: Start) -> None:
    boss, hoa, group = api.world.person("Trưởng"), api.world.person("Hoa"), api.world.group()
    group.members[boss["id"]] = "creator"
    async with start(ScriptedAssistant(plans=PLANS)) as application:
        menu = await said(api, group, boss, "/caidat")
        assert labels(menu) == [
            "Kế hoạch: tất cả", "Trả lời: khi được hỏi", "Ai được hỏi: mọi người",
            "Người phụ trách: chưa nêu", "Đơn vị của nhóm: chưa nói", "Bản tin tuần: không",
            "Câu trả lời đổi: báo người đã hỏi", "Ngôn ngữ: Tiếng Việt",
        ]  # fmt: skip
        await api.pressed(group, boss, menu, data(menu, "Kế hoạch"))
        await api.until(lambda: any("An Bình" in label for label in labels(menu)))
        await api.pressed(group, boss, menu, data(menu, "An Bình"))
        await api.until(lambda: "Trả lời: khi được hỏi" in labels(menu))
        for label in ("Trả lời", "Ai được hỏi", "Bản tin tuần", "Câu trả lời đổi"):
            await api.pressed(group, boss, menu, data(menu, label))
            await api.until(lambda label=label: any(f"{label}: " in one for one in labels(menu)))
        how = await api.pressed(group, boss, menu, data(menu, "Người phụ trách"))
        question = api.say(group, hoa, "Tôi là văn thư")
        named = await said(api, group, boss, "/caidat nguoi", reply_to=question["message_id"])
        tagged = await said(api, group, boss, "/caidat nguoi @van_thu @noi_vu")
        await api.pressed(group, boss, menu, data(menu, "Ngôn ngữ"))
        await api.until(lambda: menu["text"].startswith("Settings of the group"))
        kept = application.bot_data.state.groups.get(group.id)
        wanted = application.bot_data.state.wishes.get(group.id)
        changes = len(application.bot_data.state.audit.latest(20))
        cleared = await said(api, group, boss, "/caidat nguoi xoa")
        state = application.bot_data.state
        state.forget(state.people.person(boss["id"]))
        names = {entry.who for entry in state.audit.latest(20)}
    assert (kept.plan, kept.every, kept.admins_only, kept.language) == ("an-binh", True, True, "en")
    assert [helper.name for helper in kept.helpers] == ["@van_thu", "@noi_vu"]
    assert "/caidat nguoi" in how["text"]
    assert named["text"] == "Người phụ trách: Hoa"
    assert tagged["text"] == "Người phụ trách: @van_thu, @noi_vu"
    assert cleared["text"] == "People to ask: nobody named"
    assert changes == 8
    assert names == {""}
    assert (wanted.week_on, wanted.changes) == (0, False)


@pytest.mark.parametrize(
    ("status", "privacy", "warned"), [("member", True, True), ("administrator", True, False), ("member", False, False)]
)
async def test_every_question_warns_where_telegram_does_not_bring_them(
    api: BotApi, start: Start, status: str, privacy: bool, warned: bool
) -> None:
    boss, group = api.world.person("Sếp"), api.world.group(bot=status)
    group.members[boss["id"]] = "administrator"
    api.world.privacy = privacy
    api.world.me["can_read_all_group_messages"] = not privacy
    async with start(ScriptedAssistant()):
        menu = await said(api, group, boss, "/caidat")
        assert menu["text"] == "Cài đặt của nhóm"
        await api.pressed(group, boss, menu, data(menu, "Trả lời: khi được hỏi"))
        await api.until(lambda: "Trả lời: mọi câu hỏi" in labels(menu))
        assert ("Hãy cho tôi làm quản trị viên của nhóm" in menu["text"]) is warned
        opened = await said(api, group, boss, "/caidat")
    assert ("⚠" in opened["text"]) is warned


async def test_an_anonymous_admin_opens_the_settings(api: BotApi, start: Start) -> None:
    group = api.world.group()
    anonymous = {"id": 1087968824, "is_bot": True, "first_name": "Group", "username": "GroupAnonymousBot"}
    chat = {"id": group.id, "type": "supergroup", "title": "x"}
    async with start(ScriptedAssistant()):
        menu = await said(api, group, anonymous, "/settings", sender_chat=chat)
    assert menu["text"] == "Cài đặt của nhóm"


async def said(api: BotApi, chat: Chat, person: Json, text: str, **how: object) -> Json:
    """What the bot says to a message."""
    before = len(api.sent(chat))
    api.say(chat, person, text, **how)
    return (await api.replies(chat, before + 1))[-1]
