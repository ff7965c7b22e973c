"""The tour of a plan for new staff, its quiz, and who has finished."""

from dataclasses import replace

from tests.bot.telegram.fakes import ScriptedAssistant
from tests.e2e.botapi import BotApi
from tests.e2e.conftest import Start
from tests.e2e.reading import data, labels
from tests.e2e.world import Chat, Json
from tests.plans_made import made
from tests.shelves import COMMUNE, PROVINCE

PLANS = (made(PROVINCE, "lac-ha"), made(COMMUNE, "nam-khoa"))
LATER = made(PROVINCE.replace("20/12/2031", "27/12/2031"), "lac-ha")


async def said(api: BotApi, chat: Chat, person: Json, text: str) -> Json:
    """What the bot says to a message."""
    before = len(api.sent(chat))
    api.say(chat, person, text)
    return (await api.replies(chat, before + 1))[-1]


def is_waiting(message: Json) -> bool:
    """Whether the bot waits for an answer: to a question, or whether a name may be seen."""
    return "poll" in message or any("Đồng ý" in one for one in labels(message))


async def step(api: BotApi, chat: Chat, person: Json, message: Json, label: str, words: str) -> None:
    """Press a button of the tour and wait for what it shows."""
    await api.pressed(chat, person, message, data(message, label))
    await api.until(lambda: words in message["text"])


async def test_a_tour_goes_step_by_step_and_asks_the_unit_once(api: BotApi, start: Start) -> None:
    lan = api.world.person()
    chat = api.world.private(lan)
    assistant = ScriptedAssistant(plans=PLANS)
    async with start(assistant):
        which = await said(api, chat, lan, "/nhapmon")
        assert which["text"] == "Giới thiệu kế hoạch nào?"
        shown = await said(api, chat, lan, "/nhapmon tỉnh Lạc Hà")
        assert shown["text"].startswith(
            "🎓 UBND tỉnh Lạc Hà 2031 · 1/8: Phong trào để làm gì\nKhơi dậy tinh thần thi đua của cán bộ"
        )
        await step(api, chat, lan, shown, "Tiếp", "2/8")
        await step(api, chat, lan, shown, "Tiếp", "3/8")
        await step(api, chat, lan, shown, "Tiếp", "Bạn ở đơn vị nào?")
        assert labels(shown) == ["Sở Nội vụ", "Sở Văn hóa và Thể thao", "Đơn vị khác"]
        await step(api, chat, lan, shown, "Văn hóa", "tuyên truyền phong trào trên cổng thông tin. [1]")
        await step(api, chat, lan, shown, "Trước", "3/8")
        await step(api, chat, lan, shown, "Tiếp", "4/8")
    async with start(assistant):
        resumed = await said(api, chat, lan, "/tour")
        assert "· 4/8: Việc của đơn vị bạn" in resumed["text"]
        for number in (5, 6, 7, 8):
            await step(api, chat, lan, resumed, "Tiếp", f"{number}/8")
    assert labels(resumed) == ["⬅ Trước", "🎓 Làm bài"]
    assert assistant.asked == []


async def test_a_unit_that_was_said_is_not_asked_for_and_one_that_is_pressed_is_kept(api: BotApi, start: Start) -> None:
    lan, minh = api.world.person(), api.world.person("Minh")
    chat, other = api.world.private(lan), api.world.private(minh)
    async with start(ScriptedAssistant(plans=PLANS)) as application:
        state = application.bot_data.state
        state.units.keep(state.people.person(lan["id"]), "Sở Y tế")
        shown = await said(api, chat, lan, "/nhapmon tỉnh Lạc Hà")
        for words in ("2/8", "3/8", "chưa tìm thấy việc nào giao riêng cho Sở Y tế"):
            await step(api, chat, lan, shown, "Tiếp", words)
        asked = await said(api, other, minh, "/nhapmon tỉnh Lạc Hà")
        for words in ("2/8", "3/8", "Bạn ở đơn vị nào?"):
            await step(api, other, minh, asked, "Tiếp", words)
        await step(api, other, minh, asked, "Sở Nội vụ", "4/8")
        assert state.units.of(state.people.person(minh["id"])) == "Sở Nội vụ"
        await step(api, other, minh, asked, "Đổi đơn vị", "Bạn ở đơn vị nào?")
        await step(api, other, minh, asked, "Văn hóa", "Sở Văn hóa và Thể thao")
        state.forget_unit(state.people.person(minh["id"]))
        again = await said(api, other, minh, "/nhapmon")
    assert again["text"].startswith("Bạn ở đơn vị nào?")


