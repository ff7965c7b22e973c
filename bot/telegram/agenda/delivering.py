"""Sending a notice: held, sent through the door, noted; by one process, once."""

import logging
import time
from collections.abc import Awaitable, Callable

from telegram.error import Forbidden, TelegramError

from bot.state.notices import HeldElsewhereError, Notice
from bot.telegram.context import Desk
from bot.telegram.sending.delivery import CURRENT, Delivery

log = logging.getLogger(__name__)

Send = Callable[[Notice], Awaitable[object]]


async def deliver(desk: Desk, key: str, chat: int, send: Send, plan: str = "", event: str = "") -> bool:
    """Send a notice, unless it was sent or another process is about to; whether this process has tried."""
    notices = desk.state.notices
    # Of what nobody answers with "đã nộp" it need not be known where it was sent.
    notice = notices.claim(key, chat if event else 0, plan, event)
    if notice is None:
        return False
    CURRENT.set(Delivery(notice.id, notices, time.time(), outage=desk.outage))
    try:
        await send(notice)
    except HeldElsewhereError:
        log.info("notice %s was taken over by another process", notice.id)
    except Forbidden as error:
        stopped = desk.state.leave(chat)
        log.warning("chat %s takes no more messages, %d follows stopped: %s", notice.id, stopped, error)
    except TelegramError as error:
        notices.let_go(notice.id)
        log.warning("notice %s could not be sent: %s", notice.id, error)
    return True
