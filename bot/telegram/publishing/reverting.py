"""/quaylai and /xoa: a plan back to its version before, or out with it; shown first, made once that is agreed to."""

from telegram import Update

from bot.plan_names import named_plan
from bot.state.proposals import Proposal, Proposed, Stage
from bot.telegram.administering.reports import is_admitted
from bot.telegram.admitting.addressed import question_in
from bot.telegram.asking.messages import message_of, say
from bot.telegram.context import Context
from bot.telegram.publishing.proposing import propose


async def on_rollback(update: Update, context: Context) -> None:
    """/quaylai: back to the version before."""
    await _propose(update, context, Proposed.ROLLBACK)


async def on_remove(update: Update, context: Context) -> None:
    """/xoa: out with a plan."""
    await _propose(update, context, Proposed.REMOVAL)


async def _propose(update: Update, context: Context, kind: Proposed) -> None:
    message, desk = message_of(update), context.bot_data
    if not await is_admitted(context, message):
        return
    plans = desk.assistant.plans()
    if not plans:
        await say(context, message, desk.words_for(message).guiding.no_plans)
        return
    named = named_plan(question_in(context.bot.bot, message), plans)
    person = desk.state.people.person(message.chat.id)
    plan = named.plan if named else None
    await propose(desk, message, Proposal(person, message.message_id, kind, plan=plan, stage=Stage.SHOWN))
