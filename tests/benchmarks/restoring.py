"""How much of a damaged text is restored: the share of right syllables before and after, as docs/restoring.md.

    python -m tests.benchmarks.restoring [--write]

Measured on the invented plans of the repository, which the model was not fitted on, damaged here in named ways; and
on a file of ../shared/originals whose text layer is broken, against what Tesseract reads from its pictures with
Vietnamese, where both are there.
"""

import argparse
import random
import re
import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from rapidfuzz.distance import LCSseq

from ingest.readers import ocr, pdf
from knowledge.restoring import restored
from knowledge.restoring.candidates import open_finder
from knowledge.restoring.restorer import open_restorer
from knowledge.restoring.spelling import syllable
from knowledge.restoring.tokens import Kind, tokens
from knowledge.text import WORD, fold, nfc
from scripts.scanning import draw, recognise

ROOT = Path(__file__).parents[2]
REPORT = ROOT / "docs" / "restoring.md"
SHARED = ROOT.parent / "shared"
_LATER = frozenset(
    "border committee delta education elders farmers highland hospitals institutes island justice museums power "
    "revenue streets teachers university workers".split()
)
"""Sets that were written after the figures of this measure, over whose texts they do not stand."""
_SETS = (folder for folder in (ROOT / "tests" / "golden").glob("**/plans") if folder.parent.name not in _LATER)
PLANS = (ROOT / "plans", *_SETS)
_TEXT = {".txt", ".md"}
BROKEN = SHARED / "originals" / "54-qd1940-ubnd-hagiang-co-thi-dua-badocr.pdf"
SEED = 11
SHORTEST, LONGEST = 40, 400
"""Characters of a paragraph that is measured."""

PAGE_LINES, LINE = 36, 84
FONT = "DejaVuSerif.ttf"

CONFUSED = {
    "m": ("rn", "in", "nn"),
    "n": ("ri", "ii", "u"),
    "u": ("ii", "n", "v"),
    "h": ("li", "b", "ln"),
    "d": ("cl", "đ"),
    "l": ("i", "I", "t"),
    "i": ("l", "j", "!"),
    "t": ("f", "l", "r"),
    "c": ("e", "o"),
    "g": ("q", "y"),
    "a": ("o", "u"),
    "o": ("c", "e"),
    "p": ("b",),
    "ê": ("é", "e", "¢"),
    "ế": ("é", "e", "€"),
    "ề": ("é", "è"),
    "ể": ("é", "ê"),
    "ệ": ("¢", "é", "g"),
    "ô": ("o", "é", "d"),
    "ố": ("é", "d", "o"),
    "ộ": ("o", "¢", "é"),
    "ơ": ("o", "o'"),
    "ợ": ("g", "o", "y"),
    "ớ": ("o", "é"),
    "ư": ("u", "w", "tr"),
    "ứ": ("tr", "i", "u"),
    "ữ": ("it", "ft", "u"),
    "ự": ("y", "u", "tr"),
    "ụ": ("y", "u"),
    "ủ": ("u", "ti", "ii"),
    "ă": ("a", "d"),
    "ạ": ("a", "g", "¢"),
    "ả": ("a", "d"),
    "ấ": ("a", "é"),
    "ầ": ("a", "d"),
    "đ": ("d", "a"),
    "Đ": ("D", "B", "P"),
    "ị": ("j", "i"),
}
"""What letters are taken for in a bad print; written down here, not taken from what the model has learnt."""

Damage = Callable[[str, random.Random], str]


