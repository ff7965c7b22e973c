"""Characters as Telegram sees them: what it counts, what it refuses, what may be parted."""

import re
import unicodedata


def clean(text: str) -> str:
    """The text without what Telegram refuses or drops: control and direction characters, half surrogates."""
    return _UNWANTED.sub(lambda match: _INSTEAD.get(match.group(), ""), text.replace("\r\n", "\n"))


def units(text: str) -> int:
    """The length of a text as Telegram counts it: UTF-16 units."""
    return len(text) + sum(character > "\uffff" for character in text)


def fitting(text: str, room: int) -> int:
    """How many characters of the text fit into `room` UTF-16 units."""
    taken = 0
    for index, character in enumerate(text):
        taken += 2 if character > "\uffff" else 1
        if taken > room:
            return index
    return len(text)


def whole(text: str, end: int) -> int:
    """The nearest place up to `end` that parts no letter from its marks and no emoji from its parts."""
    for at in range(end, max(end - 32, 0), -1):
        if not _clings(text, at) and text[at - 1] != _JOINER:
            return at
    return end


def is_visible(text: str) -> bool:
    """Whether anything of the text would be seen; Telegram refuses a message of which nothing would."""
    return any(unicodedata.category(character) not in _UNSEEN and character not in _EMPTY for character in text)


_UNWANTED = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufeff]")
_INSTEAD = {"\t": " ", "\r": "\n", "\u2028": "\n", "\u2029": "\n"} | {
    chr(code): "\ufffd" for code in range(0xD800, 0xE000)
}
_JOINER = "\u200d"
_CLINGING = frozenset("\u200d\ufe0e\ufe0f\u20e3") | {chr(code) for code in range(0x1F3FB, 0x1F400)}
_UNSEEN = frozenset(("Zs", "Zl", "Zp", "Cc", "Cf", "Cn", "Cs", "Mn"))
# Letters and symbols to Unicode, and yet nothing is seen of them.
_EMPTY = frozenset("\u115f\u1160\u2800\u3164\uffa0\ufffc")


def _clings(text: str, at: int) -> bool:
    return at < len(text) and (unicodedata.combining(text[at]) != 0 or text[at] in _CLINGING)
