"""Plans that fit a question alike: answered one by one where that is short, else asked back."""

from collections.abc import Sequence
from dataclasses import replace

from knowledge.answer import Answer, PlanChoice
from knowledge.answers.asking import SEVERAL, Asking
from knowledge.answers.finishing import finish, finish_amended
from knowledge.choice.deciding import Decision
from knowledge.choice.sights import Sight
from knowledge.saying import say
from knowledge.saying.draft import Draft

ROOM = 1400
"""Characters of plan text that an answer for several plans may hold before it asks back instead."""


def say_several(asking: Asking, decision: Decision) -> Answer:
    """Say what was chosen of each of the plans that fit alike; ask which is meant where that is long, or they are
    called the same."""
    chosen = decision.chosen
    room = sum(len(one.candidate.text) for one in chosen)
    alike = len({one.sight.name.called for one in chosen}) == 1
    if len(chosen) > SEVERAL or room > ROOM or alike or asking.few.narrowed:
        return ask_back(asking, [one.sight for one in chosen], of=asking.few.total if asking.few.narrowed else 0)
    for one in sorted(chosen, key=lambda each: each.sight.plan):
        version = one.sight.evidence.version
        asking.say_heading(version)
        say(asking.of(version), one.candidate)
    versions = [one.sight.evidence.version for one in chosen]
    for version in versions:
        asking.note(version, {v.plan for v in versions})
    return finish_amended(asking, versions, said=True)


def ask_back(asking: Asking, sights: Sequence[Sight], of: int = 0) -> Answer:
    """Ask which of some plans is meant; `of` so many that are too many to name, or 0."""
    choices = tuple(PlanChoice(one.plan, asking.offered(one.evidence.version)) for one in sights[:SEVERAL])
    draft = Draft()
    draft.say("clarify.many", count=of) if of else draft.say("clarify", count=len(choices))
    return finish(replace(asking, draft=draft, sureness=1.0), [], said=True, clarify=choices)
