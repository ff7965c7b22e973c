"""What a question asks for: its kind and the facets within the kind."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from knowledge.award_forms import called
from knowledge.things import either
from knowledge.vocabulary import forms

LEGAL = r"\b\d{1,5}[a-z]?(?:/\d{4})?(?:/[a-z]|-(?:ct|kl|nq|qdi?|kh|hd|ctr|tb|bc|tt|da|qc|lqd)\b)[\w/-]*"
"""A document number in a folded question."""


class Kind(StrEnum):
    """The kinds of question that a plan card answers, and `FREE` for the rest."""

    PHASE = "phase"
    DEADLINE = "deadline"
    AWARD = "award"
    DUTY = "duty"
    OBJECT = "object"
    TARGET = "target"
    MOVEMENT = "movement"
    WORK = "work"
    BASIS = "basis"
    META = "metadata"
    PURPOSE = "purpose"
    REQUIREMENT = "requirement"
    STATUS = "status"
    WINDOW = "window"
    CHANGE = "change"
    LIST = "list"
    SUMMARY = "summary"
    FREE = "free"


_WHEN = (
    r"(?:khi nao|luc nao|bao gio|ngay nao|ngay may|thang may|thang nao|hom nao|thoi gian nao|"
    r"thoi diem nao|nam nao|ngay bao nhieu|quy may|quy nao|tuan nao)"
)
_WHO = (
    r"(?:ai|don vi nao|co quan nao|phong nao|ban nao|so nao|bo phan nao|nguoi nao|cap nao|to chuc nao|"
    r"don vi gi|nhung ai|dau moi nao)"
)
# Facet patterns over the folded question. A question may have several facets.
_FACETS: dict[str, re.Pattern[str]] = {
    name: re.compile(rf"(?<!\w)(?:{pattern})(?!\w)")
    for name, pattern in {
        "left": (
            r"con (?:lai )?(?:bao nhieu|may|bao lau)(?: ngay| tuan| thang)?|con lai|bao (?:nhieu|"
            r"lau) nua|may (?:ngay|tuan|thang) nua|sap (?:den|toi) (?:han|chua)"
        ),
        "over": (
            r"(?:da|het|qua|xong|ket thuc)\s?(?:\w+\s){0,5}chua\b|con (?:han|hieu luc|kip|"
            r"thoi gian)\b|het han chua|con duoc (?:nop|gui)|da qua|tre han|qua han|(?:co |bi |"
            r"la )tre\b|co kip|kip khong|muon khong|tre khong"
        ),
        "now": r"hom nay|hien (?:nay|tai|gio)|bay gio|luc nay|dang (?:o|trong|dien ra|la|thuoc|dot|giai doan|chang)\b",
        "next": r"sap toi|tiep theo|gan nhat|ke tiep|sap den",
        "start": (
            r"bat dau|khoi dau|phat dong (?:tu|khi|ngay|vao)|tu (?:ngay|thang|khi|hom) (?:nao|may)|"
            r"tu bao gio|tu luc nao|mo dau"
        ),
        "end": (
            r"ket thuc|den (?:bao gio|khi nao|ngay nao|het ngay|thang nao|luc nao|thang may|ngay may)|"
            r"het (?:vao )?(?:ngay|khi|luc|thang) (?:nao|may)|cham dut"
        ),
        "duration": r"bao lau|keo dai|may thang|bao nhieu (?:ngay|thang|tuan)|trong vong",
        "count": (
            r"(?:may|bao nhieu|so luong|so|co tat ca)\s*(?:dot|giai doan|chang|phong trao|cong trinh|hinh thuc|"
            r"loai|chi tieu|ke hoach|danh hieu)|chia (?:lam|thanh|ra)"
        ),
        "celebrates": (
            r"chao mung|ky niem|ngay le|nhan dip|su kien|lap thanh tich|trong tam gi|noi dung gi|"
            r"chu de"
        ),
        "when": _WHEN + r"|thoi gian|ngay\b(?! le| nay| truyen)|\bhan\b",
        "where": (
            r"(?:gui|nop|bao cao|trinh|chuyen|ve)\s(?:\w+\s){0,6}?(?:ve\s|cho\s|den\s|toi\s)?(?:dau|"
            r"ai|don vi nao|co quan nao|cho nao|noi nao|phong nao|so nao)|noi nhan bao cao|gui cho|"
            r"(?:ai|don vi nao|co quan nao) (?:nhan|tiep nhan|tong hop)|"
            r"(?<!bat )(?<!phan )\bdau\b(?! tien| nam| thang| quy| moi| tu)"
        ),
        "who": _WHO,
        "contact": r"so dien thoai|dien thoai (?:nao|may|so)|hotline|so may le|email|hop thu|thu dien tu nao",
        "yes_no": (
            r"(?:co (?:duoc|bi|phai|can|tinh)|duoc|bi|phai|co) (?:\w+ ){1,12}(?:khong|chua)$|"
            r"(?:duoc|phai|dung) khong\b|co .{1,60} khong$"
        ),
        "data": r"so lieu|moc (?:lay |tinh )?so|thoi diem (?:lay|chot)|ky bao cao|chot so",
        "recurring": (
            r"dinh ky|chu ky|hang (?:quy|thang|nam|tuan)|bao lau (?:mot lan|phai)|bao nhieu lau|"
            r"may lan|thuong xuyen|moi (?:quy|thang|nam)"
        ),
        "conference": r"hoi nghi|le tong ket|le phat dong|le ky ket|hop (?:khoi|cum|tong ket|so ket)",
        "criteria": (
            r"tieu chuan|tieu chi|dieu kien|can (?:gi|nhung gi|dat)|phai dat|yeu cau gi|"
            r"the nao (?:thi|moi|de)|lam sao (?:de )?duoc|nhu the nao.{0,20}(?:duoc|moi)"
        ),
        "list": (
            r"(?:nhung|cac|co|gom|bao gom|liet ke|ke (?:ten|ra))\s(?:\w+\s){0,6}(?:nao|gi)\b|liet ke|"
            r"gom (?:nhung )?(?:gi|ai)|hinh thuc (?:nao|gi)|(?:nhung|cac) (?:hinh thuc|danh hieu|muc|"
            r"loai)"
        ),
        "recipients": (
            r"(?:tang|xet|trao|danh|cap)\s?(?:\w+\s){0,4}cho (?:ai|nhung ai|doi tuong)|"
            r"doi tuong (?:\w+ ){0,4}khen|khen thuong (?:\w+ ){0,3}(?:ai|doi tuong|cho ai)|(?:ai|"
            r"nhung ai|doi tuong nao)\s(?:\w+\s){0,3}duoc\b|cho ai"
        ),
        "excluded": (
            r"(?:khong|ko)(?: duoc| bi)? (?:xet|khen|de nghi|cong nhan|tang|xep loai|xep hang|binh xet)(?: \w+)*"
        ),
        "grantor": (
            r"(?:ai|cap nao|co quan nao|don vi nao)\s(?:\w+\s){0,3}(?:tang|cap|trao|quyet dinh|khen|"
            r"ky (?:bang|giay))|do ai|cua ai|tham quyen"
        ),
        "procedure": (
            r"trinh tu|thu tuc|quy trinh|ho so (?:\w+ ){0,10}?(?:gom|nhu the nao|can|giay to|gi)|"
            r"thanh phan ho so|theo (?:quyet dinh|quy dinh|quy che|van ban|nghi dinh|luat) (?:nao|so|"
            r"gi)|cach (?:xet|binh)"
        ),
        "quota": (
            r"(?:bao nhieu|may|toi da|so luong|ty le|khong qua|chi tieu)\s(?:\w+\s){0,6}(?:tap the|"
            r"ca nhan|bang khen|giay khen|co thi dua|duoc khen|duoc tang|khen|danh hieu|suat|"
            r"phan tram|lao dong|chien si)|so luong|ty le|toi da|"
            r"\bso (?:bang khen|giay khen|co thi dua|danh hieu|suat)|bao nhieu (?:%|phan tram)"
        ),
        "money": (
            r"(?:so|muc|bao nhieu|kem(?: theo)?|thuong|duoc|phat|co) tien(?! tien| bo| trinh)|"
            r"tien (?:thuong|mat|kem|thuong kem)|bao nhieu dong|may (?:trieu|dong)|muc thuong|tri gia|"
            r"thuong (?:bao nhieu|may)(?! giay| bang| tap| ca)|duoc thuong bao nhieu|"
            r"kinh phi .{0,60}(?:bao nhieu|may)\b|thuong nong|thuong .{0,20}tu bao nhieu den bao nhieu"
        ),
        "principle": (
            r"nguyen tac|muc dich|yeu cau|phai (?:dam bao|bao dam|dat muc)|bao dam (?:gi|nhung)|"
            r"dam bao (?:gi|nhung)"
        ),
        "signer": (
            r"(?:ai|nguoi nao|lanh dao nao|dong chi nao|ong nao|ba nao|(?:hieu truong|giam doc|"
            r"chu tich|truong phong|bi thu|truong khoi) nao)\s(?:\w+\s){0,3}ky\b|"
            r"(?:chu tich|giam doc|truong phong|bi thu)\s(?:\w+\s){0,6}ky (?:ke hoach|ten|van ban)|"
            r"nguoi ky|do ai k[iy]\b|"
            r"(?:hieu truong|giam doc|chu tich|cuc truong|truong thue|bi thu) (?:\w+ ){0,8}(?:la|ten) (?:ai|gi)\b|"
            r"\bai la (?:hieu truong|giam doc|chu tich(?! hoi dong))|"
            r"ky ten|ky ban hanh|ai (?:la nguoi )?(?:da )?(?:ky|ki\b)|chuc vu(?: cua)? nguoi"
        ),
        "number": (
            r"(?<!co )(?<!doanh )(?<!dan )(?<!he )(?<!tong )(?<!chi )(?<!tri )(?<!quan )(?<!ho )(?<!lai )"
            r"(?<!goi )(?<!thoai )"
            r"\bso (?:hieu|ky hieu|van ban|ke hoach(?! va dau tu| dau tu)|bao nhieu|may)\b|"
            r"(?:ke hoach|van ban|mang|co) so nao|"
            r"ky hieu|so (?:va )?ngay|\bso (?:cua )?(?:van ban|ke hoach(?! va dau tu| dau tu))|"
            r"ke hoach (?:nay |do |\w+ ){0,12}so (?:may|bao nhieu|nao|gi)|mang so"
        ),
        "issued": (
            r"ngay (?:thang )?(?:nam )?(?:ban hanh|ky(?! niem| ket| hop| luc)|ra)\b|"
            r"ban hanh\s(?:(?!truoc |cham nhat |han )\w+\s){0,8}?"
        )
        + _WHEN
        + r"|\bso (?:hieu |ky hieu )?(?:va )?ngay|"
        + _WHEN
        + (
            r"\s(?:\w+\s){0,6}(?:ban hanh|ra doi)|ban hanh (?:vao )?(?:ngay|hom|luc|khi|nam|thang)|"
            r"ngay ban hanh|(?<!dinh )(?<!thuong )(?<!chu )(?<!dang )ky (?:vao )?(?:ngay|khi|hom|luc) (?:nao|may)|"
            r"\bso (?:may|bao nhieu|nao) (?:va )?(?:ra )?ngay (?:thang |nam )*(?:may|nao|bao nhieu)"
        ),
        "issuer": (
            r"(?:ai|co quan nao|don vi nao|cap nao)\s(?:la (?:co quan|don vi) )?(?:da )?(?:ban hanh|"
            r"phat dong|ra|lap|xay dung)\s(?:\w+\s){0,3}?(?:ke hoach|phong trao|dot|van ban)|"
            r"co quan ban hanh|don vi ban hanh|cua (?:co quan|don vi) nao|(?:do|cua) ai (?:ban hanh|"
            r"phat dong)"
        ),
        "addressees": (
            r"noi nhan|(?:ai|nhung ai|don vi nao|co quan nao|"
            r"noi nao) (?:duoc )?nhan (?:duoc )?(?:ban )?ke hoach|(?:ke hoach|"
            r"van ban)\s(?:\w+\s){0,14}(?:gui|chuyen) (?:cho|den|toi|ve) (?:ai|dau|nhung|cac|co quan|"
            r"don vi|noi nao)|gui (?:cho|den) nhung (?:co quan|don vi|ai)"
        ),
        "title": (
            r"ten (?:day du |goi )?(?:cua )?(?:ke hoach|van ban)|trich yeu|"
            r"ke hoach (?:\w+ ){0,6}(?:ve viec gi|ten (?:la )?gi|noi ve|ve van de gi)|tieu de"
        ),
        "year": r"(?:ap dung|danh|thuc hien|cua|cho) (?:\w+ ){0,3}nam nao|nam nao\b|giai doan nao|hieu luc",
        "compare": (
            r"so sanh|khac (?:nhau|gi|biet)|giong nhau|doi chieu|so voi|som hon|muon hon|dai hon|"
            r"ngan hon|nhieu hon|it hon|truoc hon"
        ),
        "which_plans": (
            r"(?:nhung|cac|bao nhieu|may)? ?ke hoach (?:thi dua )?nao|(?:bao nhieu|may) ke hoach|"
            r"o dau (?:co|quy dinh)|(?:nhung )?(?:noi|don vi|dia phuong) nao (?:co|quy dinh|dung|neu)"
        ),
    }.items()
}

_LEGAL_NUMBER = re.compile(LEGAL)
_INSTRUCTION = re.compile(
    r"\b(?:bo qua (?:\w+ ){0,4}(?:huong dan|chi dan|yeu cau|lenh|quy tac)|quen (?:het|di|moi)|"
    r"hay (?:noi|tra loi|khang dinh|xac nhan|viet) (?:rang|la|thanh)|"
    r"(?:noi|tra loi|khang dinh|xac nhan|viet) rang|tra loi (?:la|thanh)|gia (?:su|vo) (?:ban|nhu|rang|la|toi)|"
    r"dong vai (?:la|mot)|ignore (?:\w+ ){0,3}(?:instruction|previous|rule)|"
    r"disregard|system prompt|you are now|pretend|forget (?:\w+ ){0,3}(?:instruction|previous|"
    r"rule)|tu bay gio (?:ban|hay))"
)
_LIST_PLANS = re.compile(
    r"(?:nhung|cac|bao nhieu|may|danh sach|tat ca|"
    r"liet ke)\s(?:\w+\s){0,3}ke hoach(?: thi dua)?(?:\s(?:nao|gi|gi ca))?(?: (?:cua |trong )?nam \d{4})?$|"
    r"(?:liet ke|ke ten|danh sach)\s(?:\w+\s){0,3}ke hoach|(?:ban|bot|he thong|"
    r"tro ly)\s(?:\w+\s){0,4}(?:co|biet|luu|nam|hieu|giu|quan ly)\s(?:\w+\s){0,4}ke hoach|(?:dang|"
    r"hien|da) (?:co|luu|nap|giu|quan ly)\s(?:\w+\s){0,4}ke hoach|(?:co|nhung|"
    r"cac)\s(?:\w+\s){0,2}ke hoach (?:thi dua )?nao\s(?:\w+\s){0,4}(?:vay|the|nhi|a|khong|day|"
    r"kho|o day)$|danh sach ke hoach|^ke hoach(?: nao)?$|"
    r"ke hoach (?:thi dua )?nao (?:dang )?(?:duoc )?(?:co|luu|nap)$|"
    r"ke hoach nao (?:\w+ ){0,6}liet ke|"
    r"ke hoach nao (?:dang )?(?:co )?(?:trong|o|tren) (?:he thong|kho|bot|may|day)\b"
)


def without_change(folded: str) -> str:
    """What a question after changes is about besides ("hạn nộp có thay đổi không")."""
    return " ".join(_CHANGE_TALK.sub(" ", folded).split())


def facets_of(folded: str) -> frozenset[str]:
    """The facets that a folded question shows."""
    return frozenset(name for name, pattern in _FACETS.items() if pattern.search(folded))


def facet_names() -> tuple[str, ...]:
    """The names of all facets."""
    return tuple(_FACETS)


def is_instruction(folded: str) -> bool:
    """Whether the text tells the assistant what to say instead of asking."""
    return bool(_INSTRUCTION.search(folded))


def kind_of(folded: str, facets: frozenset[str]) -> Kind:
    """The kind of a folded question: the first rule that fits, the most particular first."""
    return next((rule.kind for rule in _rules() if rule.fits(folded, facets)), Kind.FREE)


def _has(pattern: str) -> re.Pattern[str]:
    """A pattern that begins and ends at word borders."""
    return re.compile(rf"(?<!\w)(?:{pattern})(?!\w)")


def _either(*patterns: re.Pattern[str]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{p.pattern})" for p in patterns))


_ORDINAL_PHASE = _has(
    r"\b(?:dot|giai doan|chang)\s(?:thi dua\s)?(?:cao diem\s)?(?:thu\s|so\s)?"
    r"(?:\d{1,2}(?![/-]|\s(?:nam(?! 20)|ngay|thang|tuan|gio)\b)|i{1,3}|iv|"
    r"nhat|hai|ba|dau(?! tu)|cuoi|mot)|(?:dot|giai doan|chang)\sthu\s(?:tu|nam)"
)
_PHASE_TALK = _has(
    r"(?:may|bao nhieu|cac|tung|moi|nhung|ca|hai|ba|2|3|so)\s(?:dot|giai doan|chang)\b|(?:dot|"
    r"giai doan|chang) (?:nao|gi|may)|dot thi dua nao|\b(?:dot|giai doan|chang)\b.{0,60}(?:"
    + _WHEN
    + (
        r"|bao lau|dien ra|bat dau|ket thuc|thoi gian)|(?:thoi gian|lich|"
        r"tien do)\s(?:\w+\s){0,4}(?:dot|thi dua|to chuc thuc hien)|cao diem|chia (?:lam|thanh|ra)|"
        r"(?:phat dong|thi dua|phong trao|ke hoach)\s(?:\w+\s){0,12}(?:keo dai|dien ra|"
        r"thuc hien)\s(?:\w+\s){0,3}(?:tu|den|trong|bao lau|khi nao|bao gio|may)"
    )
)
_FROM_TILL = _has(
    r"tu (?:ngay|thang|khi|luc|bao|hom)\s(?:nao|may|gio)\s(?:\w+\s){0,3}(?:den|toi) (?:ngay|thang|khi|luc|bao|hom)"
)
_HOW_MANY_PHASES = _has(r"(?:co|chia|gom|lam|thanh) (?:may|bao nhieu) (?:dot|giai doan|chang)")
_PHASE_ALONE = _has(r"\bdot\b")
_AWARD_TALK = _has(
    r"khen thuong|\bkhen\b|danh hieu|thuong\b(?! vu| truc| xuyen| tin| nien| binh)|ton vinh|"
    r"bieu duong|tuyen duong"
)
_DUTY_TALK = _has(
    r"nhiem vu|trach nhiem|phai lam|lam (?:gi|nhung gi|viec gi)|duoc giao|viec gi|phan cong|"
    r"phu trach|dau moi|chu tri|lam nhung|can lam|phai thuc hien|dong vai tro|vai tro gi"
)
_DUTY_REVERSE = _has(
    _WHO
    + (
        r"\s(?:la|lam|giu|dong vai)\s(?:\w+\s){0,3}?(?:khoi truong|truong khoi|cum truong|truong cum|pho truong|"
        r"truong ban|thuong truc|dau moi|to truong)|(?:khoi truong|truong khoi|cum truong|truong cum|truong ban|"
        r"co quan thuong truc)\s(?:\w+\s){0,8}la (?:ai|don vi nao|co quan nao)|"
    )
    + _WHO
    + (
        r"\s(?:\w+\s){0,6}(?:phu trach|chiu trach nhiem|chu tri|tuyen truyen|theo doi|tham muu|"
        r"tong hop|dau moi|giup|don doc|kiem tra|tham dinh|huong dan|thuc hien|lo\b|lam\b|to chuc|"
        r"duoc giao|bo tri|dam nhan|trien khai|xay dung|quan ly|cham diem|van dong|phoi hop)|"
        r"giao (?:nhiem vu )?cho (?:ai|don vi nao|co quan nao)|do (?:ai|don vi nao|co quan nao)"
    )
)
_OBJECT_TALK = _has(
    r"doi tuong|(?:ai|nhung ai|don vi nao|nguoi nao)\s(?:\w+\s){0,3}(?:tham gia|ap dung|thi dua)|"
    r"pham vi (?:ap dung|thi dua)|danh cho (?:ai|nhung ai)|ap dung (?:cho|voi|doi voi) (?:ai|"
    r"nhung)"
)
_TARGET_TALK = _has(
    r"chi tieu|\d+ ?%|phan tram|muc tieu|ty le\s(?:\w+\s){0,8}(?:dat|hoan thanh)|^ty le\b|phan dau (?:dat|"
    r"bao nhieu|gi)|toi thieu bao nhieu|it nhat (?:bao nhieu|may)|bao nhieu phan tram|"
    r"(?:bao nhieu|may) (?:sang kien|mo hinh|dien hinh|cong trinh|ho|guong|san pham|giai phap)|"
    r"dang ky (?:bao nhieu|may)"
)
_MOVEMENT_TALK = _has(
    r"phong trao(?: thi dua)?(?: yeu nuoc)?(?: dac biet| chuyen de)? ?(?:nao|gi|\bten\b)|(?:ten|"
    r"cac|nhung|may|bao nhieu|huong ung|tiep tuc|nhung)\s(?:\w+\s){0,3}(?:phong trao|"
    r"cuoc van dong)|cuoc van dong|phong trao.{0,60}(?:la gi|ten gi|nao|gom|ke ra)|"
    r"phong trao.{0,50}ten"
)
_WORK_TALK = _has(r"cong trinh|phan viec")
_BASIS_TALK = _has(
    r"can cu|(?:nghi dinh|quyet dinh|chi thi|nghi quyet|cong van|luat|thong tu|huong dan) nao|"
    r"co so phap ly|theo (?:van ban|chi thi|ke hoach|nghi quyet|quyet dinh) (?:nao|so may|gi)|"
    r"(?<!thi )dua (?:tren|vao|theo)|(?:thuc hien|trien khai|lam|lam theo|cu the hoa|"
    r"theo) (?:theo )?(?:ke hoach|chi thi|nghi quyet|van ban|quyet dinh|huong dan) (?:nao|so may|"
    r"gi|so bao nhieu|so)|huong ung (?:chi thi|ke hoach|van ban)|"
    r"(?:thay the|sua doi|sua|bo sung|bai bo|dieu chinh)(?: bo sung)?(?: cho)?(?: mot so noi dung cua)? "
    r"(?:ke hoach|van ban|quyet dinh)(?: (?:nao|gi|so may|so nao|truoc do|khac|so)\b|$)|"
    r"(?:ke hoach|van ban) nao (?:\w+ ){0,3}(?:thay the|sua doi|sua|bo sung|bai bo|dieu chinh)|"
    r"(?:bi|duoc|co) (?:thay the|sua doi|bai bo|dieu chinh)(?: bo sung)?(?: (?:boi|bang|theo) .*)? (?:khong|chua|nao)|"
    r"vien dan|dan chieu|nhac (?:den|toi)|trich dan|"
    r"van ban (?:phap luat|chi dao|nao)"
)
_STATUS_TALK = _has(
    r"(?:ke hoach|dot thi dua|phong trao|cuoc thi dua|"
    r"cuoc phat dong)(?! so)\s(?:\w+\s){0,12}(?:con hieu luc|het hieu luc|da ket thuc|ket thuc|"
    r"het han|con han|con ap dung|het|xong)\s?(?:chua|khong|roi)?"
)
_OVER_TALK = _has(r"(?:ke hoach|dot thi dua|phong trao|cuoc thi dua|cuoc phat dong)\s(?:\w+\s){0,6}(?:het|con) han")
_WINDOW_TALK = _has(
    r"thang \d{1,2}(?: nay)?(?:/\d{4})?\s(?:\w+\s){0,12}(?:moc|viec|su kien|lich) (?:nao|gi)|"
    r"(?:moc|(?<!nhan )viec|han|su kien|deadline|cong viec|gi|lich)\s(?:\w+\s){0,10}(?:roi vao|"
    r"trong (?:thang|quy|tuan|nam)|thang \d|quy [i1-4]|tuan (?:nay|sau|toi)|thang (?:nay|sau|"
    r"toi))|thang \d{1,2}(?:/| nam )?\d{0,4}\s(?:\w+\s){0,3}(?:co (?:gi|moc|viec|han)|"
    r"phai lam gi)|(?:(?:thang|tuan|quy) (?:nay|sau|toi)|"
    r"quy (?:[1-4]|i{1,3}|iv)(?:[/-]\d{4}| nam \d{4})?)\s(?:\w+\s){0,3}(?:co (?:\w+ )?(?:gi|moc|viec|han)|"
    r"(?:phai|can) lam gi)|sap (?:toi|den) (?:co|phai|han)|han (?:gan nhat|tiep theo|sap toi)"
)
_PURPOSE_TALK = _has(r"muc dich|nham (?:gi|muc)|de lam gi|y nghia|muc tieu chung")
_VERSION = r"(?:ban|phien ban|ke hoach)(?: thi dua)?"
_CHANGED = r"(?:thay doi|sua doi|dieu chinh|sua|doi(?! moi))(?: bo sung|, bo sung)?"
_CHANGE_TALK = _has(
    rf"(?:nhung |co )?(?:gi|diem nao|cho nao|noi dung (?:nao|gi)|dieu gi)\s(?:duoc |bi |da |la )?(?:moi|{_CHANGED})"
    rf"(?: so voi {_VERSION} (?:cu|truoc(?: do| day)?))?(?: khong)?|"
    rf"(?<!khi )(?<!bien ){_CHANGED} (?:lai )?(?:nhung )?(?:gi|diem nao|cho nao|o dau|noi dung (?:nao|gi)|the nao)|"
    rf"(?:co |da )(?:bi |duoc )?{_CHANGED}(?: gi)? (?:khong|chua)|"
    rf"(?:{_VERSION} )?(?:moi )?(?:co gi )?khac (?:gi |nhau |biet |the nao )?(?:\w+ ){{0,3}}"
    rf"{_VERSION} (?:cu|truoc(?: do| day)?|moi|ban dau)|"
    rf"(?:nhung|cac|co)(?: noi dung| diem| cho)? (?:thay doi|sua doi|dieu chinh|moi) (?:nao|gi)|"
    rf"(?:cac |nhung )?(?:diem|noi dung|cho) (?:moi|thay doi|sua doi|dieu chinh)(?= cua| trong| so voi|$)|"
    rf"(?:co gi )?(?:so voi|so sanh (?:voi )?)(?:theo )?{_VERSION} (?:cu|truoc(?: do| day)?|ban dau)|"
    rf"{_VERSION} (?:sua doi|dieu chinh|moi) (?:\w+ ){{0,4}}(?:khac|{_CHANGED}) (?:\w+ ){{0,2}}(?:gi|nao|o dau)"
)
_REQUIREMENT_TALK = _has(
    r"yeu cau (?:cua|doi voi|dat ra|gi|la|khi|trong|ke hoach|phong trao|nao|thi dua)|"
    r"nhung yeu cau|cac yeu cau|yeu cau$"
)


def _phase_is_aside(folded: str, facets: frozenset[str]) -> bool:
    """Whether a phase is named only to say which report, conference or award is meant."""
    if _form_talk().search(folded) and facets & {"quota", "criteria", "grantor", "money"}:
        return True
    if _AWARD_TALK.search(folded) and "money" in facets:
        return True
    return bool(re.search(r"(?:bao cao|so ket|tong ket|ho so|han nop|han gui|hoi nghi|nop|gui)\b", folded)) and bool(
        re.search(
            r"\bhan\b|" + _WHEN + r"|ve dau|cho ai|bao nhieu ngay|truoc ngay|cham nhat|"
            r"bao lau (?:thi |sau )?(?:phai |can )?(?:nop|gui|bao cao)|"
            r"(?:nop|gui) (?:\w+ )?(?:phong|ban|don vi|so) nao",
            folded,
        )
    )


def _award_is_aside(folded: str, facets: frozenset[str]) -> bool:
    """Whether awards are named in a question about a date, a duty or an object of emulation."""
    if re.search(r"\bhan\b|thoi han|cham nhat|truoc ngay|\btre\b|\bkip\b|" + _WHEN, folded) and re.search(
        r"ho so|nop|gui|de nghi|binh xet|danh sach|xet|dang ky|bao cao|hoi nghi|tong ket|so ket", folded
    ):
        return True
    if re.search(r"dang ky danh hieu|bao cao dinh ky", folded) and (facets & {"where", "recurring", "when"}):
        return True
    if "where" in facets and re.search(
        r"\b(?:nop|gui|trinh)\b.{0,40}\b(?:ho so|danh sach|to trinh|bao cao)|"
        r"\b(?:ho so|danh sach|to trinh|bao cao)\b.{0,40}\b(?:nop|gui|trinh)\b",
        folded,
    ):
        return True
    asks_unit = bool(re.search(r"(?:nhiem vu|trach nhiem|phai lam|lam (?:gi|nhung gi))", folded)) or bool(
        _DUTY_REVERSE.search(folded)
    )
    return asks_unit and not (facets & {"criteria", "recipients", "quota", "money", "procedure"})


@dataclass(frozen=True, slots=True)
class _Rule:
    """A kind, and when a question is of it: it says one of `says`, or has one of `facets` (both where both
    are given), unless it says something else."""

    kind: Kind
    says: re.Pattern[str] | None = None
    facets: frozenset[str] = frozenset()
    unless: re.Pattern[str] | None = None
    unless_facets: frozenset[str] = frozenset()
    unless_aside: Callable[[str, frozenset[str]], bool] | None = None

    def fits(self, folded: str, facets: frozenset[str]) -> bool:
        """Whether a folded question with these facets is of the kind."""
        if (self.says and not self.says.search(folded)) or (self.facets and not self.facets & facets):
            return False
        if (self.unless and self.unless.search(folded)) or self.unless_facets & facets:
            return False
        return self.unless_aside is None or not self.unless_aside(folded, facets)


_TIME_FACETS = frozenset({"start", "end", "duration", "now", "left", "count", "when"})


@cache
def _rules() -> tuple[_Rule, ...]:
    """The most particular first; the first that fits wins."""
    things = forms("things", "question")
    return (
        _Rule(
            Kind.SUMMARY,
            _has(
                r"tom tat|tong quan|(?:noi dung|diem) chinh (?:cua )?(?:ke hoach|van ban)?|gioi thieu (?:ve )?ke hoach"
            ),
        ),
        _Rule(Kind.FREE, facets=frozenset({"contact"})),
        _Rule(Kind.CHANGE, _CHANGE_TALK, unless=_has(r"(?:van ban|ke hoach|quyet dinh) nao (?:\w+ ){0,3}sua")),
        _Rule(Kind.LIST, _LIST_PLANS, unless=_LEGAL_NUMBER),
        _Rule(Kind.META, facets=frozenset({"signer"}), unless=_has(r"giao uoc|ket uoc|ky ket|dang ky")),
        _Rule(
            Kind.BASIS,
            _LEGAL_NUMBER,
            unless=_either(_deadline_talk(), _PHASE_TALK),
            unless_facets=frozenset({"number", "signer", "addressees"}),
        ),
        _Rule(
            Kind.BASIS,
            _has(
                r"(?:chi thi|quyet dinh|nghi dinh|nghi quyet|ket luan|quy dinh|thong tu|cong van) "
                r"(?:so )?\d{1,5}(?![\w/-])"
            ),
            unless=_either(_deadline_talk(), _PHASE_TALK, _AWARD_TALK),
        ),
        _Rule(Kind.BASIS, _BASIS_TALK, unless=_either(_AWARD_TALK, _form_talk(), _DUTY_TALK)),
        _Rule(
            Kind.META,
            facets=frozenset({"number", "issued", "issuer", "title"}),
            unless=_has(r"so lieu|huong dan khen|quyet dinh (?:nao|so)"),
        ),
        _Rule(Kind.META, facets=frozenset({"addressees"}), unless=_has(r"bao cao|ho so|ket qua")),
        _Rule(Kind.WINDOW, _WINDOW_TALK, unless=_either(_ORDINAL_PHASE, _has(r"hoi nghi|so ket|tong ket|dot nao"))),
        _Rule(Kind.PHASE, _ORDINAL_PHASE, unless_aside=_phase_is_aside),
        _Rule(Kind.PHASE, _HOW_MANY_PHASES, unless=_either(_form_talk(), _AWARD_TALK)),
        _Rule(Kind.AWARD, _either(_form_talk(), _AWARD_TALK), unless_aside=_award_is_aside),
        _Rule(
            Kind.FREE, _has(r"tru (?:bao nhieu |may )?diem|bao nhieu diem"), unless=_either(_form_talk(), _AWARD_TALK)
        ),
        _Rule(Kind.META, _has(r"(?:ap dung|danh|cua) (?:cho |trong )?nam nao")),
        _Rule(
            Kind.STATUS,
            _OVER_TALK,
            facets=frozenset({"over"}),
            unless=_has("|".join(one for one in things if one != "ke hoach")),
        ),
        _Rule(Kind.DEADLINE, _deadline_talk(), unless=_has(r"dot.{0,25}(?:bat dau|ket thuc|dien ra|keo dai)")),
        _Rule(Kind.PHASE, _either(_PHASE_TALK, _FROM_TILL), unless=_WORK_TALK),
        _Rule(Kind.STATUS, _STATUS_TALK, facets=frozenset({"over"})),
        _Rule(Kind.STATUS, _has(r"hieu luc")),
        _Rule(Kind.TARGET, _TARGET_TALK, unless=_has(r"khen")),
        _Rule(Kind.WORK, _WORK_TALK, unless_facets=frozenset({"who"})),
        _Rule(
            Kind.MOVEMENT,
            _MOVEMENT_TALK,
            unless=_either(
                _DUTY_REVERSE, _DUTY_TALK, _has(r"(?:muc dich|y nghia|yeu cau) (?:cua |doi voi )?(?:phong trao|cuoc)")
            ),
        ),
        _Rule(Kind.DUTY, _either(_DUTY_TALK, _DUTY_REVERSE)),
        _Rule(Kind.OBJECT, _OBJECT_TALK),
        _Rule(Kind.PURPOSE, _PURPOSE_TALK),
        _Rule(Kind.REQUIREMENT, _REQUIREMENT_TALK),
        _Rule(Kind.PHASE, _PHASE_ALONE, facets=_TIME_FACETS),
        _Rule(Kind.META, facets=frozenset({"year"})),
        _Rule(Kind.STATUS, _has(r"ket thuc|het|xong|cham dut"), facets=frozenset({"left", "over"})),
        _Rule(
            Kind.PHASE,
            _has(r"phong trao|thi dua|ke hoach|cuoc (?:thi|van dong|phat dong)|chuong trinh"),
            facets=frozenset({"start", "end", "duration"}),
        ),
        _Rule(
            Kind.DEADLINE,
            _has("|".join(things)),
            facets=frozenset({"when", "left", "over", "where", "recurring", "next"}),
        ),
    )


@cache
def _form_talk() -> re.Pattern[str]:
    """Award forms as a question calls them."""
    return _has("|".join(called()))


@cache
def _deadline_talk() -> re.Pattern[str]:
    thing = rf"(?:{either('question')})"
    return _has(
        r"(?:nop|gui).{0,60}(?:tre|kip|muon)\b|(?<!bo )\bhan\b(?! che| hep| muc)|thoi han|cham nhat|"
        r"\btruoc (?:ngay|thang)|muon nhat|so lieu|\bmoc\b|"
        + thing
        + r".{0,60}"
        + _WHEN
        + r"|"
        + _WHEN
        + r".{0,50}"
        + thing
        + (
            r"|(?:bao cao|ho so|dang ky|ket qua|danh sach).{0,80}(?:ve dau|cho ai|gui ai|gui dau|nop dau|"
            r"cho don vi nao|ve don vi nao|cho co quan nao|ve co quan nao|dinh ky|chu ky|toi dau|den dau|"
            r"o dau|may lan|may ngay)|(?:gui|nop)\s(?:\w+\s){0,5}(?:ve dau|cho ai|o dau|dau|khi nao)|"
            r"(?:dinh ky|chu ky)\s(?:\w+\s){0,6}bao cao|bao cao\s(?:\w+\s){0,6}(?:dinh ky|chu ky|hang quy|"
            r"hang thang|hang nam)|thoi diem chot|(?:bao lau|may lan|bao nhieu lau|mot lan|"
            r"1 lan).{0,30}bao cao|bao cao.{0,30}(?:bao lau|may lan|1 lan|mot lan|thoi diem nao)|"
            r"(?:bao cao|ho so|danh sach|dang ky|tong ket|so ket).{0,60}(?:nop|gui) (?:truoc|sau|som|muon)|"
            r"trao (?:thuong|giai).{0,25}(?:dip|"
        )
        + _WHEN
        + r")|(?:cham|kiem tra|xet|to chuc|nghiem thu|binh xet).{0,50}(?:thoi gian nao|"
        + _WHEN
        + r")|bao nhieu ngay (?:de|phai)|trong (?:vong )?(?:bao nhieu|may) ngay"
    )
