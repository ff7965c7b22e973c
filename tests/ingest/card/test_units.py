"""The words that begin the name of a unit, told from others that only look like them without their marks."""

import pytest

from ingest.card.units import is_unit


@pytest.mark.parametrize(
    ("written", "unit"),
    [
        ("Sở Nội vụ", True),
        ("SỞ NỘI VỤ", True),
        ("so noi vu", True),
        ("số liệu cả năm", False),
        ("Số điện thoại", False),
        ("Ban Thường trực", True),
        ("Bản mềm gồm hai tệp", False),
        ("Bố trí kinh phí", False),
        ("Bộ Nội vụ", True),
        ("Tổ dân phố số 7", True),
        ("Các xã, phường", True),
        ("các bộ, ngành", True),
        ("Hồi chuông báo giờ", False),
        ("Phong trào thi đua", False),
    ],
)
def test_units(written: str, unit: bool) -> None:
    assert is_unit(written) is unit
