"""The command line: a command from what was typed, and what becomes of it."""

import argparse
import gc
import logging
import os
import sys
from collections.abc import Callable, Sequence
from importlib import import_module
from io import TextIOWrapper
from pathlib import Path
from typing import cast

from bot.arguments import build_parser
from bot.commands.console import Console
from bot.failures import explain
from bot.settings import LANGUAGES, Settings, environment, language_of, read_settings
from bot.wording.cli import Words

FAILED, INTERRUPTED = 1, 130

Command = Callable[[Console, Settings, argparse.Namespace], int]


def run(argv: Sequence[str] | None = None) -> int:
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
        command = _command(arguments.command)
        gc.enable()  # everything is imported
        return command(console, settings, arguments)
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


def _command(name: str) -> Command:
    # Each command is loaded alone, so that a quick one does not wait for another's libraries.
    return cast("Command", import_module(f"bot.commands.{name}").run)


def _words(language: str) -> Words:
    named = language_of(language)
    return Words(named if named in LANGUAGES else LANGUAGES[0])


def _start_log(level: str) -> None:
    logging.basicConfig(level=level, format="%(asctime)s %(levelname)s %(name)s: %(message)s")
    # Its lines hold the addresses of requests, and Telegram's hold the token.
    for name in ("httpx", "httpx2"):
        logging.getLogger(name).setLevel(logging.WARNING)
