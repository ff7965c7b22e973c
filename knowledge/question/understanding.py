"""A question understood: what it asks for, of which plans, in which language."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import dropwhile, takewhile

from knowledge.answer import Conversation
from knowledge.award_forms import find_forms, form_pattern
from knowledge.dates import DateMention, find_dates
from knowledge.documents import number_key
from knowledge.numbered import Numbered, numbered_in, without_numbered
from knowledge.question.content import STOP, bare, neighbours, telling_words, text_words
from knowledge.question.english import as_vietnamese, is_english
from knowledge.question.initials import letters_of, named_by, written_out
from knowledge.question.keys import in_letters
from knowledge.question.kinds import (
    LEGAL,
    NUMBERED_DOCUMENT,
    NUMBERED_PHASE,
    Kind,
    facets_of,
    is_instruction,
    kind_of,
)
from knowledge.question.naming import references_named
from knowledge.question.registry import Registry
from knowledge.question.scope import Scope, resolve
from knowledge.question.shorthand import folded_words
from knowledge.question.units import without_unit
from knowledge.text import FIGURE, YEAR, fold, nfc
from knowledge.vocabulary import concept, concepts, shown, shows

ORDINAL_WORDS = {
    "nhat": 1,
    "mot": 1,
    "dau": 1,
    "hai": 2,
    "ba": 3,
    "tu": 4,
    "bon": 4,
    "nam": 5,
    "i": 1,
    "ii": 2,
    "iii": 3,
    "iv": 4,
    "v": 5,
}

_ALSO = re.compile(r"(?:(?:\s?,|\sva|\svoi|\shay|\shoac)\s?\d(?![\w/.-])(?! (?:thang|ngay|nam|tuan|phong|cong)))+")
_SHORT = 6
"""So many words say only what takes the place of something in the question before."""
_LEGAL = re.compile(LEGAL)
_COUNTED = re.compile(r"\b(?:bao nhieu|may|so luong|toi da|toi thieu|it nhat)\s+(?:(?:cai|mot|1)\s+)?([a-z][a-z0-9]+)")
_NOT_COUNTED = frozenset("gio ngay thang nam tuan quy nua lau dot giai hom lan phan la thi".split())
_OF_A_WHOLE = frozenset({Kind.SUMMARY, Kind.CHANGE, Kind.STATUS, Kind.LIST, Kind.WINDOW})
SOFT_CUES = frozenset({"which", "what", "how", "list_all", "confirm", "phase", "hand_in"})
"""Cues that a follow-up shows beside what it is really after, which the question before says."""
_TAKEN_ALONE, _TAKEN_BESIDE = 0.8, 0.3
"""What a cue of the question before weighs where the follow-up has none of its own, and where it has."""
_ISSUED_PLAN = re.compile(
    r"\b(?:theo|trong) (?:ke hoach|ban)(?: ban hanh| ky)?(?: hom| vao)? ngay \d{1,2}[/-]\d{1,2}[/-]\d{4}\b"
)


@dataclass(frozen=True, slots=True)
class Query:
    """A question as the answerers see it.

    `folded` is the question in folded words, misspellings mended, abbreviations written out, without the number
    and day of issue that say which plan is meant; `content` the same, joined with the question before where this
    one is a follow-up of it.
    """

    text: str
    folded: str
    content: str
    language: str
    kind: Kind
    facets: frozenset[str]
    scope: Scope
    ordinals: tuple[int, ...]
    """The numbers of the phases that it names, in its order."""
    last_phase: bool
    forms: tuple[str, ...]
    numbers: tuple[str, ...]
    named_document: tuple[str, str] | None
    """A document called by kind and bare number ("quyết định 944"): folded kind, digits."""
    dates: tuple[DateMention, ...]
    instruction: bool
    as_of: date | None
    """The day that the question puts itself on ("ngày 15/6 thì đang ở đợt nào"), where it does."""
    cues: Mapping[str, float]
    """The ways of asking that it shows (`knowledge/vocabulary/cues.yaml`), 1 each; less for those of the question
    before that it takes over."""
    words: tuple[str, ...]
    """What it is about: its words, each once, without those that say nothing by themselves."""
    pairs: tuple[str, ...]
    """Its neighbouring words, each pair once."""
    counted: str
    """The word for what is counted ("bao nhiêu ngày công"); empty where it does not say."""
    figures: frozenset[str]
    """The numbers that it says itself, in figures."""
    numbered: Numbered
    """What it numbers: "đợt 2", "giải nhất"."""
    years: frozenset[int]
    plan_numbers: frozenset[str]
    """The numbers of documents that stand in it as typed, as they are compared."""
    over_all: tuple[str, ...] = ()
    """Of a question which documents have something ("kế hoạch nào tặng Bằng khen"): the folded words of that, in their
    order; nothing where it is none."""

    @property
    def before(self) -> str:
        """The words that it takes from the question before; empty where it is no follow-up."""
        return self.content.removeprefix(self.folded).strip()

    @property
    def ordinal(self) -> int | None:
        """The number of the phase that it names first; None where it names none."""
        return next(iter(self.ordinals), None)

    @property
    def of_former_text(self) -> bool:
        """Whether it asks for what was in force before: "theo kế hoạch cũ"."""
        return shows("kinds", self.content, "former_text")

    @property
    def of_amended_text(self) -> bool:
        """Whether it asks for what amends a plan, by that: "theo kế hoạch sửa đổi"."""
        return shows("kinds", self.content, "amended_text")

    def asks(self, *facets: str) -> bool:
        """Whether the question shows any of these facets."""
        return any(f in self.facets for f in facets)


def understand(question: str, registry: Registry, conversation: Conversation, *, leans: bool = False) -> Query:
    """Read a question against the plans known and the conversation so far; one that `leans` goes on from the question
    before, however it begins."""
    question = in_letters(question)
    folded, language = _folded(question, registry)
    before = _folded(in_letters(conversation.question), registry)[0] if conversation.question else ""
    asked = _without_naming(folded, registry)
    unnamed = _with_each(_without_names(asked, registry), question)
    facets = facets_of(unnamed)
    kind = kind_of(unnamed, facets)
    follows = bool(before) and (leans or _follows(folded, kind, before))
    scope = _scope(question, folded, registry, conversation)
    content = asked
    if follows:
        kind, facets = _inherited(folded, kind, facets, before)
        content = f"{asked} {_without_overridden(before, folded)}"
    phases = before if before and shows("kinds", folded, "that_phase") and not NUMBERED_PHASE.search(folded) else folded
    said = [match[1] or match[2] for match in NUMBERED_PHASE.finditer(phases)]
    return Query(
        text=question,
        folded=asked,
        content=content,
        language=language,
        kind=kind,
        facets=facets,
        scope=scope,
        ordinals=tuple(dict.fromkeys((*filter(None, map(_number, said)), *_also_named(phases)))),
        last_phase=bool(said) and said[0].startswith("cuoi"),
        forms=tuple(find_forms(content if follows and not find_forms(folded) else folded)),
        numbers=tuple(number_key(n) for n in _LEGAL.findall(asked)),
        named_document=_named_document(folded),
        dates=tuple(find_dates(asked)),
        as_of=_as_of(asked, facets),
        instruction=is_instruction(folded) or is_instruction(" ".join(fold(question).split())),
        cues=_cues(asked, content.removeprefix(asked).strip()),
        words=telling_words(content),
        pairs=neighbours(content),
        counted=_counted(content),
        figures=frozenset(map(bare, FIGURE.findall(asked))),
        numbered=numbered_in(content),
        years=frozenset(map(int, YEAR.findall(content))),
        plan_numbers=frozenset(number_key(number) for number in _LEGAL.findall(fold(question))),
        over_all=_over_all(asked, registry),
    )


def _over_all(asked: str, registry: Registry) -> tuple[str, ...]:
    """What a question seeks in all documents, in words; its places say which documents these are."""
    found = next((match for one in concepts("over_all") if (match := one.pattern.search(asked))), None)
    if found is None:
        return ()
    return tuple(text_words(_without_names(f"{asked[: found.start()]} {asked[found.end() :]}", registry)))


def _cues(asked: str, before: str) -> dict[str, float]:
    """The cues of a folded question, and with less weight those of the words that it takes from the one before."""
    own, said = dict.fromkeys(shown("cues", asked), 1.0), shown("cues", before)
    taken = _TAKEN_BESIDE if own.keys() - SOFT_CUES else _TAKEN_ALONE
    cues = dict.fromkeys(said, taken) | own
    return {one.name: cues[one.name] for one in concepts("cues") if one.name in cues}


def _counted(content: str) -> str:
    match = _COUNTED.search(content)
    return match[1] if match and match[1] not in _NOT_COUNTED else ""


def _scope(question: str, folded: str, registry: Registry, conversation: Conversation) -> Scope:
    """The plans that are meant; a law or decision only where it is named."""
    references = references_named(folded, registry.references)
    if references:
        return Scope(references, explicit=True)
    return resolve(question, folded, registry.plans, conversation.plans, registry.holds)


def _without_naming(folded: str, registry: Registry) -> str:
    """The question without the number or day of issue of a plan: they say which plan, not what is asked."""
    kept = [w for w in folded.split() if not (_LEGAL.fullmatch(w) and number_key(w) in registry.numbers)]
    if len(kept) < len(folded.split()):
        folded = f" {' '.join(kept)} ".replace(" theo ke hoach so ", " ").replace(" trong ke hoach so ", " ")
    return " ".join(_ISSUED_PLAN.sub(" ", folded).split())


def _without_names(folded: str, registry: Registry) -> str:
    """The question without the plans' places and units: "xã Thượng Lĩnh", "Sở Công Thương" fold to words for awards."""
    for place in (place for place in registry.places_in(folded) if " " in place):
        folded = re.sub(rf"\b{re.escape(place)}\b", "", folded)
    for name in registry.like_awards:
        folded = without_unit(name, folded)
    return " ".join(folded.split())


