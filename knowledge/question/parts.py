"""Two questions in one: "hạn nộp hồ sơ và ai ký kế hoạch" asks for a day and for a person."""

import re
from collections.abc import Iterator

from knowledge.answer import Conversation
from knowledge.question.registry import Registry
from knowledge.question.understanding import SOFT_CUES, Query, understand

_JOINTS = re.compile(r"\s*(?:[,;?]|(?<!\w)(?:và|va|với|với lại|rồi|còn|&|and)(?!\w))\s*", re.IGNORECASE)
_MOST = 3
_ASKING = frozenset({"what", "who", "where", "which_unit"})
"""Cues of a question that may be asked of several things, one after the other; numbers of several things mostly stand
in one sentence."""


def parts_of(query: Query, registry: Registry, plan: str) -> tuple[Query, ...]:
    """The questions that a question is made of, each put to the plan that it means; none where it is but one."""
    pieces = [piece for piece in _JOINTS.split(query.text) if piece.strip()]
    if not 1 < len(pieces) <= _MOST + 2:
        return ()
    talk = Conversation((plan,), "")
    read = [understand(piece, registry, talk) for piece in pieces]
    asking = list(_joined(pieces, [frozenset(one.cues) for one in read]))
    if not 1 < len(asking) <= _MOST:
        return ()
    return tuple(understand(piece, registry, talk) for piece in asking)


def _joined(pieces: list[str], cues: list[frozenset[str]]) -> Iterator[str]:
    """Each piece that asks for something of its own, with the pieces before it that ask for nothing.

    The same may be asked of two things ("Phòng Nội vụ làm gì, Đoàn Thanh niên làm gì"), each in a whole question.
    """
    waiting: list[str] = []
    asked: set[str] = set()
    whole = False
    for piece, shown in zip(pieces, cues, strict=True):
        waiting.append(piece)
        own, asks = shown - SOFT_CUES, bool(shown & _ASKING) and "how_many" not in shown
        if own - asked or (own and asks and whole):
            yield " ".join(waiting)
            waiting, asked, whole = [], asked | own, asks
