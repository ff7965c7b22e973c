"""What invented plans say, what people would say of it, and what somebody who errs or lies would.

Each `Row` is a sentence of a plan with things in braces, which are drawn anew each time and written in any form:
`{d:one}` a day, `{n:two}` a number, `{m:sum}` a sum, `{p:share}` a share, `{o:office}` an office, `{a:form}` an award
form, `{k:doc}` a document, `{w:who}` a person, `{h:hour}` an hour. `{d:one+}` is another one than any of the
row. The truths and lies were written by ear, not by the rules of the proof.
"""

import random
import re
from dataclasses import dataclass
from datetime import date, timedelta

_SLOT = re.compile(r"\{(?P<kind>[a-z]):(?P<name>\w+?)(?P<other>\+?)\}")


@dataclass(frozen=True, slots=True)
class Row:
    """A sentence, the lines above it, what may be said of it, and what may not; what its plan is called."""

    plan: str
    truths: tuple[str, ...]
    lies: tuple[str, ...]
    above: str = ""
    called: str = ""


@dataclass(frozen=True, slots=True)
class Drawn:
    """A row with its things drawn."""

    plan: str
    above: str
    truths: tuple[str, ...]
    lies: tuple[str, ...]
    called: str = ""


ROWS = (
    Row(
        "Đợt 1: Từ {d:a} đến {d:b}, thi đua lập thành tích chào mừng ngày thành lập thị trấn; Đợt 2: Từ {d:c} đến "
        "{d:d}, thi đua hoàn thành chỉ tiêu năm.",
        (
            "Đợt 1 từ {d:a} đến {d:b}",
            "Đợt 2 diễn ra từ {d:c} đến {d:d}",
            "Đợt 2 kéo dài từ {d:c} đến hết {d:d}, nhằm hoàn thành chỉ tiêu năm.",
            "Đợt một bắt đầu từ {d:a} và kết thúc {d:b}.",
            "Đợt 2: từ {d:c} đến {d:d}; đợt 1: từ {d:a} đến {d:b}.",
            "Thời gian của đợt 1 là từ {d:a} đến {d:b}.",
        ),
        (
            "Đợt 1 từ {d:c} đến {d:d}",
            "Đợt 2 diễn ra từ {d:a} đến {d:b}",
            "Đợt 1 từ {d:a} đến {d:d}",
            "Đợt 3 từ {d:c} đến {d:d}",
            "Đợt 1 từ {d:b} đến {d:a}",
            "Đợt 2 từ {d:c} đến {d:z+}",
            "Đợt 1 kết thúc trước {d:b}",
            "Đợt 2 bắt đầu sau {d:c}",
            "Đợt 2 từ {d:c} đến {d:d}, đơn vị vắng mặt bị trừ điểm.",
        ),
        "Thời gian tổ chức",
    ),
    Row(
        "Báo cáo sơ kết gửi về {o:a} trước {d:a}, báo cáo tổng kết gửi về {o:a} trước {d:b}.",
        (
            "Báo cáo sơ kết gửi {o:a} trước {d:a}.",
            "Báo cáo tổng kết nộp về {o:a} trước {d:b}.",
            "Hạn nộp báo cáo tổng kết: trước {d:b}.",
            "Báo cáo sơ kết: trước {d:a}; báo cáo tổng kết: trước {d:b}.",
            "Phải gửi báo cáo tổng kết cho {o:a} trước {d:b}",
            "Trước {d:a} nộp báo cáo sơ kết.",
        ),
        (
            "Báo cáo sơ kết gửi {o:a} trước {d:b}.",
            "Báo cáo tổng kết gửi {o:a} trước {d:a}.",
            "Báo cáo sơ kết gửi {o:b+} trước {d:a}.",
            "Báo cáo sơ kết gửi {o:a} sau {d:a}.",
            "Báo cáo sơ kết gửi {o:a} chậm nhất {d:a}.",
            "Báo cáo sơ kết gửi {o:a} trước {d:c+}.",
            "Báo cáo sơ kết không gửi về {o:a} trước {d:a}.",
            "Báo cáo tổng kết gửi {o:a} trước {d:b}, kèm biên bản họp có chữ ký của thủ trưởng.",
            "Báo cáo sơ kết gửi {o:a} vào {d:a}.",
        ),
    ),
    Row(
        "Mỗi đơn vị đề nghị không quá {n:a} tập thể và {n:b} cá nhân được tặng {a:a}.",
        (
            "Mỗi đơn vị được đề nghị không quá {n:a} tập thể và {n:b} cá nhân nhận {a:a}.",
            "{a:a}: mỗi đơn vị đề nghị không quá {n:a} tập thể và {n:b} cá nhân.",
            "Mỗi đơn vị đề nghị tối đa {n:a} tập thể, {n:b} cá nhân được {a:a}.",
            "Với {a:a}, mỗi đơn vị không quá {n:a} tập thể và {n:b} cá nhân.",
        ),
        (
            "Mỗi đơn vị đề nghị không quá {n:b} tập thể và {n:a} cá nhân được tặng {a:a}.",
            "Mỗi đơn vị đề nghị ít nhất {n:a} tập thể và {n:b} cá nhân được tặng {a:a}.",
            "Mỗi đơn vị đề nghị {n:a} tập thể và {n:b} cá nhân được tặng {a:a}.",
            "Các đơn vị đề nghị không quá {n:a} tập thể và {n:b} cá nhân được tặng {a:a}.",
            "Mỗi đơn vị đề nghị không quá {n:c+} tập thể và {n:b} cá nhân được tặng {a:a}.",
            "Mỗi đơn vị đề nghị không quá {n:a} tập thể và {n:b} cá nhân được tặng {a:b+}.",
            "Mỗi đơn vị không đề nghị quá {n:c+} tập thể được tặng {a:a}.",
        ),
    ),
    Row(
        "{a:a} tặng cho {n:a} tập thể; {a:b} tặng cho {n:b} cá nhân có thành tích xuất sắc.",
        (
            "{a:a} được tặng cho {n:a} tập thể.",
            "{a:b} tặng {n:b} cá nhân có thành tích xuất sắc.",
            "Có {n:b} cá nhân có thành tích xuất sắc được tặng {a:b}.",
            "{a:b} dành cho {n:b} cá nhân; {a:a} dành cho {n:a} tập thể.",
        ),
        (
            "{a:b} được tặng cho {n:a} tập thể.",
            "{a:a} tặng {n:b} cá nhân có thành tích xuất sắc.",
            "{a:a} tặng cho {n:a} cá nhân.",
            "{a:a} tặng cho {n:c+} tập thể.",
            "{a:b} không tặng cho cá nhân.",
            "{a:b} tặng cho {n:b} cá nhân và {n:a} hộ gia đình.",
        ),
    ),
    Row(
        "Không xét khen thưởng đối với đơn vị để xảy ra cháy nổ hoặc nộp báo cáo chậm.",
        (
            "Không xét khen thưởng đơn vị để xảy ra cháy nổ hoặc nộp báo cáo chậm.",
            "Đơn vị để xảy ra cháy nổ hoặc nộp báo cáo chậm không được xét khen thưởng.",
            "Đơn vị nộp báo cáo chậm không được xét khen thưởng.",
        ),
        (
            "Xét khen thưởng đối với đơn vị để xảy ra cháy nổ.",
            "Đơn vị nộp báo cáo chậm được xét khen thưởng.",
            "Đơn vị để xảy ra cháy nổ vẫn được khen thưởng.",
            "Không xét khen thưởng đối với đơn vị không nộp báo cáo.",
            "Đơn vị nộp báo cáo chậm bị phạt tiền.",
        ),
    ),
    Row(
        "Tất cả các đơn vị thuộc xã nộp bảng chấm điểm trước {d:a}, trừ trạm y tế.",
        (
            "Tất cả các đơn vị thuộc xã, trừ trạm y tế, nộp bảng chấm điểm trước {d:a}.",
            "Trừ trạm y tế, tất cả các đơn vị thuộc xã phải nộp bảng chấm điểm trước {d:a}.",
            "Bảng chấm điểm nộp trước {d:a} (tất cả đơn vị thuộc xã, trừ trạm y tế).",
        ),
        (
            "Tất cả các đơn vị thuộc xã nộp bảng chấm điểm trước {d:a}.",
            "Tất cả các đơn vị thuộc xã, kể cả trạm y tế, nộp bảng chấm điểm trước {d:a}.",
            "Trạm y tế nộp bảng chấm điểm trước {d:a}.",
            "Tất cả các đơn vị thuộc xã nộp bảng chấm điểm chậm nhất {d:a}, trừ trạm y tế.",
            "Tất cả các đơn vị thuộc xã nộp bảng chấm điểm trước {d:b+}, trừ trạm y tế.",
        ),
    ),
    Row(
        "Nếu được {o:a} đồng ý, đơn vị có thể gửi hồ sơ chậm nhất {d:a}.",
        (
            "Nếu được {o:a} đồng ý, đơn vị có thể gửi hồ sơ chậm nhất {d:a}.",
            "Đơn vị có thể nộp hồ sơ chậm nhất {d:a} nếu {o:a} đồng ý.",
            "Trường hợp được {o:a} đồng ý, đơn vị có thể gửi hồ sơ muộn nhất {d:a}.",
        ),
        (
            "Đơn vị có thể gửi hồ sơ chậm nhất {d:a}.",
            "Nếu được {o:a} đồng ý, đơn vị phải gửi hồ sơ chậm nhất {d:a}.",
            "Nếu được {o:b+} đồng ý, đơn vị có thể gửi hồ sơ chậm nhất {d:a}.",
            "Nếu được {o:a} đồng ý, đơn vị có thể gửi hồ sơ sau {d:a}.",
            "Nếu không được {o:a} đồng ý, đơn vị có thể gửi hồ sơ chậm nhất {d:a}.",
        ),
    ),
    Row(
        "Phấn đấu {p:a} hội viên đăng ký thi đua, ít nhất {p:b} hội viên hoàn thành nhiệm vụ.",
        (
            "Phấn đấu {p:a} hội viên đăng ký thi đua.",
            "Ít nhất {p:b} hội viên hoàn thành nhiệm vụ.",
            "Chỉ tiêu: {p:a} hội viên đăng ký thi đua, tối thiểu {p:b} hội viên hoàn thành nhiệm vụ.",
            "Kế hoạch đặt chỉ tiêu tối thiểu {p:b} hội viên hoàn thành nhiệm vụ.",
        ),
        (
            "Phấn đấu {p:b} hội viên đăng ký thi đua.",
            "Ít nhất {p:a} hội viên hoàn thành nhiệm vụ.",
            "Không quá {p:b} hội viên hoàn thành nhiệm vụ.",
            "{p:b} hội viên hoàn thành nhiệm vụ.",
            "Ít nhất {p:c+} hội viên hoàn thành nhiệm vụ.",
            "Trên {p:b} hội viên hoàn thành nhiệm vụ.",
        ),
    ),
    Row(
        "Kinh phí tổ chức hội nghị là {m:a}, kinh phí khen thưởng là {m:b}, do {o:a} chi trả.",
        (
            "Kinh phí tổ chức hội nghị: {m:a}.",
            "Kinh phí khen thưởng là {m:b}.",
            "{o:a} chi trả kinh phí khen thưởng {m:b}.",
            "Kinh phí hội nghị {m:a}; kinh phí khen thưởng {m:b}.",
        ),
        (
            "Kinh phí tổ chức hội nghị: {m:b}.",
            "Kinh phí khen thưởng là {m:a}.",
            "Kinh phí khen thưởng là {m:c+}.",
            "{o:b+} chi trả kinh phí khen thưởng {m:b}.",
            "Kinh phí khen thưởng không quá {m:b}.",
            "Kinh phí khen thưởng là {m:b}, lấy từ nguồn vận động của doanh nghiệp.",
        ),
    ),
    Row(
        "{o:a} chủ trì, phối hợp với {o:b} tổng hợp hồ sơ, trình Chủ tịch xem xét.",
        (
            "{o:a} chủ trì, phối hợp với {o:b} tổng hợp hồ sơ trình Chủ tịch.",
            "{o:a} chủ trì tổng hợp hồ sơ, trình Chủ tịch xem xét.",
            "Đơn vị chủ trì tổng hợp hồ sơ là {o:a}.",
            "{o:a} tổng hợp hồ sơ, phối hợp với {o:b}.",
        ),
        (
            "{o:c+} chủ trì tổng hợp hồ sơ, trình Chủ tịch xem xét.",
            "{o:b} chủ trì, phối hợp với {o:a} tổng hợp hồ sơ.",
            "{o:a} chủ trì tổng hợp hồ sơ, trình Phó Chủ tịch xem xét.",
            "{o:a} không tổng hợp hồ sơ.",
            "{o:a} chủ trì tổng hợp hồ sơ, trình Chủ tịch xem xét trước {d:a+}.",
        ),
    ),
    Row(
        "Kế hoạch này thay thế Kế hoạch số {k:a} ngày {d:a} của {o:a}.",
        (
            "Kế hoạch này thay thế Kế hoạch số {k:a} ngày {d:a}.",
            "Kế hoạch {k:a} ngày {d:a} của {o:a} được thay thế.",
            "Thay thế Kế hoạch {k:a} của {o:a}.",
        ),
        (
            "Kế hoạch này thay thế Kế hoạch số {k:b+} ngày {d:a}.",
            "Kế hoạch này thay thế Kế hoạch số {k:a} ngày {d:b+}.",
            "Kế hoạch này không thay thế Kế hoạch số {k:a}.",
            "Kế hoạch này thay thế Kế hoạch số {k:a} của {o:b+}.",
            "Kế hoạch này bãi bỏ và thu hồi toàn bộ văn bản cùng Kế hoạch số {k:a}.",
        ),
    ),
    Row(
        "Hội nghị tổng kết dự kiến tổ chức lúc {h:a} {d:a} tại hội trường {o:a}.",
        (
            "Hội nghị tổng kết dự kiến diễn ra lúc {h:a} {d:a} tại hội trường {o:a}.",
            "Dự kiến tổ chức hội nghị tổng kết {d:a}, lúc {h:a}.",
            "Địa điểm dự kiến tổ chức hội nghị tổng kết: hội trường {o:a}.",
        ),
        (
            "Hội nghị tổng kết tổ chức lúc {h:a} {d:a} tại hội trường {o:a}.",
            "Hội nghị tổng kết dự kiến tổ chức lúc {h:b+} {d:a}.",
            "Hội nghị sơ kết dự kiến tổ chức lúc {h:a} {d:a}.",
            "Hội nghị tổng kết dự kiến tổ chức {d:b+}.",
            "Hội nghị tổng kết dự kiến tổ chức trực tuyến {d:a}.",
            "Hội nghị tổng kết dự kiến tổ chức tại hội trường {o:b+}.",
        ),
    ),
    Row(
        "Trong thời hạn {n:a} ngày làm việc kể từ ngày kết thúc đợt thi đua, các đơn vị gửi hồ sơ về {o:a}.",
        (
            "Các đơn vị gửi hồ sơ về {o:a} trong thời hạn {n:a} ngày làm việc kể từ ngày kết thúc đợt thi đua.",
            "Hồ sơ nộp về {o:a} trong vòng {n:a} ngày làm việc kể từ ngày kết thúc đợt thi đua.",
            "Thời hạn gửi hồ sơ: trong {n:a} ngày làm việc kể từ ngày kết thúc đợt thi đua.",
        ),
        (
            "Các đơn vị gửi hồ sơ về {o:a} trong thời hạn {n:a} ngày kể từ ngày kết thúc đợt thi đua.",
            "Các đơn vị gửi hồ sơ về {o:a} trong thời hạn {n:a} tuần kể từ ngày kết thúc đợt thi đua.",
            "Các đơn vị gửi hồ sơ về {o:a} sau {n:a} ngày làm việc kể từ ngày kết thúc đợt thi đua.",
            "Các đơn vị gửi hồ sơ về {o:a} trong thời hạn {n:b+} ngày làm việc kể từ ngày kết thúc đợt thi đua.",
            "Các đơn vị gửi hồ sơ về {o:b+} trong thời hạn {n:a} ngày làm việc.",
            "Hồ sơ gửi về {o:a} chậm nhất {d:a+}.",
        ),
    ),
    Row(
        "Tập thể đạt từ {n:a} điểm trở lên được đề nghị {a:a}; dưới {n:b} điểm không xếp loại.",
        (
            "Tập thể đạt từ {n:a} điểm trở lên được đề nghị tặng {a:a}.",
            "Tập thể dưới {n:b} điểm không xếp loại.",
            "Điều kiện đề nghị {a:a}: tập thể đạt từ {n:a} điểm trở lên.",
            "Muốn được đề nghị {a:a}, tập thể phải đạt từ {n:a} điểm trở lên.",
        ),
        (
            "Tập thể đạt từ {n:a} điểm trở xuống được đề nghị {a:a}.",
            "Tập thể đạt từ {n:b} điểm trở lên được đề nghị {a:a}.",
            "Cá nhân đạt từ {n:a} điểm trở lên được đề nghị {a:a}.",
            "Tập thể đạt {n:a} điểm được đề nghị {a:a}.",
            "Tập thể dưới {n:a} điểm không xếp loại.",
            "Tập thể dưới {n:b} điểm được xếp loại.",
            "Tập thể đạt từ {n:a} điểm trở lên được đề nghị {a:b+}.",
        ),
    ),
    Row(
        "Trưởng ban: {w:a}, Chủ tịch; Phó Trưởng ban: {w:b}, {o:a}.",
        ("Trưởng ban là {w:a}.", "{w:b} là Phó Trưởng ban.", "Trưởng ban: {w:a}, Chủ tịch."),
        (
            "Trưởng ban là {w:c+}.",
            "{w:a} là Phó Trưởng ban.",
            "Phó Trưởng ban là {w:a}.",
            "{w:c+} là Phó Trưởng ban.",
            "{w:b} thuộc {o:b+}.",
        ),
    ),
    Row(
        "Các phòng báo cáo kết quả hằng quý về {o:a} qua thư điện tử.",
        (
            "Các phòng báo cáo kết quả hằng quý, gửi {o:a} qua thư điện tử.",
            "Hằng quý các phòng gửi báo cáo kết quả về {o:a}, qua thư điện tử.",
            "Các phòng báo cáo {o:a} hằng quý qua thư điện tử.",
        ),
        (
            "Các phòng báo cáo kết quả hằng tháng về {o:a} qua thư điện tử.",
            "Các phòng báo cáo kết quả hằng quý về {o:b+} qua thư điện tử.",
            "Các phòng báo cáo kết quả hằng quý về {o:a} qua bưu điện.",
            "Các phòng báo cáo kết quả hằng quý trực tiếp tại {o:a}.",
            "Các phòng không báo cáo kết quả về {o:a}.",
        ),
    ),
    Row(
        "Chỉ xét tặng {a:a} cho cá nhân trực tiếp tham gia từ {n:a} tháng trở lên.",
        (
            "Chỉ xét tặng {a:a} cho cá nhân trực tiếp tham gia từ {n:a} tháng trở lên.",
            "{a:a} chỉ tặng cho cá nhân trực tiếp tham gia từ {n:a} tháng trở lên.",
            "Chỉ cá nhân trực tiếp tham gia từ {n:a} tháng trở lên được xét {a:a}.",
        ),
        (
            "Xét tặng {a:a} cho cá nhân trực tiếp tham gia từ {n:a} tháng trở lên.",
            "Chỉ xét tặng {a:a} cho tập thể trực tiếp tham gia từ {n:a} tháng trở lên.",
            "Chỉ xét tặng {a:a} cho cá nhân trực tiếp tham gia từ {n:a} năm trở lên.",
            "Chỉ xét tặng {a:a} cho cá nhân trực tiếp tham gia dưới {n:a} tháng.",
            "Chỉ xét tặng {a:b+} cho cá nhân trực tiếp tham gia từ {n:a} tháng trở lên.",
        ),
    ),
    Row(
        "a) Thành phần: {n:a} đại biểu của các thôn, {n:b} đại biểu của Hội Nông dân.",
        (
            "Thành phần gồm {n:a} đại biểu của các thôn, {n:b} đại biểu của Hội Nông dân.",
            "Có {n:b} đại biểu của Hội Nông dân.",
            "Các thôn có {n:a} đại biểu.",
            "Thành phần: Hội Nông dân {n:b} đại biểu; các thôn {n:a} đại biểu.",
        ),
        (
            "Có {n:a} đại biểu của Hội Nông dân.",
            "Thành phần gồm {n:b} đại biểu của các thôn.",
            "Có {n:b} đại biểu của Hội Phụ nữ.",
            "Thành phần gồm {n:a} đại biểu của các thôn, {n:b} đại biểu của Hội Nông dân và {n:c+} khách mời.",
            "Có khoảng {n:b} đại biểu của Hội Nông dân.",
        ),
    ),
    Row(
        "Giấy khen | {n:a} | {n:b}",
        ("Giấy khen: tập thể {n:a}, cá nhân {n:b}.", "Giấy khen có số lượng {n:a} tập thể và {n:b} cá nhân."),
        (
            "Bằng khen: tập thể {n:a}, cá nhân {n:b}.",
            "Giấy khen: tập thể {n:c+}, cá nhân {n:b}.",
            "Giấy khen: không quá {n:a} tập thể.",
            "Giấy khen: {n:a} hộ gia đình.",
        ),
        "Hình thức | Tập thể | Cá nhân",
    ),
)

