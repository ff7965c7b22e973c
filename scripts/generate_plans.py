"""Invented plans in any number, for measuring: `python -m scripts.generate_plans FOLDER --plans 10000 [--seed 1]`.

Each plan is made of the same kinds of parts as a real one, with its own body, place, number, year, phases,
deadlines, awards, targets and duties. Plan `n` of a seed is always the same text, whatever is written beside it.
About 40 passages a plan.
"""

import argparse
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

FIRST = (
    "An Bạch Bắc Bằng Bình Cẩm Cao Chiềng Cổ Cự Dương Đại Đan Đắk Điền Đoài Đông Đức Gia Giang Hà Hải Hàm Hạnh "
    "Hòa Hoài Hoàng Hồng Hợp Hương Hữu Kim Kỳ Lạc Lâm Liên Linh Long Lương Mai Minh Mộc Mường Nam Nậm Nga Nghĩa "
    "Ngọc Nguyên Nhã Nhân Ninh Phong Phú Phúc Phước Quảng Quế Sa Sơn Suối Tam Tân Tây Thạch Thái Thanh Thịnh Thọ "
    "Thuận Thượng Tiên Trà Tràng Triệu Trúc Trung Tú Tùng Tường Uyên Vân Văn Vĩnh Vọng Xuân Yên"
).split()
SECOND = (
    "An Ái Bàng Biên Bồng Cát Châu Chi Chính Cường Dã Diên Dũng Đà Đài Đằng Định Đô Giao Hạ Hào Hiệp Hoa Hội Hưng "
    "Khánh Khê Khoa Kiều Lãng Lập Lộc Lũng Lưu Ly Mỹ Ngạn Nhai Nhị Nội Phấn Phổ Quang Quý Sen Tạo Thành Thắng Thiện "
    "Thủy Tiến Toàn Trạch Trấn Trì Triều Trường Tuyên Tự Vang Viên Vinh Võ Xá Ý"
).split()
FAMILY = "Nguyễn Trần Lê Phạm Hoàng Vũ Đặng Bùi Đỗ Hồ Ngô Dương Lý Lò Vàng Giàng Nông Hà".split()
GIVEN = "An Bình Chi Dung Giang Hạnh Hiếu Huệ Khánh Lan Long Mai Nam Nga Phúc Quân Sơn Thảo Tuấn Yến".split()

