"""Which plan a question is about: the place, unit, year, number or event it names, or the talk so far."""

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise

from rapidfuzz.distance import OSA

from knowledge.abbreviations import shortened
from knowledge.card import Level
from knowledge.dates import find_dates
from knowledge.documents import CODE_KINDS, NUMBER, number_key
from knowledge.places import (
    LEVEL_WORDS,
    LEVEL_WRITTEN,
    Named,
    find_named,
    find_places,
    is_no_level,
    longer_name,
    provinces,
)
from knowledge.question.content import STOP
from knowledge.question.directory import Directory
from knowledge.question.domain import DOMAIN_WORDS
from knowledge.question.mergers import Moved, moved
from knowledge.question.naming import PlanName, event_overlap, informative, own_place, shared_runs
from knowledge.question.units import other_number_said, unit_said
from knowledge.restoring import restored
from knowledge.span import Span
from knowledge.text import fold, has_marks, is_syllable, nfc, spelling
from knowledge.vocabulary import shows

InBody = Callable[[Collection[str], str], bool]
"""Whether the text of any of some plans (their ids) holds some folded words."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A place in the question: folded level word and name; `aside` where it says where a thing goes, not whose plan,
    `receives` where it is the place itself that the thing goes to."""

    level_word: str
    name: str
    written: str
    aside: bool
    receives: bool = False


@dataclass(frozen=True, slots=True)
class Scope:
    """The plans meant, in their stored order. `explicit`: the question itself named them.

    `missing` is a place, unit or number that was asked about and that no plan is of; `missing_years`
    the years asked about that the plans of the named place do not cover (`near` are those plans).
    """

    plans: tuple[str, ...]
    explicit: bool
    missing: str = ""
    missing_years: tuple[int, ...] = ()
    near: tuple[str, ...] = ()
    moved: tuple[Moved, ...] = ()
    """Places that the question calls by a name of before or since July 2025, with the plans of their other one."""
    places: tuple[Mention, ...] = ()
    """Every place that the question names."""
    years: tuple[frozenset[int], ...] = ()
    """The years that it says, but for those of days; a school year is two."""
    mentioned: tuple[str, ...] = ()
    """Places (folded) and years that no plan meant is of, though a text speaks of them: only what names them all
    answers."""


_ENGLISH_LEVELS = {
    "province": "tinh",
    "city": "thanh pho",
    "town": "thi xa",
    "district": "huyen",
    "ward": "phuong",
    "commune": "xa",
}
_PLAN_ON = re.compile(r"\bke hoach (?:(?:ve|cong tac|to chuc|trien khai|thuc hien|nhiem vu) )*(?=\S)")
_PLAN_NUMBER = re.compile(r"\b(?:ke hoach|kh)\s+(?:so\s+)?(\d{1,5}[a-z]?[/-][a-z][\w/-]*)")
_OFFICE = (
    r"\b(?P<office>(?:(?<!ho )(?<!tong )(?<!mot )so|phong|chi cuc|benh vien|truong)(?: (?!voi|cua|tinh)[a-z]+){1,3})"
)
_LEVEL_AND_TWO = re.compile(rf"\b({'|'.join(LEVEL_WORDS)}) (\w+) (\w+)")
_LEVEL_OR_HEAD_AND_TWO = re.compile(
    r"(?<!\w)((?P<level>tỉnh|thành phố|thị xã|huyện|quận|đặc khu|thị trấn|phường|xã)|(?:trường )?(?:thcs|thpt|tiểu học|"
    r"mầm non)|trường|bệnh viện|thôn|ấp|buôn|khu phố|tổ dân phố|khối phố) ([^\W\d_]+) ([^\W\d_]+)"
)
"""With diacritics: without them too much reads like a place."""
_SCHOOLS = {
    "thcs": ("thcs", "trung hoc co so"),
    "thpt": ("thpt", "trung hoc pho thong"),
    "tieu hoc": ("tieu hoc", "th"),
    "mam non": ("mam non", "mn"),
}
"""How kinds of schools are written that places have one each of."""
_BLOCS = frozenset({"khoi", "cum"})
_NO_UNIT = frozenset(
    "lieu luong ky may bao nao gi trao hieu ke ket ban nay do thi cu moi dang hanh giao dot thuong chong thuc hien so "
    "voi nhung cac ai thu vi".split()
)
"""No first words of the name of an office or a bloc."""
_YEAR = re.compile(r"(?<![\d/.-])(20\d\d)(?:\s?[-–]\s?(20\d\d))?(?![\d/])")
_MONTHS = 12
_SCHOOL_YEAR = re.compile(
    r"(?<![\w/.-])(?<!ngay )(?<!tu )([12]\d)\s?[-–/]\s?([123]\d)(?![\d/.-])(?! (?:thang|ngay|tuoi|nguoi|diem|%))"
)


