"""What was typed into a PDF later stands where it is seen; the record of a signature is no text of the plan."""

import pytest

from ingest.readers import pdf as reader
from ingest.readers.signatures import is_signature, signature_lines
from knowledge.left import LeftKind
from tests.ingest.pdfs import Sheet, lines, pdf, shown, text

HEAD = text("So:", 70, 780) + text("/KH-UBND", 125, 780) + text("Vinh Tra, ngay", 300, 780)
HEAD += text("thang", 410, 780) + text("nam 2031", 470, 780)
BODY = lines("KE HOACH", "Ho so gui ve Phong Noi vu truoc ngay", "Noi nhan: Luu.", top=740)
FREE, STAMP = "/FreeText /Contents (x) /DA (/F 13 Tf)", "/Stamp"


def read(*pins: str, content: str = HEAD + BODY) -> list[str]:
    """The lines that are read of a page with these annotations."""
    return reader.read(pdf(Sheet(content, pins))).text.split("\n")


@pytest.mark.parametrize("kind", ["/Widget /FT /Sig /T (s)", "/Widget /FT /Tx /T (t) /V (9)", FREE, STAMP])
def test_a_number_and_a_day_fill_their_blanks(kind: str) -> None:
    said = read(shown("204", 95, 780, kind), shown("07", 392, 781, kind), shown("03", 446, 779, kind))
    assert said[0] == "So: 204/KH-UBND Vinh Tra, ngay 07 thang 03 nam 2031"


@pytest.mark.parametrize("kind", ["/FreeText /Contents (204) /DA (/F 13 Tf)", "/Widget /FT /Tx /T (t) /V (204)"])
def test_what_the_file_leaves_to_be_drawn_is_read_too(kind: str) -> None:
    assert read(f"{kind} /F 4 /Rect [95 777 125 793]")[0].startswith("So: 204/KH-UBND")


def test_one_field_may_fill_two_blanks() -> None:
    assert "ngay 07 thang 11 nam" in read(shown("07           11", 392, 780))[0]


def test_a_day_typed_at_the_end_of_a_line_belongs_to_it() -> None:
    assert "Ho so gui ve Phong Noi vu truoc ngay 20/11/2031" in read(shown("20/11/2031", 300, 722))


def test_dots_under_what_is_typed_go() -> None:
    content = text("So: ........../KH-UBND", 70, 780) + BODY
    assert read(shown("17", 98, 781), content=content)[0] == "So: 17/KH-UBND"


def test_a_stamp_that_the_page_itself_writes_last_goes_into_its_blank() -> None:
    content = HEAD + BODY + text("311", 97, 780) + text("28", 392, 780)
    assert read(content=content)[0] == "So: 311/KH-UBND Vinh Tra, ngay 28 thang nam 2031"


def test_a_typed_paragraph_stands_between_those_that_it_stands_between() -> None:
    content = lines("Dong thu nhat.", top=700) + lines("Dong thu ba.", top=600)
    assert read(shown("Dong thu hai.", 70, 650, FREE), content=content) == ["Dong thu nhat. Dong thu hai. Dong thu ba."]


@pytest.mark.parametrize(
    "record",
    [
        "Ky boi: UBND xa Vinh Tra\nNgay ky: 09/03/2031 08:15:40",
        "So Noi vu\n2031.03.09 14:26:14 +07:00",
        "Nguoi ky: Tran Thi Mo\nEmail: mo@vinhtra.vn\nThoi gian ky: 09.03.2031 07:41:05",
        "Digitally signed by TRAN THI MO\nDate: 2031.03.09 07:41:05",
    ],
)
@pytest.mark.parametrize("flat", [False, True])
def test_the_record_of_a_signature_is_told_and_no_text(record: str, *, flat: bool) -> None:
    pins = () if flat else (shown(record, 330, 560),)
    content = HEAD + BODY + (lines(*record.split("\n"), left=330, top=580) if flat else "")
    document = reader.read(pdf(Sheet(content, pins)))
    assert "2031.03.09" not in document.text
    assert "09" not in document.text
    [left] = document.left
    assert (left.kind, left.page) == (LeftKind.SIGNED, 1)
    assert "09" in left.text


@pytest.mark.parametrize("typed", ["204", "07", "ngay 07 thang 3 nam 2031", "12/KH-UBND", "Tran Thi Mo"])
def test_what_fills_a_blank_is_no_record(typed: str) -> None:
    assert not is_signature(typed)


@pytest.mark.parametrize(
    ("said", "found"),
    [
        (["Nơi nhận:", "Ký bởi: UBND xã", "Ngày ký: 1/2/2031"], {1, 2}),
        (["Người ký: Lê Văn Tám", "Cơ quan: UBND xã", "Ký bởi Lê Văn Tám"], {0, 1, 2}),
        (["Ký bởi: Ủy ban nhân dân", "huyện Suối Mơ", "Giờ ký: 07:15 1/2/2031"], {0, 1, 2}),
        (["Người ký: Lê Văn Tám", "Cơ quan: UBND xã"], set()),
        (["Vĩnh Trà, ngày 09 tháng 3 năm 2031", "Ngày ký kết: theo thỏa thuận"], set()),
    ],
)
def test_lines_of_a_record_are_known_by_their_labels(said: list[str], found: set[int]) -> None:
    assert signature_lines(said) == found
