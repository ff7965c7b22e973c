"""What a letter, notice or plan changes in another text: "gia hạn … đến hết ngày 30/11", "thay cụm từ “…” bằng “…”".

Only a text that says of itself that it changes another one orders anything: in its title or subject ("V/v gia hạn
nộp hồ sơ") or in so many words ("nay đính chính như sau"). A plan that speaks of extensions orders none.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ingest.card.changes import KEPT, Change, changes, is_partial, subject
from ingest.card.reading import Block, Reading
from ingest.card.table import Row, row_of
from ingest.outline import CLOSING
from knowledge.card import Deadline, Due, DueKind, Field, Order, OrderKind, Reference
from knowledge.dates import find_dates
from knowledge.documents import number_key, shares_code
from knowledge.plan import Section
from knowledge.span import Span
from knowledge.text import fold

_VERBS: dict[OrderKind, str] = {
    OrderKind.CORRECTS: r"dinh chinh",
    OrderKind.EXTENDS: r"gia han|keo dai|lui(?= thoi| han| ngay| lich)|doi(?= thoi| han| ngay| lich)",
    OrderKind.REPEALS: r"bai bo|huy bo|thu hoi",
    OrderKind.AMENDS: (
        r"sua doi|bo sung|dieu chinh|thay doi|thay the|thay(?= cum| tu| noi dung| ngay)|sua(?= cum| tu| thanh| noi)"
    ),
}
_VERB = "|".join(rf"(?P<{kind}>{verbs})" for kind, verbs in _VERBS.items())
_SUBJECT = re.compile(rf"\W{{0,9}}(?:v/v|ve viec|ve|viec)?\W{{0,9}}(?:{_VERB})\b")
_NOW = re.compile(rf"\b(?:nay|xin|thong nhat|quyet dinh|dong y)\s+(?:xin\s+|duoc\s+)?(?:{_VERB})\b")
_ORDERS = re.compile(rf"\b(?:{_VERB})\b")

_QUOTES = '"“”«»'
_THING = r"(?:cum tu|tu ngu|tu|noi dung|dong|doan|cau|ngay|thoi gian|thoi han|so)"
_BECOMES = (
    r"(?:nay\s+)?(?:xin\s+)?(?:(?:duoc\s+)?(?:sua|doc|dinh chinh|dieu chinh|sua doi|thay|thay the|doi)"
    r"(?:\s+(?:lai|thanh|la|bang))*|bang|thanh|la)"
)
_SUBSTITUTED = re.compile(
    rf"[{_QUOTES}]\s*(?P<before>[^{_QUOTES}\n]{{1,400}}?)\s*[{_QUOTES}][\s.,;:]*(?:{_BECOMES})\s*:?\s*(?:{_THING}\s*)?:?"
    rf"\s*[{_QUOTES}]\s*(?P<after>[^{_QUOTES}\n]{{1,400}}?)\s*[{_QUOTES}]"
)
"""“A” bằng “B”; đã ghi “A”, nay đính chính là “B”."""
_BARE_WHAT = re.compile(r"(?:(?:thoi gian|thoi han|han|ngay|lich|noi dung)(?:\s+|$))+")
_PROVISION = re.compile(
    r"\b(?:(?:tai|o)\s+)?(?P<path>(?:(?:diem|khoan|muc|phan|dieu|tiet|y|so thu tu|stt)\s+"
    r"(?:[ivx\d]{1,4}[a-z]?(?:\.\d{1,2})*|[a-z])\b(?![.,]\d)[\s,]*(?:cua\s+|thuoc\s+)?)+)"
)
_PLACE_NUMBER = re.compile(r"(?:diem|khoan|muc|phan|dieu|tiet|y|so thu tu|stt)\s+([ivx\d]{1,4}(?:\.\d+)*|[a-z])\b")
_TRAILING = re.compile(
    r"(?:^|(?<=[\s,:]))(?:tu|den|sang|len|xuong|con|thanh|vao|toi|moi|la|cham nhat|truoc|ngay|it nhat)[\s:,(]{0,4}$"
    r"|[\s:,(]{1,4}$"
)
_CITED = re.compile(
    r"(?<=\S) (?:(?:da )?(?:neu|quy dinh|ghi) )?(?:theo|tai|trong|o) "
    r"(?:ke hoach|huong dan|cong van|thong bao|quyet dinh|quy che|chuong trinh|chi thi|the le|van ban)\b"
)
"""What something is called by ends where the document begins that says it: "gửi báo cáo theo Kế hoạch số 12"."""
_PRINTED_LEAD = re.compile(r",\s(?P<what>[^,;:]{4,120}?)\s(?:in|ghi|viet)(?:\s+la)?[\s:]*$")
_STILL = re.compile(r"\W*(?:nay|dung la|xin)\b")
_TELLING = re.compile(
    r"^\W*(?:do|vi|neu|truong hop|sau khi|ly do|da|de nghi)\b|\b(?:neu|truong hop|da|duoc phep|xin)\s*$"
)
"""How a part of a sentence begins or ends that orders nothing: it tells why, when, or what was done."""
_CONDITION = re.compile(r"\?\s*$|\b(?:neu|truong hop|khi do)\b")
_NEW_COLUMN = re.compile(
    r"\b(?:moi|dieu chinh|sua doi|sua lai|sua thanh|dinh chinh|gia han|thay (?:bang|the)|nay la)\b"
)
_ADDED = re.compile(r"bo sung\s+(?:vao|them)\b")
_CHANGING_PART = re.compile(
    r"\W*(?:ve\s+)?(?:noi dung\s+)?(?:gia han|dieu chinh|thay doi|sua doi|keo dai|lui)\b|\W*(?:ve\s+)?(?:cac\s+)?"
    r"(?:thoi (?:gian|han)|moc)\b"
)
_MARK = re.compile(r"\W*(?:\d+(?:\.\d+)*[.)]?\s+|[a-zđ][.)]\s+|[ivx]+\.\s+)?")
_EXTENDED = re.compile(r"\W*(?:ve\s+)?(?:gia han|lui|keo dai)\b")
_FROM_TO = re.compile(r"tu\s+(?P<old>\S[^.;]{3,40}?)\s+(?P<new>den\b)")
_OF_SOME = re.compile(r"\b(?:neu|truong hop|bo sung|tang them|da (?:nop|gui)|ly do|do|thay bang|kem)\b")
"""What says of a day that it is for some only, or that it is of another matter."""
_RESTATED = re.compile(r"(?:nhu sau|thanh)?\s{0,3}:\s*(?=\S)")
_LIKE_A_PLAN = frozenset(
    {"Kế hoạch", "Hướng dẫn", "Công văn", "Thông báo", "Chương trình", "Chỉ thị", "Thể lệ", "Quy chế"}
)
_CHANGING = frozenset({"amends", "replaces", "repeals"})
_UNNUMBERED = re.compile(
    r"\b(?P<kind>ke hoach|huong dan|chuong trinh|thong bao)\s+(?!so\b|nay\b|tren\b|kem\b)"
    r"(?P<subject>(?:\w+[\s,-]+){3,40}?)"
    r"(?=ngay \d|cua\b|da\b|duoc\b|ban hanh\b|[.;:()\n])"
)
_ISSUING = re.compile(r"\bkem(?:\s+theo)?\b|\bban hanh\s+(?:quy|the le|huong dan|ke hoach|chuong trinh)\b")
_WHERE = re.compile(
    r"^\W*(?:\d+(?:\.\d+)*[.)]?\s+|[a-zđ][.)]\s+|[ivx]+\.\s+)?(?:(?:doi )?voi\s+|ve\s+)?$|"
    r"(?<!mau )(?<!bieu )(?<!luc )\b(?:tai|trong|cua)\s+(?:ban\s+)?$"
)
"""Before a document: it begins the line, or is where something stands; not "theo mẫu tại Công văn …"."""
_FAR = 80


def find_orders(reading: Reading, title: Field | None, references: Sequence[Reference]) -> tuple[Order, ...]:
    """The orders of a text in its order; none where it changes no other text."""
    if not _changes(reading, title, references):
        return ()
    orders: list[Order] = []
    for block in reading.blocks:
        if block.sections[0].label != CLOSING and not (title and block.span.start < title.span.end):
            orders += _in_block(reading, block, title)
    orders += _over_lines(reading, title)
    return tuple(sorted(orders, key=lambda one: one.span.start))


def restated(
    reading: Reading,
    title: Field | None,
    deadlines: Sequence[Deadline],
    references: Sequence[Reference],
    orders: Sequence[Order],
) -> Iterator[Order]:
    """The deadlines of a text whose title says that it changes another one, and that gives no order in so many words:
    each counts instead of the other's; as do those of a part whose heading says so ("1. Gia hạn hồ sơ")."""
    subject_of = _SUBJECT.match(title.span.of(reading.folded)) if title else None
    if title is None or subject_of is None or subject_of.group().endswith("bo sung"):
        return
    for one in deadlines:
        block = next((block for block in reading.blocks if block.span.holds(one.due.span)), None)
        if block is None or any(one.span.meets(cited.sentence) for cited in references):
            continue
        sentence = one.span.of(reading.folded)
        if (
            any(one.due.span.meets(order.span) for order in orders)
            or KEPT.search(sentence)
            or is_partial(sentence)
            or _OF_SOME.search(sentence)
        ):
            continue
        if not orders or any(_is_changing(reading, section) for section in block.sections[:-1]):
            yield _set_anew(reading, block, one, _kind(reading, None, title))