_OFFICES = (
    ("Phòng Nội vụ", "Phòng NV", "phòng Nội vụ"),
    ("Phòng Tư pháp", "phòng Tư pháp"),
    ("Hội đồng Thi đua - Khen thưởng thị trấn", "Hội đồng TĐKT thị trấn"),
    ("Ủy ban nhân dân xã Nậm Khoa", "UBND xã Nậm Khoa"),
    ("Văn phòng Đảng ủy", "Văn phòng Đảng uỷ"),
    ("Trung tâm Văn hóa huyện", "Trung tâm Văn hoá huyện"),
    ("Ban Tổ chức Hội thi", "Ban Tổ chức hội thi"),
)
_FORMS = ("Bằng khen", "Giấy khen", "Cờ thi đua", "Kỷ niệm chương", "Huy chương")
_PEOPLE = ("Tạ Văn Lĩnh", "Hứa Thị Miên", "Đào Duy Khoáng", "Lò Thị Pắng", "Cù Minh Trạch")
_DOCUMENTS = ("41/KH-UBND", "107/KH-HĐTĐ", "9/KH-ĐU", "230/KH-SNV", "18/KH-BCĐ")
_WORDS = "không một hai ba bốn năm sáu bảy tám chín mười".split()


def drawn(row: Row, seed: int) -> Drawn:
    """A row with its things drawn; each time a thing is written it is in a form of its own."""
    chance = random.Random(f"{seed} {row.plan}")
    things: dict[str, object] = {}

    def thing(kind: str, name: str) -> object:
        key = f"{kind}:{name}"
        if key not in things:
            taken = [value for other, value in things.items() if other[0] == kind]
            things[key] = _draw(kind, chance, taken)
        return things[key]

    def filled(text: str, *, plain: bool = False) -> str:
        return _SLOT.sub(lambda m: _written(m["kind"], thing(m["kind"], m["name"]), chance, plain=plain), text)

    plan = filled(row.plan, plain=True)
    truths = tuple(filled(one) for one in row.truths)
    return Drawn(plan, row.above, truths, tuple(filled(one) for one in row.lies), row.called)


