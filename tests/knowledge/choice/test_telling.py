"""What the candidates of a plan hold of a question, and what that tells."""

import numpy as np
import pytest

from knowledge.answer import NOTHING_SAID
from knowledge.choice.telling import Held, Telling, held_of
from knowledge.evidence import gather
from knowledge.question.registry import registry_of
from knowledge.question.understanding import understand
from tests.plans_made import made, shelf_of

VERSION = made(
    """UBND XÃ NÀ KHOANG
KẾ HOẠCH
Phát động phong trào thi đua năm 2031
I. BÁO CÁO
Các thôn gửi báo cáo 6 tháng đầu năm trước ngày 15/6/2031.
II. KINH PHÍ
Kinh phí do ngân sách xã cấp.
"""
)
TELLING = Telling({"uom": (0.1, 0.2), "tre": (0.9, 0.9)}, (0.5, 0.5))
SAME = np.zeros((3, 2, 3), dtype=np.bool_)
SAME[0, 0, 0] = SAME[0, 1, 1] = True
HELD = Held(("uom", "tre"), SAME, np.zeros_like(SAME), np.full((2, 3), 10, dtype=np.float32))


def test_a_candidate_holds_a_part_in_official_words() -> None:
    evidence, shelf = gather(VERSION), shelf_of(VERSION)
    query = understand("Báo cáo nửa năm nộp khi nào?", registry_of(shelf), NOTHING_SAID)
    held = held_of(query, frozenset(), evidence)
    part = held.parts.index("nua nam")
    at = next(at for at, one in enumerate(evidence.candidates) if one.text.startswith("Các thôn gửi"))
    assert held.kindred[0, part, at]
    assert not held.same[0, part, at]


def test_words_that_name_the_plan_are_no_parts() -> None:
    query = understand("xã Nà Khoang báo cáo gì?", registry_of(shelf_of(VERSION)), NOTHING_SAID)
    held = held_of(query, frozenset({"xa", "na", "khoang"}), gather(VERSION))
    assert not {"na", "khoang"} & set(held.parts)


def test_what_right_answers_mostly_say_tells_more() -> None:
    found = TELLING.features(HELD)
    assert found["kin_own"][0] == found["kin_own"][1]
    assert found["tell_own"][0] < found["tell_own"][1]
    assert found["tell_odds"][1] > max(found["tell_odds"][0], found["tell_odds"][2])
    assert found["tell_own_behind"].max() == 0


def test_a_part_that_was_never_asked_with_tells_what_is_usual() -> None:
    unknown = Telling({}, (0.5, 0.5)).features(HELD)
    assert unknown["tell_own"][0] == pytest.approx(unknown["tell_own"][1])


def test_what_the_plan_says_nothing_of_is_missing() -> None:
    assert TELLING.features(HELD)["kin_missing"].tolist() == [0, 0, 0]
    nowhere = Held(HELD.parts, np.zeros_like(SAME), np.zeros_like(SAME), HELD.lengths)
    assert nowhere.same.any() == 0
    assert TELLING.features(nowhere)["tell_missing"].tolist() == [1, 1, 1]


def test_a_plan_without_candidates_has_no_values() -> None:
    nothing = np.zeros((3, 2, 0), dtype=np.bool_)
    found = TELLING.features(Held(HELD.parts, nothing, nothing, np.zeros((2, 0), dtype=np.float32)))
    assert all(len(values) == 0 for values in found.values())
