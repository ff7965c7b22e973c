"""A plan's file sent to the bot: read, shown with what it would change, published once an administrator agrees."""

import asyncio
import io
import shutil
from pathlib import Path

import pytest
from PIL import Image

from bot.state import open_state
from bot.telegram.files.fetching import Fetcher
from bot.telegram.publishing.sent_files import safe_name
from ingest.readers import ocr
from tests.e2e.botapi import Fault
from tests.e2e.office import Office
from tests.e2e.reading import data, labels
from tests.e2e.sample import PLAN
from tests.ingest import rendered

POEM = "Con cò bay lả bay la\nBay từ cửa phủ bay ra cánh đồng\nTrời xanh mây trắng mênh mông\n" * 12
LATER = PLAN.replace("25/11/2031", "28/11/2031")
OTHER = PLAN.replace("Suối Mơ", "Đồi Thông").replace("SUỐI MƠ", "ĐỒI THÔNG").replace("07/KH", "19/KH")
NAME = "suoi-mo-2031.md"


async def test_a_file_is_shown_and_published_once_agreed_to(office: Office, tmp_path: Path) -> None:
    async with office.open():
        sent = office.send(NAME, PLAN)
        shown = await office.offered()
        assert shown["reply_to_message"]["message_id"] == sent["message_id"]
        assert shown["text"].startswith("Kế hoạch mới: UBND xã Suối Mơ 2031\nmã suoi-mo-2031 · bản 1")
        assert "hạn, mốc (1): báo cáo tổng kết: trước ngày 25/11/2031" in shown["text"]
        assert "⚠ Bằng khen không có tiêu chuẩn" in shown["text"]
        assert labels(shown) == ["✅ Công bố", "✖ Bỏ", "Xem đầy đủ"]
        assert office.versions == {}
        await office.press("Công bố")
        told = await office.said("Đã công bố UBND xã Suối Mơ 2031, bản 1")
        assert labels(told) == []
        assert office.versions == {"suoi-mo-2031": 1}
        answer = await office.write("Xã Suối Mơ nộp báo cáo tổng kết khi nào?")
        changes = await office.write("/nhatky")
    assert "25/11/2031" in answer["text"]
    assert "Quản · nạp kế hoạch: suoi-mo-2031" in changes["text"]
    assert list((tmp_path / "uploads").iterdir()) == []
    assert len(list((tmp_path / "originals").iterdir())) == 1


async def test_an_english_installation_speaks_english(office: Office) -> None:
    async with office.open(language="en"):
        office.send(NAME, PLAN)
        await office.press("Publish")
        told = await office.said("Published")
        office.send(NAME, LATER)
        changed = await office.said("New version of")
        how = await office.write("/correct")
    assert "/rollback suoi-mo-2031" in told["text"]
    assert "Δ deadline báo cáo tổng kết: trước ngày 25/11/2031 → trước ngày 28/11/2031" in changed["text"]
    assert how["text"].startswith("Put right what was misread")


async def test_a_file_that_is_discarded_changes_nothing(office: Office, tmp_path: Path) -> None:
    async with office.open():
        office.send(NAME, PLAN)
        shown = await office.offered()
        button = data(shown, "Công bố")
        await office.press("Bỏ")
        await office.said("Đã bỏ, không có gì thay đổi")
        told = await office.api.pressed(office.chat, office.admin, shown, button)
        assert "Việc này đã xong" in told["text"]
    assert office.versions == {}
    assert list((tmp_path / "uploads").iterdir()) == []


async def test_the_same_file_twice_changes_nothing(office: Office, tmp_path: Path) -> None:
    async with office.open():
        await office.publish(NAME, PLAN)
        office.send("tên khác.md", PLAN)
        told = await office.said("Đã có, không có gì thay đổi: UBND xã Suối Mơ 2031 (suoi-mo-2031)")
    assert labels(told) == []
    assert office.versions == {"suoi-mo-2031": 1}
    assert list((tmp_path / "uploads").iterdir()) == []


