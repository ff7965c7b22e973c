"""How the time of every pattern of every module grows on what repeats: `python -m tests.benchmarks.pattern_growth`.

Each pattern that stands in a module, also in its tuples and tables, or in a vocabulary looks through repetitions of
common units and of its own words, of 250 and of 1,000 characters, in the way that the program has it look: all through,
or from the beginning only. Prints those whose time more than doubles with the length. Exit status 1 where any is
printed.
`--in PREFIX` limits it to modules of this name.
"""

import argparse
import inspect
import pkgutil
import re
import sys
import time
from collections.abc import Callable, Iterator
from functools import cache, partial
from importlib import import_module
from pathlib import Path
from typing import Any

import bot
import ingest
import knowledge
from knowledge.vocabulary import Concept, concepts

UNITS = (
    "a ", "1", "1 ", "1/", "1.", "(", ")", ". ", ", ", "- ", " ", "\n", "\n- ", "A", "Ab ", "ab", "|", "| ", ":",
    "và ", "từ ", "đến ", "ngày 1/1 ", "đợt 1 ", "điểm a khoản 1 ", "ngay ", "hinh thuc ", "bang khen ", "ke hoach ",
    "Bằng khen, ", "Ủy ban nhân dân ", "1. a\n", "a) b\n", "\t", "_", "%", "\u00a0", "“",
)  # fmt: skip
SHORTEST, LONGEST = 250, 1_000
STEEP, SLOW = 3.0, 0.0008
"""Twice the length may take so many times as long (in proportion: 2, squared: 4), from so many seconds on."""

VOCABULARIES = ("around", "contrasts", "cues", "facets", "kinds", "limits", "over_all", "phrasing", "properties")
"""Those that texts are looked through by."""

HEAVY = ("knowledge.search.transformer", "knowledge.language_model.talking")
"""Modules whose libraries take long to load, and which have no patterns."""


def main() -> int:
    """Print the steep ones."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition(":")[0])
    parser.add_argument("--in", dest="prefix", default="")
    found, count = patterns(parser.parse_args().prefix), 0
    for name, pattern in found.items():
        units = steep(pattern, begins=only_begins(name))
        if units:
            count += 1
            print(f"{name}: {' '.join(map(repr, units[:6]))}", flush=True)
    print(f"{count} of {len(found)} patterns take more than in proportion")
    return int(bool(count))


def patterns(prefix: str = "") -> dict[str, re.Pattern[str]]:
    """Every pattern that stands in a module of this name, by where it does, also within tuples and tables, and what is
    made once by a function when it is first needed."""
    found: dict[str, re.Pattern[str]] = {}
    for package in (knowledge, ingest, bot):
        for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            if module.name not in HEAVY and module.name.startswith(prefix):
                held = vars(import_module(module.name))
                for name, value in held.items():
                    made = _made_once(value, module.name)
                    for place, pattern in _within(value, name) if made is None else _within(made, f"{name}()"):
                        found.setdefault(f"{module.name}.{place}", pattern)
    for name in VOCABULARIES:
        found |= {f"knowledge.vocabulary.{name}.{one.name}": one.pattern for one in concepts(name)}
    return {name: one for name, one in found.items() if isinstance(one.pattern, str)}


def _made_once(value: Any, module: str) -> Any:
    """The patterns, concepts or rules that a function of this module makes once; None for anything else."""
    if not hasattr(value, "cache_info") or value.__module__ != module or inspect.signature(value).parameters:
        return None
    returned = str(inspect.signature(value).return_annotation)
    return value() if re.search("Pattern|Concept|Rule", returned) else None


def _within(value: Any, place: str, depth: int = 0) -> Iterator[tuple[str, re.Pattern[str]]]:
    if isinstance(value, re.Pattern):
        yield place, value
    elif isinstance(value, tuple | list | frozenset | dict) and depth < 4:
        for key, one in value.items() if isinstance(value, dict) else enumerate(value):
            yield from _within(one, f"{place}[{key}]", depth + 1)
    elif isinstance(value, Concept):
        yield f"{place}.pattern", value.pattern
    elif hasattr(value, "__dataclass_fields__") and not isinstance(value, type) and depth < 4:
        for name in value.__dataclass_fields__:
            yield from _within(getattr(value, name, None), f"{place}.{name}", depth + 1)


def steep(pattern: re.Pattern[str], *, begins: bool = False) -> list[str]:
    """The units a repetition of which takes a pattern more time than in proportion to its length.

    `begins`: it is only ever held against the beginning of a text.
    """
    own = [f"{word.strip()} " for word in re.findall(r"[a-zà-ỹ][a-zà-ỹ ]+", pattern.pattern) if word.strip()]
    look = _from_the_beginning if begins else _all_through
    return [unit for unit in dict.fromkeys((*UNITS, *own[:10])) if _is_steep(partial(look, pattern), unit)]


def only_begins(name: str) -> bool:
    """Whether the program holds the pattern of this name against beginnings only, by the calls in its sources."""
    place, _, inside = name.partition("[")
    module = max((one for one in _sources() if place.startswith(f"{one}.")), key=len)
    variable = place[len(module) + 1 :].partition(".")[0]
    index = r"\[[^\]]*\]" if inside else ""
    named = re.compile(rf"\b{re.escape(variable)}{index}\.({_WAYS})\(")
    private = variable.startswith("_")
    ways = {way for one, text in _sources().items() if one == module or not private for way in named.findall(text)}
    if inside and not ways:
        # One of many in a table that is gone through: by all calls of its module.
        ways = set(_CALLED.findall(_sources()[module]))
    return bool(ways) and ways <= {"match", "fullmatch"}


_WAYS = "match|fullmatch|search|finditer|findall|sub|subn|split"
_CALLED = re.compile(rf"[.]({_WAYS})[(]")


@cache
def _sources() -> dict[str, str]:
    root = Path(knowledge.__file__).parents[1]
    files = (file for name in ("knowledge", "ingest", "bot") for file in (root / name).rglob("*.py"))
    return {
        ".".join(file.relative_to(root).with_suffix("").parts).removesuffix(".__init__"): file.read_text(
            encoding="utf-8"
        )
        for file in files
    }


def _is_steep(look: Callable[[str], object], unit: str) -> bool:
    # A short text first: of one that a cubed pattern looks through nobody would see the end.
    for size in (SHORTEST, LONGEST):
        if _seconds(look, unit, size) >= SLOW:
            # What was slow once is measured again, both lengths in turn: another program may have taken the time, and
            # a processor may have grown faster between one length and the other.
            pairs = [(_seconds(look, unit, size // 2), _seconds(look, unit, size)) for _ in range(7)]
            half, whole = (min(lengths) for lengths in zip(*pairs, strict=True))
            if whole >= SLOW:
                return whole > STEEP * half
    return False


def _seconds(look: Callable[[str], object], unit: str, size: int) -> float:
    text = (unit * (size // len(unit) + 1))[:size] + "!"
    began = time.thread_time()
    look(text)
    return time.thread_time() - began


def _all_through(pattern: re.Pattern[str], text: str) -> None:
    for _ in pattern.finditer(text):
        pass


def _from_the_beginning(pattern: re.Pattern[str], text: str) -> None:
    pattern.match(text)
    pattern.fullmatch(text)


if __name__ == "__main__":
    sys.exit(main())
