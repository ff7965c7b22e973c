"""What type of thing a question asks for (a date, a sum, a number of something), and which sentences have it."""

import re
from collections.abc import Callable
from functools import lru_cache

from knowledge.answers.asked import Asked
from knowledge.answers.matching import text_words
from knowledge.award_forms import find_forms
from knowledge.dates import find_dates
from knowledge.documents import NUMBER
from knowledge.question.kinds import Kind
from knowledge.sentences import bare
from knowledge.span import Span
from knowledge.text import WORD, fold, nfc

SUM = re.compile(r"\d[\d.,]*\s*(?:dong\b|trieu|nghin|ty\b)|muc luong")
"""A sum of money in folded text."""

NOT_COUNTED = frozenset(
    "lan la thi cho de duoc va o trong nua lau tien dong muc so phan loai nguoi don cua tro mot phai lai ben".split()
)
"""Words behind "bao nhiêu", "mấy" that name nothing that is counted."""

_COUNTED = re.compile(r"\b(?:bao nhieu|(?<!xe )(?<!nha )may)\s+(?:(?:cai|mot|1)\s+)?([a-z][a-z0-9]+)")
_NUMERAL = re.compile(
    r"(?<![\w/.,-])\d{1,3}(?:\.\d{3})+(?![\w.])|(?<![\w/.,-])\d+(?:,\d+)?(?![\w/.-])|"
    r"\b(?:hai|ba|bon|nam|mot|sau|bay|tam|chin|muoi)\b"
)
"""A number in folded text, in figures or as a word."""

_EXCLUDES = re.compile(r"\b(?:khong|chua)(?: duoc)? (?:xet|khen|de nghi|cong nhan|tang|xep|binh)")
_SENDS = re.compile(r"\b(?:gui|nop|trinh|chuyen)\b")
UNIT = re.compile(
    r"uy ban|hoi dong|phong|ban |so |\bto (?!trinh|khai|roi)|truong|chu tich|van phong|trung tam|co quan|don vi|"
    r"thu truong|doan|hoi |mat tran|cong chuc|bo |khoi|cum|giam doc"
)
_RECURS = re.compile(r"dinh ky|hang (?:quy|thang|nam)|thuong xuyen")
_GOES = re.compile(r"\b(?:ve|gui|nop|trinh|cho|bao cao|qua)\b")
_MAIL = re.compile(r"[\w.+-]+@[\w-]+\.\w")
_PHONE = re.compile(r"(?<!\d)0\d{2,4}[ .]?\d{3,4}[ .]?\d{3,4}(?!\d)")
_WHOLE_OF = re.compile(r"\bgom (?:\w+ ){0,5}(?:nao|gi|ai)\b")
_PARTS = re.compile(r"\bgom\b|:")
_RECIPIENTS = re.compile(
    r"\b(?:tap the|ca nhan|ho gia dinh|hoc sinh|sinh vien|giao vien|lop|don vi|can bo|hoi vien|doan vien|"
    r"doanh nghiep|khu dan cu)\b"
)
"""Those to whom something is given, or of whom something is asked."""

LABEL = re.compile(r"([^:.;()]{2,60}?)\s*(?:\([^)]*\)\s*)?:")
"""What an item is about: "Cá nhân (không quá 10 người): …"."""

_TYPES: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("mail", re.compile(r"\be ?mail\b|hop thu|dia chi thu dien tu|thu dien tu nao")),
    ("phone", re.compile(r"dien thoai|goi so|hotline|so may le")),
    ("when", re.compile(r"khi nao|bao gio|ngay nao|thang nao|luc nao|ngay may|thang may")),
    (
        "money",
        re.compile(
            r"bao nhieu tien|\btien (?:thuong|mat)|muc tien|"
            r"kinh phi (?:la )?(?:bao nhieu|bn)|bao nhieu dong|"
            r"thuong bao nhieu(?! giay| bang| tap| ca)|may trieu|muc thuong|"
            r"\b(?:dong|gop|dong gop|ho tro|vay|phu cap|kinh phi|ngan sach|chi phi) (?:\w+ ){0,6}bao nhieu$"
        ),
    ),
    ("count", re.compile(r"bao nhieu|(?<!xe )(?<!nha )\bmay\b(?! moc| tinh| bay| mac)")),
    ("number", re.compile(r"so may|so bao nhieu|so hieu")),
    ("where", re.compile(r"ve dau|(?:nop|gui|nhan) (?:\w+ ){0,3}o dau|gui ai|cho ai|ve don vi nao|nop dau|nop cho")),
    ("who", re.compile(r"\bai\b|don vi nao|co quan nao|phong nao|bo phan nao")),
)
# Words that only say what type of answer is wanted; the type is checked on the sentence itself.
TYPE_WORDS = {
    "money": frozenset({"tien", "muc", "so", "dong"}),
    "count": frozenset({"luong", "so"}),
    "when": frozenset({"thoi", "gian", "diem"}),
    "mail": frozenset({"email", "mail", "hop", "thu", "lien", "he", "dau"}),
    "phone": frozenset({"dien", "thoai", "so", "goi", "lien", "he", "dau"}),
}


