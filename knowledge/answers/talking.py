"""Answering talk: one fitting line, or what is wanted besides the plans' facts (a file, fewer words, one's own work).

Nothing here chooses among sentences of plans. What is talk is told by `knowledge/question/talk.py`; a line that names
a plan, or that the plans have the words of, is left to them the more readily.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise

from knowledge.answer import NOTHING_SAID, Answer, Chapter, Conversation, PlanChoice
from knowledge.answers.contents import chapters_of, say_contents, titled_in
from knowledge.answers.meant import meant
from knowledge.answers.mine import has_work, say_mine
from knowledge.answers.readings import with_readings
from knowledge.answers.status import last_day, note_state
from knowledge.answers.summary import ALL, NAMED, answer_summary
from knowledge.places import LEVEL_WORDS, find_places
from knowledge.plan import PlanVersion
from knowledge.question.asker import begins_with_unit, is_of_a_group, part_in, stretch_in, unit_in
from knowledge.question.content import STOP, text_words
from knowledge.question.kinds import Kind
from knowledge.question.registry import Registry, registry_of
from knowledge.question.talk import WANTED, WORLD, Sort, Told, talk_model, told
from knowledge.question.understanding import Query, understand
from knowledge.saying.context import Context
from knowledge.saying.draft import Draft
from knowledge.shelf import Shelf
from knowledge.text import fold, joined_words
from knowledge.text import words as words_of

TALK = "talk"
"""The kind of an answer that says nothing of a plan."""

UNIT, UNIT_OF_GROUP, FILE, CONTENTS, MINE = "unit", "group_unit", "file", "contents", "mine"
"""The kinds of the others: what the channel has to do beside saying it, and what it may offer buttons for."""

_CHOICES = 5
_OF_FACTS = frozenset({Kind.DEADLINE, Kind.PHASE, Kind.AWARD, Kind.BASIS})
"""Kinds of questions that plans have facts for: what asks so is for them, though they do not answer it."""

_KNOWN = 0.6
"""A line of whose pairs of words the plans have so many is one about them, though they do not answer it."""

_MOST_PLANS = 3
_LOOKED_AT = 60
"""Plans are looked into for the work of a unit, at most."""

_ASKS_DUE = re.compile(r"\b(?:han|nop|gui|khi nao|bao gio|ngay nao|deadlines?|due)\b")
_ASKS_DUTIES = re.compile(r"\b(?:viec|nhiem vu|trach nhiem|lam|giao|tasks?|dut(?:y|ies)|do)\b")
_REMINDING = re.compile(r"\b(?:nhac|bao thuc|remind)\b")
_LISTING = frozenset(
    "tom tat muc luc phan chuong noi dung gom gi nhung cac nao chinh ke hoach nay van ban co may ve viec cai doc xem "
    "giup ho gium voi can biet dang chu y lai so qua em anh chi minh toi moi nhe nhanh nam "
    "mo cho tong quan bo cuc chia thanh thi dua duoc trong summary summarize sections section contents table plan give "
    "me does say".split()
)
"""Words that a line after contents is made of."""


_OF_ONESELF = re.compile(r"\b(?:toi|em|minh|ta|chung toi|bon|ben|anh|chi|nhom|don vi|co quan|my|our|i|we)\b")
_NEEDED = {
    Sort.MINE: re.compile(r"\b(?:toi|em|minh|ta|my|our|i|we)\b"),
    Sort.UNIT: _OF_ONESELF,
    Sort.HOME: re.compile(r"\b(?:nhom|group|chung ta|cua minh|our|kia|khac)\b"),
}
"""Without these words a line is not of the sort, however it sounds."""

_OF_PLANS = frozenset({Sort.FILE, Sort.CONTENTS, Sort.MINE})
"""Something is wanted of a plan, which the line may name."""

_ENGLISH = frozenset(
    "thank thanks you hello hi hey bye good morning afternoon evening goodbye see later yes no sure great nice job "
    "well done sorry wrong please shorter original file the and are who what".split()
)
"""Words of English talk, of which lines are too short to be told by their grammar."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of talk: what was read, the talk so far, and how the line before would be answered again."""

    shelf: Shelf
    registry: Registry
    query: Query
    conversation: Conversation
    today: date
    plan: str | None
    again: Callable[[str, Conversation], Answer]


_IN_A_TALK = 0.5
"""So certain it is that a line is of the wide world where the talk is of a plan; else it goes on with that."""


