"""What is read in whatever a model writes."""

import json
import time

import pytest

from knowledge.language_model.reply import LONGEST, MOST_CLAIMS, Reply, ReplyError, Said, read_reply

CLAIM = {"plan": 1, "text": "Hạn là ngày 05/12.", "quotes": [{"n": 3, "words": "trước ngày 05/12"}]}
WHOLE = {"kind": "answer", "asked": "hạn", "claims": [CLAIM], "which": []}
SAID = Said(1, "Hạn là ngày 05/12.", ((3, "trước ngày 05/12"),))
TEXT = json.dumps(WHOLE, ensure_ascii=False)


@pytest.mark.parametrize(
    "raw",
    [
        TEXT,
        f"\n```json\n{TEXT}\n```\n",
        f"```\n{json.dumps(WHOLE, indent=2)}\n```",
        f'<think>Có thể là {{"kind": "not_here"}}?</think>\n{TEXT}',
        f"Đây là câu trả lời: {TEXT} Hết.",
        f"{{không phải JSON}} {TEXT}",
        json.dumps({"reply": WHOLE}),
        json.dumps({**WHOLE, "confidence": 0.9, "answer": "05/12"}),
        json.dumps({**WHOLE, "kind": "Answer "}),
        json.dumps({"claims": [CLAIM]}),
        json.dumps({**WHOLE, "claims": CLAIM}),
        json.dumps({**WHOLE, "claims": [{**CLAIM, "plan": "1"}]}),
        json.dumps(
            {**WHOLE, "claims": [{**CLAIM, "plan": 1.0, "quotes": [{"n": "[3]", "words": "trước ngày 05/12"}]}]}
        ),
        json.dumps({**WHOLE, "claims": [{**CLAIM, "quotes": {"n": 3, "words": "trước ngày 05/12"}}]}),
        json.dumps({**WHOLE, "claims": [None, 7, {"text": "x"}, {**CLAIM, "quotes": []}, CLAIM]}),
    ],
)
def test_the_claims_of_a_reply_in_any_shape(raw: str) -> None:
    assert read_reply(raw).claims == (SAID,)


@pytest.mark.parametrize(
    ("raw", "kind", "which"),
    [
        ('{"kind": "not_here", "asked": "", "claims": [], "which": []}', "not_here", ()),
        ('{"kind": "not_here"}', "not_here", ()),
        ('{"claims": []}', "not_here", ()),
        ('{"kind": "ask_back", "claims": [], "which": [2, "1", 2]}', "ask_back", (2, 1)),
        ('{"which": [1, 2]}', "ask_back", (1, 2)),
    ],
)
def test_nothing_here_and_asking_back(raw: str, kind: str, which: tuple[int, ...]) -> None:
    read = read_reply(raw)
    assert (read.kind, read.which, read.claims) == (kind, which, ())


@pytest.mark.parametrize(
    "raw",
    [
        "",
        "Hạn là ngày 05/12.",
        "[1]",
        "{}",
        "null",
        "<think>" + TEXT,
        TEXT[:-30],
        '{"kind": "answer", "claims": []}',
        '{"kind": "answer", "claims": [{"plan": true, "text": "x", "quotes": [{"n": 1, "words": "x"}]}]}',
        '{"kind": "answer", "claims": [{"plan": 1e999, "text": "x", "quotes": [{"n": NaN, "words": "x"}]}]}',
        '{"kind": "answer", "claims": [{"plan": 1, "text": ["x"], "quotes": [{"n": 1, "words": 5}]}]}',
        '{"kind": "yes"}',
        "x" * (LONGEST + 1),
    ],
)
def test_any_other_reply_counts_for_nothing(raw: str) -> None:
    with pytest.raises(ReplyError) as failed:
        read_reply(raw)
    assert "05/12" not in str(failed.value)


def test_no_more_than_so_many_claims_are_looked_at() -> None:
    assert len(read_reply(json.dumps({"kind": "answer", "claims": [CLAIM] * 50})).claims) == MOST_CLAIMS


@pytest.mark.parametrize("piece", ["{", '{"a":', '{"a":[', '{"kind":', "<think>"])
def test_nonsense_is_over_at_once(piece: str) -> None:
    began = time.process_time()
    with pytest.raises(ReplyError):
        read_reply(piece * (LONGEST // len(piece)))
    assert time.process_time() - began < 2


def test_a_reply_of_nothing_is_a_reply() -> None:
    assert read_reply('{"kind": "not_here"}') == Reply("not_here")
