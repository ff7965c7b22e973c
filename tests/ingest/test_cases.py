"""Five inputs of each kind of fault that readers have: all of what is seen, only that, or it is said."""

import pytest

from tests.ingest.cases import of_pdf, of_text, of_word
from tests.ingest.cases.made import FIVE, Kinds, Variation, faults
from tests.ingest.printed import font

KINDS: Kinds = {**of_word.KINDS, **of_text.KINDS, **of_pdf.KINDS, **(of_pdf.PRINTED if font() else {})}


@pytest.mark.parametrize("variation", FIVE, ids=lambda variation: str(variation.at))
@pytest.mark.parametrize("kind", KINDS)
def test_what_is_seen_is_read_or_it_is_told(kind: str, variation: Variation) -> None:
    assert faults(KINDS[kind](variation), variation) == []