def heard(query: Query, shelf: Shelf, conversation: Conversation) -> Told:
    """What a line is; a question where it names a plan, or has too many words of the plans to be of the wide world."""
    found, model = told(query.text), talk_model()
    if _names_own_unit(query.text, conversation):
        return Told(Sort.UNIT, 1.0, 0.0)
    if found.sort is Sort.QUESTION:
        return found
    if found.sort is Sort.SETTINGS and found.certainty >= model.wanted:
        return found
    if query.instruction or (found.sort not in WANTED and _named(query, registry_of(shelf))):
        return Told(Sort.QUESTION, 1.0, 1.0)
    if found.sort in WANTED:
        needed = _NEEDED.get(found.sort)
        sure = found.certainty >= model.wanted and (needed is None or bool(needed.search(fold(query.text))))
    else:
        known = _known_to(shelf, query)
        sure = 1 - found.question >= model.alone * (1 - known) + known
        if found.sort is Sort.OUTSIDE and conversation.plans:  # "họp ở đâu vậy ạ", after a question for the day
            sure = sure and found.certainty >= _IN_A_TALK
    return found if sure else replace(found, sort=Sort.QUESTION, certainty=found.question)


def answer_talk(line: Line, sort: Sort) -> Answer | None:
    """The answer to a line of talk; None where it is better put to the plans, which say what is not there."""
    if sort in _OF_PLANS and _asks_for_none(line):
        return None
    doing = {
        Sort.SHORTEN: _shorten,
        Sort.FILE: _file,
        Sort.HOME: _home,
        Sort.UNIT: _unit,
        Sort.MINE: _mine,
        Sort.CONTENTS: _contents,
        Sort.SETTINGS: _settings,
    }
    return doing[sort](line) if sort in doing else small_talk(line, sort)


def small_talk(line: Line, sort: Sort) -> Answer:
    """One line that fits; the talk of plans goes on as if it had not been said."""
    key = f"talk.{sort}"
    if sort is Sort.ERRAND and _REMINDING.search(fold(line.query.text)):
        key = "talk.remind"
    draft = Draft()
    if sort is Sort.ABILITY:
        draft.say(key, count=len(line.shelf.digests))
    else:
        draft.say(key)
    return _said(line, draft, TALK, line.conversation, abstained=sort in WORLD)


def talk_beside(line: Line, found: Answer) -> Answer:
    """An answer that found nothing, as the talk that its question may have been all along."""
    guess = told(line.query.text)
    if not found.abstained or line.query.instruction or guess.sort in {Sort.QUESTION, *WANTED}:
        return found
    if _named(line.query, line.registry) or _known_to(line.shelf, line.query) >= _KNOWN:
        return found
    if guess.sort is Sort.OUTSIDE and line.query.kind in _OF_FACTS:
        return found
    return small_talk(line, guess.sort) if 1 - guess.question >= talk_model().beside else found


def is_worth_saying(question: str, kind: str, certainty: str, sureness: float) -> bool:
    """Whether an answer to a line that nobody put to the assistant is to be spoken."""
    model = talk_model()
    return kind != TALK and certainty == "said" and sureness >= model.spoken and told(question).question >= model.asked


def is_of_the_world(text: str) -> bool:
    """Whether a part of a question asks for what no plan is about."""
    found = told(text)
    return found.sort is Sort.OUTSIDE and 1 - found.question >= talk_model().world


def is_asked(question: str) -> bool:
    """Whether a line that nobody put to the assistant is a question to the plans."""
    return told(question).question >= talk_model().asked


def _named(query: Query, registry: Registry) -> tuple[str, ...]:
    """The plans that a line names itself, whatever the talk was of."""
    alone = understand(query.text, registry, NOTHING_SAID).scope
    return alone.plans if alone.explicit else ()


def _asks_for_none(line: Line) -> bool:
    """Whether a line names a place, a unit or a year that no plan is of."""
    scope = understand(line.query.text, line.registry, NOTHING_SAID).scope
    return bool(scope.missing or scope.missing_years)


def _names_own_unit(text: str, conversation: Conversation) -> bool:
    """Whether a line tells the unit that was asked for just before."""
    last = conversation.turns[-1] if conversation.turns else ""
    return bool(last) and not conversation.unit and begins_with_unit(text) and told(last).sort is Sort.MINE


def _known_to(shelf: Shelf, query: Query) -> float:
    """The share of a line's pairs of neighbouring words that stand in the plans that it may mean."""
    own = pairwise(query.folded.split())
    pairs = [f"{one} {other}" for one, other in own if one not in STOP and other not in STOP]
    plans = query.scope.plans or tuple(shelf.by_plan)
    known = sum(shelf.holds(plans, pair) for pair in pairs) if plans else 0
    return known / len(pairs) if pairs else 0.0


