"""A short invented plan to put an excerpt into, and the card of what comes out."""

from knowledge.card import Card
from knowledge.dates import DateValue
from knowledge.span import Span
from tests.plans_made import made

HEAD = """ỦY BAN NHÂN DÂN
HUYỆN MƯỜNG LƯU
Số: 45/KH-UBND
Mường Lưu, ngày 12 tháng 01 năm 2031
KẾ HOẠCH
Tổ chức phong trào thi đua yêu nước huyện Mường Lưu năm 2031
Thực hiện Kế hoạch số 9/KH-UBND ngày 02/01/2031 của UBND tỉnh Lạc Hà;
"""
TAIL = """
Trên đây là Kế hoạch của UBND huyện./.
Nơi nhận:
- UBND tỉnh;
- Lưu: VT.
CHỦ TỊCH
Sùng Thị Mỷ
"""

D = DateValue


def plan(body: str) -> tuple[str, Card]:
    """The stored text and the card of a plan with this body."""
    version = made(f"{HEAD}{body}{TAIL}")
    return version.text, version.card


def words(text: str, span: Span) -> str:
    """What stands at a span."""
    return span.of(text)
