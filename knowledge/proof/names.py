"""What has a name: documents, award forms, places, offices, contacts; and the words that are written with capitals."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from knowledge.award_forms import canonical_form, form_pattern
from knowledge.documents import KIND_WORDS, NUMBER, number_key
from knowledge.places import find_named
from knowledge.proof.stated import Stated
from knowledge.proof.words import Word, form_of, level, words_of
from knowledge.span import Span
from knowledge.text import fold, nfc

_KINDS = "|".join(re.escape(kind.lower()) for kind in sorted(KIND_WORDS.values(), key=len, reverse=True))
_SHORT_NUMBER = re.compile(rf"(?<!\w)(?:{_KINDS})(?: số:?)? (?P<n>\d{{1,5}}(?:/(?:19|20)\d\d)?)(?![\w/-]|[.,]\d)")
"""A document by the beginning of its number: "Nghị định 98/2031", "Quyết định số 120"."""
_CONTACT = re.compile(
    r"(?<![\w.+-])[\w.+-]++@[\w-]+(?:\.[\w-]+)+|(?:https?://|www\.)\S+"
    r"|(?<![\d/.,-])\(?0\d{1,3}\)?(?:[ .-]?\d{2,4}){2,3}(?![\d/])"
)

_OFFICE = re.compile(
    r"(?<!\w)(?:ubnd|hđnd|văn phòng|phòng|sở|chi cục|cục|trung tâm|[uủ][ỷy] ban|hội đồng|trường|liên đoàn|"
    r"mặt trận|công đoàn|khối|cụm|đảng [uủ][ỷy]|đảng bộ|chi bộ|công an|bệnh viện|tổng công ty|công ty|ngân hàng|"
    r"kho bạc|t[oò][àa] án|đài|ban|hội|đoàn|bộ(?= ch)|vụ(?= )|viện|thường trực|tổ(?= ))(?!\w)"
)
_NO_OFFICE = re.compile(
    r"(?:phòng (?:chống|trào|ngừa|cháy|họp|thủ)|hội (?:phí|nghị|thi|viên|họp|trường|thảo|diễn|chữ)|ban hành|ban đầu|"
    r"đoàn kết|đoàn viên|đoàn thể|bộ phận|cụm từ|khối lượng|tổ chức|tổ trưởng|vụ việc|cục bộ|trường hợp|bộ chính|"
    r"đài truyền|đoàn (?:kiểm|công)|cụm thi|khối thi|hội đồng$|viện trợ)(?!\w)"
)
_WITHIN = re.compile(
    r"(?:(?:cơ|trụ) sở|(?:môi|thị|công|hiện|lập|hội|chiến|quảng) trường|"
    r"(?:nghiệp|nhiệm|phục|dịch|chức|nội|thường|sự|pháp|mùa) vụ|(?:cán|toàn|nội|tiến|đồng|chi|đảng) bộ|"
    r"(?:xã|cơ|đại|chi|hiệp|ngày|lễ) hội|(?:quốc|dự|đề|văn) phòng|(?:quân|sư|tập|phái|công|chi) đoàn|"
    r"[uủ][ỷy] ban)(?!\w)"
)
"""Words whose second syllable is that of an office: "cơ sở", "môi trường", "nghiệp vụ"."""
_OF_NO_NAME = frozenset(
    "và là của có phải về để trước cho các này đó trong với theo từ nào do được đến tại sẽ gửi nộp khác lúc vào cử "
    "không chưa bị".split()
)
_RUNGS = frozenset("phường xã tỉnh huyện quận thôn".split())
"""What is the whole name of an office, where no name with a capital follows: "Công an phường"."""
_NO_NAME_FIRST = frozenset(map(form_of, "mỗi các những tất chỉ nếu khi không chưa có từng mọi theo".split()))
"""How a sentence begins that does not begin with a name."""


_DIGITS = 9
"""The fewest of a telephone number: "03-08-2031" is a day."""


@dataclass(frozen=True, slots=True)
class Run:
    """Words with capitals that stand side by side; `first`: they begin a sentence, where any word has one."""

    words: tuple[Word, ...]
    first: bool


def find_documents(text: str) -> Iterator[Stated]:
    """The numbers of documents, each in the form in which they are compared; short ones end in "…"."""
    taken: list[Span] = []
    for match in NUMBER.finditer(nfc(text)):
        taken.append(Span(match.start(), match.end()))
        yield Stated("document", number_key(match.group()), taken[-1])
    for match in _SHORT_NUMBER.finditer(level(text)):
        span = Span(match.start("n"), match.end("n"))
        if not any(map(span.meets, taken)):
            yield Stated("document", number_key(match["n"]) + "…", span)


def find_contacts(text: str) -> Iterator[Stated]:
    """Addresses of mail and pages, and telephone numbers."""
    for match in _CONTACT.finditer(text):
        value = match.group().rstrip(".,;)")
        if "@" not in value and "." not in value.strip("0123456789 .-()") and sum(map(str.isdigit, value)) < _DIGITS:
            continue
        yield Stated("contact", re.sub(r"[^\w@/]", "", value.lower()), Span(match.start(), match.start() + len(value)))


def find_awards(text: str) -> Iterator[Stated]:
    """The award forms and titles."""
    for match in form_pattern().finditer(fold(text)):
        yield Stated("award", canonical_form(match.group()), Span(match.start(), match.end()))


def find_places(text: str) -> Iterator[Stated]:
    """The places that are surely named, by their folded names."""
    for one in find_named(text):
        if one.sure:
            yield Stated("place", (one.level_word, one.name), one.span)


def find_offices(text: str) -> Iterator[Stated]:
    """The offices that have a name behind what kind of one they are: ("phòng", "nội", "vụ"); of "Phòng NV" the
    abbreviation is in capitals."""
    leveled, words = level(text), words_of(text)
    starts = {word.span.start: at for at, word in reversed(list(enumerate(words)))}
    end = 0
    for match in _OFFICE.finditer(leveled):
        if match.start() < end:
            continue  # "Văn phòng Đảng ủy"
        within = any(one.start() < match.start() < one.end() for one in _WITHIN.finditer(leveled))
        if _NO_OFFICE.match(leveled, match.start()) or match.start() not in starts or within:
            continue
        at = starts[match.start()]
        whole = [word.form for word in words if word.span == words[at].span]
        if len(whole) > 1:
            yield Stated("office", tuple(whole), words[at].span, noun=" ".join(whole[:2]))
            continue
        size = len(match.group().split())
        following = _name_behind(words[at + size : at + size + 2], text, match.end())
        if following:
            name = [word.form.upper() if word.short else word.form for word in following]
            value = (*(word.form for word in words[at : at + size]), *name)
            end = following[-1].span.end
            yield Stated("office", value, Span(match.start(), end), noun=match.group())


def _name_behind(words: Sequence[Word], text: str, end: int) -> list[Word]:
    """The first two words of an office's own name; none where something else follows."""
    name: list[Word] = []
    for word in words:
        apart = any(c in ",;:.()\n|" for c in text[end : word.span.start])
        if apart or word.span.of(nfc(text)).lower() in _OF_NO_NAME or word.form.isdigit():
            break
        whole = bool(name) and (name[0].short or name[0].span.of(nfc(text)).lower() in _RUNGS)
        if whole and not word.capital:
            break
        name.append(word)
        end = word.span.end
    return name


