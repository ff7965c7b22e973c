"""/dieukien, "đơn vị tôi có đủ điều kiện không?": an award's criteria to tick off with their quotes, no verdict."""

from collections.abc import Sequence

from telegram import InlineKeyboardMarkup, Message, Update

from bot.reply import Line, Run
from bot.telegram.admitting.access import refusal_of_press
from bot.telegram.admitting.addressed import is_private, question_in
from bot.telegram.agenda.plans import plans_meant
from bot.telegram.agenda.reminder import said_with_sources
from bot.telegram.asking.messages import may_ask, message_of
from bot.telegram.buttons import keys
from bot.telegram.buttons.choosers import chooser
from bot.telegram.buttons.pressing import acknowledge, alert, pressed_under
from bot.telegram.context import Context, Desk
from bot.telegram.sending import html
from bot.telegram.sending.door import literal
from bot.telegram.sending.place import Place, place_of
from bot.wording.quiz import CHECKLIST
from knowledge.agenda import Agenda
from knowledge.award_forms import find_forms
from knowledge.checklist import Checklist, checklists_of, named_checklists
from knowledge.plan import PlanVersion
from knowledge.question.naming import label_of
from knowledge.saying.draft import Draft

MOST = 24
"""Criteria that have a button."""


async def on_checklist(update: Update, context: Context) -> None:
    """/dieukien, with a plan or a form behind it."""
    message = message_of(update)
    await check(context, message, question_in(context.bot.bot, message))


async def check(context: Context, message: Message, words: str) -> None:
    """Show the criteria of the form that is meant; which it shall be, where several are."""
    desk, place = context.bot_data, place_of(message)
    if not await may_ask(context, message, words or "/dieukien"):
        return
    said = CHECKLIST[desk.language(place.chat)]
    meant = plans_meant(desk, place, words) or plans_meant(desk, place, "")
    agenda = desk.assistant.agenda(meant[0]) if len(meant) == 1 else None
    if agenda is None:
        keyboard = InlineKeyboardMarkup(chooser(desk, place.chat, keys.TICK, "plan", about=words))
        await desk.door.send(place, literal(said["which_plan"]), message.message_id, keyboard)
        return
    version, old = agenda.version, agenda.withdrawn
    lists = named_checklists(version, words, old) if find_forms(words) else checklists_of(version, old)
    await _show(desk, place, agenda, lists, private=is_private(message), over=None)


async def on_tick(update: Update, context: Context) -> None:
    """A button: the plan, the form, or a criterion that is ticked off or no longer; each person's own, in private."""
    query, message = pressed_under(update)
    desk = context.bot_data
    parts = [*keys.parts(query.data), "", "", ""]
    what, values = parts[0], parts[1:]
    refused = await refusal_of_press(desk, context.bot, query)
    version = keys.named(values[0], desk.assistant.plans())
    agenda = desk.assistant.agenda(version.plan) if version else None
    if message is None or version is None or agenda is None or refused:
        await alert(query, refused or desk.words(message.chat.id if message else 0).asking.plan_gone)
        return
    lists, at, number = checklists_of(version, agenda.withdrawn), keys.number(values[1]), keys.number(values[2])
    chosen = lists[at : at + 1] if at >= 0 else ()
    private = message.chat.id == query.from_user.id
    await acknowledge(query)
    if what == "tick" and chosen and private and 0 <= number < len(chosen[0].criteria):
        person = desk.state.people.person(query.from_user.id)
        desk.state.learning.tick(person, version.plan, chosen[0].criteria[number].key)
    await _show(desk, place_of(message), agenda, chosen or lists, private=private, over=message.message_id)


async def _show(
    desk: Desk, place: Place, agenda: Agenda, lists: Sequence[Checklist], *, private: bool, over: int | None
) -> None:
    said, language, version = CHECKLIST[desk.language(place.chat)], desk.language(place.chat), agenda.version
    if not lists:
        await desk.door.show(place, over, literal(said["none"].format(plan=label_of(version)))[0])
        return
    key, every = keys.key_of(version.plan), checklists_of(version, agenda.withdrawn)
    if len(lists) > 1:
        rows = [[keys.button(_name(one), keys.TICK, "form", key, every.index(one))] for one in lists]
        await desk.door.show(place, over, literal(said["which_form"])[0], None, InlineKeyboardMarkup(rows))
        return
    [one] = lists
    ticked = desk.state.learning.ticked(desk.state.people.person(place.chat), version.plan) if private else frozenset()
    text = _text(version, one, ticked, language, private=private)
    keyboard = None
    if private:
        marks = [("☑" if c.key in ticked else "☐") + f" {n}" for n, c in enumerate(one.criteria[:MOST], 1)]
        buttons = [
            keys.button(mark, keys.TICK, "tick", key, every.index(one), number) for number, mark in enumerate(marks)
        ]
        keyboard = InlineKeyboardMarkup([buttons[at : at + 6] for at in range(0, len(buttons), 6)])
    await desk.door.show(place, over, text, None, keyboard)


def _text(version: PlanVersion, one: Checklist, ticked: frozenset[str], language: str, *, private: bool) -> str:
    said, draft = CHECKLIST[language], Draft()
    lines: list[Line] = []
    for number, criterion in enumerate(one.criteria, 1):
        mark = ("☑ " if criterion.key in ticked else "☐ ") if private else ""
        lines.append((Run(f"{mark}{number}. {criterion.text} [{draft.cite(version, criterion.span)}]"),))
    lines.append((Run(said["no_verdict" if private else "in_private"]),))
    title = said["title"].format(form=_name(one), plan=label_of(version))
    return html.render(said_with_sources((Run(title, bold=True),), draft, language, *lines))[0]


def _name(one: Checklist) -> str:
    return f"{one.form} – {one.grantor}" if one.grantor else one.form
