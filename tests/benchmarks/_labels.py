"""What labelled documents state, and whether what was read of one is that.

The form of `labels.yaml` is told in tests/reading/README.md. Pure: labels and cards are plain JSON.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from knowledge.abbreviations import expand
from knowledge.card import KIND_NAMES
from knowledge.text import fold, squeeze

Label = dict[str, Any]
Read = dict[str, Any]
"""An object of `_read_cards`: `card`, `text`, `refused`."""

FIELDS = ("kind", "issuer", "number", "date", "title", "signatory")
OTHER = "khác"
_ANY_LAW = ("luật", "nghị định", "thông tư", "nghị quyết", "quyết định")
_OLD = {"reference": _ANY_LAW}
"""What the kind of an older build stands for, which told two apart."""
_NAMES: dict[str, str] = {str(kind): name for kind, name in KIND_NAMES.items()}


@dataclass(frozen=True, slots=True)
class Verdict:
    """One field of one document: `stated` by its label, `right`, `invented` where the label is null; what was read."""

    stated: bool
    right: bool
    invented: bool
    read: str


@dataclass(frozen=True, slots=True)
class Found:
    """Labelled facts and read ones of one sort: how many of each are there and agree, and those that do not."""

    labelled: int
    found: int
    read: int
    right: int
    missed: tuple[str, ...] = ()
    wrong: tuple[str, ...] = ()


def verdicts(label: Label, read: Read) -> dict[str, Verdict]:
    """The verdict on each field of FIELDS."""
    card = read.get("card") or {}
    return {name: _verdict(label, name, _written(card, name), _RIGHT[name], card, read) for name in FIELDS}


def _verdict(label: Label, name: str, written: str, right: "Right", card: Any, read: Read) -> Verdict:
    key = _LABELS.get(name, name)
    stated, seen = label.get(key), label.get(f"{key}_seen")
    if name == "kind":
        written = "" if read.get("refused") else written
    if not stated:
        invented = bool(written) and not (seen and right({**label, key: seen}, written, card, read))
        return Verdict(False, False, invented, written)
    return Verdict(True, right(label, written, card, read), False, written)


Right = Callable[[Label, str, Any, Read], bool]


def _written(card: Any, name: str) -> str:
    """A field of a card in words; empty where it has none."""
    if name == "kind":
        return str(card.get("kind") or "")
    if name == "date":
        return str((card.get("issued_on") or {}).get("first_day") or "")
    return squeeze(str((card.get(name) or {}).get("value") or ""))


def _kind(label: Label, written: str, _card: Any, _read: Read) -> bool:
    wanted = {fold(label["kind"]), *(fold(also) for also in _listed(label.get("kind_also")))}
    if written in ("", "form", "other"):
        return OTHER in {label["kind"], *_listed(label.get("kind_also"))}
    meant = _OLD.get(written) or (_NAMES.get(written, written),)
    return any(fold(one) in wanted for one in meant)


def _issuer(label: Label, written: str, card: Any, read: Read) -> bool:
    """Whether the issuer with its place has every word of the letterhead that it should, and begins as it should."""
    place = " ".join([str(card.get("place") or ""), *(card.get("places") or ())])
    span = (card.get("issuer") or {}).get("span")
    quoted = read["text"][span["start"] : span["end"]] if span else ""
    whole, wanted = _spoken(f"{written} {place} {quoted}"), _spoken(label["issuer"])
    own, begins = _spoken(written).split(), _spoken(written).split()[:2]
    return (
        bool(written)
        and all(_spoken(words) in whole for words in _listed(label.get("issuer_any")))
        and " ".join(begins) in wanted
        and len(own) <= 2 * len(wanted.split()) + 4
    )


def _number(label: Label, written: str, _card: Any, _read: Read) -> bool:
    return _tight(written) == _tight(str(label["number"]))


def _date(label: Label, written: str, _card: Any, _read: Read) -> bool:
    return written == str(label["date"])


def _title(label: Label, written: str, _card: Any, _read: Read) -> bool:
    return any(_plain(words) in _plain(written) for words in _listed(label["title_has"]))


def _signatory(label: Label, written: str, _card: Any, _read: Read) -> bool:
    return _plain(written) in {_plain(name) for name in _listed(label["signatory"])}


_RIGHT: dict[str, Right] = {
    "kind": _kind,
    "issuer": _issuer,
    "number": _number,
    "date": _date,
    "title": _title,
    "signatory": _signatory,
}
_LABELS = {"title": "title_has"}
_EDUCATION = re.compile(r"\bGD\s?&?\s?ĐT\b")


def deadlines(label: Label, read: Read) -> Found:
    """Of deadlines: a label is found where a fact with its day stands in its words, or with no day where it has none.

    A period or a phase that says it is found too; only what is read as a deadline can be wrong.
    """
    card = read.get("card") or {}
    said = list(_facts(card.get("deadlines") or ()))
    others = list(_facts([one for one in (card.get("period"), *(card.get("phases") or ())) if one]))
    return _compared(label.get("deadlines") or (), said, others, read.get("text", ""))


def phases(label: Label, read: Read) -> Found:
    """Of phases: those that the text calls so, each with its days where it states them."""
    card = read.get("card") or {}
    wanted = [
        {**phase, "what": phase["name"], "when": f"{phase.get('from') or ''} {phase.get('to') or ''}"}
        for phase in label.get("phases") or ()
    ]
    return _compared(wanted, list(_facts(card.get("phases") or ())), [], read.get("text", ""))


def awards(label: Label, read: Read) -> Found:
    """Of award forms, by name; a label may tell more of each than its name."""
    wanted = [fold(one["what"] if isinstance(one, dict) else one) for one in label.get("awards") or ()]
    forms = [fold(award["form"]) for award in (read.get("card") or {}).get("awards") or ()]

    def same(one: str, other: str) -> bool:
        return one in other or other in one

    missed = [form for form in wanted if not any(same(form, read_form) for read_form in forms)]
    wrong = [form for form in forms if not any(same(form, wanted_form) for wanted_form in wanted)]
    return Found(len(wanted), len(wanted) - len(missed), len(forms), len(forms) - len(wrong), (*missed,), (*wrong,))


@dataclass(frozen=True, slots=True)
class _Fact:
    """A read fact with a time: where it stands in the text, and the days of its time."""

    start: int
    end: int
    days: frozenset[str]


def _facts(items: Iterable[Any]) -> Iterator[_Fact]:
    for item in items:
        time = item.get("due") or item.get("period") or item
        spans = [item["span"], *([time["span"]] if "span" in time else [])]
        start, end = min(span["start"] for span in spans), max(span["end"] for span in spans)
        yield _Fact(start, end, frozenset(_days(time)))


def _days(value: Any) -> Iterator[str]:
    """The first and last days of every date in a fact's time."""
    if isinstance(value, dict):
        yield from (value[key] for key in ("first_day", "last_day") if value.get(key))
        for one in value.values():
            yield from _days(one)
    elif isinstance(value, list):
        for one in value:
            yield from _days(one)


