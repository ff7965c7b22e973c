"""What kind of document a text is, by its form; a text that has the form of none is refused."""

import re

from ingest.card.form import MOTTO
from ingest.card.headings import CODES, heading, titled
from ingest.card.identity import Identity, head_of, identify
from ingest.card.reading import Reading, read
from ingest.errors import IngestError
from knowledge.card import DocumentKind
from knowledge.plan import Section
from knowledge.text import fold

_FEWEST_ARTICLES = 3
_SIGNS_NEEDED = 2
_HEAD_LINES = 40
_BY_ARTICLE = frozenset({DocumentKind.LAW, DocumentKind.DECREE, DocumentKind.CIRCULAR, DocumentKind.REFERENCE})
"""Kinds that only lay down law. What an office decides for itself has phases, deadlines and awards as its plans do."""

_ANNEX = re.compile(r"\(?\W*(?:ban hanh )?kem theo\s+(?:luat|nghi dinh|thong tu|quyet dinh|nghi quyet)\b")
_LAW = re.compile(r"\W*(?:bo )?luat so\s*:?\s*\d")
_FORM = re.compile(r"\W*(?:mau|bieu mau)\s*(?:so|s\w)?\s*:?\s*[\w./-]{1,12}\W*")
_ATTACHED = frozenset(
    {DocumentKind.PLAN, DocumentKind.PROGRAMME, DocumentKind.GUIDANCE, DocumentKind.PROJECT, DocumentKind.COMPACT}
)
_ADDRESSED = re.compile(r"(?<!\W)\W*kinh gui\b", re.MULTILINE)
_RECIPIENTS = re.compile(r"(?:^|\t)[^\w\n\t]*noi nhan\b", re.MULTILINE)
_DAY_FIGURES = r"\d{1,2}[/.-]\d{1,2}[/.-]\d{4}"
_HAPPENED = "to chuc|dien ra|khai mac"
_NEWS = tuple(
    re.compile(pattern, re.MULTILINE)
    for pattern in (
        rf"\b(?:thu (?:hai|ba|tu|nam|sau|bay)|chu nhat)\s*,?\s*(?:ngay\s*)?{_DAY_FIGURES}",
        rf"{_DAY_FIGURES}\s*[-|,]?\s*\d{{1,2}}[:h]\d{{2}}|\b\d{{1,2}}[:h]\d{{2}}\W{{1,4}}{_DAY_FIGURES}",
        r"^[^\w\n]*(?:trang chu|tin tuc|"
        r"tin noi bat|tin moi|tin lien quan|bai viet khac|cac tin khac|ban in|doc nhieu)\b",
        r"\b(?:luot xem|luot doc|chia se|binh luan|in bai viet|gui email)\b",
        r"^[^\w\n]*(?:tac gia|nguon(?: tin)?|nguoi dang|bai va anh|tin, anh|tin va anh|anh|pv|phong vien|btv)\s*[:/]",
        r"^[^\w\n]{0,20}(?:\([\w .-]{2,30}\)|[\w .]{2,24})\s*[-–]\s*"
        r"(?:sang|chieu|ngay|toi|trong|vua qua|theo|nham|thuc hien)\b",
        rf"^[^\w\n]*(?:ngay (?:dang|cap nhat|tao)\W*)?{_DAY_FIGURES}(?:\s+00:00:00)?\W*$",
        rf"\b(?:sang|chieu|toi|ngay)\W{{1,3}}(?:ngay\s*)?\d{{1,2}}[/.-]\d{{1,2}}\b.{{0,120}}\b(?:{_HAPPENED})\b",
        r"\b(?:du va chi dao|phat bieu (?:khai mac|chi dao|be mac|tai)|quang canh|toan canh|tham du (?:le|hoi))\b",
        r"\b(?:phong vien|theo (?:ttxvn|bao|cong thong tin)|ban tin)\b",
    )
)
"""What a page of news has: the hour of its publication, a byline, what one may click on."""
_NEWS_NEEDED = 2
_SIGNS = tuple(
    re.compile(pattern)
    for pattern in (
        r"\bthi dua|khen thuong",
        r"\bke hoach\b",
        r"\bphong trao\b",
        r"\bto chuc thuc hien\b|\btrien khai\b",
        r"\bcan cu\s+(?:luat|nghi|quyet|chi thi|cong van|ke hoach|huong dan)",
        r"\b(?:ubnd|uy ban|hoi dong|dang uy|mat tran|khoi thi dua|cum thi dua)\b",
        r"\bco quan\b.{0,40}\bdon vi\b|\bcan bo\b.{0,40}\bcong chuc\b",
        r"\bmuc dich\b|\byeu cau\b",
        r"\bdot\s*(?:\d|i+\b|thi dua)",
        r"\bbao cao\b.{0,60}\b(?:ve|truoc|tong ket|so ket)\b",
    )
)
_OF_A_PLAN = re.compile(
    r"\b(?:xay dung|ban hanh|de ra|trien khai|thong nhat)\s+(?:va thuc hien )?ke hoach\b|"
    r"\bke hoach (?:nay|nhu sau|cu the)|tren day la ke hoach"
)


