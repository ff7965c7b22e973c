"""The given cases (../shared/cases), each tried by the command line as a person would, against what is right of it.

A file is taken in (`ingest`, before with `--dry-run`), looked at (`show`) and asked about (`ask`).
"""

import io
import json
import shutil
from collections.abc import Iterator, Mapping, Sequence
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from bot.cli import main as thidua
from tests.plans_made import SHARED

CASES = SHARED / "cases"
BASE = CASES / "00-base" / "ke-hoach.docx"
TODAY, GONE, DUE = "2024-10-01", "05/10/2024", "20/11/2024"
QUESTION = "Hạn nộp hồ sơ khen thưởng huyện Lũng Vài?"
_HYPHENS = str.maketrans(dict.fromkeys("\u2010\u2011\u2013\u2212\ufe63", "-"))


@dataclass(frozen=True, slots=True)
class Right:
    """What is right of a file: who, what, when; ends of phases, deadlines; what is told, answered, and nowhere said.

    `says`, `once`: what the text has, and has once; `refused`: words of the refusal, then nothing else is looked at;
    `options`: of ingestion.
    """

    number: str = "37/KH-UBND"
    day: str = "2024-01-12"
    issuer: str = "Ủy ban nhân dân huyện Lũng Vài"
    signatory: str = "Triệu Văn Sáng"
    phases: tuple[str, ...] = ("2024-06-30", "2024-11-15")
    due: tuple[str, ...] = (DUE,)
    says: tuple[str, ...] = ()
    once: tuple[str, ...] = ()
    told: tuple[str, ...] = ()
    never: tuple[str, ...] = (GONE,)
    asked: Mapping[str, str] = field(default_factory=lambda: {QUESTION: DUE})
    today: str = TODAY
    refused: str = ""
    options: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Verdict:
    """What was tried of a case, what that should give, what it gave, and what of it is wrong."""

    case: str
    tried: str
    expected: str
    got: str
    faults: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Ran:
    """What a command printed, and its exit status."""

    out: str
    err: str
    status: int

    @property
    def told(self) -> str:
        """All of it."""
        return self.out + self.err


def run(data_dir: Path, *words: str | Path) -> Ran:
    """One command of `thidua`, in this process; a traceback ends everything."""
    out, err = io.StringIO(), io.StringIO()
    with redirect_stdout(out), redirect_stderr(err):
        try:
            status = thidua(["--data-dir", str(data_dir), *map(str, words)])
        except SystemExit as usage:
            status = int(usage.code or 0)
    return Ran(out.getvalue(), err.getvalue(), status)


@dataclass(frozen=True)
class Shelf:
    """A data folder, and what was told when files were taken in."""

    data_dir: Path
    taken_in: Ran

    @cached_property
    def plans(self) -> list[str]:
        """The ids of its plans."""
        return [one["plan"] for one in json.loads(run(self.data_dir, "plans", "--json").out)]

    @cached_property
    def shown(self) -> dict[str, Any]:
        """All that is kept of the first."""
        found: dict[str, Any] = json.loads(run(self.data_dir, "show", self.plans[0], "--json").out)
        return found

    def ask(self, question: str, today: str = TODAY) -> dict[str, Any]:
        """The answer object."""
        found: dict[str, Any] = json.loads(run(self.data_dir, "ask", question, "--today", today, "--json").out)
        return found


def taken_in(data_dir: Path, *words: str | Path) -> Shelf:
    """A store of these files; `--dry-run` keeps nothing and ends as ingestion does."""
    shutil.rmtree(data_dir, ignore_errors=True)
    dry = run(data_dir, "ingest", "--dry-run", *words)
    ran = run(data_dir, "ingest", "--yes", *words)
    if dry.status != ran.status:
        ran = Ran(ran.out, f"{ran.err}--dry-run: {dry.status}", ran.status)
    return Shelf(data_dir, ran)


def judged(case: str, path: Path, right: Right, data_dir: Path) -> Verdict:
    """A file, tried."""
    shelf = taken_in(data_dir, *right.options, path)
    return Verdict(case, path.name, _expected(right), _got(shelf, right), tuple(_faults(shelf, right)))


