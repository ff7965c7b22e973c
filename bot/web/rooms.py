"""The pages of the reading room: who asks is known first, then what they may see; the rest is values for templates."""

import asyncio
import logging
import re
from collections.abc import Callable, Mapping, Sequence
from http import HTTPStatus
from typing import Any, ClassVar
from urllib.parse import urlencode

from tornado.web import HTTPError, RequestHandler

from bot.drawing import drawn
from bot.web import views
from bot.web.house import House
from bot.web.layers import Marking, frames, layer
from bot.web.tokens import (
    VISIT_LASTS,
    Pass,
    form_word,
    is_form_word,
    sealed,
    unsealed,
    user_of,
)
from bot.web.visitors import Sight, Visitor
from ingest.errors import IngestError
from ingest.pages import Leaf, Page
from knowledge.plan import PlanVersion
from knowledge.question.naming import label_of
from knowledge.shelf import Shelf
from knowledge.span import Span

COOKIE = "thidua_visit"
POLICY = (
    "default-src 'none'; img-src 'self'; style-src 'self'; script-src 'self'; form-action 'self'; base-uri 'none'; "
    "frame-ancestors 'self' https://web.telegram.org https://*.web.telegram.org"
)
"""Nothing inline, nothing from elsewhere; only Telegram may hold a page in a frame."""
_LONGEST_NUMBER = 9
_WORD = re.compile(r"\S+")
_PRIVATE = "private, no-store"
KEPT_FOR_A_WHILE = "private, max-age=600"
"""Of pictures, which do not change."""
PATIENCE = 8.0
"""Seconds that a visitor waits for a page to be laid out, which a long file of a word processor can take for."""

log = logging.getLogger(__name__)


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) <= _LONGEST_NUMBER


