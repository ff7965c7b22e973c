"""Pictures of iPhones, decoded by libheif's program."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PIL import Image

from ingest.errors import IngestError
from ingest.pages.paper import Paper, paper_of
from ingest.readers import heif, read
from ingest.readers.kinds import format_of
from ingest.readers.pictures import frames_of
from tests.ingest.heic import heic, needs_heif
from tests.plans_made import ROOT

READ = """
import sys
from ingest.errors import IngestError
from ingest.readers import heif
try:
    heif.decoded(open(sys.argv[1], "rb").read())
except IngestError as error:
    print(error.key)
"""


def sheet(size: tuple[int, int] = (1800, 900)) -> Image.Image:
    """White paper, black at its upper left."""
    picture = Image.new("RGB", size, "white")
    picture.paste("black", (0, 0, size[0] // 3, size[1] // 3))
    return picture


@needs_heif
def test_a_file_is_known_by_what_it_holds_and_its_pictures_are_pages() -> None:
    data = heic(sheet(), sheet((900, 1800)))
    assert format_of(data) == "pictures"
    assert [frame.size for frame in frames_of(data)] == [(1800, 900), (900, 1800)]


@needs_heif
@pytest.mark.parametrize("orientation", [1, 3, 6, 8])
def test_a_picture_is_turned_once_whatever_its_exif_says(orientation: int) -> None:
    """What counts in such a file is its own note of how it is turned, which the decoder follows."""
    [frame] = frames_of(heic(sheet(), orientation=orientation))
    [bare] = frames_of(heic(sheet()))
    assert frame.size == bare.size
    dark = frame.convert("L")
    assert dark.getpixel((20, 20)) < 60
    assert dark.getpixel((frame.width - 20, frame.height - 20)) > 200


@needs_heif
def test_it_is_shown_as_a_page_of_the_original() -> None:
    made = paper_of(heic(sheet()))
    assert made is not None
    assert made[0] is Paper.ORIGINAL
    assert made[1].startswith(b"%PDF-")


@needs_heif
def test_of_a_damaged_one_nothing_is_made(tmp_path: Path) -> None:
    data = heic(sheet())
    path = tmp_path / "anh.heic"
    path.write_bytes(data[: len(data) // 3])
    with pytest.raises(IngestError) as error:
        read(path)
    assert error.value.key == "damaged"


def test_where_nothing_decodes_it_says_what_to_install(tmp_path: Path) -> None:
    path = tmp_path / "anh.jpg"
    path.write_bytes(b"\x00\x00\x00\x18ftypheic" + bytes(40))
    environment = {**os.environ, "PATH": "/nonexistent", "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-c", READ, str(path)]
    done = subprocess.run(command, env=environment, capture_output=True, check=True, text=True)
    assert done.stdout.split() == ["needs_heif"]


@needs_heif
def test_the_program_may_use_only_so_much_memory() -> None:
    """A small file may unfold into a huge picture: the decoder ends before it takes the machine's memory."""
    data = heic(sheet())
    # Width and height in the box of the picture's extent: claimed to be what no memory holds.
    at = data.index(b"ispe") + 8
    huge = data[:at] + (60_000).to_bytes(4, "big") * 2 + data[at + 8 :]
    with pytest.raises(IngestError) as error:
        heif.decoded(huge)
    assert error.value.key in {"damaged", "bomb"}
