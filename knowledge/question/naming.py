"""How a plan is called: by place, unit, years, number and event; and how that is heard in a question."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from knowledge.abbreviations import expand
from knowledge.card import KIND_NAMES, Card, DocumentKind, Level
from knowledge.documents import number_key
from knowledge.offices import heads
from knowledge.places import LEVEL_WORDS, find_places
from knowledge.plan import POOR, PlanVersion
from knowledge.question.kinds import NUMBERED_DOCUMENT
from knowledge.text import cut_short, fold, squeeze, words
from knowledge.unit_names import company_name, own_name
from knowledge.vocabulary import shows

_GENERIC = frozenset(
    "uy ban nhan dan ubnd hoi dong thi dua khen thuong cua va cac nam tinh thanh pho thi xa huyen "
    "quan phuong thi tran dac khu ke hoach phong trao to chuc cong tac yeu nuoc phat dong "
    "thuc hien thang loi nhiem vu phat trien kinh te hoi dam bao quoc an ninh dot lap tich chao mung "
    "ky niem trien khai ve viec tren dia ban giai doan dau tu ngay co so".split()
)
_TITLE_START = 3
"""So many words of the title of a law or decision, its kind first, name it: "luật thi đua", "nghị định công tác"."""

_NAMING = frozenset({"ve", "viec"})
_LONGEST_TITLE = 70
"""Characters of a title that tell a plan from another that is called the same."""

_COMMITTEE_WITHIN = re.compile(
    r"(?<=\S)(?: Việt Nam| Hồ Chí Minh)? (?:Ban chấp hành|Ban thường vụ|Ban thường trực|BCH|BTV)(?= )", re.IGNORECASE
)
"""The committee of an organisation between its name and its place, which people leave out."""

_COMMITTEES = ("ban chấp hành ", "ban thường vụ ", "ban thường trực ", "bch ", "btv ")
_OF_COUNTRY = (" việt nam", " hồ chí minh")
_OF_A_PLACE = re.compile(rf"(?:ubnd|uy ban nhan dan|hdnd|hoi dong nhan dan|{'|'.join(LEVEL_WORDS)})(?! uy| doan)\b")
"""A place, or what runs it: its offices are told by the place."""

_QUOTED = re.compile(r"[\"“]([^\"“”]{8,})[\"”]")
_CORE_END = re.compile(
    r"\b(?:tinh|thanh pho|thi xa|huyen|(?<!co )quan(?! su| ly| doi)|xa(?! hoi)|phuong|thi tran|dac khu|"
    r"nam(?= hoc|\W*\d|$)|thuoc|viet nam)\b"
)


@dataclass(frozen=True, slots=True)
class PlanName:
    """What a question may call a plan by; everything folded.

    `places`: (level word, name) pairs, the issuer's own first. `core`: the words of a bloc's or
    office's own name without head and place ("noi chinh"). `head`: "khoi", "phong" ….
    """

    plan: str
    label: str
    level: Level | None
    places: tuple[tuple[str, str], ...]
    head: str
    core: str
    years: frozenset[int]
    number: str
    title_words: tuple[str, ...]
    damaged: bool
    proper: str = ""
    """The name that a school, a hospital or the like has of its own, without what kind of one it is."""
    reference: bool = False
    """Whether it is no plan but a text that plans rest on."""
    theme: tuple[str, ...] = ()
    """The folded words of the name that the title gives the movement in quotes."""
    title: str = ""
    """The title as it is written."""
    called: str = ""
    """The label as a question says it: the same for plans that only their title or number tells apart."""
    of: str = ""
    """The body over an office that is named by it, folded and without its place: "dang uy" of "Văn phòng"."""


def name_of(version: PlanVersion) -> PlanName:
    """The names of a plan, from its card."""
    card = version.card
    issuer = " ".join(expand([t.text for t in words(_short_issuer(card.issuer.value))])) if card.issuer else ""
    head, core = (
        _unit(issuer, _before_place(card)) if card.level in {Level.BLOC, Level.DEPARTMENT, Level.MINISTRY} else ("", "")
    )
    of = _folded(_parted(_body_over(card))[0])
    if of and not core and card.issuer:
        head = _folded(_parted(card.issuer.value)[0])
    return PlanName(
        plan=version.plan,
        label=label_of(version),
        level=card.level,
        places=tuple(split_place(p) for p in card.places),
        head=head,
        core=core,
        years=frozenset(card.years),
        number=number_key(card.number.value) if card.number else "",
        title_words=tuple(expand([t.text for t in words(card.title.value)])) if card.title else (),
        damaged=version.quality < POOR,
        proper=_proper(card.issuer.value) if card.issuer and core else "",
        theme=_theme(card.title.value) if card.title else (),
        title=card.title.value if card.title else "",
        reference=card.is_reference,
        called=" ".join(expand([t.text for t in words(label_of(version).replace("&", " và "))])),
        of=of,
    )


def _theme(title: str) -> tuple[str, ...]:
    quoted = _QUOTED.search(title)
    return tuple(expand([t.text for t in words(quoted[1])])) if quoted else ()


def _proper(issuer: str) -> str:
    """The name of its own that a school or a hospital has, folded; empty where it has none."""
    named = fold(issuer[: places[0].span.start] if (places := find_places(issuer)) else issuer).split()
    start = own_name(named) or company_name(named)
    return " ".join(named[start:]) if start is not None else ""


def label_of(version: PlanVersion) -> str:
    """How a person would call the plan: issuer, place and years; what is no plan with its kind and number."""
    card = version.card
    if card.is_reference and card.title:
        return card.title.value
    if card.kind is DocumentKind.PLAN:
        return _owner(version)
    kind = KIND_NAMES[card.kind][:1].upper() + KIND_NAMES[card.kind][1:]
    number = f" {card.number.value}" if card.number else ""
    return f"{kind}{number} của {_owner(version)}" if card.issuer else f"{kind}{number}: {_owner(version)}"


def _owner(version: PlanVersion) -> str:
    """Issuer, place and years; without an issuer the title, or the name of the file."""
    card = version.card
    issuer = _whole_issuer(card)
    place = card.place or ""
    if place and split_place(fold(place))[1] not in fold(issuer):
        issuer = squeeze(f"{_without_level_end(issuer, fold(place))} {place}")
    years = _years(card.years)
    name = issuer or (card.title.value if card.title else version.source)
    return name if years and years in name else squeeze(f"{name} {years}")


def _whole_issuer(card: Card) -> str:
    """The issuer's name; that of an office as many bodies have one ("Văn phòng") with the body that it is of."""
    issuer = _short_issuer(card.issuer.value) if card.issuer else ""
    above = _body_over(card)
    if not above:
        return issuer
    name, place = _parted(issuer)
    body = (_without_country(_parted(above)[0]) if place else above).split()
    # "Văn phòng Tập đoàn" of "Tập đoàn Dệt may A" says "Tập đoàn" once.
    said = next((k for k in range(len(body), 0, -1) if fold(f" {name}").endswith(fold(f" {' '.join(body[:k])}"))), 0)
    return " ".join([*name.split(), *body[said:], *place.split()])


