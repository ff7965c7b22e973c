"""The process in which one file is read: `python -m ingest.readers.worker NAME MEMORY`, from `apart.py`.

It says on standard output, a JSON object a line, how far it is, and last what it read or why it could not.
"""

import json
import os
import resource
import sys
from dataclasses import asdict
from importlib import import_module
from pathlib import Path

from ingest.errors import IngestError
from ingest.readers.apart import ENCLOSED, INPUT, MOST_TEXT, PROGRAM

_LARGEST_FILE = 1024**3
_CPU_SECONDS = 3600


def main() -> None:
    """Read the file that is put before it."""
    name, memory = sys.argv[1], int(sys.argv[2])
    # A program that is started may use more than the parser in this process.
    resource.setrlimit(resource.RLIMIT_AS, (memory, max(memory, PROGRAM)))
    # What parsers print themselves must not be taken for a message.
    spoken = os.dup(1)
    os.dup2(2, 1)
    for what, most in (
        (resource.RLIMIT_FSIZE, _LARGEST_FILE),
        (resource.RLIMIT_CPU, _CPU_SECONDS),
        (resource.RLIMIT_CORE, 0),
    ):
        resource.setrlimit(what, (most, most))
    with os.fdopen(spoken, "w", encoding="utf-8") as output:

        def say(**message: object) -> None:
            print(json.dumps(message), file=output, flush=True)

        try:
            module = import_module(f"ingest.readers.{name}")
            if name == ENCLOSED:
                say(files=module.take_out(Path(INPUT).read_bytes(), Path.cwd()))
                return
            document = module.read(Path(INPUT).read_bytes(), lambda done, total: say(done=done, total=total))
            if len(document.text) > MOST_TEXT:
                raise IngestError("too_much_text")
            left = [asdict(one) for one in document.left]
            told = {"text": document.text, "notes": document.notes, "doubtful": document.doubtful}
            say(**told, left=left, places=document.places)
        except IngestError as error:
            say(error=error.key, values=error.values)
        except MemoryError:
            say(error="too_heavy", values={})
        except RecursionError:
            say(error="damaged", values={})


if __name__ == "__main__":
    main()
