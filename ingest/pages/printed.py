"""What is printed on a page, letter by letter, with the place of each: the side of the paper that quotes are sought on.

Only letters and digits count, folded: spaces, signs, capitals and marks are where reading and printing differ most.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from knowledge.text import fold

Box = tuple[float, float, float, float]
"""Left, top, right and bottom in points from the top left corner of the page as it is shown."""


@dataclass(frozen=True, slots=True)
class Printed:
    """The letters of a page in reading order: `text` holds one character for each box and each number of a line."""

    text: str
    boxes: tuple[Box, ...]
    lines: tuple[int, ...]

    def __post_init__(self) -> None:
        if not len(self.text) == len(self.boxes) == len(self.lines):
            raise ValueError("each letter has a box and a line")


def printed_of(lines: Iterable[Iterable[tuple[str, Box]]]) -> Printed:
    """The letters of lines of pieces of text, each letter with the box of its piece."""
    text, boxes, numbers = [], [], []
    for number, line in enumerate(lines):
        for piece, box in line:
            for letter in fold(piece):
                if letter.isalnum():
                    text.append(letter)
                    boxes.append(box)
                    numbers.append(number)
    return Printed("".join(text), tuple(boxes), tuple(numbers))


def letters_of(text: str) -> tuple[str, tuple[int, ...]]:
    """The letters and digits of a text, folded, and the offset of each."""
    kept = [(letter, at) for at, letter in enumerate(fold(text)) if letter.isalnum()]
    return "".join(letter for letter, _ in kept), tuple(at for _, at in kept)


def around(printed: Printed, letters: Sequence[int]) -> list[Box]:
    """One box for each line that some of the letters, given by number in rising order, stand in."""
    found: dict[int, Box] = {}
    for at in letters:
        line, box = printed.lines[at], printed.boxes[at]
        known = found.get(line, box)
        found[line] = (
            min(known[0], box[0]),
            min(known[1], box[1]),
            max(known[2], box[2]),
            max(known[3], box[3]),
        )
    return list(found.values())
