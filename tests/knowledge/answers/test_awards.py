"""Awards: lists, criteria, grantors, quotas, money, procedure; each form with its own words."""

import pytest

from tests.knowledge.answers.asking import ask, keys, values
from tests.plans_made import made, shelf_of

RICH = shelf_of(
    made(
        """ỦY BAN NHÂN DÂN
XÃ CHIỀNG LƯU
Số: 2/KH-UBND
KẾ HOẠCH
Phát động thi đua năm 2031
Căn cứ tình hình của xã;
I. KHEN THƯỞNG
1. Đối tượng khen thưởng
Hộ gia đình, tổ hợp tác trong xã.
2. Nguyên tắc khen thưởng
Công khai, đúng người, không nể nang.
3. Tiêu chuẩn
3.1. Đối với tập thể
a) Giấy khen của Chủ tịch UBND xã: bản đạt giải phong trào, số lượng 02 tập thể.
3.2. Đối với cá nhân
a) Giấy khen của Chủ tịch UBND xã: hộ làm kinh tế giỏi ba năm liền.
b) Bằng khen của Chủ tịch UBND tỉnh: đề nghị với người có sáng kiến cấp tỉnh.
4. Hồ sơ, thủ tục khen thưởng
Tờ trình và biên bản họp bản.
""",
        "chieng-luu",
    )
)


def test_forms_are_counted_and_listed_with_their_grantors() -> None:
    found = ask("Tỉnh Lạc Hà có những hình thức khen thưởng nào?")
    assert values(found, "award.count")[0]["count"] == 2
    assert [(v["form"], v["grantor"]) for v in values(found, "award.item")] == [
        ("Cờ thi đua", "UBND tỉnh"),
        ("Bằng khen", "Chủ tịch UBND tỉnh"),
    ]


def test_criteria_of_the_form_that_is_asked_for() -> None:
    found = ask("Tiêu chuẩn Bằng khen của tỉnh Lạc Hà?")
    [line] = values(found, "award.criteria")
    assert "sáng kiến được công nhận" in str(line["text"])
    assert "Cờ thi đua" not in found.citations[0].quote


def test_criteria_for_groups_and_for_persons_are_both_told_each_with_the_name_of_the_form() -> None:
    found = ask("Tiêu chuẩn Giấy khen?", among=RICH)
    assert [v["text"] for v in values(found, "award.criteria")] == [
        "bản đạt giải phong trào, số lượng 02 tập thể",
        "hộ làm kinh tế giỏi ba năm liền",
    ]
    assert all("Giấy khen" in c.quote for c in found.citations)
    assert len(found.citations) == 2


@pytest.mark.parametrize(
    ("question", "key", "words"),
    [
        ("Đối tượng nào được khen thưởng?", "award.objects", "Hộ gia đình, tổ hợp tác trong xã."),
        ("Khen thưởng theo nguyên tắc nào?", "award.principles", "Công khai, đúng người, không nể nang."),
        ("Hồ sơ khen thưởng gồm những gì?", "award.procedure", "Tờ trình và biên bản họp bản."),
    ],
)
def test_objects_principles_and_procedure(question: str, key: str, words: str) -> None:
    assert [v["text"] for v in values(ask(question, among=RICH), key)] == [words]


def test_quotas() -> None:
    [line] = values(ask("Bao nhiêu đơn vị được tặng Cờ thi đua của tỉnh Lạc Hà?"), "award.quota")
    assert "12 đơn vị" in str(line["text"])


def test_a_form_of_another_level_is_picked_by_its_grantor() -> None:
    found = ask("Bằng khen của Chủ tịch UBND tỉnh tặng cho ai?", among=RICH)
    assert [v["form"] for v in values(found, "award.criteria")] == ["Bằng khen"]


def test_who_grants() -> None:
    found = ask("Ai tặng Bằng khen ở tỉnh Lạc Hà?")
    assert [(v["form"], v["grantor"]) for v in values(found, "award.grantor")] == [("Bằng khen", "Chủ tịch UBND tỉnh")]


def test_money_only_comes_from_a_sentence_with_a_sum() -> None:
    stated = ask("Giấy khen của huyện Mường Lưu năm 2031 kèm bao nhiêu tiền?")
    assert "500.000 đồng" in stated.citations[0].quote
    absent = ask("Bằng khen của tỉnh Lạc Hà thưởng bao nhiêu tiền?")
    assert absent.abstained
    assert values(absent, "absent.one")[0]["topic"] == "award.money"


@pytest.mark.parametrize(
    "question",
    [
        "Tiêu chuẩn Huân chương Lao động của tỉnh Lạc Hà?",
        "Tiêu chuẩn Giấy khen của xã Nậm Khoa?",
        "Khối doanh nghiệp có hình thức khen thưởng nào?",
    ],
)
def test_an_award_that_is_not_offered(question: str) -> None:
    found = ask(question)
    assert found.abstained
    assert keys(found)[0] in {"absent.one", "absent.all"}
    assert found.citations == ()


def test_which_plans_offer_a_form() -> None:
    found = ask("Những kế hoạch nào có Cờ thi đua?")
    assert "only.plan" in keys(found)
    assert {c.plan for c in found.citations} == {"lac-ha"}


def test_the_sums_for_others_stand_in_the_same_quote() -> None:
    plan = made(
        """ỦY BAN NHÂN DÂN
XÃ PHIÊNG LUÔNG
KẾ HOẠCH
Phát động thi đua năm 2031
Căn cứ tình hình của xã;
I. KHEN THƯỞNG
Tiền thưởng kèm theo Giấy khen: tập thể 1.200.000 đồng; hộ, cá nhân 500.000 đồng; Thư khen không kèm tiền, Cờ thi đua \
kèm 3.000.000 đồng; xã chi từ Quỹ thi đua.
""",
        "phieng-luong",
    )
    found = ask("giấy khen xã Phiêng Luông được thưởng bao nhiêu tiền", among=shelf_of(plan))
    assert found.citations[0].quote.endswith("hộ, cá nhân 500.000 đồng;")
