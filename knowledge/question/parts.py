"""Two questions in one: "hạn nộp hồ sơ và ai ký kế hoạch" asks for a day and for a person."""

import re
from collections.abc import Iterator, Sequence

from knowledge.answer import Conversation
from knowledge.question.registry import Registry
from knowledge.question.understanding import SOFT_CUES, Query, understand
from knowledge.vocabulary import shows

_JOINTS = re.compile(
    r"[,;?]|(?<!\w)(?:và|va|với|với lại|rồi|còn(?! {0,2}(?:mấy|bao|lại|kịp|hạn|hiệu|được)(?!\w))|&|and)(?!\w)",
    re.IGNORECASE,
)
_MOST = 3


def parts_of(query: Query, registry: Registry, plan: str) -> tuple[Query, ...]:
    """The questions that a question is made of, each put to the plan that it means; none where it is but one."""
    pieces = [piece.strip() for piece in _JOINTS.split(query.text) if piece.strip()]
    if not 1 < len(pieces) <= _MOST + 2:
        return ()
    talk = Conversation((plan,), "")
    read = {piece: understand(piece, registry, talk) for piece in pieces}
    asking = list(_joined(pieces, [read[piece] for piece in pieces]))
    if not 1 < len(asking) <= _MOST:
        return ()
    return tuple(read.get(piece) or understand(piece, registry, talk) for piece in asking)


def readings_of(part: Query, parts: Sequence[Query], registry: Registry, plan: str) -> tuple[Query, ...]:
    """How one of several questions may be meant: by itself, else of what the first one is about ("nộp ở đâu")."""
    if part is parts[0]:
        return (part,)
    return part, understand(part.text, registry, Conversation((plan,), parts[0].content), leans=True)


def _joined(pieces: list[str], read: Sequence[Query]) -> Iterator[str]:
    """Each piece that asks for something of its own, with the pieces before it that ask for nothing.

    The same may be asked of two things ("Phòng Nội vụ làm gì, Đoàn Thanh niên làm gì"), each in a whole question.
    """
    waiting: list[str] = []
    asked: set[str] = set()
    whole = False
    for piece, query in zip(pieces, read, strict=True):
        waiting.append(piece)
        own, asks = query.cues.keys() - SOFT_CUES, shows("kinds", query.folded, "asking")
        if own - asked or (asks and whole):
            yield " ".join(waiting)
            waiting, asked, whole = [], asked | own, asks
