"""English questions: told from Vietnamese ones, and put into the words of the domain."""

import pytest

from knowledge.question.domain import DOMAIN_WORDS
from knowledge.question.english import as_vietnamese, english_words, is_english
from knowledge.question.shorthand import folded_words


@pytest.mark.parametrize(
    "question",
    [
        "When is the final report due?",
        "How many phases does the plan have?",
        "What are the criteria for a certificate of merit?",
        "Who is responsible for the conference?",
        "What about phase 2?",
        "How about the town?",
        "Is the plan of Lac Ha over?",
    ],
)
def test_english_is_heard(question: str) -> None:
    assert is_english(folded_words(question, DOMAIN_WORDS))


@pytest.mark.parametrize(
    "question",
    [
        "do to nao phu trach",
        "dot 2 den bao gio",
        "ai ban hanh",
        "deadline nop ho so",
        "ke hoach co the in o dau",
        "report nộp khi nào",
        "",
    ],
)
def test_vietnamese_is_not_taken_for_english(question: str) -> None:
    assert not is_english(folded_words(question, DOMAIN_WORDS))


@pytest.mark.parametrize(
    ("question", "meant"),
    [
        ("When is the final report due?", "khi nao han nop bao cao tong ket nam"),
        ("Who signed the plan?", "ai ky ke hoach"),
        ("What about phase 2?", "con dot 2"),
        ("How many days are left?", "con bao nhieu ngay"),
        ("Which award forms are there?", "hinh thuc khen thuong nao"),
        ("Who is in charge of propaganda?", "phu trach tuyen truyen"),
        ("What is the legal basis?", "can cu vao van ban nao"),
        ("Is the plan over?", "ke hoach da ket thuc chua"),
        ("How much money comes with the flag?", "bao nhieu tien thuong kem theo"),
        ("What time is the meeting, and which day?", "may gio hoi nghi"),
        ("How many poor households are helped each year?", "bao nhieu ho ngheo"),
        ("Which teams win the writing contest?", "doi tap the nao dat giai cuoc thi viet"),
    ],
)
def test_phrases_are_put_into_vietnamese(question: str, meant: str) -> None:
    assert meant in " ".join(as_vietnamese(folded_words(question, DOMAIN_WORDS)))


def test_names_stay() -> None:
    assert {"lac", "ha"} <= set(as_vietnamese("when is the report of lac ha due".split()))


def test_words_that_were_put_in_are_not_read_again() -> None:
    assert as_vietnamese("does a collective win".split()) == ["tap", "the", "nhom", "dat", "giai"]


def read(question: str) -> str:
    """What an English question says in folded Vietnamese words."""
    words = folded_words(question, DOMAIN_WORDS)
    assert is_english(words)
    return " ".join(as_vietnamese(words))


@pytest.mark.parametrize(
    ("question", "meant"),
    [
        ("Can you please tell us when the nominations close?", "khi nao suy ton de nghi ket thuc chot"),
        ("Would you kindly let me know who leads the cluster?", "ai don vi nao cum truong truong cum"),
        ("I am new here. Which forms are needed? Many thanks!", "mau nao can"),
        ("Hello, we would like to know the venue.", "o dau dia diem"),
        ("By what date do nurses have to apply?", "han truoc ngay nao dieu duong"),
        ("No later than which hour?", "cham nhat"),
        ("How many athletes go through to the next round?", "bao nhieu van dong vien vao vong"),
        ("And the third prize?", "con giai ba"),
        ("How old may a candidate be?", "bao nhieu tuoi do tuoi thi sinh"),
        ("What is the revised due date after the postponement?", "han moi sau khi gia han"),
        ("What was the original deadline?", "han cu ban dau"),
        ("Which notice replaces the guidance?", "thong bao nao thay the huong dan"),
        ("Who is the vice chairwoman of the council?", "ai don vi nao pho chu tich hoi dong"),
        ("What does the prosecutor's office have to send?", "vien kiem sat nhan dan phai nop"),
        ("Do forest rangers join the drive?", "kiem lam hat kiem lam tham gia"),
        ("How much is a commemorative medal worth?", "ky niem chuong huy hieu tri gia bao nhieu tien"),
        ("Which shipyards exceed the target?", "nha may dong tau nao vuot chi tieu"),
        ("Are pensioners entitled to it?", "nguoi nghi huu huu tri doi tuong duoc"),
        ("How is the weighting calculated?", "trong so ty trong tinh"),
        ("Who checks the hand hygiene of the regional hospital?", "ve sinh tay benh vien da khoa"),
    ],
)
def test_questions_are_read_as_they_are_asked(question: str, meant: str) -> None:
    assert meant in read(question)


