"""What a document is about: the lines under its kind, the subject of a letter ("V/v …"), or what stands in capitals."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.card.form import (
    MOTTO,
    Cell,
    below,
    cells,
    columns,
    is_dated,
    is_motto,
    is_numbered,
    is_of_program,
    mostly_capitals,
)
from ingest.card.headings import Heading, heading, titled
from ingest.card.letterhead import AUTHORITY, UNIT_HEAD
from ingest.card.reading import Block, Reading
from knowledge.card import Field
from knowledge.span import Span
from knowledge.text import UPPER, squeeze

_SUBJECT = re.compile(r"(?<!\w)(?:v\s?[/.]\s?v|vv|ve viec)\b\s*[:.]?\s*")
""" "V/v", "V/v:", "Về việc": what the subject of a letter stands behind."""
_ADDRESSED = re.compile(r"\W*kinh (?:gui|moi|trinh)\b")
_ATTACHED = re.compile(r"\W*(?:ban hanh )?kem theo\b")
_PREAMBLE = re.compile(
    r"\W*(?:can cu|thuc hien|thyc hi|huong ung|thi hanh|trien khai|theo|nham|de (?:thuc|tiep|phat|"
    r"trien|lap|chao)|phat huy|tiep tuc|duoc su|hom nay|"
    r"xet|nam \d{4}|chao mung|voi)\b"
)
_OPENS = re.compile(r"\W*can cu\b|\W*kinh gui\b")
_NUMBER_LINE = re.compile(r"\W*(?:luat )?s[o6]\s*[:.]?\s*(?:\d|\W*/)")
_RUN_ON = re.compile(
    r"\s(?:Căn cứ (?:Luật|Nghị|Quyết|Chỉ|Kế|Công|Hướng|Thông|Chương)|Thực hiện (?:Chỉ|Kế|Quyết|Công|Nghị)|Kính gửi)\b"
)
"""The preamble in one line with the title, where lines were joined."""
_ANNOUNCES = re.compile(r"\s(?:(?:duoc|da) ban hanh|cu the|nhu sau|gom|tai ve)\b[^:\n]{0,200}:\s{0,9}$", re.MULTILINE)
_NUMBERED = re.compile(
    rf"\W{{0,9}}[Ss][ốỐ]\s{{0,3}}[:.]?\s{{0,3}}\d{{1,5}}\s?[/-]\s?[{UPPER}\d][\w&/.-]{{0,40}}"
    rf"(?P<more>\W{{0,5}}\s(?=\W{{0,5}}[{UPPER}]))?"
)
"""A number, and whether a sentence stands behind it: "Số: 5/SGDĐT-VP Về hướng dẫn …"."""
_FEWEST_OF_SUBJECT = 4
_STOPS = re.compile(r"[.;:]")
_SHORTEST = 10
_RULE = re.compile(r"[\W_]{3,}")
_FORM_NUMBER = re.compile(r"\W*(?:mau|bieu mau|bieu|phu luc)\s*(?:so\s*)?[\w./-]{0,12}\W*")
_MOST_LINES = 5
_FEWEST_WORDS = 2
"""A title in the line of its heading has so many words: "LIÊN TỊCH" or a number is none."""
_LONGEST = 320
_BEGINS_TITLE = re.compile(r"\W*(?:ve (?:viec )?|ket luan cua |y kien (?:ket luan |chi dao )?cua )")
"""How the line below "THÔNG BÁO" can only begin that is its title, however long it is."""
_SENTENCE = 60
"""A line that ends with a full stop is a sentence from so many characters on."""
_EDGES = " \t\n|;,.:\"“”'*_-–—"


@dataclass(frozen=True, slots=True)
class Title:
    """The title, absent where there is none; where the head ends and the body begins, as numbers of lines.

    `heading` is what the document calls itself above its title, `subject` tells that it has a "V/v" and no heading.
    """

    field: Field | None
    form: int
    body: int
    heading: Heading | None = None
    subject: bool = False


def read_title(reading: Reading, head: Sequence[Block]) -> Title:
    """The title among the lines before the first numbered part."""
    for at, block in enumerate(head):
        found = _heading(reading, block)
        if found and not found.alone and _is_in_letterhead(reading, head[at + 1 :]):
            continue
        if found:
            lines = _under_heading(reading, head, at, found)
            field = reading.field(lines[0].start, lines[-1].end) if lines else None
            body = at + 1 + len([line for line in lines if line.start > block.span.start])
            return Title(field, at, body, found)
        if _OPENS.match(block.span.of(reading.folded)):
            break
    return (
        _subject(reading, head)
        or _below_number(reading, head)
        or _in_capitals(reading, head)
        or _first_line(reading, head)
    )


def _is_in_letterhead(reading: Reading, below: Sequence[Block]) -> bool:
    """Whether number or day stand below a line and the kind alone below these: what it begins with is no kind."""
    marked = False
    for block in below:
        if _OPENS.match(block.span.of(reading.folded)) or _ADDRESSED.match(block.span.of(reading.folded)):
            return False
        found = _heading(reading, block)
        if found is not None:
            return marked and found.alone
        marked = marked or _is_mark(reading, block)
    return False


def _heading(reading: Reading, block: Block) -> Heading | None:
    """The kind that a line, or one of its columns, names."""
    return next((h for span in columns(reading, block) if (h := heading(span.of(reading.text).strip()))), None)


def _under_heading(reading: Reading, head: Sequence[Block], at: int, found: Heading) -> list[Span]:
    """The lines of a title: what stands behind the kind in its own line, then those below, to the preamble."""
    behind = head[at].span.of(reading.folded)[found.length :].split()
    lines = [] if found.alone or len(behind) < _FEWEST_WORDS else [head[at].span]
    for block in head[at + 1 :]:
        folded = block.span.of(reading.folded)
        if lines and _closes(reading, block):
            break
        if MOTTO.search(folded) or is_of_program(folded) or (not lines and _NUMBER_LINE.match(folded)):
            continue
        run_on = _RUN_ON.search(reading.text, block.span.start + _SHORTEST, block.span.end)
        if run_on and not _PREAMBLE.match(folded) and not _STOPS.search(folded[: run_on.start() - block.span.start]):
            return [*lines, Span(block.span.start, run_on.start())]
        if _ends(reading, block, bool(lines)):
            break
        lines.append(block.span)
        if len(lines) == _MOST_LINES:
            break
    return lines


def _closes(reading: Reading, block: Block) -> bool:
    """Whether a line is the rule under a title, or names who decides."""
    folded = block.span.of(reading.folded)
    decides = AUTHORITY.match(folded) and len(folded) < 80 and mostly_capitals(block.span.of(reading.text))
    return bool(_RULE.fullmatch(folded) or decides)


def _ends(reading: Reading, block: Block, has_lines: bool) -> bool:
    folded = block.span.of(reading.folded).rstrip()
    # A line in capitals is broken where it is full.
    pauses = folded[-1:] in {";", ","} and not mostly_capitals(block.span.of(reading.text))
    ends = pauses or (folded.endswith((".", ":", "./.")) and len(folded) > _SENTENCE)
    preamble = _PREAMBLE.match(folded) and not mostly_capitals(block.span.of(reading.text))
    below_title = has_lines and bool(preamble or is_dated(reading, block.span))
    formal = bool(_OPENS.match(folded) or _ADDRESSED.match(folded) or _ATTACHED.match(folded))
    longest = 2 * _LONGEST if not has_lines and _BEGINS_TITLE.match(folded) else _LONGEST
    return ends or len(folded) > longest or below_title or formal


def _subject(reading: Reading, head: Sequence[Block]) -> Title | None:
    """The subject of a letter: what stands behind "V/v", on in the cells below in its column."""
    found = cells(reading, head)
    for cell in found:
        folded = cell.span.of(reading.folded)
        if _OPENS.match(folded) or _ADDRESSED.match(folded):
            break
        match = _SUBJECT.search(folded)
        if match is None or (match.start() > 3 and not is_numbered(reading, cell.span)):
            continue
        parts = [Span(cell.span.start + match.end(), cell.span.end), *_goes_on(reading, found, cell)]
        parts = [reading.trim(part.start, part.end, _EDGES) for part in parts]
        parts = [part for part in parts if part.start < part.end]
        if parts:
            value = " ".join(squeeze(part.of(reading.text)) for part in parts)
            body = next((i for i, block in enumerate(head) if _is_addressed(reading, block)), cell.row + len(parts))
            return Title(Field(value, Span(parts[0].start, parts[-1].end)), max(body, cell.row), body, subject=True)
    return None


def _below_number(reading: Reading, head: Sequence[Block]) -> Title | None:
    """The subject of a letter without "V/v": what stands behind its number, in the same cell or below it."""
    addressed = next((i for i, block in enumerate(head) if _is_addressed(reading, block)), None)
    found = cells(reading, head[:addressed]) if addressed is not None else []
    for cell in found:
        match = _NUMBERED.match(cell.span.of(reading.text))
        if match is None:
            continue
        parts = (
            [Span(cell.span.start + match.end(), cell.span.end)] if match["more"] else _goes_on(reading, found, cell)
        )
        parts = [reading.trim(part.start, part.end, _EDGES) for part in parts]
        written = " ".join(squeeze(part.of(reading.text)) for part in parts)
        if len(written.split()) < _FEWEST_OF_SUBJECT or not written[0].isupper() or mostly_capitals(written):
            return None
        return Title(Field(written, Span(parts[0].start, parts[-1].end)), addressed or 0, addressed or 0, subject=True)
    return None


def _is_addressed(reading: Reading, block: Block) -> bool:
    return any(_ADDRESSED.match(span.of(reading.folded)) for span in columns(reading, block))


def _goes_on(reading: Reading, found: Sequence[Cell], cell: Cell) -> list[Span]:
    """The cells below a subject that still belong to it."""
    spans: list[Span] = []
    for other in below(found, cell):
        folded = other.span.of(reading.folded)
        stops = (
            is_motto(reading, other.span)
            or is_dated(reading, other.span)
            or is_numbered(reading, other.span)
            or _ADDRESSED.match(folded)
            or _OPENS.match(folded)
            or len(folded) > _LONGEST
            or mostly_capitals(other.span.of(reading.text))
            or len(spans) == _MOST_LINES
        )
        if stops:
            break
        previous = spans[-1] if spans else cell.span
        if _PREAMBLE.match(folded) and len(folded) > _SENTENCE and reading.text[other.span.start].isupper():
            break
        if reading.text[previous.end : other.span.start].count("\n") > 1:
            break
        spans.append(other.span)
    return spans


def _in_capitals(reading: Reading, head: Sequence[Block]) -> Title | None:
    """Where nothing names the kind: the lines in capitals below motto, number and day ("PHÂN CÔNG NHIỆM VỤ")."""
    ends = next((i for i, b in enumerate(head) if _opens(reading, b)), len(head))
    marks = [i for i, block in enumerate(head[:ends]) if _is_mark(reading, block)]
    if not marks:
        return None
    lines: list[int] = []
    for at in range(marks[-1] + 1, len(head)):
        written, folded = head[at].span.of(reading.text), head[at].span.of(reading.folded)
        is_title = mostly_capitals(written) and len(written) < _LONGEST and not is_motto(reading, head[at].span)
        if not is_title or (lines and _closes(reading, head[at])):
            if lines or len(folded) > _SENTENCE or _ADDRESSED.match(folded):
                break
            continue
        lines.append(at)
        if len(lines) == _MOST_LINES:
            break
    if not lines or (re.match(UNIT_HEAD + r"\b", head[lines[0]].span.of(reading.folded)) and len(lines) == 1):
        return None
    field = reading.field(head[lines[0]].span.start, head[lines[-1]].span.end)
    return Title(field, lines[0], lines[-1] + 1)


def _opens(reading: Reading, block: Block) -> bool:
    """Whether the body begins: what it rests on, whom it is addressed to, a whole paragraph."""
    folded = block.span.of(reading.folded)
    return bool(_OPENS.match(folded)) or len(folded) > 2 * _SENTENCE


def _is_mark(reading: Reading, block: Block) -> bool:
    """Whether a line can only stand in a letterhead."""
    return any(
        is_numbered(reading, span)
        or is_dated(reading, span)
        or (MOTTO.search(span.of(reading.folded)) and any(c.isalpha() for c in span.of(reading.folded)))
        for span in columns(reading, block)
    )


def _first_line(reading: Reading, head: Sequence[Block]) -> Title:
    """The first line that is no form: a title in plain letters, or what a page is called; a letter has none."""
    addressed = any(_is_addressed(reading, block) for block in head)
    for at, block in enumerate(head):
        if block.sections[0].style != "region" or _is_form(reading, block):
            continue
        announced = _announced(reading, block)
        if addressed or (announced is None and _ends(reading, block, has_lines=False)):
            break
        field = announced or reading.field(block.span.start, block.span.end)
        return Title(field if field.value else None, at, at + 1)
    body = next((i for i, b in enumerate(head) if _is_addressed(reading, b) or not _is_form(reading, b)), len(head))
    return Title(None, body, body)


def _announced(reading: Reading, block: Block) -> Field | None:
    """What a page says that it tells below: "Thể lệ Cuộc thi X được ban hành kèm theo Kế hoạch 5, cụ thể:"."""
    found = _ANNOUNCES.search(reading.folded, block.span.start + _SHORTEST, block.span.end)
    if found is None or titled(block.span.of(reading.text)) is None:
        return None
    return reading.field(block.span.start, found.start())


def _is_form(reading: Reading, block: Block) -> bool:
    written, folded = block.span.of(reading.text), block.span.of(reading.folded)
    return (
        _is_mark(reading, block)
        or is_motto(reading, block.span)
        or _FORM_NUMBER.fullmatch(folded) is not None
        or (written[:6].isupper() and len(written) < _SENTENCE)
    )
