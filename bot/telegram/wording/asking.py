"""What is said around an answer: its sources, its buttons, what these open, asking a person."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Asking:
    """One language's sentences. Names in braces are filled in by the caller."""

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
    read_in_room: str
    how_to_ask: str
    how_to_compare: str
    only_text: str
    only_typed: str
    looking: str
    forwarded: str
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
    which_was_wrong: str
    reasons: Mapping[str, str]
    calling: str
    called_before: str
    nobody_to_call: str
    resolve: str
    resolved: str
    helpers_only: str


VIETNAMESE = Asking(
    sources="Nguồn:",
    page=" (tr. {page})",
    version="bản {version}, ",
    nothing_to_say="Tôi không có gì để trả lời câu này.",
    good="👍",
    bad="👎",
    ask_person="🙋 Hỏi người phụ trách",
    original="📎 Bản gốc",
    inline_title="Trả lời kèm trích dẫn",
    timeline="🗓 Hình",
    why="🔍 Vì sao?",
    not_chosen="Câu này không phải chọn giữa các câu của kế hoạch: nó được trả lời từ danh mục.",
    read_in_room="📖 Xem trong văn bản",
    how_to_ask="Bạn muốn hỏi gì? Ví dụ:\n/hoi Hạn nộp báo cáo tổng kết là khi nào?",
    how_to_compare="Bạn muốn so sánh gì? Ví dụ:\n/sosanh hạn báo cáo của xã A và xã B",
    only_text="Tôi chỉ đọc được chữ. Hãy gửi câu hỏi bằng tin nhắn văn bản.",
    only_typed=(
        "Tôi chưa nghe được tin nhắn thoại. Hãy gõ câu hỏi, hoặc bấm hình micrô trên bàn phím của điện thoại rồi đọc: "
        "máy sẽ chép thành chữ cho bạn gửi."
    ),
    looking="Đang tìm trong các kế hoạch …",
    forwarded="Tôi không trả lời tin nhắn được chuyển tiếp. Hãy tự viết câu hỏi.",
    question_gone="Tôi không còn thấy câu hỏi này. Hãy hỏi lại.",
    plan_gone="Kế hoạch này không còn nữa. Hãy hỏi lại.",
    plan_changed="Kế hoạch này đã có bản mới, đoạn trích có thể đã đổi. Hãy hỏi lại.",
    on_page="trang {page}/{count}",
    on_printed_page="trang {page}/{count} khi in ra",
    on_typeset_page="trang {page}/{count}, dựng lại từ văn bản đã đọc",
    on_page_unmarked="chưa định được chỗ trên trang",
    file_gone="Không còn giữ bản gốc của kế hoạch này.",
    button_unknown="Nút này không còn dùng được. Hãy hỏi lại.",
    thanks="Cảm ơn bạn.",
    which_was_wrong="Câu trả lời ấy sai ở đâu? (Chỉ bạn thấy tin này.)",
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
)

ENGLISH = Asking(
    sources="Sources:",
    page=" (p. {page})",
    version="version {version}, ",
    nothing_to_say="I have nothing to say to this.",
    good="👍",
    bad="👎",
    ask_person="🙋 Ask a person",
    original="📎 Original",
    inline_title="An answer with its sources",
    timeline="🗓 Picture",
    why="🔍 Why?",
    not_chosen="Nothing had to be chosen among sentences here: it is answered from the catalogue.",
    read_in_room="📖 Read in the text",
    how_to_ask="What would you like to ask? For example:\n/ask When is the final report due?",
    how_to_compare="What would you like to compare? For example:\n/compare the report deadlines of A and B",
    only_text="I can only read text. Please send the question as a text message.",
    only_typed=(
        "I cannot listen to voice messages yet. Please type the question, or tap the microphone of your phone's "
        "keyboard and speak: it writes the words down for you to send."
    ),
    looking="Looking through the plans …",
    forwarded="I do not answer forwarded messages. Please write the question yourself.",
    question_gone="I no longer see this question. Please ask again.",
    plan_gone="This plan is no longer there. Please ask again.",
    plan_changed="This plan has a new version, the passage may have changed. Please ask again.",
    on_page="page {page} of {count}",
    on_printed_page="page {page} of {count} as printed",
    on_typeset_page="page {page} of {count}, set from the text as it was read",
    on_page_unmarked="its place on the page could not be told",
    file_gone="The original of this plan is no longer kept.",
    button_unknown="This button no longer works. Please ask again.",
    thanks="Thank you.",
    which_was_wrong="What was wrong with that answer? (Only you see this.)",
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
)