async def test_the_quiz_is_of_polls_explained_with_their_quotes(api: BotApi, start: Start) -> None:
    lan, boss, group = api.world.person("Lan"), api.world.person("Trưởng"), api.world.group()
    group.members |= {lan["id"]: "member", boss["id"]: "administrator"}
    chat = api.world.private(lan)
    async with start(ScriptedAssistant(plans=PLANS)) as application:
        lead = await said(api, group, lan, "/nhapmon tỉnh Lạc Hà")
        url = lead["reply_markup"]["inline_keyboard"][0][0]["url"]
        shown = await said(api, chat, lan, "/start " + url.partition("?start=")[2])
        for words in ("2/8", "3/8", "Bạn ở đơn vị nào?"):
            await step(api, chat, lan, shown, "Tiếp", words)
        await step(api, chat, lan, shown, "Đơn vị khác", "4/8: Việc của đơn vị bạn\nUBND tỉnh Lạc Hà 2031 giao việc")
        for number in (5, 6, 7, 8):
            await step(api, chat, lan, shown, "Tiếp", f"{number}/8")
        await api.until(lambda: any("Làm bài" in one for one in labels(shown)))
        await api.pressed(chat, lan, shown, data(shown, "Làm bài"))
        polls = 0
        await api.until(lambda: "poll" in api.sent(chat)[-1])
        while "poll" in (poll := api.sent(chat)[-1]):
            polls += 1
            right = poll["poll"]["correct_option_ids"][0]
            api.answer_poll(boss, poll, right)
            api.answer_poll(lan, poll, right if polls > 1 else (right + 1) % 3)
            await api.until(lambda poll=poll: api.sent(chat)[-1] != poll and is_waiting(api.sent(chat)[-1]))
        await api.until(lambda: any("Đồng ý" in one for one in labels(api.sent(chat)[-1])))
        agree = api.sent(chat)[-1]
        before = await said(api, group, boss, "/nhapmon")
        await step(api, chat, lan, agree, "Đồng ý", "sẽ thấy tên bạn")
        after = await said(api, group, boss, "/nhapmon")
        forged = await api.pressed(group, boss, lead, "o:quiz:0123")
        assert application.bot_data.state.learning.of_group(group.id)[0].finished
    texts = [message.get("text", "") for message in api.sent(chat)]
    sent = [message["poll"] for message in api.sent(chat) if "poll" in message]
    assert 5 <= polls == len(sent) <= 8
    assert all(poll["type"] == "quiz" and not poll["is_anonymous"] for poll in sent)
    assert sum(text.startswith("✅ Đúng.\nNguồn: ") for text in texts) == polls - 1
    assert sum(text.startswith("❌ Chưa đúng. Đáp án: ") for text in texts) == 1
    assert f"Xong: đúng {polls - 1}/{polls} câu" in "\n".join(texts)
    assert before["text"] == "Đã xong phần giới thiệu: 1 người. Đang học: 0."
    assert after["text"] == "Đã xong phần giới thiệu: 1 người: Lan; 0 người không nêu tên. Đang học: 0."
    assert "không còn dùng được" in forged["text"]


async def test_a_new_version_begins_the_quiz_anew_and_one_without_facts_has_none(api: BotApi, start: Start) -> None:
    lan = api.world.person()
    chat = api.world.private(lan)
    assistant = ScriptedAssistant(plans=PLANS)
    async with start(assistant) as application:
        shown = await said(api, chat, lan, "/nhapmon xã Nậm Khoa")
        key = data(shown, "Tiếp").split(":")[2]
        await api.pressed(chat, lan, shown, f"o:quiz:{key}")
        await api.until(lambda: "quá ít để đặt câu hỏi" in api.sent(chat)[-1].get("text", ""))
        shown = await said(api, chat, lan, "/nhapmon tỉnh Lạc Hà")
        key = data(shown, "Tiếp").split(":")[2]
        await api.pressed(chat, lan, shown, f"o:quiz:{key}")
        await api.until(lambda: "poll" in api.sent(chat)[-1])
        assistant.change(replace(LATER, version=2))
        api.answer_poll(lan, api.sent(chat)[-1], 0)
        await api.until(lambda: "poll" in api.sent(chat)[-1] and "bắt đầu lại" in api.sent(chat)[-2].get("text", ""))
        person = application.bot_data.state.people.person(lan["id"])
        assert application.bot_data.state.learning.tour(person, "lac-ha").asked == 0
        application.bot_data.state.forget(person)
        assert application.bot_data.state.learning.latest(person) is None
