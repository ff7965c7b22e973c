"""Which files are meant by files and folders."""

from pathlib import Path

import pytest

from ingest.files import find_files
from ingest.pipeline import Kind, ingest
from knowledge.library import Library
from tests.ingest.cases.made import FIVE, Variation
from tests.ingest.cases.of_files import DEBRIS, SHORT


def test_folders_are_walked_in_a_stable_order_without_hidden_files(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.txt", "a/.ẩn.txt", ".git/x.txt", "a/sâu/k.md", "c.pdf"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
    found = [str(path.relative_to(tmp_path)) for path in find_files([tmp_path])]
    assert found == ["b.txt", "c.pdf", "a/z.txt", "a/sâu/k.md"]


def test_a_file_named_twice_is_one(tmp_path: Path) -> None:
    (tmp_path / "a.txt").touch()
    assert find_files([tmp_path / "a.txt", tmp_path, tmp_path / "." / "a.txt"]) == [tmp_path / "a.txt"]


def test_what_is_named_is_kept_even_hidden_or_missing(tmp_path: Path) -> None:
    (tmp_path / ".ẩn.txt").touch()
    named = [tmp_path / ".ẩn.txt", tmp_path / "không có.txt"]
    assert find_files(named) == named


@pytest.mark.parametrize("variation", FIVE, ids=lambda variation: str(variation.at))
def test_of_a_folder_the_plan_is_taken_in_and_what_is_none_passed_over(
    tmp_path: Path, library: Library, variation: Variation
) -> None:
    folder = tmp_path / "đến"
    folder.mkdir()
    plan, note = folder / "kế hoạch.txt", folder / "ghi chú.txt"
    plan.write_text("\n".join(variation.lines()), encoding="utf-8")
    note.write_text(SHORT[variation.at], encoding="utf-8")
    for name in DEBRIS[variation.at]:
        (folder / name).write_bytes(b"x")
    outcomes = {one.path: one.kind for one in ingest([folder], library, self_test=False)}
    assert outcomes == {plan: Kind.NEW, note: Kind.PASSED}
    [named] = ingest([note], library)
    assert named.kind is Kind.FAILED
