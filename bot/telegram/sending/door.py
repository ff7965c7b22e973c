"""The one door through which everything is sent; what Telegram refuses, delays or loses is met here."""

import asyncio
import logging
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine, Sequence
from contextlib import asynccontextmanager, suppress
from datetime import timedelta
from pathlib import Path
from typing import Any, TypeVar, cast

import httpx
from telegram import Bot, InlineKeyboardMarkup, LinkPreviewOptions, Message, Poll, ReplyParameters
from telegram.constants import ChatAction, ParseMode
from telegram.error import (
    BadRequest,
    ChatMigrated,
    EndPointNotFound,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
)

from bot.state.inbox import Sending
from bot.telegram.sending.characters import clean
from bot.telegram.sending.delivery import CURRENT, Noted
from bot.telegram.sending.forms import Form, Forms
from bot.telegram.sending.html import Block, Piece, compose, plain
from bot.telegram.sending.pacing import OneByOne, Pace, Rates
from bot.telegram.sending.place import Place
from bot.telegram.sending.seeking import Numbers, Whose, find, is_in_order, whose

log = logging.getLogger(__name__)

ATTEMPTS = 6
"""How often a message is tried that was surely not delivered."""

TYPING_LASTS = 4.0
"""Seconds after which the typing sign is sent again: Telegram takes it down after five."""

IN_FLIGHT = 0.25
"""Seconds for which nothing else is sent while a message is on its way."""

DRAFT_AFTER, DRAFT_LASTS = 2.5, 20.0
"""Seconds until whoever waits for an answer is told that it is being made, and until they are told so again: Telegram
takes a draft down after thirty."""

DRAFT_COMES = 2.0
"""Seconds for which an answer waits for a draft that is on its way."""

DRAFT = 1
"""The number of the draft: one chat has one answer under way."""

EPHEMERAL = "ephemeral_message_id"
"""What a message that only one person sees is known by; the library does not know it yet."""

CAPTION = 1024
"""The longest caption, in characters."""

T = TypeVar("T")
Attempt = Callable[[int, str, str | None], Awaitable[T]]
"""One try: chat, text and parse mode."""


