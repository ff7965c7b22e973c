"""Which plan is meant: by place, level, year, number, unit, event or the talk so far; and what is not there."""

import pytest

from knowledge.answer import NOTHING_SAID, Conversation
from knowledge.plan import PlanVersion
from knowledge.question.registry import registry_of
from knowledge.question.scope import Scope
from knowledge.question.understanding import understand
from tests.plans_made import made, shelf_of
from tests.shelves import BLOC, shelf

ALL = ("lac-ha", "muong-luu", "muong-luu-2030", "khoi", "tu-phap", "nam-khoa")


def scope(question: str, *spoken_of: str) -> Scope:
    """The scope of a question, after a talk about some plans."""
    conversation = Conversation(spoken_of, "co may dot" if spoken_of else "")
    return understand(question, registry_of(shelf()), conversation).scope


@pytest.mark.parametrize(
    ("question", "plans"),
    [
        ("Tỉnh Lạc Hà có mấy đợt?", ("lac-ha",)),
        ("tinh lac ha co may dot", ("lac-ha",)),
        ("hạn báo cáo của UBND tỉnh Lạc Hà", ("lac-ha",)),
        ("Lạc Hà có mấy đợt?", ("lac-ha", "khoi")),
        ("huyện Mường Lưu năm 2031", ("muong-luu",)),
        ("huyen muong luu 2030 co may dot", ("muong-luu-2030",)),
        ("Mường Lưu có mấy đợt?", ("muong-luu", "muong-luu-2030")),
        ("huyên Mưòng Lưu 2031", ("muong-luu",)),
        ("khối doanh nghiệp họp khi nào", ("khoi",)),
        ("Khối thi đua các doanh nghiệp tỉnh Lạc Hà", ("khoi",)),
        ("phòng tư pháp bình lưu báo cáo khi nào", ("tu-phap",)),
        ("Phòng Tư pháp", ("tu-phap",)),
        ("xã Nậm Khoa có mấy đợt", ("nam-khoa",)),
        ("xã nậm khoa có mấy đợt", ("nam-khoa",)),
        ("kế hoạch số 45/KH-UBND có mấy đợt", ("lac-ha",)),
        ("KH 21/KH-UBND có mấy đợt", ("muong-luu",)),
        ("phong trào cả bản làm đường", ("muong-luu", "muong-luu-2030")),
        ("xây dựng bản văn hóa nậm khoa", ("nam-khoa",)),
        ("báo cáo gửi về UBND tỉnh Lạc Hà trước ngày nào", ("lac-ha",)),
        ("So sánh tỉnh Lạc Hà và huyện Mường Lưu năm 2031", ("lac-ha", "muong-luu")),
        ("Kế hoạch huyện Mường Lưu năm 2031 và tỉnh Lạc Hà khác nhau thế nào?", ("lac-ha", "muong-luu")),
    ],
)
def test_the_plans_that_a_question_names(question: str, plans: tuple[str, ...]) -> None:
    found = scope(question)
    assert found.plans == plans
    assert found.explicit
    assert not found.missing


OFFICE = """CÔNG TY ĐIỆN LỰC LẠC THANH
ĐỘI QUẢN LÝ ĐIỆN MỸ HÒA

KẾ HOẠCH
Thi đua năm 2031

Nộp bảng chấm điểm trước ngày 05/6/2031.
"""


@pytest.mark.parametrize("question", ["kế hoạch của đội Mỹ Hòa ký ngày nào", "hạn nộp bảng chấm của đội mỹ hòa"])
def test_a_place_that_only_the_label_of_a_plan_says_is_not_missing(question: str) -> None:
    version = made(OFFICE, "my-hoa")
    assert version.card.places == ()
    found = understand(question, registry_of(shelf_of(version, made("Kế hoạch", "other"))), NOTHING_SAID).scope
    assert (found.plans, found.missing) == (("my-hoa",), "")


FORESTERS = """CÔNG TY TNHH LÂM NGHIỆP EA NUÔL
Số: 11/QĐ-LNEN

Ea Nuôl, ngày 05 tháng 01 năm 2031

QUYẾT ĐỊNH
Ban hành Quy chế chấm điểm thi đua năm 2031

Tổ họp chấm vào ngày 25 hằng tháng.
"""
CHANGED = """CÔNG TY TNHH LÂM NGHIỆP EA NUÔL
Số: 40/TB-LNEN

Buôn Sút, ngày 05 tháng 7 năm 2031

THÔNG BÁO
Điều chỉnh một số điều của Quy chế chấm điểm thi đua

Ngày họp chấm chuyển sang ngày 22 hằng tháng.
"""


