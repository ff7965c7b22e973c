"""The application over the real assistant, which knows one small plan."""

import pytest

from bot.assistant import Assistant
from bot.reports import unanswered
from bot.telegram.asking.topics import TOPICS, question_of
from knowledge.answer import Conversation
from tests.e2e.botapi import BotApi
from tests.e2e.conftest import Start
from tests.e2e.reading import data, labels
from tests.e2e.sample import PLAN


async def test_what_the_plan_does_not_say_is_declined_with_what_was_searched(
    api: BotApi, start: Start, knowing: Assistant
) -> None:
    lan = api.world.person()
    chat = api.world.private(lan)
    async with start(knowing):
        api.say(chat, lan, "Hạn báo cáo sơ kết của xã Suối Mơ là ngày nào?")
        api.say(chat, lan, "Hạn báo cáo của tỉnh Cà Mau năm 2031?")
        absent, missing = await api.replies(chat, 2)
    assert "chưa tìm thấy" in absent["text"]
    assert "Suối Mơ" in absent["text"] or "SUỐI MƠ" in absent["text"]
    assert "Cà Mau" in missing["text"]
    assert "SUỐI MƠ" in missing["text"].upper()


async def test_a_real_answer_opens_its_passage_and_its_original(api: BotApi, start: Start, knowing: Assistant) -> None:
    lan, group = api.world.person(), api.world.group()
    async with start(knowing):
        api.say(group, lan, "/hoi Đợt 2 của xã Suối Mơ đến bao giờ?")
        [answer] = await api.replies(group)
        assert "Đợt 2" in labels(answer)[0] or " · " in labels(answer)[0]
        await api.pressed(group, lan, answer, data(answer, "📄"))
        _, passage = await api.replies(group, 2)
        await api.pressed(group, lan, answer, data(answer, "📎"))
        *_, original = await api.replies(group, 3)
    assert "20/11/2031" in answer["text"]
    assert "Đợt 2: Từ ngày 01/6/2031" in passage.get("caption", passage.get("text"))
    assert original["document"]["file_name"] == "suoi-mo-2031.md"
    assert PLAN.encode() in api.files.values()


@pytest.mark.parametrize("command", TOPICS)
def test_every_topic_is_understood(knowing: Assistant, command: str) -> None:
    """Asked in a group that is about the plan, and with the plan named."""
    [plan] = knowing.plans()
    kinds = {
        knowing.ask(question, conversation=Conversation((plan.plan,))).kind
        for words in ("", "xã Suối Mơ")
        if (question := question_of(TOPICS[command], words))
    }
    wanted = {"dot": "phase", "han": "deadline", "khenthuong": "award", "nhiemvu": "duty"}
    english = {"phases": "phase", "deadlines": "deadline", "awards": "award", "duties": "duty"}
    expected = (wanted | english).get(command)
    assert kinds == {expected} if expected else kinds


async def test_talk_stands_in_no_list_of_unanswered_questions(api: BotApi, start: Start, knowing: Assistant) -> None:
    lan = api.world.person()
    chat = api.world.private(lan)
    said = ("Có mấy đợt thi đua?", "ok cảm ơn nhé", "Ai là Chủ tịch nước?", "thủ đô nước Pháp là gì?")
    async with start(knowing) as application:
        for line in said:
            api.say(chat, lan, line)
        answers = await api.replies(chat, len(said))
        open_ = unanswered(application.bot_data.state, 1)
    assert "Đợt 2" in answers[0]["text"]
    assert ["Nguồn" in one["text"] or "Người ký" in one["text"] for one in answers[1:]] == [False] * 3
    assert open_ == []


async def test_a_file_that_is_asked_for_is_sent(api: BotApi, start: Start, knowing: Assistant) -> None:
    lan = api.world.person()
    chat = api.world.private(lan)
    async with start(knowing):
        api.say(chat, lan, "gửi cho tôi file kế hoạch xã Suối Mơ")
        [sent] = await api.replies(chat)
    assert sent["document"]["file_name"] == "suoi-mo-2031.md"


async def test_an_edit_that_changes_no_word_sends_no_file_again(api: BotApi, start: Start, knowing: Assistant) -> None:
    lan = api.world.person()
    chat = api.world.private(lan)
    async with start(knowing):
        asked = api.say(chat, lan, "gửi cho tôi file kế hoạch xã Suối Mơ")
        await api.replies(chat)
        api.edit(chat, asked, "gửi cho tôi file kế hoạch xã Suối Mơ")
        api.say(chat, lan, "Có mấy đợt thi đua?")
        await api.replies(chat, 2)
        await api.until(lambda: not api.waiting)
    assert len(api.of("sendDocument")) == 1


async def test_a_unit_said_in_private_is_named_in_no_group(api: BotApi, start: Start, knowing: Assistant) -> None:
    lan, group = api.world.person(), api.world.group()
    async with start(knowing):
        api.say(api.world.private(lan), lan, "tôi ở Văn phòng UBND xã")
        await api.replies(api.world.private(lan))
        api.say(group, lan, "/hoi việc của tôi là gì?")
        [answer] = await api.replies(group)
    assert "Văn phòng UBND xã" not in answer["text"]


async def test_only_administrators_say_which_unit_their_group_is(api: BotApi, start: Start, knowing: Assistant) -> None:
    lan, boss, group = api.world.person(), api.world.person("Sếp"), api.world.group()
    group.members[boss["id"]] = "administrator"
    async with start(knowing) as application:
        units = application.bot_data.state.units
        api.say(group, lan, "/hoi nhóm này là Văn phòng UBND xã")
        [refused] = await api.replies(group)
        assert units.of(str(group.id)) == ""
        api.say(group, boss, "/hoi nhóm này là Văn phòng UBND xã")
        await api.replies(group, 2)
        assert units.of(str(group.id)) == "Văn phòng UBND xã"
    assert "Chỉ quản trị viên nhóm" in refused["text"]


async def test_a_chapter_opens_and_a_unit_is_remembered(api: BotApi, start: Start, knowing: Assistant) -> None:
    lan, group = api.world.person(), api.world.group()
    async with start(knowing):
        api.say(group, lan, "/hoi tóm tắt kế hoạch")
        [summary] = await api.replies(group)
        await api.pressed(group, lan, summary, data(summary, "IV Tổ chức"))
        *_, chapter = await api.replies(group, 2)
        api.say(group, lan, "/hoi tôi ở Văn phòng UBND xã")
        await api.replies(group, 3)
        api.say(api.world.private(lan), lan, "việc của tôi là gì?")
        [work] = await api.replies(api.world.private(lan))
        api.say(api.world.private(lan), lan, "/riengtu")
        _, kept = await api.replies(api.world.private(lan), 2)
    assert "Văn phòng UBND xã" in chapter["text"]
    assert "tham mưu tổ chức tổng kết phong trào" in work["text"]
    assert kept["text"].endswith("Đơn vị của bạn: Văn phòng UBND xã")