def _body_over(card: Card) -> str:
    """What the issuer is an office of, where its own name does not tell whose it is; else empty."""
    if card.issuer is None or card.superior is None or card.level is Level.BLOC:
        return ""
    issuer = _short_issuer(card.issuer.value)
    name, place = _parted(issuer)
    head = next((head for head in heads("organ") if f"{fold(name)} ".startswith(f"{head} ")), None)
    alone = head == fold(name)
    if head is None or (not alone and (place or _ends_in_level(issuer) or _names_its_own(name))):
        return ""
    above = _without_committee(_short_issuer(card.superior.value))
    return "" if _OF_A_PLACE.match(fold(above)) and not alone else above[:1].upper() + above[1:]


def _without_committee(name: str) -> str:
    """A body without the committee that acts for it."""
    return next((name[len(first) :] for first in _COMMITTEES if name.lower().startswith(first)), name)


def _without_country(name: str) -> str:
    """The name of an organisation of the whole country without that."""
    return next((name[: -len(end)] for end in _OF_COUNTRY if name.lower().endswith(end)), name)


def _names_its_own(name: str) -> bool:
    """Whether the school or company that an office is of stands in its name: "Công đoàn cơ sở Công ty …"."""
    folded = fold(name).split()
    return any(own_name(folded[at:]) or company_name(folded[at:]) for at in range(1, len(folded)))


def _ends_in_level(name: str) -> bool:
    """Whether a name ends in a level whose place is left out: "Thư viện tỉnh"."""
    return any(fold(name).endswith(f" {word}") for word in LEVEL_WORDS)


def _parted(name: str) -> tuple[str, str]:
    """A name before its first place, and the rest."""
    places = find_places(name)
    at = places[0].span.start if places else len(name)
    return name[:at].rstrip(" ,-–"), name[at:]


def _folded(name: str) -> str:
    return " ".join(expand([t.text for t in words(name)]))


def _without_level_end(issuer: str, place: str) -> str:
    """The issuer without a level word at its end that the place begins with ("UBND thị xã" + "thị xã …")."""
    for word in sorted(LEVEL_WORDS, key=len, reverse=True):
        if place.startswith(word + " ") and fold(issuer).endswith(" " + word):
            return issuer[: -len(word)].rstrip()
    return issuer


def _short_issuer(issuer: str) -> str:
    issuer = _COMMITTEE_WITHIN.sub("", re.sub(r"\s*\(.*", "", issuer))
    return re.sub(r"^Ủy ban nhân dân\b", "UBND", re.sub(r"^(?:Uỷ|UỶ) ban", "Ủy ban", issuer), flags=re.IGNORECASE)


def _years(years: tuple[int, ...]) -> str:
    if not years:
        return ""
    return str(years[0]) if years[0] == years[-1] else f"{years[0]}–{years[-1]}"


def split_place(place: str) -> tuple[str, str]:
    """ "thi xa an binh" as ("thi xa", "an binh"); the level word is empty where none is said."""
    for word in sorted(LEVEL_WORDS, key=len, reverse=True):
        if place.startswith(word + " "):
            return word, place[len(word) + 1 :]
    return "", place


