"""Answers that are the plan's own words: objects, purposes, targets, movements, works, duties."""

import math
import re
from collections.abc import Sequence
from itertools import pairwise

from knowledge.answers.asked import Asked
from knowledge.answers.leads import lead_of
from knowledge.answers.matching import Weights, content_words, overlap, text_words
from knowledge.card import Duty, Field
from knowledge.plan import section_at
from knowledge.question.kinds import Kind
from knowledge.sentences import bare
from knowledge.span import Span
from knowledge.text import fold

_PERCENT = re.compile(r"(\d+(?:[.,]\d+)?) ?%")
_YEAR = re.compile(r"(?<!\d)20\d\d(?!\d)")
_ALL = re.compile(r"nhung|cac\b|nao\b|liet ke|ke ten|may|bao nhieu")


def answer_plain(asked: Asked) -> bool:
    """Objects of emulation, purposes, requirements and works: whole, each paragraph cited."""
    card = asked.version.card
    fields = {
        Kind.OBJECT: card.objects,
        Kind.PURPOSE: card.purposes,
        Kind.REQUIREMENT: card.requirements,
        Kind.WORK: card.works,
    }[asked.query.kind]
    paragraphs = [s for f in fields for s in _paragraphs(asked, f.span)]
    for span in paragraphs[:10]:
        asked.draft.say(
            "text.item" if len(paragraphs) > 1 else "text.line",
            asked.draft.cite(asked.version, span),
            text=bare(span.of(asked.version.text)),
        )
    return bool(paragraphs)


def answer_targets(asked: Asked) -> bool | None:
    """The targets that the question is about; all of them where it names none."""
    targets = list(asked.version.card.targets)
    percents = _PERCENT.findall(asked.query.folded)
    if percents:
        targets = [t for t in targets if any(re.search(rf"(?<!\d){re.escape(p)}\s*%", t.value) for p in percents)]
    targets = _of_named_year(asked, targets)
    chosen = _best(asked, targets, floor=0.4) if not percents else targets
    general = not [
        w
        for w in content_words(asked.query.content, [asked.name])
        if w not in {"chi", "tieu", "muc", "phan", "tram", "dat", "dau", "cu"}
    ]
    for field in (targets if general else chosen)[:8]:
        _say_target(asked, field)
    return bool(chosen or (general and targets)) or None


def _say_target(asked: Asked, field: Field) -> None:
    """Say a target, with the line above its list where that names the year that it is for."""
    lead = lead_of(asked.version, field.span) if _years_above(asked, field) else None
    spans = (lead, field.span) if lead else (field.span,)
    text = f"{lead.of(asked.version.text)} {bare(field.value)}" if lead else bare(field.value)
    asked.draft.say("text.item", *asked.draft.cite_all(asked.version, spans), text=text)


def _of_named_year(asked: Asked, fields: list[Field]) -> list[Field]:
    """Of targets under headings for one year or another, those for the years in the question."""
    years = {int(year) for year in _YEAR.findall(asked.query.folded)}
    return [f for f in fields if years & set(_years_above(asked, f))] or fields


def _years_above(asked: Asked, field: Field) -> list[int]:
    """The years that the heading of a field's part, or the line above its list, names."""
    lead = lead_of(asked.version, field.span)
    above = f"{section_at(asked.version, field.span)} {lead.of(asked.version.text) if lead else ''}"
    return [int(year) for year in _YEAR.findall(above)]


def answer_movements(asked: Asked) -> bool | None:
    """The movement that the question describes, or all of them."""
    movements = asked.version.card.movements
    if not movements:
        return None
    wanted = [w for w in content_words(asked.query.content, [asked.name]) if w not in _MOVEMENT_TALK]
    chosen = _movements_like(asked, wanted, movements)
    if wanted and not chosen and not _ALL.search(asked.query.folded):
        return None
    listed = chosen or list(movements)
    if len(listed) > 1:
        asked.draft.say("movement.count", plan=asked.name.label, count=len(listed))
    for movement in listed:
        asked.draft.say(
            "movement.item", asked.draft.cite(asked.version, _line(asked, movement.span)), name=movement.value
        )
    return True


