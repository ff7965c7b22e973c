"""The search as a LangChain retriever."""

from collections.abc import Callable

from langchain_core.callbacks import CallbackManagerForRetrieverRun
from langchain_core.documents import Document
from langchain_core.retrievers import BaseRetriever

from knowledge.plan import Passage

Find = Callable[[str, int], list[tuple[Passage, float]]]
"""The best so many passages for a question, with their scores."""


class PlanRetriever(BaseRetriever):
    """Passages as LangChain documents: the text as it stands, its place in the metadata, best first."""

    find: Find
    k: int = 8

    def _get_relevant_documents(
        self,
        query: str,
        *,
        run_manager: CallbackManagerForRetrieverRun,  # noqa: ARG002 - LangChain passes it by name
    ) -> list[Document]:
        return [_document(passage, score) for passage, score in self.find(query, self.k)]


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
