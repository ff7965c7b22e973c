"""A store whose processes are killed at random moments: a short run of `tests.benchmarks.kills`."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_a_killed_process_leaves_the_store_before_or_after() -> None:
    command = [sys.executable, "-m", "tests.benchmarks.kills", "--kills", "12", "--seed", "3"]
    ran = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stdout + ran.stderr
    assert ran.stdout.startswith("12 kills")
