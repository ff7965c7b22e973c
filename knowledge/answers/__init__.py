"""Answering: a question and a shelf of plans in, statements with citations out.

The card answers whatever it knows; search and verbatim extraction answer the rest, then a chooser where there
is one; where none does, the answer says so and names where it looked.
"""

from collections.abc import Callable
from datetime import date

from knowledge.answer import NOTHING_SAID, Answer, Conversation, PlanChoice
from knowledge.answers.absent import say_absent, say_missing, say_nothing_known
from knowledge.answers.across import answer_window, cited_by, list_plans, window_of
from knowledge.answers.amended import say_amended
from knowledge.answers.articles import answer_article, names_article
from knowledge.answers.asked import Asked
from knowledge.answers.awards import answer_awards
from knowledge.answers.changes import answer_changes
from knowledge.answers.chooser import Chooser, answer_chosen
from knowledge.answers.deadlines import answer_deadlines, names_thing
from knowledge.answers.draft import Draft
from knowledge.answers.fields import answer_duties, answer_movements, answer_plain, answer_targets
from knowledge.answers.free import answer_free, best_score, floor_for, says_more
from knowledge.answers.many import Few, few_of
from knowledge.answers.matching import text_words
from knowledge.answers.meant import meant, note_links, number_of
from knowledge.answers.phases import answer_phases, calling_alike
from knowledge.answers.readings import with_readings
from knowledge.answers.records import answer_basis, answer_record
from knowledge.answers.second_part import complete
from knowledge.answers.status import answer_status, note_state
from knowledge.answers.summary import answer_summary
from knowledge.answers.tables import answer_table
from knowledge.finding import passages_for
from knowledge.links import links_of
from knowledge.plan import PlanVersion
from knowledge.question.kinds import Kind
from knowledge.question.naming import PlanName
from knowledge.question.registry import Registry, registry_of
from knowledge.question.understanding import Query, understand
from knowledge.shelf import Shelf

_PARTICULAR = frozenset({Kind.AWARD, Kind.TARGET})
"""Kinds whose questions often name a particular that the card passes over ("bao nhiêu điểm thì được …")."""

SEVERAL = 5
"""A question that fits more plans than this is asked back."""

ROOM = 1400
"""Characters of plan text that an answer for several plans may hold before it asks back instead."""

# True: said. False: the plan does not state it. None: the card does not know, search may.
Answerer = Callable[[Asked], bool | None]

_BY_KIND: dict[Kind, Answerer] = {
    Kind.PHASE: answer_phases,
    Kind.DEADLINE: answer_deadlines,
    Kind.AWARD: answer_awards,
    Kind.DUTY: lambda asked: answer_table(asked) or answer_duties(asked),
    Kind.OBJECT: lambda asked: answer_plain(asked) or None,
    Kind.PURPOSE: lambda asked: answer_plain(asked) or None,
    Kind.REQUIREMENT: lambda asked: answer_plain(asked) or None,
    Kind.WORK: lambda asked: answer_plain(asked) or None,
    Kind.TARGET: answer_targets,
    Kind.MOVEMENT: answer_movements,
    Kind.BASIS: answer_basis,
    Kind.META: answer_record,
    Kind.STATUS: answer_status,
    Kind.SUMMARY: answer_summary,
    Kind.FREE: lambda asked: answer_table(asked) or None,
}


def answer(
    shelf: Shelf,
    question: str,
    *,
    conversation: Conversation = NOTHING_SAID,
    plan: str | None = None,
    today: date,
    chooser: Chooser | None = None,
) -> Answer:
    """The answer to a question over the current plans; `plan` is the only one to answer from where given.

    `chooser` may pick sentences for a question that would be left unanswered.
    """
    registry = registry_of(shelf)
    query = understand(question, registry, conversation)
    draft = Draft(shelf)
    today = query.as_of or today
    few = few_of(shelf, query, [plan] if plan is not None else query.scope.plans, today)
    versions = meant(shelf, query, few.plans)
    if not shelf.digests:
        return _finish(query, draft, [], said=say_nothing_known(draft))
    if query.kind is Kind.GREETING:
        draft.say("greeting")
        return _finish(query, draft, [], said=True)
    if query.instruction or (not query.scope.plans and plan is None):
        if outside := _answer_outside_years(shelf, query, registry, today):
            return outside
        say_missing(draft, query, registry)
        return _finish(query, draft, [], said=False)
    said = _across(draft, query, versions, registry, today, few.total)
    if said is None:
        asked = [_asked(query, v, registry, today, draft, several=len(versions) > 1) for v in versions]
        return _each(shelf, draft, asked, few, named=plan is not None or query.scope.explicit, chooser=chooser)
    if not said:
        say_absent(draft, [_asked(query, v, registry, today, draft, several=False) for v in versions], query, few.total)
    say_amended(draft, shelf, today)
    return _finish(query, draft, versions, said=said)


