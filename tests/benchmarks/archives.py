"""Memory that a large archive costs: `python -m tests.benchmarks.archives [--megabytes 280]`.

The command line takes in a .zip that holds a plan and one file of that size, which no reader takes. Added up is the
resident memory of the command and of every process that it starts, twenty times a second. Prints the most there was,
and what the command said; exit status 1 where that is more than 600 MB, or the plan was not taken in.
"""

import argparse
import random
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

from tests.ingest.plans import PLAN

MOST = 600
"""MB."""
_PIECE, _LINE = 1_000_000, b"Tham gia thi dua.\n"
_PROGRAM = (sys.executable, "-c", "import sys; from bot.cli import main; sys.exit(main())")


def main() -> int:
    """Pack, take in, look."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition(":")[0])
    parser.add_argument("--megabytes", type=int, default=280)
    megabytes, chance = parser.parse_args().megabytes, random.Random(1)
    worst, failed = 0.0, 0
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for ending in (".txt", ".pdf", ".docx"):
            file = folder / f"ho-so{ending}.zip"
            with ZipFile(file, "w") as archive:
                with archive.open(f"lon{ending}", "w", force_zip64=True) as opened:
                    for _ in range(megabytes):
                        opened.write(_LINE * (_PIECE // len(_LINE)) if ending == ".txt" else chance.randbytes(_PIECE))
                archive.writestr("ke-hoach.txt", PLAN, ZIP_DEFLATED)
            most, said = measured(["--data-dir", str(folder / f"data{ending}"), "ingest", "--yes", str(file)])
            taken = "Thượng Lĩnh" in said
            failed += not taken
            worst = max(worst, most)
            print(f"{file.name}, {file.stat().st_size / 1e6:.0f} MB: {most:.0f} MB of memory", flush=True)
            print("  " + "\n  ".join(said.strip().splitlines()[-3:]), flush=True)
            file.unlink()
    return int(worst > MOST or failed > 0)


def measured(words: list[str]) -> tuple[float, str]:
    """The most memory of a command and its processes, in MB, and what it said."""
    process, most = subprocess.Popen([*_PROGRAM, *words], stdout=subprocess.PIPE, text=True), 0.0
    while process.poll() is None:
        most = max(most, resident(process.pid))
        time.sleep(0.05)
    return most, process.stdout.read() if process.stdout else ""


def resident(pid: int) -> float:
    """The memory of a process and of all that it started, in MB; what has just ended has none."""
    try:
        status = Path(f"/proc/{pid}/status").read_text(encoding="ascii", errors="replace")
        started = " ".join(path.read_text() for path in Path(f"/proc/{pid}/task").glob("*/children"))
    except OSError:
        return 0.0
    found = re.search(r"VmRSS:\s+(\d+)", status)
    return (int(found[1]) / 1024 if found else 0.0) + sum(resident(int(child)) for child in started.split())


if __name__ == "__main__":
    sys.exit(main())
