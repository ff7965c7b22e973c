"""The questions of the quiz and the steps of the tour, in words, Vietnamese and English."""

from collections.abc import Mapping

from knowledge.answers.tour import Step
from knowledge.quiz import OUTSIDE, Asks, QuizQuestion

QUESTIONS: Mapping[str, Mapping[Asks, str]] = {
    "vi": {
        Asks.DUE: "“{subject}”: hạn là ngày nào?",
        Asks.WHAT: "Đến hạn ngày {subject} là gì?",
        Asks.PHASE_START: "{subject} bắt đầu ngày nào?",
        Asks.PHASE_END: "{subject} kết thúc ngày nào?",
        Asks.PHASE_OF: "Ngày {subject} thuộc đợt nào?",
        Asks.PHASE_FOR: "“{subject}”: thuộc đợt nào?",
        Asks.AWARD_FOR: "Hình thức nào được trao? “{subject}”",
        Asks.GRANTOR: "Ai trao {subject}?",
        Asks.QUOTA: "Số lượng {subject} là gì?",
        Asks.UNIT: "Đơn vị nào? “{subject}”",
        Asks.DUTY: "{subject} được giao phần nào?",
        Asks.RECIPIENT: "Nơi nhận “{subject}” là gì?",
        Asks.NUMBER: "“{subject}”: số, ký hiệu là gì?",
        Asks.FIGURE: "Phần còn thiếu là gì? “{subject}”",
        Asks.COUNT: "Số còn thiếu là số nào? “{subject}”",
        Asks.ISSUED: "“{subject}”: ban hành ngày nào?",
    },
    "en": {
        Asks.DUE: "“{subject}”: on which day is it due?",
        Asks.WHAT: "What is due on {subject}?",
        Asks.PHASE_START: "On which day does {subject} begin?",
        Asks.PHASE_END: "On which day does {subject} end?",
        Asks.PHASE_OF: "Which phase is {subject} in?",
        Asks.PHASE_FOR: "Which phase is it? “{subject}”",
        Asks.AWARD_FOR: "Which award is it for? “{subject}”",
        Asks.GRANTOR: "Who grants {subject}?",
        Asks.QUOTA: "How many {subject} are there?",
        Asks.UNIT: "Which unit? “{subject}”",
        Asks.DUTY: "What is {subject} given to do?",
        Asks.RECIPIENT: "Where is “{subject}” sent?",
        Asks.NUMBER: "“{subject}”: what is its number?",
        Asks.FIGURE: "What is left out? “{subject}”",
        Asks.COUNT: "Which number is left out? “{subject}”",
        Asks.ISSUED: "“{subject}”: when was it issued?",
    },
}

_NO_PHASE = {"vi": "Không thuộc đợt nào", "en": "In none of them"}

STEPS: Mapping[str, Mapping[Step, str]] = {
    "vi": {
        Step.PURPOSE: "Phong trào để làm gì",
        Step.OBJECTS: "Ai tham gia",
        Step.PHASES: "Các đợt",
        Step.UNIT: "Việc của đơn vị bạn",
        Step.DUE: "Việc gì, hạn nào",
        Step.AWARDS: "Khen thưởng",
        Step.CRITERIA: "Tiêu chuẩn",
        Step.WHOM: "Hỏi ai",
    },
    "en": {
        Step.PURPOSE: "What it is for",
        Step.OBJECTS: "Who takes part",
        Step.PHASES: "Phases",
        Step.UNIT: "What your unit has to do",
        Step.DUE: "What is due when",
        Step.AWARDS: "Awards",
        Step.CRITERIA: "Criteria",
        Step.WHOM: "Whom to ask",
    },
}
"""What each step of the tour is about."""

