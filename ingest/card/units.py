"""The words that the name of a unit or of the people in charge begins with, folded."""

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
