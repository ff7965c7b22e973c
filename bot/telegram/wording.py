"""The sentences that only Telegram needs, in Vietnamese and English: literal text, without markup."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Topic:
    """A command that asks a question of its own: its names, and what it asks with and without more words."""

    command: str
    question: str
    with_words: str
    meaning: str


@dataclass(frozen=True, slots=True)
class Words:
    """One language's sentences. Names in braces are filled in by the caller."""

    # Answers and what stands under them
    sources: str
    page: str
    version: str
    nothing_to_say: str
    good: str
    bad: str
    ask_person: str
    original: str
    inline_title: str
    timeline: str
    why: str
    not_chosen: str
    # How to ask
    start: str
    start_group: str
    help: str
    help_admin: str
    how_to_ask: str
    how_to_compare: str
    only_text: str
    forwarded: str
    unknown_command: str
    plans_known: str
    plans_more: str
    plans_chosen: str
    plans_choose: str
    no_plans: str
    # Why not
    failed: str
    private_closed: str
    group_not_enabled: str
    admins_only: str
    too_many: str
    # Buttons
    question_gone: str
    plan_gone: str
    plan_changed: str
    on_page: str
    on_printed_page: str
    on_typeset_page: str
    on_page_unmarked: str
    file_gone: str
    button_unknown: str
    thanks: str
    what_was_wrong: str
    reasons: Mapping[str, str]
    # Asking a person
    calling: str
    called_before: str
    nobody_to_call: str
    resolve: str
    resolved: str
    helpers_only: str
    # Groups
    enabled: str
    disabled: str
    bot_admins_only: str
    groups_only: str
    added: str
    added_notice: str
    # Settings of a group
    settings: str
    setting_plan: str
    setting_every: str
    setting_asked: str
    setting_admins: str
    setting_everyone: str
    setting_shown: str
    setting_unshown: str
    setting_helpers: str
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
    language: str
    # Privacy
    privacy: str
    forget: str
    forgotten: str
    # For administrators of the bot
    in_private: str
    how_to_answer: str
    answer_kept: str
    answer_until: str
    # What goes wrong
    unwritable: str
    # The start
    token_refused: str
    token_taken: str
    port_taken: str
    room_port_taken: str
    room_closed: str
    room_link: str
    read_in_room: str
    metrics_port_taken: str
    # The menu: command and meaning
    ask: tuple[str, str]
    plans: tuple[str, str]
    topics: tuple[Topic, ...]
    others: tuple[tuple[str, str], ...]
    group_admin: tuple[tuple[str, str], ...]
    bot_admin: tuple[tuple[str, str], ...]

    @property
    def commands(self) -> list[tuple[str, str]]:
        """What everybody may type: command and meaning."""
        return [self.ask, self.plans, *((t.command, t.meaning) for t in self.topics), *self.others]


def words(language: str) -> Words:
    """The sentences of a language; Vietnamese where the language has none."""
    return _BY_LANGUAGE.get(language, VIETNAMESE)


