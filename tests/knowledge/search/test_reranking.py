"""The first passages ordered anew, by a stand-in and by a tiny real cross-encoder."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from knowledge.search.embedding import EmbeddingError
from knowledge.search.reranking import RERANKED, opened_late, reranked
from knowledge.search.transformer import open_cross_encoder
from tests.plans_made import made, shelf_of
from tests.shelves import DISTRICT, PROVINCE, shelf


def _shortest_first(_question: str, texts: Sequence[str]) -> list[float]:
    return [1 / len(text) for text in texts]


@pytest.fixture(scope="module")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A cross-encoder of one layer that has learned nothing."""
    from sentence_transformers import CrossEncoder
    from transformers import BertConfig, BertForSequenceClassification, BertTokenizerFast

    folder = tmp_path_factory.mktemp("reranker")
    words = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", "bao", "cao", "han", "gui", "khen", "thuong", "dot"]
    (folder / "vocab.txt").write_text("\n".join(words))
    tokenizer = BertTokenizerFast(str(folder / "vocab.txt"), strip_accents=True)
    sizes = {"hidden_size": 8, "intermediate_size": 16, "num_hidden_layers": 1, "num_attention_heads": 2}
    model = BertForSequenceClassification(BertConfig(vocab_size=len(words), num_labels=1, **sizes))
    model.save_pretrained(folder / "bert")
    tokenizer.save_pretrained(folder / "bert")
    CrossEncoder(str(folder / "bert"), device="cpu").save_pretrained(str(folder / "tiny"))
    return folder / "tiny"


def test_a_search_gives_the_order_of_the_model() -> None:
    plain = shelf()
    ordered = replace(plain, rerank=_shortest_first).search("báo cáo", 4)
    texts = [f"{passage.header}\n{passage.text}" for passage, _ in plain.search("báo cáo", RERANKED)]
    assert [f"{passage.header}\n{passage.text}" for passage, _ in ordered] == sorted(texts, key=len)[:4]


def test_what_the_model_does_not_read_comes_behind() -> None:
    found = shelf_of(made(PROVINCE), made(DISTRICT, "huyen")).search("kế hoạch thi đua", 50)
    many = (found * RERANKED)[: RERANKED + 3]
    ordered = reranked(_shortest_first, "", many)
    scores = [score for _, score in ordered]
    assert len(ordered) == RERANKED + 3
    assert scores == sorted(scores, reverse=True)


def test_nothing_found_is_nothing_to_order() -> None:
    assert reranked(_shortest_first, "", []) == []


def test_a_real_cross_encoder_scores_between_0_and_1(tiny: Path) -> None:
    rerank = open_cross_encoder(str(tiny))
    scores = rerank("hạn gửi báo cáo", ["báo cáo gửi", "khen thưởng", "đợt"])
    assert len(scores) == 3
    assert all(0 < score < 1 for score in scores)
    assert opened_late(str(tiny))("hạn gửi báo cáo", ["báo cáo gửi"]) == pytest.approx(scores[:1], abs=1e-4)


def test_a_folder_without_a_model_gives_one_clear_line(tmp_path: Path) -> None:
    with pytest.raises(EmbeddingError, match=r"^RERANKER_MODEL: .* is not a sentence-transformers model") as failed:
        opened_late(str(tmp_path))("?", ["."])
    assert "\n" not in str(failed.value)
