"""The buttons under an answer: passages, the original, verdicts, a person to ask; old, foreign and forged ones."""

from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

from bot.state.groups import Helper
from bot.telegram.buttons.keys import key_of
from bot.telegram.context import Desk
from ingest.pages import Page, Shown
from ingest.pages.paper import Paper
from knowledge.answer import Citation
from knowledge.span import Span
from knowledge.trace import Trace, TracedCandidate, TracedPlan
from tests.bot.telegram.fakes import ScriptedAssistant, citation, plan_version, reply
from tests.e2e.botapi import BotApi, Fault
from tests.e2e.conftest import Start
from tests.e2e.reading import data, labels
from tests.e2e.world import Json

QUOTE = "Đợt 1: từ ngày 15/01/2031 <đến> ngày 30/5/2031."
TEXT = f"KẾ HOẠCH\nThi đua năm 2031\n\nCâu đứng trước. Câu liền trước.\n{QUOTE}\nCâu liền sau.\n" + "Xa. " * 500
START = TEXT.index(QUOTE)
PLAN = plan_version("an-binh", "Thi đua năm 2031", TEXT)


def cited(quote: str = QUOTE, start: int = START) -> Citation:
    return replace(citation(quote=quote, plan="an-binh"), start=start, end=start + len(quote))


ANSWERED = {"Mấy đợt?": reply("Một đợt [1]", citations=(cited(),), plan="an-binh", question="mấy đợt")}


def assistant(*plans: object) -> ScriptedAssistant:
    return ScriptedAssistant(ANSWERED, plans or (PLAN,))


async def answered(api: BotApi, chat: object, person: Json, text: str = "/hoi Mấy đợt?") -> Json:
    before = len(api.sent(chat))
    api.say(chat, person, text)
    return (await api.replies(chat, before + 1))[-1]


async def test_buttons_stand_in_order_under_an_answer(api: BotApi, start: Start) -> None:
    lan, group = api.world.person(), api.world.group()
    async with start(assistant()):
        answer = await answered(api, group, lan)
    assert labels(answer) == ["📄 III.1 · Các đợt thi đua", "📎 Bản gốc", "👍", "👎"]


async def test_many_passages_are_behind_one_more_button(api: BotApi, start: Start) -> None:
    """Four at once, each saying where it leads; the others come under the same message, also after a restart."""
    lan, group = api.world.person(), api.world.group()
    lines = [f"- Đợt {n}: từ ngày 0{n}/01/2031" for n in range(1, 8)]
    text = "\n".join(lines)
    version = plan_version(text=text)
    cites = tuple(
        replace(citation(n=n, quote=line, start=text.index(line)), section="III.1 Các đợt")
        for n, line in enumerate(lines, 1)
    )
    script = {"Mấy đợt?": reply("Bảy đợt [1]", citations=cites, plan="an-binh", question="mấy đợt")}
    async with start(ScriptedAssistant(script, (version,))):
        answer = await answered(api, group, lan)
    shown = labels(answer)
    assert shown[0] == "📄 III.1 · Đợt 1: từ ngày 01/01/2031"
    assert shown[4:6] == ["➕ thêm 3", "📎 Bản gốc"]
    async with start(ScriptedAssistant(script, (version,))):
        await api.pressed(group, lan, answer, data(answer, "thêm"))
        await api.until(lambda: "➕ thêm 3" not in labels(api.sent(group)[0]))
        answer = api.sent(group)[0]
        assert [label[:15] for label in labels(answer)[:7]] == [f"📄 III.1 · Đợt {n}" for n in range(1, 8)]
        assert labels(answer)[7:] == shown[5:]
        await api.pressed(group, lan, answer, data(answer, "Đợt 7"))
        [_, passage] = await api.replies(group, 2)
    assert "07/01/2031" in passage["text"]


