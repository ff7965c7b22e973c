"""Issuer, number and day from letterheads as offices really write them."""

import pytest

from knowledge.card import Card
from knowledge.dates import DateValue
from knowledge.text import fold
from tests.letterheads import damaged, is_issuer
from tests.plans_made import made

COUNTRY = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
BODY = """
KẾ HOẠCH
Phát động thi đua năm 2031
Căn cứ Luật Thi đua, khen thưởng;
I. MỤC ĐÍCH
Thi đua tại huyện Suối Ngân.
"""


def card_of(head: str) -> Card:
    return made(head + BODY).card


def issuer_of(head: str) -> str | None:
    found = card_of(head).issuer
    return found.value if found else None


@pytest.mark.parametrize(
    ("line", "number"),
    [
        ("Số: 25/KH-SGDĐT", "25/KH-SGDĐT"),
        ("Số 25 /KH-SGDĐT", "25/KH-SGDĐT"),
        ("Số 369 / PGD&ĐT", "369/PGD&ĐT"),
        ("Số : 125 /CĐN", "125/CĐN"),
        ("Số: 138 /TTr - CĐN", "138/TTr-CĐN"),
        ("Số: 08/KH- PGD&ĐT Suối Ngân, ngày     tháng     năm 2031", "08/KH-PGD&ĐT"),
        ("Số:415 /HD-PGDĐT", "415/HD-PGDĐT"),
        ("Số: 12-HD/HU", "12-HD/HU"),
        ("Số 07 KH/ĐTN", "07 KH/ĐTN"),
        ("Số: 140 TB/HĐTN-PT", "140 TB/HĐTN-PT"),
        ("Số: 12/2031/QĐ-UBND", "12/2031/QĐ-UBND"),
        ("Số: 09/BC.HĐND", "09/BC.HĐND"),
        ("Số:      /KH-UBND", None),
        ("Số: ……/KH-UBND", None),
        ("CỤM THI ĐUA SỐ 3 - CÁC TRƯỜNG", None),
    ],
)
def test_numbers(line: str, number: str | None) -> None:
    found = card_of(f"UBND HUYỆN SUỐI NGÂN\nPHÒNG NỘI VỤ\n{line}").number
    assert (found.value if found else None) == number


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("Suối Ngân, ngày 07 tháng08 năm 2031", DateValue(2031, 8, 7)),
        ("Suối Ngân, ngày12 tháng 3 năm2031", DateValue(2031, 3, 12)),
        ("TP. Suối Ngân, ngày 5/3/2031", DateValue(2031, 3, 5)),
        ("Suối Ngân, ngày 12\ntháng 3 năm 2031", DateValue(2031, 3, 12)),
        ("PHÒNG NỘI VỤ Suối Ngân, ngày 5 tháng 3 năm 2031", DateValue(2031, 3, 5)),
        ("Suối Ngân, ngày 11 tháng 11năm 2031", DateValue(2031, 11, 11)),
        ("Suối Ngân, ngày 24 tháng 9 năm 2031\n29\nKẾ HOẠCH", None),
        ("Suối Ngân, ngày 29 24 tháng 9 năm 2031", None),
        ("Suối Ngân, ngày     tháng 9 năm 2031", None),
        ("Suối Ngân, ngày 31 tháng 02 năm 2031", None),
    ],
)
def test_days_of_issue(line: str, day: DateValue | None) -> None:
    found = card_of(f"UBND HUYỆN SUỐI NGÂN\nSố: 5/KH-UBND\n{line}").issued_on
    assert found == day or (day is None and (found is None or not found.possible))


