"""The administrators' desk: for them alone; facts put right by words of the page, files, questions."""

import html
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest
import yaml

from bot.labels import Pointed, to_tell
from bot.state.proposals import Proposal, Proposed, Stage
from bot.state.questions import Ending, Question
from bot.upload_parts import FILES, keep_reading
from ingest.coverage import coverage_of
from ingest.pipeline import prepare, publish
from ingest.readers import read
from knowledge.card import Check
from knowledge.plan import PlanVersion
from tests.bot.web.room import ADMIN, LAN, OURS, Room, open_rooms
from tests.ingest.plans import OTHER_PLAN, PLAN

DEADLINE = "trước ngày 05/12/2031"


@asynccontextmanager
async def desk(folder: Path, text: str = PLAN) -> AsyncIterator[tuple[Room, httpx.AsyncClient, PlanVersion]]:
    """A room with a real plan, and an administrator in it."""
    file = folder / "thuong-linh.txt"
    file.write_text(text, encoding="utf-8")
    async with open_rooms(folder, ()) as room:
        publish(prepare(file, room.library.catalogue), room.library)
        async with room.inside(ADMIN, ADMIN) as admin:
            version = room.library.catalogue.version("thuong-linh")
            assert version is not None
            yield room, admin, version


def word(page: str) -> str:
    """The word that the forms of a page carry."""
    return re.findall(r'name="form" value="([0-9a-f]+)"', page)[0]


async def send(admin: httpx.AsyncClient, address: str, **values: str) -> httpx.Response:
    """Send a form of a page that was opened."""
    page = (await admin.get(address)).text
    return await admin.post(address, data={"form": word(page), **values})


async def test_the_desk_is_for_administrators_alone(tmp_path: Path) -> None:
    async with desk(tmp_path) as (room, _, _), room.inside(LAN, OURS) as lan:
        assert "/ban" not in (await lan.get("/")).text
        for address in ("/ban", "/ban/1", "/ban/1/trang.png", "/ke-hoach/thuong-linh/sua", "/ban/cau-hoi/1"):
            assert (await lan.get(address)).status_code == 403
            assert (await lan.post(address, data={"lam": "lui"})).status_code == 403
        assert "/sua" not in (await lan.get("/ke-hoach/thuong-linh")).text


@pytest.mark.parametrize("forged", ["", "0" * 64, "đ", "của visit khác"])
async def test_a_form_of_no_page_of_the_visit_changes_nothing(tmp_path: Path, forged: str) -> None:
    async with desk(tmp_path) as (room, admin, version):
        values = {"lam": "bo", "muc": "signatory", "form": forged}
        assert (await admin.post("/ke-hoach/thuong-linh/sua", data=values)).status_code == 403
        good = word((await admin.get("/ke-hoach/thuong-linh/sua")).text)
        elsewhere = {"Origin": "https://elsewhere.example"}
        answer = await admin.post("/ke-hoach/thuong-linh/sua", data=values | {"form": good}, headers=elsewhere)
        assert answer.status_code == 403
        assert room.library.catalogue.version("thuong-linh") == version


async def test_a_hundred_forged_forms_change_nothing(tmp_path: Path) -> None:
    async with desk(tmp_path) as (room, admin, version), room.inside(ADMIN, ADMIN) as other:
        good, foreign = [word((await one.get("/ke-hoach/thuong-linh/sua")).text) for one in (admin, other)]
        changed = [good[:at] + ("0" if good[at] != "0" else "1") + good[at + 1 :] for at in range(60)]
        sent = [{"form": one} for one in (*changed, foreign, "", good.upper(), good + "0")]
        bare = [{"lam": what, "muc": "signatory"} for what in ("bo", "lui", "sua", "congbo")]
        answers = [
            await admin.post("/ke-hoach/thuong-linh/sua", data=form | action)
            for form in sent
            for action in bare[: 2 if form["form"] in changed else 4]
        ]
        answers += [
            await admin.post("/ke-hoach/thuong-linh/sua", data=bare[0] | {"form": good}, headers={"Origin": origin})
            for origin in ("null", "https://elsewhere.example", room.url.replace("http:", "https:"))
        ]
        assert len(answers) >= 100
        assert {answer.status_code for answer in answers} == {403}
        assert room.library.catalogue.version("thuong-linh") == version


async def test_the_sender_of_a_deadline_is_put_right_with_its_proof(tmp_path: Path) -> None:
    async with desk(tmp_path) as (room, admin, version):
        number = next(n for n, one in enumerate(version.card.deadlines, 1) if "05/12/2031" in one.span.of(version.text))
        field, quote = f"deadlines.{number}.sender", version.card.deadlines[number - 1].span.of(version.text)
        unit = quote.split()[0]
        form = (await admin.get(f"/ke-hoach/thuong-linh/sua?muc={field}&chu=1")).text
        assert 'id="proof"' in form
        assert '<mark class="cited' in form
        answer = await send(
            admin, "/ke-hoach/thuong-linh/sua", lam="sua", muc=field, giatri=unit, canu=" ".join(quote.split())
        )
        assert answer.status_code == 303, answer.text
        now = room.library.catalogue.version("thuong-linh")
        assert now is not None
        sender = now.card.deadlines[number - 1].sender
        assert sender is not None
        assert (sender.value, sender.span.of(now.text)) == (unit, unit)
        assert now.corrections[-1].field == "deadlines.sender"
        assert room.house.desk.state.audit.latest(1)[0].action == "corrected"
        await send(admin, "/ke-hoach/thuong-linh/sua", lam="lui")
        assert room.library.catalogue.pointers().current == (("thuong-linh", 1),)


