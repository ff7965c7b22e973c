"""What Word's styles say of a run or a paragraph: whether it is seen, struck out, raised; its font; its list."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from ingest.readers.package import local_name, w
from knowledge.left import LeftKind

_READ = frozenset("strike dstrike vanish vertAlign position color sz rFonts shd highlight".split())
_OFF = ("0", "false", "off", "none")
_TINY = 2
"""Half points up to which letters are no letters for a reader."""
_HIGH = 4
_WHITE = "FFFFFF"
_NEARLY_WHITE = re.compile(r"(?:[Ff][\dA-Fa-f]){3}")

Properties = Mapping[str, Any]
"""The elements of `w:rPr`, by their name."""


@dataclass(frozen=True, slots=True)
class Look:
    """How a run is seen: why it is left out (None: it is not), whether it is raised, its font."""

    left: LeftKind | None
    raised: bool
    font: str


class Styles:
    """The styles of one document."""

    def __init__(self, root: Any) -> None:
        styles = [] if root is None else list(root.iter(w("style")))
        self._by_id = {style.get(w("styleId")): style for style in styles}
        self._default = next((s for s in styles if s.get(w("type")) == "paragraph" and _is_default(s)), None)
        base = None if root is None else root.find(f"{w('docDefaults')}//{w('rPr')}")
        self._base = _properties(base)
        self._chains: dict[str, tuple[Any, ...]] = {}
        self._resolved: dict[str, Properties] = {}

    def of_paragraph(self, paragraph: Any) -> tuple[Any, ...]:
        """The style of a paragraph and those that it is based on, nearest first."""
        named = paragraph.find(f"{w('pPr')}/{w('pStyle')}")
        found = self.chain(named.get(w("val"))) if named is not None else ()
        return found or (self.chain(self._default.get(w("styleId"))) if self._default is not None else ())

    def chain(self, name: str | None) -> tuple[Any, ...]:
        """The style of this id and those that it is based on, nearest first."""
        if not name:
            return ()
        if name not in self._chains:
            self._chains[name] = tuple(self._follow(name))
        return self._chains[name]

    def _follow(self, name: str) -> Iterator[Any]:
        seen: set[str] = set()
        while name in self._by_id and name not in seen:
            seen.add(name)
            yield self._by_id[name]
            base = self._by_id[name].find(w("basedOn"))
            name = "" if base is None else base.get(w("val")) or ""

    def look(self, run: Any, paragraph: tuple[Any, ...], *, on_white: bool) -> Look:
        """How a run is seen in a paragraph of these styles; `on_white`: there is nothing but paper behind it."""
        own = _properties(run.find(w("rPr")))
        named = run.find(f"{w('rPr')}/{w('rStyle')}")
        character = self._of(self.chain(named.get(w("val"))) if named is not None else ())
        around = self._of(paragraph)
        layers = (own, character, around, self._base)
        return Look(
            _left(own, character, around, layers, on_white=on_white),
            _is_raised(layers),
            next(filter(None, map(_font, layers)), ""),
        )

    def _of(self, chain: tuple[Any, ...]) -> Properties:
        """What a chain of styles says of runs, the nearest first."""
        if not chain:
            return {}
        name = chain[0].get(w("styleId")) or ""
        if name not in self._resolved:
            found: dict[str, Any] = {}
            for style in reversed(chain):
                found |= _properties(style.find(w("rPr")))
            self._resolved[name] = found
        return self._resolved[name]


def is_on(properties: Any, name: str) -> bool:
    """Whether an element under these properties switches something on."""
    return properties is not None and bool(_switch(properties.find(w(name))))


def _left(
    own: Properties, character: Properties, around: Properties, layers: tuple[Properties, ...], *, on_white: bool
) -> LeftKind | None:
    if _toggled("vanish", own, character, around):
        return LeftKind.HIDDEN
    if _toggled("strike", own, character, around) or _switch(_first(layers, "dstrike")):
        return LeftKind.STRUCK
    size = _first(layers, "sz")
    if size is not None and (size.get(w("val")) or "").isdecimal() and int(size.get(w("val"))) <= _TINY:
        return LeftKind.INVISIBLE
    colour = _first(layers, "color")
    behind = (layer.get(name) for layer in layers for name in ("shd", "highlight"))
    return LeftKind.INVISIBLE if _is_white(colour) and on_white and not any(map(is_filled, behind)) else None


def _is_white(colour: Any) -> bool:
    """Whether letters have the colour of paper, or nearly so: by its value, or as the ground of the theme."""
    if colour is None:
        return False
    if _NEARLY_WHITE.fullmatch(colour.get(w("val")) or ""):
        return True
    shaded = colour.get(w("themeShade")) or colour.get(w("themeTint"))
    return colour.get(w("themeColor")) in ("background1", "light1") and not shaded


def is_filled(shading: Any) -> bool:
    """Whether something is drawn behind text in another colour than white."""
    if shading is None:
        return False
    fill = shading.get(w("fill")) or shading.get(w("val")) or ""
    return fill.upper() not in ("AUTO", "CLEAR", "NONE", "WHITE", _WHITE, "")


def _toggled(name: str, own: Properties, character: Properties, around: Properties) -> bool:
    """A switch that turns over where the styles of run and paragraph both have it, as Word does."""
    said = _switch(own.get(name))
    if said is not None:
        return said
    return bool(_switch(character.get(name))) != bool(_switch(around.get(name)))


def _switch(element: Any) -> bool | None:
    return None if element is None else (element.get(w("val")) or "1").lower() not in _OFF


def _is_raised(layers: tuple[Properties, ...]) -> bool:
    align = _first(layers, "vertAlign")
    if align is not None:
        return bool(align.get(w("val")) == "superscript")
    position = layers[0].get("position")
    lifted = position.get(w("val")) or "" if position is not None else ""
    return lifted.isdecimal() and int(lifted) >= _HIGH


def _first(layers: tuple[Properties, ...], name: str) -> Any:
    return next((layer[name] for layer in layers if name in layer), None)


def _font(properties: Properties) -> str | None:
    fonts = properties.get("rFonts")
    return fonts.get(w("ascii")) or fonts.get(w("hAnsi")) if fonts is not None else None


def _properties(element: Any) -> dict[str, Any]:
    if element is None:
        return {}
    return {name: child for child in element if (name := local_name(child)) in _READ}


def _is_default(style: Any) -> bool:
    return str(style.get(w("default")) or "0").lower() not in _OFF
