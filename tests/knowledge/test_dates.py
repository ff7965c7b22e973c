"""Vietnamese dates and periods: all the forms that plans use, accented, unaccented and damaged."""

import itertools
import random
import unicodedata
from datetime import date, time, timedelta

import pytest

from knowledge.dates import DateValue, find_dates, find_periods, find_spoken
from knowledge.dates.forms import FORMS, Form
from knowledge.dates.spoken import SPOKEN, Spoken
from knowledge.dates.values import LAST_WEEK
from knowledge.text import fold

D = DateValue

ONE_DATE = [
    ("trước ngày 01/6/2031", D(2031, 6, 1), "01/6/2031"),
    ("trước ngày 1-6-2031", D(2031, 6, 1), "1-6-2031"),
    ("trước ngày 01.06.2031 nộp về", D(2031, 6, 1), "01.06.2031"),
    ("hạn: 01 / 6 / 2031", D(2031, 6, 1), "01 / 6 / 2031"),
    ("vào ngày 01 tháng 6 năm 2031.", D(2031, 6, 1), "ngày 01 tháng 6 năm 2031"),
    ("NGÀY 01 THÁNG 6 NĂM 2031", D(2031, 6, 1), "NGÀY 01 THÁNG 6 NĂM 2031"),
    ("ngay 01 thang 6 nam 2031", D(2031, 6, 1), "ngay 01 thang 6 nam 2031"),
    ("ngày 01 tháng 6, năm 2031", D(2031, 6, 1), "ngày 01 tháng 6, năm 2031"),
    ("ngày 15 tháng 4/2031", D(2031, 4, 15), "ngày 15 tháng 4/2031"),
    ("đúng 15 tháng 4 họp", D(None, 4, 15), "15 tháng 4"),
    ("ngảy 05 thảng 9 nãm 2031", D(2031, 9, 5), "ngảy 05 thảng 9 nãm 2031"),
    ("ngdy 05 thdng 9 nim 2031", D(2031, 9, 5), "ngdy 05 thdng 9 nim 2031"),
    ("ngay 14 thang 3 nidm 2031", D(2031, 3, 14), "ngay 14 thang 3 nidm 2031"),
    ("kỷ niệm ngày 30/4", D(None, 4, 30), "ngày 30/4"),
    ("tháng 01/2031", D(2031, 1), "tháng 01/2031"),
    ("tháng 01 năm 2031", D(2031, 1), "tháng 01 năm 2031"),
    ("tháng 1-2031", D(2031, 1), "tháng 1-2031"),
    ("trong tháng 9 các tổ", D(None, 9), "tháng 9"),
    ("chậm nhất 11/2031", D(2031, 11), "11/2031"),
    ("quý III/2031", D(2031, quarter=3), "quý III/2031"),
    ("quý 3 năm 2031", D(2031, quarter=3), "quý 3 năm 2031"),
    ("hằng năm, vào Quý IV", D(None, quarter=4), "Quý IV"),
    ("quý 11/2031", D(2031, quarter=2), "quý 11/2031"),
    ("đầu quý II năm 2031", D(2031, quarter=2, edge="start"), "đầu quý II năm 2031"),
    ("06 tháng đầu năm 2031", D(2031, half=1), "06 tháng đầu năm 2031"),
    ("6 tháng đầu năm", D(None, half=1), "6 tháng đầu năm"),
    ("sáu tháng cuối năm 2031", D(2031, half=2), "sáu tháng cuối năm 2031"),
    ("cuối tháng 6 năm 2031", D(2031, 6, edge="end"), "cuối tháng 6 năm 2031"),
    ("đầu tháng 7/2031", D(2031, 7, edge="start"), "đầu tháng 7/2031"),
    ("giữa tháng 7", D(None, 7, edge="middle"), "giữa tháng 7"),
    ("cuối năm 2031", D(2031, edge="end"), "cuối năm 2031"),
    ("báo cáo cuối năm", D(None, edge="end"), "cuối năm"),
    ("kế hoạch năm 2031", D(2031), "năm 2031"),
    ("trước 2031-06-01", D(2031, 6, 1), "2031-06-01"),
    ("trước ngày 01/6/31", D(2031, 6, 1), "01/6/31"),
    ("trước ngày 01.6.31.", D(2031, 6, 1), "ngày 01.6.31"),
    ("ngày 01/VI/2031", D(2031, 6, 1), "01/VI/2031"),
    ("ngày 15-XI-2031", D(2031, 11, 15), "15-XI-2031"),
    ("ngày 15 tháng XI năm 2031", D(2031, 11, 15), "ngày 15 tháng XI năm 2031"),
    ("trong tháng IX năm 2031", D(2031, 9), "tháng IX năm 2031"),
    ("trước ngày 01\u20116\u20112031", D(2031, 6, 1), "01\u20116\u20112031"),
    ("ngày 15.11 tới", D(None, 11, 15), "ngày 15.11"),
    ("nộp trước 17 giờ 00 ngày 20/3/2031", D(2031, 3, 20), "17 giờ 00 ngày 20/3/2031"),
    ("ngày12tháng08 năm 2031", D(2031, 8, 12), "ngày12tháng08 năm 2031"),
    ("trong tuần đầu tháng 12", D(None, 12, week=1), "tuần đầu tháng 12"),
    ("trong tuần thứ hai của tháng 11/2031", D(2031, 11, week=2), "tuần thứ hai của tháng 11/2031"),
    ("tuần 3 tháng 11 năm 2031", D(2031, 11, week=3), "tuần 3 tháng 11 năm 2031"),
    ("vào tuần cuối tháng 5/2031", D(2031, 5, week=LAST_WEEK), "tuần cuối tháng 5/2031"),
    ("họp ngày 5 tháng mười hai năm 2031", D(2031, 12, 5), "ngày 5 tháng mười hai năm 2031"),
    ("Ngày 19 Tháng Năm, năm 2031", D(2031, 5, 19), "Ngày 19 Tháng Năm, năm 2031"),
    ("trước ngày 20 tháng mười một nộp về", D(None, 11, 20), "ngày 20 tháng mười một"),
    ("ngay 3 thang tu nam 2031", D(2031, 4, 3), "ngay 3 thang tu nam 2031"),
    ("trong tháng mười năm 2031", D(2031, 10), "tháng mười năm 2031"),
    ("cuối tháng năm năm 2031", D(2031, 5, edge="end"), "cuối tháng năm năm 2031"),
    ("tháng Chín/2031", D(2031, 9), "tháng Chín/2031"),
    ("trước Quý Ⅲ/2031", D(2031, quarter=3), "Quý Ⅲ/2031"),
    ("trong quý Ⅳ năm 2031", D(2031, quarter=4), "quý Ⅳ năm 2031"),
    ("ngày 15 tháng Ⅺ năm 2031", D(2031, 11, 15), "ngày 15 tháng Ⅺ năm 2031"),
    ("hằng tháng từ năm 2031", D(2031), "năm 2031"),
    ("trong tháng Chạp năm 2031", D(2031), "năm 2031"),
    ("báo cáo tháng, năm 2031", D(2031), "năm 2031"),
    ("vào cuối của tháng 5/2031", D(2031, 5, edge="end"), "cuối của tháng 5/2031"),
]

