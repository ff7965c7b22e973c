"""`python -m tests.replies [SET …]`: which recorded replies are stale, and the requests that are to be answered anew.

The requests are written to build/replies/requests.jsonl: what a model is told, what it is shown, and the name of the
question. A reply goes into tests/replies/replies.jsonl with the key of its request, written by somebody who saw
nothing but the request.
"""

import json
import sys
from pathlib import Path

from tests.replies.collecting import OWN, collect
from tests.replies.recorded import is_stale, recorded

OUT = Path("build/replies/requests.jsonl")


def main() -> int:
    """Always exit status 0."""
    OUT.parent.mkdir(parents=True, exist_ok=True)
    fresh, stale, unknown = 0, 0, 0
    with OUT.open("w", encoding="utf-8") as file:
        for one in OWN:
            if sys.argv[1:] and one.questions.parent.name not in sys.argv[1:]:
                continue
            for collected in collect(one):
                request = collected.request
                if collected.name not in recorded():
                    unknown += 1
                    continue
                if not is_stale(collected.name, request):
                    fresh += 1
                    continue
                stale += 1
                row = {"name": collected.name, "request": request.key, "rules": request.rules, "data": request.data}
                file.write(json.dumps(row, ensure_ascii=False) + "\n")
                print(f"stale: {collected.name}", flush=True)
    print(f"{fresh} replies hold, {stale} are to be written anew ({OUT}), {unknown} questions have none")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
