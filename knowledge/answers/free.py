"""Questions that the card does not know: the smallest sentences of the plans that answer them, verbatim."""

import re
from collections.abc import Sequence

from knowledge.answer import Citation
from knowledge.answers.answer_types import UNIT, counted, counts, type_of
from knowledge.answers.asked import Asked
from knowledge.answers.candidates import SURE, Candidate, candidates_for, fitting, pieces, wanted_words, words_of
from knowledge.answers.items import MORE_ITEM, SURE_ITEM, asked_about, best_item, floor_of_item
from knowledge.answers.matching import Weights, overlap, text_words, title_words
from knowledge.question.kinds import Kind, is_instruction
from knowledge.sentences import bare
from knowledge.span import Span
from knowledge.text import fold

TYPED = 0.5
"""The same for a sentence that has the date, number or sum that is asked for."""

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

_AWARD_TALK = frozenset(
    "doi tuong hinh thuc tieu chuan chi danh hieu khen thuong duoc xet tang chu tich uy ban nhan dan cap tinh "
    "huyen xa phuong bang giay dieu kien".split()
)
_TITLE_FILLERS = frozenset("va cac ve cua cho nam trong".split())
_LISTS = re.compile(r"\b(?:gom|bao gom|la|nhu sau)\b|:")
_THEME = re.compile(r"\b(?:chu de|khau hieu|phuong cham|ten goi)\b")


def answer_free(asked: Asked, *, named: bool = True) -> bool:
    """Say the sentences that hold nearly all that the question asks for; False where none does."""
    if named and (_themed(asked) or _titled(asked)):
        return True
    candidates = fitting(asked)
    if len(set(wanted_words(asked))) < 2 and type_of(asked) not in {"mail", "phone"}:
        # One word finds too much: only the sentence that lists what is asked for may answer.
        candidates = [c for c in candidates if _LISTS.search(fold(c.span.of(asked.version.text)))]
        candidates = candidates if len(candidates) == 1 else []
    best = max((c.score for c in candidates), default=0.0)
    sure = best >= floor_for(asked, named=named)
    passed_over = _AWARD_TALK if asked.query.kind is Kind.AWARD else frozenset[str]()
    item = (best_item(asked, passed_over) or best_item(asked)) if named else None
    if item and item.score >= (best + MORE_ITEM if sure else floor_of_item(asked, item)):
        cite = asked.draft.cite(asked.version, item.span)
        asked.draft.say("text.line", cite, text=bare(item.span.of(asked.version.text)))
        return True
    if not sure:
        return False
    for candidate in _to_the_point(asked, [c for c in candidates if c.score >= best - 0.04])[:2]:
        say_sentence(asked, candidate.span)
    return True


def _to_the_point(asked: Asked, candidates: list[Candidate]) -> list[Candidate]:
    """Of sentences that fit alike, those that have most of what a question for yes or no is about."""
    about = set(asked_about(asked))
    held = [len(about & set(words_of(c.span.of(asked.version.text)))) for c in candidates]
    return [c for c, count in zip(candidates, held, strict=True) if count == max(held)]


def say_sentence(asked: Asked, sentence: Span) -> None:
    """Say a sentence of the plan, verbatim and cited, with what it cannot be understood without."""
    span = _whole(asked, sentence)
    asked.draft.say("text.line", asked.draft.cite(asked.version, span), text=bare(span.of(asked.version.text)))


def _themed(asked: Asked) -> bool:
    """Say the sentence that gives a theme or a motto in quotes, where the question asks for the plan's."""
    said = _THEME.search(asked.query.folded)
    if said is None or asked.query.ordinals or len(wanted_words(asked)) > 2:
        return False
    given = re.compile(rf"\b{said[0]}\b[^.;\n]{{0,60}}[\"“]")
    for span, _ in pieces(asked):
        if given.search(fold(span.of(asked.version.text))):
            say_sentence(asked, span)
            return True
    return False


def _titled(asked: Asked) -> bool:
    """Say the paragraphs of the part whose title is what the question asks for ("chủ đề", "các giải pháp")."""
    wanted = set(title_words(asked.query.folded, asked.name))
    if not wanted or type_of(asked) in {"who", "when", "where", "money", "count"}:
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
        return SURE if len(set(wanted_words(asked))) >= 2 else 2.0
    if type_of(asked) == "money":
        return RARE
    if type_of(asked) in {"mail", "phone"} or (type_of(asked) == "count" and counted(asked)):
        return COUNTED
    floor = TYPED if type_of(asked) in {"when", "count", "money", "number", "where"} else SURE - 0.04
    return floor - 0.08 if asked.name.damaged else floor


def says_more(asked: Asked, said: Sequence[Citation]) -> bool:
    """Whether some sentence of the plan holds clearly more of the question than what has been cited."""
    wanted = [w for w in wanted_words(asked) if w not in _AWARD_TALK]
    if len(wanted) < 2:
        return False
    weights = Weights([words_of(s.of(asked.version.text)) for s, _ in pieces(asked)])
    cited = overlap(wanted, [w for c in said for w in words_of(f"{c.section} {c.quote}")], weights)
    found = fitting(asked)
    best = max((c.own for c in found), default=0.0)
    if counted(asked) and best and not any(_has_count(asked, c.quote) for c in said):
        return any(c.score >= floor_for(asked, named=not asked.several) for c in found)
    item = best_item(asked, _AWARD_TALK)
    if item and item.score >= SURE_ITEM and (item.own >= cited + MORE or _settles(asked, item, said)):
        return True
    sure = max((c.score for c in found), default=0.0) >= floor_for(asked, named=not asked.several)
    return sure and best >= MORE_AT_LEAST and best >= cited + MORE


def _settles(asked: Asked, item: Candidate, said: Sequence[Citation]) -> bool:
    """Whether an item has more of what a question for yes or no is about than what has been cited."""
    about, cited = asked_about(asked), {w for c in said for w in words_of(c.quote)}
    held = set(words_of(item.span.of(asked.version.text)))
    return bool(about) and about[-1] in held and len(held & set(about)) > len(cited & set(about))


def _has_count(asked: Asked, quote: str) -> bool:
    """Whether a quote has a number of what is counted in the question."""
    return counts(fold(quote), counted(asked))


def _whole(asked: Asked, span: Span) -> Span:
    """A clause with what it cannot be understood without: the items of the list that it begins, or, where
    a person or unit is asked for, the beginning of its line, which names them."""
    text = asked.version.text
    if type_of(asked) == "who" and not UNIT.match(fold(bare(span.of(text)))):
        start = text.rfind("\n", 0, span.start) + 1
        return Span(start, span.end) if span.end - start <= 700 else span
    if text[span.end - 1 : span.end] != ";" or ":" not in span.of(text):
        return span
    line_end = text.find("\n", span.end)
    end = line_end if line_end >= 0 else len(text)
    stop = re.compile(r"\.(?=\s|$)").search(text, span.end, end)
    return Span(span.start, min(stop.end() if stop else end, span.start + 900))


def nearest(asked: Asked) -> Span | None:
    """The sentence nearest to a question that the plan does not answer; None where nothing is near."""
    wanted = wanted_words(asked)
    candidates = candidates_for(asked, wanted) if len(wanted) >= 2 else []
    told = [c for c in candidates if not is_instruction(fold(c.span.of(asked.version.text)))]
    best = max(told, key=lambda c: c.own, default=None)
    return best.span if best and best.own >= NEAR else None


def best_score(asked: Asked) -> float:
    """How well the best sentence of a plan fits, to choose among plans when none was named."""
    return max((c.score for c in fitting(asked)), default=0.0)
