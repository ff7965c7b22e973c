"""Messages as Telegram shows them on a phone, drawn by Chromium: how many lines they take, and pictures of them.

Telegram for Android sets a message in letters of 16 on a column 80 narrower than the screen, and shows three lines of
a quote that is folded. A new line before or after a quote is its border and takes no line of its own.
"""

import json
import re
import subprocess
import tempfile
from collections.abc import Sequence
from html import escape, unescape
from pathlib import Path
from shutil import which

SCREEN, COLUMN, SIZE, LINE = 360, 280, 16, 21
"""Pixels: the screen of a small phone, the text of a message on it, the size of its letters, a line."""

FOLDED = 3
"""Lines of a quote that are seen before it is tapped."""

_STYLE = f"""
body {{ margin: 0; padding: 8px; width: {SCREEN - 16}px; background: #d7e3cf; }}
.bubble {{ width: {COLUMN}px; padding: 7px 11px; margin: 0 0 8px; border-radius: 10px; background: #fff;
  font: {SIZE}px/{LINE}px Roboto, "Liberation Sans", Arial, sans-serif; white-space: pre-wrap;
  overflow-wrap: break-word; }}
.asked {{ margin-left: auto; background: #eeffde; }}
blockquote {{ margin: 0; padding: 0 8px 0 7px; border-left: 3px solid #3a95d5; background: #eef6fc; }}
blockquote[expandable] {{ max-height: {FOLDED * LINE}px; overflow: hidden; position: relative; }}
.folded::after {{ content: "▾"; position: absolute; right: 2px; bottom: 0; color: #3a95d5; }}
"""

_FOLD = """<script>for (const one of document.querySelectorAll("blockquote"))
  if (one.scrollHeight > one.clientHeight) one.className = "folded";</script>"""

_COUNT = f"""
const lines = [...document.querySelectorAll(".bubble")].map(
  one => Math.round((one.clientHeight - 14) / {LINE}));
document.body.innerHTML = "<pre id=lines>" + JSON.stringify(lines) + "</pre>";
"""

_BORDER = re.compile(r"\n?(<blockquote.*?</blockquote>)\n?", re.DOTALL)
_COUNTED = re.compile(r"<pre id=\"lines\">(.*?)</pre>", re.DOTALL)


def is_there() -> bool:
    """Whether there is a Chromium to draw with."""
    return _chromium() is not None


def lines(messages: Sequence[str]) -> list[int]:
    """How many lines each message takes, which is written in Telegram's HTML, with its quotes folded."""
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder) / "page.html"
        page.write_text(_page(map(_bubble, messages), f"<script>{_COUNT}</script>"), encoding="utf-8")
        counted = _COUNTED.search(_run(Path(folder), "--dump-dom", page.as_uri()))
    if counted is None:
        raise RuntimeError("Chromium has drawn nothing")
    return [int(one) for one in json.loads(unescape(counted.group(1)))]


def picture(talk: Sequence[tuple[str, Sequence[str]]], file: Path) -> None:
    """What was asked, and the messages that came for it, as a PNG picture."""
    bubbles = [
        one
        for asked, messages in talk
        for one in (f'<div class="bubble asked">{escape(asked)}</div>', *map(_bubble, messages))
    ]
    with tempfile.TemporaryDirectory() as folder:
        page, drawn = Path(folder) / "page.html", Path(folder) / "drawn.png"
        page.write_text(_page(bubbles, _FOLD), encoding="utf-8")
        texts = [one for asked, messages in talk for one in (escape(asked), *messages)]
        height = 16 + sum(one * LINE + 22 for one in lines(texts)) - 8
        size = f"--window-size={SCREEN},{height}"
        _run(
            Path(folder),
            f"--screenshot={drawn}",
            size,
            "--force-device-scale-factor=2",
            "--hide-scrollbars",
            page.as_uri(),
        )
        file.write_bytes(drawn.read_bytes())


def _bubble(message: str) -> str:
    bordered = _BORDER.sub(r"\1", message)
    return f'<div class="bubble">{bordered}</div>'


def _page(bubbles, end: str = "") -> str:
    return f'<!doctype html><meta charset="utf-8"><style>{_STYLE}</style><body>{"".join(bubbles)}{end}'


def _run(folder: Path, *arguments: str) -> str:
    program = _chromium()
    if program is None:
        raise RuntimeError("Chromium is not installed")
    still = (
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-extensions",
        "--disable-background-networking",
        f"--user-data-dir={folder / 'profile'}",
    )
    command = [program, *still, *arguments]
    return subprocess.run(command, check=True, capture_output=True, text=True, timeout=120).stdout


def _chromium() -> str | None:
    return which("chromium") or which("chromium-browser") or which("google-chrome")
