"""docs/performance.md: each benchmark writes its own part, between two comments that bear its name."""

import re
from pathlib import Path

PAGE = Path(__file__).parents[2] / "docs" / "performance.md"


def write_part(name: str, text: str) -> None:
    """Put the text between `<!-- name -->` and `<!-- /name -->`, at the end of the page where they are not there."""
    page = PAGE.read_text(encoding="utf-8") if PAGE.exists() else "# Performance\n"
    part = f"<!-- {name} -->\n{text.strip()}\n<!-- /{name} -->"
    marked = re.compile(rf"<!-- {name} -->.*?<!-- /{name} -->", re.DOTALL)
    page = marked.sub(lambda _: part, page) if marked.search(page) else f"{page.rstrip()}\n\n{part}\n"
    PAGE.write_text(page, encoding="utf-8")
    print(f"written: docs/{PAGE.name}, {name}")
