"""Messages that break careless programs, through the whole application: none crashes it, none leaks."""

import random
from typing import Any

from bot.reply import Reply
from knowledge.answer import Conversation
from tests.bot.telegram.fakes import ScriptedAssistant, reply
from tests.bot.telegram.hostile import texts
from tests.e2e.botapi import BotApi
from tests.e2e.conftest import Start
from tests.e2e.entities import units
from tests.e2e.world import Json

LAST = "Câu cuối cùng?"
UNLIMITED: dict[str, Any] = {"person_limit": 10_000, "chat_limit": 10_000}


async def test_hostile_texts_are_all_answered_in_private(api: BotApi, start: Start) -> None:
    """The assistant quotes the question back, so every text goes both ways."""
    lan = api.world.person()
    chat = api.world.private(lan)
    hostile = [text[:4096] for text in texts() if text]
    async with start(ScriptedAssistant(), **UNLIMITED):
        for text in [*hostile, LAST]:
            api.say(chat, lan, text, entities=[])
        await api.until(lambda: any(LAST in m["text"] for m in api.sent(chat)), seconds=60)
    answered = {m["reply_to_message"]["message_id"] for m in api.sent(chat)}
    assert len(answered) == len(hostile) + 1 > 300
    assert_sound(api)


async def test_hostile_entities_are_all_answered_in_groups(api: BotApi, start: Start) -> None:
    """Entities that overlap, begin inside a character, or lie outside the text."""
    lan, group = api.world.person(), api.world.group()
    draw = random.Random(4)
    hostile = [f"/hoi 😀 {text[:300]} 👩‍👩‍👧‍👦" for text in texts(150)]
    assistant = ScriptedAssistant()
    async with start(assistant, **UNLIMITED):
        for text in hostile:
            api.say(group, lan, text, entities=[command(), *entities(draw, text, api.world.me)])
        api.say(group, lan, f"/hoi {LAST}")
        await api.until(lambda: any(LAST in m["text"] for m in api.sent(group)), seconds=60)
    answered = {m["reply_to_message"]["message_id"] for m in api.sent(group)}
    assert len(answered) == len(hostile) + 1
    assert_sound(api)


async def test_hostile_inline_queries_are_all_answered(api: BotApi, start: Start) -> None:
    lan = api.world.person()
    async with start(ScriptedAssistant()):
        asked = [api.ask_inline(lan, text[:256]) for text in texts(120)]
        await api.until(lambda: set(asked) <= set(api.inline), seconds=30)
    assert_sound(api)


async def test_nothing_of_one_chat_shows_in_another(api: BotApi, start: Start) -> None:
    """The assistant says what was asked before: every chat and topic sees only its own."""
    people = [api.world.person(name) for name in ("Lan", "Minh")]
    forum = api.world.group(forum=True)
    topics = [api.world.topic(forum, name, people[0]) for name in ("A", "B")]
    places = [(api.world.private(person), person, None) for person in people]
    places += [(api.world.group(), people[0], None), *((forum, people[1], topic) for topic in topics)]
    async with start(ScriptedAssistant(otherwise=recall), **UNLIMITED):
        for n in range(20):
            for mark, (chat, person, topic) in enumerate(places):
                api.say(chat, person, f"/hoi bí mật {mark}-{n}", topic=topic)
        await api.until(lambda: len(api.of("sendMessage")) == 20 * len(places), seconds=30)
    for mark, (chat, _, topic) in enumerate(places):
        said = [m["text"] for m in api.sent(chat) if topic in (None, m.get("message_thread_id"))]
        assert said[1:] == [f"sau bí mật {mark}-{n - 1}: bí mật {mark}-{n}" for n in range(1, 20)]


def recall(question: str, conversation: Conversation, _plan: str | None) -> Reply:
    """The question, after the one before it in the conversation."""
    return reply(f"sau {conversation.question}: {question}", question=question)


def assert_sound(api: BotApi) -> None:
    """Nothing failed, and Telegram took everything at the first attempt."""
    sent = [call for call in api.calls if call.method.startswith(("send", "edit", "answer"))]
    assert {call.status for call in sent} == {200}
    assert not any("Mã tham chiếu" in str(call.params) for call in sent)


def command() -> Json:
    return {"type": "bot_command", "offset": 0, "length": 4}


def entities(draw: random.Random, text: str, me: Json) -> list[Json]:
    kinds = ("mention", "text_mention", "bold", "url", "bot_command", "blockquote", "custom_emoji")
    longest = units(text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")) + 20
    user = {key: me[key] for key in ("id", "is_bot", "first_name")}
    found = []
    for _ in range(draw.randint(1, 6)):
        kind = draw.choice(kinds)
        extra = {"user": user} if kind == "text_mention" else {"custom_emoji_id": "1"} if "emoji" in kind else {}
        offset, length = draw.randint(0, longest), draw.randint(0, longest)
        found.append({"type": kind, "offset": offset, "length": length, **extra})
    return found
