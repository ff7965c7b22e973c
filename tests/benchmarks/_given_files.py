"""What is right of each file of the given cases, by where it lies; the first pattern that fits counts."""

from collections.abc import Iterator
from dataclasses import replace
from fnmatch import fnmatch
from pathlib import Path

from tests.benchmarks._given import CASES, QUESTION, Right

_DESCRIPTIONS = ("expect.txt", "questions.txt", "tries.txt", "llm.py")
_SCHOOLS = "Các trường học huyện Lũng Vài nộp hồ sơ khen thưởng trước ngày nào?"
_BEST = "Tập thể Lao động xuất sắc huyện Lũng Vài nộp hồ sơ trước ngày nào?"
_HEALTH = "Phòng Y tế huyện Lũng Vài nộp báo cáo tổng kết ngày nào?"
_EACH = "Huyện Lũng Vài: mỗi đơn vị được đề nghị tặng Giấy khen bao nhiêu tập thể?"
_REPORT = "Hạn gửi báo cáo tổng kết của Sở Nội vụ tỉnh Vọng Giang?"
_NUMBERED = (
    "I. MỤC ĐÍCH, YÊU CẦU\n1. Khơi dậy",
    "\n2. Việc bình xét",
    "\nII. THỜI GIAN",
    "\nIII. HỒ SƠ VÀ THỜI HẠN\n1. Hồ sơ",
    "\nIV. TỔ CHỨC",
)
_HEADING = "HỒ SƠ VÀ THỜI HẠN"
_SCANNED = Right(signatory="")
"""The photographs end above the name."""
_OFFICE = Right(
    "12/KH-SNV",
    "2026-01-05",
    "Sở Nội vụ",
    "Nguyễn Văn A",
    ("2026-06-30", "2026-11-15"),
    ("25/11/2026",),
    asked={_REPORT: "25/11/2026"},
    today="2026-11-01",
)
_PROVINCE = replace(
    _OFFICE,
    number="12/KH-UBND",
    issuer="Ủy ban nhân dân tỉnh Vọng Giang",
    signatory="Trần Văn Định",
    never=("THỊ ĐUA",),
    asked={
        "Hạn gửi báo cáo tổng kết của tỉnh Vọng Giang?": "25/11/2026",
        "Tên kế hoạch thi đua của tỉnh Vọng Giang là gì?": "THI ĐUA",
    },
)
_NOTHING = Right("", "", "", "", (), (), asked={}, never=("Error: Reference source not found", " 0 |"))
_FORM = ("Điền: 25/11/2026", "Mẫu: 12/KH-UBND")
_FAILED = "ô tự tính, tự dẫn chiếu bị hỏng"
_TWINS = {
    _REPORT: "25/11/2026",
    "han gui bao cao tong ket cua So Noi vu tinh Vong Giang?": "25/11/2026",
    "Các phường, xã gửi hồ sơ khen thưởng về Sở Nội vụ tỉnh Vọng Giang trước ngày nào?": "05/12/2026",
}
_ANY_HYPHEN = {f"Kế hoạch 12/KH{hyphen}SNV có mấy đợt?": "15/11/2026" for hyphen in "-\u2010\u2011\u2013\u2212\ufe63"}