@pytest.mark.parametrize("question", ["Ea Nuôl họp chấm ngày mấy", "tổ ở ea nuôl họp chấm hôm nào"])
def test_what_a_body_is_called_by_means_all_its_letters_wherever_they_were_signed(question: str) -> None:
    rules, changed, other = made(FORESTERS, "rules"), made(CHANGED, "changed"), made("Kế hoạch", "other")
    assert rules.card.places != changed.card.places
    found = understand(question, registry_of(shelf_of(rules, changed, other)), NOTHING_SAID).scope
    assert (found.plans, found.explicit) == (("rules", "changed"), True)


@pytest.mark.parametrize(
    ("question", "missing"),
    [
        ("Hạn báo cáo của tỉnh Cà Mau?", "tỉnh Cà Mau"),
        ("ca mau nop bao cao khi nao", "Cà Mau"),
        ("kế hoạch của Bà Rịa - Vũng Tàu có mấy đợt", "Bà Rịa - Vũng Tàu"),
        ("huyện Lạc Hà có mấy đợt", "huyện Lạc Hà"),
        ("xã Mường Lưu có mấy đợt", "xã Mường Lưu"),
        ("thành phố Mường Lưu có mấy đợt", "thành phố Mường Lưu"),
        ("Xã Chiềng Khoa báo cáo khi nào", "Xã Chiềng Khoa"),
        ("xã nậm pồ báo cáo khi nào", "xã nậm pồ"),
        ("hạn nộp của huyện mường chà", "huyện mường chà"),
        ("tỉnh lạc sơn có mấy đợt", "tỉnh lạc sơn"),
        ("kế hoạch 99/KH-UBND có mấy đợt", "số 99/KH-UBND"),
        ("kế hoạch của sở y tế có mấy đợt", "sở y tế"),
        ("kế hoạch của khối tư pháp", "khối tư pháp"),
    ],
)
def test_no_plan_stands_in_for_one_that_is_not_there(question: str, missing: str) -> None:
    found = scope(question)
    assert found.plans == ()
    assert found.missing.startswith(missing)
    assert scope(question, "lac-ha").plans == ()


def test_the_plan_of_a_places_only_office_may_be_meant_and_is_not_named() -> None:
    found = scope("thị xã Bình Lưu có mấy đợt")
    assert found.plans == ("tu-phap",)
    assert not found.explicit
    assert not found.missing


@pytest.mark.parametrize(
    ("question", "years", "near"),
    [
        ("tỉnh Lạc Hà năm 2028", (2028,), ("lac-ha",)),
        ("năm 2028 có mấy đợt", (2028,), ()),
        ("xã Nậm Khoa năm 2029 và 2028", (2028, 2029), ("nam-khoa",)),
    ],
)
def test_another_year_is_not_there_either(question: str, years: tuple[int, ...], near: tuple[str, ...]) -> None:
    found = scope(question)
    assert (found.plans, found.missing_years, found.near) == (near, years, near)


@pytest.mark.parametrize(
    "question", ["đợt 2 đến bao giờ", "trước ngày 15/6/2031 phải nộp gì", "ai ký", "tháng 3/2031 có mốc gì"]
)
def test_a_question_that_names_none_is_about_all(question: str) -> None:
    found = scope(question)
    assert found.plans == ALL
    assert not found.explicit


@pytest.mark.parametrize(
    ("question", "spoken_of", "plans"),
    [
        ("thế còn đợt 2?", ("lac-ha",), ("lac-ha",)),
        ("ai ký?", ("muong-luu",), ("muong-luu",)),
        ("còn huyện Mường Lưu 2031?", ("lac-ha",), ("muong-luu",)),
        ("thế năm 2030?", ("muong-luu",), ("muong-luu-2030",)),
        ("đợt 2?", ("lac-ha", "muong-luu"), ("lac-ha", "muong-luu")),
    ],
)
def test_the_talk_so_far_is_kept_until_another_plan_is_named(
    question: str, spoken_of: tuple[str, ...], plans: tuple[str, ...]
) -> None:
    assert scope(question, *spoken_of).plans == plans


def test_members_of_a_bloc_in_a_question_do_not_name_the_bloc() -> None:
    assert scope("doanh nghiệp ở tỉnh Lạc Hà có được khen không").plans == ("lac-ha",)


