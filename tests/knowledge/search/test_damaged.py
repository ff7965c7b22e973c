"""Damaged words are guessed by their letters and their neighbours."""

import pytest

from knowledge.search.damaged import open_guesser

WHOLE = "Thực hiện thắng lợi nhiệm vụ phát triển kinh tế xã hội, bảo đảm quốc phòng an ninh"


def guessed(text: str) -> list[str]:
    return [guess.word.lower() for guess in open_guesser().guess(text)]


@pytest.mark.parametrize(
    "damaged",
    [
        "Thyc hién thang loi nhi¢m vu phat trién kinh té xa hoi, bao dam qudc phong an ninh",
        "Thc hiện thắg lợi nhiệmm vụ phtá triển kih tế xã hội, bảo đả qốc phòng an nnh",
        "Thực hìên thắng lơi nhiêm vụ phat triễn kinh tê xã hôi, bảo đàm quôc phong an ninh",
        "Th1c hiện thắn9 lợi nh1ệm vụ phát tr!ển k1nh tế xã h0i, bảo đ@m quốc ph0ng an n1nh",
        "Th.ực hi:ện thắng lợi nhi-ệm vụ phát tr/iển kinh tế xã hội, bảo đảm qu,ốc phòng an n_inh",
        "Thựchiện thắng lợi nhiệm vụ phát triểnkinh tế xã hội, bảo đảm qu ốc phòng an ni nh",
    ],
)
def test_each_kind_of_damage_is_seen_through(damaged: str) -> None:
    assert guessed(damaged) == guessed(WHOLE) == WHOLE.lower().replace(",", "").split()


def test_numbers_stay_and_what_stood_there_is_kept() -> None:
    guesses = open_guesser().guess("Ké hoach số 53/KH-UBND ngày 15/12/2022")
    assert [guess.word for guess in guesses if any(map(str.isdigit, guess.word))] == ["53/KH-UBND", "15/12/2022"]
    assert [guess.stood for guess in guesses][:2] == ["Ké", "hoach"]


def test_signs_between_words_stay_between_them() -> None:
    guesses = open_guesser().guess("và/hoặc xanh-sạch-đẹp, UBND-VX, khen;thưởng")
    assert [guess.word.lower() for guess in guesses] == "và hoặc xanh sạch đẹp ubnd vx khen thưởng".split()


def test_parts_of_a_word_stand_where_the_whole_stood() -> None:
    guesses = open_guesser().guess("khen thưởng cuốinăm học")
    assert [(guess.word, guess.stood) for guess in guesses][2:4] == [("cuối", "cuốinăm"), ("năm", "")]


def test_what_else_may_have_stood_there_is_told() -> None:
    guesses = open_guesser().guess("Báo cáo gửi về đơn vị trước ngày 15 thág nà")
    assert all(guess.word not in guess.others for guess in guesses)
    assert guesses[-1].others


def test_nothing_is_guessed_from_nothing() -> None:
    assert open_guesser().guess("") == open_guesser().guess("…  -") == []
