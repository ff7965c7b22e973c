"""The search as LangChain knows it."""

from knowledge.plan import Passage
from knowledge.search.hybrid import HybridIndex
from knowledge.search.retriever import PlanRetriever
from knowledge.span import Span
from tests.knowledge.search.samples import IDS, PASSAGES, TEXTS


def _passage(one: str) -> Passage:
    text = PASSAGES[one]
    return Passage(one, "plan", 1, IDS.index(one), Span(10, 10 + len(text)), text, "II", "header", page=2)


def test_passages_come_back_as_documents_with_their_place() -> None:
    index = HybridIndex.build(IDS, TEXTS, embedding=None)

    def find(question: str, k: int) -> list[tuple[Passage, float]]:
        return [(_passage(one), score) for one, score in index.search(question, k)]

    best, second = PlanRetriever(find=find, k=2).invoke("hạn gửi báo cáo tổng kết")
    assert (best.id, best.page_content) == ("report", PASSAGES["report"])
    assert best.metadata["start"] == 10
    assert best.metadata["page"] == 2
    assert best.metadata["score"] >= second.metadata["score"]
