"""Which documents have something: all of them are counted, named and cited; other questions are not taken for that."""

import pytest

from knowledge.answer import Answer
from knowledge.fact_index import due_within, fact_keys, of_form, of_phases, things_in, written_of
from knowledge.shelf import Shelf
from tests.knowledge.answers.asking import TODAY, ask, keys, values
from tests.plans_made import made, shelf_of

TEXT = """ỦY BAN NHÂN DÂN
XÃ {upper}

Số: {number}/KH-UBND

{place}, ngày 06 tháng 02 năm 2031

KẾ HOẠCH
Thi đua năm 2031

I. CÁC ĐỢT
{phases}
II. NỘI DUNG
1. {about}

III. KHEN THƯỞNG
1. {award} của Chủ tịch UBND xã: tặng cho tập thể có thành tích.

IV. THỜI HẠN
Các thôn gửi báo cáo tổng kết về Văn phòng Ủy ban nhân dân xã trước ngày {due}/2031.
"""
PHASE = "{n}. Đợt {n}: từ ngày 01/{n}/2031 đến ngày 20/{n}/2031.\n"


def plan(place: str, number: int, phases: int, award: str, due: str, about: str) -> tuple[str, str]:
    made_of = "".join(PHASE.format(n=n) for n in range(1, phases + 1))
    text = TEXT.format(
        upper=place.upper(), place=place, number=number, phases=made_of, award=award, due=due, about=about
    )
    return text, place


PLANS = (
    plan("Nà Khoang", 11, 2, "Giấy khen", "25/11", "Đẩy mạnh chuyển đổi số trong các thôn."),
    plan("Tà Phình", 12, 3, "Cờ thi đua", "05/12", "Trồng cây hai bên đường liên thôn."),
    plan("Phiêng Lao", 13, 3, "Giấy khen", "30/11", "Học sinh chuyển trường được đổi sách, số sách do trường giữ."),
    plan("Suối Ngà", 14, 2, "Bằng khen", "06/12", "Mỗi thôn có một tổ giúp người dân chuyển đổi số."),
)


@pytest.fixture(scope="module")
def shelf() -> Shelf:
    names = ("na-khoang", "ta-phinh", "phieng-lao", "suoi-nga")
    return shelf_of(*(made(text, name) for (text, _), name in zip(PLANS, names, strict=True)))


def named(found: Answer) -> set[str]:
    return {str(one["plan"]).rpartition("xã ")[2].removesuffix(" 2031") for one in values(found, "which.item")}


@pytest.mark.parametrize(
    ("question", "places"),
    [
        ("Những kế hoạch nào tặng Giấy khen?", {"Nà Khoang", "Phiêng Lao"}),
        ("cac ke hoach nao co giay khen", {"Nà Khoang", "Phiêng Lao"}),
        ("kế hoạch nào có nói đến hình thức giấy khen", {"Nà Khoang", "Phiêng Lao"}),
        ("bao nhiêu kế hoạch có 3 đợt", {"Tà Phình", "Phiêng Lao"}),
        ("kế hoạch nào có hạn nộp báo cáo tổng kết trong tháng 12/2031?", {"Tà Phình", "Suối Ngà"}),
        ("có kế hoạch nào nói về chuyển đổi số không", {"Nà Khoang", "Suối Ngà"}),
        ("văn bản nào giao các thôn gửi báo cáo tổng kết về Văn phòng", {p for _, p in PLANS}),
    ],
)
def test_all_that_have_it_are_named_and_cited(question: str, places: set[str], shelf: Shelf) -> None:
    found = ask(question, among=shelf)
    assert named(found) == places
    [count] = [one for key in ("which.count", "which.least") for one in values(found, key)]
    assert count["count"] == len(places)
    assert len({citation.plan for citation in found.citations}) == len(places)


def test_what_is_cited_has_what_is_asked_for(shelf: Shelf) -> None:
    found = ask("kế hoạch nào có hạn nộp báo cáo tổng kết trong tháng 11/2031", among=shelf)
    assert {citation.quote[-11:-1] for citation in found.citations} == {"25/11/2031", "30/11/2031"}
    found = ask("những kế hoạch nào có 3 đợt?", among=shelf)
    assert all("Đợt 1" in citation.quote and "Đợt 3" in citation.quote for citation in found.citations)


