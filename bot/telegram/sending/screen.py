"""What of an answer is told on a small screen, where its quotes are folded below; pure."""

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.reply import Line, Reply, Run
from bot.wording.shortening import excerpt, shortened
from knowledge.text import squeeze

BRIEF_LINES = 3
"""So many lines are told where few words are wanted."""

SCREEN = 720
"""Characters of a plan's own words that the lines of an answer have together, as long as each keeps `LEAST`."""

MOST, LEAST, NEAREST = 240, 90, 100
"""Characters of a line: at most, at least, and of what is only near to what was asked."""

_NEAR = re.compile(r"^[^“”]*: “")
"""What stands before a plan's own words where they are only near: Gần nhất: “…"""

_CITED = re.compile(r"”?(?: (?:\[\d+\])+)?$")
"""What stands behind them: …” [1][2]"""

_END = 24
"""Characters at the end of a line that tell whether they stand in a quote."""


def fitted(reply: Reply) -> Sequence[Line]:
    """The lines of a reply for a small screen: long ones are cut to what was asked where a quote below has them whole.

    Of a reply that is to be brief the first ones, and the plan they are from.
    """
    if reply.brief:
        return (*reply.lines[:BRIEF_LINES], *((reply.source,) if reply.source else ()))
    longest = NEAREST if reply.abstained else max(LEAST, min(MOST, SCREEN // max(1, len(reply.lines))))
    quotes = [squeeze(citation.quote) for citation in reply.citations]
    return [tuple(_fitted(run, longest, quotes, reply, alone=len(line) == 1) for run in line) for line in reply.lines]


def _fitted(run: Run, longest: int, quotes: Sequence[str], reply: Reply, *, alone: bool) -> Run:
    """`alone`: the line is nothing but this; else, as with an item of a list, it is told from its beginning."""
    near = _NEAR.match(run.text) if reply.abstained else None
    begin, end = near.end() if near else 0, next(_CITED.finditer(run.text)).start()
    said = run.text[begin:end]
    last = squeeze(said).rstrip(" …;.")[-_END:]
    if len(said) <= longest or not any(last in quote for quote in quotes):
        return run
    whole = alone and not said.startswith("•")
    part = excerpt(said, longest, reply.question) if whole else shortened(said, longest)
    return replace(run, text=run.text[:begin] + part + run.text[end:])
