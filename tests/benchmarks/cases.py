"""Every known kind of fault of readers and assistants: `python -m tests.benchmarks.cases [--own | --given] [WORDS]`.

First five inputs, or questions, of each kind that are made here (`tests/ingest/cases`), then those of ../shared/cases,
where it is there, each by the commands as a person would: what was expected, what came, and what of it is wrong.
Those with all WORDS in the name of their kind, by default all. Exit status 1 where one is not as it should be.
"""

import argparse
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from ingest.readers import ocr, office
from tests.benchmarks._given import CASES, Verdict, judged
from tests.benchmarks._given_asked import others
from tests.benchmarks._given_files import files
from tests.ingest.cases import of_files, of_office, of_pdf, of_pictures, of_text, of_word
from tests.ingest.cases.made import FIVE, Case, Variation, faults
from tests.ingest.cases.of_questions import ASKED
from tests.ingest.printed import font

_LONGEST = 150


def main() -> None:
    """Try them, and say what is wrong."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("words", nargs="*", metavar="WORDS")
    which = parser.add_mutually_exclusive_group()
    which.add_argument("--own", action="store_true", help="only those that are made here")
    which.add_argument("--given", action="store_true", help="only those of ../shared/cases")
    arguments = parser.parse_args()

    def wanted(name: str) -> bool:
        return all(word in name for word in arguments.words)

    wrong = 0 if arguments.given else _own(wanted)
    wrong += 0 if arguments.own else _given(wanted)
    sys.exit(bool(wrong))


def _own(wanted: Callable[[str], bool]) -> int:
    kinds = {**of_word.KINDS, **of_text.KINDS, **of_files.KINDS, **of_pdf.KINDS}
    kinds |= (of_pdf.PRINTED if font() else {}) | (of_pictures.KINDS if font() and ocr.installed() else {})
    kinds |= of_office.KINDS if office.program() else {}
    tried: dict[str, Callable[[Variation], list[str]]] = {name: _read(make) for name, make in kinds.items()} | ASKED
    chosen = {name: faults_of for name, faults_of in tried.items() if wanted(name)}
    wrong = 0
    for name, faults_of in sorted(chosen.items()):
        for variation in FIVE:
            found = faults_of(variation)
            wrong += bool(found)
            if found:
                print(f"{name}, {variation.at}: {'; '.join(found)}")
    print(f"{len(chosen)} kinds, {len(chosen) * len(FIVE)} inputs, {wrong} not read as they should be")
    return wrong


def _read(make: Callable[[Variation], Case]) -> Callable[[Variation], list[str]]:
    return lambda variation: faults(make(variation), variation)


def _given(wanted: Callable[[str], bool]) -> int:
    if not CASES.is_dir():
        print(f"skipped: {CASES} is not there", file=sys.stderr)
        return 0
    print("| case | tried | expected | got | |\n| --- | --- | --- | --- | --- |")
    cases: set[str] = set()
    tried = wrong = 0
    with tempfile.TemporaryDirectory() as folder:
        for verdict in _verdicts(Path(folder), wanted):
            print(_row(verdict), flush=True)
            cases.add(verdict.case)
            tried += 1
            wrong += bool(verdict.faults)
    untried = [case.name for case in sorted(CASES.iterdir()) if case.is_dir() and wanted(case.name)]
    untried = [name for name in untried if name not in cases]
    print(f"\n{len(cases)} given cases, {tried} tried, {wrong} not as they should be")
    if untried:
        print(f"not tried: {', '.join(untried)}")
    return wrong + len(untried)


def _verdicts(folder: Path, wanted: Callable[[str], bool]) -> Iterator[Verdict]:
    for case, path, right in files():
        if wanted(case):
            yield judged(case, path, right, folder / case / path.name)
    yield from others(folder, wanted)


def _row(verdict: Verdict) -> str:
    cells = [verdict.case, verdict.tried, verdict.expected, verdict.got, "; ".join(verdict.faults) or "ok"]
    squeezed = (" ".join(cell.replace("|", "¦").split()) for cell in cells)
    return "| " + " | ".join(cell if len(cell) <= _LONGEST else f"{cell[:_LONGEST]}…" for cell in squeezed) + " |"


if __name__ == "__main__":
    main()
