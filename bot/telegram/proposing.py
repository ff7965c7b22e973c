"""Changes that an administrator proposes: shown with what they would do, and made once that is agreed to.

What a button does is decided by the proposal as it is kept and by the plans as they are, never by the button alone.
"""

import asyncio
from collections import Counter
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from shutil import rmtree

from telegram import CallbackQuery, InlineKeyboardMarkup, Message, Update, User
from telegram import InlineKeyboardButton as Button

from bot.commands.failures import explain
from bot.plan_names import likeliest
from bot.prospects import Prospect, perform, prospect_of, target_of, was_done
from bot.state.announcements import Announcement
from bot.state.proposals import Proposal, Proposed, Stage
from bot.telegram import keys
from bot.telegram.access import is_bot_admin
from bot.telegram.announcing import groups_of
from bot.telegram.context import Context, Desk
from bot.telegram.html import BOLD, Block, Piece, compose
from bot.telegram.place import Place, place_of
from bot.telegram.pressing import acknowledge, alert, pressed_under
from bot.telegram.sending import literal
from bot.wording.cli import Words
from bot.wording.proposals import PROPOSALS, everything, seen, summary
from knowledge.catalogue import CatalogueError
from knowledge.question.naming import label_of

PLANS_SHOWN = 20
"""At most so many plans to choose from have a button, the likeliest first."""

UNCLEAR = 60
"""Characters of a caption that names no plan."""

FORCEABLE = "not_a_plan"


@dataclass(frozen=True, slots=True)
class Press:
    """A press on a button of a proposal by whoever made it."""

    desk: Desk
    query: CallbackQuery
    message: Message
    proposal: Proposal
    value: str

    @property
    def place(self) -> Place:
        """Where it was pressed."""
        return place_of(self.message)

    @property
    def said(self) -> Mapping[str, str]:
        """The sentences."""
        return PROPOSALS[self.desk.settings.language]


async def on_proposal(update: Update, context: Context) -> None:
    """A button of a proposal."""
    query, message = pressed_under(update)
    desk = context.bot_data
    number, action, value = (*keys.parts(query.data), "", "")[:3]
    proposal = desk.state.proposals.get(keys.number(number))
    problem = _problem(desk, query, message, proposal, action)
    if problem or proposal is None or message is None:
        await alert(query, problem)
        return
    await acknowledge(query)
    press = Press(desk, query, message, proposal, value)
    try:
        await ACTIONS[action](press)
    except Exception as error:
        told = explained(error, desk.settings.language, str(proposal.values.get("name", "")))
        if told is None:
            raise
        await desk.door.say(press.place, told, message.message_id)


async def propose(desk: Desk, message: Message, proposal: Proposal) -> None:
    """Keep a proposal made by a command and show it; where it names no plan, ask for one."""
    kept = desk.state.proposals.make(proposal)
    place = place_of(message)
    if kept.plan is None:
        said = PROPOSALS[desk.settings.language]
        shown = literal(f"{said['choose.title']}\n{said['choose']}")[0]
        await _show(desk, kept, place, shown, InlineKeyboardMarkup(_plan_rows(desk, kept)))
        return
    try:
        await _look_again(desk, kept, place)
    except Exception as error:
        told = explained(error, desk.settings.language, "")
        if told is None:
            raise
        await close(desk, kept, place, told)


async def present(desk: Desk, proposal: Proposal, prospect: Prospect, place: Place, notice: str = "") -> None:
    """Show what a proposal would do, with buttons; where that is nothing, close it. Raises TelegramError."""
    language = desk.settings.language
    lines = [*([notice, ""] if notice else []), *summary(prospect, language)]
    if proposal.values.get("unclear"):
        unclear = str(proposal.values["unclear"])[:UNCLEAR]
        lines += ["", PROPOSALS[language]["unknown_plan"].format(words=unclear)]
    if not prospect.can_be_done and not _is_forceable(prospect):
        if prospect.prepared is not None:
            # Nothing is published by it; the file is only noted to be read by the rules of today.
            await asyncio.to_thread(perform, prospect, desk.store)
        await close(desk, proposal, place, "\n".join(lines))
        return
    # Kept before it is shown: a button may be pressed as soon as it is there.
    desk.state.proposals.change(proposal.id, stage=Stage.SHOWN, seen=seen(prospect, language), told=False)
    await _show(desk, proposal, place, _in_one_message(lines), keyboard(desk, proposal, prospect))
    desk.state.proposals.change(proposal.id, told=True)


