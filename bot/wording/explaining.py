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
        "say": "said",
        "ask_back": "asked back",
        "nearest": "only the nearest shown",
        "decline": "declined",
    },
}


def explained(trace: Trace, language: str) -> Iterator[str]:
    """The lines that tell how an answer came about."""
    words = _WORDS.get(language, _WORDS["vi"])
    yield words["read"].format(folded=trace.folded)
    cues = ", ".join(trace.cues) or "–"
    yield words["about"].format(words=" ".join(trace.words) or "–", cues=cues, kind=trace.kind)
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
    text = squeeze(one.text)
    brief = text if len(text) <= _BRIEF else text[:_BRIEF].rstrip() + " …"
    section = squeeze(one.section)[-60:]
    mark = "→" if one.chosen else " "
    return f"  {mark} {one.score:6.2f} {one.role} [{one.plan} · {section}] “{brief}” ({_values(one.features)})"


def _values(values: Mapping[str, float]) -> str:
    return ", ".join(f"{name} {value:g}" for name, value in values.items()) or "–"
