"""What could answer a question about a plan, with what of it can be counted before any question is asked."""

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import Any

import numpy as np

from knowledge.award_forms import find_forms
from knowledge.card import Award, Deadline, DueKind, Phase, Reference
from knowledge.documents import number_key
from knowledge.evidence.candidate import Candidate, Role
from knowledge.evidence.facts import facts
from knowledge.evidence.pieces import pieces
from knowledge.evidence.properties import properties
from knowledge.evidence.sets import Sets
from knowledge.evidence.words import Floats, WordIndex
from knowledge.numbered import Numbered, numbered_by, numbered_in
from knowledge.plan import POOR, PlanVersion
from knowledge.question.content import bare, legible, text_words
from knowledge.question.kinds import is_instruction
from knowledge.span import Span
from knowledge.text import FIGURE, WORD, YEAR, fold
from knowledge.vocabulary import Concept, concepts

ROLES = tuple(Role)
_AT = {role: at for at, role in enumerate(ROLES)}

INDEXES = ("own", "context", "lead", "named")

_SINGLE = frozenset({Role.PHASE, Role.DEADLINE, Role.AWARD, Role.DUTY, Role.REFERENCE})


@dataclass(frozen=True, slots=True, eq=False)
class Evidence:
    """The candidates of one plan version, in fixed order, and arrays with one entry (or row) for each of them.

    `own`, `context`, `lead`, `named` (`INDEXES`, whose rows are the same): which hold a word in what they say, in the
    headings above, in the nearest of these, in what names them. `lengths`: words of what they say and of the headings
    above together. `covered`: which hold a fact of each kind in `_SINGLE`. `spans`: where each begins and ends in the
    text, one row a candidate.
    """

    version: PlanVersion
    candidates: Sequence[Candidate]
    said_by: Callable[[int], str]
    """The text of a candidate, which need not be made for it."""
    roles: np.ndarray
    spans: np.ndarray
    own: WordIndex
    context: WordIndex
    lead: WordIndex
    named: WordIndex
    lengths: Floats
    properties: Floats
    position: Floats
    leads: Floats
    parts: Floats
    covered: Floats
    conference: Floats
    recurring: Floats
    ordinals: Sets
    numbered: Sets
    """What each numbers, in what names it, else in what it says: "đợt 2", "giải nhất"."""
    forms: Sets
    context_forms: Sets
    numbers: Sets
    references: Sets
    years: Sets
    things: Floats
    """Which speak, themselves or in the headings above, of each thing of the cues, in their order."""
    words: frozenset[str] = field(repr=False)
    """The folded words of the plan's text, of a long one those of what was looked at."""
    derived: dict[Any, Any] = field(default_factory=dict, repr=False)
    """What a model made of it once, by the model."""

    def of_roles(self, roles: Collection[Role], place: Span) -> list[Candidate]:
        """The candidates of some roles that stand where a place of the text is, in their order."""
        there = (self.spans[:, 0] < place.end) & (place.start < self.spans[:, 1])
        there &= np.isin(self.roles, [_AT[role] for role in roles])
        return [self.candidates[at] for at in np.flatnonzero(there).tolist()]


def gather(version: PlanVersion, within: Sequence[Span] = ()) -> Evidence:
    """The evidence of a plan version, counted; `within`: only what stands in these stretches, which are in order."""
    candidates = tuple(_candidates(version, within))
    # The headings above are those of many.
    read, forms_in = cache(_reader(version)), cache(lambda text: frozenset(find_forms(text)))
    own = [read(one.text) for one in candidates]
    context = [read(one.context) for one in candidates]
    length = len(version.text) or 1
    lead = [read(one.context.rpartition(" › ")[2]) for one in candidates]
    indexes = WordIndex.of(own, context, lead, [read(one.named) for one in candidates])
    by_name: dict[str, Any] = dict(zip(INDEXES, indexes, strict=True))
    return Evidence(
        version=version,
        candidates=candidates,
        said_by=lambda at: candidates[at].text,
        roles=np.array([_AT[one.role] for one in candidates], dtype=np.int32),
        spans=np.array([(one.span.start, one.span.end) for one in candidates], dtype=np.int32).reshape(-1, 2),
        **by_name,
        lengths=np.array([len(above) + len(said) for above, said in zip(context, own, strict=True)], dtype=np.float32),
        properties=np.array([properties(one.text) for one in candidates], dtype=np.float32),
        position=np.array([one.span.start / length for one in candidates], dtype=np.float32),
        leads=np.array([one.leads for one in candidates], dtype=np.float32),
        parts=np.array([min(len(one.parts), 20) for one in candidates], dtype=np.float32),
        covered=_covered(candidates),
        conference=_each(candidates, lambda f: isinstance(f, Deadline) and f.conference),
        recurring=_each(candidates, lambda f: isinstance(f, Deadline) and f.due.kind is DueKind.RECURRING),
        ordinals=Sets.of(
            frozenset(f.number for f in one.facts if isinstance(f, Phase) and f.number) for one in candidates
        ),
        numbered=Sets.of(map(_numbered, candidates)),
        forms=Sets.of(map(_forms, candidates)),
        context_forms=Sets.of(forms_in(one.context) for one in candidates),
        numbers=Sets.of(frozenset(map(bare, FIGURE.findall(one.text))) for one in candidates),
        references=Sets.of(map(_references, candidates)),
        years=Sets.of(frozenset(map(int, YEAR.findall(f"{one.context} {one.text}"))) for one in candidates),
        things=_things(candidates),
        words=frozenset(word for words in (*own, read(version.text[: _start(version)])) for word in words),
    )


