"""What the one door does with a Telegram that refuses, delays and loses."""

import logging
import re
import time

import pytest
from telegram import Bot
from telegram.request import HTTPXRequest

from bot.telegram.sending.door import Door
from bot.telegram.sending.place import Place
from tests.bot.telegram.fakes import ScriptedAssistant, citation, reply
from tests.e2e.botapi import TOKEN, BotApi, Fault
from tests.e2e.conftest import Start


async def test_refused_markup_is_sent_again_as_plain_text(api: BotApi, start: Start) -> None:
    lan = api.world.person()
    chat = api.world.private(lan)
    api.fail(
        "sendMessage",
        Fault("refuse", text='can\'t parse entities: Unsupported start tag "b" at byte offset 0'),
    )
    async with start(ScriptedAssistant({"Hỏi?": reply("Có *2 < 3* đợt", citations=(citation(),))})):
        api.say(chat, lan, "Hỏi?")
        [answer] = await api.replies(chat)
    assert answer["text"].startswith("Có 2 < 3 đợt\nNguồn: ")
    assert "entities" not in answer


async def test_flood_limit_is_waited_out(api: BotApi, start: Start) -> None:
    lan = api.world.person()
    chat = api.world.private(lan)
    api.fail("sendMessage", Fault("flood", 1))
    async with start(ScriptedAssistant()):
        api.say(chat, lan, "Hỏi?")
        await api.replies(chat)
    refused, sent = api.of("sendMessage")
    assert (refused.status, sent.status) == (429, 200)
    assert sent.at - refused.at >= 1


async def test_server_errors_are_tried_again(api: BotApi, start: Start) -> None:
    lan = api.world.person()
    chat = api.world.private(lan)
    api.fail("sendMessage", Fault("error"), Fault("error"))
    async with start(ScriptedAssistant()):
        api.say(chat, lan, "Hỏi?")
        await api.replies(chat)
    assert [call.status for call in api.of("sendMessage")] == [500, 500, 200]


async def test_a_sending_that_timed_out_is_not_repeated(api: BotApi) -> None:
    chat = api.world.private(api.world.person())
    api.fail("sendMessage", Fault("slow", 1))
    async with Bot(TOKEN, f"{api.url}/bot", request=HTTPXRequest(read_timeout=0.3)) as bot:
        door = Door(bot)
        assert await door.say(Place(chat.id), "Một") == []
        assert len(await door.say(Place(chat.id), "Hai")) == 1
    assert [message["text"] for message in await api.replies(chat, 2)] == ["Một", "Hai"]


async def test_an_edit_that_timed_out_is_made_again_and_changes_nothing_twice(api: BotApi) -> None:
    chat = api.world.private(api.world.person())
    async with Bot(TOKEN, f"{api.url}/bot", request=HTTPXRequest(read_timeout=0.3)) as bot:
        door, place = Door(bot), Place(chat.id)
        number = await door.show(place, None, "Một")
        api.fail("editMessageText", Fault("slow", 1), Fault("swallow"))
        assert await door.show(place, number, "Hai") == number
        assert await door.edit(place, number, "Hai")
    assert [message["text"] for message in api.sent(chat)] == ["Hai"]


async def test_a_message_that_was_deleted_is_shown_anew(api: BotApi) -> None:
    chat = api.world.private(api.world.person())
    async with Bot(TOKEN, f"{api.url}/bot") as bot:
        door, place = Door(bot), Place(chat.id)
        number = await door.show(place, None, "Một")
        del chat.messages[number]
        assert await door.show(place, number, "Hai") == number + 1
        assert not await door.edit(place, number, "Ba")
    assert [message["text"] for message in api.sent(chat)] == ["Hai"]


async def test_a_dropped_connection_loses_no_answer(api: BotApi, start: Start) -> None:
    lan = api.world.person()
    chat = api.world.private(lan)
    api.fail("sendMessage", Fault("drop"))
    async with start(ScriptedAssistant()) as application:
        api.say(chat, lan, "Một?")
        api.say(chat, lan, "Hai?")
        await api.replies(chat, 2)
        assert application.bot_data.state.inbox.repeats() == 1
    assert [message["text"] for message in api.sent(chat)] == ["Về “Một?”", "Về “Hai?”"]


