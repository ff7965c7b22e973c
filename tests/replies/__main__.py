"""`python -m tests.replies [SET …]`: which recorded replies are stale, and the requests that are to be answered anew.

The requests are written to build/replies/requests.jsonl: what a model is told, what it is shown, and the name of the
question; with `--all` those of the questions that have no reply, too. `--record FILE` keeps replies to them, a line
each: `name` and `reply`, written by somebody who saw nothing but the request.
"""

import argparse
import json
from pathlib import Path

from knowledge.language_model.request import Request
from tests.replies.collecting import OWN, collect
from tests.replies.recorded import is_stale, recorded, row_of, write

OUT = Path("build/replies/requests.jsonl")


def main() -> int:
    """Always exit status 0."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sets", nargs="*", metavar="SET")
    parser.add_argument("--all", action="store_true")
    parser.add_argument("--record", type=Path, metavar="FILE")
    arguments = parser.parse_args()
    return record(arguments.record) if arguments.record else tell(arguments.sets, every=arguments.all)


def tell(sets: list[str], *, every: bool) -> int:
    """Print which replies are stale, and write the requests; `every`: also those that have no reply yet."""
    OUT.parent.mkdir(parents=True, exist_ok=True)
    fresh, stale, unknown = 0, 0, 0
    with OUT.open("w", encoding="utf-8") as file:
        for one in OWN:
            if sets and one.questions.parent.name not in sets:
                continue
            for collected in collect(one):
                name, request = collected.name, collected.request
                is_new = name not in recorded()
                unknown += is_new
                if is_new and not every:
                    continue
                if not is_new and not is_stale(name, request):
                    fresh += 1
                    continue
                if not is_new:
                    stale += 1
                    print(f"stale: {name}", flush=True)
                row = {"name": name, "rules": request.rules, "data": request.data}
                file.write(json.dumps(row, ensure_ascii=False) + "\n")
    print(f"{fresh} replies hold, {stale} are to be written anew ({OUT}), {unknown} questions have none")
    return 0


def record(replies: Path) -> int:
    """Keep the replies of a file to the requests that were written."""
    requests = {row["name"]: row for row in map(json.loads, OUT.read_text(encoding="utf-8").splitlines())}
    said = [json.loads(line) for line in replies.read_text(encoding="utf-8").splitlines()]
    rows = [
        row_of(one["name"], Request(requests[one["name"]]["rules"], requests[one["name"]]["data"]), one["reply"])
        for one in said
        if one["name"] in requests
    ]
    write(rows)
    print(f"{len(rows)} replies kept, {len(said) - len(rows)} are to no request of {OUT}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