def resolve(question: str, folded: str, names: Directory, spoken_of: Sequence[str], in_body: InBody) -> Scope:
    """The plans that a question is about. `spoken_of` are those of the conversation so far.

    `in_body(plans, words)` tells whether the text of any of the plans holds folded words.
    """
    numbered, unknown = _by_number(question, folded, names, in_body)
    if numbered or unknown:
        return Scope(numbered, explicit=True, missing=unknown)
    by_event, places = _by_event(folded.split(), names), find_named(question)
    places = [one for one in places if one.level_word or not _is_of_other_words(question, one.span, _written(one))]
    mentions = _mentions(question, folded, names, by_event, places)
    scope = _of_mentions(question, folded, names, spoken_of, in_body, by_event, mentions, places)
    unsure = _unsure(question, mentions, places)
    there, nowhere = _unlisted(question, names, mentions, in_body)
    scope = replace(
        scope,
        places=(*mentions, *unsure, *there, *nowhere),
        years=tuple(_years_said(folded)),
        mentioned=(*scope.mentioned, *(one.name for one in there)),
    )
    called = _by_bare_number(folded, names, scope)
    return replace(scope, plans=called, explicit=True) if called else scope


def _unsure(question: str, mentions: Sequence[Mention], places: Sequence[Named]) -> Iterator[Mention]:
    """What may be a place of the data beside those that are: in small letters, of words that are not all common."""
    for named in places:
        common = all(word in DOMAIN_WORDS for word in named.name.split())
        if named.units and not common and not any(_same_name(named.name, m.name) for m in mentions):
            yield Mention(named.level_word, named.name, named.span.of(question), aside=True)


def _of_mentions(
    question: str,
    folded: str,
    names: Directory,
    spoken_of: Sequence[str],
    in_body: InBody,
    by_event: Sequence[str],
    mentions: Sequence[Mention],
    places: Sequence[Named],
) -> Scope:
    """The plans that are of the places, offices, events and subjects of a question, of its years."""
    by_unit = _by_unit(_with_committee(folded), names)
    by_unit = tuple(plan for plan in by_unit if not any(_is_elsewhere(names[plan], m, folded) for m in mentions))
    groups = _merged([set(s) for s in (by_event, by_unit) if s])
    unheard: list[Mention] = []
    others: list[Moved] = []
    offices: set[str] = set()
    for mention in mentions:
        plans = _of_place(mention, names, by_unit, folded)
        plans = plans or _of_place(mention, names, _by_run(folded.split(), names), folded)
        elsewhere = moved(places, mention.name, folded, names)
        if mention.aside and any(own_place(names[one.plan]) is None for one in elsewhere):
            # "Sở … tỉnh B", where the plan is of that office in A, which became part of B.
            others += elsewhere
            groups = _merged([*groups, {one.plan for one in elsewhere if own_place(names[one.plan]) is None}])
        elif mention.aside:
            unknown_to_all = mention.level_word and not in_body(list(names.order), mention.name)
            unheard += [mention] if unknown_to_all and not _similar(mention, names) else []
        else:
            there = _offices_there(mention, names)
            if plans and there and _speak_more(there, plans, folded, names, in_body):
                plans = plans | there
            plans = plans | _called_so(plans, mention, names)
            if not (plans or there or elsewhere or names.by_place.get(mention.name)):
                plans = names.calling(f"{mention.level_word} {mention.name}".strip())
            others += elsewhere
            if not plans or not _covers(plans, folded, names):
                plans = plans | {one.plan for one in elsewhere}
            groups = _merged([*groups, plans]) if plans else groups
            there = set() if plans else there
            offices |= there
            unheard += [] if plans or there else [mention]
    chosen = set().union(*groups)
    mentioned: list[str] = []
    for mention in unheard:
        looked_in = chosen or set(spoken_of) or set(names.order)
        if _is_within(mention, folded, looked_in, named=bool(chosen), in_body=in_body):
            continue
        if chosen or not _is_there_only(mention, folded, looked_in, in_body):
            return Scope((), explicit=True, missing=mention.written, near=_similar(mention, names))
        mentioned.append(mention.name)
    missing_unit = "" if by_unit else _missing_unit(folded, names) or _unheard_number(folded, names, in_body)
    if missing_unit:
        typed = _as_typed(question, missing_unit)
        return Scope((), explicit=True, missing=typed, near=tuple(n.plan for n in names.among(chosen)))
    subject = _by_subject(folded, names)
    chosen = (chosen & subject or chosen) if chosen else subject
    if offices and chosen and all(_is_of_others(names[plan], mentions) for plan in chosen):
        chosen = set()  # "hội … phường A", where that of tỉnh B has a plan, and an office of A
    if not (chosen or offices or spoken_of):
        chosen = _by_run(folded.split(), names)
    if chosen and _is_contradicted(chosen, mentions, names):
        chosen = set()
    candidates = names.among(chosen or offices)
    if not candidates:
        office, near = _office_of_none(folded, mentions, names, in_body)
        if office:
            return Scope((), explicit=True, missing=_as_typed(question, office), near=near)
        candidates = _by_aside(mentions, names)
    scope = _within_years(folded, candidates or list(names), bool(candidates), tuple(spoken_of), names.names, in_body)
    explicit = scope.explicit and bool(chosen or not offices or scope.missing_years)
    return replace(
        scope,
        plans=_of_subject(folded, scope.plans, names),
        explicit=explicit,
        moved=tuple(others),
        mentioned=(*mentioned, *scope.mentioned),
    )