class Door:
    """Sends to Telegram through one bot. `numbered` is told of the chat and number of what is noted nowhere else."""

    def __init__(
        self,
        bot: Bot,
        rates: Rates | None = None,
        pause: Callable[[float], Awaitable[None]] = asyncio.sleep,
        told: Callable[[str], None] = lambda _: None,
        pace: Pace | None = None,
        numbered: Callable[[int, int], object] = lambda _chat, _number: None,
    ) -> None:
        self._bot = bot
        self._pause = pause
        self._told = told
        self._numbered = numbered
        self.pace = pace or Pace(rates or Rates())
        self.numbers = Numbers()
        self._on_its_way = OneByOne(IN_FLIGHT)
        self._forms = Forms()
        self._typing: set[asyncio.Task[None]] = set()

    async def say(self, place: Place, text: str, answers: int | None = None) -> list[int]:
        """Send literal text; the ids of its messages."""
        return await self.send(place, literal(text), answers)

    async def send(
        self,
        place: Place,
        messages: Sequence[str],
        answers: int | None = None,
        keyboard: InlineKeyboardMarkup | None = None,
        rich: str | None = None,
    ) -> list[int]:
        """Send HTML messages in order, as replies to the message `answers`, the last one with the keyboard.

        `rich` is the same in a rich message, which goes in their place where the server takes it.

        The ids of those that are known to have arrived: one whose sending timed out may have, and is not
        sent again.
        """
        sent = []
        for message, keys in _with_keyboard(messages, keyboard):
            sent.append(await self._send(place, message, answers, keys, rich if len(messages) == 1 else None))
        return [number for number in sent if number is not None]

    async def replace(
        self,
        place: Place,
        old: Sequence[int],
        messages: Sequence[str],
        answers: int | None = None,
        keyboard: InlineKeyboardMarkup | None = None,
    ) -> list[int]:
        """Put HTML messages in the place of those sent before: edit what is there, add or delete the rest."""
        kept = 0
        for number, (message, keys) in zip(old, _with_keyboard(messages, keyboard), strict=False):
            if not await self._edit(place.chat, number, message, keys):
                break
            kept += 1
        # What cannot be edited, as a rich message cannot be made a plain one, does not stay beside what comes in its
        # place; nor does what follows it, which would stand before that.
        for number in old[kept:]:
            await self._delete(place.chat, number)
        return [*old[:kept], *await self.send(place, messages[kept:], answers, keyboard)]

    async def show(
        self,
        place: Place,
        number: int | None,
        message: str,
        answers: int | None = None,
        keyboard: InlineKeyboardMarkup | None = None,
    ) -> int | None:
        """Have one message say this: the one of this number, edited, or another where that is not there.

        Its number, None where it is not known. To be shown the same again changes nothing.
        """
        if number is not None and await self._edit(place.chat, number, message, keyboard):
            return number
        return await self._send(place, message, answers, keyboard)

    async def edit(self, place: Place, number: int, message: str) -> bool:
        """Have a message say this, without buttons; False where it is not there any more."""
        return await self._edit(place.chat, number, message, None)

    async def set_keyboard(self, chat: int, number: int, keyboard: InlineKeyboardMarkup) -> None:
        """Put other buttons under a message."""

        async def attempt(chat: int, _text: str, _mode: str | None) -> Message | bool:
            return await self._bot.edit_message_reply_markup(chat, number, reply_markup=keyboard)

        try:
            await self._insist(chat, "", attempt)
        except BadRequest as error:
            log.info("message %s in chat %s keeps its buttons: %s", number, chat, error)

    async def send_file(self, place: Place, file: Path, name: str, caption: str, answers: int) -> int | None:
        """Send a file as a reply, under a name and with a caption of literal text; its number, where that is known."""
        return await self.send_data(place, await asyncio.to_thread(file.read_bytes), name, caption, answers)

    async def send_data(
        self,
        place: Place,
        data: bytes,
        name: str,
        caption: str,
        answers: int | None = None,
        keyboard: InlineKeyboardMarkup | None = None,
    ) -> int | None:
        """Send a file that was made here, as `send_file` does one of a disk."""

        async def attempt(chat: int, _text: str, _mode: str | None) -> Message:
            return await self._bot.send_document(
                chat,
                data,
                caption=clean(caption)[:CAPTION],
                filename=clean(name),
                reply_parameters=_replying(answers),
                message_thread_id=place.topic,
                reply_markup=keyboard,
            )

        return await self._once(place.chat, "", attempt)

    async def send_picture(self, place: Place, data: bytes, caption: str, answers: int | None = None) -> None:
        """Send a picture that was made here, with a caption of literal text."""

        async def attempt(chat: int, _text: str, _mode: str | None) -> Message:
            return await self._bot.send_photo(
                chat,
                data,
                caption=clean(caption)[:CAPTION],
                reply_parameters=_replying(answers),
                message_thread_id=place.topic,
            )

        await self._once(place.chat, "", attempt)

    async def send_quiz(
        self, place: Place, question: str, options: Sequence[str], right: int, explanation: str
    ) -> str | None:
        """Send a question with one right option, of literal text; Telegram's name for it, None where none is known."""
        polls: list[str] = []

        async def attempt(chat: int, _text: str, _mode: str | None) -> Message:
            sent = await self._bot.send_poll(
                chat,
                clean(question),
                [clean(option) for option in options],
                type=Poll.QUIZ,
                correct_option_ids=cast("Any", [right]),
                explanation=clean(explanation),
                is_anonymous=False,
            )
            polls.extend([sent.poll.id] if sent.poll else [])
            return sent

        await self._once(place.chat, "", attempt)
        return polls[-1] if polls else None

    async def whisper(
        self, place: Place, person: int, message: str, keyboard: InlineKeyboardMarkup | None, query: str | None = None
    ) -> bool:
        """Send an HTML message to a group that only this person sees, `query` being the press that it answers.

        False where the server does not let it be: then nobody sees it.
        """
        if not self._forms.may_try(Form.WHISPER, place.chat):
            return False
        parameters = {"receiver_user_id": person, **({"callback_query_id": query} if query else {})}

        async def attempt(chat: int, text: str, mode: str | None) -> Message:
            return await self._bot.send_message(
                chat,
                text,
                parse_mode=mode,
                message_thread_id=place.topic,
                reply_markup=keyboard,
                link_preview_options=_NO_PREVIEW,
                api_kwargs={"ephemeral_message_parameters": parameters},
            )

        shown: list[Message] = []

        async def kept(chat: int, text: str, mode: str | None) -> Message:
            shown.append(await attempt(chat, text, mode))
            return shown[-1]

        try:
            number = await self._once(place.chat, message, kept)
        except BadRequest as error:
            self._forms.refused(Form.WHISPER, place.chat, error)
            return False
        # What only one person sees has no number; so it is known of a message that arrived before a restart, too.
        if number and not (shown and EPHEMERAL in shown[-1].api_kwargs):
            # A server that does not know the parameter leaves it out, and shows the message to all.
            self._forms.unknown(Form.WHISPER, "the server shows it to all")
            await self._delete(place.chat, number)
            return False
        return True

    async def hush(self, message: Message, person: int) -> None:
        """Take a message away that only this person sees; one that is gone already is no matter."""
        to = {"chat_id": message.chat.id, "receiver_user_id": person, EPHEMERAL: message.api_kwargs[EPHEMERAL]}
        try:
            await self._bot.do_api_request("deleteEphemeralMessage", api_kwargs=to)
        except TelegramError as error:
            log.info("what one person sees in chat %s stays: %s", message.chat.id, error)

    @asynccontextmanager
    async def typing(self, place: Place, thinking: str = "") -> AsyncIterator[None]:
        """Show that the bot is typing, from now until the block ends; in a private chat where that takes long, with a
        draft that says so."""
        done = asyncio.Event()
        self._beside(self._keep_typing(place, done))
        draft = self._beside(self._keep_drafting(place, thinking, done)) if thinking and place.chat > 0 else None
        try:
            yield
        finally:
            # The sign is let go, not cut off: an aborted request would cost its connection.
            done.set()
            if draft:
                # A draft that came behind the answer would stand below it until it fades.
                await asyncio.wait([draft], timeout=DRAFT_COMES)

    def _beside(self, work: Coroutine[Any, Any, None]) -> asyncio.Task[None]:
        task = asyncio.create_task(work)
        self._typing.add(task)
        task.add_done_callback(self._typing.discard)
        return task

    async def settle(self) -> None:
        """Wait a moment for what is still under way beside the messages."""
        if self._typing:
            await asyncio.wait(self._typing, timeout=1)

    async def _keep_typing(self, place: Place, done: asyncio.Event) -> None:
        while not done.is_set():
            try:
                await self._bot.send_chat_action(place.chat, ChatAction.TYPING, message_thread_id=place.topic)
            except TelegramError as error:
                log.debug("no typing sign in chat %s: %s", place.chat, error)
            with suppress(TimeoutError):
                await asyncio.wait_for(done.wait(), TYPING_LASTS)

    async def _keep_drafting(self, place: Place, text: str, done: asyncio.Event) -> None:
        pause = DRAFT_AFTER
        while self._forms.may_try(Form.DRAFT, place.chat):
            with suppress(TimeoutError):
                await asyncio.wait_for(done.wait(), pause)
            if done.is_set():
                return
            pause = DRAFT_LASTS
            try:
                await self._bot.send_message_draft(place.chat, DRAFT, text, message_thread_id=place.topic)
            except (BadRequest, InvalidToken) as error:
                # The library takes the 404 of a method that a server has not for a refused token.
                self._forms.unknown(Form.DRAFT, error)
            except TelegramError as error:
                log.debug("no draft in chat %s: %s", place.chat, error)

    async def _send(
        self,
        place: Place,
        message: str,
        answers: int | None,
        keyboard: InlineKeyboardMarkup | None,
        rich: str | None = None,
    ) -> int | None:
        async def attempt(chat: int, text: str, mode: str | None) -> Message:
            if rich and self._forms.may_try(Form.RICH, chat):
                sent = await self._send_rich(place._replace(chat=chat), rich, answers, keyboard)
                if sent:
                    return sent
            return await self._bot.send_message(
                chat,
                text,
                parse_mode=mode,
                reply_parameters=_replying(answers),
                message_thread_id=place.topic,
                reply_markup=keyboard,
                link_preview_options=_NO_PREVIEW,
            )

        return await self._once(place.chat, message, attempt)

    async def _send_rich(
        self, place: Place, rich: str, answers: int | None, keyboard: InlineKeyboardMarkup | None
    ) -> Message | None:
        """The message, None where the server does not take it. Raises TelegramError where another attempt may mend."""
        values = {
            "chat_id": place.chat,
            "rich_message": {"html": rich, "skip_entity_detection": True},
            "reply_parameters": _replying(answers),
            "message_thread_id": place.topic,
            "reply_markup": keyboard,
        }
        given = {name: value for name, value in values.items() if value is not None}
        try:
            sent = await self._bot.do_api_request("sendRichMessage", given, return_type=Message)
        except EndPointNotFound as error:
            self._forms.unknown(Form.RICH, error)
            return None
        except BadRequest as error:
            self._forms.refused(Form.RICH, place.chat, error)
            return None
        return cast("Message", sent)

    async def _edit(self, chat: int, number: int, message: str, keyboard: InlineKeyboardMarkup | None) -> bool:
        """Whether the message says it now; False where there is no such message to edit any more."""

        async def attempt(chat: int, text: str, mode: str | None) -> Message | bool:
            async with self.pace.change():
                return await self._bot.edit_message_text(
                    text, chat, number, parse_mode=mode, reply_markup=keyboard, link_preview_options=_NO_PREVIEW
                )

        try:
            await self._insist(chat, message, attempt, repeatable=True)
        except BadRequest as error:
            if "not modified" in error.message.lower():
                return True
            log.info("message %s in chat %s cannot be edited: %s", number, chat, error)
            return False
        return True

    async def _delete(self, chat: int, number: int) -> None:
        async def attempt(chat: int, _text: str, _mode: str | None) -> bool:
            return await self._bot.delete_message(chat, number)

        try:
            await self._insist(chat, "", attempt)
        except BadRequest as error:
            log.info("message %s in chat %s stays, it cannot be deleted: %s", number, chat, error)

    async def _once(self, chat: int, message: str, attempt: Attempt[Message]) -> int | None:
        """Send a message that has not arrived yet; its number, None where it is not known to have arrived."""
        delivery = CURRENT.get()
        noted = delivery.next_message(chat) if delivery else None
        if noted:
            has_arrived, number = noted.arrived
            if has_arrived:
                return number

        async def once(chat: int, text: str, mode: str | None) -> int:
            found = await self._arrived(chat, noted) if noted else None
            return found or await self._paced(chat, noted, lambda: attempt(chat, text, mode))

        return await self._insist(chat, message, once)

    async def _arrived(self, chat: int, noted: Noted) -> int | None:
        """The number of a message whose sending was begun and not answered, where it is found to have arrived."""
        after = noted.in_doubt_after
        if after is None:
            return None
        # To be looked for takes many requests, each of which waits for Telegram's limits: if the process ends
        # meanwhile, it is not this update that ended it.
        noted.delivery.put_aside()

        async def ask(number: int) -> Whose:
            # What is noted need not be asked for: mostly it is what was sent to other chats.
            if self.numbers.is_ours(chat, number) or noted.delivery.inbox.is_sent(chat, number):
                return Whose.ANOTHERS
            async with self.pace.change():
                return await whose(self._bot, chat, number)

        try:
            number = await find(ask, after, in_order=is_in_order(chat))
        except TelegramError as error:
            log.warning("whether a message arrived in chat %s cannot be known: %s", chat, error)
            return None
        if number is not None:
            log.info("a message that was on its way to chat %s when nobody listened had arrived", chat)
            self._has_arrived(chat, noted, number)
        return number

    async def _paced(self, chat: int, noted: Noted | None, attempt: Callable[[], Awaitable[Message]]) -> int:
        """One attempt, once it may be made, noted before and after, and counted."""
        waited = time.monotonic()
        async with self.pace.message(chat), self._on_its_way.one():
            began = time.monotonic()
            if noted:
                if noted.delivery.is_aside:
                    noted.delivery.taken_up()
                noted.note(Sending.BEGUN, self.numbers.highest(chat))
            try:
                sent = await attempt()
            except TelegramError as error:
                self._told(_state_after(error).value)
                if noted:
                    noted.note(_state_after(error))
                raise
            finally:
                if noted:
                    noted.delivery.spent("paced", began - waited)
                    noted.delivery.spent("sent", time.monotonic() - began)
            self._has_arrived(chat, noted, sent.message_id)
            return sent.message_id

    def _has_arrived(self, chat: int, noted: Noted | None, number: int) -> None:
        self._told(Sending.SENT.value)
        self.numbers.sent(chat, number)
        if noted:
            noted.note(Sending.SENT, number)
        else:
            self._numbered(chat, number)

    async def _insist(self, chat: int, message: str, attempt: Attempt[T], *, repeatable: bool = False) -> T | None:
        """Try until it is delivered, or may have been (None). Raises what no further attempt would mend.

        `repeatable`: to do it twice is as good as once, so that what may have been done is done again.
        """
        text, mode = message, ParseMode.HTML.value if message else None
        for tried in range(1, ATTEMPTS + 1):
            try:
                return await attempt(chat, text, mode)
            except (RetryAfter, ChatMigrated, BadRequest, NetworkError) as error:
                if may_be_delivered(error) and not repeatable:
                    log.warning("a message to chat %s may or may not have been delivered: %s", chat, error)
                    return None
                if is_markup_refused(error) and mode:
                    log.warning("Telegram refused the markup, sending plain text: %s", error)
                    text, mode = plain(message), None
                elif isinstance(error, ChatMigrated):
                    chat = error.new_chat_id
                elif isinstance(error, BadRequest) or tried == ATTEMPTS:
                    raise
                else:
                    await self._pause(patience(error, tried))
        raise TelegramError(f"not delivered after {ATTEMPTS} attempts")


