"""How a proposed change is shown: what it would do, in one message, with the buttons that fit."""

import asyncio
from collections.abc import Callable

from telegram import InlineKeyboardButton as Button
from telegram import InlineKeyboardMarkup

from bot.failures import explain
from bot.prospects import Prospect, perform
from bot.state.proposals import Proposal, Proposed, Stage
from bot.telegram.buttons import keys
from bot.telegram.buttons.choosers import chooser
from bot.telegram.context import Desk
from bot.telegram.publishing import kept_files
from bot.telegram.publishing.announcing import bound_to
from bot.telegram.sending.door import literal
from bot.telegram.sending.html import BOLD, Block, Piece, compose
from bot.telegram.sending.place import Place
from bot.wording.cli import Words
from bot.wording.proposals import PROPOSALS, seen, summary
from ingest.errors import IngestError

UNCLEAR = 60
"""Characters of a caption that names no plan."""

UNTESTED = "untested"
"""The value of a proposal whose administrator has seen which test question fails, and wants it nevertheless."""

OVERRULED = {"not_a_plan": "force", "self_test": UNTESTED}
"""What is refused unless its administrator says otherwise, and the action by which they do."""

GROUPS_SHOWN = 10
"""At most so many groups are named."""


async def present(desk: Desk, proposal: Proposal, prospect: Prospect, place: Place, notice: str = "") -> None:
    """Show what a proposal would do, with buttons; where that is nothing, close it. Raises TelegramError."""
    language = desk.settings.language
    lines = [*([notice, ""] if notice else []), *summary(prospect, language)]
    if proposal.kind is Proposed.REMOVAL and prospect.before is not None:
        lines += _bound(desk, prospect.before.plan)
    if proposal.values.get(UNTESTED):
        lines += ["", PROPOSALS[language]["untested"]]
    if proposal.values.get("unclear"):
        unclear = str(proposal.values["unclear"])[:UNCLEAR]
        lines += ["", PROPOSALS[language]["unknown_plan"].format(words=unclear)]
    if not prospect.can_be_done and not _overruling(prospect):
        if prospect.prepared is not None:
            # Nothing is published by it; the file is only noted to be read by the rules of today.
            await asyncio.to_thread(perform, prospect, desk.store)
        await close(desk, proposal, place, "\n".join(lines))
        return
    # Kept before it is shown: a button may be pressed as soon as it is there.
    desk.state.proposals.change(proposal.id, stage=Stage.SHOWN, seen=seen(prospect, language), told=False)
    await show(desk, proposal, place, in_one_message(lines), keyboard(desk, proposal, prospect))
    desk.state.proposals.change(proposal.id, told=True)


async def close(desk: Desk, proposal: Proposal, place: Place, text: str) -> None:
    """Say why nothing comes of a proposal, and forget its file. Raises TelegramError."""
    await show(desk, proposal, place, literal(text)[0], None)
    desk.state.proposals.change(proposal.id, stage=Stage.CLOSED, told=True)
    kept_files.drop(desk, proposal.id)


def keyboard(desk: Desk, proposal: Proposal, prospect: Prospect) -> InlineKeyboardMarkup:
    """The buttons under what a proposal would do."""
    said = PROPOSALS[desk.settings.language]

    def button(name: str, action: str, **values: object) -> Button:
        return keys.button(said[f"button.{name}"].format(**values), keys.PROPOSAL, proposal.id, action)

    overruling = _overruling(prospect)
    first = [button(overruling, overruling)] if overruling else [_agreeing(proposal, prospect, button)]
    rows = [[*first, button("drop", "drop")]]
    if proposal.kind is Proposed.FILE and prospect.can_be_done and not prospect.parts:
        plans = [button("plans", "plans")] if desk.assistant.plans() else []
        alone = [button("alone", "alone")] if prospect.before is not None else []
        rows.append(plans + alone)
    if (prospect.prepared is not None or prospect.parts) and prospect.can_be_done:
        rows.append([button("all", "all")])
    return InlineKeyboardMarkup([row for row in rows if row])


def _agreeing(proposal: Proposal, prospect: Prospect, button: Callable[..., Button]) -> Button:
    """The button that has the change made."""
    if proposal.kind is Proposed.ROLLBACK and prospect.after:
        return button("rollback", "publish", version=prospect.after.version)
    return button("removal" if proposal.kind is Proposed.REMOVAL else "publish", "publish")


def explained(error: Exception, language: str, name: str) -> str | None:
    """An expected failure in words for Telegram; None for any other."""
    key = getattr(error, "key", "")
    values = getattr(error, "values", {})
    told = PROPOSALS[language].get(f"error.{key}")
    if told:
        return told.format(**values)
    if isinstance(error, IngestError):
        return PROPOSALS[language]["not_taken"].format(name=name, reason=explain(error, Words(language)))
    # What a library says of a failure is for the log.
    return explain(error, Words(language)) if key and "cause" not in values else None


async def show(desk: Desk, proposal: Proposal, place: Place, message: str, markup: InlineKeyboardMarkup | None) -> None:
    """Have the proposal's message say this."""
    latest = desk.state.proposals.get(proposal.id) or proposal
    number = await desk.door.show(place, latest.shown_in, message, proposal.asked, markup)
    if number is not None and number != latest.shown_in:
        desk.state.proposals.change(proposal.id, shown_in=number)


def in_one_message(lines: list[str]) -> str:
    """The lines, the first one bold; an empty line is white space."""
    blocks: list[Block] = []
    before = "\n"
    for line in lines:
        if line:
            blocks.append(Block((Piece(line, "" if blocks else BOLD),), before))
        before = "\n" if line else "\n\n"
    return compose(blocks)[0]


def plan_rows(desk: Desk, chat: int, proposal: Proposal, about: str = "") -> list[list[Button]]:
    """A button for each plan that may be meant, those most like what it is about first, then the way out."""
    said = PROPOSALS[desk.settings.language]
    rows = chooser(desk, chat, keys.PROPOSAL, proposal.id, "as", about=about)
    name, action = ("button.drop", "drop") if proposal.plan is None and not proposal.seen else ("button.back", "back")
    return [*rows, [keys.button(said[name], keys.PROPOSAL, proposal.id, action)]]


def _overruling(prospect: Prospect) -> str:
    """The action that takes what is refused nevertheless; empty where none does."""
    error = prospect.prepared.outcome.error if prospect.prepared else None
    return OVERRULED.get(error.key, "") if error is not None else ""


def _bound(desk: Desk, plan: str) -> list[str]:
    """The groups that are about a plan which is to go, in a line; none where there are none."""
    groups = bound_to(desk, plan)
    if not groups:
        return []
    names = [f"“{group.title or group.chat}”" for group in groups[:GROUPS_SHOWN]]
    more = [f"… (+{len(groups) - GROUPS_SHOWN})"] if len(groups) > GROUPS_SHOWN else []
    said = PROPOSALS[desk.settings.language]["removal.groups"]
    return ["", said.format(count=len(groups), groups=", ".join([*names, *more]))]
