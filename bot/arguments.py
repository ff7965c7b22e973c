"""What may be typed: the commands with their arguments, told in one language."""

import argparse
import re
import sys
from dataclasses import dataclass
from datetime import date
from functools import partial
from importlib.metadata import version as installed_version
from pathlib import Path
from typing import Any, NoReturn

from bot.wording.cli import Words

WRONG_USAGE = 2

SHELLS = ("bash", "zsh", "plans")
"""What can complete a line; the last one is what their scripts ask for the plans."""

_WRONG = tuple(
    (key, re.compile(form))
    for key, form in (
        ("missing", r"the following arguments are required: (?P<names>.+)"),
        ("unknown", r"unrecognized arguments: (?P<names>.+)"),
        ("one_of", r"one of the arguments (?P<names>.+) is required"),
        ("ambiguous", r"ambiguous option: (?P<value>.+?) could match (?P<names>.+)"),
        ("of", r"argument (?P<name>.+?): (?P<message>.+)"),
        ("choice", r"invalid choice: (?P<value>.+?) \(choose from (?P<names>.+)\)"),
        ("expected", r"expected (?:one|at least one|\d+) arguments?"),
        ("whole_number", r"invalid int value: (?P<value>.+)"),
        ("together", r"not allowed with argument (?P<other>.+)"),
        ("no_value", r"ignored explicit argument (?P<value>.+)"),
    )
)
"""What the library says is wrong, by the sentence that says it here. "argument X: …" holds another of these."""


def build_parser(words: Words) -> "Parser":
    """Everything that may be typed."""
    parser = Parser(prog="thidua", description=words("program"), words=words)
    parser.add_argument("--data-dir", metavar="DIR", help=words("help.data_dir"))
    parser.add_argument("--version", action=_Version, nargs=0, help=words("help.version"))
    of_commands = words("arguments.commands")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", required=True, title=of_commands)
    add = _Adder(commands, words)
    add.reading_commands()
    add.asking_commands()
    add.dating_commands()
    add.showing_commands()
    add.changing_commands()
    add.looking_back_commands()
    add.keeping_commands()
    return parser


class Parser(argparse.ArgumentParser):
    """A parser that speaks one language also where the library would say something of its own."""

    def __init__(self, *, words: Words, **options: Any) -> None:
        super().__init__(add_help=False, formatter_class=partial(_Formatter, words), **options)
        self.words = words
        self._positionals.title = words("arguments.positional")
        self._optionals.title = words("arguments.optional")
        self.add_argument("-h", "--help", action="help", help=words("arguments.help"))

    def error(self, message: str) -> NoReturn:
        """Say what is wrong, after how the command is typed; exit status 2."""
        self.print_usage(sys.stderr)
        self.exit(WRONG_USAGE, f"{self.words('error', message=self.in_words(message))}\n")

    def in_words(self, message: str) -> str:
        """What the library finds wrong, in the words of the language; as it says it where it says something new."""
        for key, form in _WRONG:
            if found := form.fullmatch(message):
                values = {name: value.replace("'", "") for name, value in found.groupdict().items()}
                if "message" in values:
                    values["message"] = self.in_words(values["message"])
                return self.words(f"arguments.{key}", **values)
        return message


class _Formatter(argparse.HelpFormatter):
    def __init__(self, words: Words, prog: str) -> None:
        super().__init__(prog)
        self._words = words

    def add_usage(self, usage: Any, actions: Any, groups: Any, prefix: str | None = None) -> None:
        super().add_usage(usage, actions, groups, self._words("arguments.usage") if prefix is None else prefix)


class _Version(argparse.Action):
    """Prints the version that is installed; looked up only where it is asked for."""

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> None:
        print(f"{parser.prog} {installed_version(parser.prog)}")
        parser.exit()


