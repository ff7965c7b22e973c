"""One update on its way: what is sent for it is noted, so that after a crash it is not sent again."""

import time
from collections.abc import Callable
from contextlib import suppress
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Protocol

from sqlalchemy.exc import IntegrityError

from bot.state.inbox import Sending
from bot.telegram.sending.outage import Outage


class Ledger(Protocol):
    """Where it is noted how far messages have come: the inbox for those of updates, the notices for themselves."""

    def sending(self, update: int, ordinal: int, /) -> tuple[Sending, int | None] | None:
        """How far a message has come, and its number where it has one."""

    def note(self, update: int, ordinal: int, chat: int, state: Sending, message: int | None = None, /) -> None:
        """It has come so far, with the number that it has; before it has one, the highest heard of there."""

    def is_sent(self, chat: int, number: int, /) -> bool:
        """Whether a message of a chat is known to have been sent."""


def _nothing() -> None:
    """Nothing is noted."""


@dataclass(slots=True)
class Delivery:
    """The messages of one update and the time that each stage took, in seconds.

    The messages of an update are told apart by their order: worked off again after a crash, it sends the
    same ones, and those that had arrived are left out.
    """

    update: int
    inbox: Ledger
    received_at: float
    begun_at: float = field(default_factory=time.time)
    stages: dict[str, float] = field(default_factory=dict)
    messages: int = 0
    outage: Outage = field(default_factory=Outage)
    is_answered: bool = False
    """Whether a message of it has arrived."""
    is_interrupted: bool = False
    """Whether it is to be worked off again: the database went away, or another machine has taken it over."""
    is_given_up: bool = False
    """Whether the process ended with it too often for it to be worked off again."""
    spare: Callable[[], object] | None = None
    """Forgets that the process ended with it before; None where it did not."""
    is_aside: bool = False
    """Whether it is not being worked on for the moment."""
    waits: Callable[[], object] = _nothing
    """Notes that it is not being worked on for the moment."""
    goes_on: Callable[[], object] = _nothing
    """Notes that it is being worked on again."""

    def next_message(self, chat: int) -> "Noted":
        """The next message of this update."""
        self.messages += 1
        return Noted(self, self.messages, chat)

    def put_aside(self) -> None:
        """It waits for a thread, or for Telegram: if the process ends meanwhile, it is not what ended it."""
        if not self.is_aside:
            self.is_aside = True
            self.outage.tried(self.waits)

    def taken_up(self) -> None:
        """It is worked on again."""
        self.is_aside = False
        self.outage.tried(self.goes_on)

    def spent(self, stage: str, seconds: float) -> None:
        """Count time for a stage."""
        self.stages[stage] = self.stages.get(stage, 0.0) + seconds


@dataclass(frozen=True, slots=True)
class Noted:
    """One message, and how far it has come."""

    delivery: Delivery
    ordinal: int
    chat: int

    @property
    def arrived(self) -> tuple[bool, int | None]:
        """Whether it need not be sent any more, and the number that it has, if that is known."""
        state, number = self.delivery.inbox.sending(self.delivery.update, self.ordinal) or (None, None)
        if state in (None, Sending.REFUSED):
            self._spare()
        return state in (Sending.SENT, Sending.UNKNOWN), number if state is Sending.SENT else None

    @property
    def in_doubt_after(self) -> int | None:
        """The number that it stands behind if it arrived; None where it is known, or none was known."""
        state, number = self.delivery.inbox.sending(self.delivery.update, self.ordinal) or (None, None)
        return number if state in (Sending.BEGUN, Sending.DROPPED) else None

    def _spare(self) -> None:
        # It was worked off as far as a message that was never on its way: if the process ends while this one waits for
        # Telegram's limits, it is not the update that ended it.
        spare, self.delivery.spare = self.delivery.spare, None
        if spare:
            self.delivery.outage.tried(spare)

    def note(self, state: Sending, number: int | None = None) -> None:
        """It has come so far."""
        delivery = self.delivery
        delivery.is_answered = delivery.is_answered or state in (Sending.SENT, Sending.UNKNOWN)

        def write() -> None:
            # An update that could not be kept has no messages to be noted, either.
            with suppress(IntegrityError):
                delivery.inbox.note(delivery.update, self.ordinal, self.chat, state, number)

        if state is Sending.BEGUN:
            delivery.outage.tried(write)
        else:
            delivery.outage.must(write)


CURRENT: ContextVar[Delivery | None] = ContextVar("the update that is worked on", default=None)