MOVEMENTS = (
    "Cả {area} chung tay làm đường hoa",
    "Mỗi {member} một việc tốt cho dân",
    "Sạch nhà, đẹp ngõ, xanh {area}",
    "Giữ rừng đầu nguồn, giữ nước cho ruộng",
    "Chính quyền gần dân, lắng nghe dân",
    "Tuổi trẻ lập nghiệp trên quê hương",
    "Nói không với giấy tờ thừa",
    "Gia đình hiếu học, dòng họ khuyến học",
    "Ngày thứ bảy cùng dân số hóa",
    "Hộ khá giúp hộ khó",
    "Bữa cơm an toàn",
    "Trường học không rác thải nhựa",
)
EVENTS = (
    "kỷ niệm {age} năm ngày thành lập {own}",
    "chào mừng đại hội đảng bộ các cấp",
    "hoàn thành nhiệm vụ phát triển kinh tế - xã hội năm {year}",
    "xây dựng nông thôn mới kiểu mẫu năm {year}",
    "đẩy mạnh chuyển đổi số năm {year}",
    "cải cách hành chính năm {year}",
    "bảo vệ môi trường năm {year}",
    "phát triển văn hóa, du lịch cộng đồng năm {year}",
    "giảm nghèo bền vững năm {year}",
    "thi đua yêu nước năm {year}",
)
FIELDS = (
    "trồng trọt",
    "chăn nuôi",
    "thủy lợi",
    "giao thông nông thôn",
    "thu ngân sách",
    "thương mại, dịch vụ",
    "tiểu thủ công nghiệp",
    "du lịch",
    "giáo dục",
    "y tế dự phòng",
    "dân số và trẻ em",
    "văn hóa cơ sở",
    "thể dục, thể thao",
    "thông tin, truyền thanh",
    "giảm nghèo",
    "việc làm",
    "đào tạo nghề",
    "quản lý đất đai",
    "bảo vệ môi trường",
    "cải cách thủ tục hành chính",
    "chuyển đổi số",
    "tiếp công dân",
    "hòa giải ở cơ sở",
    "tuyển quân",
    "an ninh trật tự",
    "phòng cháy, chữa cháy",
    "phòng, chống thiên tai",
    "xây dựng đảng",
    "công tác dân vận",
    "nhân đạo, từ thiện",
)
WORK = (
    "Tập trung nâng cao chất lượng {field}; mỗi {member} chọn ít nhất {n} việc khó để làm trước, phân công người "
    "phụ trách, công khai tiến độ tại trụ sở, nơi nào làm chậm thì {leader} trực tiếp xuống tháo gỡ.",
    "Đổi mới cách làm trong {field}: rà soát những khâu còn chậm, bỏ bớt {n} loại giấy tờ, rút ngắn thời gian "
    "giải quyết còn {m} ngày làm việc, lấy ý kiến của ít nhất {k} người dân mỗi quý.",
    "Phát động đợt cao điểm {days} ngày đêm về {field}, gắn với phong trào “{movement}”; nêu gương {n} điển hình "
    "tại {village} và nhân rộng ra các {member} còn lại trước khi kết thúc quý {quarter}.",
    "Huy động các nguồn lực xã hội cho {field} với số tiền dự kiến {money} triệu đồng; công khai từng khoản thu, "
    "khoản chi trên bảng tin của {village}, không huy động quá sức dân.",
    "Củng cố {n} tổ tự quản về {field}, tập huấn cho {k} hội viên, đoàn viên; bảo đảm mỗi tổ có sổ theo dõi, có "
    "quy ước riêng và họp ít nhất {m} lần trong năm.",
    "Phấn đấu không để xảy ra sai phạm trong {field}; thành lập {n} đoàn kiểm tra do {leader} làm trưởng đoàn, "
    "kiểm tra đột xuất tại {village} và kết luận trong vòng {m} ngày.",
)
TARGETS = (
    "{percent}% {member} hoàn thành nhiệm vụ về {field}, trong đó ít nhất {n} {member} hoàn thành xuất sắc.",
    "Tăng {percent} phần trăm số mô hình {field} so với năm {before}; xây dựng mới {n} mô hình tại {village}.",
    "Giảm {n} vụ việc phải nhắc nhở về {field}, giải quyết dứt điểm {percent}% đơn thư trong {m} ngày.",
    "Thu nhập bình quân từ {field} đạt {money} triệu đồng/người/năm trở lên tại {k} hộ tham gia.",
    "Có từ {n} sáng kiến trở lên về {field} được công nhận, {m} sáng kiến được áp dụng tại {village}.",
)
PURPOSES = (
    "Khơi dậy tinh thần tự lực, đoàn kết của cán bộ và nhân dân {own}; biến mỗi chỉ tiêu về {field} thành việc làm "
    "hằng ngày của từng {member}, từng gia đình.",
    "Kịp thời phát hiện, bồi dưỡng và nhân rộng điển hình trong {field}; khen đúng người, đúng việc, chú trọng "
    "người lao động trực tiếp và người ở vùng khó khăn như {village}.",
    "Nội dung thi đua phải cụ thể, đo đếm được; tiêu chí về {field} do tập thể bàn bạc dân chủ, tránh hình thức, "
    "tránh chạy theo thành tích.",
    "Người đứng đầu chịu trách nhiệm về kết quả {field}; gắn kết quả thi đua với đánh giá, xếp loại cuối năm "
    "{year} của tập thể và cá nhân.",
)
AWARDS = (
    ("Cờ thi đua của {chief}", "tặng cho {n} tập thể dẫn đầu các cụm, khối có thành tích nổi bật về {field}"),
    ("Bằng khen của Chủ tịch UBND tỉnh", "tặng cho tập thể, cá nhân có {m} năm liên tục đạt thành tích trong {field}"),
    ("Giấy khen của {chief}", "tặng cho {k} hộ gia đình, cá nhân tiêu biểu trong {field}, được {village} bình chọn"),
    ("Danh hiệu Tập thể lao động xuất sắc", "xét cho tập thể có {percent}% cá nhân hoàn thành nhiệm vụ về {field}"),
    ("Danh hiệu Chiến sĩ thi đua cơ sở", "xét cho cá nhân có sáng kiến về {field} được hội đồng công nhận"),
)
UNITS = (
    "Văn phòng HĐND và UBND",
    "Công chức Văn hóa - Xã hội",
    "Phòng Nội vụ",
    "Phòng Tài chính - Kế hoạch",
    "Phòng Văn hóa và Thông tin",
    "Phòng Giáo dục và Đào tạo",
    "Phòng Y tế",
    "Phòng Tài nguyên và Môi trường",
    "Phòng Tư pháp",
    "Công an",
    "Ban Chỉ huy quân sự",
    "Ủy ban Mặt trận Tổ quốc",
    "Hội Liên hiệp Phụ nữ",
    "Hội Nông dân",
    "Hội Cựu chiến binh",
    "Đoàn Thanh niên",
    "Liên đoàn Lao động",
    "Trung tâm Dịch vụ nông nghiệp",
    "Trạm Y tế",
    "Hội Người cao tuổi",
)
DUTIES = (
    "chủ trì, phối hợp với {other} theo dõi phong trào về {field}; tổng hợp khó khăn của các {member}, tham mưu "
    "cho {leader} cách tháo gỡ, không để việc tồn đọng quá {m} ngày.",
    "tuyên truyền về phong trào “{movement}” trên hệ thống truyền thanh ít nhất {n} buổi mỗi tháng; mở chuyên mục "
    "người tốt, việc tốt, giới thiệu gương điển hình ở {village}.",
    "hướng dẫn {k} hội viên đăng ký thi đua về {field}, chấm điểm hằng quý theo thang {percent} điểm và niêm yết "
    "kết quả tại {village}.",
    "bố trí {money} triệu đồng cho công tác {field} và khen thưởng; thanh toán, quyết toán theo quy định, gửi số "
    "liệu cho {other} trước ngày {day} của tháng cuối quý.",
    "phối hợp với {other} kiểm tra {n} cơ sở về {field}, xử lý nghiêm việc báo cáo sai thành tích, đề nghị "
    "{leader} nhắc nhở đơn vị chậm quá {m} ngày.",
)


