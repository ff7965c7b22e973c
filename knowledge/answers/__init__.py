"""Answering: a question and a shelf of plans in, statements with citations out.

A question is understood, put to the plans that it may mean, and everything in them that could answer is scored by
weights that were fitted (`knowledge/choice`). The best is said, verbatim and cited; where it is not sure, it is shown
as the nearest thing; where nothing is near, the answer says so and names where it looked.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import islice
from typing import TYPE_CHECKING

import numpy as np

from knowledge.abbreviations import expand
from knowledge.addressee import addressed
from knowledge.amendments import withdrawn
from knowledge.answer import NOTHING_SAID, Answer, Certainty, Conversation, PlanChoice, Statement
from knowledge.answers.absent import say_absent, say_missing, say_missing_phases, say_nothing_known
from knowledge.answers.across import answer_window, cited_by, list_plans, told_of, window_of
from knowledge.answers.amended import say_amended
from knowledge.answers.articles import answer_article, names_article
from knowledge.answers.changes import answer_changes
from knowledge.answers.confirming import say_confirmation
from knowledge.answers.days_left import say_days_left, say_left_in
from knowledge.answers.looking import Looking, not_strange
from knowledge.answers.many import Few, few_of
from knowledge.answers.meant import asks_both, meant, note_links, number_of
from knowledge.answers.readings import with_readings
from knowledge.answers.status import answer_status, note_state
from knowledge.answers.summary import answer_summary
from knowledge.answers.talking import Line, answer_talk, heard, homeward, is_of_the_world, talk_beside
from knowledge.answers.trace import trace_of, way_of
from knowledge.answers.which import answer_which
from knowledge.choice.contradictions import asks_other_office, is_absent
from knowledge.choice.deciding import Decision, Verdict, decide
from knowledge.choice.model import Model, open_model
from knowledge.choice.ranking import Ranked, Ranking, rank
from knowledge.choice.sights import Sight
from knowledge.documents import number_key
from knowledge.evidence.candidate import Candidate, Role
from knowledge.evidence.facts import facts
from knowledge.evidence.properties import Property, properties
from knowledge.links import links_of
from knowledge.plan import PlanVersion
from knowledge.question.content import STOP, content_words, text_words
from knowledge.question.kinds import Kind, without_change
from knowledge.question.naming import PlanName
from knowledge.question.parts import parts_of, readings_of
from knowledge.question.registry import Registry, registry_of
from knowledge.question.talk import Sort
from knowledge.question.understanding import Query, understand
from knowledge.saying import say, shows
from knowledge.saying.context import Context
from knowledge.saying.draft import Draft
from knowledge.scope.fits import Naming, hands_in, naming_of
from knowledge.shelf import Shelf
from knowledge.span import Span
from knowledge.trace import Trace, Way

if TYPE_CHECKING:
    from knowledge.answers.phrased import PhrasedAnswer
    from knowledge.language_model.phraser import Phraser

TURNS = 2
"""So many turns of a talk are kept."""

_FAMILY = 10
"""A plan has no more documents that amend it than this."""

SEVERAL = 5
"""A question that fits more plans than this is asked back."""

_SENTENCES = 400
"""Characters of a sentence or two, all of which are about one thing."""

ROOM = 1400
"""Characters of plan text that an answer for several plans may hold before it asks back instead."""


_RECORD = {
    "signer": Role.SIGNATORY,
    "number": Role.NUMBER,
    "issued": Role.ISSUED,
    "title": Role.TITLE,
    "issuer": Role.ISSUER,
    "addressees": Role.RECIPIENTS,
}
"""What is asked for of the document itself needs no choosing where one document is meant."""

_OTHERWISE = 0.8
"""So certain is something else that is said where the question sounds like one for the document itself."""

_OF_RECORD = frozenset({*_RECORD.values(), Role.NUMBER_AND_DAY})

_NAMED = dict.fromkeys(("named", "in_scope", "scope_plans", "name", "label", "name_lead", "label_lead"), 1.0)
"""The clues of a plan that need not be named: that of the group, or the only one there is."""

_PLAINLY = ("issued", "addressees")
"""What is asked for in words that mean nothing but the document itself, whatever else a question speaks of."""

_UNDECIDED = frozenset({Verdict.NEAREST, Verdict.DECLINE})

_TIMED = frozenset({Role.DEADLINE, Role.PHASE})
"""Facts that a day can be compared with."""

_TIMES = frozenset({"when", "due", "left", "start", "end", "now"})
"""Cues of a question for a time."""

_COUNTED = frozenset({"left", "duration"})
"""Cues of a question for what a fact counts: the days till then, the days that it takes."""

_ONE_THING = frozenset({"when", "due", "hour", "how_many", "money", "points", "who", "which_unit", "phone", "where"})
"""Cues of a question that one row of a table answers."""

_BESIDES = frozenset(
    {"where", "to_whom", "who", "which_unit", "how", "procedure", "money", "points", "how_many", "what"}
)
"""Cues of a question that wants more than a time."""

_OF_KIND = {
    Kind.PHASE: (Role.PHASES, Role.PERIOD),
    Kind.DEADLINE: (Role.DEADLINES, Role.DEADLINE),
    Kind.AWARD: (Role.AWARDS, Role.AWARD),
    Kind.DUTY: (Role.DUTIES, Role.DUTY),
    Kind.PURPOSE: (Role.PURPOSES,),
    Kind.REQUIREMENT: (Role.REQUIREMENTS,),
    Kind.OBJECT: (Role.OBJECTS,),
    Kind.TARGET: (Role.TARGETS,),
    Kind.BASIS: (Role.BASES, Role.REFERENCE),
}
"""What tells all facts of a kind."""

_KIND_WORDS = frozenset(
    "moc thoi gian han nop chot deadline hinh thuc khen thuong danh hieu dot thi dua nhiem vu trach viec don vi "
    "phan tat ca toan bo liet ke ke hoach phong trao muc dich yeu cau doi tuong tham gia ap dung pham vi chi tieu "
    "cu the can cu phap ly ban hanh vao keo dai".split()
)
"""Words of a question for all facts of a kind: "các mốc thời gian, hạn nộp?"."""

_NEXT_WORDS = frozenset("bao cao tiep theo sap toi gan nhat ke".split())
"""Words of a question for what is due next: "mốc báo cáo tiếp theo"."""

_OF_ONE = frozenset({"who", "which_unit", "where", "to_whom", "how_many", "how", "money", "points", "confirm"})
"""Cues of a question for more than the facts themselves: "thưởng bao nhiêu?"."""

_OF_THE_PLAN = frozenset({Kind.PURPOSE, Kind.REQUIREMENT, Kind.OBJECT, Kind.TARGET})
"""Kinds that a plan states of itself as a whole, and that may be asked for of something else."""

_A_THING = 2
"""So many words beside those of the kind and the plan's name tell what else it is asked for of."""

