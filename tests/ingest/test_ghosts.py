"""Marks that recognition has read into capitals."""

import pytest

from ingest.readers.ghosts import without_ghosts
from ingest.readers.second_look import Row

TOP, CAPITAL, MARK = 500, 40, 9


def row(text: str, *, above: bool = False, below: bool = False, conf: float = 60) -> Row:
    """A word as Tesseract lists it, with ink above its capitals or below its line."""
    top = TOP - (MARK if above else 0)
    height = TOP + CAPITAL + (MARK if below else 0) - top
    return {
        "text": text,
        "conf": str(conf),
        "top": str(top),
        "height": str(height),
        "block_num": "1",
        "par_num": "1",
        "line_num": "1",
    }


PLAIN = row("PHONG", conf=95)


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        (row("MẠI"), "MAI"),
        (row("MẠI", below=True), "MẠI"),
        (row("HÒA"), "HOA"),
        (row("HÒA", above=True), "HÒA"),
        (row("BỘ", above=True), "BÔ"),
        (row("BỘ", above=True, below=True), "BỘ"),
        (row("BỘ"), "BỘ"),
        (row("SỰ"), "SƯ"),
        (row("ĐỨC", above=True), "ĐỨC"),
        (row("MẠI", conf=93), "MẠI"),
        (row("mại"), "mại"),
        (row("MẠI,", below=True), "MẠI,"),
    ],
)
def test_a_mark_without_ink_goes(word: Row, expected: str) -> None:
    assert [one["text"] for one in without_ghosts([PLAIN, word])] == ["PHONG", expected]


def test_without_a_word_to_compare_with_all_stays() -> None:
    assert without_ghosts([row("MẠI")])[0]["text"] == "MẠI"