def _with_each(folded: str, question: str) -> str:
    """The question with another word for "mỗi", "mọi", which fold to "mới", where it is typed with diacritics."""
    typed = set(nfc(question).lower().split())
    return re.sub(r"\bmoi\b", "tung", folded) if typed & {"mỗi", "mọi"} and "mới" not in typed else folded


def _folded(question: str, registry: Registry) -> tuple[str, str]:
    every = [name.plan for name in registry.names]
    words = folded_words(question, registry.vocabulary, lambda words: registry.holds(every, words))
    if is_english(words):
        return " ".join(as_vietnamese(words)), "en"
    said = frozenset(words) - STOP

    def meant_by(word: str, _before: str, _after: str) -> tuple[str, ...]:
        return named_by(word, said, letters_of(tuple(registry.called)))

    return written_out(" ".join(words), (), meant_by), "vi"


def _follows(folded: str, kind: Kind, before: str) -> bool:
    """Whether a question goes on from the one before: by how it begins, or by being short and about nothing of its own.

    What was answered as a whole (a summary, what has changed, a list of plans) is only gone on from by the former.
    """
    if shows("kinds", folded, "goes_on"):
        return True
    is_short = kind is Kind.FREE and len(folded.split()) <= 7
    return is_short and kind_of(before, facets_of(before)) not in _OF_A_WHOLE


