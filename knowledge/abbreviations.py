"""Abbreviations of Vietnamese administration, written out.

Only those that stand for one thing wherever an official writes them: `CT` (chỉ thị, chủ tịch, chương
trình) or `TT` (thông tư, trung tâm, thị trấn) stay as they are.
"""

from collections.abc import Sequence
from functools import cache

from knowledge.text import fold
from knowledge.vocabulary import entries, several


def expand(words: Sequence[str]) -> list[str]:
    """Folded words with each known abbreviation written out as its folded words; unknown words stay."""
    table = _folded()
    expanded: list[str] = []
    for word in words:
        written_out = table.get(word)
        if written_out is None:
            expanded.append(word)
        else:
            expanded.extend(written_out)
    return expanded


@cache
def shortened(how: str) -> dict[str, str]:
    """What is shortened, folded, and the words in small letters that it stands for: "short" by officials, in plans and
    questions alike, "typed" by people who ask."""
    of_awards = entries("awards").items()
    return {fold(short): name.lower() for name, own in of_awards for short in several(own, how)}


def written_out(word: str) -> tuple[str, ...] | None:
    """The words, with diacritics, that a folded abbreviation stands for; None where it is not one."""
    return _table().get(word)


@cache
def _table() -> dict[str, tuple[str, ...]]:
    lines = (line.split() for line in _TABLE.strip().splitlines())
    written = {fold(short): tuple(words) for short, *words in lines}
    return written | {short: tuple(name.split()) for short, name in shortened("short").items()}


@cache
def _folded() -> dict[str, tuple[str, ...]]:
    return {short: tuple(fold(word) for word in words) for short, words in _table().items()}


_TABLE = """
antt an ninh trật tự
atgt an toàn giao thông
bchqs ban chỉ huy quân sự
bhxh bảo hiểm xã hội
bhyt bảo hiểm y tế
btv ban thường vụ
cb cán bộ
cbcc cán bộ công chức
cbccvc cán bộ công chức viên chức
cbccvcnlđ cán bộ công chức viên chức người lao động
cbcnv cán bộ công nhân viên
cbcnvc cán bộ công nhân viên chức
cbvc cán bộ viên chức
ccvc công chức viên chức
cchc cải cách hành chính
chqs chỉ huy quân sự
clb câu lạc bộ
cnvc công nhân viên chức
cntt công nghệ thông tin
cnxh chủ nghĩa xã hội
đbscl đồng bằng sông cửu long
gdđt giáo dục đào tạo
hcm hồ chí minh
hđnd hội đồng nhân dân
hđtđkt hội đồng thi đua khen thưởng
hlhpn hội liên hiệp phụ nữ
htx hợp tác xã
htnv hoàn thành nhiệm vụ
httnv hoàn thành tốt nhiệm vụ
htxsnv hoàn thành xuất sắc nhiệm vụ
kh kế hoạch
khcn khoa học công nghệ
khđt kế hoạch đầu tư
ktxh kinh tế xã hội
lđlđ liên đoàn lao động
lđtbxh lao động thương binh xã hội
lhpn liên hiệp phụ nữ
mttq mặt trận tổ quốc
nlđ người lao động
nnptnt nông nghiệp phát triển nông thôn
nq nghị quyết
nsnn ngân sách nhà nước
ntm nông thôn mới
nvqs nghĩa vụ quân sự
pbgdpl phổ biến giáo dục pháp luật
pccc phòng cháy chữa cháy
pctn phòng chống tham nhũng
pttđ phong trào thi đua
qđ quyết định
qlnn quản lý nhà nước
qpan quốc phòng an ninh
tđkt thi đua khen thưởng
tđyn thi đua yêu nước
tkclp tiết kiệm chống lãng phí
tncs thanh niên cộng sản
tnmt tài nguyên môi trường
tp thành phố
tphcm thành phố hồ chí minh
tw trung ương
tx thị xã
ub ủy ban
ubmttq ủy ban mặt trận tổ quốc
ubnd ủy ban nhân dân
vhtt văn hóa thông tin
vhxh văn hóa xã hội
xhcn xã hội chủ nghĩa
"""
