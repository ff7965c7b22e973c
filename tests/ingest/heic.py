"""Pictures as iPhones make them, by libheif's own encoder."""

import shutil
import subprocess
import tempfile
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from ingest.readers import heif

if TYPE_CHECKING:
    from PIL.Image import Image


def heic(*pictures: "Image", orientation: int = 1, options: tuple[str, ...] = ()) -> bytes:
    """A file with these pictures, whose Exif says how the camera was held."""
    from PIL import Image

    exif = Image.Exif()
    exif[0x0112] = orientation
    with tempfile.TemporaryDirectory() as folder:
        names = [str(Path(folder) / f"{at}.jpg") for at in range(len(pictures))]
        for picture, name in zip(pictures, names, strict=True):
            picture.convert("RGB").save(name, quality=95, exif=exif)
        made = Path(folder) / "made.heic"
        command = ["heif-enc", *options, "-o", str(made), *names]
        subprocess.run(command, capture_output=True, check=True, timeout=120)
        return made.read_bytes()


@cache
def can_be_made() -> bool:
    """Whether the encoder is there, with what it encodes by, and the decoder."""
    from PIL import Image

    if not shutil.which("heif-enc") or heif.program() is None:
        return False
    try:
        return bool(heic(Image.new("RGB", (64, 64), "white")))
    except (OSError, subprocess.SubprocessError):
        return False


needs_heif = pytest.mark.skipif(not can_be_made(), reason="needs libheif's programs, with an encoder (x265)")