def _shorten(line: Line) -> Answer:
    """What was answered last, in fewer words: the last turns of the talk are gone through again."""
    conversation = line.conversation
    turns = [turn for turn in conversation.turns if told(turn).sort in {Sort.QUESTION, Sort.CONTENTS}]
    if not turns:
        return _plain(line, "talk.shorten.nothing")
    talk = replace(conversation, question="", turns=())
    for turn in turns:
        found = line.again(turn, talk)
        talk = found.conversation
    return replace(found, question=line.query.text, conversation=conversation, brief=True, chapters=())


def _file(line: Line) -> Answer:
    plans = _plans(line)
    if len(plans) != 1:
        return _which(line, FILE)
    draft = Draft()
    draft.say("talk.file", plan=line.registry.name(plans[0].plan).label, source=plans[0].source)
    return _said(line, draft, FILE, replace(line.conversation, plans=(plans[0].plan,)))


def _home(line: Line) -> Answer:
    home = line.conversation.home
    if home not in line.shelf.by_plan:
        return _plain(line, "talk.home.none")
    draft = Draft()
    draft.say("talk.home", plan=line.registry.name(home).label)
    back = Conversation((home,), "", (), home, line.conversation.unit)
    return _said(line, draft, TALK, back)


def _settings(line: Line) -> Answer:
    return _plain(line, "talk.settings")


def _unit(line: Line) -> Answer:
    unit = unit_in(line.query.text)
    if not unit:
        return _plain(line, "talk.which_unit")
    own = replace(line.conversation, unit=unit, turns=())
    draft = Draft(line.shelf)
    draft.say("talk.unit", unit=unit)
    waiting = line.conversation.turns[-1] if line.conversation.turns else ""
    if waiting and not line.conversation.unit and told(waiting).sort is Sort.MINE:
        before = replace(line, query=understand(waiting, line.registry, own), conversation=own)
        if not _asks_for_none(before):
            _say_work(before, draft)
    of_group = is_of_a_group(line.query.text)
    return _said(line, draft, UNIT_OF_GROUP if of_group else UNIT, own)


def _mine(line: Line) -> Answer:
    if not line.conversation.unit:
        waiting = replace(line.conversation, turns=(*line.conversation.turns, line.query.text)[-2:])
        draft = Draft()
        draft.say("talk.which_unit")
        return _said(line, draft, TALK, waiting)
    draft = Draft(line.shelf)
    plans = _say_work(line, draft)
    talk = replace(line.conversation, plans=plans or line.conversation.plans)
    return _said(line, draft, MINE, talk, abstained=not plans)


def _say_work(line: Line, draft: Draft) -> tuple[str, ...]:
    """Tell what the asker's unit has to do; the plans of which something was told."""
    unit, folded = line.conversation.unit, fold(line.query.text)
    window = stretch_in(line.query.text, line.today)
    due = bool(_ASKS_DUE.search(folded))
    duties = bool(_ASKS_DUTIES.search(folded)) or not due
    found = _of_unit(line, unit)
    for version in found:
        asked = Context(line.query, version, line.registry.name(version.plan), line.today, draft, len(found) > 1)
        say_mine(asked, unit, _place_words(line, version), window, duties=duties, due=due or duties)
    if not found:
        draft.say("mine.nowhere", unit=unit)
    return tuple(version.plan for version in found)


def _of_unit(line: Line, unit: str) -> list[PlanVersion]:
    """The plans that give a unit work: those that the line names, those of the place in the unit's name, the talk's or
    the group's, else all that run."""
    named = (line.plan,) if line.plan is not None else _named(line.query, line.registry)
    place = _place_of(unit, line.registry)
    if named:
        found = meant(line.shelf, line.query, [one for one in named if one in line.shelf.by_plan][:_LOOKED_AT])
        return _working(line, unit, found)[:_MOST_PLANS]
    if place:
        of_place = [name.plan for name in line.registry.names if place in name.places[:1]]
        return _working(line, unit, line.shelf.read(of_place[:_LOOKED_AT]))[:_MOST_PLANS]
    if nearest := _working(line, unit, _plans(line)):
        return nearest[:_MOST_PLANS]
    working = _working(line, unit, line.shelf.read(list(line.shelf.by_plan)[:_LOOKED_AT]))
    running = [one for one in working if not _is_over(line, one)]
    return (running or working)[:_MOST_PLANS]


def _working(line: Line, unit: str, versions: Sequence[PlanVersion]) -> list[PlanVersion]:
    """Those of some plans that give a unit work."""
    return [one for one in versions if has_work(one, unit, _place_words(line, one))]


