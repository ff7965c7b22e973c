"""What recognition is unsure of is looked at again: believed, corrected where all later looks agree, and flagged."""

import pytest

from ingest.readers.second_look import MOST, Row, looked_again, settle


def word(text: str, conf: float = 90.0) -> Row:
    return {"text": text, "conf": str(conf), "left": "0", "top": "0", "width": "10", "height": "10"}


@pytest.mark.parametrize(
    ("first", "again", "text", "sure"),
    [
        ("12/11/2033", ["12/11/2033", "12/11/2033."], "12/11/2033", True),
        ("12/11/2033;", ["19/11/2033", "19/11/2033;"], "19/11/2033;", False),
        ("12/11/2033", ["19/11/2033", "12/11/2033"], "12/11/2033", False),
        ("12/11/2033", ["19/1/2033", "19/1/2033"], "12/11/2033", False),
        ("12/11/2033", [], "12/11/2033", False),
        ("118/KH-UBND", ["118/KH-UBND", "118/KH-UBND,"], "118/KH-UBND", True),
        ("(17", ["17", "(17"], "(17", True),
        ("Só;/0/QĐ-UBND", ["x", ""], "Só;/0/QĐ-UBND", False),
    ],
)
def test_which_reading_is_taken(first: str, again: list[str], text: str, sure: bool) -> None:
    assert settle(first, again) == (text, sure)


def test_only_days_and_numbers_that_are_not_sure_are_looked_at() -> None:
    rows = [
        word("ngày", 50),
        word("17", 80),
        word("tháng", 96),
        word("01", 96),
        word("2.1.", 40),
        word("118/KH-UBND", 70),
        word("05/12/2033", 97),
    ]
    seen: list[str] = []

    def again(row: Row, _scale: float) -> str:
        seen.append(row["text"])
        return row["text"]

    settled, doubtful = looked_again(rows, again)
    assert sorted(set(seen)) == ["118/KH-UBND", "17"]
    assert [row["text"] for row in settled] == [row["text"] for row in rows]
    assert doubtful == ()


def test_a_day_that_can_hardly_be_seen_stays_doubtful() -> None:
    assert looked_again([word("05/12/2033", 30)], lambda row, _scale: row["text"])[1] == ("05/12/2033",)


def test_a_page_full_of_doubt_is_not_looked_at_for_ever() -> None:
    looks: list[float] = []

    def again(row: Row, scale: float) -> str:
        looks.append(scale)
        return row["text"]

    _, doubtful = looked_again([word("05/12/2033", 80)] * 50, again)
    assert len(looks) == 2 * MOST
    assert len(doubtful) == 50 - MOST
