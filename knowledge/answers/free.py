"""Questions that the card does not know: the smallest sentences of the plans that answer them, verbatim."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from knowledge.answer import Citation
from knowledge.answers.asked import Asked
from knowledge.answers.matching import Weights, content_words, overlap, text_words
from knowledge.dates import find_dates
from knowledge.documents import NUMBER
from knowledge.sentences import sentences
from knowledge.span import Span
from knowledge.text import fold

SURE = 0.62
"""The share of the question's weight that a sentence with its heading must hold to count as an answer."""

TYPED = 0.5
"""The same for a sentence that has the date, number or sum that is asked for."""

TITLED = 0.6
"""How much of a question for a date the title of a part must hold for a date in that part to answer it."""

RARE = 0.35
"""The same for a sum of money, which so few sentences have that less of the question tells which is meant."""

MORE = 0.25
MORE_AT_LEAST = 0.5
"""By how much, and from where on, a sentence must hold more of the question than the card's answer to replace it."""

NEAR = 0.4
"""The share at which a sentence is worth showing as the nearest thing that the plan says."""

_COUNTED = re.compile(r"\b(?:bao nhieu|may)\s+(?:cai\s+)?([a-z]{2,})")
_NOT_COUNTED = frozenset("lan la thi cho de duoc va o trong nua lau tien dong muc so phan loai nguoi don".split())
_AWARD_TALK = frozenset("doi tuong hinh thuc tieu chuan chi danh hieu khen thuong duoc xet tang".split())
_MONEY = re.compile(r"\d[\d.,]*\s*(?:dong\b|trieu|nghin|ty\b)|muc luong")
_UNIT = re.compile(
    r"uy ban|hoi dong|phong|ban |so |truong|chu tich|van phong|trung tam|co quan|don vi|"
    r"thu truong|doan|hoi |mat tran|cong chuc|bo |khoi|cum|giam doc"
)
_TYPES: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("when", re.compile(r"khi nao|bao gio|ngay nao|thang nao|luc nao|ngay may|thang may")),
    (
        "money",
        re.compile(
            r"bao nhieu tien|\btien (?:thuong|mat)|muc tien|"
            r"kinh phi (?:la )?(?:bao nhieu|bn)|bao nhieu dong|"
            r"thuong bao nhieu(?! giay| bang| tap| ca)|may trieu|muc thuong"
        ),
    ),
    ("count", re.compile(r"bao nhieu|\bmay\b(?! moc)")),
    ("number", re.compile(r"so may|so bao nhieu|so hieu")),
    ("where", re.compile(r"ve dau|gui ai|cho ai|ve don vi nao|nop dau|nop cho")),
    ("who", re.compile(r"\bai\b|don vi nao|co quan nao|phong nao|bo phan nao")),
)


# Words that only say what type of answer is wanted; the type is checked on the sentence itself.
_TYPE_WORDS = {
    "money": frozenset({"tien", "muc", "so"}),
    "count": frozenset({"luong", "so"}),
    "when": frozenset({"thoi", "gian", "diem"}),
}


@dataclass(frozen=True, slots=True)
class Candidate:
    """A sentence that may answer, with how much of the question it holds."""

    span: Span
    score: float
    own: float


def answer_free(asked: Asked, *, named: bool = True) -> bool:
    """Say the sentences that hold nearly all that the question asks for; False where none does."""
    candidates = _fitting(asked)
    best = max((c.score for c in candidates), default=0.0)
    if best < floor_for(asked, named=named):
        return False
    for candidate in [c for c in candidates if c.score >= best - 0.04][:2]:
        span = _whole(asked, candidate.span)
        asked.draft.say("text.line", asked.draft.cite(asked.version, span), text=bare(span.of(asked.version.text)))
    return True


def floor_for(asked: Asked, *, named: bool) -> float:
    """How much of the question a sentence must hold: less where the plan was named and the sentence has
    the very thing asked for (a date, a number, a sum), more where the plan itself is a guess."""
    if not named:
        return SURE
    if _type_of(asked) == "money":
        return RARE
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
    return bool(re.search(rf"\d[\d.,]*\s*(?:\w+\s+){{0,2}}{re.escape(_counted(asked))}", fold(quote)))


def _fitting(asked: Asked) -> list[Candidate]:
    wanted = _wanted(asked)
    return [c for c in _candidates(asked, wanted) if _of_type(asked, c)] if wanted else []


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
    best = max(candidates, key=lambda c: c.own, default=None)
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
    damaged, dated = asked.name.damaged, _type_of(asked) == "when"
    candidates = []
    for (span, section), words in zip(pieces, texts, strict=True):
        if len(words) < 5:
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
    return next((name for name, pattern in _TYPES if pattern.search(asked.query.folded)), "")


def _counted(asked: Asked) -> str:
    """The word for what is counted ("bao nhiêu ngày công"); empty where the question does not say."""
    match = _COUNTED.search(asked.query.folded)
    return match[1] if match and match[1] not in _NOT_COUNTED else ""


def _of_type(asked: Asked, candidate: Candidate) -> bool:
    """Whether a sentence can be an answer to this kind of question word at all."""
    text = candidate.span.of(asked.version.text)
    folded = fold(text)
    kind = _type_of(asked)
    if kind == "when":
        return bool(find_dates(text)) or bool(re.search(r"dinh ky|hang (?:quy|thang|nam)|thuong xuyen", folded))
    if kind == "money":
        return bool(_MONEY.search(folded))
    noun = _counted(asked)
    if kind == "count" and noun:
        return bool(re.search(rf"\d[\d.,]*\s*(?:\w+\s+){{0,2}}{re.escape(noun)}", folded))
    if kind == "count":
        return bool(re.search(r"(?<![\w/.-])\d+(?![\w/.-])|\b(?:hai|ba|bon|nam|mot|sau|bay|tam|chin|muoi)\b", folded))
    if kind == "number":
        return bool(NUMBER.search(text))
    if kind == "where":
        return bool(_UNIT.search(folded)) and bool(re.search(r"\b(?:ve|gui|nop|trinh|cho|bao cao|qua)\b", folded))
    if kind == "who":
        return bool(_UNIT.search(folded))
    return True