async def test_a_new_version_is_shown_with_its_changes(office: Office) -> None:
    async with office.open():
        await office.publish(NAME, PLAN)
        office.send("bản sửa.md", LATER)
        shown = await office.said("Bản mới của: UBND xã Suối Mơ 2031")
        shown = await office.offered()
        assert "Δ hạn báo cáo tổng kết: trước ngày 25/11/2031 → trước ngày 28/11/2031" in shown["text"]
        assert "Đang dùng bản 1." in shown["text"]
        assert "các phần: " not in shown["text"]
        await office.press("Xem đầy đủ")
        await office.api.until(lambda: len(office.sent) == 3)
        assert "các phần: Mở đầu; I Mục đích" in office.sent[-1]["text"]
        await office.api.pressed(office.chat, office.admin, shown, data(shown, "Công bố"))
        await office.api.until(lambda: "bản 2" in shown["text"] and "Đã công bố" in shown["text"])
        answer = await office.write("Xã Suối Mơ nộp báo cáo tổng kết khi nào?")
    assert "28/11/2031" in answer["text"]
    assert office.versions == {"suoi-mo-2031": 2}


async def test_the_admin_says_whose_version_it_is(office: Office) -> None:
    async with office.open():
        await office.publish(NAME, PLAN)
        office.send("khac.md", OTHER)
        await office.said("Kế hoạch mới: UBND xã Đồi Thông")
        await office.press("Là bản mới của")
        await office.press("UBND xã Suối Mơ")
        await office.said("Bản mới của: UBND xã Đồi Thông")
        await office.press("Là kế hoạch mới")
        await office.said("Kế hoạch mới: UBND xã Đồi Thông")
        await office.press("Là bản mới của")
        await office.press("« Quay lại")
        await office.press("Là bản mới của")
        await office.press("UBND xã Suối Mơ")
        await office.said("Bản mới của: UBND xã Đồi Thông")
        await office.press("Công bố")
        await office.said("Đã công bố")
    assert office.versions == {"suoi-mo-2031": 2}


async def test_what_was_taken_for_a_version_can_be_a_plan_of_its_own(office: Office) -> None:
    async with office.open():
        await office.publish(NAME, PLAN)
        office.send(NAME, LATER)
        await office.said("Bản mới của")
        await office.press("Là kế hoạch mới")
        await office.said("mã suoi-mo-2031-2 · bản 1")
        await office.press("Công bố")
        await office.said("Đã công bố")
    assert office.versions == {"suoi-mo-2031": 1, "suoi-mo-2031-2": 1}


async def test_the_caption_names_the_plan(office: Office) -> None:
    async with office.open():
        await office.publish(NAME, PLAN)
        office.send("khac.md", OTHER, caption="suoi-mo-2031")
        await office.said("Bản mới của: UBND xã Đồi Thông")
        await office.offered()
        office.send("la.md", OTHER, caption="xã Hồ Sen")
        shown = await office.said("Không rõ “xã Hồ Sen” trong ghi chú là kế hoạch nào")
        assert "Kế hoạch mới" in shown["text"]


async def test_a_forwarded_file_is_taken_and_its_caption_is_not_the_admins(office: Office) -> None:
    origin = {"type": "hidden_user", "date": 1, "sender_user_name": "Ai đó"}
    async with office.open():
        await office.publish(NAME, PLAN)
        office.send("khac.md", OTHER, caption="suoi-mo-2031", forward_origin=origin)
        await office.said("Kế hoạch mới: UBND xã Đồi Thông")


async def test_an_edited_caption_of_a_file_asks_nothing(office: Office) -> None:
    async with office.open():
        sent = office.send("khac.md", OTHER, caption="Hạn")
        await office.offered()
        sent["caption"] = "Hạn báo cáo là khi nào?"
        office.api.push("edited_message", sent)
        await office.write("Có mấy đợt thi đua?")
    assert len(office.sent) == 2


async def test_plans_of_one_name_are_told_apart_by_their_ids(office: Office) -> None:
    async with office.open():
        await office.publish("a.md", PLAN)
        office.send("b.md", PLAN.replace("07/KH", "08/KH"))
        await office.press("Công bố")
        office.send("c.md", OTHER)
        await office.said("UBND xã Đồi Thông")
        await office.press("Là bản mới của")
        shown = await office.offered("UBND xã Suối Mơ 2031 · ")
    assert labels(shown) == ["UBND xã Suối Mơ 2031 · a", "UBND xã Suối Mơ 2031 · b", "« Quay lại"]


