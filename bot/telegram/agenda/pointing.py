"""Whoever asked is told, where they asked, when an administrator has marked in the reading room where the answer
stands."""

import asyncio
from datetime import datetime
from functools import partial

from telegram import InlineKeyboardMarkup

from bot.labels import Pointed, to_tell
from bot.reply import Run
from bot.state.notices import Notice
from bot.state.questions import Question
from bot.telegram.admitting.access import is_enabled
from bot.telegram.agenda.changes import hash_of
from bot.telegram.agenda.delivering import deliver
from bot.telegram.agenda.reminder import said_with_sources
from bot.telegram.buttons import keys
from bot.telegram.buttons.spots import spots_of
from bot.telegram.context import Desk
from bot.telegram.sending import html
from bot.telegram.sending.place import Place
from bot.wording.agenda import TOLD
from knowledge.corrections import find_quote
from knowledge.plan import PlanVersion
from knowledge.question.naming import label_of
from knowledge.saying.draft import Draft
from knowledge.shelf import find_plan
from knowledge.span import Span


async def tell_pointed(desk: Desk, _now: datetime) -> None:
    """Tell those whose questions an administrator has answered by marking words, each once."""
    waiting = {_key(one): one for one in await asyncio.to_thread(to_tell, desk.settings.data_dir)}
    settled = desk.state.notices.settled(waiting) if waiting else set()
    for key, one in waiting.items():
        question = desk.state.questions.get(one.question) if key not in settled else None
        chat = desk.chat_of(question.chat) if question else None
        if question is None or chat is None or (chat < 0 and not is_enabled(desk, chat)):
            continue
        version = find_plan(desk.assistant.plans(), one.plan.__eq__)
        span = find_quote(version.text, one.quote) if version else None
        # What the plan no longer says is told to nobody.
        if version is not None and span is not None:
            await asyncio.create_task(deliver(desk, key, chat, partial(_tell, desk, question, chat, version, span)))


async def _tell(desk: Desk, question: Question, chat: int, version: PlanVersion, span: Span, _notice: Notice) -> None:
    language, draft = desk.language(chat), Draft()
    number = draft.cite(version, span)
    said = TOLD[language]["pointed"].format(question=question.question, plan=label_of(version), n=number)
    reply = said_with_sources((Run(said),), draft, language)
    keyboard = InlineKeyboardMarkup(keys.passage_rows(spots_of(reply, {version.plan: version})))
    await desk.door.send(Place(chat), [html.render(reply)[0]], question.message, keyboard=keyboard)


def _key(one: Pointed) -> str:
    """What the notice is known by: where other words are marked later it is another."""
    return f"pointed/{one.question}/{hash_of(f'{one.plan} {one.quote}')}"
