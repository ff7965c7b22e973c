"""What is done with rankings: say, say two, ask back, show the nearest, decline."""

from dataclasses import replace

import numpy as np

from knowledge.answer import NOTHING_SAID
from knowledge.card import Deadline, DueKind
from knowledge.choice.deciding import Verdict, decide
from knowledge.choice.model import open_model
from knowledge.choice.ranking import Ranked, Ranking
from knowledge.choice.sights import Sight, sights
from knowledge.evidence.candidate import Candidate, Role
from knowledge.evidence.keeping import Evidences
from knowledge.question.registry import registry_of
from knowledge.question.understanding import understand
from tests.plans_made import made, shelf_of

MODEL = replace(open_model(), say=0.6, near=0.2, tie=0.75, as_meant=0.75, also=0.25)
RAW = """UBND HUYỆN NÀ KHOANG
KẾ HOẠCH
Phát động phong trào thi đua năm 2031
I. BÁO CÁO
Các xã gửi báo cáo sơ kết về Phòng Nội vụ trước ngày 15/6/2031.
Kinh phí do huyện cấp.
"""


def sight() -> Sight:
    shelf = shelf_of(made(RAW))
    registry = registry_of(shelf)
    query = understand("hạn nộp báo cáo?", registry, NOTHING_SAID)
    return sights(query, shelf.read(["ke-hoach"]), registry, (), (), Evidences())[0]


SEEN = sight()


def piece(role: Role, words: str = "") -> Candidate:
    return next(one for one in SEEN.evidence.candidates if one.role is role and words in one.text)


SENTENCE, COST = piece(Role.SENTENCE, "báo cáo sơ kết"), piece(Role.SENTENCE, "Kinh phí")
DEADLINE = piece(Role.DEADLINE)


def ranking(certainty: float, *scored: tuple[Candidate, float], meant: float | None = None) -> Ranking:
    best = tuple(Ranked(SEEN, candidate, score, np.zeros(len(MODEL.features))) for candidate, score in scored)
    return Ranking(best, certainty, certainty if meant is None else meant)


def test_what_is_sure_enough_is_said() -> None:
    decision = decide(ranking(0.7, (SENTENCE, 2.0), (COST, 1.0)), [], MODEL)
    assert decision.verdict is Verdict.SAY
    assert [one.candidate for one in decision.chosen] == [SENTENCE]


def test_what_is_hardly_behind_is_said_with_it_in_the_order_of_the_plan() -> None:
    decision = decide(ranking(0.7, (COST, 2.0), (SENTENCE, 1.9)), [], MODEL)
    assert [one.candidate for one in decision.chosen] == [SENTENCE, COST]


def test_what_overlaps_the_first_says_nothing_else() -> None:
    decision = decide(ranking(0.7, (SENTENCE, 2.0), (DEADLINE, 1.9)), [], MODEL)
    assert [one.candidate for one in decision.chosen] == [SENTENCE]


def test_a_time_that_is_asked_for_is_told_by_the_fact_that_knows_the_days_left() -> None:
    decision = decide(ranking(0.7, (SENTENCE, 2.0), (DEADLINE, 1.0)), [], MODEL, dated=True)
    assert decision.chosen[0].candidate is DEADLINE


def test_a_time_in_words_does_not_stand_for_the_day_that_the_sentence_states() -> None:
    [fact] = DEADLINE.facts
    assert isinstance(fact, Deadline)
    words = replace(fact, due=replace(fact.due, kind=DueKind.WORDS, date=None))
    in_words = replace(DEADLINE, facts=(words,))
    asked = ranking(0.7, (SENTENCE, 2.0), (in_words, 1.9), (DEADLINE, 1.0))
    assert decide(asked, [], MODEL, dated=True).chosen[0].candidate is DEADLINE


def test_days_left_are_told_by_the_best_of_several_deadlines_of_a_sentence() -> None:
    other = replace(DEADLINE)
    several = ranking(0.7, (SENTENCE, 2.0), (DEADLINE, 1.0), (other, 0.9))
    assert decide(several, [], MODEL, dated=True).chosen[0].candidate is SENTENCE
    assert decide(several, [], MODEL, dated=True, counted=True).chosen[0].candidate is DEADLINE


