"""Answers that administrators gave: when one fits a question, and how it reads."""

from collections.abc import Iterable
from datetime import date

from bot.reply import Reply, Run
from bot.state.taught import TaughtAnswer
from bot.wording import written_day
from knowledge.plan import PlanVersion
from knowledge.text import words

ALIKE = 0.8
"""The share of words that two questions have to have in common to be the same question."""


def fitting(taught: Iterable[TaughtAnswer], reply: Reply) -> TaughtAnswer | None:
    """The answer that was given to this very question, of a plan that the reply speaks of."""
    content, plans = reply.conversation.question, reply.conversation.plans
    fits = [t for t in taught if (t.plan is None or t.plan in plans) and alike(t.content, content)]
    return fits[-1] if fits else None


def alike(one: str, other: str) -> bool:
    """Whether two questions in folded words are the same: the same numbers, nearly the same words."""
    these, those = ({token.text for token in words(text)} for text in (one, other))
    if _numbers(these) != _numbers(those):
        return False
    return len(these & those) >= ALIKE * len(these | those) > 0


def as_reply(reply: Reply, taught: TaughtAnswer) -> Reply:
    """The reply with an administrator's answer instead of the plans' own, said to be that."""
    author = taught.author or _SOMEBODY[reply.language]
    given = _GIVEN[reply.language].format(author=author, day=written_day(taught.given_on), source=taught.source)
    lines = (*((Run(line),) for line in taught.answer.splitlines()), (Run(given),))
    return Reply(
        question=reply.question,
        kind=reply.kind,
        language=reply.language,
        abstained=False,
        lines=lines,
        citations=(),
        notes=(),
        choices=(),
        source=(),
        conversation=reply.conversation,
        took_ms=reply.took_ms,
    )


def last_day(version: PlanVersion) -> date | None:
    """The last day that a plan's card states, None where it states none."""
    card = version.card
    periods = [card.period, *(phase.period for phase in card.phases)]
    days = [period.end.last() for period in periods if period and period.end]
    known = [day for day in days if day]
    if known:
        return max(known)
    return date(max(card.years), 12, 31) if card.years else None


_SOMEBODY = {"vi": "Quản trị viên", "en": "an administrator"}
_GIVEN = {
    "vi": "✍ {author} trả lời ngày {day}, không trích từ kế hoạch. Nguồn: {source}",
    "en": "✍ Answered by {author} on {day}, not quoted from a plan. Source: {source}",
}


def _numbers(tokens: set[str]) -> set[str]:
    return {token for token in tokens if any(character.isdigit() for character in token)}
