"""How long the picture of ten plans takes: `python -m tests.benchmarks.timeline`."""

import time
from datetime import date

from knowledge.agenda import agenda_of
from tests.plans_made import HELD_OUT, plans_in

TIMES = 3


def main() -> None:
    """Draw the plans that the tests hold out, and print the seconds."""
    agendas = [agenda_of(version) for version in plans_in(HELD_OUT)][:10]
    began = time.perf_counter()
    from bot.timeline import draw

    print(f"the library: {time.perf_counter() - began:.2f} s")
    for kind in ("png", "svg"):
        spent = []
        for _ in range(TIMES):
            wall, processor = time.perf_counter(), time.process_time()
            draw(agendas, date(2024, 5, 2), "vi", kind)
            spent.append((time.perf_counter() - wall, time.process_time() - processor))
        wall, processor = min(spent)
        count = sum(len(agenda.events) for agenda in agendas)
        print(f"{kind}: {len(agendas)} plans, {count} events: {wall:.2f} s, of the processor {processor:.2f} s")


if __name__ == "__main__":
    main()
