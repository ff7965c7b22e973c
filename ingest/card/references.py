"""The legal and administrative documents that a plan cites, and how it stands to them."""

import re
from collections.abc import Iterator, Sequence

from ingest.card.reading import Block, Reading
from ingest.outline import CLOSING, PREAMBLE
from knowledge.card import Field, Reference
from knowledge.dates import DateValue, find_dates
from knowledge.documents import CODE_KINDS, KIND_WORDS, NUMBER, canonical_number
from knowledge.span import Span

_KIND = re.compile(
    r"(?P<kind>"
    + "|".join(sorted(KIND_WORDS, key=len, reverse=True))
    + r")(?:\s+\w{1,7}){0,2}?\s*(?:s\w{0,2}\s*:?\s*)?$"
)
_NAMED_LAW = re.compile(
    r"\b(?P<kind>Luật|Bộ luật|Pháp lệnh)\s+(?P<name>(?:sửa đổi|thi đua|"
    r"[A-ZĐ])[^.;:()\n]{2,90}?)(?=\s+(?:ngày|có hiệu lực|và các|quy định|của Quốc hội|số)\b|"
    r",\s+(?!khen|bổ sung)|[.;:()\n]|$)"
)
_LAW_BEFORE = re.compile(
    r"(?:Luật|Bộ luật|Pháp lệnh)\s+(?P<name>(?:(?!Luật|Nghị định|Nghị quyết|Chỉ thị)[^.;:()\n]){2,110}?)\s+số\s*:?\s*$"
)
"""A law called by name and number: "Luật Phòng, chống ma túy số 73/2021/QH14"."""
_DATE = re.compile(r"\s{0,3},?\s{0,3}(?:ng\w{1,2}y|\()?\s{0,3}")
_BODY = re.compile(
    r"\)?\s{0,3},?\s{0,3}(?:\w{2,4}a)\s+(?P<body>[^.;:,“\"()\n]{3,110}?)(?=\s+(?:va (?:quy|ke|quyet|huong|"
    r"nghi|chi)|ve|v/v|quy dinh|ban hanh|phat dong|phe duyet|to chuc|huong dan|sua doi|trien khai|nhu sau|"
    r"“|\"|chi dao|cong nhan|giao|tang cuong|vé|v[eé])\b|\s*[.;:,“\"()\n]|$)"
)
_SUBJECT = re.compile(
    r"\)?\s{0,3},?\s{0,3}(?P<subject>(?:ve|v/v|quy dinh|ban hanh|phat dong|phe duyet|huong dan|“|"
    r"\").*?)(?=;|\.\s|\.$|\n|$)",
    re.DOTALL,
)
_ENCLOSED = re.compile(r"\W*(?:ban hanh\s+)?kem theo\s+")
_LAWS = frozenset({"Luật", "Bộ luật", "Pháp lệnh"})
_AND_ANOTHER = re.compile(r"[\s,]{0,5}(?:va|cung)?[\s,]{0,5}(?:so\s*:?\s*)?")
_WHOLE = r"(?:(?!diem|khoan|muc|dieu|phan|tiet|cum|mot so)\w+\s+){0,6}"
"""Words before the name of a document that do not say that only part of it is meant."""
_ROLES = (
    ("replaces", re.compile(rf"thay the(?:\s+(?:cho|noi dung))?\s+{_WHOLE}$")),
    ("repeals", re.compile(rf"(?:bai bo|huy bo|thu hoi)\s+{_WHOLE}$")),
    (
        "amends",
        re.compile(
            r"(?:sua doi|bo sung|dieu chinh|dinh chinh|gia han|keo dai|thay the|bai bo|huy bo)(?:[\s,]+\w+){0,10}\s+$"
        ),
    ),
    (
        "implements",
        re.compile(
            r"^\W*(?:\w+\s+){0,2}(?:thuc hien|thyc hi\W?\w*|trien khai(?: thuc hien)?|huong ung|"
            r"thi hanh)\b[^.;]{0,80}$"
        ),
    ),
    ("basis", re.compile(r"^\W*(?:\w\s*[.)]\s*)?can cu\b")),
)


def find_references(reading: Reading) -> tuple[Reference, ...]:
    """Every document cited by number, and laws cited by name, in the order of the text."""
    found: list[Reference] = []
    for block in reading.blocks:
        for sentence in reading.sentences(block):
            numbered = list(_numbered(reading, block, sentence))
            laws = _laws(reading, block, sentence, [*found, *numbered])
            found += sorted([*numbered, *laws], key=lambda reference: reference.span)
    return tuple(found)


