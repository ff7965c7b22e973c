"""Issuer, level, place, number, date, title, signatory: from letterheads of many forms, and absent where blank."""

import pytest

from knowledge.card import Card, Level
from knowledge.dates import DateValue
from knowledge.question.naming import label_of
from tests.plans_made import made


def value(card: Card, name: str) -> str | None:
    """The value of a field of the card, None where it is absent."""
    field = getattr(card, name)
    return field.value if field else None


PROVINCE = """ỦY BAN NHÂN DÂN
TỈNH LẠC HÀ
-------
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
---------------
Số: 45/KH-UBND
Lạc Hà, ngày 12 tháng 01 năm 2031

KẾ HOẠCH
Tổ chức phong trào thi đua yêu nước
tỉnh Lạc Hà năm 2031

Căn cứ Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022;
UBND tỉnh ban hành Kế hoạch như sau:
I. MỤC ĐÍCH
Thi đua.
Trên đây là Kế hoạch của UBND tỉnh./.
Nơi nhận:
- Thủ tướng Chính phủ (b/c);
- Sở Nội vụ;
- Lưu: VT, NC.
TM. ỦY BAN NHÂN DÂN
KT. CHỦ TỊCH
PHÓ CHỦ TỊCH
(Đã ký)
Hoàng Thị Lan Anh
"""


def test_the_form_of_the_decree_is_read_whole() -> None:
    card = made(PROVINCE).card
    assert value(card, "issuer") == "Ủy ban nhân dân tỉnh Lạc Hà"
    assert card.level is Level.PROVINCE
    assert card.places == ("tinh lac ha",)
    assert value(card, "number") == "45/KH-UBND"
    assert card.issued_on == DateValue(2031, 1, 12)
    assert value(card, "title") == "Tổ chức phong trào thi đua yêu nước tỉnh Lạc Hà năm 2031"
    assert card.years == (2031,)
    assert (value(card, "signatory"), value(card, "office")) == ("Hoàng Thị Lan Anh", "PHÓ CHỦ TỊCH")
    assert [f.value for f in card.recipients] == ["Thủ tướng Chính phủ (b/c)", "Sở Nội vụ", "Lưu: VT, NC"]


def test_markdown_and_lost_marks_change_the_words_only() -> None:
    marked = PROVINCE.replace("KẾ HOẠCH\n", "# **KẾ HOẠCH**\n").replace("Số: 45", "**Số:** 45")
    assert made(marked).card == made(PROVINCE).card


TABLE_HEAD = """UBND THỊ XÃ BÌNH LƯU\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
PHÒNG NỘI VỤ\tĐộc lập - Tự do - Hạnh phúc
Số: 08/KH-NV\tBình Lưu, ngày 5 tháng 3 năm 2031
KẾ HOẠCH
Kiểm tra công tác thi đua, khen thưởng năm 2031
Thực hiện Kế hoạch số 12/KH-UBND ngày 01/02/2031 của UBND thị xã, Phòng Nội vụ xây dựng kế hoạch như sau:
I. MỤC ĐÍCH
Thi đua.
Nơi nhận:\tTRƯỞNG PHÒNG
- Như trên;
- Lưu: NV.\tTrần Văn Bình
"""


def test_a_letterhead_in_two_columns() -> None:
    card = made(TABLE_HEAD).card
    assert value(card, "issuer") == "Phòng Nội vụ"
    assert card.level is Level.DEPARTMENT
    assert card.places == ("thi xa binh luu",)
    assert value(card, "number") == "08/KH-NV"
    assert card.issued_on == DateValue(2031, 3, 5)
    assert (value(card, "office"), value(card, "signatory")) == ("TRƯỞNG PHÒNG", "Trần Văn Bình")
    assert [f.value for f in card.recipients] == ["Như trên", "Lưu: NV"]


@pytest.mark.parametrize(
    ("number", "date"),
    [
        ("Số:      /KH-UBND", "Nậm Khoa, ngày     tháng     năm 2031"),
        ("Số: ....../KH-UBND", "Nậm Khoa, ngày ... tháng 02 năm 2031"),
        ("Số:…/KH-UBND", "Nậm Khoa, ngày … tháng … năm 2031"),
        ("Số: ___/KH-UBND", "Nậm Khoa, ngày __/__/2031"),
    ],
)
def test_a_blank_is_absent_and_never_filled_from_elsewhere(number: str, date: str) -> None:
    card = made(
        f"""ỦY BAN NHÂN DÂN
XÃ NẬM KHOA
{number}
{date}
KẾ HOẠCH
Phát động thi đua
Thực hiện Kế hoạch số 77/KH-UBND ngày 09/01/2031 của UBND huyện Mường Lưu;
I. MỤC ĐÍCH
Báo cáo trước ngày 05/12/2031.
TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH
"""
    ).card
    assert card.number is card.issued is card.issued_on is card.signatory is None
    assert value(card, "office") == "CHỦ TỊCH"
    assert card.place == "xã Nậm Khoa"
    assert {"no_number", "no_issued", "no_signatory"} <= {c.key for c in card.checks}


