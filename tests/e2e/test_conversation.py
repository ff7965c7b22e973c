"""When the bot speaks, where, and in which conversation: the real application over the stand-in."""

from dataclasses import replace

import pytest

from knowledge.answer import Conversation
from tests.bot.telegram.fakes import ScriptedAssistant, citation, plan_version, reply
from tests.e2e.botapi import BotApi
from tests.e2e.conftest import Start
from tests.e2e.reading import data, labels
from tests.e2e.sample import PLAN
from tests.e2e.world import Json
from tests.plans_made import made


async def test_private_question_is_answered_as_a_reply_with_an_expandable_quote(api: BotApi, start: Start) -> None:
    lan = api.world.person()
    chat = api.world.private(lan)
    assistant = ScriptedAssistant({"Có mấy đợt?": reply("Có *2 đợt* [1]", citations=(citation(),))}, delay=0.3)
    async with start(assistant):
        asked = api.say(chat, lan, "Có mấy đợt?")
        [answer] = await api.replies(chat)
    assert answer["text"].startswith("Có 2 đợt [1]\nNguồn: Kế hoạch 01/KH-UBND")
    assert [entity["type"] for entity in answer["entities"]] == ["bold", "expandable_blockquote", "bold"]
    assert answer["reply_to_message"]["message_id"] == asked["message_id"]
    assert api.of("sendChatAction")[0].params["action"] == "typing"
    assert api.calls.index(api.of("sendChatAction")[0]) < api.calls.index(api.of("sendMessage")[0])


async def test_group_answers_commands_replies_and_mentions_and_nothing_else(api: BotApi, start: Start) -> None:
    api.world.privacy = False  # so that the bot itself has to keep silent
    lan, minh = api.world.person("Lan"), api.world.person("Minh")
    group = api.world.group()
    assistant = ScriptedAssistant()
    async with start(assistant):
        api.say(group, lan, "Chào cả nhà, mấy đợt nhỉ?")
        api.say(group, lan, "/hoi Câu một?")
        api.say(group, lan, "/hoi@thidua_thu_bot Câu hai?")
        api.say(group, lan, "/hoi@bot_khac Không phải tôi?")
        api.say(group, lan, "@bot_khac Cũng không?")
        api.say(group, minh, "@Thidua_Thu_Bot Câu ba?")
        first = (await api.replies(group))[0]
        api.say(group, minh, "Câu bốn?", reply_to=first["message_id"])
        other = api.say(group, minh, "Tôi nghĩ là hai")
        api.say(group, lan, "Đúng rồi", reply_to=other["message_id"])
        api.say(group, lan, "Câu năm, bạn ơi?", entities=[mention_of(api.world.me, 9, 3)])
        await api.replies(group, 5)
    assert assistant.questions == ["Câu một?", "Câu hai?", "Câu ba?", "Câu bốn?", "Câu năm,  ơi?"]
    assert len(api.sent(group)) == 5


async def test_mention_after_emoji_is_found_by_its_utf16_offset(api: BotApi, start: Start) -> None:
    lan, group = api.world.person(), api.world.group()
    assistant = ScriptedAssistant()
    async with start(assistant):
        api.say(group, lan, "👨‍👩‍👧 ơi @thidua_thu_bot có mấy đợt 🇻🇳?")
        await api.replies(group)
    assert assistant.questions == ["👨‍👩‍👧 ơi  có mấy đợt 🇻🇳?"]


async def test_answers_stay_in_the_topic(api: BotApi, start: Start) -> None:
    lan = api.world.person()
    forum = api.world.group(forum=True)
    topic = api.world.topic(forum, "Thi đua", lan)
    async with start(ScriptedAssistant()):
        api.say(forum, lan, "/hoi Trong chủ đề?", topic=topic)
        api.say(forum, lan, "/hoi Ngoài chủ đề?")
        inside, outside = await api.replies(forum, 2)
    assert inside["message_thread_id"] == topic
    assert outside["reply_to_message"]["text"] == "/hoi Ngoài chủ đề?"
    assert "is_topic_message" not in outside


@pytest.mark.parametrize("said", [{"is_topic_message": True}, {}])
async def test_answers_stay_in_the_topic_of_a_private_chat(api: BotApi, start: Start, said: Json) -> None:
    lan = api.world.person()
    chat = api.world.private(lan)
    chat.topics[77] = "Thi đua"
    async with start(ScriptedAssistant()):
        api.say(chat, lan, "Trong chủ đề?", message_thread_id=77, **said)
        api.say(chat, lan, "Ngoài chủ đề?")
        inside, outside = await api.replies(chat, 2)
    assert inside["message_thread_id"] == 77
    assert "message_thread_id" not in outside


