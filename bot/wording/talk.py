"""The sentences with which talk is answered, of the chapters of a plan, and of the asker's own work."""

from collections.abc import Mapping

TALK: Mapping[str, Mapping[str, str]] = {
    "vi": {
        "talk.greeting": "Chào anh/chị. Anh/chị cần hỏi gì về kế hoạch thi đua?",
        "talk.farewell": "Chào anh/chị, hẹn gặp lại.",
        "talk.thanks": "Vâng ạ, không có gì.",
        "talk.agreed": "Vâng ạ.",
        "talk.praise": "Cảm ơn anh/chị.",
        "talk.sorry": "Không sao ạ.",
        "talk.complaint": "Xin lỗi anh/chị. Bấm 👎 dưới câu trả lời để báo chỗ sai, hoặc hỏi lại kèm tên đơn vị, năm.",
        "talk.doubt": "Câu trả lời chỉ nhắc lại nguyên văn được trích; bấm 📄 dưới câu ấy để đối chiếu bản gốc.",
        "talk.who": "Tôi là chương trình trả lời câu hỏi về các kế hoạch thi đua, không phải người.",
        "talk.ability": "Tôi trả lời câu hỏi về {count} kế hoạch thi đua: đợt, hạn nộp, khen thưởng, nhiệm vụ …, "
        "gửi tệp gốc, nhắc trước hạn. Cứ gõ câu hỏi; /help – cách hỏi và các lệnh.",
        "talk.attention": "Vâng, tôi nghe. Anh/chị hỏi gì về kế hoạch thi đua?",
        "talk.outside": "Việc này nằm ngoài các kế hoạch tôi có.",
        "talk.errand": "Việc này tôi không làm được; tôi chỉ trả lời theo các kế hoạch thi đua.",
        "talk.chatter": "Vâng ạ. Khi cần hỏi về kế hoạch thi đua, anh/chị cứ nhắn.",
        "talk.remind": "Tôi chỉ nhắc được các đợt và hạn của kế hoạch: /nhacviec, hoặc “nhắc tôi trước hạn 3 ngày”.",
        "talk.shorten.nothing": "Chưa có câu trả lời nào để rút ngắn.",
        "talk.file": "Bản gốc của **{plan}**: {source}",
        "talk.home": "Kế hoạch của nhóm: **{plan}**. Anh/chị cứ hỏi tiếp.",
        "talk.home.none": "Nhóm này chưa chọn kế hoạch nào; quản trị viên nhóm chọn bằng /kehoach.",
        "talk.settings": "Trong nhóm, quản trị viên nhóm đặt việc này: /kehoach (kế hoạch của nhóm), "
        "/caidat (khi nào trả lời, đơn vị), /tat (im lặng). Điều tôi nhớ về riêng anh/chị: /riengtu. "
        "Nạp kế hoạch: quản trị viên gửi tệp cho tôi; sửa, gỡ: /sua, /xoa.",
        "talk.unit": "Đã ghi: **{unit}**. Từ nay cứ hỏi “việc của tôi”, “hạn của đơn vị tôi”, "
        "“quý này tôi phải làm gì”.",
        "talk.which_unit": "Anh/chị ở đơn vị nào? Ví dụ: “tôi ở Phòng Nội vụ”. Nói một lần, tôi nhớ cho các lần sau.",
        "part.outside": "Còn “{text}”: việc này nằm ngoài các kế hoạch tôi có.",
        "part.unfound": "Còn “{text}”: tôi **chưa tìm thấy** trong kế hoạch này.",
        "mine.heading": "**{unit}** — {plan}",
        "mine.nothing_due": "Tôi chưa thấy hạn nào của đơn vị này[[ từ {first} đến {last}]].",
        "mine.nowhere": "Tôi **chưa tìm thấy việc nào giao cho {unit}** trong các kế hoạch.",
        "contents.count": "{plan} gồm **{count} phần**:",
        "contents.part": "**{part}[[. {title}]]**",
        "contents.item": "• **{part}[[ {title}]]**[[: {text}]]",
        "contents.no_part": "{plan} **không có mục {part}**; các mục: {parts}.",
    },
    "en": {
        "talk.greeting": "Hello. What would you like to know about the emulation plans?",
        "talk.farewell": "Goodbye, see you again.",
        "talk.thanks": "You are welcome.",
        "talk.agreed": "All right.",
        "talk.praise": "Thank you.",
        "talk.sorry": "No harm done.",
        "talk.complaint": "Sorry. Press 👎 under the answer to report what is wrong, or name the body and the year.",
        "talk.doubt": "The answer only repeats what is quoted; press 📄 under it to compare it with the original.",
        "talk.who": "I am a program that answers questions about emulation plans, not a person.",
        "talk.ability": "I answer questions about {count} emulation plans: phases, deadlines, awards, duties …; "
        "I send originals and remind of deadlines. Just ask; /help – how to, and the commands.",
        "talk.attention": "Yes? What would you like to know about the emulation plans?",
        "talk.outside": "This lies outside the plans that I have.",
        "talk.errand": "I cannot do this; I only answer from the emulation plans.",
        "talk.chatter": "All right. Just ask when you need something about the emulation plans.",
        "talk.remind": "I can only remind of the phases and deadlines of plans: /remind.",
        "talk.shorten.nothing": "There is no answer yet to be shortened.",
        "talk.file": "The original of **{plan}**: {source}",
        "talk.home": "The group's plan: **{plan}**. Just ask on.",
        "talk.home.none": "This group has chosen no plan; its administrators do so with /plans.",
        "talk.settings": "In a group its administrators do this: /plans (the group's plan), "
        "/settings (when I answer, the unit), /disable (silence). What I remember of you: /privacy. "
        "Administrators send me a plan's file to publish it; /correct and /remove change one.",
        "talk.unit": "Noted: **{unit}**. From now on ask for “my tasks”, “our deadlines”, "
        "“what do I have to do this quarter”.",
        "talk.which_unit": "Which unit are you in? For example: “I am in Phòng Nội vụ”. Say it once, and I remember.",
        "part.outside": "And “{text}”: this lies outside the plans that I have.",
        "part.unfound": "And “{text}”: this I have **not found** in the plan.",
        "mine.heading": "**{unit}** — {plan}",
        "mine.nothing_due": "I see no deadline of this unit[[ from {first} to {last}]].",
        "mine.nowhere": "I have **found nothing that {unit} is given to do** in the plans.",
        "contents.count": "{plan} has **{count} parts**:",
        "contents.part": "**{part}[[. {title}]]**",
        "contents.item": "• **{part}[[ {title}]]**[[: {text}]]",
        "contents.no_part": "{plan} **has no part {part}**; its parts: {parts}.",
    },
}
