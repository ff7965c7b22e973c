"""The buttons under a question that fits several plans."""

from dataclasses import replace

from knowledge.answer import PlanChoice
from tests.bot.telegram.fakes import ScriptedAssistant, citation, plan_version, reply
from tests.e2e.botapi import BotApi
from tests.e2e.conftest import Start

LONG = "ke-hoach-" + "rat-dai-" * 20
PLANS = (plan_version("an-binh"), plan_version(LONG))
WHICH = reply(
    "Hai kế hoạch có đợt 2",
    choices=(PlanChoice("an-binh", "An Bình"), PlanChoice(LONG, "Bình Yên <2031>")),
)


def choose(question: str, _conversation: object, plan: str | None) -> object:
    return reply(f"Theo {plan}: {question}", plan=plan) if plan else WHICH


async def test_the_chosen_plan_answers_in_the_place_of_the_question_back(api: BotApi, start: Start) -> None:
    lan, minh, group = api.world.person(), api.world.person("Minh"), api.world.group()
    assistant = ScriptedAssistant({"Đợt 2 đến bao giờ?": choose}, PLANS)
    async with start(assistant):
        api.say(group, lan, "/hoi Đợt 2 đến bao giờ?")
        [offer] = await api.replies(group)
        assert labels(offer)[:2] == ["An Bình", "Bình Yên <2031>"]
        query = api.press(group, minh, offer, data(offer, 1))
        await api.until(lambda: "Theo" in api.sent(group)[0]["text"])
    [answer] = api.sent(group)
    assert answer["text"] == f"Theo {LONG}: Đợt 2 đến bao giờ?"
    assert query in api.answered
    assert labels(answer)[:2] == labels(offer)[:2]


async def test_a_button_still_works_after_a_restart(api: BotApi, start: Start) -> None:
    lan = api.world.person()
    chat = api.world.private(lan)
    async with start(ScriptedAssistant({"Đợt 2?": choose}, PLANS)):
        api.say(chat, lan, "Đợt 2?")
        [offer] = await api.replies(chat)
    async with start(ScriptedAssistant({"Đợt 2?": choose}, PLANS)):
        api.press(chat, lan, offer, data(offer, 0))
        await api.until(lambda: api.sent(chat)[0]["text"] == "Theo an-binh: Đợt 2?")


async def test_a_button_whose_plan_or_question_is_gone_says_so(api: BotApi, start: Start) -> None:
    lan = api.world.person()
    chat = api.world.private(lan)
    async with start(ScriptedAssistant({"Đợt 2?": choose}, PLANS[:1])):
        api.say(chat, lan, "Đợt 2?")
        [offer] = await api.replies(chat)
        gone = api.press(chat, lan, offer, data(offer, 1))
        await api.until(lambda: gone in api.answered)
        alone = {key: value for key, value in offer.items() if key != "reply_to_message"} | {"message_id": 999}
        lost = api.press(chat, lan, alone, data(offer, 0))
        await api.until(lambda: lost in api.answered)
        old = api.press(chat, lan, {"chat": offer["chat"], "message_id": 1, "date": 0}, data(offer, 0))
        await api.until(lambda: old in api.answered)
        forged = api.press(chat, lan, offer, "c:" + "x" * 62)
        await api.until(lambda: forged in api.answered)
        unknown = api.press(chat, lan, offer, "'; DROP TABLE plans")
        await api.until(lambda: unknown in api.answered)
    assert "không còn nữa" in api.answered[gone]["text"]
    assert "không còn thấy câu hỏi" in api.answered[lost]["text"]
    assert "không còn thấy câu hỏi" in api.answered[old]["text"]
    assert "không còn nữa" in api.answered[forged]["text"]
    assert "không còn dùng được" in api.answered[unknown]["text"]
    assert len(api.sent(chat)) == 1


async def test_callback_data_stays_within_64_bytes(api: BotApi, start: Start) -> None:
    """The stand-in refuses longer data as Telegram does; plans of any name and place still have buttons."""
    lan = api.world.person()
    chat = api.world.private(lan)
    cited = citation(n=999, plan=LONG, start=10**7, quote="x" * 900)
    version = replace(PLANS[1], version=99999)
    async with start(ScriptedAssistant({"Đợt 2?": reply("x", citations=(cited,))}, (version,))):
        api.say(chat, lan, "Đợt 2?")
        [answer] = await api.replies(chat)
    assert len(answer["reply_markup"]["inline_keyboard"]) == 3


def data(message: dict, row: int) -> str:
    return message["reply_markup"]["inline_keyboard"][row][0]["callback_data"]


def labels(message: dict) -> list[str]:
    return [button["text"] for row in message["reply_markup"]["inline_keyboard"] for button in row]
