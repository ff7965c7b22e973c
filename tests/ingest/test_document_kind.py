"""Plans, laws and decisions are told apart from what is neither."""

from dataclasses import replace
from pathlib import Path

import pytest

from ingest.card import extract
from ingest.card.reference import extract_reference
from ingest.document_kind import document_kind_of, is_by_article
from ingest.errors import IngestError
from ingest.outline import outline
from ingest.pipeline import Kind, ingest
from knowledge.card import DocumentKind
from knowledge.library import Library
from knowledge.question.naming import label_of
from tests.ingest.plans import PLAN
from tests.plans_made import HELD_OUT, SAMPLES, made, stored

LAW = """QUỐC HỘI
Luật số: 31/2031/QH17
Hà Nội, ngày 09 tháng 5 năm 2031

LUẬT
PHONG TRÀO THI ĐUA

Căn cứ Hiến pháp; Quốc hội ban hành Luật Phong trào thi đua.

Chương I
QUY ĐỊNH CHUNG
Điều 1. Phạm vi điều chỉnh
Luật này quy định việc tổ chức phong trào thi đua ở cơ sở.
Điều 2. Nguyên tắc
1. Thi đua phải tự nguyện.
2. Khen thưởng phải:
a) Công khai;
b) Đúng người, đúng việc.
3. Nguyên tắc xét khen thưởng quy định tại khoản 2 và khoản 1 Điều này áp dụng cho phong trào thi đua.
Điều 3. Trách nhiệm
Cơ quan, đơn vị tổ chức thực hiện Luật này.
"""
DECISION = """ỦY BAN NHÂN DÂN
HUYỆN SUỐI NGÂN
Số: 44/QĐ-UBND

QUYẾT ĐỊNH
Về việc ban hành Kế hoạch thi đua năm 2033

Điều 1. Ban hành kèm theo Quyết định này Kế hoạch thi đua.
Điều 2. Quyết định có hiệu lực từ ngày ký.
Điều 3. Phòng Nội vụ chịu trách nhiệm thi hành.
"""
POEM = """Chiều quê

Nắng vàng rơi xuống bờ ao
Mẹ ngồi giặt áo, gió lao xao ngoài
Con đò ai đợi ai hoài
Mà sông vẫn chảy, mà ngày vẫn qua
Khói lam ai thổi la đà
Trâu về ngõ nhỏ, tiếng gà gọi nhau
Trăng lên lấp ló hàng cau
Thương câu hát cũ bạc màu tháng năm
"""
INVOICE = """HÓA ĐƠN GIÁ TRỊ GIA TĂNG
Đơn vị bán hàng: Công ty TNHH Vải Mây
Mã số thuế: 0123456789
Họ tên người mua hàng: Trần Thị Na
Hình thức thanh toán: tiền mặt
| STT | Tên hàng hóa | Số lượng | Đơn giá | Thành tiền |
| 1 | Vải bông trắng khổ rộng | 12 | 85.000 | 1.020.000 |
| 2 | Chỉ may màu xanh | 5 | 12.000 | 60.000 |
Cộng tiền hàng: 1.080.000
Thuế suất 10%: 108.000
Tổng cộng tiền thanh toán: 1.188.000
Số tiền viết bằng chữ: Một triệu một trăm tám mươi tám nghìn đồng
"""


def kind(raw: str) -> DocumentKind:
    text = stored(raw)
    return document_kind_of(text, outline(text))


def by_article(raw: str) -> bool:
    text = stored(raw)
    sections = outline(text)
    return is_by_article(document_kind_of(text, sections), text, sections)


@pytest.mark.parametrize("folder", [SAMPLES, HELD_OUT], ids=lambda folder: folder.name)
def test_all_plans_are_plans(folder: Path) -> None:
    for path in folder.iterdir():
        if path.suffix in {".md", ".txt"}:
            assert kind(path.read_text(encoding="utf-8")) is DocumentKind.PLAN, path.name