@dataclass(frozen=True, slots=True)
class _Adder:
    commands: "argparse._SubParsersAction[Parser]"
    words: Words

    def __call__(self, name: str) -> argparse.ArgumentParser:
        text = self.words(f"help.{name}")
        return self.commands.add_parser(name, help=text, description=text, words=self.words)

    def reading_commands(self) -> None:
        """ingest, plans, show."""
        ingest = self("ingest")
        paths = self.words("help.ingest.paths")
        ingest.add_argument("paths", metavar="PATH", nargs="*", type=Path, help=paths)
        ingest.add_argument("--as", dest="plan", metavar="PLAN", help=self.words("help.ingest.as"))
        ingest.add_argument("--dry-run", action="store_true", help=self.words("help.ingest.dry_run"))
        ingest.add_argument("--force", action="store_true", help=self.words("help.ingest.force"))
        dropped = self.words("help.ingest.drop_corrections")
        ingest.add_argument("--drop-corrections", action="store_true", help=dropped)
        skipped = self.words("help.ingest.skip_self_test")
        ingest.add_argument("--skip-self-test", action="store_true", help=skipped)
        self._yes(ingest)
        self._json(ingest)
        self._json(self("plans"))
        show = self("show")
        self._plan(show)
        show.add_argument("--version", metavar="N", type=int, help=self.words("help.show.version"))
        show.add_argument("--explain", action="store_true", help=self.words("help.show.explain"))
        self._json(show)

    def asking_commands(self) -> None:
        """ask, chat, bot, web, eval."""
        ask = self("ask")
        asked = ask.add_mutually_exclusive_group(required=True)
        asked.add_argument("question", metavar="QUESTION", nargs="?", help=self.words("help.ask.question"))
        asked.add_argument("--batch", metavar="FILE.jsonl", type=Path, help=self.words("help.ask.batch"))
        ask.add_argument("--plan", metavar="PLAN", help=self.words("help.ask.plan"))
        ask.add_argument("--today", metavar="YYYY-MM-DD", type=self._date, help=self.words("help.ask.today"))
        ask.add_argument("--after", metavar="QUESTION", help=self.words("help.ask.after"))
        ask.add_argument("--explain", action="store_true", help=self.words("help.ask.explain"))
        self._json(ask)
        self("chat")
        self("bot")
        self("web")
        evaluation = self("eval")
        questions = self.words("help.eval.questions")
        evaluation.add_argument("questions", metavar="QUESTIONS.yaml", type=Path, help=questions)
        evaluation.add_argument("--model", action="store_true", help=self.words("help.eval.model"))
        self._json(evaluation)

    def dating_commands(self) -> None:
        """calendar, timeline."""
        for name in ("calendar", "timeline"):
            command = self(name)
            command.add_argument("plans", metavar="PLAN", nargs="+", help=self.words("help.plan_argument"))
        output = self.words("help.timeline.output")
        command.add_argument("-o", "--output", metavar="FILE", type=Path, required=True, help=output)
        command.add_argument("--today", metavar="YYYY-MM-DD", type=self._date, help=self.words("help.ask.today"))

    def showing_commands(self) -> None:
        """page."""
        page = self("page")
        self._plan(page)
        page.add_argument("--quote", metavar="N|TEXT", help=self.words("help.page.quote"))
        page.add_argument("--question", metavar="QUESTION", help=self.words("help.page.question"))
        page.add_argument("--page", metavar="N", type=int, help=self.words("help.page.page"))
        page.add_argument("--version", metavar="N", type=int, help=self.words("help.show.version"))
        page.add_argument("--today", metavar="YYYY-MM-DD", type=self._date, help=self.words("help.ask.today"))
        output = self.words("help.page.output")
        page.add_argument("-o", "--output", metavar="FILE", type=Path, required=True, help=output)

    def changing_commands(self) -> None:
        """set, remove, rollback."""
        correct = self("set")
        self._plan(correct)
        for name in ("field", "value"):
            correct.add_argument(name, metavar=name.upper(), help=self.words(f"help.set.{name}"))
        correct.add_argument("--quote", metavar="TEXT", help=self.words("help.set.quote"))
        self._yes(correct)
        for name in ("remove", "rollback"):
            command = self(name)
            self._yes(command)
            self._plan(command)

    def keeping_commands(self) -> None:
        """backup, restore, reindex, reread, adopt, completion, doctor."""
        backup, restore = self("backup"), self("restore")
        for command in (backup, restore):
            file = self.words(f"help.{'backup' if command is backup else 'restore'}.file")
            command.add_argument("file", metavar="FILE", type=Path, help=file)
        restore.add_argument("--force", action="store_true", help=self.words("help.restore.force"))
        self("reindex")
        reread = self("reread")
        reread.add_argument("plans", metavar="PLAN", nargs="*", help=self.words("help.reread.plans"))
        reread.add_argument("--background", action="store_true", help=self.words("help.reread.background"))
        self._yes(self("adopt"))
        completion = self("completion")
        completion.add_argument(
            "shell", metavar="|".join(SHELLS), choices=SHELLS, help=self.words("help.completion.shell")
        )
        self("doctor").add_argument("--deep", action="store_true", help=self.words("help.doctor.deep"))

    def looking_back_commands(self) -> None:
        """stats, unanswered, audit."""
        for name in ("stats", "unanswered", "audit"):
            command = self(name)
            if name == "audit":
                command.add_argument("--lines", action="store_true", help=self.words("help.audit.lines"))
                after = self.words("help.audit.after")
                command.add_argument("--after", metavar="N", type=int, default=0, help=after)
            else:
                command.add_argument("--days", metavar="DAYS", type=int, help=self.words("help.days"))
            self._json(command)

    def _plan(self, command: argparse.ArgumentParser) -> None:
        command.add_argument("plan", metavar="PLAN", help=self.words("help.plan_argument"))

    def _json(self, command: argparse.ArgumentParser) -> None:
        command.add_argument("--json", action="store_true", help=self.words("help.json"))

    def _yes(self, command: argparse.ArgumentParser) -> None:
        command.add_argument("--yes", action="store_true", help=self.words("help.yes"))

    def _date(self, value: str) -> date:
        try:
            return date.fromisoformat(value)
        except ValueError:
            raise argparse.ArgumentTypeError(self.words("ask.date", value=value)) from None
