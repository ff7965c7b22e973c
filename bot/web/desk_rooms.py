"""The pages of the administrators' desk. Whatever a form says, the plan as it is decides what becomes of it."""

import asyncio
import logging
from dataclasses import replace
from http import HTTPStatus
from typing import Any

from tornado.web import HTTPError

from bot.failures import explain
from bot.labels import Pointed, label, tell
from bot.reports import DAYS, unanswered
from bot.state.proposals import Proposal
from bot.web import checking, views
from bot.web.checking import Checked
from bot.web.rooms import Room
from ingest.coverage import coverage_of
from ingest.errors import IngestError
from knowledge.catalogue import CatalogueError
from knowledge.corrections import CorrectionError, find_quote
from knowledge.question.naming import label_of
from knowledge.span import Span

_QUESTIONS = 40
_LONGEST_VALUE, _LONGEST_QUOTE = 500, 4_000

log = logging.getLogger(__name__)


class Table(Room):
    """What waits for an administrator: files to agree to, questions without an answer."""

    needs_admin = True

    async def get(self) -> None:
        """The page."""
        self.show("table.html", **await asyncio.to_thread(self._values))

    def _values(self) -> dict[str, Any]:
        state = self.house.desk.state
        return {
            "files": [(f"/ban/{one.id}", _name(one)) for one in state.proposals.waiting()],
            "questions": [
                (f"/ban/cau-hoi/{one.question.id}", one.question.question, one.count)
                for one in unanswered(state, DAYS)[:_QUESTIONS]
            ],
        }


class Check(Room):
    """A version beside its page: what all of its pages have in common."""

    needs_admin = True

    def checked(self, which: str) -> Checked:
        """What is checked, by its plan or by the number of its proposal. Raises HTTPError."""
        raise NotImplementedError

    async def get(self, which: str) -> None:
        """The page left, the facts right."""
        self.show("check.html", **await asyncio.to_thread(self._values, which, ""))

    async def post(self, which: str) -> None:
        """Put right, take out, publish, discard, roll back."""
        message = await asyncio.to_thread(self._do, which)
        if message.startswith("/"):
            self.redirect(message, status=HTTPStatus.SEE_OTHER)
            return
        self.set_status(HTTPStatus.CONFLICT)
        self.show("check.html", **await asyncio.to_thread(self._values, which, message))

    def _do(self, which: str) -> str:
        """Do what the form says; the address to go to then, or why it was not done."""
        checked, action = self.checked(which), self.get_body_argument("lam", "")
        field = self.get_body_argument("muc", "")[:80]
        try:
            match action:
                case "sua":
                    value = self.get_body_argument("giatri", "")[:_LONGEST_VALUE]
                    quote = self.get_body_argument("canu", "")[:_LONGEST_QUOTE]
                    checking.put_right(self.house, checked, self.visitor, field, value, quote)
                case "bo":
                    checking.take_out(self.house, checked, self.visitor, field)
                case "congbo":
                    shown = self.get_body_argument("thay", "")
                    if not checking.agree(self.house, checked, self.visitor, shown):
                        return self.house.say("check.outdated")
                    return views.href(checked.version.plan)
                case "thoi":
                    checking.discard(self.house, checked)
                    return "/ban"
                case "lui" if checked.proposal is None:
                    checking.roll_back(self.house, checked.version.plan, self.visitor)
                case _:
                    raise HTTPError(HTTPStatus.BAD_REQUEST)
        except (CorrectionError, CatalogueError, IngestError) as error:
            return explain(error, self.house.words) or type(error).__name__
        return checked.href

    def _values(self, which: str, message: str) -> dict[str, Any]:
        house, checked = self.house, self.checked(which)
        version, cited = checked.version, self.cited(checked.version)
        field = self.get_query_argument("muc", "") or self.get_body_argument("muc", "")
        form = checking.form_for(house, version, field) if field else None
        if form is not None and message:
            value, quote = (self.get_body_argument(name, "") for name in ("giatri", "canu"))
            form = replace(form, value=value, quote=quote)
        if cited is None and form is not None:
            cited = form.span
        parts, at = views.part_for(version, cited, self.number("phan"))
        part, here = parts[at], checked.href
        changed = views.changes(house, checked.before, version)
        asked = f"&tu={cited.start}&den={cited.end}" if cited else ""
        number = self.number("so") or 0
        return {
            "checked": checked,
            "label": label_of(version),
            "message": message,
            "facts": checking.checkable(house, version),
            "missing": checking.missing(house, version),
            "form": form,
            "cited": cited,
            "paragraphs": views.text(version, cited, part, checking.loose(version), changed.spans),
            "parts": [f"{here}?phan={n + 1}" for n in range(len(parts))],
            "at": at,
            "picture": f"{here}/trang.png?so={number}{asked}" if self.get_query_argument("anh", "") else "",
            "picture_href": f"{here}?anh=1{asked}",
            "here": here,
            "covered": coverage_of(version).percent,
            "checks": views.checks(house, version),
            "changes": changed.lines,
            "can_publish": bool(checked.prospect and checked.prospect.can_be_done),
            "loses": checked.prospect.loses if checked.prospect else 0,
            "seen": checking.fingerprint(house, checked),
        }


