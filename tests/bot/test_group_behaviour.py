"""Every behaviour in docs/group-behaviour.md is shown by a test that is there."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
ROWS = [
    line
    for line in (ROOT / "docs/group-behaviour.md").read_text(encoding="utf-8").splitlines()
    if line.startswith("| ") and not line.startswith(("| behaviour", "| ---"))
]
TESTS = set(
    re.findall(
        r"^(?:async )?def (test_\w+)",
        "\n".join(p.read_text("utf-8") for p in (ROOT / "tests/").rglob("test_*.py")),
        re.M,
    )
)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.split("|")[1].strip()[:60])
def test_every_row_names_its_tests(row: str) -> None:
    named = re.findall(r"`(test_\w+)`", row)
    assert named
    assert set(named) <= TESTS
