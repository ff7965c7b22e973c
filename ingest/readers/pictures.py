"""Photographs and scans as pictures, opened by Pillow; those of iPhones by libheif's program before."""

import io
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from ingest.errors import IngestError
from ingest.readers import heif, ocr, placed
from ingest.readers.document import Document, Pages, untold
from ingest.readers.layout import text_of
from ingest.readers.signatures import unsigned
from knowledge.left import Left, LeftKind

if TYPE_CHECKING:
    from PIL.Image import Image

MOST_PIXELS = 120_000_000
_KINDS = ("PNG", "JPEG", "TIFF", "WEBP", "AVIF")
_SMALL = 1700
_LARGE = 4500
_FEWEST_LETTERS = 10
_ORIENTATION = 0x0112
"""Where Exif says how the camera was held."""


def read(data: bytes, pages: Pages = untold) -> Document:
    """The text on a picture, each picture of a .tif a page. Raises IngestError."""
    with _opened(data) as (count, frames):
        if not ocr.installed():
            raise IngestError("needs_ocr")
        seen = ocr.read_pages(count, frames, pages)
    signed = [unsigned(page) for page in seen]
    text = text_of([page for page, _ in signed])
    if sum(c.isalpha() for c in text) < _FEWEST_LETTERS:
        raise IngestError("nothing_seen")
    left = [Left(LeftKind.SIGNED, said, at) for at, (_, said) in enumerate(signed, 1) if said]
    left += [Left(LeftKind.STRUCK, said, at) for at, page in enumerate(seen, 1) for said in page.struck]
    doubtful = tuple(word for page in seen for word in page.doubtful)
    places = placed.written({at: page.placed for at, page in enumerate(seen) if page.placed})
    return Document(text, ("recognised",), doubtful, tuple(left), places)


def frames_of(data: bytes) -> list["Image"]:
    """The pictures of a file, as they are read. Raises IngestError."""
    with _opened(data) as (_, frames):
        return list(frames)


@contextmanager
def _opened(data: bytes) -> Iterator[tuple[int, Iterator["Image"]]]:
    """How many pictures are in a file, and they as they are read. Raises IngestError."""
    from PIL import Image, UnidentifiedImageError

    warnings.simplefilter("ignore", Image.DecompressionBombWarning)
    Image.MAX_IMAGE_PIXELS = MOST_PIXELS // 2
    try:
        if heif.is_heif(data):
            decoded = heif.decoded(data)
            yield len(decoded), map(_decoded, decoded)
            return
        with Image.open(io.BytesIO(data), formats=_KINDS) as picture:
            count = getattr(picture, "n_frames", 1)
            yield count, _frames(picture, count)
    except Image.DecompressionBombError as error:
        raise IngestError("bomb") from error
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, EOFError) as error:
        raise IngestError("damaged") from error


def _decoded(data: bytes) -> "Image":
    """A picture that libheif has turned already: its Exif still says how the camera was held."""
    from PIL import Image

    with Image.open(io.BytesIO(data), formats=("PNG",)) as picture:
        picture.load()
        return _sized(_coloured(_flat(picture)))


def _frames(picture: "Image", count: int) -> Iterator["Image"]:
    """The pictures as they are read; none is copied that need not be, for they are large."""
    for number in range(count):
        picture.seek(number)
        picture.load()
        made = _sized(_coloured(_flat(_upright(picture))))
        if made is not picture and number == count - 1:
            picture.close()
        yield picture.copy() if made is picture and count > 1 else made


def _upright(picture: "Image") -> "Image":
    """The picture as its camera was held."""
    from PIL import ImageOps

    return ImageOps.exif_transpose(picture) if picture.getexif().get(_ORIENTATION, 1) != 1 else picture


def _coloured(picture: "Image") -> "Image":
    return picture if picture.mode == "RGB" else picture.convert("RGB")


def _flat(picture: "Image") -> "Image":
    """The picture on white paper, where it is transparent."""
    from PIL import Image

    if "A" not in picture.getbands() and "transparency" not in picture.info:
        return picture
    coloured = picture.convert("RGBA")
    paper = Image.new("RGBA", coloured.size, "white")
    return Image.alpha_composite(paper, coloured)


def _sized(picture: "Image") -> "Image":
    """The picture in a size in which letters are about as large as Tesseract was taught them."""
    longest = max(picture.size)
    if longest < _SMALL:
        scale = min(3.0, _SMALL * 2 / longest)
    elif longest > _LARGE:
        scale = _LARGE / longest
    else:
        return picture
    return picture.resize((max(1, round(picture.width * scale)), max(1, round(picture.height * scale))))
