"""The phases of a plan: "Đợt 1: Từ 01/01/2022 đến 31/5/2022, chào mừng …"."""

import re
from collections.abc import Iterator
from dataclasses import replace

from ingest.card.reading import Block, Reading
from ingest.outline import CLOSING
from knowledge.card import Field, Period, Phase
from knowledge.dates import DateValue, find_dates, find_periods
from knowledge.span import Span
from knowledge.text import fold

PROGRAMME_DAY = re.compile(r"ngay\s+(?:thu\s+)?(?:\d{1,2}|nhat|hai|ba|tu|nam)$")
"""How a day of a programme is called, "Ngày 1": a phase, and a day at which something is held."""
ORDINALS = {"nhat": 1, "mot": 1, "hai": 2, "ba": 3, "tu": 4, "bon": 4, "nam": 5}
ROMANS = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6}

_MENTION = re.compile(
    r"(?<!\w)(?P<name>(?:dot|giai doan|chang|buoc|ngay(?=\s+\d{1,2}\s*:)|[pd]\wt(?=\s*\d{1,2}\s*:))"
    r"(?:\s+(?:thi dua|cao diem|phat dong))?\s*(?:(?:thu\s+|"
    r"so\s+)?(?P<n>\d{1,2}|[ivx]{1,4}|[i1l]{2,3}|nhat|mot|hai|ba|bon|tu(?=\s*[:(,])|nam(?=\s*[:(,])|"
    r"mo man|mo dau|khoi dong|dau tien|dau|cuoi cung|cuoi|ve dich|nuoc rut)|"
    r"(?P<years>20\d\d\s*[-–]\s*20\d\d))(?!\w))(?![/-]\d|\s*\d)"
)
_NAMED = re.compile(
    r"^(?P<name>(?:dot|giai doan)\s+(?:thi dua\s+)?(?:(?:cao diem|ngan han|chuyen de|dac biet|"
    r"chao mung)[^:;.(]{0,120}?|[^\W\d][^:;.(]{3,120}?(?=\s*[:(]\s*(?:thoi gian:?\s*)?(?:bat dau\s+)?"
    r"(?:(?:tu|trong|thang|quy|cuoi|dau)\b|\d{1,2}[/.-]\d))))\s*[:(]"
)
_CALLED = r"(?:,?\s*(?:mang ten|voi ten goi|lay ten|co ten|ten goi|goi la|voi chu de|chu de)\s[^.;:]{2,80}?[\s,]+)?"
_FIRST = re.compile(r"(?:mo man|mo dau|khoi dong|dau|dau tien)$")
_LAST = re.compile(r"(?:cuoi|cuoi cung|ve dich|nuoc rut)$")
_TIME_LINE = re.compile(r"^(?:[-–+*•]\s*|[a-z][.)]\s*)?thoi gian(?: to chuc| thuc hien| trien khai)?\s*:\s*")
_NO_ACTIVITY = re.compile(
    r"thoi gian|tien do|noi dung|to chuc|muc tieu|doi tuong|muc dich|yeu cau|khen thuong|ke hoach|bao cao|phong trao"
)
_DEFINES = re.compile(r"(?:^|[:;,.(|\t-]|\bva|\bgom|\bla)\s{0,3}$")
_NOT_DEFINED_BY = re.compile(r"(?:ket thuc|so ket|tong ket|trong|cua|het|sau|truoc|bao cao|ket qua|thanh tich)\s*$")
_CELEBRATES = re.compile(
    r"(?:thi dua\s+)?(?:lap\s+(?:nhieu\s+)?thanh tich|chao mung|ky niem|huong toi|trong tam|noi dung|chu de)"
)
_REACH = 160


