"""The proof of one claim: one question after the other, each a function; the first that fails is the reason."""

from collections.abc import Callable, Mapping

from knowledge.proof.bounding import other_condition, other_limit, other_negation
from knowledge.proof.claims import Claim, Fault, Proven, Reason, Source
from knowledge.proof.limits import limits_in
from knowledge.proof.orders import is_order
from knowledge.proof.reading import Read, read
from knowledge.proof.standing import strange_fact, strange_name
from knowledge.proof.support import Support, support_of
from knowledge.proof.together import other_stretch, put_together, rows_mixed, words_of_another
from knowledge.proof.wording import Known, known_of, strange_words
from knowledge.sentences import bare
from knowledge.text import fold, has_marks, squeeze

LONGEST = 700
"""Characters of a claim."""


def prove(claim: Claim, offered: Mapping[int, Source]) -> Proven | Fault:
    """Where a claim rests, if all of it does; else the first reason why not."""
    if fault := _unfounded(claim, offered):
        return fault
    support = support_of(claim, offered)
    if isinstance(support, Fault):
        return support
    said = read(bare(squeeze(claim.text)))
    return next((fault for check in _CHECKS if (fault := check(said, support))), None) or Proven(support.rests_on)


def _unfounded(claim: Claim, offered: Mapping[int, Source]) -> Fault | None:
    """A claim without words, or without sources of its plan that were offered."""
    if not claim.text.strip() or not claim.quotes:
        return Fault(Reason.EMPTY)
    if len(claim.text) > LONGEST:
        return Fault(Reason.TOO_LONG)
    for quote in claim.quotes:
        if quote.number not in offered:
            return Fault(Reason.NOT_OFFERED, str(quote.number))
        if offered[quote.number].plan != claim.plan:
            return Fault(Reason.OTHER_PLAN, quote.words)
    return None


def _not_ours(said: Read, support: Support) -> Fault | None:
    """A claim in another language than the plan, or one that gives orders."""
    if is_order(said.text):
        return Fault(Reason.INSTRUCTION, said.text)
    marked = any(has_marks(piece.said.text) for piece in support.pieces)
    if marked and not has_marks(said.text) and sum(not word.form.isdigit() for word in said.words) > 2:
        return Fault(Reason.LANGUAGE, said.text)
    letters = [c for c in said.text if c.isalpha()]
    foreign = [c for c in letters if not ("a" <= fold(c) <= "z")]
    return Fault(Reason.LANGUAGE, said.text) if len(foreign) > len(letters) // 10 else None


def _strange_words(said: Read, support: Support) -> Fault | None:
    """Words that say more than the sources."""
    known: Known = known_of(support.all_texts)
    strange = strange_words(said.text, known, [*(fact.span for fact in said.facts), *limits_in(said.text)])
    return Fault(Reason.WORDS, strange) if strange else None


_CHECKS: tuple[Callable[[Read, Support], Fault | None], ...] = (
    _not_ours,
    strange_fact,
    strange_name,
    other_limit,
    other_negation,
    other_condition,
    put_together,
    other_stretch,
    words_of_another,
    rows_mixed,
    _strange_words,
)
