"""What is due at a time: the thing handed in, held or done, in the words of the text."""

import re

from ingest.card.reading import Block, Reading
from ingest.card.signature import FAMILIES
from ingest.card.table import Cell, Row
from ingest.card.times import NOT_AFTER, When
from knowledge.card import DueKind, Field
from knowledge.span import Span
from knowledge.text import fold
from knowledge.things import due_things, either, nouns

_THINGS = re.compile(
    rf"\b(?:{due_things()}|hop(?= (?:khoi|cum|tong ket|so ket|hoi dong|binh xet|giao ban|danh gia|xet)))\b"
)
_DUE_THINGS = re.compile(rf"\b(?:{either('title')}|le )\b")
_NOUNS = nouns()
_NOT_THINGS = re.compile(r"to chuc (?:thuc hien|trien khai)|phan cong|trach nhiem")
_HEADS_LINE = re.compile(r"\W*(?:\d{1,2}(?:\.\d{1,2})*[.)]?\s+|[a-z][.)]\s*)?(?:(?:vao|trong|ngay)\s+)*")
_OCCASION = re.compile(r"\b(?:sau|ngay sau|tai|trong|truoc)(?: khi ket thuc| khi)?\s+$")
"""Before what is only the occasion of what is due: "ngay sau hội nghị, gửi biên bản …"."""
_HANDED_IN = frozenset({"nop", "gui"})
_DONE = re.compile(r":\s*$")
_LEGAL = re.compile(r"\b(?:luat|nghi dinh|nghi quyet|chi thi|quyet dinh|thong tu|ket luan)\b[^.;]{0,80}$")
_FEWEST_HEAD, _MOST_HEAD = 2, 14
"""Words before a colon that name what is due after it."""
_LONGEST = 160

_TIME_TITLE = re.compile(
    r"(?:noi dung|hinh thuc|muc dich)?[\W_]*(?:va\s+)?"
    r"(?:thoi gian|tien do|thoi han|dia diem|lich trinh|thanh phan|noi dung|yeu cau|"
    r"to chuc (?:thuc hien|trien khai)|phan cong|trach nhiem|che do|bao cao|mot so)\b"
)
"""Titles that name no work: "Thời gian, địa điểm"."""
_LEAD = re.compile(r"\W*(?:\d{1,2}(?:\.\d{1,2})*[.)]\s*|[a-z][.)]\s*|[ivx]+\.\s*)?")
_TAIL = re.compile(
    r"(?<![\s(,:;–-])[\s(,:;–-]*(?:\b(?:trong|vao|tu|ke|tinh|khoang|thoi gian|thoi diem|du kien|duoc|bat dau|la|"
    r"ngay|xong|den|het)\b[\s(,:;–-]*){0,8}$"
)
_EMPTY = re.compile(
    r"(?:cac |don vi |co |van de )*(?:yeu cau|de nghi|luu y|chu y|thoi gian|thoi han|dia diem|cu the)(?: \w+)?"
)
"""A clause that says nothing of what is due."""
_NO_ACT = re.compile(r"(?:theo|de|tai|va|hoac|do|cua|trong|nham|neu|den|toi|cho)\b")
_CLAUSE = re.compile(r"[^,;:.()\n|\t]{4,}")
_MOST_WORDS = 22
_FEWEST_WORDS = 2


def is_thing(folded: str) -> bool:
    """Whether folded words begin with something that is handed in, held or done."""
    return bool(_THINGS.match(folded))


def thing_due(
    reading: Reading, block: Block, sentence: Span, previous: int, when: When, row: Row | None, title: Field | None
) -> Field | None:
    """What is due at a time of a sentence; `previous` is where its time before ended, `title` that of the document.

    The noun phrase beside the time; for a time that stands alone what the part or the document is called.
    """
    field = _named(reading, block, sentence, previous, when, row, title)
    tail = _DANGLING.search(field.span.of(reading.text)) if field else None
    return reading.field(field.span.start, field.span.start + tail.start()) if field and tail else field


_DANGLING = re.compile(
    r"(?<!\s)\s+(?:(?:được\s+)?(?:tổ chức|diễn ra)\s+)?(?:lúc|vào(?:\s+(?:sáng|chiều|tối))?|ngày|diễn ra|được tổ chức)$"
)
"""Words of the time at the end of what is due: "lễ phát động tổ chức lúc"."""


def _named(
    reading: Reading, block: Block, sentence: Span, previous: int, when: When, row: Row | None, title: Field | None
) -> Field | None:
    found = _named_beside(reading, block, sentence, previous, when, row, title)
    own = _first_worded(reading, row) if row else None
    if row and found and own and own != row.at(when.due.span.start) and not row.span.holds(found.span):
        # What a heading names is of every row; each has a name of its own.
        return reading.field(own.span.start, own.span.end)
    return found


