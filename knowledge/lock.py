"""Who may write a store: one process at a time, known by a locked file."""

import fcntl
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO


class Lock:
    """A lock that the system lets go of when its process ends, however it ends: it is never stale.

    The file stays: empty, or with the number of the process that has it, or was ended while it had it.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._file: IO[str] | None = None

    @property
    def held(self) -> bool:
        """Whether this process has it."""
        return self._file is not None

    def take(self) -> bool:
        """Have it, if no other process does."""
        if self._file is not None:
            return True
        self._path.parent.mkdir(parents=True, exist_ok=True)
        file = self._path.open("a+", encoding="utf-8")
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            file.close()
            return False
        file.truncate(0)
        json.dump({"process": os.getpid()}, file)
        file.flush()
        self._file = file
        return True

    def holder(self) -> int | None:
        """The process that has it; None where none does that tells so."""
        try:
            return int(json.loads(self._path.read_text(encoding="utf-8"))["process"])
        except (OSError, ValueError, KeyError, TypeError):
            return None

    @contextmanager
    def until_done(self) -> Iterator[None]:
        """Have what was taken until the block ends."""
        try:
            yield
        finally:
            self.release()

    def release(self) -> None:
        """Let another process have it."""
        if self._file is not None:
            with suppress(OSError):
                self._file.truncate(0)
            self._file.close()
            self._file = None
