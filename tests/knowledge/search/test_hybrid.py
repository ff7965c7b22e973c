"""Words and vectors together; either alone still answers."""

from collections.abc import Collection

import numpy as np
import pytest

import knowledge
from knowledge import HybridIndex
from knowledge.search.dense import MemoryVectors
from knowledge.search.embedding import Vectors
from knowledge.search.engine import Engine
from knowledge.search.hybrid import search
from knowledge.search.lexical import LexicalIndex, Part, Words, entry_of
from knowledge.search.models import open_bundled, open_embedding
from knowledge.search.packed import pack
from tests.knowledge.search.samples import IDS, TEXTS


@pytest.mark.parametrize("embedding", ["bundled", None])
def test_an_index_over_plain_passages(embedding: str | None) -> None:
    index = HybridIndex.build(IDS, TEXTS, embedding=embedding)
    found = index.search("Khi nào phải gửi báo cáo tổng kết?", 3)
    assert found[0][0] == "report"
    assert all(0 <= score <= 1 for _, score in found)
    assert found == sorted(found, key=lambda pair: -pair[1])


def test_passages_come_and_go_in_both_parts() -> None:
    index = HybridIndex.build(IDS, TEXTS, headers=["Kế hoạch Sông Mây"] * len(IDS))
    index.add(["money"], ["Kinh phí thực hiện lấy từ quỹ thi đua, khen thưởng."], ["Kế hoạch Núi Xanh"])
    assert index.search("kinh phi nui xanh", 1)[0][0] == "money"
    index.remove(["money"])
    assert "money" not in {one for one, _ in index.search("kinh phi nui xanh", 20)}
    assert index.dense is not None
    assert index.dense.ids() == index.lexical.ids() == set(IDS)


def test_only_the_given_ids_are_found() -> None:
    index = HybridIndex.build(IDS, TEXTS)
    assert {one for one, _ in index.search("báo cáo tổng kết", 5, among=["roads", "school"])} <= {"roads", "school"}


def test_a_vector_without_its_text_is_never_an_answer() -> None:
    dense = MemoryVectors(open_embedding("bundled"))
    dense.add([*IDS, "stray"], [*TEXTS, "Trước ngày 15/11/2031 gửi báo cáo tổng kết."])
    lexical = LexicalIndex()
    lexical.add(IDS, TEXTS)
    found = HybridIndex(lexical, dense).search("báo cáo tổng kết trước ngày 15/11/2031", 20)
    assert "stray" not in {one for one, _ in found}


def test_an_exact_date_stands_before_all_others() -> None:
    index = HybridIndex.build(IDS, TEXTS)
    assert index.search("thành phố Sông Mây làm kế hoạch gì ngày 3/2/2031?", 1)[0][0] == "other"


def test_an_empty_index_finds_nothing() -> None:
    assert HybridIndex.build([], []).search("báo cáo", 3) == []


def test_vectors_in_memory_compare_by_cosine() -> None:
    vectors = MemoryVectors(open_embedding("bundled"))
    vectors.add(IDS, TEXTS)
    vectors.add(["report"], [TEXTS[1]])
    nearest = vectors.search(TEXTS[1], 2)
    assert {one for one, _ in nearest} == {"report", "halfway"}
    assert [cosine for _, cosine in nearest] == pytest.approx([1, 1], abs=1e-3)
    assert vectors.search(TEXTS[0], 3, among=["roads", "unknown"])[0][0] == "roads"


def test_the_bundled_vector_of_a_text_is_the_same_beside_others() -> None:
    embedding = open_embedding("bundled")
    together = embedding.passages(["", *TEXTS])
    alone = [embedding.passages([text])[0] for text in ("", *TEXTS)]
    assert np.array_equal(together, np.array(alone))
    assert embedding.passages([]).shape == (0, embedding.dimension)


def test_the_bundled_vectors_have_unit_length_and_know_meaning() -> None:
    embedding = open_embedding("bundled")
    vectors = embedding.passages([*TEXTS, "", "🙂"])
    assert vectors.shape == (len(TEXTS) + 2, embedding.dimension)
    assert vectors.dtype == np.float32
    assert np.linalg.norm(vectors, axis=1) == pytest.approx([1.0] * len(TEXTS) + [0, 0], abs=1e-4)


def test_the_package_exports_the_index_and_nothing_it_has_not() -> None:
    assert knowledge.HybridIndex is HybridIndex
    with pytest.raises(AttributeError):
        _ = knowledge.NoSuchThing  # type: ignore[attr-defined]


class BesideWords(MemoryVectors):
    """Vectors that are many: the question is compared with those that the index of words keeps."""

    def beside_words(self, query: str, texts: int) -> Vectors:  # noqa: ARG002 the form of all such
        return open_bundled().question(query)

    def search(self, query: str, k: int, among: Collection[str] | None = None) -> list[tuple[str, float]]:  # noqa: ARG002
        raise AssertionError("no graph is asked")


def test_of_many_vectors_those_are_compared_whose_texts_the_words_find() -> None:
    vectors = pack(open_bundled().passages(TEXTS))
    engine = Engine()
    engine.change(entry_of(one, text, "", vector=own) for one, text, own in zip(IDS, TEXTS, vectors, strict=True))
    words = Words((Part(engine.snapshot()),))
    asked = "Khi nào phải gửi báo cáo tổng kết thi đua của thành phố?"
    by_words, beside = search(words, None, asked, 4), search(words, BesideWords(open_bundled()), asked, 4)
    assert by_words[2][1] == by_words[3][1]
    assert beside[2][1] > beside[3][1]
