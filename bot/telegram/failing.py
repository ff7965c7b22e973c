"""What happens when something fails: the cause goes to the log, a reference to the person."""

import logging
import secrets

from sqlalchemy.exc import OperationalError
from telegram import Update
from telegram.error import Conflict, Forbidden, NetworkError, TelegramError

from bot.state.notices import HeldElsewhereError
from bot.telegram.admitting.addressed import is_addressed
from bot.telegram.context import Context
from bot.telegram.sending.delivery import CURRENT
from bot.telegram.sending.place import place_of
from bot.telegram.wording import Words

log = logging.getLogger(__name__)

# Letters and digits that cannot be taken for one another when they are read out.
_ALPHABET = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"


async def on_error(update: object, context: Context) -> None:
    """Log the error under a reference and tell whoever addressed the bot the reference, never the error."""
    if not isinstance(update, Update):
        _log_polling(context.error)
        return
    context.bot_data.metrics.failed()
    delivery = CURRENT.get()
    if delivery and context.bot_data.outage.is_left_to_others(context.error):
        log.warning("update %s is left for later: %s", update.update_id, context.error)
        delivery.is_interrupted = True
        return
    if isinstance(context.error, OperationalError):
        await _tell_of_outage(update, context, context.error)
        return
    reference = new_reference()
    log.error("update %s failed, reference %s", update.update_id, reference, exc_info=context.error)
    if delivery and delivery.is_answered and not update.callback_query:
        # Whoever asked has an answer: what failed came after it.
        return
    if not isinstance(context.error, Forbidden):
        await _tell(update, context, _said(update, context).admitting.failed.format(reference=reference))


def new_reference() -> str:
    """Six characters by which a failure is found in the log."""
    return "".join(secrets.choice(_ALPHABET) for _ in range(6))


def _log_polling(error: Exception | None) -> None:
    """Telegram out of reach is the weather, said in a line; everything else is said in full."""
    if isinstance(error, Conflict):
        log.error("another program is polling with this bot's token; stop it, or get another token")
    elif isinstance(error, NetworkError):
        log.warning("Telegram is out of reach, trying again: %s", error)
    else:
        log.error("failed outside of any update", exc_info=error)


async def _tell_of_outage(update: Update, context: Context, error: OperationalError) -> None:
    """What was wanted has to be written, and cannot be: said once in a chat for as long as it lasts."""
    log.error("update %s: what it asks for cannot be written: %s", update.update_id, error.orig)
    chat = update.effective_chat.id if update.effective_chat else 0
    if context.bot_data.outage.is_worth_telling(chat) or update.callback_query:
        await _tell(update, context, _said(update, context).admitting.unwritable)


def _said(update: Update, context: Context) -> Words:
    return context.bot_data.words(update.effective_chat.id if update.effective_chat else 0)


async def _tell(update: Update, context: Context, text: str) -> None:
    try:
        if update.callback_query:
            await update.callback_query.answer(text, show_alert=True)
        elif update.effective_message and is_addressed(context.bot.bot, update.effective_message):
            message = update.effective_message
            await context.bot_data.door.say(place_of(message), text, message.message_id)
    except TelegramError as error:
        log.warning("the person could not be told of the failure: %s", error)
    except HeldElsewhereError as error:
        log.warning("another machine has taken over: %s", error)
