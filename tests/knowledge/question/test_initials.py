"""Abbreviations that no list has are read as what the plans say in words that begin with their letters."""

import pytest

from knowledge.answer import NOTHING_SAID
from knowledge.question.initials import letters_of, may_shorten, named_by, written_out
from knowledge.question.registry import registry_of
from knowledge.question.understanding import understand
from tests.shelves import shelf

NAMES = letters_of(
    ("ngan hang truong son chi nhanh quang la", "dai hoc ky thuat tay luong", "so nong nghiep va moi truong")
)


@pytest.mark.parametrize(
    ("word", "may"),
    [
        ("nh", True),
        ("tdl", True),
        ("hk2", True),
        ("clc", True),
        ("ad", False),
        ("thi", False),
        ("an", False),
        ("2h", False),
        ("km", True),
        ("deadline", False),
        ("x", False),
        ("the", False),
        ("&", False),
    ],
)
def test_only_what_is_no_word_may_be_first_letters(word: str, may: bool) -> None:
    assert may_shorten(word) is may


@pytest.mark.parametrize(
    ("word", "said", "meant"),
    [
        ("nh", "truong son", "ngan hang"),
        ("dh", "ky thuat tay luong", "dai hoc"),
        ("cn", "quang la", "chi nhanh"),
        ("nnmt", "so", "nong nghiep moi truong"),
        ("nh", "binh an", ""),
        ("kt", "tay luong", "ky thuat"),
        ("qq", "tay luong", ""),
    ],
)
def test_a_name_of_which_more_is_said_tells_what_is_shortened(word: str, said: str, meant: str) -> None:
    assert " ".join(named_by(word, frozenset(said.split()), NAMES)) == meant


def test_names_that_read_it_otherwise_and_fit_as_well_tell_nothing() -> None:
    names = letters_of(("cong doan lac ha", "cao dang lac ha"))
    assert named_by("cd", frozenset({"lac", "ha"}), names) == ()
    assert named_by("cd", frozenset({"lac", "ha", "cong"}), names) == ()


def test_what_is_known_as_a_word_or_means_nothing_stays() -> None:
    def meant(word: str, before: str, after: str) -> tuple[str, ...]:
        assert (before, after) == ("nop", "")
        return ("danh", "sach") if word == "ds" else ()

    assert written_out("nop ds", (), meant) == "nop danh sach"
    assert written_out("nop ds", {"ds"}, meant) == "nop ds"
    assert written_out("nop qx", (), meant) == "nop qx"
    assert written_out("nop danh sach", (), meant) == "nop danh sach"


def test_a_question_is_read_with_the_names_of_the_plans() -> None:
    asked = understand("ktđ doanh nghiệp lạc hà họp khi nào", registry_of(shelf()), NOTHING_SAID)
    assert asked.folded.startswith("khoi thi dua doanh nghiep")
