"""Edited questions, groups that want every question answered, groups that move, replies to old answers."""

from dataclasses import replace
from datetime import UTC, datetime

from bot.state.questions import Ending
from knowledge.answer import Conversation
from tests.bot.telegram.fakes import ScriptedAssistant, citation, reply
from tests.e2e.botapi import BotApi
from tests.e2e.conftest import Start

BEGINNING = datetime(2020, 1, 1, tzinfo=UTC)
LONG = tuple(citation(n, quote="Nội dung trích dẫn. " * 50) for n in range(1, 10))


async def test_an_edited_question_has_its_answer_edited(api: BotApi, start: Start) -> None:
    lan, group = api.world.person(), api.world.group()
    async with start(ScriptedAssistant()):
        asked = api.say(group, lan, "/hoi Đợt 1?")
        await api.replies(group)
        api.edit(group, asked, "/hoi Đợt 2?")
        await api.until(lambda: "Đợt 2?" in api.sent(group)[0]["text"])
    assert len(api.sent(group)) == 1


async def test_an_answer_that_grows_or_shrinks_keeps_no_stale_part(api: BotApi, start: Start) -> None:
    lan = api.world.person()
    chat = api.world.private(lan)
    async with start(ScriptedAssistant({"Dài?": reply("Dài", citations=LONG)})):
        asked = api.say(chat, lan, "Ngắn?")
        await api.replies(chat)
        api.edit(chat, asked, "Dài?")
        long = await api.replies(chat, 3)
        assert long[0]["text"].startswith("Dài")
        api.edit(chat, asked, "Lại ngắn?")
        await api.until(lambda: len(api.sent(chat)) == 1)
    assert api.sent(chat)[0]["text"] == "Về “Lại ngắn?”"


async def test_the_parts_of_an_answer_stay_in_order_where_one_cannot_be_edited(api: BotApi, start: Start) -> None:
    lan = api.world.person()
    chat = api.world.private(lan)
    script = {question: reply(question, citations=LONG) for question in ("Dài?", "Dài nữa?")}
    async with start(ScriptedAssistant(script)):
        asked = api.say(chat, lan, "Dài?")
        first, *_ = await api.replies(chat, 3)
        del chat.messages[first["message_id"]]
        api.edit(chat, asked, "Dài nữa?")
        await api.until(lambda: len(api.sent(chat)) == 3 and api.sent(chat)[0]["text"].startswith("Dài nữa?"))
        await api.until(lambda: not api.waiting)
    sent = api.sent(chat)
    assert sorted(sent, key=lambda one: one["message_id"]) == sent
    assert ["[1] " in one["text"] for one in sent] == [True, False, False]


async def test_an_edit_that_changes_no_word_is_not_answered_again(api: BotApi, start: Start) -> None:
    lan = api.world.person()
    chat = api.world.private(lan)
    assistant = ScriptedAssistant()
    async with start(assistant):
        asked = api.say(chat, lan, "Đợt 1?")
        await api.replies(chat)
        api.edit(chat, asked, "Đợt 1? ")
        api.edit(chat, asked, "\u200b")
        api.say(chat, lan, "Sau cùng?")
        await api.replies(chat, 2)
    assert assistant.questions == ["Đợt 1?", "Sau cùng?"]


async def test_a_message_edited_into_a_question_is_answered(api: BotApi, start: Start) -> None:
    lan, group = api.world.person(), api.world.group()
    async with start(ScriptedAssistant()):
        asked = api.say(group, lan, "Chào cả nhà")
        asked["entities"] = [{"type": "bot_command", "offset": 0, "length": 4}]
        api.edit(group, asked, "/hoi Đợt 1?")
        [answer] = await api.replies(group)
    assert answer["text"] == "Về “Đợt 1?”"


async def test_an_edit_is_known_after_a_restart(api: BotApi, start: Start) -> None:
    lan = api.world.person()
    chat = api.world.private(lan)
    async with start(ScriptedAssistant()):
        asked = api.say(chat, lan, "Đợt 1?")
        await api.replies(chat)
    async with start(ScriptedAssistant()):
        api.edit(chat, asked, "Đợt 2?")
        await api.until(lambda: api.sent(chat)[0]["text"] == "Về “Đợt 2?”")
    assert len(api.sent(chat)) == 1


