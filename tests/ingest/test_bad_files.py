"""Broken, hostile and senseless files: each gives one clear line in bounded time and leaves nothing behind."""

import io
import tempfile
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random
from time import perf_counter

import pytest

from bot.wording.cli import Words
from ingest.errors import IngestError
from ingest.readers import ENDINGS, office, read
from ingest.readers.apart import Limits, read_apart
from tests.ingest import rendered

MUTANTS = 17
SECONDS = 20.0


def _docx() -> bytes:
    return rendered.as_docx()


def _picture(form: str) -> bytes:
    from PIL import Image

    buffer = io.BytesIO()
    Image.new("L", (60, 40), 255).save(buffer, form)
    return buffer.getvalue()


def _pdf(pages: int = 1, extra: bytes = b"") -> bytes:
    """A PDF of empty pages, written by hand."""
    kids = b" ".join(b"%d 0 R" % (n + 3) for n in range(pages))
    objects = [b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Count %d/Kids[%s]>>" % (pages, kids)]
    objects += [b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>"] * pages
    body, offsets = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, start=1):
        offsets.append(len(body))
        body += b"%d 0 obj%sendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    size = len(objects) + 1
    trailer = b"trailer<</Size %d/Root 1 0 R%s>>\nstartxref\n%d\n%%%%EOF" % (size, extra, len(body))
    return body + b"xref\n0 %d\n0000000000 65535 f \n" % size + table + trailer


def _zip(parts: dict[str, bytes], encrypted: bool = False) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    data = bytearray(buffer.getvalue())
    if encrypted:
        for sign, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
            at = data.find(sign)
            while at >= 0:
                data[at + flags] |= 1
                at = data.find(sign, at + 4)
    return bytes(data)


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)

HOSTILE: dict[str, tuple[Callable[[], bytes], set[str]]] = {
    "empty.pdf": (lambda: b"", {"empty"}),
    "empty.docx": (lambda: b"", {"empty"}),
    "zeros.docx": (lambda: bytes(5000), {"damaged"}),
    "zeros.pdf": (lambda: bytes(5000), {"damaged"}),
    "text.pdf": (lambda: b"xin chao", {"damaged"}),
    "bare.pdf": (lambda: b"%PDF-1.7", {"damaged"}),
    "blank.pdf": (_pdf, {"empty", "needs_ocr", "nothing_seen"}),
    "blank500.pdf": (lambda: _pdf(500), {"empty", "needs_ocr", "nothing_seen"}),
    "pages3000.pdf": (lambda: _pdf(3000), {"too_many_pages"}),
    "locked.pdf": (
        lambda: _pdf(
            1, b"/Encrypt<</Filter/Standard/V 1/R 2/O(" + b"a" * 32 + b")/U(" + b"b" * 32 + b")/P -4>>/ID[(x)(x)]"
        ),
        {"password"},
    ),
    "objects.pdf": (
        lambda: _pdf() + b"9 0 obj<<>>endobj\n" * 200_000,
        {"empty", "damaged", "needs_ocr", "nothing_seen"},
    ),
    "deep.pdf": (lambda: b"%PDF-1.4\n1 0 obj" + b"[" * 200_000, {"damaged"}),
    "bomb.docx": (lambda: _zip({"word/document.xml": bytes(320 * 1024 * 1024)}), {"bomb"}),
    "locked.docx": (lambda: _zip({"word/document.xml": b"<w/>"}, encrypted=True), {"password"}),
    "locked by Word.docx": (lambda: OLE + "EncryptedPackage".encode("utf-16-le"), {"password"}),
    "parts.docx": (lambda: _zip({"word/document.xml": b"<w/>"}), {"damaged"}),
    "sheet.xlsx": (lambda: _zip({"xl/workbook.xml": b"<x/>"}), {"unsupported"}),
    "sheet.docx": (lambda: _zip({"xl/workbook.xml": b"<x/>"}), {"unsupported"}),
    "zip.docx": (lambda: _zip({"a.txt": b"a"}), {"damaged"}),
    "old sheet.doc": (lambda: OLE + "Workbook".encode("utf-16-le"), {"unsupported"}),
    "stub.doc": (lambda: OLE + "WordDocument".encode("utf-16-le"), {"damaged", "needs_office", "empty"}),
    "billion.html": (
        lambda: b"<!DOCTYPE html [<!ENTITY a 'aaaa'><!ENTITY b '%s'>]><body>&b;</body>" % (b"&a;" * 5000),
        {"empty", ""},
    ),
    "deep.html": (lambda: b"<html>" + b"<div>" * 100_000 + b"x", {"empty", "damaged"}),
    "blank.html": (lambda: b"<html><body><script>x</script></body></html>", {"empty"}),
    "blank.png": (lambda: _picture("PNG"), {"nothing_seen", "needs_ocr"}),
    "blank.tif": (lambda: _picture("TIFF"), {"nothing_seen", "needs_ocr"}),
    "huge.png": (
        lambda: _picture("PNG")[:16] + (60_000).to_bytes(4, "big") * 2 + _picture("PNG")[24:],
        {"bomb", "damaged"},
    ),
    "empty.rtf": (lambda: b"{\\rtf1}", {"empty", "damaged", "needs_office"}),
}