_ASKED_OF_KIND = {
    Kind.PHASE: frozenset({"how_many"}),
    Kind.OBJECT: frozenset({"who", "which_unit"}),
    Kind.BASIS: frozenset({"where"}),
}
"""Of these the ones that ask for no more than all facts of their kind: "có mấy đợt", "đối tượng gồm những ai"."""

_LEANING = frozenset(
    {"hand_in", "to_whom", "who", "which", "which_unit", "where", "when", "how_many", "how", "what", *_RECORD}
)
"""Cues of a half that names nothing of its own ("và nộp cho ai"): its words do not tell whether it was answered."""


def answer(
    shelf: Shelf,
    question: str,
    *,
    conversation: Conversation = NOTHING_SAID,
    plan: str | None = None,
    today: date,
    phraser: "Phraser | None" = None,
    explain: bool = False,
    model: Model | None = None,
) -> Answer:
    """The answer to a question over the current plans; `plan` is the only one to answer from where given.

    `phraser` is asked where the choice is not certain. With `explain` the answer says how it came about
    (`Answer.trace`). `model`: other weights than those of the program, to measure with.
    """
    registry = registry_of(shelf)
    put, conversation = homeward(question, conversation)
    query = understand(put, registry, conversation)

    def again(before: str, talk: Conversation) -> Answer:
        return answer(shelf, before, conversation=talk, plan=plan, today=today, model=model)

    line = Line(shelf, registry, query, conversation, today, plan, again)
    sort = heard(query, shelf, conversation).sort
    if sort is not Sort.QUESTION and (talk := answer_talk(line, sort)):
        trace = way_of(query, "talk", {"sort": str(sort)}, (), registry, talk.citations) if explain else None
        return replace(talk, question=question, conversation=_at_home(talk.conversation, conversation), trace=trace)
    found = _answer(shelf, query, registry, conversation, plan, today, phraser, model or open_model(), explain=explain)
    told = talk_beside(line, found)
    if told is not found:
        trace = replace(found.trace, way="talk_beside") if found.trace else None
        return replace(told, question=question, trace=trace)
    turns = (*conversation.turns, question)[-TURNS:]
    found = _named_first(found, conversation, registry)
    talk_now = replace(found.conversation, turns=turns)
    return replace(found, question=question, conversation=_at_home(talk_now, conversation))


def _at_home(talk: Conversation, before: Conversation) -> Conversation:
    """The talk in the place, and of the unit, of the one before."""
    return replace(talk, home=talk.home or before.home, unit=talk.unit or before.unit)


def _named_first(found: Answer, conversation: Conversation, registry: Registry) -> Answer:
    """An answer from another plan than the one that the place is about says so first."""
    plans = tuple(dict.fromkeys(one.plan for one in found.citations))
    if not conversation.home or found.abstained or len(plans) != 1 or plans[0] == conversation.home:
        return found
    label = registry.name(plans[0]).label
    first = found.statements[0]
    if first.key == "plan.heading" or first.values.get("plan") == label:
        return found
    heading = Statement("plan.heading", {"plan": label, "number": ""})
    return replace(found, statements=(heading, *found.statements))


def _answer(
    shelf: Shelf,
    query: Query,
    registry: Registry,
    conversation: Conversation,
    plan: str | None,
    today: date,
    phraser: "Phraser | None",
    model: Model,
    *,
    explain: bool,
) -> Answer:
    draft = Draft(shelf)
    today = query.as_of or today

    def told(
        way: Way,
        because: Mapping[str, str],
        versions: Sequence[PlanVersion],
        left_out: Mapping[str, str] | None = None,
        *,
        said: bool,
    ) -> Answer:
        trace = None
        if explain:
            looked_at = [version.plan for version in versions]
            trace = way_of(query, way, because, looked_at, registry, draft.citations, left_out, said=said)
        return _finish(query, draft, versions, said=said, trace=trace)

    if plan is None and (which := answer_which(draft, shelf, query, registry, today)):
        say_amended(draft, shelf, today)
        way: Way = "which_facts" if which.by_facts else "which_words"
        return told(way, which.because, which.versions, which.left_out, said=True)
    few = few_of(shelf, query, [plan] if plan is not None else query.scope.plans, today)
    query, versions = not_strange(query, registry, meant(shelf, query, few.plans))
    if not shelf.digests:
        return told("no_plans", {}, [], said=say_nothing_known(draft))
    if query.instruction:
        say_missing(draft, query, registry)
        return told("instruction", {}, [], said=False)
    asking = _Asking(shelf, query, registry, conversation, today, draft, few, phraser, model, explain=explain)
    if asking.sure_of_one(versions):
        return asking.answer(versions, forced=plan is not None)
    across = bool(versions) and not query.scope.missing_years
    found = _across(draft, query, versions, registry, today, few.total) if across else None
    if found is None:
        return asking.answer(versions, forced=plan is not None)
    if not found.said:
        say_absent(draft, [_asked(query, v, registry, today, draft, several=False) for v in versions], query, few.total)
    say_amended(draft, shelf, today)
    narrowed = {"narrowed": f"{len(few.plans)}/{few.total}"} if few.narrowed else {}
    return told(found.way, {**found.because, **narrowed}, versions, said=found.said)