def _set_anew(reading: Reading, block: Block, one: Deadline, kind: OrderKind) -> Order:
    """The order of a deadline; under "Gia hạn hồ sơ" a time from one day to another is the old and the new one."""
    due, folded = one.due.span, one.due.span.of(reading.folded)
    above = [_heading(reading, section).of(reading.folded) for section in block.sections[:-1]]
    parted = _FROM_TO.match(folded) if above and _EXTENDED.match(above[-1]) else None
    if parted:
        lead = reading.folded[one.span.start : due.start]
        who = reading.field(one.span.start, due.start) if lead.rstrip().endswith(":") else one.what
        before = reading.field(due.start + parted.start("old"), due.start + parted.end("old"))
        after = reading.field(due.start + parted.start("new"), due.end)
        return Order(kind, one.span, what=who, before=before, after=after)
    after = reading.field(due.start, due.end)
    return Order(kind, one.span, what=one.what, after=after, provision=_provision(one.span.of(reading.folded)))


def _is_changing(reading: Reading, section: Section) -> bool:
    """Whether a part of a text is about what it changes, as its heading says."""
    return _CHANGING_PART.match(_heading(reading, section).of(reading.folded)) is not None


def _heading(reading: Reading, section: Section) -> Span:
    """What a part of a text is called: its title, else its first line, without its mark."""
    if section.title:
        return section.title
    end = reading.text.find("\n", section.own.start, section.own.end)
    line = Span(section.own.start, end if end >= 0 else section.own.end)
    mark = _MARK.match(line.of(reading.folded))
    return Span(line.start + (mark.end() if mark else 0), line.end)


