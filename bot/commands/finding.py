"""What a check of `thidua doctor` found."""

from dataclasses import dataclass

OK, NOTE, BAD = "ok", "note", "bad"


@dataclass(frozen=True, slots=True)
class Finding:
    """What a check found: `state` is ok, note or bad, `mend` how to mend it."""

    state: str
    text: str
    mend: str = ""