HOURS = [
    ("trước 16h00 ngày 13/10", "16h00 ngày 13/10", time(16), None),
    ("trước 17h00, thứ Sáu, ngày 15/11/2030", "17h00, thứ Sáu, ngày 15/11/2030", time(17), 4),
    ("trước 17 giờ 00 phút ngày 15 tháng 11 năm 2030", "17 giờ 00 phút ngày 15 tháng 11 năm 2030", time(17), None),
    ("chậm nhất vào 16h30 chiều thứ Sáu (15/11/2030)", "16h30 chiều thứ Sáu (15/11/2030)", time(16, 30), 4),
    ("trước 17 giờ 00 ngày 20/3/2031", "17 giờ 00 ngày 20/3/2031", time(17), None),
    ("lúc 10 giờ 30, ngày 20/11", "10 giờ 30, ngày 20/11", time(10, 30), None),
    ("từ 7:30 ngày 20/11/2030", "7:30 ngày 20/11/2030", time(7, 30), None),
    ("từ 7h30 đến 11h00 ngày 20/11/2030", "7h30 đến 11h00 ngày 20/11/2030", time(7, 30), None),
    ("8g sáng chủ nhật 20/11/2030", "8g sáng chủ nhật 20/11/2030", time(8), 6),
    ("trước thứ Sáu, ngày 15/11/2030", "thứ Sáu, ngày 15/11/2030", None, 4),
    ("ngày 15/11/2030 (thứ 6)", "15/11/2030 (thứ 6)", None, 4),
    ("ngày 15/11/2030, lúc 14h15", "15/11/2030, lúc 14h15", time(14, 15), None),
    ("Ngày 20/11/2030 từ 7 giờ 30", "20/11/2030 từ 7 giờ 30", time(7, 30), None),
    ("13 giờ 30 phút, Thứ 6, ngày 15/ 11 / 2030", "13 giờ 30 phút, Thứ 6, ngày 15/ 11 / 2030", time(13, 30), 4),
    ("BUỔI 1: THỨ HAI, NGÀY 20/11/2030", "THỨ HAI, NGÀY 20/11/2030", None, 0),
    ("thứ hai hằng tuần, ngày 20/11", "ngày 20/11", None, None),
    ("trước 5 giờ chiều ngày 20/11/2030", "5 giờ chiều ngày 20/11/2030", time(17), None),
    ("trước 2h30 chiều 20/11/2030", "2h30 chiều 20/11/2030", time(14, 30), None),
    ("họp lúc 2:30 CH ngày 20/11/2030", "2:30 CH ngày 20/11/2030", time(14, 30), None),
    ("2 giờ, chiều thứ Sáu, ngày 15/11/2030", "2 giờ, chiều thứ Sáu, ngày 15/11/2030", time(14), 4),
    ("7 giờ tối ngày 20/11/2030", "7 giờ tối ngày 20/11/2030", time(19), None),
    ("1 giờ trưa ngày 20/11/2030", "1 giờ trưa ngày 20/11/2030", time(13), None),
    ("từ 2 giờ đến 4 giờ chiều ngày 20/11/2030", "2 giờ đến 4 giờ chiều ngày 20/11/2030", time(14), None),
    ("từ 8 giờ đến 5 giờ chiều ngày 20/11/2030", "8 giờ đến 5 giờ chiều ngày 20/11/2030", time(8), None),
    ("từ 7 giờ tới 9 giờ ngày 20/11/2030", "7 giờ tới 9 giờ ngày 20/11/2030", time(7), None),
    ("ngày 20/11/2030, lúc 2 giờ chiều", "20/11/2030, lúc 2 giờ chiều", time(14), None),
    ("chiều 20/11/2030, lúc 2 giờ", "20/11/2030, lúc 2 giờ", time(14), None),
    ("8 giờ sáng ngày 20/11/2030", "8 giờ sáng ngày 20/11/2030", time(8), None),
    ("17 giờ chiều ngày 20/11/2030", "17 giờ chiều ngày 20/11/2030", time(17), None),
]

