"""What events are called and how their days are written, Vietnamese and English."""

from collections.abc import Mapping
from datetime import date

from bot.wording import written_day
from bot.wording.shortening import shortened
from knowledge.agenda import Edge, Event, EventKind, Moment

AGENDA: Mapping[str, Mapping[str, str]] = {
    "vi": {
        "period": "Thời gian thực hiện",
        "deadline": "Hạn: {name}",
        "before": "trước ngày {day}",
        "day": "{day}",
        "from": "từ {first}",
        "until": "đến {last}",
        "span": "{first} – {last}",
        "of_stretch": "{words} (đến {last})",
        "cancelled": "{title} (đã bỏ)",
        "calendar": "Lịch thi đua",
        "source": "{label} — {section}",
        "start": "{title}: bắt đầu {day}",
        "end": "{title}: kết thúc {day}",
        "due": "{title}: {day}",
        "was": "đã dời từ {day}",
        "left": "còn {days} ngày",
        "left.one": "ngày mai",
        "left.none": "hôm nay",
        "reached": "hôm nay là ngày {day}: phải xong trước hôm nay",
    },
    "en": {
        "period": "Time of the plan",
        "deadline": "Due: {name}",
        "before": "before {day}",
        "day": "{day}",
        "from": "from {first}",
        "until": "until {last}",
        "span": "{first} – {last}",
        "of_stretch": "{words} (until {last})",
        "cancelled": "{title} (taken out)",
        "calendar": "Emulation calendar",
        "source": "{label} — {section}",
        "start": "{title}: begins {day}",
        "end": "{title}: ends {day}",
        "due": "{title}: {day}",
        "was": "moved from {day}",
        "left": "{days} days left",
        "left.one": "tomorrow",
        "left.none": "today",
        "reached": "today is {day}: it was due before today",
    },
}

TOLD: Mapping[str, Mapping[str, str]] = {
    "vi": {
        "which": "Kế hoạch nào?",
        "calendar.caption": "{plans}: {count} đợt, hạn. Mở tệp để thêm vào lịch; nhập lại khi có bản mới.",
        "reminder.left": " — {left}",
        "handed_in.button": "✅ Đã nộp",
        "handed_in.done": "✅ {name} báo đã nộp – bấm để bỏ",
        "handed_in": "Đã ghi: {what} đã nộp. Tôi không nhắc việc này nữa.",
        "handed_in.undone": "Tôi sẽ nhắc lại việc này.",
        "follows.button": "⏰ Nhắc việc",
        "follows": "Nhắc việc",
        "follows.none": "Chưa nhắc kế hoạch nào ở đây. Chọn kế hoạch, hoặc gõ: nhắc tôi trước hạn 3 ngày",
        "follows.line": "• {plan}{unit}{about}: trước {days} ngày, lúc {hour}",
        "follows.unit": ", việc của {unit}",
        "follows.about": ", “{about}”",
        "follows.gone": "kế hoạch không còn",
        "follows.next": "Sắp tới:",
        "follows.nothing": "Không còn đợt hay hạn nào phía trước.",
        "follows.add": "➕ Thêm kế hoạch",
        "follows.days": "Trước: {days} ngày",
        "follows.hour": "Lúc {hour}",
        "follows.all_units": "Việc của: mọi đơn vị",
        "follows.of_unit": "Việc của: {unit}",
        "follows.stop": "🔕 Thôi nhắc",
        "follows.back": "⬅",
        "follows.how": "Gõ được cả: /nhacviec 7 3 1 lúc 8:00 xã A đơn vị Phòng Nội vụ · tắt hết: /nhacviec tắt",
        "followed": "Tôi sẽ nhắc {whom} trước {days} ngày, lúc {hour}: {plan}{unit}{about}.",
        "followed.you": "bạn",
        "followed.group": "nhóm",
        "followed.private": "Tôi đã nhắn riêng cho bạn.",
        "followed.start": "Hãy mở chat riêng với tôi, bấm Bắt đầu rồi gõ lại câu này ở đó.",
        "stopped": "Tôi không nhắc gì ở đây nữa.",
        "stopped.own": "Tôi không nhắc riêng bạn nữa. Việc nhắc cả nhóm do quản trị viên nhóm dừng.",
        "stopped.none": "Tôi không nhắc riêng bạn việc gì. Việc nhắc cả nhóm do quản trị viên nhóm dừng.",
        "which.remind": "Nhắc theo kế hoạch nào?",
        "changed": "🔁 Câu trả lời cho “{question}” đã đổi theo {plan}, bản {version}. Nay:",
        "changed.by": "🔁 Câu trả lời cho “{question}” đã đổi theo {plan}. Nay:",
        "changed.before": "Trước đó, không còn hiệu lực:",
        "pointed": "📍 Câu “{question}”: người quản trị đã chỉ ra lời trả lời trong {plan}. [{n}]",
        "fallen": "{count} câu trả lời đã đưa không còn đúng:",
        "fallen.changed": "#{number} {question} ({plan}: bản mới trả lời khác)",
        "fallen.gone": "#{number} {question} (kế hoạch {plan} không còn)",
        "fallen.none": "Mọi câu trả lời đã đưa vẫn đúng theo các kế hoạch hiện có.",
        "week": "🗓 Tuần này ({first} – {last})",
        "calendar.empty": "{plans}: không nêu ngày, tháng nào cho đợt hay hạn nên không có lịch.",
    },
    "en": {
        "which": "Which plan?",
        "calendar.caption": "{plans}: {count} phases and deadlines. Open the file to add them to your calendar; import "
        "it again after a new version.",
        "reminder.left": " — {left}",
        "handed_in.button": "✅ Handed in",
        "handed_in.done": "✅ Handed in, says {name} – tap to undo",
        "handed_in": "Noted: {what} has been handed in. I remind of it no more.",
        "handed_in.undone": "I will remind of it again.",
        "follows.button": "⏰ Reminders",
        "follows": "Reminders",
        "follows.none": "No plan is followed here. Choose one, or type: remind me 3 days before",
        "follows.line": "• {plan}{unit}{about}: {days} days before, at {hour}",
        "follows.unit": ", what {unit} has to do",
        "follows.about": ", “{about}”",
        "follows.gone": "the plan is no longer there",
        "follows.next": "Next:",
        "follows.nothing": "No phase or deadline is ahead.",
        "follows.add": "➕ Another plan",
        "follows.days": "{days} days before",
        "follows.hour": "At {hour}",
        "follows.all_units": "Of: every unit",
        "follows.of_unit": "Of: {unit}",
        "follows.stop": "🔕 Stop",
        "follows.back": "⬅",
        "follows.how": "You can also type: /remind 7 3 1 at 8:00 commune A unit Home Affairs · all off: /remind off",
        "followed": "I will remind {whom} {days} days before, at {hour}: {plan}{unit}{about}.",
        "followed.you": "you",
        "followed.group": "the group",
        "followed.private": "I have written to you in private.",
        "followed.start": "Open a private chat with me, press Start, and type this there.",
        "stopped": "I remind of nothing here any more.",
        "stopped.own": "I remind you of nothing in private any more. What the group is told, its administrators stop.",
        "stopped.none": "I remind you of nothing in private. What the group is told, its administrators stop.",
        "which.remind": "Of which plan?",
        "changed": "🔁 The answer to “{question}” has changed with {plan}, version {version}. Now:",
        "changed.by": "🔁 The answer to “{question}” has changed with {plan}. Now:",
        "changed.before": "Before, no longer valid:",
        "pointed": "📍 “{question}”: an administrator has shown where {plan} answers it. [{n}]",
        "fallen": "{count} answers given no longer stand:",
        "fallen.changed": "#{number} {question} ({plan}: the new version answers otherwise)",
        "fallen.gone": "#{number} {question} (the plan {plan} is gone)",
        "fallen.none": "All answers given still stand with the plans as they are.",
        "week": "🗓 This week ({first} – {last})",
        "calendar.empty": "{plans}: no day or month of a phase or deadline is stated, so there is no calendar.",
    },
}
"""What is said in chats."""