@pytest.mark.parametrize(
    ("head", "issuer"),
    [
        (
            "ĐOÀN TNCS HỒ CHÍ MINH\tĐOÀN TNCS HỒ CHÍ MINH\nBCH HUYỆN BÌNH LƯU\n***\tBình Lưu, ngày 3 tháng 2 năm 2031",
            "Đoàn TNCS Hồ Chí Minh BCH huyện Bình Lưu",
        ),
        (
            "BCH ĐOÀN HUYỆN BÌNH LƯU\n***\nĐOÀN TNCS HỒ CHÍ MINH\nBình Lưu, ngày 3 tháng 2 năm 2031",
            "BCH đoàn huyện Bình Lưu",
        ),
        (
            "TỔNG LIÊN ĐOÀN LAO ĐỘNG VIỆT NAM\nLIÊN ĐOÀN LAO ĐỘNG TỈNH LẠC HÀ\nSố: 5/KH-LĐLĐ",
            "Liên đoàn lao động tỉnh Lạc Hà",
        ),
        ("CÔNG ĐOÀN\nTRƯỜNG THCS SUỐI NGÂN\nSố: 5/KH-CĐ", "Công đoàn trường THCS Suối Ngân"),
        ("UBND HUYỆN SUỐI NGÂN\nPHÒNG GIÁO DỤCVÀ ĐÀO TẠO\nSố: 5/KH-PGD", "Phòng giáo dục và đào tạo"),
        (f"| UBND HUYỆN BÌNH LƯU TRƯỜNG THCS PHÚ LỘC Số: 5/KH-THCS | {COUNTRY} |", "Trường THCS Phú Lộc"),
        (f"HỎA TỐC\nSỞ Y TẾ {COUNTRY}\nSố: 5/KH-SYT", "Sở y tế"),
        ("Phòng GD&ĐT huyện Bình Lưu\nTrường Tiểu học Phú Lộc\nSố: 5/KH-TH", "Trường Tiểu học Phú Lộc"),
        ("NHÀ THIẾU NHI TỈNH LẠC HÀ\nSố: 5/KH-NTN", "Nhà thiếu nhi tỉnh Lạc Hà"),
        (
            "| BAN CHẤP HÀNH TRUNG ƯƠNG BAN NỘI CHÍNH * | ĐẢNG CỘNG SẢN VIỆT NAM |\n| Số 37-HD/BNCTW | |",
            "Ban nội chính",
        ),
        ("| TỈNH ỦY HƯNG YÊN BAN DÂN VẬN * | ĐẢNG CỘNG SẢN VIỆT NAM |\n| Số 37-HD/BDVTU | |", "Ban dân vận"),
        ("TÊN CƠ QUAN CẤP TRÊN\nTÊN ĐƠN VỊ\nSố: …/KH-…", None),
        (f"TRƯỜNG ……………….\nSố: …/KH-…\n{COUNTRY}", None),
    ],
)
def test_issuers(head: str, issuer: str | None) -> None:
    assert issuer_of(head) == issuer


def test_the_number_of_the_party_in_one_line_with_the_body_is_parted_from_it() -> None:
    card = card_of("HUYỆN ỦY BÌNH LƯU VĂN PHÒNG * Số 74-GTT/VPHU\tĐẢNG CỘNG SẢN VIỆT NAM")
    assert card.issuer is not None
    assert card.number is not None
    assert (card.issuer.value, card.number.value) == ("Văn phòng", "74-GTT/VPHU")


@pytest.mark.parametrize(
    "begins",
    [
        "Hôm nay, hồi 14 giờ 00 phút, ngày 03 tháng 12 năm 2031, tại phòng họp, Hội đồng họp.",
        "Thời gian: 8 giờ 30 ngày 03/12/2031. Địa điểm: phòng họp.",
    ],
)
def test_minutes_are_of_the_day_that_they_begin_with(begins: str) -> None:
    card = made(f"SỞ Y TẾ\nSố: 5/BB-SYT\nBIÊN BẢN\nHọp Hội đồng năm 2031\n{begins}\nI. NỘI DUNG\nHọp.\n").card
    assert card.issued_on == DateValue(2031, 12, 3)


@pytest.mark.parametrize(
    ("head", "issuer"),
    [
        ("CỤC THUẾ\nTHUẾ TỈNH LẠC HÀ\nSố: 5/KH-LHA", "Thuế tỉnh Lạc Hà"),
        (f"| CỤC THUẾ THUẾ TỈNH LẠC HÀ | {COUNTRY} |\n|---|---|\n| Số: 5/KH-LHA | |", "Thuế tỉnh Lạc Hà"),
        ("CỤC THỐNG KÊ\nTHỐNG KÊ TỈNH LẠC HÀ\nSố: 5/KH-TK", "Thống kê tỉnh Lạc Hà"),
        ("CỤC CẢNH SÁT QUẢN LÝ TRẠI GIAM\nTRẠI GIAM PÙ SAO\nSố: 5/KH-TG", "Trại giam pù sao"),
        ("TỔNG CÔNG TY\nCẤP NƯỚC SUỐI BẠC\nSố: 5/KH-CN", "Tổng công ty cấp nước suối bạc"),
        ("CÔNG TY CỔ PHẦN SUỐI BẠC\nĐẢNG ỦY - BAN ĐIỀU HÀNH\nSố: 5/KH-SB", "Công ty cổ phần suối bạc"),
        ("CÔNG TY CỔ PHẦN SUỐI BẠC\nBAN TỔ CHỨC HỘI THI TAY NGHỀ\nSố: 5/TL-BTC", "Công ty cổ phần suối bạc"),
        ("HUYỆN ỦY BÌNH LƯU\nBAN TỔ CHỨC\n*\nSố 5-HD/BTCHU", "Ban tổ chức"),
        (
            "CỤM THI ĐUA KHỐI VĂN HÓA TỈNH LẠC HÀ\nCỤM TRƯỞNG: SỞ Y TẾ\nSố: 5/KH-CTĐ",
            "Cụm thi đua khối văn hóa tỉnh Lạc Hà",
        ),
        (
            "THƯ VIỆN TỈNH LẠC HÀ - SỞ Y TẾ - TỈNH ĐOÀN LẠC HÀ\nSố: 5/CTr-TV-SYT",
            "Thư viện tỉnh Lạc Hà - sở y tế - tỉnh đoàn Lạc Hà",
        ),
    ],
)
def test_the_lower_body_issues_and_its_superior_is_no_part_of_its_name(head: str, issuer: str) -> None:
    assert issuer_of(head) == issuer


