"""What the facts of a card are called, each by the name of its field, Vietnamese and English."""

from collections.abc import Mapping

PARTS: Mapping[str, Mapping[str, str]] = {
    "vi": {"sender": "bên gửi", "recipient": "nơi nhận"},
    "en": {"sender": "who sends", "recipient": "who receives"},
}
"""What the parts of facts that can be put right by themselves are called."""

FACTS: Mapping[str, Mapping[str, str]] = {
    "vi": {
        "issuer": "cơ quan ban hành",
        "superior": "cơ quan cấp trên",
        "number": "số, ký hiệu",
        "issued": "ngày ban hành",
        "title": "tên kế hoạch",
        "period": "thời gian",
        "signatory": "người ký",
        "signing_too": "người cùng ký",
        "office": "chức vụ người ký",
        "recipients": "nơi nhận",
        "phases": "đợt",
        "deadlines": "hạn, mốc",
        "awards": "hình thức khen thưởng",
        "award_objects": "đối tượng khen thưởng",
        "award_procedure": "trình tự, thủ tục khen thưởng",
        "award_principles": "nguyên tắc khen thưởng",
        "objects": "đối tượng thi đua",
        "purposes": "mục đích",
        "requirements": "yêu cầu",
        "targets": "chỉ tiêu",
        "movements": "phong trào",
        "works": "công trình, phần việc",
        "duties": "trách nhiệm",
        "money": "số tiền",
        "points": "điểm, thang điểm",
        "quotas": "số lượng, tỷ lệ",
        "contacts": "liên hệ",
        "programme": "chương trình",
        "references": "căn cứ, văn bản liên quan",
        "orders": "điều sửa đổi ở văn bản khác",
    },
    "en": {
        "issuer": "issuer",
        "superior": "body above the issuer",
        "number": "document number",
        "issued": "date of issue",
        "title": "title",
        "period": "period",
        "signatory": "signatory",
        "signing_too": "who signs too",
        "office": "office of the signatory",
        "recipients": "recipients",
        "phases": "phase",
        "deadlines": "deadline",
        "awards": "award form",
        "award_objects": "who may be awarded",
        "award_procedure": "award procedure",
        "award_principles": "award principle",
        "objects": "who takes part",
        "purposes": "purpose",
        "requirements": "requirement",
        "targets": "target",
        "movements": "movement",
        "works": "work",
        "duties": "duty",
        "money": "amount of money",
        "points": "points",
        "quotas": "quota",
        "contacts": "contact",
        "programme": "programme item",
        "references": "legal basis and documents cited",
        "orders": "change to another document",
    },
}

CHANGED: Mapping[str, Mapping[str, str]] = {
    "vi": {**FACTS["vi"], "deadlines": "hạn", "awards": "hình thức"},
    "en": {**FACTS["en"], "deadlines": "deadline", "awards": "award form"},
}
"""The same where one fact that changed is named: of a deadline or an award form with what it is."""
