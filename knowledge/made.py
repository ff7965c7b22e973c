"""What search keeps of a version, made before the version is published, as by another process."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from knowledge.plan import PlanVersion

if TYPE_CHECKING:
    from knowledge.search.embedding import Vectors
    from knowledge.search.engine import Entry


@dataclass(frozen=True, slots=True, eq=False)
class Made:
    """The entries of a version in the index, and the vectors of its passages, shape (passages, dimension); None where
    whoever publishes it is to make them."""

    entries: "list[Entry]"
    vectors: "Vectors | None" = None


def made_of(version: PlanVersion, *, vectors: bool) -> Made:
    """What search keeps of a version, with its `vectors` by the bundled embedding where they are wanted, too."""
    from knowledge.plan_index import entries_of
    from knowledge.search.models import open_bundled

    # One after the other: the words of the passages are read once for both.
    [entries] = entries_of([version]).values()
    wanted = [passage.embedded for passage in version.passages] if vectors else []
    return Made(entries, open_bundled().passages(wanted) if vectors else None)
