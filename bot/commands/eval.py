"""`thidua eval`: golden questions scored over the plans known."""

from argparse import Namespace
from collections import Counter
from pathlib import Path

from bot.assistant import Assistant, open_assistant
from bot.commands.ask import Asked, converse
from bot.commands.console import Console
from bot.reply import Reply, text_of
from bot.settings import Settings
from bot.wording.cli import Words
from knowledge.evaluation import Fault, Given, Golden, GoldenError, golden_questions, judge


def run(console: Console, settings: Settings, arguments: Namespace) -> int:
    """Exit status 0 where every question passes."""
    try:
        questions = _read(arguments.questions)
    except (OSError, UnicodeDecodeError, GoldenError) as error:
        console.fail("eval.unreadable", path=arguments.questions, cause=error)
        return 1
    with open_assistant(settings) as assistant:
        results = _score(assistant, questions)
    if arguments.json:
        console.json(_as_json(results, console.words))
    else:
        _show(console, results)
    return int(any(faults for _, _, faults in results))


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
        reply = converse(assistant, Asked(golden.id, golden.ask, golden.today, golden.after))
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
