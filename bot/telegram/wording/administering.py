"""For administrators of the bot."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Administering:
    """One language's sentences. Names in braces are filled in by the caller."""

    bot_admins_only: str
    in_private: str
    how_to_answer: str
    answer_kept: str
    answer_until: str


VIETNAMESE = Administering(
    bot_admins_only="Chỉ quản trị viên của bot (ADMIN_USER_IDS) dùng được lệnh này.",
    in_private="Lệnh này dùng trong chat riêng với tôi.",
    how_to_answer=(
        "Cách trả lời: /traloi SỐ câu trả lời. Nguồn: tên văn bản\nSỐ lấy từ /chuatraloi; phải có “Nguồn:”."
    ),
    answer_kept="Đã ghi. Từ nay câu “{question}” được trả lời như vậy{until}.",
    answer_until=", đến hết {day}",
)

ENGLISH = Administering(
    bot_admins_only="Only administrators of the bot (ADMIN_USER_IDS) can use this command.",
    in_private="This command is for the private chat with me.",
    how_to_answer=(
        "How to answer: /answer NUMBER the answer. Source: the document\n"
        "The NUMBER stands in /unanswered; “Source:” is needed."
    ),
    answer_kept="Kept. From now on “{question}” is answered like this{until}.",
    answer_until=", until {day}",
)
