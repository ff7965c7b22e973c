"""Which words may be restored, and which stay."""

import pytest

from knowledge.restoring.candidates import Case
from knowledge.restoring.tokens import Kind, case_of, tokens


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("hi¢n nay", [("hi¢n", Kind.WORD), ("nay", Kind.WORD)]),
        ("co' quan", [("co'", Kind.WORD), ("quan", Kind.WORD)]),
        ("'thi dua'", [("thi", Kind.WORD), ("dua", Kind.WORD)]),
        ("ngh!ệp!", [("ngh!ệp", Kind.WORD)]),
        ("s6 12/KH-UBND", [("s6", Kind.MIXED), ("12/KH-UBND", Kind.NUMBER)]),
        ("té-x4 hoi", [("té", Kind.WORD), ("x4", Kind.MIXED), ("hoi", Kind.WORD)]),
        ("a) thi dua", [("a", Kind.LABEL), ("thi", Kind.WORD), ("dua", Kind.WORD)]),
        ("phd.Tao ra", [("phd", Kind.WORD), ("Tao", Kind.WORD), ("ra", Kind.WORD)]),
        ("7/4", [("7/4", Kind.NUMBER)]),
        ("…", []),
    ],
)
def test_words_and_their_kinds(text: str, found: list[tuple[str, Kind]]) -> None:
    assert [(token.text, token.kind) for token in tokens(text)] == found


def test_words_know_where_they_stand() -> None:
    text = "Mot, hai ba.\n\nBon (nam)"
    assert [text[token.start : token.end] for token in tokens(text)] == [token.text for token in tokens(text)]
    assert [token.ends for token in tokens(text)] == [False, False, True, False, False]
    assert [token.near for token in tokens(text)] == [False, True, False, False, False]


@pytest.mark.parametrize(
    ("word", "case"),
    [("thi", Case.LOWER), ("Thi", Case.TITLE), ("THI", Case.UPPER), ("PiCH", Case.UPPER), ("A", Case.TITLE)],
)
def test_how_a_word_is_written(word: str, case: Case) -> None:
    assert case_of(word) is case
