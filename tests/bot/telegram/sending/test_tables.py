"""An answer that quotes a table as a rich message."""

import re
from dataclasses import replace

import pytest

from bot.telegram.sending.tables import rich
from tests.bot.telegram.fakes import citation, plan_version, reply
from tests.bot.telegram.hostile import CLASSICS

TABLE = "| Hình thức | Số lượng |\n| --- | --- |\n| Giấy khen | 20 & 5 |"


def quoting(*quotes: str) -> str | None:
    return rich(reply("Có 20 [1]", citations=tuple(citation(n=n, quote=one) for n, one in enumerate(quotes, 1))), {})


@pytest.mark.parametrize("quote", ["Hạn gửi là 20/11.", "", "Giấy khen | 20", "| a |\nvà chữ"])
def test_what_quotes_no_table_stays_as_it_is(quote: str) -> None:
    assert quoting(quote) is None


def test_a_table_is_drawn_with_its_head_and_beside_it_other_quotes() -> None:
    message = quoting(TABLE) or ""
    assert "<th>Hình thức</th><th>Số lượng</th></tr><tr><td>Giấy khen</td><td>20 &amp; 5</td></tr></table>" in message
    assert message.startswith("<p>Có 20 [1]</p><p><b>Nguồn:</b> ")
    assert "<p>[1] III.1 Các đợt thi đua</p>" in message
    both = quoting(TABLE, "Gửi về <Văn phòng>") or ""
    assert "</summary><blockquote>“Gửi về &lt;Văn phòng&gt;”</blockquote></details>" in both
    assert "<blockquote>“4) Đăng ký<br>6) Gửi”</blockquote>" in (quoting(TABLE, "4) Đăng ký\n6) Gửi") or "")


def test_a_long_table_is_folded_away() -> None:
    rows = [f"| Giấy khen | {number} |" for number in range(7)]
    assert "<details><summary>[1] III.1 Các đợt thi đua</summary><table>" in (quoting("\n".join(rows)) or "")
    assert "<details>" not in (quoting("\n".join(rows[:6])) or "")


def test_only_the_row_above_the_rule_is_a_head() -> None:
    """Two rows that are cited apart have none; the names of the columns, cited apart, are one by the plan's text."""
    text = f"{TABLE}\n| Bằng khen | 3 |"
    head, _, first, second = text.split("\n")

    def drawn(*quotes: str) -> str:
        cited = (citation(n=n, quote=one, start=text.index(one)) for n, one in enumerate(quotes, 1))
        return rich(reply("Có [1]", citations=tuple(cited)), {"an-binh": plan_version(text=text)}) or ""

    assert "<table><tr><td>Giấy khen</td>" in drawn(second, first)
    assert "<table><tr><td>Giấy khen</td>" in drawn(f"{first}\n{second}")
    assert "<table><tr><th>Hình thức</th><th>Số lượng</th></tr><tr><td>Bằng khen</td>" in drawn(second, head)


def test_a_table_that_is_too_large_is_told_as_text() -> None:
    assert quoting("|" + " x |" * 21) is None
    assert quoting("\n".join(["| a | b |"] * 201)) is None
    assert quoting("| " + "a" * 30_001 + " | b |") is None


@pytest.mark.parametrize("text", CLASSICS)
def test_no_text_becomes_markup(text: str) -> None:
    told = reply(text, citations=(replace(citation(quote="| a | b |"), section=text, title=text),))
    message = rich(told, {}) or ""
    known = r"</?(?:p|b|br|table|tr|td|th|blockquote|details|summary)>"
    assert "<" not in re.sub(known, "", message)