NO_DATE = [
    "năm học 2030 - 2031",
    "giai đoạn 2026-2030",
    "Nghị định số 98/2031/NĐ-CP",
    "Số: 45/KH-UBND",
    "đạt 15/17 tiêu chí",
    "tỷ lệ 45/60",
    "3,5/10 điểm",
    "12.500 đồng; 100%",
    "điểm 2.1 mục II",
    "Luật số 06/2031/QH15",
    "45/60/31",
    "mục 1.2.31 của Quy chế",
    "hằng tháng v.v. các tổ",
    "số 12/6/31-KH",
    "tuần 12 của năm học",
    "tuyển thẳng 08 học sinh",
    "đội thắng 2 trận",
    "họp 1/2 ngày",
]


@pytest.mark.parametrize(("text", "value", "words"), ONE_DATE)
@pytest.mark.parametrize("written", [str, fold, str.upper], ids=["accented", "unaccented", "capitals"])
def test_one_date(text: str, value: DateValue, words: str, written: type[str]) -> None:
    [mention] = find_dates(written(text))
    assert mention.value == value
    assert mention.span.of(written(text)) == written(words)
    assert not mention.misread


@pytest.mark.parametrize(("text", "words", "at", "weekday"), HOURS)
def test_hours_and_weekdays_beside_a_day(text: str, words: str, at: time | None, weekday: int | None) -> None:
    [mention] = find_dates(text)
    assert (mention.span.of(text), mention.at, mention.weekday) == (words, at, weekday)


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("thứ Sáu, ngày 15/11/2030", False),
        ("ngày 15/11/2030 (thứ Hai)", True),
        ("thứ Hai, ngày 15/11", False),
        ("thứ Hai, ngày 31/11/2030", False),
    ],
)
def test_a_weekday_that_the_calendar_does_not_have(text: str, wrong: bool) -> None:
    [mention] = find_dates(text)
    assert mention.wrong_weekday is wrong


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.name)
def test_a_form_reads_its_own_examples(form: Form) -> None:
    for example in form.examples:
        assert [(m.form, m.span.of(example)) for m in find_dates(example)] == [(form.name, example)]


