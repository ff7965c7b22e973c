"""Questions that the card does not know: the smallest sentences of the plans that answer them, verbatim."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from knowledge.answer import Citation
from knowledge.answers.asked import Asked
from knowledge.answers.matching import Weights, content_words, overlap, text_words, title_words
from knowledge.dates import find_dates
from knowledge.documents import NUMBER
from knowledge.question.kinds import Kind, is_instruction
from knowledge.sentences import sentences
from knowledge.span import Span
from knowledge.text import fold

SURE = 0.62
"""The share of the question's weight that a sentence with its heading must hold to count as an answer."""

TYPED = 0.5
"""The same for a sentence that has the date, number or sum that is asked for."""

TITLED = 0.6
"""How much of a question for a date the title of a part must hold for a date in that part to answer it."""

COUNTED = 0.4
"""The same for a sentence that has a number of the very thing that is counted."""

RARE = 0.35
"""The same for a sum of money, which so few sentences have that less of the question tells which is meant."""

TITLE_ALIKE = 0.6
"""The share of words that a question and a title must have in common for the part to be what is asked for."""

PARAGRAPHS, BRIEF = 6, 220
"""So many paragraphs of a part are shown, each by so many characters."""

MORE = 0.25
MORE_AT_LEAST = 0.5
"""By how much, and from where on, a sentence must hold more of the question than the card's answer to replace it."""

NEAR = 0.4
"""The share at which a sentence is worth showing as the nearest thing that the plan says."""

_COUNTED = re.compile(r"\b(?:bao nhieu|may)\s+(?:cai\s+)?([a-z]{2,})")
NOT_COUNTED = frozenset(
    "lan la thi cho de duoc va o trong nua lau tien dong muc so phan loai nguoi don cua tro".split()
)
"""Words behind "bao nhiêu", "mấy" that name nothing that is counted."""
_AWARD_TALK = frozenset(
    "doi tuong hinh thuc tieu chuan chi danh hieu khen thuong duoc xet tang chu tich uy ban nhan dan cap tinh "
    "huyen xa phuong bang giay".split()
)
_TITLE_FILLERS = frozenset("va cac ve cua cho nam trong".split())
_LISTS = re.compile(r"\b(?:gom|bao gom|la|nhu sau)\b|:")
SUM = re.compile(r"\d[\d.,]*\s*(?:dong\b|trieu|nghin|ty\b)|muc luong")
"""A sum of money in folded text."""
_EXCLUDES = re.compile(r"\b(?:khong|chua)(?: duoc)? (?:xet|khen|de nghi|cong nhan|tang|xep|binh)")
_SENDS = re.compile(r"\b(?:gui|nop|trinh|chuyen)\b")
_UNIT = re.compile(
    r"uy ban|hoi dong|phong|ban |so |truong|chu tich|van phong|trung tam|co quan|don vi|"
    r"thu truong|doan|hoi |mat tran|cong chuc|bo |khoi|cum|giam doc"
)
_MAIL = re.compile(r"[\w.+-]+@[\w-]+\.\w")
_PHONE = re.compile(r"(?<!\d)0\d{2,4}[ .]?\d{3,4}[ .]?\d{3,4}(?!\d)")
_THEME = re.compile(r"\b(?:chu de|khau hieu|phuong cham|ten goi)\b")
_TYPES: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("mail", re.compile(r"\be ?mail\b|hop thu|thu dien tu")),
    ("phone", re.compile(r"dien thoai|goi so|hotline|so may le")),
    ("when", re.compile(r"khi nao|bao gio|ngay nao|thang nao|luc nao|ngay may|thang may")),
    (
        "money",
        re.compile(
            r"bao nhieu tien|\btien (?:thuong|mat)|muc tien|"
            r"kinh phi (?:la )?(?:bao nhieu|bn)|bao nhieu dong|"
            r"thuong bao nhieu(?! giay| bang| tap| ca)|may trieu|muc thuong"
        ),
    ),
    ("count", re.compile(r"bao nhieu|(?<!xe )\bmay\b(?! moc| tinh| bay| mac)")),
    ("number", re.compile(r"so may|so bao nhieu|so hieu")),
    ("where", re.compile(r"ve dau|gui ai|cho ai|ve don vi nao|nop dau|nop cho")),
    ("who", re.compile(r"\bai\b|don vi nao|co quan nao|phong nao|bo phan nao")),
)