def test_laws_are_references_and_decisions_are_not() -> None:
    assert (kind(LAW), by_article(LAW)) == (DocumentKind.LAW, True)
    assert (kind(DECISION), by_article(DECISION)) == (DocumentKind.DECISION, False)
    assert (kind(DECISION + PLAN), by_article(DECISION + PLAN)) == (DocumentKind.DECISION, False)


LETTERHEAD = "UBND HUYỆN SUỐI NGÂN\nPHÒNG NỘI VỤ\n"
DAY = "Suối Ngân, ngày 6 tháng 10 năm 2031\n"
NEWS = """Huyện Suối Ngân phát động thi đua
Thứ Ba, 07/10/2031 - 08:15
Sáng 6/10, UBND huyện Suối Ngân tổ chức lễ phát động phong trào thi đua, theo kế hoạch của tỉnh.
Lượt xem: 214
Tác giả: Hoài An
"""


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        (f"{LETTERHEAD}Số: 21/PNV\nV/v nộp báo cáo\n{DAY}Kính gửi: UBND các xã.\nĐề nghị nộp.", DocumentKind.LETTER),
        (f"{LETTERHEAD}Số: 21/PNV\n{DAY}Kính gửi: UBND các xã.\nĐề nghị các xã nộp báo cáo.", DocumentKind.LETTER),
        (f"{LETTERHEAD}Số: 3/TB-PNV\n{DAY}THÔNG BÁO\nLịch tiếp dân\n1. Thứ hai.", DocumentKind.NOTICE),
        (f"{LETTERHEAD}{DAY}THỂ LỆ\nHội thi cán bộ giỏi\nĐiều 1. Đối tượng\nCán bộ.", DocumentKind.CONTEST_RULES),
        (f"{LETTERHEAD}{DAY}GIẤY MỜI\nDự hội nghị tổng kết\nKính mời: Ông A.", DocumentKind.INVITATION),
        (f"{LETTERHEAD}{DAY}TỜ TRÌNH\nVề việc xét khen thưởng\nKính gửi: UBND huyện.", DocumentKind.SUBMISSION),
        (f"{LETTERHEAD}Số: 3/HD-PNV\n{DAY}Bình xét thi đua cuối năm\n1. Đối tượng.", DocumentKind.GUIDANCE),
        (f"{LETTERHEAD}{DAY}PHÂN CÔNG NHIỆM VỤ\nCÁC THÀNH VIÊN\n1. Ông A phụ trách chung.", DocumentKind.OTHER),
        ("Mẫu số 08\nBÁO CÁO THÀNH TÍCH\nTên đơn vị: ……\nI. SƠ LƯỢC\n", DocumentKind.FORM),
        (NEWS, DocumentKind.NEWS),
        ("Để hoàn thành nhiệm vụ, xã Nậm Khoa xây dựng kế hoạch thi đua như sau:\n1. Thi đua.", DocumentKind.PLAN),
    ],
)
def test_every_document_is_told_by_its_form(raw: str, expected: DocumentKind) -> None:
    assert kind(raw) is expected


@pytest.mark.parametrize("name", ["“LUẬT ĐẾN TỪNG BẢN” NĂM 2031", "LUẬT ĐẾN TỪNG BẢN NĂM 2031"])
def test_the_name_of_a_contest_in_the_letterhead_is_no_kind(name: str) -> None:
    raw = (
        f"HỘI LUẬT GIA TỈNH LẠC HÀ\nBAN TỔ CHỨC CUỘC THI\n{name}\nSố: 19/TB-BTC\n"
        "Lạc Hà, ngày 18 tháng 6 năm 2031\nTHÔNG BÁO\nVề việc gia hạn nhận bài\nBan Tổ chức thông báo:\nI. NỘI DUNG\n"
    )
    version = made(raw)
    assert document_kind_of(version.text, version.sections) is DocumentKind.NOTICE
    assert version.card.title is not None
    assert version.card.title.value.startswith("Về việc gia hạn nhận bài")


@pytest.mark.parametrize("raw", ["Chỉ có một dòng.", "Mai họp lúc 8h nhé mọi người.", "asdf qwer 1234 lorem ipsum"])
def test_a_short_text_that_has_no_form_is_refused(raw: str) -> None:
    with pytest.raises(IngestError, match="not_a_plan"):
        kind(raw)