VIETNAMESE = Words(
    sources="Nguồn:",
    page=" (tr. {page})",
    version="bản {version}, ",
    nothing_to_say="Tôi không có gì để trả lời câu này.",
    good="👍",
    bad="👎",
    ask_person="🙋 Hỏi người phụ trách",
    original="📎 Bản gốc",
    timeline="🗓 Hình",
    why="🔍 Vì sao?",
    not_chosen="Câu này không phải chọn giữa các câu của kế hoạch: nó được trả lời từ danh mục.",
    inline_title="Trả lời kèm trích dẫn",
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
    how_to_ask="Bạn muốn hỏi gì? Ví dụ:\n/hoi Hạn nộp báo cáo tổng kết là khi nào?",
    how_to_compare="Bạn muốn so sánh gì? Ví dụ:\n/sosanh hạn báo cáo của xã A và xã B",
    only_text="Tôi chỉ đọc được chữ. Hãy gửi câu hỏi bằng tin nhắn văn bản.",
    forwarded="Tôi không trả lời tin nhắn được chuyển tiếp. Hãy tự viết câu hỏi.",
    unknown_command="Tôi không biết lệnh này. /help – các lệnh và cách hỏi",
    plans_known="Tôi biết {count} kế hoạch:",
    plans_more="… và {count} kế hoạch khác.",
    plans_chosen="Nhóm này đang hỏi về: {plan}",
    plans_choose="Quản trị viên nhóm bấm để chọn kế hoạch của nhóm:",
    no_plans="Tôi chưa có kế hoạch nào. Quản trị viên cần nạp kế hoạch trước.",
    failed=(
        "Xin lỗi, có lỗi khi xử lý. Mã tham chiếu: {reference}. Hãy thử lại; nếu vẫn lỗi, hãy báo quản trị viên mã này."
    ),
    private_closed=(
        "Bạn chưa được hỏi riêng ở đây: chỉ thành viên các nhóm đã bật mới hỏi được. "
        "Hãy nhờ quản trị viên; mã người dùng của bạn là {user}."
    ),
    group_not_enabled=(
        "Nhóm này chưa được bật. Quản trị viên của bot gõ /bat tại đây, hoặc thêm mã nhóm {chat} vào ALLOWED_CHAT_IDS."
    ),
    admins_only="Ở nhóm này chỉ quản trị viên nhóm được hỏi.",
    too_many="Nhiều câu hỏi quá. Hãy hỏi lại sau {seconds} giây.",
    question_gone="Tôi không còn thấy câu hỏi này. Hãy hỏi lại.",
    plan_gone="Kế hoạch này không còn nữa. Hãy hỏi lại.",
    on_page="trang {page}/{count}",
    on_printed_page="trang {page}/{count} khi in ra",
    on_typeset_page="trang {page}/{count}, dựng lại từ văn bản đã đọc",
    on_page_unmarked="chưa định được chỗ trên trang",
    plan_changed="Kế hoạch này đã có bản mới, đoạn trích có thể đã đổi. Hãy hỏi lại.",
    file_gone="Không còn giữ bản gốc của kế hoạch này.",
    button_unknown="Nút này không còn dùng được. Hãy hỏi lại.",
    thanks="Cảm ơn bạn.",
    what_was_wrong="Sai ở đâu? Hãy chọn một lý do dưới câu trả lời.",
    reasons={
        "content": "Sai nội dung",
        "plan": "Sai kế hoạch",
        "missing": "Thiếu",
        "unclear": "Khó hiểu",
    },
    calling="Nhờ trả lời giúp câu hỏi này: ",
    called_before="Đã nhờ người phụ trách trả lời câu này.",
    nobody_to_call="Nhóm chưa nêu người phụ trách. Quản trị viên nhóm đặt bằng /caidat.",
    resolve="✅ Đã trả lời",
    resolved="✅ {name} đã trả lời câu hỏi này.",
    helpers_only="Chỉ người được nhắc tên mới đánh dấu được.",
    enabled="Đã bật. Mọi người trong nhóm có thể hỏi: /hoi kèm câu hỏi. /caidat – cài đặt của nhóm",
    disabled="Đã tắt. Tôi sẽ không trả lời trong nhóm này nữa; /bat để bật lại.",
    bot_admins_only="Chỉ quản trị viên của bot (ADMIN_USER_IDS) dùng được lệnh này.",
    groups_only="Lệnh này dùng trong nhóm.",
    added=(
        "Xin chào! Nhóm này chưa được bật nên tôi chưa trả lời câu hỏi. Quản trị viên của bot gõ /bat tại đây để bật."
    ),
    added_notice="Bot vừa được thêm vào nhóm “{title}” (mã {chat}), nhóm chưa được bật. Gõ /bat trong nhóm để bật.",
    settings="Cài đặt của nhóm",
    setting_plan="Kế hoạch: {value}",
    setting_every="Trả lời: mọi câu hỏi",
    setting_asked="Trả lời: khi được hỏi",
    setting_admins="Ai được hỏi: quản trị viên nhóm",
    setting_everyone="Ai được hỏi: mọi người",
    setting_shown="Mô hình ngôn ngữ: được xem câu hỏi",
    setting_unshown="Mô hình ngôn ngữ: không dùng trong nhóm",
    setting_helpers="Người phụ trách: {value}",
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
    language="Tiếng Việt",
    privacy=(
        "Tôi chỉ lưu tin nhắn gửi cho tôi: câu hỏi, câu trả lời, nhóm đã hỏi và đánh giá của bạn. "
        "Bạn được lưu bằng một mã băm, không có tên, không có số; chỉ ai trả lời thay hay đổi cài đặt, "
        "kế hoạch mới được ghi tên. Mọi thứ ấy tự xóa sau {days} ngày. "
        "Tôi không lưu tin nhắn khác trong nhóm. "
        "Nếu bạn nhờ nhắc riêng, tôi giữ mã chat của bạn đến khi bạn thôi nhờ.\n\n"
        "Đang lưu {count} câu hỏi của bạn."
    ),
    forget="Xóa dữ liệu của tôi",
    forgotten="Đã xóa {count} câu hỏi của bạn và các đánh giá bạn đã gửi; tên bạn ở nơi khác cũng đã xóa.",
    in_private="Lệnh này dùng trong chat riêng với tôi.",
    how_to_answer=(
        "Cách trả lời: /traloi SỐ câu trả lời. Nguồn: tên văn bản\nSỐ lấy từ /chuatraloi; phải có “Nguồn:”."
    ),
    answer_kept="Đã ghi. Từ nay câu “{question}” được trả lời như vậy{until}.",
    answer_until=", đến hết {day}",
    unwritable="Máy chủ đang không ghi được dữ liệu (đầy đĩa?). Tôi vẫn trả lời câu hỏi; việc này xin làm lại sau.",
    token_taken=(
        "Một chương trình khác đang chạy với TELEGRAM_BOT_TOKEN này; mỗi mã bot chỉ chạy được ở một nơi. "
        "Dừng chương trình kia, hoặc lấy mã khác từ @BotFather."
    ),
    token_refused="Telegram không nhận TELEGRAM_BOT_TOKEN. Hãy lấy lại mã của bot từ @BotFather.",
    port_taken="Không lắng nghe được ở cổng {port} (TELEGRAM_WEBHOOK_PORT): {cause}.",
    room_port_taken="Không lắng nghe được ở cổng {port} (WEB_PORT): {cause}.",
    room_closed="Phòng đọc chưa mở. Người quản trị mở bằng cách đặt WEB_URL, xem hướng dẫn quản trị.",
    room_link="Phòng đọc các kế hoạch, liên kết dùng được 30 phút: {link}",
    read_in_room="📖 Xem trong văn bản",
    metrics_port_taken="Không lắng nghe được ở cổng {port} (METRICS_PORT): {cause}.",
    ask=("hoi", "Hỏi về kế hoạch thi đua"),
    plans=("kehoach", "Các kế hoạch; chọn kế hoạch của nhóm"),
    topics=(
        Topic("dot", "Có mấy đợt thi đua?", "{words} có mấy đợt thi đua?", "Các đợt thi đua"),
        Topic("han", "Các mốc thời gian, hạn nộp?", "Các mốc thời gian, hạn nộp của {words}?", "Các hạn, mốc"),
        Topic(
            "khenthuong",
            "Có những hình thức khen thưởng nào?",
            "Tiêu chuẩn khen thưởng của {words}?",
            "Hình thức và tiêu chuẩn khen thưởng",
        ),
        Topic("nhiemvu", "Nhiệm vụ của các đơn vị?", "Nhiệm vụ của {words}?", "Nhiệm vụ của một đơn vị"),
        Topic("sosanh", "", "So sánh {words}", "So sánh các kế hoạch"),
    ),
    others=(
        ("nhapmon", "Giới thiệu một kế hoạch cho người mới, có bài hỏi"),
        ("dieukien", "Tiêu chuẩn một hình thức khen, để tự đánh dấu"),
        ("nhacviec", "Nhắc trước hạn: kế hoạch nào, trước mấy ngày"),
        ("lich", "Lịch các đợt và hạn, để nhập vào điện thoại"),
        ("trang", "Phòng đọc: các kế hoạch trên trình duyệt"),
        ("riengtu", "Dữ liệu được lưu; xóa dữ liệu của tôi"),
        ("help", "Cách hỏi"),
    ),
    group_admin=(("caidat", "Cài đặt của nhóm"),),
    bot_admin=(
        ("thongke", "Số liệu hỏi đáp"),
        ("chuatraloi", "Câu hỏi chưa trả lời được"),
        ("kiemlai", "Câu trả lời đã đưa mà nay không còn đúng"),
        ("traloi", "Trả lời một lần cho câu hỏi như vậy"),
        ("nhatky", "Ai đã thay đổi gì"),
        ("sua", "Sửa thẻ kế hoạch, kèm câu làm căn cứ"),
        ("quaylai", "Quay kế hoạch về bản trước"),
        ("xoa", "Gỡ một kế hoạch"),
    ),
)

