"""Learn which letters a recognising program that knows no Vietnamese makes of which, from lines it has read.

    python scripts/recognised.py … --out recognised.tsv
    python scripts/fit_channel.py --lines recognised.tsv --out knowledge/bundled/restoring

Writes `letters.tsv`: one or two letters as they were drawn, none to two characters that were read, and how often.
Words are aligned letter by letter with the costs found so far, and the costs counted anew, a few times over.
"""

import argparse
from collections import Counter
from collections.abc import Iterator
from math import inf, log
from pathlib import Path

from rapidfuzz.distance import Levenshtein

from knowledge.text import fold

ROUNDS = 4
RAREST = 3
EDGES = "\"'“”‘’()[]{}.,;:!?…-–/|"

Step = tuple[str, str]
"""What was drawn, and what was read of it."""


def main() -> None:
    """Fit and write."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--lines", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    arguments = parser.parse_args()
    lines = [tuple(line.rstrip("\n").split("\t")) for line in arguments.lines.open(encoding="utf-8")]
    kinds: Counter[str] = Counter()
    words = Counter(pair for drawn, read in lines for pair in word_pairs(drawn, read, kinds))
    steps = learnt(words)
    arguments.out.mkdir(parents=True, exist_ok=True)
    rows = sorted((step, count) for step, count in steps.items() if count >= RAREST)
    text = "".join(f"{drawn}\t{read}\t{count}\n" for (drawn, read), count in rows)
    (arguments.out / "letters.tsv").write_text(text, encoding="utf-8")
    print(f"{len(rows):,} steps out of {words.total():,} words; {dict(kinds)}")


def word_pairs(drawn: str, read: str, kinds: Counter[str]) -> Iterator[Step]:
    """Words of letters only that were drawn, each with what was read; how often words were joined or split."""
    for one, other in _between_spaces(drawn, read):
        if one.count(" ") or other.count(" "):
            kinds["joined" if one.count(" ") > other.count(" ") else "split"] += 1
            continue
        kinds["one"] += 1
        one, other = _core(one), _core(other)
        if one.isalpha() and other and Levenshtein.distance(fold(one), fold(other)) <= 1 + len(one) // 2:
            yield one, other


def _between_spaces(drawn: str, read: str) -> Iterator[Step]:
    """Both lines cut at the spaces that they share."""
    start = other_start = 0
    for block in Levenshtein.opcodes(fold(drawn), fold(read)):
        if block.tag != "equal":
            continue
        for offset in range(block.src_end - block.src_start):
            if drawn[block.src_start + offset] == " ":
                yield drawn[start : block.src_start + offset], read[other_start : block.dest_start + offset]
                start, other_start = block.src_start + offset + 1, block.dest_start + offset + 1
    yield drawn[start:], read[other_start:]


def _core(word: str) -> str:
    return word.strip(EDGES)


def learnt(words: Counter[Step]) -> Counter[Step]:
    """How often each step was taken on the best ways from the drawn words to the read ones."""
    costs: dict[Step, float] = {}
    for _ in range(ROUNDS):
        steps: Counter[Step] = Counter()
        for (drawn, read), count in words.items():
            for step in aligned(drawn, read, costs):
                steps[step] += count
        costs = _costs(steps)
    return steps


def aligned(drawn: str, read: str, costs: dict[Step, float]) -> list[Step]:
    """The cheapest steps from one word to the other."""
    best: dict[tuple[int, int], tuple[float, tuple[int, int]]] = {(0, 0): (0.0, (0, 0))}
    for i in range(len(drawn) + 1):
        for j in range(len(read) + 1):
            for back, forth in ((1, 1), (1, 2), (2, 1), (1, 0), (0, 1)):
                before = best.get((i - back, j - forth))
                if before is None:
                    continue
                cost = before[0] + _cost(drawn[i - back : i], read[j - forth : j], costs)
                if cost < best.get((i, j), (inf,))[0]:
                    best[i, j] = cost, (i - back, j - forth)
    at, steps = (len(drawn), len(read)), []
    while at != (0, 0):
        before = best[at][1]
        steps.append((drawn[before[0] : at[0]], read[before[1] : at[1]]))
        at = before
    return steps


def _cost(drawn: str, read: str, costs: dict[Step, float]) -> float:
    known = costs.get((drawn, read))
    if known is not None:
        return known
    if drawn == read:
        return 0.2
    if fold(drawn) == fold(read):
        return 0.8
    # Until they are counted, and for what was never counted.
    return {(1, 1): 4.0, (1, 2): 5.5, (2, 1): 5.5}.get((len(drawn), len(read)), 6.0)


def _costs(steps: Counter[Step]) -> dict[Step, float]:
    """Negated logarithms of each step's share in the steps from the same letters."""
    totals: Counter[str] = Counter()
    for (drawn, _), count in steps.items():
        for part in {drawn, *drawn}:
            totals[part] += count
    inserted = sum(count for (drawn, _), count in steps.items() if drawn)
    totals[""] = inserted
    return {step: -log(count / (totals[step[0]] + 5)) for step, count in steps.items() if count > 1}


if __name__ == "__main__":
    main()
