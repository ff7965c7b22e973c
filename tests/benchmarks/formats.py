"""What is read of real files: kind, pages, quality, card, time. Writes docs/formats.md.

`python -m tests.benchmarks.formats [FOLDER…]`, by default ../shared/originals and ../shared/reference.
"""

import resource
import sys
from collections.abc import Iterator
from pathlib import Path

from ingest.card import extract
from ingest.card.reference import extract_reference
from ingest.document_kind import document_kind_of, is_by_article
from ingest.errors import IngestError
from ingest.normalise import normalise_pages
from ingest.outline import outline
from ingest.readers import read
from knowledge.card import Card
from knowledge.readability import readability

ROOT = Path(__file__).parents[2]
SHARED = ROOT.parent / "shared"
PAGE = ROOT / "docs" / "formats.md"
NAMED = ("issuer", "number", "issued_on", "title", "signatory")
COUNTED = ("phases", "deadlines", "awards", "duties", "references")
HEAD = """# Files that were really read

Written by `python -m tests.benchmarks.formats` over real official documents. *Seconds* are those of
the processor, with the programs that it starts; two pages are recognised at a time where there are two cores. *Facts*:
which of issuer, number, day, title, signatory were read, then how many phases, deadlines, awards, duties, references.

| file | read as | kind | pages | quality | facts | seconds |
| --- | --- | --- | --- | --- | --- | --- |
"""


def main() -> None:
    """Measure the files and write the page."""
    folders = [Path(name) for name in sys.argv[1:]] or [SHARED / "originals", SHARED / "reference"]
    files = sorted(path for folder in folders if folder.is_dir() for path in folder.iterdir())
    if not files:
        sys.exit("no files to read")
    rows = []
    for path in files:
        rows.append(f"| {' | '.join(measured(path))} |")
        print(rows[-1])
    PAGE.write_text(HEAD + "\n".join(rows) + "\n", encoding="utf-8")


def measured(path: Path) -> Iterator[str]:
    """The cells of one file's row."""
    started = _processor_seconds()
    yield path.name
    try:
        source = read(path)
        text, pages = normalise_pages(source.text, paragraphs=source.has_paragraphs)
        sections = outline(text)
        kind = document_kind_of(text, sections)
    except IngestError as error:
        yield from ("", error.key, "", "", "", f"{_processor_seconds() - started:.1f}")
        return
    card = (extract_reference if is_by_article(kind, text, sections) else extract)(text, sections, kind)
    yield ", ".join((source.format, *source.notes))
    yield str(kind)
    yield str(len(pages) + 1) if pages else "–"
    yield f"{readability(text):.2f}"
    yield _facts(card)
    yield f"{_processor_seconds() - started:.1f}"


def _processor_seconds() -> float:
    """What this process and those that it has started and seen end have used so far."""
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in used)


def _facts(card: Card) -> str:
    named = [name.removesuffix("_on") for name in NAMED if getattr(card, name)]
    return f"{', '.join(named) or 'none'}; {' '.join(str(len(getattr(card, name))) for name in COUNTED)}"


if __name__ == "__main__":
    main()