ENGLISH = Words(
    sources="Sources:",
    page=" (p. {page})",
    version="version {version}, ",
    nothing_to_say="I have nothing to say to this.",
    good="👍",
    bad="👎",
    ask_person="🙋 Ask a person",
    original="📎 Original",
    timeline="🗓 Picture",
    why="🔍 Why?",
    not_chosen="Nothing had to be chosen among sentences here: it is answered from the catalogue.",
    inline_title="An answer with its sources",
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
    how_to_ask="What would you like to ask? For example:\n/ask When is the final report due?",
    how_to_compare="What would you like to compare? For example:\n/compare the report deadlines of A and B",
    only_text="I can only read text. Please send the question as a text message.",
    forwarded="I do not answer forwarded messages. Please write the question yourself.",
    unknown_command="I do not know this command. /help – the commands and how to ask",
    plans_known="I know {count} plans:",
    plans_more="… and {count} more.",
    plans_chosen="This group is about: {plan}",
    plans_choose="An administrator of the group taps the plan that it is about:",
    no_plans="I have no plans yet. An administrator has to add some first.",
    failed=(
        "Sorry, something failed, reference {reference}. Please try again, or give an administrator this reference."
    ),
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
    question_gone="I no longer see this question. Please ask again.",
    plan_gone="This plan is no longer there. Please ask again.",
    on_page="page {page} of {count}",
    on_printed_page="page {page} of {count} as printed",
    on_typeset_page="page {page} of {count}, set from the text as it was read",
    on_page_unmarked="its place on the page could not be told",
    plan_changed="This plan has a new version, the passage may have changed. Please ask again.",
    file_gone="The original of this plan is no longer kept.",
    button_unknown="This button no longer works. Please ask again.",
    thanks="Thank you.",
    what_was_wrong="What was wrong? Please choose a reason under the answer.",
    reasons={
        "content": "Wrong content",
        "plan": "Wrong plan",
        "missing": "Incomplete",
        "unclear": "Hard to understand",
    },
    calling="Please help to answer this question: ",
    called_before="Somebody has been asked to answer this already.",
    nobody_to_call="This group has named nobody to ask. Its administrators can, with /settings.",
    resolve="✅ Answered",
    resolved="✅ {name} has answered this question.",
    helpers_only="Only those who were tagged can mark this.",
    enabled="Enabled. Everybody here can ask: /ask with the question. /settings – settings of the group",
    disabled="Disabled. I no longer answer in this group; /enable to go on.",
    bot_admins_only="Only administrators of the bot (ADMIN_USER_IDS) can use this command.",
    groups_only="This command is for groups.",
    added=(
        "Hello! This group is not enabled, so I do not answer questions yet. "
        "An administrator of the bot types /enable here."
    ),
    added_notice="The bot was added to the group “{title}” (id {chat}), not enabled yet. Type /enable there.",
    settings="Settings of the group",
    setting_plan="Plan: {value}",
    setting_every="Answers: every question",
    setting_asked="Answers: when asked",
    setting_admins="Who may ask: administrators",
    setting_everyone="Who may ask: everybody",
    setting_shown="Language model: sees questions",
    setting_unshown="Language model: not in this group",
    setting_helpers="People to ask: {value}",
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
    language="English",
    privacy=(
        "I keep only what is sent to me: the question, the answer, the group and your verdicts. "
        "You are kept as a hash, without a name or number; only who answers in my place or changes settings or "
        "plans is named. All this is deleted after {days} days. "
        "I keep no other message of a group. If you want to be reminded in private, I keep your chat's id until you "
        "stop it.\n\n"
        "{count} questions of yours are kept."
    ),
    forget="Delete my data",
    forgotten="Your {count} questions, your verdicts and your name elsewhere have been deleted.",
    in_private="This command is for the private chat with me.",
    how_to_answer=(
        "How to answer: /answer NUMBER the answer. Source: the document\n"
        "The NUMBER stands in /unanswered; “Source:” is needed."
    ),
    answer_kept="Kept. From now on “{question}” is answered like this{until}.",
    answer_until=", until {day}",
    unwritable="The server cannot write its data (disk full?). I still answer questions; please do this later.",
    token_taken=(
        "Another program runs with this TELEGRAM_BOT_TOKEN; a token works in one place only. "
        "Stop the other program, or get another token from @BotFather."
    ),
    token_refused="Telegram refuses TELEGRAM_BOT_TOKEN. Please get the bot's token from @BotFather again.",
    port_taken="Cannot listen on port {port} (TELEGRAM_WEBHOOK_PORT): {cause}.",
    room_port_taken="Cannot listen on port {port} (WEB_PORT): {cause}.",
    room_closed="The reading room is not open. The administrator opens it by setting WEB_URL, see the guide.",
    room_link="The plans in the reading room, the link works for 30 minutes: {link}",
    read_in_room="📖 Read in the text",
    metrics_port_taken="Cannot listen on port {port} (METRICS_PORT): {cause}.",
    ask=("ask", "Ask about the emulation plans"),
    plans=("plans", "The plans; choose the group's plan"),
    topics=(
        Topic("phases", "How many phases are there?", "How many phases does {words} have?", "The phases"),
        Topic("deadlines", "What are the deadlines?", "What are the deadlines of {words}?", "The deadlines"),
        Topic("awards", "What award forms are there?", "What are the award criteria of {words}?", "Awards, criteria"),
        Topic("duties", "What are the duties?", "What are the duties of {words}?", "Duties of a unit"),
        Topic("compare", "", "Compare {words}", "Compare plans"),
    ),
    others=(
        ("tour", "A plan step by step for new staff, with a quiz"),
        ("checklist", "Criteria of an award to tick off"),
        ("remind", "Reminders: of which plan, how many days before"),
        ("calendar", "Phases and deadlines as a calendar file"),
        ("page", "Reading room: the plans in a browser"),
        ("privacy", "What is stored; delete my data"),
        ("help", "How to ask"),
    ),
    group_admin=(("settings", "Settings of the group"),),
    bot_admin=(
        ("stats", "Figures of the questions"),
        ("unanswered", "Questions without a good answer"),
        ("recheck", "Answers given that no longer stand"),
        ("answer", "Answer such a question once for all"),
        ("audit", "Who changed what"),
        ("correct", "Put a plan's card right, with its words"),
        ("rollback", "A plan back to its version before"),
        ("remove", "Take out a plan"),
    ),
)

_BY_LANGUAGE = {"vi": VIETNAMESE, "en": ENGLISH}
