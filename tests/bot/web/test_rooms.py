"""The reading room as browsers see it: who comes in, who sees what, what a page holds."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from bot.web.tokens import Pass, form_word, sealed
from knowledge.span import Span
from tests.bot.web.room import ADMIN, LAN, MINH, NOW, OURS, PLANS, STRANGER, THEIRS, open_rooms
from tests.bot.web.test_tokens import init_data
from tests.plans_made import made

COMMON = PLANS[2]


async def test_a_link_lets_its_person_in_and_shows_the_plans_of_their_group(tmp_path: Path) -> None:
    async with open_rooms(tmp_path) as room, room.inside(LAN, OURS) as lan:
        hall = (await lan.get("/")).text
        assert "/ke-hoach/cua-chung-ta" in hall
        assert "/ke-hoach/chung" in hall
        assert "cua-ho" not in hall
        assert "Kế hoạch của nhóm" in hall
        assert (await lan.get("/ke-hoach/cua-chung-ta")).status_code == 200


async def test_telegrams_word_lets_a_member_in(tmp_path: Path) -> None:
    async with open_rooms(tmp_path) as room, room.client() as client:
        door = await client.get("/vao", params={"toi": "/ke-hoach/chung"})
        assert 'id="door"' in door.text
        word = init_data(token="7000:made-up", at=NOW, user=LAN)
        answer = await client.post("/vao", data={"init": word, "toi": "/ke-hoach/chung"})
        assert (answer.status_code, answer.headers["location"]) == (303, "/ke-hoach/chung")
        assert (await client.get("/ke-hoach/cua-chung-ta")).status_code == 200
        assert (await client.get("/ke-hoach/cua-ho")).status_code == 404


@pytest.mark.parametrize(
    ("user", "chat", "unseen"), [(LAN, OURS, "cua-ho"), (LAN, LAN, "cua-ho"), (MINH, THEIRS, "cua-chung-ta")]
)
async def test_a_plan_of_another_group_is_nowhere_to_be_seen(tmp_path: Path, user: int, chat: int, unseen: str) -> None:
    secret = next(plan for plan in PLANS if plan.plan == unseen).text.splitlines()[-1]
    async with open_rooms(tmp_path) as room, room.inside(user, chat) as client:
        for address in ("/", "/?q=Mật danh", f"/?q={unseen}", "/?q=" + secret):
            page = (await client.get(address)).text
            assert f"/ke-hoach/{unseen}" not in page
            assert secret.removeprefix("Mật danh: ").removesuffix(".") not in page.replace(f'value="{secret}"', "")
        for what in ("", "?v=1", "/lich", "/trang", "/trang.png"):
            assert (await client.get(f"/ke-hoach/{unseen}{what}")).status_code == 404


async def test_the_latest_plans_come_first_and_search_shows_where_the_words_are(tmp_path: Path) -> None:
    long = " ".join(["Nhiệm vụ thường xuyên của các đơn vị."] * 30)
    plans = [
        made(f"KẾ HOẠCH\nPhát động thi đua năm {year} xã Yên Lạc\nI. NỘI DUNG\n{long} Hoa ban nở {year}.", f"a-{year}")
        for year in (2030, 2031)
    ]
    async with open_rooms(tmp_path, plans) as room, room.inside(LAN, OURS) as lan:
        hall = (await lan.get("/")).text
        assert hall.index("/ke-hoach/a-2031") < hall.index("/ke-hoach/a-2030")
        assert "Hoa ban nở 2031" in (await lan.get("/?q=hoa ban nở năm 2031")).text


async def test_who_may_not_see_a_page_finds_the_way_back(tmp_path: Path) -> None:
    async with open_rooms(tmp_path) as room, room.inside(LAN, OURS) as lan:
        assert '<a href="/">' in (await lan.get("/ke-hoach/cua-ho")).text
        async with room.client() as stranger:
            assert '<a href="/">' not in (await stranger.get("/ke-hoach/cua-ho")).text


async def test_administrators_see_every_plan(tmp_path: Path) -> None:
    async with open_rooms(tmp_path) as room, room.inside(ADMIN, ADMIN) as admin:
        hall = (await admin.get("/")).text
        assert all(f"/ke-hoach/{plan.plan}" in hall for plan in PLANS)


async def test_two_hundred_forged_old_and_foreign_ways_in_let_nobody_in(tmp_path: Path) -> None:
    async with open_rooms(tmp_path, settings={"private_chats": "members"}) as room:
        good, old = room.word(LAN, OURS), room.word(LAN, OURS, until=NOW)
        foreign = sealed(b"f" * 32, "link", Pass(LAN, OURS, int(NOW) + 60))
        outside = (room.word(STRANGER, OURS), room.word(STRANGER, STRANGER), room.word(LAN, THEIRS), room.word(0, 0))
        links = [old, foreign, *outside, *(good[:at] + "xy"[good[at] == "x"] + good[at + 1 :] for at in range(60))]
        words = [
            init_data(token="7000:other"),
            init_data(token="7000:made-up", at=NOW - 3601),
            init_data(token="7000:made-up", user=STRANGER),
            "",
            "hash=1",
        ]
        visits = [room.word(LAN, OURS, purpose="link"), room.word(LAN, OURS, purpose="visit", until=NOW - 1), "x.y"]
        visits += [one[:-1] + ("0" if one[-1] != "0" else "1") for one in [room.word(LAN, OURS, purpose="visit")] * 60]
        visits += [room.word(STRANGER, STRANGER, purpose="visit"), room.word(MINH, OURS, purpose="visit")]
        seen = []
        # Each comes from elsewhere: what stops them is not that they try too often.
        object.__setattr__(room.house, "entries", type(room.house.entries)(10_000, 10_000))
        async with room.client() as client:
            seen += [(await client.get("/vao", params={"the": link})).status_code for link in links]
            seen += [(await client.post("/vao", data={"init": word})).status_code for word in words * 15]
            for visit in visits:
                answer = await client.get("/ke-hoach/cua-chung-ta", headers={"Cookie": f"thidua_visit={visit}"})
                seen.append(answer.status_code)
                assert "Hoa Sen" not in answer.text
        assert len(seen) >= 200
        assert set(seen) == {401}


async def test_who_leaves_the_group_is_out(tmp_path: Path) -> None:
    async with open_rooms(tmp_path) as room, room.inside(LAN, OURS) as lan:
        assert (await lan.get("/")).status_code == 200
        room.house.access._bot.members.clear()  # type: ignore[union-attr]
        room.house.access._known.clear()
        assert (await lan.get("/")).status_code == 401


@pytest.mark.parametrize(
    "to", ["//elsewhere.example", "https://elsewhere.example", "/\\elsewhere.example", "", "/a\nb"]
)
async def test_a_link_leads_nowhere_else(tmp_path: Path, to: str) -> None:
    async with open_rooms(tmp_path) as room, room.client() as client:
        answer = await client.get("/vao", params={"the": room.word(LAN, OURS), "toi": to})
        assert answer.headers["location"] == "/"


async def test_a_cited_passage_is_marked_and_text_is_escaped(tmp_path: Path) -> None:
    quote = "Báo cáo <script>"
    start = COMMON.text.index(quote)
    async with open_rooms(tmp_path) as room, room.inside(LAN, OURS) as lan:
        page = await lan.get(f"/ke-hoach/chung?tu={start}&den={start + len(quote)}")
        assert '<mark class="cited" id="trich">Báo cáo &lt;script&gt;</mark>' in page.text
        assert "<script>alert" not in page.text
        assert re.findall(r"<script[^>]*>", page.text) == ['<script src="/tep/room.js" defer>']
        assert "style=" not in page.text
        policy = page.headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        assert page.headers["cache-control"] == "private, no-store"


async def test_versions_can_be_picked_with_what_changed(tmp_path: Path) -> None:
    second = replace(
        COMMON,
        version=2,
        sha256="b" * 64,
        text=COMMON.text.replace("05/12/2031", "12/12/2031"),
        passages=tuple(replace(one, version=2, id=f"{one.id}-2") for one in COMMON.passages),
    )
    async with open_rooms(tmp_path) as room, room.inside(LAN, OURS) as lan:
        room.library.publish(second, b"second", ".txt")
        now, old = (await lan.get("/ke-hoach/chung")).text, (await lan.get("/ke-hoach/chung?v=1")).text
        [changed] = re.findall(r'<mark class="changed">([^<]*)</mark>', now)
        assert changed.endswith("trước ngày 12/12/2031.")
        assert "mark class" not in old
        assert "05/12/2031" in old
        assert "không còn hiệu lực" in old
        assert (await lan.get("/ke-hoach/chung?v=9")).status_code == 404


async def test_a_page_of_the_source_is_shown(tmp_path: Path) -> None:
    span = Span(COMMON.text.index("Báo cáo"), len(COMMON.text))
    async with open_rooms(tmp_path) as room, room.inside(LAN, OURS) as lan:
        page = await lan.get(f"/ke-hoach/chung/trang?tu={span.start}&den={span.end}")
        [picture] = re.findall(r'<img class="sheet" src="([^"]+)"', page.text)
        shown = await lan.get(picture.replace("&amp;", "&"))
        assert shown.headers["content-type"] == "image/png"
        assert shown.content.startswith(b"\x89PNG")


@pytest.mark.parametrize(
    "address", ["/ke-hoach/chung?tu=5&den=2", "/ke-hoach/chung?tu=0&den=99999", "/ke-hoach/chung?v=x", "/?trang=1e9"]
)
async def test_addresses_that_make_no_sense_are_refused_in_words(tmp_path: Path, address: str) -> None:
    async with open_rooms(tmp_path) as room, room.inside(LAN, OURS) as lan:
        answer = await lan.get(address)
        assert answer.status_code == 400
        assert "Địa chỉ không đúng dạng" in answer.text
        assert (await lan.get("/khong-co")).status_code == 404


async def test_who_opens_too_many_pages_waits(tmp_path: Path) -> None:
    async with open_rooms(tmp_path) as room, room.inside(LAN, OURS) as lan:
        object.__setattr__(room.house, "pages", type(room.house.pages)(2, 100))
        answers = [(await lan.get("/")).status_code for _ in range(3)]
        assert answers == [200, 200, 429]


async def test_a_long_plan_comes_in_parts_of_a_bearable_size(tmp_path: Path) -> None:
    long = replace(
        COMMON, text="\n".join(f"Dòng {n} của một văn bản rất dài để thử." for n in range(6_000)), passages=()
    )
    async with open_rooms(tmp_path, [long]) as room, room.inside(LAN, OURS) as lan:
        page = await lan.get("/ke-hoach/chung")
        assert len(page.content) < 120_000
        last = (await lan.get(f"/ke-hoach/chung?tu={len(long.text) - 20}&den={len(long.text)}")).text
        assert "Dòng 5999" in last.replace('<mark class="cited" id="trich">', "")


def test_a_form_word_is_made_of_the_visit() -> None:
    assert form_word(b"k" * 32, "a") != form_word(b"k" * 32, "b")