def issued_with(
    reading: Reading, references: Sequence[Reference]
) -> tuple[Field, Field | None, DateValue | None] | None:
    """The number and the day of the decision that a text says under its title that it was issued with."""
    for one in references:
        lead = reading.folded[one.sentence.start : one.span.start]
        if one.kind == "Quyết định" and one.number and _ENCLOSED.fullmatch(lead):
            number = next(NUMBER.finditer(one.span.of(reading.text)))
            days = find_dates(one.span.of(reading.text)) if one.date else []
            start = one.span.start
            day = reading.field(start + days[0].span.start, start + days[0].span.end) if days else None
            return reading.field(start + number.start(), start + number.end()), day, one.date
    return None


def _numbered(reading: Reading, block: Block, sentence: Span) -> Iterator[Reference]:
    before_it, role = sentence.start, "mentions"
    for match in NUMBER.finditer(sentence.of(reading.text)):
        start, end = sentence.start + match.start(), sentence.start + match.end()
        number = canonical_number(match.group())
        before = reading.folded[sentence.start : start]
        kind_match = _KIND.search(before[-40:])
        kind = _kind(kind_match, number)
        if kind is None or (
            block.sections[0].label == PREAMBLE and re.match(r"\W*s\w{0,2}\s*(?::|$)", before) and not kind_match
        ):
            continue
        begin = sentence.start + max(0, len(before) - 40) + kind_match.start("kind") if kind_match else start
        law = _LAW_BEFORE.search(reading.text, sentence.start, start) if kind in _LAWS else None
        begin = law.start() if law else begin
        date, at = _date(reading, end, sentence.end)
        body, at = _body(reading, at, sentence.end)
        subject = _SUBJECT.match(reading.folded, at, sentence.end)
        stop = subject.end("subject") if subject else at
        if role == "mentions" or not _AND_ANOTHER.fullmatch(reading.folded, before_it, begin):
            role = _role(reading, block, sentence, begin)
        before_it = at
        yield Reference(
            kind=kind,
            number=number,
            date=date,
            body=body,
            subject=law["name"] if law else reading.text[subject.start("subject") : stop].strip() if subject else None,
            role=role,
            span=reading.trim(begin, min(stop, begin + 600), " \n\t,;."),
            sentence=sentence,
            pattern="document with its number" if number else "law by its name",
        )


def _kind(match: re.Match[str] | None, number: str) -> str | None:
    if match:
        return KIND_WORDS[match["kind"]]
    code = re.split(r"[/-]", re.sub(r"^\d+[a-z]?[/-](?:\d{4}[/-])?", "", number, flags=re.IGNORECASE))[0]
    return CODE_KINDS.get(code.upper())


def _date(reading: Reading, start: int, end: int) -> tuple[DateValue | None, int]:
    lead = _DATE.match(reading.folded, start, end)
    dates = find_dates(reading.folded[start : min(end, start + 45)])
    if dates and lead and dates[0].span.start <= lead.end() - start + 1 and dates[0].value.day is not None:
        return dates[0].value, start + dates[0].span.end
    return None, start


def _body(reading: Reading, start: int, end: int) -> tuple[str | None, int]:
    match = _BODY.match(reading.folded, start, end)
    if not match:
        return None, start
    return reading.text[match.start("body") : match.end("body")].strip(), match.end("body")


def _role(reading: Reading, block: Block, sentence: Span, start: int) -> str:
    before = reading.folded[sentence.start : start]
    near = before[-80:]
    for role, pattern in _ROLES[:3]:
        if pattern.search(near):
            return role
    head = block.sections[0].label == PREAMBLE
    for role, pattern in _ROLES[3:]:
        # Only the preamble says what a plan rests on; "thực hiện Nghị quyết …" in the body is a task.
        if head and pattern.search(
            before if role == "implements" else before[:40] or reading.folded[sentence.start : sentence.start + 10]
        ):
            return role
    return (
        "basis"
        if head and block.section.label != CLOSING and re.match(r"\W*can cu", block.span.of(reading.folded))
        else "mentions"
    )


def _laws(reading: Reading, block: Block, sentence: Span, found: list[Reference]) -> Iterator[Reference]:
    for match in _NAMED_LAW.finditer(sentence.of(reading.text)):
        span = reading.trim(sentence.start + match.start(), sentence.start + match.end())
        if any(r.span.start <= span.end and span.start <= r.span.end for r in found if r.sentence == sentence):
            continue
        dates = find_dates(reading.folded[span.end : min(sentence.end, span.end + 30)])
        yield Reference(
            kind=match["kind"],
            number=None,
            date=dates[0].value if dates and dates[0].span.start < 8 else None,
            body=None,
            subject=reading.text[sentence.start + match.start("name") : span.end],
            role=_role(reading, block, sentence, span.start),
            span=span,
            sentence=sentence,
            pattern="document by its name",
        )
