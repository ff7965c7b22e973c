"""The agendas of plans as they are known now."""

from collections.abc import Iterable, Iterator

from knowledge.agenda import Agenda, agenda_of
from knowledge.amendments import withdrawn
from knowledge.catalogue import CatalogueError
from knowledge.shelf import Shelf


def agendas_of(shelf: Shelf, plans: Iterable[str]) -> Iterator[Agenda]:
    """The agenda of each plan. Raises CatalogueError where one is not known."""
    for plan in plans:
        version = shelf.plan(plan)
        if version is None:
            raise CatalogueError("catalogue.unknown", plan=plan)
        yield agenda_of(version, shelf.earlier(plan), withdrawn(shelf, version))
