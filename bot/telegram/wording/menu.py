"""The menu: each command and its meaning."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Topic:
    """A command that asks a question of its own: its names, and what it asks with and without more words."""

    command: str
    question: str
    with_words: str
    meaning: str


@dataclass(frozen=True, slots=True)
class Menu:
    """One language's commands."""

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


VIETNAMESE = Menu(
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

ENGLISH = Menu(
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
