"""Chroma keeps the vectors: a real store in a folder."""

from pathlib import Path

import pytest

from knowledge.search.embedding import Embedding
from knowledge.search.hybrid import HybridIndex
from knowledge.search.lexical import LexicalIndex
from knowledge.search.models import open_embedding
from knowledge.search.vectors import VectorStoreError, collection_name, open_vectors
from tests.knowledge.search.samples import IDS, TEXTS


@pytest.fixture(scope="module")
def embedding() -> Embedding:
    return open_embedding("bundled")


def test_vectors_are_kept_searched_and_dropped(tmp_path: Path, embedding: Embedding) -> None:
    vectors = open_vectors(tmp_path / "vectors", None, embedding)
    vectors.add(IDS, TEXTS)
    vectors.add(IDS[:2], TEXTS[:2])
    assert vectors.ids() == set(IDS)
    one, cosine = vectors.search(TEXTS[3], 2)[0]
    assert (one, cosine) == (IDS[3], pytest.approx(1, abs=1e-3))
    assert [one for one, _ in vectors.search(TEXTS[3], 2, ["roads", "unknown"])] == ["roads"]
    assert vectors.search(TEXTS[3], 2, []) == []
    assert vectors.search(TEXTS[3], 2, ["unknown"]) == []
    vectors.remove([IDS[3], "unknown"])
    assert IDS[3] not in {one for one, _ in vectors.search(TEXTS[3], 20)}


def test_a_store_opened_again_has_what_it_had(tmp_path: Path, embedding: Embedding) -> None:
    open_vectors(tmp_path, None, embedding).add(IDS, TEXTS)
    assert open_vectors(tmp_path, None, embedding).ids() == set(IDS)


def test_search_over_chroma_is_search_over_memory(tmp_path: Path, embedding: Embedding) -> None:
    kept = HybridIndex(LexicalIndex(), open_vectors(tmp_path, None, embedding))
    kept.add(IDS, TEXTS)
    in_memory = HybridIndex.build(IDS, TEXTS)
    for question in ("báo cáo tổng kết", "giay khen cua thi xa", "đường hoa"):
        ours, theirs = kept.search(question, 5), in_memory.search(question, 5)
        assert [one for one, _ in ours] == [one for one, _ in theirs]
        assert [score for _, score in ours] == pytest.approx([score for _, score in theirs], abs=1e-3)


def test_where_no_store_can_be_there_is_one_clear_line(tmp_path: Path, embedding: Embedding) -> None:
    (tmp_path / "file").write_text("not a folder")
    with pytest.raises(VectorStoreError, match="cannot be opened"):
        open_vectors(tmp_path / "file", None, embedding)
    with pytest.raises(VectorStoreError, match="cannot be opened"):
        open_vectors(None, "http://127.0.0.1:9", embedding)
    with pytest.raises(VectorStoreError, match="Neither"):
        open_vectors(None, None, embedding)


def test_a_collection_is_named_so_that_chroma_takes_it() -> None:
    assert collection_name("static-0123") == "passages-static-0123"
    assert collection_name("/models/Tiếng Việt (1)/") == "passages-models-Ti-ng-Vi-t-1"
