"""Where passages stand, in words for their buttons."""

from dataclasses import replace

import pytest

from bot.telegram.buttons.spots import spots_of
from tests.bot.telegram.fakes import citation, plan_version, reply

VERSION = plan_version("an-binh")


def labels(*sections_and_quotes: tuple[str, str]) -> list[str]:
    cited = tuple(
        replace(citation(n=n, plan="an-binh", quote=quote), section=section)
        for n, (section, quote) in enumerate(sections_and_quotes, 1)
    )
    return [spot.label for spot in spots_of(reply("x", citations=cited), {"an-binh": VERSION})]


@pytest.mark.parametrize(
    ("section", "label"),
    [
        ("III.2.c Báo cáo tổng kết", "III.2.c · Báo cáo tổng kết"),
        ("IV Tổ chức thực hiện", "IV · Tổ chức thực hiện"),
        ("Nơi nhận", "Nơi nhận"),
        ("Phụ lục 2", "Phụ lục 2"),
        ("", "1 · Gửi báo cáo"),
        ("III.2 Hồ sơ, thời gian và trình tự xét khen thưởng", "III.2 · Hồ sơ, thời gian và trình …"),
    ],
)
def test_a_passage_is_named_by_its_heading(section: str, label: str) -> None:
    assert labels((section, "Gửi báo cáo")) == [label]


def test_passages_under_one_heading_are_told_apart_by_their_words() -> None:
    found = labels(("III.1 Các đợt", "- Đợt 1: từ 05/01"), ("III.1 Các đợt", "- Đợt 2: từ 06/6"), ("V Nơi gửi", "x"))
    assert found == ["III.1 · Đợt 1: từ 05/01", "III.1 · Đợt 2: từ 06/6", "V · Nơi gửi"]


def test_what_an_earlier_version_says_has_no_button() -> None:
    cited = (replace(citation(n=1, plan="an-binh"), version=1), citation(n=2, plan="gone"))
    assert spots_of(reply("x", citations=cited), {"an-binh": VERSION}) == []
