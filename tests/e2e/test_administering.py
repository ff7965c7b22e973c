"""What administrators see and do, what people can see of themselves, and what is kept of them."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from bot.labels import label, labelled
from bot.settings import Settings
from knowledge.card import Period
from knowledge.dates import DateValue
from knowledge.span import Span
from tests.bot.telegram.fakes import ScriptedAssistant, plan_version, reply
from tests.e2e.botapi import BotApi
from tests.e2e.conftest import Start
from tests.e2e.reading import data
from tests.e2e.world import Chat, Json


def absent(question: str, content: str, plan: str = "an-binh") -> object:
    declined = reply("Kế hoạch không nêu điều này.", abstained=True, question=content, plan=plan)
    return replace(declined, reason="absent", question=question)


SCRIPT = {
    "Tiền thưởng bao nhiêu?": absent("Tiền thưởng bao nhiêu?", "tien thuong bao nhieu"),
    "tien thuong la bao nhieu?": absent("tien thuong la bao nhieu?", "tien thuong la bao nhieu"),
    "Tiền thưởng đợt 2 bao nhiêu?": absent("Tiền thưởng đợt 2 bao nhiêu?", "tien thuong dot 2 bao nhieu"),
    "Hỏng?": RuntimeError("hỏng"),
}


def ending(day: date | None) -> object:
    version = plan_version("an-binh", "Kế hoạch An Bình")
    end = DateValue(day.year, day.month, day.day) if day else None
    return replace(version, card=replace(version.card, period=Period(None, end, Span(0, 1))))


async def test_figures_are_for_admins_in_private(api: BotApi, start: Start) -> None:
    admin, lan, group = api.world.person("Quản"), api.world.person("Lan"), api.world.group("Tổ <1>")
    async with start(ScriptedAssistant(SCRIPT), admin_user_ids=frozenset({admin["id"]}), private_chats="all"):
        await said(api, group, admin, "/bat")
        good = await said(api, group, lan, "/hoi Được?")
        await api.pressed(group, lan, good, data(good, "👍"))
        await said(api, group, lan, "/hoi Tiền thưởng bao nhiêu?")
        await said(api, group, lan, "/hoi Hỏng?")
        await said(api, api.world.private(lan), lan, "Riêng tư?")
        figures = (await said(api, api.world.private(admin), admin, "/thongke"))["text"]
        assert "Chỉ quản trị viên của bot" in (await said(api, api.world.private(lan), lan, "/thongke"))["text"]
        assert "chat riêng" in (await said(api, group, admin, "/thongke 7"))["text"]
    assert "Tổng: 4 câu hỏi — 2 trả lời, 1 không nêu, 1 lỗi; 👍 1 👎 0" in figures
    assert "Tổ <1>: 3 câu hỏi" in figures
    assert "Chat riêng: 1 câu hỏi" in figures
    assert "Riêng tư" not in figures


async def test_unanswered_questions_are_grouped_answered_once_and_then_given(api: BotApi, start: Start) -> None:
    admin, lan, group = api.world.person("Quản"), api.world.person("Lan"), api.world.group()
    desk = api.world.private(admin)
    named = {"admin_user_ids": frozenset({admin["id"]}), "allowed_chat_ids": frozenset({group.id})}
    assistant = ScriptedAssistant(SCRIPT, (ending(date(2031, 12, 31)),))
    async with start(assistant, **named):
        for question in ("Tiền thưởng bao nhiêu?", "tien thuong la bao nhieu?", "Tiền thưởng đợt 2 bao nhiêu?"):
            await said(api, group, lan, f"/hoi {question}")
        listed = (await said(api, desk, admin, "/chuatraloi"))["text"]
        number = number_of("(2 lần)", listed)
        how = (await said(api, desk, admin, f"/traloi {number} Một triệu đồng"))["text"]
        kept = (await said(api, desk, admin, f"/traloi {number} Một triệu đồng.\nNguồn: Công văn 9/UBND"))["text"]
        given = (await said(api, group, lan, "/hoi Tiền thưởng bao nhiêu?"))["text"]
        other = (await said(api, group, lan, "/hoi Tiền thưởng đợt 2 bao nhiêu?"))["text"]
        left = (await said(api, desk, admin, "/unanswered"))["text"]
        changes = (await said(api, desk, admin, "/nhatky"))["text"]
    assert "Cần trả lời: 2 câu hỏi" in listed
    assert "(2 lần)" in listed
    assert "phải có “Nguồn:”" in how
    assert "đến hết 31/12/2031" in kept
    assert given == "Một triệu đồng.\n✍ Quản trả lời ngày 01/3/2031, không trích từ kế hoạch. Nguồn: Công văn 9/UBND"
    assert other == "Kế hoạch không nêu điều này."
    assert "Cần trả lời: 1 câu hỏi" in left
    assert "Quản · trả lời thay: " in changes


async def test_an_admin_answer_ends_with_its_plan(api: BotApi, start: Start) -> None:
    admin = api.world.person("Quản")
    desk = api.world.private(admin)
    assistant = ScriptedAssistant(SCRIPT, (ending(date(2031, 2, 1)),))
    async with start(assistant, admin_user_ids=frozenset({admin["id"]})):
        await said(api, desk, admin, "Tiền thưởng bao nhiêu?")
        number = number_of("(1 lần)", (await said(api, desk, admin, "/chuatraloi"))["text"])
        await said(api, desk, admin, f"/traloi {number} Một triệu. Nguồn: Công văn 9/UBND")
        again = (await said(api, desk, admin, "tien thuong la bao nhieu?"))["text"]
    assert again == "Kế hoạch không nêu điều này."


async def test_bad_answers_wait_for_an_answer_too(api: BotApi, start: Start) -> None:
    admin = api.world.person("Quản")
    desk = api.world.private(admin)
    async with start(ScriptedAssistant(), admin_user_ids=frozenset({admin["id"]})):
        assert "Không có câu hỏi nào" in (await said(api, desk, admin, "/chuatraloi"))["text"]
        answer = await said(api, desk, admin, "Hạn nộp?")
        await api.pressed(desk, admin, answer, data(answer, "👎"))
        await api.until(lambda: "Thiếu" in str(answer["reply_markup"]))
        await api.pressed(desk, admin, answer, data(answer, "Thiếu"))
        listed = (await said(api, desk, admin, "/chuatraloi"))["text"]
    assert "(1 lần, 👎 1, thiếu) Hạn nộp?" in listed


async def test_a_person_sees_and_deletes_what_is_kept_of_them(api: BotApi, start: Start, settings: Settings) -> None:
    lan, minh, group = api.world.person("Lan"), api.world.person("Minh"), api.world.group()
    async with start(ScriptedAssistant()) as application:
        questions, people = application.bot_data.state.questions, application.bot_data.state.people
        await said(api, group, lan, "/hoi Một?")
        await said(api, api.world.private(lan), lan, "Hai?")
        answer = await said(api, group, minh, "/hoi Ba?")
        await api.pressed(group, lan, answer, data(answer, "👎"))
        for one in questions.since(datetime(2000, 1, 1, tzinfo=UTC)):
            label(settings.data_dir, one.id, one.question, "a", "lời")
        shown = await said(api, group, lan, "/riengtu")
        other = await api.pressed(group, minh, shown, data(shown, "Xóa dữ liệu"))
        mine = await api.pressed(group, lan, shown, data(shown, "Xóa dữ liệu"))
        assert questions.count(people.person(lan["id"])) == questions.count(people.person(minh["id"])) == 0
        assert questions.verdicts() == []
        assert labelled(settings.data_dir) == []
    assert "Đang lưu 2 câu hỏi của bạn" in shown["text"]
    assert "90 ngày" in shown["text"]
    assert "Đã xóa 1 câu hỏi" in other["text"]
    assert "Đã xóa 2 câu hỏi" in mine["text"]


async def test_only_what_was_put_to_the_bot_is_kept_and_nobody_by_name(
    api: BotApi, start: Start, tmp_path: Path
) -> None:
    api.world.privacy = False
    lan = api.world.person("Nguyễn Thị Đặc Biệt")
    group, private = api.world.group(), api.world.private(lan)
    async with start(ScriptedAssistant(), log_level="DEBUG"):
        api.say(group, lan, "Chuyện riêng không hỏi bot 12345")
        await said(api, group, lan, "/hoi Hỏi bot?")
        await said(api, private, lan, "Hỏi riêng?")
    stored = b"".join(path.read_bytes() for path in tmp_path.glob("bot.sqlite*"))
    assert "Hỏi bot?".encode() in stored
    for secret in ("Chuyện riêng", "Đặc Biệt", str(lan["username"]), str(lan["id"])):
        assert secret.encode() not in stored


async def test_what_is_too_old_is_deleted_at_the_start(api: BotApi, start: Start) -> None:
    lan = api.world.person()
    async with start(ScriptedAssistant()) as application:
        await said(api, api.world.private(lan), lan, "Hỏi?")
        questions = application.bot_data.state.questions
        assert questions.sweep(days=90) == 0
    later = datetime.now(UTC) + timedelta(days=91)
    assert replace(questions, now=lambda: later).sweep(days=90) == 1


def number_of(mark: str, listed: str) -> str:
    """The number of the listed question that bears a mark."""
    [line] = [line for line in listed.splitlines() if mark in line]
    return line.split()[0].lstrip("#")


async def said(api: BotApi, chat: Chat, person: Json, text: str) -> Json:
    """What the bot says to a message."""
    before = len(api.sent(chat))
    api.say(chat, person, text)
    return (await api.replies(chat, before + 1))[-1]
