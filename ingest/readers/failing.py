"""What fields show that failed: Word and LibreOffice store an error, or a sum of no numbers, for the result."""

import re

_OPEN, _CLOSE = "\ue012", "\ue013"
"""They pass LibreOffice as letters of a text do."""
FAILED = re.compile(
    f"{_OPEN}(?P<result>[^{_OPEN}{_CLOSE}]*){_CLOSE}"
    r"|Error! (?:Reference source|Bookmark|Unknown|No |Not a valid|Main Document|Style|Use the Home tab)[^.\n!]*\."
    r"|Lỗi! (?:Không tìm thấy|Thẻ đánh dấu|Chưa|Không có|Tên thuộc tính)[^.\n!]*\."
    r"|(?:Error|Lỗi): (?:Reference source not found|[Kk]hông tìm thấy nguồn tham chiếu)"
    r"|\*\* (?:Expression is faulty|Syntax Error|Division by zero|Biểu thức có lỗi|Lỗi cú pháp) \*\*"
)
"""What stands in a text for a result that its program did not find; `result` where it was marked as failed."""
_OF_CELLS = re.compile(r"^\W{0,9}(?:ooow:|of:)?\W{0,9}(?:sum|average|mean|product|max|min)\b", re.IGNORECASE)
_NOTHING = re.compile(r"\s*[-+]?0(?:[.,]0+)?\s*%?\s*")


def is_failed(formula: str, result: str) -> bool:
    """Whether a formula over cells found none of them, as they do whose cells another program names otherwise."""
    return bool(_OF_CELLS.match(formula) and _NOTHING.fullmatch(result))


def as_failed(result: str) -> str:
    """The result, marked until the text is sorted out."""
    return f"{_OPEN}{result}{_CLOSE}"