def _before_place(card: Card) -> str:
    """The issuer's name up to the place in it, folded."""
    if card.issuer is None:
        return ""
    issuer = _short_issuer(card.issuer.value)
    places = find_places(issuer)
    name = issuer[: places[0].span.start] if places else issuer
    return " ".join(expand([t.text for t in words(name)]))


def _unit(issuer: str, name: str) -> tuple[str, str]:
    for head in heads("plan"):
        if issuer.startswith(head + " "):
            rest = name[len(head) + 1 :] or issuer[len(head) + 1 :]
            rest = re.sub(r"^(?:thi dua\s+)?(?:(?:cac|nhung)\s+)?", "", rest)
            cut = _CORE_END.search(rest)
            core = rest[: cut.start()].strip() if cut else rest
            return head, core
    return "", ""


# A Party committee's plan is its place's own.
_PARTY_LEVELS = {
    "tinh uy": "tinh",
    "thanh uy": "thanh pho",
    "huyen uy": "huyen",
    "thi uy": "thi xa",
    "quan uy": "quan",
}


def references_named(folded: str, names: Iterable[PlanName]) -> tuple[str, ...]:
    """The laws and decisions that a question is put to: it calls them by number, or by kind and subject."""
    if "ke hoach" in folded and not shows("kinds", folded, "provision"):
        return ()
    return tuple(n.plan for n in names if n.reference and (_is_numbered(n, folded) or _is_titled(n, folded)))


def _is_numbered(name: PlanName, folded: str) -> bool:
    if not name.number:
        return False
    if any(number_key(word) == name.number for word in folded.split() if "/" in word):
        return True
    kind = " ".join(name.title_words[:2])
    called = (m for m in NUMBERED_DOCUMENT.finditer(folded) if kind.startswith(m["kind"]))
    return any(name.number.startswith(f"{number_key(m['number'])}-") for m in called)


def _is_titled(name: PlanName, folded: str) -> bool:
    title = _spoken_title(name)
    return len(title) >= _TITLE_START and " ".join(title[:_TITLE_START]) in folded


def without_title(words: Sequence[str], name: PlanName) -> list[str]:
    """A question without the beginning of the title that a law or decision is called by in it."""
    title, words = _spoken_title(name), [word for word in words if word not in _NAMING]
    if name.reference and len(title) >= _TITLE_START:
        for at in range(len(words)):
            same = next((k for k, (a, b) in enumerate(zip(words[at:], title, strict=False)) if a != b), None)
            same = min(len(words) - at, len(title)) if same is None else same
            if same >= _TITLE_START:
                return [*words[:at], *words[at + same :]]
    return words


def _spoken_title(name: PlanName) -> list[str]:
    """The words of a title as people say it: without "về việc", an annex without its number."""
    title = [word for word in name.title_words if word not in _NAMING]
    return title[:2] + title[3:] if title[:2] == ["phu", "luc"] and _is_numeral("".join(title[2:3])) else title


def _is_numeral(word: str) -> bool:
    return word.isdigit() or (bool(word) and set(word) <= set("ivx")) or word in set("abcdefgh")


def own_place(name: PlanName) -> tuple[str, str] | None:
    """The place whose People's Committee or council issued the plan; None for blocs and offices."""
    if name.head in _PARTY_LEVELS and name.places:
        return _PARTY_LEVELS[name.head], name.places[0][1]
    if name.level in {Level.BLOC, Level.DEPARTMENT, Level.MINISTRY} or not name.places:
        return None
    return name.places[0]


def told_apart(names: Sequence[PlanName]) -> tuple[PlanName, ...]:
    """The names; plans that are called the same bear their title where not each of them has a number."""
    count = Counter(name.called for name in names)
    alike = {name.called for name in names if count[name.called] > 1 and not name.number}
    return tuple(
        replace(name, label=f"{name.label} – {cut_short(name.title, _LONGEST_TITLE)}")
        if name.called in alike and name.title
        else name
        for name in names
    )


def shared_runs(question: list[str], title: tuple[str, ...]) -> Iterator[list[str]]:
    """The runs of at least two words that question and title share, from each word of the question on."""
    for i in range(len(question)):
        longest = 0
        for j in range(len(title)):
            k = 0
            while i + k < len(question) and j + k < len(title) and question[i + k] == title[j + k]:
                k += 1
            longest = max(longest, k)
        if longest > 1:
            yield question[i : i + longest]


def informative(tokens: Iterable[str]) -> list[str]:
    """Words that tell one plan from another."""
    return [t for t in tokens if t not in _GENERIC]


def event_overlap(question: list[str], title: tuple[str, ...]) -> int:
    """The informative words of the longest run that question and title share."""
    best = 0
    for i in range(len(question)):
        for j in range(len(title)):
            k = 0
            while i + k < len(question) and j + k < len(title) and question[i + k] == title[j + k]:
                k += 1
            if k >= 4:
                best = max(best, len(informative(question[i : i + k])))
    return best
