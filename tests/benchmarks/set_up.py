"""From a checkout to the first cited answer, beside another build: `python -m tests.benchmarks.set_up --base DIR`.

Each run clones a build into a temporary folder, types `make run` and one question with nothing cached, and waits for a
citation: the other build, this one, and this one with LIGHT=1, in turn, so that what else the machine does meets all
three alike. Told are the seconds, the processor's seconds, the space on the disk, caches included, and, as the median
of the rounds, the shares of the other build's. `--rounds` (3).
"""

import argparse
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
QUESTION = "Khối Văn hóa - Xã hội Vọng Giang có mấy đợt thi đua?\n"

NOT_FRESH = {"TELEGRAM_BOT_TOKEN", "DATA_DIR", "PYTHONPATH", "VIRTUAL_ENV"}
"""What a fresh machine has not in its environment."""


@dataclass(frozen=True, slots=True)
class Spent:
    """What one set-up took: seconds, seconds of the processor, megabytes."""

    seconds: float
    processor: float
    space: float

    def share_of(self, other: "Spent") -> "Spent":
        """This as a share of another."""
        return Spent(self.seconds / other.seconds, self.processor / other.processor, self.space / other.space)


def main() -> None:
    """Measure and print, round by round."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition(":")[0])
    parser.add_argument("--base", type=Path, help="a checkout of the other build")
    parser.add_argument("--rounds", type=int, default=3)
    arguments = parser.parse_args()
    if arguments.base is None:
        sys.exit("no --base to compare with")

    shares: dict[str, list[Spent]] = {"default": [], "LIGHT=1": []}
    for number in range(1, arguments.rounds + 1):
        base = _set_up(arguments.base)
        _tell(f"round {number}, other build", base)
        for name, options in (("default", []), ("LIGHT=1", ["LIGHT=1"])):
            spent = _set_up(ROOT, *options)
            shares[name].append(spent.share_of(base))
            _tell(f"round {number}, {name}", spent)
    for name, ours in shares.items():
        medians = (statistics.median(getattr(one, field) for one in ours) for field in Spent.__slots__)
        print("{}: {:.2f} of the seconds, {:.2f} of the processor's, {:.2f} of the space".format(name, *medians))


def _tell(what: str, spent: Spent) -> None:
    print(f"{what}: {spent.seconds:.0f} s, of the processor {spent.processor:.1f} s, {spent.space:.0f} MB", flush=True)


def _set_up(build: Path, *options: str) -> Spent:
    with tempfile.TemporaryDirectory() as folder:
        checkout, cache = Path(folder) / "checkout", Path(folder) / "cache"
        subprocess.run(["git", "-c", "advice.detachedHead=false", "clone", "-q", str(build), str(checkout)], check=True)
        inherited = {name: value for name, value in os.environ.items() if name not in NOT_FRESH}
        environment = inherited | {"HOME": folder, "XDG_CACHE_HOME": str(cache)}
        before, began = _processor(), time.monotonic()
        with subprocess.Popen(
            ["make", "run", *options],
            cwd=checkout,
            env=environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        ) as run:
            assert run.stdin is not None
            assert run.stdout is not None
            run.stdin.write(QUESTION)
            run.stdin.flush()
            said = []
            for line in run.stdout:
                said.append(line)
                if "[1]" in line:
                    break
            else:
                sys.exit("no cited answer:\n" + "".join(said))
            seconds = time.monotonic() - began
            run.stdin.close()
            run.stdout.read()
        return Spent(seconds, _processor() - before, _space(folder))


def _processor() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _space(folder: str) -> float:
    told = subprocess.run(["du", "-s", "-k", folder], check=True, capture_output=True, text=True).stdout
    return int(told.split()[0]) / 1024


if __name__ == "__main__":
    main()