# Words that only say what type of answer is wanted; the type is checked on the sentence itself.
_TYPE_WORDS = {
    "money": frozenset({"tien", "muc", "so"}),
    "count": frozenset({"luong", "so"}),
    "when": frozenset({"thoi", "gian", "diem"}),
    "mail": frozenset({"email", "mail", "hop", "thu"}),
    "phone": frozenset({"dien", "thoai", "so", "goi"}),
}


@dataclass(frozen=True, slots=True)
class Candidate:
    """A sentence that may answer, with how much of the question it holds."""

    span: Span
    score: float
    own: float


def answer_free(asked: Asked, *, named: bool = True) -> bool:
    """Say the sentences that hold nearly all that the question asks for; False where none does."""
    if named and (_themed(asked) or _titled(asked)):
        return True
    candidates = _fitting(asked)
    if len(set(_wanted(asked))) < 2 and _type_of(asked) not in {"mail", "phone"}:
        # One word finds too much: only the sentence that lists what is asked for may answer.
        candidates = [c for c in candidates if _LISTS.search(fold(c.span.of(asked.version.text)))]
        candidates = candidates if len(candidates) == 1 else []
    best = max((c.score for c in candidates), default=0.0)
    if best < floor_for(asked, named=named):
        return False
    for candidate in [c for c in candidates if c.score >= best - 0.04][:2]:
        say_sentence(asked, candidate.span)
    return True


def say_sentence(asked: Asked, sentence: Span) -> None:
    """Say a sentence of the plan, verbatim and cited, with what it cannot be understood without."""
    span = _whole(asked, sentence)
    asked.draft.say("text.line", asked.draft.cite(asked.version, span), text=bare(span.of(asked.version.text)))


def _themed(asked: Asked) -> bool:
    """Say the sentence that gives a theme or a motto in quotes, where the question asks for the plan's."""
    said = _THEME.search(asked.query.folded)
    if said is None or asked.query.ordinals or len(_wanted(asked)) > 2:
        return False
    given = re.compile(rf"\b{said[0]}\b[^.;\n]{{0,60}}[\"“]")
    for span, _ in _pieces(asked):
        if given.search(fold(span.of(asked.version.text))):
            say_sentence(asked, span)
            return True
    return False


def _titled(asked: Asked) -> bool:
    """Say the paragraphs of the part whose title is what the question asks for ("chủ đề", "các giải pháp")."""
    wanted = set(title_words(asked.query.folded, asked.name))
    if not wanted or _type_of(asked) in {"who", "when", "where", "money", "count"}:
        return False
    best, chosen = 0.0, None
    for section in asked.version.sections:
        title = set(text_words(section.title.of(asked.version.text))) - _TITLE_FILLERS if section.title else set()
        alike = len(wanted & title) / len(wanted | title) if title else 0.0
        if alike > best:
            best, chosen = alike, section
    if chosen is None or chosen.title is None or best < TITLE_ALIKE:
        return False
    paragraphs = _paragraphs(asked.version.text, Span(chosen.title.end, chosen.span.end))
    for span in paragraphs[:PARAGRAPHS]:
        cite = asked.draft.cite(asked.version, span)
        asked.draft.say("text.item", cite, text=_brief(bare(span.of(asked.version.text))))
    return bool(paragraphs)


def _brief(text: str) -> str:
    """A paragraph of a list, cut at a word; the citation has the rest."""
    return text if len(text) <= BRIEF else text[: text.rfind(" ", 0, BRIEF)] + " …"


def _paragraphs(text: str, span: Span) -> list[Span]:
    """The lines of a stretch that say something, without the punctuation that joins them to a title."""
    found, start = [], span.start
    for line in span.of(text).split("\n"):
        if len(line.strip(" :.;")) > 8:
            lead = len(line) - len(line.lstrip(" :"))
            found.append(Span(start + lead, start + len(line.rstrip())))
        start += len(line) + 1
    return found


