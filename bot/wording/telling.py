"""A fact of a card in short, for administrators."""

from typing import Any

from bot.wording.cli import Words
from knowledge.card import Contact, Deadline, Figure, ProgrammeItem
from knowledge.plan import PlanVersion
from knowledge.text import squeeze


def told(fact: Any, version: PlanVersion, words: Words) -> str:
    """A fact in short, for those whose quote is a whole line; empty for the others."""
    match fact:
        case Deadline():
            ends = [words("show.by", unit=fact.sender.value)] if fact.sender else []
            ends += [words("show.to", unit=fact.recipient.value)] if fact.recipient else []
            when = squeeze(fact.due.span.of(version.text))
            return f"{fact.what.value}: {when}" + (f" ({'; '.join(ends)})" if ends else "")
        case Figure():
            return f"{fact.what.value}: {fact.amount.value}"
        case Contact():
            return f"{fact.who.value}: {fact.value.value}" if fact.who else fact.value.value
        case ProgrammeItem():
            return f"{fact.when.value}: {fact.what.value}" + (f" ({fact.who.value})" if fact.who else "")
    return ""
