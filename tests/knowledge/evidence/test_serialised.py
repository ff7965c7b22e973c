"""What was counted of a plan is the same when it was written and read back."""

from dataclasses import fields, replace
from pathlib import Path

import numpy as np
import pytest

from ingest.pipeline import draft_of
from ingest.readers import read
from knowledge.evidence import gather
from knowledge.evidence.serialised import dump, is_whole, load
from knowledge.evidence.words import WordIndex
from knowledge.plan import PlanVersion
from tests.ingest.plans import PLAN
from tests.plans_made import made

PLANS = Path(__file__).parents[3] / "plans"
TABLE = "KẾ HOẠCH\nThi đua năm 2031\n\nI. CÁC ĐỢT\n\n| Đợt | Thời gian | Đơn vị |\n| --- | --- | --- |\n" + "".join(
    f"| {n} | từ 0{n}/02/2031 đến 2{n}/02/2031 | Tổ {n} |\n" for n in range(1, 6)
)


def versions() -> list[PlanVersion]:
    return [
        *(draft_of(read(path), force=True) for path in sorted(PLANS.iterdir())[:3]),
        made(PLAN, "xa"),
        made(TABLE, "bang"),
    ]


@pytest.mark.parametrize("version", versions(), ids=lambda one: one.source)
def test_all_that_was_counted_is_read_back(version: PlanVersion) -> None:
    counted = gather(version)
    kept = load(dump(counted), version)
    assert list(kept.candidates) == list(counted.candidates)
    assert kept.candidates[-1] == counted.candidates[-1]
    assert kept.candidates[2:4] == list(counted.candidates[2:4])
    assert [kept.said_by(at) for at in range(len(kept.candidates))] == [one.text for one in counted.candidates]
    for name in (one.name for one in fields(counted) if one.name not in {"candidates", "said_by"}):
        before, after = getattr(counted, name), getattr(kept, name)
        if isinstance(before, WordIndex):
            assert list(after.rows) == list(before.rows)
            assert not any(word in after.rows for word in ("", "zzz", "zzz zzz"))
            assert all(set(after.holding(word)) == set(before.holding(word)) for word in before.rows)
            before, after = before.lengths, after.lengths
        if isinstance(before, np.ndarray):
            np.testing.assert_array_equal(after, before)
        elif name != "version":
            assert after == before if name == "words" else list(after) == list(before)


def test_facts_are_those_of_the_card() -> None:
    version = made(PLAN, "xa")
    kept = load(dump(gather(version)), version)
    stated = [fact for one in kept.candidates for fact in one.facts]
    assert stated
    own = {id(fact) for name in ("phases", "deadlines", "awards", "duties") for fact in getattr(version.card, name)}
    assert own & {id(fact) for fact in stated}


def test_a_changed_byte_is_seen() -> None:
    version = made(PLAN, "xa")
    written = dump(gather(version))
    assert is_whole(written)
    for at in (0, 20, len(written) // 2, len(written) - 1):
        torn = written[:at] + bytes([written[at] ^ 1]) + written[at + 1 :]
        assert not is_whole(torn)
        with pytest.raises(ValueError, match="not as it was written"):
            load(torn, version)
    with pytest.raises(ValueError, match="not as it was written"):
        load(b"", version)


def test_a_plan_that_nothing_can_be_asked_of() -> None:
    version = replace(made(PLAN, "xa"), text="", passages=(), sections=())
    version = replace(version, card=type(version.card)())
    assert list(load(dump(gather(version)), version).candidates) == []
