"""How a sentence says that one value takes the place of another: "tăng từ 04 lên 06 giải", "đến hết ngày 05/10/2026
(thay cho trước ngày 15/9/2026)", "in là 320, đúng là 302".

Pure: offsets of the sentence itself. A value is a time, a number with what it counts, or a name: a person, a place, who
receives something.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from knowledge.dates import find_dates
from knowledge.span import Span
from knowledge.text import UPPER

_MOVED = (
    r"gia han|keo dai|lui(?! xa)|(?<!chuyen )(?<!hop )doi(?! moi| ngu| tac| voi| thi| du| tuong)"
    r"|chuyen(?! de| khoan| vien| mon| doi| giao)"
)
_ALTERED = r"dieu chinh|thay doi|dinh chinh|sua(?! chua)"
_COUNTED = r"nang(?! suat| luc| cao| luong)|tang(?! cuong| them)|giam(?! doc| sat| khao| thi)|ha(?= tu)|rut(?= tu)"
CHANGING = f"{_MOVED}|{_ALTERED}|{_COUNTED}"
_SCALE = r"ty|trieu|nghin|ngan"
_FIGURE = re.compile(
    r"(?<![\w.,/])\d{1,3}(?:[.,]\d{3})+(?![\d])(?:\s+dong)?(?:/[a-z]+)?"
    r"|(?<![\w.,/])0\d{2,3}[. ]\d{3,4}[. ]\d{3,4}(?!\d)"
    rf"|(?<![\w.,/:])(?<!ngay )(?<!thang )\d+(?:[.,]\d+)?(?:/\d+)?"
    rf"(?:\s?%|\s+(?:{_SCALE})\b(?:\s+dong)?|\s+dong)?(?:/[a-z]+)?(?![\w/]|[.,]\d)(?! va \d+/)"
)
_UNIT = re.compile(r"(?:\s+(?!len\b|xuong\b|sang\b|thanh\b|con\b|den\b|va\b)[a-z]+){0,2}")
_LEAD = re.compile(
    r"(?:\b(?:truoc|het|den het|cham nhat|muon nhat|cuoi|tu|chieu|sang|toi|trua)\s+(?:la\s+|vao\s+)?){0,4}(?:ngay\s+)?$"
)
_BEFORE_VALUE = re.compile(
    r"\s*(?:(?:moc|muc|toi da|toi thieu|thoi han|thoi gian|hai|cac|la|ngay|het|truoc|vao|dot|so luong|du kien"
    r"|cham nhat|luc|den|tu|so|hoi|toi da la|la)\s+){0,4}"
)
"""What may stand between the words that announce a value and the value."""
_FROM = re.compile(rf"\b(?:{CHANGING})\b(?:(?!\btu\b)[^.;:()]){{0,90}}?\btu\b")
_INTO = re.compile(r"\s{0,3},?\s{0,3}(?:(?:thi\s+)?(?:sang|thanh|len(?:\s+thanh)?|xuong(?:\s+con)?|con|bang|ve))\b")
_UNTIL = re.compile(r"\s{0,3},?\s{0,3}(?:den|toi)\b")
_EXTENDING = re.compile(r"\b(?:gia han|keo dai|lui)\b")
_TEXT = r"(?:ke hoach|the le|quy che|chi thi|huong dan|chuong trinh|quyet dinh|quy dinh|van ban|ban)"
_INSTEAD = re.compile(
    r"[,(]?\s{0,3}\b(?:thay\s+(?:cho|vi|the)|truoc\s+(?:day|kia)|(?:(?:han|moc|muc|gio|ngay|thoi han|thoi gian)\s+)cu"
    rf"|{_TEXT}\s+(?:so\s+\S{{2,30}}\s+)?(?:cu\s+la\s+|ghi\s+|in\s+|quy dinh\s+|dat\s+|la\s+)"
    r"|(?:in|ghi)\s+nham|khong\s+phai(?!\s+(?:nop|lam|gui|bao)))\s*:?"
)
_PRINTED = re.compile(r"\b(?:da\s+)?(?:in|ghi|viet)(?:\s+(?:nham|sai))?(?:\s+la)?\s*:?\s*")
_RIGHT = re.compile(
    r"(?:,|\s|;|la sai sot|danh may|la nham|la sai|chua dung|la chua dung)*"
    r"(?:nay\s+)?(?:xin\s+)?(?:dung(?:\s+la)|(?:doc|sua|dinh chinh|dieu chinh)(?:\s+(?:lai|thanh|la))*)\s*:?\s*"
)
_NEW = re.compile(
    rf"\b(?:(?:{_MOVED}|dieu chinh)\b(?:(?!\b(?:tu|den|sang|toi|vao|thanh)\b)[^.;:()]){{0,90}}?"
    r"\b(?:den|sang|toi|vao|thanh)\b"
    rf"|(?P<count>{_COUNTED})\b(?:(?!\b(?:tu|len|xuong|con)\b)[^.;:()]){{0,90}}?\b(?:len|xuong|con)\b)"
)
KEPT = re.compile(
    r"\bgiu\s+(?:nguyen|nhu|muc|la|ten|so|han|dung|\d)|\bkhong\s+(?:thay\s+)?doi\b"
    r"|\bkhong\s+(?:lui|gia han|dieu chinh|sua)\b"
    r"|\bvan\s+(?:la|giu|theo|nhu|vao|tu|thuc hien|con|duoc|to chuc|ap dung)\b|\bnhu cu\b"
)
"""What says that something stays as it was."""
_REASON = re.compile(r"\W*(?:do|vi|ly do|can cu|theo|sau khi|qua|xet|de)\b")
_MARK = re.compile(r"\s*(?:[-–+*•]\s+|\d+(?:\.\d+)*[.)/-]?\s+(?=\D)|[a-zđ]{1,2}[.)]\s+|[ivx]+\.\s+)?")
_ACTORS = re.compile(r"\b(?:nay|da|xin|se|duoc|thi|thong bao|thong nhat|quyet dinh|dong y|vi vay)\s*$")
_SOME = re.compile(
    r"rieng(?! nam \d)\b|(?:\d+|mot|hai|ba|bon|nam|sau|bay|tam|chin|muoi)\s+(?!ngay|giai)[a-z]+\s[^.;:]{0,120}\bduoc\b"
    r"|[^.;:]{0,80}\b(?:bi\s+(?:thiet hai|anh huong|ngap|co lap|chia cat)|tren dia ban)\b[^.;:]{0,120}\bduoc\b"
)
_PLACE = re.compile(r"\b(?:khoan|muc|dieu|diem|dot|giai doan|chang|buoc|quy|so|dong|thu|tuoi)\s$")
"""Before a number that tells which part or phase is meant, and counts nothing."""
_PERSON = re.compile(rf"(?:[Ôô]ng|[Bb]à|[Aa]nh|[Cc]hị|[Cc]ô|[Tt]hầy|[Đđ]ồng chí)(?:\s[{UPPER}]\w*){{2,6}}")
_IN_PLACE_OF = re.compile(r"\bthay(?:\s+(?:cho|the))?\s+$")
_CALLED = r"(?:[^,.;:()\n@]{2,80}?|[\w.-]{1,40}@[\w-]+(?:\.[\w-]+)+)"
_CALLED_ENDS = (
    r"(?=\W*$|\W*[,.;()\n]|\s+(?:tu|vao|do|vi|de|ke|truoc|luc|nhu|va|hoac|theo|thuc hien|tiep nhan|chu tri)\b)"
)
_MOVED_PLACE = re.compile(
    rf"\b(?P<verb>{_MOVED}|{_ALTERED})\b(?:(?!\btu\b)[^.;:()]){{0,90}}?\btu\s+(?P<old>{_CALLED}),?\s+"
    rf"(?:sang|thanh|ve|den|qua)\s+(?:tai\s+)?(?P<new>{_CALLED}){_CALLED_ENDS}"
)
_OTHER_PLACE = re.compile(
    rf"\b(?:ve|den|tai|qua|o)\s+(?P<new>{_CALLED}),?\s+\(?(?:thay\s+(?:vi|cho)|khong\s+phai)\s+"
    rf"(?:(?:la|gui|nop|to chuc|tai|ve|den|qua|o)\s+){{0,3}}(?P<old>{_CALLED}){_CALLED_ENDS}"
)
_NEAR = 25


@dataclass(frozen=True, slots=True)
class Change:
    """One value for another in a sentence: where the words begin that say so, the old value, and the new one."""

    verb: Span
    before: Span | None
    after: Span | None


@dataclass(frozen=True, slots=True)
class _Value:
    span: Span
    is_time: bool


def changes(text: str, folded: str) -> tuple[Change, ...]:
    """What a sentence changes, in its order; nothing where it only says that something stays."""
    masked = _without_kept(folded)
    values = _values(text, masked)
    found: list[Change] = []
    for reader in (_from_to, _printed, _instead, _anew):
        for one in reader(masked, values):
            if one.after and any(one.after.meets(other) for old in found for other in _spans(old)):
                continue
            if one.before is not None and one.before == one.after:
                continue
            found.append(one)
    found += _persons(text, folded)
    found += [
        one
        for one in _places(text, masked)
        if not any(span.meets(other) for span in _spans(one) for old in found for other in _spans(old))
    ]
    return tuple(sorted(found, key=lambda one: one.verb))


def subject(folded: str, change: Change) -> tuple[Span, Span]:
    """What is changed: the words before those that say so, and those between them and the first value."""
    values = _spans(change)
    first = min((span.start for span in values), default=len(folded))
    verb = min(change.verb.start, first)
    lead = _MARK.match(folded)
    start = lead.end() if lead else 0
    before = folded[start:verb]
    cuts = [match.end() for match in re.finditer(r"[.;]\s+|\)\s+", before)]
    cuts = [cut for cut in cuts if len(before[cut:].split()) > 1]
    if "," in before and (_REASON.match(before) or before.startswith("tai ") or _values_end(before)):
        cuts.append(before.rfind(",") + 1)
    start += max(cuts, default=0)
    end = verb
    while actors := _ACTORS.search(folded[start:end]):
        end = start + actors.start()
    return Span(start, max(start, end)), Span(change.verb.end, max(change.verb.end, first))


def _values_end(before: str) -> bool:
    """Whether the last part of a sentence stands behind another one that has a number of its own."""
    return any(char.isdigit() for char in before[: before.rfind(",")])


def is_partial(folded: str) -> bool:
    """Whether a sentence is for some of those only whom the other text is for: "Riêng các xã bị ngập …"."""
    lead = _MARK.match(folded)
    return _SOME.match(folded, lead.end() if lead else 0) is not None


def _spans(change: Change) -> list[Span]:
    return [span for span in (change.before, change.after) if span is not None]


def _without_kept(folded: str) -> str:
    """The sentence with the parts blanked that say that something stays; every offset stays."""
    if not KEPT.search(folded):
        return folded
    start, pieces = 0, []
    for match in re.finditer(r",\s|;\s|\.\s|\(|\)|$", folded):
        piece = folded[start : match.end()]
        pieces.append(" " * len(piece) if KEPT.search(piece) else piece)
        start = match.end()
    return "".join(pieces)


def _values(text: str, folded: str) -> tuple[_Value, ...]:
    """The times of a sentence, days that belong together as one, and the numbers that are no part of a time."""
    times: list[Span] = []
    for date in find_dates(text):
        if not folded[date.span.start : date.span.end].strip() or _is_cited(folded, date.span.start):
            continue
        lead = _LEAD.search(folded[: date.span.start])
        start = lead.start() if lead else date.span.start
        if re.match(r"tu\s+\D", folded[start:]) and folded[start:].startswith("tu truoc"):
            start += 3
        start = date.span.start if start < date.span.start and not folded[start:].strip() else start
        if times and re.fullmatch(r"\s*(?:den|-|–|va|tu|ngay|het|\s)+\s*", folded[times[-1].end : date.span.start]):
            between = folded[times[-1].end : date.span.start]
            if re.search(r"den|-|–", between) and re.match(r"tu\b", folded[times[-1].start :]):
                times[-1] = Span(times[-1].start, date.span.end)
                continue
        times.append(Span(start, date.span.end))
    figures = (Span(*match.span()) for match in _FIGURE.finditer(folded) if not _PLACE.search(folded, 0, match.start()))
    values = [_Value(span, is_time=True) for span in times]
    values += [_Value(span, is_time=False) for span in figures if not any(span.meets(time) for time in times)]
    return tuple(sorted(values, key=lambda one: one.span))


def _is_cited(folded: str, at: int) -> bool:
    """Whether a day is that of a document which is cited: "Kế hoạch số 21/KH-UBND ngày 06/02/2031"."""
    return bool(re.search(r"(?:/[a-z][\w&-]*|\bban hanh)\s*(?:ngay\s*)?$", folded[max(0, at - 60) : at]))


def _at(values: Sequence[_Value], folded: str, at: int, near: int = _NEAR) -> _Value | None:
    """The value that stands behind some words, with nothing but what announces values between."""
    for one in values:
        if one.span.end > at and one.span.start < at + near:
            lead = _BEFORE_VALUE.match(folded, at)
            begins = max(at, one.span.start)
            if lead and lead.end() >= begins - 1:
                return _Value(Span(begins, one.span.end), one.is_time)
    return None


def _from_to(folded: str, values: Sequence[_Value]) -> Iterator[Change]:
    """ "lùi từ ngày A sang ngày B", "tăng từ 04 lên 06 giải", "gia hạn … từ ngày A đến hết ngày B"."""
    for verb in _FROM.finditer(folded):
        begin = re.match(rf"(?:{CHANGING})", folded[verb.start() :])
        said = Span(verb.start(), verb.start() + (begin.end() if begin else 0))
        yield from _pair(folded, values, said, verb.end())


def _pair(folded: str, values: Sequence[_Value], verb: Span, at: int) -> Iterator[Change]:
    whole = next((one for one in values if one.is_time and one.span.start <= at + 1 < one.span.end), None)
    old = _at(values, folded, at)
    if old is None:
        return
    extending = _EXTENDING.match(folded, verb.start)
    if whole is not None and old.is_time and extending and (until := re.search(r"\bden\b", old.span.of(folded))):
        parted = old.span.start + until.start()
        if not _INTO.match(folded, old.span.end):
            yield Change(verb, _trimmed(folded, old.span.start, parted), _bare(folded, parted, old.span.end))
            return
    end = old.span.end
    if not old.is_time and (unit := _UNIT.match(folded, end)):
        end = unit.end() if _INTO.match(folded, unit.end()) else end
    into = _INTO.match(folded, end) or (_UNTIL.match(folded, end) if old.is_time and extending else None)
    if into and (new := _at(values, folded, into.end())) and new.is_time == old.is_time:
        begin = _bare(folded, *_bounds(new.span)).start if new.is_time else new.span.start
        yield Change(
            verb,
            _trimmed(folded, *_bounds(old.span)),
            _with_unit(folded, _Value(Span(begin, new.span.end), new.is_time)),
        )


def _bounds(span: Span) -> tuple[int, int]:
    return span.start, span.end


def _bare(folded: str, start: int, end: int) -> Span:
    """A new time without the "từ" or "đến" that parts it from the old one."""
    span = _trimmed(folded, start, end)
    if match := re.match(r"(?:tu|den)\s+(?!het)", span.of(folded)):
        return Span(span.start + match.end(), span.end)
    return span


def _instead(folded: str, values: Sequence[_Value]) -> Iterator[Change]:
    """ "B (thay cho A)", "B (trước đây là A)", "B (hạn cũ: A)", "B, không phải A"."""
    for mark in _INSTEAD.finditer(folded):
        old = _at(values, folded, mark.end())
        new = next((one for one in reversed(values) if one.span.end <= mark.start()), None)
        if old is None or new is None or new.is_time != old.is_time or mark.start() - new.span.end > _NEAR * 3:
            continue
        if "." in folded[new.span.end : mark.start()].replace("...", ""):
            continue
        verbs = list(re.finditer(rf"\b(?:{CHANGING})\b", folded[: new.span.start]))
        start = verbs[-1].start() if verbs else new.span.start
        end = verbs[-1].end() if verbs else new.span.start
        yield Change(Span(start, end), _trimmed(folded, old.span.start, old.span.end), _with_unit(folded, new))


def _printed(folded: str, values: Sequence[_Value]) -> Iterator[Change]:
    """ "in là A, đúng là B"; "ghi A, nay sửa là B"."""
    for mark in _PRINTED.finditer(folded):
        old = _at(values, folded, mark.end(), near=12)
        if old is None:
            continue
        end = old.span.end
        unit = re.compile(r"(?:\s+(?!la\b|nay\b|dung\b)[a-z]+){0,3}").match(folded, end)
        end = unit.end() if unit else end
        right = _RIGHT.match(folded, end)
        if right and right.end() > end and (new := _at(values, folded, right.end(), near=12)):
            yield Change(Span(*mark.span()), _with_unit(folded, old), _with_unit(folded, new))


def _persons(text: str, folded: str) -> Iterator[Change]:
    """ "đầu mối là ông …, thay bà …"."""
    named = [Span(*match.span()) for match in _PERSON.finditer(text)]
    old = next((one for one in named if _IN_PLACE_OF.search(folded, 0, one.start)), None)
    new = next((one for one in named if one is not old), None)
    if old is not None and new is not None:
        first = re.search(r"\b(?:thay|la)\b", folded)
        at = first.start() if first and first.start() < min(old.start, new.start) else min(old.start, new.start)
        yield Change(Span(at, at), old, new)


def _places(text: str, folded: str) -> Iterator[Change]:
    """ "chuyển từ Hội trường A sang Nhà văn hóa B", "gửi về Phòng A thay vì Phòng B": both are called by a name."""
    for pattern in (_MOVED_PLACE, _OTHER_PLACE):
        for match in pattern.finditer(folded):
            old, new = Span(*match.span("old")), Span(*match.span("new"))
            named = all("@" in one.of(text) or one.of(text)[:1].isupper() for one in (old, new))
            if named and not any(find_dates(one.of(text)) for one in (old, new)):
                verb = Span(*match.span("verb")) if pattern is _MOVED_PLACE else Span(new.start, new.start)
                yield Change(verb, old, new)


def _anew(folded: str, values: Sequence[_Value]) -> Iterator[Change]:
    """ "kéo dài đến hết ngày B", "nâng mức thưởng … lên 4.500.000 đồng/cờ": the old value is not said."""
    if _REASON.match(folded) and "," not in folded:
        return
    for verb in _NEW.finditer(folded):
        begin = re.match(rf"(?:{CHANGING})", verb.group())
        at = verb.end()
        new = _at(values, folded, at) or _at(values, folded, max(0, at - 6), near=8)
        if new is None or new.is_time == bool(verb["count"] or verb.group().endswith("thanh")):
            continue
        if begin and not re.search(r"\b(?:khong|chua|neu)\s+(?:\w+\s+)?$", folded[: verb.start()]):
            start = new.span.start
            lead = re.search(r"\b(?:den(?:\s+het)?|truoc)\s*$", folded[:start])
            span = Span(lead.start() if lead else start, new.span.end)
            yield Change(
                Span(verb.start(), verb.start() + begin.end()), None, _with_unit(folded, _Value(span, new.is_time))
            )


def _with_unit(folded: str, value: _Value) -> Span:
    """A number with the word behind it that says what is counted."""
    if value.is_time or not value.span.of(folded)[-1].isdigit():
        return _trimmed(folded, value.span.start, value.span.end)
    unit = re.compile(r"\s+(?!va\b|la\b|do\b|nay\b|vi\b|cho\b|de\b|trong\b|doi voi\b|len\b|con\b|duoc\b)[a-z]+").match(
        folded, value.span.end
    )
    return Span(value.span.start, unit.end() if unit else value.span.end)


def _trimmed(folded: str, start: int, end: int) -> Span:
    """An old value without the word "từ" before it and without white space."""
    if match := re.match(r"\s*tu\s+(?=truoc|het)", folded[start:end]):
        start += match.end()
    while end > start and folded[end - 1] in " ,":
        end -= 1
    while start < end and folded[start] in " ,":
        start += 1
    return Span(start, end)
