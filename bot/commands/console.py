"""Where a command prints: results on standard output, messages on standard error."""

import json
from dataclasses import dataclass
from typing import Any, TextIO

from bot.wording.cli import Words


@dataclass(frozen=True, slots=True)
class Console:
    """The streams of a command and the words of its language."""

    input: TextIO
    output: TextIO
    errors: TextIO
    words: Words

    def say(self, text: str = "") -> None:
        """A line of the result."""
        print(text, file=self.output, flush=True)

    def json(self, value: Any, *, indent: int | None = 2) -> None:
        """The result as JSON; without `indent` on one line."""
        self.say(json.dumps(value, ensure_ascii=False, indent=indent))

    def tell(self, text: str) -> None:
        """A message beside the result."""
        print(text, file=self.errors, flush=True)

    def fail(self, key: str, **values: object) -> None:
        """The message of an error."""
        self.tell(self.words("error", message=self.words(key, **values)))

    @property
    def is_terminal(self) -> bool:
        """Whether a person reads the result as it is printed."""
        return self.output.isatty()

    @property
    def can_ask(self) -> bool:
        """Whether a person can answer."""
        return self.input.isatty() and self.output.isatty()

    def confirm(self, question: str) -> bool:
        """Whether the person says yes to a question."""
        return self.ask(self.words("confirm", question=question)) in self.words("confirm.yes").split("|")

    def ask(self, question: str) -> str:
        """What the person answers, in lower case."""
        print(question, end="", file=self.output, flush=True)
        return self.input.readline().strip().lower()

    def may(self, question: str, *, yes: bool) -> bool:
        """Whether to go on with what cannot be undone: `yes` was given, or a person says so."""
        if yes:
            return True
        if not self.can_ask:
            self.fail("confirm.impossible")
            return False
        agreed = self.confirm(question)
        if not agreed:
            self.tell(self.words("confirm.declined"))
        return agreed
