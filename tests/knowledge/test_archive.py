"""An archive is whole or it is not there; what was changed in it is not believed."""

from contextlib import suppress
from pathlib import Path

import pytest

from knowledge.archive import ArchiveError, read_archive, write_archive


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """An archive of two files."""
    for name in ("mot", "hai"):
        (tmp_path / name).write_bytes(name.encode() * 5000)
    write_archive(tmp_path / "a.tar.gz", [(f"x/{n}", tmp_path / n) for n in ("mot", "hai")], {"plans": "2"})
    return tmp_path / "a.tar.gz"


def test_what_was_put_in_comes_out(archive: Path, tmp_path: Path) -> None:
    manifest = read_archive(archive, tmp_path / "out")
    assert (manifest.said["plans"], manifest.size) == ("2", 30000)
    assert (tmp_path / "out" / "x" / "hai").read_bytes() == b"hai" * 5000


@pytest.mark.parametrize("share", [0.0, 0.1, 0.3, 0.5, 0.7, 0.9])
def test_one_changed_bit_or_a_missing_end_is_told(archive: Path, share: float) -> None:
    whole, data = read_archive(archive), bytearray(archive.read_bytes())
    at = int(len(data) * share)
    for damaged in (bytes(data[:at]), bytes(data[:at] + bytes([data[at] ^ 4]) + data[at + 1 :])):
        archive.write_bytes(damaged)
        with suppress(ArchiveError):
            # There are bits of the compressed form that stand for nothing: then what comes out is what went in.
            assert read_archive(archive) == whole


def test_nothing_is_left_where_a_file_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        write_archive(tmp_path / "a.tar.gz", [("x", tmp_path / "fehlt")], {})
    assert list(tmp_path.iterdir()) == []
    with pytest.raises(ArchiveError) as error:
        read_archive(tmp_path / "a.tar.gz")
    assert error.value.key == "archive.missing"
