"""The words that the name of a unit or of the people in charge begins with, folded."""

import re

from knowledge.text import fold, has_marks

UNIT = (
    r"(?:cac\s+)?(?:thu truong|pho truong|pho chu tich|uy ban|ubnd|hoi dong|thuong truc|co quan|"
    r"phong(?! trao)|so\b(?! ket| lieu)|ban\b(?! dang| tu)|bo\b|van phong|khoi truong|cum truong|truong|"
    r"trung tam|cong chuc|chi cuc|cuc\b|cong an|bo chi huy|ban chi huy|lien doan|cong doan|doan\b|"
    r"hoi\b(?! nghi| thi)|mat tran|dong chi|dang uy|chi bo|cap uy|bao\b(?! cao)|dai\b(?! hoi)|don vi|"
    r"doanh nghiep|ho\b(?! so)|to\b(?! trinh| chuc)|chu tich|giam doc|hieu truong|can bo|nha truong|toan the|"
    r"cac\b(?! bao cao| ho so| van ban| dot| hoat dong| noi dung| nhiem vu| giai phap| chi tieu| tieu chi| phong trao|"
    r" hinh thuc| quy dinh| muc tieu| cong viec)|moi|tung|lanh dao|thanh vien|nguoi dung dau|kho bac|ngan hang|"
    r"benh vien|tram|xa\b|phuong|thon|xom|ap\b|khu pho|to dan pho|bi thu|vien\b|toa an|thanh tra|tap the|"
    r"giao vien|chuyen vien|bo phan|pho hieu truong|pho giam doc)"
)
"""A pattern for the beginning of a folded name: "phòng …", "các cơ quan …", "thủ trưởng …"."""

_MARKED = {
    "so": ("sở",),
    "ban": ("ban",),
    "bo": ("bộ",),
    "to": ("tổ",),
    "hoi": ("hội",),
    "doan": ("đoàn",),
    "dai": ("đài",),
    "ho": ("hộ",),
    "bao": ("báo",),
    "vien": ("viện",),
    "moi": ("mỗi", "mọi"),
    "tram": ("trạm",),
    "phong": ("phòng",),
    "truong": ("trường", "trưởng"),
    "ap": ("ấp",),
    "xa": ("xã",),
    "cuc": ("cục",),
}
"""What words that begin a unit are with their marks; other words fold to the same: "số", "bản", "bố"."""
_FIRST = re.compile(r"(?:các\s+)?(?P<word>[^\W\d_]+)", re.IGNORECASE)


def is_unit(written: str) -> bool:
    """Whether words as they are written begin like the name of a unit; a text without any marks is taken as it is."""
    first = _FIRST.match(written)
    if first is None or not re.match(UNIT, fold(written)):
        return False
    word = first["word"].lower()
    marked = _MARKED.get(fold(word))
    return marked is None or word in marked or not has_marks(written)


def in_brackets(text: str, start: int, at: int) -> bool:
    """Whether a place behind the beginning of a name stands in brackets that are closed soon."""
    opened = text.rfind("(", start, at)
    return opened >= 0 and text.find(")", opened, opened + _BRACKETS) > at


_BRACKETS = 160
"""Characters that brackets in the name of a unit may hold."""
