"""/nhapmon: a plan step by step in private, every step an answer with its quotes; at the end the quiz.

How far somebody has come is kept, so that they go on after days. In a group the command leads to the private chat,
and shows its administrators who has finished, by name only those who agreed.
"""

import asyncio
from dataclasses import replace

from telegram import InlineKeyboardButton, InlineKeyboardMarkup, Message, Update

from bot.reply import Line, Run
from bot.state.learning import Tour
from bot.telegram.admitting.access import is_group_admin, refusal_of_press
from bot.telegram.admitting.addressed import is_private, question_in
from bot.telegram.agenda.following import units_of
from bot.telegram.agenda.plans import plans_meant
from bot.telegram.asking.messages import may_ask, message_of, say
from bot.telegram.buttons import keys
from bot.telegram.buttons.choosers import chooser
from bot.telegram.buttons.labels import distinct
from bot.telegram.buttons.pressing import acknowledge, alert, pressed_under
from bot.telegram.context import Context, Desk
from bot.telegram.sending import html
from bot.telegram.sending.door import literal
from bot.telegram.sending.place import Place, place_of
from bot.telegram.tour import quizzing
from bot.wording.quiz import STEPS, TOUR
from knowledge.answers.tour import STEPS as ORDER
from knowledge.answers.tour import Step
from knowledge.question.naming import label_of

UNIT_STEP = ORDER.index(Step.UNIT)

LINES = (10, 6, 3, 1)
"""So many lines has a step, as many of these as go into one message."""

LINK = "nhapmon"
"""How the start of the private chat says that the tour is wanted: this, the plan's key, the group."""


async def on_tour(update: Update, context: Context) -> None:
    """Begin or go on; in a group lead to the private chat."""
    message, desk = message_of(update), context.bot_data
    words = question_in(context.bot.bot, message)
    if not await may_ask(context, message, words or "/nhapmon"):
        return
    if is_private(message):
        await _begin(desk, message, words)
    elif await is_group_admin(context.bot, message) and any(desk.state.learning.of_group(message.chat.id)):
        await say(context, message, results(desk, message.chat.id))
    else:
        await _lead_on(context, message, words)


async def on_start(update: Update, context: Context) -> bool:
    """The private chat was started for the tour; whether it was."""
    message, desk = message_of(update), context.bot_data
    asked = question_in(context.bot.bot, message)
    if not is_private(message) or not asked.startswith(LINK):
        return False
    if not await may_ask(context, message, asked):
        return True
    key, group = (*asked.split("_")[1:], "", "")[:2]
    version = keys.named(key, desk.assistant.plans())
    if version is None:
        await _begin(desk, message, "")
        return True
    tour = _tour(desk, message.chat.id, version.plan, int(group) if group.lstrip("-").isdigit() else None)
    await _show(desk, Place(message.chat.id), tour, None)
    return True


async def on_tour_button(update: Update, context: Context) -> None:
    """Next, back, the unit, the quiz, the agreement; of whoever's private chat it is."""
    query, message = pressed_under(update)
    desk = context.bot_data
    what, value, *more = (*keys.parts(query.data), "", "")
    refused = await refusal_of_press(desk, context.bot, query)
    if message is None or message.chat.id != query.from_user.id or refused:
        await alert(query, refused or desk.words(message.chat.id if message else 0).asking.button_unknown)
        return
    place, language = place_of(message), desk.language(message.chat.id)
    version = keys.named(more[0] if what == "unit" else value, desk.assistant.plans())
    if version is None:
        await alert(query, TOUR[language]["gone"])
        return
    await acknowledge(query)
    tour = _tour(desk, place.chat, version.plan)
    if what == "quiz":
        await quizzing.begin(desk, place, tour)
        return
    if what in ("yes", "no"):
        await _agree(desk, place, tour, message, query.from_user.full_name if what == "yes" else "")
        return
    if what == "unit":
        tour = replace(tour, unit=_chosen(desk, place.chat, version.plan, keys.number(value)))
    elif what == "units":
        await _ask_unit(desk, place, tour, message.message_id)
        return
    elif what == "step":
        tour = replace(tour, step=min(max(0, keys.number(more[0])), len(ORDER) - 1))
    desk.state.learning.keep(tour)
    await _show(desk, place, tour, message.message_id)


def results(desk: Desk, group: int) -> str:
    """Who has finished the tours that were begun from a group: by name whoever agreed, the others counted."""
    said = TOUR[desk.language(group)]
    tours = desk.state.learning.of_group(group)
    finished = [tour for tour in tours if tour.finished]
    named = [tour.name for tour in finished if tour.name]
    hidden = len(finished) - len(named)
    names = said["results.names"].format(names=", ".join(named), hidden=hidden) if named else ""
    return said["results"].format(count=len(finished), names=names, learning=len(tours) - len(finished))


async def _begin(desk: Desk, message: Message, words: str) -> None:
    """The plan that is named, the one on the way, the one that is meant; else which it shall be."""
    place, person = place_of(message), desk.state.people.person(message.chat.id)
    latest = desk.state.learning.latest(person)
    meant = plans_meant(desk, place, words)
    if not words and latest and latest.finished is None and desk.assistant.agenda(latest.plan):
        meant = [latest.plan]
    if len(meant) == 1:
        await _show(desk, place, _tour(desk, message.chat.id, meant[0]), None)
        return
    said = TOUR[desk.language(place.chat)]
    keyboard = InlineKeyboardMarkup(chooser(desk, place.chat, keys.TOUR, "open", about=words))
    await desk.door.send(place, literal(said["which"]), message.message_id, keyboard)


