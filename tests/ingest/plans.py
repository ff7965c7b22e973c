"""Plans that the tests of ingestion write: short, invented, in the form of real ones."""

PLAN = """ỦY BAN NHÂN DÂN
XÃ THƯỢNG LĨNH

Số: 21/KH-UBND

Thượng Lĩnh, ngày 06 tháng 02 năm 2031

KẾ HOẠCH
Phát động phong trào thi đua yêu nước năm 2031 của xã Thượng Lĩnh

I. MỤC ĐÍCH, YÊU CẦU
1. Mục đích
Khơi dậy tinh thần thi đua của cán bộ và nhân dân trong xã, hoàn thành các chỉ tiêu của năm 2031.
2. Yêu cầu
Phong trào phải thiết thực, bám sát nhiệm vụ được giao của từng thôn, từng ngành.

II. THỜI GIAN
- Đợt 1: Từ ngày 10/02/2031 đến ngày 30/6/2031, chào mừng Đại hội Đảng bộ xã.
- Đợt 2: Từ ngày 01/7/2031 đến ngày 20/11/2031, hướng tới Ngày hội Đại đoàn kết.

III. TỔ CHỨC THỰC HIỆN
1. Các thôn gửi báo cáo tổng kết về Văn phòng Ủy ban nhân dân xã trước ngày 05/12/2031.
2. Văn phòng Ủy ban nhân dân xã theo dõi, tổng hợp kết quả thi đua của các thôn.

TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH
Lò Thị Mai
"""

OTHER_PLAN = PLAN.replace("THƯỢNG LĨNH", "HẠ LĨNH").replace("Thượng Lĩnh", "Hạ Lĩnh").replace("21/KH", "22/KH")

REPLACEMENT = (
    PLAN.replace("21/KH", "77/KH")
    .replace("ngày 06 tháng 02", "ngày 20 tháng 9")
    .replace("05/12/2031", "20/12/2031")
    .replace(
        "III. TỔ CHỨC",
        "III. HIỆU LỰC\nKế hoạch này thay thế Kế hoạch số 21/KH-UBND ngày 06/02/2031 của Ủy ban nhân dân xã.\n\n"
        "IV. TỔ CHỨC",
    )
)

AMENDMENT = """ỦY BAN NHÂN DÂN
XÃ THƯỢNG LĨNH

Số: 58/KH-UBND

Thượng Lĩnh, ngày 12 tháng 8 năm 2031

KẾ HOẠCH
Sửa đổi, bổ sung Kế hoạch số 21/KH-UBND ngày 06/02/2031 của Ủy ban nhân dân xã Thượng Lĩnh

I. NỘI DUNG SỬA ĐỔI
1. Các thôn gửi báo cáo tổng kết về Văn phòng Ủy ban nhân dân xã trước ngày 15/12/2031.

II. TỔ CHỨC THỰC HIỆN
1. Các nội dung khác của Kế hoạch số 21/KH-UBND giữ nguyên hiệu lực.

TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH
Lò Thị Mai
"""
