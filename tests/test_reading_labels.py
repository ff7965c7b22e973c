"""The labelled documents of the repository fit their labels, and the measure tells right from wrong."""

from pathlib import Path
from typing import Any

import pytest

from ingest.readers import read
from tests.benchmarks._labels import Found, deadlines, verdicts
from tests.benchmarks.reading import SETS, Document, documents_of

OWN = documents_of(SETS["own"])
GOLDEN = Path(__file__).parent / "golden"
LABEL = {
    "file": "a.txt",
    "kind": "công văn",
    "issuer": "Phòng GD&ĐT huyện Suối Ngân",
    "issuer_any": ["PHÒNG GIÁO DỤC & ĐÀO TẠO", "SUỐI NGÂN"],
    "number": "12/PGD&ĐT",
    "date": "2031-03-05",
    "title_has": ["nộp báo cáo"],
    "signatory": None,
    "deadlines": [
        {"what": "nộp", "when": "2031-03-20T16:00", "quote": "trước 16h ngày 20/3/2031"},
        {"what": "họp", "when": "hằng tuần", "quote": "họp hằng tuần"},
    ],
}
TEXT = "Nộp trước 16h ngày 20/3/2031; họp hằng tuần; xong ngày 02/4/2031"


@pytest.mark.parametrize("document", OWN, ids=lambda document: document.path.stem)
def test_every_quote_stands_in_its_document(document: Document) -> None:
    text = "".join(read(document.path).text.split())
    facts = [*(document.label["deadlines"] or ()), *(document.label["phases"] or ())]
    assert [fact["quote"] for fact in facts if "".join(fact["quote"].split()) not in text] == []


def test_every_file_has_one_label() -> None:
    folders = [*SETS["own"].rglob("files"), *(GOLDEN / name / "plans" for name in ("eighth", "ninth"))]
    files = {path.resolve() for folder in folders for path in folder.iterdir()}
    assert sorted(document.path.resolve() for document in OWN) == sorted(files)


def test_fields_are_right_wrong_or_invented() -> None:
    card = {
        "kind": "letter",
        "issuer": {"value": "Phòng Giáo dục và Đào tạo", "span": {"start": 0, "end": 3}},
        "place": "huyện Suối Ngân",
        "number": {"value": "12 / PGD&ĐT"},
        "issued_on": {"first_day": "2031-03-06"},
        "title": {"value": "V/v Nộp báo cáo"},
        "signatory": {"value": "Ai Đó"},
    }
    found = verdicts(LABEL, {"card": card, "text": TEXT})
    assert [name for name, one in found.items() if one.right] == ["kind", "issuer", "number", "title"]
    assert [name for name, one in found.items() if one.invented] == ["signatory"]


@pytest.mark.parametrize(
    ("day", "place", "found"),
    [("2031-03-20", 4, (1, 1)), ("2031-03-21", 4, (0, 0)), ("2031-03-20", 50, (0, 0))],
)
def test_a_deadline_is_found_by_its_day_and_place(day: str, place: int, found: tuple[int, int]) -> None:
    assert _counts(deadlines(LABEL, {"text": TEXT, "card": {"deadlines": [_deadline(day, place)]}})) == found


def test_a_recurrence_is_found_by_its_place() -> None:
    read_card = {"deadlines": [_deadline(None, TEXT.index("hằng"))]}
    assert _counts(deadlines(LABEL, {"text": TEXT, "card": read_card})) == (1, 1)


def _deadline(day: str | None, start: int) -> dict[str, Any]:
    due = {"date": {"first_day": day, "last_day": day}, "span": {"start": start, "end": start + 5}}
    return {"due": due, "span": due["span"]}


def _counts(found: Found) -> tuple[int, int]:
    return found.found, found.right


def test_a_folder_without_labels_has_no_documents(tmp_path: Path) -> None:
    assert documents_of(tmp_path) == []
