"""`thidua`: the command line as it is started."""

import gc
from collections.abc import Sequence


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command. Exit status: 0, 1 when something asked for failed, 2 for wrong usage."""
    # What is imported lives as long as the process: looking through it for what nobody holds takes a sixth of a short
    # command's time.
    gc.disable()
    try:
        from bot.command_line import run

        return run(argv)
    finally:
        gc.enable()
