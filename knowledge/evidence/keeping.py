"""The evidence of plans, counted once: kept in memory for those that were asked last, in files for all.

A file is named by its version, with the moment at which that was made, and the rules that counted it: whatever else is
read from an original, or put right in it, is a version of another moment. What is torn is passed over and counted anew;
nothing is lost with a file.
"""

import logging
import os
from collections import OrderedDict
from contextlib import suppress
from functools import cache
from hashlib import blake2b
from pathlib import Path
from threading import Lock

from knowledge.catalogue import stamp_of
from knowledge.derived import Derived
from knowledge.evidence import Evidence, Find, gather, nowhere
from knowledge.evidence.serialised import dump, is_whole, load
from knowledge.evidence.stretches import LONG, stretches
from knowledge.plan import PlanVersion

_PARTIAL = ".partial"
_log = logging.getLogger(__name__)


class EvidenceFiles:
    """The evidence of whole plans in a folder, a file for each version; `rules` are those that it was counted by."""

    def __init__(self, derived: Derived, rules: str) -> None:
        self._derived = derived
        self._prefix = f"{rules[:16]}-"

    def find(self, version: PlanVersion) -> Evidence | None:
        """What is kept of a version; None where there is nothing, or nothing whole."""
        file = self._file(version)
        try:
            return load(file.read_bytes(), version)
        except FileNotFoundError:
            return None
        except (OSError, ValueError) as error:
            _log.warning("%s is passed over, what it holds is counted anew: %s", file, error)
            return None

    def counted(self) -> frozenset[str]:
        """The hashes of the originals that something of these rules is kept of."""
        return frozenset(file.parent.name for file in self._derived.files() if file.name.startswith(self._prefix))

    def keep(self, evidence: Evidence) -> None:
        """Write the evidence of a version, in the place of what was counted by other rules."""
        file = self._file(evidence.version)
        partial = file.with_name(f"{file.name}.{os.getpid()}{_PARTIAL}")
        try:
            file.parent.mkdir(parents=True, exist_ok=True)
            partial.write_bytes(dump(evidence))
            partial.replace(file)
            for other in file.parent.iterdir():
                if other != file and other.suffix != _PARTIAL:
                    other.unlink(missing_ok=True)
        except OSError as error:
            # The disk is full or read-only: it is counted again whenever it is wanted.
            _log.debug("%s cannot be written: %s", file, error)
            with suppress(OSError):
                partial.unlink(missing_ok=True)

    def torn(self) -> int:
        """How many files are not as they were written."""
        return sum(not is_whole(file.read_bytes()) for file in self._derived.files())

    def _file(self, version: PlanVersion) -> Path:
        named = f"{version.plan}\n{version.version}\n{stamp_of(version)}".encode()
        return self._derived.of(version.sha256) / f"{self._prefix}{blake2b(named, digest_size=16).hexdigest()}"


class Evidences:
    """The evidence of plans: of those that were asked last in memory. Safe between threads."""

    def __init__(self, most: int = 64, files: EvidenceFiles | None = None) -> None:
        self._most = most
        self.files = files
        self._held: OrderedDict[tuple[object, ...], Evidence] = OrderedDict()
        self._lock = Lock()

    def of(self, version: PlanVersion, find: Find = nowhere) -> Evidence:
        """The evidence of a plan version; of a long one that of the stretches in which `find` finds the question."""
        within = stretches(version, find(version.plan)) if len(version.text) > LONG else ()
        key = (version.plan, version.version, stamp_of(version), within)
        with self._lock:
            if key in self._held:
                self._held.move_to_end(key)
                return self._held[key]
        evidence = gather(version, within) if within else self._whole(version)
        with self._lock:
            self._held[key] = evidence
            while len(self._held) > self._most:
                self._held.popitem(last=False)
        return evidence

    def count_ahead(self, version: PlanVersion) -> None:
        """Count what could answer in a version before anybody asks, and keep it; of a long one nothing."""
        if self.files is not None and len(version.text) <= LONG:
            self.files.keep(gather(version))

    def _whole(self, version: PlanVersion) -> Evidence:
        if self.files is None:
            return gather(version)
        evidence = self.files.find(version)
        if evidence is None:
            evidence = gather(version)
            self.files.keep(evidence)
        return evidence


@cache
def in_memory() -> Evidences:
    """The evidence of plans that are kept nowhere."""
    return Evidences()