def literal(text: str) -> list[str]:
    """Literal text as messages that Telegram accepts."""
    return compose([Block((Piece(text),))])


def is_markup_refused(error: TelegramError) -> bool:
    """Whether Telegram took offence at the markup, not at the message."""
    return isinstance(error, BadRequest) and "parse entities" in error.message.lower()


def may_be_delivered(error: TelegramError) -> bool:
    """Whether a failed sending may have reached Telegram all the same, so that another would be a second one.

    So it is where no answer came in time. A connection that was never made carried nothing, and an error that
    Telegram itself answers is a refusal. A connection that was dropped is nearly always one that Telegram had
    closed before; to lose an answer with it would be worse than to see it twice once in a while.
    """
    return isinstance(error.__cause__, httpx.TimeoutException) and not isinstance(error.__cause__, _NEVER_SENT)


def is_unanswered(error: TelegramError) -> bool:
    """Whether nobody knows what became of a sending."""
    return isinstance(error.__cause__, httpx.HTTPError) and not isinstance(error.__cause__, _NEVER_SENT)


def patience(error: TelegramError, tried: int) -> float:
    """Seconds to wait before the next attempt: what Telegram asks for, else longer each time."""
    if isinstance(error, RetryAfter):
        wait = error.retry_after
        return wait.total_seconds() if isinstance(wait, timedelta) else float(wait)
    return min(0.5 * 2.0 ** (tried - 1), 10.0)


_NEVER_SENT = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout)
_NO_PREVIEW = LinkPreviewOptions(is_disabled=True)


def _replying(answers: int | None) -> ReplyParameters | None:
    """As a reply to a message, which may be deleted by then."""
    return ReplyParameters(answers, allow_sending_without_reply=True) if answers else None


def _state_after(error: TelegramError) -> Sending:
    """What is known of a message after this."""
    if may_be_delivered(error):
        return Sending.UNKNOWN
    return Sending.DROPPED if is_unanswered(error) else Sending.REFUSED


def _with_keyboard(
    messages: Sequence[str], keyboard: InlineKeyboardMarkup | None
) -> list[tuple[str, InlineKeyboardMarkup | None]]:
    """Each message with its keyboard: only the last has one."""
    last = len(messages) - 1
    return [(message, keyboard if position == last else None) for position, message in enumerate(messages)]
