"""Which documents have something: by the index of facts where facts tell it, else by a sentence with its words."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from itertools import pairwise

from knowledge.answer import Answer
from knowledge.answers.amended import say_amended
from knowledge.answers.asking import Asking
from knowledge.answers.finishing import finish
from knowledge.answers.trace import explained
from knowledge.answers.window import told_of, window_of
from knowledge.fact_index import Wanted, due_within, of_form, of_phases, things_in, written_of
from knowledge.links import Links, links_of
from knowledge.plan import PlanVersion
from knowledge.plan_time import in_plan
from knowledge.question.content import STOP, text_words
from knowledge.question.kinds import Kind
from knowledge.question.registry import Registry
from knowledge.question.understanding import Query
from knowledge.sentences import clauses
from knowledge.shelf import Shelf
from knowledge.span import Span
from knowledge.trace import Way

LOOKED_AT = 120
"""So many passages are looked at for the words of a question."""

SHOWN = 12
"""So many documents are named and cited, the newest."""

_CLOSE = 2 / 3
"""The share of neighbouring words of a question that stand beside one another in a sentence that has all of them."""

_OF_FACTS = frozenset(
    "danh hieu hinh thuc khen thuong dot giai doan chang thi dua han nop gui trong den ngay thang quy nam tuan".split()
)
"""Words beside what facts tell that ask for nothing more."""

_SPEAKING = frozenset("noi nhac de cap neu quy dinh den toi ve".split())
"""Words for having something that ask for nothing themselves: "có nói đến Bằng khen"."""

Places = Callable[[PlanVersion], Iterable[Span]]
"""Where a document has what is asked for."""


@dataclass(frozen=True, slots=True)
class _Found:
    """The documents that have something, and where; `perhaps_more`: there may be others."""

    plans: Sequence[str]
    places: Places
    perhaps_more: bool = False
    because: Mapping[str, str] = field(default_factory=dict)
    """What of the question the index of facts was asked for; nothing where sentences were looked through."""


def answer_which(asking: Asking) -> Answer | None:
    """Say which of the documents that a question may mean have what it asks for, but for laws and what was replaced;
    None where it is no such question or fewer than two are found."""
    shelf, query, registry, draft = asking.shelf, asking.query, asking.registry, asking.draft
    scope = query.scope
    elsewhere = scope.missing or scope.missing_years or query.instruction or query.numbers or query.named_document
    # What else would name a plan, the words of its title, is what is sought.
    of_some = bool(scope.places or scope.years) and scope.explicit
    meant = scope.plans if of_some else tuple(shelf.by_plan)
    if not query.over_all or elsewhere or len(meant) < 2:
        return None
    by_facts = _by_facts(shelf, query, meant, asking.today)
    found = by_facts or _by_words(shelf, query, meant if of_some else None)
    links, known = links_of(shelf), set(found.plans)
    left_out = {plan: why for plan in found.plans if (why := _left_out(plan, links, registry, known))}
    in_force = [plan for plan in found.plans if plan not in left_out]
    if len(in_force) < 2:
        return None
    newest = sorted(in_force, key=lambda plan: _age(shelf, plan), reverse=True)
    versions = shelf.read(newest[:SHOWN])
    draft.say("which.least" if found.perhaps_more else "which.count", count=len(newest))
    for version in versions:
        name, number = registry.name(version.plan), version.card.number
        place = next(iter(found.places(version)), None)
        if place is None:  # it was published anew since the index was asked
            continue
        cite = draft.cite(version, place)
        draft.say("which.item", cite, plan=name.label, number=number.value if number else "")
    if len(newest) > len(versions):
        draft.say("list.more", count=len(newest) - len(versions))
    because = {"over_all": " ".join(query.over_all), **found.because}
    say_amended(draft, shelf, asking.today)
    way: Way = "which_facts" if by_facts else "which_words"
    asking = explained(asking, way, because, [version.plan for version in versions], left_out, said=True)
    return finish(asking, versions, said=True)


def _left_out(plan: str, links: Links, registry: Registry, known: Collection[str]) -> str:
    """Why a document that has what is asked for is not told; empty where it is."""
    if plan in links.replaced_by:
        return "replaced"
    if registry.name(plan).reference:
        return "reference"
    # A letter is told with what it changes.
    return "letter" if any(root != plan and root in known for root in links.roots(plan)) else ""


def _age(shelf: Shelf, plan: str) -> tuple[int, date]:
    digest = shelf.by_plan[plan]
    return max(digest.years, default=0), (digest.issued_on and digest.issued_on.first()) or date.min


def _by_facts(shelf: Shelf, query: Query, meant: Sequence[str], today: date) -> _Found | None:
    """What award forms, phases or days tell; None where the question asks for more than that."""
    words, wanted, places, because = set(query.over_all), list[Wanted](), list[Places](), dict[str, str]()
    for form in query.forms:
        wanted.append(of_form(form))
        places.append(partial(_awards, form))
        words -= set(text_words(form))
        because["form"] = ", ".join(query.forms)
    count = next(iter(query.figures)) if len(query.figures) == 1 else ""
    window = window_of(query, today)
    things = things_in(" ".join(query.over_all)) if window else ()
    if query.kind is Kind.PHASE and not wanted and count and not window:
        wanted.append(of_phases(int(count)))
        places.append(_phases)
        words.discard(count)
        because["phases"] = count
    elif window and things and not wanted:
        wanted.append(due_within(*window, things))
        places.append(partial(_due, window, things))
        words = {word for word in words - {*written_of(things, query.over_all)} if word.isalpha()}
        because["window"] = told_of(window)
    if not wanted or words - _OF_FACTS - _SPEAKING - STOP:
        return None
    own = set(meant)
    plans = [plan for plan in shelf.having(wanted) if plan in own]
    return _Found(plans, lambda version: (span for one in places for span in one(version)), because=because)


def _awards(form: str, version: PlanVersion) -> Iterator[Span]:
    return (award.span for award in version.card.awards if award.form.startswith(form))


def _phases(version: PlanVersion) -> Iterator[Span]:
    phases = version.card.phases
    yield Span(phases[0].span.start, max(phase.span.end for phase in phases))


def _due(window: tuple[date, date], things: Sequence[str], version: PlanVersion) -> Iterator[Span]:
    for one in version.card.deadlines:
        day = in_plan(one.due.date, version.card).last() if one.due.date else None
        if day and window[0] <= day <= window[1] and set(things) <= set(things_in(one.what.value)):
            yield one.span


def _by_words(shelf: Shelf, query: Query, among: Sequence[str] | None) -> _Found:
    """What a sentence says that has all words of the question, most of them beside the same words."""
    words = query.over_all
    telling = [at for at, word in enumerate(words) if word not in STOP and word not in _SPEAKING]
    words = words[telling[0] : telling[-1] + 1] if telling else ()
    if not words:
        return _Found((), lambda _: ())
    pairs = set(pairwise(words))
    hits = shelf.search(" ".join(words), LOOKED_AT, among)
    found: dict[str, list[Span]] = {}
    for passage, _ in hits:
        for sentence in clauses(passage.text, Span(0, len(passage.text))):
            own = text_words(sentence.of(passage.text))
            near = len(pairs & set(pairwise(own))) >= _CLOSE * len(pairs)
            if near and {*words} - STOP <= {*own}:
                start = passage.span.start
                found.setdefault(passage.plan, []).append(Span(start + sentence.start, start + sentence.end))
    return _Found(list(found), lambda version: found[version.plan], perhaps_more=len(hits) == LOOKED_AT)
