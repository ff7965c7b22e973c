"""How candidates are graded by what is said of them."""

from knowledge.answer import Citation
from knowledge.evaluation import Given, Golden
from scripts.labelled import grade

ASKED = Golden(id="a", ask="hạn nộp?", plan=("one",), facts=("15/6/2031",))


def test_grades() -> None:
    def graded(said: str) -> int:
        cited = Citation(1, "one.txt", "one", "", "", "Trước ngày 15/6/2031", 0, 20)
        return grade(ASKED, Given(said, abstained=False, citations=(cited,)), "one", cited.quote)

    assert graded("Hạn: 15/6/2031.") == 4
    assert graded("15/6/2031. " + "x" * 2000) < 4
    assert graded("Không rõ.") == 0
