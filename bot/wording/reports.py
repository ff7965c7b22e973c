"""What administrators see, in words, Vietnamese and English."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.reports import PRIVATE, Figures, Statistics, Unanswered
from bot.state.audit import Entry

REPORTS: Mapping[str, Mapping[str, str]] = {
    "vi": {
        "statistics": "{days} ngày qua",
        "total": "Tổng",
        "by_day": "Theo ngày",
        "by_chat": "Theo nhóm",
        "private": "Chat riêng",
        "figures": (
            "{name}: {asked} câu hỏi — {answered} trả lời, {declined} không nêu, {failed} lỗi; "
            "👍 {good} 👎 {bad}; trung vị {median} ms, 95 % dưới {slowest} ms"
        ),
        "model": (
            "Mô hình ngôn ngữ: {requests} lần hỏi, {tokens} token — {answer} câu trả lời được chứng minh, "
            "{not_here} không nêu, {ask_back} hỏi lại, {without} lần trả lời không có nó"
        ),
        "unanswered": "Cần trả lời: {count} câu hỏi",
        "unanswered.none": "Không có câu hỏi nào đang chờ trả lời.",
        "unanswered.line": "#{number} ({times} lần{bad}) {question}\n   → {answer}",
        "unanswered.bad": ", 👎 {bad}{reasons}",
        "unanswered.how": "Trả lời một lần cho tất cả: /traloi SỐ câu trả lời. Nguồn: tên văn bản",
        "audit.none": "Chưa có thay đổi nào.",
        "audit.line": "{at} · {who} · {action}: {subject}",
        "audit.nobody": "(đã xoá tên)",
        "ingested": "nạp kế hoạch",
        "reread": "đọc lại kế hoạch",
        "removed": "gỡ kế hoạch",
        "rolled_back": "quay lại bản trước",
        "corrected": "sửa thẻ kế hoạch",
        "enabled": "bật nhóm",
        "disabled": "tắt nhóm",
        "settings": "đổi cài đặt nhóm",
        "taught": "trả lời thay",
        "added": "bot được thêm vào nhóm",
        "left": "bot rời nhóm",
        "content": "sai nội dung",
        "plan": "sai kế hoạch",
        "missing": "thiếu",
        "unclear": "khó hiểu",
    },
    "en": {
        "statistics": "The last {days} days",
        "total": "Total",
        "by_day": "By day",
        "by_chat": "By group",
        "private": "Private chats",
        "figures": (
            "{name}: {asked} questions — {answered} answered, {declined} declined, {failed} failed; "
            "👍 {good} 👎 {bad}; median {median} ms, 95 % below {slowest} ms"
        ),
        "model": (
            "Language model: {requests} requests, {tokens} tokens — {answer} proven answers, {not_here} declined, "
            "{ask_back} asked back, {without} answered without it"
        ),
        "unanswered": "Waiting for an answer: {count} questions",
        "unanswered.none": "No question is waiting for an answer.",
        "unanswered.line": "#{number} ({times} times{bad}) {question}\n   → {answer}",
        "unanswered.bad": ", 👎 {bad}{reasons}",
        "unanswered.how": "Answer once for all of them: /answer NUMBER the answer. Source: the document",
        "audit.none": "Nothing has been changed yet.",
        "audit.line": "{at} · {who} · {action}: {subject}",
        "audit.nobody": "(name deleted)",
        "ingested": "plan ingested",
        "reread": "plan read anew",
        "removed": "plan removed",
        "rolled_back": "plan rolled back",
        "corrected": "plan card corrected",
        "enabled": "group enabled",
        "disabled": "group disabled",
        "settings": "group settings changed",
        "taught": "answered for the bot",
        "added": "bot added to a group",
        "left": "bot left a group",
        "content": "wrong content",
        "plan": "wrong plan",
        "missing": "incomplete",
        "unclear": "hard to understand",
    },
}

SHOWN = 20
"""At most so many lines of one list."""


def statistics_text(found: Statistics, language: str) -> str:
    """The figures, over all, by day and by group."""
    said = REPORTS[language]
    lines = [said["statistics"].format(days=found.days), _figures(said["total"], found.total, said)]
    for heading, parts in (("by_day", found.by_day), ("by_chat", found.by_chat)):
        named = [(said[PRIVATE] if name == PRIVATE else name, one) for name, one in parts.items()]
        shown = [_figures(name, one, said) for name, one in named[:SHOWN]]
        lines += ["", said[heading], *shown] if shown else []
    return "\n".join(lines + (["", _model(found.model, said)] if found.model else []))


def unanswered_text(found: Sequence[Unanswered], language: str) -> str:
    """The questions that want an answer, each with the number to answer it by."""
    said = REPORTS[language]
    if not found:
        return said["unanswered.none"]
    lines = [_unanswered(one, said) for one in found[:SHOWN]]
    return "\n".join([said["unanswered"].format(count=len(found)), *lines, "", said["unanswered.how"]])


def audit_text(entries: Sequence[Entry], language: str, zone: ZoneInfo) -> str:
    """Who changed what, the latest first."""
    said = REPORTS[language]
    return "\n".join(_entries(entries, said, zone)) or said["audit.none"]


def _model(counts: Mapping[str, int], said: Mapping[str, str]) -> str:
    names = ("requests", "tokens", "answer", "not_here", "ask_back", "without")
    return said["model"].format(**{name: counts.get(name, 0) for name in names})


def _figures(name: str, found: Figures, said: Mapping[str, str]) -> str:
    return said["figures"].format(
        name=name,
        asked=found.asked,
        answered=found.answered,
        declined=found.declined,
        failed=found.failed,
        good=found.good,
        bad=found.bad,
        median=round(found.median_ms),
        slowest=round(found.slowest_ms),
    )


def _unanswered(one: Unanswered, said: Mapping[str, str]) -> str:
    reasons = "".join(f", {said.get(reason, reason)}" for reason in one.reasons)
    bad = said["unanswered.bad"].format(bad=one.bad, reasons=reasons) if one.bad else ""
    first = one.question.answer.partition("\n")[0]
    return said["unanswered.line"].format(
        number=one.question.id, times=one.count, bad=bad, question=one.question.question, answer=first
    )


def _entries(entries: Sequence[Entry], said: Mapping[str, str], zone: ZoneInfo) -> Iterator[str]:
    for entry in entries:
        at = datetime.fromisoformat(entry.at).astimezone(zone).strftime("%d/%m/%Y %H:%M")
        action = said.get(entry.action, entry.action)
        yield said["audit.line"].format(
            at=at, who=entry.who or said["audit.nobody"], action=action, subject=entry.subject
        )