async def test_an_answer_that_was_deleted_is_sent_anew(api: BotApi, start: Start) -> None:
    lan = api.world.person()
    chat = api.world.private(lan)
    async with start(ScriptedAssistant()):
        asked = api.say(chat, lan, "Đợt 1?")
        [answer] = await api.replies(chat)
        del chat.messages[answer["message_id"]]
        api.edit(chat, asked, "Đợt 2?")
        [answer] = await api.replies(chat)
    assert answer["text"] == "Về “Đợt 2?”"


async def test_a_reply_to_an_answer_goes_on_from_that_answer_even_after_a_restart(api: BotApi, start: Start) -> None:
    lan, minh, group = api.world.person("Lan"), api.world.person("Minh"), api.world.group()
    script = {
        "Về A?": reply("A", question="Về A?", plan="a"),
        "Về B?": reply("B", question="Về B?", plan="b"),
    }
    async with start(ScriptedAssistant(script)):
        api.say(group, lan, "/hoi Về A?")
        api.say(group, minh, "/hoi Về B?")
        first, _ = await api.replies(group, 2)
    assistant = ScriptedAssistant(script)
    async with start(assistant):
        api.say(group, lan, "Thế còn đợt 2?", reply_to=first["message_id"])
        await api.replies(group, 3)
    assert assistant.asked == [("Thế còn đợt 2?", Conversation(("a",), "Về A?", ("Về A?",)), None)]


async def test_every_question_is_answered_where_the_group_wants_that_and_only_what_the_plans_say(
    api: BotApi, start: Start
) -> None:
    lan, group = api.world.person(), api.world.group(bot="administrator")
    asked = ("Hạn nộp hồ sơ khen thưởng là ngày nào?", "Hạn báo cáo?", "có mấy đợt vậy mọi người")
    unsure = replace(reply("Ngày 5"), sureness=0.1)
    absent = replace(reply("Không nêu", abstained=True), certainty="none")
    assistant = ScriptedAssistant({"Hạn nộp hồ sơ khen thưởng là ngày nào?": unsure, "Hạn báo cáo?": absent})
    async with start(assistant) as application:
        groups = application.bot_data.state.groups
        groups.put(replace(groups.get(group.id), every=True))
        for text in ("Chào cả nhà", "Trưa nay ăn gì, ở đâu?", *asked):
            api.say(group, lan, text)
        api.say(group, lan, "/hoi Cuối?")
        answers = await api.replies(group, 2)
    assert assistant.questions == [*asked, "Cuối?"]
    assert assistant.unshown == list(asked)  # what nobody asked the bot goes to no language model
    assert [m["text"] for m in answers] == ["Về “có mấy đợt vậy mọi người”", "Về “Cuối?”"]


async def test_a_failure_over_a_message_not_put_to_the_bot_is_not_spoken_of(api: BotApi, start: Start) -> None:
    lan, group = api.world.person(), api.world.group(bot="administrator")
    async with start(ScriptedAssistant({"Hạn báo cáo hỏng là ngày nào?": RuntimeError("x")})) as application:
        groups = application.bot_data.state.groups
        groups.put(replace(groups.get(group.id), every=True))
        api.say(group, lan, "Hạn báo cáo hỏng là ngày nào?")
        api.say(group, lan, "/hoi Được?")
        await api.replies(group)
        outcomes = [q.outcome for q in application.bot_data.state.questions.since(BEGINNING)]
    assert len(api.sent(group)) == 1
    assert outcomes == [Ending.ANSWERED, Ending.FAILED]


async def test_a_group_that_became_a_supergroup_keeps_what_was_set(api: BotApi, start: Start) -> None:
    lan, old = api.world.person(), api.world.group("Nhóm cũ")
    async with start(ScriptedAssistant(), allowed_chat_ids=frozenset({old.id})) as application:
        groups = application.bot_data.state.groups
        groups.put(replace(groups.get(old.id), plan="an-binh"))
        new = api.migrate(old, lan)
        api.say(new, lan, "/hoi Hỏi?")
        [answer] = await api.replies(new)
        moved = groups.get(new.id)
    assert answer["text"] == "Về “Hỏi?”"
    assert (moved.plan, moved.enabled) == ("an-binh", True)
