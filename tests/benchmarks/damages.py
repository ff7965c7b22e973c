"""Random damages over every file of a store: `python -m tests.benchmarks.damages [--damages 500] [--seed 1]`.

A store of four plans, one of them so long that Chroma keeps a graph of its vectors, with a bot's state beside it and a
plan that was taken out, is copied; in one of its files bits are flipped, a piece is overwritten or the end is cut off.
Then questions are asked, `doctor --deep` looks, and `reindex` mends, each as the command line does it. Counted is what
must never be: a quote that the plan does not have, an answer that is another one than before, a traceback, a process
that dies, something whole that is gone afterwards, and a damage that is told by nobody, whatever it changes. `noted`
is told as well, of what is made anew anyway: by a remark of the doctor or a warning in the log. Prints what became of
them by file; exit status 1 where anything was counted.
"""

import argparse
import io
import json
import os
import random
import shutil
import sys
import tempfile
import traceback
from collections import Counter
from collections.abc import Callable
from contextlib import closing, redirect_stderr, redirect_stdout
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

# Loaded before the first process is forked, so that each starts at once.
import chromadb.api.rust  # noqa: F401

import bot.assistant
import bot.backups
import bot.commands.doctor
import bot.commands.reindex  # noqa: F401
from bot.cli import main as thidua
from bot.state import open_state
from bot.state.groups import Group
from knowledge.catalogue import CatalogueError, open_catalogue
from knowledge.originals import Originals, is_whole
from knowledge.question.talk import talk_model
from knowledge.vocabulary import concepts
from tests.ingest.plans import OTHER_PLAN, PLAN

PLANS = {
    "thuong-linh": PLAN,
    "ha-linh": OTHER_PLAN,
    "son-linh": PLAN.replace("THƯỢNG", "SƠN")
    .replace("Thượng", "Sơn")
    .replace("05/12", "08/12")
    .replace("21/KH", "9/KH"),
}
ARTICLES = 1_020
"""Of the long plan, each with a passage and a vector: from a thousand on Chroma keeps a graph."""

_THERE = "".join(f"Điều {n}. Thôn {n}\nThôn {n} tham gia phong trào.\n" for n in range(1, ARTICLES + 1))
LONG = (
    PLAN.replace("THƯỢNG", "KIM")
    .replace("Thượng", "Kim")
    .replace("21/KH", "30/KH")
    .replace("TM. ỦY", f"IV. CÁC THÔN\n{_THERE}\nTM. ỦY")
)
GONE = PLAN.replace("THƯỢNG", "TÂN").replace("Thượng", "Tân").replace("21/KH", "44/KH")
QUESTIONS = (
    "Hạn gửi báo cáo tổng kết của xã Thượng Lĩnh?",
    "Hạn gửi báo cáo tổng kết của xã Hạ Lĩnh?",
    "Đợt 1 của xã Sơn Lĩnh từ ngày nào đến ngày nào?",
    "Ai ký kế hoạch của xã Hạ Lĩnh?",
    "Văn phòng xã Sơn Lĩnh làm gì?",
)


@dataclass
class Seen:
    """What became of a damaged store: answers, what the commands printed, what is kept of each plan."""

    answers: list[dict[str, Any]] = field(default_factory=list)
    told: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    status: int = 0
    tracebacks: list[str] = field(default_factory=list)
    texts: dict[str, str] = field(default_factory=dict)
    originals: dict[str, bool] = field(default_factory=dict)
    lost: list[str] = field(default_factory=list)


