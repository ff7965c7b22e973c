"""Who is in the reading room and which plans they see: the same people as may ask in Telegram, asked each time anew.

A plan that groups are about (/caidat) is seen by those groups, by their members, and by the administrators; a plan
that no group is about by everybody who may ask.
"""

import logging
import time
from collections.abc import Callable, Collection
from dataclasses import dataclass

from telegram import Bot
from telegram.error import TelegramError

from bot.telegram.admitting.access import is_admin_of, is_bot_admin, is_enabled, is_inside, may_ask_in_private
from bot.telegram.context import Desk
from bot.web.tokens import Pass

log = logging.getLogger(__name__)

BELIEVED = 60.0
"""Seconds for which it is believed what somebody may do."""
_MOST_KNOWN = 5_000


@dataclass(frozen=True, slots=True)
class Visitor:
    """Somebody who is let in. `groups` are those whose plans they see; `chat` is the group that they came from."""

    user: int
    chat: int
    admin: bool
    groups: frozenset[int]
    name: str
    """By which what they change is noted."""


@dataclass(frozen=True, slots=True)
class Sight:
    """Which plans a visitor sees: `bound` are the groups that each plan is about."""

    visitor: Visitor
    bound: dict[str, frozenset[int]]

    def sees(self, plan: str) -> bool:
        """Whether they see a plan."""
        about = self.bound.get(plan)
        return self.visitor.admin or not about or bool(about & self.visitor.groups)

    def own(self) -> list[str]:
        """The plans of their groups."""
        return sorted(plan for plan, about in self.bound.items() if about & self.visitor.groups)

    def among(self, plans: Collection[str]) -> list[str]:
        """Those of some plans that they see."""
        return [plan for plan in plans if self.sees(plan)]


class Access:
    """Tells who may do what. Where `bot` is None, without Telegram, only whoever runs the program is in."""

    def __init__(self, desk: Desk, bot: Bot | None, clock: Callable[[], float] = time.monotonic) -> None:
        self._desk = desk
        self._bot = bot
        self._clock = clock
        self._known: dict[Pass, tuple[float, Visitor | None]] = {}

    async def visitor(self, given: Pass) -> Visitor | None:
        """Who a pass lets in; None where they may no longer ask."""
        until, known = self._known.get(given, (0.0, None))
        if self._clock() < until:
            return known
        try:
            found = await self._visitor(given)
        except TelegramError as error:
            log.warning("Telegram does not tell who is in which group: %s", error)
            return None
        if len(self._known) >= _MOST_KNOWN:
            self._known.clear()
        self._known[given] = (self._clock() + BELIEVED, found)
        return found

    def sight(self, visitor: Visitor) -> Sight:
        """Which plans somebody sees now."""
        bound: dict[str, set[int]] = {}
        for group in self._desk.state.groups.all():
            if group.plan:
                bound.setdefault(group.plan, set()).add(group.chat)
        return Sight(visitor, {plan: frozenset(chats) for plan, chats in bound.items()})

    async def _visitor(self, given: Pass) -> Visitor | None:
        if given.local:
            return Visitor(0, 0, admin=True, groups=frozenset(), name="web")
        if self._bot is None:
            return None
        if given.chat < 0:
            return await self._of_group(given, self._bot)
        if given.user <= 0 or not await may_ask_in_private(self._desk, self._bot, given.user):
            return None
        admin = is_bot_admin(self._desk, given.user)
        groups = frozenset() if admin else await self._groups_of(given.user, self._bot)
        return Visitor(given.user, given.user, admin, groups, f"telegram:{given.user}")

    async def _of_group(self, given: Pass, bot: Bot) -> Visitor | None:
        """Somebody by the link of a group: it shows what the group sees, to whoever made it for it."""
        desk, chat = self._desk, given.chat
        if not is_enabled(desk, chat) or not await is_inside(bot, chat, given.user):
            return None
        if desk.group(chat).admins_only and not await is_admin_of(bot, chat, given.user):
            return None
        return Visitor(given.user, chat, admin=False, groups=frozenset({chat}), name=f"telegram:{given.user}")

    async def _groups_of(self, user: int, bot: Bot) -> frozenset[int]:
        about = [group.chat for group in self._desk.state.groups.all() if group.plan and group.chat < 0]
        return frozenset([chat for chat in about if await is_inside(bot, chat, user)])