TOUR: Mapping[str, Mapping[str, str]] = {
    "vi": {
        "title": "🎓 {plan} · {number}/{count}: {title}",
        "helpers": "Người phụ trách của nhóm: {names}",
        "which_unit": "Bạn ở đơn vị nào? Không có dưới đây thì gõ: tôi ở …, rồi bấm “Đơn vị khác”.",
        "other_unit": "Đơn vị khác",
        "another_unit": "🏢 Đổi đơn vị",
        "back": "⬅ Trước",
        "next": "Tiếp ➡",
        "quiz": "🎓 Làm bài",
        "which": "Giới thiệu kế hoạch nào?",
        "private": "Phần giới thiệu kế hoạch cho người mới ở chat riêng: từng bước một, có trích dẫn, cuối cùng là bài "
        "hỏi nhanh.",
        "open": "Mở",
        "gone": "Kế hoạch này không còn nữa. /nhapmon để chọn kế hoạch khác.",
        "changed": "Kế hoạch vừa có bản mới, bài hỏi bắt đầu lại theo bản mới.",
        "no_quiz": "Kế hoạch này nêu quá ít để đặt câu hỏi. Bạn đã xem hết các bước.",
        "right": "✅ Đúng.",
        "wrong": "❌ Chưa đúng. Đáp án: {answer}",
        "done": "Xong: đúng {right}/{asked} câu. /nhapmon để xem lại.",
        "agree": "Cho quản trị viên của nhóm thấy tên bạn là đã xong?",
        "yes": "Đồng ý",
        "no": "Không",
        "agreed": "Quản trị viên nhóm sẽ thấy tên bạn.",
        "declined": "Quản trị viên nhóm chỉ thấy số người đã xong.",
        "results": "Đã xong phần giới thiệu: {count} người{names}. Đang học: {learning}.",
        "results.names": ": {names}; {hidden} người không nêu tên",
    },
    "en": {
        "title": "🎓 {plan} · {number}/{count}: {title}",
        "helpers": "People to ask in the group: {names}",
        "which_unit": "Which unit are you in? If it is not below, type: I am in …, then tap “Another unit”.",
        "other_unit": "Another unit",
        "another_unit": "🏢 Change the unit",
        "back": "⬅ Back",
        "next": "Next ➡",
        "quiz": "🎓 Quiz",
        "which": "A tour of which plan?",
        "private": "The tour of a plan for new staff is in the private chat: step by step, with quotes; a quiz at "
        "its end.",
        "open": "Open",
        "gone": "This plan is no longer there. /tour to choose another.",
        "changed": "The plan has a new version, the quiz begins anew with it.",
        "no_quiz": "This plan states too little to ask about. You have seen all steps.",
        "right": "✅ Right.",
        "wrong": "❌ Not quite. It is: {answer}",
        "done": "Done: {right} of {asked} right. /tour to look again.",
        "agree": "May the administrators of the group see by name that you have finished?",
        "yes": "Yes",
        "no": "No",
        "agreed": "The administrators of the group will see your name.",
        "declined": "The administrators of the group will see the number only.",
        "results": "Finished the tour: {count}{names}. On their way: {learning}.",
        "results.names": ": {names}; {hidden} without a name",
    },
}


def options_of(question: QuizQuestion, language: str) -> tuple[str, ...]:
    """The options of a question as they are shown: the plan's words, and those for a day that is in no phase."""
    return tuple(_NO_PHASE[language] if option == OUTSIDE else option for option in question.options)


def asked(question: QuizQuestion, language: str) -> str:
    """A question of the quiz, within Telegram's 300 characters."""
    return QUESTIONS[language][question.asks].format(subject=question.subject)


CHECKLIST: Mapping[str, Mapping[str, str]] = {
    "vi": {
        "title": "Tiêu chuẩn {form} ({plan})",
        "which_plan": "Theo kế hoạch nào?",
        "which_form": "Hình thức khen thưởng nào?",
        "none": "{plan}: tôi chưa đọc thấy tiêu chuẩn của hình thức khen thưởng nào. /khenthuong để hỏi thêm.",
        "no_verdict": "Bấm số để đánh dấu; chỉ bạn thấy. Tôi không kết luận đủ hay chưa: cấp xét khen quyết định.",
        "in_private": "Đánh dấu cho riêng bạn: gõ /dieukien trong chat riêng. Tôi không kết luận đủ hay chưa.",
    },
    "en": {
        "title": "Criteria of {form} ({plan})",
        "which_plan": "Of which plan?",
        "which_form": "Which award?",
        "none": "{plan}: I have read no criteria of any award. /awards to ask more.",
        "no_verdict": "Tap a number to tick it off; only you see it. I do not judge: those who grant the award decide.",
        "in_private": "To tick off for yourself: /checklist in the private chat. I do not judge whether they are met.",
    },
}