@pytest.mark.parametrize(
    "stamp",
    [
        "ĐẾN Số: 1542 Ngày 20/02/2031\nChuyển: ..........",
        "ĐẾN\nSố: 1542\nNgày: 20/02/2031\nChuyển:",
        "CÔNG VĂN ĐẾN\nSố: 998\nNgày 21/02/2031",
        "<b>ĐẾN</b>\tSố: 1542\nNgày: 20/02/2031\nLưu hồ sơ số:",
    ],
)
def test_the_stamp_of_the_receiving_office_is_not_the_plans_own(stamp: str) -> None:
    card = made(
        f"""CỤM THI ĐUA SỐ 2
Số: 03/KH-CTĐ2
SỞ TÀI CHÍNH TỈNH LẠC HÀ
{stamp}
Lạc Hà, ngày 17 tháng 02 năm 2031
KẾ HOẠCH
Hoạt động của Cụm thi đua số 2 tỉnh Lạc Hà năm 2031
Căn cứ Quyết định số 9/QĐ-HĐTĐKT ngày 05/01/2031;
I. MỤC ĐÍCH
Thi đua.
"""
    ).card
    assert value(card, "number") == "03/KH-CTĐ2"
    assert card.issued_on == DateValue(2031, 2, 17)
    assert value(card, "issuer") == "Cụm thi đua số 2"
    assert card.level is Level.BLOC


ISSUERS = [
    ("BỘ CHỈ HUY QUÂN SỰ TỈNH LẠC HÀ", "Bộ chỉ huy quân sự tỉnh Lạc Hà", Level.DEPARTMENT, "tinh lac ha"),
    ("LIÊN ĐOÀN LAO ĐỘNG TỈNH LẠC HÀ", "Liên đoàn lao động tỉnh Lạc Hà", Level.DEPARTMENT, "tinh lac ha"),
    ("HUYỆN ỦY MƯỜNG LƯU", "Huyện ủy Mường Lưu", Level.DEPARTMENT, "huyen muong luu"),
    (
        "KHỐI THI ĐUA CÁC DOANH NGHIỆP TỈNH LẠC HÀ",
        "Khối thi đua các doanh nghiệp tỉnh Lạc Hà",
        Level.BLOC,
        "tinh lac ha",
    ),
    ("ỦY BAN NHÂN DÂN PHƯỜNG 7", "Ủy ban nhân dân phường 7", Level.COMMUNE, "phuong 7"),
    (
        "ỦY BAN NHÂN DÂN THÀNH PHỐ HẢI PHÒNG",
        "Ủy ban nhân dân thành phố Hải Phòng",
        Level.PROVINCE,
        "thanh pho hai phong",
    ),
    ("ỦY BAN NHÂN DÂN THÀNH PHỐ YÊN SA", "Ủy ban nhân dân thành phố Yên Sa", Level.DISTRICT, "thanh pho yen sa"),
    ("ỦY BAN NHÂN DÂN ĐẶC KHU VÂN LƯU", "Ủy ban nhân dân đặc khu Vân Lưu", Level.COMMUNE, "dac khu van luu"),
    ("Ủy ban nhân dân huyện Mường Lưu", "Ủy ban nhân dân huyện Mường Lưu", Level.DISTRICT, "huyen muong luu"),
]


@pytest.mark.parametrize(("letterhead", "issuer", "level", "place"), ISSUERS)
def test_issuers_of_every_level(letterhead: str, issuer: str, level: Level, place: str) -> None:
    card = made(
        f"""{letterhead}
Số: 33/KH-X
Lạc Hà, ngày 02 tháng 4 năm 2031
KẾ HOẠCH
Thi đua lao động giỏi năm 2031
Thực hiện Nghị quyết Đại hội;
I. MỤC ĐÍCH
Thi đua.
"""
    ).card
    assert value(card, "issuer") == issuer
    assert card.level is level
    assert card.places[:1] == (place,)


