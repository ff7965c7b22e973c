"""What was said before, kept for a person in a chat and topic: nothing private shows in a group, and of two who ask in
one group each goes on with what they spoke of."""

import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass

from bot.state.people import People
from bot.state.talks import LAPSE, Talks
from bot.telegram.sending.place import Place
from knowledge.answer import NOTHING_SAID, Conversation

NOBODY = 0
"""Stands for whoever spoke last in a place."""


@dataclass(frozen=True, slots=True)
class _Turn:
    said: Conversation
    at: float
    by: int


class Memory:
    """The latest turn of each person in each place; those longest silent are forgotten first.

    A group comes back to its own plan when nobody has spoken for `LAPSE`; a private talk goes on. `clock` tells
    seconds.
    """

    def __init__(self, turns: int = 10_000, clock: Callable[[], float] = time.monotonic) -> None:
        self._most = turns
        self._clock = clock
        self._turns: OrderedDict[tuple[Place, int], _Turn] = OrderedDict()

    def recall(self, place: Place, person: int = NOBODY) -> Conversation:
        """The talk so far, an empty one where nothing was said; without a person that of whoever spoke last."""
        turn = self._turns.get((place, person))
        if turn is None or (place.chat < 0 and self._clock() - turn.at > LAPSE.total_seconds()):
            return NOTHING_SAID
        return turn.said

    def keep(self, place: Place, person: int, conversation: Conversation) -> None:
        """Remember the latest turn of a person in a place."""
        for whose in (person, NOBODY):
            self._turns[place, whose] = _Turn(conversation, self._clock(), person)
            self._turns.move_to_end((place, whose))
        while len(self._turns) > self._most:
            self._turns.popitem(last=False)

    def move(self, old: Place, new: Place) -> None:
        """A chat has another id from now on."""
        for place, person in [key for key in self._turns if key[0] == old]:
            self._turns[new, person] = self._turns.pop((place, person))

    def forget(self, place: Place) -> None:
        """Nothing was said there."""
        for key in [key for key in self._turns if key[0] == place]:
            del self._turns[key]

    def forget_person(self, person: int) -> None:
        """Somebody said nothing anywhere, nor was it the last that was said."""
        for key in [key for key, turn in self._turns.items() if turn.by == person]:
            del self._turns[key]


class SharedMemory(Memory):
    """The same where several machines have to remember it: in the database, people and private chats by their hash."""

    def __init__(self, talks: Talks, people: People) -> None:
        super().__init__()
        self._talks = talks
        self._people = people

    def recall(self, place: Place, person: int = NOBODY) -> Conversation:
        """As `Memory.recall`."""
        return self._talks.recall(self._people.chat(place.chat), place.topic, self._whose(person))

    def keep(self, place: Place, person: int, conversation: Conversation) -> None:
        """As `Memory.keep`."""
        for whose in (person, NOBODY):
            self._talks.keep(self._people.chat(place.chat), place.topic, self._whose(whose), conversation)

    def move(self, old: Place, new: Place) -> None:
        """As `Memory.move`, with all topics."""
        self._talks.move(self._people.chat(old.chat), self._people.chat(new.chat))

    def forget(self, place: Place) -> None:
        """As `Memory.forget`."""
        self._talks.forget(self._people.chat(place.chat), place.topic)

    def forget_person(self, person: int) -> None:
        """As `Memory.forget_person`."""
        self._talks.forget_person(self._people.person(person))

    def _whose(self, person: int) -> str:
        return "" if person == NOBODY else self._people.person(person)