def test_no_text_that_a_form_fits_is_without_its_sign() -> None:
    rng = random.Random(13)
    parts = (
        "1 06 15 2031 31 XI iv / - – . ngày tháng thẳng năm quý tuần đầu cuối giữa của sáu hai nửa trong đến".split()
    )
    forms = [form for form in FORMS if form.name != "day/roman month/year"]  # whose signs have no space in them
    fitting = 0
    for _ in range(10_000):
        folded = fold("".join(rng.choice(("", " ")) + rng.choice(parts) for _ in range(12)))
        for form in (form for form in forms if form.pattern.search(folded)):
            fitting += 1
            assert form.sign.search(folded), (form.name, folded)
    assert fitting > 1_000


@pytest.mark.parametrize("way", SPOKEN, ids=lambda way: way.name)
def test_a_way_of_saying_a_time_reads_its_own_examples(way: Spoken) -> None:
    for example in way.examples:
        text = f"Các tổ làm việc này {example}; sau đó báo lại."
        assert [(m.name, m.span.of(text)) for m in find_spoken(text)] == [(way.name, example)]


@pytest.mark.parametrize(
    "text",
    [
        "phấn đấu đạt 80 % hộ gia đình",
        "trước ngày 15/3/2031",
        "một tuần một việc tốt",
        "đến nay các tổ đã nộp",
        "sau khi họp",
        "học kỳ I năm học 2030 - 2031",
    ],
)
def test_words_that_are_no_time(text: str) -> None:
    assert find_spoken(text) == []


@pytest.mark.parametrize("text", NO_DATE)
def test_numbers_that_are_no_dates(text: str) -> None:
    assert find_dates(text) == []


def test_decomposed_text_has_the_dates_of_its_normal_form() -> None:
    text = "từ ngày 01 tháng 6 năm 2031 đến cuối quý III/2031"
    assert find_dates(unicodedata.normalize("NFD", text)) == find_dates(text)


