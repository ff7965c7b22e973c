"""Questions that are offered to be tapped, made from a plan's own card."""

from collections.abc import Iterator, Mapping

from knowledge.plan import PlanVersion
from knowledge.text import squeeze

MOST = 2
LONGEST = 40
"""Characters of what is due in a question that stands on a button."""

_ASKED: Mapping[str, Mapping[str, str]] = {
    "vi": {
        "phases": "Có mấy đợt thi đua?",
        "deadline": "Hạn {what} là ngày nào?",
        "awards": "Có những hình thức khen thưởng nào?",
        "duty": "{unit} có nhiệm vụ gì?",
        "signer": "Ai ký kế hoạch?",
        "contents": "Kế hoạch gồm những phần nào?",
        "chapter": "Mục {part} nói gì?",
    },
    "en": {
        "phases": "How many phases are there?",
        "deadline": "When is {what} due?",
        "awards": "What award forms are there?",
        "duty": "What are the duties of {unit}?",
        "signer": "Who signed the plan?",
        "contents": "What are the sections of the plan?",
        "chapter": "What does section {part} say?",
    },
}


def offered_questions(version: PlanVersion, language: str) -> list[str]:
    """Two questions that the plan answers, the likeliest first."""
    return list(dict.fromkeys(_offered(version, _ASKED[language])))[:MOST]


def chapter_question(part: str, language: str) -> str:
    """The question that opens a part of a plan."""
    return _ASKED[language]["chapter"].format(part=part)


def _offered(version: PlanVersion, asked: Mapping[str, str]) -> Iterator[str]:
    card = version.card
    named = (squeeze(one.what.value) for one in card.deadlines if one.due.date and not one.conference)
    due = next((what for what in named if len(what) <= LONGEST), "")
    unit = next((name for one in card.duties if len(name := squeeze(one.unit.value)) <= LONGEST), "")
    if due:
        yield asked["deadline"].format(what=due[:1].lower() + due[1:])
    if card.phases:
        yield asked["phases"]
    if unit:
        yield asked["duty"].format(unit=unit)
    if card.awards:
        yield asked["awards"]
    if card.signatory:
        yield asked["signer"]
    yield asked["contents"]
