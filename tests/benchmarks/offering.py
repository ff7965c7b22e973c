"""How often what answers a question is among the candidates that a language model is shown.

`python -m tests.benchmarks.offering [FOLDER…]`: of the questions of the golden sets in the repository, or of those in
the folders named, that make a request and whose answer has a quote, the share whose quotes are all shown; with weights
that were fitted without the set, where `build/choice` has them.
"""

import logging
import sys
from collections import Counter

from knowledge.evaluation import Golden
from knowledge.language_model.request import Request
from knowledge.proof.quoting import find_quote
from tests.benchmarks.replies import left_out_model
from tests.golden.sets import GoldenSet
from tests.replies.collecting import OWN, collect
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
    collected = collect(one, left_out_model(one))
    return Counter(shows(made.request, made.golden) for made in collected if made.golden.quote)


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
