"""Telegram's newest forms where they serve, and what comes in their place where a server has them not."""

from pathlib import Path

import pytest
from telegram import Bot

from bot.state import open_state
from bot.state.inbox import Sending
from bot.telegram.sending.delivery import CURRENT, Delivery
from bot.telegram.sending.door import Door
from bot.telegram.sending.place import Place
from knowledge.answer import PlanChoice
from tests.bot.telegram.fakes import ScriptedAssistant, citation, plan_version, reply
from tests.e2e.botapi import TOKEN, BotApi, Fault, Json
from tests.e2e.conftest import Start
from tests.e2e.reading import data, labels
from tests.e2e.world import Chat

PLANS = (plan_version("an-binh"), plan_version("binh-yen"))
WHICH = reply("Kế hoạch nào?", choices=(PlanChoice("an-binh", "An Bình"), PlanChoice("binh-yen", "Bình Yên")))


def choose(question: str, _conversation: object, plan: str | None) -> object:
    return reply(f"Theo {plan}: {question}", plan=plan) if plan else WHICH


def assistant(**how: float) -> ScriptedAssistant:
    script = {"Mấy đợt?": reply("Một đợt [1]", citations=(citation(),), plan="an-binh"), "Đợt 2?": choose}
    return ScriptedAssistant(script, PLANS, **how)


def administered(api: BotApi) -> Chat:
    """A group that the bot administers."""
    group = api.world.group(bot="administrator")
    api.whispers = "shown"
    return group


async def test_only_the_asker_is_asked_which_plan_and_all_see_the_answer(api: BotApi, start: Start) -> None:
    lan, group = api.world.person(), administered(api)
    async with start(assistant()):
        asked = api.say(group, lan, "/hoi Đợt 2?")
        await api.until(lambda: api.whispered)
        [whisper] = api.whispered
        assert api.sent(group) == []
        await api.pressed(group, lan, whisper, data(whisper, "Bình Yên"))
        [answer] = await api.replies(group)
    assert (whisper["receiver_user"]["id"], labels(whisper)) == (lan["id"], ["An Bình", "Bình Yên"])
    assert answer["text"] == "Theo binh-yen: Đợt 2?"
    assert answer["reply_to_message"]["message_id"] == asked["message_id"]
    assert api.hushed == [whisper["ephemeral_message_id"]]


async def test_an_edit_that_changes_no_word_asks_nobody_back_again(api: BotApi, start: Start) -> None:
    lan, group = api.world.person(), administered(api)
    async with start(assistant()):
        asked = api.say(group, lan, "/hoi Đợt 2?")
        await api.until(lambda: api.whispered)
        api.edit(group, asked, "/hoi Đợt 2?")
        api.say(group, lan, "/hoi Mấy đợt?")
        await api.replies(group)
        await api.until(lambda: not api.waiting)
    assert len(api.whispered) == 1


async def test_a_made_up_choice_under_a_whisper_answers_nothing(api: BotApi, start: Start) -> None:
    lan, group, other = api.world.person(), administered(api), api.world.group(bot="administrator")
    async with start(assistant()):
        api.say(group, lan, "/hoi Đợt 2?")
        await api.until(lambda: api.whispered)
        [whisper] = api.whispered
        good = data(whisper, "Bình Yên")
        elsewhere = whisper | {"chat": other.json(api.world.people)}
        told = [
            await api.pressed(group, lan, whisper, good[:-1] + "77"),
            await api.pressed(group, lan, whisper, "c:" + "x" * 18 + ":1"),
            await api.pressed(other, lan, elsewhere, good),
        ]
    assert all("không còn" in one["text"] for one in told)
    assert api.sent(group) == api.sent(other) == []


@pytest.mark.parametrize("server", ["refused", "ignored"])
async def test_where_a_server_whispers_to_nobody_all_are_asked(api: BotApi, start: Start, server: str) -> None:
    """Tried once; what an older server shows to all is taken away, and what always was comes in its place."""
    lan, group = api.world.person(), api.world.group()
    api.whispers = server
    async with start(assistant()):
        for count in (1, 2):
            api.say(group, lan, "/hoi Đợt 2?")
            await api.until(lambda count=count: len(api.sent(group)) == count and not api.waiting)
        offer = api.sent(group)[0]
        await api.until(lambda: labels(offer)[:2] == ["An Bình", "Bình Yên"])
        await api.pressed(group, lan, offer, data(offer, "An Bình"))
        await api.until(lambda: api.sent(group)[0]["text"] == "Theo an-binh: Đợt 2?")
    tried = [call for call in api.of("sendMessage") if "ephemeral_message_parameters" in call.params]
    assert len(tried) == 1
    assert api.whispered == []


async def test_what_was_shown_to_all_before_the_process_ended_is_asked_again(api: BotApi, tmp_path: Path) -> None:
    """A server that does not know whispers shows one to all; the process ends before it is taken away."""
    lan, group = api.world.person(), api.world.group()
    shown = api.world.write(group, api.world.me, "Kế hoạch nào?")
    state, bot = open_state(tmp_path), Bot(TOKEN, base_url=f"{api.url}/bot")
    state.inbox.take(7, "{}")
    state.inbox.note(7, 1, group.id, Sending.SENT, shown["message_id"])
    async with bot:
        place, told = Place(group.id), CURRENT.set(Delivery(7, state.inbox, 0.0))
        assert not await Door(bot).whisper(place, lan["id"], "Kế hoạch nào?", None)
        CURRENT.reset(told)
    state.close()
    assert api.sent(group) == []


