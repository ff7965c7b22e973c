"""What a file holds and the text of its plan does not, in words."""

from collections.abc import Iterator
from itertools import groupby

from bot.wording.cli import Words
from bot.wording.shortening import shortened
from knowledge.card import Card
from knowledge.left import Left, LeftKind

_SHOWN = 3
_LONGEST = 120


def left_lines(card: Card, words: Words, *, brief: bool = True) -> Iterator[str]:
    """A line for each kind of what was left out: how much, where, the words. `brief` shows the first few of them."""
    order = list(LeftKind)
    for kind, group in groupby(sorted(card.left, key=lambda one: order.index(one.kind)), key=lambda one: one.kind):
        left = list(group)
        shown = [_said(one, words, brief=brief) for one in (left[:_SHOWN] if brief else left)]
        places = "; ".join(place for place in dict.fromkeys(shown) if place)
        more = f" {words('left.more', count=len(left) - _SHOWN)}" if brief and len(left) > _SHOWN else ""
        line = words(f"left.{kind}", count=sum(one.count for one in left))
        yield f"{line}: {places}{more}" if places else line


def _said(left: Left, words: Words, *, brief: bool) -> str:
    """Where it stands and what it says."""
    text = shortened(left.text, _LONGEST) if brief else left.text
    said = f"“{text}”" if text else ""
    near = words("left.near", words=left.near) if left.near else ""
    page = words("left.page", page=left.page) if left.page else ""
    return " ".join(part for part in (page, said, near) if part)
