"""Word's lists: which number Word writes before a paragraph, by the list that it or its styles name."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from ingest.readers.numbering import Level, Numbering
from ingest.readers.package import w
from ingest.readers.styles import Styles

_NO_LIST = "0"
_FARTHEST = 4
"""So many links from one list to another are followed."""


@dataclass(frozen=True, slots=True)
class _List:
    """The levels of a list, and on which of them the paragraphs of a style stand."""

    levels: Mapping[int, Level]
    of_style: Mapping[str, int]


class Lists:
    """The lists of one document; counts its paragraphs in their order."""

    def __init__(self, root: Any, styles: Styles) -> None:
        self._lists = {} if root is None else dict(_lists(root, styles))
        self._counting = Numbering({number: one.levels for number, one in self._lists.items()})

    def next(self, paragraph: Any, styles: tuple[Any, ...]) -> str:
        """What Word writes before the next paragraph by itself; empty where it is in no list."""
        number, at = self._place(paragraph, styles)
        return "" if number in (None, _NO_LIST) else self._counting.next(str(number), at)

    def _place(self, paragraph: Any, styles: tuple[Any, ...]) -> tuple[str | None, int]:
        """The list and the level of a paragraph. What it does not say itself, its styles say, each for itself."""
        own = paragraph.find(f"{w('pPr')}/{w('numPr')}")
        number, level = _value(own, "numId"), _value(own, "ilvl")
        if number is not None:
            return number, int(level or 0)
        holders = [style.find(f"{w('pPr')}/{w('numPr')}") for style in styles]
        number = next((said for one in holders if (said := _value(one, "numId")) is not None), None)
        known = self._lists.get(number or "")
        linked = [known.of_style[name] for style in styles if known and (name := _id(style)) in known.of_style]
        said = level or next((said for one in holders if (said := _value(one, "ilvl")) is not None), None)
        return number, int(level) if level else linked[0] if linked else int(said or 0)


def _lists(root: Any, styles: Styles) -> Iterator[tuple[str, _List]]:
    drawn = {one.get(w("abstractNumId")): one for one in root.iter(w("abstractNum"))}
    numbers = {one.get(w("numId")): one for one in root.iter(w("num"))}
    for number, one in numbers.items():
        abstract = _drawn(one, drawn, numbers, styles)
        levels = _levels(abstract) if abstract is not None else {}
        of_style = _styled(abstract) if abstract is not None else {}
        yield number, _List(levels | _overridden(one, levels), of_style)


def _drawn(one: Any, drawn: Mapping[str, Any], numbers: Mapping[str, Any], styles: Styles) -> Any:
    """The definition of a list: its own, or that of the list that its style names."""
    for _ in range(_FARTHEST):
        abstract = drawn.get(_value(one, "abstractNumId") or "")
        linked = _value(abstract, "numStyleLink")
        if linked is None:
            return abstract
        named = next((style.find(f"{w('pPr')}/{w('numPr')}") for style in styles.chain(linked)), None)
        following = numbers.get(_value(named, "numId") or "")
        if following is None:
            return _with_style(drawn, linked)
        one = following
    return None


def _with_style(drawn: Mapping[str, Any], name: str) -> Any:
    return next((abstract for abstract in drawn.values() if _value(abstract, "styleLink") == name), None)


def _levels(abstract: Any) -> dict[int, Level]:
    group = abstract.get(w("abstractNumId"))
    return {int(level.get(w("ilvl"))): _level(level, group) for level in abstract.iter(w("lvl"))}


def _styled(abstract: Any) -> dict[str, int]:
    named = ((_value(level, "pStyle"), int(level.get(w("ilvl")))) for level in abstract.iter(w("lvl")))
    return {name: at for name, at in named if name}


def _level(level: Any, group: str | None) -> Level:
    return Level(
        form=_form(level),
        text=_value(level, "lvlText") or "",
        start=int(_value(level, "start") or 1),
        group=group or "",
        plain=level.find(w("isLgl")) is not None,
        goes_on=_value(level, "lvlRestart") == "0",
    )


def _form(level: Any) -> str:
    """The form of the numbers; a newer one stands beside the one that old programs are to use."""
    found = next(level.iter(w("numFmt")), None)
    return (found.get(w("val")) if found is not None else None) or "decimal"


def _overridden(one: Any, levels: Mapping[int, Level]) -> dict[int, Level]:
    """The levels that a list restarts or draws in its own way."""
    own: dict[int, Level] = {}
    for override in one.iter(w("lvlOverride")):
        at, start = int(override.get(w("ilvl"))), _value(override, "startOverride")
        drawn = override.find(w("lvl"))
        level = _level(drawn, None) if drawn is not None else levels.get(at)
        if level is not None and (drawn is not None or start is not None):
            own[at] = replace(level, start=int(start or level.start), group=f"list {one.get(w('numId'))}")
    return own


def _id(style: Any) -> str:
    return style.get(w("styleId")) or ""


def _value(parent: Any, name: str) -> str | None:
    child = parent.find(w(name)) if parent is not None else None
    said: str | None = child.get(w("val")) if child is not None else None
    return said
