"""A small run of what `tests/benchmarks/reminders.py` measures: two processes, kills, moved days, a plan taken out."""

from pathlib import Path

from tests.benchmarks.reminders import simulate


async def test_every_reminder_is_sent_once_whoever_is_killed(tmp_path: Path) -> None:
    report = await simulate(tmp_path, chats=11, days=200, kills=12, plans=11)
    assert report.due > 40
    assert report.kills >= 10
    assert report.moved
    assert report.removed
    assert not report.lost, str(report)
    assert report.on_the_wire, str(report)
    assert not report.twice, str(report)
    assert not report.wrong, str(report)
    assert not report.late, str(report)
