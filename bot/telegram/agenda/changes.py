"""Whoever asked is told once, where they asked, when a new version answers otherwise; administrators see what fell."""

import asyncio
import logging
from datetime import datetime, timedelta
from functools import partial
from hashlib import blake2s

from telegram import Update

from bot.changed import Fallen, as_reply, worth_asking_again
from bot.state.notices import Notice
from bot.telegram.administering.reports import is_admitted
from bot.telegram.admitting.access import is_enabled
from bot.telegram.agenda.delivering import deliver
from bot.telegram.asking.messages import message_of, say
from bot.telegram.context import Context, Desk
from bot.telegram.sending import html
from bot.telegram.sending.place import Place
from bot.wording.agenda import TOLD
from knowledge.catalogue import CatalogueError

NIGHT = 3
"""The hour from which on administrators are told of what no longer stands."""

MOST = 40
"""So many are listed."""

AGAIN = 2000
"""So many questions, the latest, are put again after a change of the plans; of an older one nobody is told."""

log = logging.getLogger(__name__)


async def tell_changes(desk: Desk, _now: datetime) -> None:
    """Tell those whose answers have changed. The plans are asked again when any has changed."""
    generation = desk.assistant.generation()
    if desk.fallen is None or desk.fallen[0] != generation:
        desk.fallen = generation, await asyncio.to_thread(fallen, desk)
    told = [one for one in desk.fallen[1] if one.otherwise.before and one.otherwise.after]
    settled = desk.state.notices.settled(one.key for one in told)
    for one in told:
        chat = desk.chat_of(one.question.chat) if one.key not in settled else None
        if chat is not None and _wants(desk, chat):
            await asyncio.create_task(deliver(desk, one.key, chat, partial(_tell, desk, one, chat)))


async def recheck(desk: Desk, now: datetime) -> None:
    """At night: tell administrators which answers no longer stand, each list once."""
    if now.hour != NIGHT or desk.fallen is None or not desk.fallen[1]:
        return
    listed = ",".join(one.key for one in desk.fallen[1])
    for admin in sorted(desk.settings.admin_user_ids):
        key = f"recheck/{desk.state.people.person(admin)}/{hash_of(listed)}"
        if key not in desk.state.notices.settled([key]):
            text = as_list(desk.fallen[1], desk.language(admin))
            await asyncio.create_task(deliver(desk, key, admin, partial(_list, desk, admin, text)))


async def on_recheck(update: Update, context: Context) -> None:
    """/kiemlai: an administrator sees now which answers no longer stand."""
    message, desk = message_of(update), context.bot_data
    if await is_admitted(context, message):
        found = await asyncio.to_thread(fallen, desk)
        await say(context, message, as_list(found, desk.language(message.chat.id)))


def fallen(desk: Desk) -> list[Fallen]:
    """The questions kept whose answers are others now, or whose plan is gone."""
    kept = desk.state.questions.since(desk.state.questions.now() - timedelta(days=desk.settings.keep_days))
    found = []
    for question in worth_asking_again(kept)[-AGAIN:]:
        try:
            otherwise = desk.assistant.again(question)
        except CatalogueError as error:
            log.warning("question %d cannot be asked again: %s", question.id, error)
            continue
        if otherwise is not None:
            found.append(Fallen(question, otherwise))
    return found


def as_list(found: list[Fallen], language: str) -> str:
    """What no longer stands, for administrators."""
    said = TOLD[language]
    if not found:
        return said["fallen.none"]
    lines = [said["fallen"].format(count=len(found))]
    for one in found[:MOST]:
        key = "fallen.changed" if one.otherwise.after else "fallen.gone"
        lines.append(said[key].format(number=one.question.id, question=one.question.question, plan=one.otherwise.label))
    return "\n".join(lines)


def hash_of(text: str) -> str:
    """A short name of a list."""
    return blake2s(text.encode(), digest_size=8).hexdigest()


def _wants(desk: Desk, chat: int) -> bool:
    return chat > 0 or (is_enabled(desk, chat) and desk.state.wishes.get(chat).changes)


async def _tell(desk: Desk, one: Fallen, chat: int, _notice: Notice) -> None:
    message = html.render(as_reply(one, desk.language(chat)))[0]
    await desk.door.send(Place(chat), [message], one.question.message)


async def _list(desk: Desk, admin: int, text: str, _notice: Notice) -> None:
    await desk.door.say(Place(admin), text)
