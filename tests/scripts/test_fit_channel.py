"""Which letters became which, learnt from lines as they were drawn and as they were read."""

from collections import Counter

from scripts.fit_channel import learnt, word_pairs


def test_words_are_paired_between_shared_spaces() -> None:
    kinds: Counter[str] = Counter()
    pairs = list(word_pairs("Thực hiện kế hoạch năm nay", "Thyc hi¢n kéhoach nam n ay", kinds))
    assert pairs == [("Thực", "Thyc"), ("hiện", "hi¢n"), ("năm", "nam")]
    assert kinds == {"one": 3, "joined": 1, "split": 1}


def test_what_is_no_word_or_nothing_like_it_is_left_out() -> None:
    assert list(word_pairs("số 12/KH ngày", "s6 12/KH xxxxx", Counter())) == [("số", "s6")]


def test_steps_of_one_and_of_two_letters_are_learnt() -> None:
    words = Counter({("ệ", "¢"): 9, ("mệt", "m¢t"): 9, ("những", "nhitng"): 9, ("nam", "narn"): 5, ("nam", "nam"): 20})
    steps = learnt(words)
    assert steps["ệ", "¢"] == 18
    assert steps["ữ", "it"] == 9
    assert steps["m", "rn"] == 5
    assert steps["n", "n"] >= 25