async def test_a_message_in_a_topic_the_bot_opened_is_not_addressed_to_it(api: BotApi, start: Start) -> None:
    api.world.privacy = False
    lan = api.world.person()
    forum = api.world.group(forum=True)
    topic = api.world.topic(forum, "Do bot mở", api.world.me)
    assistant = ScriptedAssistant()
    async with start(assistant):
        api.say(forum, lan, "Nói chuyện với nhau thôi", topic=topic)
        api.say(forum, lan, "/hoi Hỏi thật?", topic=topic)
        await api.until(lambda: assistant.questions)
        await api.until(lambda: len(api.of("sendMessage")) == 1)
    assert assistant.questions == ["Hỏi thật?"]


async def test_talk_is_kept_for_each_person_in_a_chat_and_topic(api: BotApi, start: Start) -> None:
    lan, minh = api.world.person("Lan"), api.world.person("Minh")
    private, forum = api.world.private(lan), api.world.group(forum=True)
    topic = api.world.topic(forum, "Thi đua", lan)
    assistant = ScriptedAssistant(
        {
            "Riêng?": reply("Riêng tư", question="Riêng?", plan="mat"),
            "Nhóm?": reply("Chung", question="Nhóm?", plan="chung"),
        }
    )
    async with start(assistant):
        api.say(private, lan, "Riêng?")
        await api.replies(private)
        api.say(forum, lan, "/hoi Nhóm?", topic=topic)
        await api.replies(forum)
        api.say(forum, minh, "/hoi Còn đợt 2?", topic=topic)
        await api.replies(forum, 2)
        api.say(forum, lan, "/hoi Đợt 1 nữa?", topic=topic)
        await api.replies(forum, 3)
        api.say(forum, lan, "/hoi Ở ngoài chủ đề?")
        await api.replies(forum, 4)
    seen = {question: conversation for question, conversation, _ in assistant.asked}
    assert seen["Nhóm?"] == Conversation()
    assert seen["Còn đợt 2?"] == Conversation()
    assert seen["Đợt 1 nữa?"] == Conversation(("chung",), "Nhóm?")
    assert seen["Ở ngoài chủ đề?"] == Conversation()


async def test_other_bots_forwards_and_service_messages_are_ignored(api: BotApi, start: Start) -> None:
    lan, robot = api.world.person(), api.world.person("Robot", is_bot=True)
    group, private = api.world.group(), api.world.private(lan)
    origin = {"type": "user", "date": 1, "sender_user": robot}
    assistant = ScriptedAssistant()
    async with start(assistant):
        api.say(group, robot, "/hoi Bot hỏi bot?")
        api.say(group, lan, "/hoi Chuyển tiếp?", forward_origin=origin)
        api.say(group, lan, None, new_chat_members=[api.world.person("Mới")])
        api.say(
            private,
            lan,
            None,
            pinned_message={"message_id": 1, "date": 0, "chat": {"id": lan["id"], "type": "private"}},
        )
        api.say(private, lan, "Câu được chuyển tiếp", forward_origin=origin)
        api.say(group, lan, "/hoi Thật?")
        await api.replies(group)
        await api.replies(private)
    assert assistant.questions == ["Thật?"]
    assert len(api.sent(group)) == 1
    [told] = api.sent(private)
    assert "chuyển tiếp" in told["text"]


async def test_an_anonymous_administrator_is_answered(api: BotApi, start: Start) -> None:
    group = api.world.group()
    anonymous = {"id": 1087968824, "is_bot": True, "first_name": "Group", "username": "GroupAnonymousBot"}
    async with start(ScriptedAssistant()):
        api.say(
            group,
            anonymous,
            "/hoi Có mấy đợt?",
            sender_chat={"id": group.id, "type": "supergroup", "title": "x"},
        )
        [answer] = await api.replies(group)
    assert "Có mấy đợt?" in answer["text"]


async def test_whoever_asks_nothing_is_told_how_to_ask(api: BotApi, start: Start) -> None:
    lan = api.world.person()
    group, private = api.world.group(), api.world.private(lan)
    assistant = ScriptedAssistant()
    async with start(assistant):
        for text in ("/hoi", "/hoi@thidua_thu_bot  ", "@thidua_thu_bot", "/hoi \u200b\u200d"):
            api.say(group, lan, text)
        api.say(private, lan, None, sticker=STICKER)
        api.say(private, lan, "/khongco lệnh này")
        api.say(group, lan, "/khongco lệnh này")
        told = await api.replies(group, 4)
        sticker, unknown = await api.replies(private, 2)
    assert assistant.questions == []
    assert all("Bạn muốn hỏi gì?" in message["text"] for message in told)
    assert len(told) == 4
    assert "chỉ đọc được chữ" in sticker["text"]
    assert "không biết lệnh này" in unknown["text"]


async def test_a_picture_with_a_caption_asks_its_caption(api: BotApi, start: Start) -> None:
    lan = api.world.person()
    chat = api.world.private(lan)
    photo = [{"file_id": "p", "file_unique_id": "p", "width": 1, "height": 1}]
    assistant = ScriptedAssistant()
    async with start(assistant):
        api.say(chat, lan, None, photo=photo, caption="Hạn báo cáo?")
        await api.replies(chat)
    assert assistant.questions == ["Hạn báo cáo?"]


