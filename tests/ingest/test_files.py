"""Which files are meant by files and folders."""

from pathlib import Path

from ingest.files import find_files


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
