"""The fingerprint of the rules covers all that what is read of a plan depends on."""

import subprocess
import sys

from ingest.rules import fingerprint, rule_files

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


def test_it_is_the_same_every_time() -> None:
    assert fingerprint.__wrapped__() == fingerprint.__wrapped__()
