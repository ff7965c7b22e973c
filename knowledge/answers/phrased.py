"""Answers that a language model phrases: asked with what may answer, proven, said with the plan's own words behind.

Only what `knowledge/proof` lets pass is said. What the model asks back for is asked in the program's own words.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from knowledge.amendments import withdrawn
from knowledge.answer import Answer
from knowledge.answers.asked_back import ask_back
from knowledge.answers.asking import Asking
from knowledge.answers.confirming import confirm_first, fact_in
from knowledge.answers.days_left import say_days_left
from knowledge.answers.declined import decline
from knowledge.answers.finishing import finish_amended
from knowledge.choice.deciding import Decision, Verdict
from knowledge.choice.ranking import Ranking
from knowledge.choice.sights import Sight
from knowledge.language_model.offering import Offer, offers_of
from knowledge.language_model.phraser import Phrased, Stated, phrase
from knowledge.language_model.request import Asked, request_of
from knowledge.plan import PlanVersion
from knowledge.proof import Source
from knowledge.saying.draft import Draft
from knowledge.shelf import Shelf
from knowledge.span import Span
from knowledge.text import squeeze

_BEST = 30
"""So many of the best candidates of all plans are offered before those that search finds."""


@dataclass(frozen=True, slots=True)
class PhrasedAnswer:
    """What came of asking: the plans that are spoken of, the first place cited and the main claim, or plans to ask back
    for, or that nothing is there."""

    sights: tuple[Sight, ...] = ()
    first: Span | None = None
    claim: str = ""
    ask_back: tuple[Sight, ...] = ()
    not_here: bool = False


def answer_phrased(
    asking: Asking,
    seen: list[Sight],
    rankings: Sequence[Ranking],
    versions: list[PlanVersion],
    *,
    named: bool,
    each: bool,
) -> Answer | None:
    """What a language model says of the plans seen, proven; None where it says nothing of use.

    `each`: it is of use only where it says something of each of them.
    """
    found = _ask(asking, seen, rankings)
    if found is None:
        return None
    phrased, offers = found
    if each and phrased.claims and len({one.said.plan for one in phrased.claims}) < len(seen):
        return None
    outcome = say_phrased(asking.draft, phrased, offers, seen)
    if asking.trace is not None:
        verdict = Verdict.DECLINE if outcome.not_here else Verdict.ASK_BACK if outcome.ask_back else Verdict.SAY
        asking = replace(asking, trace=replace(asking.trace, way="language_model", verdict=str(verdict)))
    if outcome.not_here:
        return decline(asking, Decision(Verdict.DECLINE, ()), seen, versions, named=named)
    if outcome.ask_back:
        return ask_back(asking, outcome.ask_back)
    return _finished(asking, outcome)


def _finished(asking: Asking, outcome: PhrasedAnswer) -> Answer | None:
    """The answer that the claims said are, with what the program says beside them; None where there are none."""
    if not outcome.sights or outcome.first is None:
        return None
    sight = outcome.sights[0]
    confirm_first(asking.of(sight.evidence.version), sight, fact_in(sight, outcome.first))
    if len(outcome.sights) == 1:
        say_days_left(asking.of(sight.evidence.version), outcome.claim)
    versions = [sight.evidence.version for sight in outcome.sights]
    for version in versions:
        asking.note(version, {one.plan for one in versions})
    return finish_amended(asking, versions, said=True)


def _ask(asking: Asking, sights: Sequence[Sight], rankings: Sequence[Ranking]) -> tuple[Phrased, list[Offer]] | None:
    """What the model says to a question, proven, and what it was offered; None where it said nothing of use."""
    phraser, shelf, query = asking.phraser, asking.shelf, asking.query
    if phraser is None:
        return None
    best = sorted((one for ranking in rankings for one in ranking.best), key=lambda one: -one.score)
    offers = offers_of(shelf, query, sights, best[:_BEST])
    if not offers:
        return None
    request = request_of(Asked(query.text, asking.conversation.turns, asking.today), sights, offers, phraser.secret)
    phrased = phrase(phraser, request, _sources(shelf, sights, offers), [sight.plan for sight in sights])
    return (phrased, offers) if phrased else None


def say_phrased(draft: Draft, phrased: Phrased, offers: Sequence[Offer], sights: Sequence[Sight]) -> PhrasedAnswer:
    """Put the proven claims into the draft, plan by plan, each with its citations."""
    reply = phrased.reply
    if reply.kind == "ask_back":
        asked = tuple(sights[n - 1] for n in reply.which if 1 <= n <= len(sights))
        return PhrasedAnswer(ask_back=asked if len(asked) > 1 else ())
    if reply.kind == "not_here":
        return PhrasedAnswer(not_here=True)
    spoken_of = [sight for at, sight in enumerate(sights, 1) if any(one.said.plan == at for one in phrased.claims)]
    first: Span | None = None
    for sight in spoken_of:
        own = [one for one in phrased.claims if sights[one.said.plan - 1] is sight]
        if len(spoken_of) > 1:
            draft.say("plan.heading", plan=sight.name.label)
        for one in own:
            places = _places(one, offers)
            first = first or places[0]
            cites = draft.cite_all(sight.evidence.version, places)
            draft.say("text.item" if len(own) > 1 else "text.line", *cites, text=squeeze(one.said.text))
    return PhrasedAnswer(tuple(spoken_of), first, phrased.claims[0].said.text)


def _places(one: Stated, offers: Sequence[Offer]) -> list[Span]:
    return [offers[number - 1].place(span) for number, span in one.proven.rests_on]


def _sources(shelf: Shelf, sights: Sequence[Sight], offers: Sequence[Offer]) -> Mapping[int, Source]:
    called = {sight.plan: _called(sight) for sight in sights}
    gone = {sight.plan: [one.span for one in withdrawn(shelf, sight.evidence.version)] for sight in sights}
    return {
        at: one.source(called[one.version.plan], _year(one.version), gone[one.version.plan])
        for at, one in enumerate(offers, 1)
    }


def _called(sight: Sight) -> str:
    """All that a plan is called by: its label, title, number, day of issue, issuer and places."""
    card = sight.evidence.version.card
    fields = (card.title, card.number, card.issued, card.issuer)
    return " | ".join([sight.name.label, *(field.value for field in fields if field), *card.places])


def _year(version: PlanVersion) -> int | None:
    """The year that a day without one means: the plan's, where it covers just one."""
    years = version.card.years
    return years[0] if len(years) == 1 else None
