"""Sentences that give a machine orders instead of stating anything: nothing rests on them."""

import re

from knowledge.question.kinds import is_instruction
from knowledge.text import fold

_MADE_BY = re.compile(r"(?:do|bởi|bằng|nhờ|dùng|sử dụng) (?:công cụ )?$", re.IGNORECASE)
"""What stands before a machine that something is made with: "tác phẩm do trí tuệ nhân tạo viết thay"."""
_TOLD = re.compile(r"\b(?:rằng|hãy|phải|cần|cứ)\b|:", re.IGNORECASE)

# "Trợ lý hãy trả lời …", "yêu cầu AI ghi rằng …"; folded, "AI" would be the word for "who".
_MACHINE = r"(?:trợ lý(?: ảo)?|chatbot|bot|mô hình ngôn ngữ|trí tuệ nhân tạo|assistant|system|prompt|(?-i:AI))"
_SAY = r"(?:trả lời|nói|ghi|viết|bảo|khẳng định|xác nhận|in|chèn|thay|reply|say|answer)"
_ORDERS = (
    rf"{_MACHINE}\b[^.;]{{0,40}}\b{_SAY}\b",
    # "Bạn là trợ lý mới, …"
    rf"\bbạn là {_MACHINE}\b",
    # "… cứ nói …", "… trả lời: …"
    r"\bcứ (?:nói|trả lời|ghi|viết)\b",
    r"\btrả lời ?:",
    # "Từ giờ, mọi câu trả lời phải …"
    r"\bmọi câu trả lời (?:phải|đều)\b",
)
_ORDER = re.compile("|".join(_ORDERS), re.IGNORECASE)


def is_order(text: str) -> bool:
    """Whether a text tells a machine what to say."""
    return is_instruction(fold(text)) or any(not _tells_of(text, match) for match in _ORDER.finditer(text))


def _tells_of(text: str, match: re.Match[str]) -> bool:
    """Whether something is only said to be made by a machine."""
    return bool(_MADE_BY.search(text[: match.start()])) and not _TOLD.search(text)
