"""Awards: forms and titles, criteria, who grants them, how many."""

from knowledge.card import Award
from knowledge.evidence.candidate import Candidate
from knowledge.saying.context import Context
from knowledge.sentences import bare, sentences
from knowledge.span import Span

_LONG = 400
"""Characters; a longer sentence is replaced by its figures."""


def say_criteria(context: Context, candidate: Candidate) -> None:
    """The criteria of an award form; what the plan says of it where it has none."""
    for award in _awards(candidate):
        cite = context.draft.cite(context.version, award.span)
        grantor = award.grantor.value if award.grantor else ""
        if not award.criteria:
            text = award.span.of(context.version.text)
            context.draft.say("award.bare", cite, form=award.form, grantor=grantor, text=text)
        for field in award.criteria:
            if not award.span.holds(field.span):
                cite = context.draft.cite(context.version, _part_of(context, field.span))
            context.draft.say("award.criteria", cite, form=award.form, grantor=grantor, text=field.value)


def say_list(context: Context, candidate: Candidate) -> None:
    """The award forms and titles of a plan with who grants them."""
    awards = _awards(candidate)
    context.draft.say("award.count", plan=context.name.label, count=len(awards))
    for award in awards:
        cite = context.draft.cite(context.version, award.span)
        context.draft.say("award.item", cite, form=award.form, grantor=award.grantor.value if award.grantor else "")


def say_grantor(context: Context, candidate: Candidate) -> None:
    """Who grants an award."""
    for award in _awards(candidate):
        cite = context.draft.cite(context.version, award.span)
        context.draft.say("award.grantor", cite, form=award.form, grantor=award.grantor.value if award.grantor else "")


def say_quota(context: Context, candidate: Candidate) -> None:
    """How many of an award there are."""
    for award in _awards(candidate):
        found = dict.fromkeys(_sentence_at(context, q.span) for q in award.quota)
        cites = context.draft.cite_all(context.version, found)
        text = " ".join(bare(s.of(context.version.text)) for s in found)
        figures = "; ".join(q.value for q in award.quota)
        context.draft.say("award.quota", *cites, form=award.form, text=text if len(text) <= _LONG else figures)


def _awards(candidate: Candidate) -> list[Award]:
    return [fact for fact in candidate.facts if isinstance(fact, Award)]


def _part_of(context: Context, span: Span) -> Span:
    """The smallest part of the plan that holds a span: a criterion with the form that it is for."""
    parts = [s.span for s in context.version.sections if s.span.holds(span)]
    return min(parts, key=lambda part: part.end - part.start, default=span)


def _sentence_at(context: Context, span: Span) -> Span:
    """The sentence that a few words stand in."""
    text = context.version.text
    start, end = text.rfind("\n", 0, span.start) + 1, text.find("\n", span.end)
    line = Span(start, len(text) if end < 0 else end)
    return next((s for s in sentences(text, line) if s.start <= span.start < s.end), span)
