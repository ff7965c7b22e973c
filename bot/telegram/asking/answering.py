"""A question on its way: asked in its conversation, answered, remembered, delivered."""

import logging
import time
from collections.abc import Callable
from contextlib import nullcontext
from dataclasses import dataclass, replace
from pathlib import Path

from telegram import InlineKeyboardButton, InlineKeyboardMarkup, Message

from bot.reply import Reply, plain
from bot.state.questions import Ending, Question
from bot.state.units import inside
from bot.telegram.admitting.access import is_bot_admin
from bot.telegram.asking.teaching import as_taught
from bot.telegram.buttons import keys
from bot.telegram.buttons.spots import cited_by, spots_of
from bot.telegram.context import Desk
from bot.telegram.sending import html, tables
from bot.telegram.sending.delivery import CURRENT
from bot.telegram.sending.place import Place, place_of
from bot.telegram.talk.thinking import is_long
from knowledge.answer import NOTHING_SAID, Conversation
from knowledge.answers.talking import FILE, TALK, UNIT, UNIT_OF_GROUP, is_worth_saying
from knowledge.plan import PlanVersion
from knowledge.question.naming import label_of
from knowledge.shelf import find_plan

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Asking:
    """A question that was put to the bot.

    `message` and `person` are Telegram's ids of the question and of whoever asked; `plan` is the plan that
    was chosen; `over` are the messages of an earlier answer, which this one takes the place of;
    `rows` are buttons of it that stay; `replied_to` is the bot's message that the question replies to;
    `unasked`: nobody asked the bot itself; `for_group`: they may speak for the whole group.
    """

    place: Place
    message: int
    person: int
    question: str
    plan: str | None = None
    over: tuple[int, ...] = ()
    rows: tuple[tuple[InlineKeyboardButton, ...], ...] = ()
    replied_to: int | None = None
    unasked: bool = False
    for_group: bool = False


def asking(message: Message, question: str, *, unasked: bool = False) -> Asking:
    """The question of a message."""
    replied = message.reply_to_message
    return Asking(
        place_of(message),
        message.message_id,
        asker(message),
        question,
        replied_to=replied.message_id if replied else None,
        unasked=unasked,
    )


def asker(message: Message) -> int:
    """Whoever wrote a message: a person, or the chat for which somebody anonymous writes."""
    sender = message.sender_chat or message.from_user
    return sender.id if sender else message.chat.id


async def respond(desk: Desk, asked: Asking) -> None:
    """Answer a question. What fails is remembered as failed and raised, unless it is worked off again."""
    began = time.monotonic()
    if asked.place.chat > 0:
        desk.chats[desk.state.people.chat(asked.place.chat)] = asked.place.chat
    try:
        thinking = desk.words(asked.place.chat).asking.looking
        async with nullcontext() if asked.unasked else desk.door.typing(asked.place, thinking):
            reply = await desk.thinking.run(asked.person, _work(desk, asked), long=is_long(asked.question))
    except Exception as error:
        # A question that is kept as failed would be taken for settled the next time.
        if not desk.outage.is_left_to_others(error):
            desk.metrics.answered(Ending.FAILED.value, {})
            desk.outage.tried(lambda: desk.state.questions.add(_failed(desk, asked)))
        raise
    if asked.unasked and not is_worth_saying(asked.question, reply.kind, reply.certainty, reply.sureness):
        return
    if reply.kind == UNIT_OF_GROUP and asked.place.chat < 0 and not asked.for_group:
        if not asked.unasked:
            await desk.door.say(asked.place, desk.words(asked.place.chat).groups.group_admins_only, asked.message)
        return
    desk.memory.keep(asked.place, asked.person, reply.conversation)
    _note_unit(desk, asked, reply)
    thought = time.monotonic() - began
    await _deliver(desk, asked, reply)
    stages = _stages(thought)
    desk.metrics.answered(_ending(reply).value, stages)
    log.info("%s", _line(desk, asked, reply, stages))
    log.debug("question: %s", asked.question)


