"""What a plan is about: purposes, requirements, objects, targets, movements and works chosen."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from rapidfuzz import fuzz

from ingest.card.reading import Block, Reading
from ingest.outline import CLOSING
from knowledge.card import Field
from knowledge.plan import Section
from knowledge.span import Span

_OBJECTS = (
    "doi tuong thi dua",
    "doi tuong tham gia",
    "doi tuong ap dung",
    "doi tuong va pham vi",
    "pham vi, doi tuong",
    "doi tuong",
    "doi tuong phat dong",
)
_OBJECT_SENTENCE = re.compile(r"doi tuong (?:tham gia|thi dua|ap dung)[^.;:]{0,40}(?::|la\b|gom|bao gom)")
_PURPOSE_AND_REQUIREMENTS = re.compile(r"muc dich\W+(?:va )?(?:y nghia\W+)?(?:va )?yeu cau\W*$")
_PERCENT = re.compile(r"(?<!\d)\d+(?:[.,]\d+)?\s*%")
_COUNT = re.compile(
    r"(?:phan dau|toi thieu|it nhat|dat|dang ky|hoan thanh|xay dung|thuc hien|giam|tang|"
    r"moi [^.;,]{3,50}?)\s+(?:[a-z]+\s+){0,4}(?:\d{1,4}|mot|hai|ba)\s+(?:(?:den|-)\s*\d{1,4}\s+)?"
    r"(?:cong trinh|mo hinh|sang kien|dien hinh|tap the|ca nhan|ho\b|xa\b|don vi|guong|nguoi|"
    r"tieu chi|san pham|cay\b|km\b|nha\b|can\b|ty dong|trieu dong|bai\b|lop\b|chi bo|phan viec|"
    r"cong viec|viec lam|khu|thon|giai phap|de tai)"
)
_REACHES = re.compile(r"(?:phan dau|toi thieu|it nhat|dat|tren|giam|tang)\s+(?:[a-z]+\s+){0,4}\d")
_TARGET_TITLE = re.compile(r"chi tieu|muc tieu")
_QUOTE = re.compile(r"[“\"«]([^“”\"«»]{6,220})[”\"»]")
_NOT_MOVEMENT = re.compile(
    r"(?:chu de|ve|viec|chi thi[^“\"]{0,120}|nghi quyet[^“\"]{0,120}|muc tieu|phuong cham|"
    r"tinh than|khau hieu|bieu hien|guong|mo hinh|danh hieu|nguyen tac|phan mem|de an|muc dich|"
    r"quan diem|phan|chuong trinh|ke hoach)\s*:?\s*$"
)
_MOVEMENT_BEFORE = re.compile(r"(?:phong trao(?: thi dua)?[^“”\"]{0,60}|cuoc van dong[^“”\"]{0,30}|thi dua)\s*:?\s*$")
_UNQUOTED = re.compile(r"phong trao(?: thi dua)?\s*:\s*(?P<name>[^“”\".;:]{8,120})(?=[.;]|$)")
_WORKS_TITLE = re.compile(r"cong trinh|phan viec")
_WORKS_LIST = re.compile(
    r"(?:cong trinh|phan viec)[^.;]{0,100}(?:gom|nhu sau|sau day|cu the|la)\s*:?\s*$|(?:chon|"
    r"dang ky|thuc hien|chon duoc)\s+(?:\d+\s+)?(?:cong trinh|phan viec)[^.;]{0,80}(?::|gom)"
)


@dataclass(frozen=True, slots=True)
class ScopeFacts:
    """The plan's subject matter as fields."""

    objects: tuple[Field, ...]
    purposes: tuple[Field, ...]
    requirements: tuple[Field, ...]
    targets: tuple[Field, ...]
    movements: tuple[Field, ...]
    works: tuple[Field, ...]


def find_scope(reading: Reading) -> ScopeFacts:
    """Read the subject matter from titled sections and from sentences of known form."""
    return ScopeFacts(
        objects=_objects(reading),
        purposes=_titled(reading, ("muc dich", "muc dich, y nghia", "muc tieu")) or _combined(reading),
        requirements=_titled(reading, ("yeu cau",)) or _combined(reading),
        targets=_targets(reading),
        movements=_movements(reading),
        works=_works(reading),
    )


def similar(title: str, names: tuple[str, ...]) -> bool:
    """Whether a folded title is one of the names, also where OCR has damaged it."""
    bare = title.strip(" .:")
    return any(fuzz.ratio(bare, name) >= 80 for name in names)


def _titled(reading: Reading, names: tuple[str, ...]) -> tuple[Field, ...]:
    titled = (s for s in reading.sections if s.title and similar(reading.title(s), names))
    return next(((field,) for field in _bodies(reading, titled)), ())


