"""The command line: what may be typed, and which command it is."""

import argparse
import logging
import os
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from importlib import import_module
from importlib.metadata import version as installed_version
from io import TextIOWrapper
from pathlib import Path
from typing import cast

from bot.commands.console import Console
from bot.failures import explain
from bot.settings import LANGUAGES, Settings, environment, read_settings
from bot.wording.cli import Words

FAILED, INTERRUPTED = 1, 130

Command = Callable[[Console, Settings, argparse.Namespace], int]


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command. Exit status: 0, 1 when something asked for failed, 2 for wrong usage."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    # What is written here is for whoever runs the program, and for nobody else on the machine.
    os.umask(0o077)
    words = Words(LANGUAGES[0])
    try:
        env = environment(Path.cwd())
        words = _words(env.get("LANGUAGE", ""))
        arguments = build_parser(words).parse_args(argv)
        if arguments.data_dir:
            env["DATA_DIR"] = arguments.data_dir
        settings = read_settings(env)
        _start_log(settings.log_level)
        console = Console(sys.stdin, sys.stdout, sys.stderr, words)
        return _command(arguments.command)(console, settings, arguments)
    except KeyboardInterrupt:
        print(words("interrupted"), file=sys.stderr)
        return INTERRUPTED
    except BrokenPipeError:
        # Whoever read the result has seen enough; the interpreter must not fail on flushing the rest.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FAILED
    except Exception as error:
        message = explain(error, words)
        if message is None:
            raise
        print(words("error", message=message), file=sys.stderr)
        return FAILED


def build_parser(words: Words) -> argparse.ArgumentParser:
    """Everything that may be typed."""
    parser = argparse.ArgumentParser(prog="thidua", description=words("program"))
    parser.add_argument("--data-dir", metavar="DIR", help=words("help.data_dir"))
    parser.add_argument("--version", action=_Version, nargs=0, help=words("help.version"))
    add = _Adder(parser.add_subparsers(dest="command", metavar="COMMAND", required=True), words)
    add.reading_commands()
    add.asking_commands()
    add.dating_commands()
    add.showing_commands()
    add.changing_commands()
    add.looking_back_commands()
    add.keeping_commands()
    return parser


class _Version(argparse.Action):
    """Prints the version that is installed; looked up only where it is asked for."""

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> None:
        print(f"{parser.prog} {installed_version(parser.prog)}")
        parser.exit()


@dataclass(frozen=True, slots=True)
class _Adder:
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]"
    words: Words

    def __call__(self, name: str) -> argparse.ArgumentParser:
        text = self.words(f"help.{name}")
        return self.commands.add_parser(name, help=text, description=text)

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
        """backup, restore, reindex, reread, adopt, doctor."""
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


def _command(name: str) -> Command:
    # Each command is loaded alone, so that a quick one does not wait for another's libraries.
    return cast("Command", import_module(f"bot.commands.{name}").run)


def _words(language: str) -> Words:
    language = language.strip().lower()
    return Words(language if language in LANGUAGES else LANGUAGES[0])


def _start_log(level: str) -> None:
    logging.basicConfig(level=level, format="%(asctime)s %(levelname)s %(name)s: %(message)s")
    # Its lines hold the addresses of requests, and Telegram's hold the token.
    for name in ("httpx", "httpx2"):
        logging.getLogger(name).setLevel(logging.WARNING)