async def close(desk: Desk, proposal: Proposal, place: Place, text: str) -> None:
    """Say why nothing comes of a proposal, and forget its file. Raises TelegramError."""
    await _show(desk, proposal, place, literal(text)[0], None)
    desk.state.proposals.change(proposal.id, stage=Stage.CLOSED, told=True)
    rmtree(desk.folder_of(proposal.id), ignore_errors=True)


def keyboard(desk: Desk, proposal: Proposal, prospect: Prospect) -> InlineKeyboardMarkup:
    """The buttons under what a proposal would do."""
    said = PROPOSALS[desk.settings.language]

    def button(name: str, action: str, **values: object) -> Button:
        return keys.button(said[f"button.{name}"].format(**values), keys.PROPOSAL, proposal.id, action)

    first = [button("drop", "drop")]
    if _is_forceable(prospect):
        first.insert(0, button("force", "force"))
    elif proposal.kind is Proposed.ROLLBACK and prospect.after:
        first.insert(0, button("rollback", "publish", version=prospect.after.version))
    else:
        first.insert(0, button("removal" if proposal.kind is Proposed.REMOVAL else "publish", "publish"))
    rows = [first]
    if proposal.kind is Proposed.FILE and not _is_forceable(prospect):
        other = [button("plans", "plans")] if desk.assistant.plans() else []
        if prospect.before is not None:
            other.append(button("alone", "alone"))
        rows += [other] if other else []
    if prospect.prepared is not None and prospect.can_be_done:
        rows.append([button("all", "all")])
    return InlineKeyboardMarkup(rows)


def explained(error: Exception, language: str, name: str) -> str | None:
    """An expected failure in words for Telegram; None for any other."""
    key = getattr(error, "key", "")
    values = getattr(error, "values", {})
    told = PROPOSALS[language].get(f"error.{key}")
    if told:
        return told.format(**values)
    reason = explain(error, Words(language))
    if reason and key in _OF_A_FILE:
        return PROPOSALS[language]["not_taken"].format(name=name, reason=reason)
    return reason


async def _publish(press: Press, *, lose: bool = False) -> None:
    """Make the change, if it is the one that was shown."""
    desk, proposal = press.desk, press.proposal
    if proposal.stage is Stage.BEGUN and await asyncio.to_thread(was_done, proposal, desk.store.catalogue):
        await _done(press, proposal)
        return
    if proposal.stage is Stage.DONE:
        await _done(press, proposal)
        return
    prospect = await _prospect(desk, proposal)
    if seen(prospect, desk.settings.language) != proposal.seen or not prospect.can_be_done:
        await present(desk, proposal, prospect, press.place, press.said["outdated"])
    elif prospect.loses and not lose:
        await _ask_to_lose(press, prospect)
    else:
        await _make(press, prospect)


async def _lose(press: Press) -> None:
    await _publish(press, lose=True)


async def _make(press: Press, prospect: Prospect) -> None:
    desk = press.desk
    begun = desk.state.proposals.change(press.proposal.id, stage=Stage.BEGUN, target=target_of(prospect))
    try:
        await asyncio.to_thread(perform, prospect, desk.store)
    except Exception as error:
        # What fails has changed nothing: it can be agreed to again.
        shown = desk.state.proposals.change(begun.id, stage=Stage.SHOWN)
        if not isinstance(error, CatalogueError) or error.key != "catalogue.changed":
            raise
        await present(desk, shown, await _prospect(desk, shown), press.place, press.said["outdated"])
        return
    await _done(press, begun)