def _place_of(unit: str, registry: Registry) -> tuple[str, str] | None:
    """The level and name of the place that a unit says it is of; without capitals only one that a plan is of."""
    if places := find_places(unit):
        return places[0].level_word, places[0].name
    said = joined_words(unit)
    known = {name.places[0] for name in registry.names if name.places}
    whole = [place for place in known if said.endswith(f" {' '.join(place)}")]
    bare = [(level, name) for level, name in known if " " in name and said.endswith(f" {name}")]
    bare = [one for one in bare if not said.removesuffix(f" {one[1]}").endswith(tuple(f" {w}" for w in LEVEL_WORDS))]
    return max(whole or bare, key=lambda place: (len(place[1]), place), default=None)


def _is_over(line: Line, version: PlanVersion) -> bool:
    asked = Context(line.query, version, line.registry.name(version.plan), line.today, Draft())
    end, _ = last_day(asked)
    return end is not None and end < line.today


def _place_words(line: Line, version: PlanVersion) -> list[str]:
    places = line.registry.name(version.plan).places
    return [word for level, place in places for word in (*place.split(), *level.split())]


def _contents(line: Line) -> Answer | None:
    plans = _plans(line)
    left = set(text_words(line.query.text)) - _LISTING - STOP - _naming(line, plans)
    titled = any(titled_in(line.query.text, chapters_of(version)) for version in plans)
    if left and not part_in(line.query.text) and not titled:
        elsewhere = line.query.kind is Kind.SUMMARY and not _named(line.query, line.registry)
        return small_talk(line, Sort.ERRAND) if elsewhere and not _known_to(line.shelf, line.query) else None
    if len(plans) != 1:
        return _which(line, CONTENTS) if line.shelf.digests else None
    [version] = plans
    draft = Draft(line.shelf)
    asked = Context(line.query, version, line.registry.name(version.plan), line.today, draft)
    if not part_in(line.query.text) and not titled:
        answer_summary(asked, ALL if line.query.kind is Kind.SUMMARY else NAMED)
    chapters = say_contents(asked, line.query.text)
    if chapters is None:
        return None
    note_state(asked)
    # What follows goes on from a part that was asked for, not from the whole.
    about = line.query.content if part_in(line.query.text) or titled else ""
    talk = replace(line.conversation, plans=(version.plan,), question=about)
    return _said(line, draft, CONTENTS, _turned(talk, line.query.text), chapters=chapters)


def _naming(line: Line, plans: Sequence[PlanVersion]) -> set[str]:
    """The words that the plans meant are called by."""
    names = [line.registry.name(version.plan) for version in plans]
    places = " ".join(part for name in names for place in name.places for part in place)
    return {*places.split(), *(word for name in names for word in (*text_words(name.label), *name.core.split()))}


def _plans(line: Line) -> list[PlanVersion]:
    """The plans that a line is about: the only one it may be, those it names, those of the talk, the group's."""
    conversation = line.conversation
    if line.plan is not None:
        plans: Sequence[str] = [line.plan]
    elif named := _named(line.query, line.registry):
        plans = named
    else:
        plans = conversation.plans or ((conversation.home,) if conversation.home else tuple(line.shelf.by_plan))
    known = [plan for plan in plans if plan in line.shelf.by_plan]
    return meant(line.shelf, line.query, known) if len(known) <= _MOST_PLANS else []


def _which(line: Line, kind: str) -> Answer:
    """Ask which plan is meant."""
    plans = _named(line.query, line.registry) or tuple(line.shelf.by_plan)
    choices = tuple(PlanChoice(plan, line.registry.name(plan).label) for plan in plans[:_CHOICES])
    draft = Draft()
    many = len(plans) > len(choices)
    draft.say("clarify.many" if many else "clarify", count=len(plans))
    return replace(_said(line, draft, kind, _turned(line.conversation, line.query.text)), clarify=choices)


def _language(query: Query) -> str:
    words = [token.text for token in words_of(query.text)]
    return "en" if words and all(word in _ENGLISH for word in words) else query.language


def _plain(line: Line, key: str) -> Answer:
    draft = Draft()
    draft.say(key)
    return _said(line, draft, TALK, line.conversation)


def _turned(conversation: Conversation, text: str) -> Conversation:
    return replace(conversation, turns=(*conversation.turns, text)[-2:])


def _said(
    line: Line,
    draft: Draft,
    kind: str,
    conversation: Conversation,
    *,
    abstained: bool = False,
    chapters: tuple[Chapter, ...] = (),
) -> Answer:
    citations = with_readings(draft)
    return Answer(
        question=line.query.text,
        kind=kind,
        language=_language(line.query),
        abstained=abstained,
        statements=tuple(draft.statements),
        citations=citations,
        notes=tuple(draft.notes),
        conversation=conversation,
        certainty="none" if abstained else "said",
        chapters=chapters,
    )
