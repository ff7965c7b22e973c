"""What became of a message whose sending was not answered: looked for among the numbers that Telegram gave since.

Telegram has no way to ask what a bot has sent, nor to say "this one again". But it numbers messages: in a supergroup
for itself, private chats and small groups of a bot together. So the highest number known there is noted before a
message is sent (`bot.state.numbering`); where it arrived it stands behind that number, and is the only one of ours
there that is not known.

Whose message has a number is told to whoever would end a live location there (telegram-bot-api `check_message`, td
`edit_message_live_location`): none of ours has one, so that nothing changes, and what Telegram says of it is that
there is no such thing in a message of ours, that another's cannot be edited, or that there is no such message.
"""

from collections import defaultdict, deque
from collections.abc import Awaitable, Callable
from enum import Enum, auto

from telegram import Bot, Update
from telegram.error import BadRequest

from bot.state.numbering import numbered_in

NEAR = 20
"""So many numbers are looked at one by one: what others write between the note and the looking."""

GAP = 4
"""So many numbers without a message, one after the other, are the end of a supergroup; fewer were deleted."""

FARTHEST = 1 << 16
"""Where the end of a supergroup is not looked for any more: messages behind the highest number known."""


class Whose(Enum):
    """Who wrote the message of a number."""

    OURS = auto()
    ANOTHERS = auto()
    NOBODYS = auto()


Ask = Callable[[int], Awaitable[Whose]]


class Numbers:
    """The highest number that was heard of where a chat is numbered, and the numbers of our own messages."""

    def __init__(self) -> None:
        self._highest: dict[int, int] = {}
        self._ours: dict[int, deque[int]] = defaultdict(lambda: deque(maxlen=2 * NEAR))

    def hear(self, update: Update) -> None:
        """An update came."""
        if message := update.effective_message:
            self.heard(message.chat.id, message.message_id)

    def heard(self, chat: int, number: int) -> None:
        """There is a message of this number."""
        where = numbered_in(chat)
        self._highest[where] = max(number, self._highest.get(where, 0))

    def sent(self, chat: int, number: int) -> None:
        """A message of this number is ours."""
        self.heard(chat, number)
        self._ours[chat].append(number)

    def highest(self, chat: int) -> int | None:
        """The highest number known; None where none is."""
        return self._highest.get(numbered_in(chat))

    def is_ours(self, chat: int, number: int) -> bool:
        """Whether a message is known as ours."""
        return number in self._ours.get(chat, ())


def is_in_order(chat: int) -> bool:
    """Whether all numbers of a chat are its own, one after the other."""
    return numbered_in(chat) == chat


async def whose(bot: Bot, chat: int, number: int) -> Whose:
    """Who wrote the message of a number. Raises TelegramError where Telegram does not say."""
    try:
        await bot.stop_message_live_location(chat, number)
    except BadRequest as error:
        said = error.message.lower()
        for words, found in _SAID.items():
            if words in said:
                return found
        raise
    return Whose.OURS


async def find(ask: Ask, after: int, *, in_order: bool) -> int | None:
    """The number of the message of ours behind a number; None where none is found.

    `ask` does not call ours what is known already. `in_order`: as of `is_in_order`; then the end of the chat is looked
    for, too, where others have written much meanwhile.
    """
    seen = after
    for number in range(after + 1, after + 1 + NEAR):
        found = await ask(number)
        if found is Whose.OURS:
            return number
        if found is Whose.ANOTHERS:
            seen = number
        elif in_order and number - seen >= GAP:
            return None
    if not in_order:
        return None
    end = await _end(ask, seen)
    for number in range(end + GAP, max(after + NEAR, end - NEAR), -1):
        if await ask(number) is Whose.OURS:
            return number
    return None


async def _end(ask: Ask, seen: int) -> int:
    """About the highest number of a message, by steps that double and are halved again."""
    step = NEAR
    while step < FARTHEST and await _is_anything(ask, seen + step):
        seen, step = seen + step, 2 * step
    while step > 1:
        step //= 2
        if await _is_anything(ask, seen + step):
            seen += step
    return seen


async def _is_anything(ask: Ask, number: int) -> bool:
    """Whether there is a message of a number or of those right behind it."""
    for one in range(number, number + GAP):
        if await ask(one) is not Whose.NOBODYS:
            return True
    return False


_SAID = {
    "no live location": Whose.OURS,
    "can't be edited": Whose.ANOTHERS,
    "message to edit not found": Whose.NOBODYS,
}