def _compared(labels: Iterable[Label], said: list[_Fact], others: list[_Fact], text: str) -> Found:
    bare, places = _bare(text)
    wanted = [(label, _place(label["quote"], bare, places), _label_days(str(label["when"]))) for label in labels]

    def agrees(fact: _Fact, place: tuple[int, int] | None, days: frozenset[str]) -> bool:
        overlaps = place is not None and fact.start < place[1] and place[0] < fact.end
        return overlaps and (not days or bool(days & fact.days))

    missed = [
        squeeze(label["quote"])
        for label, place, days in wanted
        if not any(agrees(fact, place, days) for fact in (*said, *others))
    ]
    wrong = [
        squeeze(text[fact.start : fact.end])
        for fact in said
        if not any(agrees(fact, place, days) for _, place, days in wanted)
    ]
    return Found(len(wanted), len(wanted) - len(missed), len(said), len(said) - len(wrong), (*missed,), (*wrong,))


_LABEL_DAY = re.compile(
    r"(?P<y>\d{4})-(?P<m>\d\d)-(?P<d>\d\d)|(?P<d2>\d{1,2})/(?P<m2>\d{1,2})/(?P<y2>\d{4})|"
    r"(?P<days>(?:\d{1,2}\s*(?:,|và)\s*)*\d{1,2}) tháng (?P<m3>\d{1,2}) năm (?P<y3>\d{4})"
)


def _label_days(when: str) -> frozenset[str]:
    """The days that the words of a label name; none where it is a month, a recurrence, a condition."""
    days: set[str] = set()
    for match in _LABEL_DAY.finditer(when):
        year = int(match["y"] or match["y2"] or match["y3"])
        month = int(match["m"] or match["m2"] or match["m3"])
        for day in re.findall(r"\d+", match["d"] or match["d2"] or match["days"]):
            days.add(date(year, month, int(day)).isoformat())
    return frozenset(days)


def _bare(text: str) -> tuple[str, list[int]]:
    """A text folded and without white space or marks, and where each of its characters stands."""
    kept = [(character, at) for at, character in enumerate(fold(text)) if character.isalnum()]
    return "".join(character for character, _ in kept), [at for _, at in kept]


def _place(quote: str, bare: str, places: list[int]) -> tuple[int, int] | None:
    wanted, _ = _bare(quote)
    at = bare.find(wanted)
    return (places[at], places[at + len(wanted) - 1] + 1) if wanted and at >= 0 else None


def _listed(value: Any) -> list[str]:
    return [] if value is None else [value] if isinstance(value, str) else [str(one) for one in value]


def _plain(text: str) -> str:
    return " ".join(re.findall(r"[^\W_]+", fold(text)))


def _spoken(text: str) -> str:
    """Folded words with abbreviations written out, and "&" as "và"."""
    plain = _plain(_EDUCATION.sub("giáo dục và đào tạo", text).replace("&", " và "))
    return " ".join(expand(plain.split()))


def _tight(text: str) -> str:
    return re.sub(r"\s+", "", text).replace("–", "-").casefold()
