"""Whether a catalogue and a folder belong together: each store has an identity, kept in both places.

What a catalogue does not know is swept out of its folder. So nothing is changed where the catalogue is another
one's (an address mistyped), empty (a file lost) or older than the folder (an earlier copy put in its place).
"""

import json
import logging
from collections.abc import Collection
from dataclasses import asdict, dataclass
from hashlib import sha256
from pathlib import Path

from knowledge.catalogue import Catalogue, CatalogueError

FILE = "store.json"
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Noted:
    """What a folder knows of its catalogue: its identity, and how far it had come when it was last changed."""

    identity: str
    generation: int


def noted_in(folder: Path) -> Noted | None:
    """What is noted in a folder; None where nothing is, or nothing that can be read."""
    try:
        written = json.loads((folder / FILE).read_text(encoding="utf-8"))
        noted = Noted(str(written.pop("identity")), int(written.pop("generation")))
        # One that an earlier version of the program wrote has no seal.
        return noted if written in ({}, {"seal": _seal(noted)}) else None
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None


def is_unreadable(folder: Path) -> bool:
    """Whether something is noted in a folder that nobody can read."""
    return (folder / FILE).exists() and noted_in(folder) is None


def note(folder: Path, catalogue: Catalogue) -> None:
    """Note in a folder that it belongs to this catalogue, as far as that has come."""
    folder.mkdir(parents=True, exist_ok=True)
    partial, noted = folder / f"{FILE}.partial", Noted(catalogue.identity(), catalogue.generation())
    partial.write_text(json.dumps({**asdict(noted), "seal": _seal(noted)}), encoding="utf-8")
    partial.replace(folder / FILE)


def check_belongs(folder: Path, catalogue: Catalogue, originals: Collection[str]) -> None:
    """Raises CatalogueError where the folder, with these originals, is not that of the catalogue.

    A folder in which nothing is noted, as of an earlier version of the program, is known by its originals.
    """
    noted = noted_in(folder)
    if noted is None:
        if is_unreadable(folder):
            _log.warning("%s cannot be read; it is written anew with the next change", folder / FILE)
        if originals and catalogue.hashes().isdisjoint(originals):
            raise _foreign(folder, catalogue, originals)
        return
    if noted.identity != catalogue.identity():
        raise _foreign(folder, catalogue, originals)
    if catalogue.generation() < noted.generation:
        values = {"found": str(catalogue.generation()), "noted": str(noted.generation)}
        raise CatalogueError("catalogue.older", folder=str(folder), **values)


def _seal(noted: Noted) -> str:
    return sha256(f"{noted.identity} {noted.generation}".encode("utf-8", "surrogatepass")).hexdigest()


def _foreign(folder: Path, catalogue: Catalogue, originals: Collection[str]) -> CatalogueError:
    key = "catalogue.foreign" if catalogue.plans() else "catalogue.emptied"
    return CatalogueError(key, folder=str(folder), originals=str(len(originals)))
