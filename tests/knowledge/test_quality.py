"""What a text's quality is made of, for a plan and for a passage."""

import pytest

from knowledge.quality import is_poor, measured
from knowledge.readability import readability
from knowledge.text import fold
from tests.ingest.plans import PLAN

SOUND = (
    "Các cơ quan, đơn vị gửi báo cáo kết quả phong trào thi đua về Phòng Nội vụ trước ngày 05/12/2031 để tổng hợp, "
    "trình Chủ tịch Ủy ban nhân dân huyện xem xét."
)


def test_sound_text() -> None:
    quality = measured(SOUND)
    assert quality.valid == 1.0
    assert quality.marked > 0.8
    assert quality.foreign == 0.0
    assert (quality.dates, quality.broken_dates) == (1, 0)
    assert quality.score == 1.0


def test_lost_marks_and_foreign_letters_are_counted() -> None:
    assert measured(fold(SOUND)).marked == 0.0
    damaged = measured(SOUND.replace("ị", "¢").replace("ế", "ë").replace("ộ", "§"))
    assert damaged.foreign > 0.1
    assert measured("Công ty Fujiwara, hãng Zeiss và xưởng Jawa").foreign > 0.3


@pytest.mark.parametrize("date", ["31/02/2031", "O5/12/2031", "45/13/2031"])
def test_broken_dates_are_counted(date: str) -> None:
    quality = measured(SOUND.replace("05/12/2031", date))
    assert quality.dates == quality.broken_dates == 1


def test_a_passage_is_judged_where_it_has_enough_words() -> None:
    assert not is_poor(SOUND)
    assert is_poor(fold(SOUND))
    assert not is_poor("Luu: VT, NV")
    assert not is_poor("STT | Don vi | 1 | 2 | 3 | 4")


@pytest.mark.parametrize("text", ["", " \n", "1234 — 5/6 %", "¢¢¢"])
def test_what_has_no_words_is_no_text(text: str) -> None:
    assert measured(text).words == 0
    assert measured(text).score == 0.0


def test_a_clean_plan_is_good_and_damage_shows() -> None:
    damaged = PLAN.replace("ươ", "wo").replace("ộ", "6").replace("i", "1").replace("ă", "d").replace("ạ", "¢")
    assert readability(PLAN) > 0.9
    assert readability(damaged) < readability(PLAN) - 0.1
    assert readability(fold(PLAN)) < 0.1


def test_what_has_no_words_has_no_quality() -> None:
    assert readability("") == 0.0
    assert readability("1234 — 5/6 %") == 0.0
    assert readability("zzxq wkrt bcdf") == 0.0
