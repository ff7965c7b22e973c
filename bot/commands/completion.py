"""`thidua completion`: a script by which a shell completes what is typed."""

import argparse
from argparse import Namespace
from collections.abc import Iterator
from pathlib import Path

from bot.arguments import Parser, build_parser
from bot.commands.console import Console
from bot.settings import CATALOGUE, Settings
from bot.store import open_store

_PLANS = frozenset({"plan", "plans"})
"""What arguments are called that take the id of a plan."""


def run(console: Console, settings: Settings, arguments: Namespace) -> int:
    """The script on standard output; the ids of the plans, which the script asks for, where there are any."""
    if arguments.shell == "plans":
        if not settings.is_shared and not (settings.data_dir / CATALOGUE).exists():
            # Whoever presses a key in some folder wants nothing made there.
            return 0
        with open_store(settings) as library:
            for plan in library.catalogue.plans():
                console.say(plan.plan)
        return 0
    console.say(script(build_parser(console.words), arguments.shell))
    return 0


def script(parser: Parser, shell: str) -> str:
    """The script for a shell, of all commands that a parser knows."""
    cases = "\n".join(_cases(parser))
    first = "autoload -U +X bashcompinit && bashcompinit\n" if shell == "zsh" else ""
    return first + _SCRIPT.replace("@CASES@", cases)


def _cases(parser: Parser) -> Iterator[str]:
    """For the program and each command a line: its options, what stands without one, which options take plans or
    files."""
    commands = _commands(parser)
    yield _case("", parser, " ".join(commands))
    for name, command in commands.items():
        yield _case(name, command, "")


def _case(name: str, parser: Parser, words: str) -> str:
    options: list[str] = []
    of_plans: list[str] = []
    of_files: list[str] = []
    free: list[str] = []
    takes_plans = takes_files = False
    for action in _actions(parser):
        options += action.option_strings
        if not action.option_strings:
            takes_plans |= action.dest in _PLANS
            takes_files |= action.type is Path
            words += " ".join(["", *action.choices]) if action.choices and not words else ""
        elif action.dest in _PLANS:
            of_plans += action.option_strings
        elif action.type is Path or action.dest == "data_dir":
            of_files += action.option_strings
        elif action.nargs != 0:
            free += action.option_strings
    said = {"options": options, "of_plans": of_plans, "of_files": of_files, "free": free}
    lists = " ".join(f'{key}="{" ".join(values)}"' for key, values in said.items())
    return f'        "{name}") words="{words.strip()}" plans={int(takes_plans)} files={int(takes_files)} {lists} ;;'


def _commands(parser: Parser) -> dict[str, Parser]:
    groups = (one for one in _actions(parser) if isinstance(one, argparse._SubParsersAction))
    return {name: command for group in groups for name, command in group.choices.items()}


def _actions(parser: Parser) -> list[argparse.Action]:
    # The library has no other way to tell what it was given.
    return parser._actions


_SCRIPT = """# Completion of thidua. In ~/.bashrc: source <(thidua completion bash)
_thidua() {
    local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD-1]} command= folder= i
    for ((i = 1; i < COMP_CWORD; i++)); do
        case ${COMP_WORDS[i]} in
            --data-dir) ((i++)); folder=${COMP_WORDS[i]} ;;
            -*) ;;
            *) command=${COMP_WORDS[i]}; break ;;
        esac
    done
    local words= plans=0 files=0 options= of_plans= of_files= free=
    case $command in
@CASES@
    esac
    if [[ " $of_plans " == *" $prev "* ]]; then words= plans=1 files=0
    elif [[ " $of_files " == *" $prev "* ]]; then words= plans=0 files=1
    elif [[ " $free " == *" $prev "* ]]; then COMPREPLY=(); return
    elif [[ $cur == -* ]]; then words=$options plans=0 files=0
    fi
    if ((plans)); then words+=" $(thidua ${folder:+--data-dir "$folder"} completion plans 2>/dev/null)"; fi
    COMPREPLY=($(compgen -W "$words" -- "$cur"))
    if ((files)); then
        local IFS=$'\\n'
        COMPREPLY+=($(compgen -f -- "$cur"))
    fi
}
complete -o filenames -F _thidua thidua"""
