"""`thidua chat`: a conversation on the terminal."""

from argparse import Namespace

from bot.assistant import Assistant, open_assistant
from bot.commands.console import Console
from bot.commands.plans import lines_of
from bot.commands.replies import as_text
from bot.reply import Reply
from bot.settings import Settings
from bot.wording.cli import Words
from knowledge.answer import NOTHING_SAID

_LEAVE = ("/thoat", "/exit", "/quit")
_PLANS = ("/kehoach", "/plans")


def run(console: Console, settings: Settings, arguments: Namespace) -> int:  # noqa: ARG001 same form as all commands
    """Until /thoat, the end of the input or Ctrl-C."""
    with open_assistant(settings) as assistant:
        console.say(console.words("chat.welcome"))
        reply: Reply | None = None
        while (line := _read(console)) is not None and line.lower() not in _LEAVE:
            reply = _turn(console, assistant, line, reply)
    console.say(console.words("chat.bye"))
    return 0


def _turn(console: Console, assistant: Assistant, line: str, before: Reply | None) -> Reply | None:
    """Do what a line asks for; the reply that the next line follows on."""
    if not line:
        return before
    if line.startswith("/"):
        _command(console, assistant, line)
        return before
    reply = _answer(assistant, line, before)
    words = Words(reply.language)
    console.say(as_text(reply, words, bold=console.is_terminal))
    for number, choice in enumerate(reply.choices, 1):
        console.say(f"  {number}. {choice.label}")
    if reply.choices:
        console.say(words("chat.choose"))
    console.say()
    return reply


def _answer(assistant: Assistant, line: str, before: Reply | None) -> Reply:
    """The answer to a question, or to the question before where the line is the number of a plan."""
    if before and line.isdecimal() and 0 < int(line) <= len(before.choices):
        choice = before.choices[int(line) - 1]
        return assistant.ask(before.question, conversation=before.conversation, plan=choice.plan)
    return assistant.ask(line, conversation=before.conversation if before else NOTHING_SAID)


def _command(console: Console, assistant: Assistant, line: str) -> None:
    if line.lower() not in _PLANS:
        console.say(console.words("chat.unknown"))
    for version in assistant.plans() if line.lower() in _PLANS else ():
        console.say("\n".join(lines_of(version, console.words)))


def _read(console: Console) -> str | None:
    """What the person typed; None at the end."""
    try:
        if not console.can_ask:
            line = console.input.readline()
            return line.strip() if line else None
        import readline  # noqa: F401 gives `input` its line editing

        return input(console.words("chat.prompt")).strip()
    except (EOFError, KeyboardInterrupt):
        console.say()
        return None