def find_phases(reading: Reading) -> tuple[Phase, ...]:
    """Each phase once, in the order of the text; a phase that is only mentioned is none."""
    phases: list[Phase] = []
    for block in reading.blocks:
        if block.sections[0].label == CLOSING:
            continue
        for phase in _in_block(reading, block):
            known = next((i for i, p in enumerate(phases) if p.number is not None and p.number == phase.number), None)
            if known is None:
                phases.append(phase)
            elif phases[known].period is None and phase.period is not None:
                phases[known] = phase
    phases = list(_counted(phases))
    # "Ngày 1:" is the day of a programme only where its day is told.
    phases = [p for p in phases if p.period or not PROGRAMME_DAY.match(fold(p.name))]
    numbered = [p for p in phases if p.number is not None]
    # A lone "bước" or "giai đoạn" without a time is a way of speaking, not a phase.
    return tuple(p for p in phases if p.period or len(numbered) > 1)


def _counted(phases: list[Phase]) -> Iterator[Phase]:
    """The phases with numbers for "chặng mở màn" and "chặng cuối", where these begin and end a row of numbers."""
    numbers = {phase.number for phase in phases}
    for place, phase in enumerate(phases, 1):
        opens = place == 1 and 1 not in numbers and _FIRST.search(fold(phase.name))
        closes = place == len(phases) > 1 and numbers >= set(range(2, place)) and _LAST.search(fold(phase.name))
        yield replace(phase, number=place) if phase.number is None and (opens or closes) else phase


def _in_block(reading: Reading, block: Block) -> Iterator[Phase]:
    line = block.span.of(reading.folded)
    mentions = [m for m in _MENTION.finditer(line) if _is_definition(line, m)]
    if not mentions and (phase := _named(reading, block) or _activity(reading, block)):
        yield phase
    for i, match in enumerate(mentions):
        end = mentions[i + 1].start() if i + 1 < len(mentions) else len(line)
        yield _phase(reading, block, match, end, alone=len(mentions) == 1)


def _is_definition(line: str, match: re.Match[str]) -> bool:
    """A definition begins its line or clause and is followed by a colon, a bracket or a time."""
    before, after = line[: match.start()], line[match.end() : match.end() + 140]
    begins = len(before) < 4 or bool(_DEFINES.search(before))
    if not begins or _NOT_DEFINED_BY.search(before):
        return False
    if re.match(r"\s*[:(|\t]|\s*[-–]\s*[^:;.]{2,40}:|\s*\.?\s*[\"“][^\"”]{2,90}[\"”]\s*[:(,–-]", after) or (
        len(before) < 4 and re.match(r"\s*$|\.\s+[a-z]", after)
    ):
        return True
    if match["years"]:
        return False
    return bool(
        re.match(
            rf"\s*(?:[,–-]|la\b)?\s*{_CALLED}(?:thoi gian\s*|keo dai\s*|dien ra\s*|to chuc\s*)?(?::\s*)?"
            r"(?:bat dau|(?:ke |tinh )?tu\b|trong\b|quy\b|thang\b|den\b|\d{1,2}/)",
            after,
        )
    )


def _phase(reading: Reading, block: Block, match: re.Match[str], end: int, *, alone: bool) -> Phase:
    start = block.span.start
    own_end = min(start + end, block.span.end)
    body_end = _section_end(block) if alone and own_end >= block.span.end else own_end
    name = reading.text[start + match.start("name") : start + match.end("name")]
    period = _period(reading, start + match.end(), body_end)
    evidence = block.span.start if alone else start + match.start()
    span = reading.trim(evidence, own_end if period is None or period.span.end <= own_end else body_end, " \n\t|;")
    if match["years"]:
        first, last = re.findall(r"\d{4}", match["years"])
        at = Span(start + match.start("years"), start + match.end("years"))
        period = Period(DateValue(int(first)), DateValue(int(last)), at)
    return Phase(
        name[:1].upper() + name[1:],
        _ordinal(match["n"] or ""),
        period,
        _celebrates(reading, match, start, period, body_end),
        span,
        "day of a programme" if PROGRAMME_DAY.match(fold(name)) else "numbered phase",
    )