def _answer_outside_years(shelf: Shelf, query: Query, registry: Registry, today: date) -> Answer | None:
    """From the one plan of the place asked for, what a row of a table says of a year that is not the plan's own."""
    years = set(map(str, query.scope.missing_years))
    version = shelf.plan(query.scope.near[0]) if len(query.scope.near) == 1 else None
    if not years or version is None or query.instruction:
        return None
    draft = Draft(shelf)
    said = answer_table(_asked(query, version, registry, today, draft, several=False))
    of_year = said and years & {word for c in draft.citations for word in text_words(c.quote)}
    return _finish(query, draft, [version], said=True) if of_year else None


def _asked(
    query: Query, version: PlanVersion, registry: Registry, today: date, draft: Draft, *, several: bool
) -> Asked:
    name = registry.name(version.plan)
    alike = several and registry.called[name.called] > 1
    named = query.scope.plans if query.scope.explicit and len(query.scope.plans) <= SEVERAL else ()
    others = tuple(registry.name(plan) for plan in named if plan != version.plan)
    return Asked(query, version, name, today, draft, several, alike, others)


def _across(
    draft: Draft, query: Query, versions: list[PlanVersion], registry: Registry, today: date, total: int
) -> bool | None:
    """Questions over all plans together; None for a question that is put to each plan.

    `total`: how many plans there are, of which `versions` are the first.
    """
    names: list[PlanName] = [registry.name(v.plan) for v in versions]
    if names and all(name.reference for name in names):
        return None
    if query.kind is Kind.LIST:
        list_plans(draft, versions, names, total)
        return True
    named = query.numbers or query.named_document
    if query.kind is Kind.BASIS and named and (query.asks("which_plans") or not query.scope.explicit):
        return cited_by(draft, query, versions, names, total)
    window = window_of(query, today) if query.kind is Kind.WINDOW else None
    if window is None:
        return None
    asked = [_asked(query, v, registry, today, draft, several=len(versions) > 1) for v in versions]
    said = [answer_window(a, window) for a in asked]
    if any(said) and total > len(versions):
        draft.say("list.more", count=total - len(versions))
    return any(said)


def _each(shelf: Shelf, draft: Draft, asked: list[Asked], few: Few, *, named: bool, chooser: Chooser | None) -> Answer:
    """Put the question to each plan; answer for those that state it, ask back where they are too many."""
    query = asked[0].query
    asked = asked if named else calling_alike(asked)
    answered = [a for a in asked if _try(a, _answerer(a, shelf))]
    if not answered:
        # What an article does not say, no other may say for it.
        answered = _search(shelf, [a for a in asked if not names_article(a)], named=named)
    if not answered and chooser and _searchable(query):
        answered = answer_chosen(shelf, asked, chooser)
    beside = {a.version.plan for a in asked}
    if not answered:
        one_family = len({links_of(shelf).root(plan) for plan in beside}) == 1
        say_absent(draft, asked[:1] if one_family else asked, query, few.total)
        for one in asked if named else ():
            note_links(one, shelf, beside)
        say_amended(draft, shelf, asked[0].today)
        return _finish(query, draft, [a.version for a in asked] if named else [], said=False)
    room = sum(len(c.quote) for c in draft.citations)
    apart = list({links_of(shelf).root(a.version.plan): a for a in reversed(answered)}.values())[::-1]
    if (few.narrowed and len(apart) > 1) or (_are_alike(apart) and not query.asks("which_plans", "compare")):
        return _ask_back(query, apart, few.total if few.narrowed else 0)
    if len(apart) > SEVERAL or (len(apart) > 1 and not query.asks("which_plans", "compare") and room > ROOM * 2):
        return _ask_back(query, apart)
    if query.asks("which_plans") and len(answered) == 1 and len(asked) > 1:
        draft.say("only.plan", plan=answered[0].name.label)
    for one in answered:
        note_state(one)
        note_links(one, shelf, beside)
    if query.kind is not Kind.CHANGE:
        say_amended(draft, shelf, answered[0].today)
    return _finish(query, draft, [a.version for a in answered], said=True)


