"""How a file was left: by its hash whoever looks at it next knows that nothing has changed it since.

It is noted by the last process that lets go of the file and forgotten by the next that changes it, so that nothing is
known of a file whose process was killed.
"""

from contextlib import suppress
from hashlib import file_digest
from pathlib import Path

ENDING = ".left"


def note_left(file: Path) -> None:
    """Note how the file is, unless another process has it open as a database, which shows by its log of writes."""
    note = _note_of(file)
    with suppress(OSError):
        if _is_open(file):
            return
        partial = note.with_name(f"{note.name}.partial")
        partial.write_text(_digest(file), encoding="ascii")
        partial.replace(note)
        if _is_open(file):
            # Opened meanwhile, it may be another by now.
            note.unlink(missing_ok=True)


def is_as_left(file: Path) -> bool:
    """Whether the file is as it was left, as far as that is known."""
    try:
        return _note_of(file).read_text(encoding="ascii", errors="replace") == _digest(file)
    except OSError:
        return True


def is_known_as_left(file: Path) -> bool:
    """Whether it is known that the file is as it was left, and no database that others have open."""
    return file.exists() and _note_of(file).exists() and not _is_open(file) and is_as_left(file)


def forget_left(file: Path) -> None:
    """Whatever becomes of the file now, nobody has left it so. Raises OSError."""
    _note_of(file).unlink(missing_ok=True)


def _note_of(file: Path) -> Path:
    return file.with_name(file.name + ENDING)


def _is_open(file: Path) -> bool:
    return file.with_name(f"{file.name}-wal").exists()


def _digest(file: Path) -> str:
    with file.open("rb") as opened:
        return file_digest(opened, "sha256").hexdigest()
