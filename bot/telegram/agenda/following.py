"""/nhacviec and wishes typed as sentences: which plans a chat is reminded of, when, and of whose deadlines."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TypeVar

from telegram import CallbackQuery, InlineKeyboardMarkup, Message, Update
from telegram import InlineKeyboardButton as Button
from telegram.error import BadRequest, Forbidden

from bot.reminding import upcoming
from bot.state.follows import DAYS, MINUTE, Follow
from bot.telegram.admitting.access import is_admin_of, is_group_admin, refusal_of_press
from bot.telegram.admitting.addressed import is_private, question_in
from bot.telegram.agenda.plans import plans_meant
from bot.telegram.asking.answering import asker
from bot.telegram.asking.messages import may_ask, message_of, say
from bot.telegram.buttons import keys
from bot.telegram.buttons.choosers import chooser
from bot.telegram.buttons.pressing import acknowledge, alert, pressed_under
from bot.telegram.context import Context, Desk
from bot.telegram.sending.door import literal
from bot.telegram.sending.place import Place, place_of
from bot.wishes import Wish, read_wish
from bot.wording.agenda import TOLD, moment_line
from knowledge.agenda import Agenda, Edge, concerns
from knowledge.agenda.units import is_everybody
from knowledge.question.naming import label_of
from knowledge.text import fold, words

NEXT, UNITS = 3, 8
"""So many moments are told of; so many units can be chosen by pressing."""

LONGEST_UNIT = 160
"""Characters of a unit's name; a longer one is a sentence that was taken for one."""

DAYS_OFFERED = (DAYS, (3, 1), (1,), (5, 2), (14, 7, 3, 1))
MINUTES_OFFERED = (MINUTE, 8 * 60, 13 * 60 + 30, 16 * 60)


async def on_follows(update: Update, context: Context) -> None:
    """/nhacviec: show what is followed, or do what the words behind it say."""
    message, desk = message_of(update), context.bot_data
    text = question_in(context.bot.bot, message)
    if not await may_ask(context, message, text or "/nhacviec"):
        return
    if not is_private(message) and not await is_group_admin(context.bot, message):
        await say(context, message, desk.words_for(message).groups.group_admins_only)
    elif text:
        await _follow(context, message, read_wish(text), place_of(message))
    else:
        shown, keyboard = menu(desk, message.chat.id)
        await desk.door.send(place_of(message), literal(shown), message.message_id, keyboard)


async def wish(context: Context, message: Message, wanted: Wish) -> None:
    """A wish typed as a sentence: the group's by its administrators, everybody's own in private."""
    desk, place = context.bot_data, place_of(message)
    if not await may_ask(context, message, message.text or ""):
        return
    if is_private(message):
        await _follow(context, message, wanted, place)
    elif wanted.group or wanted.off:
        if await is_group_admin(context.bot, message):
            await _follow(context, message, wanted, place)
        elif wanted.off:
            await _stop_own(context, message)
        else:
            await say(context, message, desk.words_for(message).groups.group_admins_only)
    else:
        await _follow_in_private(context, message, wanted)


async def on_follow_button(update: Update, context: Context) -> None:
    """A button of the menu; in a group whoever presses has to administer it, whatever the button says."""
    query, message = pressed_under(update)
    desk = context.bot_data
    said = desk.words(message.chat.id if message else 0)
    what, value, *more = (*keys.parts(query.data), "", "")
    if message is None or not await _may_change(context, query, message):
        return
    follow = desk.state.follows.get(keys.number(value))
    if follow is not None and follow.chat != message.chat.id:
        follow = None
    if what in ("show", *_CHANGES) and follow is None:
        await alert(query, said.asking.button_unknown)
        return
    await acknowledge(query)
    if what == "plan":
        version = keys.named(more[0], desk.assistant.plans())
        if version:
            days = tuple(int(n) for n in value.split(",") if n.isdigit()) or DAYS
            _keep(desk, _new(desk, place_of(message), query.from_user.id, version.plan, Wish(days)))
    elif what in _CHANGES and follow is not None:
        _CHANGES[what](desk, follow)
        follow = desk.state.follows.get(follow.id)
    if what == "add":
        text, keyboard = (
            TOLD[desk.language(message.chat.id)]["which.remind"],
            InlineKeyboardMarkup(chooser(desk, message.chat.id, keys.FOLLOW, "plan", "")),
        )
    elif follow is not None and what != "list":
        text, keyboard = detail(desk, follow)
    else:
        text, keyboard = menu(desk, message.chat.id)
    await desk.door.show(
        place_of(message), message.message_id if what != "list" else None, literal(text)[0], None, keyboard
    )


def menu(desk: Desk, chat: int) -> tuple[str, InlineKeyboardMarkup]:
    """What a chat follows, what comes next, and a button for each."""
    language = desk.language(chat)
    said, follows = TOLD[language], desk.state.follows.of(chat)
    if not follows:
        return said["follows.none"], InlineKeyboardMarkup(chooser(desk, chat, keys.FOLLOW, "plan", ""))
    lines = [said["follows"], *(line_of(desk, follow, language) for follow in follows)]
    rows = [[keys.button(f"⏰ {_plan_name(desk, one, language)}", keys.FOLLOW, "show", one.id)] for one in follows]
    rows.append([keys.button(said["follows.add"], keys.FOLLOW, "add")])
    return "\n".join([*lines, "", *_next(desk, follows, language), "", said["follows.how"]]), InlineKeyboardMarkup(rows)