class _Asking:
    """One question put to the plans that it may mean."""

    def __init__(
        self,
        shelf: Shelf,
        query: Query,
        registry: Registry,
        conversation: Conversation,
        today: date,
        draft: Draft,
        few: Few,
        phraser: "Phraser | None",
        model: Model,
        *,
        explain: bool,
    ) -> None:
        self.shelf, self.query, self.registry, self.conversation = shelf, query, registry, conversation
        self.today, self.draft, self.few, self.phraser, self.explain = today, draft, few, phraser, explain
        self.model = model
        self.looking = Looking(shelf, query, registry, conversation)
        self.trace: Trace | None = None
        self.sureness = 1.0
        """How certain the best candidate was; of several plans that are answered one by one, the least certain."""

    def answer(self, versions: list[PlanVersion], *, forced: bool) -> Answer:
        """Choose and say; `forced`: only these versions may answer."""
        query = self.query
        if versions and not query.scope.missing_years and (special := self._special(versions)):
            return special
        if query.scope.explicit and query.scope.plans and not versions:  # it cannot be read: no other stands in for it
            self._explain("unreadable", {}, query.scope.plans, said=False)
            return self._declined(Decision(Verdict.DECLINE, ()), [], versions, named=False)
        sole = forced or _is_one_plan(self.shelf)
        called = {version.plan for version in versions}
        by_number = query.scope.explicit and not query.plan_numbers.isdisjoint(self.registry.numbers)

        def may_be_meant(name: PlanName, naming: Naming) -> bool:
            named = not query.scope.explicit or name.plan in called
            return named or not (by_number or self.looking.is_of_another_place(name, naming))

        seen = self.looking.named(versions) if forced else self.looking.all(versions, may_be_meant)
        if (forced or query.scope.explicit) and not query.scope.missing_years:
            several = [sight for sight in seen if sight.plan in called]
            each = _of_said_kind(query, several)
            if len(each) == 1 < len(several):
                versions = [each[0].evidence.version]
                seen = [sight for sight in seen if sight is each[0] or sight.plan not in called]
            if 1 < len(each) <= SEVERAL and self.looking.names_each(each):
                return self._phrased_each(each, versions) or self._each(each)
        if sole:
            seen = [replace(sight, clues={**sight.clues, **_NAMED}) for sight in seen]
        missing = bool(query.scope.missing or query.scope.missing_years)
        named = bool(versions) and not missing and (sole or (query.scope.explicit and len(versions) == 1))
        rankings = rank(query, seen, self.model, every=False)
        decision = self._decide(rankings)
        if decision.verdict is Verdict.SAY and (family := self._changing_each_other(rankings)):
            return self._each(family)
        self.sureness = rankings[0].certainty if rankings else 0.0
        about = (
            versions[0] if named and len(versions) == 1 else rankings[0].sight.evidence.version if rankings else None
        )
        absent = about is not None and is_absent(query, about)
        undecided = decision.verdict in _UNDECIDED
        if (absent or undecided) and (best := _sight_of(rankings, seen, versions)):
            # Half a question is told only of the one plan that is meant: of another place's each half would find some.
            meant_one = not missing and [version.plan for version in versions] == [best.plan]
            parted = self._by_parts(best, all_of_them=not meant_one)
            decision, absent = (parted, False) if parted else (decision, absent)
        record = self._of_record(seen, rankings, decision) if named and not absent else None
        whole = self._of_kind(seen, decision, versions[0]) if len(versions) == 1 and not (missing or absent) else None
        decision = record or whole or decision
        if about is not None and absent:
            decision, versions, named = Decision(Verdict.DECLINE, ()), [about], True
        if self.explain:
            self.trace = trace_of(query, seen, self._with_all(rankings, seen), decision, self.model)
        surely = decision.verdict is Verdict.SAY and self.sureness >= self.model.sure
        certain = bool(record or whole) or surely
        # Days left are the program's own to tell.
        own = decision.verdict is Verdict.SAY and query.asks("left")
        asked = self.phraser is not None and not own and (self.phraser.always or not certain)
        if (
            asked
            and not absent
            and (told := self._phrased(seen, self._with_all(rankings, seen), versions, named=named))
        ):
            return told
        if decision.verdict is Verdict.SAY:
            return self._said(decision)
        if decision.verdict is Verdict.ASK_BACK:
            return self._several(decision)
        return self._declined(decision, seen, versions, named=named)

    def _with_all(self, rankings: Sequence[Ranking], seen: Sequence[Sight]) -> list[Ranking]:
        """The rankings with those that the decision could do without: whoever is shown the plans is shown all."""
        looked_into = {one.sight.plan for one in rankings}
        return [*rankings, *rank(self.query, [one for one in seen if one.plan not in looked_into], self.model)]

    def sure_of_one(self, versions: list[PlanVersion]) -> bool:
        """Whether what sounds like a question over all plans ("… trong quý IV", "theo Quyết định 117 …") is answered by
        one of them: for sure; where it does not ask for plans but only says a document's number, likely."""
        query = self.query
        if query.kind not in {Kind.WINDOW, Kind.BASIS, Kind.LIST} or not versions or query.asks("which_plans"):
            return False
        rankings = rank(query, self.looking.all(versions), self.model, every=False)
        decision = self._decide(rankings)
        enough = self.model.say if query.kind is Kind.BASIS else self.model.sure
        return decision.verdict is Verdict.SAY and rankings[0].certainty >= enough

    def _decide(self, rankings: Sequence[Ranking]) -> Decision:
        """The decision; beside the best plan stand others that the question and the talk fit as well."""
        if not rankings:
            return Decision(Verdict.DECLINE, ())
        first, *others = rankings
        clues = first.sight.clues
        others = [
            one
            for one in others
            if one.sight.clues["spoken_of"] >= clues["spoken_of"]
            and one.sight.clues["named"] >= clues["named"]
            and not is_absent(self.query, one.sight.evidence.version)
            and not self._amends(first.sight.plan, one.sight.plan)
        ]
        return self._decide_one(first, self.model, others)

    def _changing_each_other(self, rankings: Sequence[Ranking]) -> list[Sight]:
        """The surest plan with what amends it or it amends and is certain enough to be said as well, the plan before
        its amendments; nothing where there is none."""
        links, first = links_of(self.shelf), rankings[0]
        family = [
            one.sight
            for one in rankings
            if one is first or (one.certainty >= self.model.say and self._amends(first.sight.plan, one.sight.plan))
        ]
        return sorted(family, key=lambda one: one.plan in links.amends) if len(family) > 1 else []

    def _amends(self, one: str, other: str) -> bool:
        """Whether both are the same plan, one of them as the other amends it: what is said names both."""
        return links_of(self.shelf).are_one((one, other))

    def _decide_one(self, first: Ranking, model: Model, others: Sequence[Ranking] = ()) -> Decision:
        cues = self.query.cues.keys()
        one_thing = bool(_ONE_THING & cues) and "list_all" not in cues
        one_thing = one_thing and len(parts_of(self.query, self.registry, first.sight.plan)) < 2
        dated = bool(_TIMES & cues) and not _BESIDES & cues
        decision = decide(first, others, model, dated=dated, counted=bool(_COUNTED & cues), one_thing=one_thing)
        if decision.verdict is Verdict.SAY and self._is_of_another_thing(decision.chosen[0]):
            return replace(decision, verdict=Verdict.NEAREST)
        return decision

    def _is_of_another_thing(self, chosen: Ranked) -> bool:
        """Whether a question for the purpose, the targets … of a thing has no word of that in what would be said:
        "mục đích chuyến thăm" is not the plan's purpose."""
        if self.query.kind not in _OF_THE_PLAN:
            return False
        evidence, naming = chosen.sight.evidence, chosen.sight.naming
        thing = [word for word in self.query.words if word not in _KIND_WORDS | naming.words]
        if len(thing) < _A_THING:
            return False
        said = set(text_words(f"{chosen.candidate.context} {chosen.candidate.text}"))
        return said.isdisjoint(thing) and any(word not in evidence.words for word in thing)

    def _special(self, versions: list[PlanVersion]) -> Answer | None:
        """Laws by article, what has changed, whether a plan is over, a plan in a few lines; None for the rest."""
        query = self.query
        asked = [_asked(query, v, self.registry, self.today, self.draft, several=len(versions) > 1) for v in versions]
        reference = all(one.version.card.is_reference for one in asked)
        if reference and (query.kind is not Kind.META or any(map(names_article, asked))):
            done = [one for one in asked if self._try(one, lambda a: bool(answer_article(a)))]
            if done or any(map(names_article, asked)):
                return self._ended(done, asked, "article")
        special = {Kind.STATUS: answer_status, Kind.SUMMARY: answer_summary}.get(query.kind)
        if query.kind is Kind.CHANGE:
            done = [one for one in asked if self._try(one, lambda a: answer_changes(a, self.shelf))]
            more = any(len(content_words(without_change(query.folded), [one.name])) > 1 for one in asked)
            return None if more and not done else self._ended(done, asked, "changes")
        if special and len(asked) == 1 and not query.asks("compare"):
            done = [one for one in asked if self._try(one, lambda a: bool(special(a)))]
            way: Way = "status" if query.kind is Kind.STATUS else "summary"
            return self._ended(done, asked, way) if done else None
        return None

    def _of_record(self, seen: Sequence[Sight], rankings: Sequence[Ranking], decision: Decision) -> Decision | None:
        """Number, day of issue, issuer, title, signatory, recipients of the one plan that is named, where they are
        asked for and nothing else of it is the likelier answer."""
        otherwise = decision.verdict is Verdict.SAY and not self._is_of_record(decision.chosen[0])
        if otherwise and (not rankings or rankings[0].certainty >= _OTHERWISE):
            return None
        # Said line by line, whom a letter addresses reads worse than as one fact.
        by_lines = decision.verdict is Verdict.SAY and decision.chosen[0].candidate.role in {Role.LIST, Role.SECTION}
        nothing_else = decision.verdict in _UNDECIDED or (by_lines and not otherwise)
        for sight in _of_said_kind(self.query, [one for one in seen if one.clues["named"]]):
            if asked := self._asked_of_record(sight.evidence.version, undecided=nothing_else):
                if (
                    decision.verdict is Verdict.SAY
                    and not (otherwise or by_lines)
                    and decision.chosen[0].sight is sight
                ):
                    return decision
                return Decision(Verdict.SAY, tuple(_unscored(sight, one, self.model) for one in asked))
        return None

    def _is_of_record(self, chosen: Ranked) -> bool:
        """Whether a candidate is of the document's record, or the lines that name whom it addresses."""
        if chosen.candidate.role in _OF_RECORD:
            return True
        named = addressed(chosen.sight.evidence.version.text) if "addressees" in self.query.cues else None
        return named is not None and chosen.candidate.span.meets(named[0])

    def _of_kind(self, seen: Sequence[Sight], decision: Decision, version: PlanVersion) -> Decision | None:
        """All facts of a kind of the one plan that is meant, where the question asks for nothing else and no answer is
        likely enough."""
        undecided = decision.verdict in _UNDECIDED
        asks_more = self.query.cues.keys() & (_OF_ONE - _ASKED_OF_KIND.get(self.query.kind, frozenset()))
        sight = next((one for one in seen if one.plan == version.plan), None)
        beside = _KIND_WORDS | sight.naming.label if sight else _KIND_WORDS
        beside = beside | _NEXT_WORDS if "next" in self.query.cues else beside
        beside = beside | {"dau"} if self.query.kind is Kind.BASIS else beside  # "căn cứ vào đâu"; "đợt đầu" is one
        if not undecided or asks_more or not sight or set(self.query.words) - beside:
            return None
        stated = {one.role: one for one in facts(version)}
        roles = _OF_KIND.get(self.query.kind, ())
        roles = roles[:1] if "how_many" in self.query.cues else roles  # a period has no number of phases
        roles = (Role.DEADLINE_NEXT,) if Role.DEADLINES in roles and "next" in self.query.cues else roles
        told = next((stated[role] for role in roles if role in stated), None)
        return Decision(Verdict.SAY, (_unscored(sight, told, self.model),)) if told else None

    def _asked_of_record(self, version: PlanVersion, *, undecided: bool = False) -> list[Candidate]:
        """What the question asks of the document itself, where it is stated; `undecided`: nothing else answers."""
        query = self.query
        forward = self._puts_a_number_forward(version)
        if not (forward or undecided or query.kind is Kind.META):
            return []
        stated = {one.role: one for one in facts(version)}
        asked = [name for name in _RECORD if query.asks(name) or query.cues.get(name, 0.0) == 1.0]
        if not forward and query.kind is not Kind.META:
            asked = [name for name in _PLAINLY if query.cues.get(name) == 1]
        if forward and "number" not in asked:
            asked = ["number"]
        if "phone" in query.cues:  # "gọi ai, số mấy"
            asked = [name for name in asked if name != "number"]
        if "signer" in asked and asks_other_office(query, version):
            asked.remove("signer")
        return [stated[_RECORD[name]] for name in asked if _RECORD[name] in stated]

    def _puts_a_number_forward(self, version: PlanVersion) -> bool:
        """Whether the question asks only whether the plan has a number that it says: "số 45/KH-UBND phải không?"."""
        query = self.query
        if "confirm" not in query.cues or len(query.plan_numbers) != 1:
            return False
        said = {word for word in query.content.split() if word not in STOP and (len(word) > 1 or word.isdigit())}
        rest = said - _KIND_WORDS - naming_of(self.registry.name(version.plan), version).words
        return {number_key(word) for word in rest} <= query.plan_numbers

    def _try(self, asked: Context, answerer: Callable[[Context], bool]) -> bool:
        """Let an answerer write; take back what it wrote where it had nothing to say."""
        statements, citations = len(self.draft.statements), len(self.draft.citations)
        if asked.several:
            self._heading(asked.version, asked.name)
        if answerer(asked):
            return True
        del self.draft.statements[statements:]
        del self.draft.citations[citations:]
        return False

    def _explain(self, way: Way, because: Mapping[str, str], plans: Sequence[str], *, said: bool) -> None:
        """Write down how an answer came about for which nothing was chosen among candidates."""
        if self.explain:
            told = self.draft.citations
            self.trace = way_of(self.query, way, because, plans, self.registry, told, said=said)

    def _ended(self, done: list[Context], asked: list[Context], way: Way) -> Answer:
        if not done:
            say_absent(self.draft, asked, self.query, self.few.total)
        for one in done:
            self._notes(one.version, {a.version.plan for a in asked})
        self._explain(way, {"kind": str(self.query.kind)}, [a.version.plan for a in asked], said=bool(done))
        return self._finish([a.version for a in done or asked], said=bool(done))

    def _said(self, decision: Decision) -> Answer:
        """Say the chosen candidates of one plan, then what else the question asks for."""
        sight = decision.chosen[0].sight
        context = self._context(sight)
        self._confirm(sight, decision.chosen[0].candidate)
        every = parts_of(self.query, self.registry, sight.plan)
        parts = tuple(part for part in every if not is_of_the_world(part.text))
        rankings = [self._rank_part(part, parts, sight) for part in parts]
        if self.query.kind is Kind.PHASE:
            say_missing_phases(context)
        first = decision.chosen[0].candidate
        of_record: list[Candidate] = []
        if first.role in _OF_RECORD:
            asked = self._asked_of_record(sight.evidence.version)
            of_record = asked or [first]
        for candidate in of_record:
            say(context, candidate)
        for one in self._parts(rankings, decision):
            if not of_record or one.candidate.role not in _OF_RECORD:
                say(context, one.candidate)
        if self.query.asks("left") and first.role not in _TIMED and not first.facts and len(decision.chosen) == 1:
            say_left_in(context, first.span)
        for part in every:
            if part not in parts and not self._has_words_of(part, sight):
                self.draft.say("part.outside", text=part.text.strip(" ?.!"))
        for part, ranking in zip(parts, rankings, strict=True) if len(parts) > 1 else ():
            if not self._has_told(part, ranking, sight):
                self.draft.say("part.unfound", text=part.text.strip(" ?.!"))
        self._notes(sight.evidence.version, {sight.plan})
        return self._finish([sight.evidence.version], said=True)

    def _rank_part(self, part: Query, parts: Sequence[Query], sight: Sight) -> Ranking | None:
        """The ranking of one of several questions: by itself where that is likely enough, else the surest reading."""
        found: list[Ranking] = []
        for reading in readings_of(part, parts, self.registry, sight.plan):
            found += rank(reading, [sight], self.model)
            if found and found[-1].certainty >= self.model.each:
                return found[-1]
        return max(found, key=lambda one: one.certainty, default=None)

    def _parts(self, rankings: Sequence[Ranking | None], decision: Decision) -> tuple[Ranked, ...]:
        """What answers each of several questions in one, in the plan's order: what was chosen for all of them where it
        is as good for one as any, else that one's own best; the decision as well where one finds nothing."""
        if len(rankings) < 2:
            return decision.chosen
        each = [self._of_part(ranking, decision.chosen) for ranking in rankings]
        found: list[Ranked] = [] if all(each) else [*decision.chosen]
        for one in filter(None, each):
            if not any(kept is one or shows(kept.candidate, one.candidate) for kept in found):
                found = [kept for kept in found if kept.candidate.facts or not shows(one.candidate, kept.candidate)]
                found.append(one)
        return tuple(found)

    def _of_part(self, ranking: Ranking | None, chosen: Sequence[Ranked]) -> Ranked | None:
        """What answers one of several questions: what was chosen for all where it shows the best, else this where it is
        likely enough."""
        if ranking is None:
            return None
        best = ranking.best[0]
        told = next((one for one in chosen if shows(one.candidate, best.candidate)), None)
        return told or (best if ranking.certainty >= self.model.each else None)

    def _has_told(self, part: Query, ranking: Ranking | None, sight: Sight) -> bool:
        """Whether what was said speaks of one of several questions: its best answer, or most of its words."""
        # A day that a half states itself is not told again: no quote has it.
        if (ranking and ranking.certainty >= self.model.each) or _LEANING.issuperset(part.cues) or part.dates:
            return True
        quoted = (Span(one.start, one.end) for one in self.draft.citations if one.plan == sight.plan)
        is_quoted = ranking and any(map(ranking.best[0].candidate.span.meets, quoted))
        return bool(is_quoted) or self._has_words_of(part, sight)

    def _has_words_of(self, part: Query, sight: Sight) -> bool:
        """Whether what was quoted has half of the words of one of several questions."""
        quoted = (one.quote for one in self.draft.citations if one.plan == sight.plan)
        told = {word for quote in quoted for word in text_words(quote)} | sight.naming.words
        words = expand(part.words)
        return 2 * sum(word in told for word in words) >= len(words)

    def _by_parts(self, sight: Sight, *, all_of_them: bool) -> Decision | None:
        """Where a question of several parts is not sure of one answer: the best plan's to each part that is."""
        parts = parts_of(self.query, self.registry, sight.plan)
        if len(parts) < 2:
            return None
        there = [part for part in parts if not is_absent(part, sight.evidence.version)]
        each = [self._rank_part(part, parts, sight) for part in there]
        sure = tuple(found.best[0] for found in each if found and found.certainty >= self.model.say)
        return Decision(Verdict.SAY, sure) if sure and (len(sure) == len(parts) or not all_of_them) else None

    def _each(self, seen: list[Sight]) -> Answer:
        """Put the question to each of several plans that it names, one heading a plan."""
        done: list[Sight] = []
        lenient = replace(self.model, say=self.model.each)
        rankings = {one.sight.plan: one for sight in seen for one in self._alone(sight, seen)}
        decisions = {plan: self._decide_one(one, lenient) for plan, one in rankings.items()}
        told = [(sight, self._of_each(sight, rankings, decisions)) for sight in seen]
        told = [one for one in told if one[1] and not is_absent(self.query, one[0].evidence.version)]
        for sight, chosen in self._as_amended(told, rankings):
            self._heading(sight.evidence.version, sight.name)
            for one in chosen:
                say(self._context(sight), one.candidate)
            done.append(sight)
        self.sureness = min((rankings[sight.plan].certainty for sight in done), default=0.0)
        if self.explain:
            every = tuple(chosen for one in decisions.values() for chosen in one.chosen)
            verdict = Verdict.SAY if done else Verdict.DECLINE
            self.trace = trace_of(self.query, seen, [*rankings.values()], Decision(verdict, every), self.model, "each")
        versions = [sight.evidence.version for sight in seen]
        if not done:
            asked = [_asked(self.query, v, self.registry, self.today, self.draft, several=False) for v in versions]
            one_family = links_of(self.shelf).are_one(v.plan for v in versions)
            say_absent(self.draft, asked[:1] if one_family else asked, self.query, self.few.total)
        for sight in done:
            self._notes(sight.evidence.version, {s.plan for s in seen})
        return self._finish([s.evidence.version for s in done] or versions, said=bool(done))

    def _as_amended(
        self, told: list[tuple[Sight, tuple[Ranked, ...]]], rankings: Mapping[str, Ranking]
    ) -> list[tuple[Sight, tuple[Ranked, ...]]]:
        """What is said of several plans. Of a plan and what amends it: where the question is about what was amended
        ("sau khi gia hạn"), that alone; where words of the plan are said that no longer count, both, since they are
        said as withdrawn; else what counts now, first where it is hardly less certain, alone where it is much more."""
        links = links_of(self.shelf)
        one_plan = links.are_one(sight.plan for sight, _ in told)
        if len(told) < 2 or not one_plan or asks_both(self.query) or "formerly" in self.query.cues:
            return told
        amending = [one for one in told if one[0].plan in links.amends]
        if "replaces" in self.query.cues and len(amending) == 1:
            return amending
        surest = max(rankings[sight.plan].certainty for sight, _ in told)
        if any(self._is_withdrawn(one) for _, chosen in told for one in chosen):
            return told
        hardly_less = [one for one in amending if rankings[one[0].plan].certainty >= surest - self.model.amended]
        if changing := [one for one in hardly_less if _says(one[1], Property.CHANGED, Property.UNCHANGED)]:
            return changing
        if len(kept := [one for one in told if not _says(one[1], Property.UNCHANGED, Property.CHANGED)]) == 1:
            return kept
        changed = max((rankings[sight.plan].certainty for sight, _ in amending), default=0.0)
        kept = [
            one
            for one in told
            if one[0].plan in links.amends or rankings[one[0].plan].certainty >= changed - self.model.amended
        ]
        first = changed >= max(rankings[sight.plan].certainty for sight, _ in kept) - self.model.amended
        return sorted(kept, key=lambda one: one[0].plan not in links.amends) if first else kept

    def _is_withdrawn(self, said: Ranked) -> bool:
        """Whether another plan withdraws words of what is said."""
        changes = withdrawn(self.shelf, said.sight.evidence.version)
        return any(one.span.meets(said.candidate.span) for one in changes)

    def _alone(self, sight: Sight, seen: Sequence[Sight]) -> list[Ranking]:
        """The ranking of one of several plans, put to it as if it alone were named."""
        others = frozenset[str]().union(*(one.naming.label for one in seen if one is not sight)) - sight.naming.words
        folded, content = (
            " ".join(word for word in text.split() if word not in others)
            for text in (self.query.folded, self.query.content)
        )
        words = tuple(word for word in self.query.words if word not in others)
        query = replace(self.query, words=words, folded=folded, content=content)
        leads = {clue: max(value, 0.0) for clue, value in sight.clues.items() if clue.endswith("_lead")}
        alone = replace(sight, clues={**sight.clues, **leads, **_NAMED, "other_named": 0.0}, unheard=0.0)
        return rank(query, [alone], self.model)

    def _of_each(
        self, sight: Sight, rankings: Mapping[str, Ranking], decisions: Mapping[str, Decision]
    ) -> tuple[Ranked, ...]:
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

    def _several(self, decision: Decision) -> Answer:
        """Plans that fit alike: answered one by one where that is short, else asked back."""
        chosen = decision.chosen
        room = sum(len(one.candidate.text) for one in chosen)
        alike = len({one.sight.name.called for one in chosen}) == 1
        if len(chosen) > SEVERAL or room > ROOM or alike or self.few.narrowed:
            choices = tuple(PlanChoice(one.sight.plan, self._choice(one.sight)) for one in chosen[:SEVERAL])
            draft = Draft()
            narrowed = self.few.total if self.few.narrowed else 0
            draft.say("clarify.many", count=narrowed) if narrowed else draft.say("clarify", count=len(choices))
            return _finish(self.query, draft, [], said=True, clarify=choices, trace=self.trace)
        for one in sorted(chosen, key=lambda each: each.sight.plan):
            self._heading(one.sight.evidence.version, one.sight.name)
            say(self._context(one.sight), one.candidate)
        versions = [one.sight.evidence.version for one in chosen]
        for version in versions:
            self._notes(version, {v.plan for v in versions})
        return self._finish(versions, said=True)

    def _declined(self, decision: Decision, seen: list[Sight], versions: list[PlanVersion], *, named: bool) -> Answer:
        """Show the nearest where there is something, else say what was looked for and where."""
        query = self.query
        missing = bool(query.scope.missing or query.scope.missing_years)
        # By their ids: what was counted of a plan may have been read at another time than the plan itself.
        of_meant = [sight for sight in seen if any(sight.plan == v.plan for v in versions)]
        looked = versions if named or len(versions) == 1 else []
        asked = [_asked(query, v, self.registry, self.today, self.draft, several=False) for v in looked]
        if missing or not (versions or of_meant):
            say_missing(self.draft, query, self.registry)
            return self._finish([], said=False)
        near = decision.chosen if decision.verdict is Verdict.NEAREST else ()
        own = [one for one in near if not looked or any(one.sight.plan == v.plan for v in looked)]
        every = [_asked(query, v, self.registry, self.today, self.draft, several=False) for v in versions]
        say_absent(self.draft, asked or every, query, self.few.total)
        for one in own:
            cite = self.draft.cite(one.sight.evidence.version, one.candidate.span)
            self.draft.say("absent.nearest", cite, text=one.candidate.span.of(one.sight.evidence.version.text))
        # What follows goes on from the plan that the nearest is of.
        shown = list({one.sight.plan: one.sight.evidence.version for one in own}.values())
        for version in shown:
            note_state(_asked(query, version, self.registry, self.today, self.draft, several=False))
        return self._finish(looked or shown, said=False, certainty="nearest" if own else "none")

    def _phrased_each(self, seen: list[Sight], versions: list[PlanVersion]) -> Answer | None:
        if self.phraser is None:
            return None
        rankings = rank(self.query, seen, self.model)
        if self.explain:
            undecided = Decision(Verdict.NEAREST, ())
            self.trace = trace_of(self.query, seen, rankings, undecided, self.model, "each")
        return self._phrased(seen, rankings, versions, named=True, each=True)

    def _phrased(
        self,
        seen: list[Sight],
        rankings: Sequence[Ranking],
        versions: list[PlanVersion],
        *,
        named: bool,
        each: bool = False,
    ) -> Answer | None:
        """What a language model says of the plans seen, proven; None where it is not asked or says nothing of use.

        `each`: it is of use only where it says something of each of them.
        """
        if self.phraser is None or not seen or self.query.scope.missing or self.query.scope.missing_years:
            return None
        # Loaded where there is a language model: the proof of what it says has many modules.
        from knowledge.answers.phrased import ask_phraser, say_phrased

        found = ask_phraser(self.phraser, self.shelf, self.query, self.conversation.turns, self.today, seen, rankings)
        if found is None:
            return None
        phrased, offers = found
        if each and phrased.claims and len({one.said.plan for one in phrased.claims}) < len(seen):
            return None
        outcome = say_phrased(self.draft, phrased, offers, seen)
        if self.trace is not None:
            verdict = Verdict.DECLINE if outcome.not_here else Verdict.ASK_BACK if outcome.ask_back else Verdict.SAY
            self.trace = replace(self.trace, way="language_model", verdict=str(verdict))
        if outcome.not_here:
            return self._declined(Decision(Verdict.DECLINE, ()), seen, versions, named=named)
        if outcome.ask_back:
            choices = tuple(PlanChoice(sight.plan, self._choice(sight)) for sight in outcome.ask_back[:SEVERAL])
            draft = Draft()
            draft.say("clarify", count=len(choices))
            return _finish(self.query, draft, [], said=True, clarify=choices, trace=self.trace)
        return self._told(outcome)

    def _told(self, outcome: "PhrasedAnswer") -> Answer | None:
        if not outcome.sights or outcome.first is None:
            return None
        self._confirm(outcome.sights[0], _fact_in(outcome.sights[0], outcome.first))
        if len(outcome.sights) == 1:
            say_days_left(self._context(outcome.sights[0]), outcome.claim)
        versions = [sight.evidence.version for sight in outcome.sights]
        for version in versions:
            self._notes(version, {one.plan for one in versions})
        return self._finish(versions, said=True)

    def _confirm(self, sight: Sight, said: Candidate | None) -> None:
        """Say first whether a day or number that is put forward is that of the fact which answers."""
        if said is not None and not said.facts:
            said = _fact_in(sight, said.span)
        count = len(self.draft.statements)
        if said is not None:
            say_confirmation(self._context(sight), said)
        first = self.draft.statements[count:]
        self.draft.statements[:] = [*first, *self.draft.statements[:count]]

    def _context(self, sight: Sight) -> Context:
        return Context(self.query, sight.evidence.version, sight.name, self.today, self.draft)

    def _heading(self, version: PlanVersion, name: PlanName) -> None:
        alike = self.registry.called[name.called] > 1
        self.draft.say("plan.heading", plan=name.label, number=number_of(version) if alike else "")

    def _choice(self, sight: Sight) -> str:
        """How a plan is offered: with its number, where another is called the same."""
        alike = self.registry.called[sight.name.called] > 1
        number = number_of(sight.evidence.version) if alike else ""
        return f"{sight.name.label} — {number}" if number else sight.name.label

    def _notes(self, version: PlanVersion, beside: set[str]) -> None:
        asked = _asked(self.query, version, self.registry, self.today, self.draft, several=False)
        note_state(asked)
        note_links(asked, self.shelf, beside)

    def _finish(self, versions: list[PlanVersion], *, said: bool, certainty: Certainty | None = None) -> Answer:
        if self.query.kind is not Kind.CHANGE:
            say_amended(self.draft, self.shelf, self.today)
        found = _finish(self.query, self.draft, versions, said=said, certainty=certainty, trace=self.trace)
        return replace(found, sureness=self.sureness)


