"""The quiz at the end of a tour: Telegram's quiz polls, one after the other, each explained with its quote."""

import time
from dataclasses import replace

from telegram import InlineKeyboardMarkup, PollAnswer, Update

from bot.reply import Run
from bot.state.learning import Poll, Tour
from bot.telegram.agenda.reminder import said_with_sources
from bot.telegram.buttons import keys
from bot.telegram.context import Context, Desk
from bot.telegram.sending import html
from bot.telegram.sending.door import literal
from bot.telegram.sending.place import Place
from bot.wording.quiz import TOUR, asked, options_of
from knowledge.agenda import Agenda
from knowledge.plan import PlanVersion
from knowledge.quiz import QuizQuestion, quiz_of
from knowledge.saying.draft import Draft
from knowledge.text import squeeze

QUESTIONS = 8
EXPLANATION = 200
"""Telegram's longest explanation of a poll, in characters."""


async def begin(desk: Desk, place: Place, tour: Tour) -> None:
    """Ask the next question of somebody's quiz, the first where it has not begun or was finished."""
    if tour.finished is not None:
        tour = replace(tour, asked=0, right=0)
    await _next(desk, place, tour)


async def on_poll_answer(update: Update, context: Context) -> None:
    """Somebody has answered: the quote that proves it, then the next question, or how they did."""
    answered, desk = update.poll_answer, context.bot_data
    if not isinstance(answered, PollAnswer) or answered.user is None or not answered.option_ids:
        return
    person, place = desk.state.people.person(answered.user.id), Place(answered.user.id)
    found = desk.state.learning.answer(answered.poll_id, person, answered.option_ids[0])
    if found is None:
        return
    poll, tour = found
    is_right = answered.option_ids[0] == poll.right
    agenda = desk.assistant.agenda(poll.plan)
    question = next((q for q in _quiz(agenda) if q.key == poll.question), None) if agenda else None
    if agenda and question:
        await desk.door.send(place, [_explained(desk, place, agenda.version, question, is_right=is_right)])
    await _next(desk, place, tour)


async def _next(desk: Desk, place: Place, tour: Tour) -> None:
    language, agenda = desk.language(place.chat), desk.assistant.agenda(tour.plan)
    said = TOUR[language]
    if agenda is None:
        await desk.door.say(place, said["gone"])
        return
    version, quiz = agenda.version, _quiz(agenda)
    if tour.version != version.version:
        if tour.asked:
            await desk.door.say(place, said["changed"])
        tour = replace(tour, version=version.version, asked=0, right=0)
        desk.state.learning.keep(tour)
    if tour.asked < len(quiz):
        question = quiz[tour.asked]
        poll = await desk.door.send_quiz(
            place,
            asked(question, language),
            options_of(question, language),
            question.right,
            explanation(version, question),
        )
        if poll:
            desk.state.learning.sent(Poll(poll, tour.person, tour.plan, question.key, question.right))
        return
    done = replace(tour, finished=time.time())
    desk.state.learning.keep(done)
    text = said["done"].format(right=tour.right, asked=tour.asked) if quiz else said["no_quiz"]
    await desk.door.say(place, text)
    if done.group is not None and not done.name:
        key = keys.key_of(tour.plan)
        row = [keys.button(said[answer], keys.TOUR, answer, key) for answer in ("yes", "no")]
        await desk.door.send(place, literal(said["agree"]), keyboard=InlineKeyboardMarkup([row]))


def explanation(version: PlanVersion, question: QuizQuestion) -> str:
    """The quote under a poll, cut at a word where it is longer than Telegram shows."""
    quote = squeeze(question.span.of(version.text))
    if len(quote) + 2 <= EXPLANATION:
        return f"“{quote}”"
    room = quote[: EXPLANATION - 4]
    return f"“{room[: room.rfind(' ')]} …”"


def _quiz(agenda: Agenda) -> tuple[QuizQuestion, ...]:
    return quiz_of(agenda.version, QUESTIONS, withdrawn=agenda.withdrawn)


def _explained(desk: Desk, place: Place, version: PlanVersion, question: QuizQuestion, *, is_right: bool) -> str:
    """Whether it was right, and the whole quote with its place in the plan."""
    language, draft = desk.language(place.chat), Draft()
    draft.cite(version, question.span)
    said = TOUR[language]
    text = said["right"] if is_right else said["wrong"].format(answer=options_of(question, language)[question.right])
    return html.render(said_with_sources((Run(text, bold=True),), draft, language))[0]
