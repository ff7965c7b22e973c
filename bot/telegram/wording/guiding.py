"""What the bot tells of itself: how to ask, which plans it knows, what it keeps, the reading room."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Guiding:
    """One language's sentences. Names in braces are filled in by the caller."""

    start: str
    start_group: str
    start_empty: str
    help: str
    help_admin: str
    unknown_command: str
    plans_known: str
    plans_more: str
    plans_chosen: str
    plans_choose: str
    no_plans: str
    privacy: str
    privacy_unit: str
    forget_unit: str
    unit_forgotten: str
    forget: str
    forgotten: str
    room_closed: str
    room_link: str


VIETNAMESE = Guiding(
    start_empty=(
        "Việc đầu tiên: kho chưa có kế hoạch nào. Gửi tệp kế hoạch (Word, PDF, ảnh chụp …) vào đây; "
        "tôi cho xem đọc được gì, và chỉ công bố khi bạn bấm."
    ),
    start=(
        "Xin chào! Tôi trả lời câu hỏi về các kế hoạch thi đua, "
        "mỗi câu trả lời đều kèm trích dẫn nguyên văn.\n\n"
        "Hãy gửi câu hỏi, ví dụ: “Phong trào có mấy đợt?” hoặc “Hạn nộp báo cáo tổng kết là khi nào?”\n"
        "/kehoach – các kế hoạch tôi biết · /help – cách hỏi"
    ),
    start_group=(
        "Xin chào! Trong nhóm, tôi chỉ trả lời khi được hỏi: /hoi kèm câu hỏi, nhắc tên @{username}, "
        "hoặc trả lời một tin nhắn của tôi. /help – cách hỏi"
    ),
    help=(
        "Cách hỏi\n"
        "• Chat riêng: cứ gửi câu hỏi.\n"
        "• Trong nhóm: /hoi kèm câu hỏi, nhắc tên @{username}, hoặc trả lời tin nhắn của tôi.\n"
        "• Hỏi tiếp được: “Thế còn đợt 2?”. Gõ không dấu cũng được.\n"
        "• Sửa câu hỏi thì câu trả lời được sửa theo.\n"
        "• Nên nêu tên đơn vị hoặc số kế hoạch nếu có nhiều kế hoạch.\n\n"
        "Lệnh\n{commands}\n\n"
        "Tôi chỉ nói điều có trong kế hoạch; nếu kế hoạch không nêu, tôi sẽ nói là không nêu."
    ),
    help_admin=(
        "Quản trị viên\n"
        "• Nạp kế hoạch: gửi tệp (Word, PDF, ảnh chụp …) vào đây; tôi cho xem đọc được gì, thay đổi gì, và chỉ công bố "
        "khi bạn bấm. Ghi mã kế hoạch trong ghi chú nếu là bản mới của kế hoạch ấy.\n"
        "{commands}"
    ),
    unknown_command="Tôi không biết lệnh này. /help – các lệnh và cách hỏi",
    plans_known="Tôi biết {count} kế hoạch:",
    plans_more="… và {count} kế hoạch khác.",
    plans_chosen="Nhóm này đang hỏi về: {plan}",
    plans_choose="Quản trị viên nhóm bấm để chọn kế hoạch của nhóm:",
    no_plans="Tôi chưa có kế hoạch nào. Quản trị viên cần nạp kế hoạch trước.",
    privacy=(
        "Tôi chỉ lưu tin nhắn gửi cho tôi: câu hỏi, câu trả lời, nhóm đã hỏi và đánh giá của bạn. "
        "Bạn được lưu bằng một mã băm, không có tên, không có số; chỉ ai trả lời thay hay đổi cài đặt, "
        "kế hoạch mới được ghi tên. Mọi thứ ấy tự xóa sau {days} ngày. "
        "Câu hỏi mà quản trị viên đã chỉ ra câu trả lời được giữ lâu hơn, không kèm người hỏi, trừ khi bạn xóa. "
        "Tôi không lưu tin nhắn khác trong nhóm. "
        "Nếu bạn nhờ nhắc riêng, tôi giữ mã chat của bạn đến khi bạn thôi nhờ. "
        "Đơn vị mà bạn đã nói (“tôi ở …”) được giữ đến khi bạn xóa; điều nói trong chat riêng không nêu trong nhóm.\n\n"
        "Đang lưu {count} câu hỏi của bạn."
    ),
    privacy_unit="Đơn vị của bạn: {unit}",
    forget_unit="Quên đơn vị của tôi",
    unit_forgotten="Tôi không còn nhớ bạn ở đơn vị nào. Nói lại bất cứ lúc nào: “tôi ở Phòng Nội vụ”.",
    forget="Xóa dữ liệu của tôi",
    forgotten="Đã xóa {count} câu hỏi của bạn và các đánh giá bạn đã gửi; tên bạn ở nơi khác cũng đã xóa.",
    room_closed="Phòng đọc chưa mở. Người quản trị mở bằng cách đặt WEB_URL, xem hướng dẫn quản trị.",
    room_link="Phòng đọc các kế hoạch, liên kết dùng được 30 phút: {link}",
)

