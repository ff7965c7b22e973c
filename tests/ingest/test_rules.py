"""The fingerprint of the rules covers all that what is read of a plan depends on."""

import subprocess
import sys
from pathlib import Path

from ingest.rules import fingerprint, rule_files

SAMPLES = Path(__file__).parents[2] / "plans"
IMPORTED = """
import sys
import ingest.pipeline
print(*[m.__file__ for n, m in sys.modules.items() if n.split(".")[0] == "ingest"], sep="\\n")
"""
USED = """
import sys
import ingest.card, ingest.normalise, ingest.outline, ingest.passages, ingest.readers
ours = (m for n, m in sys.modules.items() if n.split(".")[0] in ("ingest", "knowledge"))
print(*[m.__file__ for m in ours if m.__file__], sep="\\n")
"""
READ = """
import sys
from pathlib import Path
opened = set()
sys.addaudithook(lambda event, values: event == "open" and opened.add(str(values[0])))
from ingest.pipeline import draft_of
from ingest.readers import read
for path in map(Path, sys.argv[1:]):
    draft_of(read(path), force=True)
print(*(path for path in opened if path.endswith(".yaml")), sep="\\n")
"""
WITHOUT_RULES = {
    "__init__.py",
    "ahead.py",
    "changes.py",
    "containers.py",
    "coverage.py",
    "corrections.py",
    "errors.py",
    "files.py",
    "gate.py",
    "late.py",
    "numbered.py",
    "pipeline.py",
    "plan.py",
    "rules.py",
}


def test_every_module_that_reads_is_covered() -> None:
    scripts = (IMPORTED, USED)
    ran = [subprocess.run([sys.executable, "-c", one], capture_output=True, text=True, check=True) for one in scripts]
    covered = {str(path) for path in rule_files()}
    missing = [
        path
        for one in ran
        for path in one.stdout.split()
        if path not in covered and path.rsplit("/")[-1] not in WITHOUT_RULES
    ]
    assert missing == []
    assert all(path.is_file() for path in rule_files())


def test_every_vocabulary_that_is_read_for_a_card_is_covered() -> None:
    script = [sys.executable, "-c", READ, *map(str, sorted(SAMPLES.iterdir()))]
    opened = set(subprocess.run(script, capture_output=True, text=True, check=True).stdout.split())
    assert opened
    assert opened <= {str(path) for path in rule_files()}


def test_it_is_the_same_every_time() -> None:
    assert fingerprint.__wrapped__() == fingerprint.__wrapped__()
