"""What a matching learns from labelled questions, over a plan that is made up."""

import numpy as np

from knowledge.choice.affinity import cue_names
from knowledge.choice.matching import Asked, Worded
from knowledge.evidence import ROLES
from knowledge.evidence.candidate import Role
from knowledge.evidence.properties import Property
from knowledge.evidence.words import WordIndex, key_of
from scripts.fit_matching import Labelled, fit_matching

NOTHING_SHOWN = np.zeros(len(cue_names()), dtype=np.float32)


def plan(*texts: str) -> Worded:
    own, above = WordIndex.of([one.split() for one in texts], [["phan", "chung"] for _ in texts])
    roles = np.full(len(texts), ROLES.index(Role.SENTENCE), dtype=np.int32)
    return Worded(own, above, roles, np.zeros((len(texts), len(Property)), dtype=np.float32))


def labelled(question: str, of: Worded, right: int) -> Labelled:
    words = tuple(question.split())
    keys = np.array([key_of(word) for word in words], dtype=np.uint64)
    none = np.zeros(len(words), dtype=np.bool_)
    return Labelled(Asked(words, keys, none), NOTHING_SHOWN, of, none, np.arange(len(of.own.lengths)) == right)


def learned_from() -> list[Labelled]:
    """Money is asked for as "xiền", which no plan says; the deadline as "chót"."""
    found = []
    for one in "abcdef":
        of = plan(f"kinh phi {one}", f"thoi gian {one}", f"bien che {one}")
        found += [labelled(f"xien {one}", of, 0), labelled(f"chot {one}", of, 1)]
    return found


def test_words_that_are_asked_with_come_near_those_that_answer() -> None:
    matching = fit_matching(learned_from() * 20, 7)
    unseen = plan("bien che g", "kinh phi g", "thoi gian g")
    for question, right in (("xien g", 1), ("chot g", 2)):
        asked = labelled(question, unseen, right).asked
        told = matching.told(asked, NOTHING_SHOWN, frozenset(), matching.place(unseen))
        assert told["match"].argmax() == right, question


def test_the_same_is_learned_twice() -> None:
    one, other = (fit_matching(learned_from(), 7) for _ in range(2))
    assert one.vectors.tobytes() == other.vectors.tobytes()
    assert (one.steep, one.above, one.named) == (other.steep, other.above, other.named)
