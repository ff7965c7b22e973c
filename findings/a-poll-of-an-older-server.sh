#!/usr/bin/env bash
# What one would guess: python-telegram-bot reads polls and answers to polls of a Bot API server that is older than
# itself (a self-hosted one, say), as it reads everything else: fields that came later are optional in the signatures
# of Poll and PollAnswer (`allows_revoting: bool | None = None`, `option_persistent_ids: Sequence[str] | None = None`).
# What happens: both raise TypeError ("… is a required argument since Bot API 9.6"). sendPoll then fails after the poll
# has been sent, and an update with such an answer cannot be read at all.
# Seen with python-telegram-bot 22.8 on 2026-11-28. Exits non-zero where that has changed.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check "python-telegram-bot==22.8"
"$folder/venv/bin/python" - <<'PYTHON'
import sys
from inspect import signature

from telegram import Poll, PollAnswer

POLL = {
    "id": "1", "question": "?", "options": [{"text": t, "voter_count": 0, "persistent_id": t} for t in "ab"],
    "total_voter_count": 0, "is_closed": False, "is_anonymous": False, "type": "quiz", "allows_multiple_answers": False,
}  # as servers before Bot API 9.6 answer
ANSWER = {"poll_id": "1", "option_ids": [0], "user": {"id": 1, "is_bot": False, "first_name": "Lan"}}

changed = False
for kind, data, field in ((Poll, POLL, "allows_revoting"), (PollAnswer, ANSWER, "option_persistent_ids")):
    default = signature(kind).parameters[field].default
    try:
        kind.de_json(data, None)
        outcome = "read"
        changed = True
    except TypeError as error:
        outcome = f"TypeError: {error}"
    print(f"{kind.__name__}({field}={default!r}): {outcome}")
sys.exit("changed" if changed else 0)
PYTHON
