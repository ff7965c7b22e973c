"""An answer under construction: statements, and citations that are made from spans and never twice."""

from collections.abc import Iterable
from dataclasses import replace

from knowledge.answer import Citation, Statement, Value
from knowledge.plan import PlanVersion, section_at
from knowledge.question.naming import label_of
from knowledge.question.registry import registry_of
from knowledge.shelf import Shelf
from knowledge.span import Span

LONGEST_QUOTE = 1100
"""Characters; a longer span is quoted by its beginning, cut at a sentence border."""


class Draft:
    """Collects what is said. Citations are numbered in the order in which they are first used."""

    def __init__(self, shelf: Shelf | None = None) -> None:
        self._shelf = shelf
        self.statements: list[Statement] = []
        self.notes: list[Statement] = []
        self.citations: list[Citation] = []
        self._quoted: dict[tuple[str, int | None], PlanVersion] = {}

    def say(self, key: str, *cites: int, **values: Value) -> None:
        """Add a statement that rests on citations."""
        self.statements.append(Statement(key, values, tuple(dict.fromkeys(cites))))

    def note(self, key: str, **values: Value) -> None:
        """Add a warning, once."""
        statement = Statement(key, values)
        if statement not in self.notes:
            self.notes.append(statement)

    def cite(self, version: PlanVersion, span: Span) -> int:
        """The number of the citation of a span; a span inside one that is cited shares its number."""
        quoted, number = shortened(version.text, span), self._earlier(version)
        self._quoted[version.plan, number] = version
        for citation in self.citations:
            same = (citation.plan, citation.version) == (version.plan, number)
            if same and citation.start <= quoted.start and quoted.end <= citation.end:
                return citation.n
        citation = Citation(
            n=len(self.citations) + 1,
            source=version.source,
            plan=version.plan,
            title=self._label(version),
            section=section_at(version, quoted),
            quote=quoted.of(version.text),
            start=quoted.start,
            end=quoted.end,
            page=page_at(version, quoted.start),
            version=number,
        )
        self.citations.append(citation)
        return citation.n

    def cite_all(self, version: PlanVersion, spans: Iterable[Span]) -> tuple[int, ...]:
        """The numbers of several citations."""
        return tuple(self.cite(version, span) for span in spans)

    def drop_unused(self) -> None:
        """Take out the citations that no statement rests on any more, and number the others anew."""
        used = {n for statement in self.statements for n in statement.cites}
        if used.issuperset(one.n for one in self.citations):
            return
        kept = [one for one in self.citations if one.n in used]
        numbers = {one.n: at for at, one in enumerate(kept, 1)}
        self.citations[:] = [replace(one, n=numbers[one.n]) for one in kept]
        self.statements[:] = [replace(one, cites=tuple(numbers[n] for n in one.cites)) for one in self.statements]

    def _label(self, version: PlanVersion) -> str:
        """How the plan is called among those of the shelf; an earlier version by what it says of itself."""
        current = self._shelf.plan(version.plan) if self._shelf else None
        if self._shelf is None or current is None or current.version != version.version:
            return label_of(version)
        return registry_of(self._shelf).name(version.plan).label

    def quoted(self, citation: Citation) -> PlanVersion:
        """The version that a citation of this draft quotes."""
        return self._quoted[citation.plan, citation.version]

    def _earlier(self, version: PlanVersion) -> int | None:
        """The number of a version that is not the plan's current one."""
        current = self._shelf.by_plan.get(version.plan) if self._shelf else None
        return version.version if current and current.version != version.version else None


def shortened(text: str, span: Span) -> Span:
    """The span, cut at the last sentence border before it grows longer than a quote may be."""
    if span.end - span.start <= LONGEST_QUOTE:
        return span
    window = text[span.start : span.start + LONGEST_QUOTE]
    cut = max(window.rfind(mark) + 1 for mark in (". ", "; ", ".\n", ";\n", "\n"))
    return Span(span.start, span.start + len((window[:cut] if cut > LONGEST_QUOTE // 3 else window).rstrip()))


def page_at(version: PlanVersion, offset: int) -> int | None:
    """The page, counted from 1, that an offset stands on; None where the format has no pages."""
    if not version.pages:
        return None
    return 1 + sum(start <= offset for start in version.pages)
