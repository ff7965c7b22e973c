"""What LibreOffice opens: .odt and .fodt as it writes them, .rtf and .doc as Word does or as it makes them itself."""

from functools import cache

from ingest.readers import office
from knowledge.left import LeftKind
from tests.ingest.cases.made import Case, Kinds, Variation
from tests.ingest.packages import docx, p, r
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


@cache
def _as_doc(data: bytes) -> bytes:
    return office.converted_as_it_is(data, "doc:MS Word 97")


KINDS: Kinds = {
    "02 withdrawn doc": withdrawn_doc,
    "02 withdrawn fodt": withdrawn_fodt,
    "02 withdrawn odt": withdrawn_odt,
    "02 withdrawn rtf": withdrawn_rtf,
}