async def test_only_whoever_found_it_bad_is_asked_why(api: BotApi, start: Start) -> None:
    lan, minh, group = api.world.person(), api.world.person("Minh"), api.world.group()
    api.whispers = "shown"
    async with start(assistant()) as application:
        api.say(group, lan, "/hoi Mấy đợt?")
        [answer] = await api.replies(group)
        await api.pressed(group, minh, answer, data(answer, "👎"))
        await api.until(lambda: api.whispered)
        [whisper] = api.whispered
        await api.pressed(group, minh, whisper, data(whisper, "Sai kế hoạch"))
        await api.until(lambda: api.hushed)
        verdicts = application.bot_data.state.questions.verdicts()
    assert whisper["receiver_user"]["id"] == minh["id"]
    assert "Chỉ bạn thấy" in whisper["text"]
    assert not any("Sai" in label for label in labels(api.sent(group)[0]))
    assert [(one.good, one.reason) for one in verdicts] == [(False, "plan")]


async def test_a_long_answer_is_announced_by_a_draft_in_private(api: BotApi, start: Start) -> None:
    lan, group = api.world.person(), api.world.group()
    chat = api.world.private(lan)
    async with start(assistant(delay=3.2), private_chats="all"):
        api.say(chat, lan, "Mấy đợt?")
        api.say(group, api.world.person("Minh"), "/hoi Mấy đợt?")
        await api.replies(chat)
        await api.replies(group)
    [draft] = api.of("sendMessageDraft")
    assert (int(draft.params["chat_id"]), draft.params["text"]) == (chat.id, "Đang tìm trong các kế hoạch …")


async def test_no_draft_comes_behind_the_answer(api: BotApi, start: Start) -> None:
    lan = api.world.person()
    chat = api.world.private(lan)
    api.fail("sendMessageDraft", Fault("slow", 1.2))
    async with start(assistant(delay=2.9), private_chats="all"):
        api.say(chat, lan, "Mấy đợt?")
        await api.replies(chat)
    assert [call.method for call in api.calls if call.method in ("sendMessageDraft", "sendMessage")] == [
        "sendMessageDraft",
        "sendMessage",
    ]


@pytest.mark.parametrize("kind", ["gone", "refuse"])
async def test_a_server_without_drafts_is_asked_for_one_only_once(api: BotApi, start: Start, kind: str) -> None:
    lan = api.world.person()
    chat = api.world.private(lan)
    api.fail("sendMessageDraft", Fault(kind, text="method not found"))
    async with start(assistant(delay=2.8), private_chats="all"):
        for count in (1, 2):
            api.say(chat, lan, "Mấy đợt?")
            await api.replies(chat, count)
    assert len(api.of("sendMessageDraft")) == 1


ROWS = "| Hình thức | Số lượng |", "| Bằng khen | 04 tập thể |"
TABLE = "\n".join((ROWS[0], "| --- | --- |", *ROWS[1:]))
TABULAR = reply(
    "Bằng khen: 04 tập thể [1]",
    citations=tuple(citation(n=n, quote=row, start=TABLE.index(row)) for n, row in ((1, ROWS[1]), (2, ROWS[0]))),
    plan="an-binh",
)


async def test_a_table_is_drawn_in_a_rich_message(api: BotApi, start: Start) -> None:
    lan, group = api.world.person(), api.world.group()
    api.takes_rich = True
    async with start(ScriptedAssistant({"Mấy Bằng khen?": TABULAR}, (plan_version("an-binh", text=TABLE),))):
        asked = api.say(group, lan, "/hoi Mấy Bằng khen?")
        [answer] = await api.replies(group)
        await api.until(lambda: api.of("sendRichMessage"))
    rich = answer["rich_message"]["html"]
    assert "<table><tr><th>Hình thức</th><th>Số lượng</th></tr><tr><td>Bằng khen</td><td>04 tập thể</td></tr>" in rich
    assert answer["reply_to_message"]["message_id"] == asked["message_id"]
    assert labels(answer)[-2:] == ["👍", "👎"]
    assert api.of("sendMessage") == []


async def test_without_rich_messages_a_table_is_text_and_none_is_tried_again(api: BotApi, start: Start) -> None:
    lan, group = api.world.person(), api.world.group()
    async with start(ScriptedAssistant({"Mấy Bằng khen?": TABULAR}, (plan_version("an-binh", text=TABLE),))):
        for count in (1, 2):
            api.say(group, lan, "/hoi Mấy Bằng khen?")
            answers = await api.replies(group, count)
    assert all("| Bằng khen | 04 tập thể |" in answer["text"] for answer in answers)
    assert len(api.of("sendRichMessage")) == 1


@pytest.mark.parametrize("kind", ["voice", "video_note", "audio"])
async def test_a_voice_message_is_told_what_to_do(api: BotApi, start: Start, kind: str) -> None:
    lan = api.world.person()
    chat = api.world.private(lan)
    sound: Json = {"file_id": "x", "file_unique_id": "x", "duration": 3, "length": 240}
    async with start(assistant(), private_chats="all"):
        message = api.world.write(chat, lan, None, **{kind: sound})
        api.push("message", message)
        [told] = await api.replies(chat)
    assert "hình micrô trên bàn phím" in told["text"]
