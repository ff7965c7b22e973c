"""The time that a plan covers: its years, and its whole period where it states one."""

import re

from ingest.card.reading import Reading
from knowledge.card import Period, Phase
from knowledge.dates import find_periods
from knowledge.span import Span

_STATES_PERIOD = re.compile(
    r"(?:thoi gian(?: thuc hien| to chuc| phat dong| thi dua| trien khai)?|(?:dot|phong trao|"
    r"cuoc) thi dua[^.;]{0,60}(?:dien ra|duoc to chuc|bat dau|phat dong|thuc hien))[^.;]{0,60}$|"
    r"(?:dot|phong trao|cuoc) thi dua(?:\s+\w+){0,4}\s*$"
)
_NOT_PERIOD = re.compile(
    r"tu tuong|ngay thanh lap|so lieu|bao cao|ky niem|chao mung|nghi quyet|ke hoach so|giai doan|lay y kien"
)


def plan_period(reading: Reading, phases: tuple[Phase, ...]) -> Period | None:
    """The stated period of the whole plan ("Thời gian thực hiện: từ … đến …"), where no phase states it."""
    taken = [p.period.span for p in phases if p.period]
    for block in reading.body_blocks:
        line = block.span.of(reading.folded)
        title = reading.title(block.sections[-2]) if len(block.sections) > 1 else ""
        for found in find_periods(line):
            span = Span(block.span.start + found.span.start, block.span.start + found.span.end)
            before = line[: found.span.start]
            stated = found.end is not None and (
                _STATES_PERIOD.search(before) or (len(before) < 40 and "thoi gian" in title)
            )
            if stated and not _NOT_PERIOD.search(before[-60:]) and not any(map(span.meets, taken)):
                return Period(found.start, found.end, span, "time that the document states for itself")
    return None


def _near(year: int, named: tuple[int, ...]) -> bool:
    """Whether a phase can reach into a year: one far from those that the title names is misread or misprinted."""
    return not named or named[0] - 1 <= year <= named[-1] + 1


def covered_years(named: tuple[int, ...], phases: tuple[Phase, ...], period: Period | None) -> tuple[int, ...]:
    """The years that the title names and those that the phases and the stated period reach into."""
    years = set(named)
    for stretch in [*(p.period for p in phases), period]:
        if stretch:
            bounds = [v.year for v in (stretch.start, stretch.end) if v and v.year and _near(v.year, named)]
            years |= set(range(min(bounds), max(bounds) + 1)) if bounds else set()
    return tuple(sorted(years))