def find_names(text: str) -> Iterator[Stated]:
    """Two words or more with capitals, side by side: ("hứa", "thị", "miên")."""
    for run in capitals(text):
        words = run.words[1:] if run.first and run.words[0].form in _NO_NAME_FIRST else run.words
        if len(words) > 1:
            span = Span(words[0].span.start, words[-1].span.end)
            yield Stated("name", tuple(word.form for word in words), span)


def capitals(text: str) -> Iterator[Run]:
    """The runs of words with capitals."""
    words = words_of(text)
    run: list[Word] = []
    for at, word in enumerate(words):
        joined = at > 0 and not text[words[at - 1].span.end : word.span.start].strip(" -–&/")
        if run and not (word.capital and joined):
            yield Run(tuple(run), _begins(text, run[0]))
            run = []
        if word.capital and not word.form.isdigit():
            run.append(word)
    if run:
        yield Run(tuple(run), _begins(text, run[0]))


def _begins(text: str, word: Word) -> bool:
    before = text[: word.span.start].rstrip(" \"“'(•-–")
    return not before or before[-1] in ".:;!?\n|"


def initials_of(words: Sequence[str], sought: str) -> bool:
    """Whether some of the words, side by side, begin with the letters of an abbreviation; "và" is left out of these."""
    letters = [(form_of(word), fold(word)[:1]) for word in words if word not in {"và", "-"}]
    size = len(sought)
    return any("".join(one for _, one in letters[at : at + size]) == sought for at in range(len(letters) - size + 1))
