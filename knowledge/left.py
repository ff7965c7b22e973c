"""What a file holds and the text of its plan does not."""

from dataclasses import dataclass
from enum import StrEnum


class LeftKind(StrEnum):
    """Why something that a file holds is not part of the plan's text."""

    STRUCK = "struck"
    """Struck out, by whatever draws a line through words."""
    HIDDEN = "hidden"
    """Marked as hidden."""
    REVISED = "revised"
    """Deleted, or moved elsewhere, by a recorded revision."""
    INVISIBLE = "invisible"
    """There, but not to be seen: white on white, covered, drawn without ink, on a layer that is off."""
    OUTSIDE = "outside"
    """Beyond the edge of the page that is shown."""
    WATERMARK = "watermark"
    """Written across the page, such as "DỰ THẢO"."""
    SIGNED = "signed"
    """What a digital signature says of itself: who signed with it, and when."""
    NOTE = "note"
    """A remark that somebody pinned to the page."""
    MARGIN = "margin"
    """What stands at the head or the foot of every page."""
    FAILED = "failed"
    """What a field held in the place of a result that its program could not find: an error, a sum of no numbers."""
    PICTURE = "picture"
    """A picture, whose letters were not read."""
    ATTACHMENT = "attachment"
    """A file inside the file, which nobody reads."""
    ENCLOSED = "enclosed"
    """A file inside the file, which is taken in by itself."""
    PART = "part"
    """Another part that was not read."""
    UNREAD = "unread"
    """A page of which nothing was read."""


@dataclass(frozen=True, slots=True)
class Left:
    """Something that a file holds and the plan's text does not: never a fact, never quoted, always told.

    `text` is what it says, or the name of the file or part; empty where that is not known. `page` counts from 1,
    `near` is the words of the text beside it; `count` is how many things of a kind without text there are.
    """

    kind: LeftKind
    text: str = ""
    page: int | None = None
    near: str = ""
    count: int = 1
