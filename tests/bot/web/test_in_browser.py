"""The room in a real browser: phone and desk, by keyboard alone, without scripts, for eyes and for screen readers."""

from collections.abc import AsyncIterator
from dataclasses import replace
from time import perf_counter
from typing import Any
from urllib.parse import quote

import pytest
import pytest_asyncio

from bot.state.proposals import Proposal, Proposed, Stage
from bot.state.questions import Ending, Question
from bot.telegram.buttons.keys import room_row
from bot.telegram.wording import words
from bot.upload_parts import FILES, keep_reading
from bot.web.house import limits
from ingest.correcting import prepare_correction
from ingest.pipeline import publish
from ingest.readers import read
from knowledge.plan import PlanVersion
from knowledge.span import Span
from tests.bot.telegram.fakes import citation, reply
from tests.bot.web.room import ADMIN, LAN, OURS, STRANGER, Room, open_rooms
from tests.bot.web.test_tokens import TOKEN, init_data
from tests.ingest.plans import OTHER_PLAN
from tests.plans_made import SAMPLES, plans_in

pytest.importorskip("playwright.async_api", reason="playwright is not installed")

from playwright.async_api import Browser, expect

from tests.bot.web.browser import DESK, PHONE, Visit, chromium, opened_browser, visiting

pytestmark = [
    pytest.mark.skipif(chromium() is None, reason="chromium is not installed: apt-get install chromium"),
    pytest.mark.asyncio(loop_scope="module"),
]

BLOC, TOWN = "vong-giang-khoi-van-hoa-xa-hoi-2023", "con-nhan-thi-xa-20-nam-thanh-lap"
_TINTED = """() => {
  const box = one => one.getBoundingClientRect();
  const paper = box(document.querySelector(".leaf img"));
  const holds = (a, b) => b.left > a.left - 3 && b.right < a.right + 3 && b.top > a.top - 3 && b.bottom < a.bottom + 3;
  return [...document.querySelectorAll(".leaf rect.loose")].map(one => ({
    inside: holds(paper, box(one)),
    words: [...document.querySelectorAll(".leaf a")].filter(word => holds(box(one), box(word)))
      .map(word => word.getAttribute("aria-label")).join(" "),
  }));
}"""
"""Each tint of the page: whether it is on the picture, and the words whose places it covers."""

DUE, WRONG, RIGHT = "25/11/2023", "Sở Y tế", "các đơn vị"
"""A deadline, the sender that is wrongly kept for it, and the one that its sentence names."""


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def browser() -> AsyncIterator[Browser]:
    """One browser for all tests of this file, which may be one of many processes on the machine."""
    expect.set_options(timeout=30_000)
    async with opened_browser() as one:
        yield one


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def room(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Room]:
    """A room over the sample plans, one with an earlier version; a file and a question wait for the administrator."""
    folder = tmp_path_factory.mktemp("phong")
    plans = [plan for plan in plans_in(SAMPLES) if plan.plan in (BLOC, TOWN)]
    async with open_rooms(folder, plans) as one:
        publish(prepare_correction(one.library.catalogue, BLOC, sender_of(one), WRONG, sentence_of(one)), one.library)
        state = one.house.desk.state
        asked: dict[str, Any] = {"chat": "-1", "message": 1, "person": "p", "reason": "absent", "answer": ""}
        state.questions.add(
            Question(question="Hạn nộp ở Vọng Giang?", outcome=Ending.DECLINED, content="han nop", **asked)
        )
        made = state.proposals.make(
            Proposal("person", 7, Proposed.FILE, {"name": "ha-linh.txt"}, stage=Stage.SHOWN, told=True)
        )
        file = one.house.desk.folder_of(made.id) / FILES / "ha-linh.txt"
        file.parent.mkdir(parents=True)
        file.write_text(OTHER_PLAN, encoding="utf-8")
        keep_reading(file.parents[1], read(file))
        yield one


def bloc(room: Room) -> PlanVersion:
    """The plan of the bloc as it is."""
    version = room.library.catalogue.version(BLOC)
    assert version is not None
    return version


def due_at(room: Room) -> int:
    """The number of the deadline, from 1."""
    version = bloc(room)
    return max(n for n, one in enumerate(version.card.deadlines, 1) if DUE in one.span.of(version.text))