_MOVEMENT_TALK = frozenset(
    "trong tam ke yeu nuoc huong cuoc van dong dac biet chuyen tiep tuc phat may liet tap trung lanh dao "
    "lon chinh".split()
)


def _movements_like(asked: Asked, wanted: list[str], movements: tuple[Field, ...]) -> list[Field]:
    """The movements whose name, or the few words before it, hold at least half of what was asked for."""
    if not wanted:
        return []
    scored = [(_share(wanted, text_words(f"{_around(asked, m)} {m.value}")), m) for m in movements]
    best = max(score for score, _ in scored)
    return [m for score, m in scored if score == best] if best >= 0.5 else []


def answer_duties(asked: Asked) -> bool | None:
    """The duties of the unit that is named, or the unit that has the duty that is described."""
    duties = asked.version.card.duties
    if not duties:
        return None
    by_unit = _named_units(asked, duties)
    if by_unit:
        for duty in by_unit:
            _say_duty(asked, duty)
        return True
    wanted = [w for w in content_words(asked.query.content, [asked.name]) if w not in _DUTY_TALK]
    if not wanted:
        return _every_unit(asked, duties)
    if asked.query.asks("who"):
        return _who(asked, duties, wanted)
    return None


def _every_unit(asked: Asked, duties: tuple[Duty, ...]) -> bool:
    """All units with their duties, each shortened, when nobody in particular was asked about."""
    for duty in duties[:8]:
        asked.draft.say(
            "duty.brief",
            asked.draft.cite(asked.version, duty.span),
            unit=duty.unit.value,
            text=_without_unit(bare(duty.span.of(asked.version.text)), duty.unit.value),
        )
    return True


_DEPUTY = re.compile(r"\bpho (?:truong|chu tich|giam doc|hieu truong|bi thu)\b")
_UNIT_START = re.compile(
    r"(?:khoi truong|cum truong|truong|pho truong|thuong truc|chu tich|cong an|uy ban|ubnd|hoi dong|phong|"
    r"van phong|so|ban|"
    r"trung tam|cong chuc|thu truong|mat tran|doan|hoi|co quan|giam doc|bo|lien doan|cong doan|dai|chi bo|chi cuc|to)\b"
)
_ASKED_UNIT = re.compile(r"\b(?:don vi|co quan|phong|ban|bo phan|to chuc|cap|nguoi) nao\b")
_DUTY_TALK = frozenset("giao phan cong viec vai tro don quan dau moi chu tri".split())


def _named_units(asked: Asked, duties: tuple[Duty, ...]) -> list[Duty]:
    """The duties whose unit the question names: the telling words of one of its names stand in the question."""
    own = _units_in(asked, duties, asked.query.folded)
    return own or _units_in(asked, duties, asked.query.content)


def _units_in(asked: Asked, duties: tuple[Duty, ...], text: str) -> list[Duty]:
    content = _ASKED_UNIT.sub(" ", text)
    question = set(content.split())
    places = {w for _, place in asked.name.places for w in place.split()}
    places |= set(f"{asked.name.head} {asked.name.core}".split())
    found: list[tuple[int, Duty]] = []
    for duty in duties:
        fits = [_told(unit, question, places, content) for unit in _units(duty.unit.value)]
        if max(fits) > 0:
            found.append((max(fits), duty))
    best = max((score for score, _ in found), default=0)
    return [duty for score, duty in found if score == best][:2]


def _told(unit: str, question: set[str], places: set[str], content: str) -> int:
    """How many telling words of a unit's name the question has; 0 unless it has all of them."""
    words = [w for w in text_words(unit) if w not in places and not w.isdigit()]
    if _DEPUTY.search(content) and "pho" not in words:
        return 0
    if _initials(words) & question:
        return len(words)
    words = [w for w in words if w != "va"]
    telling = {w for w in words if w not in _WEAK_UNIT_WORDS}
    return len(telling) if telling and telling <= question and _consecutive(content, words) else 0


