"""Kinds and numbers of legal and administrative documents: "Chỉ thị số 34-CT/TW", "11/KH-KTĐNC"."""

import re

from knowledge.text import HYPHENS, fold

KIND_WORDS = {
    "luat": "Luật",
    "bo luat": "Bộ luật",
    "phap lenh": "Pháp lệnh",
    "nghi quyet": "Nghị quyết",
    "nghi quyet lien tich": "Nghị quyết liên tịch",
    "nghi dinh": "Nghị định",
    "quyet dinh": "Quyết định",
    "chi thi": "Chỉ thị",
    "thong tu": "Thông tư",
    "thong tri": "Thông tri",
    "ket luan": "Kết luận",
    "quy dinh": "Quy định",
    "quy che": "Quy chế",
    "ke hoach": "Kế hoạch",
    "huong dan": "Hướng dẫn",
    "chuong trinh": "Chương trình",
    "thong bao": "Thông báo",
    "cong van": "Công văn",
    "cong dien": "Công điện",
    "de an": "Đề án",
    "to trinh": "Tờ trình",
    "bao cao": "Báo cáo",
    "the le": "Thể lệ",
}
"""Folded kind words and how they are written."""

CODE_KINDS = {
    "NQ": "Nghị quyết",
    "NĐ": "Nghị định",
    "QĐ": "Quyết định",
    "CT": "Chỉ thị",
    "TT": "Thông tư",
    "TTLT": "Thông tư",
    "KL": "Kết luận",
    "QĐI": "Quy định",
    "QC": "Quy chế",
    "KH": "Kế hoạch",
    "HD": "Hướng dẫn",
    "CTR": "Chương trình",
    "TB": "Thông báo",
    "QH": "Luật",
    "QH13": "Luật",
    "QH14": "Luật",
    "QH15": "Luật",
    "ĐA": "Đề án",
    "CTHĐ": "Chương trình",
    "CV": "Công văn",
    "TL": "Thể lệ",
    "NQLT": "Nghị quyết liên tịch",
    "KHLT": "Kế hoạch",
    "ĐH": "Hướng dẫn",
    "TTR": "Tờ trình",
    "BC": "Báo cáo",
    "UBND": "Công văn",
    "QH12": "Luật",
    "QH11": "Luật",
}
"""What kind the code inside a number means: 12/CT-UBND is a Chỉ thị."""

NUMBER = re.compile(
    rf"(?<![\w/.{HYPHENS}])(?:(?<=[Ss]ố )\d\s)?\d{{1,5}}[a-z]?\s?"
    rf"(?:(?:/\s?\d{{4}}\s?)?[/{HYPHENS}]\s?[A-ZĐ][A-ZĐa-zđ]{{0,7}}\d{{0,2}}|(?:KH|TB|HD|CV|QĐ|TL|BC|CTr)(?=\s?/))"
    rf"(?:\s?[/&{HYPHENS}]{{1,2}}\s?-?\s?[A-ZĐƯ][A-ZĐƯa-zđ&.]{{0,14}}\d{{0,2}}){{0,3}}(?![\w])"
)
"""A document number in text as written; folded text has lost the capitals that tell it."""


def kind_by_number(number: str) -> str:
    """The kind of document that a number says; a number that names only offices ("113/UBND-NV") is a letter's."""
    code = re.split(r"[/-]", re.sub(r"^\d+[a-zđ]?\s?[/-](?:\s?\d{4}\s?[/-])?", "", number, flags=re.IGNORECASE))[0]
    return CODE_KINDS.get(code.strip().upper(), "Công văn")


def canonical_number(written: str) -> str:
    """A number without the blanks and doubled marks that scans put into it."""
    return re.sub(r"-{2,}", "-", re.sub(r"\s+", "", written)).rstrip("-/.")


def number_key(number: str) -> str:
    """A number for comparison: folded, without leading zeros, marks alike."""
    return re.sub(r"[^a-z0-9]+", "-", fold(canonical_number(number))).lstrip("0").strip("-")


def shares_code(one: str, other: str) -> bool:
    """Whether two numbers have the code of the same office: "19-TL/BTGDVTU", "233-CV/BTGDVTU"."""
    return bool(_office_codes(one) & _office_codes(other))


_COMMON_CODES = frozenset("ubnd hdnd btc bcd bch btv vp tu tw tdkt tccb tchc vhxh nv th cp ttg hdtdkt".split())
"""What many offices have in their numbers."""
_KIND_CODES = frozenset(fold(code) for code in CODE_KINDS)


def _office_codes(number: str) -> set[str]:
    codes = {code for code in number_key(number).split("-") if code and not code[0].isdigit()}
    return codes - _COMMON_CODES - _KIND_CODES
