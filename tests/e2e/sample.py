"""A plan of an invented commune, as small as a plan can be."""

PLAN = """# ỦY BAN NHÂN DÂN XÃ SUỐI MƠ

Số: 07/KH-UBND

Suối Mơ, ngày 12 tháng 01 năm 2031

# KẾ HOẠCH
Tổ chức phong trào thi đua yêu nước năm 2031

## I. MỤC ĐÍCH
Khích lệ cán bộ, nhân dân thi đua hoàn thành nhiệm vụ năm 2031.

## II. CÁC ĐỢT THI ĐUA
- Đợt 1: Từ ngày 15/01/2031 đến ngày 30/5/2031, chào mừng ngày thành lập xã.
- Đợt 2: Từ ngày 01/6/2031 đến ngày 20/11/2031, lập thành tích cuối năm.

## III. KHEN THƯỞNG
1. Hình thức khen thưởng: Bằng khen của Chủ tịch UBND tỉnh, Giấy khen của Chủ tịch UBND xã.
2. Tiêu chuẩn Giấy khen: tập thể, cá nhân hoàn thành xuất sắc nhiệm vụ trong phong trào thi đua.

## IV. TỔ CHỨC THỰC HIỆN
Các ban, ngành gửi báo cáo tổng kết về Văn phòng UBND xã trước ngày 25/11/2031.
1. Văn phòng UBND xã: tổng hợp báo cáo, tham mưu tổ chức tổng kết phong trào.

TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH
Trần Văn Mẫu
"""
