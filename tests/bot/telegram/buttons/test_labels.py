"""What stands on buttons differs where the things differ."""

import pytest

from bot.telegram.buttons.labels import distinct

LONG = "Ban Chỉ đạo các phong trào thi đua tỉnh Vàng Giang "


@pytest.mark.parametrize(
    ("names", "marks", "labels"),
    [
        (["UBND xã Mây", "UBND xã Gió"], [], ["UBND xã Mây", "UBND xã Gió"]),
        (
            [LONG + "năm 2031", LONG + "năm 2032"],
            [],
            ["Ban Chỉ đạo các … 2031", "Ban Chỉ đạo các … 2032"],
        ),
        (["UBND xã Mây 2031"] * 2, ["may-a", "may-b"], ["UBND xã Mây 2031 · may-a", "UBND xã Mây 2031 · may-b"]),
        (["", "UBND xã Mây"], ["a", "b"], ["", "UBND xã Mây"]),
    ],
)
def test_labels_that_would_be_cut_alike_say_where_they_differ(
    names: list[str], marks: list[str], labels: list[str]
) -> None:
    assert distinct(names, marks, longest=40) == labels


def test_labels_of_very_many_alike_names_are_short_and_different() -> None:
    names = [f"{LONG} giai đoạn {year}-{year + 4} " + "rất dài " * 9 for year in range(2000, 2100)]
    labels = distinct(names, [f"p{n}" for n in range(100)])
    assert len(set(labels)) == 100
    assert max(map(len, labels)) <= 62