def floor_for(asked: Asked, *, named: bool) -> float:
    """How much of the question a sentence must hold: less where the plan was named and the sentence has
    the very thing asked for (a date, a number, a sum), more where the plan itself is a guess."""
    if not named:
        # One word in common with some plan is no reason to believe that it is meant.
        return SURE if len(set(_wanted(asked))) >= 2 else 2.0
    if _type_of(asked) == "money":
        return RARE
    if _type_of(asked) in {"mail", "phone"} or (_type_of(asked) == "count" and _counted(asked)):
        return COUNTED
    floor = TYPED if _type_of(asked) in {"when", "count", "money", "number", "where"} else SURE - 0.04
    return floor - 0.08 if asked.name.damaged else floor


def says_more(asked: Asked, said: Sequence[Citation]) -> bool:
    """Whether some sentence of the plan holds clearly more of the question than what has been cited."""
    wanted = [w for w in _wanted(asked) if w not in _AWARD_TALK]
    if len(wanted) < 2:
        return False
    weights = Weights([text_words(s.of(asked.version.text)) for s, _ in _pieces(asked)])
    cited = overlap(wanted, [w for c in said for w in text_words(f"{c.section} {c.quote}")], weights)
    fitting = _fitting(asked)
    best = max((c.own for c in fitting), default=0.0)
    if _counted(asked) and best and not any(_has_count(asked, c.quote) for c in said):
        return any(c.score >= floor_for(asked, named=not asked.several) for c in fitting)
    sure = max((c.score for c in fitting), default=0.0) >= floor_for(asked, named=not asked.several)
    return sure and best >= MORE_AT_LEAST and best >= cited + MORE


def _has_count(asked: Asked, quote: str) -> bool:
    """Whether a quote has a number of what is counted in the question."""
    return counts(fold(quote), _counted(asked))


def counts(folded: str, noun: str) -> bool:
    """Whether a folded text has a number of what a noun names."""
    written = re.escape(noun)
    cells = rf"\b{written}\b[^|\n]*(?:\|[^|\n]*){{0,2}}\|\s*\D?\d"  # "Lượt khách | lượt | 96.000"
    return bool(re.search(rf"\d[\d.,]*\s*(?:\w+\s+){{0,2}}{written}|{cells}", folded))


def _fitting(asked: Asked) -> list[Candidate]:
    wanted = _wanted(asked)
    if len(set(wanted)) < 2 and _type_of(asked) in {"mail", "phone"}:
        return [Candidate(span, 1.0, 1.0) for span, _ in _pieces(asked) if fits(asked, span)]
    candidates = _candidates(asked, wanted) if wanted else []
    fitting = [c for c in candidates if fits(asked, c.span)]
    # "khi nào" also asks for a condition; a sentence that has nearly all the words may answer that without a date.
    conditional = not fitting and "khi nao" in asked.query.folded
    return [c for c in candidates if c.own >= SURE] if conditional else fitting


def _whole(asked: Asked, span: Span) -> Span:
    """A clause with what it cannot be understood without: the items of the list that it begins, or, where
    a person or unit is asked for, the beginning of its line, which names them."""
    text = asked.version.text
    if _type_of(asked) == "who" and not _UNIT.match(fold(bare(span.of(text)))):
        start = text.rfind("\n", 0, span.start) + 1
        return Span(start, span.end) if span.end - start <= 700 else span
    if text[span.end - 1 : span.end] != ";" or ":" not in span.of(text):
        return span
    line_end = text.find("\n", span.end)
    end = line_end if line_end >= 0 else len(text)
    stop = re.compile(r"\.(?=\s|$)").search(text, span.end, end)
    return Span(span.start, min(stop.end() if stop else end, span.start + 900))


def bare(text: str) -> str:
    """A sentence without the mark of its part ("2.1.", "a)", "-") at its beginning."""
    return re.sub(r"^\s*(?:[-–+*•]\s*|\d+(?:\.\d+)*[.)/-]\s+|[a-zđ][.)]\s+)", "", text).strip()


def nearest(asked: Asked) -> Span | None:
    """The sentence nearest to a question that the plan does not answer; None where nothing is near."""
    wanted = _wanted(asked)
    candidates = _candidates(asked, wanted) if len(wanted) >= 2 else []
    told = [c for c in candidates if not is_instruction(fold(c.span.of(asked.version.text)))]
    best = max(told, key=lambda c: c.own, default=None)
    return best.span if best and best.own >= NEAR else None