def sender_of(room: Room) -> str:
    """The name by which the sender of the deadline is put right."""
    return f"deadlines.{due_at(room)}.sender"


def sentence_of(room: Room) -> str:
    """The sentence of the deadline."""
    version = bloc(room)
    return " ".join(version.card.deadlines[due_at(room) - 1].span.of(version.text).split())


def cited(room: Room) -> str:
    """The address of the deadline's sentence in the plan."""
    span = bloc(room).card.deadlines[due_at(room) - 1].span
    return f"/ke-hoach/{BLOC}?tu={span.start}&den={span.end}#trich"


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
async def test_every_page_can_be_read_and_used_by_all(browser: Browser, room: Room, size: dict[str, int]) -> None:
    span = bloc(room).card.deadlines[0].span
    pages = (
        "/",
        "/?q=báo cáo tổng kết",
        "/?q=zzz",
        cited(room),
        f"/ke-hoach/{BLOC}?v=1",
        f"/ke-hoach/{BLOC}/lich",
        f"/ke-hoach/{BLOC}/trang?tu={span.start}&den={span.end}",
        f"/ke-hoach/{BLOC}/sua?tu={span.start}&den={span.end}",
        f"/ke-hoach/{BLOC}/sua?muc={sender_of(room)}#trich",
        f"/ke-hoach/{BLOC}/sua?muc={sender_of(room)}&chu=1#trich",
        "/ban",
        "/ban/1",
        f"/ban/cau-hoi/1?ke-hoach={BLOC}",
        f"/ban/cau-hoi/1?ke-hoach={BLOC}&chu=1",
        "/vao",
        "/khong-co",
    )
    async with visiting(browser, room, ADMIN, ADMIN, size) as admin:
        faults = []
        for page in pages:
            await admin.go(page)
            faults += await admin.faults()
        assert faults == [], "\n".join(faults)
        assert {address.split("/")[2] for address in admin.asked} == {room.url.split("/")[2]}
        assert [told for told in admin.complaints if "404" not in told] == []


async def test_a_cited_passage_is_before_the_eyes(browser: Browser, room: Room) -> None:
    for size in (PHONE, DESK):
        async with visiting(browser, room, LAN, OURS, size) as lan:
            await lan.go(cited(room))
            await expect(lan.page.locator("#trich")).to_be_in_viewport()
            assert DUE in await lan.page.locator("mark.cited").first.inner_text()


async def test_without_scripts_everything_can_be_read_and_put_right(browser: Browser, room: Room) -> None:
    async with visiting(browser, room, ADMIN, ADMIN, PHONE, script=False) as admin:
        await admin.page.get_by_role("searchbox").fill("bảng tự chấm điểm")
        await admin.click("Tìm", role="button")
        await admin.page.locator("ul.plain a").first.click()
        await expect(admin.page.locator("mark.cited").first).to_be_in_viewport()
        await admin.click("Các đợt và hạn")
        await expect(admin.page.get_by_role("row").nth(1)).to_be_visible()
        await admin.go(f"/ke-hoach/{BLOC}/trang?so=1")
        picture = admin.page.locator("img.sheet")
        assert await picture.evaluate("one => one.complete && one.naturalWidth > 500")
        await admin.go(f"/ke-hoach/{TOWN}/sua?muc=office#form")
        await admin.page.get_by_label("Giá trị đúng").fill("không có trong văn bản")
        await admin.click("Ghi", role="button")
        await expect(admin.page.get_by_role("alert")).to_be_visible()


async def test_by_the_keyboard_alone(browser: Browser, room: Room) -> None:
    async with visiting(browser, room, ADMIN, ADMIN, DESK) as admin:
        press = admin.page.keyboard.press
        await press("Tab")
        await expect(admin.page.get_by_role("link", name="Đến nội dung chính")).to_be_focused()
        await press("Enter")
        await admin.tab_to("Tìm trong mọi kế hoạch")
        await admin.page.keyboard.type("hội nghị sơ kết")
        await press("Enter")
        await admin.page.wait_for_url("**/?q=**")
        await admin.tab_to("Vọng Giang")
        await press("Enter")
        await admin.page.wait_for_url("**/ke-hoach/**")
        await admin.tab_to("Kiểm và sửa")
        await press("Enter")
        await admin.page.wait_for_url("**/sua")
        await admin.tab_to("Sửa người ký, điều")
        await press("Enter")
        await admin.page.wait_for_url("**muc=signatory**")
        await admin.tab_to("Giá trị đúng")
        focus = await admin.page.evaluate("getComputedStyle(document.activeElement).outlineWidth")
        assert focus == "3px"


