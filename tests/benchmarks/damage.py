"""Ways to damage a text, for measuring what it costs: what bad scans, broken text layers and haste make of words."""

import random
import re
from collections.abc import Callable

from knowledge.text import fold, nfc

MARKED = "àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđ"
LETTERS = "abcdeghiklmnopqrstuvxy"
SIGNS = "abcdefghijklmnopqrstuvwxyz0123456789.,;:!'|/*^~?-"
ALIKE = {
    "o": ("0", "c", "e"),
    "l": ("1", "I", "|", "i"),
    "i": ("1", "l", "j", "!"),
    "đ": ("d", "cl", "ð"),
    "ư": ("u'", "u", "tr"),
    "ơ": ("o'", "o", "0"),
    "m": ("rn", "nn", "in"),
    "n": ("ri", "ii", "u"),
    "u": ("ii", "v", "n"),
    "a": ("ä", "á", "@", "o"),
    "e": ("c", "é", "ê", "o"),
    "h": ("b", "li"),
    "c": ("e", "o"),
    "t": ("l", "f", "1"),
    "g": ("q", "9", "y"),
    "b": ("h", "6"),
    "s": ("5", "8", "§"),
    "ê": ("è", "é", "e"),
    "ô": ("ö", "ò", "o", "6"),
    "â": ("ä", "à", "a"),
    "ă": ("ä", "a"),
}
"""What letters are taken for; written down here, not taken from what any model has learnt."""


def whole(text: str, _chance: random.Random) -> str:
    return text


def lose_marks(text: str, chance: random.Random) -> str:
    """Half of the syllables without diacritics, or with wrong ones, as a bad OCR layer has them."""
    return _half(text, chance, _wrong_marks)


def lose_letters(text: str, chance: random.Random) -> str:
    """Half of the syllables with one letter wrong, missing, added or swapped."""
    return _half(text, chance, _wrong_letter)


def lose_either(text: str, chance: random.Random) -> str:
    """Half of the syllables damaged, in their diacritics or in a letter."""
    return _half(text, chance, lambda word, c: (_wrong_marks if c.random() < 0.5 else _wrong_letter)(word, c))


def lose_all_marks(text: str, chance: random.Random) -> str:
    """Half of the syllables without any diacritics."""
    return _half(text, chance, lambda word, _: bare(word))


def drop_letters(text: str, chance: random.Random) -> str:
    """Half of the syllables with a letter missing."""
    return _half(text, chance, _without_letter)


def strange_signs(text: str, chance: random.Random) -> str:
    """Half of the syllables with a letter, a digit or a sign in the place of a letter."""
    return _half(text, chance, _strange_sign)


def confuse(text: str, chance: random.Random) -> str:
    """Half of the syllables with a letter read as one or two that look like it."""
    return _half(text, chance, _confused)


def move_spaces(text: str, chance: random.Random) -> str:
    """One space in ten lost, one word in ten torn apart."""
    parts = re.split(r"(\s+)", text)
    return "".join(_moved(part, chance) if chance.random() < 0.1 else part for part in parts)


def lose_anything(text: str, chance: random.Random) -> str:
    """Half of the syllables damaged in any of these ways, and one space in thirty moved."""
    kinds = (_wrong_marks, _wrong_letter, _without_letter, _strange_sign, _confused, lambda word, _: bare(word))
    damaged = _half(text, chance, lambda word, c: c.choice(kinds)(word, c))
    parts = re.split(r"(\s+)", damaged)
    return "".join(_moved(part, chance) if chance.random() < 1 / 30 else part for part in parts)


def lose_some(text: str, chance: random.Random) -> str:
    """Half of the passages damaged so, the others as they are."""
    return lose_anything(text, chance) if chance.random() < 0.5 else text


def _half(text: str, chance: random.Random, damage: Callable[[str, random.Random], str]) -> str:
    parts = re.split(r"(\s+)", text)
    return "".join(damage(p, chance) if p.strip() and chance.random() < 0.5 else p for p in parts)


def _wrong_marks(word: str, chance: random.Random) -> str:
    if chance.random() < 0.5:
        return fold(word)
    marked = [at for at, letter in enumerate(word) if letter in MARKED]
    if not marked:
        return word
    at = chance.choice(marked)
    same = [letter for letter in MARKED if fold(letter) == fold(word[at])]
    return word[:at] + chance.choice(same) + word[at + 1 :]


def _wrong_letter(word: str, chance: random.Random) -> str:
    at, letter = chance.randrange(len(word)), chance.choice(LETTERS)
    match chance.randrange(4):
        case 0:
            return word[:at] + letter + word[at + 1 :]
        case 1:
            return word[:at] + word[at + 1 :]
        case 2:
            return word[:at] + letter + word[at:]
        case _:
            return word[:at] + word[at : at + 2][::-1] + word[at + 2 :]


def _without_letter(word: str, chance: random.Random) -> str:
    at = chance.randrange(len(word))
    return word[:at] + word[at + 1 :]


def _strange_sign(word: str, chance: random.Random) -> str:
    at = chance.randrange(len(word))
    return word[:at] + chance.choice(SIGNS) + word[at + 1 :]


def _confused(word: str, chance: random.Random) -> str:
    known = [at for at, letter in enumerate(word) if letter in ALIKE or letter in MARKED]
    if not known:
        return word
    at = chance.choice(known)
    return word[:at] + chance.choice(ALIKE.get(word[at]) or (fold(word[at]),)) + word[at + 1 :]


def _moved(part: str, chance: random.Random) -> str:
    """A space lost, or a word with a space inside."""
    if part.isspace() or len(part) < 3:
        return part.strip()
    at = chance.randrange(1, len(part))
    return f"{part[:at]} {part[at:]}"


def bare(word: str) -> str:
    """A word without its diacritics, capitals kept."""
    return "".join(fold(letter).upper() if letter.isupper() else fold(letter) for letter in nfc(word))
