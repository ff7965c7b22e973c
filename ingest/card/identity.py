"""What tells one document from another: letterhead, title, signature and places, put together."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from ingest.card.form import mostly_capitals
from ingest.card.headings import Heading, heading
from ingest.card.letterhead import acting_unit, dated_below, held_on, read_letterhead
from ingest.card.reading import Block, Reading
from ingest.card.signature import RECIPIENTS, Signature, read_recipients, read_signature
from ingest.card.title import read_title
from ingest.card.whose import dated_at, level_of, places_of
from ingest.outline import CLOSING
from knowledge.card import DocumentKind, Field, Level
from knowledge.dates import DateValue
from knowledge.span import Span
from knowledge.text import fold, squeeze

_YEARS = re.compile(
    r"(?:giai doan|nhiem ky|nam hoc|trong nam|cac nam|nam)\s*(?P<a>(?:19|"
    r"20)\d\d)(?:\s*[-–]\s*(?P<b>(?:20)\d\d))?|\b(?P<c>20\d\d)\s*[-–]\s*(?P<d>20\d\d)\b"
)
_DATED_YEAR = re.compile(r"thang\s*\d{1,2}\s*,?\s*nam\s*\d{4}")
_COUNTRY = re.compile(r"cong\s?hoa\s?xa\s?h\wi|dang cong san viet nam")
_DESCRIBES = re.compile(
    r"\b(?:so hieu|loai van ban|noi ban hanh|co quan ban hanh|nguoi ky|"
    r"ngay (?:ban hanh|co hieu luc|hieu luc|het hieu luc|cong bao|dang)|so cong bao|linh vuc|"
    r"tinh trang(?: hieu luc)?)\s*:"
)
"""How such a page names what it tells of a document: "Số hiệu:", "Ngày ban hành:"."""
_FEWEST_SAYING = 3
_FIRST_LINES = 6
_ABOVE_RECIPIENTS = 3
_SIGNED_ABOVE = 6
"""Lines above the end of a document in which another may sign it, too."""
_ABOVE_ENCLOSED = 8
_LAST_LINES = 14
"""Where nothing announces the end of a document, the signature stands within so many last lines."""


@dataclass(frozen=True, slots=True)
class Identity:
    """The facts that tell one plan from another."""

    issuer: Field | None
    superior: Field | None
    level: Level | None
    place: str | None
    places: tuple[str, ...]
    number: Field | None
    issued: Field | None
    issued_on: DateValue | None
    title: Field | None
    years: tuple[int, ...]
    signatory: Field | None
    signing_too: tuple[Field, ...]
    office: Field | None
    recipients: tuple[Field, ...]
    heading: Heading | None
    """What the document calls itself above its title."""
    heading_at: Span | None
    has_subject: bool
    """Whether it is titled by a "V/v", as letters are."""


@lru_cache(maxsize=1)
def identify(reading: Reading, title: Field | None = None) -> Identity:
    """Read who, what number, when and under which title from the head and the tail of a document.

    `title` is given where it is known already.
    """
    head = head_of(reading)
    found = read_title(reading, head)
    form, body = head[: found.form], head[found.body :]
    if title:
        form = [b for b in head if b.span.start < title.span.start]
        body = [b for b in head if b.span.start >= title.span.end]
    title = title or found.field
    tail = [b for b in reading.blocks if b.sections[0].label == CLOSING]
    ends = list(reading.blocks[max(len(form), len(reading.blocks) - _LAST_LINES) :])
    last = _from_recipients(reading, body) or tail or ends
    letterhead = read_letterhead(reading, form, head[found.form : found.body], body)
    issuer = letterhead.issuer or acting_unit(reading, body, tail)
    issued, issued_on = letterhead.issued, letterhead.issued_on
    if issued is None:
        issued, issued_on = dated_below(reading, last)
    if issued is None and found.heading and found.heading.kind is DocumentKind.MINUTES:
        start = body[0].span.start if body else head[found.form].span.end
        issued, issued_on = held_on(reading, [block for block in reading.blocks if block.span.start >= start])
    signature = _with_one_above(reading, last, read_signature(reading, last))
    if signature.signatory is None:
        later = read_signature(reading, ends)
        signature = later if later.signatory or signature.office is None else signature
    if signature.signatory is None:
        above = read_signature(reading, _above_enclosed(reading, body))
        signature = above if above.signatory else signature
    places = places_of(reading, issuer, title, list(letterhead.offices[:-1]), dated_at(reading, issued))
    return Identity(
        issuer=issuer,
        superior=letterhead.superior,
        level=level_of(issuer, places),
        place=places[0].written if places else None,
        places=tuple(squeeze(f"{p.level_word} {p.name}") for p in places),
        number=letterhead.number,
        issued=issued,
        issued_on=issued_on,
        title=title,
        years=_years(reading, title, issued, head, form),
        signatory=signature.signatory,
        signing_too=signature.others,
        office=signature.office,
        recipients=read_recipients(reading, tail or _from_recipients(reading, body)),
        heading=found.heading,
        heading_at=head[found.form].span if found.heading else None,
        has_subject=found.subject,
    )


def _above_enclosed(reading: Reading, body: Sequence[Block]) -> list[Block]:
    """The lines above what a decision encloses, where it is signed: the rules behind it have no signature."""
    first = body[0].span.start if body else 0
    for at, block in enumerate(reading.blocks):
        if block.span.start > first and _is_enclosed(reading, block):
            return list(reading.blocks[max(0, at - _ABOVE_ENCLOSED) : at])
    return []


def _is_enclosed(reading: Reading, block: Block) -> bool:
    """Whether a line heads what a decision encloses: "QUY CHẾ", "PHỤ LỤC"; not "QUYẾT ĐỊNH:"."""
    written = block.span.of(reading.text)
    found = heading(written)
    rules = found is not None and found.alone and found.kind not in {DocumentKind.DECISION, DocumentKind.RESOLUTION}
    return mostly_capitals(written) and (rules or block.span.of(reading.folded).startswith("phu luc"))


def _with_one_above(reading: Reading, last: Sequence[Block], signature: Signature) -> Signature:
    """The signature of the last lines with one right above them, where two offices sign below one another."""
    if signature.signatory is None or not last:
        return signature
    start = reading.blocks.index(last[0])
    both = read_signature(reading, [*reading.blocks[max(0, start - _SIGNED_ABOVE) : start], *last])
    together = any(other.span == signature.signatory.span for other in both.others)
    return both if together else signature


def _from_recipients(reading: Reading, body: Sequence[Block]) -> list[Block]:
    """The lines from the first "Nơi nhận" on, with those right above it, where columns are merged."""
    first = body[0].span.start if body else 0
    at = next(
        (
            i
            for i, block in enumerate(reading.blocks)
            if block.span.start >= first and RECIPIENTS.match(block.span.of(reading.folded))
        ),
        None,
    )
    return [] if at is None else list(reading.blocks[max(0, at - _ABOVE_RECIPIENTS) :])


def head_of(reading: Reading) -> list[Block]:
    """The lines before the first numbered part; the first few where there is no such part."""
    head = [b for b in reading.blocks if b.sections[0] is reading.sections[0] and b.sections[0].style == "region"]
    return _behind_description(reading, head) or list(reading.blocks[:_FIRST_LINES])


def _behind_description(reading: Reading, head: list[Block]) -> list[Block]:
    """The lines without those above the letterhead in which a page of a law library describes the document."""
    motto = next((at for at, block in enumerate(head) if _COUNTRY.search(block.span.of(reading.folded))), 0)
    says = [at for at, block in enumerate(head[:motto]) if _DESCRIBES.search(block.span.of(reading.folded))]
    return head[says[-1] + 1 :] if len(says) >= _FEWEST_SAYING else head


def _years(
    reading: Reading, title: Field | None, issued: Field | None, head: Sequence[Block], form: Sequence[Block]
) -> tuple[int, ...]:
    """The years that the title names; else those of its date line, else of the preamble's last paragraph."""
    sources = [title.span.of(reading.folded)] if title else []
    sources += (
        [fold(issued.value)]
        if issued
        else [b.span.of(reading.folded) for b in form if ", ng" in b.span.of(reading.folded)]
    )
    sources += [_DATED_YEAR.sub("", b.span.of(reading.folded)) for b in reversed(head)]
    for source in sources:
        years = _years_of(source)
        if years:
            return years
    return ()


def _years_of(folded: str) -> tuple[int, ...]:
    years: set[int] = set()
    for match in _YEARS.finditer(folded):
        first, last = match["a"] or match["c"], match["b"] or match["d"]
        years |= set(range(int(first), int(last or first) + 1)) if int(last or first) - int(first) <= 10 else set()
    return tuple(sorted(y for y in years if y >= 2000))
