"""What stands on buttons: short enough to be read on a phone, and different where the things are different."""

from collections import defaultdict
from collections.abc import Sequence
from itertools import takewhile

from bot.wording.shortening import shortened

LONGEST = 60
"""Characters of a label."""

HEAD = 20
"""Characters of what labels have in common that are left of it where they differ further on."""


def distinct(names: Sequence[str], marks: Sequence[str] = (), longest: int = LONGEST) -> list[str]:
    """The names as labels; where two would be cut to the same label, each shows the words in which it differs, and
    where the names are the same, its mark (a number, an id)."""
    labels = [shortened(name, longest) for name in names]
    for ats in _alike(labels):
        for at, label in zip(ats, _apart([names[at] for at in ats], longest), strict=True):
            labels[at] = label
    for ats in _alike(labels) if marks else ():
        for at in ats:
            room = max(longest - len(marks[at]) - 3, HEAD)
            labels[at] = shortened(f"{shortened(names[at], room)} · {marks[at]}", longest)
    return labels


def _alike(labels: Sequence[str]) -> list[list[int]]:
    """The places of labels that are the same."""
    places = defaultdict(list)
    for at, label in enumerate(labels):
        places[label].append(at)
    return [ats for ats in places.values() if len(ats) > 1]


def _apart(names: Sequence[str], longest: int) -> list[str]:
    """Names with the beginning that all have in common cut short."""
    words = zip(*(name.split(" ") for name in names), strict=False)
    shared = "".join(f"{same[0]} " for same in takewhile(lambda word: len(set(word)) == 1, words))
    if len(shared) <= HEAD:
        return [shortened(name, longest) for name in names]
    head = shortened(shared, HEAD).removesuffix("…").rstrip()
    return [shortened(f"{head} … {name[len(shared) :]}", longest) for name in names]
