"""How an answer came about, in words: what `thidua ask --explain` prints, and what administrators see in private."""

from collections.abc import Iterator, Mapping

from knowledge.text import squeeze
from knowledge.trace import Trace, TracedCandidate

_BRIEF = 110

_WORDS: Mapping[str, Mapping[str, str]] = {
    "vi": {
        "read": "Câu hỏi được hiểu: {folded}",
        "about": "  hỏi về: {words}; cách hỏi: {cues}; loại: {kind}",
        "plans": "Kế hoạch đã xét, với manh mối:",
        "candidates": "Ứng viên tốt nhất (→ được chọn):",
        "choice": "Kết luận: {verdict}; độ chắc {certainty} (nói từ {say}, gợi ý từ {near}); hơn câu sau {margin}",
        "way": "Cách trả lời: {way}",
        "because": "  vì {because}",
        "looked_at": "Kế hoạch đã xem (→ được nêu):",
        "more": "  … và {count} kế hoạch nữa",
        "told": "Kết luận: {verdict}",
        "say": "trả lời",
        "ask_back": "hỏi lại",
        "nearest": "chỉ nêu câu gần nhất",
        "decline": "không trả lời",
    },
    "en": {
        "read": "The question as read: {folded}",
        "about": "  about: {words}; ways of asking: {cues}; kind: {kind}",
        "plans": "Plans looked into, with their clues:",
        "candidates": "The best candidates (→ chosen):",
        "choice": "Choice: {verdict}; certainty {certainty} (said from {say}, nearest from {near}); ahead by {margin}",
        "way": "Way of answering: {way}",
        "because": "  because {because}",
        "looked_at": "Plans looked at (→ told):",
        "more": "  … and {count} more",
        "told": "Conclusion: {verdict}",
        "say": "said",
        "ask_back": "asked back",
        "nearest": "only the nearest shown",
        "decline": "declined",
    },
}


_WAYS: Mapping[str, Mapping[str, str]] = {
    "vi": {
        "choice": "chọn trong các câu và dữ kiện có thể trả lời",
        "each": "chọn riêng trong từng kế hoạch được nêu",
        "language_model": "mô hình ngôn ngữ diễn đạt, đã đối chiếu với văn bản",
        "which_facts": "tra mục lục dữ kiện của mọi văn bản",
        "which_words": "tìm trong mọi văn bản câu có đủ các từ được hỏi",
        "list": "liệt kê các kế hoạch",
        "cited": "tìm các kế hoạch viện dẫn văn bản được nêu",
        "window": "lấy mọi mốc ngày rơi vào khoảng thời gian được hỏi",
        "article": "tìm điều, khoản của văn bản pháp luật",
        "changes": "so các bản và văn bản sửa đổi",
        "status": "so ngày của kế hoạch với hôm nay",
        "summary": "tóm tắt từ dữ kiện của kế hoạch",
        "talk": "lời trò chuyện hoặc việc nhờ làm, không chọn câu nào của kế hoạch",
        "talk_beside": "không tìm thấy gì và nghe như lời trò chuyện: đáp như trò chuyện",
        "no_plans": "chưa có kế hoạch nào",
        "instruction": "câu bảo bot phải nói gì, không phải câu hỏi",
        "unreadable": "kế hoạch được nêu không đọc được",
    },
    "en": {
        "choice": "chosen among the sentences and facts that could answer",
        "each": "chosen in each of the plans that are named",
        "language_model": "put by the language model and proven by the text",
        "which_facts": "looked up in the index of facts of all documents",
        "which_words": "looked for in all documents: a sentence with all words that are asked for",
        "list": "the plans listed",
        "cited": "the plans that cite the document that is named",
        "window": "every date that falls into the time that is asked about",
        "article": "the article of a law",
        "changes": "versions and amendments compared",
        "status": "the plan's days compared with today",
        "summary": "summed up from the plan's facts",
        "talk": "talk, or something to be done: no sentence of a plan is chosen",
        "talk_beside": "nothing was found, and it sounds like talk: answered as talk",
        "no_plans": "there are no plans yet",
        "instruction": "it tells the bot what to say, and asks nothing",
        "unreadable": "the plan that is named cannot be read",
    },
}
_BECAUSE: Mapping[str, Mapping[str, str]] = {
    "vi": {
        "over_all": "câu hỏi hỏi văn bản nào có: {}",
        "form": "hình thức khen thưởng {}",
        "phases": "số đợt {}",
        "window": "khoảng thời gian {}",
        "number": "số văn bản {}",
        "kind": "loại câu hỏi {}",
        "sort": "nghe như {}",
        "narrowed": "chỉ đọc {} kế hoạch",
    },
    "en": {
        "over_all": "it asks which documents have: {}",
        "form": "award form {}",
        "phases": "number of phases {}",
        "window": "time {}",
        "number": "document number {}",
        "kind": "kind of question {}",
        "sort": "it sounds like {}",
        "narrowed": "only {} plans were read",
    },
}
_LEFT_OUT: Mapping[str, Mapping[str, str]] = {
    "vi": {
        "replaced": "đã bị thay thế",
        "reference": "là văn bản pháp luật",
        "letter": "nêu cùng kế hoạch mà nó sửa",
    },
    "en": {"replaced": "has been replaced", "reference": "is a law", "letter": "told with the plan that it amends"},
}
"""Why a plan that has what is asked for is not told."""


