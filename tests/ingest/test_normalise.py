"""The stored text: only white space and markup may differ from the source, lines are joined where a page cut them."""

import random
import re
import unicodedata
from pathlib import Path

import pytest

from ingest.normalise import normalise_pages
from tests.ingest.cases.made import FIVE, Variation
from tests.plans_made import HELD_OUT, SAMPLES, SHARED, stored

FILES = [
    path
    for folder in (SAMPLES, HELD_OUT, SHARED / "plans")
    if folder.is_dir()
    for path in sorted(folder.iterdir())
    if path.suffix in {".txt", ".md"}
]
MARKUP = frozenset("#*_\\")


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("**ỦY BAN**\r\n# KẾ HOẠCH\r\n*nghiêng* và __đậm__, ***cả hai***", "ỦY BAN\nKẾ HOẠCH\nnghiêng và đậm, cả hai"),
        ("1.  **Mục đích:** Làm *tốt*.", "1. Mục đích: Làm tốt."),
        ("###### Điều 1.", "Điều 1."),
        ("<b>Đậm</b>, H<sub>2</sub>O, <br/>xuống", "Đậm, H2O, xuống"),
        ("\\- không \\* gạch \\# thăng", "- không * gạch # thăng"),
        ("2*3*4, tên_tệp_dài, 3 < 5 > 2", "2*3*4, tên_tệp_dài, 3 < 5 > 2"),
        ("<script>x</script>", "<script>x</script>"),
        ("\ufeffMột\u200b hai\u00ad", "Một hai"),
        ("\f\fTrang hai", "Trang hai"),
        ("trang một\n\n\ftrang hai", "trang một\n\ntrang hai"),
        ("Một dòng\n\n\n\n\nHai dòng\n\n", "Một dòng\n\nHai dòng"),
        ("A\u00a0\u00a0\u00a0\u00a0B\tC   D  E", "A\tB\tC\tD E"),
        ("", ""),
        (" \n\t\n", ""),
    ],
)
def test_markup_and_blanks(raw: str, text: str) -> None:
    assert stored(raw) == text


def test_letters_are_composed() -> None:
    raw = unicodedata.normalize("NFD", "Ủy ban nhân dân Đồng Ổi")
    assert stored(raw) == "Ủy ban nhân dân Đồng Ổi"


@pytest.mark.parametrize(
    ("raw", "joined"),
    [
        ("lập thành tích chào mừng Đại hội đại biểu các cấp và\n\nhoàn thành nhiệm vụ", True),
        ("các tổ, đội gửi báo cáo kết quả về phòng trước ngày\n\n15 tháng 11 năm 2031", True),
        ("các tổ, đội gửi báo cáo\nkết quả về phòng", True),
        ("các tổ, đội gửi báo cáo kết quả về phòng trước hạn.\n\nhoàn thành nhiệm vụ", False),
        ("các tổ, đội gửi báo cáo kết quả về phòng trước hạn;\nđội phó tổng hợp", False),
        ("Nội dung phong trào:\nthi đua lao động giỏi", False),
        ("các tổ, đội gửi báo cáo kết quả về phòng và\n\nCác đội tổng hợp", True),
        ("các tổ, đội gửi báo cáo kết quả về phòng\n\nCác đội tổng hợp", False),
        ("Kế hoạch\n\nnăm học", False),
    ],
)
def test_a_sentence_that_a_page_cut_is_one_line(raw: str, joined: bool) -> None:
    assert (len(stored(raw).split("\n")) == 1) is joined


@pytest.mark.parametrize("number", ["12", "- 12 -", "(3)"])
def test_a_page_number_is_never_drawn_into_a_sentence(number: str) -> None:
    raw = f"lập thành tích chào mừng Đại hội đại biểu các cấp và\n\n{number}\n\nhoàn thành nhiệm vụ"
    assert number in stored(raw).split("\n")


@pytest.mark.parametrize(
    "raw",
    [
        "- một\n- hai\n+ ba\na) bốn\nđ) năm\n1.2. sáu\nĐiều 7. bảy",
        "ỦY BAN NHÂN DÂN\nTỈNH LẠC HÀ\nxã thử",
        "| Đợt | Thời gian |\n| 1 | 01/01 |\n| 2 | 01/7 |",
        "Đợt\tTừ\nmột\ttháng 1\nhai\ttháng 7",
        "Nơi nhận:\n- Như trên;\n- Lưu: VT.",
    ],
)
def test_lists_letterheads_and_tables_keep_their_lines(raw: str) -> None:
    assert stored(raw) == raw


