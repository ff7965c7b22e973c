"""What a field shows that failed is told and is no content; every other result is what the file shows."""

from pathlib import Path

import pytest

from ingest.readers import Source, read
from knowledge.left import LeftKind
from tests.ingest.packages import docx, field, p


@pytest.mark.parametrize(
    "failed",
    [
        field("=SUM(ABOVE)", "0"),
        field(" =sum(B2:B9) ", " 0,00 "),
        "<w:fldSimple w:instr='=AVERAGE(LEFT)'><w:r><w:t>0%</w:t></w:r></w:fldSimple>",
        field("REF x", "Error! Reference source not found."),
        field("PAGEREF x", "Error! Bookmark not defined."),
        field("REF x", "Lỗi! Không tìm thấy nguồn tham chiếu."),
        "Error: Reference source not found",
    ],
)
def test_what_a_field_shows_that_failed_is_told(tmp_path: Path, failed: str) -> None:
    source = read_of(tmp_path, p("Tổng là ", failed, " điểm"))
    assert " ".join(source.text.split()) == "Tổng là điểm"
    [left] = source.left
    assert left.kind is LeftKind.FAILED
    assert left.near == "Tổng là"


@pytest.mark.parametrize(
    ("told", "shown"),
    [
        (field("=SUM(ABOVE)", "100"), "100"),
        (field("=B2-C2", "0"), "0"),
        (field("MERGEFIELD con_lai", "0"), "0"),
        (field("=SUM(ABOVE)", "0,5"), "0,5"),
        ("Error! 7", "Error! 7"),
    ],
)
def test_every_other_result_is_what_the_file_shows(tmp_path: Path, told: str, shown: str) -> None:
    source = read_of(tmp_path, p("Tổng là ", told, " điểm"))
    assert " ".join(source.text.split()) == f"Tổng là {shown} điểm"
    assert source.left == ()


def read_of(folder: Path, body: str) -> Source:
    path = folder / "kế hoạch.docx"
    path.write_bytes(docx(body))
    return read(path)
