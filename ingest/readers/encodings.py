"""The Vietnamese encodings from before Unicode: TCVN3 (ABC), VNI and VISCII, recognised and converted.

The first two are fonts rather than encodings: a file in them claims to be Western European, so their
text is met as bytes and as characters of a Word file or a web page alike.
"""

import codecs
import re
import unicodedata
from collections.abc import Iterator

from knowledge.text import fold, has_marks, is_syllable, nfc, words

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SAMPLE = 20_000
_SYLLABLE_SHARE = 0.85
_LETTER_SHARE = 0.97
_MARKED_SHARE = 0.3
_TONES = ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
_MARKED = frozenset(nfc(vowel + tone) for vowel in "aăâeêioôơuưy" for tone in _TONES) | {"đ"}

_BEYOND = frozenset(c for letter in _MARKED for c in (letter, letter.upper()) if ord(letter) > 0xFF)

_TCVN3 = dict(
    zip(
        "µ¸¶·¹¨»¾¼½Æ©ÇÊÈÉË®ÌÐÎÏÑªÒÕÓÔÖ×ÝØÜÞßãáâä«åèæçé¬êíëìîïóñòô\u00adõøö÷ùúýûüþ¡¢§£¤¥¦",
        "àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵĂÂĐÊÔƠƯ",
        strict=True,
    )
)
_CAPITALS = 3
_NUMBER_LINE = re.compile(r"\d\s*/\s*[A-Z]|:\s*/")
"""The line of a document's number has capitals and is none of a heading."""
_CAPITAL_WORD = re.compile(r"(?<!\w)(?=\w*[A-Z]\w*[A-Z])[^\W_a-z]+(?!\w)")
_VNI_MARKS = {
    **dict(zip("øùûõï", "\u0300\u0301\u0309\u0303\u0323", strict=True)),
    **{mark: "\u0302" + tone for mark, tone in zip("âàáåãä", ("", *"\u0300\u0301\u0309\u0303\u0323"), strict=True)},
    **{mark: "\u0306" + tone for mark, tone in zip("êèéúüë", ("", *"\u0300\u0301\u0309\u0303\u0323"), strict=True)},
}
_VNI_ALONE = {"ñ": "đ", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "ô": "ơ", "ö": "ư", "î": "ỵ"}
_VNI_ALL = "".join(_VNI_MARKS) + "".join(_VNI_MARKS).upper()
_OLD = frozenset({*_TCVN3, *_VNI_ALL})
"""Signs that either font writes letters with."""
_VNI_PAIR = re.compile(rf"([aeouyôöAEOUYÔÖ])([{_VNI_ALL}])|([{''.join(_VNI_ALONE)}{''.join(_VNI_ALONE).upper()}])")

_VISCII_HIGH = (
    "ẠẮẰẶẤẦẨẬẼẸẾỀỂỄỆỐ"
    "ỒỔỖỘỢỚỜỞỊỎỌỈỦŨỤỲ"
    "Õắằặấầẩậẽẹếềểễệố"
    "ồổỗỠƠộờởịỰỨỪỬơớƯ"
    "ÀÁÂÃẢĂẳẵÈÉÊẺÌÍĨỳ"
    "ĐứÒÓÔạỷừửÙÚỹỵÝỡư"
    "àáâãảăữẫèéêẻìíĩỉ"
    "đựòóôõỏọụùúũủýợỮ"
)
_VISCII_LOW = {0x02: "Ẳ", 0x05: "Ẵ", 0x06: "Ẫ", 0x14: "Ỷ", 0x19: "Ỹ", 0x1E: "Ỵ"}
_VISCII = {**_VISCII_LOW, **dict(enumerate(_VISCII_HIGH, start=0x80))}


def marked_encoding(data: bytes) -> str | None:
    """The encoding that a byte order mark tells; None without one."""
    return next((encoding for sign, encoding in _BOMS if data.startswith(sign)), None)


def decoded(data: bytes, *named: str) -> str:
    """The characters of bytes, by the encodings that they name first; what fits nothing is replaced."""
    for encoding in (*filter(None, named), "utf-8", "cp1258"):
        try:
            # Single bytes that call themselves UTF-16 are mistaken.
            return data.decode("utf-8" if encoding.lower().startswith("utf-16") else encoding)
        except (UnicodeDecodeError, LookupError):
            continue
    return data.decode("cp1252", errors="replace")