def test_without_a_letterhead_the_unit_that_issues_the_plan_is_the_issuer() -> None:
    card = made(
        """KẾ HOẠCH
Phát động thi đua năm 2031
Căn cứ Luật Thi đua, khen thưởng;
Để hoàn thành nhiệm vụ năm 2031, Ủy ban nhân dân xã Nậm Khoa ban hành kế hoạch như sau:
I. MỤC ĐÍCH
Thi đua.
"""
    ).card
    assert value(card, "issuer") == "Ủy ban nhân dân xã Nậm Khoa"
    assert card.number is None


def test_an_office_of_a_place_that_only_its_text_names() -> None:
    card = made(
        """BAN CHỈ HUY QUÂN SỰ
Số: 4/KH-BCH
KẾ HOẠCH
Thi đua quyết thắng năm 2031
Thực hiện chỉ đạo của Bộ Chỉ huy Quân sự tỉnh Lạc Hà và Huyện ủy Mường Lưu;
I. MỤC ĐÍCH
Lực lượng vũ trang huyện Mường Lưu thi đua; nhân dân huyện Mường Lưu hưởng ứng.
"""
    ).card
    assert card.places[0] == "huyen muong luu"


@pytest.mark.parametrize(
    ("title", "years"),
    [
        ("Phong trào thi đua năm 2031", (2031,)),
        ("Phong trào thi đua giai đoạn 2031 - 2033", (2031, 2032, 2033)),
        ("Công tác thi đua năm học 2030-2031", (2030, 2031)),
        ("Phong trào thi đua chào mừng Đại hội", (2031,)),
    ],
)
def test_years_come_from_the_title_else_from_the_date(title: str, years: tuple[int, ...]) -> None:
    assert (
        made(PROVINCE.replace("Tổ chức phong trào thi đua yêu nước\ntỉnh Lạc Hà năm 2031", title)).card.years == years
    )


@pytest.mark.parametrize(
    ("signature", "office", "name"),
    [
        ("T/M BAN THƯỜNG VỤ\nPHÓ BÍ THƯ THƯỜNG TRỰC\nLò Văn Hặc", "PHÓ BÍ THƯ THƯỜNG TRỰC", "Lò Văn Hặc"),
        ("CHỈ HUY TRƯỞNG\nĐại tá Nguyễn Hữu Thắng", "CHỈ HUY TRƯỞNG", "Nguyễn Hữu Thắng"),
        ("GIÁM ĐỐC SỞ Y TẾ\nTS. Đỗ Minh Quân", "GIÁM ĐỐC SỞ Y TẾ", "Đỗ Minh Quân"),
        ("HIỆU TRƯỞNG\n\n(Ký tên, đóng dấu)\n\nBế Thị Hương", "HIỆU TRƯỞNG", "Bế Thị Hương"),
        ("TM. BAN CHẤP HÀNH\nCHỦ TỊCH", "CHỦ TỊCH", None),
    ],
)
def test_signatures(signature: str, office: str, name: str | None) -> None:
    card = made(f"{TABLE_HEAD.partition('Nơi nhận')[0]}{signature}\n").card
    assert (value(card, "office"), value(card, "signatory")) == (office, name)


def test_recipients_on_one_line() -> None:
    tail = "Nơi nhận: - Như trên; - Phòng Văn hóa; - Lưu: VT.\nCHỦ TỊCH\nSùng Thị Mỷ\n"
    card = made(f"{TABLE_HEAD.partition('Nơi nhận')[0]}{tail}").card
    assert [f.value for f in card.recipients] == ["Như trên", "Phòng Văn hóa", "Lưu: VT"]


@pytest.mark.parametrize("text", ["", "Chỉ có một dòng.", "I. MỤC ĐÍCH\nThi đua."])
def test_a_text_without_a_form_has_an_empty_identity(text: str) -> None:
    card = made(text).card
    assert card.issuer is card.number is card.issued is card.signatory is None
    assert {"no_issuer", "no_number", "no_issued", "no_signatory", "no_year"} <= {c.key for c in card.checks}


