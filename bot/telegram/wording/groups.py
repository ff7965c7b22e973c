"""Groups: enabled, disabled, set."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Groups:
    """One language's sentences. Names in braces are filled in by the caller."""

    enabled: str
    disabled: str
    groups_only: str
    added: str
    added_notice: str
    settings: str
    not_heard: str
    setting_plan: str
    setting_every: str
    setting_asked: str
    setting_admins: str
    setting_everyone: str
    setting_shown: str
    setting_unshown: str
    setting_helpers: str
    setting_unit: str
    setting_no_unit: str
    how_to_say_unit: str
    setting_language: str
    setting_no_week: str
    setting_week: str
    weekdays: tuple[str, ...]
    setting_changes: str
    setting_no_changes: str
    every_plan: str
    no_helpers: str
    how_to_name_helpers: str
    helpers_named: str
    group_admins_only: str


VIETNAMESE = Groups(
    enabled="Đã bật. Mọi người trong nhóm có thể hỏi: /hoi kèm câu hỏi. /caidat – cài đặt của nhóm",
    disabled="Đã tắt. Tôi sẽ không trả lời trong nhóm này nữa; /bat để bật lại.",
    groups_only="Lệnh này dùng trong nhóm.",
    added=(
        "Xin chào! Nhóm này chưa được bật nên tôi chưa trả lời câu hỏi. Quản trị viên của bot gõ /bat tại đây để bật."
    ),
    added_notice="Bot vừa được thêm vào nhóm “{title}” (mã {chat}), nhóm chưa được bật. Gõ /bat trong nhóm để bật.",
    settings="Cài đặt của nhóm",
    not_heard=(
        "⚠ “Trả lời: mọi câu hỏi” chưa có tác dụng: Telegram chưa cho tôi thấy mọi tin nhắn ở đây. "
        "Hãy cho tôi làm quản trị viên của nhóm, hoặc tắt chế độ riêng tư ở @BotFather rồi thêm lại tôi vào nhóm."
    ),
    setting_plan="Kế hoạch: {value}",
    setting_every="Trả lời: mọi câu hỏi",
    setting_asked="Trả lời: khi được hỏi",
    setting_admins="Ai được hỏi: quản trị viên nhóm",
    setting_everyone="Ai được hỏi: mọi người",
    setting_shown="Mô hình ngôn ngữ: được xem câu hỏi",
    setting_unshown="Mô hình ngôn ngữ: không dùng trong nhóm",
    setting_helpers="Người phụ trách: {value}",
    setting_unit="✕ Bỏ đơn vị: {value}",
    setting_no_unit="Đơn vị của nhóm: chưa nói",
    how_to_say_unit="Quản trị viên nhóm gõ trong nhóm: /hoi nhóm này là Phòng Nội vụ",
    setting_language="Ngôn ngữ: {value}",
    setting_no_week="Bản tin tuần: không",
    setting_week="Bản tin tuần: {value}",
    weekdays=("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật"),
    setting_changes="Câu trả lời đổi: báo người đã hỏi",
    setting_no_changes="Câu trả lời đổi: không báo",
    every_plan="tất cả",
    no_helpers="chưa nêu",
    how_to_name_helpers=(
        "Nêu người phụ trách: /caidat nguoi @ten1 @ten2 (hoặc trả lời tin nhắn của họ bằng /caidat nguoi). "
        "Xóa: /caidat nguoi xoa"
    ),
    helpers_named="Người phụ trách: {value}",
    group_admins_only="Chỉ quản trị viên nhóm đổi được cài đặt.",
)

ENGLISH = Groups(
    enabled="Enabled. Everybody here can ask: /ask with the question. /settings – settings of the group",
    disabled="Disabled. I no longer answer in this group; /enable to go on.",
    groups_only="This command is for groups.",
    added=(
        "Hello! This group is not enabled, so I do not answer questions yet. "
        "An administrator of the bot types /enable here."
    ),
    added_notice="The bot was added to the group “{title}” (id {chat}), not enabled yet. Type /enable there.",
    settings="Settings of the group",
    not_heard=(
        "⚠ “Answers: every question” has no effect yet: Telegram does not let me see every message here. "
        "Make me an administrator of this group, or turn my privacy mode off at @BotFather and add me again."
    ),
    setting_plan="Plan: {value}",
    setting_every="Answers: every question",
    setting_asked="Answers: when asked",
    setting_admins="Who may ask: administrators",
    setting_everyone="Who may ask: everybody",
    setting_shown="Language model: sees questions",
    setting_unshown="Language model: not in this group",
    setting_helpers="People to ask: {value}",
    setting_unit="✕ Remove the unit: {value}",
    setting_no_unit="Unit of the group: not said",
    how_to_say_unit="An administrator of the group types here: /ask this group is Phòng Nội vụ",
    setting_language="Language: {value}",
    setting_no_week="The week ahead: not told",
    setting_week="The week ahead: {value}",
    weekdays=("Mondays", "Tuesdays", "Wednesdays", "Thursdays", "Fridays", "Saturdays", "Sundays"),
    setting_changes="Changed answers: whoever asked is told",
    setting_no_changes="Changed answers: not told",
    every_plan="all",
    no_helpers="nobody named",
    how_to_name_helpers=(
        "Name the people to ask: /settings people @name1 @name2 (or reply to them with /settings people). "
        "Remove them: /settings people none"
    ),
    helpers_named="People to ask: {value}",
    group_admins_only="Only administrators of the group can change its settings.",
)