def test_several_dates_stand_in_the_order_of_the_text() -> None:
    text = "chào mừng ngày 03/02, 30/4 và 01/5/2031; sơ kết trong quý II/2031, xong trước 20-6-2031"
    assert [m.value for m in find_dates(text)] == [
        D(None, 2, 3),
        D(None, 4, 30),
        D(2031, 5, 1),
        D(2031, quarter=2),
        D(2031, 6, 20),
    ]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("ngày 31/02/2031", D(2031, 2, 31)),
        ("ngày 30 tháng 02 năm 2032", D(2032, 2, 30)),
        ("ngày 29/02/2031", D(2031, 2, 29)),
        ("ngày 31/9/2031", D(2031, 9, 31)),
        ("tháng 13 năm 2031", D(2031, 13)),
        ("45/60/2031", D(2031, 60, 45)),
    ],
)
def test_impossible_dates_are_kept_and_flagged(text: str, value: DateValue) -> None:
    [mention] = find_dates(text)
    assert mention.value == value
    assert not mention.value.possible
    assert mention.value.first() is mention.value.last() is None


def test_a_leap_day_is_possible_in_a_leap_year_and_without_one() -> None:
    assert D(2032, 2, 29).first() == date(2032, 2, 29)
    assert D(None, 2, 29).possible
    assert not D(2031, 2, 29).possible


@pytest.mark.parametrize("text", ["l5/6/2031", "lS/6/2031", "O1/12/2O31", "1s/o6/2031"])
def test_letters_among_digits_are_a_misread_date(text: str) -> None:
    [mention] = find_dates(f"gửi trước ngày {text} về Sở")
    assert mention.misread
    assert mention.value.first() is None
    assert mention.span.of(f"gửi trước ngày {text} về Sở") == text


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        (D(2031, 6, 1), date(2031, 6, 1), date(2031, 6, 1)),
        (D(2031, 2), date(2031, 2, 1), date(2031, 2, 28)),
        (D(2031, 6, edge="start"), date(2031, 6, 1), date(2031, 6, 10)),
        (D(2031, 6, edge="middle"), date(2031, 6, 11), date(2031, 6, 20)),
        (D(2031, 6, edge="end"), date(2031, 6, 21), date(2031, 6, 30)),
        (D(2031, 12, week=1), date(2031, 12, 1), date(2031, 12, 7)),
        (D(2031, 11, week=2), date(2031, 11, 8), date(2031, 11, 14)),
        (D(2031, 2, week=5), date(2031, 2, 28), date(2031, 2, 28)),
        (D(2031, 5, week=LAST_WEEK), date(2031, 5, 25), date(2031, 5, 31)),
        (D(2031, quarter=3), date(2031, 7, 1), date(2031, 9, 30)),
        (D(2031, half=1), date(2031, 1, 1), date(2031, 6, 30)),
        (D(2031, half=2), date(2031, 7, 1), date(2031, 12, 31)),
        (D(2031), date(2031, 1, 1), date(2031, 12, 31)),
    ],
)
def test_bounds(value: DateValue, first: date, last: date) -> None:
    assert (value.first(), value.last()) == (first, last)


def test_a_year_is_filled_in_only_where_there_is_none() -> None:
    assert D(None, 6, 1).in_year(2031) == D(2031, 6, 1)
    assert D(2030, 6, 1).in_year(2031) == D(2030, 6, 1)
    assert D(None, 6, 1).in_year(None).first() is None