async def test_start_help_and_the_list_of_plans(api: BotApi, start: Start) -> None:
    lan = api.world.person()
    private, group = api.world.private(lan), api.world.group()
    plans = (
        plan_version("an-binh", "Kế hoạch thi đua <xã> An Bình"),
        plan_version("binh-yen", "Kế hoạch Bình Yên"),
    )
    async with start(ScriptedAssistant(plans=plans)):
        for text in ("/start", "/help", "/kehoach", "/plans"):
            api.say(private, lan, text)
        welcome, help_, listed, again = await api.replies(private, 4)
        api.say(group, lan, "/start@thidua_thu_bot")
        [in_group] = await api.replies(group)
    assert "Xin chào" in welcome["text"]
    assert "/hoi – " in help_["text"]
    assert "1. Kế hoạch thi đua <xã> An Bình\n2. Kế hoạch Bình Yên" in listed["text"]
    assert again["text"] == listed["text"]
    assert "@thidua_thu_bot" in in_group["text"]


async def test_start_offers_two_questions_of_the_groups_own_plan_to_tap(api: BotApi, start: Start) -> None:
    lan, group = api.world.person(), api.world.group()
    assistant = ScriptedAssistant(plans=(plan_version("an-binh"), made(PLAN, "suoi-mo")))
    async with start(assistant) as application:
        groups = application.bot_data.state.groups
        groups.put(replace(groups.get(group.id), plan="suoi-mo"))
        api.say(group, lan, "/start@thidua_thu_bot")
        [welcome] = await api.replies(group)
        offered = labels(welcome)
        await api.pressed(group, lan, welcome, data(welcome, offered[1]))
        await api.replies(group, 2)
    assert offered == ["Hạn báo cáo tổng kết là ngày nào?", "Có mấy đợt thi đua?"]
    assert [(question, plan) for question, _, plan in assistant.asked] == [(offered[1], "suoi-mo")]


async def test_start_tells_an_administrator_what_is_to_be_done_first(api: BotApi, start: Start) -> None:
    admin, lan = api.world.person("Quản"), api.world.person()
    async with start(ScriptedAssistant(), admin_user_ids=frozenset({admin["id"]}), private_chats="all"):
        for person in (admin, lan):
            api.say(api.world.private(person), person, "/start")
        [first], [other] = [await api.replies(api.world.private(person)) for person in (admin, lan)]
    assert "Gửi tệp kế hoạch" in first["text"]
    assert "Gửi tệp" not in other["text"]
    assert "chưa có kế hoạch nào" in other["text"]


async def test_without_plans_the_list_says_so(api: BotApi, start: Start) -> None:
    lan = api.world.person()
    async with start(ScriptedAssistant(), language="en"):
        api.say(api.world.private(lan), lan, "/plans")
        [told] = await api.replies(api.world.private(lan))
    assert told["text"] == "I have no plans yet. An administrator has to add some first."


async def test_the_menu_is_registered_per_scope_and_language(api: BotApi, start: Start) -> None:
    admin = api.world.person()
    api.world.private(admin)
    async with start(ScriptedAssistant(), admin_user_ids=frozenset({admin["id"], 404})):
        pass
    names = {key: [command["command"] for command in menu] for key, menu in api.menus.items()}
    default, groups = '{"type": "default"}', '{"type": "all_group_chats"}'
    group_admins = '{"type": "all_chat_administrators"}'
    bot_admin = f'{{"chat_id": {admin["id"]}, "type": "chat"}}'
    everybody = [
        "hoi",
        "kehoach",
        "dot",
        "han",
        "khenthuong",
        "nhiemvu",
        "sosanh",
        "nhapmon",
        "dieukien",
        "nhacviec",
        "lich",
        "trang",
        "riengtu",
        "help",
    ]
    assert names[default, ""] == names[groups, ""] == everybody
    assert names[group_admins, ""] == [*everybody, "caidat"]
    administering = ["thongke", "chuatraloi", "kiemlai", "traloi", "nhatky", "sua", "quaylai", "xoa"]
    assert names[bot_admin, ""] == [*everybody, *administering]
    assert names[default, "en"][:3] == ["ask", "plans", "phases"]
    assert names[group_admins, "en"][-1] == "settings"


def mention_of(user: dict[str, object], offset: int, length: int) -> dict[str, object]:
    plain = {key: user[key] for key in ("id", "is_bot", "first_name")}
    return {"type": "text_mention", "offset": offset, "length": length, "user": plain}


STICKER = {
    "file_id": "s", "file_unique_id": "s", "type": "regular", "width": 1, "height": 1,
    "is_animated": False, "is_video": False,
}  # fmt: skip