async def test_a_connection_that_was_dropped_after_the_message_had_arrived_repeats_nothing(
    api: BotApi, start: Start
) -> None:
    lan, minh = api.world.person(), api.world.person("Minh")
    chat, other, group = api.world.private(lan), api.world.private(minh), api.world.group()
    for _ in range(3):
        api.world.write(group, minh, "Chuyện khác")
    api.fail("sendMessage", Fault("swallow"), Fault("swallow"))
    async with start(ScriptedAssistant()) as application:
        api.say(chat, lan, "Một?")
        api.say(other, minh, "Hai?")
        await api.replies(chat)
        await api.replies(other)
        api.fail("sendMessage", Fault("swallow"))
        api.say(group, lan, "/hoi Ba?")
        await api.replies(group)
        await api.until(lambda: not application.update_queue.size)
        assert application.bot_data.state.inbox.repeats() == 0
    assert [len(api.sent(one)) for one in (chat, other, group)] == [1, 1, 1]


async def test_long_answers_are_several_messages_that_reply_to_the_question(api: BotApi, start: Start) -> None:
    lan = api.world.person()
    chat = api.world.private(lan)
    many = tuple(citation(n, quote="Nội dung trích dẫn. " * 50) for n in range(1, 10))
    async with start(ScriptedAssistant({"Hỏi?": reply("Nhiều", citations=many)})):
        asked = api.say(chat, lan, "Hỏi?")
        answers = await api.replies(chat, 3)
    assert [m["reply_to_message"]["message_id"] for m in answers] == [asked["message_id"]] * len(answers)


async def test_a_deleted_question_is_answered_all_the_same(api: BotApi, start: Start) -> None:
    lan = api.world.person()
    chat = api.world.private(lan)
    async with start(ScriptedAssistant(delay=0.1)):
        asked = api.say(chat, lan, "Hỏi?")
        del chat.messages[asked["message_id"]]
        [answer] = await api.replies(chat)
    assert "reply_to_message" not in answer


async def test_a_group_that_moved_is_followed(api: BotApi, start: Start) -> None:
    lan, old, new = api.world.person(), api.world.group("Cũ"), api.world.group("Mới")
    async with start(ScriptedAssistant()):
        api.say(old, lan, "/hoi Hỏi?")
        old.migrated_to = new.id
        await api.replies(new)


async def test_failure_shows_a_reference_and_never_its_cause(
    api: BotApi, start: Start, caplog: pytest.LogCaptureFixture
) -> None:
    lan, group = api.world.person(), api.world.group()
    secret = "mật khẩu /srv/thidua/bot.sqlite"
    async with start(ScriptedAssistant({"Hỏng?": RuntimeError(secret)})):
        api.say(group, lan, "/hoi Hỏng?")
        [told] = await api.replies(group)
        api.say(group, lan, "/hoi Sau đó?")
        await api.replies(group, 2)
    found = re.search(r"Mã tham chiếu: ([A-Z0-9]{6})\.", told["text"])
    assert found
    assert secret not in told["text"]
    assert f"reference {found.group(1)}" in caplog.text
    assert secret in caplog.text


async def test_a_person_who_blocked_the_bot_stops_nothing(api: BotApi, start: Start) -> None:
    lan, minh = api.world.person(), api.world.person("Minh")
    blocked, chat = api.world.private(lan), api.world.private(minh)
    blocked.blocked = True
    async with start(ScriptedAssistant()):
        api.say(blocked, lan, "Hỏi?")
        api.say(chat, minh, "Hỏi?")
        await api.replies(chat)
    assert not api.sent(blocked)


async def test_chats_do_not_wait_for_each_other_and_keep_their_order(api: BotApi, start: Start) -> None:
    people = [api.world.person(str(n)) for n in range(6)]
    async with start(ScriptedAssistant(delay=0.4)):
        began = time.monotonic()
        for n in range(3):
            for person in people:
                api.say(api.world.private(person), person, f"Câu {n}?")
        for person in people:
            await api.replies(api.world.private(person), 3)
        took = time.monotonic() - began
    for person in people:
        assert [m["text"] for m in api.sent(api.world.private(person))] == [f"Về “Câu {n}?”" for n in range(3)]
    assert took < 0.4 * 3 * len(people)


async def test_the_log_never_holds_the_token(api: BotApi, start: Start, caplog: pytest.LogCaptureFixture) -> None:
    lan = api.world.person()
    caplog.set_level(logging.INFO)
    api.fail("sendMessage", Fault("error"), Fault("drop"))
    async with start(ScriptedAssistant()):
        api.say(api.world.private(lan), lan, "Hỏi?")
        await api.until(lambda: len(api.of("sendMessage")) == 2)
    assert caplog.text
    assert TOKEN not in caplog.text
