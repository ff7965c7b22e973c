"""Plans made of text by the real ingestion, for the tests of what comes after it."""

from collections.abc import Collection
from datetime import UTC, datetime
from functools import cache
from hashlib import sha256
from pathlib import Path

from ingest.card import extract
from ingest.normalise import normalise_pages
from ingest.outline import outline
from ingest.passages import split
from knowledge.plan import PlanVersion
from knowledge.readability import readability
from knowledge.search.hybrid import HybridIndex
from knowledge.shelf import Shelf

ROOT = Path(__file__).parents[1]
SAMPLES = ROOT / "plans"
HELD_OUT = ROOT / "tests" / "golden" / "plans"
SHARED = ROOT.parent / "shared"


def stored(raw: str) -> str:
    """The text that is stored of a file's text."""
    return normalise_pages(raw)[0]


def made(raw: str, plan: str = "ke-hoach", source: str = "") -> PlanVersion:
    """The first version of a plan with this text."""
    text = stored(raw)
    sections = outline(text)
    card = extract(text, sections)
    return PlanVersion(
        plan=plan,
        version=1,
        source=source or f"{plan}.txt",
        sha256=sha256(text.encode()).hexdigest(),
        text=text,
        card=card,
        sections=sections,
        passages=split(plan, 1, text, sections, card),
        quality=readability(text),
        ingested_at=datetime(2031, 1, 2, tzinfo=UTC),
    )


def shelf_of(*versions: PlanVersion) -> Shelf:
    """A shelf of these plans that is searched by their words."""
    passages = [passage for version in versions for passage in version.passages]
    index = HybridIndex.build(
        [p.id for p in passages],
        [p.text for p in passages],
        headers=[p.header for p in passages],
        embedding=None,
    )

    def find(query: str, k: int, plans: Collection[str] | None) -> list[tuple[str, float]]:
        among = None if plans is None else [passage.id for passage in passages if passage.plan in plans]
        return index.search(query, k, among=among)

    return Shelf.of(1, versions, find)


@cache
def plans_in(folder: Path) -> tuple[PlanVersion, ...]:
    """All plans of a folder, by name."""
    files = sorted(path for path in folder.iterdir() if path.suffix in {".txt", ".md"})
    return tuple(made(path.read_text(encoding="utf-8"), path.stem, path.name) for path in files)
