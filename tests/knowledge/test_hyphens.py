"""Numbers of documents, whichever sign was typed for the hyphen."""

import pytest

from ingest.card import extract
from ingest.outline import outline
from knowledge.documents import NUMBER, number_key
from tests.ingest.plans import PLAN

HYPHENS = "-\u2010\u2011\u2012\u2013\u2212\ufe63\uff0d"


@pytest.mark.parametrize("hyphen", HYPHENS)
def test_the_whole_number_is_found_and_compared(hyphen: str) -> None:
    found = NUMBER.search(f"theo Kế hoạch số 47/KH{hyphen}UBND ngày 03/2/2031")
    assert found is not None
    assert number_key(found.group()) == "47-kh-ubnd"


@pytest.mark.parametrize("hyphen", HYPHENS)
def test_a_letterhead_has_its_whole_number(hyphen: str) -> None:
    text = PLAN.replace("21/KH-UBND", f"21/KH{hyphen}UBND")
    card = extract(text, outline(text))
    assert card.number is not None
    assert number_key(card.number.value) == "21-kh-ubnd"
    assert card.number.span.of(text) == f"21/KH{hyphen}UBND"