PERIODS = [
    ("từ ngày 01/01/2031 đến ngày 31/5/2031", D(2031, 1, 1), D(2031, 5, 31)),
    ("Từ 01/01 đến 31/5/2031", D(2031, 1, 1), D(2031, 5, 31)),
    ("từ ngày 01/01 đến hết ngày 31/5/2031", D(2031, 1, 1), D(2031, 5, 31)),
    ("01/01 - 31/5/2031", D(2031, 1, 1), D(2031, 5, 31)),
    ("01/01-31/5/2031", D(2031, 1, 1), D(2031, 5, 31)),
    ("01/01/2031 – 31/5/2031", D(2031, 1, 1), D(2031, 5, 31)),
    ("ngày 20/11/2031-26/3/2032", D(2031, 11, 20), D(2032, 3, 26)),
    ("từ ngày 01 tháng 9 đến ngày 30 tháng 11 năm 2031", D(2031, 9, 1), D(2031, 11, 30)),
    ("tu ngay 15 thang 3 nam 2031 den het ngay 10 thang 10 nam 2031", D(2031, 3, 15), D(2031, 10, 10)),
    ("từ ngày 15/3 tới 10/10/2031", D(2031, 3, 15), D(2031, 10, 10)),
    ("bắt đầu từ ngày 15/3/2031, kết thúc ngày 10/10/2031", D(2031, 3, 15), D(2031, 10, 10)),
    ("từ tháng 8 năm 2031 đến cuối tháng 12 năm 2031", D(2031, 8), D(2031, 12, edge="end")),
    ("từ tháng 01 đến hết tháng 5 năm 2031", D(2031, 1), D(2031, 5)),
    ("từ tháng 3 - tháng 8/2031", D(2031, 3), D(2031, 8)),
    ("từ đầu tháng 3 đến cuối tháng 5 năm 2031", D(2031, 3, edge="start"), D(2031, 5, edge="end")),
    ("từ 8/2031 đến 12/2031", D(2031, 8), D(2031, 12)),
    ("từ quý I đến quý III năm 2031", D(2031, quarter=1), D(2031, quarter=3)),
    ("quý I và quý II năm 2031", D(2031, quarter=1), D(2031, quarter=2)),
    ("quý I, quý II/2031", D(2031, quarter=1), D(2031, quarter=2)),
    ("tháng 11, 12/2031", D(2031, 11), D(2031, 12)),
    ("từ năm 2031 đến năm 2035", D(2031), D(2035)),
    ("từ ngày 10 đến ngày 15 tháng 11 năm 2031", D(2031, 11, 10), D(2031, 11, 15)),
    ("từ ngày 05 đến 10/12/2031", D(2031, 12, 5), D(2031, 12, 10)),
    ("từ nay đến hết ngày 30/6/2031", None, D(2031, 6, 30)),
    ("từ ngày ký đến ngày 30/11/2031", None, D(2031, 11, 30)),
    ("kể từ ngày ban hành Kế hoạch đến hết tháng 10/2031", None, D(2031, 10)),
    ("đến hết ngày 20/12/2031", None, D(2031, 12, 20)),
    ("từ ngày 03/9/2031", D(2031, 9, 3), None),
    # Across the turn of a year, of which only one end is written.
    ("từ ngày 01/11 đến ngày 28/02/2032", D(2031, 11, 1), D(2032, 2, 28)),
    ("từ ngày 05/9/2031 đến ngày 30/4", D(2031, 9, 5), D(2032, 4, 30)),
    ("từ tháng 10 đến hết tháng 02/2032", D(2031, 10), D(2032, 2)),
    ("từ tháng 10/2031 đến hết tháng 11", D(2031, 10), D(2031, 11)),
    ("15/5 - 30/6/2031", D(2031, 5, 15), D(2031, 6, 30)),
    ("15–20/11", D(None, 11, 15), D(None, 11, 20)),
    ("15-20/11/2031", D(2031, 11, 15), D(2031, 11, 20)),
    ("ngày 15 đến ngày 20/11/2031", D(2031, 11, 15), D(2031, 11, 20)),
    ("ngày 15/11 - 20/11/2031", D(2031, 11, 15), D(2031, 11, 20)),
    ("từ ngày 01/11\u201115/11/2031", D(2031, 11, 1), D(2031, 11, 15)),
    ("24, 25 và 26 tháng 8 năm 2031", D(2031, 8, 24), D(2031, 8, 26)),
    ("từ sau 30/10/2031", D(2031, 10, 31), None),
    ("từ sau ngày 31/12/2031 đến ngày 15/01/2032", D(2032, 1, 1), D(2032, 1, 15)),
    ("từ 0 giờ ngày 20/5/2031 đến 24 giờ ngày 27/8/2031", D(2031, 5, 20), D(2031, 8, 27)),
    ("từ ngày 17/12/2031 đến khi kết thúc", D(2031, 12, 17), None),
    ("từ ngày 17/12/2031 đến 17 giờ 00, ngày 01/02/2032", D(2031, 12, 17), D(2032, 2, 1)),
    ("đến hết ngày làm việc 15/11/2031", None, D(2031, 11, 15)),
]