def detail(desk: Desk, follow: Follow) -> tuple[str, InlineKeyboardMarkup]:
    """One follow, and what can be changed of it."""
    language = desk.language(follow.chat)
    said = TOLD[language]
    unit = said["follows.of_unit"].format(unit=follow.unit) if follow.unit else said["follows.all_units"]
    rows = [
        [_button(said["follows.days"].format(days=_days(follow)), "days", follow)],
        [_button(said["follows.hour"].format(hour=_hour(follow)), "hour", follow)],
        [_button(unit, "unit", follow)],
        [_button(said["follows.stop"], "stop", follow), keys.button(said["follows.back"], keys.FOLLOW, "menu")],
    ]
    lines = [line_of(desk, follow, language), "", *_next(desk, [follow], language)]
    return "\n".join(lines), InlineKeyboardMarkup(rows)


def line_of(desk: Desk, follow: Follow, language: str) -> str:
    """A follow in one line."""
    said = TOLD[language]
    return said["follows.line"].format(
        plan=_plan_name(desk, follow, language), days=_days(follow), hour=_hour(follow), **_parts(follow, language)
    )


async def _follow(context: Context, message: Message, wanted: Wish, place: Place) -> None:
    """Follow what is wished for in a place, and say so where it was wished."""
    desk = context.bot_data
    said = TOLD[desk.language(place.chat)]
    if wanted.off:
        desk.state.leave(place.chat)
        await desk.door.say(place, said["stopped"], message.message_id)
        return
    plan, about = _meant(desk, place_of(message), wanted)
    if plan is None:
        days = ",".join(map(str, wanted.days or DAYS))
        keyboard = InlineKeyboardMarkup(chooser(desk, place.chat, keys.FOLLOW, "plan", days, about=wanted.rest))
        await desk.door.send(place, literal(said["which.remind"]), message.message_id, keyboard)
        return
    follow = _keep(desk, _new(desk, place, asker(message), plan, replace(wanted, rest=about)))
    await desk.door.say(place, _confirmed(desk, follow), message.message_id if place.chat == message.chat.id else None)


async def _stop_own(context: Context, message: Message) -> None:
    """Somebody in a group wants to be reminded no more: what they are reminded of in private ends, not the group's."""
    desk, person = context.bot_data, asker(message)
    stopped = desk.state.leave(person) if person > 0 else 0
    await say(context, message, TOLD[desk.language(message.chat.id)]["stopped.own" if stopped else "stopped.none"])


async def _follow_in_private(context: Context, message: Message, wanted: Wish) -> None:
    """Somebody in a group wants to be reminded: in private, where they can be written to."""
    desk = context.bot_data
    said, person = TOLD[desk.language(message.chat.id)], asker(message)
    if person < 0:
        await say(context, message, said["followed.start"])
        return
    try:
        await _follow(context, message, wanted, Place(person))
    except (Forbidden, BadRequest) as error:
        if not isinstance(error, Forbidden) and "chat not found" not in error.message.lower():
            raise
        # Whoever never wrote to the bot in private is not to be written to, or not even known.
        desk.state.leave(person)
        await say(context, message, said["followed.start"])
        return
    await say(context, message, said["followed.private"])


def _meant(desk: Desk, place: Place, wanted: Wish) -> tuple[str | None, str]:
    """The plan that a wish is of, and the words that say what in it; the words alone where they name no plan."""
    plans = desk.assistant.plans()
    named = [v.plan for v in plans if wanted.rest and _is_named(label_of(v), wanted.rest)]
    meant = named if len(named) == 1 else plans_meant(desk, place, "")
    if len(meant) != 1:
        return None, ""
    agenda = desk.assistant.agenda(meant[0])
    own = {token.text for token in words(label_of(agenda.version))} if agenda else set()
    return meant[0], _about(agenda, [word for word in wanted.rest.split() if word not in own]) if agenda else ""


def _is_named(label: str, rest: str) -> bool:
    """Whether words name a plan: all of its label but its year and who issues it."""
    own = [token.text for token in words(label) if not token.text.isdigit() and token.text != "ubnd"]
    return bool(own) and set(own) <= set(rest.split())


def _about(agenda: Agenda, said: Sequence[str]) -> str:
    """Of some words those that tell an event of the plan from others; empty where they tell none."""
    names = [set(fold(event.name).split()) for event in agenda.events]
    told = [word for word in said if any(word in name for name in names) and not all(word in name for name in names)]
    return " ".join(told) if any(set(told) <= name for name in names) else ""


