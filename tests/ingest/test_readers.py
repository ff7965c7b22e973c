"""Reading files: the encodings that Vietnamese text comes in, and what cannot be read."""

import unicodedata
from pathlib import Path

import pytest

from ingest.errors import IngestError
from ingest.readers import FORMATS, MEGABYTE, read
from knowledge.text import nfc
from tests.ingest.plans import PLAN

_TONES = "\u0300\u0301\u0303\u0309\u0323"


def cp1258(text: str) -> bytes:
    """The text in cp1258, which writes tones as marks of their own."""
    encoded = b""
    for character in nfc(text):
        marks = "".join(c for c in unicodedata.normalize("NFD", character) if c in _TONES)
        base = "".join(c for c in unicodedata.normalize("NFD", character) if c not in _TONES)
        encoded += (nfc(base) + marks).encode("cp1258")
    return encoded


@pytest.mark.parametrize(
    "data",
    [
        PLAN.encode(),
        PLAN.encode("utf-8-sig"),
        unicodedata.normalize("NFD", PLAN).encode(),
        PLAN.encode("utf-16"),
        PLAN.encode("utf-16-le"),
        PLAN.encode("utf-16-be"),
        cp1258(PLAN),
    ],
    ids=["utf-8", "utf-8 with mark", "decomposed", "utf-16", "utf-16-le", "utf-16-be", "cp1258"],
)
def test_every_encoding_gives_the_same_text(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "kế hoạch.txt"
    path.write_bytes(data)
    source = read(path)
    assert source.text == PLAN
    assert (source.name, source.data) == ("kế hoạch.txt", data)


@pytest.mark.parametrize("name", ["a.md", "b.TXT"])
def test_the_ending_may_be_in_any_case(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text(PLAN, encoding="utf-8")
    assert read(tmp_path / name).text == PLAN


@pytest.mark.parametrize(
    ("data", "key"),
    [
        (b"", "empty"),
        (b" \r\n\t", "empty"),
        (b"\xef\xbb\xbf\n", "empty"),
        ("\ufeff \n".encode("utf-16-le"), "empty"),
        (b"\x89png\r\n\x1a\n" + bytes(range(256)) * 20, "binary"),
        (b"PK\x03\x04" + bytes(2000), "binary"),
        (b"co mot ky tu \x00 o giua", "binary"),
        ("Les élèves très occupés à Noël, où ça ?".encode("latin-1") * 9, "encoding"),
        ("中华人民共和国计划".encode("gb18030") * 9, "encoding"),
        (b"\xff\xfe\x00", "binary"),
    ],
)
def test_what_is_no_text_is_told(tmp_path: Path, data: bytes, key: str) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(data)
    with pytest.raises(IngestError) as error:
        read(path)
    assert error.value.key == key


def test_a_file_over_the_limit_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "lớn.txt"
    with path.open("wb") as file:
        file.truncate(FORMATS["text"].limit + 1)
    with pytest.raises(IngestError) as error:
        read(path)
    assert (error.value.key, error.value.values) == (
        "too_large",
        {"limit": f"{FORMATS['text'].limit // MEGABYTE} MB"},
    )


def test_other_kinds_missing_files_and_folders_are_told(tmp_path: Path) -> None:
    (tmp_path / "a.xyz").write_text("x", encoding="utf-8")
    (tmp_path / "b.txt").mkdir()
    for name, key in (("a.xyz", "unsupported"), ("c.txt", "missing"), ("b.txt", "unreadable")):
        with pytest.raises(IngestError) as error:
            read(tmp_path / name)
        assert error.value.key == key
