"""Which plans cannot be meant, because they know nothing of the place that a question names."""

from functools import cache

import pytest

from knowledge.answer import NOTHING_SAID
from knowledge.plan import PlanVersion
from knowledge.question.registry import registry_of
from knowledge.question.understanding import understand
from knowledge.scope.strangers import Unknown, unknown_to
from knowledge.shelf import Shelf
from tests.knowledge.answers.asking import ask, keys, plans
from tests.plans_made import made, shelf_of

OFFICE = """{letterhead}
Số: 118/KH-SYT
{place}, ngày 09 tháng 02 năm 2031
KẾ HOẠCH
Phát động phong trào thi đua ngành Y tế {where} năm 2031
I. THỜI GIAN
1. Đợt 1: từ ngày 10/02/2031 đến ngày 30/6/2031.
2. Đợt 2: từ ngày 01/7/2031 đến ngày 30/11/2031.
II. KHEN THƯỞNG
Giấy khen của Giám đốc Sở: tặng tối đa 06 tập thể và 10 cá nhân; kinh phí {more}.
III. BÁO CÁO
Các đơn vị gửi báo cáo tổng kết về Sở Y tế trước ngày 05/12/2031.
Nơi nhận:
- Lưu: VT.
GIÁM ĐỐC
Hà Thị Mây
"""


@cache
def office() -> PlanVersion:
    """The plan of an office of the province of Lạc Hà, which speaks of the ward of Bến Khuê as well."""
    letterhead = "UBND TỈNH LẠC HÀ\nSỞ Y TẾ"
    more = "của năm do quỹ thi đua chi, riêng phường Bến Khuê tự chi"
    text = OFFICE.format(letterhead=letterhead, place="Lạc Hà", where="tỉnh Lạc Hà", more=more)
    return made(text, "so-y-te")


@cache
def shelf() -> Shelf:
    """That plan alone."""
    return shelf_of(office())


def unknown(question: str, version: PlanVersion | None = None) -> Unknown | None:
    """What a question names and the office's plan, or another, knows nothing of."""
    about = version or office()
    registry = registry_of(shelf_of(about))
    return unknown_to(understand(question, registry, NOTHING_SAID), registry.name(about.plan), about)


@pytest.mark.parametrize(
    ("question", "place"),
    [
        ("Giấy khen của Giám đốc Sở Y tế Lâm Đồng tối đa mấy tập thể?", "Lâm Đồng"),
        ("giay khen so y te lam dong toi da may tap the", "Lâm Đồng"),
        ("đợt 2 ngành y tế tỉnh Hà Giang từ ngày nào", "tỉnh Hà Giang"),
        ("so y te na hang nop bao cao khi nao", "na hang"),
        ("Phường Cửa Nam được chi từ quỹ nào?", "Phường Cửa Nam"),
    ],
)
def test_a_place_that_the_plan_has_no_word_of(question: str, place: str) -> None:
    assert unknown(question) == Unknown(place)


@pytest.mark.parametrize(
    "question",
    [
        "Sở Y tế Lạc Hà tặng giấy khen cho mấy tập thể?",
        "so y te lac ha tang giay khen cho may tap the",
        "Phường Bến Khuê chi từ quỹ nào?",
        "phuong ben khue tu chi khong",
        "Sở Y tế tặng giấy khen cho mấy tập thể?",
        "Phường Cửa Nam gửi báo cáo cho Sở Y tế Lạc Hà khi nào?",
        "bao cao tong ket gui ve dau",
    ],
)
def test_its_own_place_one_that_it_speaks_of_and_none_at_all(question: str) -> None:
    assert unknown(question) is None


def test_nothing_is_answered_from_the_plan_of_another_place() -> None:
    found = ask("Giấy khen của Giám đốc Sở Y tế Lâm Đồng tối đa mấy tập thể?", among=shelf())
    assert found.abstained
    assert keys(found)[0] == "missing.place"
    assert not found.citations


def test_of_two_offices_that_of_the_place_answers() -> None:
    letterhead = "UBND TỈNH VĨNH KHÊ\nSỞ Y TẾ"
    text = OFFICE.format(letterhead=letterhead, place="Vĩnh Khê", where="tỉnh Vĩnh Khê", more="do quỹ chi")
    both = shelf_of(office(), made(text.replace("06 tập thể", "09 tập thể"), "so-y-te-vinh-khe"))
    found = ask("Giấy khen của Giám đốc Sở Y tế Vĩnh Khê tối đa mấy tập thể?", among=both)
    assert plans(found) == ["so-y-te-vinh-khe"]


def test_a_text_that_was_read_badly_tells_nothing_of_its_places() -> None:
    text = "U8ND T1NH 1@C H@ §0 Y T€ S0: 1l8/KH-$YT K€ H0@CH thi dua n@m 2O31 D0t l: tu ng@y lO/2 d€n 3O/6 " * 12
    assert unknown("Sở Y tế Lâm Đồng có mấy đợt?", made(text, "xau")) is None


def test_a_year_that_the_plan_has_no_word_of() -> None:
    assert unknown("ai ký kế hoạch năm 2029 của Sở Y tế Lạc Hà") == Unknown(years=(2029,))
    assert unknown("ai ký kế hoạch năm 2031 của Sở Y tế Lạc Hà") is None
    assert unknown("năm 2031 so với năm 2029 khen thêm mấy tập thể") is None
    assert unknown("ngày 15/6/2029 đang ở đợt mấy") is None
    assert unknown("năm học 2030-2031 ai ký") is None
    assert unknown("năm học 2029-2030 ai ký") == Unknown(years=(2029, 2030))


CLUSTER = """UBND TỈNH LẠC HÀ
CỤM THI ĐUA SỐ 4
Số: 07/QC-CTĐ
Lạc Hà, ngày 09 tháng 02 năm 2031
KẾ HOẠCH
Hoạt động của Cụm thi đua số 4 tỉnh Lạc Hà năm 2031
I. SINH HOẠT CỤM
1. Vắng họp cụm không lý do: trừ 06 điểm mỗi lần. Cụm 4 kiểm tra chéo với Cụm 2 trong tháng 10/2031.
II. BÁO CÁO
Các đơn vị gửi báo cáo tổng kết trước ngày 05/12/2031.
CỤM TRƯỞNG
Hà Thị Mây
"""


def test_a_unit_that_is_called_by_another_number() -> None:
    cluster = made(CLUSTER, "cum-4")
    assert unknown("cụm 73 vắng họp trừ mấy điểm", cluster) == Unknown("cụm 73")
    assert unknown("Cụm thi đua số 7 nộp báo cáo khi nào", cluster) == Unknown("Cụm thi đua số 7")
    assert unknown("cụm 4 vắng họp trừ mấy điểm", cluster) is None
    assert unknown("cụm 2 kiểm tra chéo khi nào", cluster) is None
    assert unknown("đợt 3 kiểm tra chéo khi nào", cluster) is None


def test_what_is_missing_is_said() -> None:
    office_alone = ask("ai ký kế hoạch năm 2029 của Sở Y tế Lạc Hà", among=shelf())
    cluster_alone = ask("cụm 73 vắng họp trừ mấy điểm", among=shelf_of(made(CLUSTER, "cum-4")))
    assert [keys(found)[0] for found in (office_alone, cluster_alone)] == ["missing.year", "missing.place"]
    assert not office_alone.citations
    assert not cluster_alone.citations