def _new(desk: Desk, place: Place, person: int, plan: str, wanted: Wish) -> Follow:
    """The follow that is wished for; what is not said stays as it is where the same is followed already."""
    had = next((f for f in desk.state.follows.of(place.chat) if (f.plan, f.about) == (plan, wanted.rest)), None)
    days, minute, unit = (had.days, had.minute, had.unit) if had else (DAYS, MINUTE, _own_unit(desk, place.chat, plan))
    return Follow(
        chat=place.chat,
        topic=place.topic,
        plan=plan,
        person=desk.state.people.person(person),
        unit=unit if wanted.unit is None else wanted.unit,
        about=wanted.rest,
        days=wanted.days or days,
        minute=minute if wanted.minute is None else wanted.minute,
    )


def _own_unit(desk: Desk, chat: int, plan: str) -> str:
    """The unit that a chat has said to be; empty where a plan has nothing due of it: of nothing nobody is reminded."""
    unit, agenda = desk.unit_of(chat), desk.assistant.agenda(plan)
    if not unit or agenda is None:
        return ""
    is_of_unit = concerns(agenda.version, unit)
    due = (moment.event for moment in agenda.moments if moment.edge is Edge.DUE)
    return unit if any(is_of_unit(event) for event in due) else ""


def _keep(desk: Desk, follow: Follow) -> Follow:
    return desk.state.follows.add(follow)


def _confirmed(desk: Desk, follow: Follow) -> str:
    language = desk.language(follow.chat)
    said = TOLD[language]
    whom = said["followed.you" if follow.chat > 0 else "followed.group"]
    values = {"days": _days(follow), "hour": _hour(follow), **_parts(follow, language)}
    first = said["followed"].format(whom=whom, plan=_plan_name(desk, follow, language), **values)
    return "\n".join([first, *_next(desk, [follow], language), "/nhacviec"])


def _next(desk: Desk, follows: Sequence[Follow], language: str) -> list[str]:
    """The next moments of what is followed, in lines."""
    said, today = TOLD[language], desk.assistant.today()
    found = [
        (moment.day, moment_line(moment, language, agenda.was.get(moment.key)))
        for follow in follows
        if (agenda := desk.assistant.agenda(follow.plan))
        for moment in upcoming(follow, agenda, today, NEXT)
    ]
    lines = list(dict.fromkeys(f"– {line}" for _, line in sorted(found)))[:NEXT]
    return [said["follows.next"], *lines] if lines else [said["follows.nothing"]]


def _plan_name(desk: Desk, follow: Follow, language: str) -> str:
    agenda = desk.assistant.agenda(follow.plan)
    return label_of(agenda.version) if agenda else TOLD[language]["follows.gone"]


def _parts(follow: Follow, language: str) -> dict[str, str]:
    said = TOLD[language]
    return {
        "unit": said["follows.unit"].format(unit=follow.unit) if follow.unit else "",
        "about": said["follows.about"].format(about=follow.about) if follow.about else "",
    }


def _days(follow: Follow) -> str:
    return ", ".join(map(str, follow.days))


def _hour(follow: Follow) -> str:
    hour, minute = divmod(follow.minute, 60)
    return f"{hour}:{minute:02d}"


def _button(label: str, what: str, follow: Follow) -> Button:
    return keys.button(label, keys.FOLLOW, what, follow.id)


def _change_days(desk: Desk, follow: Follow) -> None:
    desk.state.follows.change(follow.id, days=_after(DAYS_OFFERED, follow.days))


def _change_hour(desk: Desk, follow: Follow) -> None:
    desk.state.follows.change(follow.id, minute=_after(MINUTES_OFFERED, follow.minute))


def _change_unit(desk: Desk, follow: Follow) -> None:
    agenda = desk.assistant.agenda(follow.plan)
    own = desk.unit_of(follow.chat)
    offered = dict.fromkeys(["", *([own] if own else []), *(units_of(agenda) if agenda else [])])
    desk.state.follows.change(follow.id, unit=_after(tuple(offered), follow.unit))


def _stop(desk: Desk, follow: Follow) -> None:
    desk.state.follows.stop(follow.id)
    if not desk.state.follows.of(follow.chat):
        desk.state.leave(follow.chat)


_Choice = TypeVar("_Choice")

_CHANGES = {"days": _change_days, "hour": _change_hour, "unit": _change_unit, "stop": _stop}


def _after(offered: Sequence[_Choice], current: _Choice) -> _Choice:
    """What is offered behind what is chosen now, from the front again at the end."""
    at = offered.index(current) if current in offered else -1
    return offered[(at + 1) % len(offered)]


def units_of(agenda: Agenda) -> list[str]:
    """The units that a plan gives something to do, in its order."""
    senders = [event.sender for event in agenda.events if event.sender]
    duties = [" ".join(duty.unit.value.split()) for duty in agenda.version.card.duties]
    named = [name for name in (*duties, *senders) if len(name) <= LONGEST_UNIT and not is_everybody(name)]
    return list(dict.fromkeys(named))[:UNITS]


async def _may_change(context: Context, query: CallbackQuery, message: Message) -> bool:
    desk, chat = context.bot_data, message.chat.id
    refused = await refusal_of_press(desk, context.bot, query)
    if not refused and chat < 0 and not await is_admin_of(context.bot, chat, query.from_user.id):
        refused = desk.words(chat).groups.group_admins_only
    if refused:
        await alert(query, refused)
    return not refused
