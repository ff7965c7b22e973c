"""A plan's card as an administrator puts it right: each fact by the name that a correction calls it by."""

from collections.abc import Iterator, Mapping
from typing import Any

from bot.wording.cli import Words
from bot.wording.proposals import PROPOSALS
from bot.wording.shortening import shortened
from bot.wording.telling import told
from knowledge.corrections import CORRECTABLE, NUMBERED
from knowledge.plan import PlanVersion
from knowledge.question.naming import label_of
from knowledge.text import squeeze

NAMES: Mapping[str, Mapping[str, str]] = {
    "vi": {
        "issuer": "coquan",
        "superior": "captren",
        "number": "so",
        "issued": "ngay",
        "title": "ten",
        "signatory": "nguoiky",
        "office": "chucvu",
        "period": "thoigian",
        "phases": "dot",
        "deadlines": "han",
        "awards": "khenthuong",
    },
    "en": {name: name for name in CORRECTABLE},
}
"""What the fields that can be put right are called when they are typed."""

FIELDS: Mapping[str, str] = {called: field for names in NAMES.values() for field, called in names.items()}
"""The field of each name."""

LONGEST_FACT = 200
"""Characters of a fact."""


def card_text(version: PlanVersion, language: str) -> str:
    """The facts that can be put right, one a line."""
    said = PROPOSALS[language]
    title = said["card"].format(label=label_of(version), plan=version.plan, version=version.version)
    return "\n".join([title, *_facts(version, language)])


def _facts(version: PlanVersion, language: str) -> Iterator[str]:
    said, names = PROPOSALS[language], NAMES[language]
    for field in CORRECTABLE:
        value: Any = getattr(version.card, field)
        several = field in NUMBERED
        for number, fact in enumerate(value if several else [value] if value else [], 1):
            name = f"{names[field]}.{number}" if several else names[field]
            quote = shortened(squeeze(fact.span.of(version.text)), LONGEST_FACT)
            value = squeeze(told(fact, version, Words(language)))
            key = "card.fact" if value else "card.quote"
            yield said[key].format(field=name, fact=value, quote=quote)
