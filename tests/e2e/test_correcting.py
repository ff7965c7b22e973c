"""/sua, /quaylai, /xoa: changes of plans that an administrator proposes by a command and agrees to by a button."""

import asyncio

import pytest

from bot.state.groups import Group
from bot.telegram.publishing.announcing import let_go
from bot.telegram.publishing.correcting import Wanted, read_correction
from tests.e2e.office import Office
from tests.e2e.reading import data, labels
from tests.e2e.sample import PLAN
from tests.e2e.test_uploading import LATER, NAME, OTHER

PROOF = "Căn cứ: Các ban, ngành gửi báo cáo tổng kết về Văn phòng UBND xã trước ngày 25/11/2031."


async def test_how_to_correct_and_the_card_are_shown(office: Office) -> None:
    async with office.open():
        how = await office.write("/sua")
        await office.publish(NAME, PLAN)
        card = await office.write("/sua suoi-mo-2031")
        english = await office.write("/correct")
    assert "/sua MÃ MỤC GIÁ TRỊ" in how["text"]
    assert english["text"] == how["text"]
    assert "dot.2: Đợt 2: từ 01/6/2031 đến 20/11/2031 — “" in card["text"]
    assert "trước 25/11/2031" in card["text"]
    assert "— “Các ban, ngành gửi báo cáo tổng kết" in card["text"]
    assert "ngay: ngày 12/01/2031 — “" in card["text"]


async def test_admins_see_the_ids_of_plans(office: Office) -> None:
    lan = office.api.world.person("Lan")
    private = office.api.world.private(lan)
    async with office.open(private_chats="all"):
        await office.publish(NAME, PLAN)
        mine = await office.write("/kehoach")
        office.api.say(private, lan, "/kehoach")
        [theirs] = await office.api.replies(private)
    assert mine["text"].endswith("· suoi-mo-2031")
    assert "suoi-mo" not in theirs["text"]


async def test_a_correction_is_shown_before_it_counts(office: Office) -> None:
    async with office.open():
        await office.publish(NAME, PLAN)
        shown = await office.write(
            f"/sua suoi-mo-2031 han.1 Báo cáo tổng kết về Văn phòng UBND xã: 25/11/2031\n{PROOF}"
        )
        assert shown["text"].startswith("Sửa: UBND xã Suối Mơ 2031\nmã suoi-mo-2031 · bản 2")
        assert "xã trước ngày 25/11/2031. → Báo cáo tổng kết về Văn phòng UBND xã: 25/11/2031\n" in shown["text"]
        assert "Căn cứ: “Các ban, ngành gửi báo cáo tổng kết" in shown["text"]
        assert office.versions == {"suoi-mo-2031": 1}
        await office.press("Công bố")
        await office.said("Đã công bố")
        changes = await office.write("/nhatky")
        [version] = office.assistant.plans()
    assert version.version == 2
    assert [c.field for c in version.corrections] == ["deadlines"]
    assert "sửa thẻ kế hoạch: suoi-mo-2031" in changes["text"]


async def test_the_plan_is_chosen_by_buttons_where_none_is_named(office: Office) -> None:
    async with office.open():
        await office.publish(NAME, PLAN)
        await office.publish("doi-thong-2031.md", OTHER)
        asked = await office.write("/sua so 19/KH-UBND\nCăn cứ: Số: 19/KH-UBND")
        assert labels(asked)[-1] == "✖ Bỏ"
        await office.press("UBND xã Đồi Thông")
        await office.said("Sửa: UBND xã Đồi Thông")
        await office.press("Công bố")
        await office.said("Đã công bố UBND xã Đồi Thông 2031, bản 2")
    assert office.versions == {"suoi-mo-2031": 1, "doi-thong-2031": 2}


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("so 99/KH-UBND\nCăn cứ: Số: 07/KH-UBND", "không nằm trong câu"),
        ("so 07/KH-UBND\nCăn cứ: Số hiệu: 07/KH", "Kế hoạch không có câu"),
        ("han.9 25/11/2031\n" + PROOF, "Mục ấy chỉ có 1 ý"),
        ("han 25/11/2031\n" + PROOF, "Không sửa được mục “deadlines”"),
    ],
)
async def test_a_correction_that_the_plan_does_not_prove_is_refused(office: Office, asked: str, told: str) -> None:
    async with office.open():
        await office.publish(NAME, PLAN)
        refused = await office.write(f"/sua suoi-mo-2031 {asked}")
    assert told in refused["text"]
    assert labels(refused) == []
    assert office.versions == {"suoi-mo-2031": 1}