async def test_what_looks_like_no_plan_is_taken_only_at_the_admins_word(office: Office) -> None:
    async with office.open():
        office.send("tho.txt", POEM)
        shown = await office.said(
            "Không nạp “tho.txt”: “tho.txt” không có thể thức của kế hoạch, công văn, quyết định hay loại văn bản nào."
        )
        assert labels(shown) == ["Vẫn nạp", "✖ Bỏ"]
        await office.press("Vẫn nạp")
        await office.press("Công bố")
        await office.said("Đã công bố")
    assert office.versions == {"tho": 1}


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("hong.docx", rendered.as_docx()[:3000], "tệp bị hỏng"),
        ("trong.pdf", b"", "tệp trống"),
        ("bang.xyz", bytes(range(256)), "chưa đọc được loại"),
        ("../../.env", b"\x00\x01", "chưa đọc được loại"),
        ("reading.json", b"{}", "chưa đọc được loại"),
        ("đ" * 300 + ".pdf", b"%PDF-1.4 x", "tệp bị hỏng"),
    ],
)
async def test_a_file_that_cannot_be_read_is_told_in_one_sentence(
    office: Office, tmp_path: Path, name: str, content: bytes, reason: str
) -> None:
    async with office.open():
        office.send(name, content)
        told = await office.said("Không nạp “")
    assert reason in told["text"]
    assert len(told["text"].splitlines()) == 1
    assert labels(told) == []
    assert list((tmp_path / "uploads").iterdir()) == []


INVOICE = """HÓA ĐƠN BÁN HÀNG
Ký hiệu: 1C31TXX   Số: 0000321
Ngày 05 tháng 02 năm 2031
Đơn vị bán hàng: Hợp tác xã Mây Trắng
Tên hàng | Số lượng | Đơn giá | Thành tiền
Giấy A4 | 10 | 70.000 | 700.000
Cộng tiền hàng: 700.000
Số tiền viết bằng chữ: Bảy trăm nghìn đồng
"""


async def test_an_invoice_and_a_photo_without_text_are_refused_with_a_reason(office: Office) -> None:
    picture = io.BytesIO()
    Image.new("RGB", (900, 700), (90, 140, 200)).save(picture, "JPEG")
    async with office.open():
        office.send("hoa-don.txt", INVOICE)
        shown = (await office.said("Không nạp “hoa-don.txt”"))["text"]
        await office.press("Bỏ")
        await office.said("Đã bỏ")
        office.send("anh.jpg", picture.getvalue())
        await office.said("không thấy chữ nào trong hình" if ocr.installed() else "Không nạp “anh.jpg”")
    assert "không có thể thức của kế hoạch" in shown
    assert office.versions == {}


async def test_word_files_and_pdfs_are_read(office: Office) -> None:
    async with office.open():
        await office.publish("Kế hoạch số 118.docx", rendered.as_docx())
        if shutil.which("soffice"):
            office.send("118.pdf", rendered.by_office("pdf"))
            shown = await office.said("tệp 118.pdf")
            assert "loại: kế hoạch · tệp: PDF · " in shown["text"]
    assert office.versions == {"ke-hoach-so-118": 1}


@pytest.mark.skipif(not ocr.installed() or not shutil.which("soffice"), reason="needs Tesseract and LibreOffice")
async def test_an_album_of_photographs_is_one_plan_of_several_pages(office: Office) -> None:
    async with office.open():
        for picture in photographs():
            office.api.send_photo(office.chat, office.admin, picture, media_group_id="77")
        shown = await office.said("Kế hoạch mới: UBND huyện Suối Ngân 2033", 120)
    assert len(office.sent) == 1
    assert "đọc bằng nhận dạng chữ" in shown["text"]
    assert "PDF · 2 trang" in shown["text"]


async def test_a_picture_with_a_question_asks_it_also_from_an_admin(office: Office) -> None:
    async with office.open():
        office.api.send_photo(office.chat, office.admin, b"jpeg", caption="Hạn báo cáo là khi nào?")
        await office.said("Chưa có kế hoạch nào")
    assert not office.api.of("getFile")