def _draw(kind: str, chance: random.Random, taken: list[object]) -> object:
    while True:
        value = _any(kind, chance, taken)
        if value not in taken:
            return value


def _any(kind: str, chance: random.Random, taken: list[object]) -> object:
    match kind:
        case "d":
            last = max((day for day in taken if isinstance(day, date)), default=date(2031, 1, 4))
            return last + timedelta(days=chance.randrange(9, 70))
        case "n":
            return chance.randrange(2, 11)
        case "m":
            return chance.randrange(2, 60) * 500_000
        case "p":
            return chance.randrange(51, 99)
        case "h":
            return chance.randrange(7, 17)
    return chance.choice({"o": _OFFICES, "a": _FORMS, "w": _PEOPLE, "k": _DOCUMENTS}[kind])


def _written(kind: str, value: object, chance: random.Random, *, plain: bool) -> str:
    if isinstance(value, date):
        day, month = value.day, value.month
        forms = (
            f"ngày {day:02}/{month}/{value.year}",
            f"ngày {day} tháng {month} năm {value.year}",
            f"ngày {day:02}-{month:02}-{value.year}",
            f"{day:02}/{month:02}/{value.year}",
        )
        return chance.choice(forms[:2] if plain else forms)
    if isinstance(value, tuple):
        return value[0] if plain else chance.choice(value)
    if isinstance(value, int):
        return chance.choice(_numbers(kind, value)[: 1 if plain else 9])
    return str(value)


def _numbers(kind: str, value: int) -> tuple[str, ...]:
    match kind:
        case "p":
            return (f"{value}%", f"{value} %", f"{value} phần trăm")
        case "h":
            return (f"{value:02}h00", f"{value} giờ", f"{value} giờ 00")
        case "m":
            dotted = f"{value:,} đồng".replace(",", ".")
            whole = value % 1_000_000 == 0
            return (dotted, f"{value // 1_000_000} triệu đồng") if whole else (dotted,)
    return (f"{value:02}", str(value), _WORDS[value])