async def test_administrators_see_in_private_why_an_answer_is_what_it_is(api: BotApi, start: Start) -> None:
    admin, lan, group = api.world.person("Quản"), api.world.person("Lan"), api.world.group()
    told = TracedCandidate("An Bình 2031", "phase", "II", QUOTE, 1.5, {"topic_own": 0.9}, chosen=True)
    plans = {"An Bình 2031": {"named": 1.0}}
    trace = Trace("phase", "may dot", ("dot",), {"phase": 1.0}, plans, (told,), "say", 0.7, 0.9, 0.5, 0.2)
    script = {"Mấy đợt?": replace(ANSWERED["Mấy đợt?"], trace=trace)}
    open_to = {"admin_user_ids": frozenset({admin["id"]}), "private_chats": "all"}
    async with start(ScriptedAssistant(script, (PLAN,)), **open_to):
        await answered(api, group, admin, "/bat")
        answer = await answered(api, api.world.private(admin), admin, "Mấy đợt?")
        assert labels(answer)[-1] == "🔍 Vì sao?"
        await api.pressed(api.world.private(admin), admin, answer, data(answer, "🔍 Vì sao?"))
        why = (await api.replies(api.world.private(admin), 2))[-1]["text"]
        assert "Kế hoạch đã xét" in why
        assert "→" in why
        in_group = await answered(api, group, admin)
        assert "🔍 Vì sao?" not in labels(in_group)
        other = await answered(api, api.world.private(lan), lan, "Mấy đợt?")
        assert "🔍 Vì sao?" not in labels(other)


async def test_administrators_see_why_an_answer_over_all_plans_is_what_it_is(api: BotApi, start: Start) -> None:
    admin = api.world.person("Quản")
    private = api.world.private(admin)
    looked_at = (TracedPlan("An Bình 2031", chosen=True, told=(QUOTE,)), TracedPlan("Tân Lập 2031", chosen=False))
    trace = Trace(
        "award", "tang giay khen", ("giay", "khen"), {}, {}, (), "say", 0.0, 1.0, 0.0, 0.0,
        "which_facts", {"form": "Giấy khen"}, looked_at, 2,
    )  # fmt: skip
    script = {"Mấy đợt?": replace(ANSWERED["Mấy đợt?"], trace=trace)}
    async with start(ScriptedAssistant(script, (PLAN,)), admin_user_ids=frozenset({admin["id"]}), private_chats="all"):
        answer = await answered(api, private, admin, "Mấy đợt?")
        await api.pressed(private, admin, answer, data(answer, "🔍 Vì sao?"))
        why = (await api.replies(private, 2))[-1]["text"]
    assert "Cách trả lời: tra mục lục dữ kiện của mọi văn bản\n  vì hình thức khen thưởng Giấy khen" in why
    assert "→ An Bình 2031: “" in why


async def test_a_passage_opens_with_what_stands_before_and_after_it(api: BotApi, start: Start) -> None:
    lan, group = api.world.person(), api.world.group()
    async with start(assistant()):
        answer = await answered(api, group, lan)
        await api.pressed(group, lan, answer, data(answer, "📄"))
        _, passage = await api.replies(group, 2)
    assert f"Câu liền trước.\n{QUOTE}\nCâu liền sau." in passage["text"]
    assert passage["text"].endswith(" …")
    quoted = next(e for e in passage["entities"] if e["type"] == "blockquote")
    assert quoted["length"] == len(QUOTE)
    assert passage["reply_to_message"]["message_id"] == answer["message_id"]


async def test_a_passage_is_shown_on_its_page_with_the_others_of_its_answer(
    api: BotApi, start: Start, tmp_path: Path
) -> None:
    lan, group = api.world.person(), api.world.group()
    file = tmp_path / "page-3.png"
    Image.new("L", (10, 10), 255).save(file)
    other = cited("Câu liền trước.", TEXT.index("Câu liền trước."))
    script = {"Mấy đợt?": replace(ANSWERED["Mấy đợt?"], citations=(cited(), replace(other, n=2)))}
    known = ScriptedAssistant(script, (PLAN,))
    known.drawn["an-binh"] = Shown((Page(3, 5, file, Paper.PRINTED, found=True),), 1.0, ())
    async with start(known):
        answer = await answered(api, group, lan)
        await api.pressed(group, lan, answer, data(answer, "📄"))
        _, sent = await api.replies(group, 2)
    assert "trang 3/5 khi in ra" in sent["caption"]
    assert QUOTE in sent["caption"]
    assert file.read_bytes() in api.files.values()
    beside = Span(other.start, other.end)
    assert known.looked_at == [("an-binh", (Span(START, START + len(QUOTE)), beside))]


