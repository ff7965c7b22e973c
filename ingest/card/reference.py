"""What is read of a text that is kept to be looked up by its articles: how it is called."""

import re
from dataclasses import replace

from ingest.card.checks import check_reference
from ingest.card.identity import Identity, identify
from ingest.card.reading import Reading, read
from knowledge.card import Card, DocumentKind, Field
from knowledge.dates import DateValue, find_dates
from knowledge.documents import NUMBER
from knowledge.plan import Section
from knowledge.span import Span

_KIND = re.compile(
    r"^(?:bo luat|luat|phap lenh|nghi dinh|thong tu(?: lien tich)?|nghi quyet|quyet dinh|quy che|quy dinh"
    r"|phu luc\b.*)$",
    re.MULTILINE,
)
_TITLE_ENDS = re.compile(
    r"^\W*(?:can cu|kem theo|ban hanh kem theo|quoc hoi ban hanh|theo de nghi|chinh phu ban hanh"
    r"|chuong|dieu|phan|chu tich|bo truong"
    r"|thu tuong|giam doc|uy ban nhan dan|hoi dong nhan dan)\b|^[\W_]*$"
)
_MOST_TITLE_LINES = 6


def extract_reference(text: str, sections: tuple[Section, ...], kind: DocumentKind = DocumentKind.REFERENCE) -> Card:
    """A card that only names the document: kind, number, day, title, issuer, signatory."""
    reading = read(text, sections)
    body = next((s.span.start for s in sections if s.style in ("article", "part")), len(text))
    identity = identify(reading)
    title = _named(reading, identity) or _title(reading, body)
    identity = identify(reading, title) if title and identity.heading is None else identity
    card = Card(
        kind=kind,
        by_article=True,
        issuer=identity.issuer,
        superior=identity.superior,
        level=identity.level,
        place=identity.place,
        places=identity.places,
        number=identity.number or _number(reading, title.span.start if title else body),
        issued=identity.issued,
        issued_on=identity.issued_on or _issued_on(reading, title.span.start if title else 0),
        title=title or identity.title,
        signatory=identity.signatory,
        office=identity.office,
    )
    return replace(card, checks=check_reference(card))


def _named(reading: Reading, identity: Identity) -> Field | None:
    """What the document calls itself with its title: "QUYẾT ĐỊNH Về việc thành lập …"."""
    if identity.heading_at is None:
        return None
    end = identity.title.span.end if identity.title else identity.heading_at.end
    return reading.field(identity.heading_at.start, max(end, identity.heading_at.end))


def _title(reading: Reading, body: int) -> Field | None:
    """The kind of a document without a heading and the lines under it, up to what it rests on."""
    kind = _KIND.search(reading.folded, 0, body)
    if kind is None:
        return None
    end = kind.end()
    for count, line in enumerate(re.finditer(r"[^\n]+", reading.folded[kind.end() : body])):
        if count >= _MOST_TITLE_LINES or _TITLE_ENDS.match(line.group()):
            break
        end = kind.end() + line.end()
    return reading.field(kind.start(), end)


def _number(reading: Reading, end: int) -> Field | None:
    found = NUMBER.search(reading.text, 0, end)
    return Field(found.group(), Span(*found.span())) if found else None


def _issued_on(reading: Reading, end: int) -> DateValue | None:
    """The day in the letterhead; the days after the title are those of other documents."""
    days = (mention.value for mention in find_dates(reading.folded[:end]) if not mention.misread)
    return next((day for day in days if day.day is not None and day.year is not None), None)
