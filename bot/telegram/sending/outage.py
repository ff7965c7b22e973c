"""When the disk is full or cannot be written: what can be answered is answered, and what has to be noted is noted
when it can be.

What cannot be kept before it is worked off is worked off from memory. What is noted afterwards, so that nothing is
answered twice, is tried again until it can be.
"""

import logging
from collections.abc import Callable
from threading import RLock
from typing import TypeVar

from sqlalchemy.exc import DBAPIError, InterfaceError, OperationalError

from bot.state.notices import HeldElsewhereError

T = TypeVar("T")
Note = Callable[[], object]

AWAY = (OperationalError, InterfaceError)
"""What says that nothing can be written now: also a connection that was closed in the middle."""

log = logging.getLogger(__name__)


class Outage:
    """Knows whether what the bot remembers can be written, and what is still to be written of it.

    `is_shared`: other machines are there to do what cannot be noted here, so nothing is done without being noted.
    """

    def __init__(self, *, is_shared: bool = False) -> None:
        self._is_shared = is_shared
        self._later: list[Note] = []
        self._writing = RLock()
        """Held while notes are written: threads that catch up at once would write one twice and leave out another."""
        self._told: set[int] = set()
        self._failing = False

    def is_left_to_others(self, error: BaseException | None) -> bool:
        """Whether what failed so is worked off again, here or by another machine, so that it has not failed yet."""
        is_away = isinstance(error, AWAY) or (isinstance(error, DBAPIError) and error.connection_invalidated)
        return isinstance(error, HeldElsewhereError) or (self._is_shared and is_away)

    def tried(self, note: Callable[[], T]) -> T | None:
        """What a note comes to; None where it cannot be written now, and need not be later.

        Raises OperationalError where nothing may be done that is not noted.
        """
        try:
            done = note()
        except AWAY as error:
            self._begin(error)
            if self._is_shared:
                raise
            return None
        self._failing = False
        return done

    def must(self, note: Note) -> None:
        """Write a note now, or as soon as that is possible; notes are written in their order."""
        with self._writing:
            if self._later:
                self._later.append(note)
                self.catch_up()
                return
            try:
                note()
            except AWAY as error:
                self._begin(error)
                self._later.append(note)

    def catch_up(self) -> bool:
        """Write what could not be written before; whether nothing is left."""
        with self._writing:
            while self._later:
                try:
                    self._later[0]()
                except AWAY as error:
                    self._begin(error)
                    return False
                self._later.pop(0)
        if self._failing or self._told:
            log.warning("what the bot remembers can be written again")
        self._failing = False
        self._told.clear()
        return True

    def is_worth_telling(self, chat: int) -> bool:
        """Whether a chat has not been told yet that nothing can be written."""
        if chat in self._told:
            return False
        self._told.add(chat)
        return True

    def _begin(self, error: OperationalError | InterfaceError) -> None:
        if not self._failing:
            meanwhile = "what is under way is left for later" if self._is_shared else "it goes on without"
            log.error("what the bot remembers cannot be written, %s: %s", meanwhile, error.orig)
        self._failing = True