WRAPPED = """Thực hiện Hướng dẫn số 03/HD-HĐTĐKT ngày 25/01/2031 của Hội đồng Thi đua và
Khen thưởng tỉnh Lạc Hà về tổ chức phong trào thi đua năm 2031; căn cứ Nghị
định số 98/2030/NĐ-CP ngày 31/12/2030 của Chính phủ quy định chi tiết một số
điều của Luật Thi đua, khen thưởng, Sở Thủy lợi xây dựng kế hoạch như sau:
1. Mục đích: nâng cao chất lượng công trình thủy lợi; công trường nào cũng
có bảng đăng ký thi đua, ngày nào cũng có người chấm điểm, tuần nào cũng họp
để rút kinh nghiệm.
2. Yêu cầu: khen thưởng công khai trên trang thông tin điện tử của Sở ít nhất
5 ngày làm việc trước khi trình.
- Đợt 1: từ ngày 01/01/2031 đến ngày 30/6/2031, chào mừng Ngày thành lập tỉnh
Lạc Hà."""


def test_text_wrapped_by_a_margin_is_joined_paragraph_by_paragraph() -> None:
    lines = stored(WRAPPED).split("\n")
    assert [line[:12] for line in lines] == ["Thực hiện Hư", "1. Mục đích:", "2. Yêu cầu: ", "- Đợt 1: từ "]
    assert lines[-1].endswith("thành lập tỉnh Lạc Hà.")
    assert "Thi đua và Khen thưởng" in lines[0]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_character_of_a_plan_stays_in_order_save_markup(path: Path) -> None:
    raw = unicodedata.normalize("NFC", path.read_text(encoding="utf-8-sig"))
    text = stored(raw)
    _kept_in_order(raw, text)
    assert stored(text) == text
    assert not text.startswith("\n")
    assert not text.endswith("\n")
    assert "\n\n\n" not in text


def test_every_character_of_any_jumble_stays_in_order() -> None:
    rng = random.Random(4)
    pieces = [
        "Ủy ban ",
        "và",
        "\n",
        "\n\n",
        "  ",
        "\t",
        "1. ",
        "- ",
        "a) ",
        "12",
        "“trích”",
        ".",
        ";",
        "(x)",
        "   ",
        "\r\n",
    ]
    for _ in range(300):
        raw = "".join(rng.choice(pieces) for _ in range(40))
        assert "".join(stored(raw).split()) == "".join(raw.split())


def _kept_in_order(raw: str, text: str) -> None:
    """All that is not white space stands in both, but for tags and marks of Markdown."""
    raw = re.sub(r"</?(?:b|i|u|sub|sup|br)\s*/?>", "", raw)
    rest = iter("".join(text.split()))
    wanted = next(rest, "")
    for character in "".join(raw.split()):
        if character == wanted:
            wanted = next(rest, "")
        else:
            assert character in MARKUP, f"{character!r} is lost before {wanted!r}"
    assert wanted == ""


@pytest.mark.parametrize(
    ("raw", "begins"),
    [
        ("một trang", []),
        ("Trang một.\n\fTrang hai.\n\n\fTrang ba.", ["Trang hai.", "Trang ba."]),
        ("  1. Các đơn vị gửi **báo cáo** về \f phòng trước ngày 15.\n\fTrang ba.", ["phòng trước", "Trang ba."]),
        ("Trang một.\n\f\n\f\nTrang ba.", ["\n\nTrang ba.", "\n\nTrang ba."]),
    ],
)
def test_pages_begin_where_their_words_stand(raw: str, begins: list[str]) -> None:
    text, pages = normalise_pages(raw)
    assert [text[page:][: len(begin)] for page, begin in zip(pages, begins, strict=True)] == begins


@pytest.mark.parametrize(
    "label", ["Quý II:", "Bước 2 (tháng 5):", "Đợt hai:", "Nhóm 3 -", "Giải nhì:", "Chặng 2 (03/10 - 01/11):"]
)
def test_a_label_that_counts_on_begins_a_line_of_its_own(label: str) -> None:
    lines = ["Các đơn vị rà soát quy trình, sắp xếp lại phòng chờ, lắp bảng chỉ dẫn."] * 10
    text = stored("\n".join([*lines, f"{label} kiểm tra chéo giữa các tổ."]))
    assert f"\n{label} kiểm tra" in text


@pytest.mark.parametrize("variation", FIVE, ids=lambda variation: str(variation.at))
def test_lines_of_one_length_are_not_broken_by_a_margin(variation: Variation) -> None:
    """Each is a sentence, about as long as the others; where one is broken in two, they are."""
    sentence = f"Các thôn của xã {variation.place} gửi báo cáo về {variation.unit} {variation.due}."
    said = [f"{sentence[:-1]}{' đúng hạn' * (at % 2)}." for at in range(10 + variation.at)]
    raw = "\n".join([*said, "CHỦ TỊCH", "Lò Văn Đá"])
    assert stored(raw) == raw
    broken = raw.replace(f" gửi báo cáo về {variation.unit}", f" gửi báo\ncáo về {variation.unit}", 1)
    assert stored(broken).startswith(sentence)
