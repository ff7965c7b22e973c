"""/start, /help, /kehoach, and what is said to a command that there is not."""

from collections.abc import Iterable, Sequence

from telegram import InlineKeyboardButton, InlineKeyboardMarkup, Message, Update

from bot.telegram.admitting.access import is_bot_admin, refusal
from bot.telegram.admitting.addressed import is_private
from bot.telegram.agenda.plans import plans_meant
from bot.telegram.asking.messages import message_of, say
from bot.telegram.buttons import keys
from bot.telegram.context import Context, Desk
from bot.telegram.groups.settings import plan_menu
from bot.telegram.sending.door import literal
from bot.telegram.sending.place import place_of
from bot.telegram.tour import touring
from bot.telegram.wording import Words
from bot.wording.offering import offered_questions
from knowledge.plan import PlanVersion
from knowledge.question.naming import label_of
from knowledge.shelf import find_plan

LISTED = 60
"""So many plans are listed at most."""


async def on_start(update: Update, context: Context) -> None:
    """/start: who this is and how to ask."""
    message = message_of(update)
    if await touring.on_start(update, context):
        return
    desk, said = context.bot_data, context.bot_data.words_for(message)
    text = said.guiding.start if is_private(message) else said.guiding.start_group
    refused = await refusal(desk, context.bot, message)
    plans = desk.assistant.plans()
    if not refused and not plans:
        administering = is_private(message) and is_bot_admin(desk, message.chat.id)
        text += "\n\n" + (said.guiding.start_empty if administering else said.guiding.no_plans)
    rows = [] if refused else _offered(desk, message, plans)
    shown = literal(refused or text.format(username=context.bot.username))
    keyboard = InlineKeyboardMarkup(rows) if rows else None
    await desk.door.send(place_of(message), shown, message.message_id, keyboard)


def _offered(desk: Desk, message: Message, plans: Sequence[PlanVersion]) -> list[list[InlineKeyboardButton]]:
    """Two questions to tap, of the plan that is spoken of: the group's, the only one, one that is under way."""
    meant = plans_meant(desk, place_of(message), "")
    running = [one.plan for one in desk.assistant.listed() if not one.ended][:1]
    version = find_plan(plans, lambda plan: plan in (meant or running))
    if version is None:
        return []
    return keys.offer_rows(offered_questions(version, desk.language(message.chat.id)), version.plan)


async def on_help(update: Update, context: Context) -> None:
    """/help: how to ask, and the commands."""
    message = message_of(update)
    said = context.bot_data.words_for(message)
    text = said.guiding.help.format(username=context.bot.username, commands=_listed(said.menu.commands))
    if is_private(message) and is_bot_admin(context.bot_data, message.chat.id):
        text += "\n\n" + said.guiding.help_admin.format(commands=_listed(said.menu.bot_admin))
    await _tell(context, message, text)


async def on_plans(update: Update, context: Context) -> None:
    """/kehoach: the plans known; in a group its administrators choose the one that it is about."""
    message, desk = message_of(update), context.bot_data
    said, plans = desk.words_for(message), desk.assistant.plans()
    by_id = is_private(message) and is_bot_admin(desk, message.chat.id)
    text = plan_list(plans, said, by_id=by_id)
    if is_private(message) or not plans or await refusal(desk, context.bot, message):
        await _tell(context, message, text)
        return
    own = desk.group(message.chat.id).plan
    chosen = find_plan(plans, lambda plan: plan == own)
    about = [said.guiding.plans_chosen.format(plan=label_of(chosen))] if chosen else []
    shown = literal("\n\n".join([text, *about, said.guiding.plans_choose]))
    await desk.door.send(place_of(message), shown, message.message_id, plan_menu(desk, message.chat.id))


async def on_unknown_command(update: Update, context: Context) -> None:
    """A command that there is not. In a group it is answered only where it names this bot."""
    message = message_of(update)
    named = f"@{context.bot.username}".lower() in (message.text or "").split(maxsplit=1)[0].lower()
    if is_private(message) or named:
        await _tell(context, message, context.bot_data.words_for(message).guiding.unknown_command)


def plan_list(plans: Sequence[PlanVersion], said: Words, *, by_id: bool = False) -> str:
    """The plans by title, document number and issuer, of very many the first; `by_id`: with the ids that commands
    name them by."""
    if not plans:
        return said.guiding.no_plans
    listed = enumerate(plans[:LISTED], start=1)
    lines = [f"{position}. {describe(plan)}{f' · {plan.plan}' if by_id else ''}" for position, plan in listed]
    if len(plans) > LISTED:
        lines.append(said.guiding.plans_more.format(count=len(plans) - LISTED))
    return "\n".join([said.guiding.plans_known.format(count=len(plans)), *lines])


def describe(plan: PlanVersion) -> str:
    """A plan in one line, as far as its card names it."""
    card = plan.card
    named = [field.value for field in (card.number, card.title, card.issuer) if field]
    return " · ".join(" ".join(name.split()) for name in named) or plan.plan


def _listed(commands: Iterable[tuple[str, str]]) -> str:
    return "\n".join(f"/{name} – {meaning}" for name, meaning in commands)


async def _tell(context: Context, message: Message, text: str) -> None:
    """Say something to whoever may ask; to everybody else why they may not."""
    await say(context, message, await refusal(context.bot_data, context.bot, message) or text)
