"""Damaged text is restored, digits and sound text stay, and nothing but words changes."""

import random
import re
import time

import pytest

from knowledge.restoring import restored
from knowledge.text import fold
from tests.benchmarks.restoring import bare, confused, paragraphs, right, syllables
from tests.plans_made import HELD_OUT, SAMPLES


@pytest.mark.parametrize(
    ("damaged", "reading"),
    [
        ("Phat dong phong trao thi dua yeu nuoc", "Phát động phong trào thi đua yêu nước"),
        ("thyc hién nhiém vu phat trién kinh té - xa hoi", "thực hiện nhiệm vụ phát triển kinh tế - xã hội"),
        ("cua Uy ban nhan dan tinh", "của Ủy ban nhân dân tỉnh"),
        ("I. MUC PiCH, YEU CAU", "I. MỤC ĐÍCH, YÊU CẦU"),
        ("II. DOI TUQNG, NOI DUNG THI BUA", "II. ĐỐI TƯỢNG, NỘI DUNG THI ĐUA"),
        ("nâng cao chât lưọng công tác khen thuởng", "nâng cao chất lượng công tác khen thưởng"),
        ("các phong trào tlii đua trong nărn", "các phong trào thi đua trong năm"),
        ("can b¢, cong chirc, vién chitc", "cán bộ, công chức, viên chức"),
    ],
)
def test_damaged_text_is_read_as_it_was_written(damaged: str, reading: str) -> None:
    assert restored(damaged) == reading


@pytest.mark.parametrize(
    ("damaged", "reading"),
    [
        ("triển khaithực hiện nhiệm vụ", "triển khai thực hiện nhiệm vụ"),
        ("phong trào thiđua yêu nước", "phong trào thi đua yêu nước"),
        ("thuc hi¢nKé hoach cua tinh", "thực hiện Kế hoạch của tỉnh"),
        ("Ủy ban nhândântỉnh ban hành", "Ủy ban nhân dân tỉnh ban hành"),
    ],
)
def test_words_that_were_joined_are_parted(damaged: str, reading: str) -> None:
    assert restored(damaged) == reading


def test_a_word_that_was_parted_is_joined() -> None:
    assert restored("tổ chức các ph ong trào thi đua yêu nước") == "tổ chức các phong trào thi đua yêu nước"


@pytest.mark.parametrize(
    "kept",
    [
        "12/2024/QD-UBND",
        "ngay18/12/2O23",
        "53/KH-UBND",
        "05-NQ/TU",
        "l5/6/2022",
        "t6",
        "d6ng",
        "10ng",
        "3,5%",
        "17h30",
        "500.000d",
        "II1",
        "2024-2O25",
        "(1)",
    ],
)
def test_whatever_has_a_digit_stays_exactly(kept: str) -> None:
    reading = restored(f"Thyc hién Ké hoach sé {kept} cua Uy ban nhan dan tinh")
    assert f" {kept} " in reading
    assert reading.startswith("Thực hiện Kế hoạch")


def test_no_digit_comes_or_goes_in_any_damaged_plan() -> None:
    for path in (*SAMPLES.glob("*ocr.txt"), *HELD_OUT.glob("*ocr.txt")):
        for line in path.read_text("utf-8").splitlines():
            with_digits = re.compile(r"[^\s\"“”«»(),;]*\d[^\s\"“”«»(),;]*")
            assert _numbers(with_digits, restored(line)) == _numbers(with_digits, line)


def _numbers(pattern: re.Pattern[str], text: str) -> list[str]:
    """The words with digits, of those that hang together by hyphens only the parts with one."""
    return [part for run in pattern.findall(text) for part in re.split(r"[-–/.:]", run) if re.search(r"\d", part)]


def test_white_space_and_punctuation_stay() -> None:
    damaged = "- Phong Noi vu:  theo doi,\n don doc;\n\n\t“thi dua”  (cac xa)./."
    reading = restored(damaged)
    assert re.sub(r"\w+", "x", reading) == re.sub(r"\w+", "x", damaged)
    assert fold(reading) == fold(damaged)


def test_capitals_stay() -> None:
    assert restored("Phong Trao THI DUA yeu nuoc") == "Phong Trào THI ĐUA yêu nước"


@pytest.mark.parametrize(
    "kept",
    [
        "UBND, HĐND, PTP, VT",
        "Outlook, Facebook",
        "các đ/c UV BTV; BCH; UBMTTQ xã",
        "vanphong@tenhuyen.gov.vn, www.tenhuyen.gov.vn, https://thidua.tenhuyen.gov.vn/ke-hoach",
        "Đắk Lắk, Krông Pắc, Ea H'leo",
        "Hoà Bình, Thuỷ Nguyên, hoà bình, hòa bình, lý do, lí do",
    ],
)
def test_what_no_syllable_explains_is_left_alone(kept: str) -> None:
    text = f"Phòng Nội vụ gửi về hộp thư của {kept}"
    assert restored(text) == text


def test_sound_text_stays() -> None:
    texts = paragraphs()[::4]
    written = sum(len(syllables(text)) for text in texts)
    assert sum(right(syllables(text), syllables(restored(text))) for text in texts) >= 0.995 * written


@pytest.mark.parametrize(("damage", "share"), [(bare, 0.93), (confused(0.3), 0.93)])
def test_most_of_what_is_damaged_is_restored(damage, share: float) -> None:
    chance = random.Random(5)
    texts = paragraphs()[::12]
    written = sum(len(syllables(text)) for text in texts)
    assert sum(right(syllables(text), syllables(restored(damage(text, chance)))) for text in texts) >= share * written


@pytest.mark.parametrize("text", ["", " ", "\n", "12/3/2024", "…", "—", "¢", "'", "a)", "x" * 500, "é" * 40, "a b c d"])
def test_odd_texts_have_a_reading(text: str) -> None:
    assert isinstance(restored(text), str)


def test_markup_and_commands_are_but_text() -> None:
    hostile = '<b>thi dua</b> & {plan} [[x]] "><script>'
    assert re.sub(r"\w+", "", restored(hostile)) == re.sub(r"\w+", "", hostile)


def test_a_long_run_without_spaces_takes_bounded_time() -> None:
    began = time.perf_counter()
    restored("thiduayeunuoc" * 80)
    restored("tổchức" * 4 + " " + "khen" * 6)
    assert time.perf_counter() - began < 2
