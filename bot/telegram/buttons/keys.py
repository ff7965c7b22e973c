"""What buttons carry: at most 64 bytes that still mean the same after a restart.

Each begins with the letter of its kind; `parts` are what follows. Whoever presses a button may have made
its data up, so a handler believes none of it.
"""

from collections.abc import Iterable, Sequence
from hashlib import blake2s
from urllib.parse import urlencode

from telegram import InlineKeyboardButton as Button
from telegram import WebAppInfo

from bot.reply import Reply
from bot.settings import Settings
from bot.state.spots import Spot
from bot.telegram.buttons.labels import LONGEST, distinct
from bot.telegram.buttons.spots import cited_by, spots_of
from bot.telegram.wording import Words
from bot.wording.shortening import shortened
from knowledge.answer import Chapter, Citation, PlanChoice
from knowledge.plan import PlanVersion
from knowledge.shelf import find_plan

CHOOSE, PASSAGE, FILE, GOOD, BAD, REASON, CALL, RESOLVE, SETTING, FORGET, PROPOSAL, ANNOUNCE = "cpfgbrhxsdut"
CALENDAR, FOLLOW, HANDED, TIMELINE, TOUR, TICK, WHY, TURN, MORE, CHAPTER, OFFER = "lweiokynmaq"
PASSAGES = 4
"""At most so many passages have a button at once; the others are behind one more."""

CHAPTER_LABEL = 26
"""Characters of a chapter's name on a button; two stand in a row."""

DATED = frozenset({"phase", "deadline"})
"""The kinds of answer that a picture of the plan's time goes with."""


def key_of(plan: str) -> str:
    """A plan's id as a short name that is always the same."""
    return blake2s(plan.encode(), digest_size=9).hexdigest()


def named(key: str, plans: Sequence[PlanVersion]) -> PlanVersion | None:
    """The plan that a key stands for, None where it is not among the plans."""
    return find_plan(plans, lambda plan: key_of(plan) == key)


def parts(data: str | None) -> list[str]:
    """What a button's data says after its kind; at least one part, which may be empty."""
    return (data or "").split(":")[1:] or [""]


def number(text: str) -> int:
    """A number in a button's data; -1 where it is none."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 12 else -1


def button(label: str, kind: str, *values: object) -> Button:
    """A button of a kind."""
    return Button(shortened(label, LONGEST) or "·", callback_data=":".join([kind, *map(str, values)]))


def under_answer(
    reply: Reply, asked: int, plans: Sequence[PlanVersion], said: Words, *, helped: bool, explained: bool = False
) -> list[list[Button]]:
    """What stands under an answer: plans to choose from, passages, the original, verdicts, a person to ask.

    `asked` is the number of the question; `helped`: the group has named people to ask; `explained`: whoever asked may
    see why the answer is what it is.
    """
    versions = cited_by(reply, plans)
    cited = [one for one in reply.citations if one.plan in versions and one.version is None]
    judging = [button(said.asking.good, GOOD, asked), button(said.asking.bad, BAD, asked)]
    if helped:
        judging.append(button(said.asking.ask_person, CALL, asked))
    if explained:
        judging.append(button(said.asking.why, WHY, asked))
    if reply.kind in DATED and (pictured := plans_in_a_button(citation.plan for citation in cited)):
        judging.append(button(said.asking.timeline, TIMELINE, *pictured))
    spots = spots_of(reply, versions)
    more = [button(said.buttons.more_passages.format(count=len(spots) - PASSAGES), MORE, asked)]
    below = [*(more if len(spots) > PASSAGES and not reply.chapters else []), *_originals(cited, versions, said)]
    # Chapters lead to the same passages, by their names.
    passages = chapter_rows(reply.chapters) if reply.chapters else passage_rows(spots[:PASSAGES])
    return [row for row in (*choice_rows(reply.choices), *passages, below, judging) if row]


def room_row(reply: Reply, settings: Settings, chat: int, said: Words) -> list[Button]:
    """The button that opens the first passage of an answer in its text; Telegram has it in private chats only."""
    cited = next((one for one in reply.citations if one.version is None), None)
    if cited is None or chat < 0 or not settings.web_url.startswith("https://"):
        return []
    to = f"/ke-hoach/{cited.plan}?{urlencode({'tu': cited.start, 'den': cited.end})}#trich"
    return [Button(said.asking.read_in_room, web_app=WebAppInfo(f"{settings.web_url}/vao?{urlencode({'toi': to})}"))]


def plans_in_a_button(plans: Iterable[str]) -> list[str]:
    """The keys of as many plans as one button can carry."""
    return [key_of(plan) for plan in dict.fromkeys(plans)][:3]


def choice_rows(offered: Iterable[PlanChoice], *question: int) -> list[list[Button]]:
    """A button for each plan that a question may mean; `question`: its number, where the buttons stand under no
    answer."""
    choices = list(offered)
    labels = distinct([choice.label or choice.plan for choice in choices], [choice.plan for choice in choices])
    return [
        [button(label, CHOOSE, key_of(choice.plan), *question)] for label, choice in zip(labels, choices, strict=True)
    ]


def chapter_rows(chapters: Sequence[Chapter]) -> list[list[Button]]:
    """A button for each part of a plan that can be opened, two a row."""
    buttons = [button(_chapter_label(one), CHAPTER, key_of(one.plan), one.number) for one in chapters]
    return [buttons[at : at + 2] for at in range(0, len(buttons), 2)]


def offer_rows(questions: Sequence[str], plan: str) -> list[list[Button]]:
    """A button for each question that is offered about a plan."""
    return [[button(question, OFFER, key_of(plan), at)] for at, question in enumerate(questions)]


def _chapter_label(chapter: Chapter) -> str:
    words, label = chapter.title.split(), chapter.number
    while words and len(f"{label} {words[0]}") <= CHAPTER_LABEL:
        label = f"{label} {words.pop(0)}"
    return f"{label} …" if words else label


def passage_rows(spots: Iterable[Spot]) -> list[list[Button]]:
    """A button for each passage, which says where it leads."""
    return [[button(f"📄 {one.label}", PASSAGE, key_of(one.plan), one.version, one.start, one.end)] for one in spots]


def _originals(cited: Sequence[Citation], versions: dict[str, PlanVersion], said: Words) -> list[Button]:
    """A button for the file of each plan that is cited, of three at most."""
    first = {citation.plan: citation.n for citation in reversed(cited)}
    plans = list(dict.fromkeys(citation.plan for citation in cited))[:3]
    labels = {
        plan: said.asking.original if len(plans) == 1 else f"{said.asking.original} [{first[plan]}]" for plan in plans
    }
    return [button(labels[plan], FILE, key_of(plan), versions[plan].version) for plan in plans]