def _candidates(version: PlanVersion, within: Sequence[Span]) -> Iterator[Candidate]:
    if not version.card.is_reference:
        yield from facts(version, within)
    for piece in pieces(version.text, _start(version), _closing(version), within):
        if not is_instruction(fold(piece.text)):  # text in a plan instructs nobody, and answers nothing
            yield piece


def _start(version: PlanVersion) -> int:
    """Where the text of a plan begins, below its title."""
    return version.card.title.span.end if version.card.title else 0


_CLOSE = 200
"""Characters between two parts of the closing that still belong to it."""


def _closing(version: PlanVersion) -> list[Span]:
    """The lines of the recipients and the signature, which the record states and which answer nothing else."""
    card, text = version.card, version.text
    signing = [one.span for one in (card.signatory, card.office, *card.signing_too) if one]
    found: list[Span] = []
    for span in sorted([*signing, *(one.span for one in card.recipients)], key=lambda one: one.start):
        line = Span(text.rfind("\n", 0, span.start) + 1, span.end)
        if found and line.start - found[-1].end <= _CLOSE:
            found[-1] = Span(found[-1].start, max(found[-1].end, line.end))
        else:
            found.append(line)
    return [Span(_with_heading(text, one.start), one.end) for one in found]


def _with_heading(text: str, start: int) -> int:
    """Where the line before begins, if it is "Nơi nhận"."""
    above = text.rfind("\n", 0, max(start - 1, 0)) + 1
    return above if fold(text[above:start]).startswith("noi nhan") else start


def _reader(version: PlanVersion) -> Callable[[str], list[str]]:
    """The folded words of a text; of a poorly read plan as they were likeliest written."""
    if version.quality < POOR:
        return lambda text: text_words(legible(text, damaged=True))
    return text_words


def _covered(candidates: Sequence[Candidate]) -> Floats:
    kinds = sorted(_SINGLE)
    starts = np.array([one.span.start for one in candidates])
    ends = np.array([one.span.end for one in candidates])
    found = np.zeros((len(candidates), len(kinds)), dtype=np.float32)
    for one in candidates:
        if one.role in _SINGLE:
            found[(starts < one.span.end) & (one.span.start < ends), kinds.index(one.role)] = 1
    return found


def _each(candidates: Sequence[Candidate], fits: Callable[[object], bool]) -> Floats:
    return np.array([any(map(fits, one.facts)) for one in candidates], dtype=np.float32)


def _things(candidates: Sequence[Candidate]) -> Floats:
    found = np.zeros((len(candidates), len(_things_of())), dtype=np.float32)
    for row, one in zip(found, candidates, strict=True):
        row[list(_spoken_of(f"{one.context} {one.named} {one.text}"))] = 1
    return found


def _spoken_of(text: str) -> frozenset[int]:
    """Which of the things of the cues a text speaks of, by their numbers."""
    return frozenset[int]().union(*map(_spoken_of_in, text.split("\n")))


@lru_cache(20_000)
def _spoken_of_in(line: str) -> frozenset[int]:
    """The same of one line: it stands in a list, under its heading and by itself."""
    folded = fold(line)
    words = set(WORD.findall(folded))
    begun = ((at, one) for at, one in enumerate(_things_of()) if not one.begins or not one.begins.isdisjoint(words))
    return frozenset(at for at, one in begun if one.pattern.search(folded))


@cache
def _things_of() -> tuple[Concept, ...]:
    return tuple(one for one in concepts("cues") if one.thing)


def _forms(candidate: Candidate) -> frozenset[str]:
    stated = frozenset(fact.form for fact in candidate.facts if isinstance(fact, Award))
    return stated or frozenset(find_forms(candidate.text))


def _numbered(candidate: Candidate) -> Numbered:
    """Of a row what its first cells number, of others what names them or, where that numbers nothing, what they say."""
    if candidate.head is not None and candidate.role in {Role.ROW, Role.CELL}:
        titles = candidate.context.rpartition(" › ")[2].split(" | ")
        if found := numbered_by(titles, candidate.text.split(" | ")):
            return found
    return numbered_in(candidate.named) or numbered_in(candidate.text)


def _references(candidate: Candidate) -> frozenset[str]:
    return frozenset(number_key(f.number) for f in candidate.facts if isinstance(f, Reference) and f.number)


Find = Callable[[str], Sequence[Span]]
"""Where search finds a question in the text of a plan."""


def nowhere(_plan: str) -> Sequence[Span]:
    """It finds nothing."""
    return ()