def main() -> None:
    """Measure, print, and write with `--write`."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--write", action="store_true", help=f"write {REPORT.relative_to(ROOT)}")
    parser.add_argument("--quick", action="store_true", help="no pictures")
    arguments = parser.parse_args()
    lines = [*_damaged(), *([] if arguments.quick else (*_scanned(), *_broken(), *_plans())), *_speed()]
    text = "\n".join(lines) + "\n"
    sys.stdout.write(text)
    if arguments.write:
        REPORT.write_text(_INTRODUCTION + text, encoding="utf-8")


def paragraphs() -> list[str]:
    """Those of the invented plans that are not damaged already."""
    files = sorted(path for folder in PLANS for path in folder.iterdir() if path.suffix in _TEXT)
    files = [path for path in files if "-ocr" not in path.name]
    lines = (nfc(line.strip()) for path in files for line in path.read_text("utf-8").splitlines())
    return list(dict.fromkeys(line for line in lines if SHORTEST <= len(line) <= LONGEST and "|" not in line))


@dataclass
class Count:
    """Syllables that were written, and those that stand right."""

    written: int = 0
    before: int = 0
    after: int = 0

    def add(self, truth: str, damaged: str, reading: str) -> None:
        """Count a text."""
        wanted = syllables(truth)
        self.written += len(wanted)
        self.before += right(wanted, syllables(damaged))
        self.after += right(wanted, syllables(reading))

    def row(self, name: str) -> str:
        """A row of the table."""
        return f"| {name} | {self.written:,} | {self._share(self.before)} | {self._share(self.after)} |"

    def _share(self, count: int) -> str:
        return f"{100 * count / max(1, self.written):.1f}"


def syllables(text: str) -> list[str]:
    """The words without digits, in lower case, the tone mark where it is usual."""
    return [syllable(word) for word in WORD.findall(text) if not any(map(str.isdigit, word))]


def right(wanted: list[str], found: list[str]) -> int:
    """How many of the wanted syllables stand in what was found, in order."""
    return LCSseq.similarity(wanted, found)


def whole(text: str, _chance: random.Random) -> str:
    return text


def bare(text: str, _chance: random.Random) -> str:
    """No diacritics at all."""
    return "".join(fold(c).upper() if c.isupper() else fold(c) if c.isalpha() else c for c in text)


def half_bare(text: str, chance: random.Random) -> str:
    return _each_word(text, lambda word: bare(word, chance) if chance.random() < 0.5 else word)


def confused(share: float) -> Damage:
    """That share of the words with one letter taken for another or for two; no digits come about."""

    def damage(text: str, chance: random.Random) -> str:
        return _each_word(text, lambda word: _confused(word, chance) if chance.random() < share else word)

    return damage


def bare_and_confused(share: float) -> Damage:
    return lambda text, chance: bare(confused(share)(text, chance), chance)


def joined(text: str, chance: random.Random) -> str:
    """One space in ten lost between words of letters."""
    return re.sub(r"(?<=[^\W\d_]) (?=[^\W\d_])", lambda m: "" if chance.random() < 0.1 else m.group(), text)


def _each_word(text: str, damage: Callable[[str], str]) -> str:
    return WORD.sub(lambda m: m.group() if any(map(str.isdigit, m.group())) else damage(m.group()), text)


def _confused(word: str, chance: random.Random) -> str:
    places = [at for at, letter in enumerate(word) if letter in CONFUSED or letter.lower() in CONFUSED]
    if not places:
        return word
    at = chance.choice(places)
    other = chance.choice(CONFUSED.get(word[at]) or CONFUSED[word[at].lower()])
    return word[:at] + (other.upper() if word[at].isupper() else other) + word[at + 1 :]


CONDITIONS: tuple[tuple[str, Damage], ...] = (
    ("none", whole),
    ("diacritics lost", bare),
    ("diacritics lost in every other word", half_bare),
    ("a letter wrong in 10 % of the words", confused(0.1)),
    ("a letter wrong in 30 % of the words", confused(0.3)),
    ("a letter wrong in 50 % of the words", confused(0.5)),
    ("diacritics lost, a letter wrong in 10 %", bare_and_confused(0.1)),
    ("diacritics lost, a letter wrong in 30 %", bare_and_confused(0.3)),
    ("diacritics lost, a letter wrong in 50 %", bare_and_confused(0.5)),
    ("one space in ten lost", joined),
)

_HEAD = ("| damage | syllables | right before, % | right after, % |", "| --- | ---: | ---: | ---: |")

_INTRODUCTION = """# Restoring damaged text

Under a quote from a poorly readable plan stands a reading "đọc là (tự động)". How many of its syllables are right is
measured by `python -m tests.benchmarks.restoring --write`, which writes this page. A syllable is right if it stands in
the right order with all its marks; capitals and where a tone mark stands (hoà, hòa) do not count. Words with a digit in
them are not counted: they stay as they stand in the source. A few weights of the restorer were set by trying them on an
eighth of these paragraphs and on a third of the scanned pages; the model itself has seen none of them.