def test_a_line_is_a_body_of_its_own_where_the_text_names_it_alone() -> None:
    head = "CỤC THỦY SẢN VÀ TUẦN NGƯ\nPHÂN ĐỘI TUẦN NGƯ SỐ 9\nSố: 5/KH-TN\nSuối Ngân, ngày 3 tháng 2 năm 2031\n"
    text = "KẾ HOẠCH\nThi đua năm 2031\nI. MỤC ĐÍCH\nThi đua trong toàn Phân đội Tuần ngư số 9 năm 2031.\n"
    card = made(head + text).card
    assert card.issuer is not None
    assert card.issuer.value == "Phân đội Tuần ngư số 9"


def test_a_branch_bears_the_name_of_its_bank() -> None:
    head = "NGÂN HÀNG TMCP SUỐI BẠC\nCHI NHÁNH LẠC HÀ\nSố: 5/KH-SB\n"
    text = "KẾ HOẠCH\nThi đua năm 2031\nI. MỤC ĐÍCH\nTại đây có Chi nhánh Lạc Hà thi đua; cho Chi nhánh Lạc Hà.\n"
    card = made(head + text).card
    assert card.issuer is not None
    assert fold(card.issuer.value) == "ngan hang tmcp suoi bac chi nhanh lac ha"


@pytest.mark.parametrize(
    ("head", "issuer", "superior"),
    [
        ("ỦY BAN NHÂN DÂN\nTÍNH CAO BẮNG\nSố: 5/KH-UBND", "Ủy ban nhân dân tỉnh Cao Bằng", None),
        ("TỈNH ỦY QUẢNG TRI\nBAN DÂN VẬN\n*\nSố 5-HD/BDVTU", "Ban dân vận", "Tỉnh ủy Quảng Trị"),
        # Written so on purpose, no province.
        ("SỞ Y TẾ TỈNH HOÀ BÌNH\nSố: 5/KH-SYT", "Sở y tế tỉnh Hoà Bình", None),
        ("UBND XÃ HẢI ĐƯỜNG\nSố: 5/KH-UBND", "UBND xã Hải Đường", None),
    ],
)
def test_the_marks_of_a_province_are_put_right(head: str, issuer: str, superior: str | None) -> None:
    card = card_of(head)
    assert card.issuer is not None
    assert (card.issuer.value, card.superior and card.superior.value) == (issuer, superior)


def test_a_ministry_is_above_the_office_behind_it_in_one_line() -> None:
    card = card_of(f"| BỘ XÂY DỰNG CỤC HÀNG HẢI | {COUNTRY} |\n|---|---|\n| Số: 5/KH-CHH | |")
    assert card.issuer is not None
    assert card.superior is not None
    assert (fold(card.issuer.value), fold(card.superior.value)) == ("cuc hang hai", "bo xay dung")


def test_the_rest_of_a_number_behind_a_misread_digit_is_none() -> None:
    assert card_of("HỘI LHPN TỈNH LẠC SƠN\nSố: ⁄I|8 /CV-BCH").number is None
    found = card_of(f"| HỘI LHPN TỈNH LẠC SƠN | {COUNTRY} |\n| 7/CV-BTV | |").number
    assert found is None or found.value == "7/CV-BTV"