def _are_alike(asked: list[Asked]) -> bool:
    """Whether several plans are called the same: the question was put to one of them, and did not say which."""
    return len(asked) > 1 and len({one.name.called for one in asked}) == 1


def _answerer(asked: Asked, shelf: Shelf) -> Answerer:
    if asked.version.card.is_reference:
        recorded = asked.query.kind is Kind.META and not names_article(asked)
        return answer_record if recorded else answer_article
    if asked.query.kind is Kind.CHANGE:
        return lambda one: answer_changes(one, shelf)
    return _BY_KIND.get(asked.query.kind, lambda _asked: None)


def _try(asked: Asked, answerer: Answerer, *, of_card: bool = True) -> bool:
    """Let an answerer write; take back what it wrote where it had nothing to say, or, where it answered from the
    card, a sentence says it better."""
    draft = asked.draft
    statements, citations = len(draft.statements), len(draft.citations)
    if asked.several:
        draft.say("plan.heading", plan=asked.name.label, number=number_of(asked.version) if asked.alike else "")
    if answerer(asked) and not (of_card and _searched_better(asked, citations)):
        complete(asked, statements)
        return True
    del draft.statements[statements:]
    del draft.citations[citations:]
    return False


def _searched_better(asked: Asked, citations: int) -> bool:
    """Whether the question names something particular that the card's answer passes over and a sentence has."""
    query = asked.query
    if names_article(asked):
        return False
    particular = query.kind in _PARTICULAR or (query.kind is Kind.BASIS and bool(query.numbers))
    particular = particular or query.asks("yes_no") or (query.kind is Kind.DUTY and query.asks("celebrates"))
    particular = particular or (query.kind is Kind.DEADLINE and not names_thing(query.folded))
    return particular and says_more(asked, asked.draft.citations[citations:])


def _search(shelf: Shelf, asked: list[Asked], *, named: bool) -> list[Asked]:
    """Search for a sentence: in the named plans, or in the one plan that clearly has it."""
    if not asked or not _searchable(asked[0].query):
        return []
    query = asked[0].query
    if named and len(asked) <= SEVERAL:
        return [a for a in asked if _try(a, answer_free, of_card=False)]
    found = {p.plan for p, _ in passages_for(shelf, query, 12, [a.version.plan for a in asked])}
    scored = [(best_score(a), a) for a in asked if a.version.plan in found]
    best = max((s for s, _ in scored), default=0.0)
    return [
        a
        for s, a in scored
        if s >= best - 0.05 and s >= floor_for(a, named=False) and _try(a, _answer_unnamed, of_card=False)
    ]


def _answer_unnamed(asked: Asked) -> bool:
    return answer_free(asked, named=False)


def _searchable(query: Query) -> bool:
    """Whether a sentence may stand in where the card is silent; a date or a number never comes from one."""
    if query.kind in {Kind.META, Kind.STATUS, Kind.LIST, Kind.CHANGE}:
        return False
    if query.kind is Kind.PHASE and not query.asks("yes_no"):
        return query.ordinal is None and not query.asks("count", "now", "celebrates")
    if query.kind is Kind.DEADLINE:
        if query.asks("left", "over"):
            return False
        return query.asks("where", "recurring") or not names_thing(query.folded)
    return True


def _ask_back(query: Query, answered: list[Asked], total: int = 0) -> Answer:
    """Ask which plan is meant; `total`: of so many plans these are only the nearest."""
    draft = Draft()
    draft.say("clarify.many", count=total) if total else draft.say("clarify", count=len(answered))
    choices = tuple(PlanChoice(a.version.plan, _choice(a)) for a in answered)
    return _finish(query, draft, [], said=True, clarify=choices)


def _choice(asked: Asked) -> str:
    """How a plan is offered: with its number, where another is called the same."""
    number = number_of(asked.version) if asked.alike else ""
    return f"{asked.name.label} — {number}" if number else asked.name.label


def _finish(
    query: Query,
    draft: Draft,
    versions: list[PlanVersion],
    *,
    said: bool,
    clarify: tuple[PlanChoice, ...] = (),
) -> Answer:
    plans = tuple(v.plan for v in versions) if len(versions) <= SEVERAL else ()
    citations = with_readings(draft)
    return Answer(
        question=query.text,
        kind=str(query.kind),
        language=query.language,
        abstained=not said,
        statements=tuple(draft.statements),
        citations=citations,
        clarify=clarify,
        notes=tuple(draft.notes),
        conversation=Conversation(plans, query.content),
    )
