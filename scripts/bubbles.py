"""Messages of Telegram as pictures: their bubbles, one below the other, as SVG."""

from dataclasses import dataclass
from html import escape

from tests.e2e.world import Chat, Json

WIDTH, BUBBLE, MARGIN, SIZE, LINE = 460, 400, 12, 14, 20
FOLDED = 3
"""Lines of a quote that are seen before it is tapped."""

MORE = ("… ▾", "")

FONT = "Verdana, 'DejaVu Sans', sans-serif"
COLOURS = {"paper": "#d7e3cf", "bot": "#ffffff", "person": "#eeffde", "bar": "#3a95d5", "quote": "#eef6fc"}
XML = 'xmlns="http://www.w3.org/2000/svg" xml:space="preserve"'
STYLE = f'font-family="{FONT}" font-size="{SIZE}" fill="#111"'


def draw(chat: Chat, me: int) -> str:
    """The messages of a chat as an SVG picture."""
    y, parts = MARGIN, []
    for message in chat.messages.values():
        height, part = bubble(message, y, from_bot=message["from"]["id"] == me, group=chat.type != "private")
        parts.append(part)
        y += height + MARGIN
    size = f'width="{WIDTH}" height="{y}" viewBox="0 0 {WIDTH} {y}"'
    paper = f'<rect width="{WIDTH}" height="{y}" fill="{COLOURS["paper"]}"/>'
    return f"<svg {XML} {size} {STYLE}>{paper}{''.join(parts)}</svg>\n"


def bubble(message: Json, y: int, *, from_bot: bool, group: bool) -> tuple[int, str]:
    """A message with its buttons at a height of the picture, and how high it is."""
    x = MARGIN if from_bot or group else WIDTH - MARGIN - BUBBLE
    rows: list[str] = []
    at = y + LINE
    for line in _lines(message, named=from_bot or group):
        rows.append(line.draw(x + MARGIN, at))
        at += LINE
    height = at - y - LINE + MARGIN
    fill = COLOURS["bot" if from_bot else "person"]
    box = f'<rect x="{x}" y="{y}" width="{BUBBLE}" height="{height}" rx="10" fill="{fill}"/>'
    below, buttons = _keyboard(message, x, y + height + 4)
    return height + below, box + "".join(rows) + buttons


@dataclass(frozen=True)
class Drawn:
    """A line: its words, each with its style."""

    words: tuple[tuple[str, str], ...]
    quote: bool = False

    def folded(self) -> "Drawn":
        """The line as the last that is seen of a quote."""
        return self if self.words[-1:] == (MORE,) else Drawn((*self.words[:-1], MORE), self.quote)

    def draw(self, x: int, y: int) -> str:
        """The line with its first word at a place."""
        spans = "".join(f"<tspan{style}>{escape(word)} </tspan>" for word, style in self.words)
        bar = ""
        if self.quote:
            top = y - SIZE
            bar = (
                f'<rect x="{x}" y="{top - 2}" width="{BUBBLE - 2 * MARGIN}" height="{LINE}" fill="{COLOURS["quote"]}"/>'
                f'<rect x="{x}" y="{top - 2}" width="3" height="{LINE}" fill="{COLOURS["bar"]}"/>'
            )
        return f'{bar}<text x="{x + (10 if self.quote else 0)}" y="{y}">{spans}</text>'


def _lines(message: Json, *, named: bool) -> list[Drawn]:
    lines: list[Drawn] = []
    if named:
        lines.append(Drawn(((message["from"]["first_name"], f' font-weight="bold" fill="{COLOURS["bar"]}"'),)))
    replied = message.get("reply_to_message")
    if replied:
        lines.append(Drawn(((f"↩ {said(replied)[:44]}", ' fill="#789" font-size="12"'),)))
    seen = 0
    for text, bold, quote, folded in _paragraphs(message):
        wrapped = _wrap(text, bold, quote=quote)
        seen = seen + len(wrapped) if folded else 0
        if folded and seen > FOLDED:
            shown = max(0, len(wrapped) - (seen - FOLDED))
            wrapped = wrapped[:shown]
            at_border = wrapped or lines
            at_border[-1] = at_border[-1].folded()
        lines += wrapped
    return lines


def said(message: Json) -> str:
    """What a message says; of a picture what stands below it."""
    return str(message["text"]) if "text" in message else f"🖼 {message.get('caption', '')}".rstrip()


def _paragraphs(message: Json) -> list[tuple[str, list[tuple[int, int]], bool, bool]]:
    """Each line of the text, where it is bold, whether it is in a quote, and whether that is folded."""
    text, entities = said(message), message.get("entities", [])
    found, at = [], 0
    for line in text.split("\n"):
        length = len(line.encode("utf-16-le")) // 2
        inside = [e for e in entities if e["offset"] < at + length and at < e["offset"] + e["length"]]
        kinds = {entity["type"] for entity in inside}
        bold = [(e["offset"] - at, e["offset"] + e["length"] - at) for e in inside if e["type"] == "bold"]
        quote = bool(kinds & {"blockquote", "expandable_blockquote"})
        found.append((line, bold, quote, "expandable_blockquote" in kinds))
        at += length + 1
    return found


def _wrap(text: str, bold: list[tuple[int, int]], *, quote: bool) -> list[Drawn]:
    room = BUBBLE - 2 * MARGIN - (14 if quote else 0)
    lines, line, used, at = [], [], 0.0, 0
    for word in text.split(" "):
        strong = any(start <= at < end for start, end in bold)
        width = _width(word + " ") * (1.13 if strong else 1)
        if line and used + width > room:
            lines.append(Drawn(tuple(line), quote))
            line, used = [], 0.0
        line.append((word, ' font-weight="bold"' if strong else ""))
        used += width
        at += len(word) + 1
    return [*lines, Drawn(tuple(line), quote)]


def _width(text: str) -> float:
    """About how wide a text is in Verdana, generously."""
    return SIZE * sum(
        0.36 if c in "iljtfrI.,:;'|! ()[]/-" else 0.98 if c in "mwMW@—…–" or ord(c) > 0x2600 else 0.64 for c in text
    )


def _keyboard(message: Json, x: int, y: int) -> tuple[int, str]:
    rows = message.get("reply_markup", {}).get("inline_keyboard", [])
    parts = []
    for number, row in enumerate(rows):
        width, top = (BUBBLE - 4 * (len(row) - 1)) / len(row), y + number * 32
        for place, button in enumerate(row):
            left = x + place * (width + 4)
            parts.append(
                f'<rect x="{left}" y="{top}" width="{width}" height="28" rx="6" fill="#ffffff" fill-opacity=".7"/>'
                f'<text x="{left + width / 2}" y="{top + 19}" text-anchor="middle">{escape(button["text"])}</text>'
            )
    return 32 * len(rows) + (4 if rows else 0), "".join(parts)