def _is_of_others(name: PlanName, mentions: Sequence[Mention]) -> bool:
    """Whether a plan is of places, and of none of those whose plans are asked for."""
    owners = [mention for mention in mentions if not mention.aside]
    return bool(name.places) and not any(_is_there(name, mention) for mention in owners)


def _is_contradicted(plans: Collection[str], mentions: Sequence[Mention], names: Directory) -> bool:
    """Whether each of some plans is of places of which the question names none, though it names one that has plans:
    what only a title or an office shares with it is not what "hồ sơ nộp về phòng … X" is about."""
    known = {mention.name for mention in mentions if names.by_place.get(mention.name)}
    return bool(known) and all(
        names[plan].places and known.isdisjoint(place for _, place in names[plan].places) for plan in plans
    )


def _covers(plans: Collection[str], folded: str, names: Directory) -> bool:
    """Whether some plans are of a year that the question asks about, where it asks about any."""
    said = _years_said(folded)
    return not said or any(is_of(names[plan].years, said) for plan in plans)


def _by_subject(folded: str, names: Directory) -> set[str]:
    """The plans that the words right after "kế hoạch" are of the title of: "kế hoạch phòng cháy"."""
    longest: dict[str, int] = {}
    for match in _PLAN_ON.finditer(folded):
        after = folded[match.end() :].split()
        for title in names.titles_with(after, 1):
            run = next(iter(shared_runs(after, title)), [])
            telling = (w for w in informative(run) if not w.isdigit() and w not in names.place_words)
            if run and after[: len(run)] == run and any(telling):
                for name in names.titles[title]:
                    longest[name.plan] = max(longest.get(name.plan, 0), len(run))
    most = max(longest.values(), default=0)
    best = {plan for plan, length in longest.items() if length == most}
    return best if len(best) < len(names) else set()


def _of_subject(folded: str, plans: tuple[str, ...], names: Directory) -> tuple[str, ...]:
    """Of plans that are called the same, those whose own subject the question speaks of; all where it does of none."""
    meant = set(plans)
    groups = ([name for name in group if name.plan in meant] for group in names.alike)
    left_out: set[str] = set()
    words = folded.split()
    telling = {word for word in informative(words) if not word.isdigit()}
    for group in (group for group in groups if len(group) > 1):
        spoken = {name.plan for name in group if _speaks_of(words, telling, name, group)}
        left_out |= {name.plan for name in group if spoken and name.plan not in spoken}
    return tuple(plan for plan in plans if plan not in left_out)


def _speaks_of(question: list[str], telling: set[str], name: PlanName, group: Sequence[PlanName]) -> bool:
    """Whether the question shares words with a plan's title that no other title of the group has; `telling` are its
    words that tell one plan from another."""
    # Of thousands of plans few have any of them.
    own = telling.intersection(name.title_words)
    own = own.difference(*(other.title_words for other in group if other is not name)) if own else own
    return bool(own) and any(own.intersection(run) for run in shared_runs(question, name.title_words))


def _with_committee(folded: str) -> str:
    """A question that calls a Party organisation as its documents do, by the committee that issues them: "đảng bộ
    phường X"."""
    spoken = f"{folded} "
    for level in LEVEL_WORDS:
        spoken = spoken.replace(f"dang bo {level} ", f"dang uy {level} ")
    return spoken.removesuffix(" ")


def _owns(before: str) -> bool:
    """Whether what stands before a place makes it the one whose plan, work or people are meant."""
    return not before.strip() or shows("around", before, "owner")


def _merged(groups: list[set[str]]) -> list[set[str]]:
    """Sets of plans that overlap narrow each other; sets apart stand side by side ("so sánh A và B")."""
    merged: list[set[str]] = []
    for group in groups:
        at = next((i for i, other in enumerate(merged) if other & group), None)
        if at is None:
            merged.append(group)
        else:
            merged[at] = merged[at] & group
    return merged


