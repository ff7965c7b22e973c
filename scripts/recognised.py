"""Draw sentences of a corpus as scanned pages, and have them read by a program that knows no Vietnamese.

    python scripts/recognised.py --legal legal.txt.xz --news news.txt.xz --fonts FOLDER --out recognised.tsv

That is how most damaged texts came about. Each line of the output is a line as it was drawn, a tab, and the page's
line nearest to it as Tesseract read it with its English data. `fit_channel.py` learns from it which letters
become which. Needs Tesseract with `eng`, and .ttf files with all Vietnamese letters in the manner of Times (Debian's
fonts-liberation2 and fonts-freefont-ttf).
"""

import argparse
import random
import textwrap
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from corpora import legal_articles, news_articles
from rapidfuzz import fuzz, process
from scanning import draw, recognise

LINES, LONGEST = 40, 84
ONE_IN = 40
"""The share of the articles that is drawn from."""


def main() -> None:
    """Write the pairs of lines."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--legal", type=Path, required=True)
    parser.add_argument("--news", type=Path, required=True)
    parser.add_argument("--fonts", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--pages", type=int, default=200)
    parser.add_argument("--seed", type=int, default=42)
    arguments = parser.parse_args()
    chance = random.Random(arguments.seed)
    lines = _lines(arguments.legal, arguments.news, chance)
    chance.shuffle(lines)
    fonts = sorted(arguments.fonts.rglob("*Serif*.ttf"))
    with arguments.out.open("w", encoding="utf-8") as file:
        for number in range(arguments.pages):
            drawn = lines[number * LINES : (number + 1) * LINES]
            read = recognise(draw(drawn, chance.choice(fonts), chance))
            file.writelines(f"{one}\t{other}\n" for one, other in paired(drawn, read))
            file.flush()


def paired(drawn: list[str], read: list[str]) -> Iterator[tuple[str, str]]:
    """Each drawn line with what was read of it, where something like it was read."""
    for line in drawn:
        nearest = process.extractOne(line, read, scorer=fuzz.ratio, score_cutoff=50)
        if nearest:
            yield line, nearest[0]


def _lines(legal: Path, news: Path, chance: random.Random) -> list[str]:
    """Lines to draw, some in capitals as headings are."""
    found: list[str] = []
    for articles in (legal_articles(legal), news_articles(news)):
        for title, body in islice((one for one in articles if chance.randrange(ONE_IN) == 0), 2000):
            found += textwrap.wrap(" ".join((title, *body[:8])), LONGEST)
    # "$" and "\t" part nothing here; a line with a tab would be taken for a pair.
    return [(line.upper() if chance.random() < 0.12 else line).replace("\t", " ") for line in found]


if __name__ == "__main__":
    main()