def _inherited(folded: str, kind: Kind, facets: frozenset[str], before: str) -> tuple[Kind, frozenset[str]]:
    """The kind of a follow-up: its own where it clearly has one, else that of the question before."""
    earlier_facets = facets_of(before)
    earlier = kind_of(before, earlier_facets)
    if "contact" in facets:
        return kind, facets
    if (
        kind is Kind.FREE
        or (kind is Kind.PHASE and earlier is Kind.PHASE)
        or (kind is Kind.AWARD and earlier is Kind.AWARD)
    ):
        return earlier, facets | earlier_facets
    if earlier is Kind.DEADLINE and kind is Kind.AWARD and not facets and len(folded.split()) <= _SHORT:
        return earlier, earlier_facets  # "thế còn giấy khen?"
    if earlier is Kind.DEADLINE and shows("kinds", folded, "report_or_meeting") and not facets & {"who", "criteria"}:
        return earlier, facets | earlier_facets
    return kind, facets


_OVERRIDDEN = ("a_phase", "a_report", "a_month", "a_year")
_LEADING = frozenset("the vay con va thi a u roi cua o ben nham hoi".split())
"""Words before the thing that a follow-up asks about."""
_OFFICES = frozenset({"so", "ban"})
_NAMED_BY = 5
"""So many words behind the first word of a thing may belong to what it is called."""