@pytest.mark.parametrize("method", ["getFile", "file", "editMessageText"])
@pytest.mark.parametrize("kind", ["flood", "error", "drop"])
async def test_faults_on_the_way_cost_nothing_but_time(office: Office, method: str, kind: str) -> None:
    office.api.fail(method, Fault(kind), Fault(kind))
    async with office.open():
        await office.publish(NAME, PLAN)
    assert office.versions == {"suoi-mo-2031": 1}
    assert len(office.sent) == 1


async def test_a_file_that_telegram_does_not_give_is_asked_for_again(office: Office, tmp_path: Path) -> None:
    async def at_once(_: float) -> None: ...

    office.api.fail("file", *[Fault("error")] * 6)
    async with office.open() as application:
        application.bot_data.fetcher = Fetcher(application.bot, at_once)
        office.send(NAME, PLAN)
        await office.said("Không tải được “suoi-mo-2031.md” từ Telegram. Hãy gửi lại tệp.")
        office.api.files.clear()
        office.send("mat.md", PLAN)
        office.api.files.clear()
        await office.said("Telegram không còn giữ tệp “mat.md”")
    assert list((tmp_path / "uploads").iterdir()) == []


async def test_a_file_that_is_too_large_is_told_the_ways_round(office: Office) -> None:
    async with office.open():
        office.send("lon.pdf", b"%PDF" + bytes(21 * 2**20))
        told = await office.said("Tệp “lon.pdf” quá 20 MB")
        office.send("rat-lon.pdf", b"%PDF", size=2 * 10**9)
        over = await office.said("Tệp “rat-lon.pdf” quá giới hạn 100 MB")
    assert "thidua ingest" in told["text"]
    assert "--local" in told["text"]
    assert over["text"].count("\n") == 0
    assert len(office.api.of("getFile")) == 1


async def test_a_self_hosted_server_gives_large_files_as_paths(office: Office, tmp_path: Path) -> None:
    office.api.disk = tmp_path / "server"
    office.api.disk.mkdir()
    async with office.open():
        await office.publish(NAME, PLAN + " " * (19 * 2**20 + 900_000))
    assert office.versions == {"suoi-mo-2031": 1}
    assert not office.api.of("file")


async def test_a_self_hosted_server_on_another_machine_gives_files_over_http(office: Office) -> None:
    office.api.disk = Path("/not/on/this/machine")
    async with office.open():
        await office.publish(NAME, PLAN)
        served = [call.params["path"] for call in office.api.of("file")]
        office.api.fail("file", Fault("gone"))
        office.send("khac.md", OTHER)
        await office.said("Máy chủ Bot API giữ tệp “khac.md” ở nơi bot không đọc được")
    assert served == ["documents/up1"]
    assert office.versions == {"suoi-mo-2031": 1}


async def test_files_of_others_are_answered_in_one_sentence_and_not_fetched(office: Office) -> None:
    api, lan, group = office.api, office.api.world.person("Lan"), office.api.world.group()
    private = api.world.private(lan)
    async with office.open(private_chats="all", allowed_chat_ids=frozenset({group.id})):
        api.send_file(private, lan, NAME, PLAN.encode())
        [told] = await api.replies(private)
        api.send_file(group, office.admin, NAME, PLAN.encode())
        api.send_file(group, office.admin, NAME, PLAN.encode(), caption=f"@{api.world.me['username']}",
                      caption_entities=[{"type": "mention", "offset": 0, "length": 15}])  # fmt: skip
        [addressed] = await api.replies(group)
        api.send_file(private, lan, NAME, PLAN.encode(), caption="Hạn báo cáo là khi nào?")
        _, asked = await api.replies(private, 2)
    assert "Chỉ quản trị viên nạp được tệp" in told["text"]
    assert "chat riêng" in addressed["text"]
    assert "Chưa có kế hoạch nào" in asked["text"]
    assert not api.of("getFile")
    assert office.versions == {}


async def test_whoever_is_no_admin_any_more_publishes_nothing(office: Office) -> None:
    other = office.api.world.person("Khác")
    async with office.open():
        office.send(NAME, PLAN)
        shown = await office.offered()
    async with office.open(admin_user_ids=frozenset({other["id"]})):
        told = await office.api.pressed(office.chat, office.admin, shown, data(shown, "Công bố"))
        theirs = office.api.world.private(other)
        forged = office.api.world.write(theirs, office.api.world.me, "x")
        stolen = await office.api.pressed(theirs, other, forged, data(shown, "Công bố"))
    assert "Chỉ quản trị viên của bot" in told["text"]
    assert "không còn dùng được" in stolen["text"]
    assert office.versions == {}