def unanswered(answer: Mapping[str, Any], *words: str, never: Sequence[str] = ()) -> Iterator[str]:
    """What is wrong with an answer that should state these words, with a quote."""
    said = " ".join(answer["answer"].split())
    if answer["abstained"] or not answer["citations"]:
        yield f"nothing stated: {said[:80]}"
    yield from (f"not “{one}”: {said[:80]}" for one in words if one not in said)
    quoted = said + " ".join(citation["quote"] for citation in answer["citations"])
    yield from (f"says {one}" for one in never if one in quoted)


def brief(answer: Mapping[str, Any]) -> str:
    """The statements of an answer in one line, with the notes beside them."""
    said = [line for line in answer["answer"].splitlines() if not line.startswith(("Nguồn:", "III. "))]
    return " / ".join([*said, *answer["notes"]])[:160]


def _faults(shelf: Shelf, right: Right) -> Iterator[str]:
    told = shelf.taken_in.told.lower()
    if "--dry-run" in told:
        yield "--dry-run ends otherwise"
    yield from (f"not told: {words}" for words in right.told if words.lower() not in told)
    if right.refused:
        if right.refused.lower() not in told or shelf.plans:
            yield f"not refused: {right.refused}"
        return
    if not shelf.plans:
        yield f"no plan: {_reason(shelf)}"
        return
    yield from _misread(shelf.shown, right)
    for question, words in right.asked.items():
        answer = shelf.ask(question, right.today)
        yield from unanswered(answer, words, never=right.never)
        yield from (f"called ended: {note}" for note in answer["notes"] if "kết thúc" in note)


def _misread(shown: Mapping[str, Any], right: Right) -> Iterator[str]:
    card = shown["card"]
    signed = card["signatory"]["value"] if card["signatory"] else ""
    read = {
        "number": (shown["number"] or "").translate(_HYPHENS),
        "day": shown["date"] or "",
        "issuer": shown["issuer"] or "",
        "signatory": signed,
        "phases": tuple(_day(phase["period"]["end"]) for phase in card["phases"] if phase["period"]),
    }
    yield from (f"{name}: {value}" for name, value in read.items() if value != getattr(right, name))
    quotes = [" ".join(deadline["span"]["quote"].split()) for deadline in card["deadlines"]]
    yield from (f"no deadline: {one}" for one in right.due if not any(one in quote for quote in quotes))
    text, facts = shown["text"], json.dumps(card | {"left": (), "checks": ()}, ensure_ascii=False)
    yield from (f"not in the text: {one}" for one in right.says if one not in text)
    yield from (f"{text.count(one)} times: {one}" for one in right.once if text.count(one) != 1)
    yield from (f"a fact says {one}" for one in right.never if one in facts or one in text)


def _day(date: Mapping[str, Any] | None) -> str:
    return f"{date['year']}-{date['month']:02}-{date['day']:02}" if date and date["day"] else ""


def _expected(right: Right) -> str:
    if right.refused:
        return f"refused: {right.refused}"
    answers = [f"{len(right.phases)} phases", *(f"“{words}”" for words in right.asked.values())]
    told = [f"told: {words}" for words in right.told]
    return "; ".join(filter(None, [right.number, right.day, *answers, *right.says, *told]))


def _got(shelf: Shelf, right: Right) -> str:
    if not shelf.plans:
        return _reason(shelf)
    card = shelf.shown["card"]
    due = [" ".join(deadline["due"]["span"]["quote"].split()) for deadline in card["deadlines"]]
    left = [line.partition(":")[0] for line in shelf.shown["left"]]
    read = [shelf.shown["number"], shelf.shown["date"], f"{len(card['phases'])} phases", *due]
    answers = [brief(shelf.ask(question, right.today)) for question in [*right.asked][-1:]]
    return "; ".join(filter(None, [*read, *answers, *left]))


def _reason(shelf: Shelf) -> str:
    """The line that says why nothing was taken in, without the place of the file."""
    lines = [line for line in shelf.taken_in.told.splitlines() if ": " in line]
    return lines[0].split(": ", 2)[-1] if lines else ""
