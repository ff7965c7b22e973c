"""One language in all that is said of a command line, the library's own words too."""

import re
from collections.abc import Iterator

import pytest

from bot.arguments import Parser, build_parser
from bot.commands.completion import _commands
from bot.wording.cli import TABLES, Words

ENGLISH_WORDS = re.compile(r"\b(?:usage|options|positional|show this|exit|invalid|choose|required|argument|expected)\b")


def parsers(language: str) -> Iterator[Parser]:
    parser = build_parser(Words(language))
    yield parser
    yield from _commands(parser).values()


@pytest.mark.parametrize("language", TABLES)
def test_the_help_of_each_command_is_in_one_language(language: str) -> None:
    for parser in parsers(language):
        told = parser.format_help()
        assert told.startswith("cách dùng: thidua" if language == "vi" else "usage: thidua")
        if language == "vi":
            assert ENGLISH_WORDS.findall(told) == [], parser.prog


@pytest.mark.parametrize(
    ("typed", "vietnamese", "english"),
    [
        ("", "còn thiếu: COMMAND", "missing: COMMAND"),
        (
            "shwo",
            "COMMAND: không có “shwo”; chọn một trong: ingest, plans, ",
            "COMMAND: there is no “shwo”; choose one of: ",
        ),
        ("show", "còn thiếu: PLAN", "missing: PLAN"),
        ("plans x --y", "không hiểu: x --y", "not understood: x --y"),
        ("ask", "phải có một trong: QUESTION --batch", "one of these is needed: QUESTION --batch"),
        ("ask --batch x y", "QUESTION: không dùng cùng --batch", "QUESTION: does not go with --batch"),
        ("show x --version z", "--version: “z” không phải số nguyên", "--version: “z” is no whole number"),
        ("ingest --as", "--as: cần một giá trị đi kèm", "--as: a value must follow"),
        ("ingest --d x", "--d có thể là: --dry-run, --drop-corrections", "--d can mean: --dry-run, --drop-corrections"),
        ("ingest --json=3", "--json: không nhận giá trị 3", "--json: takes no value 3"),
        ("ask --today 3 x", "--today: “3” không phải ngày YYYY-MM-DD", "--today: “3” is not a date YYYY-MM-DD"),
    ],
)
@pytest.mark.parametrize("language", TABLES)
def test_what_is_wrong_is_told_in_one_language(
    capsys: pytest.CaptureFixture[str], language: str, typed: str, vietnamese: str, english: str
) -> None:
    with pytest.raises(SystemExit) as ended:
        build_parser(Words(language)).parse_args(typed.split())
    usage, *_, last = capsys.readouterr().err.splitlines()
    assert ended.value.code == 2
    assert usage.startswith("cách dùng: " if language == "vi" else "usage: ")
    assert last.startswith(f"Lỗi: {vietnamese}" if language == "vi" else f"Error: {english}")


def test_what_the_library_says_for_the_first_time_is_told_as_it_says_it() -> None:
    assert build_parser(Words("vi")).in_words("something new") == "something new"
