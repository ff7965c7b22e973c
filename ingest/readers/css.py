"""What the style sheets of a web page say of an element: only whether it is seen, struck out or raised."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from knowledge.left import LeftKind

_NOTHING = re.compile(r"0(?:\.0*)?(?:[a-z]+|%)?|(?:0?\.\d+|1)(?:px|pt)|0?\.[01]\d*r?em|1?\d%")
"""A size in which nobody sees letters."""
_AWAY = re.compile(r"-\d{3,}\.?\d*(?:px|pt|em|cm)")
_FAR_AWAY = re.compile(r"-\d{4,}\.?\d*(?:px|pt)")
_NO_ROOM = re.compile(r"0(?:\.0*)?(?:[a-z]+|%)?")
_WHITE = re.compile(
    r"white|#f[\da-f]f[\da-f]f[\da-f]|#fff|rgba?\(\s*(?:2[45]\d[\s,]+){2}2[45]\d\b.*\)|hsla?\(.*[\s,](?:9[5-9]|100)%.*\)"
)
"""White, or so near to it that nobody sees it on paper."""
_MEANT = {
    "display": re.compile("none"),
    "visibility": re.compile("hidden|collapse"),
    "mso-hide": re.compile("all"),
    "font-size": _NOTHING,
    "opacity": re.compile(r"0(?:\.0*)?%?"),
    "left": _AWAY,
    "text-indent": _AWAY,
    "top": _FAR_AWAY,
    "margin-left": _FAR_AWAY,
    "clip": re.compile(r"rect\((?:\s*[01](?:px)?[\s,]*){4}\)"),
    "clip-path": re.compile(r"inset\((?:[5-9]\d|100)%.*"),
    "transform": re.compile(r".*scale[xy]?\(\s*0(?:\.0*)?\s*[,)].*"),
    "filter": re.compile(r".*opacity\(\s*0(?:\.0*)?%?\s*\).*"),
    "content-visibility": re.compile("hidden"),
    "overflow": re.compile("hidden|clip"),
    "height": _NO_ROOM,
    "max-height": _NO_ROOM,
    "width": _NO_ROOM,
    "max-width": _NO_ROOM,
    "color": re.compile(rf"transparent|(?:rgb|hsl)a?\(.*[,/]\s*0(?:\.0*)?%?\s*\)|{_WHITE.pattern}"),
    "text-decoration": re.compile(r".*line-through.*"),
    "text-decoration-line": re.compile(r".*line-through.*"),
    "text-line-through": re.compile(r"(?!none).+"),
    "vertical-align": re.compile("super|text-top"),
    "mso-text-raise": re.compile(r"[1-9].*"),
}
"""The properties that count, each with the values that change how text is read."""
_UNSEEN = {
    "display": LeftKind.HIDDEN,
    "mso-hide": LeftKind.HIDDEN,
    "opacity": LeftKind.INVISIBLE,
    **dict.fromkeys(("left", "text-indent", "top", "margin-left"), LeftKind.INVISIBLE),
    **dict.fromkeys(("clip", "clip-path", "transform", "filter"), LeftKind.INVISIBLE),
    "content-visibility": LeftKind.HIDDEN,
}
_CUT_OFF = ("height", "max-height", "width", "max-width")
"""What hides what does not fit in, where nothing may overflow."""
_STRUCK = ("text-decoration", "text-decoration-line", "text-line-through")
_RAISED = ("vertical-align", "mso-text-raise")
_COMMENT = re.compile(r"/\*.*?\*/|<!--|-->", re.DOTALL)
_NESTED = re.compile(r"@([\w-]+)([^{};]*)\{((?:[^{}]|\{[^{}]*\})*)\}")
_SHOWN_MEDIA = re.compile(r"\b(?:screen|print|all)\b|^\s*$")
_RULE = re.compile(r"(?<![^{}])([^{}]+)\{([^{}]*)\}")
_MOST_RULES = 2000

Declarations = dict[str, str]


@dataclass(frozen=True, slots=True)
class Seen:
    """How an element is seen, by itself: why its text is left out, whether it is raised. What is inside it may say
    otherwise whether it is visible, tiny, white; None where it says nothing."""

    left: LeftKind | None = None
    raised: bool = False
    visible: bool | None = None
    tiny: bool | None = None
    white: bool | None = None


class Sheets:
    """The style sheets of one page."""

    def __init__(self, root: Any) -> None:
        text = "\n".join(style.text or "" for style in root.iter("style"))
        self._of: dict[Any, Declarations] = _applied(root, text) if text.strip() else {}

    def seen(self, element: Any) -> Seen:
        """How an element is seen, by the sheets and by itself."""
        said = dict(self._of.get(element, {}))
        own = element.get("style")
        if own:
            said |= _declared(own)
        return _seen(said) if said else _PLAIN


_PLAIN = Seen()


def is_white(colour: str) -> bool:
    """Whether a colour, as a page names it, is not seen on paper."""
    return bool(_WHITE.fullmatch(colour.strip().lower()))


def _seen(said: Declarations) -> Seen:
    left = next((kind for name, kind in _UNSEEN.items() if _is_meant(said, name)), None)
    if left is None and any(_is_meant(said, name) for name in _STRUCK):
        left = LeftKind.STRUCK
    if left is None and _is_meant(said, "overflow") and any(_is_meant(said, name) for name in _CUT_OFF):
        left = LeftKind.INVISIBLE
    white = is_white(said["color"]) if "color" in said else None
    if left is None and not white and _is_meant(said, "color"):
        left = LeftKind.INVISIBLE
    visible = None if "visibility" not in said else not _is_meant(said, "visibility")
    tiny = None if "font-size" not in said else _is_meant(said, "font-size")
    return Seen(left, any(_is_meant(said, name) for name in _RAISED), visible, tiny, white)


def _is_meant(said: Mapping[str, str], name: str) -> bool:
    return name in said and bool(_MEANT[name].fullmatch(said[name]))


def _declared(text: str) -> Declarations:
    """The declarations that count."""
    pairs = (part.partition(":") for part in text.lower().split(";"))
    return {name.strip(): value.replace("!important", "").strip() for name, _, value in pairs if name.strip() in _MEANT}


def _applied(root: Any, text: str) -> dict[Any, Declarations]:
    """What the rules say of each element that they speak of: the more special one last, as a browser does it."""
    rules = list(_rules(text))
    # Only what some rule hides, strikes or raises need be known.
    named = {name for _, said in rules for name in said if _MEANT[name].fullmatch(said[name])}
    found: dict[Any, Declarations] = {}
    if not named:
        return found
    for matcher, said in sorted(_selected(rules, named), key=lambda one: one[0].specificity):
        for element in matcher(root):
            found.setdefault(element, {}).update(said)
    return found


@dataclass(frozen=True, slots=True)
class _Matcher:
    specificity: tuple[int, int, int]
    path: Any

    def __call__(self, root: Any) -> Any:
        return self.path(root)


def _selected(rules: list[tuple[str, Declarations]], named: set[str]) -> Iterator[tuple[_Matcher, Declarations]]:
    from cssselect import HTMLTranslator, parse
    from cssselect.parser import SelectorError
    from lxml.etree import XPath, XPathSyntaxError

    translator = HTMLTranslator()
    for selectors, said in rules[:_MOST_RULES]:
        counted = {name: value for name, value in said.items() if name in named}
        if not counted:
            continue
        try:
            for one in parse(selectors):
                if one.pseudo_element is None:
                    yield _Matcher(one.specificity(), XPath(translator.selector_to_xpath(one))), counted
        except (SelectorError, XPathSyntaxError):
            continue  # what no browser understands either, or a state that a page is not in


def _rules(text: str) -> Iterator[tuple[str, Declarations]]:
    text = _NESTED.sub(_of_media, _COMMENT.sub(" ", text))
    for selectors, declarations in _RULE.findall(text):
        said = _declared(declarations)
        if said:
            yield selectors.strip().rpartition(";")[2].strip(), said


def _of_media(block: re.Match[str]) -> str:
    return block[3] if block[1] == "media" and _SHOWN_MEDIA.search(block[2]) else " "