async def _lead_on(context: Context, message: Message, words: str) -> None:
    desk, place = context.bot_data, place_of(message)
    said, meant = TOUR[desk.language(place.chat)], plans_meant(desk, place, words)
    plan = keys.key_of(meant[0]) if len(meant) == 1 else ""
    url = f"https://t.me/{context.bot.username}?start={LINK}_{plan}_{place.chat}"
    keyboard = InlineKeyboardMarkup([[InlineKeyboardButton(said["open"], url=url)]])
    await desk.door.send(place, literal(said["private"]), message.message_id, keyboard)


def _tour(desk: Desk, chat: int, plan: str, group: int | None = None) -> Tour:
    """Somebody's tour of a plan, begun where it is not; from a group where they came from one."""
    person = desk.state.people.person(chat)
    tour = desk.state.learning.tour(person, plan) or Tour(person, plan)
    if group is not None and desk.group(group).enabled is not False:
        tour = replace(tour, group=group)
    desk.state.learning.keep(tour)
    return tour


async def _show(desk: Desk, place: Place, tour: Tour, over: int | None) -> None:
    """Show the step that somebody is at, in the place of the one before."""
    language = desk.language(place.chat)
    agenda = desk.assistant.agenda(tour.plan)
    if agenda is None:
        await desk.door.say(place, TOUR[language]["gone"])
        return
    own = desk.unit_of(place.chat) or tour.unit
    if tour.step == UNIT_STEP and own is None and _units(desk, tour.plan):
        await _ask_unit(desk, place, tour, over)
        return
    told = await asyncio.to_thread(_told, desk, tour, own or "", language)
    if told is None:
        await desk.door.say(place, TOUR[language]["gone"])
        return
    await desk.door.show(place, over, told, None, InlineKeyboardMarkup(_step_rows(desk, tour, language)))


def _told(desk: Desk, tour: Tour, unit: str, language: str) -> str | None:
    """The message of the step that somebody is at; None where the plan is gone."""
    step, agenda = ORDER[tour.step], desk.assistant.agenda(tour.plan)
    for most in LINES:
        reply = desk.assistant.step(tour.plan, step, unit, language, most)
        if reply is None or agenda is None:
            return None
        heading = TOUR[language]["title"].format(
            plan=label_of(agenda.version), number=tour.step + 1, count=len(ORDER), title=STEPS[language][step]
        )
        lines = ((Run(heading, bold=True),), *reply.lines, *_helpers(desk, tour, language))
        messages = html.render(replace(reply, lines=lines, choices=()))
        if len(messages) == 1:
            break
    return messages[0]


def _helpers(desk: Desk, tour: Tour, language: str) -> list[Line]:
    """The people to ask that the group has named which the tour was begun from."""
    named = desk.group(tour.group).helpers if tour.group is not None and ORDER[tour.step] is Step.WHOM else ()
    return [(Run(TOUR[language]["helpers"].format(names=", ".join(one.name for one in named))),)] if named else []


def _chosen(desk: Desk, chat: int, plan: str, at: int) -> str:
    """The unit that somebody has pressed, which is theirs from now on; where it is another one, what they have said."""
    units = _units(desk, plan)
    if not 0 <= at < len(units):
        return desk.unit_of(chat)
    desk.state.units.keep(desk.state.people.person(chat), units[at])
    return units[at]


async def _ask_unit(desk: Desk, place: Place, tour: Tour, over: int | None) -> None:
    language = desk.language(place.chat)
    rows = _unit_rows(tour, _units(desk, tour.plan), language)
    await desk.door.show(place, over, literal(TOUR[language]["which_unit"])[0], None, rows)


def _step_rows(desk: Desk, tour: Tour, language: str) -> list[list[InlineKeyboardButton]]:
    said, key = TOUR[language], keys.key_of(tour.plan)
    row = [keys.button(said["back"], keys.TOUR, "step", key, tour.step - 1)] if tour.step else []
    if tour.step + 1 < len(ORDER):
        row.append(keys.button(said["next"], keys.TOUR, "step", key, tour.step + 1))
    else:
        row.append(keys.button(said["quiz"], keys.TOUR, "quiz", key))
    changing = [keys.button(said["another_unit"], keys.TOUR, "units", key)]
    return [row, changing] if tour.step == UNIT_STEP and _units(desk, tour.plan) else [row]


def _unit_rows(tour: Tour, units: list[str], language: str) -> InlineKeyboardMarkup:
    key = keys.key_of(tour.plan)
    rows = [[keys.button(label, keys.TOUR, "unit", at, key)] for at, label in enumerate(distinct(units))]
    other = keys.button(TOUR[language]["other_unit"], keys.TOUR, "unit", len(units), key)
    return InlineKeyboardMarkup([*rows, [other]])


def _units(desk: Desk, plan: str) -> list[str]:
    agenda = desk.assistant.agenda(plan)
    return units_of(agenda) if agenda else []


async def _agree(desk: Desk, place: Place, tour: Tour, message: Message, name: str) -> None:
    desk.state.learning.keep(replace(tour, name=name))
    said = TOUR[desk.language(place.chat)]
    await desk.door.edit(place, message.message_id, literal(said["agreed" if name else "declined"])[0])
