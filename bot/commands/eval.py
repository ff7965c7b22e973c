"""`thidua eval`: golden questions scored over the plans known."""

from argparse import Namespace
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from bot.assistant import Assistant, open_assistant
from bot.commands.ask import BatchQuestion, converse
from bot.commands.console import Console
from bot.ledger import ledger_of
from bot.reply import Reply, text_of
from bot.settings import Settings
from bot.wording.cli import Words
from knowledge.evaluation import Fault, Given, Golden, GoldenError, Grade, golden_questions, grade, judge
from knowledge.language_model.ledger import TOKENS


def run(console: Console, settings: Settings, arguments: Namespace) -> int:
    """Exit status 0 where every question passes."""
    try:
        questions = _read(arguments.questions)
    except (OSError, UnicodeDecodeError, GoldenError) as error:
        console.fail("eval.unreadable", path=arguments.questions, cause=error)
        return 1
    if arguments.model:
        return _compare(console, settings, questions, as_json=arguments.json)
    with open_assistant(settings) as assistant:
        results = _score(assistant, questions)
    if arguments.json:
        console.json(_as_json(results, console.words))
    else:
        _show(console, results)
    return int(any(faults for _, _, faults in results))


@dataclass(frozen=True, slots=True)
class Side:
    """What became of all questions, with a language model or without; `seconds` are those of all answers."""

    outcomes: Counter[Grade]
    tokens: int
    seconds: float


def _compare(console: Console, settings: Settings, questions: tuple[Golden, ...], *, as_json: bool) -> int:
    """What becomes of the questions with the language model and without it; exit status 0, wherever it is used."""
    if not settings.llm_model:
        console.fail("eval.no_model")
        return 1
    with open_assistant(settings) as assistant:
        ledger, today = ledger_of(settings), assistant.today()
        sides = {"without": _side(_score(Assistant(assistant.library, settings.timezone), questions), 0)}
        before = ledger.of(today)[TOKENS]
        results = _score(assistant, questions)
        sides["with"] = _side(results, ledger.of(today)[TOKENS] - before)
    if as_json:
        console.json({name: _figures(side) for name, side in sides.items()})
    else:
        for name, side in sides.items():
            console.say(console.words(f"eval.side.{name}", **_figures(side)))
    return 0


def _side(results: "list[Result]", tokens: int) -> Side:
    outcomes = Counter(grade(faults) for _, _, faults in results)
    return Side(outcomes, tokens, sum(reply.took_ms for _, reply, _ in results) / 1000)


def _figures(side: Side) -> dict[str, object]:
    counts = {str(one): side.outcomes[one] for one in Grade}
    return {**counts, "tokens": side.tokens, "seconds": round(side.seconds, 1)}


Result = tuple[Golden, Reply, tuple[Fault, ...]]


def _read(path: Path) -> tuple[Golden, ...]:
    import yaml

    try:
        return golden_questions(yaml.safe_load(path.read_text(encoding="utf-8")))
    except yaml.YAMLError as error:
        raise GoldenError(" ".join(str(error).split())) from error


def _score(assistant: Assistant, questions: tuple[Golden, ...]) -> list[Result]:
    texts = {version.plan: version.text for version in assistant.plans()}
    results = []
    for golden in questions:
        reply = converse(assistant, BatchQuestion(golden.id, golden.ask, golden.today, golden.after))
        results.append((golden, reply, judge(golden, _given(reply), texts)))
    return results


def _given(reply: Reply) -> Given:
    return Given(text_of(reply), reply.abstained, reply.citations)


def _show(console: Console, results: list[Result]) -> None:
    for golden, _, faults in results:
        if faults:
            console.say(f"{golden.id}: {'; '.join(_sentence(fault, console.words) for fault in faults)}")
    total = Counter(golden.kind for golden, _, _ in results)
    passed = Counter(golden.kind for golden, _, faults in results if not faults)
    console.say("  ".join(f"{kind} {passed[kind]}/{total[kind]}" for kind in sorted(total)))
    share = f"{passed.total() / max(1, total.total()):.1%}"
    console.say(console.words("eval.passed", passed=passed.total(), total=total.total(), share=share))


def _sentence(fault: Fault, words: Words) -> str:
    return words(f"eval.fault.{fault.key}", value=fault.value)


def _as_json(results: list[Result], words: Words) -> dict[str, object]:
    rows = [
        {
            "id": golden.id,
            "question": golden.ask,
            "passed": not faults,
            "faults": [_sentence(fault, words) for fault in faults],
            "answer": _given(reply).text,
            "took_ms": round(reply.took_ms, 3),
        }
        for golden, reply, faults in results
    ]
    return {"passed": sum(not faults for _, _, faults in results), "total": len(results), "questions": rows}
