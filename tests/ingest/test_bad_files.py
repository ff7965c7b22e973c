"""Broken, hostile and senseless files: each gives one clear line in bounded time and leaves nothing behind."""

import io
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random
from time import perf_counter

import pytest

from bot.wording.cli import Words
from ingest.errors import IngestError
from ingest.pipeline import Kind, ingest
from ingest.readers import ENDINGS, office, read
from ingest.readers.apart import Limits, read_apart
from ingest.readers.document import untold
from knowledge.library import Library
from tests.ingest import rendered
from tests.ingest.test_document_kind import INVOICE, POEM

MUTANTS = 20
SECONDS = 20.0


def _docx() -> bytes:
    return rendered.as_docx()


def _picture(form: str, grey: int = 255) -> bytes:
    from PIL import Image

    buffer = io.BytesIO()
    Image.new("L", (60, 40), grey).save(buffer, form)
    return buffer.getvalue()


def _noise(form: str) -> bytes:
    """A picture of nothing."""
    from PIL import Image

    buffer = io.BytesIO()
    Image.frombytes("L", (300, 200), Random(form).randbytes(60_000)).save(buffer, form)
    return buffer.getvalue()


def _pdf(pages: int = 1, extra: bytes = b"", content: bytes = b"") -> bytes:
    """A PDF of pages that are empty or all show the same, written by hand."""
    stream = pages + 3
    kids = b" ".join(b"%d 0 R" % (n + 3) for n in range(pages))
    objects = [b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Count %d/Kids[%s]>>" % (pages, kids)]
    shown = b"/Contents %d 0 R/Resources<</Font<</F1 %d 0 R>>>>" % (stream, stream + 1) if content else b""
    objects += [b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]%s>>" % shown] * pages
    if content:
        objects.append(b"<</Length %d>>stream\n%s\nendstream " % (len(content), content))
        objects.append(b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>")
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
        lambda: _pdf() + b"9 0 obj<<>>endobj\n" * 1_000_000,
        {"empty", "damaged", "needs_ocr", "nothing_seen"},
    ),
    "strokes.pdf": (lambda: _pdf(1, content=b"9 9 m 90 90 l S " * 1_000_000), {"too_heavy"}),
    "pages500.pdf": (
        lambda: _pdf(500, content=b"BT /F1 12 Tf 20 TL 72 700 Td (Ke hoach) '%s ET" % (b"(thi dua) '" * 9)),
        {""},
    ),
    "empty.txt": (lambda: b"\n \t\n", {"empty"}),
    "empty.png": (lambda: b"\x89PNG\r\n\x1a\n", {"damaged", "needs_ocr"}),
    "cut.jpg": (lambda: _picture("JPEG")[:200], {"damaged", "needs_ocr"}),
    "noise.png": (lambda: _noise("PNG"), {"nothing_seen", "needs_ocr"}),
    "noise.webp": (lambda: _noise("WEBP"), {"nothing_seen", "needs_ocr"}),
    "black.jpg": (lambda: _picture("JPEG", 0), {"nothing_seen", "needs_ocr"}),
    "deep.pdf": (lambda: b"%PDF-1.4\n1 0 obj" + b"[" * 200_000, {"damaged"}),
    "bomb.docx": (lambda: _zip({"word/document.xml": bytes(320 * 1024 * 1024)}), {"bomb"}),
    "locked.docx": (lambda: _zip({"word/document.xml": b"<w/>"}, encrypted=True), {"password"}),
    "locked by Word.docx": (lambda: OLE + "EncryptedPackage".encode("utf-16-le"), {"password"}),
    "parts.docx": (lambda: _zip({"word/document.xml": b"<w/>"}), {"damaged"}),
    "sheet.xlsx": (lambda: _zip({"xl/workbook.xml": b"<x/>"}), {"spreadsheet"}),
    "sheet.docx": (lambda: _zip({"xl/workbook.xml": b"<x/>"}), {"spreadsheet"}),
    "zip.docx": (lambda: _zip({"a.txt": b"a"}), {"unsupported"}),
    "old sheet.doc": (lambda: OLE + "Workbook".encode("utf-16-le"), {"spreadsheet"}),
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


@pytest.fixture
def temporary(tmp_path: Path) -> Path:
    """A folder of its own for temporary files, so that what is left behind shows."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    return folder


def outcome(path: Path, temporary: Path) -> str:
    """The key of the failure, or an empty string; the time is bounded and nothing is left behind."""
    started = perf_counter()
    try:
        source = read(path, scratch=temporary)
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
        read_apart("word", _docx(), Limits(seconds=0, memory=2 * 1024**3), untold, temporary)
    assert error.value.key == "too_slow"
    assert list(temporary.iterdir()) == []


def test_a_reader_that_needs_too_much_memory_is_ended() -> None:
    with pytest.raises(IngestError) as error:
        read_apart("word", _docx(), Limits(seconds=30, memory=16 * 1024**2), untold)
    assert error.value.key in {"too_heavy", "damaged"}


def test_a_file_of_200_megabytes_is_refused_unread(tmp_path: Path, temporary: Path) -> None:
    path = tmp_path / "dài.pdf"
    with path.open("wb") as file:
        file.write(b"%PDF-1.7\n")
        file.truncate(200 * 1024 * 1024)
    started = perf_counter()
    assert outcome(path, temporary) == "too_large"
    assert perf_counter() - started < SECONDS / 4


@pytest.mark.skipif(office.program() is None, reason="LibreOffice is not installed")
def test_a_pdf_under_a_password_is_told(tmp_path: Path, temporary: Path) -> None:
    secret = (
        'pdf:writer_pdf_Export:{"EncryptFile":{"type":"boolean","value":"true"},'
        '"DocumentOpenPassword":{"type":"string","value":"x"}}'
    )
    path = tmp_path / "khóa.pdf"
    path.write_bytes(rendered.by_office(secret))
    assert outcome(path, temporary) == "password"


@pytest.mark.parametrize("other", [POEM, INVOICE], ids=["poem", "invoice"])
@pytest.mark.parametrize("ending", [".txt", ".docx"])
def test_what_is_no_plan_leaves_nothing_in_the_store(tmp_path: Path, library: Library, other: str, ending: str) -> None:
    path = tmp_path / f"tệp{ending}"
    path.write_bytes(_word(other) if ending == ".docx" else other.encode())
    [refused] = ingest([path], library)
    assert (refused.kind, refused.error and refused.error.key) == (Kind.FAILED, "not_a_plan")
    assert not library.catalogue.plans()
    assert not (tmp_path / "originals").exists()


def _word(text: str) -> bytes:
    import docx

    document = docx.Document()
    for line in text.splitlines():
        document.add_paragraph(line)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def test_macros_are_told_and_not_run(tmp_path: Path) -> None:
    buffer = io.BytesIO(_docx())
    with zipfile.ZipFile(buffer, "a") as package:
        package.writestr("word/vbaProject.bin", b"macro")
    path = tmp_path / "macro.docm"
    path.write_bytes(buffer.getvalue())
    assert read(path).notes == ("macros",)


def test_there_are_two_hundred_bad_files() -> None:
    count = len(HOSTILE) + MUTANTS * len(GOOD) + 3 * len(ENDINGS)
    print(f"{count} bad files: {len(HOSTILE)} made, {MUTANTS * len(GOOD)} mutated, {3 * len(ENDINGS)} of noise")
    assert count >= 200
