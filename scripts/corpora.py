"""Articles out of the two corpora that the bundled models are fitted from."""

import lzma
import re
from collections.abc import Iterator
from pathlib import Path

ARTICLE = re.compile(r"(?:#+ )?Điều \d+\S*\. (?P<title>.+)")
UNTITLED = re.compile(r"\(Điều \d")
ASIDE = re.compile(r"#|\(?Điều này có nội dung liên quan|\(Điều này có")
SENTENCE_END = re.compile(r"(?<=[.;:!?])\s+")
LONGEST = 60
"""Sentences taken of one article."""

Text = tuple[str, list[str]]
"""A title, and the sentences under it."""


def legal_articles(path: Path) -> Iterator[Text]:
    """Articles of law; one that stands twice is given once, one without a title with an empty title."""
    seen: set[tuple[str, ...]] = set()
    for title, body in _parted(path):
        key = (title, *body[:3])
        if len(body) > 1 and len(title) < 400 and sum(map(len, body)) > 150 and key not in seen:
            seen.add(key)
            yield title, body


def news_articles(path: Path) -> Iterator[Text]:
    """News: the first sentence as the title, and the others; blank lines part the articles."""
    article: list[str] = []
    for line in (*_lines(path), ""):
        if line:
            article.extend(SENTENCE_END.split(line))
            continue
        if len(article) > 3:
            yield article[0], article[1 : LONGEST + 1]
        article = []


def _parted(path: Path) -> Iterator[Text]:
    title, body = "", list[str]()
    for line in _lines(path):
        start = ARTICLE.match(line)
        if start:
            yield title, body
            title, body = start["title"], []
        elif UNTITLED.match(line):
            # Names the source of an article: the one titled right above, or one without a title.
            if body:
                yield title, body
                title, body = "", []
        elif line and not ASIDE.match(line) and len(body) < LONGEST:
            body.extend(SENTENCE_END.split(line))
    yield title, body


def _lines(path: Path) -> Iterator[str]:
    packed = path.suffix == ".xz"
    with lzma.open(path, "rt", encoding="utf-8") if packed else path.open(encoding="utf-8") as file:
        yield from (line.strip() for line in file)
