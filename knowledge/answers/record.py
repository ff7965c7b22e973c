"""What is asked of the document itself: its number, day of issue, title, issuer, signatory, recipients.

Where one document is meant these need no choosing.
"""

from collections.abc import Sequence

from knowledge.addressee import addressed
from knowledge.answers.asking import Asking
from knowledge.answers.looking import of_said_kind
from knowledge.answers.of_a_kind import KIND_WORDS
from knowledge.choice.contradictions import asks_other_office
from knowledge.choice.deciding import Decision, Verdict
from knowledge.choice.ranking import Ranked, Ranking
from knowledge.choice.sights import Sight
from knowledge.documents import number_key
from knowledge.evidence.candidate import Candidate, Role
from knowledge.evidence.facts import facts
from knowledge.plan import PlanVersion
from knowledge.question.content import STOP
from knowledge.question.kinds import Kind
from knowledge.scope.fits import naming_of

RECORD = {
    "signer": Role.SIGNATORY,
    "number": Role.NUMBER,
    "issued": Role.ISSUED,
    "title": Role.TITLE,
    "issuer": Role.ISSUER,
    "addressees": Role.RECIPIENTS,
}
"""The cues of a question for the document itself, and what answers each."""

OF_RECORD = frozenset({*RECORD.values(), Role.NUMBER_AND_DAY})

_OTHERWISE = 0.8
"""So certain is something else that is said where the question sounds like one for the document itself."""

_PLAINLY = ("issued", "addressees")
"""What is asked for in words that mean nothing but the document itself, whatever else a question speaks of."""


def record_asked(
    asking: Asking, seen: Sequence[Sight], rankings: Sequence[Ranking], decision: Decision
) -> Decision | None:
    """What is asked for of the record of the one plan that is named; None where nothing is, or something else of the
    plan is the likelier answer."""
    otherwise = decision.verdict is Verdict.SAY and not _is_of_record(asking, decision.chosen[0])
    if otherwise and (not rankings or rankings[0].certainty >= _OTHERWISE):
        return None
    # Said line by line, whom a letter addresses reads worse than as one fact.
    by_lines = decision.verdict is Verdict.SAY and decision.chosen[0].candidate.role in {Role.LIST, Role.SECTION}
    both = decision.verdict is Verdict.SAY and decision.chosen[0].candidate.role is Role.NUMBER_AND_DAY
    nothing_else = decision.undecided or both or (by_lines and not otherwise)
    for sight in of_said_kind(asking.query, [one for one in seen if one.clues["named"]]):
        if asked := asked_of_record(asking, sight.evidence.version, undecided=nothing_else):
            is_said = decision.verdict is Verdict.SAY and not (otherwise or by_lines)
            one_of_both = both and [one.role for one in asked] in ([Role.NUMBER], [Role.ISSUED])
            if is_said and not one_of_both and decision.chosen[0].sight is sight:
                return decision
            return Decision(Verdict.SAY, tuple(asking.unchosen(sight, one) for one in asked))
    return None


def asked_of_record(asking: Asking, version: PlanVersion, *, undecided: bool = False) -> list[Candidate]:
    """What the question asks of the document itself, where it is stated; `undecided`: nothing else answers."""
    query = asking.query
    forward = _puts_a_number_forward(asking, version)
    if not (forward or undecided or query.kind is Kind.META):
        return []
    stated = {one.role: one for one in facts(version)}
    asked = [name for name in RECORD if query.asks(name) or query.cues.get(name, 0.0) == 1.0]
    if not forward and query.kind is not Kind.META:
        asked = [name for name in _PLAINLY if query.cues.get(name) == 1]
    if forward and "number" not in asked:
        asked = ["number"]
    if "phone" in query.cues:  # "gọi ai, số mấy"
        asked = [name for name in asked if name != "number"]
    if "signer" in asked and asks_other_office(query, version):
        asked.remove("signer")
    return [stated[RECORD[name]] for name in asked if RECORD[name] in stated]


def _is_of_record(asking: Asking, chosen: Ranked) -> bool:
    """Whether a candidate is of the document's record, or the lines that name whom it addresses."""
    if chosen.candidate.role in OF_RECORD:
        return True
    named = addressed(chosen.sight.evidence.version.text) if "addressees" in asking.query.cues else None
    return named is not None and chosen.candidate.span.meets(named[0])


def _puts_a_number_forward(asking: Asking, version: PlanVersion) -> bool:
    """Whether the question asks only whether the plan has a number that it says: "số 45/KH-UBND phải không?"."""
    query = asking.query
    if "confirm" not in query.cues or len(query.plan_numbers) != 1:
        return False
    said = {word for word in query.content.split() if word not in STOP and (len(word) > 1 or word.isdigit())}
    rest = said - KIND_WORDS - naming_of(asking.registry.name(version.plan), version).words
    return {number_key(word) for word in rest} <= query.plan_numbers