def test_of_several_deadlines_of_a_sentence_the_one_is_told_that_the_question_names() -> None:
    first, second = (np.zeros(len(MODEL.features)) for _ in range(2))
    first[MODEL.features.index("topic_pairs_named")] = 0.5
    sentence = Ranked(SEEN, SENTENCE, 2.0, second)
    other = replace(DEADLINE)
    for rows, told in (((first, second), DEADLINE), ((second, first), SENTENCE)):
        facts = [Ranked(SEEN, one, 1.2, row) for one, row in zip((DEADLINE, other), rows, strict=True)]
        assert decide(Ranking((sentence, *facts), 0.7, 0.7), [], MODEL, dated=True).chosen[0].candidate is told


def test_another_plan_that_answers_nearly_as_surely_is_asked_back_about() -> None:
    first, other = ranking(0.7, (SENTENCE, 2.0)), ranking(0.6, (COST, 1.0))
    decision = decide(first, [other], MODEL)
    assert decision.verdict is Verdict.ASK_BACK
    assert [one.candidate for one in decision.chosen] == [SENTENCE, COST]


def test_of_plans_that_answer_as_surely_one_that_is_hardly_meant_is_not_in_the_way() -> None:
    first, other = ranking(0.7, (SENTENCE, 2.0), meant=0.7), ranking(0.7, (COST, 1.0), meant=0.2)
    assert decide(first, [other], MODEL).verdict is Verdict.SAY


def test_what_is_hardly_meant_is_not_said_however_surely_it_answers() -> None:
    unlikely = ranking(0.7, (SENTENCE, 2.0), meant=0.3)
    assert decide(unlikely, [], MODEL).verdict is Verdict.NEAREST
    assert decide(unlikely, [ranking(0.7, (COST, 1.0), meant=0.3)], MODEL).verdict is Verdict.ASK_BACK


def test_another_plan_that_hardly_answers_is_not_in_the_way() -> None:
    decision = decide(ranking(0.7, (SENTENCE, 2.0)), [ranking(0.4, (COST, 1.0))], MODEL)
    assert decision.verdict is Verdict.SAY


def test_what_is_not_sure_is_shown_as_nearest_or_declined() -> None:
    assert decide(ranking(0.4, (SENTENCE, 2.0), (COST, 1.0)), [], MODEL).verdict is Verdict.NEAREST
    assert decide(ranking(0.1, (SENTENCE, 2.0)), [], MODEL).verdict is Verdict.DECLINE


TABLE = """UBND HUYỆN NÀ KHOANG
KẾ HOẠCH
Phát động phong trào thi đua năm 2031
I. KẾT QUẢ CHẤM ĐIỂM

| Xã | Điểm |
| --- | --- |
| Tà Phình | 93 |
| Phiêng Lao | 86 |
"""


def of_table(question: str, said: dict[str, float]) -> Ranking:
    """A section with a table before its rows; `said`: the share of the question's words that holds of each."""
    shelf = shelf_of(made(TABLE))
    registry = registry_of(shelf)
    query = understand(question, registry, NOTHING_SAID)
    [seen] = sights(query, shelf.read(["ke-hoach"]), registry, (), (), Evidences())
    section = next(one for one in seen.evidence.candidates if one.role is Role.SECTION)
    rows = [one for one in seen.evidence.candidates if one.role is Role.ROW]
    scored = [
        (section, 2.0, 1.0),
        *((row, 1.0, share) for row in rows for key, share in said.items() if key in row.text),
    ]
    best = []
    for candidate, score, share in scored:
        values = np.zeros(len(MODEL.features), dtype=np.float32)
        values[MODEL.features.index("topic_both")] = share
        best.append(Ranked(seen, candidate, score, values))
    return Ranking(tuple(best), 0.7, 0.7)


def test_one_row_of_a_table_is_said_where_it_alone_says_as_much() -> None:
    found = of_table("xã Phiêng Lao được bao nhiêu điểm", {"Tà Phình": 0.5, "Phiêng Lao": 0.95})
    decision = decide(found, [], MODEL, one_thing=True)
    assert ["Phiêng Lao" in one.candidate.text for one in decision.chosen] == [True]
    assert decision.chosen[0].candidate.role is Role.ROW
    assert decide(found, [], MODEL).chosen[0].candidate.role is Role.SECTION


def test_rows_that_say_alike_are_not_chosen_from() -> None:
    found = of_table("các xã được bao nhiêu điểm", {"Tà Phình": 0.95, "Phiêng Lao": 0.95})
    assert decide(found, [], MODEL, one_thing=True).chosen[0].candidate.role is Role.SECTION