def linked(
    reading: Reading,
    references: Sequence[Reference],
    orders: Sequence[Order],
    number: Field | None = None,
    title: Field | None = None,
) -> tuple[Reference, ...]:
    """The references, with the texts that the orders are for as ones that are amended.

    Where the text does not say it in one breath ("Theo Kế hoạch số …, hồ sơ …; nay gia hạn …"), that is the first
    one it cites of the office whose code its own `number` has, else the first that is no legal basis, also the decision
    with which it was issued, else the one it calls by its name. A text whose `title` does not say that it changes
    another one changes none that it cites far from its orders, unless it is of its own office.
    """
    if not orders:
        return tuple(references)
    if any(one.role in _CHANGING for one in references):
        return _with_others(reading, references, orders)
    numbered = [one for one in references if one.role != "basis" and one.number]
    like = [one for one in numbered if one.kind in _LIKE_A_PLAN or _issues(reading, one)]
    own = [one for one in like if number and shares_code(one.number or "", number.value)]
    if not (title and _SUBJECT.match(title.span.of(reading.folded))):
        like = [one for one in like if one in own or _is_beside(one, orders)]
    cited = next(iter(own or like), None)
    if cited is not None:
        first = [replace(one, role="amends") if one == cited else one for one in references]
        return _with_others(reading, first, orders)
    return (*references, *_unnumbered(reading))


def _with_others(reading: Reading, references: Sequence[Reference], orders: Sequence[Order]) -> tuple[Reference, ...]:
    """The references, with each further text of the same office that an order names, or the heading above it, as one
    that is amended: a letter may change a plan and its guidance."""
    known = [one.number for one in references if one.role in _CHANGING and one.number]
    named = [
        one
        for one in references
        if one.role == "mentions" and one.kind in _LIKE_A_PLAN and _is_where(reading, one)
        if any(_is_of_one_office(one.number or "", number) for number in known)
    ]
    changed = [one for one in named if any(_names(reading, order, one) for order in orders)]
    return tuple(replace(one, role="amends") if one in changed else one for one in references)