def _is_within(mention: Mention, folded: str, plans: set[str], *, named: bool, in_body: InBody) -> bool:
    """Whether a place that no plan is of is only mentioned on the way: it stands in the text of the plans meant."""
    if not in_body(plans, f"{mention.level_word} {mention.name}".strip()):
        return False
    return named or not _owns(_before(mention, folded))


def _is_there_only(mention: Mention, folded: str, plans: set[str], in_body: InBody) -> bool:
    """Whether something is asked of a place itself, not of a plan of it, and a text speaks of the place."""
    before = _before(mention, folded)
    words = before.split()
    there = not words or (words[-1] in {"o", "tai"} and "kh" not in words and "ke hoach" not in before)
    return there and in_body(plans, f"{mention.level_word} {mention.name}".strip())


def _before(mention: Mention, folded: str) -> str:
    """The question up to a place with its level word."""
    return folded.partition(mention.name)[0].rstrip().removesuffix(mention.level_word)


def _by_aside(mentions: Sequence[Mention], names: Directory) -> list[PlanName]:
    """Where no plan was named, a place named in passing ("gửi Bộ CHQS tỉnh X") still tells which is meant."""
    for mention in mentions:
        matching = names.by_place.get(mention.name, [])
        own = [n for n in matching if own_place(n) == (mention.level_word, mention.name)]
        matching = own if mention.receives and own else matching
        if mention.aside and matching and len(matching) < len(names):
            return matching
    return []


def _office_of_none(
    folded: str, mentions: Sequence[Mention], names: Directory, in_body: InBody
) -> tuple[str, tuple[str, ...]]:
    """An office with its place where only blocs have plans, none of which speaks of it, and these plans: a bloc of the
    province does not stand in for "sở y tế X"; the plan of the province itself is for all its offices."""
    for mention in mentions:
        near = names.ordered(names.by_place.get(mention.name, ()))
        match = re.search(rf"{_OFFICE} (?:{mention.level_word} )?{re.escape(mention.name)}\b", folded)
        blocs = all(names[plan].head in _BLOCS for plan in near)
        if match and near and blocs and not in_body(near, match["office"]):
            return match[0], near
    return "", ()


def _by_number(question: str, folded: str, names: Directory, in_body: InBody) -> tuple[tuple[str, ...], str]:
    """The plans whose own number is said; or the number of a plan that neither is there nor is cited by one."""
    if re.search(r"ke hoach nao|nhac den|nhac toi|vien dan|dan chieu", folded):
        return (), ""
    said = [number for number in _PLAN_NUMBER.findall(folded) if _has_code(number)]
    keys = {number_key(number) for number in said} | {number_key(m.group()) for m in NUMBER.finditer(question)}
    plans = names.ordered(n for key in keys for n in names.by_number.get(key, ()))
    if plans or not said or in_body(list(names.order), said[0]):
        return plans, ""
    return (), f"số {said[0].upper()}"


def _by_bare_number(folded: str, names: Directory, scope: Scope) -> tuple[str, ...]:
    """The plans that a question calls by their kind and the figure of their number ("công văn 453"), of those that it
    may mean otherwise; none where it calls several so, or none."""
    for match in _KIND_AND_FIGURE.finditer(folded):
        said = _ABBREVIATED.get(match["kind"], match["kind"])
        fits = [
            name.plan
            for name in names
            if name.number.partition("-")[0] == match["figure"]
            and _KIND_OF_CODE.get(f"{name.number}-".split("-")[1], "cong van") == said
        ]
        there = {one.name for one in scope.places}
        meant = [one for one in fits if one in scope.plans or there & {place for _, place in names[one].places}]
        if len(meant) == 1 or (len(fits) == 1 and not (scope.explicit or scope.missing)):
            return tuple(meant or fits)
    return ()


def _has_code(number: str) -> bool:
    """Whether a number as typed is a document's: "35/kh-ubnd", "35-kh"; not "200-day"."""
    _, mark, code = re.split(r"([/-])", number, maxsplit=1)
    return mark == "/" or re.split(r"[/-]", code)[0] in _CODES


_CODES = frozenset(map(fold, CODE_KINDS))
_ABBREVIATED = {"cv": "cong van", "kh": "ke hoach", "hd": "huong dan", "tb": "thong bao", "qd": "quyet dinh"}
_KIND_OF_CODE = {fold(code): fold(kind) for code, kind in CODE_KINDS.items()}
_KIND = "|".join([*dict.fromkeys(map(fold, CODE_KINDS.values())), "cong van", *_ABBREVIATED])
_KIND_AND_FIGURE = re.compile(
    rf"(?<!theo )(?<!thuc hien )(?<!can cu )\b(?P<kind>{_KIND}) (?:so )?0*(?P<figure>[1-9]\d{{0,4}})(?![\w/.,-])"
    r"(?! (?:ngay|thang|nam|tuan|dot|diem|%))"
)

