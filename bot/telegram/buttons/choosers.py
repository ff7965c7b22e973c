"""Choosing among plans, however many there are: those under way first, page by page, those that ended behind a button.

A button that turns the page carries what the buttons of the plans carry, so that the page is made anew from the plans
as they are now.
"""

from collections.abc import Sequence

from telegram import InlineKeyboardButton as Button
from telegram import InlineKeyboardMarkup, Message, Update

from bot.plan_list import Listed, most_like
from bot.telegram.admitting.access import refusal_of_press
from bot.telegram.buttons import keys
from bot.telegram.buttons.labels import distinct
from bot.telegram.buttons.pressing import acknowledge, alert, pressed_under
from bot.telegram.context import Context, Desk
from bot.telegram.wording.buttons import Buttons

PAGE = 8
"""Plans on a page."""

_CHOOSING = frozenset({keys.SETTING, keys.PROPOSAL, keys.CALENDAR, keys.FOLLOW, keys.TICK, keys.TOUR})
"""The kinds of buttons that choose a plan."""

_RUNNING, _ENDED = "r", "e"


def chooser(desk: Desk, chat: int, kind: str, *values: object, about: str = "") -> list[list[Button]]:
    """The first page of a button for each plan in a chat, which carry these values and the plan's key.

    `about`: words that somebody said, to which the plans on this page are most alike.
    """
    said = desk.words(chat).buttons
    prefix = ":".join([kind, *map(str, values)])
    plans = desk.assistant.listed()
    if about and len(plans) > PAGE:
        return [
            *_plans(prefix, most_like(about, plans)[:PAGE]),
            [_turn(prefix, 0, _RUNNING, said.all_plans.format(count=len(plans)))],
        ]
    return _page(desk, said, prefix, 0, _RUNNING)


async def on_turn(update: Update, context: Context) -> None:
    """Turn the page, or show the plans that have ended; what else stands under the message stays."""
    query, message = pressed_under(update)
    desk = context.bot_data
    words = desk.words(message.chat.id if message else 0)
    page, which, kind, *values = (*keys.parts(query.data), "", "")
    prefix = ":".join([kind, *values[:-2]])
    refused = await refusal_of_press(desk, context.bot, query)
    if refused or message is None or kind not in _CHOOSING or which not in (_RUNNING, _ENDED):
        await alert(query, refused or words.asking.button_unknown)
        return
    await acknowledge(query)
    rows = [*_page(desk, words.buttons, prefix, keys.number(page), which), *_others(message, prefix)]
    await desk.door.set_keyboard(message.chat.id, message.message_id, InlineKeyboardMarkup(rows))


def _page(desk: Desk, said: Buttons, prefix: str, page: int, which: str) -> list[list[Button]]:
    plans = desk.assistant.listed()
    running, ended = [p for p in plans if not p.ended], [p for p in plans if p.ended]
    if not running:
        which = _ENDED
    shown, others = (ended, running) if which == _ENDED else (running, ended)
    pages = max(-(-len(shown) // PAGE), 1)
    page = min(max(page, 0), pages - 1)
    rows = _plans(prefix, shown, slice(page * PAGE, (page + 1) * PAGE))
    turns = []
    if page:
        turns.append(_turn(prefix, page - 1, which, said.page_before.format(page=page, pages=pages)))
    if page + 1 < pages:
        turns.append(_turn(prefix, page + 1, which, said.page_after.format(page=page + 2, pages=pages)))
    if turns:
        rows.append(turns)
    if others:
        label = said.plans_running if which == _ENDED else said.plans_ended
        rows.append([_turn(prefix, 0, _RUNNING if which == _ENDED else _ENDED, label.format(count=len(others)))])
    return rows


def _plans(prefix: str, plans: Sequence[Listed], page: slice = slice(None)) -> list[list[Button]]:
    """A button for each plan of a page; their labels differ among all plans."""
    labels = distinct([one.label for one in plans], [one.plan for one in plans])
    shown = list(zip(labels, plans, strict=True))[page]
    return [[keys.button(label, prefix, keys.key_of(one.plan))] for label, one in shown]


def _turn(prefix: str, page: int, which: str, label: str) -> Button:
    return keys.button(label, keys.TURN, page, which, prefix)


def _others(message: Message, prefix: str) -> list[list[Button]]:
    """The rows that neither choose a plan nor turn the page."""
    rows = message.reply_markup.inline_keyboard if message.reply_markup else ()
    return [list(row) for row in rows if not str(row[0].callback_data).startswith((f"{keys.TURN}:", f"{prefix}:"))]
