"""Words to the bot that ask nothing themselves: "trả lời giúp chị Lan với" hands on what somebody else wrote."""

import re

_ANSWERING = re.compile(
    r"trả lời|giải đáp|giải thích|tư vấn|hướng dẫn|hỗ trợ|giúp|giùm|hộ|xem|\b(?:answer|reply|help|explain)\b",
    re.IGNORECASE,
)
_PERSONS = r"chị|anh|em|cô|chú|bác|bạn|ông|bà|đồng chí|mình|tôi|mọi người|cả nhà|nhóm|us|me|her|him|them"
_NAMED = re.compile(rf"\b(?:{_PERSONS})(?:\s+[^\W\d_a-z]\w*){{1,4}}|@\w+")
_AROUND = re.compile(
    rf"\b(?:{_PERSONS}|cho|với|nhé|nha|ạ|đi|nào|bot|ơi|câu|hỏi|này|kia|trên|ở|việc|cái|ấy|vụ|nhờ|phiền|"
    r"vui lòng|xin|hãy|please|pls|this|that|question|the|one|above|for|to|can|could|you)\b",
    re.IGNORECASE,
)


def hands_on(said: str) -> bool:
    """Whether what somebody says to the bot is nothing, or only that it shall answer what another message asks."""
    if not any(letter.isalnum() for letter in said):
        return True
    rest = _NAMED.sub(" ", said)
    if not _ANSWERING.search(rest):
        return False
    return not re.search(r"\w", _AROUND.sub(" ", _ANSWERING.sub(" ", rest)))
