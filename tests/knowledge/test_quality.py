"""How readable a text is."""

from knowledge.quality import readability
from knowledge.text import fold
from tests.ingest.plans import PLAN


def test_a_clean_plan_is_good_and_damage_shows() -> None:
    damaged = PLAN.replace("ươ", "wo").replace("ộ", "6").replace("i", "1").replace("ă", "d").replace("ạ", "¢")
    assert readability(PLAN) > 0.9
    assert readability(damaged) < readability(PLAN) - 0.1
    assert readability(fold(PLAN)) < 0.1


def test_what_has_no_words_has_no_quality() -> None:
    assert readability("") == 0.0
    assert readability("1234 — 5/6 %") == 0.0
    assert readability("zzxq wkrt bcdf") == 0.0