THEMES = shelf_of(
    *(
        made(
            f"""{issuer}
KẾ HOẠCH
Phát động thi đua "{theme}" {where}
Căn cứ Luật Thi đua, khen thưởng;
I. NỘI DUNG
1. Các đơn vị báo cáo trước ngày 05/12/2031.
""",
            plan,
        )
        for plan, issuer, theme, where in (
            ("cau", "BAN QUẢN LÝ DỰ ÁN CẦU SÔNG TRẦM", "100 ngày đêm hợp long", "trên công trường cầu Sông Trầm"),
            ("thu-vien", "SỞ VĂN HÓA TỈNH LẠC HÀ", "Mỗi nhà một tủ sách - cả làng cùng đọc", "tỉnh Lạc Hà"),
            ("lang", "UBND XÃ NẬM KHOA", "Làng xanh, ngõ sạch, nhà đẹp", "xã Nậm Khoa năm 2031"),
        )
    )
)


@pytest.mark.parametrize(
    ("question", "plans"),
    [
        ("đợt 100 ngày đêm nộp báo cáo khi nào", ("cau",)),
        ("moi nha mot tu sach bao cao truoc ngay nao", ("thu-vien",)),
        ("phong trào ngõ sạch nhà đẹp báo cáo khi nào", ("lang",)),
        ("Sở Tài chính làm gì trong cả làng cùng đọc của tỉnh Lạc Hà", ("thu-vien",)),
    ],
)
def test_a_plan_is_named_by_words_of_its_title_that_no_other_has(question: str, plans: tuple[str, ...]) -> None:
    assert understand(question, registry_of(THEMES), NOTHING_SAID).scope.plans == plans


@pytest.mark.parametrize("question", ["báo cáo khi nào", "thi đua ngày đêm", "phong trào thi đua năm 2031 có mấy đợt"])
def test_common_words_of_a_title_name_no_plan(question: str) -> None:
    assert not understand(question, registry_of(THEMES), NOTHING_SAID).scope.explicit


def test_words_of_a_title_do_not_leave_the_plan_that_is_spoken_of() -> None:
    talk = Conversation(("lang",), "bao cao khi nao")
    assert understand("100 ngày đêm thì sao", registry_of(THEMES), talk).scope.plans == ("lang",)


def test_a_slip_of_the_keys_or_a_word_of_work_is_no_other_place() -> None:
    assert not scope("xã nậm khao có mấy đợt").missing
    assert not scope("cán bộ xã năm nay báo cáo gì").missing


@pytest.mark.parametrize(
    ("question", "missing"),
    [
        ("sở y tế lạc hà hạn nộp báo cáo", "sở y tế lạc hà"),
        ("so xay dung tinh lac ha nop bao cao khi nao", "so xay dung tinh lac ha"),
        ("phòng giáo dục Lạc Hà có mấy đợt", "phòng giáo dục Lạc Hà"),
        ("khối doanh nghiệp Lạc Hà nộp báo cáo khi nào", ""),
        ("hồ sơ khen thưởng Lạc Hà nộp khi nào", ""),
        ("Lạc Hà nộp báo cáo khi nào", ""),
    ],
)
def test_a_bloc_does_not_stand_in_for_an_office_of_its_place(question: str, missing: str) -> None:
    found = understand(question, registry_of(shelf_of(made(BLOC, "khoi"))), Conversation()).scope
    assert found.missing == missing
    assert found.plans == (() if missing else ("khoi",))


def of(issuer: str, place: str, plan: str, body: str) -> PlanVersion:
    """A plan of the year 2031 by somebody in a place."""
    text = f"{issuer}\n{place.upper()}\nSố: 3/KH\nKẾ HOẠCH\nTổ chức phong trào thi đua {place} năm 2031\n{body}"
    return made(text, plan)


BODY = "I. NHIỆM VỤ\n1. Các tổ chức, đoàn thể tuyên truyền, vận động hội viên tham gia phong trào.\n"
ELSEWHERE = shelf_of(
    of("HỘI NÔNG DÂN", "tỉnh Lạc Hà", "lac-ha", BODY), of("ĐẢNG ỦY", "phường Suối Đá", "suoi-da", BODY)
)
CLUSTER = shelf_of(
    of(
        "CỤM THI ĐUA SỐ 4",
        "tỉnh Lạc Hà",
        "cum",
        BODY + "2. Năm 2032 xã Đồng Gần làm cụm trưởng, năm 2033 xã Đồng Vắng làm cụm trưởng.\n",
    ),
    of("ĐẢNG ỦY", "phường Suối Đá", "suoi-da", BODY),
)