def _work(desk: Desk, asked: Asking) -> Callable[[], Reply]:
    """What a thread does for an answer; where it has to be waited for, the update is not under way until then."""
    delivery = CURRENT.get()
    if delivery is None or not desk.thinking.is_full(long=is_long(asked.question)):
        return lambda: _reply(desk, asked)
    delivery.put_aside()

    def work() -> Reply:
        delivery.taken_up()
        return _reply(desk, asked)

    return work


def conversation_of(desk: Desk, asked: Asking) -> Conversation:
    """What a question may lean on.

    A reply to an answer goes on from that answer; everything else from what the same person was told last in the
    place, else from the plan that the group is about. Who asks nobody leans on nothing but that.
    """
    people = desk.state.people
    chat, home = people.chat(asked.place.chat), desk.plan_of(asked.place.chat) or ""
    earlier = desk.state.questions.answered_with(chat, asked.replied_to) if asked.replied_to else None
    if asked.unasked:
        last = NOTHING_SAID
    elif earlier:
        last = Conversation(earlier.plans, earlier.content, (earlier.question,))
    else:
        last = desk.memory.recall(asked.place, asked.person)
    person = people.person(asked.person)
    # What somebody said in private is told in no group.
    unit = desk.state.units.of(*([person] if asked.place.chat > 0 else [inside(person, chat), chat]))
    return replace(last, plans=last.plans or ((home,) if home else ()), home=home, unit=unit)


def _note_unit(desk: Desk, asked: Asking, reply: Reply) -> None:
    """Keep the unit that somebody has said to be of: of a group where they spoke for the group."""
    people, unit = desk.state.people, reply.conversation.unit
    if reply.kind == UNIT or (reply.kind == UNIT_OF_GROUP and asked.place.chat > 0):
        person = people.person(asked.person)
        desk.outage.tried(lambda: desk.state.units.keep(person, unit))
        if asked.place.chat < 0:
            desk.outage.tried(lambda: desk.state.units.keep(inside(person, people.chat(asked.place.chat)), unit))
    elif reply.kind == UNIT_OF_GROUP:
        desk.outage.tried(lambda: desk.state.units.keep(people.chat(asked.place.chat), unit))


def _reply(desk: Desk, asked: Asking) -> Reply:
    conversation = conversation_of(desk, asked)
    unshown = asked.unasked or desk.group(asked.place.chat).unshown
    reply = desk.assistant.ask(asked.question, conversation=conversation, plan=asked.plan, unshown=unshown)
    return as_taught(desk, reply)


async def _deliver(desk: Desk, asked: Asking, reply: Reply) -> None:
    number = desk.outage.tried(lambda: _keep(desk, asked, reply))
    # Buttons lead back to what is kept: where nothing can be kept there are none, nor is there anything to judge about
    # talk.
    keyboard = _keyboard(desk, asked, reply, number) if number is not None and reply.kind != TALK else None
    messages = html.render(reply)
    if reply.kind == FILE and (original := _original(desk, reply)):
        version, file = original
        name = version.source.replace("\\", "/").rpartition("/")[2]
        sent = await desk.door.send_file(asked.place, file, name, label_of(version), asked.message)
        # What it was asked in the place of stays: the file cannot be put there.
        answers = [*asked.over, *([sent] if sent is not None else [])]
    elif number is not None and len(messages) == 1 and await _whispered(desk, asked, reply, messages[0], number):
        desk.outage.must(lambda: desk.state.questions.asked_back(number))
        return
    elif asked.over:
        answers = await desk.door.replace(asked.place, asked.over, messages, asked.message, keyboard)
    else:
        answers = await desk.door.send(asked.place, messages, asked.message, keyboard, _rich(desk, reply))
    if number is not None:
        desk.outage.must(lambda: desk.state.questions.delivered(number, answers))