def explained(trace: Trace, language: str) -> Iterator[str]:
    """The lines that tell how an answer came about."""
    language = language if language in _WORDS else "vi"
    words = _WORDS[language]
    yield words["read"].format(folded=trace.folded)
    cues = ", ".join(trace.cues) or "–"
    yield words["about"].format(words=" ".join(trace.words) or "–", cues=cues, kind=trace.kind)
    yield words["way"].format(way=_WAYS[language][trace.way])
    if trace.because:
        reasons = (_BECAUSE[language][name].format(value) for name, value in trace.because.items())
        yield words["because"].format(because="; ".join(reasons))
    yield from _chosen(trace, words) if trace.plans or trace.candidates else _looked_at(trace, words, language)


def _looked_at(trace: Trace, words: Mapping[str, str], language: str) -> Iterator[str]:
    """The plans of an answer for which nothing was chosen among candidates."""
    if trace.looked_at:
        yield words["looked_at"]
    for one in trace.looked_at:
        told = "; ".join(f"“{_brief(text)}”" for text in one.told) or _LEFT_OUT[language].get(one.left_out, "–")
        yield f"  {'→' if one.chosen else ' '} {one.plan}: {told}"
    if trace.looked_at_in_all > len(trace.looked_at):
        yield words["more"].format(count=trace.looked_at_in_all - len(trace.looked_at))
    yield words["told"].format(verdict=words[trace.verdict])


def _chosen(trace: Trace, words: Mapping[str, str]) -> Iterator[str]:
    """The plans and candidates of a choice."""
    yield words["plans"]
    for plan, clues in trace.plans.items():
        yield f"  {plan}: {_values(clues)}"
    yield words["candidates"]
    for one in trace.candidates:
        yield _candidate(one)
    yield words["choice"].format(
        verdict=words[trace.verdict], certainty=trace.certainty, say=trace.say, near=trace.near, margin=trace.margin
    )


def _candidate(one: TracedCandidate) -> str:
    section = squeeze(one.section)[-60:]
    mark = "→" if one.chosen else " "
    sure = "     " if one.certainty is None else f"{one.certainty:5.3f}"
    where = f"{one.role} [{one.plan} · {section}]"
    return f"  {mark} {sure} {one.score:6.2f} {where} “{_brief(one.text)}” ({_values(one.features)})"


def _brief(text: str) -> str:
    text = squeeze(text)
    return text if len(text) <= _BRIEF else text[:_BRIEF].rstrip() + " …"


def _values(values: Mapping[str, float]) -> str:
    return ", ".join(f"{name} {value:g}" for name, value in values.items()) or "–"