def _is_of_one_office(one: str, other: str) -> bool:
    """Whether two numbers have the same code of an office, also one that each place has: "45/KH-UBND", "46/HD-UBND"."""
    return shares_code(one, other) or number_key(one).rpartition("-")[2] == number_key(other).rpartition("-")[2]


def _is_where(reading: Reading, reference: Reference) -> bool:
    """Whether a document is cited as where something stands ("tại Kế hoạch …"), or begins its line."""
    block = next((one for one in reading.blocks if one.span.holds(reference.span)), None)
    lead = reading.folded[block.span.start : reference.span.start] if block else ""
    return _WHERE.search(lead) is not None


def _names(reading: Reading, order: Order, reference: Reference) -> bool:
    """Whether an order names a document, or a heading above the order does."""
    if order.span.holds(reference.span):
        return True
    above = (one for one in reading.sections if one.span.holds(order.span) and one.span.holds(reference.span))
    return any(_heading(reading, one).meets(reference.span) for one in above)


def _is_beside(reference: Reference, orders: Sequence[Order]) -> bool:
    """Whether a document is cited in what an order says, or shortly before it."""
    cited = reference.sentence
    return any(cited.meets(one.span) or 0 <= one.span.start - cited.end <= _SHORTLY for one in orders)


_SHORTLY = 400
"""Characters."""


def _issues(reading: Reading, reference: Reference) -> bool:
    """Whether a decision is cited with the rules that it issues: "Quy chế … ban hành kèm theo Quyết định số …"."""
    return reference.kind == "Quyết định" and _ISSUING.search(reference.sentence.of(reading.folded)) is not None


def own_deadlines(
    deadlines: Sequence[Deadline], orders: Sequence[Order], references: Sequence[Reference]
) -> tuple[Deadline, ...]:
    """The deadlines of a text itself: not those that it only repeats from the one it changes ("Theo Kế hoạch số …,
    hồ sơ gửi trước ngày …"), but those that its orders set."""
    if not orders:
        return tuple(deadlines)
    repeated = [one.sentence for one in references if one.role in _CHANGING]
    own = [one for one in deadlines if not any(one.span.meets(sentence) for sentence in repeated) or _set(one, orders)]
    return (*own, *_due_by_orders(orders, own))


def _set(deadline: Deadline, orders: Sequence[Order]) -> bool:
    """Whether an order sets the day of a deadline."""
    return any(one.after is not None and one.after.span.meets(deadline.due.span) for one in orders)


def _due_by_orders(orders: Sequence[Order], deadlines: Sequence[Deadline]) -> Iterator[Deadline]:
    """The new days of orders as deadlines of the text itself, where it states no other deadline there."""
    for order in orders:
        known = any(order.span.meets(one.span) for one in deadlines)
        dates = find_dates(order.after.value) if order.after else ()
        if order.after and order.what and len(dates) == 1 and not known:
            kind = DueKind.BEFORE if order.after.value.lower().startswith("trước") else DueKind.BY
            yield Deadline(order.what, Due(kind, dates[0].value, order.after.span), order.span)


def _changes(reading: Reading, title: Field | None, references: Sequence[Reference]) -> bool:
    if title and _SUBJECT.match(title.span.of(reading.folded)):
        return True
    body = reading.folded[title.span.end if title else 0 :]
    return bool(_NOW.search(body)) and any(one.role not in {"basis", "implements"} for one in references)


def _in_block(reading: Reading, block: Block, title: Field | None) -> list[Order]:
    folded = block.span.of(reading.folded)
    verb = _ORDERS.search(folded)
    substituted = list(_SUBSTITUTED.finditer(folded))
    if substituted and (verb or _NOW.search(reading.folded)):
        kind = _kind(reading, verb, title)
        return [_substitution(reading, block, match, kind, folded) for match in substituted]
    if (row := row_of(reading, block)) is not None:
        return list(_in_row(reading, row, title))
    return list(_in_sentences(reading, block, title)) or list(_of_a_provision(reading, block, title))