GOOD: dict[str, Callable[[], bytes]] = {
    ".docx": _docx,
    ".html": rendered.as_html,
    ".txt": lambda: rendered.as_text().encode(),
    ".pdf": lambda: rendered.by_office("pdf") if office.program() else _pdf(3),
    ".png": lambda: _picture("PNG"),
    ".jpg": lambda: _picture("JPEG"),
    ".tif": lambda: _picture("TIFF"),
    ".webp": lambda: _picture("WEBP"),
}


@pytest.fixture(autouse=True)
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of its own for temporary files, so that what is left behind shows."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setenv("TMPDIR", str(folder))
    monkeypatch.setattr(tempfile, "tempdir", None)
    return folder


def outcome(path: Path, temporary: Path) -> str:
    """The key of the failure, or an empty string; the time is bounded and nothing is left behind."""
    started = perf_counter()
    try:
        source = read(path)
        key = "" if source.text.strip() else "no text"
    except IngestError as error:
        for language in ("vi", "en"):
            line = Words(language)(f"file.{error.key}", **error.values)
            assert line
            assert "\n" not in line
        key = error.key
    assert perf_counter() - started < SECONDS
    assert list(temporary.iterdir()) == []
    return key


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_is_one_clear_line(tmp_path: Path, temporary: Path, name: str) -> None:
    make, keys = HOSTILE[name]
    path = tmp_path / name
    path.write_bytes(make())
    assert outcome(path, temporary) in keys


@pytest.mark.parametrize("ending", GOOD)
def test_mutants_of_good_files_never_crash(tmp_path: Path, temporary: Path, ending: str) -> None:
    for number, data in enumerate(_mutants(GOOD[ending](), Random(ending))):
        path = tmp_path / f"{number}{ending}"
        path.write_bytes(data)
        outcome(path, temporary)


@pytest.mark.parametrize("ending", ENDINGS)
def test_noise_under_any_name_is_told(tmp_path: Path, temporary: Path, ending: str) -> None:
    for size in (1, 40, 3000):
        path = tmp_path / f"{size}{ending}"
        path.write_bytes(b"\x07" + Random(size).randbytes(size))
        assert outcome(path, temporary) in {"damaged", "binary", "encoding", "unsupported"}


def _mutants(good: bytes, rng: Random) -> Iterator[bytes]:
    """Cut short, bytes flipped, a stretch missing, a stretch of zeros, doubled."""
    for number in range(MUTANTS):
        data, at = bytearray(good), rng.randrange(len(good))
        match number % 5:
            case 0:
                del data[at:]
            case 1:
                for _ in range(20):
                    data[rng.randrange(len(data))] = rng.randrange(256)
            case 2:
                del data[at : at + rng.randrange(1, 400)]
            case 3:
                data[at : at + 200] = bytes(200)
            case _:
                data[at:at] = data[: rng.randrange(1, 2000)]
        yield bytes(data)


def test_a_reader_that_takes_too_long_is_ended(temporary: Path) -> None:
    with pytest.raises(IngestError) as error:
        read_apart("word", _docx(), Limits(seconds=0, memory=2 * 1024**3), lambda _done, _total: None)
    assert error.value.key == "too_slow"
    assert list(temporary.iterdir()) == []


def test_a_reader_that_needs_too_much_memory_is_ended() -> None:
    with pytest.raises(IngestError) as error:
        read_apart("word", _docx(), Limits(seconds=30, memory=16 * 1024**2), lambda _done, _total: None)
    assert error.value.key in {"too_heavy", "damaged"}


def test_macros_are_told_and_not_run(tmp_path: Path) -> None:
    buffer = io.BytesIO(_docx())
    with zipfile.ZipFile(buffer, "a") as package:
        package.writestr("word/vbaProject.bin", b"macro")
    path = tmp_path / "macro.docm"
    path.write_bytes(buffer.getvalue())
    assert read(path).notes == ("macros",)


def test_there_are_two_hundred_bad_files() -> None:
    assert len(HOSTILE) + MUTANTS * len(GOOD) + 3 * len(ENDINGS) >= 200