async def _done(press: Press, proposal: Proposal) -> None:
    """Keep that it is done and say so; the groups of the plan can be told of it."""
    desk, target = press.desk, proposal.target or {}
    _note_done(desk, press.query.from_user, proposal)
    plan = str(target["plan"])
    current = await asyncio.to_thread(desk.store.catalogue.version, plan)
    key = {Proposed.ROLLBACK: "done.rollback", Proposed.REMOVAL: "done.removal"}.get(proposal.kind, "done.file")
    label = label_of(current) if current else plan
    text = press.said[key].format(label=label, plan=plan, version=target.get("version", ""))
    rows = []
    groups = groups_of(desk, plan) if proposal.kind is not Proposed.REMOVAL else []
    if groups:
        rows.append([keys.button(press.said["button.tell"].format(count=len(groups)), keys.ANNOUNCE, proposal.id)])
    await _show(desk, proposal, press.place, literal(text)[0], InlineKeyboardMarkup(rows) if rows else None)
    rmtree(desk.folder_of(proposal.id), ignore_errors=True)


def _note_done(desk: Desk, user: User, proposal: Proposal) -> None:
    target = proposal.target or {}
    action = {
        Proposed.FILE: "ingested",
        Proposed.CORRECTION: "corrected",
        Proposed.ROLLBACK: "rolled_back",
        Proposed.REMOVAL: "removed",
    }[proposal.kind]
    desk.state.proposals.done(proposal.id, user.full_name, action, str(target["plan"]))
    if "version" in target:
        offered = Announcement(
            proposal.id, proposal.person, str(target["plan"]), target["version"], target.get("before")
        )
        desk.state.announcements.offer(offered)


async def _ask_to_lose(press: Press, prospect: Prospect) -> None:
    said, number = press.said, press.proposal.id
    lines = [*summary(prospect, press.desk.settings.language), "", said["loses"].format(count=prospect.loses)]
    rows = [
        [keys.button(said["button.lose"], keys.PROPOSAL, number, "lose")],
        [keys.button(said["button.back"], keys.PROPOSAL, number, "back")],
    ]
    await _show(press.desk, press.proposal, press.place, _in_one_message(lines), InlineKeyboardMarkup(rows))


async def _drop(press: Press) -> None:
    await close(press.desk, press.proposal, press.place, press.said["dropped"])


async def _choose(press: Press) -> None:
    prospect = await _prospect(press.desk, press.proposal)
    version = prospect.prepared.outcome.version if prospect.prepared else None
    title = version.card.title.value if version and version.card.title else ""
    about = f"{label_of(version)} {title}" if version else ""
    markup = InlineKeyboardMarkup(_plan_rows(press.desk, press.proposal, about))
    await press.desk.door.set_keyboard(press.place.chat, press.message.message_id, markup)


async def _chosen(press: Press) -> None:
    version = keys.named(press.value, press.desk.assistant.plans())
    if version is None:
        raise CatalogueError("catalogue.unknown", plan="")
    await _changed(press, version.plan, alone=False, unclear="")


async def _alone(press: Press) -> None:
    await _changed(press, None, alone=True, unclear="")


async def _force(press: Press) -> None:
    await _changed(press, press.proposal.plan, force=True)


async def _changed(press: Press, plan: str | None, **values: object) -> None:
    """The proposal means something else from now on, which is shown."""
    kept = {**press.proposal.values, **values}
    proposal = press.desk.state.proposals.change(press.proposal.id, plan=plan, values=kept)
    await _look_again(press.desk, proposal, press.place)


async def _back(press: Press) -> None:
    await _look_again(press.desk, press.proposal, press.place)


async def _show_all(press: Press) -> None:
    prospect = await _prospect(press.desk, press.proposal)
    lines = everything(prospect, press.desk.settings.language)
    await press.desk.door.send(press.place, compose(Block((Piece(line),)) for line in lines), press.message.message_id)