class Room(RequestHandler):
    """What all pages have in common."""

    needs_visitor: ClassVar[bool] = True
    needs_admin: ClassVar[bool] = False
    visitor: Visitor
    sight: Sight
    visit: str

    def initialize(self, house: House) -> None:
        """Keep what pages are made of."""
        self.house = house

    def set_default_headers(self) -> None:
        """What every answer says, errors too."""
        self.set_header("Content-Security-Policy", POLICY)
        self.set_header("X-Content-Type-Options", "nosniff")
        # With "no-referrer" browsers do not say either from which page a form was sent.
        self.set_header("Referrer-Policy", "same-origin")
        self.set_header("Cache-Control", _PRIVATE)
        self.clear_header("Server")

    async def prepare(self) -> None:
        """Let in whoever may be here, as often as they may; a form only from a page of the same visit."""
        if not self.needs_visitor:
            self._wait(self.house.entries.wait(hash(self.request.remote_ip), 0))
            return
        self.visit = self.get_cookie(COOKIE) or ""
        given = unsealed(self.house.key, "visit", self.visit, self.house.clock())
        visitor = await self.house.access.visitor(given) if given else None
        if visitor is None:
            raise HTTPError(HTTPStatus.UNAUTHORIZED)
        self._wait(self.house.pages.wait(visitor.user or visitor.chat, 0))
        if self.needs_admin and not visitor.admin:
            raise HTTPError(HTTPStatus.FORBIDDEN)
        if self.request.method == "POST" and not self._is_own_form():
            raise HTTPError(HTTPStatus.FORBIDDEN)
        self.visitor, self.sight = visitor, self.house.access.sight(visitor)

    def show(self, name: str, **values: Any) -> None:
        """Send a page."""
        visitor = getattr(self, "visitor", None)
        common = {
            "visitor": visitor,
            "form_word": form_word(self.house.key, self.visit) if visitor else "",
            "today": self.house.today(),
        }
        self.finish(self.house.page(name, **common, **values))

    def write_error(self, status_code: int, **_told: Any) -> None:
        """Say what is wrong, and nothing of what is behind it."""
        known = {400, 401, 403, 404, 405, 429}
        key = f"error.{status_code if status_code in known else 500}"
        # Whoever is let in finds the way back.
        visitor = getattr(self, "visitor", None)
        message = self.house.say(key)
        self.finish(self.house.page("error.html", visitor=visitor, form_word="", today=None, message=message))

    def number(self, name: str) -> int | None:
        """A number that the address or the form names; None where it names none. Raises HTTPError."""
        text = self.get_argument(name, "")
        if not text:
            return None
        if not _is_number(text):
            raise HTTPError(HTTPStatus.BAD_REQUEST)
        return int(text)

    def shelf(self) -> Shelf:
        """The plans as they are now."""
        return self.house.assistant.library.shelf()

    def plan(self, plan: str) -> tuple[PlanVersion, PlanVersion]:
        """A plan that the visitor sees, in the version asked for, and the current one. Raises HTTPError. Blocks."""
        if not self.sight.sees(plan):
            raise HTTPError(HTTPStatus.NOT_FOUND)
        current = self.shelf().plan(plan)
        wanted = self.number("v")
        version = current
        if current is not None and wanted is not None and wanted != current.version:
            version = self.house.assistant.library.catalogue.version(plan, wanted)
        if current is None or version is None:
            raise HTTPError(HTTPStatus.NOT_FOUND)
        return version, current

    def cited(self, version: PlanVersion) -> Span | None:
        """The passage that the address names. Raises HTTPError."""
        return self.span(version, "tu", "den")

    def span(self, version: PlanVersion, first: str, last: str) -> Span | None:
        """The passage between two offsets that the address or the form names; None where it names none. Raises
        HTTPError."""
        start, end = (self.get_argument(name, "") for name in (first, last))
        if not start or not end:
            return None
        if not _is_number(start) or not _is_number(end) or not int(start) < int(end) <= len(version.text):
            raise HTTPError(HTTPStatus.BAD_REQUEST)
        return Span(int(start), int(end))

    def marked(self, version: PlanVersion) -> tuple[Span | None, bool]:
        """The words that the address or the form marks, and whether these are the first one alone. Raises HTTPError."""
        start, end = (self.get_argument(name, "") for name in ("dau", "cuoi"))
        if not start or end:
            return self.span(version, "dau", "cuoi"), False
        if not _is_number(start):
            raise HTTPError(HTTPStatus.BAD_REQUEST)
        word = _WORD.match(version.text, int(start))
        if word is None:
            raise HTTPError(HTTPStatus.BAD_REQUEST)
        return Span(*word.span()), True

    async def leaf(self, find: Callable[[], Leaf]) -> tuple[Leaf | None, str]:
        """What stands where on a page; None where it is not known now, with the reason in words."""
        finding = asyncio.create_task(drawn(find))
        # Nobody may be waiting for it any more when it fails.
        finding.add_done_callback(lambda task: task.cancelled() or task.exception())
        try:
            return await asyncio.wait_for(asyncio.shield(finding), PATIENCE), ""
        except TimeoutError:
            return None, self.house.say("leaf.later")
        except IngestError as error:
            log.warning("no page could be laid out: %s", error)
            return None, self.house.say("leaf.none")

    def pictured(
        self,
        leaf: Leaf,
        version: PlanVersion,
        cited: Span | None,
        tinted: Sequence[tuple[Span, str]],
        asked: Mapping[str, object],
        picture: str,
        *,
        marking: bool,
    ) -> dict[str, Any]:
        """A page for its template: its picture at an address, what is drawn over it, the pages beside it. `asked` is
        what the address of another page, or of the words that are marked, asks for besides."""
        marked, begun = self.marked(version)
        words = Marking({**asked, "so": leaf.number}, marked, begun) if marking else None
        drawn = layer(leaf, version, cited, tinted, words)

        def at(number: int) -> str:
            return f"?{urlencode({**asked, 'so': number})}"

        return {
            "number": leaf.number,
            "count": leaf.count,
            "paper": leaf.paper,
            "unmarked": cited is not None and not leaf.boxes and self.number("so") is None,
            "picture": f"{picture}&so={leaf.number}",
            "layer": drawn,
            "earlier": at(leaf.number - 1) if leaf.number > 1 else "",
            "later": at(leaf.number + 1) if leaf.number < leaf.count else "",
            "begun": begun,
        }

    def admit(self, given: Pass) -> None:
        """Begin a visit."""
        lasting = Pass(given.user, given.chat, int(self.house.clock()) + VISIT_LASTS, given.local)
        secure = self.house.is_secure
        self.set_cookie(
            COOKIE,
            sealed(self.house.key, "visit", lasting),
            httponly=True,
            secure=secure,
            # In Telegram for the web the room stands in a frame of another site.
            samesite="None" if secure else "Lax",
            max_age=VISIT_LASTS,
            path="/",
        )

    def _is_own_form(self) -> bool:
        here = ("", self.house.url, f"{self.request.protocol}://{self.request.host}")
        if self.request.headers.get("Origin", "") not in here:
            return False
        return is_form_word(self.house.key, self.visit, self.get_body_argument("form", ""))

    def _wait(self, seconds: int) -> None:
        if seconds:
            self.set_header("Retry-After", str(seconds))
            raise HTTPError(HTTPStatus.TOO_MANY_REQUESTS)

    def log_exception(self, typ: Any, value: Any, tb: Any) -> None:
        """What a visitor did wrong is told to them alone; everything else is ours."""
        if not isinstance(value, HTTPError):
            log.error("a page failed: %s", self.request.path, exc_info=(typ, value, tb))


