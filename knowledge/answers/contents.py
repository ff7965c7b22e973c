"""What a plan consists of: its parts with their first lines, one part with what stands in it."""

import re
from collections.abc import Iterator, Sequence

from knowledge.answer import Chapter
from knowledge.numbered import figure_of
from knowledge.plan import PlanVersion, Section
from knowledge.question.asker import part_in
from knowledge.question.content import text_words
from knowledge.saying.context import Context
from knowledge.sentences import bare
from knowledge.span import Span
from knowledge.text import cut_short, fold, squeeze

MOST = 12
"""So many parts are told of."""

FIRST_LINE, WHOLE = 110, 700
"""Characters of a part's first line beside others, and of a part that is told by itself."""

_SUBSTANCE = re.compile(r"\bnoi dung\b(?! (?:ke hoach|chinh|cua|van ban|muc|phan|chuong))")
""""Nội dung gồm những gì": what is to be done, not what the text consists of."""


def say_contents(asked: Context, text: str) -> tuple[Chapter, ...] | None:
    """Tell the part that a line asks for, or all parts; those that can be opened next. None where there are none."""
    version, wanted = asked.version, part_in(text)
    top = chapters_of(version)
    if not top:
        return None
    if wanted:
        found = _numbered_so(version, wanted)
        if found is None:
            asked.draft.say("contents.no_part", plan=asked.name.label, part=wanted, parts=", ".join(map(path_of, top)))
            return _opened(version, top)
        return say_part(asked, found)
    if (titled := _titled(text, top)) is not None:
        return say_part(asked, titled)
    asked.draft.say("contents.count", plan=asked.name.label, count=len(top))
    return _say_each(asked, top)


def say_part(asked: Context, part: Section) -> tuple[Chapter, ...]:
    """Tell what stands in a part: its own parts where it has some, else its words."""
    inner = list(_inside(asked.version, part))
    asked.draft.say("contents.part", part=path_of(part), title=title_of(part))
    if inner:
        return _say_each(asked, inner)
    words = Span(_after_title(part), part.span.end)
    text = bare(words.of(asked.version.text)).lstrip(" \t\n:.")
    asked.draft.say("text.line", asked.draft.cite(asked.version, part.span), text=cut_short(squeeze(text), WHOLE))
    return ()


def chapters_of(version: PlanVersion) -> list[Section]:
    """The widest parts of a plan that have a number."""
    return [one for one in version.sections if one.depth == 0 and one.number]


def numbered(version: PlanVersion) -> Iterator[Section]:
    """Every part that has a number of its own."""
    return (one for one in version.sections if one.number and one.number.isalnum() | ("." in one.number))


def _numbered_so(version: PlanVersion, wanted: str) -> Section | None:
    """The part of a number, which may be said in other figures than it is written in: "phần 2" for II, "mục III" for 3.

    As it is written comes first: beside a part II an item may have the number 2 of its own.
    """
    parts = list(numbered(version))
    as_written = (one for one in parts if path_of(one).lower() == wanted.lower())
    in_figures = (one for one in parts if _figures(path_of(one)) == _figures(wanted))
    return next(as_written, None) or next(in_figures, None)


def _figures(path: str) -> tuple[str, ...]:
    """A number with its first part in figures: "III.2.c" as 3, 2 and c."""
    first, *rest = path.lower().split(".")
    return figure_of(first), *rest


def path_of(part: Section) -> str:
    """The number of a part with those it stands under: "III.2.c"."""
    return part.label.partition(" ")[0]


def title_of(part: Section) -> str:
    """The heading of a part; empty where it has none of its own."""
    return part.label.partition(" ")[2] if part.title else ""


def _say_each(asked: Context, parts: Sequence[Section]) -> tuple[Chapter, ...]:
    for part in parts[:MOST]:
        first = _first_line(asked.version, part)
        shown = cut_short(squeeze(bare(first.of(asked.version.text))), FIRST_LINE) if first else ""
        cited = Span(part.span.start, first.end if first else part.own.end)
        asked.draft.say(
            "contents.item",
            asked.draft.cite(asked.version, cited),
            part=path_of(part),
            title=title_of(part),
            text=shown,
        )
    if len(parts) > MOST:
        asked.draft.say("text.more", count=len(parts) - MOST)
    return _opened(asked.version, parts)


def _opened(version: PlanVersion, parts: Sequence[Section]) -> tuple[Chapter, ...]:
    """The parts that have more to tell than their first line."""
    longer = (one for one in parts if one.span.end - one.span.start > FIRST_LINE)
    return tuple(Chapter(version.plan, path_of(one), title_of(one)) for one in longer)[:MOST]


def _first_line(version: PlanVersion, part: Section) -> Span | None:
    """The first line under a heading: what follows it there, else the beginning of the first part within."""
    start = _after_title(part)
    for line in version.text[start : part.span.end].split("\n"):
        if any(letter.isalnum() for letter in line):
            lead = len(line) - len(line.lstrip(" \t:."))
            return Span(start + lead, start + len(line.rstrip()))
        start += len(line) + 1
    return None


def _after_title(part: Section) -> int:
    return part.title.end if part.title else part.span.start


def _inside(version: PlanVersion, outer: Section) -> Iterator[Section]:
    """The parts right under one, or the list items that stand for parts; plain paragraphs are none."""
    under = [s for s in version.sections if s is not outer and outer.span.holds(s.span) and s.depth == outer.depth + 1]
    return iter([s for s in under if s.number and path_of(s) != path_of(outer)])


def _titled(text: str, top: Sequence[Section]) -> Section | None:
    """The widest part that a line calls by its heading, or by what such a part is for."""
    return titled_in(text, top) or (_substance(top) if _SUBSTANCE.search(fold(text)) else None)


def titled_in(text: str, parts: Sequence[Section]) -> Section | None:
    """The part whose heading a line says."""
    said = " ".join(text_words(text))
    titled = ((" ".join(text_words(title_of(part))), part) for part in parts)
    return next((part for title, part in titled if len(title.split()) > 1 and title in said), None)


def _substance(top: Sequence[Section]) -> Section | None:
    """The one part that has the substance of a plan, by its heading."""
    found = [part for part in top if "noi dung" in fold(title_of(part))]
    return found[0] if len(found) == 1 else None
