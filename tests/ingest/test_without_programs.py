"""Where Tesseract or LibreOffice is missing, what they would read is refused with what to install, the rest is read."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from ingest.normalise import normalise_pages
from ingest.readers import office, read
from tests.ingest import rendered
from tests.ingest.test_formats import needs_ocr
from tests.plans_made import ROOT

pytestmark = pytest.mark.skipif(office.program() is None, reason="LibreOffice is not installed")

READ = """
import json, sys
from pathlib import Path
from ingest.errors import IngestError
from ingest.readers import read
try:
    source = read(Path(sys.argv[1]))
    print(json.dumps([source.format, list(source.notes), len(source.text)]))
except IngestError as error:
    print(json.dumps([error.key, [], 0]))
"""


def read_without(path: Path) -> tuple[str, list[str], int]:
    """Format or failure, notes and length of the text, read by a process that finds no program."""
    environment = {**os.environ, "PATH": "/nonexistent", "PYTHONPATH": str(ROOT)}
    done = subprocess.run([sys.executable, "-c", READ, str(path)], env=environment, capture_output=True, check=True)
    key, notes, length = json.loads(done.stdout)
    return key, notes, length


@pytest.mark.parametrize(
    ("make", "key", "notes"),
    [
        (lambda: rendered.as_scan("pdf"), "needs_ocr", []),
        (lambda: rendered.as_picture("png"), "needs_ocr", []),
        (lambda: rendered.by_office("doc"), "needs_office", []),
        (lambda: rendered.by_office("odt"), "needs_office", []),
        (lambda: rendered.by_office("rtf"), "needs_office", []),
        (rendered.as_badly_recognised, "pdf", ["layer_broken"]),
        (lambda: rendered.by_office("pdf"), "pdf", []),
        (rendered.as_docx, "word", []),
    ],
)
def test_what_can_be_read_without_them(tmp_path: Path, make: Callable[[], bytes], key: str, notes: list[str]) -> None:
    path = tmp_path / "plan"
    path.write_bytes(make())
    found = read_without(path)
    assert found[:2] == (key, notes)
    assert bool(found[2]) == (key in {"pdf", "word"})


@needs_ocr
def test_a_broken_text_layer_is_read_again_from_its_pictures(tmp_path: Path) -> None:
    path = tmp_path / "plan.pdf"
    path.write_bytes(rendered.as_badly_recognised())
    source = read(path)
    text, _ = normalise_pages(source.text)
    assert source.notes == ("recognised_again",)
    assert "Số: 118/KH-UBND" in text
    assert "17/01/2033 đến ngày 31/5/2033" in text
    assert "tru0ng" not in text
