"""Corrections of a card: proved by the plan's words, kept while these stand."""

from datetime import UTC, datetime

import pytest

from knowledge.card import Card, Check, DueKind
from knowledge.corrections import Correction, CorrectionError, add, apply, find_quote, is_on_paper
from knowledge.dates import DateValue
from knowledge.span import Span
from tests.ingest.plans import PLAN
from tests.plans_made import made

NOW = datetime(2031, 5, 1, tzinfo=UTC)
READ = made(PLAN)
DUE_LINE = "gửi báo cáo tổng kết về Văn phòng Ủy ban nhân dân xã trước ngày 05/12/2031"
PHASE_LINE = "Từ ngày 01/7/2031 đến ngày 20/11/2031"


def put_right(field: str, value: str, quote: str = "", known: tuple[Correction, ...] = ()) -> Card:
    """The card with one more correction."""
    card = apply(READ.card, READ.text, known).card
    return apply(READ.card, READ.text, add(card, READ.text, known, field, value, quote, NOW)).card


def test_a_field_takes_the_value_and_the_place_of_its_proof() -> None:
    card = put_right("signatory", "Lò Thị Mai", "CHỦ TỊCH Lò Thị Mai")
    assert card.signatory is not None
    assert card.signatory.value == "Lò Thị Mai"
    assert card.signatory.span.of(READ.text) == "CHỦ TỊCH\nLò Thị Mai"


def test_the_body_over_the_issuer_may_be_put_right() -> None:
    superior = put_right("superior", "Ủy ban nhân dân", "ỦY BAN NHÂN DÂN").superior
    assert superior is not None
    assert superior.span.of(READ.text) == "ỦY BAN NHÂN DÂN"
    assert put_right("superior", "-", "ỦY BAN NHÂN DÂN").superior is None


def test_what_a_scan_lost_may_be_put_right() -> None:
    text = READ.text.replace("Lò Thị Mai", "Lo Thi Mai")
    corrections = add(READ.card, text, (), "signatory", "Lò Thị Mai", "Lo Thi Mai", NOW)
    signatory = apply(READ.card, text, corrections).card.signatory
    assert signatory is not None
    assert (signatory.value, signatory.span.of(text)) == ("Lò Thị Mai", "Lo Thi Mai")


def test_dates_are_read_from_the_proof() -> None:
    card = put_right("issued", "6/2/2031", "Thượng Lĩnh, ngày 06 tháng 02 năm 2031")
    assert card.issued_on == DateValue(2031, 2, 6)
    assert card.issued is not None
    assert card.issued.span.of(READ.text) == "ngày 06 tháng 02 năm 2031"
    period = put_right("period", "01/7/2031 - 20/11/2031", PHASE_LINE).period
    assert period is not None
    assert (period.start, period.end) == (DateValue(2031, 7, 1), DateValue(2031, 11, 20))


def test_facts_are_put_right_added_and_taken_out() -> None:
    [deadline] = put_right("deadlines.1", "báo cáo: 05/12/2031", DUE_LINE).deadlines
    assert (deadline.what.value, deadline.due.kind) == ("báo cáo", DueKind.BEFORE)
    assert deadline.due.span.of(READ.text) == "trước ngày 05/12/2031"
    phases = put_right("phases.+", "Đợt 2: 01/7/2031 - 20/11/2031", f"Đợt 2: {PHASE_LINE}").phases
    assert [phase.number for phase in phases] == [1, 2, 2]
    assert put_right("deadlines.1", "-").deadlines == ()
    assert [a.form for a in put_right("awards.+", "thi đua", "theo dõi, tổng hợp kết quả thi đua").awards] == [
        "thi đua"
    ]
    assert put_right("number", "-").number is None


SHARED_LINE = "2. Tặng Cờ thi đua cho 02 thôn và Giấy khen cho 05 hộ, thôn gửi danh sách về xã trước ngày 05/12/2031."
SHARING = made(PLAN.replace("2. Văn phòng Ủy ban", f"{SHARED_LINE}\n3. Văn phòng Ủy ban"))


def test_of_two_facts_in_one_sentence_the_one_that_was_chosen_is_put_right() -> None:
    text = SHARING.text
    assert [one.form for one in SHARING.card.awards] == ["Cờ thi đua", "Giấy khen"]
    assert len({one.span for one in SHARING.card.awards}) == 1
    second = add(SHARING.card, text, (), "awards.2", "Giấy khen cho 05 hộ", SHARED_LINE, NOW)
    assert [one.form for one in apply(SHARING.card, text, second).card.awards] == ["Cờ thi đua", "Giấy khen cho 05 hộ"]
    both = add(apply(SHARING.card, text, second).card, text, second, "awards.1", "thi đua", SHARED_LINE, NOW)
    assert [one.form for one in apply(SHARING.card, text, both).card.awards] == ["thi đua", "Giấy khen cho 05 hộ"]
    gone = add(apply(SHARING.card, text, both).card, text, both, "awards.2", "-", "", NOW)
    assert [one.form for one in apply(SHARING.card, text, gone).card.awards] == ["thi đua"]
    assert len(gone) == 2


def test_of_the_same_words_in_many_places_those_of_the_fact_are_its_proof() -> None:
    number = next(n for n, one in enumerate(READ.card.deadlines, 1) if "05/12/2031" in one.span.of(READ.text))
    assert READ.text.index("thôn") < READ.card.deadlines[number - 1].span.start
    sender = put_right(f"deadlines.{number}.sender", "thôn", "thôn").deadlines[number - 1].sender
    assert sender is not None
    assert READ.card.deadlines[number - 1].span.holds(sender.span)


