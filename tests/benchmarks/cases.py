"""Five inputs of each known kind of fault of readers, and five questions: `python -m tests.benchmarks.cases [WORDS]`.

Those with WORDS in the name of their kind, by default all. Exit status 1 where one is not read as it should be.
"""

import sys
from collections.abc import Callable

from ingest.readers import ocr, office
from tests.ingest.cases import of_files, of_office, of_pdf, of_pictures, of_text, of_word
from tests.ingest.cases.made import FIVE, Case, Variation, faults
from tests.ingest.cases.of_questions import ASKED
from tests.ingest.printed import font


def main() -> None:
    """Read them, and say what is wrong."""
    kinds = {**of_word.KINDS, **of_text.KINDS, **of_files.KINDS, **of_pdf.KINDS}
    kinds |= (of_pdf.PRINTED if font() else {}) | (of_pictures.KINDS if font() and ocr.installed() else {})
    kinds |= of_office.KINDS if office.program() else {}
    tried: dict[str, Callable[[Variation], list[str]]] = {name: _read(make) for name, make in kinds.items()} | ASKED
    wanted = {name: faults_of for name, faults_of in tried.items() if all(word in name for word in sys.argv[1:])}
    wrong = 0
    for name, faults_of in sorted(wanted.items()):
        for variation in FIVE:
            found = faults_of(variation)
            wrong += bool(found)
            if found:
                print(f"{name}, {variation.at}: {'; '.join(found)}")
    print(f"{len(wanted)} kinds, {len(wanted) * len(FIVE)} inputs, {wrong} not read as they should be")
    sys.exit(bool(wrong))


def _read(make: Callable[[Variation], Case]) -> Callable[[Variation], list[str]]:
    return lambda variation: faults(make(variation), variation)


if __name__ == "__main__":
    main()
