"""Word files made by hand: only what a test is about, in the form of a package."""

import io
import zipfile
from collections.abc import Mapping

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NAMES = (
    f'xmlns:w="{W}" xmlns:r="{R}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:o="urn:schemas-microsoft-com:office:office"'
)
_MAIN_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"


def docx(
    body: str,
    parts: Mapping[str, bytes | str] | None = None,
    targets: Mapping[str, tuple[str, str]] | None = None,
    *,
    main: str = "word/document.xml",
    content_type: str = _MAIN_TYPE,
) -> bytes:
    """A package whose text is `body`; `parts` by name, `targets` by id: the kind and the address."""
    folder, name = main.rsplit("/", 1)
    relations = "".join(
        f'<Relationship Id="{key}" Type="{R}/{kind}" Target="{address}"/>'
        for key, (kind, address) in (targets or {}).items()
    )
    written: dict[str, bytes | str] = {
        "[Content_Types].xml": (
            '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
            '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            f'<Default Extension="xml" ContentType="application/xml"/><Override PartName="/{main}" '
            f'ContentType="{content_type}"/></Types>'
        ),
        "_rels/.rels": _relations(f'<Relationship Id="a" Type="{R}/officeDocument" Target="{main}"/>'),
        main: f"<w:document {NAMES}><w:body>{body}</w:body></w:document>",
        f"{folder}/_rels/{name}.rels": _relations(relations),
        **(parts or {}),
    }
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        for part, content in written.items():
            package.writestr(part, content)
    return buffer.getvalue()


def p(*runs: str, properties: str = "") -> str:
    """A paragraph of runs; what is no element is a run of plain text."""
    return f"<w:p>{f'<w:pPr>{properties}</w:pPr>' if properties else ''}{''.join(map(_run, runs))}</w:p>"


def r(text: str, properties: str = "") -> str:
    """A run of text that has these properties."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def styles(*elements: str) -> str:
    """The part with styles."""
    return f"<w:styles {NAMES}>{''.join(elements)}</w:styles>"


def style(name: str, inside: str, kind: str = "paragraph", base: str = "") -> str:
    """A style, perhaps based on another."""
    based = f'<w:basedOn w:val="{base}"/>' if base else ""
    return f'<w:style w:type="{kind}" w:styleId="{name}"><w:name w:val="{name}"/>{based}{inside}</w:style>'


def field(instruction: str, result: str) -> str:
    """A field as Word writes it; instruction and result are text or further runs."""
    told = instruction if instruction.startswith("<") else f"<w:r><w:instrText>{instruction}</w:instrText></w:r>"
    return f"{sign('begin')}{told}{sign('separate')}{_run(result) if result else ''}{sign('end')}"


def sign(kind: str, form: str = "") -> str:
    """The beginning, the middle or the end of a field."""
    return f'<w:r><w:fldChar w:fldCharType="{kind}">{form}</w:fldChar></w:r>'


def _run(text: str) -> str:
    return text if text.startswith("<") else r(text)


def _relations(inside: str) -> str:
    return (
        f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{inside}</Relationships>'
    )