def test_what_is_no_plan_is_called_by_its_kind_and_number() -> None:
    version = made(f"{LETTERHEAD}Số: 21/PNV\nV/v nộp báo cáo\n{DAY}Kính gửi: UBND các xã.\nĐề nghị nộp.")
    letter = replace(version, card=replace(version.card, kind=DocumentKind.LETTER))
    assert label_of(letter) == "Công văn 21/PNV của Phòng nội vụ huyện Suối Ngân 2031"


@pytest.mark.parametrize("other", [POEM, INVOICE])
def test_what_is_neither_is_refused_unless_forced(tmp_path: Path, library: Library, other: str) -> None:
    path = tmp_path / "tệp.txt"
    path.write_text(other, encoding="utf-8")
    with pytest.raises(IngestError, match="not_a_plan"):
        kind(other)
    [refused] = ingest([path], library)
    assert (refused.kind, refused.error and refused.error.key) == (Kind.FAILED, "not_a_plan")
    assert not library.catalogue.plans()
    [forced] = ingest([path], library, force=True, self_test=False)
    assert forced.kind is Kind.NEW


def test_a_law_is_named_and_nothing_else_is_read_of_it() -> None:
    text = stored(LAW)
    card = extract_reference(text, outline(text))
    assert card.is_reference
    assert card.title is not None
    assert card.title.value == "LUẬT PHONG TRÀO THI ĐUA"
    assert card.number is not None
    assert card.number.value == "31/2031/QH17"
    assert str(card.issued_on and card.issued_on.first()) == "2031-05-09"
    assert (card.awards, card.duties, card.deadlines, card.checks) == ((), (), (), ())


def test_what_an_office_orders_in_articles_is_read_as_plans_are() -> None:
    text = stored(
        f"{LETTERHEAD}Số: 2/QC-PNV\n{DAY}QUY CHẾ\nXét khen thưởng\nĐiều 1. Phạm vi\nCán bộ.\n"
        "Điều 2. Hồ sơ\nNộp hồ sơ trước ngày 15/11/2031.\nĐiều 3. Hiệu lực\nTừ ngày ký.\n"
    )
    assert (kind(text), by_article(text)) == (DocumentKind.REGULATION, False)
    card = extract(text, outline(text), DocumentKind.REGULATION)
    assert not card.is_reference
    assert card.title is not None
    assert card.title.value == "Xét khen thưởng"
    assert [str(one.due.date and one.due.date.first()) for one in card.deadlines] == ["2031-11-15"]


def test_a_decision_whose_number_and_day_are_handwritten_is_flagged() -> None:
    text = stored(DECISION.replace("Số: 44/QĐ-UBND", "Sé;//0U/QĐ-UBND\nSuối Ngân, ngày. tháng) năm 2033"))
    card = extract_reference(text, outline(text))
    assert card.issuer is not None
    assert card.issuer.value == "Ủy ban nhân dân huyện Suối Ngân"
    assert card.number is card.issued is card.issued_on is None
    assert {"no_number", "no_issued"} <= {check.key for check in card.checks}


def test_a_page_that_announces_the_rules_of_a_contest_is_these() -> None:
    page = "Thể lệ Cuộc thi Vẽ tranh năm 2031 như sau:\n\nMỗi em gửi tối đa 03 bức, nhận từ ngày 15/8/2031.\n"
    assert document_kind_of(page, outline(page)) is DocumentKind.CONTEST_RULES
    with pytest.raises(IngestError):
        document_kind_of(page.replace("Thể lệ Cuộc thi", "Chuyện về buổi"), outline(page))


def test_a_subject_below_a_letterhead_is_a_letters_though_number_and_day_cannot_be_read() -> None:
    head = "LIÊN ĐOÀN BÓNG BÀN LẠC HÀ\nSố: €4/LĐBB-BCH\nV/v góp ý Điều lệ giải\n"
    assert kind(f"{head}- Câu lạc bộ Suối Ngân.\nLiên đoàn đồng ý với Điều lệ.\nTrân trọng./.\n") is DocumentKind.LETTER