@pytest.mark.parametrize("forged", ["u", "u:", "u:x:publish", "u:1", "u:1:", "u:1:none", "u:99:publish", "u:1:as:zz",
                                    "u:1:as", "t", "t:", "t:1", "t:99"])  # fmt: skip
async def test_forged_buttons_publish_nothing(office: Office, forged: str) -> None:
    async with office.open():
        office.send(NAME, PLAN)
        shown = await office.offered()
        await office.api.pressed(office.chat, office.admin, shown, forged)
    assert office.versions == {}


async def test_two_presses_publish_once(office: Office) -> None:
    async with office.open() as application:
        office.send(NAME, PLAN)
        shown = await office.offered()
        for _ in range(3):
            office.api.press(office.chat, office.admin, shown, data(shown, "Công bố"))
        await office.said("Đã công bố")
        await application.update_queue.join()
        changes = await office.write("/nhatky")
    assert office.versions == {"suoi-mo-2031": 1}
    assert changes["text"].count("nạp kế hoạch") == 1


async def test_what_was_not_seen_is_shown_before_it_is_published(office: Office) -> None:
    async with office.open():
        await office.publish(NAME, PLAN)
        office.send(NAME, LATER)
        first = await office.said("trước ngày 25/11/2031 → trước ngày 28/11/2031")
        first = await office.offered()
        await office.publish(NAME, PLAN.replace("25/11/2031", "27/11/2031"))
        await office.api.pressed(office.chat, office.admin, first, data(first, "Công bố"))
        await office.api.until(lambda: "Kế hoạch vừa được thay đổi" in first["text"])
        assert "trước ngày 27/11/2031 → trước ngày 28/11/2031" in first["text"]
        assert office.versions == {"suoi-mo-2031": 2}
        await office.api.pressed(office.chat, office.admin, first, data(first, "Công bố"))
        await office.api.until(lambda: "Đã công bố" in first["text"])
    assert office.versions == {"suoi-mo-2031": 3}


async def test_a_correction_is_lost_only_at_the_admins_word(office: Office) -> None:
    async with office.open():
        await office.publish(NAME, PLAN)
        await office.write("/sua suoi-mo-2031 so 07/KH-UBND\nCăn cứ: Số: 07/KH-UBND")
        await office.press("Công bố")
        await office.said("bản 2")
        office.send(NAME, LATER.replace("Số: 07/KH-UBND", ""))
        shown = await office.said("⚠ mất điều đã sửa tay: số, ký hiệu = 07/KH-UBND")
        await office.press("Công bố")
        await office.said("⚠ 1 điều đã sửa tay sẽ mất (xem trên). Vẫn công bố?")
        assert labels(shown) == ["⚠ Công bố, bỏ điều đã sửa tay", "« Quay lại"]
        await office.press("« Quay lại")
        await office.api.until(lambda: "✅ Công bố" in labels(shown))
        assert office.versions == {"suoi-mo-2031": 2}
        await office.press("Công bố")
        await office.press("bỏ điều đã sửa tay")
        await office.said("bản 3")
    assert office.versions == {"suoi-mo-2031": 3}


async def test_questions_are_answered_while_a_file_is_read(office: Office) -> None:
    office.api.fail("file", Fault("slow", 4))
    async with office.open():
        office.send(NAME, PLAN)
        office.send("khac.md", OTHER)
        await office.said("Đang đợi đọc xong tệp trước")
        answer = await office.write("Có mấy đợt thi đua?")
        assert "Chưa có kế hoạch nào" in answer["text"]
        assert "Đang" in office.sent[0]["text"]
        await office.api.until(lambda: all("Công bố" in str(labels(m)) for m in office.sent[:2]))


async def test_a_pending_file_outlives_a_restart_and_is_read_once(office: Office) -> None:
    async with office.open():
        office.send(NAME, PLAN)
        await office.offered()
    async with office.open():
        await office.press("Công bố")
        await office.said("Đã công bố")
    assert office.versions == {"suoi-mo-2031": 1}
    assert len(office.api.of("getFile")) == 1
    assert len(office.sent) == 1


