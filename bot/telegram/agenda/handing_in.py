""" "Đã nộp": what somebody was reminded of has been handed in, said by a button, in a reply or in private."""

from telegram import InlineKeyboardMarkup, Message, Update

from bot.state.notices import Notice
from bot.telegram.admitting.access import refusal_of_press
from bot.telegram.admitting.addressed import is_private
from bot.telegram.asking.messages import say
from bot.telegram.buttons import keys
from bot.telegram.buttons.pressing import alert, pressed_under
from bot.telegram.context import Context, Desk
from bot.wording.agenda import TOLD, title_of


async def on_handed_in(update: Update, context: Context) -> None:
    """The button under a reminder, and the one that takes it back."""
    query, message = pressed_under(update)
    desk = context.bot_data
    number, wanted = (*keys.parts(query.data), "")[:2]
    notice = desk.state.notices.get(keys.number(number))
    refused = await refusal_of_press(desk, context.bot, query)
    if message is None or notice is None or notice.chat != message.chat.id or refused:
        await alert(query, refused or desk.words(message.chat.id if message else 0).asking.button_unknown)
        return
    said = TOLD[desk.language(notice.chat)]
    if wanted == "0":
        desk.state.follows.take_back(notice.chat, notice.plan, notice.event)
        label, text = said["handed_in.button"], said["handed_in.undone"]
    else:
        desk.state.follows.hand_in(notice.chat, notice.plan, notice.event)
        label = said["handed_in.done"].format(name=query.from_user.first_name)
        text = _said(desk, notice)
    await query.answer(text[:200])
    button = keys.button(label, keys.HANDED, notice.id, 1 if wanted == "0" else 0)
    await desk.door.set_keyboard(notice.chat, message.message_id, InlineKeyboardMarkup([[button]]))


async def handed_in(context: Context, message: Message) -> bool:
    """Somebody has typed that it is handed in: of the reminder that they reply to, in private of the latest.

    Whether it was of any: what is not is a message like others.
    """
    desk, replied = context.bot_data, message.reply_to_message
    if replied is None and not is_private(message):
        return False
    notice = desk.state.notices.sent_in(message.chat.id, replied.message_id if replied else None)
    if notice is None or not notice.event:
        return False
    desk.state.follows.hand_in(notice.chat, notice.plan, notice.event)
    await say(context, message, _said(desk, notice))
    return True


def _said(desk: Desk, notice: Notice) -> str:
    """What was handed in, as its reminder called it."""
    language, agenda = desk.language(notice.chat), desk.assistant.agenda(notice.plan)
    event = next((one for one in agenda.events if one.key == notice.event), None) if agenda else None
    what = title_of(event, language) if event else "✓"
    return TOLD[language]["handed_in"].format(what=what)