_RUN, _RUN_TELLING = 3, 2
"""So many words, of which so many informative, that question and one title alone share in one run, name a plan."""

_EVENT = 3
"""So many informative words a question and a title share in one run at least."""


def _by_event(tokens: list[str], names: Directory) -> tuple[str, ...]:
    overlaps = {title: event_overlap(tokens, title) for title in names.titles_with(tokens, _EVENT)}
    best = max(overlaps.values(), default=0)
    if best < _EVENT:
        return ()
    fitting = [title for title, overlap in overlaps.items() if overlap == best]
    chosen = names.ordered(n for title in fitting for n in names.titles[title])
    return chosen if len(chosen) < len(names) or len(names) == 1 else ()


def _by_run(tokens: list[str], names: Directory) -> set[str]:
    """Where nothing else names a plan: those whose title alone has a run of the question ("sáu mươi ngày đêm")."""
    runs = {title: _telling_runs(tokens, title, names) for title in names.titles_with(tokens, _RUN_TELLING)}
    fitting = [title for title, found in runs.items() if found]
    return {name.plan for name in names.titles[fitting[0]]} if len(fitting) == 1 else set()


def _telling_runs(tokens: list[str], title: tuple[str, ...], names: Directory) -> list[list[str]]:
    """The runs of some words that question and title share and that tell this plan from others."""
    runs = (run for run in shared_runs(tokens, title) if len(run) >= _RUN)
    return [run for run in runs if len(set(informative(run)) - names.place_words) >= _RUN_TELLING]


def _by_unit(folded: str, names: Directory) -> tuple[str, ...]:
    """Plans of a bloc or office whose own name stands in the question."""
    groups = ((group, {name.of: name for name in group}.values()) for group in names.by_unit.values())
    said = (group for group, called in groups if any(unit_said(name, folded) for name in called))
    return names.ordered(n for group in said for n in _of_body(group, folded))


def _of_body(group: Sequence[PlanName], folded: str) -> Sequence[PlanName]:
    """Of offices that are called the same those of the body that the question names, where it names one of theirs."""
    return [name for name in group if name.of and re.search(rf"\b{re.escape(name.of)}\b", folded)] or group


def _mentions(
    question: str, folded: str, names: Directory, by_event: tuple[str, ...], places: Sequence[Named]
) -> list[Mention]:
    """The places of the question: those that plans or the data know, and capitalised ones that nobody knows."""
    own = set(names.places_in(folded))
    events = set(by_event)
    titles = {" ".join(n.title_words) for n in names if n.plan in events} if events else set()
    mentions: dict[str, Mention] = {}
    taken: list[range] = []
    known = own | {name for name in provinces() if name in folded}
    for name in sorted(known, key=lambda k: (k not in own, -len(k))):
        for match in re.finditer(rf"\b{re.escape(name)}\b", folded):
            level = _level_before(folded, match.start()) or _english_level(question, name)
            if any(match.start() in r or match.end() - 1 in r for r in taken) or (" " not in name and not level):
                continue
            if name not in names.by_place and not _typed_as(question, name):
                continue
            if name not in own and not level and _is_in_other_words(question, name):
                continue
            if longer := longer_name(question, name):
                mentions.setdefault(fold(longer), Mention("", fold(longer), longer, aside=False))
                continue
            taken.append(range(match.start(), match.end()))
            before = folded[: match.start() - (len(level) + 1 if level else 0)]
            if level and (level, name) not in names.places and shows("around", before, "of_each"):
                level = ""  # "các xã <huyện>", "công an cấp xã <tỉnh>"
            if level and shows("around", before, "chairman") and (level, name) not in names.places:
                level = ""  # "chủ tịch UBND tỉnh, <place> …" typed without its comma
            in_event = bool(by_event) and any(name in title for title in titles)
            aside = in_event or (shows("around", before, "aside") and not _owns(before))
            written = provinces().get(name) or _as_typed(question, name)
            level_written = _as_typed(question, level) if level else ""
            receives = shows("around", before, "sent_to")
            mentions.setdefault(name, Mention(level, name, f"{level_written} {written}".strip(), aside, receives))
    for place in find_places(question):
        initials = " " not in place.name and not is_syllable(place.name)  # "tỉnh VL"
        if not (initials or place.name.isdigit() or any(_same_name(place.name, m) for m in mentions)):
            before = fold(question[: place.span.start])
            aside = shows("around", before, "aside")
            mentions.setdefault(place.name, Mention(place.level_word, place.name, place.written, aside))
    for named in places:
        across = any(named.span.start in r or named.span.end - 1 in r for r in taken)  # "lạc hà tĩnh" names Lạc Hà
        known_by = across or any(_same_name(named.name, m) for m in mentions)
        if named.units and not known_by and _is_meant(named, question, names):
            before = fold(question[: named.span.start])
            aside = shows("around", before, "aside") and not _owns(before)
            mentions.setdefault(named.name, Mention(named.level_word, named.name, named.span.of(question), aside))
    return [*mentions.values(), *_namesakes(question, folded, names, [m.name for m in mentions.values()])]


