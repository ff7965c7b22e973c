"""Questions for all that a plan states of a kind ("các mốc thời gian?"), which name nothing of their own."""

from collections.abc import Sequence

from knowledge.answers.asking import Asking
from knowledge.choice.deciding import Decision, Verdict
from knowledge.choice.ranking import Ranked
from knowledge.choice.sights import Sight
from knowledge.evidence.candidate import Candidate, Role
from knowledge.evidence.facts import facts
from knowledge.plan import PlanVersion
from knowledge.question.content import text_words
from knowledge.question.kinds import Kind

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

KIND_WORDS = frozenset(
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


def all_of_kind(asking: Asking, seen: Sequence[Sight], decision: Decision, version: PlanVersion) -> Decision | None:
    """All facts of a kind of the one plan that is meant, where the question asks for nothing else and what is chosen
    is none of them and quotes none."""
    query = asking.query
    asks_more = query.cues.keys() & (_OF_ONE - _ASKED_OF_KIND.get(query.kind, frozenset()))
    sight = next((one for one in seen if one.plan == version.plan), None)
    beside = KIND_WORDS | sight.naming.label if sight else KIND_WORDS
    beside = beside | _NEXT_WORDS if "next" in query.cues else beside
    beside = beside | {"dau"} if query.kind is Kind.BASIS else beside  # "căn cứ vào đâu"; "đợt đầu" is one
    if asks_more or not sight or set(query.words) - beside:
        return None
    stated = {one.role: one for one in facts(version)}
    roles = _OF_KIND.get(query.kind, ())
    roles = roles[:1] if "how_many" in query.cues else roles  # a period has no number of phases
    roles = (Role.DEADLINE_NEXT,) if Role.DEADLINES in roles and "next" in query.cues else roles
    told = next((stated[role] for role in roles if role in stated), None)
    if told is None or (not decision.undecided and _tells(decision.chosen[0], told, version)):
        return None
    return Decision(Verdict.SAY, (asking.unchosen(sight, told),))


def _tells(chosen: Ranked, facts: Candidate, version: PlanVersion) -> bool:
    """Whether what is chosen states facts as well as they do themselves; which phase is under way no section knows,
    and one phase is not all of them; no sentence knows what comes next by the day of asking."""
    if chosen.sight.plan != version.plan or chosen.candidate.role is facts.role:
        return True
    if facts.role is Role.DEADLINE_NEXT:
        return False
    if facts.role is Role.PHASES:
        stale = chosen.candidate.role in {Role.SECTION, Role.LIST}
        return not stale and all(chosen.candidate.span.meets(one.span) for one in facts.facts)
    return any(chosen.candidate.span.meets(one.span) for one in (facts, *facts.facts))


def is_of_another_thing(asking: Asking, chosen: Ranked) -> bool:
    """Whether a question for the purpose, the targets … of a thing has no word of that in what would be said:
    "mục đích chuyến thăm" is not the plan's purpose."""
    if asking.query.kind not in _OF_THE_PLAN:
        return False
    evidence, naming = chosen.sight.evidence, chosen.sight.naming
    thing = [word for word in asking.query.words if word not in KIND_WORDS | naming.words]
    if len(thing) < _A_THING:
        return False
    said = set(text_words(f"{chosen.candidate.context} {chosen.candidate.text}"))
    return said.isdisjoint(thing) and any(word not in evidence.words for word in thing)
