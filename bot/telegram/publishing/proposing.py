"""Changes that an administrator proposes: shown with what they would do, and made once that is agreed to.

What a button does is decided by the proposal as it is kept and by the plans as they are, never by the button alone.
"""

import asyncio
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass

from telegram import CallbackQuery, InlineKeyboardMarkup, Message, Update, User

from bot.prospects import Prospect, perform, target_of, was_done
from bot.state.announcements import Announcement
from bot.state.proposals import Proposal, Proposed, Stage
from bot.telegram.admitting.access import is_bot_admin
from bot.telegram.buttons import keys
from bot.telegram.buttons.pressing import acknowledge, alert, pressed_under
from bot.telegram.context import Context, Desk
from bot.telegram.publishing import kept_files
from bot.telegram.publishing.announcing import bound_to, groups_of, let_go
from bot.telegram.publishing.presenting import UNTESTED, close, explained, in_one_message, plan_rows, present, show
from bot.telegram.sending.door import literal
from bot.telegram.sending.html import Block, Piece, compose
from bot.telegram.sending.place import Place, place_of
from bot.wording.proposals import PROPOSALS, everything, seen, summary
from knowledge.catalogue import CatalogueError
from knowledge.question.naming import label_of


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
        await show(desk, kept, place, shown, InlineKeyboardMarkup(plan_rows(desk, place.chat, kept)))
        return
    try:
        await _look_again(desk, kept, place)
    except Exception as error:
        told = explained(error, desk.settings.language, "")
        if told is None:
            raise
        await close(desk, kept, place, told)


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
    target = target_of(prospect)
    if prospect.kind is Proposed.REMOVAL and prospect.before is not None:
        # Nobody knows afterwards what it was called, and whose it was.
        groups = bound_to(desk, prospect.before.plan)
        target |= {"label": label_of(prospect.before), "chats": [group.chat for group in groups]}
    begun = desk.state.proposals.change(press.proposal.id, stage=Stage.BEGUN, target=target)
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
    if "parts" in target:
        await _say_done(press, proposal, await asyncio.to_thread(_done_together, desk, target["parts"]))
        return
    plan = str(target["plan"])
    left = await let_go(desk, target["chats"], plan, str(target["label"])) if target.get("chats") else 0
    current = await asyncio.to_thread(desk.store.catalogue.version, plan)
    key = {Proposed.ROLLBACK: "done.rollback", Proposed.REMOVAL: "done.removal"}.get(proposal.kind, "done.file")
    label = label_of(current) if current else plan
    text = press.said[key].format(label=label, plan=plan, version=target.get("version", ""))
    if left:
        text += " " + press.said["told"].format(count=left)
    rows = []
    groups = groups_of(desk, plan) if proposal.kind is not Proposed.REMOVAL else []
    if groups:
        rows.append([keys.button(press.said["button.tell"].format(count=len(groups)), keys.ANNOUNCE, proposal.id)])
    await show(desk, proposal, press.place, literal(text)[0], InlineKeyboardMarkup(rows) if rows else None)
    kept_files.drop(desk, proposal.id)


def _done_together(desk: Desk, parts: Sequence[Mapping[str, object]]) -> str:
    """What to say of several plans that were published."""
    said = PROPOSALS[desk.settings.language]
    lines = [said["done.files"].format(count=len(parts))]
    for part in parts:
        plan = str(part["plan"])
        current = desk.store.catalogue.version(plan)
        label = label_of(current) if current else plan
        lines.append(said["done.one"].format(label=label, plan=plan, version=part["version"]))
    return "\n".join(lines)


async def _say_done(press: Press, proposal: Proposal, text: str) -> None:
    await show(press.desk, proposal, press.place, in_one_message(text.split("\n")), None)
    kept_files.drop(press.desk, proposal.id)


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
    await show(press.desk, press.proposal, press.place, in_one_message(lines), InlineKeyboardMarkup(rows))


async def _drop(press: Press) -> None:
    await close(press.desk, press.proposal, press.place, press.said["dropped"])


async def _choose(press: Press) -> None:
    prospect = await _prospect(press.desk, press.proposal)
    version = prospect.prepared.outcome.version if prospect.prepared else None
    title = version.card.title.value if version and version.card.title else ""
    about = f"{label_of(version)} {title}" if version else ""
    markup = InlineKeyboardMarkup(plan_rows(press.desk, press.place.chat, press.proposal, about))
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


async def _untested(press: Press) -> None:
    await _changed(press, press.proposal.plan, **{UNTESTED: True})


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
    UNTESTED: _untested,
    "back": _back,
    "all": _show_all,
}
_MAKING = ("publish", "lose")


def _problem(desk: Desk, query: CallbackQuery, message: Message | None, proposal: Proposal | None, action: str) -> str:
    """Why a press does nothing, in words; empty where it may."""
    words, said = desk.words(query.from_user.id), PROPOSALS[desk.settings.language]
    if not is_bot_admin(desk, query.from_user.id):
        return words.administering.bot_admins_only
    if action not in ACTIONS or message is None:
        return words.asking.button_unknown
    if proposal is None:
        return said["gone_by"]
    if proposal.person != desk.state.people.person(query.from_user.id) or message.chat.id != query.from_user.id:
        return words.asking.button_unknown
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
    return await asyncio.to_thread(kept_files.prospect, desk, proposal)


async def _look_again(desk: Desk, proposal: Proposal, place: Place) -> None:
    await present(desk, proposal, await _prospect(desk, proposal), place)
