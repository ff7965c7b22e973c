"""Readers run in a process of their own, which may use up only so much time, memory and output.

Files come from anywhere: what breaks or stops a parser must neither break nor stop the program, and
whatever a parser leaves behind goes with the folder it works in.
"""

import json
import os
import queue
import resource
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from threading import Thread
from typing import IO, Any

from ingest.errors import IngestError
from ingest.readers.document import Document, Pages, left_of

MOST_TEXT = 20_000_000
"""Characters of a file's text."""

INPUT = "input"
"""The file in the working folder of the process that holds the bytes to read."""

PROGRAM = 6 * 1024**3
"""Bytes of memory that a program may use which a reader starts."""

ENCLOSED = "enclosed"
"""What takes files out of a file, instead of the name of a reader."""

_LONGEST_LINE = 8 * MOST_TEXT
_HOUSE = Path(__file__).parents[2]


@dataclass(frozen=True, slots=True)
class Limits:
    """`seconds` a reader may go without a sign of progress, `memory` in bytes."""

    seconds: int
    memory: int


def read_apart(name: str, data: bytes, limits: Limits, told: Pages, scratch: Path | None = None) -> Document:
    """What the reader of this name makes of the bytes, in a folder of its own under `scratch`. Raises IngestError."""
    with tempfile.TemporaryDirectory(prefix="thidua-", dir=scratch) as folder:
        (Path(folder) / INPUT).write_bytes(data)
        with _started(name, limits, folder) as process:
            try:
                return _heard(process, limits, told)
            finally:
                end_group(process)


def run_bounded(
    command: Sequence[str], folder: Path, *, seconds: int, memory: int, environment: Mapping[str, str] | None = None
) -> None:
    """Run a program in a folder, silent and asking nothing; what it made there tells whether it went well.

    It has so many bytes, or as many as the system lets this process where fewer. Raises IngestError where it takes too
    long.
    """

    def bound() -> None:
        _, most = resource.getrlimit(resource.RLIMIT_AS)
        allowed = memory if most == resource.RLIM_INFINITY else min(memory, most)
        resource.setrlimit(resource.RLIMIT_AS, (allowed, most))

    try:
        subprocess.run(
            command,
            capture_output=True,
            timeout=seconds,
            check=False,
            cwd=folder,
            env=environment,
            stdin=subprocess.DEVNULL,
            preexec_fn=bound,
        )
    except subprocess.TimeoutExpired as error:
        raise IngestError("too_slow", seconds=str(seconds)) from error


def taken_out(data: bytes, limits: Limits) -> list[tuple[str, bytes]]:
    """Name and bytes of each file inside a PDF. Raises IngestError."""
    with tempfile.TemporaryDirectory(prefix="thidua-") as folder:
        (Path(folder) / INPUT).write_bytes(data)
        with _started(ENCLOSED, limits, folder) as process:
            try:
                for message in _messages(process, limits.seconds):
                    match message:
                        case {"error": str(key), "values": dict(values)}:
                            raise IngestError(key, **values)
                        case {"files": list(files)}:
                            return [(name, (Path(folder) / place).read_bytes()) for name, place in files]
            finally:
                end_group(process)
    raise IngestError("damaged")


def _started(name: str, limits: Limits, folder: str) -> "subprocess.Popen[bytes]":
    environment = {
        **os.environ,
        "TMPDIR": folder,
        "PYTHONPATH": os.pathsep.join(filter(None, (str(_HOUSE), os.environ.get("PYTHONPATH")))),
    }
    return subprocess.Popen(
        [sys.executable, "-P", "-m", "ingest.readers.worker", name, str(limits.memory)],
        cwd=folder,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )


def _heard(process: "subprocess.Popen[bytes]", limits: Limits, told: Pages) -> Document:
    for message in _messages(process, limits.seconds):
        match message:
            case {"done": int(done), "total": int(total)}:
                told(done, total)
            case {"error": str(key), "values": dict(values)}:
                raise IngestError(key, **values)
            case {
                "text": str(text),
                "notes": list(notes),
                "doubtful": list(doubtful),
                "left": list(left),
                "places": str(places),
            }:
                return Document(text, tuple(notes), tuple(doubtful), tuple(map(left_of, left)), places)
    # It broke before it could say anything.
    raise IngestError("damaged")


def _messages(process: "subprocess.Popen[bytes]", seconds: int) -> Iterator[dict[str, Any]]:
    lines: queue.SimpleQueue[bytes] = queue.SimpleQueue()
    assert process.stdout is not None
    Thread(target=_listen, args=(process.stdout, lines), daemon=True).start()
    while True:
        try:
            line = lines.get(timeout=seconds)
        except queue.Empty:
            raise IngestError("too_slow", seconds=str(seconds)) from None
        if not line.endswith(b"\n"):
            return
        yield json.loads(line)


def _listen(output: IO[bytes], lines: "queue.SimpleQueue[bytes]") -> None:
    # Whoever has heard enough closes the pipe, perhaps before it is read to its end.
    with suppress(ValueError):
        while True:
            line = output.readline(_LONGEST_LINE)
            lines.put(line)
            if not line.endswith(b"\n"):
                return


def end_group(process: "subprocess.Popen[bytes]") -> None:
    """End the process with all that it started."""
    try:
        os.killpg(process.pid, signal.SIGKILL)
    except ProcessLookupError:
        return