@pytest.mark.parametrize("spoilt", ["reading.json", NAME])
async def test_what_has_changed_on_the_disk_while_it_waited_is_not_published(
    office: Office, tmp_path: Path, spoilt: str
) -> None:
    async with office.open():
        office.send(NAME, PLAN)
        await office.offered()
        [file] = (tmp_path / "uploads").rglob(spoilt)
        # Nothing of it stands on the card that was shown.
        file.write_bytes(file.read_bytes().replace(b"2. Ti", b"3. Ti"))
        await office.press("Công bố")
        await office.said("hãy gửi lại tệp")
    assert office.versions == {}


async def test_a_file_that_was_being_fetched_is_read_after_a_restart(office: Office) -> None:
    office.api.fail("file", Fault("slow", 30))
    async with office.open():
        office.send(NAME, PLAN)
        await office.api.until(lambda: office.api.of("getFile"))
    async with office.open():
        await office.press("Công bố")
        await office.said("Đã công bố")
    assert len(office.sent) == 1


async def test_a_pending_file_is_forgotten_after_two_days(office: Office, tmp_path: Path) -> None:
    async with office.open() as application:
        office.send(NAME, PLAN)
        shown = await office.offered()
        application.bot_data.state.proposals.change(1, at=0.0)
        told = await office.api.pressed(office.chat, office.admin, shown, data(shown, "Công bố"))
    assert "không còn nữa" in told["text"]
    async with office.open():
        assert list((tmp_path / "uploads").iterdir()) == []
    assert office.versions == {}


async def test_a_file_that_ends_the_process_again_and_again_is_given_up(
    office: Office, caplog: pytest.LogCaptureFixture
) -> None:
    office.api.fail("file", Fault("slow", 30))
    async with office.open() as application:
        office.send(NAME, PLAN)
        await office.api.until(lambda: office.api.of("getFile"))
    state = open_state(application.bot_data.settings.data_dir)
    state.proposals.change(1, attempts=3)
    state.close()
    async with office.open():
        await office.said("Mã tham chiếu")
    assert "the process ended 3 times with file 1" in caplog.text


async def test_an_admin_who_blocked_the_bot_holds_nothing_up(office: Office) -> None:
    office.api.fail("file", Fault("slow", 1))
    async with office.open() as application:
        office.send(NAME, PLAN)
        await office.api.until(lambda: office.api.of("getFile"))
        office.chat.blocked = True
        state = application.bot_data.state
        for _ in range(100):
            if not state.proposals.unread():
                break
            await asyncio.sleep(0.1)
        assert not state.proposals.unread()
        assert not application.bot_data.files.is_busy(state.people.person(office.admin["id"]))


async def test_nobody_is_named_by_a_proposal(office: Office, tmp_path: Path) -> None:
    office.admin |= {"first_name": "Đặc Biệt"}
    async with office.open():
        office.send(NAME, PLAN)
        await office.offered()
    stored = b"".join(path.read_bytes() for path in tmp_path.glob("bot.sqlite*"))
    assert NAME.encode() in stored
    for secret in ("Đặc Biệt", str(office.admin["id"]), str(office.admin["username"])):
        assert secret.encode() not in stored


def photographs() -> list[bytes]:
    """The first pages of a scanned plan as photographs."""
    import pypdfium2

    printed = pypdfium2.PdfDocument(rendered.by_office("pdf"))
    pictures = []
    for number in range(2):
        kept = io.BytesIO()
        printed[number].render(scale=200 / 72).to_pil().convert("RGB").save(kept, "JPEG", quality=90)
        pictures.append(kept.getvalue())
    return pictures


def test_names_of_files_are_harmless() -> None:
    assert safe_name("../../etc/passwd") == "passwd"
    assert safe_name("C:\\Kế hoạch\\số 1.docx") == "số 1.docx"
    assert safe_name("\u202exe.pdf\n") == "xe.pdf"
    assert safe_name("...") == safe_name("") == "tep"
    assert len(safe_name("đ" * 500 + ".pdf").encode()) <= 150
    assert safe_name("đ" * 500 + ".pdf").endswith("đ.pdf")
