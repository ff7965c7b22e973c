"""How often what answers a question is among the candidates that a language model is shown.

`python -m tests.benchmarks.offering [FOLDER…]`: of the questions of the golden sets in the repository, or of those in
the folders named, that make a request and whose answer has a quote, the share whose quotes are all shown; with weights
that were fitted without the set, where `build/choice` has them.
"""

import logging
import sys
from collections import Counter

from bot.assistant import Assistant
from knowledge.evaluation import Golden
from knowledge.language_model.phraser import ModelError, Phraser, Turn
from knowledge.language_model.request import Request
from knowledge.proof.quoting import find_quote
from tests.benchmarks.replies import ZONE, left_out_model, put
from tests.golden.sets import GoldenSet
from tests.replies.collecting import OWN, SECRET, library_of, questions_of
from tests.replies.talkers import data_of


def main() -> int:
    """Exit status 0."""
    logging.disable(logging.WARNING)  # each question is answered without a model, which is told in the log
    whole: Counter[bool] = Counter()
    for one in OWN:
        if not sys.argv[1:] or one.questions.parent.name in sys.argv[1:]:
            found = offered(one)
            whole += found
            print(f"{one.name}: {told(found)}", flush=True)
    print(f"all: {told(whole)}")
    return 0


def offered(one: GoldenSet) -> Counter[bool]:
    """Of how many questions of a set all quotes are shown, and of how many not."""
    model, found = left_out_model(one), Counter[bool]()
    with library_of(one) as library:
        for golden in questions_of(one):
            made: list[Request] = []

            def silent(request: Request, _before: Turn | None, _seconds: float, made: list[Request] = made) -> str:
                made.append(request)
                raise ModelError("nobody is asked")

            if golden.quote:
                put(Assistant(library, ZONE, Phraser(silent, SECRET, always=True), model), golden)
                found.update([shows(made[-1], golden)] if made else [])
    return found


def shows(request: Request, golden: Golden) -> bool:
    """Whether a request shows all that a right answer cites, in a candidate or in a line above one."""
    candidates = data_of(request)["candidates"]
    shown = [text for one in candidates for text in (one["text"], *one["under"])]
    return all(any(find_quote(quote, text) for text in shown) for quote in golden.quote)


def told(found: Counter[bool]) -> str:
    """Counts in words."""
    return f"{found[True] / (found.total() or 1):.1%} of {found.total()}"


if __name__ == "__main__":
    raise SystemExit(main())
