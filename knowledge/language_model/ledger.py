"""What a language model was asked and what it used, day by day, in a file that all processes of a machine share."""

import fcntl
import json
import logging
import os
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Protocol

TOKENS = "tokens"
REQUESTS = "requests"
DAYS_KEPT = 31

_log = logging.getLogger(__name__)


class Counts(Protocol):
    """Counts of a day by name, wherever they are kept. What cannot be kept or read is logged, never raised."""

    def add(self, day: date, counts: Mapping[str, int]) -> None:
        """Add to the counts of a day."""

    def of(self, day: date) -> Counter[str]:
        """The counts of a day."""

    def since(self, day: date) -> Counter[str]:
        """The counts of a day and of all after it; no more than a month is kept."""


@dataclass(frozen=True, slots=True)
class Ledger:
    """Counts of a day by name; without a file they are kept as long as the process."""

    path: Path | None = None
    memory: Counter[tuple[str, str]] | None = None

    @staticmethod
    def in_memory() -> "Ledger":
        """A ledger that keeps nothing beyond the process."""
        return Ledger(None, Counter())

    def add(self, day: date, counts: Mapping[str, int]) -> None:
        """Add to the counts of a day. A disk that cannot be written is logged: nobody's answer waits for it."""
        if self.path is None:
            assert self.memory is not None
            self.memory.update({(day.isoformat(), name): count for name, count in counts.items()})
            return
        try:
            with self._opened() as days:
                own = Counter(days.get(day.isoformat(), {}))
                own.update(counts)
                days[day.isoformat()] = dict(own)
                for old in sorted(days)[:-DAYS_KEPT]:
                    del days[old]
        except OSError as error:
            _log.warning("language model: what it used cannot be noted: %s", error)

    def of(self, day: date) -> Counter[str]:
        """The counts of a day."""
        if self.path is None:
            assert self.memory is not None
            return Counter({name: n for (noted, name), n in self.memory.items() if noted == day.isoformat()})
        try:
            return Counter(_read(self.path.read_text(encoding="utf-8")).get(day.isoformat(), {}))
        except OSError:
            return Counter()

    def since(self, day: date) -> Counter[str]:
        """The counts of a day and of all after it; no more than a month is kept."""
        if self.path is None:
            assert self.memory is not None
            found = Counter[str]()
            for (noted, name), count in self.memory.items():
                found[name] += count if noted >= day.isoformat() else 0
            return found
        try:
            days = _read(self.path.read_text(encoding="utf-8"))
        except OSError:
            return Counter()
        return sum((Counter(counts) for noted, counts in days.items() if noted >= day.isoformat()), Counter[str]())

    @contextmanager
    def _opened(self) -> Iterator[dict[str, dict[str, int]]]:
        """The days, held against other processes while they are changed."""
        assert self.path is not None
        with os.fdopen(os.open(self.path, os.O_RDWR | os.O_CREAT, 0o600), "r+", encoding="utf-8") as file:
            fcntl.flock(file, fcntl.LOCK_EX)
            days = _read(file.read())
            yield days
            file.seek(0)
            file.truncate()
            json.dump(days, file)


def _read(text: str) -> dict[str, dict[str, int]]:
    """The days of a ledger's text; none where it is damaged, since it is only counts."""
    try:
        found = json.loads(text) if text else {}
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}