def test_what_stands_beside_a_name_is_no_part_of_it() -> None:
    card = card_of("| UBND TỈNH LẠC SƠN | NAM |\n|---|---|\n| SỞ Y TẾ | phúc |\n| Số: 5/SYT-VP | |")
    assert card.superior is not None
    assert card.superior.value == "UBND tỉnh Lạc Sơn"


def test_an_office_of_the_centre_is_of_no_place_that_its_text_names() -> None:
    text = "\nHƯỚNG DẪN\nCách viết văn bản\nI. CÁCH VIẾT\nVí dụ: văn bản của tỉnh Lạc Sơn ghi là …\n"
    assert made(f"BAN CHẤP HÀNH TRUNG ƯƠNG\nVĂN PHÒNG\n*\nSố 5-HD/VPTW{text}").card.place is None
    assert made(f"SỞ Y TẾ\nSố 5/HD-SYT{text}").card.place == "tỉnh Lạc Sơn"


def test_what_a_page_tells_of_a_document_above_its_letterhead_is_none_of_it() -> None:
    page = "THƯ VIỆN VĂN BẢN đã mở\n| Số hiệu: | 5/KH-SYT |\n| Người ký: | Lò Văn Mây | Ngày ban hành: | 01/02/2030 |\n"
    page += "| Tình trạng: | Đã biết |\n"
    head = f"| SỞ Y TẾ LẠC HÀ | {COUNTRY} |\n| Số: 7/KH-SYT | Lạc Hà, ngày 3 tháng 5 năm 2031 |\n"
    card = card_of(page + head)
    assert card.issuer is not None
    assert card.number is not None
    assert (card.issuer.value, card.number.value) == ("Sở y tế Lạc Hà", "7/KH-SYT")
    assert card.issued_on == DateValue(2031, 5, 3)


def test_a_place_does_not_go_on_in_the_next_column() -> None:
    card = made(f"SỞ VĂN HÓA\t{COUNTRY}\nTHƯ VIỆN TỈNH\tĐộc lập - Tự do - Hạnh phúc\nSố: 5/KH-TV\n{BODY}").card
    assert "tinh doc" not in card.places


def test_a_verb_is_no_part_of_who_issues() -> None:
    text = (
        "Để thi đua đạt kết quả, Công đoàn Văn phòng Ủy ban nhân dân tỉnh đã xây dựng kế hoạch như sau:\nI. MỤC ĐÍCH\n"
    )
    card = made(f"KẾ HOẠCH\nThi đua năm 2031\n{text}").card
    assert card.issuer is not None
    assert card.issuer.value == "Công đoàn Văn phòng Ủy ban nhân dân tỉnh"


def test_most_damaged_letterheads_are_read() -> None:
    """`python -m tests.benchmarks.letterheads` reads a thousand."""
    found = [(damaged(number), made(damaged(number).text).card) for number in range(60)]
    right = sum(is_issuer(wanted, card) for wanted, card in found)
    numbers = sum((card.number.value if card.number else None) == wanted.number for wanted, card in found)
    assert right >= 0.95 * len(found)
    assert numbers == len(found)


@pytest.mark.parametrize(
    ("letterhead", "issuer"),
    [
        ("CỤM THI ĐUA SỐ 5\nCÁC XÃ, PHƯỜNG TỈNH TRƯỜNG HẢO", "Cụm thi đua số 5 các xã, phường tỉnh Trường Hảo"),
        ("SỞ NÔNG NGHIỆP VÀ MÔI TRƯỜNG\nTỈNH TRƯỜNG HẢO", "Sở nông nghiệp và môi trường tỉnh Trường Hảo"),
        ("BẢO HIỂM XÃ HỘI\nTỈNH LŨNG PHEO", "Bảo hiểm xã hội tỉnh Lũng Pheo"),
    ],
)
def test_capitals_of_a_place_that_nobody_knows_stay_and_are_only_its_own(letterhead: str, issuer: str) -> None:
    assert (
        issuer_of(f"{letterhead}\n\nSố: 12/KH-CT\n\nngày 06 tháng 2 năm 2031\n\nTỉnh Trường Hảo có 5 xã.\n") == issuer
    )


