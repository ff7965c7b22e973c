"""Five inputs of each kind of fault that readers have: all of what is seen, only that, or it is said."""

import pytest

from ingest.document_kind import document_kind_of
from ingest.errors import IngestError
from ingest.outline import outline
from ingest.readers import ocr, office
from tests.ingest.cases import of_files, of_office, of_pdf, of_pictures, of_text, of_word
from tests.ingest.cases.made import FIVE, Kinds, Variation, faults
from tests.ingest.cases.of_questions import ASKED
from tests.ingest.printed import font

KINDS: Kinds = {
    **of_word.KINDS,
    **of_text.KINDS,
    **of_files.KINDS,
    **of_pdf.KINDS,
    **(of_pdf.PRINTED if font() else {}),
}


@pytest.mark.parametrize("variation", FIVE, ids=lambda variation: str(variation.at))
@pytest.mark.parametrize("kind", KINDS)
def test_what_is_seen_is_read_or_it_is_told(kind: str, variation: Variation) -> None:
    assert faults(KINDS[kind](variation), variation) == []


@pytest.mark.skipif(not ocr.installed() or font() is None, reason="needs Tesseract and a font")
@pytest.mark.parametrize("at", range(len(of_pictures.KINDS)), ids=list(of_pictures.KINDS))
def test_what_is_seen_on_a_picture_is_read_or_it_is_told(at: int) -> None:
    """One of each kind; `python -m tests.benchmarks.cases` reads all five."""
    kind, variation = list(of_pictures.KINDS.values())[at], FIVE[at % len(FIVE)]
    assert faults(kind(variation), variation) == []


@pytest.mark.skipif(office.program() is None, reason="LibreOffice is not installed")
@pytest.mark.parametrize("at", range(len(of_office.KINDS)), ids=list(of_office.KINDS))
def test_what_libreoffice_opens_is_read_or_it_is_told(at: int) -> None:
    """One of each form; `python -m tests.benchmarks.cases` reads all five."""
    kind, variation = list(of_office.KINDS.values())[at], FIVE[at % len(FIVE)]
    assert faults(kind(variation), variation) == []


@pytest.mark.parametrize("variation", FIVE, ids=lambda variation: str(variation.at))
@pytest.mark.parametrize("kind", ASKED)
def test_a_question_is_answered_with_what_the_plan_says(kind: str, variation: Variation) -> None:
    assert ASKED[kind](variation) == []


@pytest.mark.parametrize("text", of_files.SHORT)
def test_a_short_text_without_any_sign_of_a_plan_is_refused(text: str) -> None:
    with pytest.raises(IngestError) as error:
        document_kind_of(text, outline(text))
    assert error.value.key == "not_a_plan"
