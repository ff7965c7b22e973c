"""The search as a LangChain retriever."""

from collections.abc import Callable

from langchain_core.callbacks import CallbackManagerForRetrieverRun
from langchain_core.documents import Document
from langchain_core.retrievers import BaseRetriever
from pydantic import ConfigDict

from knowledge.plan import Passage
from knowledge.search.hybrid import HybridIndex


class PlanRetriever(BaseRetriever):
    """Passages as LangChain documents: the text as it stands, its place in the metadata, best first."""

    model_config = ConfigDict(arbitrary_types_allowed=True)

    index: HybridIndex
    passage: Callable[[str], Passage]
    k: int = 8
    among: frozenset[str] | None = None
    """The passages that may be found; None is all."""

    def _get_relevant_documents(
        self,
        query: str,
        *,
        run_manager: CallbackManagerForRetrieverRun,  # noqa: ARG002 - LangChain passes it by name
    ) -> list[Document]:
        found = self.index.search(query, self.k, among=self.among)
        return [_document(self.passage(one), score) for one, score in found]


def _document(passage: Passage, score: float) -> Document:
    place = {
        "plan": passage.plan,
        "version": passage.version,
        "section": passage.section,
        "start": passage.span.start,
        "end": passage.span.end,
        "page": passage.page,
        "score": score,
    }
    return Document(id=passage.id, page_content=passage.text, metadata=place)
