"""Candidates from the text: sentences with what stands above them, lists, parts, rows and cells."""

from knowledge.evidence.candidate import Candidate, Role
from knowledge.evidence.pieces import label_of, pieces

TEXT = """V. KHEN THƯỞNG
1. Tiền thưởng: giải nhất 5 triệu đồng; giải nhì 3 triệu đồng.
2. Hồ sơ gồm:
- Tờ trình.
- Báo cáo thành tích.
| Giải | Tập thể | Cá nhân |
| Nhất | 8.000.000 | 3.000.000 |
| Nhì | 5.000.000 | 2.000.000 |"""


def found(role: Role) -> list[Candidate]:
    return [one for one in pieces(TEXT, 0) if one.role is role]


def test_a_sentence_knows_what_it_stands_under() -> None:
    first = next(one for one in found(Role.SENTENCE) if "giải nhì" in one.text)
    assert first.context == "KHEN THƯỞNG"
    assert first.text == "giải nhì 3 triệu đồng."


def test_a_later_clause_knows_what_its_sentence_is_about() -> None:
    text = "1. Sở Tài chính — thường trực; công bố xếp hạng. Kinh phí do tỉnh cấp.\n2. Kho: giữ máy; mở cửa: 7 giờ;"
    told = {one.span.of(text): one for one in pieces(text, 0) if one.role is Role.SENTENCE}
    about = told["công bố xếp hạng."].about
    assert about is not None
    assert about.of(text) == "Sở Tài chính"
    assert told["Kinh phí do tỉnh cấp."].about is None
    assert told["mở cửa: 7 giờ;"].about is None


def test_a_line_of_several_clauses_is_one_candidate_too() -> None:
    whole = next(one for one in found(Role.ITEM) if "giải nhất" in one.text)
    assert whole.text.endswith("giải nhì 3 triệu đồng.")
    assert whole.named == "Tiền thưởng"


def test_a_lead_with_its_list() -> None:
    [dossier] = found(Role.LIST)
    assert dossier.named == "Hồ sơ gồm:"
    assert [part.of(TEXT) for part in dossier.parts][:3] == ["2. Hồ sơ gồm:", "- Tờ trình.", "- Báo cáo thành tích."]


def test_a_cell_is_named_by_its_row_and_column() -> None:
    cells = {one.text: one for one in found(Role.CELL)}
    assert "Nhì – Cá nhân: 2.000.000" in cells
    cell = cells["Nhì – Cá nhân: 2.000.000"]
    assert cell.span.of(TEXT) == "| Nhì | 5.000.000 | 2.000.000 |"
    assert cell.head is not None
    assert cell.head.of(TEXT) == "| Giải | Tập thể | Cá nhân |"


def test_what_a_sentence_is_about() -> None:
    assert label_of("a) Cá nhân (không quá 10 người): đạt chuẩn") == "Cá nhân"
    assert label_of("Nộp trước 10:30 ngày mai") == ""
