"""The award forms and emulation titles of the Law on Emulation and Commendation, as they are written."""

import re

from knowledge.text import fold

FORMS = (
    "Huân chương Sao vàng",
    "Huân chương Hồ Chí Minh",
    "Huân chương Độc lập",
    "Huân chương Quân công",
    "Huân chương Lao động",
    "Huân chương Bảo vệ Tổ quốc",
    "Huân chương Chiến công",
    "Huân chương Đại đoàn kết dân tộc",
    "Huân chương Dũng cảm",
    "Huân chương",
    "Huy chương",
    "Anh hùng Lao động",
    "Anh hùng Lực lượng vũ trang nhân dân",
    "Chiến sĩ thi đua toàn quốc",
    "Chiến sĩ thi đua cấp tỉnh",
    "Chiến sĩ thi đua cấp bộ",
    "Chiến sĩ thi đua cơ sở",
    "Chiến sĩ thi đua",
    "Chiến sĩ tiên tiến",
    "Lao động tiên tiến",
    "Tập thể lao động tiên tiến",
    "Tập thể lao động xuất sắc",
    "Đơn vị quyết thắng",
    "Đơn vị tiên tiến",
    "Cờ thi đua",
    "Bằng khen",
    "Giấy khen",
    "Thư khen",
    "Kỷ niệm chương",
    "Nhà giáo nhân dân",
    "Nhà giáo ưu tú",
    "Thầy thuốc nhân dân",
    "Thầy thuốc ưu tú",
    "Giải thưởng Hồ Chí Minh",
    "Giải thưởng Nhà nước",
    "Gia đình văn hóa",
    "Bảng vàng danh dự",
)

_BY_FOLDED = {fold(form): form for form in FORMS} | {
    "chien sy thi dua": "Chiến sĩ thi đua",
    "chien sy thi dua co so": "Chiến sĩ thi đua cơ sở",
    "chien sy thi dua toan quoc": "Chiến sĩ thi đua toàn quốc",
    "chien sy thi dua cap tinh": "Chiến sĩ thi đua cấp tỉnh",
    "chien sy tien tien": "Chiến sĩ tiên tiến",
}

FORM = re.compile(r"(?<!\w)(?:" + "|".join(sorted(_BY_FOLDED, key=len, reverse=True)) + r")(?!\w)")
"""A form or title in folded text; the longest name wins."""


def canonical_form(folded: str) -> str:
    """The written name of a form found by `FORM`."""
    return _BY_FOLDED[folded]


def find_forms(text: str) -> list[str]:
    """The forms that a text names, in order, each once."""
    return list(dict.fromkeys(_BY_FOLDED[m.group()] for m in FORM.finditer(fold(text))))