RIGHT: dict[str, Right] = {
    "00-*/*": Right(),
    "01-*/*": Right(told=("chữ bị ẩn",)),
    "02-*/*": Right(told=("chữ đã gạch bỏ",)),
    "03-*/*": Right(),
    "04-*/*": Right(told=("nhận dạng chữ",)),
    "05-*/*": Right(),
    "06-*/exception.docx": Right(due=("20/11/2024", "15/6/2024"), asked={_SCHOOLS: "15/6/2024"}),
    "06-*/endnote.docx": Right(due=("20/11/2024", "05/12/2024"), asked={QUESTION: "20/11/2024", _BEST: "05/12/2024"}),
    "07-*/*": Right(told=("mục lục",), once=(_HEADING,)),
    "08-*/*": Right(),
    "09-*/*": Right(says=_NUMBERED),
    "10-*/*": Right(),
    "11-*/*": Right(),
    "12-*/*": Right(once=(_HEADING, "37/KH-UBND", "Triệu Văn Sáng", "20/11/2024")),
    "13-*/*": Right(),
    "14-*/annex-*": Right(due=("20/11/2024", "05/11/2024"), asked={_HEALTH: "05/11/2024"}, says=_NUMBERED),
    "14-*/*": Right(says=_NUMBERED),
    "15-*/*": Right(once=(_HEADING,), says=_NUMBERED),
    "16-*/*": Right(told=("không nhìn thấy trên trang",)),
    "17-*/*": Right(told=("DỰ THẢO",)),
    "18-*/portfolio.pdf": Right(told=("bìa của một bộ PDF", "ke-hoach.pdf")),
    "18-*/with-attachment.pdf": Right(told=("phu-luc.docx",)),
    "19-*/*": _SCANNED,
    "20-*/*": _SCANNED,
    "22-*/*": Right(told=("lớp chữ có sẵn trong PDF bị hỏng",)),
    "23-*/wrong-month.docx": Right(due=("05/1.",), asked={QUESTION: "05/1."}, never=("05/12", "05/1²")),
    "23-*/wrong-count.docx": Right(asked={QUESTION: "20/11/2024", _EACH: "05 tập thể"}, never=("053", "05³")),
    "23-*/wrong-phase.docx": Right(phases=("2024-06-30", "2025-01-15"), never=("15/11", "15/12")),
    "23-*/*": Right(never=("20/11/20241", "98/2023/NĐ-CP ngày 31/12/2023. 1")),
    "24-*/*": Right(says=_NUMBERED),
    "25-*/*": Right(),
    "26-*/*.rar": Right(refused="là tệp nén .rar; hãy giải nén"),
    "26-*/*.xlsx": Right(refused="là bảng tính (.xlsx)"),
    "26-*/*.zip": Right(),
    "29-*/*": Right(refused="--force"),
    "40-*/*": replace(_OFFICE, due=("25/11/2026", "05/12/2026"), asked=_TWINS, says=("khen thƣởng",)),
    "41-*/ke-hoach-date.rtf": _OFFICE,
    "41-*/fields.docx": replace(_NOTHING, says=("| Tổng | 100 |", "Xem Mục II.1", "Chọn: đúng", *_FORM)),
    "41-*/fields.rtf": replace(_NOTHING, says=("Vọng Giang, 05/01/2026", "Lưu ngày 06/01/2026", "| Tổng điểm | 100 |")),
    "41-*/fields.*": replace(_NOTHING, says=_FORM, told=(_FAILED,)),
    "42-*/caps-seal.png": _PROVINCE,
    "42-*/seal.png": replace(
        _PROVINCE,
        day="2023-07-01",
        signatory="",
        phases=("2023-06-30", "2023-11-15"),
        due=("25/11/2023", "05/7/2023"),
        asked={"Hạn gửi báo cáo tổng kết của tỉnh Vọng Giang?": "25/11/2023"},
        today="2023-07-05",
    ),
    "43-*/*": replace(_OFFICE, asked=_ANY_HYPHEN),
    "44-*/*": replace(_NOTHING, says=("a) một\n", "\nc) ba\n", "5. năm\n6. sáu\n"), options=("--force",)),
    "45-*/*": replace(_OFFICE, due=("25/11/2026.", "05/12/2026."), asked=_TWINS),
    "46-*/*": _PROVINCE,
}


def files() -> Iterator[tuple[str, Path, Right]]:
    """Each file of the cases that are files, under the name of its case."""
    for path in sorted(CASES.glob("*/*")):
        name = path.relative_to(CASES).as_posix()
        if path.name in _DESCRIPTIONS:
            continue
        if name.startswith("21-"):
            yield path.parent.name, path, _with_its_sentence(path)
        elif right := next((right for pattern, right in RIGHT.items() if fnmatch(name, pattern)), None):
            yield path.parent.name, path, right


def _with_its_sentence(path: Path) -> Right:
    """The base plan with another time in its deadline's sentence, which is answered as it is written."""
    text = " ".join(path.read_text("utf-8").split())
    time = text.partition(" gửi về Phòng Nội vụ")[2].partition(" IV. ")[0].strip(" ;.")
    return Right(due=(time,), asked={QUESTION: time}, never=())
