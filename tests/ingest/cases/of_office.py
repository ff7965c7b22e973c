"""What LibreOffice opens: .odt and .fodt as it writes them, .rtf and .doc as Word does or as it makes them itself."""

from collections.abc import Callable
from functools import cache

from ingest.readers import office
from knowledge.left import LeftKind
from tests.ingest.cases.made import Case, Kinds, Variation
from tests.ingest.packages import docx, field, p, r, sign
from tests.ingest.test_through_office import content, odt

_RTF = r"{\rtf1\ansi\ansicpg1258\deff0{\fonttbl{\f0 Times New Roman;}}{\colortbl;\red255\green255\blue255;}"
_ODT = {"strike": "S", "double": "D", "hidden": "H", "white": "W", "raised": "U"}


def _sentence(variation: Variation, gone: str, mark: str = "") -> str:
    return f"Hồ sơ đề nghị khen thưởng gửi về {variation.unit} {gone}{variation.due}{mark}."


def _how(variation: Variation) -> tuple[str, LeftKind]:
    return (
        ("strike", LeftKind.STRUCK),
        ("hidden", LeftKind.HIDDEN),
        ("double", LeftKind.STRUCK),
        ("white", LeftKind.INVISIBLE),
        ("strike", LeftKind.STRUCK),
    )[variation.at]


def _span(how: str, text: str) -> str:
    return f'<text:span text:style-name="{_ODT[how]}">{text}</text:span>'


def _open_document(variation: Variation) -> tuple[str, LeftKind]:
    how, kind = _how(variation)
    deadline = _sentence(variation, _span(how, f"trước ngày {variation.gone} "), _span("raised", "4"))
    return "".join(f"<text:p>{line}</text:p>" for line in variation.lines(deadline)), kind


def withdrawn_odt(variation: Variation) -> Case:
    body, kind = _open_document(variation)
    return Case(odt(body), (f"{variation.due}.",), (variation.gone,), frozenset({kind}))


def withdrawn_fodt(variation: Variation) -> Case:
    body, kind = _open_document(variation)
    flat = content(body).replace("office:document-content", "office:document")
    flat = flat.replace("<office:document ", f'<office:document office:mimetype="{_MIMETYPE}" ', 1)
    data = f'<?xml version="1.0" encoding="UTF-8"?>{flat}'.encode()
    return Case(data, (f"{variation.due}.",), (variation.gone,), frozenset({kind}))


_MIMETYPE = "application/vnd.oasis.opendocument.text"


def withdrawn_rtf(variation: Variation) -> Case:
    how, kind = _how(variation)
    control = {"strike": r"\strike", "double": r"\striked1", "hidden": r"\v", "white": r"\cf1"}[how]
    before, after = _sentence(variation, "\x00", "\x01").split("\x00")
    gone = "{" + control + " " + _escaped(f"trước ngày {variation.gone} ") + "}"
    deadline = _escaped(before) + gone + _escaped(after).replace("\x01", r"{\super 4}")
    lines = [deadline if line == "\x02" else _escaped(line) for line in variation.lines("\x02")]
    lines = [deadline if line.endswith("\x02") else line for line in lines]
    data = (_RTF + r"\par ".join(lines) + r"\par}").encode("ascii")
    return Case(data, (f"{variation.due}.",), (variation.gone,), frozenset({kind}))


def _escaped(text: str) -> str:
    return "".join(one if ord(one) < 128 else rf"\u{ord(one)}?" for one in text)


def withdrawn_doc(variation: Variation) -> Case:
    how, kind = _how(variation)
    properties = {
        "strike": "<w:strike/>",
        "double": "<w:dstrike/>",
        "hidden": "<w:vanish/>",
        "white": "<w:color w:val='FFFFFF'/>",
    }[how]
    lines = variation.lines("\x02")
    at = next(number for number, line in enumerate(lines) if line.endswith("\x02"))
    before, after = _sentence(variation, "\x00", "\x01").split("\x00")
    after, _, stop = after.partition("\x01")
    marked = p(
        f"{lines[at][:-1]}{before}",
        r(f"trước ngày {variation.gone} ", properties),
        r(after),
        r("4", "<w:vertAlign w:val='superscript'/>"),
        r(stop),
    )
    body = "".join(marked if number == at else p(line) for number, line in enumerate(lines))
    return Case(_as_doc(docx(body)), (f"{variation.due}.",), (variation.gone,), frozenset({kind}))