ACTIONS: Mapping[str, Callable[[Press], Awaitable[None]]] = {
    "publish": _publish,
    "lose": _lose,
    "drop": _drop,
    "plans": _choose,
    "as": _chosen,
    "alone": _alone,
    "force": _force,
    "back": _back,
    "all": _show_all,
}
_MAKING = ("publish", "lose")
_OF_A_FILE = frozenset(
    "missing unreadable unsupported empty too_large binary encoding unexpected damaged password bomb too_heavy "
    "too_slow too_many_pages too_many_scans too_much_text nothing_seen needs_ocr ocr_failed needs_office".split()
)


def _problem(desk: Desk, query: CallbackQuery, message: Message | None, proposal: Proposal | None, action: str) -> str:
    """Why a press does nothing, in words; empty where it may."""
    words, said = desk.words(query.from_user.id), PROPOSALS[desk.settings.language]
    if not is_bot_admin(desk, query.from_user.id):
        return words.bot_admins_only
    if action not in ACTIONS or message is None:
        return words.button_unknown
    if proposal is None:
        return said["gone_by"]
    if proposal.person != desk.state.people.person(query.from_user.id) or message.chat.id != query.from_user.id:
        return words.button_unknown
    if proposal.stage is Stage.READING:
        return said["still_reading"]
    # A press that comes again after a crash has to find its way to the end.
    finished = proposal.stage is Stage.DONE and action in _MAKING and not _is_shown_done(message)
    return "" if proposal.is_open or finished else said["settled"]


def _is_shown_done(message: Message) -> bool:
    """Whether the message that was pressed under had no buttons any more that make something."""
    rows = message.reply_markup.inline_keyboard if message.reply_markup else ()
    return not any(str(b.callback_data).startswith(f"{keys.PROPOSAL}:") for row in rows for b in row)


async def _prospect(desk: Desk, proposal: Proposal) -> Prospect:
    return await asyncio.to_thread(prospect_of, proposal, desk.store.catalogue, desk.folder_of(proposal.id))


async def _look_again(desk: Desk, proposal: Proposal, place: Place) -> None:
    await present(desk, proposal, await _prospect(desk, proposal), place)


async def _show(
    desk: Desk, proposal: Proposal, place: Place, message: str, markup: InlineKeyboardMarkup | None
) -> None:
    """Have the proposal's message say this."""
    latest = desk.state.proposals.get(proposal.id) or proposal
    number = await desk.door.show(place, latest.shown_in, message, proposal.asked, markup)
    if number is not None and number != latest.shown_in:
        desk.state.proposals.change(proposal.id, shown_in=number)


def _in_one_message(lines: list[str]) -> str:
    """The lines, the first one bold; an empty line is white space."""
    blocks: list[Block] = []
    before = "\n"
    for line in lines:
        if line:
            blocks.append(Block((Piece(line, "" if blocks else BOLD),), before))
        before = "\n" if line else "\n\n"
    return compose(blocks)[0]


def _plan_rows(desk: Desk, proposal: Proposal, about: str = "") -> list[list[Button]]:
    """A button for each plan that may be meant, those most like what it is about first, then the way out."""
    said = PROPOSALS[desk.settings.language]
    plans = likeliest(about, desk.assistant.plans(), PLANS_SHOWN)
    labels = Counter(label_of(version) for version in plans)
    rows = []
    for version in plans:
        label = label_of(version)
        shown = label if labels[label] == 1 else f"{label[: keys.LONGEST_LABEL // 2]} · {version.plan}"
        rows.append([keys.button(shown, keys.PROPOSAL, proposal.id, "as", keys.key_of(version.plan))])
    name, action = ("button.drop", "drop") if proposal.plan is None and not proposal.seen else ("button.back", "back")
    return [*rows, [keys.button(said[name], keys.PROPOSAL, proposal.id, action)]]


def _is_forceable(prospect: Prospect) -> bool:
    error = prospect.prepared.outcome.error if prospect.prepared else None
    return error is not None and error.key == FORCEABLE
