"""Recorded replies over a server on this machine that speaks OpenAI's protocol: right more often, never unsupported."""

from collections import Counter
from datetime import date
from zoneinfo import ZoneInfo

import pytest

from bot.assistant import Assistant
from bot.commands.ask import BatchQuestion, converse
from bot.reply import text_of
from knowledge.evaluation import Given, Grade, grade, judge
from knowledge.language_model.ledger import Ledger
from knowledge.language_model.phraser import PATIENCE, Phraser
from knowledge.language_model.policy import Policy
from knowledge.language_model.talking import open_chat
from tests.chat_server import chat_server
from tests.replies.collecting import DAY, OWN, SECRET, library_of, name_of, questions_of
from tests.replies.recorded import recorded, replayed

MANY = 400
ZONE = ZoneInfo("Asia/Ho_Chi_Minh")


def test_many_replies_are_recorded() -> None:
    assert len(recorded()) >= MANY


def test_replies_over_http_are_proven_and_shown() -> None:
    [one] = [one for one in OWN if one.questions.parent.name == "seventh"]
    with chat_server(replayed) as server, library_of(one) as library:
        talk = Policy(open_chat("openai:m", server.url), Ledger.in_memory(), today=lambda: date(2031, 3, 1))
        noted: list[str] = []
        phraser = Phraser(talk, SECRET, always=True, patience=PATIENCE, note=noted.append)
        sides: dict[Phraser | None, Counter[Grade]] = {None: Counter(), phraser: Counter()}
        for golden in questions_of(one):
            if name_of(one, golden) not in recorded():
                continue
            for side, counts in sides.items():
                assistant = Assistant(library, ZONE, side)
                texts = {version.plan: version.text for version in assistant.plans()}
                reply = converse(assistant, BatchQuestion(golden.id, golden.ask, golden.today or DAY, golden.after))
                given = Given(text_of(reply), reply.abstained, reply.citations)
                counts[grade(judge(golden, given, texts))] += 1
    if "answer" not in noted:
        pytest.skip("the recorded replies are to what earlier rules asked: make replies")
    assert sides[phraser][Grade.UNSUPPORTED] == 0
    assert sides[phraser][Grade.RIGHT] >= sides[None][Grade.RIGHT] - 2
