"""The parts of a question, and what official texts say for them."""

import pytest

from knowledge.question.everyday import Part, parts_of
from knowledge.text import fold


def parts(question: str) -> dict[str, list[str]]:
    """The parts of a question as it is typed, each with its official words."""
    return {
        " ".join(one.words): [" ".join(said) for said in one.official] for one in parts_of(fold(question), question)
    }


def test_everyday_words_have_official_ones() -> None:
    found = parts("báo cáo nửa năm gửi muộn nhất hôm nào")
    assert "6 thang dau nam" in found["nua nam"]
    assert "truoc ngay" in found["muon nhat"]


def test_what_says_nothing_is_no_part() -> None:
    assert list(parts("em mới về làm cho em hỏi ươm tre")) == ["uom", "tre"]


def test_other_words_are_parts_of_their_own() -> None:
    assert parts("vườn ươm tre 2031") == {"vuon": [], "uom": [], "tre": [], "2031": []}


@pytest.mark.parametrize(
    ("question", "held"), [("tiền trồng cây", True), ("tiến trồng cây", False), ("tien trong cay", True)]
)
def test_a_word_typed_with_diacritics_is_only_that_word(question: str, held: bool) -> None:
    assert bool(parts(question)["tien"]) is held


def test_a_particle_typed_without_diacritics_may_be_another_word() -> None:
    assert "ben" not in parts("bên trực đêm")
    assert "ben" in parts("ben truc dem")


def test_where_the_tone_stands_makes_no_difference() -> None:
    assert parts("hoà giải") == parts("hòa giải")


def test_a_part_is_said_once() -> None:
    assert parts_of("uom uom", "ươm ươm") == (Part(("uom",), ()),)
