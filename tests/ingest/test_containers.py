"""Archives and letters: each file inside is taken in as if it came alone; what is no document is passed over."""

import io
import zipfile
from collections.abc import Callable
from email.message import EmailMessage
from pathlib import Path

import pytest

from ingest.containers import DEEPEST, members_of
from ingest.errors import IngestError
from ingest.files import find_files, is_debris
from ingest.pipeline import Kind, ingest
from ingest.readers import read
from knowledge.library import Library
from tests.ingest import outlook, rendered
from tests.ingest.pdfs import Sheet, enclosing, lines, pdf, pinning


def zipped(files: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return buffer.getvalue()


def letter(
    *attached: tuple[str, bytes], body: str = "Kính gửi đồng chí tệp kèm theo.", subject: str = "V/v kế hoạch"
) -> bytes:
    message = EmailMessage()
    message["Subject"], message["From"], message["To"] = subject, "a@b.vn", "c@d.vn"
    message.set_content(body)
    for name, data in attached:
        message.add_attachment(data, maintype="application", subtype="octet-stream", filename=name)
    return message.as_bytes()


def plan() -> bytes:
    return rendered.as_text().encode()


LOGO = b"\x89PNG\r\n\x1a\n" + bytes(40)
SHEET = zipped({"[Content_Types].xml": b"<x/>", "xl/workbook.xml": b"<x/>"})
HOLDING: dict[str, tuple[Callable[[], bytes], list[str]]] = {
    "a.zip": (lambda: zipped({"kế hoạch.txt": plan()}), ["kế hoạch.txt"]),
    "folders.zip": (
        lambda: zipped({"Năm 2033/KH/ke-hoach.txt": plan(), "__MACOSX/._x": b"x"}),
        ["Năm 2033/KH/ke-hoach.txt"],
    ),
    "inner.zip": (lambda: zipped({"b.zip": zipped({"c.txt": plan()})}), ["b.zip/c.txt"]),
    "debris.zip": (lambda: zipped({"c.txt": plan(), "~$c.docx": b"x", "Thumbs.db": b"x"}), ["c.txt"]),
    "a.eml": (lambda: letter(("ke-hoach.txt", plan())), ["V-v kế hoạch.txt", "ke-hoach.txt"]),
    "zipped.eml": (lambda: letter(("k.zip", zipped({"c.txt": plan()}))), ["V-v kế hoạch.txt", "k.zip/c.txt"]),
    "letter.zip": (
        lambda: zipped({"thư.eml": letter(("c.txt", plan()))}),
        ["thư.eml/V-v kế hoạch.txt", "thư.eml/c.txt"],
    ),
}


COVER = Sheet(lines("Bo ho so gom cac tep kem theo.", top=700))
BODY = Sheet(lines(*[f"{at}. Cac don vi thuc hien nghiem tuc ke hoach nay theo phan cong." for at in range(12)]))


@pytest.mark.parametrize(
    ("make", "names"),
    [
        (lambda: enclosing({"ke-hoach.txt": plan()}, COVER), ["ke-hoach.txt"]),
        (lambda: enclosing({"a.txt": b"x", "ke-hoach.txt": plan()}, BODY), ["a.txt", "ke-hoach.txt"]),
        (lambda: pinning({"ke-hoach.txt": plan()}, BODY), ["ke-hoach.txt"]),
        (lambda: enclosing({"k.zip": zipped({"c.txt": plan()})}, COVER), ["k.zip/c.txt"]),
        (lambda: enclosing({"b.pdf": enclosing({"c.txt": plan()}, COVER)}, COVER), ["b.pdf", "b.pdf/c.txt"]),
        (lambda: zipped({"b.pdf": enclosing({"c.txt": plan()}, COVER)}), ["b.pdf", "b.pdf/c.txt"]),
        (lambda: letter(("b.pdf", pinning({"c.txt": plan()}, COVER))), ["V-v kế hoạch.txt", "b.pdf", "b.pdf/c.txt"]),
        (lambda: pdf(BODY), []),
    ],
)
def test_the_files_inside_a_pdf_are_found(make: Callable[[], bytes], names: list[str]) -> None:
    members = list(members_of(make()))
    assert [member.name for member in members] == names
    assert all(member.data == plan() for member in members[-1:])


def test_a_pdf_is_taken_in_with_the_documents_in_it(tmp_path: Path, library: Library) -> None:
    (tmp_path / "bia.pdf").write_bytes(enclosing({"ke-hoach.txt": plan(), "ghi-chu.txt": b"Loi nhan."}, COVER))
    outcomes = list(ingest([tmp_path / "bia.pdf"], library, self_test=False))
    assert [(one.path.name, one.kind) for one in outcomes] == [
        ("bia.pdf", Kind.PASSED),
        ("ke-hoach.txt", Kind.NEW),
        ("ghi-chu.txt", Kind.PASSED),
    ]


def test_what_a_document_brings_along_is_no_version_of_the_plan_that_it_is(tmp_path: Path, library: Library) -> None:
    first = tmp_path / "ke-hoach.txt"
    first.write_bytes(plan())
    [known] = ingest([first], library, self_test=False)
    again = tmp_path / "thư.eml"
    again.write_bytes(letter(("ke-hoach.txt", plan().replace(b"2033", b"2034"))))
    [outcome] = ingest([again], library, plan=known.plan, self_test=False)
    assert (outcome.kind, outcome.plan) == (Kind.NEW_VERSION, known.plan)


@pytest.mark.parametrize("name", HOLDING)
def test_the_files_inside_are_found(name: str) -> None:
    make, names = HOLDING[name]
    members = list(members_of(make()))
    assert [member.name for member in members] == names
    assert members[-1].data == plan()


@pytest.mark.parametrize("name", HOLDING)
def test_each_file_inside_is_taken_in_as_if_it_came_alone(tmp_path: Path, library: Library, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(HOLDING[name][0]())
    outcomes = list(ingest([path], library, self_test=False))
    *others, last = outcomes
    assert last.kind is Kind.NEW
    assert last.path == path / HOLDING[name][1][-1]
    assert {one.kind for one in others} <= {Kind.PASSED}
    assert last.version is not None
    assert last.version.card.number is not None


def test_a_letter_may_itself_be_the_plan(tmp_path: Path, library: Library) -> None:
    path = tmp_path / "thư.eml"
    path.write_bytes(letter(body=rendered.as_text()))
    [outcome] = ingest([path], library, self_test=False)
    assert (outcome.kind, outcome.plan) == (Kind.NEW, "v-v-ke-hoach")


def test_what_came_along_and_is_no_document_is_passed_over(tmp_path: Path, library: Library) -> None:
    path = tmp_path / "hồ sơ.zip"
    path.write_bytes(zipped({"c.txt": plan(), "bieu.xlsx": SHEET, "trống.txt": b"", "phim.mp4": b"\x00\x01" * 99}))
    outcomes = {one.path.name: one for one in ingest([path], library, self_test=False)}
    assert {name: one.kind for name, one in outcomes.items()} == {
        "c.txt": Kind.NEW,
        "bieu.xlsx": Kind.PASSED,
        "trống.txt": Kind.PASSED,
        "phim.mp4": Kind.PASSED,
    }


def test_several_files_are_no_versions_of_one_plan(tmp_path: Path, library: Library) -> None:
    single, several = tmp_path / "a.txt", tmp_path / "b.zip"
    single.write_bytes(plan())
    several.write_bytes(zipped({"c.txt": plan(), "d.txt": plan()}))
    [first] = ingest([single], library, self_test=False)
    [second] = ingest([several], library, plan=first.plan)
    assert (second.kind, second.error and second.error.key) == (Kind.FAILED, "several")


def locked() -> bytes:
    data = bytearray(zipped({"c.txt": b"x"}))
    data[6] |= 1
    data[data.find(b"PK\x01\x02") + 8] |= 1
    return bytes(data)


def nested() -> bytes:
    data = plan()
    for level in range(DEEPEST + 1):
        data = zipped({f"{level}.zip" if level else "c.txt": data})
    return data


@pytest.mark.parametrize(
    ("make", "key"),
    [
        (lambda: zipped({"Thumbs.db": b"x"}), "nothing_inside"),
        (lambda: zipped({f"{n}.txt": b"" for n in range(600)}), "too_much_inside"),
        (nested, "too_much_inside"),
        (locked, "password"),
    ],
)
def test_a_container_that_cannot_be_opened_is_one_failure(
    tmp_path: Path, library: Library, make: Callable[[], bytes], key: str
) -> None:
    path = tmp_path / "a.zip"
    path.write_bytes(make())
    [outcome] = ingest([path], library)
    assert (outcome.kind, outcome.path, outcome.error and outcome.error.key) == (Kind.FAILED, path, key)


@pytest.mark.parametrize(
    ("data", "key"),
    [
        (b"Rar!\x1a\x07\x01\x00" + bytes(30), "archive"),
        (b"7z\xbc\xaf\x27\x1c" + bytes(30), "archive"),
        (b"\x1f\x8b\x08" + bytes(30), "archive"),
        (SHEET, "spreadsheet"),
        (zipped({"mimetype": b"application/vnd.oasis.opendocument.spreadsheet"}), "spreadsheet"),
        (zipped({"[Content_Types].xml": b"<x/>", "ppt/presentation.xml": b"<x/>"}), "presentation"),
    ],
)
def test_kinds_that_nobody_reads_say_what_to_do(tmp_path: Path, data: bytes, key: str) -> None:
    path = tmp_path / "ke-hoach.docx"
    path.write_bytes(data)
    with pytest.raises(IngestError) as error:
        read(path)
    assert error.value.key == key


@pytest.mark.parametrize(
    "name",
    [
        *("~$-hoach.docx", ".~lock.kế hoạch.odt#", "._kế hoạch.pdf", "Thumbs.db", ".DS_Store", "desktop.ini"),
        *("kế hoạch.docx.crdownload", "kế hoạch.pdf.part", "~WRL0003.tmp", "__MACOSX"),
    ],
)
def test_what_programs_leave_beside_documents_is_passed_over(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(b"x")
    assert is_debris(name)
    assert find_files([tmp_path, tmp_path / name]) == []


@pytest.mark.parametrize("name", ["kế hoạch.docx", "part.pdf", "thumbs.docx", "~kế hoạch.docx", "download"])
def test_documents_are_not(name: str) -> None:
    assert not is_debris(name)


def test_an_outlook_message_is_a_letter_too(tmp_path: Path, library: Library) -> None:
    path = tmp_path / "thư.msg"
    path.write_bytes(outlook.message("Gửi kế hoạch", "Kính gửi các đồng chí.", {"kế hoạch.txt": plan()}))
    first, second = ingest([path], library, self_test=False)
    assert (first.kind, first.path.name) == (Kind.PASSED, "Gửi kế hoạch.txt")
    assert (second.kind, second.path.name) == (Kind.NEW, "kế hoạch.txt")