_HAS: dict[str, Callable[[str, str], bool]] = {
    "mail": lambda text, _folded: bool(_MAIL.search(text)),
    "phone": lambda text, _folded: bool(_PHONE.search(text)),
    "when": lambda text, folded: bool(find_dates(text) or _RECURS.search(folded)),
    "count": lambda _text, folded: bool(_NUMERAL.search(folded)),
    "number": lambda text, _folded: bool(NUMBER.search(text)),
    "where": lambda _text, folded: bool(UNIT.search(folded) and _GOES.search(folded)),
    "who": lambda _text, folded: bool(UNIT.search(folded)),
}
"""Whether a sentence, as written and folded, has what is asked for."""


def type_of(asked: Asked) -> str:
    """What the question word asks for: when, money, count, number, where, who; empty for anything."""
    if asked.query.asks("money"):
        return "money"
    if asked.query.asks("recipients") and not _SENDS.search(asked.query.folded):
        return ""  # whom an award is for, not whom something is sent to
    if asked.query.kind is Kind.DUTY and asked.query.asks("who"):
        return "who"
    return _type_in(_asking(asked)) or _type_in(asked.query.before)


def _asking(asked: Asked) -> str:
    """The folded question without a "may" that was typed with other marks than "mấy": "máy", "Mây"."""
    return _without_mistyped(asked.query.text, asked.query.folded)


@lru_cache(maxsize=32)
def _without_mistyped(text: str, folded: str) -> str:
    """Asked again for each sentence that may answer the question."""
    typed = [word.lower() for word in WORD.findall(nfc(text)) if fold(word) == "may"]
    other = typed and not any(word in {"may", "mấy"} for word in typed)
    return re.sub(r"\bmay\b", " ", folded) if other else folded


@lru_cache(maxsize=32)
def _type_in(folded: str) -> str:
    """The type of a folded question; asked again for each sentence that may answer it."""
    return next((name for name, pattern in _TYPES if pattern.search(folded)), "")


def counted(asked: Asked) -> str:
    """The word for what is counted ("bao nhiêu ngày công"); empty where the question does not say."""
    match = _COUNTED.search(_asking(asked)) or _COUNTED.search(asked.query.before)
    return match[1] if match and match[1] not in NOT_COUNTED else ""


def counts(folded: str, noun: str) -> bool:
    """Whether a folded text has a number of what a noun names."""
    written = re.escape(noun)
    cells = rf"\b{written}\b[^|\n]*(?:\|[^|\n]*){{0,2}}\|\s*\D?\d"  # "Lượt khách | lượt | 96.000"
    return bool(re.search(rf"\d[\d.,]*\s*(?:\w+[\s/]+){{0,2}}{written}|{cells}", folded))


def fits(asked: Asked, sentence: Span) -> bool:
    """Whether a sentence can be an answer to this kind of question word at all."""
    text = sentence.of(asked.version.text)
    folded = fold(text)
    if asked.query.asks("excluded") and not _EXCLUDES.search(folded):
        return False
    if _WHOLE_OF.search(asked.query.folded) and not _PARTS.search(folded):
        return False
    if _of_other_form(asked, sentence):
        return False
    kind = type_of(asked)
    if kind == "money":
        return bool(SUM.search(folded)) and labelled_so(asked, sentence)
    if kind == "count" and (noun := counted(asked)):
        return counts(folded, noun)
    return kind not in _HAS or _HAS[kind](text, folded)


def _of_other_form(asked: Asked, sentence: Span) -> bool:
    """Whether the line of a sentence names award forms, but neither it nor a heading above it one that is asked for."""
    if not asked.query.forms:
        return False
    text = asked.version.text
    start, end = text.rfind("\n", 0, sentence.start) + 1, text.find("\n", sentence.end)
    line = text[start : end if end >= 0 else len(text)]
    if not find_forms(line) or _names_asked_form(asked, line):
        return False
    above = (s.title.of(text) for s in asked.version.sections if s.title and s.span.holds(sentence))
    return not any(_names_asked_form(asked, title) for title in above)


def _names_asked_form(asked: Asked, text: str) -> bool:
    """Whether a text names a form that is asked for, or one of its levels: "Chiến sĩ thi đua" has several."""
    return any(named.startswith(form) for named in find_forms(text) for form in asked.query.forms)


def labelled_so(asked: Asked, item: Span) -> bool:
    """Whether an item is of what is asked for by what stands before its colon: it shares a word with the question,
    where it has a number, that number ("Quý II", "Giải nhất"), and it is for those whom the question names."""
    label = LABEL.match(bare(item.of(asked.version.text)))
    if label and (whom := _RECIPIENTS.match(fold(label[1]))):
        named = {m[0] for m in _RECIPIENTS.finditer(asked.query.folded)}
        if named and whom[0] not in named:
            return False
    words = [w for w in text_words(label[1]) if w not in NOT_COUNTED] if label else []
    question = set(text_words(asked.query.content))
    numbers = {w for w in words if w.isdigit()}
    return not words or (bool(question & set(words)) and (numbers <= question or not _numbered(asked)))


def _numbered(asked: Asked) -> bool:
    """Whether the question itself numbers something."""
    return any(w.isdigit() and len(w) < 3 for w in text_words(asked.query.content))
