"""The encodings from before Unicode are recognised by what they hold, and other text stays as it is."""

import pytest

from ingest.errors import IngestError
from ingest.readers import encodings, text
from tests.ingest import rendered
from tests.ingest.plans import PLAN


def viscii(text: str) -> bytes:
    codes = {letter: code for code, letter in encodings._VISCII.items()}
    return bytes(codes.get(character, ord(character) if ord(character) < 128 else 63) for character in text)


@pytest.mark.parametrize(
    "data", [rendered.vni(PLAN), viscii(PLAN), rendered._cp1258(PLAN)], ids=["vni", "viscii", "cp1258"]
)
def test_old_encodings_are_converted(data: bytes) -> None:
    document = text.read(data)
    assert document.text == PLAN
    assert document.notes == ("old_encoding",)


def test_tcvn3_is_converted_save_capitals_that_it_does_not_have() -> None:
    converted = text.read(rendered.as_tcvn3()).text
    assert converted.lower() == rendered.as_text().lower()
    assert converted.startswith("ỦY BAN NHÂN DÂN\nHUYỆN SUỐI NGÂN\n")


@pytest.mark.parametrize(
    "sound",
    [
        PLAN,
        "Ke hoach thi dua nam 2031 khong dau",
        "Nhiém vu phat trién kinh té - xa hoi, dim bao quoc phong - an ninh; Thyc hi¢nK¢é hoach thi dua",
        "Les élèves très occupés à Noël, où ça ?",
    ],
)
def test_what_is_unicode_stays(sound: str) -> None:
    assert encodings.modern(sound) == sound


def test_text_in_latin_letters_of_a_font_is_converted_wherever_it_stands() -> None:
    assert (
        encodings.modern("KÕ ho¹ch thi ®ua n¨m 2031 cña x· Th­îng LÜnh")
        == "Kế hoạch thi đua năm 2031 của xã Thượng Lĩnh"
    )


def test_the_line_of_a_number_is_no_heading_in_capitals() -> None:
    assert encodings.from_tcvn3("Sè: 12/KH-UBND\nKÕ HO¹CH\nSë Y TÕ") == "Số: 12/KH-UBND\nKẾ HOẠCH\nSỞ Y TẾ"


@pytest.mark.parametrize(
    ("written", "font", "read"),
    [
        ("kÕ ho¹ch", ".VnTime", "kế hoạch"),
        ("kÕ ho¹ch", ".VnTimeH", "KẾ HOẠCH"),
        ("keá hoaïch", "VNI-Times", "kế hoạch"),
        ("kế hoạch", ".VnTime", "kế hoạch"),
        ("kÕ ho¹ch", "Times New Roman", "kÕ ho¹ch"),
    ],
)
def test_a_run_is_read_by_its_font(written: str, font: str, read: str) -> None:
    assert encodings.of_font(written, font) == read


def test_bytes_that_are_no_vietnamese_are_refused() -> None:
    with pytest.raises(IngestError):
        text.read("Les élèves très occupés à Noël, où ça ?".encode("latin-1") * 9)
