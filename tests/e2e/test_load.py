"""A small burst of the kind that `tests/benchmarks/load.py` measures, with faults and a kill in the middle."""

from pathlib import Path

from tests.benchmarks.load import burst
from tests.e2e.botapi import Chaos


async def test_a_burst_with_faults_and_kills_is_answered_in_order_and_nothing_lost(tmp_path: Path) -> None:
    faults = Chaos(flood=0.05, error=0.05, drop=0.02)
    report = await burst(tmp_path, chats=24, each=5, chaos=faults, kills=2)
    assert not report.lost, str(report)
    assert report.twice <= report.unknown, str(report)
    assert not report.out_of_order, str(report)
    assert not report.violations, str(report)