def _combined(reading: Reading) -> tuple[Field, ...]:
    """The part "Mục đích, yêu cầu" of a plan that does not tell the two apart."""
    both = [s for s in reading.sections if _PURPOSE_AND_REQUIREMENTS.match(reading.title(s))]
    told_apart = any(s.title and similar(reading.title(s), ("muc dich", "yeu cau")) for s in reading.sections)
    return tuple(_bodies(reading, both))[:1] if not told_apart else ()


def _bodies(reading: Reading, sections: Iterable[Section]) -> Iterator[Field]:
    """What stands under some headings; under some nothing does: those of a list of contents, of a picture."""
    spans = (reading.body(section) for section in sections)
    return (Field(span.of(reading.text), span, "titled part") for span in spans if span.start < span.end)


def _objects(reading: Reading) -> tuple[Field, ...]:
    for section in reading.sections:
        title = reading.title(section)
        if (
            title
            and "khen" not in title
            and (similar(title, _OBJECTS) or title.startswith("doi tuong"))
            and not _has_parts(reading, section)
        ):
            for field in _bodies(reading, (section,)):
                return (field,)
    said = [
        s for b in reading.body_blocks for s in reading.sentences(b) if _OBJECT_SENTENCE.search(s.of(reading.folded))
    ]
    return tuple(Field(s.of(reading.text), s, "sentence that says so") for s in said[:2])


def _has_parts(reading: Reading, section: Section) -> bool:
    return any(
        s.title and s.depth == section.depth + 1 and section.span.holds(s.span)
        for s in reading.sections
        if s is not section
    )


def _targets(reading: Reading) -> tuple[Field, ...]:
    """Clauses with a percentage, or with a count where something is to be reached."""
    fields: list[Field] = []
    for block in reading.body_blocks:
        if any(re.search("khen thuong|^danh hieu", reading.title(s)) for s in block.sections):
            continue
        under_targets = any(_TARGET_TITLE.search(reading.title(s)) for s in block.sections)
        for sentence in reading.sentences(block):
            folded = sentence.of(reading.folded)
            if how := _target(folded, under_targets=under_targets):
                fields.append(Field(sentence.of(reading.text), sentence, how))
    return tuple(fields)


def _target(folded: str, *, under_targets: bool) -> str:
    """How a sentence states a target; empty where it states none."""
    if _PERCENT.search(folded):
        return "percentage"
    if _COUNT.search(folded):
        return "count to be reached"
    return "number under a heading for targets" if under_targets and _REACHES.search(folded) else ""


def _movements(reading: Reading) -> tuple[Field, ...]:
    """Names in quotation marks after "phong trào" or "cuộc vận động", each once."""
    fields: dict[str, Field] = {}
    for block in reading.blocks:
        if block.sections[0].label == CLOSING:
            continue
        for field in _block_movements(reading, block):
            fields.setdefault(field.value.lower(), field)
    return tuple(fields.values())


def _block_movements(reading: Reading, block: Block) -> Iterator[Field]:
    text = block.span.of(reading.text)
    folded = block.span.of(reading.folded)
    listing = False
    previous_end = 0
    for match in _QUOTE.finditer(text):
        between = folded[previous_end : match.start()]
        if _MOVEMENT_BEFORE.search(between):
            listing = True
        elif not (listing and _joins(between)):
            listing = False
        if listing and not _NOT_MOVEMENT.search(between):
            found = reading.field(block.span.start + match.start(1), block.span.start + match.end(1))
            yield replace(found, pattern="name in quotation marks")
        previous_end = match.end()
    for match in _UNQUOTED.finditer(folded):
        found = reading.field(block.span.start + match.start("name"), block.span.start + match.end("name"))
        yield replace(found, pattern="name after a colon")


def _joins(between: str) -> bool:
    """Whether only list words stand between two quoted names."""
    return bool(
        re.fullmatch(
            r"[\s;,.…]*(?:(?:va|hoac|cung|gan voi(?: viec)?(?: thuc hien)?|ket hop|thuc hien|cac|"
            r"phong trao(?: thi dua)?(?: (?:dac biet|chuyen de))?|cuoc van dong)[\s,]*)*",
            between,
        )
    )


def _works(reading: Reading) -> tuple[Field, ...]:
    for section in reading.sections:
        title = reading.title(section)
        own = section.own.of(reading.folded)
        leads = bool(_WORKS_LIST.search(own)) or (bool(title) and bool(_WORKS_TITLE.search(title)) and len(title) < 90)
        if not leads:
            continue
        children = [
            s
            for s in reading.sections
            if s.depth == section.depth + 1 and section.span.holds(s.span) and s is not section
        ]
        if children:
            return tuple(_item(reading, c.span) for c in children)
    return ()


def _item(reading: Reading, span: Span) -> Field:
    trimmed = reading.trim(span.start, span.end, " \n\t-–+•*;")
    return Field(trimmed.of(reading.text), trimmed, "item of a list")