@pytest.mark.parametrize(
    "question",
    [
        "kế hoạch nào tặng Bằng khen",
        "kế hoạch nào tặng Huân chương",
        "kế hoạch của xã Nà Khoang có Giấy khen không",
        "Kế hoạch xã Tà Phình thực hiện kế hoạch nào của huyện?",
        "có những kế hoạch nào",
    ],
)
def test_one_that_has_it_or_none_is_no_list(question: str, shelf: Shelf) -> None:
    assert not {"which.count", "which.least"} & set(keys(ask(question, among=shelf)))


def test_two_things_that_are_due_apart_are_not_one() -> None:
    apart = PLANS[0][0].replace("báo cáo tổng kết", "báo cáo nhanh").replace("25/11", "26/12")
    text = f"{apart}\nHội nghị tổng kết tổ chức ngày 20/12/2031.\n".replace("Nà Khoang", "Lũng Pheo")
    three = (made(PLANS[1][0], "ta-phinh"), made(PLANS[3][0], "suoi-nga"), made(text, "lung-pheo"))
    found = ask("kế hoạch nào có hạn nộp báo cáo tổng kết trong tháng 12/2031?", among=shelf_of(*three))
    assert named(found) == {"Tà Phình", "Suối Ngà"}


def test_what_was_replaced_is_not_named() -> None:
    later = PLANS[0][0].replace("Số: 11/", "Số: 19/").replace("06 tháng 02", "09 tháng 3")
    later = later.replace("I. CÁC ĐỢT", "Kế hoạch này thay thế Kế hoạch số 11/KH-UBND ngày 06/02/2031.\n\nI. CÁC ĐỢT")
    three = (made(PLANS[0][0], "na-khoang"), made(later, "na-khoang-moi"), made(PLANS[2][0], "phieng-lao"))
    found = ask("Những kế hoạch nào tặng Giấy khen?", among=shelf_of(*three))
    assert values(found, "which.count")[0]["count"] == 2
    assert {citation.plan for citation in found.citations} == {"na-khoang-moi", "phieng-lao"}


def test_a_day_that_a_letter_has_moved_is_told_as_moved() -> None:
    letter = (
        "ỦY BAN NHÂN DÂN\nXÃ TÀ PHÌNH\n\nSố: 40/UBND-VP\n\nTà Phình, ngày 01 tháng 11 năm 2031\n\n"
        "V/v gia hạn báo cáo tổng kết Kế hoạch số 12/KH-UBND\n\nKính gửi: Các thôn.\n\n"
        "Gia hạn thời gian gửi báo cáo tổng kết theo Kế hoạch số 12/KH-UBND ngày 06/02/2031 đến hết ngày 20/12/2031.\n"
    )
    shelf = shelf_of(made(PLANS[1][0], "ta-phinh"), made(PLANS[3][0], "suoi-nga"), made(letter, "gia-han"))
    found = ask("kế hoạch nào có hạn nộp báo cáo tổng kết trong tháng 12/2031?", among=shelf)
    assert {one.plan for one in found.citations} == {"ta-phinh", "suoi-nga", "gia-han"}
    assert values(found, "which.count")[0]["count"] == 2
    assert "đến hết ngày 20/12/2031" in [one["after"] for one in values(found, "amended.line")]


def test_keys_of_facts() -> None:
    version = made(PLANS[1][0], "ta-phinh")
    found = fact_keys(version)
    assert found.issuperset({*of_form("Cờ thi đua"), *of_phases(3), "day=2031-03-20", "due=2031-12-05 final"})
    assert "due=2031-12-05 final report" in found
    assert not found & {*of_form("Giấy khen"), *of_phases(2)}
    assert "due=2031-12-05 final" in due_within(TODAY.replace(2031, 12, 1), TODAY.replace(2031, 12, 31), ["final"])
    things = things_in("gửi báo cáo tổng kết")
    assert set(things) == {"report", "final"}
    assert written_of(things, "han nop bao cao tong ket thang 11".split()) == ["tong", "ket", "bao", "cao"]
