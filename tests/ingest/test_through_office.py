"""What LibreOffice reads for us: only what the file shows, computed by nobody, fetched from nowhere."""

import io
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from socketserver import BaseRequestHandler, ThreadingTCPServer
from threading import Thread

import pytest

from ingest.readers import office, read
from ingest.readers.unlinked import unlinked
from knowledge.left import LeftKind

needs_office = pytest.mark.skipif(office.program() is None, reason="LibreOffice is not installed")

MANIFEST = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"
TEXT = "application/vnd.oasis.opendocument.text"
OFFICE = "urn:oasis:names:tc:opendocument:xmlns:office:1.0"
NAMES = (
    f'xmlns:office="{OFFICE}" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
    'xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" '
    'xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" '
    'xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" '
    'xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:xlink="http://www.w3.org/1999/xlink" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/"'
)
STYLES = (
    '<style:style style:name="S" style:family="text"><style:text-properties style:text-line-through-style="solid"/>'
    '</style:style><style:style style:name="H" style:family="text"><style:text-properties text:display="none"/>'
    '</style:style><style:style style:name="U" style:family="text">'
    '<style:text-properties style:text-position="super 58%"/></style:style><style:style style:name="D" '
    'style:family="text"><style:text-properties style:text-line-through-type="double"/></style:style>'
    '<style:style style:name="W" style:family="text"><style:text-properties fo:color="#ffffff"/></style:style>'
    '<style:style style:name="Z" style:family="text"><style:text-properties fo:font-size="1pt"/></style:style>'
)


def content(body: str) -> str:
    return (
        f'<office:document-content {NAMES} office:version="1.2"><office:automatic-styles>{STYLES}'
        f"</office:automatic-styles><office:body><office:text>{body}</office:text></office:body></office:document-content>"
    )


