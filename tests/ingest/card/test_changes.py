"""One value for another in a sentence: what was, what counts now, and what it is about."""

import pytest

from ingest.card.changes import changes, is_partial, subject
from knowledge.text import fold


def read(sentence: str) -> list[str]:
    """What a sentence changes: the words about it, the old value, the new one."""
    folded = fold(sentence)
    found = []
    for one in changes(sentence, folded):
        before, behind = subject(folded, one)
        about = f"{before.of(sentence)} {behind.of(sentence)}"
        old, new = (span.of(sentence) if span else "" for span in (one.before, one.after))
        found.append(" ".join(f"{about} | {old} → {new}".split()))
    return found


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        (
            "Hạn nộp bài lùi từ ngày 03/5/2031 sang ngày 10/5/2031.",
            ["Hạn nộp bài từ | ngày 03/5/2031 → ngày 10/5/2031"],
        ),
        ("Gia hạn nhận tranh từ 03/5 đến hết ngày 10/5/2031.", ["nhận tranh từ | 03/5 → đến hết ngày 10/5/2031"]),
        ("Số giải Ba tăng từ 03 lên 05 giải.", ["Số giải Ba từ | 03 → 05 giải"]),
        ("Nâng mức hỗ trợ mỗi đội từ 2 lên 3 triệu đồng.", ["mức hỗ trợ mỗi đội từ | 2 → 3 triệu đồng"]),
        ("Tỷ lệ phiếu giảm từ 75% xuống 70%.", ["Tỷ lệ phiếu từ | 75% → 70%"]),
        (
            "Hạn gửi tin bài: trước ngày 09/4/2031 (thay cho trước ngày 02/4/2031).",
            ["Hạn gửi tin bài: | trước ngày 02/4/2031 → trước ngày 09/4/2031"],
        ),
        (
            "Chặng 2 kéo dài đến hết ngày 20/8/2031 (trước đây là ngày 05/8/2031).",
            ["Chặng 2 | ngày 05/8/2031 → đến hết ngày 20/8/2031"],
        ),
        ("Gia hạn gửi ảnh đến ngày 20/8/2031 (hạn cũ: 05/8/2031).", ["gửi ảnh đến | 05/8/2031 → ngày 20/8/2031"]),
        ("Mỗi đơn vị gửi 01 bộ giấy thay cho 03 bộ giấy.", ["Mỗi đơn vị gửi | 03 → 01 bộ"]),
        ("Tại mục IV, số bằng khen in là 210, đúng là 201.", ["số bằng khen | 210 → 201"]),
        ("Điểm trừ đi muộn đọc là 4 điểm, không phải 6 điểm.", ["Điểm trừ đi muộn đọc là | 6 → 4 điểm"]),
        (
            "Số điện thoại in nhầm 0240.3111.222, nay sửa là 0240.3111.333.",
            ["Số điện thoại | 0240.3111.222 → 0240.3111.333"],
        ),
        ("Thời hạn nhận bài được kéo dài đến hết ngày 31/7/2031.", ["Thời hạn nhận bài | → đến hết ngày 31/7/2031"]),
        ("Nâng tiền thưởng kèm Cờ lên 4.000.000 đồng/cờ.", ["tiền thưởng kèm Cờ lên | → 4.000.000 đồng/cờ"]),
        ("Số ảnh giảm còn 02 ảnh.", ["Số ảnh còn | → 02 ảnh"]),
        (
            "Đầu mối nhận bài là ông Vàng A Dế, thay bà Lý Thị Tươi.",
            ["Đầu mối nhận bài là | bà Lý Thị Tươi → ông Vàng A Dế"],
        ),
        (
            "Do trùng lịch thi, hội khỏe dời từ ngày 04/10/2031 sang ngày 11/10/2031.",
            ["hội khỏe từ | ngày 04/10/2031 → ngày 11/10/2031"],
        ),
        (
            "Lùi hạn gửi báo cáo từ ngày 05/3/2031 sang ngày 08/3/2031, tăng giải Nhì từ 2 lên 3 giải.",
            ["hạn gửi báo cáo từ | ngày 05/3/2031 → ngày 08/3/2031", "giải Nhì từ | 2 → 3 giải"],
        ),
        (
            "Nâng giới hạn bài viết từ 1.500 chữ lên 2.000 chữ, giữ nguyên tối thiểu 700 chữ.",
            ["giới hạn bài viết từ | 1.500 → 2.000 chữ"],
        ),
    ],
)
def test_one_value_takes_the_place_of_another(sentence: str, told: list[str]) -> None:
    assert read(sentence) == told