async def test_a_press_that_is_too_old_to_be_acknowledged_still_counts(api: BotApi, start: Start) -> None:
    lan, group = api.world.person(), api.world.group()
    async with start(assistant()):
        answer = await answered(api, group, lan)
        refused = Fault("refuse", text="query is too old and response timeout expired or query ID is invalid")
        api.fail("answerCallbackQuery", refused)
        api.press(group, lan, answer, data(answer, "📄"))
        _, passage = await api.replies(group, 2)
    assert QUOTE in passage["text"]


async def test_the_original_file_is_sent(api: BotApi, start: Start, tmp_path: Path) -> None:
    lan, group = api.world.person(), api.world.group()
    file = tmp_path / "abc.docx"
    file.write_bytes(b"PK original")
    known = assistant(replace(PLAN, source="thư mục/Kế hoạch số 1.docx"))
    known.files["an-binh"] = file
    async with start(known):
        answer = await answered(api, group, lan)
        await api.pressed(group, lan, answer, data(answer, "📎"))
        _, sent = await api.replies(group, 2)
    assert sent["document"]["file_name"] == "Kế hoạch số 1.docx"
    assert list(api.files.values()) == [b"PK original"]


async def test_an_original_that_is_not_kept_is_said_to_be_gone(api: BotApi, start: Start) -> None:
    lan, group = api.world.person(), api.world.group()
    async with start(assistant()):
        answer = await answered(api, group, lan)
        told = await api.pressed(group, lan, answer, data(answer, "📎"))
    assert "Không còn giữ bản gốc" in told["text"]


async def test_buttons_work_after_a_restart_and_say_what_has_gone(api: BotApi, start: Start) -> None:
    lan, group = api.world.person(), api.world.group()
    async with start(assistant()):
        answer = await answered(api, group, lan)
    async with start(assistant()):
        await api.pressed(group, lan, answer, data(answer, "📄"))
        await api.replies(group, 2)
        assert "Cảm ơn" in (await api.pressed(group, lan, answer, data(answer, "👍")))["text"]
    async with start(assistant(replace(PLAN, version=2))):
        changed = await api.pressed(group, lan, answer, data(answer, "📄"))
    async with start(assistant(plan_version("khac"))) as application:
        gone = await api.pressed(group, lan, answer, data(answer, "📎"))
        application.bot_data.state.questions.sweep(days=-1)
        forgotten = await api.pressed(group, lan, answer, data(answer, "👎"))
    assert "đã có bản mới" in changed["text"]
    assert "không còn nữa" in gone["text"]
    assert "không còn thấy câu hỏi" in forgotten["text"]


async def test_bad_answers_are_asked_what_was_wrong(api: BotApi, start: Start) -> None:
    lan, minh, group = api.world.person("Lan"), api.world.person("Minh"), api.world.group()
    async with start(assistant()) as application:
        answer = await answered(api, group, lan)
        told = await api.pressed(group, lan, answer, data(answer, "👎"))
        await api.until(lambda: "Sai kế hoạch" in labels(api.sent(group)[0]))
        await api.pressed(group, lan, api.sent(group)[0], data(api.sent(group)[0], "Sai kế hoạch"))
        await api.pressed(group, minh, answer, data(answer, "👍"))
        await api.until(lambda: "Sai kế hoạch" not in labels(api.sent(group)[0]))
        verdicts = {(v.good, v.reason) for v in application.bot_data.state.questions.verdicts()}
    assert "Sai ở đâu" in told["text"]
    assert verdicts == {(False, "plan"), (True, "")}
    assert labels(api.sent(group)[0]) == labels(answer)


