"""Photographs of the pages of one document, as one file."""

import io
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from ingest.errors import IngestError

if TYPE_CHECKING:
    from PIL.Image import Image

SHEET = 11.7
"""Inches of the longer side of the sheet that a photograph is taken to show."""

MOST_PIXELS = 60_000_000
_QUALITY = 95


def join(pictures: Sequence[Path]) -> bytes:
    """A PDF with a page for each JPEG, in their order. Raises IngestError."""
    pages = [_page(path) for path in pictures]
    whole = io.BytesIO()
    resolution = max(pages[0].size) / SHEET
    pages[0].save(whole, "PDF", save_all=True, append_images=pages[1:], resolution=resolution, quality=_QUALITY)
    return whole.getvalue()


def _page(path: Path) -> "Image":
    from PIL import Image, ImageOps, UnidentifiedImageError

    try:
        with Image.open(path, formats=("JPEG",)) as picture:
            if picture.width * picture.height > MOST_PIXELS:
                raise IngestError("bomb")
            return ImageOps.exif_transpose(picture).convert("RGB")
    except (UnidentifiedImageError, Image.DecompressionBombError, OSError, SyntaxError, ValueError) as error:
        raise IngestError("damaged") from error