@dataclass(frozen=True, slots=True)
class _Body:
    """Who issues a plan, in the words that its parts use."""

    head: tuple[str, ...]
    own: str
    code: str
    chief: str
    area: str
    member: str
    years: int


def main() -> None:
    """Write the plans as text files."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition(":")[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--plans", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    write_plans(arguments.folder, range(arguments.plans), arguments.seed)


def write_plans(folder: Path, numbers: Sequence[int], seed: int = 1) -> list[Path]:
    """Write the plans of these numbers; their files."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = [folder / f"ke-hoach-{number:05}.txt" for number in numbers]
    for path, number in zip(paths, numbers, strict=True):
        path.write_text(plan_text(number, seed), encoding="utf-8")
    return paths


def plan_text(number: int, seed: int = 1) -> str:
    """The text of one plan."""
    return _Maker(number, random.Random(f"{seed}/{number}")).text()


def place_name(number: int) -> str:
    """The name of the place that issues a plan; the names of a few thousand neighbouring plans differ."""
    first, second = divmod(number * 1009 % (len(FIRST) * len(SECOND)), len(SECOND))
    return f"{FIRST[first]} {SECOND[second]}"


class _Maker:
    """One plan in the making."""

    def __init__(self, number: int, chance: random.Random) -> None:
        self.number = number
        self.chance = chance
        self.year = 2018 + number % 9
        self.place = place_name(number)
        self.province = place_name(number // 60 * 37 + 11)
        self.issued = date(self.year, 1, 3) + timedelta(days=chance.randrange(80))
        self.body = self._body()

    def text(self) -> str:
        """All its parts, in order."""
        return "\n".join((*self._opening(), *self._parts(), *self._ending())) + "\n"

    def _body(self) -> _Body:
        place, province = self.place, self.province
        committee = ("ỦY BAN NHÂN DÂN",)
        kinds = (
            ("xã", "thôn", 30),
            ("huyện", "xã", 20),
            ("xã", "bản", 12),
            ("thị xã", "phường", 9),
            ("phường", "tổ dân phố", 12),
            ("tỉnh", "huyện", 6),
        )
        if self.number % 11 == 7:
            head = (f"KHỐI THI ĐUA CÁC CƠ QUAN HUYỆN {place.upper()}",)
            own = f"Khối thi đua các cơ quan huyện {place}"
            return _Body(head, own, "KTĐ", "Trưởng khối", "khối", "đơn vị", 2)
        if self.number % 11 == 9:
            head = (f"UBND HUYỆN {place.upper()}", "PHÒNG NỘI VỤ")
            return _Body(head, f"Phòng Nội vụ huyện {place}", "PNV", "Trưởng phòng", "phòng", "bộ phận", 3)
        level, member, _ = self.chance.choices(kinds, [weight for *_, weight in kinds])[0]
        own = f"{level} {place}" if level == "tỉnh" else f"{level} {place}, tỉnh {province}"
        head = (*committee, f"{level.upper()} {place.upper()}")
        return _Body(head, own, "UBND", f"Chủ tịch UBND {level}", level, member, 5)

    def _opening(self) -> Iterator[str]:
        self.title = self._fill(self.chance.choice(EVENTS))
        self.movement = self._fill(self.chance.choice(MOVEMENTS))
        number, day = self.chance.randrange(2, 260), self.issued
        yield from self.body.head
        yield f"Số: {number}/KH-{self.body.code}"
        yield f"{self.place}, ngày {day.day:02} tháng {day.month:02} năm {day.year}"
        yield "KẾ HOẠCH"
        yield f"Tổ chức phong trào thi đua {self.title}"
        basis = self.issued - timedelta(days=self.chance.randrange(3, 40))
        above = self.chance.randrange(2, 300)
        yield "Căn cứ Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022;"
        yield (
            f"Thực hiện Kế hoạch số {above}/KH-UBND ngày {basis.day:02}/{basis.month:02}/{basis.year} của UBND tỉnh "
            f"{self.province} về công tác thi đua, khen thưởng năm {self.year};"
        )
        yield f"{self.body.own} xây dựng kế hoạch tổ chức phong trào thi đua với các nội dung như sau:"

    def _parts(self) -> Iterator[str]:
        yield "I. MỤC ĐÍCH, YÊU CẦU"
        yield from self._numbered(PURPOSES, 4)
        yield "II. NỘI DUNG THI ĐUA"
        for number in range(1, self.chance.randrange(16, 22)):
            first, second = self.chance.sample(WORK, 2)
            yield f"{number}. {self._fill(first)} {self._fill(second)}"
        yield "III. CHỈ TIÊU"
        yield from (f"- {self._fill(self.chance.choice(TARGETS))}" for _ in range(self.chance.randrange(14, 21)))
        yield "IV. THỜI GIAN THỰC HIỆN"
        yield from self._phases()
        yield "V. HÌNH THỨC KHEN THƯỞNG"
        for count, (form, reason) in enumerate(self.chance.sample(AWARDS, self.chance.randrange(2, 5)), 1):
            yield f"{count}. {self._fill(form)}: {self._fill(reason)}."
        yield "VI. TỔ CHỨC THỰC HIỆN"
        units = self.chance.sample(UNITS, self.chance.randrange(11, 16))
        for count, unit in enumerate(units, 1):
            duties = self.chance.sample(DUTIES, 2)
            yield f"{count}. {unit}: {self._fill(duties[0])} Đồng thời {self._fill(duties[1])}"
        yield from self._reports(len(units) + 1)

    def _phases(self) -> Iterator[str]:
        count = self.chance.randrange(2, 5)
        start = max(self.issued, date(self.year, 1, 15)) + timedelta(days=self.chance.randrange(5, 20))
        step = (date(self.year, 12, 10) - start).days // count
        for phase in range(1, count + 1):
            end = start + timedelta(days=step - self.chance.randrange(1, 9))
            yield (
                f"{phase}. Đợt {phase}: Từ ngày {_written(start)} đến ngày {_written(end)}, tập trung vào "
                f"{self.chance.choice(FIELDS)} và {self.chance.choice(FIELDS)}, "
                f"{self._fill(self.chance.choice(EVENTS))}."
            )
            start = end + timedelta(days=1)

    def _reports(self, number: int) -> Iterator[str]:
        first = date(self.year, 6, 5) + timedelta(days=self.chance.randrange(25))
        last = date(self.year, 11, 10) + timedelta(days=self.chance.randrange(35))
        files = last + timedelta(days=self.chance.randrange(1, 12))
        to = self.chance.choice(UNITS[:4])
        yield (
            f"{number}. Các {self.body.member} gửi báo cáo sơ kết về {to} trước ngày {_written(first)}, báo cáo tổng "
            f"kết trước ngày {_written(last)}; quá hạn {self.chance.randrange(2, 9)} ngày thì không xét thi đua."
        )
        yield f"{number + 1}. Hồ sơ đề nghị khen thưởng gửi về {to} chậm nhất ngày {_written(files)}."
        yield (
            f"Trong quá trình thực hiện nếu có vướng mắc, các {self.body.member} phản ánh về {to} để tổng hợp, báo cáo "
            f"{self._fill('{leader}')} xem xét."
        )

    def _ending(self) -> Iterator[str]:
        yield "Nơi nhận:"
        yield f"- UBND tỉnh {self.province};"
        yield f"- Các {self.body.member};"
        yield "- Lưu: VT."
        yield self.body.chief.split(" UBND")[0].upper()
        yield self._person()

    def _numbered(self, templates: Sequence[str], count: int) -> Iterator[str]:
        for number in range(1, count + 1):
            yield f"{number}. {self._fill(self.chance.choice(templates))}"

    def _person(self) -> str:
        return f"{self.chance.choice(FAMILY)} {self.chance.choice(GIVEN)} {self.chance.choice(GIVEN)}"

    def _fill(self, template: str) -> str:
        chance = self.chance
        village = f"{self.body.member} {chance.choice(FIRST)} {chance.choice(SECOND)}"
        return template.format(
            field=chance.choice(FIELDS),
            member=self.body.member,
            area=self.body.area,
            own=self.body.own,
            chief=self.body.chief,
            year=self.year,
            before=self.year - 1,
            age=chance.randrange(2, 16) * 5,
            n=chance.randrange(2, 20),
            m=chance.randrange(2, 15),
            k=chance.randrange(20, 900),
            day=chance.randrange(2, 28),
            days=chance.choice((30, 45, 50, 60, 90, 100)),
            quarter=chance.choice(("I", "II", "III", "IV")),
            percent=chance.randrange(60, 101),
            money=chance.randrange(20, 900),
            leader=f"{self.body.chief.split(' UBND')[0]} {self._person()}",
            village=village,
            movement=getattr(self, "movement", "Thi đua yêu nước"),
            other=chance.choice(UNITS),
        )


def _written(day: date) -> str:
    return f"{day.day:02}/{day.month:02}/{day.year}"


if __name__ == "__main__":
    main()
