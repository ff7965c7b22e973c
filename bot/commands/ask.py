"""`thidua ask`: one question, or a file of them."""

import json
from argparse import Namespace
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from bot.assistant import Assistant, open_assistant
from bot.commands.console import Console
from bot.commands.replies import as_json, as_text
from bot.reply import Reply
from bot.settings import Settings
from bot.wording.cli import Words
from bot.wording.explaining import explained
from knowledge.catalogue import CatalogueError

WRONG_USAGE = 2


@dataclass(frozen=True, slots=True)
class BatchQuestion:
    """A question as it stands in a batch; `after` is the question asked just before it."""

    id: str
    ask: str
    today: date | None = None
    after: str | None = None


class BatchError(Exception):
    """A line of a batch that is no question; the message is the cause, for the person."""


def run(console: Console, settings: Settings, arguments: Namespace) -> int:
    """Exit status 1 where the plan is not there or a line of the batch is no question."""
    if arguments.batch is None and not arguments.question.strip():
        console.fail("ask.needs_question")
        return WRONG_USAGE
    with open_assistant(settings) as assistant:
        if arguments.plan is not None and assistant.library.shelf().plan(arguments.plan) is None:
            raise CatalogueError("catalogue.unknown", plan=arguments.plan)
        if arguments.batch is not None:
            return _run_batch(console, assistant, arguments)
        asked = BatchQuestion("", arguments.question, arguments.today, arguments.after)
        reply = converse(assistant, asked, plan=arguments.plan, explain=arguments.explain)
    if arguments.json:
        console.json(as_json(reply, None))
    else:
        words = Words(reply.language)
        console.say(as_text(reply, words, bold=console.is_terminal))
        if reply.trace:
            console.say("\n" + "\n".join(explained(reply.trace, reply.language)))
    return 0


def converse(assistant: Assistant, asked: BatchQuestion, *, plan: str | None = None, explain: bool = False) -> Reply:
    """The reply to a question, in the conversation that the question before it makes."""
    if asked.after is None:
        return assistant.ask(asked.ask, plan=plan, today=asked.today, explain=explain)
    talk = assistant.ask(asked.after, plan=plan, today=asked.today).conversation
    return assistant.ask(asked.ask, conversation=talk, plan=plan, today=asked.today, explain=explain)


def _run_batch(console: Console, assistant: Assistant, arguments: Namespace) -> int:
    failed = False
    try:
        for number, line in _lines(arguments.batch):
            try:
                asked = _question(line, arguments.today, console.words)
            except BatchError as error:
                failed = True
                console.fail("batch.line", path=arguments.batch, number=number, cause=error)
                continue
            reply = converse(assistant, asked, plan=arguments.plan, explain=arguments.explain)
            console.json(as_json(reply, asked.id), indent=None)
    except (OSError, UnicodeDecodeError) as error:
        failed = True
        console.fail("batch.unreadable", path=arguments.batch, cause=error)
    return int(failed)


def _lines(path: Path) -> Iterator[tuple[int, str]]:
    with path.open(encoding="utf-8-sig") as file:
        for number, line in enumerate(file, 1):
            if line.strip():
                yield number, line


def _question(line: str, today: date | None, words: Words) -> BatchQuestion:
    try:
        row = json.loads(line)
        if not isinstance(row, dict) or "id" not in row or not str(row.get("ask", "")).strip():
            raise BatchError(words("batch.form"))
        day = date.fromisoformat(row["today"]) if row.get("today") else today
        return BatchQuestion(str(row["id"]), str(row["ask"]), day, row.get("after") or None)
    except json.JSONDecodeError as error:
        raise BatchError(str(error)) from error
    except (TypeError, ValueError):
        raise BatchError(words("ask.date", value=row["today"])) from None
