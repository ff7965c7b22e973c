"""What a later text changes in what was said: the new words first, the old ones behind them as withdrawn."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from knowledge.amendments import Withdrawn, line_of, withdrawn
from knowledge.answer import Citation, Statement, Value
from knowledge.answers.meant import document_of
from knowledge.card import Order
from knowledge.dates import DateValue, find_dates
from knowledge.links import Links, links_of
from knowledge.plan import PlanVersion
from knowledge.saying.draft import Draft
from knowledge.sentences import bare
from knowledge.shelf import Shelf
from knowledge.span import Span
from knowledge.text import FIGURE, joined_words, squeeze

_TIMES = ("due", "start", "end")
"""Values of statements that are times; one that was not changed stays as it is said."""
_HEADING = "plan.heading"
_TEXTS = ("due", "text", "value")

_Told = tuple[str, Span]
"""A text and its order of which was said what it takes the place of."""


def say_amended(draft: Draft, shelf: Shelf, today: date) -> None:
    """Put what a later text says before each statement that rests on words which it withdraws."""
    changes = {plan: (version, withdrawn(shelf, version)) for plan, version in _quoted(draft, shelf).items()}
    said: list[Statement] = []
    new: set[int] = set()
    told: set[_Told] = set()
    for statement in draft.statements:
        hits = list(_hits(draft, statement, changes))
        if hits and _told(hits[0]) in told and _is_line(statement):
            said += [statement] if _holds_more(draft, statement, hits[0]) else []
            continue  # another line of what was told to count no more
        lines = _changed(draft, statement, hits, today) if hits else [statement]
        told.update(map(_told, hits))
        new |= set(lines[0].cites) if hits else set()
        said += lines
    if new:
        # Of one plan and what changes it nothing has to be told apart.
        is_one = links_of(shelf).are_one(citation.plan for citation in draft.citations)
        said = list(_without_repeated(said, new, headings=not is_one))
    each = ((statement, *_withdrawn_by(draft, shelf, statement, told)) for statement in said)
    draft.statements[:] = [one for lines in each for one in lines]
    _say_repealed(draft, shelf)
    draft.drop_unused()


def _hits(
    draft: Draft, statement: Statement, changes: Mapping[str, tuple[PlanVersion, Sequence[Withdrawn]]]
) -> Iterator[Withdrawn]:
    """What is withdrawn of the words that a statement rests on."""
    for citation in _citations(draft, statement):
        if citation.version is None and citation.plan in changes:
            version, withdrawals = changes[citation.plan]
            for one in withdrawals:
                if _overlap(one.span, citation) and _speaks_of(statement, one, one.span.of(version.text)):
                    yield one


def _withdrawn_by(draft: Draft, shelf: Shelf, statement: Statement, told: set[_Told]) -> Iterator[Statement]:
    """What the order that a statement says takes the place of, where it is told from the letter's side and the
    statement does not say it itself; each once."""
    links = links_of(shelf)
    for citation in () if statement.key.startswith("amended.") else list(_citations(draft, statement)):
        for version in _amended_by(shelf, links, citation.plan):
            for one in withdrawn(shelf, version):
                if one.by.plan == citation.plan and _overlap(one.order.span, citation) and _says(statement, one.order):
                    before = squeeze(one.span.of(version.text))
                    if _told(one) not in told and not _has_words(statement, before):
                        told.add(_told(one))
                        yield _before(_withdrawn_in(draft, one, version), before, "")
                    return


def _amended_by(shelf: Shelf, links: Links, plan: str) -> Iterator[PlanVersion]:
    """The plans that a letter changes; none where it changes none."""
    roots = links.roots(plan) if plan in links.amends else ()
    return (version for root in roots if (version := shelf.plan(root)) is not None)


def _told(change: Withdrawn) -> _Told:
    return change.by.plan, change.order.span


def _withdrawn_in(draft: Draft, one: Withdrawn, version: PlanVersion) -> int:
    """The citation of what no longer counts: the order's own, where that says it."""
    if one.order.before is not None:
        return draft.cite(one.by, one.order.span)
    return draft.cite(version, line_of(version, one.span))


def _quoted(draft: Draft, shelf: Shelf) -> dict[str, PlanVersion]:
    """The plans that are quoted in their current version and that something amends, and what amends plans."""
    links = links_of(shelf)
    plans = {citation.plan for citation in draft.citations if citation.version is None}
    versions = ((plan, shelf.plan(plan)) for plan in plans if links.changes_of(plan) or plan in links.amends)
    return {plan: version for plan, version in versions if version is not None}


def _citations(draft: Draft, statement: Statement) -> Iterator[Citation]:
    return (citation for citation in draft.citations if citation.n in statement.cites)


def _overlap(span: Span, citation: Citation) -> bool:
    return span.start < citation.end and citation.start < span.end


def _speaks_of(statement: Statement, change: Withdrawn, words: str) -> bool:
    """Whether a statement has the time or the `words` that are withdrawn: what it is cited from may state others."""
    if _is_line(statement):
        text = _plain(str(statement.values["text"]))
        return _plain(words) in text or text in _plain(words)
    own = {day for name in _TIMES if statement.values.get(name) for day in _day(statement.values[name])}
    old = {_bare(one.value) for one in find_dates(change.order.before.value)} if change.order.before else set()
    if own and change.order.before and not old:
        return False  # a day stays where another value of its sentence falls
    return not own or not old or bool(own & old)