async def test_each_fact_says_how_sure_it_is(tmp_path: Path) -> None:
    async with desk(tmp_path) as (room, admin, version):
        await send(admin, "/ke-hoach/thuong-linh/sua", lam="sua", muc="signatory", giatri="Mai", canu="Lò Thị Mai")
        page = (await admin.get("/ke-hoach/thuong-linh/sua")).text
        assert page.count("✓ đã sửa tay") == 1
        assert page.count('class="sure read"') > 5
        now = room.library.catalogue.version("thuong-linh")
        assert now is not None
        doubted = Check("number_doubtful", {"number": "21/KH-UBND"}, version.card.number and version.card.number.span)
        room.library.rewrite(replace(now, card=replace(now.card, checks=(doubted,))))
        page = (await admin.get("/ke-hoach/thuong-linh/sua")).text
        assert re.findall(r'class="sure unsure">([^<]*)<br>([^<]*)<', page)[0][0] == "⚠ cần xem lại:"


async def test_what_the_text_does_not_prove_is_refused_in_words(tmp_path: Path) -> None:
    async with desk(tmp_path) as (room, admin, version):
        answer = await send(
            admin, "/ke-hoach/thuong-linh/sua", lam="sua", muc="signatory", giatri="Người Lạ", canu="không có ở đâu"
        )
        assert answer.status_code == 409
        assert 'role="alert"' in answer.text
        assert 'value="Người Lạ"' in answer.text
        assert room.library.catalogue.version("thuong-linh") == version


async def test_dates_and_numbers_of_no_fact_are_tinted_on_the_page_and_facts_framed(tmp_path: Path) -> None:
    text = PLAN.replace("từng ngành.", "từng ngành; lần trước huy động 4.350 ngày công ngày 03/9/2029.")
    async with desk(tmp_path, text) as (_, admin, version):
        title = version.card.title
        assert title is not None
        asked = f"tu={title.span.start}&den={title.span.end}"
        page = (await admin.get(f"/ke-hoach/thuong-linh/sua?{asked}")).text
        assert 'class="chosen"' in page
        assert 'class="frame" id="trich"' in page
        assert "<a " not in page[page.index("<svg") : page.index("</svg>")]
        [picture] = re.findall(r'<img src="([^"]+)"', page)
        answer = await admin.get(picture.replace("&amp;", "&"))
        assert answer.content.startswith(b"\x89PNG")
        # The same picture whatever is drawn over it, so that a browser fetches it once.
        assert answer.headers["Cache-Control"] == "private, max-age=600"
        other = (await admin.get("/ke-hoach/thuong-linh/sua")).text
        assert re.findall(r'<img src="([^"]+)"', other) == [picture]
        loose = coverage_of(version).loose
        assert page.count('<mark class="loose">') == len(loose) > 0
        assert page.count('<rect class="loose"') >= len(loose)
        text = (await admin.get("/ke-hoach/thuong-linh/sua?chu=1")).text
        assert text.count('<mark class="loose"') == len(loose)


async def test_words_are_marked_on_the_page_by_links_alone_and_their_place_is_the_proof(tmp_path: Path) -> None:
    async with desk(tmp_path) as (room, admin, version):
        number = next(n for n, one in enumerate(version.card.deadlines, 1) if "05/12/2031" in one.span.of(version.text))
        field, here = f"deadlines.{number}.sender", "/ke-hoach/thuong-linh/sua"
        # Not where the fact stands: the words are the same, the place is what was marked.
        first, last = version.text.rindex("các thôn"), version.text.rindex("thôn")
        page = (await admin.get(f"{here}?muc={field}")).text
        page = (await admin.get(here + spot(page, dau=first))).text
        assert "data-begun" in page
        page = (await admin.get(here + spot(page, dau=first, cuoi=last + 5))).text
        assert 'id="value" name="giatri" value="các thôn."' in page
        assert '<rect class="marked"' in page
        names = ("form", "muc", "so", "dau", "cuoi")
        told = {name: re.findall(f'name="{name}" value="([^"]*)"', page)[0] for name in names}
        answer = await admin.post(here, data={**told, "lam": "sua", "giatri": "thôn", "canu": "các thôn."})
        assert answer.status_code == 303, answer.text
        now = room.library.catalogue.version("thuong-linh")
        assert now is not None
        sender = now.card.deadlines[number - 1].sender
        assert sender is not None
        assert sender.span.start == last
        assert 'class="chosen"' in (await admin.get(answer.headers["Location"])).text