def _without_overridden(before: str, folded: str) -> str:
    """The earlier question without what the follow-up puts in its place: another phase, report, form, number or month,
    another of several things, or what is called by the same first word ("tổ hạng nhất … tổ hạng nhì")."""
    text = before
    for name in _OVERRIDDEN:
        if shows("kinds", folded, name):
            text = concept("kinds", name).pattern.sub(" ", text)
    if find_forms(folded):
        text = form_pattern().sub(" ", text)
    text = without_numbered(text, {counted for counted, _ in numbered_in(folded)})
    return " ".join(_without_namesake(_without_contrast(text, folded), folded).split())


def _without_contrast(before: str, folded: str) -> str:
    """The earlier question without another one of several things ("tập thể" where "cá nhân" is said)."""
    said = {name.partition(".")[0] for name, pattern in _contrasts() if pattern.search(folded)}
    for name, pattern in _contrasts():
        if name.partition(".")[0] in said and not pattern.search(folded):
            before = pattern.sub(" ", before)
    return before


@cache
def _contrasts() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((one.name, re.compile(fold(one.written))) for one in concepts("contrasts"))


def _without_namesake(before: str, folded: str) -> str:
    """The earlier question without what is called by the first word of the thing that the follow-up asks about."""
    words = list(dropwhile(_LEADING.__contains__, folded.split()))
    said = before.split()
    if not words or words[0] in STOP - _OFFICES or words[0].isdigit() or words[0] not in said:
        return before
    start = said.index(words[0])
    called = list(takewhile(lambda word: word not in STOP, said[start + 1 : start + 1 + _NAMED_BY]))
    return " ".join([*said[:start], *said[start + 1 + len(called) :]])


def _named_document(folded: str) -> tuple[str, str] | None:
    match = NUMBERED_DOCUMENT.search(folded)
    return (match["kind"], match["number"]) if match else None


def _as_of(folded: str, facets: frozenset[str]) -> date | None:
    days = [m.value.first() for m in find_dates(folded) if m.value.day is not None and m.value.year is not None]
    puts_itself = bool(facets & {"now", "over"}) or shows("kinds", folded, "which_phase")
    return days[0] if len(days) == 1 and puts_itself else None


def _also_named(folded: str) -> Iterator[int]:
    """The numbers that follow a named phase without its word: "đợt 1 và 2", "đợt 1, 2, 3"."""
    for match in NUMBERED_PHASE.finditer(folded):
        also = _ALSO.match(folded, match.end())
        yield from map(int, FIGURE.findall(also[0])) if also else ()


def _number(text: str) -> int | None:
    head = text.split()[0]
    return int(head) if head.isdigit() else ORDINAL_WORDS.get(head)
