"""What an article of a law or decision says: asked for by its number, else found by its title."""

import re
from collections.abc import Iterator, Sequence

from knowledge.plan import Section
from knowledge.question.content import text_words
from knowledge.question.naming import without_title
from knowledge.saying.context import Context
from knowledge.sentences import bare
from knowledge.text import fold

_ARTICLE = re.compile(r"\bdieu (?:thu )?(\d{1,3})\b")
_CLAUSE = re.compile(r"\bkhoan (?:thu )?(\d{1,2})\b")
_FILLERS = frozenset("va cua cac ve cho trong doi voi".split())
_FEWEST_WORDS = 2
_POINT = re.compile(r"\bdiem ([a-z])\b")


def answer_article(asked: Context) -> bool | None:
    """Quote the article, clause or point that is asked for; None where the question names none.

    An article is named by its number, or by the words of its title.
    """
    article = _ARTICLE.search(asked.query.folded)
    if article is None:
        return _answer_titled(asked)
    found = next((s for s in asked.version.sections if s.style == "article" and _is(s, f"dieu {article[1]}")), None)
    if found is None:
        return False
    for wanted in (_CLAUSE.search(asked.query.folded), _POINT.search(asked.query.folded)):
        if wanted is not None:
            inner = next((s for s in _inside(asked.version.sections, found) if _is(s, wanted[1])), None)
            if inner is None:
                return False
            found = inner
    cite = asked.draft.cite(asked.version, found.span)
    asked.draft.say("text.line", cite, text=bare(found.span.of(asked.version.text)))
    return True


def _answer_titled(asked: Context) -> bool | None:
    """Quote the article all the words of whose title stand in the question; None where there is none."""
    said = set(without_title(asked.query.folded.split(), asked.name))
    titled = [(len(title), s) for s in asked.version.sections if (title := _title_words(asked, s)) and title <= said]
    if not titled:
        return None
    _, found = max(titled, key=lambda one: one[0])
    cite = asked.draft.cite(asked.version, found.span)
    asked.draft.say("text.line", cite, text=bare(found.span.of(asked.version.text)))
    return True


def _title_words(asked: Context, section: Section) -> frozenset[str]:
    """The words that tell an article's title; empty for what is no article, or says too little."""
    if section.style != "article" or section.title is None:
        return frozenset()
    found = frozenset(text_words(section.title.of(asked.version.text))) - _FILLERS
    return found if len(found) >= _FEWEST_WORDS else frozenset()


def names_article(asked: Context) -> bool:
    """Whether a text of articles is asked for one by its number."""
    of_articles = any(section.style == "article" for section in asked.version.sections)
    return of_articles and _ARTICLE.search(asked.query.folded) is not None


def _is(section: Section, number: str) -> bool:
    return fold(section.number) == number


def _inside(sections: Sequence[Section], outer: Section) -> Iterator[Section]:
    return (s for s in sections if s is not outer and outer.span.holds(s.span) and s.depth == outer.depth + 1)
