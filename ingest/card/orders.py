"""What a letter, notice or plan changes in another text: "gia hạn … đến hết ngày 30/11", "thay cụm từ “…” bằng “…”".

Only a text that says of itself that it changes another one orders anything: in its title or subject ("V/v gia hạn
nộp hồ sơ") or in so many words ("nay đính chính như sau"). A plan that speaks of extensions orders none.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ingest.card.reading import Block, Reading
from ingest.outline import CLOSING
from knowledge.card import Deadline, Due, DueKind, Field, Order, OrderKind, Reference
from knowledge.dates import DateMention, find_dates
from knowledge.span import Span

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
_INTO = re.compile(r"\b(?:thanh|sang|nay la|bang|doi thanh)\b")
"""What parts the old time from the new one."""
_INSTEAD = re.compile(r"(?:thay vi|thay cho|truoc day la|khong phai|cu la)\W*(?:\w+\s+){0,2}$")
_FROM = re.compile(r"\btu\s+(?:ngay\s+)?$")
_UNTIL = re.compile(r"\s*(?:den|toi|sang|thanh|lui den)\b")
_LEAD = re.compile(r"(?:\b(?:truoc|het|den het|cham nhat|muon nhat|cuoi)\s+(?:la\s+|vao\s+)?){0,4}(?:ngay\s+)?$")
_TIME_BEGINS = re.compile(
    r"\s*(?:\b(?:tu|den|toi|sang|thanh|la|truoc|het|cham nhat|muon nhat|vao|nhu sau|cu the)\b"
    r"|[:,;.(]|ngay \d|\d{1,2}/|$)"
)
_BARE_WHAT = re.compile(r"(?:(?:thoi gian|thoi han|han|ngay|lich|noi dung)\s+)+")
_PROVISION = re.compile(
    r"\b(?:(?:tai|o)\s+)?(?P<path>(?:(?:diem|khoan|muc|phan|dieu|tiet|y|so thu tu|stt)\s+"
    r"(?:[ivx\d]{1,4}[a-z]?(?:\.\d+)*|[a-z])\b[\s,]*(?:cua\s+|thuoc\s+)?)+)"
)
_PLACE_NUMBER = re.compile(r"(?:diem|khoan|muc|phan|dieu|tiet|y|so thu tu|stt)\s+([ivx\d]{1,4}(?:\.\d+)*|[a-z])\b")
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
_ISSUING = re.compile(r"\bkem theo\b|\bban hanh\s+(?:quy|the le|huong dan|ke hoach|chuong trinh)\b")
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
    each counts instead of the other's."""
    if title and not orders and _SUBJECT.match(title.span.of(reading.folded)):
        for one in deadlines:
            if not any(one.span.meets(cited.sentence) for cited in references):
                after = reading.field(one.due.span.start, one.due.span.end)
                yield Order(_kind(reading, None, title), one.span, what=one.what, after=after)


def linked(reading: Reading, references: Sequence[Reference], orders: Sequence[Order]) -> tuple[Reference, ...]:
    """The references, with the text that the orders are for as one that is amended.

    Where the text does not say it in one breath ("Theo Kế hoạch số …, hồ sơ …; nay gia hạn …"), that is the first
    one it cites that is no legal basis, also the decision with which it was issued, else the one it calls by its name.
    """
    if not orders or any(one.role in _CHANGING for one in references):
        return tuple(references)
    numbered = (one for one in references if one.role != "basis" and one.number)
    cited = next((one for one in numbered if one.kind in _LIKE_A_PLAN or _issues(reading, one)), None)
    if cited is not None:
        return tuple(replace(one, role="amends") if one == cited else one for one in references)
    return (*references, *_unnumbered(reading))


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
    start, folded = block.span.start, block.span.of(reading.folded)
    verb = _ORDERS.search(folded)
    substituted = list(_SUBSTITUTED.finditer(folded))
    if substituted and (verb or _NOW.search(reading.folded)):
        kind = _kind(reading, verb, title)
        return [_substitution(reading, block, match, kind, folded) for match in substituted]
    for verb in _ORDERS.finditer(folded):
        order = Order(_kind(reading, verb, title), block.span, provision=_provision(folded))
        if order.kind is OrderKind.REPEALS:
            if order.provision:
                return [order]
            continue
        timed = _timed(reading, block, verb, order, title)
        if timed is not None:
            return [timed]
        restated = _RESTATED.search(folded, verb.end())
        if order.provision and restated and not _SUBJECT.match(folded[restated.end() :]):
            after = reading.field(start + restated.end(), block.span.end)
            return [replace(order, after=after)] if len(after.value) > 1 else []
    return []


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
    return Order(
        kind,
        block.span,
        before=Field(before.of(reading.text), before),
        after=Field(after.of(reading.text), after),
        provision=_provision(folded),
    )


