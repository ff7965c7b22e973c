"""Why somebody is not answered."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Admitting:
    """One language's sentences. Names in braces are filled in by the caller."""

    failed: str
    unwritable: str
    private_closed: str
    group_not_enabled: str
    admins_only: str
    too_many: str


VIETNAMESE = Admitting(
    failed=(
        "Xin lỗi, có lỗi khi xử lý. Mã tham chiếu: {reference}. Hãy thử lại; nếu vẫn lỗi, hãy báo quản trị viên mã này."
    ),
    unwritable="Máy chủ đang không ghi được dữ liệu (đầy đĩa?). Tôi vẫn trả lời câu hỏi; việc này xin làm lại sau.",
    private_closed=(
        "Bạn chưa được hỏi riêng ở đây: chỉ thành viên các nhóm đã bật mới hỏi được. "
        "Hãy nhờ quản trị viên; mã người dùng của bạn là {user}."
    ),
    group_not_enabled=(
        "Nhóm này chưa được bật. Quản trị viên của bot gõ /bat tại đây, hoặc thêm mã nhóm {chat} vào ALLOWED_CHAT_IDS."
    ),
    admins_only="Ở nhóm này chỉ quản trị viên nhóm được hỏi.",
    too_many="Nhiều câu hỏi quá. Hãy hỏi lại sau {seconds} giây.",
)

ENGLISH = Admitting(
    failed=(
        "Sorry, something failed, reference {reference}. Please try again, or give an administrator this reference."
    ),
    unwritable="The server cannot write its data (disk full?). I still answer questions; please do this later.",
    private_closed=(
        "You may not ask in private yet: only members of an enabled group may. "
        "Please ask an administrator; your user id is {user}."
    ),
    group_not_enabled=(
        "This group is not enabled. An administrator of the bot types /enable here, "
        "or adds the group's id {chat} to ALLOWED_CHAT_IDS."
    ),
    admins_only="In this group only its administrators may ask.",
    too_many="Too many questions. Please try again in {seconds} seconds.",
)
