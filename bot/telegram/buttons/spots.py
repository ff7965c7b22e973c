"""Where the passages of an answer stand, in the few words that a button has room for."""

from collections.abc import Iterator, Mapping, Sequence

from bot.reply import Reply
from bot.state.spots import Spot
from bot.telegram.buttons.labels import distinct
from bot.wording.shortening import shortened
from knowledge.answer import Citation
from knowledge.plan import PlanVersion
from knowledge.shelf import find_plan
from knowledge.text import squeeze

LONGEST = 34
"""Characters that say where a passage stands: what a phone shows of a button."""

_NUMBER = 8
"""Characters of a heading's number, such as "III.2.c"."""


def cited_by(reply: Reply, plans: Sequence[PlanVersion]) -> dict[str, PlanVersion]:
    """The plans that an answer cites, by id, as far as they are known."""
    told = {one.plan for one in reply.citations}
    return {plan: found for plan in told if (found := find_plan(plans, plan.__eq__))}


def spots_of(reply: Reply, versions: Mapping[str, PlanVersion]) -> list[Spot]:
    """The passages that can be opened, each under words that no other of them has."""
    # Of an earlier version the bot has no text to open.
    cited = [one for one in reply.citations if one.plan in versions and one.version is None]
    labels = list(_labels(cited))
    return [
        Spot(label, one.plan, versions[one.plan].version, one.start, one.end)
        for label, one in zip(labels, cited, strict=True)
    ]


def _labels(cited: Sequence[Citation]) -> Iterator[str]:
    """The headings, with the beginning of the quote where several passages stand under one."""
    labels = distinct(list(map(_heading, cited)), longest=LONGEST)
    for label, one in zip(labels, cited, strict=True):
        number = _number(one.section) or str(one.n)
        alone = label and labels.count(label) == 1
        yield label if alone else shortened(f"{number} · {squeeze(one.quote).lstrip('-+• ')}", LONGEST)


def _heading(citation: Citation) -> str:
    """The number and the name of the heading that a passage stands under: "III.2 · Báo cáo tổng kết"."""
    number = _number(citation.section)
    name = citation.section[len(number) :].strip()
    return f"{number} · {name}" if number and name else citation.section


def _number(section: str) -> str:
    """The number that a heading's label begins with; empty where it has none."""
    first = section.partition(" ")[0]
    return first if len(first) <= _NUMBER and all(part.isalnum() and _counts(part) for part in first.split(".")) else ""


def _counts(part: str) -> bool:
    """Whether a part of a number is one: digits, a letter, Roman."""
    return part.isdigit() or len(part) == 1 or set(part) <= set("IVXLC")
