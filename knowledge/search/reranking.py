"""The first passages of a search ordered anew by a model that reads question and passage together. Off by default."""

from collections.abc import Callable, Sequence
from functools import cache
from threading import Lock

from knowledge.plan import Passage

Rerank = Callable[[str, Sequence[str]], list[float]]
"""How well each text answers the question, 0 to 1."""

RERANKED = 20
"""So many passages are read by the model: each costs about as much as embedding it."""


def reranked(rerank: Rerank, question: str, found: Sequence[tuple[Passage, float]]) -> list[tuple[Passage, float]]:
    """The passages with the model's scores, best first; those that it does not read follow them."""
    read, rest = found[:RERANKED], found[RERANKED:]
    scores = rerank(question, [f"{passage.header}\n{passage.text}" for passage, _ in read])
    ordered = sorted(zip((passage for passage, _ in read), scores, strict=True), key=lambda one: -one[1])
    last = ordered[-1][1] if ordered else 0.0
    return [*ordered, *((passage, last * score) for passage, score in rest)]


def opened_late(name: str) -> Rerank:
    """The cross-encoder of a folder or hub name, opened once, when it is first asked. Then raises EmbeddingError."""

    @cache
    def opened() -> Rerank:
        from knowledge.search.transformer import open_cross_encoder

        return open_cross_encoder(name)

    opening = Lock()

    def rerank(question: str, texts: Sequence[str]) -> list[float]:
        with opening:
            model = opened()
        return model(question, texts)

    return rerank
