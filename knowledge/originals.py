"""The files that plans were read from, kept byte by byte under their content hash."""

from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

_PARTIAL = ".partial"


@dataclass(frozen=True, slots=True)
class Originals:
    """A folder of originals, each named by its hash and the ending it came with."""

    folder: Path

    def keep(self, sha256: str, ending: str, data: bytes) -> Path:
        """Keep a file; a file that is there already stays as it is."""
        kept = self.folder / f"{sha256}{ending}"
        if not kept.exists():
            self.folder.mkdir(parents=True, exist_ok=True)
            partial = kept.with_name(kept.name + _PARTIAL)
            partial.write_bytes(data)
            partial.replace(kept)
        return kept

    def find(self, sha256: str) -> Path | None:
        """The file of a hash; None where it is not kept."""
        return next((path for path in self._files() if path.stem == sha256), None)

    def remove(self, hashes: Collection[str]) -> None:
        """Delete the files of these hashes."""
        for path in self._files():
            if path.stem in hashes:
                path.unlink(missing_ok=True)

    def sweep(self, known: Collection[str]) -> int:
        """Delete what no version was read from, and what was left half written; how many files."""
        stray = [path for path in self._files() if path.suffix == _PARTIAL or path.stem not in known]
        for path in stray:
            path.unlink(missing_ok=True)
        return len(stray)

    def _files(self) -> list[Path]:
        return [path for path in self.folder.iterdir() if path.is_file()] if self.folder.is_dir() else []
