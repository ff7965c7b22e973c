"""The plans that a question may mean: their clues among each other, and of which of them something is gathered."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

import numpy as np
import pytest

from knowledge.answer import NOTHING_SAID
from knowledge.answers import answer
from knowledge.choice.certainty import CertaintyModel
from knowledge.choice.model import Model, open_model
from knowledge.choice.ranking import rank
from knowledge.choice.sights import Unread, sights
from knowledge.evidence import Evidence, Find, nowhere
from knowledge.evidence.keeping import Evidences
from knowledge.evidence.words import Floats
from knowledge.plan import PlanVersion
from knowledge.question.registry import registry_of
from knowledge.question.understanding import understand
from tests.plans_made import made, shelf_of

NAMES = ["NÀ KHOANG", "TÀ PHÌNH", "SUỐI NGÀ"]
RAW = """UBND XÃ {name}
KẾ HOẠCH
Phát động phong trào thi đua năm 2031
I. BÁO CÁO
Các thôn gửi báo cáo sơ kết về xã trước ngày 15/6/2031.
"""


class _Noting(Evidences):
    """Notes of which plans something is gathered."""

    def __init__(self) -> None:
        super().__init__()
        self.gathered: list[str] = []

    def of(self, version: PlanVersion, find: Find = nowhere) -> Evidence:
        """As it is, noted."""
        self.gathered.append(version.plan)
        return super().of(version, find)


def test_only_of_plans_that_may_be_meant_is_anything_gathered() -> None:
    shelf = shelf_of(*(made(RAW.format(name=name), f"ke-hoach-{at}") for at, name in enumerate(NAMES)))
    registry, noting = registry_of(shelf), _Noting()
    query = understand("xã Tà Phình nộp báo cáo khi nào?", registry, NOTHING_SAID)
    every: Sequence[PlanVersion] = shelf.read([one.plan for one in shelf.digests])

    [seen] = sights(query, every, registry, (), (), noting, seen=lambda name, _naming: name.plan == "ke-hoach-1")

    assert noting.gathered == ["ke-hoach-1"]
    among_all = {one.plan: one for one in sights(query, every, registry, (), (), noting)}
    assert seen.fit == among_all["ke-hoach-1"].fit
    assert seen.fit["label_lead"] > 0


def test_what_could_answer_in_a_plan_that_is_not_read_is_gathered_when_it_is_looked_at() -> None:
    shelf = shelf_of(*(made(RAW.format(name=name), f"ke-hoach-{at}") for at, name in enumerate(NAMES)))
    registry, noting = registry_of(shelf), _Noting()
    query = understand("xã Tà Phình nộp báo cáo khi nào?", registry, NOTHING_SAID)
    unread = [Unread(one, lambda one=one: shelf.read([one.plan])[0]) for one in shelf.digests]  # type: ignore[misc]

    late = sights(query, unread, registry, (), (), noting)

    assert [one.clues["named"] for one in late] == [0.0, 1.0, 0.0]
    assert noting.gathered == []
    [read] = sights(query, shelf.read(["ke-hoach-1"]), registry, (), (), Evidences())
    assert (late[1].naming, late[1].unheard, late[1].fit.keys()) == (read.naming, read.unheard, read.fit.keys())
    assert noting.gathered == ["ke-hoach-1"]


@dataclass(frozen=True)
class _AsSure(CertaintyModel):
    """As sure of every candidate."""

    certainty: float

    def probabilities(self, columns: Floats) -> Floats:
        """The same of each."""
        return np.full(columns.shape[1], self.certainty, dtype=np.float32)


def sure(certainty: float) -> Model:
    model = open_model()
    return replace(model, certainty=_AsSure(model.certainty.trees, model.certainty.linear, certainty))


@pytest.mark.parametrize(("certainty", "looked_into"), [(0.9, [1]), (0.5, [1, 0, 2])])
def test_others_are_looked_into_where_the_plan_that_is_named_does_not_answer_for_sure(
    certainty: float, looked_into: list[int]
) -> None:
    shelf = shelf_of(*(made(RAW.format(name=name), f"ke-hoach-{at}") for at, name in enumerate(NAMES)))
    registry, noting = registry_of(shelf), _Noting()
    query = understand("xã Tà Phình nộp báo cáo khi nào?", registry, NOTHING_SAID)
    unread = [Unread(one, lambda one=one: shelf.read([one.plan])[0]) for one in shelf.digests]  # type: ignore[misc]
    rankings = rank(query, sights(query, unread, registry, (), (), noting), sure(certainty), every=False)
    assert noting.gathered == [f"ke-hoach-{at}" for at in looked_into]
    assert {one.sight.plan for one in rankings} == set(noting.gathered)


def test_an_answer_reads_only_the_plan_that_it_is_of() -> None:
    shelf = shelf_of(*(made(RAW.format(name=name), f"ke-hoach-{at}") for at, name in enumerate(NAMES)))
    plans = list[str]()

    def read(wanted: Sequence[str]) -> list[PlanVersion]:
        plans.extend(wanted)
        return shelf.read(wanted)

    asked, today = "xã Tà Phình nộp báo cáo khi nào?", date(2031, 3, 1)
    found = answer(replace(shelf, read=read), asked, today=today, model=sure(0.9))
    assert {one.plan for one in found.citations} == set(plans) == {"ke-hoach-1"}
