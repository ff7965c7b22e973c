"""What was said before, kept for a chat and topic, never for a person: nothing private shows in a group."""

from collections import OrderedDict

from bot.state.people import People
from bot.state.talks import Talks
from bot.telegram.sending.place import Place
from knowledge.answer import Conversation


class Memory:
    """The latest turn of each place; the places longest silent are forgotten first."""

    def __init__(self, places: int = 10_000) -> None:
        self._places = places
        self._turns: OrderedDict[Place, Conversation] = OrderedDict()

    def recall(self, place: Place) -> Conversation:
        """The conversation so far, an empty one where nothing was said."""
        return self._turns.get(place, Conversation())

    def keep(self, place: Place, conversation: Conversation) -> None:
        """Remember the latest turn of a place."""
        self._turns[place] = conversation
        self._turns.move_to_end(place)
        if len(self._turns) > self._places:
            self._turns.popitem(last=False)

    def move(self, old: Place, new: Place) -> None:
        """A chat has another id from now on."""
        if old in self._turns:
            self.keep(new, self._turns.pop(old))

    def forget(self, place: Place) -> None:
        """Nothing was said there."""
        self._turns.pop(place, None)


class SharedMemory(Memory):
    """The same where several machines have to remember it: in the database, private chats by their hash."""

    def __init__(self, talks: Talks, people: People) -> None:
        super().__init__()
        self._talks = talks
        self._people = people

    def recall(self, place: Place) -> Conversation:
        """As `Memory.recall`."""
        return self._talks.recall(self._people.chat(place.chat), place.topic)

    def keep(self, place: Place, conversation: Conversation) -> None:
        """As `Memory.keep`."""
        self._talks.keep(self._people.chat(place.chat), place.topic, conversation)

    def move(self, old: Place, new: Place) -> None:
        """As `Memory.move`, with all topics."""
        self._talks.move(self._people.chat(old.chat), self._people.chat(new.chat))

    def forget(self, place: Place) -> None:
        """As `Memory.forget`."""
        self._talks.forget(self._people.chat(place.chat), place.topic)