def _of_a_provision(reading: Reading, block: Block, title: Field | None) -> Iterator[Order]:
    """A part that is taken out, or that is said anew as a whole."""
    start, folded = block.span.start, block.span.of(reading.folded)
    for verb in _ORDERS.finditer(folded):
        provision = _PROVISION.match(folded, verb.end() + 1)
        kind = _kind(reading, verb, title)
        if kind is OrderKind.REPEALS:
            sentence = _sentence(reading, block, start + verb.start())
            if path := _provision(sentence.of(reading.folded)):
                yield Order(kind, sentence, provision=path)
                return
            continue
        anew = _RESTATED.search(folded, verb.end())
        if _provision(folded) and anew and not _SUBJECT.match(folded[anew.end() :]):
            after = reading.field(start + anew.end(), block.span.end)
            if len(after.value) > 1 and not KEPT.search(folded, anew.end()):
                whole = (
                    provision is not None and verb.group() != "dinh chinh" and not _ADDED.match(folded, verb.start())
                )
                yield Order(kind, block.span, after=after, provision=_provision(folded) if whole else ())
            return


def _in_sentences(reading: Reading, block: Block, title: Field | None) -> Iterator[Order]:
    """What each sentence of a block changes."""
    folded = block.span.of(reading.folded)
    is_told = title is not None and _SUBJECT.match(title.span.of(reading.folded))
    if (
        not is_told
        and not _ORDERS.search(folded)
        and not any(_is_changing(reading, one) for one in block.sections[:-1])
    ):
        return
    for sentence in _statements(reading, block):
        text, folded = sentence.of(reading.text), sentence.of(reading.folded)
        if is_partial(folded):
            continue
        for change in changes(text, folded):
            if change.before is None and (_CONDITION.search(folded) or not _speaks(folded, change)):
                continue
            verb = _ORDERS.search(folded, change.verb.start) or _ORDERS.search(folded)
            before, after = (span and _moved(span, sentence.start) for span in (change.before, change.after))
            yield Order(
                _kind(reading, verb, title),
                sentence,
                what=_changed(reading, sentence, change) or _of_heading(reading, block),
                before=reading.field(before.start, before.end) if before else None,
                after=reading.field(after.start, after.end) if after else None,
                provision=_provision(folded),
            )


def _speaks(folded: str, change: Change) -> bool:
    """Whether the words of a change order something: they tell of no reason and of no condition."""
    lead = folded[: change.verb.start]
    return not _TELLING.search(lead.rsplit(",", 1)[-1]) or bool(_NOW.search(lead))


def _statements(reading: Reading, block: Block) -> Iterator[Span]:
    """The sentences of a block; "…; nay sửa là …" belongs to the one before."""
    held: Span | None = None
    for piece in reading.sentences(block):
        if held and _STILL.match(piece.of(reading.folded)):
            held = Span(held.start, piece.end)
            continue
        if held:
            yield held
        held = piece
    if held:
        yield held


def _sentence(reading: Reading, block: Block, at: int) -> Span:
    """The sentence of a block in which an offset stands."""
    return next((one for one in reading.sentences(block) if one.start <= at < one.end), block.span)


def _moved(span: Span, by: int) -> Span:
    return Span(span.start + by, span.end + by)


def _in_row(reading: Reading, row: Row, title: Field | None) -> Iterator[Order]:
    """A row of a table with a column for what was and one for what counts now."""
    old = next((cell for cell in row.cells if row.is_replaced(cell.span.start) and cell.heading), None)
    new = next((cell for cell in row.cells if cell is not old and _NEW_COLUMN.search(cell.heading)), None)
    if new is None or old is None or KEPT.search(new.span.of(reading.folded)):
        return
    before, after = reading.field(old.span.start, old.span.end), reading.field(new.span.start, new.span.end)
    if not before.value or not after.value or fold(before.value) == fold(after.value):
        return
    named = [cell for cell in row.cells if cell.span.end <= min(old.span.start, new.span.start)]
    named = [cell for cell in named if re.search(r"[a-z]{2}", cell.span.of(reading.folded))]
    what = reading.field(named[-1].span.start, named[-1].span.end) if named else None
    yield Order(_kind(reading, None, title), row.span, what=what, before=before, after=after)