def _named_beside(
    reading: Reading, block: Block, sentence: Span, previous: int, when: When, row: Row | None, title: Field | None
) -> Field | None:
    cell = row.of("what") if row else None
    if row and cell and row.at(when.due.span.start) != cell:
        beside = None if when.due.kind is DueKind.RECURRING else _beside(reading, block, sentence, previous, when)
        return beside or reading.field(cell.span.start, cell.span.end)
    if when.alone and not _THINGS.search(reading.folded, max(sentence.start, previous), when.due.span.start):
        after = _after(reading, sentence, when) if when.due.kind is DueKind.FROM else None
        return after or _above(reading, block, title) or _beside(reading, block, sentence, previous, when)
    beside = _beside(reading, block, sentence, previous, when)
    if beside or not _certain(when):
        return beside
    clause = None if row else _clause(reading, sentence, previous, when)
    return clause or _above(reading, block, title)


def _first_worded(reading: Reading, row: Row) -> Cell | None:
    """The first cell with words of a row, where it is of what is done, as far as its column tells, and no person:
    "Bán kết"."""
    worded = (one for one in row.cells if sum(map(str.isalpha, one.span.of(reading.text))) >= _FEWEST_LETTERS)
    first = next(worded, None)
    if first is None or first.role not in {"", "what"}:
        return None
    return None if _is_person(first.span.of(reading.text)) else first


def _is_person(text: str) -> bool:
    """Whether words are a person's name: each with a capital, the first that of a family."""
    words = text.split()
    return 2 <= len(words) <= _LONGEST_NAME and fold(words[0]) in FAMILIES and all(word[:1].isupper() for word in words)


_LONGEST_NAME = 5

_FEWEST_LETTERS = 4


def _certain(when: When) -> bool:
    """Whether a time alone says that something is due: a day, a stretch of time, words; not a bare month."""
    return when.due.kind is not DueKind.ON or (when.due.date is not None and when.due.date.day is not None)


def _above(reading: Reading, block: Block, title: Field | None) -> Field | None:
    """The nearest heading over a line that names some work, else the title of the document."""
    for section in reversed(block.sections[:-1]):
        span = section.title or (section.own if section.style not in {"region", "paragraph"} else None)
        lead = _LEAD.match(reading.folded, span.start, span.end) if span else None
        if span is None or lead is None or _TIME_TITLE.match(reading.folded, lead.end()):
            continue
        named = _CLAUSE.match(reading.folded, lead.end(), span.end)
        field = reading.field(lead.end(), named.end() if named and section.title is None else span.end)
        if _FEWEST_WORDS <= len(field.value.split()) <= _MOST_WORDS * 2:
            return field
    return title


def _clause(reading: Reading, sentence: Span, previous: int, when: When) -> Field | None:
    """The clause before a time, else the one after it."""
    floor, at = max(sentence.start, previous), when.due.span.start
    lead = _LEAD.match(reading.folded, floor, at)
    start = lead.end() if lead else floor
    tail = _TAIL.search(reading.folded[start:at])
    end = start + tail.start() if tail else at
    if tail and ":" in tail.group():
        # "Lịch thi ba môn Toán, Văn, Sử: ngày …": all that stands before the colon.
        start = max((start + m.end() for m in re.finditer(r"[.;]\s", reading.folded[start:end])), default=start)
        headed = reading.field(start, end)
        return _shortened(reading, headed) if _names(headed) else None
    for clause in reversed([*_CLAUSE.finditer(reading.folded, start, end)]):
        if _names(field := reading.field(clause.start(), clause.end())):
            return _shortened(reading, field)
    return _after(reading, sentence, when)


def _after(reading: Reading, sentence: Span, when: When) -> Field | None:
    """The clause after a time that says what is then done."""
    clause = _CLAUSE.search(reading.folded, when.due.span.end, sentence.end)
    field = reading.field(clause.start(), clause.end()) if clause else None
    if field is None or not _names(field) or _NO_ACT.match(field.span.of(reading.folded)):
        return None
    return _shortened(reading, field)


def _names(field: Field) -> bool:
    return len(field.value.split()) >= _FEWEST_WORDS and not _EMPTY.fullmatch(fold(field.value))


def _shortened(reading: Reading, field: Field) -> Field:
    words = [m.end() for m in re.finditer(r"\S+", field.span.of(reading.text))][:_MOST_WORDS]
    return reading.field(field.span.start, field.span.start + words[-1])