@pytest.mark.parametrize(
    "line", ["Sé;//0U/KH-UBND", "Số: (~7(/KH-UBND", "S6:../KH-UBND", "/KH-UBND", "Số: 4 1 %/KH-UBND", "Sô. fl2/KH-UBND"]
)
def test_a_number_that_nobody_can_read_is_in_no_field(line: str) -> None:
    card = made(
        f"ỦY BAN NHÂN DÂN\nHUYỆN SUỐI NGÂN\n{line}\nSuối Ngân, ngày. tháng) năm 2033\nKẾ HOẠCH\n"
        "Tổ chức phong trào thi đua năm 2033\nCăn cứ Luật Thi đua;\nI. MỤC ĐÍCH\nThi đua.\n"
    ).card
    assert value(card, "issuer") == "Ủy ban nhân dân huyện Suối Ngân"
    assert card.number is card.issued is card.issued_on is None
    assert {"no_number", "no_issued"} <= {c.key for c in card.checks}


@pytest.mark.parametrize(
    ("letterhead", "issuer"),
    [
        ("/ỦY BAN MTTQ VIỆT NAM\nXÃ NẬM KHOA\nBAN THƯỜNG TRỰC", "Ủy ban MTTQ Việt Nam xã Nậm Khoa"),
        ("_ PHÒNG VĂN HÓA&THÔNG TIN", "Phòng Văn hóa và Thông tin"),
        ("PHÒNG VĂN HÓA VÀ THÔNG TIN .", "Phòng Văn hóa và Thông tin"),
    ],
)
def test_specks_and_signs_of_the_letterhead(letterhead: str, issuer: str) -> None:
    card = made(
        f"{letterhead}\nSố: 5/KH-VH\nKẾ HOẠCH\nPhát động thi đua năm 2033\n"
        "Phòng Văn hóa và Thông tin xây dựng kế hoạch như sau:\nI. MỤC ĐÍCH\nThi đua tại xã Nậm Khoa.\n"
    ).card
    assert value(card, "issuer") == issuer


@pytest.mark.parametrize(
    "between",
    ["-------------\nGIÁM ĐỐC SỞ Y TẾ", "_______", "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH LẠC HÀ", "HỘI ĐỒNG NHÂN DÂN TỈNH"],
)
def test_a_title_ends_before_who_decides(between: str) -> None:
    card = made(
        f"SỞ Y TẾ\nSố: 12/QĐ-SYT\nLạc Hà, ngày 3 tháng 02 năm 2033\nQUYẾT ĐỊNH\nVề việc ban hành Kế hoạch thi đua\n"
        f"năm 2033\n{between}\nCăn cứ Luật Thi đua, khen thưởng;\n"
    ).card
    assert value(card, "title") == "Về việc ban hành Kế hoạch thi đua năm 2033"


@pytest.mark.parametrize(
    ("head", "issuer", "place"),
    [
        (
            "ỦY BAN NHÂN DÂN            CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
            "  ĐẶC KHU CỒN MÂY                 Độc lập - Tự do - Hạnh phúc\nSố: 4/KH-UBND\n",
            "Ủy ban nhân dân đặc khu Cồn Mây",
            "đặc khu Cồn Mây",
        ),
        (
            "SỞ Y TẾ TỈNH HÀ PHONG      CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
            "TRƯỜNG CAO ĐẲNG DƯỢC       Độc lập - Tự do - Hạnh phúc\n   SÔNG THỜI\nSố: 4/KH-CĐD\n",
            "Trường cao đẳng dược Sông Thời",
            "tỉnh Hà Phong",
        ),
        ("CỤC THUẾ\nTHUẾ TỈNH HÀ PHONG\nSố: 4/KH-THP\n", "Thuế tỉnh Hà Phong", "tỉnh Hà Phong"),
        ("ỦY BAN NHÂN DÂN TỈNH HÀ PHONG\nCỤM THI ĐUA SỐ 9\nSố: 4/KH-CTĐ9\n", "Cụm thi đua số 9", "tỉnh Hà Phong"),
        (
            "SỞ Y TẾ TỈNH HÀ PHONG BỆNH VIỆN ĐA KHOA TỈNH\nSố: 4/BVĐK-TC\n",
            "Bệnh viện đa khoa tỉnh",
            "tỉnh Hà Phong",
        ),
        ("TỈNH ỦY HÀ PHONG\nTHỊ ỦY MƯỜNG THỜI\nSố: 4-KH/TU\n", "Thị ủy Mường Thời", "thị xã Mường Thời"),
    ],
)
def test_offices_over_two_columns_and_under_others(head: str, issuer: str, place: str) -> None:
    text = (
        f"{head}KẾ HOẠCH\nPhát động phong trào thi đua năm 2031\nI. NỘI DUNG\n"
        "Các tổ của Trường cao đẳng dược Sông Thời, các phường của thị xã Mường Thời thi đua."
    )
    card = made(text).card
    assert (value(card, "issuer"), card.place) == (issuer, place)