def _over_lines(reading: Reading, title: Field | None) -> Iterator[Order]:
    """The substitutions whose old and new words stand on lines of their own, below the line that says where."""
    blocks = [block for block in reading.blocks if block.sections[0].label != CLOSING]
    for match in _SUBSTITUTED.finditer(reading.folded, title.span.end if title else 0):
        first, last = (_holding(blocks, match.start(name)) for name in ("before", "after"))
        if first is None or last is None or first == last:
            continue
        above = blocks[first - 1] if first and not _PROVISION.search(blocks[first].span.of(reading.folded)) else None
        start = (above or blocks[first]).span.start
        before, after = Span(*match.span("before")), Span(*match.span("after"))
        yield Order(
            _kind(reading, _ORDERS.search(reading.folded, start, match.end()), title),
            Span(start, blocks[last].span.end),
            before=Field(before.of(reading.text), before),
            after=Field(after.of(reading.text), after),
            provision=_provision(reading.folded[start : match.start("before")]),
        )


def _holding(blocks: Sequence[Block], at: int) -> int | None:
    """The place of the block in which an offset stands."""
    return next((place for place, block in enumerate(blocks) if block.span.start <= at < block.span.end), None)


def _substitution(reading: Reading, block: Block, match: re.Match[str], kind: OrderKind, folded: str) -> Order:
    start = block.span.start
    before = Span(start + match.start("before"), start + match.end("before"))
    after = Span(start + match.start("after"), start + match.end("after"))
    lead = _PRINTED_LEAD.search(folded, 0, match.start())
    return Order(
        kind,
        block.span,
        what=_named(reading, _moved(Span(*lead.span("what")), start)) if lead else None,
        before=Field(before.of(reading.text), before),
        after=Field(after.of(reading.text), after),
        provision=_provision(folded),
    )


def _changed(reading: Reading, sentence: Span, change: Change) -> Field | None:
    """What a change is about: what its verb has as object ("gia hạn nộp hồ sơ"), else what stands before it."""
    before, behind = (_moved(one, sentence.start) for one in subject(sentence.of(reading.folded), change))
    return _named(reading, behind) or _named(reading, before)


def _named(reading: Reading, span: Span) -> Field | None:
    """Words that name something, without those before it that all times and numbers have, and the "từ" behind it."""
    folded = span.of(reading.folded)
    start, end = 0, len(folded)
    if provision := _PROVISION.match(folded.lstrip(" :,")):
        start = len(folded) - len(folded.lstrip(" :,")) + provision.end()
    if cited := _CITED.search(folded, start):
        end = cited.start()
    while trailing := _TRAILING.search(folded[start:end]):
        end = start + trailing.start()
    lead = _BARE_WHAT.match(folded, start + len(folded[start:end]) - len(folded[start:end].lstrip(" :,-")))
    start = min(lead.end(), end) if lead else start
    field = reading.field(span.start + start, span.start + end)
    return field if len(field.value.split()) > 1 and len(field.value) <= _FAR * 2 else None


def _of_heading(reading: Reading, block: Block) -> Field | None:
    """What the heading above names: "1. Gia hạn nhận bài"."""
    for section in reversed(block.sections[:-1]):
        title = _heading(reading, section)
        if verb := _SUBJECT.match(title.of(reading.folded)):
            return _named(reading, Span(title.start + verb.end(), title.end))
    return None


def _provision(folded: str) -> tuple[str, ...]:
    """The parts named, the widest first: "điểm 1 mục III" is ("iii", "1")."""
    match = _PROVISION.search(folded)
    return tuple(reversed(_PLACE_NUMBER.findall(match["path"]))) if match else ()


def _kind(reading: Reading, verb: re.Match[str] | None, title: Field | None) -> OrderKind:
    """How something is changed: as the title says of the whole text, but for what is taken out."""
    own = OrderKind(verb.lastgroup) if verb and verb.lastgroup else OrderKind.CORRECTS
    of_title = _ORDERS.search(title.span.of(reading.folded)) if title else None
    return OrderKind(of_title.lastgroup) if of_title and of_title.lastgroup and own is not OrderKind.REPEALS else own


def _unnumbered(reading: Reading) -> Iterator[Reference]:
    """The text that is called by kind and subject instead of its number."""
    for block in reading.blocks:
        match = _UNNUMBERED.search(reading.folded, block.span.start, block.span.end)
        if match and block.sections[0].label != CLOSING:
            near = find_dates(reading.text[match.end() : min(block.span.end, match.end() + _FAR)])
            day = next((one.value for one in near if one.value.day), None)
            subject = reading.field(match.start("subject"), match.end("subject"))
            kind = reading.text[match.start("kind") : match.end("kind")].capitalize()
            yield Reference(
                kind, None, day, None, subject.value, "amends", Span(match.start(), match.end()), block.span
            )
            return
