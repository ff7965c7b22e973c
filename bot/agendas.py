"""The agendas of plans as they are known now, read from the catalogue alone."""

from collections.abc import Iterable, Iterator

from knowledge.agenda import Agenda, agenda_of
from knowledge.catalogue import Catalogue, CatalogueError


def agendas_of(catalogue: Catalogue, plans: Iterable[str]) -> Iterator[Agenda]:
    """The agenda of each plan. Raises CatalogueError where one is not known."""
    for plan in plans:
        version = catalogue.version(plan)
        if version is None:
            raise CatalogueError("catalogue.unknown", plan=plan)
        yield agenda_of(version, catalogue.earlier(plan))