@pytest.mark.parametrize(
    ("question", "plans"),
    [
        ("các xã Mường Lưu nộp báo cáo khi nào", ("muong-luu", "muong-luu-2030")),
        ("công an cấp xã Mường Lưu báo cáo gì", ("muong-luu", "muong-luu-2030")),
    ],
)
def test_units_of_a_level_within_a_place_are_of_that_place(question: str, plans: tuple[str, ...]) -> None:
    assert scope(question).plans == plans


def test_a_number_of_days_is_no_number_of_a_document() -> None:
    assert not scope("who signed the plan for the 200-day drive of Lac Ha province").missing
    assert scope("ke hoach 999-KH/TU co may dot").missing == "số 999-KH/TU"


def test_the_plan_of_an_office_of_the_place_stands_before_that_of_another_place() -> None:
    found = understand("hội nông dân phường Suối Đá được giao gì", registry_of(ELSEWHERE), NOTHING_SAID).scope
    assert found.plans == ("suoi-da",)


def test_what_shares_an_office_with_the_question_is_not_meant_where_it_names_another_place_with_plans() -> None:
    shelf_here = shelf_of(
        of("HỘI NÔNG DÂN", "tỉnh Lạc Hà", "lac-ha", BODY), of("ĐẢNG ỦY", "xã Suối Đá", "suoi-da", BODY)
    )
    question = "kh giải phóng mặt bằng lạc hà dựa vào nghị quyết nào của đảng bộ xã"
    found = understand(question, registry_of(shelf_here), NOTHING_SAID).scope
    assert (found.plans, found.missing) == (("lac-ha",), "")


@pytest.mark.parametrize(
    ("question", "places"),
    [
        ("cong doan ben quan doi co phai nop bao cao khong", []),
        ("quyet dinh cu con hieu luc khong", []),
        ("cong an co phai nop bao cao khong", []),
        ("cuu chien binh dinh ket nap may nguoi", []),
        ("phòng tư pháp tỉnh VL nộp báo cáo khi nào", []),
        ("buôn ko rác thưởng gì", []),
        ("cong an viet yen nop bao cao khi nao", ["viet yen"]),
        ("han nop bao cao ben quan", ["ben quan"]),
    ],
)
def test_words_that_are_typed_like_a_place_are_none(question: str, places: list[str]) -> None:
    assert [place.name for place in scope(question).places] == places


@pytest.mark.parametrize(
    ("question", "mentioned"),
    [
        ("Xã Đồng Vắng làm cụm trưởng năm nào?", ("dong vang",)),
        ("ở xã Đồng Vắng ai kiểm tra chéo?", ("dong vang",)),
        ("Cụm thi đua số 4 năm 2033 ai làm cụm trưởng?", ("2033",)),
    ],
)
def test_a_place_or_year_that_only_a_text_speaks_of_is_asked_of_what_names_it(
    question: str, mentioned: tuple[str, ...]
) -> None:
    found = understand(question, registry_of(CLUSTER), NOTHING_SAID).scope
    assert (found.mentioned, found.missing, found.missing_years) == (mentioned, "", ())


@pytest.mark.parametrize(
    "question", ["Kế hoạch của xã Đồng Vắng có mấy đợt?", "hạn báo cáo của xã Đồng Vắng?", "Xã Đồng Xa họp khi nào?"]
)
def test_a_plan_of_such_a_place_is_missing(question: str) -> None:
    assert understand(question, registry_of(CLUSTER), NOTHING_SAID).scope.missing


@pytest.mark.parametrize(
    ("question", "years"),
    [
        ("năm học 24-25 nộp sáng kiến khi nào", [frozenset({2024, 2025})]),
        ("trường Lê Quang 25-26 thưởng bao nhiêu", [frozenset({2025, 2026})]),
        ("năm học 2024-2025", [frozenset({2024, 2025})]),
        ("từ ngày 15-16 tháng 11", []),
        ("ngày 19-20/11", []),
        ("đoàn viên 18-19 tuổi", []),
        ("được 19/20 điểm", []),
        ("công văn 24-25/KH", []),
        ("khen năm cũng nộp trước 10/11 đúng không", []),
        ("năm học 10/11 nộp khi nào", [frozenset({2010, 2011})]),
    ],
)
def test_a_school_year_may_be_shortened(question: str, years: list[frozenset[int]]) -> None:
    assert list(scope(question).years) == years