"""


def _damaged() -> Iterator[str]:
    texts = paragraphs()
    yield f"{len(texts)} paragraphs of the invented plans, on none of which the model was fitted, damaged here:"
    yield ""
    yield from _HEAD
    for name, damage in CONDITIONS:
        chance, count = random.Random(SEED), Count()
        for text in texts:
            spoilt = damage(text, chance)
            count.add(text, spoilt, restored(spoilt))
        yield count.row(name)
    yield ""


def _scanned() -> Iterator[str]:
    """The same paragraphs drawn, blurred, and read by Tesseract as if they were English."""
    if shutil.which("tesseract") is None or "eng" not in ocr.languages():
        yield "Drawn as a scan and read as English: not measured, Tesseract with English is not there."
        yield ""
        return
    yield "The same paragraphs drawn as poor scans, in another typeface than the model has seen, and read as English:"
    yield ""
    yield from _HEAD
    chance, count = random.Random(SEED), Count()
    for page in _pages(paragraphs()):
        read = "\n".join(recognise(draw(page, Path(FONT), chance)))
        count.add(" ".join(page), read, "\n".join(restored(part) for part in _runs(read)))
    yield count.row("scanned")
    yield ""


def _pages(texts: Iterable[str]) -> Iterator[list[str]]:
    import textwrap

    lines = [line for text in texts for line in textwrap.wrap(text, LINE)][: 30 * PAGE_LINES]
    for at in range(0, len(lines), PAGE_LINES):
        yield lines[at : at + PAGE_LINES]


def _runs(text: str) -> Iterator[str]:
    """A few lines at a time, as quotes are."""
    lines = text.split("\n")
    for at in range(0, len(lines), 4):
        yield "\n".join(lines[at : at + 4])


def _broken() -> Iterator[str]:
    if not BROKEN.is_file() or not ocr.installed():
        yield "A real file with a broken text layer: not measured, it or Tesseract with Vietnamese is not there."
        yield ""
        return
    layer, better = _layer(BROKEN), _recognised(BROKEN)
    yield "A real decision with a broken text layer, against what Tesseract with Vietnamese reads from its pictures,"
    yield "which has errors of its own:"
    yield ""
    yield from _HEAD
    count = Count()
    count.add(better, layer, "\n".join(restored(part) for part in _runs(layer)))
    yield count.row("broken text layer")
    yield ""


def _plans() -> Iterator[str]:
    """What can be said of real damaged plans, of which there is no better reading."""
    for path in sorted((SHARED / "plans").glob("*-ocr.txt")):
        found = [token for token in tokens(nfc(path.read_text("utf-8"))) if token.kind in {Kind.WORD, Kind.MIXED}]
        mixed = sum(token.kind is Kind.MIXED for token in found)
        yield f"A real damaged plan ({path.name}): not measurable, there is no better reading of it to compare with."
        yield f"Of its {len(found):,} words {100 * mixed / len(found):.1f} % have a digit among their letters and stay."
        yield ""


def _layer(path: Path) -> str:
    import pypdfium2

    with pypdfium2.PdfDocument(path) as document:
        return "\n".join(page.get_textpage().get_text_range() for page in document).replace("\r\n", "\n")


def _recognised(path: Path) -> str:
    return pdf.read(path.read_bytes()).text


def _speed() -> Iterator[str]:
    """How long a quote of about 300 characters takes, each new to the process, and to open the model in a new one."""
    chance = random.Random(SEED)
    texts = [bare_and_confused(0.3)(text, chance) for text in paragraphs() if 250 <= len(text) <= 350]
    open_finder.cache_clear()
    open_restorer.cache_clear()
    open_restorer()
    times = []
    for text in texts:
        began = time.process_time()
        restored(text)
        times.append(1000 * (time.process_time() - began))
    yield f"{len(texts)} quotes of 250 to 350 characters: {statistics.median(times):.0f} ms of processor time each"
    yield f"(median; {max(times):.0f} at most). The first quote of a process opens the model: {_opening():.0f} ms."


_OPENED = """
import time
import knowledge.answers
began = time.process_time()
from knowledge.restoring import open_restorer
open_restorer()
print(1000 * (time.process_time() - began))
"""


def _opening() -> float:
    """Milliseconds of processor time to open the model in a process of its own."""
    ran = subprocess.run([sys.executable, "-c", _OPENED], capture_output=True, text=True, check=True, cwd=ROOT)
    return float(ran.stdout)


if __name__ == "__main__":
    main()
