"""The plan that the place of a talk is about: the group's own, which "our plan" means and which goes without saying."""

import re
from dataclasses import replace

from knowledge.answer import Answer, Conversation, Statement
from knowledge.question.registry import Registry
from knowledge.question.talk import Sort, told
from knowledge.text import fold, nfc

_HOME = re.compile(
    r"\bke hoach(?P<of_group>\s+(?:cua\s+)?(?:nhom|chung ta)\b(?:\s+(?:minh|ta|nay)\b)?)"
    r"(?!\s+(?:\d|(?:tre|cong tac|giup viec|nong cot)\b))"
)
"""The plan of the group; "nhóm 2" and "nhóm trẻ" are others."""

_OWN_PLACE = re.compile(
    r"\b(?:xa|phuong|thi tran|thi xa|huyen|thanh pho|tinh|khoi|cum|so|nganh|truong|co quan|doan)\s+"
    r"(?:minh|ta|nha|chung ta|chung minh|cua ta|cua minh)\b"
)
"""The place or body that the group is of: "còn phường mình thì sao?"."""

_HOME_IN_ENGLISH = re.compile(r"\b(?:our|the group's) plan\b")


def homeward(question: str, conversation: Conversation) -> tuple[str, Conversation]:
    """A question that is put to the group's own plan, without the words that say so, and the talk back at that plan."""
    written = nfc(question)
    folded = fold(written)
    found = _HOME.search(folded)
    if not conversation.home or not (found or _HOME_IN_ENGLISH.search(folded) or _OWN_PLACE.search(folded)):
        return question, conversation
    bare = question
    if found and told(question).sort is Sort.QUESTION:
        bare = written[: found.start("of_group")] + written[found.end("of_group") :]
    return bare, replace(conversation, plans=(conversation.home,))


def at_home(talk: Conversation, before: Conversation) -> Conversation:
    """The talk in the place, and of the unit, of the one before."""
    return replace(talk, home=talk.home or before.home, unit=talk.unit or before.unit)


def named_first(found: Answer, conversation: Conversation, registry: Registry) -> Answer:
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