def _is_of_other_words(question: str, span: Span, names: Iterable[str]) -> bool:
    """Whether what may be a place, typed in small letters without diacritics and without a level word, is probably
    other words of a sentence that goes on: "bên quân đội" is not of Bến Quan, "quyết định cũ" not of Định Cư."""
    if not span.of(question).islower() or has_marks(question) or not question[span.end :].strip(" ?.!"):
        return False
    before, size = len(question[: span.start].split()), len(span.of(question).split())
    typed, likely = question.split(), _likely(question)
    if len(typed) != len(likely):
        return False
    words, written = spelling(" ".join(likely[before : before + size])), {spelling(name) for name in names}
    as_typed = spelling(span.of(question))
    return as_typed not in written and words != as_typed and words not in written  # "Na Hang" has no diacritics


@lru_cache(16)
def _likely(question: str) -> Sequence[str]:
    """The words of a question as they were probably written: asked for once, however many places it may name."""
    return restored(question).split()


def _is_in_other_words(question: str, province: str) -> bool:
    """Whether the name of a province is typed so that it is probably other words: "cựu chiến binh định kết nạp"."""
    start = fold(nfc(question)).find(province)
    span = Span(start, start + len(province))
    return start >= 0 and _is_of_other_words(nfc(question), span, [provinces()[province]])


def _written(named: Named) -> Iterator[str]:
    return (unit.name for unit in named.units)


def _is_meant(named: Named, question: str, names: Directory) -> bool:
    """Whether a unit of the data is what its words in the question mean: a name with capitals; in small letters no
    slip of the keys for a plan's place, and without a level word only one that a district has too, of uncommon
    words, said as whose something is or last of all."""
    small = named.span.of(question).islower()
    alike = names.begun.get((named.level_word, named.name.split()[0]), ()) if small else ()
    if any(_same_name(named.name, place) for name in alike for _, place in name.places):
        return False
    before, after = fold(question[: named.span.start]), question[named.span.end :]
    if shows("around", before, "by_name"):
        return False
    said = _owns(before) or not after.strip(" ?.!")
    common = all(word in DOMAIN_WORDS for word in named.name.split())  # "la gi" is La Gi, "cua van ban" Văn Bàn
    return named.sure or (said and not common and any(unit.level is Level.DISTRICT for unit in named.units))


def _namesakes(question: str, folded: str, names: Directory, known: Sequence[str]) -> Iterator[Mention]:
    """Places typed in small letters that begin like one of a plan and go on otherwise: "xã nậm pồ", where the plan is
    of Xã Nậm Khoa. Without diacritics too much begins like a place: "tinh lam viec"."""
    if not has_marks(question):
        return
    for match in _LEVEL_AND_TWO.finditer(folded):
        level, first, second = match.groups()
        alike = names.begun.get((level, first), [])
        typed = _as_typed(question, match[0]).lower()
        same = any(typed.split()[-2] in nfc(name.label).lower().split() for name in alike)
        same = same and typed.startswith((*LEVEL_WRITTEN.values(), "tp", "tx"))  # "ký túc xá" has no commune in it
        others = [place.split()[1] for name in alike for _, place in name.places if place.startswith(f"{first} ")]
        slip = any(OSA.distance(second, other, score_cutoff=1) <= 1 for other in others)
        if same and not slip and not any(f"{first} {second}" in name or name in match[0] for name in known):
            aside = shows("around", folded[: match.start()], "aside")
            yield Mention(level, f"{first} {second}", typed, aside)