TIMELINE: Mapping[str, Mapping[str, str]] = {
    "vi": {"today": "hôm nay {day}", "months": "▨ kế hoạch chỉ nêu tháng hoặc quý, không nêu ngày"},
    "en": {"today": "today {day}", "months": "▨ the plan states months or quarters only, no days"},
}
"""What stands in pictures."""

LONGEST_NAME, LONGEST_WORDS = 120, 60
"""Characters of what a deadline is called and of the words for its time; the quote has the rest."""


def title_of(event: Event, language: str) -> str:
    """What an event is called: a phase by its name, a deadline by what is due."""
    said, name = AGENDA[language], shortened(event.name, LONGEST_NAME)
    if event.kind is EventKind.PERIOD:
        return said["period"]
    return said["deadline"].format(name=name) if event.kind is EventKind.DEADLINE else name


def time_of(event: Event, language: str) -> str:
    """When it is: one day, or from a day to a day; what is stated to the month in the plan's own words."""
    said = AGENDA[language]
    if not event.exact and 0 < len(event.words) <= LONGEST_WORDS:
        stretch = said["of_stretch"].format(words=event.words, last=written_day(event.day))
        return stretch if event.every else event.words
    first, last = (written_day(day) if day else "" for day in (event.first, event.last))
    if event.first == event.last:
        return said["before" if event.before else "day"].format(day=last)
    key = "span" if first and last else "from" if first else "until"
    return said[key].format(first=first, last=last)


def moment_line(moment: Moment, language: str, was: date | None = None) -> str:
    """A day of an event in one line: what, when, and the day that it was on before, if it was on another."""
    said, event = AGENDA[language], moment.event
    day = written_day(moment.day)
    if moment.edge is Edge.DUE:
        day = time_of(event, language)
    line = said[moment.edge].format(title=title_of(event, language), day=day)
    return f"{line} ({said['was'].format(day=written_day(was))})" if was else line


def days_left(moment: Moment, today: date, language: str) -> str:
    """How long it is until then, as people say it."""
    said, days = AGENDA[language], (moment.day - today).days
    if days == 0 and moment.event.before and moment.edge is Edge.DUE:
        return said["reached"].format(day=written_day(moment.day))
    return said["left.none"] if days == 0 else said["left.one"] if days == 1 else said["left"].format(days=days)
