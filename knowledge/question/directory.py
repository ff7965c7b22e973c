"""The names of many plans, to be looked up by what a question says instead of one after the other."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from knowledge.question.naming import PlanName, informative

_LONGEST_PLACE = 8
"""Words of a place's name, at most so many."""

Unit = tuple[str, str, bool]
"""What a bloc or office is recognised by: head, own name, whether it is damaged."""


@dataclass(frozen=True, slots=True, eq=False)
class Directory:
    """Names in their order, with what leads to them.

    `by_place`: names by each place's name; `by_unit`: of blocs and offices; `titles`: names by the words of
    the title; `informing`: the titles that have an informative word.
    """

    names: tuple[PlanName, ...]
    by_place: dict[str, list[PlanName]]
    by_unit: dict[Unit, list[PlanName]]
    by_number: dict[str, list[PlanName]]
    titles: dict[tuple[str, ...], list[PlanName]]
    informing: dict[str, list[tuple[str, ...]]]
    places: frozenset[tuple[str, str]]
    """Every place of a plan: level word and name."""
    begun: dict[tuple[str, str], list[PlanName]]
    """Names by the level word and the first word of each place of several words."""
    place_words: frozenset[str]
    alike: tuple[tuple[PlanName, ...], ...]
    """Names of several plans that are called the same, in their order."""
    order: dict[str, int]

    def __getitem__(self, plan: str) -> PlanName:
        """The name of one plan."""
        return self.names[self.order[plan]]

    @staticmethod
    def of(names: tuple[PlanName, ...]) -> "Directory":
        """The directory of these names."""
        by_place, by_unit, by_number = defaultdict(list), defaultdict(list), defaultdict(list)
        titles, informing, begun = defaultdict(list), defaultdict(list), defaultdict(list)
        for name in names:
            for level, place in name.places:
                if " " in place:
                    begun[level, place.split()[0]].append(name)
            for place in {place for _, place in name.places}:
                by_place[place].append(name)
            if name.head or name.core:
                by_unit[name.head, name.core, name.damaged].append(name)
            if name.number:
                by_number[name.number].append(name)
            titles[name.title_words].append(name)
        for title in titles:
            for word in set(informative(title)):
                informing[word].append(title)
        places = frozenset(place for name in names for place in name.places)
        order = {name.plan: at for at, name in enumerate(names)}
        called = defaultdict(list)
        for name in names:
            called[name.called].append(name)
        alike = tuple(tuple(group) for group in called.values() if len(group) > 1)
        looked_up = (dict(by_place), dict(by_unit), dict(by_number), dict(titles), dict(informing))
        place_words = frozenset(word for _, place in places for word in place.split())
        return Directory(names, *looked_up, places, dict(begun), place_words, alike, order)

    def __len__(self) -> int:
        return len(self.names)

    def __iter__(self) -> Iterator[PlanName]:
        return iter(self.names)

    def among(self, plans: Iterable[str]) -> list[PlanName]:
        """The names of some plans, in the order of all; those that are not here are left out."""
        return [self[plan] for plan in sorted(self.order.keys() & plans, key=self.order.__getitem__)]

    def ordered(self, names: Iterable[PlanName]) -> tuple[str, ...]:
        """The plans of some of the names, in the order of all."""
        return tuple(sorted({name.plan for name in names}, key=self.order.__getitem__))

    def places_in(self, folded: str) -> list[str]:
        """The places of plans whose names stand in a folded text."""
        words = folded.split()
        runs = (words[i : i + size] for size in range(1, _LONGEST_PLACE + 1) for i in range(len(words) - size + 1))
        return list(dict.fromkeys(run for run in map(" ".join, runs) if run in self.by_place))

    def calling(self, words: str) -> set[str]:
        """The plans in whose label some folded words stand, however these are read: "chi cục … Đông Quế"."""
        return {name.plan for name in self.names if f" {words} " in f" {name.called} "}

    def titles_with(self, tokens: Sequence[str], least: int) -> list[tuple[str, ...]]:
        """The titles that share at least so many different informative words with a question."""
        shared = Counter(title for word in set(tokens) for title in self.informing.get(word, ()))
        return [title for title, count in shared.items() if count >= least]
