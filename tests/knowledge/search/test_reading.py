"""Passages are read as they stand, damaged ones as what they were."""

from knowledge.search.reading import read_passage
from knowledge.search.terms import terms
from knowledge.text import fold
from tests.knowledge.search.samples import TEXTS

WHOLE = "thực hiện thắng lợi nhiệm vụ phát triển kinh tế xã hội, bảo đảm quốc phòng an ninh"


def test_a_damaged_passage_is_read_as_what_it_was() -> None:
    reading = read_passage("thyc hiện thang loi nhi¢m vụ phát trién kinh té xa hội, bao đảm qudc phòng an ninh")
    assert (reading.plain, reading.marked) == (terms(WHOLE).plain, terms(WHOLE).marked)
    assert {"thyc", "qudc"} <= set(reading.beside)


def test_sound_passages_are_left_alone() -> None:
    for text in TEXTS:
        reading = read_passage(text)
        assert (reading.plain, reading.marked) == (terms(text).plain, terms(text).marked)
        assert (reading.beside, reading.pairs) == ([], [])


def test_diacritics_are_put_back() -> None:
    half = " ".join(fold(word) if at % 2 else word for at, word in enumerate(WHOLE.split()))
    for text in (half, fold(WHOLE)):
        assert read_passage(text).marked == terms(WHOLE).marked
        assert read_passage(text).plain == terms(WHOLE).plain


def test_what_may_stand_instead_is_beside_with_its_neighbours() -> None:
    reading = read_passage("báo cáo gửi về đơn vị trước ngày 15 thág nà, kèm theo dah sách khen thưởg")
    assert reading.beside
    assert all(set(pair) & set(reading.beside) for pair in reading.pairs)
