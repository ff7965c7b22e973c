"""A real browser before the room: Debian's chromium, led by playwright; what of a page its users could not read."""

import os
import shutil
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from playwright.async_api import Browser, BrowserContext, Locator, Page, async_playwright

from tests.bot.web.room import Room

PHONE, DESK = {"width": 390, "height": 844}, {"width": 1366, "height": 900}
SMALLEST_TARGET = 24
"""Pixels that a thing to be pressed is high and wide at least (WCAG 2.2, 2.5.8); links within a line may be less, and
so may words of a page that is shown as it is."""

_CONTRAST = Path(__file__).with_name("contrast.js").read_text(encoding="utf-8")
_NAMED = frozenset({"link", "button", "textbox", "searchbox", "image", "combobox", "navigation", "article", "search"})


def chromium() -> str | None:
    """The chromium of this machine; None where there is none."""
    return shutil.which("chromium") or shutil.which("chromium-browser")


@asynccontextmanager
async def opened_browser() -> AsyncIterator[Browser]:
    """A browser without windows."""
    # Chromium keeps root out of its sandbox; what is opened here is our own.
    arguments = ["--no-sandbox"] if os.geteuid() == 0 else []
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=chromium(), args=arguments)
        try:
            yield browser
        finally:
            await browser.close()


@dataclass
class Visit:
    """Somebody at a browser in the room; `clicks` counts what they press, `asked` is every address that was fetched."""

    page: Page
    room: Room
    clicks: int = 0
    asked: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    async def go(self, address: str) -> None:
        """Open a page of the room by its address."""
        await self.page.goto(self.room.url + address)

    async def click(self, name: str, *, role: Any = "link", within: str = "main") -> None:
        """Press the first thing of a name."""
        self.clicks += 1
        await self.page.locator(within).get_by_role(role, name=name).first.click()
        await self.page.wait_for_load_state()

    async def mark(self, words: str, within: str = "#text") -> None:
        """Draw the mouse over words of a part of the page, which counts as a click."""
        self.clicks += 1
        left, right, level = await self.page.evaluate(_ENDS, [words, within])
        await self.page.mouse.move(left, level)
        await self.page.mouse.down()
        await self.page.mouse.move(right, level, steps=4)
        await self.page.mouse.up()

    async def press(self, start: int) -> None:
        """Press the word on the page that begins at an offset of the text."""
        self.clicks += 1
        await self.word(start).click()

    async def draw(self, first: int, last: int) -> None:
        """Draw the mouse over words on the page, from one that begins at an offset to another; counts as a click."""
        self.clicks += 1
        await self.word(first).scroll_into_view_if_needed()
        await self.word(first).hover()
        await self.page.mouse.down()
        await self.word(last).hover()
        await self.page.mouse.up()

    def word(self, start: int) -> Locator:
        """The word on the page that begins at an offset, as a thing to be pressed."""
        return self.page.locator(f'.leaf a[href*="dau={start}#"]').first

    async def tab_to(self, name: str, *, most: int = 120) -> None:
        """Press the tabulator until what is named so has the focus."""
        for _ in range(most):
            await self.page.keyboard.press("Tab")
            if name in await self.page.evaluate(_FOCUSED):
                return
        raise AssertionError(f"{name!r} is not reached by the keyboard")

    async def faults(self) -> list[str]:
        """What of the page some people could not read or use, each in a line; empty where there is nothing."""
        found = [*await self.page.evaluate(_CONTRAST), *await self._nameless()]
        wide = await self.page.evaluate("document.documentElement.scrollWidth - innerWidth")
        if wide > 0:
            found.append(f"{wide} pixels wider than the screen")
        small = await self.page.evaluate(_SMALL, SMALLEST_TARGET)
        return [f"{await self.page.title()}: {one}" for one in (*found, *small)]

    async def _nameless(self) -> Iterator[str]:
        """What a screen reader would call nothing, by the browser's own accessibility tree."""
        session = await self.page.context.new_cdp_session(self.page)
        nodes = (await session.send("Accessibility.getFullAXTree"))["nodes"]
        await session.detach()
        roles = [(_said(node, "role"), _said(node, "name")) for node in nodes if not node.get("ignored")]
        found = [f"a {role} without a name" for role, name in roles if role in _NAMED and not name]
        found += [f"no {role}" for role in ("main", "heading") if role not in dict(roles)]
        return iter(found)


@asynccontextmanager
async def visiting(
    browser: Browser, room: Room, user: int, chat: int, size: dict[str, int], *, script: bool = True
) -> AsyncIterator[Visit]:
    """Somebody who came in by a link, with a screen of some size."""
    context = await browser.new_context(
        viewport=size,
        java_script_enabled=script,
        locale="vi-VN",
        reduced_motion="reduce",
        has_touch=size is PHONE,
        is_mobile=size is PHONE,
    )
    try:
        visit = await _visit(context, room)
        await visit.go(f"/vao?the={room.word(user, chat)}")
        yield visit
    finally:
        await context.close()


async def _visit(context: BrowserContext, room: Room) -> Visit:
    page = await context.new_page()
    page.set_default_timeout(120_000)
    visit = Visit(page, room)
    page.on("request", lambda request: visit.asked.append(request.url))
    page.on("console", lambda told: visit.complaints.append(told.text))
    page.on("pageerror", lambda error: visit.complaints.append(str(error)))
    return visit


def _said(node: dict[str, Any], what: str) -> str:
    return str(node.get(what, {}).get("value", "")).strip()


_FOCUSED = """() => {
  const one = document.activeElement;
  if (one === document.body) return "";
  const label = one.labels && one.labels[0];
  return one.getAttribute("aria-label") || (label || one).innerText || "";
}"""

_SMALL = """least => [...document.querySelectorAll("a, button, input:not([type=hidden]), summary, textarea, select")]
  .filter(one => !one.closest("p, .skip, article, svg") && one.checkVisibility())
  .map(one => [one.innerText || one.name, one.getBoundingClientRect()])
  .filter(([, box]) => box.height < least || box.width < least)
  .map(([name, box]) => `${name} is ${Math.round(box.width)} by ${Math.round(box.height)} pixels`)"""

_ENDS = """([words, within]) => {
  const walker = document.createTreeWalker(document.querySelector(within), NodeFilter.SHOW_TEXT);
  for (let node; (node = walker.nextNode()); ) {
    const at = node.data.indexOf(words);
    if (at < 0) continue;
    const range = document.createRange();
    range.setStart(node, at); range.setEnd(node, at + words.length);
    range.startContainer.parentElement.scrollIntoView({block: "center"});
    const box = range.getClientRects()[0];
    return [box.left + 1, box.right - 1, box.top + box.height / 2];
  }
  throw new Error("no such words: " + words);
}"""