async def _whispered(desk: Desk, asked: Asking, reply: Reply, message: str, number: int) -> bool:
    """Whether a group is spared the question which plan is meant: only whoever asked sees it, and chooses."""
    if not reply.choices or asked.over or asked.unasked or asked.place.chat > 0 or asked.person < 0:
        return False
    rows = InlineKeyboardMarkup(keys.choice_rows(reply.choices, number))
    return await desk.door.whisper(asked.place, asked.person, message, rows)


def _original(desk: Desk, reply: Reply) -> tuple[PlanVersion, Path] | None:
    """The plan whose file is wanted, with the file; None where it is not clear which, or it is no longer kept."""
    plans = reply.conversation.plans if not reply.choices else ()
    version = find_plan(desk.assistant.plans(), lambda plan: plan in plans)
    file = desk.assistant.original(version) if version else None
    return (version, file) if version and file else None


def _rich(desk: Desk, reply: Reply) -> str | None:
    return tables.rich(reply, cited_by(reply, desk.assistant.plans()))


def _keep(desk: Desk, asked: Asking, reply: Reply) -> int:
    """Keep a question with its answer, and the passages for which there are no buttons at first; its number."""
    number = desk.state.questions.add(_kept(desk, asked, reply))
    if len(reply.citations) > keys.PASSAGES:
        desk.state.spots.keep(number, spots_of(reply, cited_by(reply, desk.assistant.plans())))
    return number


def _stages(thought: float) -> dict[str, float]:
    """How long each stage of an answer took, in seconds."""
    delivery, now = CURRENT.get(), time.time()
    stages = {"queued": 0.0, "answer": thought, "paced": 0.0, "sent": 0.0, "total": thought}
    if delivery:
        waited = {"queued": delivery.begun_at - delivery.received_at, "total": now - delivery.received_at}
        stages |= waited | delivery.stages
    return stages


def _ending(reply: Reply) -> Ending:
    # Talk that no plan is about is no question that somebody might answer later.
    return Ending.DECLINED if reply.abstained and reply.kind != TALK else Ending.ANSWERED


def _line(desk: Desk, asked: Asking, reply: Reply, stages: dict[str, float]) -> str:
    """What the log says of an answer: where, what became of it, and how long each stage took."""
    delivery = CURRENT.get()
    values = {
        "update": delivery.update if delivery else 0,
        "chat": desk.state.people.chat(asked.place.chat),
        "kind": reply.kind,
        "outcome": _ending(reply).value,
        **{f"{name}_ms": round(seconds * 1000) for name, seconds in stages.items()},
    }
    return "answered " + " ".join(f"{name}={value}" for name, value in values.items())


def _keyboard(desk: Desk, asked: Asking, reply: Reply, number: int) -> InlineKeyboardMarkup:
    helped, said = bool(desk.group(asked.place.chat).helpers), desk.words(asked.place.chat)
    explained = asked.place.chat > 0 and is_bot_admin(desk, asked.person)
    rows = keys.under_answer(reply, number, desk.assistant.plans(), said, helped=helped, explained=explained)
    room = keys.room_row(reply, desk.settings, asked.place.chat, said)
    return InlineKeyboardMarkup([*asked.rows, *rows, *([room] if room else [])])


def _kept(desk: Desk, asked: Asking, reply: Reply) -> Question:
    return Question(
        chat=desk.state.people.chat(asked.place.chat),
        message=asked.message,
        person=desk.state.people.person(asked.person),
        question=asked.question,
        answer="\n".join(plain(line) for line in reply.lines),
        outcome=_ending(reply),
        reason=reply.reason,
        content=reply.conversation.question,
        plans=reply.conversation.plans,
        took_ms=reply.took_ms,
    )


def _failed(desk: Desk, asked: Asking) -> Question:
    people = desk.state.people
    chat, person = people.chat(asked.place.chat), people.person(asked.person)
    return Question(chat, asked.message, person, asked.question, "", Ending.FAILED)
