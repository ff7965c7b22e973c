"""What was said before: each person's own, the group's own plan again after a silence."""

from bot.state.talks import LAPSE
from bot.telegram.sending.place import Place
from bot.telegram.talk.memory import Memory
from knowledge.answer import NOTHING_SAID, Conversation

GROUP, PRIVATE = Place(-9, 3), Place(5)
LAN, MINH = 5, 6
SAID = Conversation(("an-binh",), "co may dot")


def test_each_person_of_a_group_has_their_own_talk() -> None:
    memory = Memory()
    memory.keep(GROUP, LAN, SAID)
    assert memory.recall(GROUP, LAN) == SAID
    assert memory.recall(GROUP, MINH) == NOTHING_SAID
    assert memory.recall(GROUP) == SAID
    memory.move(GROUP, Place(-10, 3))
    assert memory.recall(Place(-10, 3), LAN) == SAID
    memory.forget(Place(-10, 3))
    assert memory.recall(Place(-10, 3), LAN) == NOTHING_SAID


def test_of_a_person_nothing_is_remembered_in_any_place() -> None:
    memory, other = Memory(), Place(-10)
    for place, person in ((GROUP, LAN), (GROUP, MINH), (other, LAN), (PRIVATE, LAN)):
        memory.keep(place, person, SAID)
    memory.forget_person(LAN)
    assert [memory.recall(place, LAN) for place in (GROUP, other, PRIVATE)] == [NOTHING_SAID] * 3
    assert [memory.recall(place) for place in (GROUP, other, PRIVATE)] == [SAID, NOTHING_SAID, NOTHING_SAID]


def test_a_group_is_back_at_its_own_plan_after_a_silence_and_a_private_talk_goes_on() -> None:
    now = [0.0]
    memory = Memory(clock=lambda: now[0])
    memory.keep(GROUP, LAN, SAID)
    memory.keep(PRIVATE, LAN, SAID)
    now[0] = LAPSE.total_seconds() + 1
    assert memory.recall(GROUP, LAN) == NOTHING_SAID
    assert memory.recall(PRIVATE, LAN) == SAID


def test_those_longest_silent_are_forgotten_first() -> None:
    memory = Memory(turns=4)
    for person in (1, 2, 3):
        memory.keep(Place(person), person, SAID)
    assert memory.recall(Place(1), 1) == NOTHING_SAID
    assert memory.recall(Place(3), 3) == SAID