@pytest.mark.parametrize(
    ("question", "meant"),
    [
        ("When do the Suoi Da commune police send it?", "khi nao cong an xa suoi da nop"),
        ("the score of the ward's nurses' association, is it high?", "diem hoi dieu duong phuong"),
        ("Which bank branches are there?", "chi nhanh ngan hang nao"),
        ("When is the phase 2 report due?", "khi nao han nop bao cao dot 2"),
        ("the winners of bloc B, are they known?", "dat giai khoi b"),
        ("What is in the 2031 plan of the district Khe Tho?", "ke hoach 2031 huyen khe tho"),
        ("Is the report that was sent a new report?", "bao cao nop bao cao moi"),
        ("What is the first phase?", "dot 1"),
        ("How many trees are for two teams?", "bao nhieu cay 2 doi tap the"),
    ],
)
def test_what_tells_more_of_a_thing_stands_behind_it(question: str, meant: str) -> None:
    assert meant in read(question)


@pytest.mark.parametrize(
    ("question", "name"),
    [
        ("Is there an award for Tan An?", "tan an"),
        ("Does Hoi An have an idea contest?", "hoi an"),
        ("When must the schools of Long An report?", "long an"),
        ("How long does the phase in Ha Long last?", "ha long"),
        ("Which units of Do Son are commended?", "do son"),
        ("What is the plan of Can Gio district?", "huyen can gio"),
        ("Who signs it in My Duc?", "my duc"),
        ("Does the plan of Me Linh have phases?", "me linh"),
        ("Could you give me the plan of Phu My ward?", "phuong phu my"),
    ],
)
def test_names_that_are_english_too_stay_whole(question: str, name: str) -> None:
    assert f" {name} " in f" {read(question)} "


@pytest.mark.parametrize(
    ("question", "said", "lost"),
    [
        ("Is there an hour for it in an office?", "so phong", "an"),
        ("How long is the drive?", "keo dai bao lau", "long"),
        ("Who can tell me about my bonus?", "tien thuong", "my"),
    ],
)
def test_english_words_are_no_names(question: str, said: str, lost: str) -> None:
    found = read(question)
    assert said in found
    assert lost not in found.split()


@pytest.mark.parametrize(
    ("question", "meant"),
    [
        ("Is the list due on June 15, 2031?", "15/6/2031"),
        ("Is the list due on the 3rd of May?", "3/5"),
        ("Must it be sent by 20 November?", "20/11"),
        ("Is it from 15-20 August 2031?", "15-20/8/2031"),
        ("What is due in March 2031?", "thang 3/2031"),
        ("What is due in May?", "thang 5"),
        ("What is due in Q3?", "quy 3"),
        ("Who won in the 4th quarter?", "quy 4"),
    ],
)
def test_days_are_written_as_in_vietnamese(question: str, meant: str) -> None:
    assert meant in read(question).split() or f" {meant} " in f" {read(question)} "


def test_a_word_that_may_be_a_month_is_one_only_where_it_is() -> None:
    assert "thang" not in read("How many teachers may enter the contest?").split()


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("When is the cermeony held?", "khi nao le to chuc"),
        ("Which certficates are there?", "which certficates are there"),
        ("When does the UBND of Lac Ha report?", "uy ban nhan dan"),
    ],
)
def test_slips_of_the_keys_in_english_are_mended_where_they_are_sure(typed: str, meant: str) -> None:
    words = folded_words(typed, DOMAIN_WORDS)
    assert meant in " ".join(as_vietnamese(words)) or meant in " ".join(words)


@pytest.mark.parametrize(
    "question",
    [
        "nop report cho team nao",
        "check mail giup em deadline bao cao",
        "link form dang ky o dau",
        "admin oi contest nay han khi nao",
        "ban to chuc event la ai",
        "team building thi the nao",
        "thang may nop bao cao",
    ],
)
def test_vietnamese_with_english_words_stays_as_it_is(question: str) -> None:
    words = folded_words(question, DOMAIN_WORDS)
    assert not is_english(words)
    assert set(words) >= {"nop", "report", "team"} & set(question.split())


@pytest.mark.parametrize("word", ["ceremonies", "universities", "organised", "labor", "labour", "qualifies"])
def test_all_forms_of_a_word_are_known(word: str) -> None:
    assert word in english_words()


def test_no_vietnamese_name_is_taken_for_an_english_word() -> None:
    assert {"minh", "chi", "tan", "son", "ha", "dong", "nam", "hoc"}.isdisjoint(english_words())
