"""Embeddings and rerankers by sentence-transformers: any of its models, by folder or hub name. Its only home."""

import json
import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import numpy as np

from knowledge.search.embedding import EmbeddingError, Vectors

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

    from knowledge.search.reranking import Rerank

BATCH = 32

HUB_TIMEOUT = 10.0
"""Seconds to wait for the model hub's first reply."""

# Models that were trained with these words before each text but whose configuration does not say so.
_E5_PROMPTS = {"query": "query: ", "passage": "passage: "}


def open_transformer(name: str) -> "TransformerEmbedding":
    """The model in a folder or of a hub name. Raises EmbeddingError with one line for the person."""
    # Takes seconds, so it happens only where such a model is asked for.
    with _installed("EMBEDDING_MODEL", name):
        from sentence_transformers import SentenceTransformer
    return TransformerEmbedding(name, _opened("EMBEDDING_MODEL", name, SentenceTransformer))


def open_cross_encoder(name: str) -> "Rerank":
    """The cross-encoder in a folder or of a hub name. Raises EmbeddingError with one line for the person."""
    with _installed("RERANKER_MODEL", name):
        from sentence_transformers import CrossEncoder
        from torch.nn import Sigmoid
    model: CrossEncoder = _opened("RERANKER_MODEL", name, CrossEncoder)

    def rerank(question: str, texts: Sequence[str]) -> list[float]:
        pairs = [(question, text) for text in texts]
        scores = model.predict(pairs, batch_size=BATCH, show_progress_bar=False, activation_fn=Sigmoid())
        return [float(score) for score in scores]

    return rerank


@contextmanager
def _installed(setting: str, name: str) -> Iterator[None]:
    """Raises EmbeddingError where the light set-up has left out what the block imports."""
    try:
        yield
    except ModuleNotFoundError as error:
        instead = _instead(setting)
        raise EmbeddingError(
            f"{setting}: {name} needs {error.name}, which is not installed (light set-up): run `make setup LIGHT=0`, "
            f"or give {instead}."
        ) from error


Model = TypeVar("Model")


def _opened(setting: str, name: str, kind: Callable[..., Model]) -> Model:
    try:
        return _load(setting, name, kind)
    except (OSError, ValueError, RuntimeError, ImportError, KeyError) as error:
        raise EmbeddingError(_why_not(setting, name, error)) from error


def _load(setting: str, name: str, kind: Callable[..., Model]) -> Model:
    folder = Path(name).expanduser()
    if folder.is_dir():
        return kind(str(folder), device="cpu")
    try:
        return kind(name, device="cpu", local_files_only=True)
    except OSError:
        _find_on_hub(setting, name)
        return kind(name, device="cpu")


def _find_on_hub(setting: str, name: str) -> None:
    """Ask the hub for the model once: without a network the download itself would try for over a minute."""
    from huggingface_hub import model_info

    try:
        model_info(name, timeout=HUB_TIMEOUT)
    except Exception as error:  # the classes of its failures come from whichever client the hub's library uses
        raise EmbeddingError(_why_not(setting, name, error)) from error


class TransformerEmbedding:
    """A sentence-transformers model, with the prompts for questions and passages that it wants."""

    def __init__(self, name: str, model: "SentenceTransformer") -> None:
        self._model = model
        self._question, self._passage = _prompts(name, model)
        self.dimension = int(model.get_embedding_dimension() or 0)
        self.name = f"{Path(name).name}-{_fingerprint(model, self._question, self._passage)}"

    def passages(self, texts: Sequence[str]) -> Vectors:
        """Vectors of unit length, shape (texts, dimension)."""
        return self._encode(list(texts), self._passage)

    def question(self, text: str) -> Vectors:
        """The vector of a question, shape (dimension,)."""
        vector: Vectors = self._encode([text], self._question)[0]
        return vector

    def _encode(self, texts: list[str], prompt: str) -> Vectors:
        vectors = self._model.encode(
            texts,
            prompt=prompt or None,
            batch_size=BATCH,
            normalize_embeddings=True,
            convert_to_numpy=True,
            show_progress_bar=False,
        )
        return np.asarray(vectors, dtype=np.float32).reshape(len(texts), self.dimension)


def _prompts(name: str, model: "SentenceTransformer") -> tuple[str, str]:
    known = dict(_E5_PROMPTS) if "e5-" in Path(name).name.lower() and "instruct" not in name.lower() else {}
    known.update({key: prompt for key, prompt in model.prompts.items() if prompt})
    return known.get("query", ""), known.get("passage", known.get("document", ""))


def _fingerprint(model: "SentenceTransformer", *prompts: str) -> str:
    """What tells these weights from others: a sample of each tensor, not gigabytes of them."""
    digest = sha256(json.dumps(prompts).encode())
    for key, tensor in sorted(model.state_dict().items()):
        sample = tensor.flatten()[:: max(1, tensor.numel() // 64)][:64].float().numpy()
        digest.update(f"{key}{tuple(tensor.shape)}".encode() + sample.tobytes())
    return digest.hexdigest()[:16]


def _why_not(setting: str, name: str, error: Exception) -> str:
    if Path(name).expanduser().is_dir():
        return f"{setting}: {name} is not a sentence-transformers model: {_first_line(error)}"
    offline = os.environ.get("HF_HUB_OFFLINE", "").upper() in {"1", "TRUE", "YES", "ON"}
    failed = f"could not be downloaded: {_first_line(error)}"
    why = "and HF_HUB_OFFLINE forbids downloading it" if offline else f"and {failed}"
    return f"{setting}: {name} is not on this machine {why}. Give a folder, or {_instead(setting)}."


def _instead(setting: str) -> str:
    return "`bundled`" if setting == "EMBEDDING_MODEL" else "nothing"


def _first_line(error: Exception) -> str:
    return (str(error).strip().splitlines() or [type(error).__name__])[0]