def _initials(words: list[str]) -> set[str]:
    """An office by its first letters, without the word for what it is: "CTXH" for "Phòng Công tác xã hội"."""
    rest = [w for w in words[1:] if w != "va"]
    return {"".join(w[0] for w in rest)} if len(rest) >= 3 else set()


_WEAK_UNIT_WORDS = frozenset(
    "don vi dia cac va cua xa phuong thi tran tinh thanh pho huyen quan nam thu lien hiep viet".split()
)


def _units(name: str) -> list[str]:
    """The units that a duty names together, and each alone: "Phòng A, Trung tâm B (Thường trực C)"."""
    parts = re.split(r"\s*[(),;]\s*|\s+và\s+(?=[A-ZĐ])|\s+[-–]\s+(?=[A-ZĐ])", name)
    return [name, *(p for p in parts if len(p.split()) >= 2 and _UNIT_START.match(fold(p)))]


def _consecutive(question: str, words: list[str]) -> bool:
    """Whether two words of the unit's name stand next to each other in the question (or it has but one)."""
    if len(words) < 2:
        return words[0] in question.split() if words else False
    return any(f" {a} {b} " in f" {question} " for a, b in pairwise(words))


def _who(asked: Asked, duties: tuple[Duty, ...], wanted: list[str]) -> bool | None:
    """The unit whose duty is nearest to what was asked for."""
    texts = [text_words(d.span.of(asked.version.text)) for d in duties]
    weights = Weights(texts)
    # Of two duties that hold the words, the shorter is more about them.
    scored = [
        (overlap(wanted, words, weights) - 0.03 * math.log(len(words) + 1), d)
        for words, d in zip(texts, duties, strict=True)
    ]
    best = max(s for s, _ in scored)
    if best < 0.3:
        return None
    for score, duty in scored:
        if score >= best - 0.03:
            _say_duty(asked, duty)
    return True


def _say_duty(asked: Asked, duty: Duty) -> None:
    spans = _paragraphs(asked, duty.span)
    cites = asked.draft.cite_all(asked.version, spans[:4])
    asked.draft.say(
        "duty.line",
        *cites,
        unit=duty.unit.value,
        text=_without_unit("\n".join(bare(s.of(asked.version.text)) for s in spans[:4]), duty.unit.value),
    )


def _without_unit(text: str, unit: str) -> str:
    """A duty without the unit's name at its beginning, which has been said already."""
    rest = text[len(unit) :] if text.startswith(unit) else text
    return rest.lstrip(" :\n") or text


def _best(asked: Asked, fields: Sequence[Field], floor: float) -> list[Field]:
    wanted = content_words(asked.query.content, [asked.name])
    texts = [text_words(f.value) for f in fields]
    if not texts:
        return []
    weights = Weights(texts)
    scored = [(overlap(wanted, words, weights), f) for words, f in zip(texts, fields, strict=True)]
    best = max(s for s, _ in scored)
    return [f for s, f in scored if s >= max(floor, best - 0.1)]


def _share(wanted: list[str], words: list[str]) -> float:
    return sum(w in words for w in dict.fromkeys(wanted)) / len(set(wanted)) if wanted else 0.0


def _around(asked: Asked, field: Field) -> str:
    """The few words before a quoted name: "phong trào thi đua đặc biệt"."""
    return asked.version.text[max(0, field.span.start - 40) : field.span.start]


def _line(asked: Asked, span: Span) -> Span:
    text = asked.version.text
    start = text.rfind("\n", 0, span.start) + 1
    end = text.find("\n", span.end)
    whole = Span(start, len(text) if end < 0 else end)
    return whole if whole.end - whole.start <= 1100 else span


def _paragraphs(asked: Asked, span: Span) -> list[Span]:
    spans, start = [], span.start
    for line in span.of(asked.version.text).split("\n"):
        if line.strip():
            lead = len(line) - len(line.lstrip())
            spans.append(Span(start + lead, start + len(line.rstrip())))
        start += len(line) + 1
    return spans
