"""The embedding is fitted from two small corpora of invented words, as the bundled one from large ones."""

import csv
import os
import random
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from knowledge.search.static import StaticEmbedding, open_static

ROOT = Path(__file__).parents[2]
SCRIPT = ROOT / "scripts" / "fit_embedding.py"
SUBJECTS = [f"{first}{last}" for first in ("b", "ch", "d", "g", "kh", "l", "m", "nh") for last in ("a", "ông", "ước")]
SMALL = "--rows 400 --singles 100 --dimension 32 --steps 60 --batch 32 --run 2 --held 10 --rate 0.05".split()


@pytest.fixture(scope="module")
def corpora(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """Each article speaks of two subjects, in its title and throughout its sentences."""
    folder, chance = tmp_path_factory.mktemp("corpora"), random.Random(3)
    law, news = folder / "law.txt", folder / "news.txt"
    law.write_text("".join(f"Điều {n}. {t}\n{b}\n" for n, (t, b) in enumerate(_articles(chance, 120))), "utf-8")
    news.write_text("".join(f"{t}.\n{b}\n\n" for t, b in _articles(chance, 80)), "utf-8")
    return ["--legal", str(law), "--news", str(news)]


@pytest.fixture(scope="module")
def fitted(corpora: list[str], tmp_path_factory: pytest.TempPathFactory) -> Path:
    return _fit(corpora, tmp_path_factory.mktemp("fitted") / "embedding")


def test_what_is_fitted_opens_and_brings_a_title_near_its_article(fitted: Path) -> None:
    embedding = open_static(fitted)
    assert embedding.rows.shape == (len(embedding.places), 32)
    assert np.linalg.norm(embedding.rows.astype(np.float32), axis=1).mean() == pytest.approx(1, abs=0.01)
    assert any("_" in unit for unit in embedding.places)
    # By chance it would be one in forty.
    assert _right(embedding, _articles(random.Random(9), 40)) > 0.3


def test_the_same_seed_and_corpora_give_the_same_files(corpora: list[str], fitted: Path, tmp_path: Path) -> None:
    again = _fit(corpora, tmp_path / "again")
    for name in ("model.safetensors", "tokenizer.json", "modules.json"):
        assert (again / name).read_bytes() == (fitted / name).read_bytes()


def test_what_is_held_out_is_written_as_questions_over_bodies(corpora: list[str], tmp_path: Path) -> None:
    _run([*corpora, *SMALL, "--held-out", str(tmp_path)])
    for name, count in (("law.csv", 12), ("news.csv", 8)):
        with (tmp_path / name).open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
        assert 0 < len(rows) <= count
        assert all(row["question"] not in row["context"] for row in rows)


def _articles(chance: random.Random, count: int) -> list[tuple[str, str]]:
    return [_article(chance) for _ in range(count)]


def _article(chance: random.Random) -> tuple[str, str]:
    own = chance.sample(SUBJECTS, 3)
    title = f"Quy định về {' và '.join(own)} trong năm"
    done = (" ".join(chance.choices(own, k=8)) for _ in range(5))
    return title, " ".join(f"Việc {what} do cơ quan {chance.choice(SUBJECTS)} làm." for what in done)


def _right(embedding: StaticEmbedding, articles: list[tuple[str, str]]) -> float:
    """The share of titles whose own body is the nearest."""
    bodies = embedding.passages([body for _, body in articles])
    nearest = [int(np.argmax(bodies @ embedding.question(title))) for title, _ in articles]
    return sum(place == found for place, found in enumerate(nearest)) / len(nearest)


def _fit(corpora: list[str], folder: Path) -> Path:
    _run([*corpora, *SMALL, "--out", str(folder)])
    return folder


def _run(arguments: list[str]) -> None:
    own = {**os.environ, "PYTHONPATH": str(ROOT), "OMP_NUM_THREADS": "1"}
    done = subprocess.run([sys.executable, SCRIPT, *arguments], capture_output=True, text=True, env=own, check=False)
    assert done.returncode == 0, done.stderr
