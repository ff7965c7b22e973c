"""What became of a message whose sending was not answered."""

import pytest
from telegram import Chat, Message, Update

from bot.telegram.sending.seeking import GAP, NEAR, Numbers, Whose, find, is_in_order

GROUP, SMALL_GROUP, PRIVATE = -1_001_234_567_890, -4_321, 77


class Told:
    """Telegram, where others have written the messages of some numbers, and we the one that is looked for."""

    def __init__(self, others: set[int], ours: int | None) -> None:
        self.others, self.ours, self.asked = others, ours, 0

    async def __call__(self, number: int) -> Whose:
        """Whose message it is."""
        self.asked += 1
        if number == self.ours:
            return Whose.OURS
        return Whose.ANOTHERS if number in self.others else Whose.NOBODYS


@pytest.mark.parametrize(
    ("what", "others", "ours", "in_order", "most"),
    [
        ("at once", set(), 101, True, 1),
        ("at once, in private", set(), 101, False, 1),
        ("behind a few others", set(range(101, 110)), 110, True, 10),
        ("behind some that were deleted", {101, 105}, 107, True, 7),
        ("between the messages of other private chats", set(), 117, False, 17),
        ("behind what a busy group wrote", set(range(101, 900)), 890, True, 80),
        ("among what a busy group wrote, with many deleted", {n for n in range(101, 900) if n % 3}, 891, True, 80),
        ("not there", set(), None, True, GAP),
        ("not there, in private", set(), None, False, NEAR),
        ("not there in a busy group", set(range(101, 5000)), None, True, 100),
    ],
)
async def test_a_message_is_found_where_it_arrived(
    what: str, others: set[int], ours: int | None, in_order: bool, most: int
) -> None:
    told = Told(others - {ours}, ours)
    assert await find(told, 100, in_order=in_order) == ours, what
    assert told.asked <= most, what


def test_the_highest_number_is_that_of_where_a_chat_is_numbered() -> None:
    numbers = Numbers()
    assert numbers.highest(GROUP) is None
    numbers.heard(GROUP, 40)
    numbers.sent(PRIVATE, 9)
    numbers.hear(Update(1, message=Message(12, None, Chat(SMALL_GROUP, "group"))))  # type: ignore[arg-type]
    numbers.heard(PRIVATE, 5)
    assert [numbers.highest(chat) for chat in (GROUP, PRIVATE, SMALL_GROUP, 78)] == [40, 12, 12, 12]
    assert numbers.is_ours(PRIVATE, 9)
    assert not numbers.is_ours(PRIVATE, 12)
    assert [is_in_order(chat) for chat in (GROUP, PRIVATE, SMALL_GROUP)] == [True, False, False]
