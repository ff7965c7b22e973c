"""Files that nobody reads, named for what they are, and texts that are no plan."""

import io
import zipfile

from ingest.readers import heif
from tests.ingest.cases.made import Case, Kinds, Variation


def _zipped(*names: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as package:
        for name in names:
            package.writestr(name, b"<x/>")
    return buffer.getvalue()


def damaged_heic(variation: Variation) -> Case:
    brand = (b"heic", b"heix", b"mif1", b"hevc", b"avif")[variation.at]
    error = "damaged" if heif.program() or brand == b"avif" else "needs_heif"
    return Case(b"\x00\x00\x00\x18ftyp" + brand + bytes(40 + variation.at), error=error, read=False)


def archives(variation: Variation) -> Case:
    data, ending = (
        (b"Rar!\x1a\x07\x01\x00" + bytes(30), ".rar"),
        (b"7z\xbc\xaf\x27\x1c" + bytes(30), ".7z"),
        (b"\x1f\x8b\x08" + bytes(30), ".gz"),
        (_zipped("[Content_Types].xml", "xl/workbook.xml"), ".xlsx"),
        (_zipped("ke-hoach.txt", "phu-luc/bieu.txt"), ".zip"),
    )[variation.at]
    return Case(data, error=ending, read=False)


KINDS: Kinds = {"20 damaged heic": damaged_heic, "26 archives": archives}

SHORT = (
    "Chào anh, chiều nay họp lúc mấy giờ ạ?",
    "Em gửi ảnh hôm qua, anh xem giúp em với nhé.",
    "wq zx;; 11 ~~ kk lll 0o0 ][ aa",
    "Thực đơn: cơm gà, canh chua, rau muống xào tỏi.",
    "Số điện thoại lái xe: gọi sau 17 giờ.",
)
"""Texts without any sign of a plan."""

DEBRIS = (
    ("~$ế hoạch.docx", ".DS_Store", "Thumbs.db"),
    ("._kế hoạch.txt", "desktop.ini", "kế hoạch.pdf.crdownload"),
    (".~lock.kế hoạch.odt#", "ehthumbs.db", "~WRL0003.tmp"),
    ("kế hoạch.docx.part", "Icon\r", "THUMBS.DB"),
    ("~$KẾ HOẠCH.DOC", "phụ lục.zip.download", "._phụ lục.pdf"),
)
"""What programs leave beside documents."""
