"""What is read off a plan without choosing: a law by article, what changed, whether it is over, it in a few lines."""

from collections.abc import Callable

from knowledge.answer import Answer
from knowledge.answers.absent import say_absent
from knowledge.answers.articles import answer_article, names_article
from knowledge.answers.asking import Asking
from knowledge.answers.changes import answer_changes
from knowledge.answers.finishing import finish_amended
from knowledge.answers.status import answer_status
from knowledge.answers.summary import answer_summary
from knowledge.answers.trace import explained
from knowledge.plan import PlanVersion
from knowledge.question.content import content_words
from knowledge.question.kinds import Kind, without_change
from knowledge.saying.context import Context
from knowledge.trace import Way


def answer_directly(asking: Asking, versions: list[PlanVersion]) -> Answer | None:
    """The answer of what tells all that a kind of question asks for; None for the questions of other kinds."""
    query = asking.query
    if not versions or query.scope.missing_years:
        return None
    asked = [asking.of(version, several=len(versions) > 1) for version in versions]
    reference = all(one.version.card.is_reference for one in asked)
    if reference and (query.kind is not Kind.META or any(map(names_article, asked))):
        done = _answering(asking, asked, lambda one: bool(answer_article(one)))
        if done or any(map(names_article, asked)):
            return _ended(asking, done, asked, "article")
    if query.kind is Kind.CHANGE:
        done = _answering(asking, asked, lambda one: answer_changes(one, asking.shelf))
        more = any(len(content_words(without_change(query.folded), [one.name])) > 1 for one in asked)
        return None if more and not done else _ended(asking, done, asked, "changes")
    if len(asked) > 1 or query.asks("compare"):
        return None
    if query.kind is Kind.STATUS and (done := _answering(asking, asked, lambda one: bool(answer_status(one)))):
        return _ended(asking, done, asked, "status")
    if query.kind is Kind.SUMMARY and (done := _answering(asking, asked, answer_summary)):
        return _ended(asking, done, asked, "summary")
    return None


def _answering(asking: Asking, asked: list[Context], answerer: Callable[[Context], bool]) -> list[Context]:
    """Let an answerer write of each plan; those of which it had something to say."""
    return [one for one in asked if _has_written(asking, one, answerer)]


def _has_written(asking: Asking, asked: Context, answerer: Callable[[Context], bool]) -> bool:
    """Let an answerer write; take back what it wrote where it had nothing to say."""
    draft = asking.draft
    statements, citations = len(draft.statements), len(draft.citations)
    if asked.several:
        asking.say_heading(asked.version)
    if answerer(asked):
        return True
    del draft.statements[statements:]
    del draft.citations[citations:]
    return False


def _ended(asking: Asking, done: list[Context], asked: list[Context], way: Way) -> Answer:
    if not done:
        say_absent(asking.draft, asked, asking.query, asking.few.total)
    plans = [one.version.plan for one in asked]
    for one in done:
        asking.note(one.version, set(plans))
    asking = explained(asking, way, {"kind": str(asking.query.kind)}, plans, said=bool(done))
    return finish_amended(asking, [one.version for one in done or asked], said=bool(done))
