"""Folded words that questions about emulation plans are made of, so that misspelt ones can be mended."""

DOMAIN_WORDS = frozenset(
    """
    ai anh ban bao bang ban hanh bac bat bi bieu binh bo boi bon bai buoc cac cach cai cam can cap cau
    chao chat cham chan chi chia chien chinh cho chon chot chu chua chuan chuc chung
    chuong chuyen chinh co cong con coi cua cuc cum cuoi cuoc cung dai dam dan dang danh dao dau day de
    den deu di dia dien dieu dinh do doan doanh doc doi dong dot du dua dung duoc duong
    gan gap gi gia giai giam giao giau giay gio gioi giu giua goi gom gui hai ham han hang hanh hay hen
    het hien hieu hinh ho hoa hoac hoach hoan hoc hoi hom hop huan huong hung huy huyen
    ke ket keo khac khai khang khen khi khoa khoi khong khu ky la lai lam lanh lao lap le len lien liet
    lich linh loai loi luat luc luong mac mau may mo moc moi mot mua muc muon
    nam nao nay nen ngay nghe nghi nghia nghiep nguoi nguyen nham nhan nhat nhau nhiem nhieu nho nhom
    nhu nhung niem noi nop nua nuoc o on ong pham phai phan phat phap phat phe pho phoi phong phu phuc
    phuong
    qua quan quang quoc quy quyen quyet ra rieng roi sach sau sang sap sat sinh so sua su suat tac tai
    tam tang tap tat ten tham than thang thanh thao theo the them thi thich thiet tho thoi thong thu
    thua thuc thuong thuy
    tien tiep tieu tin tinh to toan toi ton tong tra trach tran trang trao trich trien trinh tro trong
    tru trung truoc truong truyen tu tuan tung tuyen tuong tuyet ty uu uy va vai van vao vay ve vi vien
    viec viet vinh voi von vu vua
    xa xac xay xep xet xin xong xuat xung y yeu
    the when what who which how many much report reports plan plans deadline deadlines phase phases
    round award awards criteria commendation certificate merit emulation bloc internal affairs
    province provincial town city commune district ward final annual interim signed number issued basis
    target targets movement movements responsible duty duties submit submitted due year first second
    third start end
    ignore ignored previous instructions instruction reply disregard pretend forget only with cancelled
    registration conference summary department compare between difference days left over ended long does
    there is are
    """.split()
)
