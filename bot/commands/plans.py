"""`thidua plans`: the plans known."""

from argparse import Namespace
from typing import Any

from bot.commands.console import Console
from bot.settings import Settings
from bot.store import open_store
from bot.wording.cli import Words
from knowledge.plan import POOR, PlanVersion
from knowledge.text import squeeze


def run(console: Console, settings: Settings, arguments: Namespace) -> int:
    """Exit status 0 also where there are no plans. Raises CatalogueError where they are lost, or elsewhere."""
    with open_store(settings) as library:
        library.check_not_emptied()
        plans, whole = library.catalogue.ids(), set[str]()
        shown: list[dict[str, Any]] = []
        for version in library.catalogue.current():
            whole.add(version.plan)
            if arguments.json:
                shown.append(as_json(version))
            else:
                console.say("\n".join(lines_of(version, console.words)))
        if arguments.json:
            console.json(shown)
        elif not plans:
            console.tell(console.words("plans.none"))
        for plan in sorted(plans - whole, key=str):
            console.tell(console.words("plans.damaged", plan=plan))
    return 0


def as_json(version: PlanVersion) -> dict[str, Any]:
    """A plan for programs; `date` is its day of issue in ISO form."""
    card = version.card
    issued = card.issued_on.first() if card.issued_on and card.issued_on.day else None
    return {
        "plan": version.plan,
        "source": version.source,
        "title": squeeze(card.title.value) if card.title else None,
        "issuer": squeeze(card.issuer.value) if card.issuer else None,
        "kind": card.kind,
        "number": card.number.value if card.number else None,
        "date": issued.isoformat() if issued else None,
        "version": version.version,
        "quality": version.quality,
    }


def lines_of(version: PlanVersion, words: Words) -> list[str]:
    """The lines that name a plan to a person."""
    known = as_json(version)
    named = [known[name] for name in ("issuer", "number", "date") if known[name]]
    details = words("plans.details", version=version.version, quality=version.quality, source=version.source)
    return [
        words("plans.line", plan=version.plan, title=known["title"] or words("plans.untitled")),
        f"    {' · '.join((*named, details))}",
        *([f"    {words('plans.poor', plan=version.plan)}"] if version.quality < POOR else []),
    ]
