"""What of a plan no longer counts since another text on the shelf changes it: a letter, a notice, an amending plan.

Nothing of it is stored: it is found between the plan's card and the orders of what amends it, so it goes with either,
and does not depend on which of them was there first.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from knowledge.card import Field, Order, Phase
from knowledge.dates import DateValue, find_dates
from knowledge.documents import number_key
from knowledge.links import links_of
from knowledge.plan import PlanVersion, Section
from knowledge.shelf import Shelf
from knowledge.span import Span
from knowledge.text import WORD, fold

_NOT_TELLING = frozenset(
    "thoi gian han ngay thang nam nop gui ve cho cua va cac viec den truoc het moc lich noi dung thuc hien so muc "
    "luong tu sang len xuong con la duoc moi trong tai theo voi doi dieu chinh gia keo dai lui tang giam nang mot "
    "do de khoan diem phan dong dang quy dinh ke hoach sau vao giai doan dot".split()
)
_OF_ALL = frozenset("danh sach bao cao ho van ban to trinh tin".split())
"""What is due by many lines of a plan: a list, a report, a dossier."""
_ENOUGH = 0.5
"""So much of what an order is about stands in the line in which its old words stand."""
_NEARLY_ALL = 0.8
"""So much of it stands in the line of the fact that an order changes without saying what stood there."""
_FEWEST = 2
"""So many telling words tell what an order is about."""
_HEADING_COUNTS = 0.5
"""A word that stands in a heading above a line counts so much of one in the line."""
_LONG = 4
"""So many words that are quoted are taken for the same wherever they stand."""

_UNIT = re.compile(r"(?<=\d)\s[a-z]+$")
_ENDS = re.compile(r"(?:den|het|toi)\b")


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """Words of a plan that no longer count: where they stand, the order that says so, and the text that gives it."""

    span: Span
    order: Order
    by: PlanVersion


def withdrawn(shelf: Shelf, version: PlanVersion) -> tuple[Withdrawn, ...]:
    """What of a plan's current version no longer counts, what was changed last first; of a letter that changes a plan
    what a later one puts something else in place of."""
    return (*_changed(shelf, version), *_overtaken(shelf, version))


def _overtaken(shelf: Shelf, version: PlanVersion) -> Iterator[Withdrawn]:
    links = links_of(shelf)
    roots = links.roots(version.plan) if version.plan in links.amends else ()
    for root in (one for plan in roots if (one := shelf.plan(plan)) is not None):
        changes = _changed(shelf, root)
        for own in (one for one in changes if one.by.plan == version.plan):
            later = (one for one in changes if one.span.meets(own.span) and _issued(one.by) > _issued(version))
            if own.order.after is not None and (last := next(later, None)) is not None:
                yield Withdrawn(own.order.after.span, last.order, last.by)


def _changed(shelf: Shelf, version: PlanVersion) -> tuple[Withdrawn, ...]:
    changing = [one for plan in links_of(shelf).changes_of(version.plan) if (one := shelf.plan(plan)) is not None]
    changing.sort(key=_issued, reverse=True)
    found = (
        Withdrawn(span, order, by)
        for by in changing
        for order in by.card.orders
        if _is_meant(order, by, version)
        for span in _places(order, by, version)
    )
    return tuple({(one.span, one.by.plan): one for one in found}.values())


def _is_meant(order: Order, by: PlanVersion, version: PlanVersion) -> bool:
    """Whether an order is for a plan: where it or a heading above it names a document by its number, for that one."""
    if version.card.number is None or _cited_as(by, version) is None:
        return True
    own = _cited_as(by, version)
    named = [(number_key(one.number), one.span) for one in by.card.references if one.number]
    for within in (order.span, *(one.title for one in reversed(_above(by, order.span)) if one.title)):
        numbers = {number for number, span in named if within.meets(span)}
        if numbers:
            return own in numbers
    return True


def _cited_as(by: PlanVersion, version: PlanVersion) -> str | None:
    """The number of a plan as a text that changes it cites it; none where it calls it otherwise."""
    key = number_key(version.card.number.value) if version.card.number else ""
    return key if any(one.number and number_key(one.number) == key for one in by.card.references) else None


def _above(version: PlanVersion, span: Span) -> list[Section]:
    """The sections in which a place of a text stands, from the widest."""
    return [one for one in version.sections if one.span.holds(span)]


def _issued(version: PlanVersion) -> str:
    """The day of issue for sorting; what says none counts as the earliest."""
    day = version.card.issued_on.first() if version.card.issued_on else None
    return day.isoformat() if day else ""


def _places(order: Order, by: PlanVersion, version: PlanVersion) -> list[Span]:
    """Where in a plan the words stand that an order changes."""
    part = _part(version, order.provision)
    if order.before is not None:
        is_time = bool(find_dates(order.before.value))
        found = list(_times(order.before, version) if is_time else _counted(order, version))
        inside = [span for span in found if part is not None and part.holds(span)]
        if inside and (is_time or len(inside) == 1 or len(WORD.findall(order.before.value)) >= _LONG):
            return _about(order, by, inside, version, is_sure=True)
        return _about(order, by, found, version, is_sure=False)
    if order.after is not None and (times := find_dates(order.after.value)):
        facts = _facts(order, version, part)
        new = [_filled(one.value, version) for one in times]
        return [_end_of(order.after, span, version) for span in facts if _values(span.of(version.text), version) != new]
    if order.after is not None and not _is_whole(order):
        return []
    return [part] if part is not None else []


def _is_whole(order: Order) -> bool:
    """Whether an order puts new words in place of a whole part: a time or a number alone is not all that it says."""
    return order.what is None


def _end_of(after: Field, span: Span, version: PlanVersion) -> Span:
    """Of the time of a fact what a new end takes the place of: the beginning of a phase stays."""
    dates = find_dates(span.of(version.text))
    if len(find_dates(after.value)) != 1 or len(dates) < _FEWEST or not _ENDS.match(fold(after.value)):
        return span
    return Span(span.start + dates[-1].span.start, span.end)


def _times(before: Field, version: PlanVersion) -> Iterator[Span]:
    """The days of a plan that are those of some words, however they are written."""
    wanted = _values(before.value, version)
    dates = find_dates(version.text)
    for at, date in enumerate(dates):
        run = dates[at : at + len(wanted)]
        if [_filled(one.value, version) for one in run] == wanted:
            yield Span(date.span.start, run[-1].span.end)


def _counted(order: Order, version: PlanVersion) -> list[Span]:
    """Where the old words stand; of a bare number rather where what the new one counts stands behind it."""
    found = list(_words(order.before, version)) if order.before else []
    if order.before and order.before.value[:1].isdigit():
        dates = find_dates(version.text)
        found = [span for span in found if not any(one.span.meets(span) for one in dates)]
    unit = _UNIT.search(fold(order.after.value)) if order.after and order.before else None
    if unit and order.before and order.before.value.isdigit():
        text = fold(version.text)
        return [span for span in found if text.startswith(unit.group(), span.end)] or found
    return found


def _words(before: Field, version: PlanVersion) -> Iterator[Span]:
    """Where the words of a plan stand that are quoted, whatever the white space and the noughts before a number."""
    parts = [
        rf"0*{part.lstrip('0') or '0'}" if part.isdigit() and at == 0 else re.escape(part)
        for at, part in enumerate(WORD.findall(fold(before.value)))
    ]
    pattern = r"\W+".join(parts)
    edged = rf"(?<![\w.,/]){pattern}(?![\w/]|[.,]\d)" if parts and parts[-1].isdigit() else rf"\b{pattern}\b"
    return (Span(*match.span()) for match in re.finditer(edged, fold(version.text)) if pattern)


def _about(order: Order, by: PlanVersion, found: Sequence[Span], version: PlanVersion, *, is_sure: bool) -> list[Span]:
    """Of several places those whose line speaks of what the order is about, and none where it does not tell which.

    A number alone stands for many things: of that the line must tell enough, once.
    """
    wanted = _telling(order, by)
    is_long = len(WORD.findall(order.before.value)) >= _LONG if order.before else False
    is_number = order.before is not None and (order.before.value[:1].isdigit() or not is_long)
    is_number = is_number and not (order.before and find_dates(order.before.value))
    if not wanted:
        return list(found) if len(found) == 1 or (is_long and not is_number) else []
    lines = [(span, _share(wanted, version, span)) for span in found]
    best = max((share for _, share in lines), default=0.0)
    least = 0.0 if is_sure else _ENOUGH
    chosen = [span for span, share in lines if share == best and share >= least]
    if is_number and not is_sure and (len(chosen) != 1 or len(wanted) < _FEWEST):
        return []
    return chosen


def _telling(order: Order, by: PlanVersion) -> frozenset[str]:
    """The words that tell what an order is about, with those of the heading above it where it says too little."""
    own = _telling_words(order.what.value if order.what else "")
    if len(own) >= _FEWEST or order.what is None:
        return own
    titles = [
        one.title.of(by.text) for one in _above(by, order.span) if one.title and one.title.end <= order.span.start
    ]
    return own | _telling_words(titles[-1]) if titles else own


def _telling_words(text: str) -> frozenset[str]:
    return frozenset(word for word in WORD.findall(fold(text)) if word not in _NOT_TELLING)


def _facts(order: Order, version: PlanVersion, part: Span | None) -> list[Span]:
    """The time of the one deadline or phase that an order without an old time is about."""
    if (phase := _phase(order, version)) is not None:
        return [phase.period.span] if phase.period else []
    dues = [one.due.span for one in version.card.deadlines if find_dates(one.due.span.of(version.text))]
    if part is not None and len(inside := [when for when in dues if part.holds(when)]) == 1:
        return inside
    wanted = _telling_words(order.what.value) if order.what else frozenset()
    said = frozenset(WORD.findall(fold(order.what.value))) - (_NOT_TELLING - {"so"}) if order.what else frozenset()
    if len(said - _OF_ALL) < _FEWEST:
        return []
    near = [when for when in dues if _share(wanted, version, when, headings=0.0) >= _NEARLY_ALL]
    lines = {line_of(version, when) for when in near}
    return near if len(near) == 1 and len(lines) == 1 else []


def _phase(order: Order, version: PlanVersion) -> Phase | None:
    """The phase that an order names, and nothing of it: "kéo dài đợt 2", not "hồ sơ đợt 2"."""
    named = fold(order.what.value) if order.what else ""
    return next(
        (
            one
            for one in version.card.phases
            if re.match(rf"(?:\W*(?:thoi gian|ve))*\W*{re.escape(fold(one.name))}\b", named)
        ),
        None,
    )


def _share(wanted: frozenset[str], version: PlanVersion, span: Span, headings: float = _HEADING_COUNTS) -> float:
    """How much of the telling words of what an order is about stands in the line of a place."""
    own = set(WORD.findall(fold(line_of(version, span).of(version.text))))
    above = {
        word
        for one in _above(version, span)
        if headings and one.title
        for word in WORD.findall(fold(one.title.of(version.text)))
    }
    return (len(wanted & own) + headings * len((wanted & above) - own)) / len(wanted) if wanted else 0.0


def line_of(version: PlanVersion, span: Span) -> Span:
    """The line of a plan in which words stand."""
    start, end = version.text.rfind("\n", 0, span.start) + 1, version.text.find("\n", span.end)
    return Span(start, end if end >= 0 else len(version.text))


def _values(text: str, version: PlanVersion) -> list[DateValue]:
    return [_filled(one.value, version) for one in find_dates(text)]


def _filled(value: DateValue, version: PlanVersion) -> DateValue:
    """A day with the plan's year where it states none."""
    years = version.card.years
    return value.in_year(years[0] if len(years) == 1 else None)


def _part(version: PlanVersion, provision: Sequence[str]) -> Span | None:
    """The part of a plan that its numbers name, the widest first: ("iii", "1")."""
    wanted, path = list(provision), list[Section]()
    for section in version.sections:
        del path[section.depth :]
        path.append(section)
        numbers = [number.lower() for one in path if one.number for number in [one.number.rstrip(".")]]
        if wanted and section.number and wanted in (numbers[-len(wanted) :], _apart(numbers)[-len(wanted) :]):
            return section.span
    return None


def _apart(numbers: Sequence[str]) -> list[str]:
    return [part for number in numbers for part in number.split(".")]