_FAILED = (
    ("REF muc1", "Error: Reference source not found"),
    ("=SUM(ABOVE)", "0"),
    ("REF muc1", "Error! Reference source not found."),
    ("=AVERAGE(LEFT)", "0,0"),
    ("REF muc1", "Lỗi! Không tìm thấy nguồn tham chiếu."),
)
"""Fields that failed, of which the file holds what came instead of a result."""
_MARKS = 'xmlns:field="urn:openoffice:names:experimental:ooo-ms-interop:xmlns:field:1.0"'
_BEFORE = "Bảng điểm gồm "


def _failed(make: Callable[[Variation, str, str], bytes], variation: Variation) -> Case:
    """A failed field is told, and what somebody filled into a form is read."""
    instruction, result = _FAILED[variation.at]
    never = f"{_BEFORE}{result}" if len(result) < 4 else result.rstrip(".")
    return Case(make(variation, instruction, result), (variation.due,), (never,), frozenset({LeftKind.FAILED}))


def _open_document_of_fields(variation: Variation, instruction: str, result: str) -> bytes:
    shown = (
        f'<text:table-formula text:formula="ooow:{instruction.strip("=").lower()}">{result}</text:table-formula>'
        if "=" in instruction
        else f'<text:bookmark-ref text:reference-format="text" text:ref-name="muc1">{result}</text:bookmark-ref>'
    )
    filled = (
        f'<field:fieldmark-start {_MARKS} text:name="T" field:type="vnd.oasis.opendocument.field.FORMTEXT"/>'
        f"<field:fieldmark-separator {_MARKS}/>{variation.due}<field:fieldmark-end {_MARKS}/>"
    )
    lines = [*variation.lines(variation.deadline.replace(variation.due, filled)), f"{_BEFORE}{shown}"]
    return odt("".join(f"<text:p>{line}</text:p>" for line in lines))


def _rich_text_of_fields(variation: Variation, instruction: str, result: str) -> bytes:
    def shown(told: str, said: str) -> str:
        return rf"{{\field{{\*\fldinst{{ {told} }}}}{{\fldrslt{{{_escaped(said)}}}}}}}"

    before, after = variation.deadline.split(variation.due)
    lines = [*map(_escaped, variation.lines("\x02")), _escaped(_BEFORE) + shown(instruction, result)]
    deadline = _escaped(before) + shown("FORMTEXT", variation.due) + _escaped(after)
    return (_RTF + r"\par ".join(lines).replace("\x02", deadline) + r"\par}").encode("ascii")


def _word_of_fields(variation: Variation, instruction: str, result: str) -> bytes:
    before, after = variation.deadline.split(variation.due)
    filled = "<w:ffData><w:name w:val='T'/><w:enabled/><w:textInput/></w:ffData>"
    lines = [
        p(
            line[:-1],
            before,
            sign("begin", filled),
            _told(" FORMTEXT "),
            sign("separate"),
            variation.due,
            sign("end"),
            after,
        )
        if line.endswith("\x02")
        else p(line)
        for line in variation.lines("\x02")
    ]
    return docx("".join([*lines, p(_BEFORE, field(f" {instruction} ", result))]))


def _told(instruction: str) -> str:
    return f"<w:r><w:instrText xml:space='preserve'>{instruction}</w:instrText></w:r>"


def failed_docx(variation: Variation) -> Case:
    return _failed(_word_of_fields, variation)


def failed_odt(variation: Variation) -> Case:
    return _failed(_open_document_of_fields, variation)


def failed_rtf(variation: Variation) -> Case:
    return _failed(_rich_text_of_fields, variation)


def failed_doc(variation: Variation) -> Case:
    return _failed(lambda *made: _as_doc(_word_of_fields(*made)), variation)


@cache
def _as_doc(data: bytes) -> bytes:
    return office.converted_as_it_is(data, "doc:MS Word 97")


KINDS: Kinds = {
    "02 withdrawn doc": withdrawn_doc,
    "02 withdrawn fodt": withdrawn_fodt,
    "02 withdrawn odt": withdrawn_odt,
    "02 withdrawn rtf": withdrawn_rtf,
    "41 failed doc": failed_doc,
    "41 failed docx": failed_docx,
    "41 failed odt": failed_odt,
    "41 failed rtf": failed_rtf,
}
