"""Lines of messages on a small phone, as Chromium draws them."""

import pytest

from scripts.phone import COLUMN, FOLDED, is_there, lines

pytestmark = pytest.mark.skipif(not is_there(), reason="Chromium is not installed")


def test_lines_are_counted_as_telegram_shows_them() -> None:
    quote = "<blockquote expandable>" + "chữ " * 200 + "</blockquote>"
    told = ["Một dòng", "Hai\n<b>dòng</b>", "chữ " * 60, f"Trên\n{quote}\nDưới", quote.replace(" expandable", "")]
    one, two, wrapped, folded, open_quote = lines(told)
    assert (one, two, folded) == (1, 2, 2 + FOLDED)
    assert 60 * 4 * 5 / COLUMN < wrapped < 60 * 4 * 10 / COLUMN
    assert open_quote > FOLDED
