"""A few passages of invented plans, and what is asked of them."""

PASSAGES = {
    "report": "Trước ngày 15/11/2031, các đơn vị gửi báo cáo tổng kết phong trào thi đua về Văn phòng Khối.",
    "halfway": "Báo cáo sơ kết 6 tháng đầu năm gửi trước ngày 05 tháng 6 năm 2031 để Trưởng khối tổng hợp.",
    "merit": "Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh: tặng tập thể hoàn thành xuất sắc nhiệm vụ.",
    "paper": "Giấy khen của Chủ tịch Ủy ban nhân dân thị xã: tặng cá nhân có thành tích tiêu biểu.",
    "basis": "Thực hiện Kế hoạch số 87/KH-UBND ngày 02/3/2031 của Ủy ban nhân dân thành phố Sông Mây.",
    "other": "Thực hiện Kế hoạch số 78/KH-UBND ngày 03/2/2031 của Ủy ban nhân dân thành phố Sông Mây.",
    "movement": "Phong trào “Cán bộ, công chức thi đua thực hiện văn hóa công sở” được phát động toàn khối.",
    "soldiers": "Danh hiệu Chiến sĩ thi đua cơ sở xét tặng cho cá nhân có sáng kiến được công nhận.",
    "roads": "Các xã đăng ký xây dựng đường hoa, cải tạo mương nước và thu gom rác thải sinh hoạt.",
    "school": "Nhà trường tổ chức dạy tốt, học tốt, giữ vững tỷ lệ học sinh tốt nghiệp hằng năm.",
}
IDS = list(PASSAGES)
TEXTS = list(PASSAGES.values())