def _is_one_plan(shelf: Shelf) -> bool:
    """Whether all documents are one plan and what amends it, so that nobody needs to name it."""
    plans = [one.plan for one in shelf.digests]
    if not 0 < len(plans) <= _FAMILY:
        return False
    links = links_of(shelf) if len(plans) > 1 else None
    return links is None or links.are_one(plans)


def _sight_of(rankings: Sequence[Ranking], seen: Sequence[Sight], versions: Sequence[PlanVersion]) -> Sight | None:
    """The plan that answers best, else, where nothing in it can answer the whole question, the one that is meant."""
    if rankings:
        return rankings[0].sight
    meant_one = versions[0].plan if len(versions) == 1 else ""
    return next((sight for sight in seen if sight.plan == meant_one), None)


def _says(chosen: Sequence[Ranked], this: Property, other: Property) -> bool:
    """Whether what is said of a plan, a sentence or two, has one property and not the other."""
    held = [properties(one.candidate.text) for one in chosen if len(one.candidate.text) <= _SENTENCES]
    return any(one[this] and not one[other] for one in held)


def _fact_in(sight: Sight, place: Span) -> Candidate | None:
    """The one fact with a day that stands in a place of the text; None where there are none, or several."""
    stated = sight.evidence.of_roles(_TIMED, place)
    return stated[0] if len(stated) == 1 else None


