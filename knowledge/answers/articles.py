"""What an article of a law or decision says: asked for by its number, else found by its title."""

import re
from collections.abc import Iterator, Sequence

from knowledge.answers.asked import Asked
from knowledge.answers.free import bare
from knowledge.card import DocumentKind
from knowledge.plan import Section
from knowledge.text import fold

_ARTICLE = re.compile(r"\bdieu (?:thu )?(\d{1,3})\b")
_CLAUSE = re.compile(r"\bkhoan (?:thu )?(\d{1,2})\b")
_POINT = re.compile(r"\bdiem ([a-z])\b")


def answer_article(asked: Asked) -> bool | None:
    """Quote the article, clause or point that is asked for by number; None where the question names none."""
    article = _ARTICLE.search(asked.query.folded)
    if article is None:
        return None
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


def names_article(asked: Asked) -> bool:
    """Whether a law or decision is asked for an article by its number."""
    return asked.version.card.kind is DocumentKind.REFERENCE and _ARTICLE.search(asked.query.folded) is not None


def _is(section: Section, number: str) -> bool:
    return fold(section.number) == number


def _inside(sections: Sequence[Section], outer: Section) -> Iterator[Section]:
    return (s for s in sections if s is not outer and outer.span.holds(s.span) and s.depth == outer.depth + 1)
