"""Matching by where words lie: a question is near what says it in other words."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from knowledge.choice.affinity import cue_names
from knowledge.choice.matching import Asked, Look, Matching, Nothing, Worded, read_matching, write_matching
from knowledge.evidence import ROLES
from knowledge.evidence.candidate import Role
from knowledge.evidence.properties import Property
from knowledge.evidence.words import WordIndex, key_of

PLACES = {
    "tien": (100, 0),
    "thuong": (90, 10),
    "muc chi": (100, 10),
    "nop": (0, 100),
    "gui": (10, 100),
    "khoi": (70, 70),
}
NOBODY = frozenset[str]()
NOTHING_SHOWN = np.zeros(len(cue_names()), dtype=np.float32)


def look(above: float = 0.5) -> Look:
    """A way to compare that turns nothing."""
    return Look(
        turned=np.eye(2, dtype=np.float32),
        sought=np.eye(2, dtype=np.float32),
        roles=np.zeros((len(ROLES), 2), dtype=np.float32),
        properties=np.zeros((len(Property), 2), dtype=np.float32),
        cues=np.zeros((len(cue_names()), 2), dtype=np.float32),
        steep=10.0,
        above=above,
        named=0.1,
        before=0.5,
    )


@pytest.fixture
def matching() -> Matching:
    """Two directions: money, and handing in; what is asked of handing in may well have no answer."""
    words = sorted(PLACES, key=key_of)
    ones = np.ones(len(words), dtype=np.float32)
    return Matching(
        keys=np.array([key_of(word) for word in words], dtype=np.uint64),
        vectors=np.array([PLACES[word] for word in words], dtype=np.int8),
        scale=ones / 127,
        asks=ones,
        says=ones,
        within=look(),
        among=look(above=0.0),
        nothing=Nothing(2.0, np.zeros(len(cue_names()), dtype=np.float32), np.array([0, 3], dtype=np.float32)),
    )


def asked(*words: str, before: tuple[str, ...] = ()) -> Asked:
    every = (*words, *before)
    keys = np.array([key_of(word) for word in every], dtype=np.uint64)
    return Asked(every, keys, np.array([word in before for word in every], dtype=np.bool_))


def worded(*texts: tuple[str, str]) -> Worded:
    """A plan of candidates, each given by what it says and the heading above."""
    own, above = WordIndex.of(*([one[at].split() for one in texts] for at in (0, 1)))
    roles = np.full(len(texts), ROLES.index(Role.SENTENCE), dtype=np.int32)
    return Worded(own, above, roles, np.zeros((len(texts), len(Property)), dtype=np.float32))


def best(matching: Matching, question: Asked, plan: Worded, names: frozenset[str] = NOBODY) -> int:
    return int(matching.told(question, NOTHING_SHOWN, names, matching.place(plan))["match"].argmax())


def test_what_is_said_in_other_words_is_near(matching: Matching) -> None:
    plan = worded(("gui bao cao", ""), ("muc chi khen", ""), ("to chuc thuc hien", ""))
    assert best(matching, asked("tien", "thuong"), plan) == 1
    assert best(matching, asked("nop"), plan) == 0


def test_headings_count_less_than_what_is_said(matching: Matching) -> None:
    plan = worded(("to chuc", "muc chi"), ("muc chi", "to chuc"))
    assert best(matching, asked("tien"), plan) == 1
    told = matching.told(asked("tien"), NOTHING_SHOWN, NOBODY, matching.place(plan))
    assert told["match_above"][0] > told["match_above"][1] == 0


def test_words_that_name_the_plan_and_those_of_before_count_less(matching: Matching) -> None:
    plan = worded(("gui", ""), ("muc chi", ""))
    question = asked("nop", "tien", "thuong")
    assert best(matching, question, plan) == 1
    assert best(matching, question, plan, frozenset({"tien", "thuong"})) == 0
    assert best(matching, asked("nop", before=("tien",)), plan) == 0


def test_the_sort_that_is_asked_for_counts(matching: Matching) -> None:
    roles = matching.within.roles.copy()
    roles[ROLES.index(Role.DEADLINE)] = (0, 1)
    sorted_by = replace(matching, within=replace(matching.within, roles=roles))
    plan = replace(worded(("x", ""), ("x", "")), roles=np.array([0, ROLES.index(Role.DEADLINE)], dtype=np.int32))
    assert best(sorted_by, asked("nop"), plan) == 1


def test_how_far_each_is_behind_and_its_place(matching: Matching) -> None:
    plan = worded(("gui", ""), ("muc chi", ""), ("khoi", ""))
    told = matching.told(asked("tien"), NOTHING_SHOWN, NOBODY, matching.place(plan))
    assert told["match_behind"].max() == 0
    assert told["match_rank"].tolist() == [2, 0, 1]


def test_what_no_candidate_says_is_nearer_to_nothing(matching: Matching) -> None:
    """The headings count for which candidate it is, and here for nothing beside that."""
    plan = matching.place(worded(("muc chi", "gui"), ("to chuc", "muc chi")))
    there, absent = (matching.told(asked(word), NOTHING_SHOWN, NOBODY, plan) for word in ("tien", "nop"))
    assert there["found"][0] == pytest.approx(10 * 1 - 2, abs=0.2)
    assert there["found"][1] == pytest.approx(-2, abs=0.2)
    assert absent["found"].max() < -3
    assert there["found_best"].tolist() == [there["found"].max()] * 2
    assert (there["found_all"] > there["found_best"]).all()


def test_unknown_words_match_nothing_and_nothing_breaks(matching: Matching) -> None:
    told = matching.told(asked("xyz"), NOTHING_SHOWN, NOBODY, matching.place(worded(("abc", ""), ("nop", ""))))
    assert all(np.isfinite(values).all() for values in told.values())
    assert told["match_own"].tolist() == [0, 0]
    none = matching.told(asked("nop"), NOTHING_SHOWN, NOBODY, matching.place(worded()))
    assert all(len(values) == 0 for values in none.values())


def test_a_matching_is_read_as_it_was_written(matching: Matching, tmp_path: Path) -> None:
    file = tmp_path / "weights.safetensors"
    write_matching(file, matching)
    plan, question = worded(("gui", "muc chi"), ("tien", "")), asked("nop", "thuong")
    one, other = (
        each.told(question, NOTHING_SHOWN, NOBODY, each.place(plan)) for each in (matching, read_matching(file))
    )
    for name, values in one.items():
        assert other[name] == pytest.approx(values, abs=0.02), name


def test_whoever_may_read_new_files_may_read_a_matching(matching: Matching, tmp_path: Path) -> None:
    file, plain = tmp_path / "weights.safetensors", tmp_path / "plain"
    write_matching(file, matching)
    plain.write_bytes(b"")
    assert file.stat().st_mode == plain.stat().st_mode
