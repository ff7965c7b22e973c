"""👍 and 👎 under an answer, and what was wrong with it."""

from telegram import InlineKeyboardMarkup, Message, Update

from bot.telegram.buttons import keys
from bot.telegram.buttons.pressing import acknowledge, alert, pressed_under, question_pressed
from bot.telegram.context import Context
from bot.telegram.sending.door import EPHEMERAL, literal
from bot.telegram.sending.place import place_of


async def on_good(update: Update, context: Context) -> None:
    """Somebody found an answer good."""
    await _judge(update, context, good=True)


async def on_bad(update: Update, context: Context) -> None:
    """Somebody found an answer bad: reasons to choose from, which in a group only they see where Telegram lets it be;
    else they come under the answer."""
    await _judge(update, context, good=False)


async def on_reason(update: Update, context: Context) -> None:
    """What was wrong; the reasons go away again."""
    query, message = pressed_under(update)
    desk = context.bot_data
    question, reason = question_pressed(desk, query), (*keys.parts(query.data), "")[1]
    said = desk.words(message.chat.id if message else 0)
    if message is None or question is None or reason not in said.asking.reasons:
        await alert(query, said.asking.question_gone)
        return
    desk.state.questions.judge(question.id, desk.state.people.person(query.from_user.id), good=False, reason=reason)
    await query.answer(said.asking.thanks)
    if EPHEMERAL in message.api_kwargs:
        await desk.door.hush(message, query.from_user.id)
        return
    await desk.door.set_keyboard(message.chat.id, message.message_id, _without_reasons(message))


async def _judge(update: Update, context: Context, *, good: bool) -> None:
    query, message = pressed_under(update)
    desk = context.bot_data
    question, said = question_pressed(desk, query), desk.words(message.chat.id if message else 0)
    if message is None or question is None:
        await alert(query, said.asking.question_gone)
        return
    desk.state.questions.judge(question.id, desk.state.people.person(query.from_user.id), good=good)
    if good:
        await query.answer(said.asking.thanks)
        return
    reasons = [keys.button(label, keys.REASON, question.id, code) for code, label in said.asking.reasons.items()]
    ask = literal(said.asking.which_was_wrong)[0]
    markup = InlineKeyboardMarkup([reasons[:2], reasons[2:]])
    if message.chat.id < 0 and await desk.door.whisper(place_of(message), query.from_user.id, ask, markup, query.id):
        await acknowledge(query)
        return
    await alert(query, said.asking.what_was_wrong)
    rows = [*_without_reasons(message).inline_keyboard, reasons[:2], reasons[2:]]
    await desk.door.set_keyboard(message.chat.id, message.message_id, InlineKeyboardMarkup(rows))


def _without_reasons(message: Message) -> InlineKeyboardMarkup:
    rows = message.reply_markup.inline_keyboard if message.reply_markup else ()
    return InlineKeyboardMarkup([row for row in rows if not str(row[0].callback_data).startswith(f"{keys.REASON}:")])
