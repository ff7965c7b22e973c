"""Telling the groups of a plan that it has changed: in one message each, once, if whoever changed it wants that."""

import asyncio
import logging
from collections.abc import Iterable
from dataclasses import replace

from telegram import CallbackQuery, Message, Update
from telegram.error import TelegramError

from bot.reply import Reply, Run
from bot.state.announcements import Announcement
from bot.state.groups import Group
from bot.telegram.admitting.access import is_bot_admin, is_enabled
from bot.telegram.buttons import keys
from bot.telegram.buttons.pressing import acknowledge, alert, pressed_under
from bot.telegram.context import Context, Desk
from bot.telegram.sending import html
from bot.telegram.sending.door import literal
from bot.telegram.sending.place import Place, place_of
from bot.wording.proposals import PROPOSALS, change_lines
from knowledge.answer import Conversation
from knowledge.changes import Comparison, compare
from knowledge.plan import PlanVersion
from knowledge.question.naming import label_of
from knowledge.saying.draft import Draft

log = logging.getLogger(__name__)

PROSE = frozenset({"purposes", "requirements", "award_principles"})
"""The fields of a card that hold what a plan is for, in its own words."""

CHANGES, QUOTES = 6, 3
"""At most so many changes and quotes in the message to a group."""


def groups_of(desk: Desk, plan: str) -> list[Group]:
    """The groups that are about a plan and may ask."""
    return [group for group in bound_to(desk, plan) if is_enabled(desk, group.chat)]


def bound_to(desk: Desk, plan: str) -> list[Group]:
    """All groups that are about a plan, also those that may not ask now."""
    bound = (group for group in desk.state.groups.all() if group.plan == plan and group.chat < 0)
    return sorted(bound, key=lambda group: group.chat)


async def let_go(desk: Desk, chats: Iterable[int], plan: str, label: str) -> int:
    """Tell groups that their plan has been taken out, and bind them to it no longer; how many were told."""
    chats = list(chats)
    told = [group for group in map(desk.group, chats) if is_enabled(desk, group.chat)]
    sentences = [PROPOSALS[group.language or desk.settings.language]["removal.told"] for group in told]
    # In one order, all before the first is let go: a press that comes again after a crash tells nobody twice.
    sent = await asyncio.gather(
        *(
            _tell(desk, group.chat, literal(said.format(label=label))[0])
            for group, said in zip(told, sentences, strict=True)
        )
    )
    # Meanwhile a group may have changed its settings, or chosen another plan.
    for group in map(desk.group, chats):
        if group.plan == plan:
            desk.state.groups.put(replace(group, plan=None))
    return sum(sent)


async def on_announce(update: Update, context: Context) -> None:
    """Tell the groups. A press that comes again after a crash tells those that were not told yet."""
    query, message = pressed_under(update)
    desk = context.bot_data
    announcement = desk.state.announcements.get(keys.number(keys.parts(query.data)[0]))
    current = desk.store.catalogue.version(announcement.plan) if announcement else None
    problem = _problem(desk, query, message, announcement, current)
    if problem or announcement is None or current is None or message is None:
        await alert(query, problem)
        return
    said = PROPOSALS[desk.settings.language]
    chats = [group.chat for group in groups_of(desk, announcement.plan)]
    begun = desk.state.announcements.begin(announcement.proposal, update.update_id, chats)
    if begun is None or not begun.chats:
        await alert(query, said["nobody" if begun else "told_before"])
        return
    await acknowledge(query)
    before = desk.store.catalogue.version(begun.plan, begun.before) if begun.before is not None else None
    languages = {chat: desk.group(chat).language or desk.settings.language for chat in begun.chats}
    texts = {one: await asyncio.to_thread(message_to, current, before, one) for one in set(languages.values())}
    # In the order of the list, also after a crash: by that the messages of an update are told apart.
    told = await asyncio.gather(*(_tell(desk, chat, texts[languages[chat]]) for chat in begun.chats))
    key = "told" if all(told) else "told_but"
    result = said[key].format(count=sum(told), failed=len(told) - sum(told))
    shown = literal(f"{message.text or ''}\n{result}".strip())
    await desk.door.replace(place_of(message), [message.message_id], shown)


def message_to(version: PlanVersion, before: PlanVersion | None, language: str) -> str:
    """What a group reads of a change: the number of the version, what changed, the new text's own words."""
    comparison = _of_facts(compare(before, version)) if before else None
    for quotes in range(QUOTES, -1, -1):
        messages = html.render(_reply(version, comparison, language, quotes))
        if len(messages) == 1:
            break
    return messages[0]


def _of_facts(comparison: Comparison) -> Comparison:
    """The changes that a group goes by: of facts, not of the prose around them."""
    return replace(comparison, changes=tuple(one for one in comparison.changes if one.field not in PROSE))


async def _tell(desk: Desk, chat: int, text: str) -> bool:
    """Whether a group was told. One that the bot was removed from is left alone."""
    try:
        await desk.door.send(Place(chat), [text])
    except TelegramError as error:
        log.warning("group %s could not be told of a change: %s", chat, error)
        return False
    return True


def _problem(
    desk: Desk,
    query: CallbackQuery,
    message: Message | None,
    announcement: Announcement | None,
    current: PlanVersion | None,
) -> str:
    """Why nobody is told, in words; empty where they may be."""
    words, said = desk.words(query.from_user.id), PROPOSALS[desk.settings.language]
    if not is_bot_admin(desk, query.from_user.id):
        return words.administering.bot_admins_only
    if message is None:
        return words.asking.button_unknown
    if announcement is None:
        return said["gone_by"]
    if announcement.person != desk.state.people.person(query.from_user.id) or message.chat.id != query.from_user.id:
        return words.asking.button_unknown
    return said["superseded"] if current is None or current.version != announcement.version else ""


def _reply(version: PlanVersion, comparison: Comparison | None, language: str, quotes: int) -> Reply:
    said, draft = PROPOSALS[language], Draft()
    key = "announced" if comparison else "announced.new"
    lines = [(Run(said[key].format(label=label_of(version), version=version.version), bold=True),)]
    if comparison:
        told = list(change_lines(comparison, language, CHANGES)) or [said["announced.small"]]
        lines += [(Run(line),) for line in told]
        draft.cite_all(version, [one.at for one in comparison.changes if one.at is not None][:quotes])
    return Reply(
        question="",
        kind="announcement",
        language=language,
        abstained=False,
        lines=tuple(lines),
        citations=tuple(replace(citation, n=n) for n, citation in enumerate(draft.citations, 1)),
        notes=(),
        choices=(),
        conversation=Conversation(),
        took_ms=0.0,
    )
