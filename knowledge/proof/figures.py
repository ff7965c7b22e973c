"""Numbers of a text, in digits or words, with what they count: "02 tập thể", "hai mươi lăm triệu đồng", "80 %"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from knowledge.proof.stated import Stated
from knowledge.proof.words import level
from knowledge.span import Span

_ONES = {"một": 1, "hai": 2, "ba": 3, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "bẩy": 7, "tám": 8, "chín": 9}
_AFTER_TENS = _ONES | {"mốt": 1, "tư": 4, "lăm": 5, "nhăm": 5}
_AFTER_TEN = {word: n for word, n in _ONES.items() if word != "năm"} | {"lăm": 5}
_FIGURES = _ONES | {"không": 0}
_LARGE = {"nghìn": 10**3, "ngàn": 10**3, "triệu": 10**6, "tỷ": 10**9, "tỉ": 10**9}
_ROMAN = {r: n for n, r in enumerate("i ii iii iv v vi vii viii ix x xi xii".split(), 1)}
_ORDER = {"nhất": 1, "nhì": 2, "tư": 4}

_PRIZES = frozenset({"nhất", "nhì", "hai", "ba"})
"""Places in a row, which `contrasts` reads: "hạng nhất" is "giải nhất"."""

LABELS = (
    "đợt|giai đoạn|chặng|vòng|bước|lần|mẫu|phụ lục|điều|khoản|mục|phần|cụm|khối|hạng|loại|nhóm|tổ|khu|bảng|biểu|"
    "khóa|kỳ|học kỳ|chương"
)
"""Words whose number tells one thing from another: "đợt 2", "giai đoạn II", "mẫu số 01"."""

_DIGITS = r"\d{1,3}(?:[. ]\d{3})+(?!\d)(?:,\d+)?|\d+(?:[,.]\d+)?"
_TOKEN = re.compile(rf"(?<!\w)(?P<digits>{_DIGITS})|(?P<word>[^\W\d_]+)")
_WHICH = rf"\d{{1,3}}|[ivx]{{1,5}}|{'|'.join(_ONES | _ORDER)}"
_COUNTS = r" ?(?:%|(?:phần trăm|điểm|nghìn|ngàn|triệu|tỷ|đồng|ngày đêm)(?!\w)|ngày (?!\d|tháng))"
"""What a number counts that tells no things apart: "khối 15 điểm", "đợt thi đua 100 ngày đêm"."""
_LABEL = re.compile(
    rf"(?<!\w)(?<!trong )(?P<label>{LABELS})(?: thi đua)?(?: thứ| số)? (?P<n>{_WHICH})(?![\w/]|[.,]\d|{_COUNTS})"
)
_COUNTED = re.compile(rf"(?:\d|{'|'.join(_ONES)})$")
_SHARE = re.compile(r"\s?(?:%|phần trăm)")
_TO_SHARE = re.compile(r"\s?(?:-|–|đến|tới)\s?\d+(?:[,.]\d+)?\s?%")
_MONEY = re.compile(r"\s?(?:đồng|đ|vnđ|vnd)(?!\w)")
_TIME = re.compile(r" (ngày làm việc|ngày công|ngày|tuần|tháng|quý|năm|giờ|phút|tiết|buổi)(?!\w)")
_NOUN = re.compile(r"[ (]{0,2}([^\W\d_]+)")
_COMMA = re.compile(r" phẩy(?= )")
_MARK = re.compile(r"(?:^|(?<=[:;,.] ))\(\d{1,2}\)(?= )")
"""The number of an item within a sentence: "gồm: (1) Tờ trình; (2) Biên bản"."""
_YEARS = re.compile(r"(?<![\d/.])((?:19|20)\d\d)\s?[-–]\s?((?:19|20)\d\d)(?!\d)")
_FRACTION = re.compile(r"(?<![\d/])(\d{1,3})\s?/\s?(\d{1,3})(?![\d/]|\.\d)")


@dataclass(frozen=True, slots=True)
class _Read:
    """A number that was read, and where it ends."""

    value: Decimal
    end: int
    maybe: bool = False


def find_labels(text: str) -> Iterator[Stated]:
    """The things that a number tells from their like: ("label đợt", 2) of "đợt 2", "đợt II", "đợt thứ hai"."""
    for match in _LABEL.finditer(level(text)):
        n = match["n"]
        number = int(n) if n.isdigit() else _ROMAN.get(n) or _ONES.get(n) or _ORDER.get(n)
        counted = match["label"] == "lần" and _COUNTED.search(text[: match.start()].rstrip().lower())
        if match["label"] == "hạng" and n in _PRIZES:
            continue
        if number and not counted and not (n == "năm" and level(text)[match.end() :].lstrip()[:1].isdigit()):
            yield Stated(f"label {match['label']}", number, Span(match.start(), match.end()))


def find_figures(text: str) -> Iterator[Stated]:
    """The numbers of a text that are no part of anything else; that is blanked out beforehand."""
    text = _MARK.sub(lambda match: "\0" * len(match.group()), level(text))
    at = 0
    for match in _YEARS.finditer(text):
        yield Stated("years", (int(match[1]), int(match[2])), Span(match.start(), match.end()))
    text = _YEARS.sub(lambda m: "\0" * len(m.group()), text)
    for match in _FRACTION.finditer(text):
        yield Stated("figure", (Decimal(int(match[1])), f"/{int(match[2])}"), Span(match.start(), match.end()))
    text = _FRACTION.sub(lambda m: "\0" * len(m.group()), text)
    while (token := _TOKEN.search(text, at)) is not None:
        read = _number(text, token)
        if read is None:
            at = token.end()
            continue
        found = _with_unit(text, token.start(), read)
        yield found
        at = max(read.end, found.span.end)


def _with_unit(text: str, start: int, read: _Read) -> Stated:
    value, end = read.value.normalize(), read.end
    share = _SHARE.match(text, end) or _TO_SHARE.match(text, end)
    if share:
        behind = share.end() if share.re is _SHARE else end
        return Stated("figure", (value, "%"), Span(start, behind), noun=_noun(text, share.end()))
    if match := _MONEY.match(text, end):
        return Stated("figure", (value, "đồng"), Span(start, match.end()))
    if match := _TIME.match(text, end):
        return Stated("figure", (value, match[1]), Span(start, match.end()))
    return Stated("figure", (value, ""), Span(start, end), noun=_noun(text, end), maybe=read.maybe)


def _noun(text: str, end: int) -> str:
    match = _NOUN.match(text, end)
    return match[1] if match else ""


def _number(text: str, first: re.Match[str]) -> _Read | None:
    if first["digits"]:
        return _multiplied(text, _Read(_decimal(first["digits"]), first.end()))
    tokens = _words_from(text, first)
    count, value = _in_words([word for word, _ in tokens])
    if not count:
        return None
    maybe = count == 1 and tokens[0][0] in {"năm", "một"}
    read = _Read(Decimal(value), tokens[count - 1][1], maybe)
    return _multiplied(text, _with_decimals(text, read) or read)


def _with_decimals(text: str, whole: _Read) -> _Read | None:
    """A number in words with what stands behind its comma: "một phẩy năm", "hai phẩy không năm", "ba phẩy mười lăm"."""
    comma = _COMMA.match(text, whole.end)
    if comma is None:
        return None
    tokens = _words_from(text, comma)[1:]
    words = [word for word, _ in tokens]
    count, value = _below_hundred(words)
    if count < 2 and value < 10:
        # One figure after the other.
        count = next((at for at, word in enumerate(words) if word not in _FIGURES), len(words))
        digits = "".join(str(_FIGURES[word]) for word in words[:count])
    else:
        digits = str(value)
    return _Read(whole.value + Decimal(f"0.{digits}"), tokens[count - 1][1]) if count else None


def _words_from(text: str, first: re.Match[str]) -> list[tuple[str, int]]:
    tokens = [(first.group(), first.end())]
    while len(tokens) < 8 and (match := re.compile(r" ([^\W\d_]+)").match(text, tokens[-1][1])):
        tokens.append((match[1], match.end()))
    return tokens


def _multiplied(text: str, read: _Read) -> _Read:
    """A number with the words of size behind it: "2 triệu", "1,5 tỷ", "hai trăm nghìn"."""
    total, end, value = Decimal(0), read.end, read.value
    sized = False
    while match := re.compile(r" ?(nghìn|ngàn|triệu|tỷ|tỉ)(?!\w)( rưỡi)?").match(text, end):
        factor = _LARGE[match[1]]
        total += value * factor + (factor // 2 if match[2] else 0)
        end, sized, value = match.end(), True, Decimal(0)
        following = _TOKEN.match(text, end + 1) if text[end : end + 1] == " " else None
        more = _plain_number(text, following) if following else None
        if more is None or not re.compile(r" ?(?:nghìn|ngàn|triệu)(?!\w)").match(text, more.end):
            break
        value, end = more.value, more.end
    return _Read(total + value, end) if sized else read


def _plain_number(text: str, match: re.Match[str]) -> _Read | None:
    if match["digits"]:
        return _Read(_decimal(match["digits"]), match.end())
    tokens = _words_from(text, match)
    count, value = _in_words([word for word, _ in tokens])
    if not count:
        return None
    read = _Read(Decimal(value), tokens[count - 1][1])
    return _with_decimals(text, read) or read


def _decimal(digits: str) -> Decimal:
    """Digits as Vietnamese texts write them: points or blanks part thousands, a comma is decimal."""
    if re.fullmatch(r"\d{1,3}(?:[. ]\d{3})+(?:,\d+)?", digits):
        digits = re.sub(r"[. ]", "", digits)
    return Decimal(digits.replace(",", "."))


def _in_words(words: Sequence[str]) -> tuple[int, int]:
    """How many of the words are one number below a thousand, and which: "hai trăm linh năm" is (4, 205)."""
    if not words:
        return 0, 0
    hundreds = 0
    count = 0
    if len(words) > 1 and words[0] in _ONES and words[1] == "trăm":
        hundreds, count = _ONES[words[0]] * 100, 2
        if len(words) > 3 and words[2] in {"linh", "lẻ"} and words[3] in _AFTER_TENS:
            return 4, hundreds + _AFTER_TENS[words[3]]
    rest = words[count:]
    more, value = _below_hundred(rest)
    if count and more == 1 and value < 10:
        return count, hundreds  # "hai trăm năm" counts years
    return count + more, hundreds + value


def _below_hundred(words: Sequence[str]) -> tuple[int, int]:
    if not words:
        return 0, 0
    first, second = words[0], words[1] if len(words) > 1 else ""
    if first == "mười":
        return (2, 10 + _AFTER_TEN[second]) if second in _AFTER_TEN else (1, 10)
    if first in _ONES and second in {"mươi", "chục"}:
        third = words[2] if len(words) > 2 else ""
        tens = _ONES[first] * 10
        known = third in _AFTER_TENS and third != "năm"
        return (3, tens + _AFTER_TENS[third]) if known else (2, tens)
    return (1, _ONES[first]) if first in _ONES else (0, 0)