def _unlisted(
    question: str, names: Directory, known: Sequence[Mention], in_body: InBody
) -> tuple[list[Mention], list[Mention]]:
    """Places, schools and the like that neither plans nor the data know, two uncommon words behind what they are, typed
    in small letters: those of which the text of some plan speaks, and those of which none does."""
    there, nowhere = list[Mention](), list[Mention]()
    for match in _LEVEL_OR_HEAD_AND_TWO.finditer(nfc(question)):
        words = [fold(word) for word in match.groups()[-2:]]
        mention = Mention("", " ".join(words), match[0], aside=True)
        common = any(word in DOMAIN_WORDS or word in STOP or word in shortened("typed") for word in words)
        if common or any(_same_name(mention.name, one.name) for one in known):
            continue
        kinds = _SCHOOLS.get(fold(match[1]).removeprefix("truong "), ("",))
        if not any(in_body(list(names.order), f"{kind} {mention.name}".strip()) for kind in kinds):
            nowhere.append(replace(mention, name=f"{kinds[0]} {mention.name}".strip()))
        elif match["level"] and not shows("around", fold(question[: match.start()]), "sent_to"):
            there.append(mention)
    return there, nowhere


def _typed_as(question: str, name: str) -> bool:
    """Whether a province's name as typed can be meant: "lâm đóng" in a question with diacritics is not Lâm Đồng."""
    at = fold(question).find(name)
    typed = nfc(question)[at : at + len(name)]
    return at < 0 or not has_marks(question) or typed.lower() in {provinces()[name].lower(), name}


def _same_name(typed: str, known: str) -> bool:
    """Whether a name as typed is a known one, part of it, or a slip of the keys away from it."""
    return (
        typed in known
        or known in typed
        or all(any(OSA.distance(word, other, score_cutoff=1) <= 1 for other in known.split()) for word in typed.split())
    )


def _level_before(folded: str, at: int) -> str:
    before = folded[:at].rstrip()
    for word in sorted(LEVEL_WORDS, key=len, reverse=True):
        if re.search(rf"\b{word}$", before):
            if is_no_level(before):
                return ""
            return {"tp": "thanh pho", "tx": "thi xa"}.get(word, word)
    return ""


def _english_level(question: str, name: str) -> str:
    """The level that an English question says after the name: "Lam Son province"."""
    folded = fold(question)
    if not any(level in folded for level in _ENGLISH_LEVELS):  # to make a pattern takes as long as to read a question
        return ""
    match = re.search(rf"(\w+\s+)?\b{re.escape(name)}(?:'s)?\s+({'|'.join(_ENGLISH_LEVELS)})\b", folded)
    some = match and (match[1] or "").strip() in {"each", "every", "all", "any"}
    return _ENGLISH_LEVELS[match[2]] if match and not some else ""


def _as_typed(question: str, folded: str) -> str:
    at = fold(question).find(folded)
    return question[at : at + len(folded)] if at >= 0 else folded.title()


def _is_elsewhere(name: PlanName, mention: Mention, folded: str) -> bool:
    """Whether a place that the plan is not of stands right behind its unit: "hội phụ nữ tỉnh B" is not that of A."""
    before = folded.partition(f"{mention.level_word} {mention.name}".strip())[0].rstrip()
    behind = bool(name.core) and before.endswith(" ".join(name.core.split()[-2:]))
    return behind and bool(name.places) and all(place != mention.name for _, place in name.places)


def _of_place(mention: Mention, names: Directory, by_unit: Collection[str], folded: str) -> set[str]:
    """The plans of a place. With a level word said, another level of the same name is another place,
    and "của tỉnh X" asks for the province's own plan: that of a bloc within X does not stand in for it."""
    plans = set()
    for name in names.by_place.get(mention.name, ()):
        own = own_place(name)
        if own:
            fits = own[1] == mention.name and mention.level_word in {"", own[0]}
        else:
            bloc_said = name.head in _BLOCS and re.search(rf"\b{name.head}\b", folded)
            fits = _is_there(name, mention) and (not mention.level_word or name.plan in by_unit or bool(bloc_said))
        if fits:
            plans.add(name.plan)
    return plans


def _called_so(plans: Collection[str], mention: Mention, names: Directory) -> set[str]:
    """All plans that are called by what looks like a place and is the name of the bodies that some plans are of:
    "Ea Nuôl" of "Công ty lâm nghiệp Ea Nuôl", whose letters stand where it has its seat."""
    bodies = [names[plan] for plan in plans]
    own = (("", mention.name) in name.places and f" {mention.name} " in f" {name.core} " for name in bodies)
    return names.calling(mention.name) if bodies and not mention.level_word and all(own) else set()


def _offices_there(mention: Mention, names: Directory) -> set[str]:
    """The plans of a place's offices, which may be meant where the place has none of its own."""
    there = (name for name in names.by_place.get(mention.name, ()) if _is_there(name, mention))
    return {name.plan for name in there if not own_place(name) and name.head not in _BLOCS}


_MORE = 2
"""So many neighbouring words of a question more stand in the plans of a place's offices than in its own."""


