"""Rendering, read back by the strict reader of the stand-in: whatever the text, Telegram accepts it."""

from dataclasses import replace

import pytest

from bot.reply import Reply, Run
from bot.telegram.sending.characters import clean
from bot.telegram.sending.html import Block, Piece, compose, plain, render
from tests.bot.telegram.fakes import citation, reply
from tests.bot.telegram.hostile import texts
from tests.e2e.entities import RefusedError, parse, units

HOSTILE = texts()


def test_statement_first_then_sources_then_notes() -> None:
    answer = reply("Có *2 đợt* [1]", citations=(citation(),), notes=("Kế hoạch đã kết thúc.",))
    [message] = render(answer)
    assert message == (
        "Có <b>2 đợt</b> [1]\n"
        "<blockquote expandable><b>Nguồn:</b> Kế hoạch 01/KH-UBND, xã An Bình\n"
        "[1] III.1 Các đợt thi đua\n"
        "“Đợt 1: từ tháng 01 đến tháng 5”</blockquote>\n"
        "⚠ Kế hoạch đã kết thúc."
    )


def test_sources_of_several_plans_each_name_their_plan() -> None:
    two = (citation(1), citation(2, title="Kế hoạch 02/KH-UBND, xã Bình Yên", page=3))
    [message] = render(reply("Hai kế hoạch", citations=two))
    assert "<b>Nguồn:</b> [1] Kế hoạch 01/KH-UBND, xã An Bình — III.1 Các đợt thi đua" in message
    assert message.count("<blockquote expandable>") == 1
    assert "[2] Kế hoạch 02/KH-UBND, xã Bình Yên — III.1 Các đợt thi đua (tr. 3)" in message


def test_a_reading_stands_in_the_same_quote_under_its_label() -> None:
    poor = replace(citation(quote="Phat dong thi dua"), reading="Phát động\n\nthi đua")
    [message] = render(reply("x", citations=(poor, citation(2))))
    assert ("III.1 Các đợt thi đua\n“Phat dong thi dua”\nđọc là (tự động): “Phát động\nthi đua”\n[2] ") in message
    assert message.count("đọc là") == 1
    [message] = render(reply("x", citations=(poor,), language="en"))
    assert "“Phat dong thi dua”\nread as (automatic): “Phát động" in message


def test_wording_follows_the_language_of_the_reply() -> None:
    [message] = render(reply("Two phases [1]", citations=(citation(page=2),), language="en"))
    assert "<b>Sources:</b> Kế hoạch 01/KH-UBND, xã An Bình" in message
    assert "(p. 2)" in message


def test_a_reply_that_says_nothing_is_still_a_message() -> None:
    assert render(reply()) == ["Tôi không có gì để trả lời câu này."]


def test_no_citation_is_cut_where_it_fits_into_a_message() -> None:
    many = tuple(citation(n, quote=f"trích dẫn số {n} " * 60) for n in range(1, 13))
    messages = render(reply("Nhiều nguồn", citations=many))
    assert len(messages) > 1
    for n in range(1, 13):
        holding = [message for message in messages if f"[{n}] " in message]
        assert len(holding) == 1
        assert holding[0].count(f"trích dẫn số {n} ") == 60


def test_the_heading_of_the_sources_stays_with_the_first_of_them() -> None:
    messages = render(reply("a" * 4000, citations=(citation(),)))
    assert len(messages) == 2
    assert messages[1].startswith("<blockquote expandable><b>Nguồn:</b> ")


def test_a_quote_longer_than_a_message_is_cut_with_its_marks_closed_and_opened_again() -> None:
    messages = render(reply("x", citations=(citation(quote="Một câu dài vừa phải. " * 500),)))
    assert all(message.endswith("</blockquote>") for message in messages[1:])
    assert all(message.startswith("<blockquote expandable>") for message in messages[2:])
    whole = " ".join(parse(message)[0] for message in messages[1:])
    assert whole.count("Một câu dài vừa phải.") == 500


def test_emoji_at_the_border_is_not_parted() -> None:
    for before in range(4090, 4098):
        first, *rest = compose([Block((Piece("a" * before + "👩‍👩‍👧‍👦" + "b" * 50),))])
        assert "👩‍👩‍👧‍👦" in "".join([first, *rest])
        assert sum("👩‍👩‍👧‍👦" in part for part in (first, *rest)) == 1


def test_numbers_of_clauses_stay_as_the_plan_has_them() -> None:
    [message] = render(reply("4) Đăng ký\n6) Gửi", citations=(citation(quote="4) Đăng ký\n6) Gửi\nd) Lưu\nđ) Báo"),)))
    assert parse(message)[0].startswith("4) Đăng ký\n6) Gửi\n")
    assert "“4) Đăng ký\n6) Gửi\nd) Lưu\nđ) Báo”" in parse(message)[0]


def test_plain_gives_back_the_visible_text() -> None:
    for message in render(hostile_reply('1 < 2 & "3" <b>x</b>')):
        assert plain(message) == parse(message)[0]


@pytest.mark.parametrize("number", range(len(HOSTILE)))
def test_telegram_accepts_whatever_the_text(number: int) -> None:
    for message in render(hostile_reply(HOSTILE[number])):
        visible, entities = parse(message)
        assert 0 < units(visible) <= 4096
        assert visible.strip()
        assert {entity["type"] for entity in entities} <= {"bold", "expandable_blockquote"}
        message.encode("utf-8")
        assert plain(message) == visible


@pytest.mark.parametrize("number", range(len(HOSTILE)))
def test_nothing_that_can_be_seen_is_lost(number: int) -> None:
    messages = render(reply(HOSTILE[number], "cuối"))
    shown = "".join(parse(message)[0] for message in messages)
    assert _letters(shown) == _letters(clean(HOSTILE[number]).replace("*", "") + "cuối")


def test_the_reader_refuses_what_telegram_refuses() -> None:
    for bad in (
        "<b>",
        "</b>",
        "<p>x</p>",
        "<b>x</i>",
        "<b",
        "a < b",
        "<blockquote>a<blockquote>b</blockquote></blockquote>",
    ):
        with pytest.raises(RefusedError):
            parse(bad)


def hostile_reply(text: str) -> Reply:
    poor = replace(citation(quote=text, section=text, title=text), reading=text)
    answer = reply(text, citations=(poor, citation(2)), notes=(text,))
    bold = (Run(text, bold=True), Run(text))
    return Reply(**{**{name: getattr(answer, name) for name in Reply.__slots__}, "lines": (bold, *answer.lines)})


def _letters(text: str) -> str:
    return "".join(text.split())