@pytest.mark.parametrize(
    ("head", "issuer"),
    [
        ("CÔNG TY CỔ PHẦN SUỐI BẠC\nHỘI ĐỒNG QUẢN TRỊ\nSố: 3/QC-SB", "Công ty cổ phần Suối Bạc"),
        ("NGÂN HÀNG TMCP SUỐI BẠC\n\nHỘI ĐỒNG THI ĐUA - KHEN THƯỞNG\nSố: 3/TL-SB", "Ngân hàng TMCP Suối Bạc"),
        ("UBND TỈNH LẠC HÀ\nHỘI ĐỒNG THI ĐUA - KHEN THƯỞNG\nSố: 3/KH-HĐ", "Hội đồng thi đua - khen thưởng"),
    ],
)
def test_a_council_without_a_name_acts_for_the_company_above_it(head: str, issuer: str) -> None:
    found = issuer_of(f"{head}\nSuối Ngân, ngày 5 tháng 3 năm 2031")
    assert found is not None
    assert fold(found) == fold(issuer)


def test_an_address_in_the_net_is_no_way_of_writing_a_name() -> None:
    head = "TỈNH ĐOÀN LẠC HÀ\nSố: 3-KH/TĐTN\nLạc Hà, ngày 5 tháng 3 năm 2031"
    card = made(f"{head}{BODY}Mẫu đơn trên trang tinhdoanlacha.example.vn.\n").card
    assert card.issuer is not None
    assert fold(card.issuer.value) == "tinh doan lac ha"


@pytest.mark.parametrize(
    ("head", "issuer", "superior"),
    [
        ("ĐẢNG ỦY XÃ LẠC HÀ\tĐẢNG CỘNG SẢN VIỆT NAM\nVĂN PHÒNG\n*\nSố 12-KH/VPĐU", "Văn phòng", "Đảng ủy xã Lạc Hà"),
        (
            "BAN CHẤP HÀNH ĐẢNG BỘ\tĐẢNG CỘNG SẢN VIỆT NAM\nTỈNH LẠC SƠN\nBAN TỔ CHỨC\n*\nSố 12-KH/BTC",
            "Ban tổ chức",
            "Ban chấp hành đảng bộ tỉnh Lạc Sơn",
        ),
        (
            f"HỘI NGƯỜI CAO TUỔI TP LẠC SƠN\t{COUNTRY}\nBAN ĐẠI DIỆN PHƯỜNG HÀ KHÊ\nSố: 12/KH-BĐD",
            "Ban đại diện phường Hà Khê",
            "Hội người cao tuổi TP Lạc Sơn",
        ),
        (f"SỞ Y TẾ\t{COUNTRY}\nBỆNH VIỆN ĐA KHOA LẠC HÀ\nSố: 12/KH-BV", "Bệnh viện đa khoa Lạc Hà", "Sở y tế"),
        ("Sở Y tế\nBệnh viện Đa khoa Lạc Hà\nSố: 12/KH-BV", "Bệnh viện Đa khoa Lạc Hà", "Sở Y tế"),
        (
            f"| BỆNH VIỆN ĐA KHOA TỈNH LẠC SƠN | {COUNTRY} |\n|---|---|\n"
            "| KHOA NỘI TỔNG HỢP | Độc lập - Tự do - Hạnh phúc |\n| Số: 12/KH-KN | |",
            "Khoa nội tổng hợp",
            "Bệnh viện đa khoa tỉnh Lạc Sơn",
        ),
        # One name on two lines, a committee without a name of its own, the organisation that a name begins with.
        (f"ỦY BAN NHÂN DÂN\t{COUNTRY}\nXÃ LẠC HÀ\nSố: 12/KH-UBND", "Ủy ban nhân dân xã Lạc Hà", None),
        (
            f"| ỦY BAN NHÂN DÂN XÃ LẠC HÀ | {COUNTRY} |\n"
            "| TỈNH LẠC SƠN | Độc lập - Tự do - Hạnh phúc |\n| Số: 12/KH | |",
            "Ủy ban nhân dân xã Lạc Hà tỉnh Lạc Sơn",
            None,
        ),
        ("HỘI LHPN TỈNH LẠC SƠN\nBAN THƯỜNG VỤ\nSố: 12/KH-BTV", "Hội LHPN tỉnh Lạc Sơn", None),
        (
            "ĐOÀN TNCS HỒ CHÍ MINH\nBAN CHẤP HÀNH TỈNH LẠC SƠN\n***\nSố: 12-KH/TĐTN",
            "Đoàn TNCS Hồ Chí Minh ban chấp hành tỉnh Lạc Sơn",
            None,
        ),
    ],
)
def test_the_body_over_the_issuer_is_kept(head: str, issuer: str, superior: str | None) -> None:
    card = card_of(head)
    assert card.issuer is not None
    assert (card.issuer.value, card.superior and card.superior.value) == (issuer, superior)
    if card.superior:
        assert fold(card.superior.value).split()[0] in fold(card.superior.span.of(made(head + BODY).text))
