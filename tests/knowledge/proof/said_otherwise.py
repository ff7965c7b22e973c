"""More of `said`: what the proof reads by the build of a text. Tables, several days in a sentence, limits of a row,
conditions and negations of another clause, offices before a verb, what a line or list stands under. For each of these
what people would say, and the lies that it must not let through."""

from tests.knowledge.proof.said import Row

OTHER_ROWS = (
    Row(
        "| Chặng | Từ | Đến | Trọng tâm |\n| --- | --- | --- | --- |\n| I | {d:a} | {d:b} | Dọn kênh mương |\n"
        "| II | {d:c} | {d:d} | Trồng cây ven đường |\n| III | {d:e} | {d:f} | Nghiệm thu, tổng kết |",
        (
            "Chặng I từ {d:a} đến {d:b}.",
            "Chặng II bắt đầu từ {d:c} đến hết {d:d}.",
            "Chặng hai từ {d:c} đến {d:d}, trọng tâm là trồng cây ven đường.",
            "Trọng tâm của chặng I là dọn kênh mương.",
            "Chặng III diễn ra từ {d:e} đến {d:f}.",
            "Chặng 3: nghiệm thu, tổng kết.",
            "Chặng I: dọn kênh mương, từ {d:a} đến {d:b}.",
        ),
        (
            "Chặng I từ {d:c} đến {d:d}.",
            "Chặng II từ {d:a} đến {d:b}.",
            "Chặng II từ {d:c} đến {d:f}.",
            "Chặng III từ {d:d} đến {d:f}.",
            "Chặng IV từ {d:e} đến {d:f}.",
            "Chặng II từ {d:d} đến {d:c}.",
            "Trọng tâm của chặng I là trồng cây ven đường.",
            "Chặng I kết thúc trước {d:b}.",
            "Chặng III: dọn kênh mương.",
        ),
    ),
    Row(
        "| TT | Giải | Số lượng | Mức thưởng (đồng/giải) |\n|---|---|---|---|\n| 1 | Nhất | {n:a} | 3.000.000 |\n"
        "| 2 | Nhì | {n:b} | 2.000.000 |\n| 3 | Khuyến khích | {n:c} | 500.000 |",
        (
            "Có {n:b} giải Nhì.",
            "Giải Nhất được thưởng 3.000.000 đồng.",
            "Mỗi giải Nhì được thưởng 2.000.000 đồng.",
            "Giải Khuyến khích có mức thưởng 500.000 đồng/giải.",
            "Giải Nhì có mức thưởng hai triệu đồng.",
            "Số lượng giải Khuyến khích: {n:c}.",
        ),
        (
            "Có {n:a} giải Nhì.",
            "Có {n:c} giải Nhất.",
            "Giải Nhất được thưởng 2.000.000 đồng.",
            "Giải Nhì được thưởng 3.000.000 đồng.",
            "Giải Khuyến khích được thưởng 2.000.000 đồng.",
            "Giải Ba được thưởng 500.000 đồng.",
            "Giải Nhất được thưởng 3.000.000 đồng và Bằng khen.",
            "Giải Nhất được thưởng không quá 3.000.000 đồng.",
            "Giải Nhất được thưởng 3.000.000 điểm.",
        ),
    ),
    Row(
        "| Trồng rừng | 350 ha |\n| Nuôi cá | 20 tấn |\n| Phòng dịch | không giao chỉ tiêu |",
        ("Trồng rừng: 350 ha.", "Nuôi cá đạt 20 tấn.", "Phòng dịch không giao chỉ tiêu."),
        (
            "Nuôi cá: 350 ha.",
            "Trồng rừng: 20 tấn.",
            "Phòng dịch giao chỉ tiêu.",
            "Trồng rừng không giao chỉ tiêu.",
            "Nuôi cá: không quá 20 tấn.",
        ),
    ),
    Row(
        "| Số tiền tiết kiệm (triệu đồng) | 45 | 30% |",
        ("Số tiền tiết kiệm: 45 triệu đồng.", "Số tiền tiết kiệm là bốn mươi lăm triệu đồng."),
        (
            "Số tiền tiết kiệm: 30 triệu đồng.",
            "Số tiền tiết kiệm không quá 45 triệu đồng.",
            "Số tiền tiết kiệm: 45%.",
            "Số tiền tiết kiệm: 45 tỷ đồng.",
        ),
    ),
    Row(
        "| Nội dung | Điểm tối đa |\n|---|---|\n| Hồ sơ, sổ sách | 15 |\n| Phong trào ở thôn | 40 |\n"
        "| Sáng kiến | 25 |",
        (
            "Hồ sơ, sổ sách tối đa 15 điểm.",
            "Phong trào ở thôn có điểm tối đa là 40.",
            "Sáng kiến: điểm tối đa 25.",
            "Phong trào ở thôn được tối đa bốn mươi điểm.",
        ),
        (
            "Hồ sơ, sổ sách tối đa 40 điểm.",
            "Sáng kiến tối thiểu 25 điểm.",
            "Phong trào ở thôn tối đa 25 điểm.",
            "Sáng kiến tối đa 15 điểm.",
            "Hồ sơ, sổ sách từ 15 điểm trở lên.",
            "Sáng kiến tối đa 35 điểm.",
        ),
    ),
    Row(
        "| Hồ sơ | Nơi nộp | Hạn nộp |\n|---|---|---|\n| Giấy khen của xã | {o:a} | {d:a} |\n"
        "| Chiến sĩ thi đua cơ sở | {o:b} | {d:b} |",
        (
            "Hồ sơ Giấy khen của xã nộp về {o:a}, hạn nộp {d:a}.",
            "Hạn nộp hồ sơ Chiến sĩ thi đua cơ sở là {d:b}.",
            "Hồ sơ Chiến sĩ thi đua cơ sở nộp tại {o:b}.",
            "Nơi nộp hồ sơ Giấy khen của xã: {o:a}.",
        ),
        (
            "Hạn nộp hồ sơ Giấy khen của xã là {d:b}.",
            "Hồ sơ Giấy khen của xã nộp về {o:b}, hạn nộp {d:b}.",
            "Hạn nộp hồ sơ Chiến sĩ thi đua cơ sở là {d:a}.",
            "Hồ sơ Giấy khen của xã nộp trước {d:a}.",
            "Hồ sơ Giấy khen của xã nộp sau {d:a}.",
            "Hạn nộp hồ sơ Chiến sĩ thi đua cơ sở là {d:c+}.",
        ),
    ),
    Row(
        "Báo cáo 6 tháng gửi trước {d:a}, báo cáo 9 tháng trước {d:b}, báo cáo năm trước {d:c} về {o:a}.",
        (
            "Báo cáo 6 tháng gửi {o:a} trước {d:a}.",
            "Báo cáo 9 tháng gửi trước {d:b}.",
            "Báo cáo năm gửi về {o:a} trước {d:c}.",
            "Báo cáo 9 tháng nộp cho {o:a} trước {d:b}.",
            "Trước {d:a}, gửi báo cáo 6 tháng.",
            "Hạn gửi báo cáo năm: trước {d:c}.",
        ),
        (
            "Báo cáo 6 tháng gửi trước {d:b}.",
            "Báo cáo 9 tháng gửi trước {d:a}.",
            "Báo cáo năm gửi trước {d:a}.",
            "Báo cáo năm gửi trước {d:b}.",
            "Báo cáo 6 tháng gửi trước {d:c}.",
            "Báo cáo 9 tháng gửi {o:b+} trước {d:b}.",
            "Báo cáo 9 tháng gửi sau {d:b}.",
            "Báo cáo quý gửi trước {d:a}.",
        ),
    ),
    Row(
        "Hồ sơ khen thưởng gửi trước {d:a}; riêng các trường gửi trước {d:b}.",
        (
            "Các trường gửi hồ sơ khen thưởng trước {d:b}.",
            "Riêng các trường gửi hồ sơ khen thưởng trước {d:b}.",
            "Hồ sơ khen thưởng gửi trước {d:a}, riêng các trường trước {d:b}.",
        ),
        (
            "Các trường gửi hồ sơ khen thưởng trước {d:a}.",
            "Hồ sơ khen thưởng gửi trước {d:b}.",
            "Hồ sơ khen thưởng gửi trước {d:a}.",
            "Các trường không gửi hồ sơ khen thưởng.",
        ),
    ),
    Row(
        "Thư ký nhận hồ sơ trước {d:a} (đợt giữa năm) và {d:b} (đợt cuối năm).",
        (
            "Đợt cuối năm, Thư ký nhận hồ sơ trước {d:b}.",
            "Thư ký nhận hồ sơ đợt giữa năm trước {d:a}.",
            "Trước {d:b} Thư ký nhận hồ sơ đợt cuối năm.",
        ),
        (
            "Đợt cuối năm, Thư ký nhận hồ sơ trước {d:a}.",
            "Thư ký nhận hồ sơ đợt giữa năm trước {d:b}.",
            "Đợt cuối năm, Thư ký nhận hồ sơ sau {d:b}.",
            "Đợt cuối năm, Thư ký nhận hồ sơ vào {d:b}.",
        ),
    ),
    Row(
        "{a:a}: không quá {n:a} tập thể, {n:b} cá nhân và {n:c} hộ gia đình.",
        (
            "{a:a} tặng không quá {n:c} hộ gia đình.",
            "{a:a}: tối đa {n:b} cá nhân.",
            "Không quá {n:a} tập thể được tặng {a:a}.",
            "{a:a} tặng tối đa {n:b} cá nhân và {n:c} hộ gia đình.",
        ),
        (
            "{a:a} tặng {n:c} hộ gia đình.",
            "{a:a}: ít nhất {n:b} cá nhân.",
            "{a:a} tặng không quá {n:a} hộ gia đình.",
            "{a:a}: trên {n:b} cá nhân.",
            "{a:a}: không quá {n:d+} cá nhân.",
        ),
    ),
    Row(
        "Thôn đạt đủ {n:a} tiêu chí được công nhận; thiếu một tiêu chí xếp loại khá.",
        (
            "Thôn đạt đủ {n:a} tiêu chí thì được công nhận.",
            "Thiếu một tiêu chí thì xếp loại khá.",
            "Thôn đạt đủ {n:a} tiêu chí được công nhận.",
        ),
        (
            "Thôn đạt đủ {n:a} tiêu chí thì xếp loại khá.",
            "Thiếu một tiêu chí thì được công nhận.",
            "Nếu trưởng thôn đồng ý thì được công nhận.",
            "Thôn đạt đủ {n:b+} tiêu chí thì được công nhận.",
            "Thôn đạt đủ {n:a} tiêu chí thì không được công nhận.",
        ),
    ),
    Row(
        "Nộp báo cáo chậm trừ {n:a} điểm; gửi thiếu biểu trừ {n:b} điểm.",
        (
            "Nộp báo cáo chậm bị trừ {n:a} điểm.",
            "Gửi thiếu biểu thì bị trừ {n:b} điểm.",
            "Báo cáo nộp chậm trừ {n:a} điểm.",
        ),
        (
            "Nộp báo cáo chậm được cộng {n:a} điểm.",
            "Nộp báo cáo chậm được {n:a} điểm.",
            "Nộp báo cáo chậm bị trừ {n:b} điểm.",
            "Gửi thiếu biểu bị trừ {n:a} điểm.",
            "Nộp báo cáo chậm không bị trừ {n:a} điểm.",
        ),
    ),
    Row(
        "Các thôn nộp biểu mẫu về {o:a}; chỉ nhận bản giấy có chữ ký, không nhận bản chụp.",
        (
            "Các thôn nộp biểu mẫu về {o:a}.",
            "Không nhận bản chụp.",
            "Chỉ nhận bản giấy có chữ ký.",
            "Biểu mẫu của các thôn gửi về {o:a}.",
        ),
        (
            "Nhận bản chụp.",
            "Các thôn không nộp biểu mẫu về {o:a}.",
            "Nhận bản giấy có chữ ký.",
            "Không nhận bản giấy có chữ ký.",
            "Các thôn nộp biểu mẫu bản chụp về {o:a}.",
        ),
    ),
    Row(
        "Chi đoàn trồng {n:a} cây; mỗi đoàn viên góp một ngày công, không thu tiền.",
        ("Chi đoàn trồng {n:a} cây.", "Mỗi đoàn viên góp một ngày công.", "Không thu tiền."),
        (
            "Đoàn viên góp một ngày công.",
            "Chi đoàn không trồng {n:a} cây.",
            "Chi đoàn trồng {n:b+} cây.",
            "Thu tiền mỗi đoàn viên một ngày công.",
            "Mỗi chi đoàn góp một ngày công.",
        ),
    ),
    Row(
        "Công an xã bố trí {n:a} chốt trực, hướng dẫn phân luồng; {o:a} quản lý loa phát thanh.",
        (
            "Công an xã hướng dẫn phân luồng.",
            "Công an xã bố trí {n:a} chốt trực.",
            "{o:a} quản lý loa phát thanh.",
            "Hướng dẫn phân luồng do Công an xã.",
        ),
        (
            "Công an huyện bố trí {n:a} chốt trực.",
            "Công an xã quản lý loa phát thanh.",
            "Bệnh viện xã bố trí {n:a} chốt trực.",
            "{o:b+} quản lý loa phát thanh.",
            "Công an xã bố trí {n:c+} chốt trực.",
            "{o:a} hướng dẫn phân luồng.",
        ),
    ),
    Row(
        "Năm 2031 tổ chức {n:a} đợt thi đua. {o:a} tổng hợp kết quả từng đợt.",
        (
            "Năm 2031, bệnh viện tổ chức {n:a} đợt thi đua.",
            "{o:a} tổng hợp kết quả từng đợt.",
            "Bệnh viện tổ chức {n:a} đợt thi đua trong năm 2031.",
        ),
        (
            "Bệnh viện tổng hợp kết quả từng đợt.",
            "Năm 2031, công ty tổ chức {n:a} đợt thi đua.",
            "Năm 2031, bệnh viện tổ chức {n:b+} đợt thi đua.",
        ),
        called="Bệnh viện Đa khoa Lũng Hoa 2031",
    ),
    Row(
        "Thưởng cho ba thôn dẫn đầu (nhất 900.000đ, nhì 600.000đ, ba 400.000đ).",
        (
            "Thôn hạng nhất được thưởng 900.000đ.",
            "Thôn đạt giải Nhì được thưởng 600.000 đồng.",
            "Hạng ba: 400.000 đồng.",
        ),
        (
            "Thôn hạng nhất được thưởng 600.000đ.",
            "Thôn đạt giải Nhì được thưởng 900.000 đồng.",
            "Hạng ba: 600.000 đồng.",
            "Giải khuyến khích: 400.000 đồng.",
            "Hạng nhất được thưởng 900.000 đồng và Cờ thi đua.",
        ),
    ),
    Row(
        "Xếp loại: từ 90 điểm: tốt; từ 70 đến dưới 90 điểm: khá.",
        (
            "Từ 90 điểm trở lên xếp loại tốt.",
            "Từ 70 đến dưới 90 điểm xếp loại khá.",
            "Đạt từ 90 điểm thì xếp loại tốt.",
        ),
        (
            "Từ 70 điểm trở lên xếp loại khá.",
            "Từ 90 điểm trở xuống xếp loại tốt.",
            "Trên 90 điểm xếp loại tốt.",
            "Từ 95 điểm trở lên xếp loại tốt.",
        ),
    ),
    Row(
        "Đơn vị gửi hồ sơ trước {d:a}; nếu gửi chậm, đơn vị không được xét.",
        ("Đơn vị gửi hồ sơ trước {d:a}.", "Nếu gửi chậm, đơn vị không được xét.", "Hồ sơ gửi trước {d:a}."),
        (
            "Đơn vị không được xét.",
            "Nếu gửi chậm, đơn vị được xét.",
            "Đơn vị gửi chậm được xét.",
            "Đơn vị không gửi hồ sơ trước {d:a}.",
        ),
    ),
    Row(
        "Khu phố kiểu mẫu: có {p:a} hộ đạt chuẩn; không có hộ nghèo (trừ hộ già yếu); không có tệ nạn.",
        ("Có {p:a} hộ đạt chuẩn.", "Không có hộ nghèo (trừ hộ già yếu).", "Không có tệ nạn."),
        ("Không có hộ nghèo.", "Có hộ nghèo.", "Có tệ nạn.", "Không có {p:a} hộ đạt chuẩn."),
    ),
    Row(
        "Bài do trí tuệ nhân tạo viết thay bị loại.",
        ("Bài do trí tuệ nhân tạo viết thay bị loại.", "Bài viết thay do trí tuệ nhân tạo bị loại."),
        ("Bài do trí tuệ nhân tạo viết thay không bị loại.", "Bài do giáo viên viết thay bị loại."),
    ),
    Row(
        "3. {o:a}: in tài liệu, treo băng rôn; chủ trì phần nghi thức; kiểm tra âm thanh mỗi tuần một lần.",
        (
            "{o:a} chủ trì phần nghi thức.",
            "{o:a} kiểm tra âm thanh mỗi tuần một lần.",
            "{o:a} in tài liệu, treo băng rôn.",
            "Phần nghi thức do {o:a} chủ trì.",
        ),
        (
            "{o:b+} chủ trì phần nghi thức.",
            "{o:a} kiểm tra âm thanh mỗi tháng một lần.",
            "{o:a} phối hợp phần nghi thức.",
            "{o:a} kiểm tra âm thanh một lần.",
            "{o:a} không kiểm tra âm thanh.",
        ),
    ),
    Row(
        "2. {o:a}\n- Chủ trì phần nghi thức.\n- In {n:a} giấy mời.\n3. {o:b}\n- Trang trí hội trường.",
        (
            "{o:a} in {n:a} giấy mời.",
            "{o:a} chủ trì phần nghi thức.",
            "{o:b} trang trí hội trường.",
        ),
        (
            "{o:b} in {n:a} giấy mời.",
            "{o:b} chủ trì phần nghi thức.",
            "{o:a} trang trí hội trường.",
            "{o:c+} trang trí hội trường.",
            "{o:a} in {n:b+} giấy mời.",
        ),
    ),
)
"""Rows like those of `said`."""