async def test_a_plan_goes_back_to_its_version_before(office: Office) -> None:
    async with office.open():
        await office.publish(NAME, PLAN)
        await office.publish(NAME, LATER)
        shown = await office.write("/quaylai suoi-mo-2031")
        assert shown["text"].startswith("Quay UBND xã Suối Mơ 2031 về bản 1?")
        assert "28/11/2031 → trước ngày 25/11/2031" in shown["text"]
        await office.press("Quay lại bản 1")
        await office.said("đang dùng bản 1")
        assert office.versions == {"suoi-mo-2031": 1}
        first = await office.write("/quaylai suoi-mo-2031")
    assert "chưa có phiên bản nào trước đó" in first["text"]


async def test_a_plan_is_taken_out(office: Office) -> None:
    async with office.open():
        nothing = await office.write("/xoa")
        await office.publish(NAME, PLAN)
        await office.publish(NAME, LATER)
        await office.write("/xoa")
        await office.press("UBND xã Suối Mơ")
        shown = await office.said("Gỡ hẳn UBND xã Suối Mơ 2031?")
        assert "2 phiên bản đều bị gỡ" in shown["text"]
        button = data(shown, "Gỡ kế hoạch")
        await office.press("Bỏ")
        await office.said("Đã bỏ")
        assert office.versions == {"suoi-mo-2031": 2}
        assert "đã xong" in (await office.api.pressed(office.chat, office.admin, shown, button))["text"]
        await office.write("/remove suoi-mo-2031")
        await office.press("Gỡ kế hoạch")
        await office.said("Đã gỡ suoi-mo-2031")
    assert "chưa có kế hoạch nào" in nothing["text"]
    assert office.versions == {}


async def test_the_groups_of_a_plan_that_is_taken_out_are_named_let_go_and_told(office: Office) -> None:
    api = office.api
    bound, english, off, other = (api.world.group(title) for title in ("Tổ Một", "Team Two", "Tổ Tắt", "Tổ Khác"))
    async with office.open(allowed_chat_ids=frozenset({bound.id, english.id, off.id, other.id})) as application:
        desk = application.bot_data
        await office.publish(NAME, PLAN)
        await office.publish("doi-thong-2031.md", OTHER)
        for chat, how in ((bound, {}), (english, {"language": "en"}), (off, {"enabled": False})):
            desk.state.groups.put(Group(chat.id, chat.title, plan="suoi-mo-2031", **how))
        desk.state.groups.put(Group(other.id, other.title, plan="doi-thong-2031"))
        shown = (await office.write("/xoa suoi-mo-2031"))["text"]
        await office.press("Gỡ kế hoạch")
        done = await office.said("Đã gỡ suoi-mo-2031")
        plans = [desk.group(chat.id).plan for chat in (bound, english, off, other)]
        assert plans == [None, None, None, "doi-thong-2031"]
        api.say(bound, office.admin, "/hoi Đợt 2 của xã Đồi Thông đến bao giờ?")
        await api.until(lambda: len(api.sent(bound)) > 1)
    assert "3 nhóm đang theo kế hoạch này" in shown
    assert "“Tổ Một”" in shown
    assert "Đã báo cho 2 nhóm" in done["text"]
    told, answer = api.sent(bound)
    assert told["text"].startswith("“UBND xã Suối Mơ 2031” đã được gỡ")
    assert "20/11/2031" in answer["text"]
    assert "has been taken out" in api.sent(english)[0]["text"]
    assert api.sent(off) == api.sent(other) == []


async def test_what_a_group_changes_while_it_is_told_stays(office: Office) -> None:
    api = office.api
    chosen, every = api.world.group("Tổ Một"), api.world.group("Tổ Hai")
    async with office.open(allowed_chat_ids=frozenset({chosen.id, every.id})) as application:
        desk, chats = application.bot_data, (chosen.id, every.id)
        for chat in chats:
            desk.state.groups.put(Group(chat, plan="suoi-mo-2031"))
        telling = asyncio.create_task(let_go(desk, chats, "suoi-mo-2031", "Suối Mơ"))
        await asyncio.sleep(0)
        desk.state.groups.put(Group(chosen.id, plan="doi-thong-2031"))
        desk.state.groups.put(Group(every.id, plan="suoi-mo-2031", every=True))
        assert await telling == len(chats)
        assert [desk.group(chat).plan for chat in chats] == ["doi-thong-2031", None]
        assert desk.group(every.id).every