@pytest.mark.parametrize(("text", "start", "end"), PERIODS)
@pytest.mark.parametrize("written", [str, fold], ids=["accented", "unaccented"])
def test_periods(text: str, start: DateValue | None, end: DateValue | None, written: type[str]) -> None:
    [period] = find_periods(f"Thời gian các ngày {written(text)}.")
    assert (period.start, period.end) == (start, end)
    assert written(text).endswith(period.span.of(f"Thời gian các ngày {written(text)}.").removeprefix("ngày "))


def test_hours_at_the_ends_of_a_stretch_of_time() -> None:
    [period] = find_periods("từ 7h00 ngày 17/12/2031 đến 17 giờ 30, ngày 01/02/2032")
    assert (period.start_at, period.end_at) == (time(7), time(17, 30))


def test_an_end_without_a_date_is_in_the_words_of_the_stretch() -> None:
    text = "làm từ ngày 17/12/2031 đến khi kết thúc nhiệm vụ, không nghỉ"
    [period] = find_periods(text)
    assert period.until_event
    assert period.span.of(text) == "từ ngày 17/12/2031 đến khi kết thúc nhiệm vụ"


@pytest.mark.parametrize(
    "text",
    [
        "trước ngày 15/3/2031 và ngày 10/10/2031",
        "ngày 15/3/2031 sơ kết, ngày 10/10/2031 tổng kết",
        "vào ngày 15/3/2031",
        "vào tháng 6, tháng 12/2031",
        "quý II và quý IV năm 2031",
        "từ tháng l0/2031",
        "ngày 15, 20/11/2031",
        "Nghị quyết số 05-NQ/TU ngày 12/12/2031",
    ],
)
def test_dates_that_are_no_period(text: str) -> None:
    assert find_periods(text) == []


DAYS = ("{d:02d}/{m}/{y}", "{d}/{m}/{y}", "{d:02d}-{m:02d}-{y}", "ngày {d:02d} tháng {m:02d} năm {y}", "{d}.{m}.{y}")


def test_any_day_in_any_form_reads_back() -> None:
    rng = random.Random(11)
    for _ in range(400):
        day = date(2000, 1, 1) + timedelta(days=rng.randrange(20_000))
        written = rng.choice(DAYS).format(d=day.day, m=day.month, y=day.year)
        text = f"Nộp hồ sơ {written}, gửi về phòng."
        [mention] = find_dates(text)
        assert mention.value.first() == mention.value.last() == day
        assert mention.span.of(text) == written


def test_mentions_of_a_jumble_never_overlap_and_read_again_alone() -> None:
    rng = random.Random(12)
    pieces = [text for text, _, _ in ONE_DATE] + NO_DATE + [text for text, _, _ in PERIODS]
    for _ in range(150):
        text = "; ".join(rng.sample(pieces, 5))
        mentions = find_dates(text)
        assert all(a.span.end <= b.span.start for a, b in itertools.pairwise(mentions))
        for mention in mentions:
            assert [m.value for m in find_dates(mention.span.of(text))] == [mention.value]
        for period in find_periods(text):
            assert 0 <= period.span.start < period.span.end <= len(text)
            assert find_dates(period.span.of(text))
