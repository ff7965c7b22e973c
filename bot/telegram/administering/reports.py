"""/thongke, /chuatraloi, /traloi, /nhatky: what administrators of the bot see and do, in private."""

import re

from telegram import Message, Update

from bot.ledger import ledger_of
from bot.reports import DAYS, statistics, unanswered
from bot.state.questions import Question
from bot.state.taught import TaughtAnswer
from bot.teaching import last_day
from bot.telegram.admitting.access import is_bot_admin
from bot.telegram.admitting.addressed import is_private, question_in
from bot.telegram.asking.answering import asker
from bot.telegram.asking.messages import message_of, say
from bot.telegram.context import Context, Desk
from bot.wording import written_day
from bot.wording.reports import audit_text, statistics_text, unanswered_text
from knowledge.shelf import find_plan

ENTRIES = 30

_ANSWER = re.compile(r"#?(\d{1,9})\s+(.+?)\s*(?:Nguồn|Nguon|Source)\s*:\s*(.+)", re.DOTALL | re.IGNORECASE)


async def on_statistics(update: Update, context: Context) -> None:
    """Figures of the last days; their number may follow the command."""
    message, desk = message_of(update), context.bot_data
    if await is_admitted(context, message):
        days = _days(question_in(context.bot.bot, message))
        found = statistics(desk.state, days, desk.settings.timezone, ledger_of(desk.settings))
        await say(context, message, statistics_text(found, desk.settings.language))


async def on_unanswered(update: Update, context: Context) -> None:
    """Questions that want an answer."""
    message, desk = message_of(update), context.bot_data
    if await is_admitted(context, message):
        found = unanswered(desk.state, desk.settings.keep_days)
        await say(context, message, unanswered_text(found, desk.settings.language))


async def on_audit(update: Update, context: Context) -> None:
    """Who changed what."""
    message, desk = message_of(update), context.bot_data
    if await is_admitted(context, message):
        entries = desk.state.audit.latest(ENTRIES)
        await say(context, message, audit_text(entries, desk.settings.language, desk.settings.timezone))


async def on_answer(update: Update, context: Context) -> None:
    """An administrator's answer to a question, with its source, given from now on."""
    message, desk = message_of(update), context.bot_data
    if not await is_admitted(context, message):
        return
    said = desk.words_for(message)
    parsed = _ANSWER.fullmatch(question_in(context.bot.bot, message))
    question = desk.state.questions.get(int(parsed[1])) if parsed else None
    if parsed is None or question is None:
        await say(context, message, said.administering.how_to_answer)
        return
    author = message.from_user.full_name if message.from_user else ""
    taught = teach(desk, question, parsed[2], parsed[3], author, desk.state.people.person(asker(message)))
    until = said.administering.answer_until.format(day=written_day(taught.until)) if taught.until else ""
    await say(context, message, said.administering.answer_kept.format(question=question.question, until=until))


def teach(desk: Desk, question: Question, answer: str, source: str, author: str, person: str) -> TaughtAnswer:
    """Keep an answer to a question until the plan that it was asked of ends; `person` is a name of `People`."""
    plan = question.plans[0] if len(question.plans) == 1 else None
    version = find_plan(desk.assistant.plans(), lambda one: one == plan)
    taught = TaughtAnswer(
        question=question.question,
        content=question.content,
        answer=answer,
        source=source.strip(),
        author=author,
        given_on=desk.assistant.today(),
        plan=plan,
        until=last_day(version) if version else None,
        person=person,
    )
    desk.state.taught.add(taught)
    desk.state.audit.note(author, "taught", question.question, person)
    return taught


async def is_admitted(context: Context, message: Message) -> bool:
    """Whether whoever wrote administers the bot, and does so in private; who does not is told."""
    said, user = context.bot_data.words_for(message), message.from_user
    if user is None or not is_bot_admin(context.bot_data, user.id):
        await say(context, message, said.administering.bot_admins_only)
        return False
    if not is_private(message):
        await say(context, message, said.administering.in_private)
        return False
    return True


def _days(words: str) -> int:
    return int(words) if words.isascii() and words.isdigit() and 0 < int(words[:6]) < 3651 else DAYS
