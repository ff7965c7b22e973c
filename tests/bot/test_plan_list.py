"""The plans as they are offered: which have ended, in which order."""

from dataclasses import replace
from datetime import date

import pytest

from bot.plan_list import Listed, has_ended, listed, most_like
from knowledge.digest import Digest, digest_of
from tests.e2e.sample import PLAN
from tests.plans_made import made

MO = digest_of(made(PLAN))
TODAY = date(2031, 6, 15)


def of(plan: str, years: tuple[int, ...], *days: date) -> Digest:
    return replace(MO, plan=plan, years=years, last_day=max(days, default=None))


@pytest.mark.parametrize(
    ("digest", "ended"),
    [
        (of("last year's", (2030,)), True),
        (of("this year's", (2031,)), False),
        (of("its last day is over", (2031,), date(2031, 1, 5), date(2031, 6, 14)), True),
        (of("its last day is today", (2031,), date(2031, 6, 15)), False),
        (of("several years", (2029, 2033), date(2030, 1, 1)), False),
        (of("no year, days over", (), date(2031, 6, 1)), True),
        (of("nothing is known", ()), False),
        (replace(of("a law", (2022,)), name=replace(MO.name, reference=True)), False),
    ],
    ids=lambda value: value.plan if isinstance(value, Digest) else "",
)
def test_a_plan_has_ended_when_nothing_of_it_is_due(digest: Digest, ended: bool) -> None:
    assert has_ended(digest, TODAY) is ended


def test_the_latest_years_come_first() -> None:
    plans = listed([of("a", (2029,)), of("b", (2032,)), of("c", (2031,))], TODAY)
    assert [(one.plan, one.ended) for one in plans] == [("b", False), ("c", False), ("a", True)]


def test_the_plan_most_like_some_words_comes_first() -> None:
    plans = [Listed("suoi-mo-2031", "UBND xã Suối Mơ 2031"), Listed("doi-thong-2031", "UBND xã Đồi Thông 2031")]
    assert most_like("Doi Thong ban sua.docx", plans)[0].plan == "doi-thong-2031"
