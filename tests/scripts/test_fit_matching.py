"""What a matching learns from labelled questions, over a plan that is made up."""

from collections.abc import Sequence

import numpy as np

from knowledge.choice.affinity import cue_names
from knowledge.choice.matching import Asked, Matching, Worded
from knowledge.evidence import ROLES
from knowledge.evidence.candidate import Role
from knowledge.evidence.properties import Property
from knowledge.evidence.words import Floats, WordIndex, key_of
from scripts.fit_matching import DIMENSIONS, SEEN, Labelled, fit_matching

NOTHING_SHOWN = np.zeros(len(cue_names()), dtype=np.float32)


def plan(*texts: str) -> Worded:
    own, above = WordIndex.of([one.split() for one in texts], [["phan", "chung"] for _ in texts])
    roles = np.full(len(texts), ROLES.index(Role.SENTENCE), dtype=np.int32)
    return Worded(own, above, roles, np.zeros((len(texts), len(Property)), dtype=np.float32))


def labelled(question: str, of: Worded, right: int | None, beside: Sequence[Worded] = ()) -> Labelled:
    """A question of a plan, and of others beside it, whose right candidate is told, if any is."""
    words = tuple(question.split())
    keys = np.array([key_of(word) for word in words], dtype=np.uint64)
    none = np.zeros(len(words), dtype=np.bool_)
    is_right = None if right is None else np.arange(len(of.own.lengths)) == right
    return Labelled(Asked(words, keys, none), NOTHING_SHOWN, of, dict.fromkeys((of, *beside), none), is_right)


def learned_from() -> list[list[Labelled]]:
    """Money is asked for as "xiền", which no plan says; the deadline as "chót"; for what nobody states as "hát"."""
    sets = []
    for one in "abcdef" * 4:
        of, other = plan(f"kinh phi {one}", f"thoi gian {one}", f"bien che {one}"), plan(f"phong trao {one}")
        found = [labelled(f"xien {one}", of, 0, [other]), labelled(f"chot {one}", of, 1, [other])]
        sets.append([*found, labelled(f"hat {one}", of, None, [other])] * 5)
    return sets


def told_of(matching: Matching, question: str, of: Worded) -> dict[str, Floats]:
    return matching.told(labelled(question, of, None).asked, NOTHING_SHOWN, frozenset(), matching.place(of))


def test_words_that_are_asked_with_come_near_those_that_answer() -> None:
    matching = fit_matching(learned_from(), {}, 7)
    unseen = plan("bien che g", "kinh phi g", "thoi gian g")
    for question, right in (("xien g", 1), ("chot g", 2)):
        assert told_of(matching, question, unseen)["match"].argmax() == right, question


def test_what_is_answered_is_told_from_what_nobody_states_and_from_other_plans() -> None:
    matching = fit_matching(learned_from(), {}, 7)
    unseen, other = plan("bien che g", "kinh phi g", "thoi gian g"), plan("phong trao g")
    there, absent = (told_of(matching, question, unseen)["found_best"][0] for question in ("xien g", "hat g"))
    assert there > absent
    assert there > told_of(matching, "xien g", other)["found_best"][0]


def test_words_that_nobody_asked_with_lie_where_they_are_meant() -> None:
    """Nobody asked with "tien", which is meant like "xien"."""
    money = np.zeros(DIMENSIONS, dtype=np.float32)
    money[0] = 1
    sets = [*learned_from(), *([labelled("nop", plan("tien nop"), 0)] for _ in range(SEEN))]
    matching = fit_matching(sets, {"tien": money, "xien": money, "kinh phi": money}, 7)
    assert told_of(matching, "tien", plan("bien che g", "kinh phi g", "thoi gian g"))["match"].argmax() == 1


def test_the_same_is_learned_twice() -> None:
    one, other = (fit_matching(learned_from(), {}, 7) for _ in range(2))
    assert one.vectors.tobytes() == other.vectors.tobytes()
    for ours, theirs in ((one.within, other.within), (one.among, other.among)):
        assert (ours.steep, ours.above, ours.named) == (theirs.steep, theirs.above, theirs.named)
    assert one.nothing.bias == other.nothing.bias