def best_score(asked: Asked) -> float:
    """How well the best sentence of a plan fits, to choose among plans when none was named."""
    return max((c.score for c in _fitting(asked)), default=0.0)


def _wanted(asked: Asked) -> list[str]:
    words = content_words(asked.query.content, [asked.name])
    return [w for w in words if w not in _TYPE_WORDS.get(_type_of(asked), ())]


def _candidates(asked: Asked, wanted: Sequence[str]) -> list[Candidate]:
    version, pieces = asked.version, _pieces(asked)
    texts = [text_words(s.of(version.text)) for s, _ in pieces]
    weights = Weights(texts)
    # A plan that was not named must hold the very words: nearly any word is near some misread one.
    damaged = asked.name.damaged and asked.query.scope.explicit
    dated = _type_of(asked) == "when"
    candidates = []
    for (span, section), words in zip(pieces, texts, strict=True):
        if len(words) < 5 or span.of(version.text).isupper():
            continue  # a heading says nothing
        own = overlap(wanted, words, weights, damaged=damaged)
        if own >= 0.2:
            whole = overlap(wanted, [*text_words(section), *words], weights, damaged=damaged)
            # The heading helps to tell which sentence is meant, but may not answer for it.
            candidates.append(Candidate(span, max(own, (own + whole) / 2), own))
        elif dated and find_dates(span.of(version.text)):
            titled = overlap(wanted, text_words(section), weights, damaged=damaged)
            if titled >= TITLED:
                candidates.append(Candidate(span, titled, titled))
    return sorted(candidates, key=lambda c: -c.score)


def _pieces(asked: Asked) -> list[tuple[Span, str]]:
    """The sentences of a plan with the label of the section that each stands in."""
    return [(s, p.section) for p in asked.version.passages for s in sentences(asked.version.text, p.span)]


def _type_of(asked: Asked) -> str:
    """What the question word asks for: when, money, count, number, where, who; empty for anything."""
    if asked.query.asks("money"):
        return "money"
    if asked.query.asks("recipients") and not _SENDS.search(asked.query.folded):
        return ""  # whom an award is for, not whom something is sent to
    if asked.query.kind is Kind.DUTY and asked.query.asks("who"):
        return "who"
    return _type_in(asked.query.folded)


@lru_cache(maxsize=32)
def _type_in(folded: str) -> str:
    """The type of a folded question; asked again for each sentence that may answer it."""
    return next((name for name, pattern in _TYPES if pattern.search(folded)), "")


def _counted(asked: Asked) -> str:
    """The word for what is counted ("bao nhiêu ngày công"); empty where the question does not say."""
    match = _COUNTED.search(asked.query.folded)
    return match[1] if match and match[1] not in NOT_COUNTED else ""


def fits(asked: Asked, sentence: Span) -> bool:
    """Whether a sentence can be an answer to this kind of question word at all."""
    text = sentence.of(asked.version.text)
    folded = fold(text)
    kind = _type_of(asked)
    if asked.query.asks("excluded") and not _EXCLUDES.search(folded):
        return False
    if kind in {"mail", "phone"}:
        return bool((_MAIL if kind == "mail" else _PHONE).search(text))
    if kind == "when":
        return bool(find_dates(text)) or bool(re.search(r"dinh ky|hang (?:quy|thang|nam)|thuong xuyen", folded))
    if kind == "money":
        return bool(SUM.search(folded))
    noun = _counted(asked)
    if kind == "count" and noun:
        return counts(folded, noun)
    if kind == "count":
        return bool(re.search(r"(?<![\w/.-])\d+(?![\w/.-])|\b(?:hai|ba|bon|nam|mot|sau|bay|tam|chin|muoi)\b", folded))
    if kind == "number":
        return bool(NUMBER.search(text))
    if kind == "where":
        return bool(_UNIT.search(folded)) and bool(re.search(r"\b(?:ve|gui|nop|trinh|cho|bao cao|qua)\b", folded))
    if kind == "who":
        return bool(_UNIT.search(folded))
    return True
