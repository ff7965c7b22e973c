"""Units of the data in texts: with and without level words, in any typing, and what is no place."""

import pytest

from knowledge.places import find_named, longer_name

NAMED = [
    ("Hạn nộp báo cáo của Mộ Đức?", [("", "mo duc", True)]),
    ("hạn nộp của huyện mộ đức", [("huyen", "mo duc", True)]),
    ("han nop cua huyen mo duc", [("huyen", "mo duc", True)]),
    ("hạn nộp của mộ đức", [("", "mo duc", False)]),
    ("UBND Hà Giang có mấy đợt", [("", "ha giang", True)]),
    ("ke hoach ha giang", [("", "ha giang", True)]),
    ("Kế hoạch của Huế", [("", "hue", True)]),
    ("TP. Vinh, tỉnh Nghệ An", [("thanh pho", "vinh", True), ("tinh", "nghe an", True)]),
    ("tỉnh Bà Rịa - Vũng Tàu", [("tinh", "ba ria vung tau", True)]),
    ("xã Nậm Khoa, huyện Mường Lưu", [("xa", "nam khoa", True), ("huyen", "muong luu", True)]),
    ("Agribank Bắc Hà Giang", []),
    ("ông Nguyễn Hà Giang", []),
    ("Hà Giang Thượng", []),
    ("UBND HÀ GIANG", [("", "ha giang", True)]),
    ("xã hội hóa giáo dục", []),
    ("hạn nộp hà giáng", []),
]


@pytest.mark.parametrize(("text", "places"), NAMED)
def test_places_are_found(text: str, places: list[tuple[str, str, bool]]) -> None:
    assert [(one.level_word, one.name, one.sure) for one in find_named(text)] == places


@pytest.mark.parametrize("text", [text for text, _ in NAMED])
def test_spans_hold_the_name(text: str) -> None:
    for one in find_named(text):
        assert one.span.of(text)[-1] == text[one.span.end - 1]
        assert not one.units or one.units[0].name.lower().split()[-1] in one.span.of(text).lower() or text.isascii()


def test_a_place_in_no_data_is_one_without_units() -> None:
    [one] = find_named("xã Nậm Khoa")
    assert not one.units


def test_a_wider_place_tells_which_is_meant() -> None:
    [alone] = find_named("xã Tân Lập")
    assert len(alone.provinces) > 3
    [commune, district] = find_named("xã Tân Lập, huyện Đan Phượng")
    assert [unit.within[0] for unit in commune.units] == list(district.units)
    assert commune.provinces == {"ha noi"}


@pytest.mark.parametrize(
    ("text", "longer"),
    [
        ("xã Bắc Lạc Hà", "Bắc Lạc Hà"),
        ("xa bac lac ha", "bac lac ha"),
        ("phía bắc Lạc Hà", ""),
        ("hội đồng Lạc Hà", ""),
        ("hoi dong lac ha", ""),
        ("lien doan lao dong lac ha", ""),
        ("báo cáo đầu năm Lạc Hà", ""),
    ],
)
def test_only_a_direction_makes_a_name_longer(text: str, longer: str) -> None:
    assert longer_name(text, "lac ha") == longer