def wrongly_sent(room: Room) -> tuple[int, int]:
    """Have the deadline a wrong sender again; where the right one's first and last words begin in its sentence."""
    publish(prepare_correction(room.library.catalogue, BLOC, sender_of(room), WRONG, sentence_of(room)), room.library)
    version = bloc(room)
    assert getattr(version.card.deadlines[due_at(room) - 1].sender, "value", None) == WRONG
    first = version.text.index(RIGHT, version.card.deadlines[due_at(room) - 1].span.start)
    return first, first + RIGHT.rindex(" ") + 1


def is_put_right(room: Room, first: int) -> bool:
    """Whether the deadline has the right sender, proved by the words that were marked."""
    now = bloc(room)
    mended = now.card.deadlines[due_at(room) - 1].sender
    return mended is not None and mended.value == RIGHT and mended.span == Span(first, first + len(RIGHT))


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
async def test_the_wrong_sender_of_a_deadline_is_found_and_put_right_with_proof(
    browser: Browser, room: Room, size: dict[str, int]
) -> None:
    first, last = wrongly_sent(room)
    started = perf_counter()
    async with visiting(browser, room, ADMIN, ADMIN, size) as admin:
        await admin.click("Kiểm và sửa: Khối thi đua")
        fact = admin.page.locator("aside li", has_text=DUE)
        await expect(fact.last).to_contain_text(WRONG)
        await fact.last.get_by_role("link", name="bên gửi").click()
        admin.clicks += 1
        await expect(admin.page.locator("#trich")).to_be_in_viewport()
        if size is PHONE:
            await admin.press(first)
            await admin.press(last)
        else:
            await admin.draw(first, last)
        await expect(admin.page.get_by_label("Giá trị đúng")).to_have_value(RIGHT)
        await admin.click("Ghi", role="button")
        await expect(admin.page.locator("aside li.chosen", has_text=DUE)).to_contain_text(RIGHT)
        await expect(admin.page.locator("aside li.chosen", has_text=DUE)).to_be_in_viewport()
        assert admin.clicks <= 5
        assert perf_counter() - started < 60
        assert [told for told in admin.complaints if "404" not in told] == []
    assert is_put_right(room, first)


async def test_words_are_marked_on_the_page_by_the_keyboard_alone(browser: Browser, room: Room) -> None:
    first, _ = wrongly_sent(room)
    async with visiting(browser, room, ADMIN, ADMIN, DESK) as admin:
        press = admin.page.keyboard.press
        await admin.go(f"/ke-hoach/{BLOC}/sua?muc={sender_of(room)}#trich")
        # One stop for all the words, at the passage; arrows go from word to word.
        await expect(admin.page.locator("#trich a")).to_be_focused()
        between = bloc(room).text[bloc(room).card.deadlines[due_at(room) - 1].span.start : first].split()
        for _ in between:
            await press("ArrowRight")
        await expect(admin.word(first)).to_be_focused()
        await press("Enter")
        for _ in RIGHT.split()[1:]:
            await press("ArrowRight")
        await press("Enter")
        await expect(admin.page.get_by_label("Căn cứ")).to_have_value(RIGHT)
        await admin.tab_to("Ghi", most=6)
        await press("Enter")
        await expect(admin.page.locator("aside li.chosen", has_text=DUE)).to_contain_text(RIGHT)
    assert is_put_right(room, first)


