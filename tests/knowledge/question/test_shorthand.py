"""Questions as they are typed on a phone: shorthand, abbreviations, glued ordinals, slips of the keys."""

import random

import pytest

from knowledge.question.domain import DOMAIN_WORDS
from knowledge.question.shorthand import folded_words
from knowledge.text import fold, nfc


def words(question: str) -> str:
    """The folded words as one string."""
    return " ".join(folded_words(question, DOMAIN_WORDS))


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("hạn nộp bctk ntn", "han nop bao cao tong ket nhu the nao"),
        ("bc sơ kết nộp bg", "bao cao so ket nop bao gio"),
        ("đợt1, quý3 và gd2", "dot 1 quy 3 va giai doan 2"),
        ("Đợt II", "dot ii"),
        ("hs kt gửi về đâu", "ho so khen thuong gui ve dau"),
        ("ko biết còn bn ngày", "khong biet con bao nhieu ngay"),
        ("CBCCVC của UBND TP", "can bo cong chuc vien chuc cua uy ban nhan dan thanh pho"),
        ("HĐTĐKT tx", "hoi dong thi dua khen thuong thi xa"),
        ("LĐTT, CSTĐCS", "lao dong tien tien chien si thi dua co so"),
        ("GK, BK", "giay khen bang khen"),
        ("p. nội vụ", "phong noi vu"),
        ("Deadline?", "han"),
        ("tỷ lệ 50%", "ty le 50%"),
        ("đc gì, cho ai???", "duoc gi cho ai"),
        ("", ""),
    ],
)
def test_shorthand_is_written_out(typed: str, meant: str) -> None:
    assert words(typed) == meant


@pytest.mark.parametrize("kept", ["12/kh-ubnd", "98/2031/nd-cp", "34-ct/tw", "15/6/2031", "30/4", "1.2.2031"])
def test_numbers_and_dates_stay_whole(kept: str) -> None:
    assert words(f"theo {kept} thì") == f"theo {kept} thi"


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("kế haoch", "ke hoach"),
        ("khne thưởng", "khen thuong"),
        ("tổgn kết", "tong ket"),
        ("đăgn ký", "dang ky"),
        ("hoàn thnàh", "hoan thanh"),
        ("kết thcú", "ket thuc"),
        ("bắt đầuu", "bat dau"),
        ("thuờng trực", "thuong truc"),
    ],
)
def test_a_slip_of_the_keys_is_mended(typed: str, meant: str) -> None:
    assert words(typed) == meant


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("thuowrng ba", "thuong ba"), ("hanj nộp", "han nop"), ("khaaur hiệu", "khau hieu"), ("usxs", "usxs")],
)
def test_a_single_word_left_in_keys_is_read_where_the_plans_have_it(typed: str, meant: str) -> None:
    known = frozenset({"thuong", "han", "khau"})
    assert " ".join(folded_words(typed, known)) == meant
    assert " ".join(folded_words(typed, frozenset[str]())) == " ".join(fold(typed).split())


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("HD tổng kết số mấy", "huong dan tong ket so may"),
        ("HĐ gồm ai", "hoi dong gom ai"),
        ("hd gom ai", "hoi dong gom ai"),
        ("hd 12", "huong dan 12"),
        ("kéo dài tới khi nào", "keo dai den khi nao"),
        ("sắp tới có gì", "sap toi co gi"),
        ("đợt V", "dot v"),
    ],
)
def test_a_short_form_is_told_by_how_it_is_typed_and_by_its_neighbours(typed: str, meant: str) -> None:
    assert words(typed) == meant


@pytest.mark.parametrize("word", ["muon", "hoang", "khanh", "phuc", "where", "signed", "bctw", "xyz12", "an"])
def test_words_that_can_be_meant_are_left_alone(word: str) -> None:
    assert words(word) == word


def test_most_swaps_in_words_of_the_domain_are_mended() -> None:
    rng = random.Random(2)
    long = sorted(w for w in DOMAIN_WORDS if len(w) >= 5)
    mended = 0
    for word in long:
        i = rng.randrange(len(word) - 1)
        mended += words(word[:i] + word[i + 1] + word[i] + word[i + 2 :]) == word
    assert mended >= 0.8 * len(long)


def test_decomposed_text_reads_like_composed() -> None:
    assert words("hạn nộp hồ sơ") == words(nfc("hạn nộp hồ sơ"))


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("tỉnh tặng mấy cờ", "tinh tang may co thi dua"),
        ("tiêu chuẩn cờ của khối", "tieu chuan co thi dua cua khoi"),
        ("giải cờ vua ở đâu", "giai co vua o dau"),
        ("đội cờ đỏ làm gì", "doi co do lam gi"),
        ("chào cờ lúc mấy giờ", "chao co luc may gio"),
    ],
)
def test_a_flag_is_one_of_emulation_where_it_is_no_other(question: str, words: str) -> None:
    assert " ".join(folded_words(question, frozenset())) == words


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("hoi cuu hs tai tro bao nhieu", "hoi cuu hoc sinh tai tro bao nhieu"),
        ("hs gui dau", "ho so gui dau"),
        ("ban hs nop dau", "ban ho so nop dau"),
    ],
)
def test_what_is_shortened_stands_for_what_the_plans_say_beside_its_neighbour(typed: str, meant: str) -> None:
    texts = "hội cựu học sinh tài trợ; bàn học sinh; bản hồ sơ nộp"
    assert " ".join(folded_words(typed, DOMAIN_WORDS, lambda words: words in fold(texts))) == meant
