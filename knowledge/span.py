"""A place in a plan's stored text."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Character offsets into the stored text, `end` exclusive."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The text that stands here."""
        return text[self.start : self.end]

    def holds(self, other: "Span") -> bool:
        """Whether the other span lies inside this one."""
        return self.start <= other.start and other.end <= self.end

    def meets(self, other: "Span") -> bool:
        """Whether the two spans have a character in common."""
        return self.start < other.end and other.start < self.end
