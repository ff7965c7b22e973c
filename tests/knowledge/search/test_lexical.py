"""The lexical index finds a passage however the question is typed, and changes without being rebuilt."""

import random
from threading import Thread

import pytest

from knowledge.search.lexical import LexicalIndex
from tests.knowledge.search.samples import IDS, PASSAGES, TEXTS


@pytest.fixture
def index() -> LexicalIndex:
    filled = LexicalIndex()
    filled.add(IDS, TEXTS)
    return filled


@pytest.mark.parametrize(
    ("question", "best"),
    [
        ("Hạn nộp báo cáo tổng kết phong trào?", "report"),
        ("han nop bao cao tong ket phong trao", "report"),
        ("báo cáo sơ kết sáu tháng gửi khi nào", "halfway"),
        ("BK của CT UBND tỉnh tặng cho ai", "merit"),
        ("tieu chuan GK cua chu tich TX", "paper"),
        ("dường hoa ơ các xã", "roads"),
        ("danh hiệu chiến sỹ thi đua", "soldiers"),
        ("danh hieu chien si thi dau co so", "soldiers"),
        ("đuong hoa, muong nuoc, thu gom rac thia", "roads"),
        ("giayy khen thi xax", "paper"),
        ("kế hoạch 78/KH-UBND", "other"),
        ("Số: 78/KH-UBND", "other"),
        ("Số:87/KH-UBND", "basis"),
        ("Đường hoa: mương nước", "roads"),
        ("/KH-UBND số 78", "other"),
        ("ke hoach 87 / kh-ubnd cua thanh pho song may", "basis"),
        ("văn bản ngày 2 tháng 3 năm 2031 của thành phố", "basis"),
        ("phong trào “văn hóa công sở” của tỉnh, thị xã, thành phố", "movement"),
    ],
)
def test_a_question_finds_its_passage_however_it_is_typed(index: LexicalIndex, question: str, best: str) -> None:
    assert index.search(question, 3)[0][0] == best


def test_scores_fall_from_one_at_most_and_what_holds_nothing_is_not_found(index: LexicalIndex) -> None:
    found = index.search("báo cáo tổng kết", len(IDS))
    scores = [score for _, score in found]
    assert scores == sorted(scores, reverse=True)
    assert 0 < scores[-1] <= scores[0] <= 1
    assert index.search("xyzzy plugh", 3) == []
    assert index.search("", 3) == []
    assert index.search("…?!", 3) == []


def test_only_the_given_ids_are_found(index: LexicalIndex) -> None:
    assert [one for one, _ in index.search("báo cáo", 5, among={"halfway", "unknown"})] == ["halfway"]
    assert index.search("báo cáo", 5, among=[]) == []


def test_an_exact_number_wins_over_more_common_words(index: LexicalIndex) -> None:
    index.add(["long"], ["Ủy ban nhân dân thành phố Sông Mây thực hiện kế hoạch số 87 của tỉnh, kế hoạch UBND"])
    assert index.search("Kế hoạch 87/KH-UBND của Ủy ban nhân dân thành phố Sông Mây", 1)[0][0] == "basis"


def test_a_header_is_found_with_its_text() -> None:
    index = LexicalIndex()
    index.add(
        ["a", "b"], ["Trước ngày 15 tháng 6.", "Trước ngày 15 tháng 6."], ["Kế hoạch A Lưới", "Kế hoạch Nam Đông"]
    )
    assert index.search("hạn của Nam Đông", 1)[0][0] == "b"


def test_an_index_in_pieces_ranks_as_one_made_at_once(index: LexicalIndex) -> None:
    pieces = LexicalIndex()
    for one, text in PASSAGES.items():
        pieces.add([one], [text])
    pieces.add(["gone"], ["Báo cáo tổng kết phong trào thi đua gửi về tỉnh."])
    pieces.remove(["gone", "never there"])
    pieces.add(IDS[:2], TEXTS[:2])
    assert pieces.ids() == set(IDS)
    assert len(pieces) == len(IDS)
    for text in TEXTS:
        expected = dict(index.search(text, len(IDS)))
        assert dict(pieces.search(text, len(IDS))) == pytest.approx(expected, abs=0.02)


def test_a_text_added_again_takes_the_place_of_the_one_before(index: LexicalIndex) -> None:
    index.add(["report"], ["Kinh phí khen thưởng lấy từ quỹ thi đua."])
    assert index.search("kinh phí quỹ thi đua", 1)[0][0] == "report"
    assert "report" not in {one for one, _ in index.search("tổng kết 15/11/2031", 2)}


def test_everything_can_be_removed(index: LexicalIndex) -> None:
    index.remove(IDS)
    assert index.ids() == set()
    assert index.search("báo cáo", 3) == []


def test_searching_goes_on_while_texts_come_and_go(index: LexicalIndex) -> None:
    def change() -> None:
        chance = random.Random(7)
        for number in range(60):
            index.add([f"extra{number}"], [" ".join(chance.sample(TEXTS[number % len(TEXTS)].split(), 8))])
            index.remove([f"extra{number - 5}"])

    changing = Thread(target=change)
    changing.start()
    while changing.is_alive():
        assert "report" in {one for one, _ in index.search("gửi báo cáo tổng kết về Văn phòng Khối", 8)}
    changing.join()
    assert len(index) == len(IDS) + 5


@pytest.mark.parametrize("length", [1, 19, 20, 21, 39, 40, 41, 100, 1000])
def test_texts_of_any_length_are_found_by_their_last_words(length: int) -> None:
    index = LexicalIndex()
    filler = " ".join(TEXTS[i % len(TEXTS)] for i in range(80)).split()[:length]
    index.add(["long", "other"], [" ".join([*filler, "ong", "nuoi", "mat"]), " ".join([*filler, "trong rau"])])
    assert index.search("ong nuôi mật", 1)[0][0] == "long"


def test_of_many_long_texts_the_one_that_says_it_in_one_sentence_is_first() -> None:
    spread = ["hạn " + "công tác " * 400 + "nộp " + "đơn vị " * 400 + "báo cáo"] * 40
    index = LexicalIndex()
    index.add(
        [str(number) for number in range(41)], [*spread, "công tác " * 400 + "hạn nộp báo cáo " + "đơn vị " * 400]
    )

    found = index.search("hạn nộp báo cáo", 50)

    assert found[0][0] == "40"
    assert len(found) == 41
