"""What comes to people without being asked: looked for again and again, each thing sent once.

Everything goes through the one door; who sends a notice holds it in the state (`bot.state.notices`), so that a
restart or another process beside this one sends nothing twice, and nothing is lost.
"""

import asyncio
import logging
from datetime import datetime
from functools import partial

from bot.reminding import Reminder, due_reminders, moved_reminders
from bot.state.notices import Notice
from bot.state.wanted import Wanted
from bot.telegram.admitting.access import is_enabled
from bot.telegram.agenda import changes, pointing, reminder, week
from bot.telegram.agenda.delivering import deliver
from bot.telegram.context import Desk

PERIOD = 15.0
"""Seconds from one look to the next."""

log = logging.getLogger(__name__)


async def keep_ringing(desk: Desk) -> None:
    """Look again and again. What fails is logged, and tried at the next look."""
    while True:
        for look in (remind, tell_week, changes.tell_changes, changes.recheck, pointing.tell_pointed):
            try:
                await look(desk, datetime.now(desk.settings.timezone))
            except Exception:
                log.exception("%s failed, it is tried again in %.0f s", look.__name__, PERIOD)
        await asyncio.sleep(PERIOD)


async def remind(desk: Desk, now: datetime) -> None:
    """Send the reminders that are due."""
    due = await asyncio.to_thread(_due, desk, now)
    await asyncio.gather(*(_remind(desk, one, now) for one in due))


async def tell_week(desk: Desk, now: datetime) -> None:
    """Tell the groups that want it of the week ahead."""
    today = now.date()
    due = {week.key_of(one, today): one for one in await asyncio.to_thread(week.due_weeks, desk, now)}
    settled = desk.state.notices.settled(due) if due else set()
    for key, wanted in due.items():
        text = "" if key in settled or not is_enabled(desk, wanted.chat) else week.week_of(desk, wanted.chat, today)
        if text:
            await asyncio.create_task(deliver(desk, key, wanted.chat, partial(_send_week, desk, wanted, text)))


async def _send_week(desk: Desk, wanted: Wanted, text: str, _notice: Notice) -> None:
    await week.send(desk, wanted, text)


def _due(desk: Desk, now: datetime) -> list[Reminder]:
    follows, handed_in = desk.state.follows.all(), desk.state.follows.handed_in()
    due = due_reminders(follows, desk.assistant.agenda, handed_in, now)
    moved = moved_reminders(follows, desk.assistant.agenda, handed_in, now)
    told = desk.state.notices.settled(key for one in moved for key in one.told_before) if moved else set()
    due += [one for one in moved if told.intersection(one.told_before)]
    settled = desk.state.notices.settled(one.key for one in due)
    left = [one for one in due if one.key not in settled]
    open_ = {chat for chat in {one.follow.chat for one in left} if chat > 0 or is_enabled(desk, chat)}
    return [one for one in left if one.follow.chat in open_]


async def _remind(desk: Desk, due: Reminder, now: datetime) -> None:
    async def send(notice: Notice) -> None:
        await reminder.send(desk, due, notice, now.date())

    # A task of its own each, so that what is noted of one message is noted of no other.
    follow, event = due.follow, due.moment.event
    await asyncio.create_task(deliver(desk, due.key, follow.chat, send, follow.plan, event.key))