async def test_a_group_whose_plan_was_taken_out_elsewhere_is_answered_from_the_others(office: Office) -> None:
    group = office.api.world.group()
    async with office.open(allowed_chat_ids=frozenset({group.id})) as application:
        await office.publish(NAME, PLAN)
        application.bot_data.state.groups.put(Group(group.id, plan="da-go-2030"))
        office.api.say(group, office.admin, "/hoi Đợt 2 đến bao giờ?")
        [answer] = await office.api.replies(group)
    assert "20/11/2031" in answer["text"]


async def test_a_number_written_by_hand_is_put_in_as_on_paper_and_marked(office: Office) -> None:
    blank = PLAN.replace("Số: 07/KH-UBND", "Số:        /KH-UBND").replace(
        "ngày 12 tháng 01 năm", "ngày    tháng    năm"
    )
    async with office.open():
        await office.publish(NAME, blank)
        shown = await office.write("/sua suoi-mo-2031 so 07/KH-UBND\nCăn cứ: theo bản giấy")
        assert "(không nêu) → 07/KH-UBND" in shown["text"]
        assert "Căn cứ: “theo bản giấy”" in shown["text"]
        await office.press("Công bố")
        await office.said("Đã công bố")
        await office.write("/sua suoi-mo-2031 ngay 12/01/2031\nCăn cứ: Theo bản giấy.")
        await office.press("Công bố")
        await office.said("Đã công bố")
        card = await office.write("/sua suoi-mo-2031")
        number = await office.write("Số của kế hoạch xã Suối Mơ là gì?")
        day = await office.write("Kế hoạch xã Suối Mơ ban hành ngày nào?")
    assert "so: 07/KH-UBND (theo bản giấy) — “Số:" in card["text"]
    assert "ngay: ngày 12/01/2031 (theo bản giấy)" in card["text"]
    assert "07/KH-UBND" in number["text"]
    assert "theo bản giấy, do quản trị viên ghi" in number["text"]
    assert "12/01/2031" in day["text"]
    assert "theo bản giấy" in day["text"]


async def test_what_changed_meanwhile_is_shown_again(office: Office) -> None:
    async with office.open():
        await office.publish(NAME, PLAN)
        shown = await office.write("/xoa suoi-mo-2031")
        await office.publish(NAME, LATER)
        await office.api.pressed(office.chat, office.admin, shown, data(shown, "Gỡ kế hoạch"))
        await office.api.until(lambda: "Kế hoạch vừa được thay đổi" in shown["text"])
    assert office.versions == {"suoi-mo-2031": 2}


async def test_only_admins_in_private_change_plans(office: Office) -> None:
    api, lan, group = office.api, office.api.world.person("Lan"), office.api.world.group()
    private = api.world.private(lan)
    async with office.open(private_chats="all"):
        await office.publish(NAME, PLAN)
        for number, command in enumerate(("/sua", "/quaylai", "/xoa suoi-mo-2031"), 1):
            api.say(private, lan, command)
            assert "Chỉ quản trị viên" in (await api.replies(private, number))[-1]["text"]
        api.say(group, office.admin, "/xoa suoi-mo-2031")
        [told] = await api.replies(group)
    assert "chat riêng" in told["text"]
    assert office.versions == {"suoi-mo-2031": 1}


def test_a_correction_is_read_in_both_languages() -> None:
    assert read_correction("deadlines.2 05/12/2031\nQuote: by 05/12/2031", ()) == Wanted(
        None, "deadlines.2", "05/12/2031", "by 05/12/2031"
    )
    assert read_correction("Hạn.+ Sơ kết: 30/5/2031\ncăn cứ: “đến 30/5/2031”", ()) == Wanted(
        None, "deadlines.+", "Sơ kết: 30/5/2031", "đến 30/5/2031"
    )
    assert read_correction("khenthuong.1 -", ()) == Wanted(None, "awards.1", "-", "")
    assert read_correction("xã nào đó han.1 -", ()) is None
    assert read_correction("han.1", ()) is None
    assert read_correction("", ()) is None
