"""What changed: a plan against the text whose place it took, and what a plan that amends another puts in order."""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence

from knowledge.answers.meant import taken_place_of, title_of
from knowledge.changes import Change, PassageChange, changed_sentences, compare, differing
from knowledge.links import links_of
from knowledge.plan import PlanVersion
from knowledge.question.content import content_words, text_words
from knowledge.question.kinds import Kind, facets_of, kind_of, without_change
from knowledge.saying.context import Context
from knowledge.shelf import Shelf
from knowledge.span import Span
from knowledge.text import fold

SHOWN = 12
"""At most so many changes are told one by one."""

_FIELDS: dict[Kind, frozenset[str]] = {
    Kind.DEADLINE: frozenset({"deadlines"}),
    Kind.PHASE: frozenset({"phases", "period"}),
    Kind.AWARD: frozenset({"awards", "award_objects", "award_procedure", "award_principles"}),
    Kind.DUTY: frozenset({"duties"}),
    Kind.TARGET: frozenset({"targets"}),
    Kind.MOVEMENT: frozenset({"movements"}),
    Kind.BASIS: frozenset({"references"}),
    Kind.OBJECT: frozenset({"objects"}),
}
"""The fields of the card that a question about one thing only ("hạn nộp có thay đổi không") is about."""

_ORDERS = re.compile(
    r"(?<!\W)\W*+(?:(?:\d{1,3}|[a-z])[.)]\s*|dieu \d{1,3}\s*[.:]\s*)?"
    r"(?:sua doi|bo sung|dieu chinh|thay the|thay (?:cum tu|doi|noi dung|thoi)|bai bo|huy bo|"
    r"bo (?:muc|khoan|diem|noi dung|cum tu|phan)|gia han|keo dai|lui)\b"
)


def answer_changes(asked: Context, shelf: Shelf) -> bool:
    """Say what the plan changes of what it took the place of, or what it amends. False where it does neither."""
    before = taken_place_of(asked.version, shelf)
    if before is not None:
        _say_changes(asked, before)
        return True
    amended = [one for plan in links_of(shelf).amends.get(asked.version.plan, ()) if (one := shelf.plan(plan))]
    return _say_orders(asked, amended)


def _say_changes(asked: Context, before: PlanVersion) -> None:
    """The facts that changed, of the kind asked for where one is, then the sentences that no fact stands for."""
    about = without_change(asked.query.folded)
    fields = _FIELDS.get(kind_of(about, facets_of(about)))
    facts = _each_once(c for c in compare(before, asked.version).changes if fields is None or c.field in fields)
    rest = list(_beside(facts, changed_sentences(before, asked.version)))
    near = _speaking_of(rest, content_words(about, [asked.name])) if fields else rest
    told: Sequence[Change | PassageChange] = [*facts, *near] or rest
    key = "change.count" if facts or near else "change.others" if rest else "change.same"
    _say_head(asked, before, key, len(told))
    for change in told[:SHOWN]:
        _say_change(asked, before, change)
    if len(told) > SHOWN:
        asked.draft.say("change.more", count=len(told) - SHOWN)


def _each_once(changes: Iterable[Change]) -> list[Change]:
    """The changes without those in which nothing changed but a shorter fact that is told already."""
    found = list(changes)
    return [one for one in found if not any(_is_all(other, one) for other in found if other is not one)]


def _is_all(part: Change, whole: Change) -> bool:
    """Whether a longer fact changed in this shorter one only ("trước ngày …" in what a unit is to do)."""
    if not part.before or len(part.before) >= len(whole.before) or not _same_place(part, whole):
        return False
    return whole.before.replace(part.before, part.after) == whole.after


def _same_place(one: Change | PassageChange, other: Change | PassageChange) -> bool:
    return any(_overlap(a, b) for a, b in zip(one.places, other.places, strict=True))


def _beside(facts: Sequence[Change], found: Iterable[PassageChange]) -> Iterator[PassageChange]:
    """The changed sentences that are part of no fact told."""
    for change in found:
        if not any(_same_place(fact, change) for fact in facts):
            yield change


def _speaking_of(changes: Iterable[PassageChange], words: Collection[str]) -> list[PassageChange]:
    """The changed sentences that have most of the words."""
    texts = ((change, {*text_words(change.before), *text_words(change.after)}) for change in changes)
    return [change for change, held in texts if words and 2 * sum(word in held for word in words) > len(words)]


def _overlap(one: Span | None, other: Span | None) -> bool:
    return one is not None and other is not None and one.meets(other)


def _say_head(asked: Context, before: PlanVersion, key: str, count: int) -> None:
    """Against what is compared: an earlier version of the plan by its number, another plan by its name."""
    same = before.plan == asked.version.plan
    asked.draft.say(
        key,
        plan=asked.name.label,
        count=count,
        version=before.version if same else "",
        other="" if same else title_of(before),
    )


def _say_change(asked: Context, before: PlanVersion, change: Change | PassageChange) -> None:
    old, new = differing(change.before, change.after)
    places = zip((before, asked.version), change.places, strict=True)
    cites = [asked.draft.cite(version, span) for version, span in places if span is not None]
    how = "changed" if old and new else "added" if new else "removed"
    if isinstance(change, PassageChange):
        asked.draft.say(f"change.passage.{how}", *cites, section=_heading(change), before=old, after=new)
    elif change.field == "phases":
        asked.draft.say(f"change.phase.{how}", *cites, subject=change.subject, before=old, after=new)
    else:
        asked.draft.say(f"change.{how}", *cites, field=change.field, subject=change.subject, before=old, after=new)


def _heading(change: PassageChange) -> str:
    """The label of the section, only its number where the sentence is the section."""
    number, _, title = change.section.partition(" ")
    return number if title and title in (change.after or change.before) else change.section


def _say_orders(asked: Context, amended: Sequence[PlanVersion]) -> bool:
    """What a plan that amends others says is to be changed, each order word for word."""
    orders = list(_orders(asked.version))
    if not orders or not any(r.role == "amends" for r in asked.version.card.references):
        return False
    asked.draft.say("change.orders", plan=asked.name.label, other=", ".join(map(title_of, amended)))
    for span in orders[:SHOWN]:
        asked.draft.say("text.item", asked.draft.cite(asked.version, span), text=span.of(asked.version.text))
    return True


def _orders(version: PlanVersion) -> Iterator[Span]:
    """The innermost sections that begin with an order to change something."""
    title = version.card.title.span if version.card.title else None
    ordering = (s.span for s in version.sections if _ORDERS.match(fold(s.span.of(version.text))))
    spans = [span for span in ordering if not _overlap(span, title)]
    for span in spans:
        inner = any(other != span and span.start <= other.start and other.end <= span.end for other in spans)
        if not inner:
            yield span
