"""A store whose vectors are on a Chroma server: several processes at once, a server that goes and comes back."""

import os
import subprocess
import sys
from contextlib import ExitStack
from pathlib import Path

import pytest

from knowledge.library import open_library
from knowledge.search.vectors import VectorStoreError
from tests.chroma import free_port, serving
from tests.fakes import plan_version
from tests.shelves import BLOC, DISTRICT

ROOT = Path(__file__).parents[2]
PROGRAM = "import sys; from bot.cli import main; sys.exit(main())"


def start(data: Path, url: str, *command: str) -> "subprocess.Popen[str]":
    """The program, as a process over a store with this server."""
    return subprocess.Popen(
        [sys.executable, "-c", PROGRAM, "--data-dir", str(data), *command],
        cwd=ROOT,
        env=os.environ | {"CHROMA_URL": url, "LANGUAGE": "en", "PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def finish(process: "subprocess.Popen[str]") -> tuple[int, str, str]:
    """Status, output and errors of a process."""
    out, err = process.communicate(timeout=120)
    return process.returncode, out, err


def test_two_processes_write_and_others_read(tmp_path: Path, chroma_url: str) -> None:
    for name, text in (("huyen", DISTRICT), ("khoi", BLOC)):
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    data = tmp_path / "data"
    assert finish(start(data, chroma_url, "plans"))[0] == 0
    writing = [start(data, chroma_url, "ingest", str(tmp_path / f"{name}.txt"), "--yes") for name in ("huyen", "khoi")]
    reading = [start(data, chroma_url, "ask", "Có những kế hoạch nào?") for _ in range(2)]
    for process in (*writing, *reading):
        status, out, err = finish(process)
        assert status == 0, out + err
        assert "Traceback" not in err
    asked = finish(start(data, chroma_url, "ask", "Huyện Mường Lưu năm 2031: hộ hiến đất được khen gì?"))
    assert "Giấy khen" in asked[1]
    assert not (data / "owner.lock").exists()
    library = open_library(f"sqlite:///{data / 'thidua.sqlite'}", data, embedding="bundled", chroma_url=chroma_url)
    assert library.catalogue.passage_ids() <= library.vectors.ids()
    library.close()


def test_a_server_that_is_down_is_told_in_one_line_and_found_again(tmp_path: Path) -> None:
    port, data = free_port(), tmp_path / "data"
    url = f"http://127.0.0.1:{port}"
    (tmp_path / "huyen.txt").write_text(DISTRICT, encoding="utf-8")
    status, _, err = finish(start(data, url, "ingest", str(tmp_path / "huyen.txt"), "--yes"))
    assert status == 1
    assert len(err.strip().splitlines()) == 1
    assert "CHROMA_URL" in err
    with serving(tmp_path / "chroma", port):
        assert finish(start(data, url, "ingest", str(tmp_path / "huyen.txt"), "--yes"))[0] == 0


def test_a_plan_is_removed_while_the_server_is_away_and_its_vectors_go_later(tmp_path: Path) -> None:
    port, address = free_port(), f"sqlite:///{tmp_path / 'thidua.sqlite'}"
    with serving(tmp_path / "chroma", port) as url:
        library = open_library(address, tmp_path, embedding="bundled", chroma_url=url)
        for plan in ("mot", "hai"):
            library.publish(plan_version(plan), b"x", ".txt")
    library.remove("mot")
    assert [version.plan for version in library.shelf().versions] == ["hai"]
    assert library.is_pending
    with serving(tmp_path / "chroma", port):
        assert library.finish_pending() == 2
        assert library.vectors.ids() == library.catalogue.passage_ids()
    assert not library.is_pending
    library.close()


def test_questions_are_answered_while_the_server_is_away(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    port = free_port()
    with ExitStack() as running:
        url = running.enter_context(serving(tmp_path / "chroma", port))
        library = open_library(f"sqlite:///{tmp_path / 'thidua.sqlite'}", tmp_path, embedding="bundled", chroma_url=url)
        library.publish(plan_version(), b"x", ".txt")
        assert library.shelf().search("báo cáo", 2)
    assert library.shelf().search("báo cáo", 2)
    assert "searched by words alone" in caplog.text
    with pytest.raises(VectorStoreError):
        library.publish(plan_version("hai"), b"y", ".txt")
    assert [version.plan for version in library.shelf().versions] == ["ke-hoach"]
    with serving(tmp_path / "chroma", port):
        caplog.clear()
        library.publish(plan_version("hai"), b"y", ".txt")
        assert {passage.plan for passage, _ in library.shelf().search("báo cáo", 9)} == {"hai", "ke-hoach"}
        assert caplog.text == ""
    library.close()


def test_a_process_that_starts_while_the_server_is_away_answers(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    port, address = free_port(), f"sqlite:///{tmp_path / 'thidua.sqlite'}"
    with serving(tmp_path / "chroma", port) as url:
        library = open_library(address, tmp_path, embedding="bundled", chroma_url=url)
        library.publish(plan_version(), b"x", ".txt")
        library.close()
    library = open_library(address, tmp_path, embedding="bundled", chroma_url=url)
    for _ in range(3):
        assert library.shelf().search("báo cáo", 2)
    assert caplog.text.count("searched by words alone") == 1
    library.close()
