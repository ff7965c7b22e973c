"""The document itself: number, date, issuer, signatory, recipients, title; bases, relations, who cites what."""

import pytest

from tests.knowledge.answers.asking import ask, keys, plans, values
from tests.plans_made import made, shelf_of


@pytest.mark.parametrize(
    ("question", "key", "value"),
    [
        ("Số ký hiệu kế hoạch của tỉnh Lạc Hà?", "record.number", "45/KH-UBND"),
        ("Kế hoạch của tỉnh Lạc Hà ban hành ngày nào?", "record.issued", "ngày 12 tháng 01 năm 2031"),
        (
            "Kế hoạch của Khối doanh nghiệp do ai ban hành?",
            "record.issuer",
            "Khối thi đua các doanh nghiệp tỉnh Lạc Hà",
        ),
        (
            "Kế hoạch của xã Nậm Khoa tên là gì?",
            "record.title",
            "Phát động phong trào thi đua xây dựng bản văn hóa xã Nậm Khoa",
        ),
    ],
)
def test_one_fact_of_the_document(question: str, key: str, value: str) -> None:
    found = ask(question)
    assert keys(found) == [key]
    assert values(found, key)[0]["value"] == value
    assert value.lower() in found.citations[0].quote.lower()


def test_the_signatory_with_the_office() -> None:
    found = ask("Ai ký kế hoạch huyện Mường Lưu năm 2031?")
    assert values(found, "record.signatory") == [{"name": "Sùng A Tráng", "office": "PHÓ CHỦ TỊCH"}]


def test_recipients() -> None:
    found = ask("Nơi nhận kế hoạch của tỉnh Lạc Hà gồm những ai?")
    assert values(found, "record.recipients")[0]["items"] == ("Bộ Nội vụ", "Lưu: VT")


def test_a_blank_is_told_as_one_for_each_thing_asked() -> None:
    found = ask("Số và ngày ban hành kế hoạch của xã Nậm Khoa?")
    assert found.abstained
    assert [v["topic"] for v in values(found, "absent.one")] == ["record.number", "record.issued"]


def test_the_plan_that_is_carried_out() -> None:
    found = ask("Huyện Mường Lưu năm 2031 thực hiện kế hoạch số mấy?")
    assert [v["number"] for v in values(found, "basis.item")] == ["45/KH-UBND"]


def test_which_plans_cite_a_document() -> None:
    found = ask("Kế hoạch nào nhắc đến Chỉ thị 34-CT/TW?")
    assert values(found, "cited.count")[0]["count"] == 1
    assert plans(found) == ["lac-ha"]
    unknown = ask("Kế hoạch nào nhắc đến Chỉ thị 99-CT/TW?")
    assert unknown.abstained
    assert unknown.citations == ()


AMENDING = shelf_of(
    made(
        """ỦY BAN NHÂN DÂN
XÃ CHIỀNG LƯU
Số: 9/KH-UBND
KẾ HOẠCH
Sửa đổi, bổ sung phong trào thi đua năm 2031
Căn cứ tình hình của xã;
I. NỘI DUNG
1. Sửa đổi, bổ sung mục 2 Kế hoạch số 4/KH-UBND ngày 02/02/2031 của UBND xã.
2. Thay thế Kế hoạch số 3/KH-UBND ngày 01/02/2030 của UBND xã.
""",
        "chieng-luu",
    )
)


@pytest.mark.parametrize(
    "question", ["Kế hoạch tỉnh Lạc Hà thay thế kế hoạch nào?", "Tỉnh Lạc Hà dẫn chiếu nghị định nào?"]
)
def test_a_relation_that_is_not_there(question: str) -> None:
    assert ask(question).abstained


LETTER = """SỞ NỘI VỤ
TỈNH LẠC HÀ

Số: 88/SNV-TĐ

Lạc Hà, ngày 06 tháng 5 năm 2031

V/v đôn đốc báo cáo sơ kết

Kính gửi:
- Các sở, ban, ngành;
- Ủy ban nhân dân các xã.

Sở Nội vụ đề nghị các đơn vị gửi báo cáo sơ kết trước ngày 20/6/2031.

Nơi nhận:
- Như trên;
- Lưu: VT.

GIÁM ĐỐC
Nguyễn Văn Bảy
"""


def test_whom_a_letter_addresses_is_told_by_the_line_that_says_so() -> None:
    found = ask("văn bản của sở nội vụ kính gửi ai", among=shelf_of(made(LETTER)))
    told = " ".join(str(value) for value in found.statements[0].values.values())
    assert "Các sở, ban, ngành;" in told
    assert "Ủy ban nhân dân các xã." in told
    assert "Các sở, ban, ngành;" in found.citations[0].quote


def test_whom_a_letter_addresses_is_told_before_those_at_its_end() -> None:
    found = ask("công văn 88 của Sở Nội vụ tỉnh Lạc Hà gửi những nơi nào", among=shelf_of(made(LETTER)))
    assert keys(found)[:2] == ["record.addressed", "record.recipients"]
    assert values(found, "record.addressed")[0]["value"] == "- Các sở, ban, ngành; - Ủy ban nhân dân các xã."
    assert found.citations[0].quote.startswith("Kính gửi:")
    assert "Sở Nội vụ đề nghị" not in found.citations[0].quote


def test_in_one_line_a_letter_addresses_up_to_the_end_of_the_sentence() -> None:
    text = LETTER.replace(":\n- Các sở, ban, ngành;\n- Ủy ban nhân dân các xã.\n\nSở", ": Hiệu trưởng các trường.\nSở")
    found = ask("công văn 88 của sở nội vụ gửi cho những ai", among=shelf_of(made(text.partition("Nơi nhận")[0])))
    assert keys(found) == ["record.addressed"]
    assert values(found, "record.addressed")[0]["value"] == "Hiệu trưởng các trường."


def test_the_day_on_a_letter() -> None:
    found = ask("công văn 88 về báo cáo sơ kết đề ngày mấy", among=shelf_of(made(LETTER)))
    assert keys(found) == ["record.issued"]


def test_a_signature_of_unread_form_is_not_said_to_be_blank() -> None:
    unread = LETTER.replace("GIÁM ĐỐC\nNguyễn Văn Bảy\n", "SỞ NỘI VỤ — GIÁM ĐỐC: Nguyễn Văn Bảy, thay mặt các bên\n")
    blank = LETTER.replace("GIÁM ĐỐC\nNguyễn Văn Bảy\n", "")
    assert made(unread).card.signatory is None
    assert "absent.one" not in keys(ask("ai ký công văn 88", among=shelf_of(made(unread))))
    assert "absent.one" in keys(ask("ai ký công văn 88", among=shelf_of(made(blank))))