ENGLISH = Guiding(
    start_empty=(
        "First of all: there are no plans yet. Send the file of a plan (Word, PDF, photographs …) here; "
        "you see what was read of it before you publish it."
    ),
    start=(
        "Hello! I answer questions about emulation plans; every answer carries a verbatim quote.\n\n"
        "Send a question, such as: “How many phases are there?” or “When is the final report due?”\n"
        "/plans – the plans I know · /help – how to ask"
    ),
    start_group=(
        "Hello! In a group I answer only when asked: /ask with the question, a mention of @{username}, "
        "or a reply to one of my messages. /help – how to ask"
    ),
    help=(
        "How to ask\n"
        "• In a private chat: just send the question.\n"
        "• In a group: /ask with the question, a mention of @{username}, or a reply to one of my messages.\n"
        "• Follow-ups work: “And phase 2?”.\n"
        "• Edit a question and its answer is edited.\n"
        "• Name the unit or the document number where several plans fit.\n\n"
        "Commands\n{commands}\n\n"
        "I say only what a plan says; where it does not say, I say so."
    ),
    help_admin=(
        "Administrators\n"
        "• To take in a plan send its file (Word, PDF, photographs …) here; you see what was read of it and what it "
        "changes before you publish it. Write a plan's id in the caption if it is a new version of that plan.\n"
        "{commands}"
    ),
    unknown_command="I do not know this command. /help – the commands and how to ask",
    plans_known="I know {count} plans:",
    plans_more="… and {count} more.",
    plans_chosen="This group is about: {plan}",
    plans_choose="An administrator of the group taps the plan that it is about:",
    no_plans="I have no plans yet. An administrator has to add some first.",
    privacy=(
        "I keep only what is sent to me: the question, the answer, the group and your verdicts. "
        "You are kept as a hash, without a name or number; only who answers in my place or changes settings or "
        "plans is named. All this is deleted after {days} days. "
        "A question that an administrator has marked the answer to is kept longer, without who asked, unless you "
        "delete it. I keep no other message of a group. If you want to be reminded in private, I keep your chat's id "
        "until you stop it. The unit that you said to be of is kept until you delete it; what you said in private is "
        "named in no group.\n\n"
        "{count} questions of yours are kept."
    ),
    privacy_unit="Your unit: {unit}",
    forget_unit="Forget my unit",
    unit_forgotten="I no longer know your unit. Say it again at any time: “I am in Phòng Nội vụ”.",
    forget="Delete my data",
    forgotten="Your {count} questions, your verdicts and your name elsewhere have been deleted.",
    room_closed="The reading room is not open. The administrator opens it by setting WEB_URL, see the guide.",
    room_link="The plans in the reading room, the link works for 30 minutes: {link}",
)