def main() -> int:
    """Damage, look, count."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition(":")[0])
    parser.add_argument("--damages", type=int, default=500)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--verbose", action="store_true", help="print every fault")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        return run(Path(folder), arguments.damages, random.Random(arguments.seed), verbose=arguments.verbose)


def run(folder: Path, damages: int, chance: random.Random, *, verbose: bool = False) -> int:
    """Exit status 1 where anything was counted that must never be."""
    whole = folder / "whole"
    concepts("cues"), talk_model()
    # In a process of its own, too: what has once used Chroma must not be forked.
    _forked(lambda: {"made": str(make_store(whole))})
    reference = Seen(**_forked(lambda: look(_copied(whole, folder / "damaged"))))
    assert not reference.status, reference.told
    files = [path for path in sorted(whole.rglob("*")) if path.is_file() and path.stat().st_size]
    chance.shuffle(files)
    counts: Counter[str] = Counter()
    by_file: Counter[tuple[str, str]] = Counter()
    for number in range(damages):
        damaged = _copied(whole, folder / "damaged")
        # Every file has its turn; what is large is no more likely than what is small.
        path = damaged / files[number % len(files)].relative_to(whole)
        how = damage(path, chance)
        seen = _forked(lambda damaged=damaged: look(damaged))
        found = judge(seen, reference, _kind(path)) if isinstance(seen, dict) and "died" not in seen else ["died"]
        counts.update(found)
        by_file.update((_kind(path), one) for one in found)
        if verbose:
            print(number, path.relative_to(damaged), how, found, flush=True)
        if verbose and set(found) - FINE:
            print(
                f"{number}: {path.relative_to(damaged)}, {how}: {found}\n{json.dumps(seen, ensure_ascii=False)[:3000]}"
            )
    print(f"{damages} damages: " + ", ".join(f"{count} {what}" for what, count in sorted(counts.items())))
    for (kind, what), count in sorted(by_file.items()):
        print(f"  {kind:<14} {what:<16} {count}")
    return int(set(counts) - FINE != set())


FINE = {"told", "noted"}


def make_store(data_dir: Path) -> Path:
    """A store as a bot leaves it."""
    data_dir.mkdir(parents=True)
    files = data_dir.with_name("plans")
    files.mkdir()
    for name, text in (PLANS | {"kim-linh": LONG, "tan-linh": GONE}).items():
        (files / f"{name}.txt").write_text(text, encoding="utf-8")
    _command(Seen(), data_dir, "ingest", "--yes", str(files))
    _command(Seen(), data_dir, "remove", "--yes", "tan-linh")
    _command(Seen(), data_dir, "ask", QUESTIONS[0])
    assert list(data_dir.glob("vectors/*/index_metadata.pickle"))
    assert list(data_dir.glob("trash/*/*"))
    with closing(open_state(data_dir)) as state:
        state.groups.put(Group(-100, "Tổ thi đua", enabled=True))
    return data_dir


def damage(path: Path, chance: random.Random) -> str:
    """Flip some bits of a file, overwrite a piece of it, or cut off its end; what was done, and at which bytes."""
    before = path.read_bytes()
    data = bytearray(before)
    how = chance.choice(("bits", "bits", "bits", "piece", "end"))
    places = []
    if how == "bits":
        for _ in range(chance.choice((1, 1, 1, 4, 16))):
            at = chance.randrange(len(data))
            data[at] ^= 1 << chance.randrange(8)
            places.append(at)
    elif how == "piece":
        at = chance.randrange(len(data))
        piece = chance.randbytes(min(512, len(data) - at))
        data[at : at + len(piece)] = piece
        places.append(at)
    else:
        at = chance.randrange(len(data))
        del data[at:]
        places.append(at)
    if data == before:
        # What was overwritten happened to be the same.
        return damage(path, chance)
    path.write_bytes(data)
    return f"{how} at {', '.join(map(str, places))}"


def look(data_dir: Path) -> dict[str, Any]:
    """Ask, let the doctor look, mend what can be made again; what was seen."""
    seen = Seen()
    asked = data_dir.with_name("questions.jsonl")
    asked.write_text("".join(json.dumps({"id": one, "ask": one}) + "\n" for one in QUESTIONS), encoding="utf-8")
    out, err, _ = _command(seen, data_dir, "ask", "--batch", str(asked))
    answers = [json.loads(line) for line in out.splitlines()]
    seen.answers = answers + [{"failed": err} for _ in QUESTIONS[len(answers) :]]
    seen.told += [err] if err else []
    for answer in answers:
        seen.told += [*answer.get("notes", []), *([answer["answer"]] if answer.get("abstained") else [])]
    out, err, seen.status = _command(seen, data_dir, "doctor", "--deep")
    seen.told += [line for line in out.splitlines() if line.startswith("[hỏng]")] + ([err] if err else [])
    seen.notes = [line for line in out.splitlines() if line.startswith("[lưu ý]")]
    there = _kept(data_dir)
    _command(seen, data_dir, "reindex")
    after = _kept(data_dir)
    seen.lost = [name for name in there if name not in after]
    try:
        with closing(open_catalogue(f"sqlite:///{data_dir / 'thidua.sqlite'}")) as catalogue:
            seen.texts = {version.plan: version.text for version in catalogue.current()}
    except CatalogueError:
        seen.texts = {}
    seen.originals = dict.fromkeys(after, True)
    return {name: getattr(seen, name) for name in Seen.__dataclass_fields__}


def judge(seen: dict[str, Any], reference: Seen, kind: str) -> list[str]:
    """What of that must never be; where there is nothing of it, that the damage was `told`, or `noted` as what is to be
    made anew."""
    faults = []
    if seen["tracebacks"]:
        faults.append("traceback")
    if seen["lost"]:
        faults.append("lost")
    told = bool(seen["status"] or any("hỏng" in line for line in seen["told"]))
    for answer, expected in zip(seen["answers"], reference.answers, strict=True):
        for citation in answer.get("citations", []):
            text = reference.texts.get(citation["plan"], "")
            if text[citation["start"] : citation["end"]] != citation["quote"]:
                faults.append("wrong quote")
        same = answer.get("answer") == expected["answer"]
        if not same and not answer.get("abstained") and "failed" not in answer and not told:
            faults.append("another answer")
        if not same and not told and (answer.get("abstained") or "failed" in answer):
            faults.append("untold")
    if not told and seen["texts"] != reference.texts:
        faults.append("untold")
    if not told and kind == "originals" and len(seen["originals"]) != len(reference.originals):
        faults.append("untold")
    noted = {*seen["notes"], *seen["told"]} - {*reference.notes, *reference.told}
    if not told and not noted:
        faults.append("untold")
    return sorted(set(faults)) or (["told"] if told else ["noted"])


def _kept(data_dir: Path) -> list[str]:
    """The originals that are whole, wherever they are."""
    originals = Originals(data_dir / "originals")
    paths = [*originals.folder.glob("*"), *originals.trashed()]
    return sorted({path.name for path in paths if path.is_file() and is_whole(path)})


def _command(seen: Seen, data_dir: Path, *words: str) -> tuple[str, str, int]:
    out, err = io.StringIO(), io.StringIO()
    try:
        with redirect_stdout(out), redirect_stderr(err):
            status = thidua(["--data-dir", str(data_dir), *words])
    except BaseException:  # noqa: BLE001 that is what is counted
        seen.tracebacks.append(f"{words}: {traceback.format_exc()}")
        status = 1
    return out.getvalue(), err.getvalue(), status


def _copied(whole: Path, folder: Path) -> Path:
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(whole, folder)
    return folder


def _kind(path: Path) -> str:
    parts = [part for part in path.parts if part in ("originals", "trash", "index", "vectors", "evidence")]
    return parts[-1] if parts else path.name


def _forked(work: Callable[[], dict[str, Any]]) -> dict[str, Any]:
    """The result of some work that a process of its own does; `died` where that process dies."""
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        try:
            os.close(reading)
            with os.fdopen(writing, "w", encoding="utf-8") as pipe:
                json.dump(work(), pipe)
        finally:
            os._exit(0)
    os.close(writing)
    with os.fdopen(reading, encoding="utf-8") as pipe:
        written = pipe.read()
    _, status = os.waitpid(child, 0)
    try:
        result: dict[str, Any] = json.loads(written)
    except ValueError:
        return {"died": status}
    return result


if __name__ == "__main__":
    sys.exit(main())