@pytest.mark.parametrize(
    "sentence",
    [
        "Hạn nhận bài giữ nguyên là 17 giờ 00 ngày 31/7/2031, không lùi.",
        "Giải Nhất không thay đổi; mức thưởng vẫn là 3.000.000 đồng.",
        "Học sinh học bù vào sáng 23/11/2031.",
        "Danh sách gửi Ban Nữ công trước ngày 10/8/2031.",
        "Trường chuyển đổi số 12 phòng học trước ngày 10/8/2031.",
        "Thời hạn nộp bài không gia hạn, hết ngày 10/8/2031.",
        "Đạt từ 05 đến 10 điểm thì được xét.",
    ],
)
def test_what_changes_nothing(sentence: str) -> None:
    assert read(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "some"),
    [
        ("a) Riêng các xã vùng lũ được nộp đến hết ngày 20/11/2031.", True),
        ("Ba trường vùng cao được lùi hạn đến ngày 15/9/2031.", True),
        ("Đơn vị bị thiệt hại do bão được nộp đến hết ngày 20/11/2031.", True),
        ("Riêng năm 2031, hạn gửi hồ sơ là ngày 10/8/2031.", False),
        ("Các trường nộp hồ sơ đến hết ngày 20/11/2031.", False),
    ],
)
def test_what_is_for_some_only(sentence: str, some: bool) -> None:
    assert is_partial(fold(sentence)) is some


@pytest.mark.parametrize(
    ("sentence", "old", "new"),
    [
        (
            "Địa điểm tổ chức hội nghị chuyển từ Hội trường A sang Nhà văn hóa trung tâm.",
            "Hội trường A",
            "Nhà văn hóa trung tâm",
        ),
        (
            "Thay đổi địa điểm hội thi từ Sân vận động xã sang Nhà thi đấu, thời gian không thay đổi.",
            "Sân vận động xã",
            "Nhà thi đấu",
        ),
        (
            "Hồ sơ gửi về Phòng Văn hóa - Xã hội thay vì Phòng Nội vụ trước ngày 20/11/2031.",
            "Phòng Nội vụ",
            "Phòng Văn hóa - Xã hội",
        ),
        (
            "Hội nghị tổ chức tại Hội trường Ủy ban (thay cho Hội trường Trung tâm Văn hóa).",
            "Hội trường Trung tâm Văn hóa",
            "Hội trường Ủy ban",
        ),
        ("Bài dự thi gửi về thi@lacha.vn, thay cho bai@lacha.vn.", "bai@lacha.vn", "thi@lacha.vn"),
    ],
)
def test_places_and_recipients_are_old_and_new(sentence: str, old: str, new: str) -> None:
    assert [one.partition(" | ")[2] for one in read(sentence)] == [f"{old} → {new}"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Các đơn vị chuyển từ nhận thức sang hành động.",
        "Hồ sơ gửi về Phòng Nội vụ, không phải nộp bản giấy.",
        "Chuyển hồ sơ về Phòng Nội vụ.",
        "Địa điểm không thay đổi: Hội trường A.",
    ],
)
def test_other_names_are_no_change_of_places(sentence: str) -> None:
    assert read(sentence) == []
