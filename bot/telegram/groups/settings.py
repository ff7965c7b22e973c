"""/caidat: the settings of a group, for its administrators: a menu whose buttons change them in place."""

from dataclasses import replace

from telegram import InlineKeyboardButton as Button
from telegram import InlineKeyboardMarkup, Message, Update, User

from bot.state.groups import Group, Helper
from bot.telegram.admitting.access import hears_all, is_admin_of, is_group_admin
from bot.telegram.admitting.addressed import is_private, question_in, tagged
from bot.telegram.asking.messages import message_of, say
from bot.telegram.buttons import keys
from bot.telegram.buttons.choosers import chooser
from bot.telegram.buttons.pressing import acknowledge, alert, pressed_under
from bot.telegram.context import Context, Desk
from bot.telegram.sending.door import literal
from bot.telegram.sending.place import place_of
from bot.telegram.wording import Words
from bot.telegram.wording import words as words_of
from knowledge.question.naming import label_of
from knowledge.shelf import find_plan

DAYS_OF_WEEK = 7

_PEOPLE, _NOBODY = ("nguoi", "people"), ("xoa", "none")


async def on_settings(update: Update, context: Context) -> None:
    """Show the settings of the group, or name the people to ask."""
    message, desk = message_of(update), context.bot_data
    said = desk.words_for(message)
    if is_private(message):
        await say(context, message, said.groups.groups_only)
    elif not await is_group_admin(context.bot, message):
        await say(context, message, said.groups.group_admins_only)
    elif question_in(context.bot.bot, message).lower().startswith(_PEOPLE):
        await _name_helpers(context, message)
    else:
        group = desk.group(message.chat.id)
        shown, keyboard = await _title(context, group, said), menu(desk, group)
        await desk.door.send(place_of(message), shown, message.message_id, keyboard)


async def on_setting(update: Update, context: Context) -> None:
    """A button of the menu; whoever presses has to administer the group, whatever the button says."""
    query, message = pressed_under(update)
    desk = context.bot_data
    said = desk.words(message.chat.id if message else 0)
    if message is None or message.chat.id > 0:
        await alert(query, said.asking.button_unknown)
        return
    if not await is_admin_of(context.bot, message.chat.id, query.from_user.id):
        await alert(query, said.groups.group_admins_only)
        return
    what, value = (*keys.parts(query.data), "")[:2]
    if what == "people":
        await alert(query, said.groups.how_to_name_helpers)
        return
    if what == "unit" and not desk.unit_of(message.chat.id):
        await alert(query, said.groups.how_to_say_unit)
        return
    await acknowledge(query)
    if what == "plans":
        await desk.door.set_keyboard(message.chat.id, message.message_id, plan_menu(desk, message.chat.id))
        return
    if what in ("week", "changes"):
        _change_wishes(desk, message.chat.id, what, query.from_user)
    elif what == "unit":
        desk.state.units.forget(desk.state.people.chat(message.chat.id))
        _note(desk, query.from_user, desk.group(message.chat.id))
    group = changed(desk, desk.group(message.chat.id), what, value)
    keep(desk, replace(group, title=message.chat.title or group.title), query.from_user)
    shown, keyboard = await _title(context, group, desk.words(message.chat.id)), menu(desk, group)
    await desk.door.replace(place_of(message), [message.message_id], shown, keyboard=keyboard)


async def _title(context: Context, group: Group, said: Words) -> list[str]:
    """What stands over the menu: a warning, where the group wants what Telegram does not let the bot do there."""
    deaf = group.every and not await hears_all(context.bot, group.chat)
    return literal(f"{said.groups.settings}\n{said.groups.not_heard}" if deaf else said.groups.settings)


def changed(desk: Desk, group: Group, what: str, value: str) -> Group:
    """A group with one setting changed; unchanged where there is no such setting or plan."""
    if what == "plan":
        version = keys.named(value, desk.assistant.plans())
        return replace(group, plan=version.plan) if version else group
    if what == "language":
        spoken = group.language or desk.settings.language
        return replace(group, language="en" if spoken == "vi" else "vi")
    switched = {
        "every_plan": replace(group, plan=None),
        "every": replace(group, every=not group.every),
        "admins": replace(group, admins_only=not group.admins_only),
        "model": replace(group, unshown=not group.unshown),
    }
    return switched.get(what, group)


