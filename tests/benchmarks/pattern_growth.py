"""How the time of every pattern of every module grows on what repeats: `python -m tests.benchmarks.pattern_growth`.

Each pattern that stands in a module, also in its tuples and tables, looks through repetitions of common units and of
its own words, of 250 and of 2,000 characters. Prints those whose time more than doubles with the length, with the
milliseconds for 500 characters. Exit status 1 where any is printed. `--in PREFIX` limits it to modules of this name.
"""

import argparse
import pkgutil
import re
import sys
import time
from collections.abc import Iterator
from importlib import import_module
from typing import Any

import bot
import ingest
import knowledge

UNITS = (
    "a ", "1", "1 ", "1/", "1.", "(", ")", ". ", ", ", "- ", " ", "\n", "\n- ", "A", "Ab ", "ab", "|", "| ", ":", "; ",
    "và ", "của ", "từ ", "đến ", "ngày 1 ", "ngày 1/1 ", "tháng 1 ", "năm 2031 ", "đợt 1 ", "số 1 ", "điểm a khoản 1 ",
    "ngay ", "thang ", "nam ", "dot ", "hinh thuc ", "bang khen ", "giay khen ", "ke hoach ", "bao cao ", "uy ban ",
    "Bằng khen, ", "Giấy khen ", "Ủy ban nhân dân ", "KẾ HOẠCH ", "1. a\n", "a) b\n", "\t", "_", "%", "\u00a0", "“",
)  # fmt: skip
SHORTEST, LONGEST = 250, 2_000
STEEP, SLOW = 2.9, 0.0015
"""Twice the length may take so many times as long (in proportion: 2, squared: 4), from so many seconds on."""

HEAVY = ("knowledge.search.transformer", "knowledge.generation")
"""Modules whose libraries take long to load, and which have no patterns."""


def main() -> int:
    """Print the steep ones."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition(":")[0])
    parser.add_argument("--in", dest="prefix", default="")
    found, count = patterns(parser.parse_args().prefix), 0
    for name, pattern in found.items():
        units = steep(pattern)
        if units:
            count += 1
            times = ", ".join(f"{unit!r} {1000 * _seconds(pattern, unit, 500):.0f}" for unit in units[:4])
            print(f"{name}: {times}", flush=True)
    print(f"{count} of {len(found)} patterns take more than in proportion")
    return int(bool(count))


def patterns(prefix: str = "") -> dict[str, re.Pattern[str]]:
    """Every pattern that stands in a module of this name, by where it does, also within tuples and tables."""
    found: dict[str, re.Pattern[str]] = {}
    for package in (knowledge, ingest, bot):
        for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            if module.name not in HEAVY and module.name.startswith(prefix):
                held = vars(import_module(module.name))
                for name, value in held.items():
                    for place, pattern in _within(value, name):
                        found.setdefault(f"{module.name}.{place}", pattern)
    return {name: one for name, one in found.items() if isinstance(one.pattern, str)}


def _within(value: Any, place: str, depth: int = 0) -> Iterator[tuple[str, re.Pattern[str]]]:
    if isinstance(value, re.Pattern):
        yield place, value
    elif isinstance(value, tuple | list | frozenset | dict) and depth < 4:
        for key, one in value.items() if isinstance(value, dict) else enumerate(value):
            yield from _within(one, f"{place}[{key}]", depth + 1)
    elif hasattr(value, "__dataclass_fields__") and not isinstance(value, type) and depth < 4:
        for name in value.__dataclass_fields__:
            yield from _within(getattr(value, name, None), f"{place}.{name}", depth + 1)


def steep(pattern: re.Pattern[str]) -> list[str]:
    """The units a repetition of which takes a pattern more time than in proportion to its length."""
    own = [f"{word.strip()} " for word in re.findall(r"[a-zà-ỹ][a-zà-ỹ ]+", pattern.pattern) if word.strip()]
    return [unit for unit in dict.fromkeys((*UNITS, *own[:10])) if _is_steep(pattern, unit)]


def _is_steep(pattern: re.Pattern[str], unit: str) -> bool:
    # A short text first: of one that a cubed pattern looks through nobody would see the end.
    for size in (SHORTEST, LONGEST):
        if _seconds(pattern, unit, size) >= SLOW:
            # What was slow once is measured again: another program may have taken the time.
            half, whole = (min(_seconds(pattern, unit, length) for _ in range(3)) for length in (size // 2, size))
            return whole >= SLOW and whole > STEEP * half
    return False


def _seconds(pattern: re.Pattern[str], unit: str, size: int) -> float:
    text = (unit * (size // len(unit) + 1))[:size] + "!"
    began = time.thread_time()
    for _ in pattern.finditer(text):
        pass
    return time.thread_time() - began


if __name__ == "__main__":
    sys.exit(main())
