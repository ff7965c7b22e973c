"""Five inputs of each known kind of fault of readers: `python -m tests.benchmarks.cases [WORDS]`.

Those with WORDS in the name of their kind, by default all. Exit status 1 where one is not read as it should be.
"""

import sys

from ingest.readers import ocr
from tests.ingest.cases import of_files, of_pdf, of_pictures, of_text, of_word
from tests.ingest.cases.made import FIVE, faults
from tests.ingest.printed import font


def main() -> None:
    """Read them, and say what is wrong."""
    kinds = {**of_word.KINDS, **of_text.KINDS, **of_files.KINDS, **of_pdf.KINDS}
    kinds |= (of_pdf.PRINTED if font() else {}) | (of_pictures.KINDS if font() and ocr.installed() else {})
    wanted = {name: make for name, make in kinds.items() if all(word in name for word in sys.argv[1:])}
    wrong = 0
    for name, make in sorted(wanted.items()):
        for variation in FIVE:
            found = faults(make(variation), variation)
            wrong += bool(found)
            if found:
                print(f"{name}, {variation.at}: {'; '.join(found)}")
    print(f"{len(wanted)} kinds, {len(wanted) * len(FIVE)} inputs, {wrong} not read as they should be")
    sys.exit(bool(wrong))


if __name__ == "__main__":
    main()
