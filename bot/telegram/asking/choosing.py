"""The buttons that name a plan: the question they stand under is answered from that plan."""

from telegram import CallbackQuery, InlineKeyboardButton, Message, Update

from bot.telegram.admitting.access import refusal_of_press
from bot.telegram.admitting.addressed import question_in
from bot.telegram.asking.answering import Asking, respond
from bot.telegram.buttons import keys
from bot.telegram.buttons.pressing import acknowledge, alert, pressed_under
from bot.telegram.context import Context
from bot.telegram.sending.door import EPHEMERAL
from bot.telegram.sending.place import place_of


async def on_choice(update: Update, context: Context) -> None:
    """Answer from the chosen plan, in the place of the question back; the other plans can still be chosen."""
    query, message = pressed_under(update)
    desk, said = context.bot_data, context.bot_data.words(message.chat.id if message else 0)
    if message is not None and EPHEMERAL in message.api_kwargs:
        await _chosen_alone(context, query, message)
        return
    question = _question_over(context, message) if message else ""
    if message is None or not question:
        await alert(query, said.asking.question_gone)
        return
    version = keys.named(keys.parts(query.data)[0], desk.assistant.plans())
    refused = said.asking.plan_gone if version is None else await refusal_of_press(desk, context.bot, query)
    if refused or version is None:
        await alert(query, refused or said.asking.plan_gone)
        return
    await acknowledge(query)
    await respond(desk, _asking(query, message, question, version.plan))


async def _chosen_alone(context: Context, query: CallbackQuery, message: Message) -> None:
    """Answer to all what only whoever asked was asked back: under the question, not over it."""
    desk, said = context.bot_data, context.bot_data.words(message.chat.id).asking
    key, number = (*keys.parts(query.data), "")[:2]
    version, question = keys.named(key, desk.assistant.plans()), desk.state.questions.get(keys.number(number))
    here = question is not None and question.chat == desk.state.people.chat(message.chat.id)
    refused = said.plan_gone if version is None else await refusal_of_press(desk, context.bot, query)
    if refused or version is None or question is None or not here:
        await alert(query, refused or said.question_gone)
        return
    await acknowledge(query)
    await desk.door.hush(message, query.from_user.id)
    asked = Asking(place_of(message), question.message, query.from_user.id, question.question, plan=version.plan)
    await respond(desk, asked)


def _asking(query: CallbackQuery, message: Message, question: str, plan: str) -> Asking:
    asked = message.reply_to_message
    return Asking(
        place_of(message),
        asked.message_id if asked else message.message_id,
        query.from_user.id,
        question,
        plan=plan,
        over=(message.message_id,),
        rows=_choices(message),
    )


def _question_over(context: Context, message: Message) -> str:
    """The question that an answer stands under: as it was kept, else as its message still says."""
    state = context.bot_data.state
    kept = state.questions.answered_with(state.people.chat(message.chat.id), message.message_id)
    if kept:
        return kept.question
    asked = message.reply_to_message
    return question_in(context.bot.bot, asked) if asked else ""


def _choices(message: Message) -> tuple[tuple[InlineKeyboardButton, ...], ...]:
    rows = message.reply_markup.inline_keyboard if message.reply_markup else ()
    return tuple(row for row in rows if str(row[0].callback_data).startswith(f"{keys.CHOOSE}:"))