class CheckFile(Check):
    """A proposed file, before it is published."""

    def checked(self, which: str) -> Checked:
        """The proposal of a number. Raises HTTPError."""
        try:
            found = checking.proposed(self.house, int(which))
        except (CatalogueError, CorrectionError, FileNotFoundError) as error:
            log.warning("proposal %s cannot be shown: %s", which, error)
            found = None
        if found is None:
            raise HTTPError(HTTPStatus.NOT_FOUND)
        return found


class CheckPlan(Check):
    """A plan as it is in use."""

    def checked(self, which: str) -> Checked:
        """The plan. Raises HTTPError."""
        try:
            return checking.current(self.house, which)
        except CatalogueError as error:
            raise HTTPError(HTTPStatus.NOT_FOUND) from error


class _Picture(Check):
    async def get(self, which: str) -> None:
        """The page of a passage, or of a number."""
        checked = await asyncio.to_thread(self.checked, which)
        cited, number = self.cited(checked.version), self.number("so") or 0
        try:
            page = await asyncio.to_thread(checking.page, self.house, checked, number, cited)
        except IngestError as error:
            raise HTTPError(HTTPStatus.NOT_FOUND) from error
        self.set_header("Content-Type", "image/png")
        self.finish(await asyncio.to_thread(page.file.read_bytes))

    async def post(self, which: str) -> None:  # noqa: ARG002 as of all that is checked
        """A picture is changed by nobody."""
        raise HTTPError(HTTPStatus.METHOD_NOT_ALLOWED)


class PictureOfFile(_Picture, CheckFile):
    """A page of a proposed file."""


class PictureOfPlan(_Picture, CheckPlan):
    """A page of a plan."""


class Question(Room):
    """A question without an answer: where would it stand?"""

    needs_admin = True

    async def get(self, number: str) -> None:
        """Choose the plan, then mark the words."""
        self.show("question.html", **await asyncio.to_thread(self._values, number, ""))

    async def post(self, number: str) -> None:
        """Keep the question with the words that answer it."""
        message = await asyncio.to_thread(self._label, number)
        if message:
            self.set_status(HTTPStatus.CONFLICT)
            self.show("question.html", **await asyncio.to_thread(self._values, number, message))
        else:
            self.redirect("/ban", status=HTTPStatus.SEE_OTHER)

    def _label(self, number: str) -> str:
        """Keep it; why not, where it is not kept."""
        asked = self.house.desk.state.questions.get(int(number))
        plan, quote = self.get_body_argument("ke-hoach", ""), self.get_body_argument("canu", "")[:_LONGEST_QUOTE]
        version = self.shelf().plan(plan)
        if asked is None or version is None:
            raise HTTPError(HTTPStatus.NOT_FOUND)
        span = find_quote(version.text, quote)
        if span is None:
            return self.house.say("question.nowhere")
        folder, words = self.house.settings.data_dir, span.of(version.text)
        label(folder, asked.id, asked.question, plan, words)
        if self.get_body_argument("bao", ""):
            tell(folder, Pointed(asked.id, plan, words))
        return ""

    def _values(self, number: str, message: str) -> dict[str, Any]:
        asked = self.house.desk.state.questions.get(int(number))
        if asked is None:
            raise HTTPError(HTTPStatus.NOT_FOUND)
        shelf, plan = self.shelf(), self.get_argument("ke-hoach", "")
        version = shelf.plan(plan) if plan else None
        hits = views.search(self.house, self.sight, asked.question)
        plans = list(dict.fromkeys([*asked.plans, *(hit.plan for hit in hits)]))
        cited: Span | None = self.cited(version) if version else None
        parts, at = views.part_for(version, cited, self.number("phan")) if version else ([], 0)
        here = f"/ban/cau-hoi/{asked.id}"
        return {
            "asked": asked,
            "message": message,
            "here": here,
            "plan": plan,
            "label": label_of(version) if version else "",
            "plans": [(one, shelf.by_plan[one].name.label) for one in plans if one in shelf.by_plan],
            "paragraphs": views.text(version, cited, parts[at]) if version else [],
            "parts": [f"{here}?ke-hoach={plan}&phan={n + 1}" for n in range(len(parts))],
            "at": at,
        }


def _name(proposal: Proposal) -> str:
    return str(proposal.values.get("name") or proposal.plan or proposal.id)