def _timed(reading: Reading, block: Block, verb: re.Match[str], order: Order, title: Field | None) -> Order | None:
    """An order that puts one time in place of another, or a later one in place of what the other text says."""
    start, folded = block.span.start, block.span.of(reading.folded)
    dates = [one for one in find_dates(block.span.of(reading.text)) if one.value.day or one.value.month]
    dates = [one for one in dates if one.span.start >= verb.end() and not _of_a_document(folded, one)]
    if not dates:
        return None
    old, new = _old_and_new(folded, verb.end(), dates)
    if not new:
        return None
    what = _what(reading, start + verb.end(), start + dates[0].span.start) or _what_of_title(reading, title)
    return replace(
        order,
        span=_sentence(reading, block, start + new[0].span.start),
        what=what,
        before=_time(reading, start, folded, old) if old else None,
        after=_time(reading, start, folded, new),
    )


def _old_and_new(folded: str, start: int, dates: list[DateMention]) -> tuple[list[DateMention], list[DateMention]]:
    """The times of an order told apart: "từ A sang B", "đến B (thay vì A)", "đến B"."""
    instead = [one for one in dates if _INSTEAD.search(folded[start : one.span.start])]
    if instead:
        return instead, [one for one in dates if one not in instead][:1]
    for parting in _INTO.finditer(folded, start):
        old = [one for one in dates if one.span.end <= parting.start()]
        new = [one for one in dates if one.span.start >= parting.end()]
        if old and new:
            return old[:2], new[:2]
    if len(dates) > 1 and _FROM.search(folded[: dates[0].span.start]):
        between = folded[dates[0].span.end : dates[1].span.start]
        if _UNTIL.match(between):
            return dates[:1], dates[1:2]
    return [], dates[:1]


def _sentence(reading: Reading, block: Block, at: int) -> Span:
    """The sentence of a block in which an offset stands."""
    return next((one for one in reading.sentences(block) if one.start <= at < one.end), block.span)


def _of_a_document(folded: str, date: DateMention) -> bool:
    """Whether a day is that of a document which is cited: "Kế hoạch số 21/KH-UBND ngày 06/02/2031"."""
    before = folded[max(0, date.span.start - 60) : date.span.start]
    return bool(re.search(r"(?:/[a-z][\w&-]*|\bban hanh)\s*(?:ngay\s*)?$", before))


def _time(reading: Reading, start: int, folded: str, dates: Sequence[DateMention]) -> Field:
    """The words of one or two days, with those before them that say how they count ("hết ngày")."""
    lead = _LEAD.search(folded[: dates[0].span.start])
    begin = lead.start() if lead else dates[0].span.start
    return reading.field(start + begin, start + dates[-1].span.end)


def _what(reading: Reading, start: int, end: int) -> Field | None:
    """What the order is about: the words between its verb and the time."""
    provision = _PROVISION.match(reading.folded, start + 1, end)
    start = provision.end() if provision else start
    while start < end and reading.folded[start] in " \t:,":
        start += 1
    words = reading.folded[start:end]
    cut = next((m for m in re.finditer(r"(?=\s)|$", words) if _TIME_BEGINS.match(words, m.start())), None)
    stop = cut.start() if cut else len(words)
    bare = _BARE_WHAT.match(words.lstrip())
    skip = len(words) - len(words.lstrip()) + (bare.end() if bare else 0)
    field = reading.field(start + min(skip, stop), start + stop)
    return field if len(field.value.split()) > 1 and len(field.value) <= _FAR * 2 else None


def _what_of_title(reading: Reading, title: Field | None) -> Field | None:
    verb = _ORDERS.search(title.span.of(reading.folded)) if title else None
    if title is None or verb is None:
        return None
    return _what(reading, title.span.start + verb.end(), title.span.end)


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
