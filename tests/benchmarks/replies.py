"""What the recorded replies of a language model are worth: right answers with them and without, what of them is refused
and why, and the time that the model adds where it replies at once.

`python -m tests.benchmarks.replies [FOLDER…]`: over the golden sets in the repository, or those in the folders named
(`eighth`). Where `build/choice` holds weights that were fitted without a set (`make weights`), its questions are asked
with these. The model is asked about every question that has a recorded reply; with `--whole` all questions of a set
are put to both sides, and the model is asked as the program does it, where its choice is not certain. A reply that
does not hold for the request that is made then is said as "not here". With `--seconds` the replies come over HTTP from
a server on this machine, by the program's own weights, and what the median question takes more than without a model
is told.
"""

import json
import logging
import sys
from collections import Counter
from collections.abc import Mapping
from datetime import date
from statistics import median
from time import perf_counter, process_time

from bot.assistant import Assistant
from bot.reply import text_of
from knowledge.choice.model import Model, read_model
from knowledge.evaluation import Given, Golden, grade, judge
from knowledge.language_model.ledger import Ledger
from knowledge.language_model.phraser import ModelError, Phraser, Turn
from knowledge.language_model.policy import Policy
from knowledge.language_model.request import Request
from knowledge.language_model.talking import open_chat
from scripts.left_out import left_out_weights
from tests.chat_server import chat_server
from tests.golden.sets import GoldenSet
from tests.replies.collecting import OWN, SECRET, ZONE, library_of, name_of, put, questions_of
from tests.replies.recorded import NOT_HERE, asked_key, recorded, replayed, reply_to


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
    return seconds(sets) if "--seconds" in sys.argv else outcomes(sets, whole="--whole" in sys.argv)


def outcomes(sets: list[GoldenSet], *, whole: bool) -> int:
    """Print what becomes of the questions that have a reply, or of all, on both sides."""
    refusals, log = Refusals(), logging.getLogger("knowledge.language_model.phraser")
    log.addHandler(refusals)
    log.setLevel(logging.INFO)
    log.propagate = False
    every: dict[str, Counter[str]] = {"without": Counter(), "with": Counter()}
    asked: Counter[str] = Counter()
    for one in sets:
        model = left_out_model(one)
        sides: dict[str, Counter[str]] = {"without": Counter(), "with": Counter()}
        with library_of(one) as library:
            texts = {version.plan: version.text for version in Assistant(library, ZONE).plans()}
            for golden in questions_of(one):
                name = name_of(one, golden)
                if name not in recorded() and not whole:
                    continue
                phraser = Phraser(Recorded(name, asked), SECRET, always=not whole)
                count = asked.total()
                both = judged(Assistant(library, ZONE, phraser, model), golden, texts)
                sides["with"][both] += 1
                # Where the model was not asked the answer is the one without it.
                alone = judged(Assistant(library, ZONE, None, model), golden, texts) if asked.total() > count else both
                sides["without"][alone] += 1
        print(f"{one.name}{'' if model else ' (weights that know it)'}: {told(sides)}", flush=True)
        for side, counts in sides.items():
            every[side] += counts
    print(f"all: {told(every)}")
    print(f"asked of the model: {dict(asked)}; claims refused, also at a second try: {dict(refusals.counts)}")
    return int(bool(every["with"]["unsupported"]))


def left_out_model(one: GoldenSet) -> Model | None:
    """The weights that were fitted without a set; None where there are none."""
    weights = left_out_weights(one.name)
    return read_model(weights) if weights.exists() else None


class Recorded:
    """A model that says what was recorded to a question, and counts how that went."""

    def __init__(self, name: str, counts: Counter[str]) -> None:
        self._row, self._counts = recorded().get(name), counts

    def __call__(self, request: Request, before: Turn | None, _seconds: float) -> str:
        """The reply; "not here" where it does not hold for what this request shows; ModelError where there is none."""
        if self._row is None or self._row["asked"] != asked_key(request):
            self._counts["no reply"] += 1
            raise ModelError("nobody wrote a reply")
        found = reply_to(self._row, request)
        self._counts["again" if before else "holds" if found else "stale"] += 1
        return json.dumps(found, ensure_ascii=False) if found else NOT_HERE


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
                for golden in questions_of(one):
                    if name_of(one, golden) not in recorded():
                        continue
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


def judged(assistant: Assistant, golden: Golden, texts: Mapping[str, str]) -> str:
    """How well a golden question is answered; `texts` are those of the plans."""
    reply = put(assistant, golden)
    return str(grade(judge(golden, Given(text_of(reply), reply.abstained, reply.citations), texts)))


def told(sides: Mapping[str, Counter[str]]) -> str:
    """Counts in words."""
    parts = []
    for side, counts in sides.items():
        total = counts.total() or 1
        parts.append(f"{side} {counts['right'] / total:.1%} right of {counts.total()} {dict(counts)}")
    return "; ".join(parts)


if __name__ == "__main__":
    raise SystemExit(main())
