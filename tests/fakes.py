"""Stand-ins at the seams of the store, and plans small enough to read in a test."""

from collections.abc import Collection, Sequence
from datetime import UTC, datetime
from hashlib import sha256

from knowledge.card import Card, Field
from knowledge.plan import Passage, PlanVersion
from knowledge.search.embedding import Vectors
from knowledge.span import Span


class RecordingVectors:
    """A DenseIndex that keeps texts instead of vectors."""

    def __init__(self) -> None:
        self.texts: dict[str, str] = {}

    def add(self, ids: Sequence[str], texts: Sequence[str]) -> None:
        """Keep the texts."""
        self.texts.update(zip(ids, texts, strict=True))

    def keep(self, ids: Sequence[str], vectors: Vectors) -> None:
        """Vectors say nothing here."""
        self.texts.update(dict.fromkeys(ids, f"a vector of {vectors.shape[1]} numbers"))

    def remove(self, ids: Collection[str]) -> None:
        """Drop the texts of these ids."""
        for one in ids:
            self.texts.pop(one, None)

    def search(self, query: str, k: int, among: Collection[str] | None = None) -> list[tuple[str, float]]:
        """The texts that hold the whole query."""
        found = [key for key, text in self.texts.items() if query in text]
        return [(key, 1.0) for key in found if among is None or key in among][:k]

    def beside_words(self, query: str, texts: int) -> Vectors | None:  # noqa: ARG002 the form of all such
        """None: they are searched."""
        return None

    def ids(self) -> set[str]:
        """The ids of all texts."""
        return set(self.texts)

    def strange(self, ids: Sequence[str], texts: Sequence[str]) -> list[str]:
        """The ids that other texts are kept for."""
        return [one for one, text in zip(ids, texts, strict=True) if self.texts.get(one, text) != text]

    @property
    def name(self) -> str:
        """There is only one."""
        return "recording"

    def retire_others(self) -> None:
        """There are none."""

    def close(self) -> None:
        """Nothing is open."""


class Killed(BaseException):
    """The process dies here."""


class DyingVectors(RecordingVectors):
    """Vectors whose process dies at the first call of a name."""

    def __init__(self, dies_at: str) -> None:
        super().__init__()
        self.dies_at = dies_at

    def add(self, ids: Sequence[str], texts: Sequence[str]) -> None:
        """Half of the texts are written when the process dies."""
        if self.dies_at == "add":
            super().add(ids[: len(ids) // 2], texts[: len(ids) // 2])
            raise Killed
        super().add(ids, texts)

    def remove(self, ids: Collection[str]) -> None:
        """Nothing is removed when the process dies."""
        if self.dies_at == "remove":
            raise Killed
        super().remove(ids)


def plan_version(plan: str = "ke-hoach", version: int = 1, paragraphs: Sequence[str] = ()) -> PlanVersion:
    """A version whose passages are its paragraphs and whose title is the first one."""
    paragraphs = paragraphs or (f"Kế hoạch {plan} bản {version}.", "Báo cáo gửi trước ngày 05/12/2031.")
    text = "\n".join(paragraphs)
    spans = _spans(paragraphs)
    return PlanVersion(
        plan=plan,
        version=version,
        source=f"{plan}.txt",
        sha256=sha256(text.encode()).hexdigest(),
        text=text,
        card=Card(title=Field(paragraphs[0], spans[0]), years=(2031,)),
        sections=(),
        passages=tuple(_passage(plan, version, ordinal, span, text) for ordinal, span in enumerate(spans)),
        quality=0.9,
        ingested_at=datetime(2031, 1, 2, 3, 4, tzinfo=UTC),
    )


def _spans(paragraphs: Sequence[str]) -> list[Span]:
    spans, start = [], 0
    for paragraph in paragraphs:
        spans.append(Span(start, start + len(paragraph)))
        start += len(paragraph) + 1
    return spans


def _passage(plan: str, version: int, ordinal: int, span: Span, text: str) -> Passage:
    return Passage(
        id=f"{plan}-{version}-{ordinal}",
        plan=plan,
        version=version,
        ordinal=ordinal,
        span=span,
        text=span.of(text),
        section="Mở đầu",
        header=f"Kế hoạch {plan}",
    )