ASSOCIATION = """{organisation}
{committee}
***
Số: 29-HD/BTV
Lạc Hà, ngày 10 tháng 3 năm 2031
HƯỚNG DẪN
Tổ chức phong trào thi đua năm 2031
Kính gửi: Các cơ sở trong tỉnh
1. Yêu cầu
Mỗi cơ sở chọn một việc khó.
"""


@pytest.mark.parametrize(
    ("organisation", "committee", "issuer", "label"),
    [
        (
            "HỘI CỰU CHIẾN BINH VIỆT NAM",
            "BAN CHẤP HÀNH TỈNH LẠC HÀ",
            "Hội cựu chiến binh Việt Nam ban chấp hành tỉnh Lạc Hà",
            "Hội cựu chiến binh tỉnh Lạc Hà 2031",
        ),
        (
            "ĐOÀN TNCS HỒ CHÍ MINH",
            "BAN THƯỜNG VỤ HUYỆN BÌNH LƯU",
            "Đoàn TNCS Hồ Chí Minh ban thường vụ huyện Bình Lưu",
            "Đoàn TNCS huyện Bình Lưu 2031",
        ),
        ("HỘI NÔNG DÂN TỈNH LẠC HÀ", "BAN THƯỜNG VỤ", "Hội nông dân tỉnh Lạc Hà", "Hội nông dân tỉnh Lạc Hà 2031"),
        (
            "LIÊN ĐOÀN LAO ĐỘNG TỈNH LẠC HÀ",
            "CÔNG ĐOÀN NGÀNH XÂY DỰNG",
            "Công đoàn ngành xây dựng",
            "Công đoàn ngành xây dựng tỉnh Lạc Hà 2031",
        ),
    ],
)
def test_a_committee_called_by_its_place_bears_the_name_of_its_organisation(
    organisation: str, committee: str, issuer: str, label: str
) -> None:
    version = made(ASSOCIATION.format(organisation=organisation, committee=committee))
    assert value(version.card, "issuer") == issuer
    assert label_of(version) == label


@pytest.mark.parametrize("kind", ["THƯ PHÁT ĐỘNG", "LỜI KÊU GỌI", "THƯ NGỎ"])
def test_a_letter_is_a_kind_of_document_too(kind: str) -> None:
    card = made(
        f"""CÔNG TY TNHH MỘT THÀNH VIÊN ĐƯỜNG SẮT BẮC HÀ
GIÁM ĐỐC
{kind}
Đợt thi đua "Sáu mươi ngày thông tuyến"
Bắc Hà, ngày 02 tháng 4 năm 2031
Kính gửi: Toàn thể công nhân Công ty
Công ty phát động đợt thi đua từ ngày 05/4/2031.
"""
    ).card
    assert value(card, "issuer") == "Công ty TNHH một thành viên đường sắt Bắc Hà"
    assert value(card, "title") == 'Đợt thi đua "Sáu mươi ngày thông tuyến"'
    assert card.issued_on == DateValue(2031, 4, 2)
    assert card.places == ("bac ha",)


def test_a_bloc_is_of_the_place_at_which_it_is_dated_where_that_is_wider() -> None:
    card = made(
        """CỤM THI ĐUA SỐ 7
Số: 03/KH-CTĐ7
Lạc Hà, ngày 27 tháng 02 năm 2031
KẾ HOẠCH
Hoạt động năm 2031
Căn cứ Quyết định số 9/QĐ-UBND ngày 05/01/2031 của Chủ tịch UBND tỉnh Lạc Hà;
1. Cụm trưởng: UBND xã Nậm Khoa. Cụm phó: UBND xã Pa Tần.
2. UBND xã Nậm Khoa chuẩn bị hội nghị.
"""
    ).card
    assert card.places == ("tinh lac ha",)


def test_an_office_without_a_place_is_of_the_province_that_it_is_dated_at() -> None:
    head = "SỞ NỘI VỤ\nPHÒNG THI ĐUA, KHEN THƯỞNG\n\nQuảng Bình, ngày 04 tháng 5 năm 2021\n\nPHÂN CÔNG NHIỆM VỤ\n"
    text = "1. Phòng giúp huyện Suối Ngân, đôn đốc cụm thi đua các tỉnh Bắc Hải bộ và các tỉnh Bắc Hải.\n"
    assert made(f"{head}\n{text}").card.place == "tỉnh Quảng Bình"
