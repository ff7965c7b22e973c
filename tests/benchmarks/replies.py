"""What the recorded replies of a language model are worth: right answers with them and without, what of them is refused
and why, and the time that the model adds where it replies at once.

`python -m tests.benchmarks.replies [FOLDER…]`: over the golden sets in the repository, or those in the folders named
(`eighth`). Where `build/choice` holds weights that were fitted without a set (`make weights`), its questions are asked
with these; replies are carried over to the request that is then made by the words that they quote. With `--seconds`
the replies come over HTTP from a server on this machine, by the program's own weights, and what the median question
takes more than without a model is told.
"""

import json
import logging
import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date
from statistics import median
from time import perf_counter, process_time
from typing import Any
from zoneinfo import ZoneInfo

from bot.assistant import Assistant
from bot.commands.ask import BatchQuestion, converse
from bot.reply import Reply, text_of
from knowledge.choice.model import Model
from knowledge.evaluation import Given, Golden, grade, judge
from knowledge.language_model.ledger import Ledger
from knowledge.language_model.phraser import ModelError, Phraser, Talk, Turn
from knowledge.language_model.policy import Policy
from knowledge.language_model.request import Request
from knowledge.language_model.talking import open_chat
from knowledge.library import Library
from scripts.fit_choice import left_out_weights
from tests.chat_server import chat_server
from tests.golden.sets import GoldenSet
from tests.replies.carrying import carried
from tests.replies.collecting import DAY, OWN, SECRET, library_of, name_of, phraser, questions_of
from tests.replies.recorded import recorded, replayed
from tests.replies.talkers import Data, data_of

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")


class Refusals(logging.Handler):
    """Counts why claims were dropped, as the program logs it."""

    def __init__(self) -> None:
        super().__init__(logging.INFO)
        self.counts: Counter[str] = Counter()

    def emit(self, record: logging.LogRecord) -> None:
        """Count a line that tells of a claim."""
        if record.msg == "language model: a claim was dropped: %s":
            self.counts[str(record.args[0] if isinstance(record.args, tuple) else record.args)] += 1


def main() -> int:
    """Exit status 1 where something unsupported was said with the model."""
    chosen = {argument for argument in sys.argv[1:] if not argument.startswith("-")}
    sets = [one for one in OWN if not chosen or one.questions.parent.name in chosen]
    return seconds(sets) if "--seconds" in sys.argv else outcomes(sets)


def outcomes(sets: list[GoldenSet]) -> int:
    """Print what becomes of the questions that have a reply, on both sides."""
    refusals, log = Refusals(), logging.getLogger("knowledge.language_model.phraser")
    log.addHandler(refusals)
    log.setLevel(logging.INFO)
    log.propagate = False
    whole: dict[str, Counter[str]] = {"without": Counter(), "with": Counter()}
    claims = 0
    for one in sets:
        weights = left_out_weights(one.name)
        model = Model.of(json.loads(weights.read_text(encoding="utf-8"))) if weights.exists() else None
        sides: dict[str, Counter[str]] = {"without": Counter(), "with": Counter()}
        with library_of(one) as library:
            texts = {version.plan: version.text for version in Assistant(library, ZONE).plans()}
            for golden, recorded_reply, data in replies_of(one, library):
                claims += len(recorded_reply["claims"])
                talk = carrying(recorded_reply, data)
                for side, asked in (("without", None), ("with", phraser(talk))):
                    reply = put(Assistant(library, ZONE, asked, model), golden)
                    given = Given(text_of(reply), reply.abstained, reply.citations)
                    sides[side][str(grade(judge(golden, given, texts)))] += 1
        print(f"{one.name}{'' if model else ' (weights that know it)'}: {told(sides)}", flush=True)
        for side, counts in sides.items():
            whole[side] += counts
    print(f"all: {told(whole)}")
    print(f"{claims} claims, asked for once more where the first is refused; refused: {dict(refusals.counts)}")
    return int(bool(whole["with"]["unsupported"]))


def seconds(sets: list[GoldenSet]) -> int:
    """Print what the median question takes more with a server that replies at once: of the clock, and of the processor
    (of which the server in this process has its part), which others that run on the machine do not change."""
    more: list[tuple[float, float]] = []
    logging.disable(logging.CRITICAL)
    with chat_server(replayed) as server:
        talk = Policy(open_chat("openai:m", server.url), Ledger.in_memory(), today=lambda: date(2031, 3, 1))
        for one in sets:
            with library_of(one) as library:
                alone, both = Assistant(library, ZONE), Assistant(library, ZONE, Phraser(talk, SECRET, always=True))
                for golden, _, _ in replies_of(one, library):
                    put(alone, golden)  # what the first question reads is no part of either
                    without, count = _timed(alone, golden), len(server.requests)
                    took = _timed(both, golden)
                    if len(server.requests) == count + 1:
                        more.append((took[0] - without[0], took[1] - without[1]))
    for name, figures in zip(("clock", "processor"), zip(*more, strict=True), strict=True):
        slow = sorted(figures)[len(figures) * 95 // 100]
        print(f"{len(figures)} questions asked once, {name}: {median(figures):.1f} ms more, 95th percentile {slow:.1f}")
    return 0


def _timed(assistant: Assistant, golden: Golden) -> tuple[float, float]:
    """Milliseconds of the clock and of the processor that a question takes."""
    began, used = perf_counter(), process_time()
    put(assistant, golden)
    return (perf_counter() - began) * 1000, (process_time() - used) * 1000


def replies_of(one: GoldenSet, library: Library) -> Iterator[tuple[Golden, dict[str, Any], Data]]:
    """The questions of a set with a reply to exactly the request that they make, and that request's data."""
    for golden in questions_of(one):
        made: list[Request] = []

        def silent(request: Request, _before: Turn | None, _seconds: float, made: list[Request] = made) -> str:
            made.append(request)
            raise ModelError("nobody is asked")

        row = recorded().get(name_of(one, golden))
        if row is None:
            continue
        put(Assistant(library, ZONE, phraser(silent)), golden)
        if made and made[-1].key == row["request"]:
            yield golden, row["reply"], data_of(made[-1])


def carrying(reply: Mapping[str, Any], data: Data) -> Talk:
    """A model that says what was said to another request."""

    def talk(request: Request, _before: Turn | None, _seconds: float) -> str:
        return json.dumps(carried(reply, data, data_of(request)), ensure_ascii=False)

    return talk


def put(assistant: Assistant, golden: Golden) -> Reply:
    """A golden question, put to an assistant."""
    return converse(assistant, BatchQuestion(golden.id, golden.ask, golden.today or DAY, golden.after))


def told(sides: Mapping[str, Counter[str]]) -> str:
    """Counts in words."""
    parts = []
    for side, counts in sides.items():
        total = counts.total() or 1
        parts.append(f"{side} {counts['right'] / total:.1%} right of {counts.total()} {dict(counts)}")
    return "; ".join(parts)


if __name__ == "__main__":
    raise SystemExit(main())