def test_the_place_that_was_marked_is_the_proof() -> None:
    number = next(n for n, one in enumerate(READ.card.deadlines, 1) if "05/12/2031" in one.span.of(READ.text))
    at = READ.text.rindex("thôn")
    assert not READ.card.deadlines[number - 1].span.start <= at < READ.card.deadlines[number - 1].span.end
    field = f"deadlines.{number}.sender"
    kept = add(READ.card, READ.text, (), field, "thôn", "thôn", NOW, at=at)
    sender = apply(READ.card, READ.text, kept).card.deadlines[number - 1].sender
    assert sender is not None
    assert sender.span == Span(at, at + 4)
    assert kept[0].marked == READ.text.count("thôn") - 1
    # Words that stand elsewhere than where they are said to have been marked prove it from where they stand.
    assert add(READ.card, READ.text, (), field, "thôn", "thôn", NOW, at=at + 1)[0].marked is None


def test_a_text_without_the_marked_place_is_searched_for_the_words() -> None:
    kept = add(READ.card, READ.text, (), "signatory", "thôn", "thôn", NOW, at=READ.text.rindex("thôn"))
    shorter = "Các thôn đăng ký."
    applied = apply(READ.card, shorter, kept)
    assert applied.standing == kept
    assert applied.card.signatory is not None
    assert applied.card.signatory.span == Span(4, 8)


def test_a_correction_of_a_correction_takes_its_place() -> None:
    first = add(READ.card, READ.text, (), "phases.+", "Đợt 2: 01/7/2031 - 20/11/2031", f"Đợt 2: {PHASE_LINE}", NOW)
    card = apply(READ.card, READ.text, first).card
    second = add(card, READ.text, first, "phases.3", "Đợt 2: 20/11/2031 - 20/11/2031", f"Đợt 2: {PHASE_LINE}", NOW)
    assert len(second) == 1
    assert add(card, READ.text, first, "phases.3", "-", "", NOW) == ()


@pytest.mark.parametrize(
    ("field", "value", "quote", "key"),
    [
        ("level", "xã", "xã", "correction.field"),
        ("phases", "Đợt 1", "Đợt 1", "correction.field"),
        ("number.1", "21/KH-UBND", "Số: 21/KH-UBND", "correction.field"),
        ("phases.9", "-", "", "correction.which"),
        ("number", "22/KH-UBND", "Số: 21/KH-UBND", "correction.value"),
        ("number", "21/KH-UBND", "Số: 22/KH-UBND", "correction.quote"),
        ("issued", "hôm nay", "ngày 06 tháng 02 năm 2031", "correction.dates"),
        ("issued", "07/02/2031", "ngày 06 tháng 02 năm 2031", "correction.value"),
        ("deadlines.+", "05/12/2031", DUE_LINE, "correction.name"),
    ],
)
def test_what_the_plan_does_not_prove_is_refused(field: str, value: str, quote: str, key: str) -> None:
    with pytest.raises(CorrectionError) as refused:
        add(READ.card, READ.text, (), field, value, quote, NOW)
    assert refused.value.key == key


@pytest.mark.parametrize(
    ("blank", "field", "value", "at"),
    [
        ("Số:       /KH-UBND", "number", "21/KH-UBND", "Số:"),
        ("Số: ……/KH-UBND", "number", "21/KH-UBND", "Số: ……/KH-UBND"),
        ("Mây, ngày …  tháng … năm 2031", "issued", "06/02/2031", "ngày …  tháng … năm 2031"),
        ("Kế hoạch không có gì", "number", "21/KH-UBND", "Kế hoạch không có gì"),
    ],
)
def test_what_is_written_by_hand_stands_at_its_blank(blank: str, field: str, value: str, at: str) -> None:
    text = f"{blank}\nKế hoạch của xã Mây"
    [correction] = add(Card(), text, (), field, value, "Theo bản giấy.", NOW)
    applied = apply(Card(), text, (correction,))
    stated = getattr(applied.card, field)
    assert (stated.value, is_on_paper(stated)) == (value, True)
    assert stated.span.of(text).startswith(at)
    assert applied.lost == ()


def test_what_a_person_has_put_in_is_not_told_to_be_missing() -> None:
    warned = Card(checks=(Check("no_number", {}), Check("no_issued", {}), Check("no_year", {})))
    corrections = add(warned, "Số:     /KH-UBND", (), "number", "21/KH-UBND", "theo bản giấy", NOW)
    card = apply(warned, "Số:     /KH-UBND", corrections).card
    assert [check.key for check in card.checks] == ["no_issued", "no_year"]


@pytest.mark.parametrize(
    ("field", "value", "key"),
    [
        ("number", "22/KH-UBND", "correction.paper_known"),
        ("title", "Tên khác", "correction.paper_field"),
    ],
)
def test_what_the_file_says_is_not_taken_from_paper(field: str, value: str, key: str) -> None:
    with pytest.raises(CorrectionError) as refused:
        add(READ.card, READ.text, (), field, value, "theo bản giấy", NOW)
    assert refused.value.key == key


def test_without_its_words_a_correction_is_lost_and_named() -> None:
    corrections = add(READ.card, READ.text, (), "number", "21/KH-UBND", "Số: 21/KH-UBND", NOW)
    applied = apply(READ.card, READ.text.replace("Số:", "So:"), corrections)
    assert (applied.standing, applied.lost) == ((), corrections)


def test_a_quote_is_found_however_white_space_runs() -> None:
    span = find_quote("một  hai\nba", "hai ba")
    assert span is not None
    assert (span.start, span.end) == (5, 11)
    assert find_quote("một", " ") is None
