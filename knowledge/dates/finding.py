"""The dates of a text."""

import re
from collections.abc import Iterator
from functools import lru_cache

from knowledge.dates.clock import beside
from knowledge.dates.forms import ANY_SIGN, DASH, FORMS, MISREAD
from knowledge.dates.values import LAST_WEEK, DateMention, DateValue
from knowledge.span import Span
from knowledge.text import fold, nfc

_DIGIT = re.compile(r"\d")
_STRETCH = re.compile(rf"(?:[\w\s/.,]|{DASH})+")
"""What a date can stand in: of a long text only the stretches with a sign of one are searched."""
_EDGES = {
    "dau": "start",
    "giua": "middle",
    "cuoi": "end",
    "thuong tuan": "start",
    "trung tuan": "middle",
    "ha tuan": "end",
}
_QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "11": 2, "ll": 2, "111": 3, "lll": 3, "ⅰ": 1, "ⅱ": 2, "ⅲ": 3, "ⅳ": 4}
_ROMANS = {
    roman: number
    for number, roman in enumerate(("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"), 1)
}
_ROMANS |= {chr(ord("ⅰ") + at): at + 1 for at in range(12)}
"""Roman digits also as one character each, as keyboards of other languages type them."""
_WORD_MONTHS = {"mot": 1, "hai": 2, "ba": 3, "tu": 4, "bon": 4, "sau": 6, "bay": 7, "tam": 8, "chin": 9, "muoi": 10}
_WORD_MONTHS |= {"muoi mot": 11, "muoi hai": 12}
_OTHER_WORD = re.compile(r"th[ẳắă]ng\b|tháng\s+(?:từ|bà|bả|sau|bầy|mốt|hại|hài)\b", re.IGNORECASE)
"""What folds to a month and is none: "tuyển thẳng 08", "thắng 2", "tháng từ năm 2031", "tháng sau"."""
_ORDINALS = {"nhat": 1, "hai": 2, "ba": 3, "tu": 4, "nam": 5}


def find_dates(text: str) -> list[DateMention]:
    """The dates of a text in order; the longest reading wins where two overlap."""
    return list(_dates_of(text))


@lru_cache(maxsize=1024)
def _dates_of(text: str) -> tuple[DateMention, ...]:
    # Each part of a card asks for the dates of the same sentences.
    text = nfc(text)
    folded = fold(text)
    found: list[DateMention] = []
    for mention in _mentions_of(folded):
        if _OTHER_WORD.search(mention.span.of(text)):
            continue
        if not any(mention.span.meets(m.span) for m in found):
            found.append(mention)
    found.sort(key=lambda m: m.span)
    return tuple(_with_hours(folded, found))


@lru_cache(maxsize=1024)
def _mentions_of(folded: str) -> tuple[DateMention, ...]:
    # The same sentence is asked for as it is written and folded.
    return tuple(_all_mentions(folded))


def _all_mentions(folded: str) -> Iterator[DateMention]:
    if "/" not in folded and not ANY_SIGN.search(folded):
        return
    # What parts two of these is in no date, nor does it matter to one whether it or the end of the text follows.
    for stretch in _STRETCH.finditer(folded):
        yield from _mentions_in(folded, *stretch.span())


def _mentions_in(folded: str, start: int, end: int) -> Iterator[DateMention]:
    if folded.find("/", start, end) >= 0:
        for match in MISREAD.finditer(folded, start, end):
            yield DateMention(DateValue(None, 0, 0), Span(*match.span()), misread=True, form="misread")
    if not ANY_SIGN.search(folded, start, end):
        return
    digits = _DIGIT.search(folded, start, end) is not None
    for form in FORMS:
        if not digits and not form.worded:
            continue
        for match in form.pattern.finditer(folded, start, end) if form.sign.search(folded, start, end) else ():
            value = _value(match)
            if value is not None:
                yield DateMention(value, Span(*match.span()), form=form.name)


def _with_hours(folded: str, found: list[DateMention]) -> Iterator[DateMention]:
    """The mentions with the hours and weekdays beside those that are days."""
    taken = 0
    for mention in found:
        span, at, weekday = mention.span, None, None
        if mention.value.day and not mention.misread:
            start, end, at, weekday = beside(folded, span.start, span.end)
            if "(" in folded[start : span.start] and folded[end : end + 1] == ")":
                end += 1  # "thứ Sáu (15/11)"
            span = Span(start if start >= taken else span.start, end)
        taken = span.end
        yield DateMention(mention.value, span, mention.misread, at, weekday, mention.form)


def _value(match: re.Match[str]) -> DateValue | None:
    groups = match.groupdict()
    year = _year(groups)
    edge = _EDGES.get(groups.get("edge") or "")
    if groups.get("half"):
        return DateValue(year, half=1 if groups["which"] == "dau" else 2)
    if groups.get("q"):
        return DateValue(year, quarter=_QUARTERS.get(groups["q"]) or _int(groups["q"]), edge=edge)
    month = _int(groups.get("m") or groups.get("m2")) or _ROMANS.get(groups.get("rm") or "")
    month = month or _WORD_MONTHS.get(" ".join((groups.get("wm") or "").split())) or (5 if groups.get("wm5") else None)
    day = _int(groups.get("d") or groups.get("d2"))
    value = DateValue(year, month, day, edge=edge, week=_week(groups.get("w")))
    # Without a year or a word for the date, only a possible one is a date: "24/7" is, "45/60" is not.
    return value if value.possible or (year is not None and not groups.get("yy")) else None


def _year(groups: dict[str, str | None]) -> int | None:
    short = groups.get("yy")
    return 2000 + int(short) if short else _int(groups.get("y") or groups.get("y2"))


def _week(word: str | None) -> int | None:
    last = word.split()[-1] if word else ""
    if word and word.startswith(("dau", "cuoi")):
        return 1 if word.startswith("dau") else LAST_WEEK
    return _int(last) or _ORDINALS.get(last) or _ROMANS.get(last)


def _int(digits: str | None) -> int | None:
    return int(digits) if digits and digits.isdigit() else None