async def test_a_person_to_ask_is_tagged_and_marks_it_as_answered(api: BotApi, start: Start) -> None:
    lan, hoa, group = api.world.person("Lan"), api.world.person("Hoa <3"), api.world.group()
    async with start(assistant()) as application:
        name_helpers(application.bot_data, group.id, Helper(hoa["id"], "Hoa <3"), Helper(0, "@van_thu"))
        answer = await answered(api, group, lan)
        await api.pressed(group, lan, answer, data(answer, "🙋"))
        _, call = await api.replies(group, 2)
        asked = dict(call)
        again = await api.pressed(group, lan, answer, data(answer, "🙋"))
        refused = await api.pressed(group, lan, call, data(call, "Đã trả lời"))
        await api.pressed(group, hoa, call, data(call, "Đã trả lời"))
        await api.until(lambda: "Hoa <3 đã trả lời" in api.sent(group)[1]["text"])
    assert asked["text"] == "Nhờ trả lời giúp câu hỏi này: Hoa <3 @van_thu"
    assert [e["url"] for e in asked["entities"]] == [f"tg://user?id={hoa['id']}"]
    assert asked["reply_to_message"]["text"] == "/hoi Mấy đợt?"
    assert "Đã nhờ" in again["text"]
    assert "Chỉ người được nhắc tên" in refused["text"]
    assert labels(api.sent(group)[1]) == []


async def test_whoever_was_tagged_by_user_name_can_mark_it_too(api: BotApi, start: Start) -> None:
    lan, hoa, group = api.world.person("Lan"), api.world.person("Hoa"), api.world.group()
    async with start(assistant()) as application:
        name_helpers(application.bot_data, group.id, Helper(0, f"@{hoa['username'].upper()}"))
        answer = await answered(api, group, lan)
        await api.pressed(group, lan, answer, data(answer, "🙋"))
        _, call = await api.replies(group, 2)
        await api.pressed(group, hoa, call, data(call, "Đã trả lời"))
        await api.until(lambda: "Hoa đã trả lời" in api.sent(group)[1]["text"])


async def test_numbers_of_another_chat_open_nothing(api: BotApi, start: Start) -> None:
    """A button's data names a question by number; in another chat that number means nothing."""
    lan, mallory = api.world.person("Lan"), api.world.person("Mallory")
    private, group = api.world.private(lan), api.world.group()
    async with start(assistant()) as application:
        name_helpers(application.bot_data, group.id, Helper(mallory["id"], "Mallory"))
        secret = await answered(api, private, lan, "Điều rất riêng tư?")
        number = data(secret, "👍").split(":")[1]
        visible = await answered(api, group, mallory)
        for kind in "gbhxr":
            told = await api.pressed(group, mallory, visible, f"{kind}:{number}:content")
            assert "không còn thấy câu hỏi" in told["text"]
        verdicts = application.bot_data.state.questions.verdicts()
    assert verdicts == []
    assert not any("riêng tư" in str(call.params) for call in api.calls if str(group.id) in str(call.params))


@pytest.mark.parametrize(
    "forged",
    ["", "p", "p:", "p:x", "p:{key}", "p:{key}:1", "p:{key}:1:0", "p:{key}:1:5:2", "p:{key}:1:0:999999",
     "p:{key}:1:-1:5", "p:{key}:1:²:³", "p:{key}:1:0:3500", "f", "f:{key}", "f:{key}:9", "g", "g:x", "g:-1",
     "g:99999999999999999999", "b:' OR 1=1", "r:1", "r:1:<b>", "h", "h:1:2:3", "x:", "s", "s:", "s:plan",
     "s:plan:zzz", "s:nosuch", "c", "c:", "c:😀", "\x00", "zzz", "d:1:2:3", ":", "::::", "P:{key}:1:0:5"],
)  # fmt: skip
async def test_forged_buttons_are_answered_politely_and_do_nothing(api: BotApi, start: Start, forged: str) -> None:
    lan, group = api.world.person(), api.world.group()
    async with start(assistant()) as application:
        answer = await answered(api, group, lan)
        told = await api.pressed(group, lan, answer, forged.format(key=key_of("an-binh")))
        state = application.bot_data.state
        assert state.groups.all() == []
        assert state.audit.latest(9) == []
    assert "Mã tham chiếu" not in told.get("text", "")
    assert len(api.sent(group)) == 1


async def test_buttons_are_limited_like_questions(api: BotApi, start: Start) -> None:
    lan, group = api.world.person(), api.world.group()
    async with start(assistant(), person_limit=2):
        answer = await answered(api, group, lan)
        await api.pressed(group, lan, answer, data(answer, "📄"))
        told = await api.pressed(group, lan, answer, data(answer, "📄"))
    assert "Hãy hỏi lại sau" in told["text"]


def name_helpers(desk: Desk, chat: int, *helpers: Helper) -> None:
    desk.state.groups.put(replace(desk.group(chat), helpers=helpers))