def from_tcvn3(text: str) -> str:
    """Text in a TCVN3 font (".VnTime") as Unicode.

    The encoding has no capitals with tones: they are small letters among capitals, or in a font of capitals.
    """
    converted = "".join(_TCVN3.get(character, character) for character in text)
    return "\n".join(map(_capitals, text.split("\n"), converted.split("\n")))


def _capitals(raw: str, converted: str) -> str:
    plain = [c for c in raw if c.isascii() and c.isalpha()]
    if len(plain) >= _CAPITALS and all(c.isupper() for c in plain) and not _NUMBER_LINE.search(raw):
        return converted.upper()
    return _CAPITAL_WORD.sub(lambda word: word[0].upper(), converted)


def from_vni(text: str) -> str:
    """Text in a VNI font ("VNI-Times") as Unicode."""
    return _VNI_PAIR.sub(_vni_letter, text)


def of_font(text: str, font: str) -> str:
    """Text of a run as Unicode, by the name of its font; text that the font cannot have written stays."""
    old = font.startswith(".Vn") or font.upper().startswith("VNI-")
    if not old or any(ord(c) > 0xFF and unicodedata.category(c) in ("Lu", "Ll", "Mn") for c in text):
        return text
    if font.startswith(".Vn"):
        converted = from_tcvn3(text)
        return converted.upper() if font.endswith("H") else converted
    return from_vni(text)


def modern(text: str) -> str:
    """The text in Unicode: as it is, or converted where it is Vietnamese only in one of the old fonts."""
    sample = text[:_SAMPLE]
    letters = set(sample)
    old = sum(map(sample.count, letters & _OLD))
    # Neither font has letters beyond Latin-1: where most marks are such, a raised 1 is no "ạ".
    if not old or sum(map(sample.count, letters & _BEYOND)) > old or looks_vietnamese(text):
        return text
    return best((from_tcvn3(text), from_vni(text))) or text


def decodings(data: bytes) -> Iterator[str]:
    """What the bytes say in each of the encodings from before Unicode that they allow."""
    for encoding, convert in (("cp1258", nfc), ("cp1252", from_tcvn3), ("cp1252", from_vni)):
        text = data.decode(encoding, errors="replace")
        if "\ufffd" not in text:
            yield convert(text)
    yield data.decode("latin-1").translate(_VISCII)


def best(candidates: tuple[str, ...]) -> str | None:
    """The reading that is Vietnamese most of all, with diacritics as they are written; None where none is."""
    found = max(candidates, key=_likeness, default="")
    return found if looks_vietnamese(found) and _marked_share(found) >= _MARKED_SHARE else None


def looks_vietnamese(text: str) -> bool:
    """Whether the letters are those of Vietnamese and the words can be its syllables.

    Any bytes can be read as cp1258; those of another old encoding come out as foreign letters and signs
    inside the words.
    """
    sample = text[:_SAMPLE].lower()
    marked = [c for c in sample if ord(c) > 127 and (c.isalpha() or unicodedata.combining(c) or c in "¸µ¶·¹®")]
    if not marked or sum(c in _MARKED for c in marked) < _LETTER_SHARE * len(marked):
        return False
    return _likeness(sample) >= _SYLLABLE_SHARE


def _likeness(text: str) -> float:
    """The share of words that can be Vietnamese syllables, signs of the old fonts inside words counted against."""
    sample = text[:_SAMPLE]
    tokens = [token.text for token in words(fold(sample)) if token.text.isalpha()]
    strange = sum(ord(c) > 127 and c.lower() not in _MARKED and not c.isspace() for c in sample)
    return (sum(map(is_syllable, tokens)) - strange) / max(1, len(tokens))


def _marked_share(text: str) -> float:
    tokens = [token for token in words(text[:_SAMPLE]) if token.text.isalpha()]
    return sum(has_marks(text[token.start : token.end]) for token in tokens) / max(1, len(tokens))


def _vni_letter(match: re.Match[str]) -> str:
    base, mark, alone = match.groups()
    if alone:
        return _alone(alone)
    horned = _alone(base) if base.lower() in "ôö" else base
    return nfc(horned + _VNI_MARKS[mark.lower()])


def _alone(letter: str) -> str:
    found = _VNI_ALONE[letter.lower()]
    return found.upper() if letter.isupper() else found