def document_kind_of(text: str, sections: tuple[Section, ...]) -> DocumentKind:
    """The kind of a stored text. Raises IngestError where it has the form of no document."""
    reading = read(text, sections)
    return kind_read(reading, identify(reading))


def kind_read(reading: Reading, identity: Identity) -> DocumentKind:
    """The kind of a text whose head and tail have been read. Raises IngestError as `document_kind_of`."""
    lines = [line.strip() for line in reading.folded.split("\n") if line.strip()]
    formal = _is_formal(reading, identity, lines)
    if lines and _FORM.fullmatch(lines[0]) and identity.number is None and identity.signatory is None:
        return DocumentKind.FORM
    if identity.heading is not None:
        return identity.heading.kind
    if any(_LAW.match(line) for line in lines[:10]):
        return DocumentKind.LAW
    if any(_ANNEX.match(line) for line in lines[:10]):
        return DocumentKind.REFERENCE
    if not formal and _is_news(reading.folded):
        return DocumentKind.NEWS
    return _of_letter(identity, lines) or _by_words(reading, identity, formal=formal)


def is_by_article(kind: DocumentKind, text: str, sections: tuple[Section, ...]) -> bool:
    """Whether a document is kept to be looked up by its articles: those that bring a plan are read as plans are."""
    if kind not in _BY_ARTICLE or any(_is_attached(line) for line in text.split("\n")):
        return False
    return kind is DocumentKind.REFERENCE or sum(s.style == "article" for s in sections) >= _FEWEST_ARTICLES


def _is_attached(line: str) -> bool:
    found = heading(line.strip()) if line.strip() else None
    return found is not None and found.alone and found.kind in _ATTACHED


def _is_formal(reading: Reading, identity: Identity, lines: list[str]) -> bool:
    """Whether a text has what only documents of offices have: motto, number, place and day, signature, recipients."""
    return (
        any(MOTTO.search(line) and any(c.isalpha() for c in line) for line in lines[:_HEAD_LINES])
        or identity.number is not None
        or identity.issued is not None
        or _RECIPIENTS.search(reading.folded) is not None
        or identity.office is not None
    )


def _of_letter(identity: Identity, lines: list[str]) -> DocumentKind | None:
    """A letter has no heading: a "V/v", or whom it is addressed to."""
    head = "\n".join(lines[:_HEAD_LINES])
    addressed = _ADDRESSED.search(head) is not None
    if identity.has_subject and (addressed or identity.number or identity.issued or identity.issuer):
        return DocumentKind.LETTER
    return DocumentKind.LETTER if addressed and (identity.number or identity.issued or identity.issuer) else None


def _by_words(reading: Reading, identity: Identity, *, formal: bool) -> DocumentKind:
    """The kind by how the title begins, by the code of the number, by what the text says of itself."""
    named = titled(identity.title.value) if identity.title else None
    code = re.match(r"\d+[a-z]?[/-]?(?:\d{4}/)?([a-z]+)", fold(identity.number.value)) if identity.number else None
    told = named or (CODES.get(code[1]) if code else None)
    if told is not None:
        return told
    if _says_plan(reading, formal=formal):
        return DocumentKind.PLAN
    if formal and identity.issuer is not None:
        return DocumentKind.OTHER
    if sum(bool(sign.search(reading.folded)) for sign in _SIGNS) >= _SIGNS_NEEDED:
        return DocumentKind.OTHER
    raise IngestError("not_a_plan")


def _says_plan(reading: Reading, *, formal: bool) -> bool:
    """Whether the preamble issues a plan, or the end says that it was one; a text without a form may anywhere."""
    if not formal:
        return _OF_A_PLAN.search(reading.folded) is not None
    preamble, ends = head_of(reading), reading.folded.rfind("tren day la ke hoach")
    return ends >= 0 or any(_OF_A_PLAN.search(block.span.of(reading.folded)) for block in preamble)


def _is_news(folded: str) -> bool:
    return sum(bool(sign.search(folded)) for sign in _NEWS) >= _NEWS_NEEDED