def _beside(reading: Reading, block: Block, sentence: Span, previous: int, when: When) -> Field | None:
    """The thing that is due: the noun phrase before the time, or else after it."""
    floor, at = max(sentence.start, previous), when.due.span.start
    before = reading.folded[floor:at]
    if _LEGAL.search(before) and when.due.kind is DueKind.ON:
        return None
    things = [m for m in _THINGS.finditer(before) if not _OCCASION.search(before[: m.start()])]
    if when.due.kind is DueKind.RECURRING:
        return _recurring_thing(reading, sentence, when, things, floor)
    if not things and previous > sentence.start and _DUE_THINGS.search(reading.folded[sentence.start : previous]):
        # "định kỳ 6 tháng (trước ngày 10/6), năm (trước ngày 10/12)": the label stands alone.
        label = reading.field(floor, at)
        return label if label.value.strip("() ") else None
    if when.due.pattern.startswith(NOT_AFTER) and (own := _THINGS.search(reading.folded, at, when.due.span.end)):
        return reading.field(own.start(), reading.folded.find(" sau ", own.start(), when.due.span.end))
    if things and all(m.group() in _HANDED_IN for m in things) and floor == sentence.start:
        # "Báo cáo tổng kết năm. Nộp về Phòng trước …": the sentence before says what.
        return _phrase_before(reading, block, sentence) or _phrase(reading, floor + things[0].start(), at)
    if not things and (headed := _headed(reading, floor, at, when)):
        return headed
    if not things:
        following = _THINGS.search(reading.folded, when.due.span.end, sentence.end)
        if following and following.start() - when.due.span.end < 80:
            return _phrase(reading, following.start(), sentence.end)
        title = block.section.title or (block.sections[-2].title if len(block.sections) > 1 else None)
        named = title is not None and not _NOT_THINGS.match(title.of(reading.folded))
        if title and named and _DUE_THINGS.search(title.of(reading.folded)) and at - sentence.start < 60:
            return reading.field(title.start, title.end)
        return None
    return _phrase(reading, floor + _best_thing(things).start(), at)


def _phrase_before(reading: Reading, block: Block, sentence: Span) -> Field | None:
    """What the sentence before this one in the same paragraph says is due."""
    before = next((s for s in reversed(reading.sentences(block)) if s.end <= sentence.start), None)
    things = list(_THINGS.finditer(before.of(reading.folded))) if before else []
    nouns = [m for m in things if m.group() not in _HANDED_IN]
    return _phrase(reading, before.start + _best_thing(nouns).start(), before.end) if before and nouns else None


def _headed(reading: Reading, start: int, at: int, when: When) -> Field | None:
    """ "Thi giáo viên giỏi cấp trường: xong trước …": the words before the colon."""
    colon = _DONE.search(reading.folded, start, at)
    mark = _HEADS_LINE.match(reading.folded, start, at)
    if colon is None or when.due.kind not in {DueKind.BEFORE, DueKind.BY}:
        return None
    field = reading.field(mark.end() if mark else start, colon.start())
    return field if _FEWEST_HEAD <= len(field.value.split()) <= _MOST_HEAD else None


def _best_thing(things: list[re.Match[str]]) -> re.Match[str]:
    """A report, dossier or registration beats a bare verb; of several the first says the most."""
    named = [m for m in things if m.group() in _NOUNS]
    specific = [m for m in named if m.group() != "ke hoach"]
    return (specific or named or things)[0]


def _recurring_thing(
    reading: Reading, sentence: Span, when: When, before: list[re.Match[str]], floor: int
) -> Field | None:
    after = re.compile(r"bao cao|tong hop|so ket|dang ky|gui|kiem tra").search(
        reading.folded, when.due.span.start, sentence.end
    )
    if after and after.start() - when.due.span.end < 60:
        return _phrase(reading, after.start(), sentence.end)
    nouns = [m for m in before if re.match(r"bao cao|ho so|so ket|kiem tra|hop|cham diem", m.group())]
    return _phrase(reading, floor + nouns[-1].start(), when.due.span.start) if nouns else None


def _phrase(reading: Reading, start: int, limit: int) -> Field | None:
    """A noun phrase from its first word to where the recipient, the time or another clause begins."""
    piece = reading.folded[start:limit]
    first = re.match(r"\w+(?:\s+\w+)?", piece)
    stop = re.search(
        r"\s+(?=(?:uy ban nhan dan|ubnd)\b)|\s*:|\s+(?:ve|cho|toi|den|qua)\s+(?=(?:uy ban|ubnd|"
        r"hoi dong|thuong truc|co quan|ban |phong|so |bo |van phong|truong|khoi|cum|lien doan|"
        r"cong doan|to |don vi|chi cuc))|"
        r"\s+gui\s+|\s+nop\s+|\s+(?:truoc|cham nhat|muon nhat)\b|\s*[(;]|,\s*(?:thoi gian|gui|nop|"
        r"bao cao|trinh)|\s+(?:vao|trong|du kien|han)\b|\s+(?:va\s+)?hoan thanh\s+(?:truoc|xong)|"
        r"\s+duoc\s+(?:thuc hien|to chuc|tien hanh|gui|hoan thanh)|\s+dinh ky dung",
        piece[first.end() if first else 0 :],
    )
    end = start + (first.end() if first else 0) + stop.start() if stop else limit
    if stop and stop.group().endswith(":"):
        # "Báo cáo: sơ kết gửi trước …": what stands after the colon says which.
        detail = re.match(
            r"\s*(?:so ket|tong ket|dot \w+|quy \w+|ca nam|nam|0?6 thang)", reading.folded[end + 1 : limit]
        )
        end = end + 1 + detail.end() if detail else end
    if end - start > _LONGEST:
        end = reading.text.rfind(" ", start, start + _LONGEST)
    return reading.field(start, end) if end > start else None