@pytest.mark.parametrize(
    "asked", ["dau=5&cuoi=5", "dau=99999999", "dau=x&cuoi=9", "dau=0&cuoi=99999999", "so=x", "tu=9&den=1"]
)
async def test_an_address_of_no_place_is_refused(tmp_path: Path, asked: str) -> None:
    async with desk(tmp_path) as (_, admin, _):
        assert (await admin.get(f"/ke-hoach/thuong-linh/sua?muc=signatory&{asked}")).status_code == 400


async def test_a_page_that_there_is_not_is_said_and_the_text_shown(tmp_path: Path) -> None:
    async with desk(tmp_path) as (_, admin, _):
        page = (await admin.get("/ke-hoach/thuong-linh/sua?so=99")).text
        assert "Không dựng được trang" in page
        assert 'id="text"' in page
        assert (await admin.get("/ke-hoach/thuong-linh/sua/trang.png?so=99")).status_code == 404


async def test_a_proposed_file_is_put_right_then_published(tmp_path: Path) -> None:
    async with desk(tmp_path) as (room, admin, _):
        number = propose(room, OTHER_PLAN)
        assert f"/ban/{number}" in (await admin.get("/ban")).text
        page = (await admin.get(f"/ban/{number}")).text
        assert 'value="congbo"' in page
        [picture] = re.findall(r'<img src="([^"]+)"', page)
        assert (await admin.get(picture.replace("&amp;", "&"))).content.startswith(b"\x89PNG")
        seen = re.findall(r'name="thay" value="([0-9a-f]*)"', page)[0]
        removed = await send(admin, f"/ban/{number}", lam="bo", muc="signatory")
        assert removed.status_code == 303, removed.text
        stale = await send(admin, f"/ban/{number}", lam="congbo", thay=seen)
        assert stale.status_code == 409
        seen = re.findall(r'name="thay" value="([0-9a-f]*)"', (await admin.get(f"/ban/{number}")).text)[0]
        done = await send(admin, f"/ban/{number}", lam="congbo", thay=seen)
        assert done.status_code == 303, done.text
        published = room.library.catalogue.version("ha-linh")
        assert published is not None
        assert published.card.signatory is None
        kept = room.house.desk.state.proposals.get(number)
        assert kept is not None
        assert kept.stage is Stage.DONE
        assert (await admin.get(f"/ban/{number}")).status_code == 404


async def test_a_proposed_file_can_be_let_go_of(tmp_path: Path) -> None:
    async with desk(tmp_path) as (room, admin, _):
        number = propose(room, OTHER_PLAN)
        assert (await send(admin, f"/ban/{number}", lam="thoi")).status_code == 303
        assert room.library.catalogue.version("ha-linh") is None
        assert f"/ban/{number}" not in (await admin.get("/ban")).text


async def test_a_question_without_an_answer_is_labelled(tmp_path: Path) -> None:
    async with desk(tmp_path) as (room, admin, _):
        asked: dict[str, Any] = {"chat": "-1", "message": 1, "person": "p", "reason": "absent", "answer": ""}
        number = room.house.desk.state.questions.add(
            Question(question="Hạn gửi báo cáo?", outcome=Ending.DECLINED, content="han gui bao cao", **asked)
        )
        assert f"/ban/cau-hoi/{number}" in (await admin.get("/ban")).text
        address = f"/ban/cau-hoi/{number}"
        page = (await admin.get(f"{address}?ke-hoach=thuong-linh")).text
        kept = {"form": word(page), "ke-hoach": "thuong-linh"}
        assert (await admin.post(address, data={**kept, "canu": "không có"})).status_code == 409
        assert (await admin.post(address, data={**kept, "canu": DEADLINE, "bao": "1"})).status_code == 303
    assert to_tell(tmp_path) == [Pointed(number, "thuong-linh", DEADLINE)]
    labels = yaml.safe_load((tmp_path / "labels" / "questions.yaml").read_text(encoding="utf-8"))
    assert labels == [{"id": f"q-{number}", "ask": "Hạn gửi báo cáo?", "plan": ["thuong-linh"], "quote": [DEADLINE]}]


def spot(page: str, **wanted: int) -> str:
    """The address of the word on a page that marks from an offset (`dau`), or up to one (`cuoi`)."""
    links = [html.unescape(one) for one in re.findall(r'<a href="([?][^"]+)" aria-label', page)]
    asked = [(link.partition("#")[0], parse_qs(urlsplit(link).query)) for link in links]
    return next(link for link, of in asked if all(of[name] == [str(at)] for name, at in wanted.items()))


def propose(room: Room, text: str) -> int:
    """A file that an administrator has sent, read and shown."""
    proposals = room.house.desk.state.proposals
    made = proposals.make(Proposal("person", 7, Proposed.FILE, {"name": "ha-linh.txt"}, stage=Stage.SHOWN, told=True))
    kept = room.house.desk.folder_of(made.id)
    (kept / FILES).mkdir(parents=True)
    (kept / FILES / "ha-linh.txt").write_text(text, encoding="utf-8")
    keep_reading(kept, read(kept / FILES / "ha-linh.txt"))
    return made.id