def _change_wishes(desk: Desk, chat: int, what: str, user: User) -> None:
    """What the group is told of without asking: the week on the next weekday, after Sunday not at all; or changes."""
    wanted = desk.state.wishes.get(chat)
    if what == "changes":
        wanted = replace(wanted, changes=not wanted.changes)
    else:
        following = 0 if wanted.week_on is None else wanted.week_on + 1
        wanted = replace(wanted, week_on=following if following < DAYS_OF_WEEK else None)
    desk.state.wishes.put(wanted)
    _note(desk, user, desk.group(chat))


def keep(desk: Desk, group: Group, user: User | None) -> None:
    """Keep a group's settings and who changed them."""
    if group != desk.group(group.chat):
        desk.state.groups.put(group)
        _note(desk, user, group)


def _note(desk: Desk, user: User | None, group: Group) -> None:
    who = user.full_name if user else ""
    person = desk.state.people.person(user.id) if user else None
    desk.state.audit.note(who, "settings", group.title or str(group.chat), person)


def menu(desk: Desk, group: Group) -> InlineKeyboardMarkup:
    """The settings of a group as buttons."""
    said = words_of(group.language or desk.settings.language)
    helpers = ", ".join(helper.name for helper in group.helpers) or said.groups.no_helpers
    wanted = desk.state.wishes.get(group.chat)
    week, unit = wanted.week_on, desk.unit_of(group.chat)
    labels = {
        "plans": said.groups.setting_plan.format(value=_plan_name(desk, group, said)),
        "every": said.groups.setting_every if group.every else said.groups.setting_asked,
        "admins": said.groups.setting_admins if group.admins_only else said.groups.setting_everyone,
        "people": said.groups.setting_helpers.format(value=helpers),
        "unit": said.groups.setting_unit.format(value=unit) if unit else said.groups.setting_no_unit,
        "week": said.groups.setting_no_week
        if week is None
        else said.groups.setting_week.format(value=said.groups.weekdays[week]),
        "changes": said.groups.setting_changes if wanted.changes else said.groups.setting_no_changes,
        "language": said.groups.setting_language.format(value=said.language),
    }
    if desk.settings.llm_model:
        labels["model"] = said.groups.setting_unshown if group.unshown else said.groups.setting_shown
    return InlineKeyboardMarkup([[_button(label, what)] for what, label in labels.items()])


def plan_menu(desk: Desk, chat: int) -> InlineKeyboardMarkup:
    """The plans to choose a group's from."""
    said = desk.words(chat)
    rows = [[_button(said.groups.setting_plan.format(value=said.groups.every_plan), "every_plan")]]
    return InlineKeyboardMarkup([*chooser(desk, chat, keys.SETTING, "plan"), *rows])


def helpers_in(message: Message) -> tuple[Helper, ...]:
    """The people whom a message names: tagged by name or link, or the one to whom it replies."""
    named = [Helper(user.id, user.full_name) if user else Helper(0, text) for text, user in tagged(message)]
    replied = message.reply_to_message
    if not named and replied and replied.from_user and not replied.from_user.is_bot:
        named = [Helper(replied.from_user.id, replied.from_user.full_name)]
    return tuple(named)


async def _name_helpers(context: Context, message: Message) -> None:
    desk, said = context.bot_data, context.bot_data.words_for(message)
    helpers, words = helpers_in(message), question_in(context.bot.bot, message).lower().split()
    if not helpers and words[-1] not in _NOBODY:
        await say(context, message, said.groups.how_to_name_helpers)
        return
    group = replace(desk.group(message.chat.id), helpers=helpers, title=message.chat.title or "")
    keep(desk, group, message.from_user)
    names = ", ".join(helper.name for helper in helpers) or said.groups.no_helpers
    await say(context, message, said.groups.helpers_named.format(value=names))


def _plan_name(desk: Desk, group: Group, said: Words) -> str:
    plan = find_plan(desk.assistant.plans(), lambda one: one == group.plan)
    return label_of(plan) if plan else said.groups.every_plan


def _button(label: str, what: str, *values: str) -> Button:
    return keys.button(label, keys.SETTING, what, *values)