async def test_words_are_marked_on_the_page_without_scripts_and_by_the_keyboard(browser: Browser, room: Room) -> None:
    first, last = wrongly_sent(room)
    async with visiting(browser, room, ADMIN, ADMIN, DESK, script=False) as admin:
        press = admin.page.keyboard.press
        await admin.go(f"/ke-hoach/{BLOC}/sua?muc={sender_of(room)}#trich")
        for _ in range(20):
            await press("Tab")
            if await admin.word(first).evaluate("one => one === document.activeElement"):
                break
        await press("Enter")
        await admin.page.wait_for_url(f"**dau={first}#trich")
        # The next stop is the first word again.
        for _ in RIGHT.split():
            await press("Tab")
        await press("Enter")
        await admin.page.wait_for_url(f"**cuoi={last + len(RIGHT.split()[-1])}*")
        await expect(admin.page.get_by_label("Giá trị đúng")).to_have_value(RIGHT)
        await admin.tab_to("Ghi", most=4)
        await press("Enter")
        await expect(admin.page.locator("aside li.chosen", has_text=DUE)).to_contain_text(RIGHT)
    assert is_put_right(room, first)


async def test_what_no_fact_holds_is_tinted_where_it_stands_on_the_picture(browser: Browser, room: Room) -> None:
    version = bloc(room)
    for size in (PHONE, DESK):
        async with visiting(browser, room, ADMIN, ADMIN, size) as admin:
            asked = [address for address in admin.asked if "trang.png" in address]
            assert asked == []
            for number in range(1, 5):
                await admin.go(f"/ke-hoach/{BLOC}/sua?muc=signatory&so={number}")
                told = await admin.page.evaluate(_TINTED)
                assert [one for one in told if not one["inside"]] == []
                words = " ".join(one["words"] for one in told)
                said = [await one.inner_text() for one in await admin.page.locator("mark.loose").all()]
                assert [one for one in said if one not in words] == []
                if said:
                    break
            assert said
            assert all(one in " ".join(version.text.split()) for one in said)


async def test_the_button_under_an_answer_opens_its_passage_then_the_page_of_it(browser: Browser, room: Room) -> None:
    span = bloc(room).card.deadlines[due_at(room) - 1].span
    answer = reply(citations=(citation(plan=BLOC, quote=span.of(bloc(room).text), start=span.start),))
    [button] = room_row(answer, replace(room.house.settings, web_url="https://room.example"), LAN, words("vi"))
    assert button.web_app
    word = quote(init_data(token=TOKEN, at=room.house.clock(), user=LAN))
    context = await browser.new_context(viewport=PHONE, has_touch=True, is_mobile=True)
    visit = Visit(await context.new_page(), room)
    await visit.go(f"{button.web_app.url.removeprefix('https://room.example')}#tgWebAppData={word}&tgWebAppVersion=9.1")
    await visit.page.wait_for_url("**#trich")
    await expect(visit.page.locator("#trich")).to_be_in_viewport()
    assert DUE in await visit.page.locator("mark.cited").first.inner_text()
    # The way to the page is before the eyes, too, and leads to where the passage is framed there, in legible letters.
    await expect(visit.page.get_by_role("link", name="Trang bản gốc", exact=True)).to_be_in_viewport()
    await visit.click("Trang bản gốc")
    await expect(visit.page.locator("#trich")).to_be_in_viewport()
    assert await visit.page.locator(".paper").evaluate("one => one.offsetWidth") > PHONE["width"] * 1.5
    await visit.click("Xem cả trang")
    assert await visit.page.locator(".paper").evaluate("one => one.offsetWidth") < PHONE["width"]
    await context.close()


@pytest.mark.parametrize(
    ("user", "forged", "inside"), [(LAN, False, True), (LAN, True, False), (STRANGER, False, False)]
)
async def test_a_mini_app_lets_in_whom_telegram_vouches_for(
    browser: Browser, room: Room, user: int, *, forged: bool, inside: bool
) -> None:
    # Those who came in for the tests before this one are none of these people's attempts.
    object.__setattr__(room.house, "entries", limits()[1])
    word = init_data(token="7000:another" if forged else TOKEN, at=room.house.clock(), user=user)
    context = await browser.new_context(viewport=PHONE)
    visit = Visit(await context.new_page(), room)
    await visit.go(f"/vao?toi=%2Fke-hoach%2F{TOWN}#tgWebAppData={quote(word)}&tgWebAppVersion=9.1")
    # Until the page has handed on what Telegram vouches for.
    await visit.page.wait_for_url(lambda url: "tgWebAppData" not in url)
    await visit.page.wait_for_load_state("networkidle")
    assert (TOWN in visit.page.url) == inside
    assert (await visit.page.locator("#text").count() == 1) == inside
    await context.close()