class Door(Room):
    """Getting in: by a link that Telegram's chat gave, or by what Telegram says of whoever opened the Mini App."""

    needs_visitor = False

    async def get(self) -> None:
        """A link; without one a page that has the script hand over what Telegram says."""
        word = self.get_query_argument("the", "")
        if not word:
            self.show("door.html", to=self._target())
            return
        given = unsealed(self.house.key, "link", word, self.house.clock())
        await self._enter(given)

    async def post(self) -> None:
        """What Telegram says."""
        settings = self.house.settings
        user = user_of(self.get_body_argument("init", ""), settings.telegram_bot_token, self.house.clock())
        await self._enter(Pass(user, user, 0) if user else None)

    async def _enter(self, given: Pass | None) -> None:
        if given is None or await self.house.access.visitor(given) is None:
            raise HTTPError(HTTPStatus.UNAUTHORIZED)
        self.admit(given)
        self.redirect(self._target(), status=HTTPStatus.SEE_OTHER)

    def _target(self) -> str:
        """Where to go then: a page of this room."""
        to = self.get_argument("toi", "/")
        return to if to.startswith("/") and not to.startswith(("//", "/\\")) and to.isprintable() else "/"


class Hall(Room):
    """The plans, and what search finds in them."""

    async def get(self) -> None:
        """The list, the group's own plans first; with a question what search finds."""
        question = self.get_query_argument("q", "")
        page = max(1, self.number("trang") or 1)
        values = await asyncio.to_thread(self._values, question, page)
        self.show("hall.html", question=question, page=page, **values)

    def _values(self, question: str, page: int) -> dict[str, Any]:
        shelf = self.shelf()
        seen = self.sight.among([one.plan for one in self.house.assistant.listed()])
        pages = max(1, -(-len(seen) // views.LISTED))
        first = (min(page, pages) - 1) * views.LISTED
        return {
            "own": views.entries(shelf, self.sight.own()),
            "plans": views.entries(shelf, seen[first : first + views.LISTED]),
            "count": len(seen),
            "pages": pages,
            "hits": views.search(self.house, self.sight, question) if question else None,
        }


class Plan(Room):
    """A plan's text with its facts in the margin, the cited passage marked."""

    async def get(self, plan: str) -> None:
        """The page."""
        self.show("plan.html", **await asyncio.to_thread(self._values, plan))

    def _values(self, plan: str) -> dict[str, Any]:
        version, current = self.plan(plan)
        cited = self.cited(version)
        parts, at = views.part_for(version, cited, self.number("phan"))
        is_current = version.version == current.version
        catalogue = self.house.assistant.library.catalogue
        number = None if is_current else version.version
        before = None
        if version.version > 1:
            before = catalogue.version(plan, version.version - 1)
        changed = views.changes(self.house, before, version)
        return {
            "version": version,
            "current": current,
            "label": label_of(version),
            "title": version.card.title.value if version.card.title else "",
            "paragraphs": views.text(version, cited, parts[at], changed=changed.spans),
            "facts": list(views.facts(self.house, version, is_current, parts[at] if len(parts) > 1 else None, cited)),
            "parts": [views.href(plan, v=number, phan=n + 1) for n in range(len(parts))],
            "at": at,
            "cited": cited,
            "page_href": views.sheet(plan, number, cited),
            "time_href": views.href(plan, "/lich"),
            "check_href": views.href(plan, "/sua"),
            "versions": [(one, views.href(plan, v=one)) for one in range(1, current.version + 1)],
            "changes": changed.lines,
            "before": before.version if before else None,
        }


class Timeline(Room):
    """The phases and deadlines of a plan."""

    async def get(self, plan: str) -> None:
        """The page."""
        version, _ = await asyncio.to_thread(self.plan, plan)
        dated = await asyncio.to_thread(views.timeline, self.house, plan, self.house.settings.language)
        self.show("timeline.html", label=label_of(version), dated=dated, plan_href=views.href(plan))


class Sheet(Room):
    """A page of the source as a picture, in a page that says which one it is."""

    async def get(self, plan: str) -> None:
        """The page with the passage that the address names, else the one of the number that it names."""
        version, current = await asyncio.to_thread(self.plan, plan)
        cited, number = self.cited(version), self.number("so")
        try:
            if cited is not None and number is None:
                shown = await drawn(lambda: self.house.assistant.shown(version, [cited]))
                page = shown.pages[0]
            else:
                spans = [cited] if cited else []
                page = await drawn(lambda: self.house.assistant.page(version, number or 1, spans))
        except IngestError as error:
            log.warning("no page of %s could be shown: %s", plan, error)
            raise HTTPError(HTTPStatus.NOT_FOUND) from error
        v = None if version.version == current.version else version.version
        asked: dict[str, object] = {"v": v}
        if cited:
            asked |= {"tu": cited.start, "den": cited.end}

        def at(number: int, what: str = "/trang", **besides: object) -> str:
            return views.href(plan, what, so=number, **asked, **besides)

        is_whole = self.number("ca") == 1
        self.show(
            "sheet.html",
            label=label_of(version),
            page=page,
            picture=at(page.number, "/trang.png"),
            earlier=at(page.number - 1) if page.number > 1 else "",
            later=at(page.number + 1) if page.number < page.count else "",
            quote=cited.of(version.text) if cited else "",
            frames=frames(page.size, page.boxes),
            is_near=page.found and not is_whole,
            other_size=at(page.number, ca=None if is_whole else 1) + ("#trich" if is_whole else ""),
            text_href=views.href(plan, "", **asked) + ("#trich" if cited else ""),
        )


class Picture(Room):
    """The picture itself."""

    async def get(self, plan: str) -> None:
        """A PNG."""
        version, _ = await asyncio.to_thread(self.plan, plan)
        cited = self.cited(version)
        try:
            number = self.number("so") or 1
            page = await drawn(lambda: self._page(version, cited, number))
        except IngestError as error:
            raise HTTPError(HTTPStatus.NOT_FOUND) from error
        self.set_header("Content-Type", "image/png")
        self.set_header("Cache-Control", KEPT_FOR_A_WHILE)
        self.finish(await asyncio.to_thread(page.file.read_bytes))

    def _page(self, version: PlanVersion, cited: Span | None, number: int) -> Page:
        """The page of a number, as it was drawn when its passage was looked for. Raises IngestError."""
        assistant = self.house.assistant
        drawn = assistant.shown(version, [cited]).pages if cited else ()
        found = next((page for page in drawn if page.number == number), None)
        return found or assistant.page(version, number, [cited] if cited else [])


class Nowhere(Room):
    """An address that there is not."""

    needs_visitor = False

    async def prepare(self) -> None:
        """Nobody needs to be let in to be told so."""
        raise HTTPError(HTTPStatus.NOT_FOUND)
