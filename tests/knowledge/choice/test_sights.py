"""The plans that a question may mean: their clues among each other, and of which of them something is gathered."""

from collections.abc import Sequence

from knowledge.answer import NOTHING_SAID
from knowledge.choice.sights import sights
from knowledge.evidence import Evidence, Find, nowhere
from knowledge.evidence.keeping import Evidences
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
