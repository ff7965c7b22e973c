"""`thidua page`: facts by their number, citations of an answer, words, pages; what is said where there is none."""

from collections.abc import Callable
from pathlib import Path

import pytest

from bot.cli import main
from bot.settings import Settings
from tests.ingest.plans import PLAN

Run = Callable[..., tuple[int, str]]
PNG = b"\x89PNG"


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with one plan."""
    folder = tmp_path_factory.mktemp("kho")
    (folder / "thuong-linh.txt").write_text(PLAN, encoding="utf-8")
    assert main(["--data-dir", str(folder / "data"), "ingest", str(folder / "thuong-linh.txt")]) == 0
    return folder / "data"


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path, store: Path) -> Run:
    """Run the command over the store, in a folder without settings; its exit status and messages."""
    monkeypatch.chdir(tmp_path)
    for name in Settings.__dataclass_fields__:
        monkeypatch.delenv(name.upper(), raising=False)

    def running(*arguments: str) -> tuple[int, str]:
        status = main(["--data-dir", str(store), "page", "thuong-linh", *arguments])
        return status, capsys.readouterr().err

    return running


def test_the_page_of_a_fact_is_drawn_and_kept(run: Run, store: Path, tmp_path: Path) -> None:
    status, told = run("--quote", "1", "-o", "a.png")
    assert status == 0, told
    assert (tmp_path / "a.png").read_bytes().startswith(PNG)
    assert "a.png: trang 1/" in told
    assert "dựng lại từ văn bản" in told
    assert list((store / "pages").glob("*/*.png"))


def test_the_citations_of_an_answer_are_drawn(run: Run, tmp_path: Path) -> None:
    status, told = run("--question", "ai ký kế hoạch", "-o", "b.png")
    assert status == 0, told
    assert (tmp_path / "b.png").is_file()
    assert run("--question", "ai ký kế hoạch", "--quote", "77", "-o", "b.png") == (
        1,
        "Lỗi: Câu trả lời không có trích dẫn 77 của kế hoạch này.\n",
    )


@pytest.mark.parametrize(
    ("arguments", "status", "said"),
    [
        (("-o", "a.png"), 2, "--quote, --question hoặc --page"),
        (("--quote", "1", "-o", "a.jpg"), 2, "phải kết thúc bằng .png"),
        (("--quote", "999", "-o", "a.png"), 1, "không có dữ kiện số 999"),
        (("--quote", "chữ không có ở đâu", "-o", "a.png"), 1, "không có đoạn “chữ không có ở đâu”"),
        (("--quote", "1", "-o", "không/có/a.png"), 1, "không ghi được tệp"),
    ],
)
def test_what_cannot_be_drawn_is_said(run: Run, arguments: tuple[str, ...], status: int, said: str) -> None:
    found, told = run(*arguments)
    assert (found, said in told) == (status, True), told