def _speak_more(there: set[str], own: set[str], folded: str, names: Directory, in_body: InBody) -> bool:
    """Whether the plans of a place's offices speak of what is asked about the place, and its own do not."""
    words = [word for word in folded.split() if word not in names.place_words and word not in LEVEL_WORDS]
    pairs = {pair for pair in pairwise(words) if not STOP.issuperset(pair)}
    missing = [pair for pair in pairs if not in_body(own, " ".join(pair))]
    if len(missing) < max(_MORE, len(pairs) / 2):
        return False
    return sum(in_body(there - own, " ".join(pair)) for pair in missing) >= _MORE


def _is_there(name: PlanName, mention: Mention) -> bool:
    return any(place == mention.name and mention.level_word in {"", level} for level, place in name.places)


def _similar(mention: Mention, names: Directory) -> tuple[str, ...]:
    return tuple(n.plan for n in names.by_place.get(mention.name, ()))


def _missing_unit(folded: str, names: Directory) -> str:
    """A bloc or office whose plan is asked for and that no plan is of."""
    match = re.search(
        r"ke hoach (?:thi dua )?(?:nam \d{4} )?(?:cua )(?P<head>khoi(?: thi dua)?|"
        r"cum(?: thi dua)?|so|phong|truong|benh vien|cong doan|"
        r"chi cuc)\s+(?P<core>[a-z]+(?: [a-z]+){0,4})",
        folded,
    )
    if not match or match["core"].split()[0] in _NO_UNIT:
        return ""
    head = match["head"].split()[0]
    said = match["core"].split()
    if any(core and core.split()[0] in said and known.split()[0] == head for known, core, _ in names.by_unit):
        return ""
    if len(said) > 1 and any(f" {head} " in f" {names[one].called} " for one in names.calling(" ".join(said[:2]))):
        return ""
    return f"{match['head']} {match['core']}"


def _unheard_number(folded: str, names: Directory, in_body: InBody) -> str:
    """A bloc called by a number that no plan is of and none speaks of."""
    said = other_number_said((group[0] for group in names.by_unit.values()), folded)
    return said if said and not in_body(list(names.order), said) else ""


def _within_years(
    folded: str,
    candidates: list[PlanName],
    explicit: bool,
    spoken_of: tuple[str, ...],
    names: Sequence[PlanName],
    in_body: InBody,
) -> Scope:
    said = _years_said(folded)
    if not explicit and spoken_of:
        candidates = [n for n in names if n.plan in spoken_of]
    if said:
        # Of thousands of plans few are of different years.
        fitting = {years for years in {n.years for n in candidates} if is_of(years, said)}
        covering = [n for n in candidates if n.years in fitting]
        if covering:
            return Scope(tuple(n.plan for n in covering), explicit=explicit)
        if not explicit and spoken_of and (others := [n for n in names if is_of(n.years, said)]):
            return Scope(tuple(n.plan for n in others), explicit=False)
        plans = tuple(n.plan for n in candidates)
        named = explicit or spoken_of
        if named and len(said) == len(said[0]) == 1 and in_body(plans, str(*said[0])):
            return Scope(plans, explicit=True, mentioned=(str(*said[0]),))  # the cluster's leader in a later year
        if all(n.years for n in candidates):
            near = tuple(n.plan for n in candidates) if explicit else ()
            return Scope(near, explicit=True, missing_years=tuple(sorted(frozenset().union(*said))), near=near)
    return Scope(tuple(n.plan for n in candidates), explicit=explicit or bool(spoken_of))


def is_of(years: frozenset[int], said: Sequence[frozenset[int]]) -> bool:
    """Whether a plan of some years is of one that is said; a school year is of both its years, or of a plan's one."""
    return any(one <= years or (len(years) == 1 and years <= one) for one in said)


def _years_said(folded: str) -> list[frozenset[int]]:
    """The years that a question asks about as a plan's, not as part of a date or a number; a school year is two, also
    where it is shortened ("năm học 24-25")."""
    taken = [d.span for d in find_dates(folded) if d.value.month is not None or d.value.quarter is not None]
    said = (m for m in _YEAR.finditer(folded) if not any(s.start <= m.start() < s.end for s in taken))
    years = [frozenset(int(year) for year in match.groups() if year) for match in said]
    short = ((int(match[1]), int(match[2])) for match in _SCHOOL_YEAR.finditer(folded) if not _is_day(match))
    return [*years, *(frozenset({2000 + one, 2000 + other}) for one, other in short if other == one + 1)]


def _is_day(match: re.Match[str]) -> bool:
    """Whether what may be a school year is a day as it is written: "trước 10/11", but not "năm học 10/11"."""
    is_written_so = "/" in match[0] and int(match[2]) <= _MONTHS
    return is_written_so and not re.search(r"\b(?:nam|nh) (?:hoc )?$", match.string[: match.start()])
