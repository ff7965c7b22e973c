"""Places named with their level words: in sentences, letterheads, without marks, side by side."""

import pytest

from knowledge.card import Level
from knowledge.places import LEVEL_WORDS, find_places, is_no_level

PLACES = [
    ("UBND tỉnh Lạc Hà và thành phố Yên Sa", [("tinh", "lac ha"), ("thanh pho", "yen sa")]),
    ("ỦY BAN NHÂN DÂN THỊ XÃ BÌNH LƯU", [("thi xa", "binh luu")]),
    ("UBND TX. Bình Lưu, TP. Yên Sa", [("thi xa", "binh luu"), ("thanh pho", "yen sa")]),
    ("phường 7, quận 10", [("phuong", "7"), ("quan", "10")]),
    ("phường Tân Lưu 2", [("phuong", "tan luu 2")]),
    ("xã Nậm Khoa, huyện Mường Ảng Thượng", [("xa", "nam khoa"), ("huyen", "muong ang thuong")]),
    ("UBND xa Nam Khoa", [("xa", "nam khoa")]),
    ("đặc khu Vân Lưu", [("dac khu", "van luu")]),
    ("xã Hội Lưu", [("xa", "hoi luu")]),
    ("xã Ea H'lưu, huyện M’Đrân", [("xa", "ea h luu"), ("huyen", "m dran")]),
    ("tỉnh Bà Rịa - Vũng Tàu và tỉnh Lạc Hà", [("tinh", "ba ria vung tau"), ("tinh", "lac ha")]),
    ("THỊ TRẤN PHỐ LƯU HỘI ĐỒNG NHÂN DÂN", [("thi tran", "pho luu")]),
    ("TỈNH LẠC HÀ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", [("tinh", "lac ha")]),
    ("XÃ NẬM KHOA HUYỆN MƯỜNG LƯU", [("xa", "nam khoa"), ("huyen", "muong luu")]),
    ("XÃ TÂN THÀNH HUYỆN THỊ LƯU", [("xa", "tan thanh"), ("huyen", "thi luu")]),
    ("quận Bình Lưu TP Yên Sa", [("quan", "binh luu"), ("thanh pho", "yen sa")]),
    ("Chủ tịch UBND tỉnh tặng", []),
    ("Ủy ban nhân dân Thành phố", []),
    ("thành phố xanh, xã hội học tập", []),
    ("PHÒNG LAO ĐỘNG - THƯƠNG BINH VÀ XÃ HỘI", []),
]


@pytest.mark.parametrize(("text", "places"), PLACES)
def test_places_are_found_in_order(text: str, places: list[tuple[str, str]]) -> None:
    assert [(p.level_word, p.name) for p in find_places(text)] == places


@pytest.mark.parametrize("text", [text for text, _ in PLACES])
def test_spans_hold_the_words_of_the_place(text: str) -> None:
    for place in find_places(text):
        assert place.span.of(text).lower() == place.written.lower()


@pytest.mark.parametrize(
    ("text", "level", "written"),
    [
        ("TỈNH LẠC HÀ", Level.PROVINCE, "tỉnh Lạc Hà"),
        ("thành phố Yên Sa", Level.DISTRICT, "thành phố Yên Sa"),
        ("Thành phố Hồ Chí Minh", Level.PROVINCE, "Thành phố Hồ Chí Minh"),
        ("TP Đà Nẵng", Level.PROVINCE, "TP Đà Nẵng"),
        ("HUYỆN MƯỜNG LƯU", Level.DISTRICT, "huyện Mường Lưu"),
        ("thị trấn Phố Lưu", Level.COMMUNE, "thị trấn Phố Lưu"),
        ("đặc khu Vân Lưu", Level.COMMUNE, "đặc khu Vân Lưu"),
    ],
)
def test_level_and_spelling(text: str, level: Level, written: str) -> None:
    [place] = find_places(text)
    assert (place.level, place.written) == (level, written)


def test_what_a_level_word_is_half_of_is_seen_however_long_the_text_before_it() -> None:
    before = "Các thôn, bản thi đua làm đường. " * 50
    assert [place.name for place in find_places(f"{before}Hợp tác xã Yên Sa; UBND xã Nậm Khoa")] == ["nam khoa"]


def test_every_level_word_is_found_before_a_name() -> None:
    for word in ("tỉnh", "thành phố", "thị xã", "huyện", "quận", "đặc khu", "thị trấn", "phường", "xã"):
        [place] = find_places(f"UBND {word} Yên Sa")
        assert place.level_word in LEVEL_WORDS


@pytest.mark.parametrize(
    ("text", "is_none"),
    [
        ("hợp tác xã", True),
        ("các xã, phường", True),
        ("huyện hoặc thị xã", True),
        ("tham quan", True),
        ("ở xã", False),
        ("công an xã tỉnh", False),
        ("các huyện tỉnh", False),
        ("cán bộ xã phường", True),
    ],
)
def test_a_level_word_that_is_half_of_another_or_one_of_several_is_none(text: str, is_none: bool) -> None:
    assert is_no_level(text) is is_none


@pytest.mark.parametrize(
    "text", ["công an xã tỉnh Đồng Lạc", "các phường thành phố Đồng Lạc", "Hội Nông dân xã huyện Đồng Lạc"]
)
def test_a_place_within_a_wider_one_is_no_list(text: str) -> None:
    assert [place.name for place in find_places(text)] == ["dong lac"]


def test_a_cooperative_is_no_commune() -> None:
    assert find_places("Hợp tác xã Đồng Lạc nộp báo cáo") == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("UBND xã Đồng Hội Đông", "dong hoi dong"),
        ("XÃ ĐỒNG HỘI ĐÔNG", "dong hoi dong"),
        ("XÃ ĐỒNG LẠC HỘI ĐỒNG THI ĐUA", "dong lac"),
        ("XÃ ĐỒNG LẠC ỦY BAN KIỂM TRA", "dong lac"),
    ],
)
def test_an_office_behind_a_place_is_told_by_its_diacritics(text: str, name: str) -> None:
    assert [place.name for place in find_places(text)] == [name]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Tỉnh Đoàn Yên Sa", "yen sa"),
        ("HUYỆN ĐOÀN YÊN SA", "yen sa"),
        ("xã Đoàn Kết", "doan ket"),  # a commune of the data
    ],
)
def test_the_youth_union_of_a_level_is_no_part_of_the_place(text: str, name: str) -> None:
    assert [place.name for place in find_places(text)] == [name]


def test_a_person_behind_a_commune_is_no_place() -> None:
    assert [place.name for place in find_places("Chủ tịch UBND xã Lò Thị Mai và xã Nà Khoang")] == ["na khoang"]
    assert [place.name for place in find_places("huyện Trần Văn Thời")] == ["tran van thoi"]
