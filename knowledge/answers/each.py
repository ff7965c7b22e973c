"""A question put to each of several plans that it names: compared, or one as the other changes it."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import islice

from knowledge.answer import Answer
from knowledge.answers.absent import say_absent
from knowledge.answers.asking import Asking
from knowledge.answers.decision import decide_on
from knowledge.answers.family import as_amended, is_one_family
from knowledge.answers.finishing import finish_amended
from knowledge.answers.looking import NAMED
from knowledge.answers.trace import trace_of
from knowledge.choice.contradictions import is_absent
from knowledge.choice.deciding import Decision, Verdict
from knowledge.choice.ranking import Ranked, Ranking, rank
from knowledge.choice.sights import Sight
from knowledge.saying import say


def answer_each(asking: Asking, seen: list[Sight]) -> Answer:
    """Put the question to each of the plans, one heading a plan."""
    query, shelf = asking.query, asking.shelf
    lenient = replace(asking.model, say=asking.model.each)
    rankings = {one.sight.plan: one for sight in seen for one in _alone(asking, sight, seen)}
    decisions = {plan: decide_on(asking, one, lenient) for plan, one in rankings.items()}
    told = [(sight, _told_of(sight, rankings, decisions)) for sight in seen]
    told = [one for one in told if one[1] and not is_absent(query, one[0].evidence.version)]
    told = as_amended(asking, told, rankings)
    for sight, chosen in told:
        asking.say_heading(sight.evidence.version)
        for one in chosen:
            say(asking.of(sight.evidence.version), one.candidate)
    done = [sight.evidence.version for sight, _ in told]
    asking = replace(asking, sureness=min((rankings[version.plan].certainty for version in done), default=0.0))
    if asking.explain:
        every = tuple(chosen for one in decisions.values() for chosen in one.chosen)
        decision = Decision(Verdict.SAY if done else Verdict.DECLINE, every)
        asking = replace(asking, trace=trace_of(query, seen, [*rankings.values()], decision, asking.model, "each"))
    if not done:
        asked = [asking.of(sight.evidence.version) for sight in seen]
        one_family = is_one_family(shelf, [sight.plan for sight in seen])
        say_absent(asking.draft, asked[:1] if one_family else asked, query, asking.few.total)
    for version in done:
        asking.note(version, {sight.plan for sight in seen})
    return finish_amended(asking, done or [sight.evidence.version for sight in seen], said=bool(done))


def _alone(asking: Asking, sight: Sight, seen: Sequence[Sight]) -> list[Ranking]:
    """The ranking of one of several plans, put to it as if it alone were named."""
    others = frozenset[str]().union(*(one.naming.label for one in seen if one is not sight)) - sight.naming.words
    folded, content = (
        " ".join(word for word in text.split() if word not in others)
        for text in (asking.query.folded, asking.query.content)
    )
    words = tuple(word for word in asking.query.words if word not in others)
    query = replace(asking.query, words=words, folded=folded, content=content)
    leads = {clue: max(value, 0.0) for clue, value in sight.clues.items() if clue.endswith("_lead")}
    alone = replace(sight, clues={**sight.clues, **leads, **NAMED, "other_named": 0.0}, unheard=0.0)
    return rank(query, [alone], asking.model)


def _told_of(sight: Sight, rankings: Mapping[str, Ranking], decisions: Mapping[str, Decision]) -> tuple[Ranked, ...]:
    """What is said of one of several plans: its own choice, else a fact of the surest one's kind."""
    said = {plan: one for plan, one in decisions.items() if one.verdict is Verdict.SAY}
    if sight.plan in said:
        return said[sight.plan].chosen
    surest = max(said, key=lambda plan: rankings[plan].certainty, default=None)
    if surest is None or sight.plan not in rankings:
        return ()
    role = said[surest].chosen[0].candidate.role
    alike = (one for one in rankings[sight.plan].best if one.candidate.role is role and one.candidate.facts)
    return tuple(islice(alike, 1))
