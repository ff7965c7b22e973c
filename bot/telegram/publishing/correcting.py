"""/sua: put a plan's card right, with the words of the plan that prove it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from telegram import Update

from bot.plan_names import named_plan
from bot.state.proposals import Proposal, Proposed, Stage
from bot.telegram.administering.reports import is_admitted
from bot.telegram.admitting.addressed import question_in
from bot.telegram.asking.messages import message_of, say
from bot.telegram.context import Context
from bot.telegram.publishing.proposing import propose
from bot.wording.card import FIELDS, card_text
from bot.wording.proposals import PROPOSALS
from knowledge.plan import PlanVersion
from knowledge.text import fold

_PROOF = re.compile(r"\s(?:căn cứ|can cu|quote)\s*:\s*", re.IGNORECASE)
_NUMBERED = re.compile(r"([a-z_]+)(?:\.(\d{1,3}|\+))?")


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to be put right, in the words of `thidua set`; `plan` is None where none is named."""

    plan: str | None
    field: str
    value: str
    quote: str


async def on_correct(update: Update, context: Context) -> None:
    """Show how, a card, or what a correction would change."""
    message, desk = message_of(update), context.bot_data
    if not await is_admitted(context, message):
        return
    plans, text = desk.assistant.plans(), question_in(context.bot.bot, message)
    wanted = read_correction(text, plans)
    if wanted is None:
        named = named_plan(text, plans)
        language = desk.settings.language
        await say(context, message, card_text(named, language) if named else PROPOSALS[language]["how_to_correct"])
        return
    values = {"field": wanted.field, "value": wanted.value, "quote": wanted.quote}
    person = desk.state.people.person(message.chat.id)
    proposal = Proposal(person, message.message_id, Proposed.CORRECTION, values, wanted.plan, Stage.SHOWN)
    await propose(desk, message, proposal)


def read_correction(text: str, plans: Sequence[PlanVersion]) -> Wanted | None:
    """The correction that a text asks for: the plan, if it names one, field and value, then the words that prove it."""
    said, *proof = _PROOF.split(text, maxsplit=1)
    words = said.split()
    for at, word in enumerate(words):
        field = _field(word)
        named = named_plan(" ".join(words[:at]), plans) if at else None
        if field and (named or not at) and words[at + 1 :]:
            quote = proof[0].strip().strip('“”"') if proof else ""
            return Wanted(named.plan if named else None, field, " ".join(words[at + 1 :]), quote)
    return None


def _field(word: str) -> str | None:
    """A field as `thidua set` knows it, from its own name or a Vietnamese one."""
    matched = _NUMBERED.fullmatch(fold(word))
    name = FIELDS.get(matched[1]) if matched else None
    if matched is None or name is None:
        return None
    return f"{name}.{matched[2]}" if matched[2] else name