def _says(statement: Statement, order: Order) -> bool:
    """Whether a statement says what an order puts in place of something: what it is cited from may hold others."""
    after = order.after.value if order.after else ""
    if _is_line(statement):
        return not after or _has_words(statement, after)
    own = {day for name in _TIMES if statement.values.get(name) for day in _day(statement.values[name])}
    new = {_bare(one.value) for one in find_dates(after)}
    return not own or not new or bool(own & new)


def _is_line(statement: Statement) -> bool:
    """Whether a statement is a line of a text as it stands there."""
    return statement.key.startswith("text.") and isinstance(statement.values.get("text"), str)


def _has_words(statement: Statement, words: str) -> bool:
    """Whether the line of a statement has some words."""
    return _is_line(statement) and _plain(words) in _plain(str(statement.values["text"]))


def _plain(text: str) -> str:
    return joined_words(text)


def _day(value: Value) -> list[DateValue]:
    """The days that a value states, without their years, which plans leave out."""
    if isinstance(value, DateValue):
        return [_bare(value)]
    if isinstance(value, date):
        return [DateValue(None, value.month, value.day)]
    return [_bare(one.value) for one in find_dates(value)] if isinstance(value, str) else []


def _bare(value: DateValue) -> DateValue:
    return DateValue(None, value.month, value.day)


def _changed(draft: Draft, statement: Statement, hits: Sequence[Withdrawn], today: date) -> list[Statement]:
    """What counts now, then what was said as withdrawn; of several changes the last one counts."""
    last = hits[0]
    lines = [_now(draft, statement, last, today)]
    lines += [
        _before(draft.cite(one.by, one.order.span), one.order.after.value, document_of(one.by))
        for one in hits[1:]
        if one.by.plan != last.by.plan and one.order.after
    ]
    cites = (draft.cite(last.by, last.order.span),) if last.order.before else statement.cites
    if _holds_more(draft, statement, last):
        # Of a line with several values only one falls: the others still count.
        before = Statement("amended.before", {"before": _words_of(draft, statement, last)}, cites)
        return [*lines, before, statement]
    return [*lines, Statement("amended.before", {"before": _old(statement, last, draft)}, cites)]


def _words_of(draft: Draft, statement: Statement, change: Withdrawn) -> str:
    """The words of a plan that a change withdraws, where a statement rests on that plan."""
    plans = (one for one in _citations(draft, statement) if one.plan != change.by.plan)
    citation = next(one for one in plans if _overlap(change.span, one))
    return squeeze(change.span.of(draft.quoted(citation).text))


def _holds_more(draft: Draft, statement: Statement, change: Withdrawn) -> bool:
    """Whether a statement has numbers besides those that a change withdraws."""
    text = statement.values.get("text")
    if not isinstance(text, str):
        return False
    return bool(set(FIGURE.findall(bare(text))) - set(FIGURE.findall(_words_of(draft, statement, change))))


def _before(cite: int, before: str, document: str) -> Statement:
    return Statement("amended.before", {"before": before, "document": document}, (cite,))


def _now(draft: Draft, statement: Statement, change: Withdrawn, today: date) -> Statement:
    order, values = change.order, statement.values
    after = order.after.value if order.after else ""
    days = [day for one in find_dates(after) if (day := one.value.last())]
    left = (days[-1] - today).days if days and statement.key.startswith(("deadline", "period", "phase")) else 0
    named = (values.get("what") or values.get("phase") or (order.what.value if order.what else ""), values.get("part"))
    return Statement(
        "amended.line" if after else "amended.gone",
        {
            "what": " ".join(str(one) for one in named if one),
            "after": squeeze(after),
            "days_left": left if left > 0 else "",
            "recipient": values.get("recipient", ""),
            "document": document_of(change.by),
            "topic": f"amended.{order.kind}",
        },
        (draft.cite(change.by, order.span),),
    )


def _old(statement: Statement, change: Withdrawn, draft: Draft) -> str:
    """The words that no longer count: the time that was said, else all that was."""
    text = next((str(statement.values[name]) for name in _TEXTS if statement.values.get(name)), "")
    if text:
        return text
    citation = next(one for one in draft.citations if one.n in statement.cites)
    version = draft.quoted(citation)
    return squeeze(change.span.of(version.text))


def _without_repeated(statements: Sequence[Statement], new: set[int], *, headings: bool) -> Iterator[Statement]:
    """The statements without those that say once more what a change says, and headings under which nothing is left."""
    kept = [one for one in statements if one.key.startswith("amended.") or not one.cites or not set(one.cites) <= new]
    for at, one in enumerate(kept):
        empty = at + 1 == len(kept) or kept[at + 1].key == _HEADING
        if one.key != _HEADING or (headings and not empty):
            yield one


def _say_repealed(draft: Draft, shelf: Shelf) -> None:
    """Say before all else that a plan which is quoted has been taken out of force."""
    links = links_of(shelf)
    for plan in dict.fromkeys(citation.plan for citation in draft.citations if citation.version is None):
        by = shelf.plan(links.repealed_by.get(plan, ""))
        if by is None or draft.statements[0].key == "amended.repealed":
            continue
        order = next(one for one in by.card.references if one.role == "repeals")
        label = next(one.title for one in draft.citations if one.plan == plan)
        cite = draft.cite(by, order.sentence)
        values = {"plan": label, "document": document_of(by)}
        draft.statements.insert(0, Statement("amended.repealed", values, (cite,)))