def _of_said_kind(query: Query, seen: list[Sight]) -> list[Sight]:
    """Of several plans those of the kind of document that the question says: "công văn đính chính của xã A"."""
    of_kind = [] if hands_in(query) else [sight for sight in seen if sight.clues["kind"] > 0]
    return of_kind or seen


def _unscored(sight: Sight, told: Candidate, model: Model) -> Ranked:
    """What is said without having been chosen among others."""
    return Ranked(sight, told, 0.0, np.zeros(len(model.features), dtype=np.float32))


def _asked(
    query: Query, version: PlanVersion, registry: Registry, today: date, draft: Draft, *, several: bool
) -> Context:
    return Context(query, version, registry.name(version.plan), today, draft, several)


@dataclass(frozen=True, slots=True)
class _Across:
    """How a question over all plans was answered, by what of it, and whether anything was found."""

    way: Way
    said: bool
    because: Mapping[str, str] = field(default_factory=dict)


def _across(
    draft: Draft, query: Query, versions: list[PlanVersion], registry: Registry, today: date, total: int
) -> _Across | None:
    """Questions over all plans together; None for a question that is put to each plan.

    `total`: how many plans there are, of which `versions` are the first.
    """
    names: list[PlanName] = [registry.name(v.plan) for v in versions]
    if names and all(name.reference for name in names):
        return None
    if query.kind is Kind.LIST:
        list_plans(draft, versions, names, total)
        return _Across("list", said=True)
    named = query.numbers or query.named_document
    if query.kind is Kind.BASIS and named and (query.asks("which_plans") or not query.scope.explicit):
        number = ", ".join(query.numbers) or " ".join(query.named_document or ())
        return _Across("cited", cited_by(draft, query, versions, names, total), {"number": number})
    window = window_of(query, today) if query.kind is Kind.WINDOW else None
    if window is None:
        return None
    asked = [_asked(query, v, registry, today, draft, several=len(versions) > 1) for v in versions]
    said = [answer_window(a, window) for a in asked]
    if any(said) and total > len(versions):
        draft.say("list.more", count=total - len(versions))
    return _Across("window", any(said), {"window": told_of(window)})


def _finish(
    query: Query,
    draft: Draft,
    versions: Sequence[PlanVersion],
    *,
    said: bool,
    clarify: tuple[PlanChoice, ...] = (),
    certainty: Certainty | None = None,
    trace: Trace | None = None,
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
        certainty=certainty or ("said" if said else "none"),
        trace=trace,
    )