def _named(reading: Reading, block: Block) -> Phase | None:
    """A phase with a name instead of a number: "Đợt cao điểm chào mừng …: từ … đến …"."""
    offset = next((i for i, c in enumerate(block.span.of(reading.text)) if c.isalpha()), 0)
    start = block.span.start + offset
    match = _NAMED.match(reading.folded[start : block.span.end])
    if not match:
        return None
    period = _period(reading, start + match.end("name"), block.span.end)
    if period is None:
        return None
    name = reading.text[start : start + match.end("name")]
    return Phase(name, None, period, (), block.span, "named phase")


def _activity(reading: Reading, block: Block) -> Phase | None:
    """A titled part whose first line says its time: "2. Tháng Thanh niên" – "Thời gian: 01/3 - 31/3/2022"."""
    parent = block.sections[-2] if len(block.sections) > 1 else None
    match = _TIME_LINE.match(block.span.of(reading.folded))
    if parent is None or parent.title is None or not match or _NO_ACTIVITY.search(reading.title(parent)):
        return None
    if _MENTION.match(reading.title(parent)):
        return None  # a numbered phase, read from its own line
    start = block.span.start + match.end()
    found = next((p for p in find_periods(reading.folded[start : min(start + 60, block.span.end)])), None)
    if found is None or found.span.start > 12:
        return None
    period = Period(found.start, found.end, Span(start + found.span.start, start + found.span.end))
    return Phase(
        reading.field(parent.title.start, parent.title.end).value,
        None,
        period,
        (),
        block.span,
        "part with a line for its time",
    )


def _section_end(block: Block) -> int:
    """Phases with sub-items go on to the end of their section; a phase as a paragraph ends with it."""
    return block.section.span.end if block.section.style != "paragraph" else block.span.end


def _ordinal(text: str) -> int | None:
    if text.isdigit():
        return int(text)
    if text not in ROMANS and text and not set(text) - set("i1l"):
        return len(text)  # "I1", as recognition makes of II
    return ORDINALS.get(text) or ROMANS.get(text)


def _period(reading: Reading, start: int, end: int) -> Period | None:
    """The first stretch of time near the mention, else a single date that stands for one."""
    reach = min(end, start + _REACH)
    piece = reading.folded[start:reach]
    celebration = _CELEBRATES.search(piece)
    periods = [p for p in find_periods(piece) if p.start is None or p.start.year is None or p.start.year > 1995]
    dates = find_dates(piece)
    first_date = next((d for d in dates), None)
    if periods and (
        not celebration
        or periods[0].span.start < celebration.start()
        or not first_date
        or first_date.span.start >= celebration.start()
    ):
        found = periods[0]
        return Period(found.start, found.end, Span(start + found.span.start, start + found.span.end))
    if (first_date and first_date.value.month is not None) or (first_date and first_date.value.quarter is not None):
        assert first_date is not None
        if celebration and first_date.span.start > celebration.start():
            return None
        span = Span(start + first_date.span.start, start + first_date.span.end)
        return Period(first_date.value, first_date.value, span)
    return None


def _celebrates(
    reading: Reading, match: re.Match[str], start: int, period: Period | None, end: int
) -> tuple[Field, ...]:
    after = period.span.end if period else start + match.end()
    begin = _CELEBRATES.search(reading.folded, after, end) or _CELEBRATES.search(
        reading.folded, start + match.end(), end
    )
    if not begin:
        rest = _occasion(reading, after, end)
        return (rest,) if len(rest.value.split()) >= 3 else ()
    stop = period.span.start if period and begin.start() < period.span.start else end
    return (_occasion(reading, begin.start(), stop),)


def _occasion(reading: Reading, start: int, end: int) -> Field:
    """The words of an occasion, without the bracket or the "thời gian" of the time that stands beside it."""
    left = re.compile(r"[\s).,:;–-]*").match(reading.folded, start, end)
    right = re.search(r"[\s(,:;–-]*(?:\bthoi gian)?[\s(,:;–-]*$", reading.folded[start:end])
    return reading.field(left.end() if left else start, start + right.start() if right else end)