def odt(body: str) -> bytes:
    """A text in the OpenDocument form."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as package:
        package.writestr("mimetype", TEXT)
        package.writestr("content.xml", content(body))
        package.writestr(
            "META-INF/manifest.xml",
            f'<m:manifest xmlns:m="{MANIFEST}"><m:file-entry m:full-path="/" m:media-type="{TEXT}"/>'
            '<m:file-entry m:full-path="content.xml" m:media-type="text/xml"/></m:manifest>',
        )
    return buffer.getvalue()


@contextmanager
def listening() -> Iterator[tuple[int, list[bytes]]]:
    """A server on this machine: its port, and what anybody asked it."""
    asked: list[bytes] = []

    class Handler(BaseRequestHandler):
        def handle(self) -> None:
            asked.append(self.request.recv(200))

    with ThreadingTCPServer(("127.0.0.1", 0), Handler) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield server.server_address[1], asked
        server.shutdown()


LINKED = (
    "<text:p>Kế hoạch thi đua năm 2031.</text:p>"
    '<text:p><draw:frame svg:width="5cm" svg:height="5cm"><draw:image xlink:href="http://127.0.0.1:{port}/a.png" '
    'xlink:type="simple" xlink:show="embed" xlink:actuate="onLoad"/></draw:frame></text:p>'
    '<text:section text:name="A"><text:section-source xlink:href="http://127.0.0.1:{port}/b.odt" xlink:type="simple"/>'
    '<text:p>Phần một.</text:p></text:section><text:section text:name="B"><text:section-source xlink:href="{secret}" '
    'xlink:type="simple"/><text:p>Phần hai.</text:p></text:section>'
    '<text:p><draw:frame svg:width="5cm" svg:height="5cm"><draw:object xlink:href="{secret}"/></draw:frame></text:p>'
)


@needs_office
def test_a_document_with_links_asks_nobody_and_reads_no_other_file(tmp_path: Path) -> None:
    secret = tmp_path / "bí mật.txt"
    secret.write_text("Mật khẩu của cơ quan.", encoding="utf-8")
    path = tmp_path / "kế hoạch.odt"
    with listening() as (port, asked):
        path.write_bytes(odt(LINKED.format(port=port, secret=secret.as_uri())))
        text = read(path).text
        # Neither does LibreOffice by itself, should a link have been overlooked.
        made = office.converted_as_it_is(path.read_bytes())
    assert asked == []
    assert [line for line in text.split("\n") if line.strip()] == [
        "Kế hoạch thi đua năm 2031.",
        "Phần một.",
        "Phần hai.",
    ]
    assert b"M\xe1\xba\xadt kh\xe1\xba\xa9u" not in b"".join(parts_of(made))


def parts_of(package: bytes) -> list[bytes]:
    with zipfile.ZipFile(io.BytesIO(package)) as opened:
        return [opened.read(name) for name in opened.namelist()]


FIELDS = (
    '<text:p>Lạc Hà, <text:date text:date-value="2031-03-05">ngày 05 tháng 3 năm 2031</text:date></text:p>'
    '<text:p>Xem <text:bookmark-ref text:ref-name="x">Mục II.1</text:bookmark-ref> và '
    "<text:span><text:time>08 giờ</text:time></text:span></text:p>"
    '<table:table><table:table-column/><table:table-row><table:table-cell table:formula="ooow:sum(1)" '
    'office:value-type="float" office:value="100"><text:p>100</text:p></table:table-cell></table:table-row>'
    "</table:table>"
    '<text:p>Hạn <text:span text:style-name="S">07/9/2031</text:span> 19/9/2031'
    '<text:note text:id="n" text:note-class="footnote"><text:note-citation>1</text:note-citation><text:note-body>'
    "<text:p>Trừ xã Bến Đá.</text:p></text:note-body></text:note>.</text:p>"
    '<text:p>Nộp <text:span text:style-name="H">ba </text:span>không quá 05<text:span text:style-name="U">2</text:span>'
    " bản.</text:p>"
)
SEEN = [
    "Lạc Hà, ngày 05 tháng 3 năm 2031",
    "Xem Mục II.1 và 08 giờ",
    "100",
    "Hạn 19/9/2031 (Chú thích 1: Trừ xã Bến Đá).",
    "Nộp không quá 05 bản.",
]


@needs_office
def test_an_odt_is_read_as_it_shows_itself(tmp_path: Path) -> None:
    path = tmp_path / "kế hoạch.odt"
    path.write_bytes(odt(FIELDS))
    source = read(path)
    assert [" ".join(line.split()) for line in source.text.split("\n") if line.strip()] == SEEN
    assert {(left.kind, left.text) for left in source.left} == {(LeftKind.STRUCK, "07/9/2031"), (LeftKind.HIDDEN, "ba")}


RTF = (
    r"{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0 Times New Roman;}}\f0 Ha, "
    r'{\field{\*\fldinst{ DATE \\@ "dd/MM/yyyy" }}{\fldrslt{05/03/2031}}}\par '
    r"Han {\strike 07/9/2031} 19/9/2031.{\v bo}\par "
    r'{\field{\*\fldinst{ IF {\field{\*\fldinst{ MERGEFIELD x }}{\fldrslt 07/9}} = "" "a" "b" }}{\fldrslt b}} xong\par '
    r'{\field{\*\fldinst{ INCLUDEPICTURE "http://127.0.0.1:9/a.png" \\d }}{\fldrslt }}'
    r"khong qua 05{\super 2} ban\par }"
)


@needs_office
def test_an_rtf_is_read_as_it_shows_itself(tmp_path: Path) -> None:
    path = tmp_path / "ke hoach.rtf"
    path.write_bytes(RTF.encode())
    source = read(path)
    found = [" ".join(line.split()) for line in source.text.split("\n") if line.strip()]
    assert found == ["Ha, 05/03/2031", "Han 19/9/2031.", "b xong", "khong qua 05 ban"]
    assert {(left.kind, left.text) for left in source.left} == {(LeftKind.STRUCK, "07/9/2031"), (LeftKind.HIDDEN, "bo")}


@pytest.mark.parametrize(
    ("rtf", "shown"),
    [
        (rb"{\rtf1 a{\field{\*\fldinst DATE}{\fldrslt 5/3}}b}", rb"{\rtf1 a{{5/3}}b}"),
        (
            rb"{\rtf1 {\field\flddirty{\*\fldinst {X {\field{\*\fldinst Y}{\fldrslt n}}}}{\fldrslt s}}}",
            rb"{\rtf1 {{s}}}",
        ),
        (rb"{\rtf1 {\field{\*\fldinst a\}b}{\fldrslt c}}}", rb"{\rtf1 {{c}}}"),
        (rb"{\rtf1 {\*\template http://x/y.dot}d}", rb"{\rtf1 d}"),
        (rb"{\rtf1 {\object{\*\objdata 0105}{\result r}}}", rb"{\rtf1 {\object{\result r}}}"),
        (rb"{\rtf1 {\fieldx e}}", rb"{\rtf1 {\fieldx e}}"),
    ],
)
def test_fields_of_rich_text_become_their_results(rtf: bytes, shown: bytes) -> None:
    assert unlinked(rtf) == shown


def test_an_odt_under_a_password_is_told() -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        package.writestr("META-INF/manifest.xml", "<manifest:encryption-data/>")
    with pytest.raises(Exception, match="password"):
        unlinked(buffer.getvalue())


@needs_office
def test_the_fields_of_a_doc_are_not_computed_anew(tmp_path: Path) -> None:
    """A .doc made here holds today as its DATE; another day of the same length is put there, and must come out."""
    from datetime import UTC, datetime

    from tests.ingest.packages import docx, field, p

    made = office.converted_as_it_is(docx(p("Hà, ", field(' DATE \\@ "dd/MM/yyyy" ', "01/01/2001"))), "doc:MS Word 97")
    path = tmp_path / "kế hoạch.doc"
    days = {datetime.now(UTC).strftime("%d/%m/%Y"), datetime.now().astimezone().strftime("%d/%m/%Y")}
    for day in days:
        for encoding in ("utf-16-le", "cp1252"):
            made = made.replace(day.encode(encoding), b"05/03/2031".decode().encode(encoding))
    path.write_bytes(made)
    assert "Hà, 05/03/2031" in read(path).text
