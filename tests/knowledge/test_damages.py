"""Random damages over the files of a store: a short run of `tests.benchmarks.damages`, in a process of its own."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_no_damage_gives_a_wrong_quote_a_traceback_or_a_loss() -> None:
    command = [sys.executable, "-m", "tests.benchmarks.damages", "--damages", "6", "--seed", "5"]
    ran = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stdout + ran.stderr
