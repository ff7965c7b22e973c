"""Telegram's reading of HTML, with its refusals in its own words (after TDLib's parse_html)."""

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

TAGS = {
    "a": "text_link", "b": "bold", "strong": "bold", "i": "italic", "em": "italic", "s": "strikethrough",
    "strike": "strikethrough", "del": "strikethrough", "u": "underline", "ins": "underline",
    "tg-spoiler": "spoiler", "span": "spoiler", "pre": "pre", "code": "code", "blockquote": "blockquote",
}  # fmt: skip
NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}


_TOKEN = re.compile(r"<|&(?:#x?[0-9a-fA-F]+|[a-zA-Z]+);?|[^<&]+|&")


class RefusedError(Exception):
    """What Telegram answers with status 400."""


@dataclass
class Open:
    """A tag that waits for its end: `offset` in UTF-16 units of the text so far."""

    tag: str
    attributes: dict[str, str]
    offset: int


def units(text: str) -> int:
    """The length in UTF-16 units."""
    return len(text.encode("utf-16-le")) // 2


def parse(html: str) -> tuple[str, list[dict[str, Any]]]:
    """The visible text and its entities. Raises RefusedError as Telegram would."""
    text, at = "", 0
    opened: list[Open] = []
    entities: list[dict[str, Any]] = []
    while token := _TOKEN.match(html, at):
        at = token.end()
        if token.group().startswith("&"):
            text += _decoded(token.group())
        elif token.group() != "<":
            text += token.group()
        elif html[at : at + 1] == "/":
            at = _end(html, token.start(), opened, entities, text)
        else:
            at = _start(html, token.start(), opened, text)
    if opened:
        raise RefusedError(f"can't parse entities: Can't find end tag corresponding to start tag \"{opened[-1].tag}\"")
    _check_nesting(entities)
    return text, sorted(entities, key=lambda entity: (entity["offset"], -entity["length"]))


def _start(html: str, begin: int, opened: list[Open], text: str) -> int:
    where = f"at byte offset {len(html[:begin].encode())}"
    match = re.compile(r"<([^\s>]*)([^>]*)>").match(html, begin)
    if match is None:
        raise RefusedError(f"can't parse entities: Unclosed start tag {where}")
    tag = match.group(1).lower()
    if tag not in TAGS:
        raise RefusedError(f'can\'t parse entities: Unsupported start tag "{tag}" {where}')
    attributes = dict(re.findall(r"([\w-]+)(?:\s*=\s*[\"']?([^\"']*)[\"']?)?", match.group(2)))
    if tag == "span" and attributes.get("class") != "tg-spoiler":
        raise RefusedError(f'can\'t parse entities: Tag "span" must have class "tg-spoiler" {where}')
    opened.append(Open(tag, attributes, units(text)))
    return match.end()


def _end(html: str, begin: int, opened: list[Open], entities: list[dict[str, Any]], text: str) -> int:
    where = f"at byte offset {len(html[:begin].encode())}"
    if not opened:
        raise RefusedError(f"can't parse entities: Unexpected end tag {where}")
    match = re.compile(r"</([^\s>]*)\s*>").match(html, begin)
    if match is None:
        raise RefusedError(f"can't parse entities: Unclosed end tag {where}")
    expected, found = opened[-1].tag, match.group(1).lower()
    if found not in ("", expected):
        raise RefusedError(
            f'can\'t parse entities: Unmatched end tag {where}, expected "</{expected}>", found "</{found}>"'
        )
    start = opened.pop()
    if units(text) > start.offset:
        entities.append(_entity(start, units(text)))
    return match.end()


def _entity(start: Open, end: int) -> dict[str, Any]:
    kind = TAGS[start.tag]
    if kind == "blockquote" and "expandable" in start.attributes:
        kind = "expandable_blockquote"
    link = {"url": start.attributes.get("href", "")} if kind == "text_link" else {}
    return {"type": kind, "offset": start.offset, "length": end - start.offset, **link}


def _check_nesting(entities: list[dict[str, Any]]) -> None:
    quotes = [e for e in entities if e["type"].endswith("blockquote")]
    quotes.sort(key=lambda entity: entity["offset"])
    for before, after in pairwise(quotes):
        if after["offset"] < before["offset"] + before["length"]:
            raise RefusedError("can't parse entities: BlockQuote entities can't be nested")


def _decoded(reference: str) -> str:
    name = reference[1:].rstrip(";")
    if name in NAMED:
        return NAMED[name]
    if name.startswith("#") and name[1:]:
        code = int(name[2:], 16) if name[1] == "x" else int(name[1:])
        if 0 < code < 0x10FFFF:
            if 0xD800 <= code <= 0xDFFF:
                raise RefusedError("can't parse entities: Text contains invalid Unicode characters after decoding")
            return chr(code)
    return reference
