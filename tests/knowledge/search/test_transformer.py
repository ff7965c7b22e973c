"""Models of sentence-transformers: the bundled one as such, a tiny real transformer, and none.

Importing the library takes seconds, once for all of this file.
"""

import os
import re
import socket
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from knowledge.search.embedding import EmbeddingError
from knowledge.search.hybrid import HybridIndex
from knowledge.search.models import BUNDLED_FOLDER, open_embedding
from knowledge.search.static import open_static
from knowledge.search.terms import terms, units
from tests.knowledge.search.samples import IDS, TEXTS


@pytest.fixture(scope="module")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a transformer of two layers that knows the words of the samples."""
    from sentence_transformers import SentenceTransformer, models
    from transformers import BertConfig, BertModel, BertTokenizerFast

    folder = tmp_path_factory.mktemp("models")
    known = sorted({word for text in TEXTS for word in terms(text).plain})
    (folder / "vocab.txt").write_text("\n".join(["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", "query", ":", *known]))
    tokenizer = BertTokenizerFast(str(folder / "vocab.txt"), strip_accents=True)
    sizes = {"hidden_size": 16, "intermediate_size": 32, "num_hidden_layers": 2, "num_attention_heads": 2}
    config = BertConfig(vocab_size=len(tokenizer), **sizes)
    BertModel(config).save_pretrained(folder / "bert")
    tokenizer.save_pretrained(folder / "bert")
    bert = models.Transformer(str(folder / "bert"))
    SentenceTransformer(modules=[bert, models.Pooling(16)], device="cpu").save(str(folder / "tiny"))
    return folder / "tiny"


def test_sentence_transformers_opens_the_bundled_folder_and_gives_the_same_vectors() -> None:
    from sentence_transformers import SentenceTransformer

    model: SentenceTransformer = SentenceTransformer(str(BUNDLED_FOLDER), device="cpu")
    theirs = model.encode([" ".join(units(terms(text).plain)) for text in TEXTS])
    ours = open_static(BUNDLED_FOLDER).passages(TEXTS)
    assert np.abs(theirs - ours).max() < 2e-3
    assert sum(file.stat().st_size for file in BUNDLED_FOLDER.rglob("*")) < 20_000_000


def test_any_model_in_a_folder_can_take_its_place(tiny: Path) -> None:
    embedding = open_embedding(str(tiny))
    vectors = embedding.passages(TEXTS)
    assert vectors.shape == (len(TEXTS), embedding.dimension)
    assert np.linalg.norm(vectors, axis=1) == pytest.approx(np.ones(len(TEXTS)), abs=1e-4)
    assert open_embedding(str(tiny)).name == embedding.name
    assert embedding.passages([]).shape == (0, embedding.dimension)
    index = HybridIndex.build(IDS, TEXTS, embedding=str(tiny))
    assert index.search("hạn gửi báo cáo tổng kết", 1)[0][0] == "report"


def test_models_of_the_e5_family_get_their_prompts(tiny: Path) -> None:
    named = tiny.with_name("multilingual-e5-tiny")
    named.symlink_to(tiny)
    plain, prompted = open_embedding(str(tiny)), open_embedding(str(named))
    assert plain.name.split("-")[-1] != prompted.name.split("-")[-1]
    assert np.abs(plain.question(TEXTS[0]) - prompted.question(TEXTS[0])).max() > 1e-4


def test_a_folder_that_holds_no_model_gives_one_clear_line(tmp_path: Path) -> None:
    with pytest.raises(EmbeddingError, match="EMBEDDING_MODEL") as failed:
        open_embedding(str(tmp_path))
    assert "\n" not in str(failed.value)


def test_a_model_that_is_not_there_gives_one_clear_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HF_HUB_OFFLINE", "1")
    with pytest.raises(EmbeddingError, match="not on this machine and HF_HUB_OFFLINE forbids") as failed:
        open_embedding("nobody/no-such-model")
    assert "\n" not in str(failed.value)


@pytest.mark.parametrize(
    ("left_out", "script", "setting"),
    [
        ("sentence_transformers", "search.models import open_embedding as open", "EMBEDDING_MODEL"),
        ("sentence_transformers", "search.transformer import open_cross_encoder as open", "RERANKER_MODEL"),
    ],
)
def test_the_light_set_up_gives_one_clear_line(left_out: str, script: str, setting: str) -> None:
    program = f"import sys; sys.modules[{left_out!r}] = None; from knowledge.{script}; open('a/model')"
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False, timeout=50)
    last = ran.stderr.strip().splitlines()[-1]
    assert last.endswith("run `make setup LIGHT=0`, or give " + ("`bundled`." if "EMB" in setting else "nothing."))
    assert f"EmbeddingError: {setting}: a/model needs {left_out}, which is not installed" in last


def test_a_hub_that_cannot_be_reached_gives_one_clear_line_soon(tmp_path: Path) -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        address = f"http://127.0.0.1:{unused.getsockname()[1]}"
        # The hub's address is read when its library is imported: a process of its own.
        env = {**os.environ, "HF_ENDPOINT": address, "HF_HOME": str(tmp_path), "HF_HUB_OFFLINE": ""}
        script = "from knowledge.search.models import open_embedding; open_embedding('nobody/no-such-model')"
        ran = subprocess.run(
            [sys.executable, "-c", script], capture_output=True, text=True, env=env, check=False, timeout=50
        )
    last = ran.stderr.strip().splitlines()[-1]
    assert re.search(r"EmbeddingError: EMBEDDING_MODEL: nobody/no-such-model .* could not be downloaded: ", last)
    assert "Retry" not in ran.stderr


def test_a_broken_static_embedding_gives_one_clear_line(tmp_path: Path) -> None:
    (tmp_path / "model.safetensors").write_bytes(b"not a model")
    (tmp_path / "tokenizer.json").write_text("{}")
    with pytest.raises(EmbeddingError, match="cannot be read"):
        open_static(tmp_path)
